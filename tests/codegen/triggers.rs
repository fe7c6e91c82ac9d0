//! What is refused among the triggers of sandboxes.

use crate::copy::{Copy, record, source};

const TRIGGERS: &str = "triggers.csv";

/// A right line for Worldpay's last code, which comes after all others; its cells may be changed.
fn cells() -> Vec<String> {
    let cells = ["worldpay.refusal", "975", "name", "MADE-UP", "sandbox", "Made up for a test", source()];
    cells.map(String::from).to_vec()
}

/// A copy with one more trigger, the last one, which is right but for some cells; its line.
fn with_trigger(changed: &[(&str, &str)]) -> (Copy, usize) {
    let copy = Copy::new();
    let line = copy.append(TRIGGERS, &record(&cells()));
    assert_eq!(copy.mistakes(), [""; 0]);
    for (column, cell) in changed {
        copy.change(TRIGGERS, line, column, cell);
    }
    (copy, line)
}

#[track_caller]
fn refused(changed: &[(&str, &str)], text: &str) {
    let (copy, line) = with_trigger(changed);
    copy.refused(TRIGGERS, line, text);
}

#[test]
fn words_that_nobody_knows() {
    refused(
        &[("kind", "magic")],
        "unknown kind `magic`; expected one of account, amount, card, cvc, expiry, field, header, name, scenario, token",
    );
    refused(&[("environment", "live")], "unknown environment `live`; expected one of sandbox, test_mode");
    refused(&[("source", "nobody")], "unknown source `nobody`; cite an id of data/sources.csv, or add one");
}

#[test]
fn sets_and_codes_that_are_not_there() {
    refused(&[("set", "worldpay.error")], "unknown set `worldpay.error`; take an id of data/sets.csv");
    refused(
        &[("code", "9999")],
        "`9999` is not a listed code of worldpay.refusal; add its row first, or write it as the row does",
    );
    // Found by decoding, but written otherwise; and listed by the set that this one extends alone.
    for (set, code) in [("stripe.decline", "lost-card"), ("pei.acquirer", "43")] {
        let (copy, line) = with_trigger(&[("set", set), ("code", code)]);
        let text =
            format!("`{code}` is not a listed code of {set}; add its row first, or write it as the row does");
        copy.refused(TRIGGERS, line, &text);
    }
}

#[test]
fn values_and_notes_that_say_too_little_or_too_much() {
    refused(&[("value", "")], "the value is blank; say what the request has to hold");
    refused(&[("with", "Any card.")], "with ends with a full stop; leave it out");
    refused(&[("with", &"x".repeat(91))], "with is longer than 90 characters; shorten it");
}

#[test]
fn card_numbers_where_there_is_no_test_card() {
    let grouped = "4000 0000 0000 9995";
    let (copy, _) = with_trigger(&[("kind", "card"), ("value", grouped)]);
    // It comes before a name.
    assert_eq!(copy.mistakes(), [""; 0]);
    for number in ["4000000000009995", "4000-0000-0000-9995", "4000 0000", "4000 0000 0000 999x"] {
        refused(
            &[("kind", "card"), ("value", number)],
            &format!(
                "`{number}` is not a card number in groups of three to six digits, such as 4242 4242 4242 4242"
            ),
        );
    }
    refused(&[("value", grouped)], "value holds what looks like a card number; leave it out");
    refused(
        &[("kind", "card"), ("value", grouped), ("with", grouped)],
        "with holds what looks like a card number; leave it out",
    );
}

#[test]
fn one_trigger_twice() {
    let (copy, line) = with_trigger(&[]);
    copy.append(TRIGGERS, &record(&cells()));
    copy.refused(TRIGGERS, line + 1, &format!("says the same as line {line}; keep one"));

    let (copy, line) = with_trigger(&[("code", "973")]);
    copy.append(TRIGGERS, &record(&cells()));
    copy.refused(
        TRIGGERS,
        line + 1,
        &format!("line {line} has the same trigger for `973`; one request has one answer"),
    );
    // What else it takes tells the two apart.
    copy.change(TRIGGERS, line + 1, "with", "Fifteen tries within a day");
    assert_eq!(copy.mistakes(), [""; 0]);
}

#[test]
fn triggers_out_of_order() {
    let copy = Copy::new();
    let line = copy.last(TRIGGERS);
    let [code, kind, value] = ["code", "kind", "value"].map(|column| copy.cell(TRIGGERS, line, column));
    refused(
        &[("code", "1")],
        &format!("`1 name MADE-UP` is not in order; it belongs before `{code} {kind} {value}`"),
    );
    let (copy, line) = with_trigger(&[("kind", "token")]);
    copy.append(TRIGGERS, &record(&cells()));
    copy.refused(
        TRIGGERS,
        line + 1,
        "`975 name MADE-UP` is not in order; it belongs before `975 token MADE-UP`",
    );
}
