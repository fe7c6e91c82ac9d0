//! What is refused in the messages of the shopper.

use crate::copy::Copy;
use crate::{check, read};

#[test]
fn a_message_that_is_missing() {
    let copy = Copy::new();
    let line = copy.line("vocabulary.csv", "message", "approved");
    copy.remove("messages.csv", copy.line("messages.csv", "id", "approved"));
    copy.refused("vocabulary.csv", line, "there is no message `approved`; add it to data/messages.csv");
}

/// Also those that the build script names and the vocabulary does not.
#[test]
fn no_message_can_be_taken_out() {
    let mut data = read::read(&Copy::new().0).unwrap();
    let messages = data.messages.clone();
    for place in 0..messages.rows.len() {
        data.messages = messages.clone();
        let id = data.messages.rows.remove(place).get("id").to_string();
        let told = check::check(&data, None).err().unwrap_or_default();
        assert!(
            told.iter().any(|mistake| mistake.text.contains(&format!("there is no message `{id}`"))),
            "message {id} can be taken out: {told:?}"
        );
    }
}

#[test]
fn a_message_without_a_translation() {
    let copy = Copy::new();
    let id = copy.cell("messages.csv", 2, "id");
    copy.change("messages.csv", 2, "is", "");
    copy.refused("messages.csv", 2, &format!("message {id} has no text in is; translate it"));
}

#[test]
fn a_message_that_is_too_long() {
    let copy = Copy::new();
    let id = copy.cell("messages.csv", 2, "id");
    // Counted in characters, not in bytes.
    copy.change("messages.csv", 2, "is", &"ð".repeat(160));
    assert_eq!(copy.mistakes(), [""; 0]);
    copy.change("messages.csv", 2, "is", &"ð".repeat(161));
    copy.refused("messages.csv", 2, &format!("message {id} is longer than 160 characters in is; shorten it"));
}

#[test]
fn a_message_of_which_one_language_promises_more_than_another() {
    let copy = Copy::new();
    let line = copy.line("messages.csv", "id", "unknown");
    let promise = copy.cell("messages.csv", copy.line("messages.csv", "id", "no_money_taken"), "is");
    copy.change("messages.csv", line, "is", &promise);
    let text = "message unknown in is and in en differ in whether they have the sentence `no_money_taken`; write it alike";
    copy.refused("messages.csv", line, text);
}
