//! What holds for every answer, whatever the document says.

use std::sync::LazyLock;

use payverdict::payload::{Answer, Funds};
use payverdict::{Locale, Reason};
use serde_json::Value;

/// What is said where no money was taken, in each language, as the table of messages has it.
pub static NO_MONEY_TAKEN: LazyLock<Vec<(Locale, String)>> = LazyLock::new(|| {
    // The same rules are kept where documents are made up, in fuzz/.
    let own = std::path::Path::new(env!("CARGO_MANIFEST_DIR"));
    let text =
        own.ancestors().find_map(|folder| std::fs::read_to_string(folder.join("data/messages.csv")).ok());
    let text = text.expect("the messages are there");
    let mut lines = text.lines();
    let languages = lines.next().expect("a header").split(',').skip(1);
    let row = lines.find(|line| line.starts_with("no_money_taken,")).expect("the sentence is a message");
    let sentences = row.split(',').skip(1).map(|sentence| sentence.trim_matches('"').to_owned());
    let locales = languages.map(|language| language.parse().expect("a language"));
    locales.zip(sentences).collect()
});

/// Checks an answer and its JSON in English.
pub fn keeps_to_the_rules(answer: &Answer, json: &Value) {
    for (locale, sentence) in NO_MONEY_TAKEN.iter() {
        let is_told = answer.message(*locale).contains(sentence);
        assert!(!is_told || answer.funds() == Funds::None, "{locale}: {json}");
    }
    says_one_thing(json);
    nothing_is_claimed(json);
    the_strictest_counts(json);
    words_go_together(json);
    paid_is_paid(json);
}

/// The answer and its overall verdict say the same.
fn says_one_thing(answer: &Value) {
    for key in ["retry", "reason", "message", "next_step"] {
        assert_eq!(answer[key], answer["overall"][key], "{key}: {answer}");
    }
    let is_open = is_contradiction(answer);
    if is_open || is_nothing(answer) {
        assert_eq!(answer["retry"], "check_first", "{answer}");
        assert_eq!(answer["next_step"], "wait", "{answer}");
        assert_eq!(
            answer["overall"]["outcome"],
            if is_open { "unknown" } else { "informational" },
            "{answer}"
        );
    }
}

/// No text says that no money was taken unless that is known, and none thanks for money that went back.
pub fn nothing_is_claimed(answer: &Value) {
    let sentence = &NO_MONEY_TAKEN.iter().find(|(locale, _)| *locale == Locale::En).expect("English").1;
    for text in texts(answer) {
        assert!(answer["funds"] == "none" || !text.contains(sentence.as_str()), "{text}: {answer}");
        let went_back = answer["funds"] == "returned"
            || ["refund", "reversal", "chargeback"].iter().any(|operation| answer["operation"] == *operation);
        assert!(!(went_back && text.contains("Thank you")), "{text}: {answer}");
    }
}

/// Every text of an answer but those of history.
pub fn texts(answer: &Value) -> Vec<&str> {
    let verdicts = answer["verdicts"].as_array().expect("a list").iter();
    let current =
        verdicts.filter(|verdict| verdict["superseded"] == false).map(|verdict| &verdict["message"]);
    let own =
        [&answer["message"], &answer["next"], &answer["overall"]["message"], &answer["overall"]["summary"]];
    own.into_iter().chain(current).filter_map(Value::as_str).collect()
}

fn current(answer: &Value) -> Vec<&Value> {
    let verdicts = answer["verdicts"].as_array().expect("a list");
    verdicts.iter().filter(|verdict| verdict["superseded"] == false).collect()
}

fn is_nothing(answer: &Value) -> bool {
    answer["overall"]["path"].is_null()
}

/// Whether the document contradicts itself about what happened.
fn is_contradiction(answer: &Value) -> bool {
    let conflicts = answer["conflicts"].as_array().expect("a list");
    conflicts.iter().any(|conflict| conflict["kind"] == "codes")
        || text(&answer["next"]).starts_with("The document contradicts itself")
        || text(&answer["next"]).starts_with("There are several payments")
}

fn text(value: &Value) -> &str {
    value.as_str().expect("a text")
}

/// No code that counts is stricter than the answer, unless the document contradicts itself; but where a payment
/// stands those that refuse what came after it, and a code that leaves it to the advice beside it.
fn the_strictest_counts(answer: &Value) {
    // What cannot be told has to be asked about before anything else.
    if is_contradiction(answer) || answer["overall"]["outcome"] == "unknown" {
        assert_ne!(answer["retry"], "not_needed", "{answer}");
        return;
    }
    let is_made = matches!(text(&answer["overall"]["outcome"]), "approved" | "review" | "reversed");
    let leaves_it = |verdict: &Value| {
        verdict["set"] == "mastercard.response" && text(&verdict["summary"]).contains("advice")
    };
    let is_left = current(answer).into_iter().any(leaves_it);
    for verdict in current(answer) {
        let outcome = text(&verdict["outcome"]);
        let is_beside = (is_made && ["declined", "failed", "cancelled", "reversed"].contains(&outcome))
            || (text(&verdict["message"]).starts_with(NOT_DONE)
                && verdict["path"] != answer["overall"]["path"]);
        let says_little =
            ["unspecified", "generic_decline"].iter().any(|reason| verdict["reason"] == *reason);
        // The gateway's own word for a plain no.
        let is_own = ["opp.result", "adyen.refusal", "stripe.decline", "stripe.error"]
            .iter()
            .any(|set| verdict["set"] == *set);
        let leaves_it = is_left && (leaves_it(verdict) || (says_little && is_own));
        if outcome == "informational" || is_beside || leaves_it {
            continue;
        }
        assert!(strictness(&answer["retry"]) >= strictness(&verdict["retry"]), "{verdict}: {answer}");
    }
}

/// What is said of something that is no payment.
const NOT_DONE: &str = "This could not be done";

fn strictness(retry: &Value) -> u8 {
    let retry: payverdict::Retry = text(retry).parse().expect("a retry word");
    retry.strictness()
}

fn paid_is_paid(answer: &Value) {
    if answer["is_paid"] != true {
        return;
    }
    let overall = &answer["overall"];
    assert_eq!(overall["outcome"], "approved", "{answer}");
    assert_eq!(overall["match"], "exact", "{answer}");
    assert_eq!(answer["funds"], "captured", "{answer}");
    assert_eq!(answer["partial"], false, "{answer}");
    assert!(!is_contradiction(answer), "{answer}");
    let gives_back = text(&answer["next"]).contains("giving it back did not go through");
    for verdict in current(answer) {
        let outcome = text(&verdict["outcome"]);
        let refused = gives_back && matches!(outcome, "declined" | "failed" | "cancelled");
        assert!(matches!(outcome, "approved" | "informational") || refused, "{answer}");
        let flags = verdict["flags"].as_array().expect("a list");
        assert!(!flags.iter().any(|flag| flag == "test" || flag == "partial"), "{answer}");
    }
}

/// The next steps that go with a retry word; those that a reason or another operation may lead to instead
/// are named below.
const STEPS: [(&str, &[&str]); 12] = [
    ("not_needed", &["none", "wait"]),
    ("wait", &["wait"]),
    ("check_first", &["wait"]),
    ("now", &["retry"]),
    ("later", &["retry"]),
    ("after_issuer_contact", &["contact_bank"]),
    ("after_authentication", &["authenticate"]),
    ("after_data_fix", &["fix_details"]),
    ("after_credential_update", &["fix_details"]),
    ("other_method", &["other_method"]),
    ("after_merchant_fix", &["contact_shop"]),
    ("never", &["other_method"]),
];

const ANY: &[&str] = &[];
const TRIES: &[&str] = &[
    "now",
    "later",
    "after_authentication",
    "after_data_fix",
    "after_credential_update",
    "after_merchant_fix",
];
const REFUSED: &[&str] = &["declined", "failed"];
const WAITS: &[&str] = &["wait", "check_first"];

/// Words in a message, and the retry words, outcomes and places of funds that may stand beside them.
const MESSAGES: [(&str, [&[&str]; 3]); 12] = [
    ("try again", [TRIES, ANY, ANY]),
    ("Thank you", [&["not_needed"], &["approved"], &["captured", "authorized", "unknown", "none"]]),
    ("was approved", [&["not_needed"], &["approved"], &["captured", "authorized", "unknown", "none"]]),
    ("do not pay again", [&["wait", "check_first", "not_needed"], ANY, ANY]),
    ("use another card", [ANY, REFUSED, &["none", "unknown"]]),
    ("or use another", [ANY, REFUSED, &["none", "unknown"]]),
    ("another way to pay", [ANY, REFUSED, &["none", "unknown"]]),
    (
        "being returned",
        [&["not_needed", "never"], &["reversed", "approved"], &["returned", "unknown", "captured"]],
    ),
    ("was disputed", [ANY, &["reversed"], ANY]),
    ("No money was taken", [ANY, ANY, &["none"]]),
    ("was declined", [ANY, REFUSED, ANY]),
    ("was cancelled", [ANY, &["cancelled"], ANY]),
];

/// What support should do next, by the beginning of the sentence, with the retry words, outcomes and places of
/// funds that may stand beside it.
const NEXT: [(&str, [&[&str]; 3]); 47] = [
    ("The document contradicts itself", [&["check_first"], &["unknown"], &["unknown"]]),
    ("There are several payments", [&["check_first"], &["unknown"], &["unknown"]]),
    ("This was a test", [ANY, &["approved"], ANY]),
    ("Have a person look", [ANY, &["review"], ANY]),
    ("A refund is on its way", [WAITS, &["pending"], ANY]),
    ("Wait for the next status", [WAITS, &["pending", "declined", "failed"], ANY]),
    ("Take the shopper through", [&["after_authentication"], &["action_required"], ANY]),
    ("Wait for the shopper", [ANY, &["action_required"], ANY]),
    ("The payment was called off: there is nothing", [ANY, &["cancelled"], &["none"]]),
    (
        "The payment was called off: ask",
        [ANY, &["cancelled"], &["unknown", "captured", "authorized", "returned"]],
    ),
    (
        "Ask the provider for the status first: money may",
        [&["check_first"], &["unknown", "declined", "failed"], &["unknown", "none", "returned"]],
    ),
    ("Ask the provider for the status first: it may", [WAITS, REFUSED, &["unknown"]]),
    ("The payment is captured in full: ship.", [&["not_needed"], &["approved"], &["captured"]]),
    ("The payment is captured in full, but", [&["not_needed"], &["approved"], &["captured"]]),
    ("Only a part of the amount is held now", [&["not_needed"], &["approved"], &["captured"]]),
    ("Money was captured, but", [&["not_needed"], &["approved"], &["captured"]]),
    ("Only a part of the amount is reserved", [&["not_needed"], &["approved"], &["authorized"]]),
    ("The amount is reserved, not taken", [&["not_needed"], &["approved"], &["authorized"]]),
    ("Nothing was charged", [&["not_needed"], &["approved"], &["none"]]),
    ("The operation went through, but", [&["not_needed"], &["approved"], &["unknown"]]),
    (
        "The payment stands; giving",
        [ANY, &["approved", "declined", "failed"], &["captured", "authorized", "unknown"]],
    ),
    (
        "The payment stands; a capture",
        [&["not_needed"], &["approved"], &["captured", "authorized", "unknown"]],
    ),
    (
        "The payment stands; releasing",
        [ANY, &["approved", "declined", "failed"], &["captured", "authorized", "unknown"]],
    ),
    (
        "The payment stands; a further",
        [&["not_needed"], &["approved"], &["captured", "authorized", "unknown"]],
    ),
    ("The capture did not go through", [ANY, REFUSED, &["unknown"]]),
    ("This was not carried out", [ANY, REFUSED, &["unknown", "none"]]),
    ("There is nothing to try again", [&["not_needed"], REFUSED, ANY]),
    ("The same request may be sent again at once", [&["now"], REFUSED, ANY]),
    ("The same payment may be tried again after", [&["later"], REFUSED, ANY]),
    ("The same payment may be tried again later", [&["later"], REFUSED, ANY]),
    ("The shopper has to talk to the bank", [&["after_issuer_contact"], REFUSED, ANY]),
    ("Try again with 3-D Secure", [&["after_authentication"], REFUSED, ANY]),
    ("The shopper has to correct", [&["after_data_fix"], REFUSED, ANY]),
    ("Newer card details", [&["after_credential_update"], REFUSED, ANY]),
    ("Ask the shopper for another card", [&["other_method"], REFUSED, &["none", "unknown"]]),
    ("The merchant has to carry out", [ANY, &["action_required"], &["none", "unknown"]]),
    ("The merchant's set-up", [&["after_merchant_fix"], REFUSED, ANY]),
    ("A developer has to", [&["after_merchant_fix"], REFUSED, ANY]),
    ("Do not try this card again", [&["never"], REFUSED, &["none", "unknown"]]),
    ("The bank took the money back", [ANY, &["reversed"], ANY]),
    ("A part of the money went back", [ANY, &["reversed"], &["captured"]]),
    (
        "The money went back to the shopper",
        [ANY, &["reversed", "approved"], &["returned", "unknown", "none", "authorized"]],
    ),
    ("This only says that something changed", [ANY, &["informational"], ANY]),
    ("The webhook works", [ANY, &["informational"], ANY]),
    ("Nothing has been paid yet", [ANY, &["informational"], ANY]),
    ("This is not about a payment", [ANY, &["informational"], ANY]),
    ("This does not say whether money moved", [ANY, &["informational"], ANY]),
];

/// The tables of what goes with what.
fn words_go_together(answer: &Value) {
    let words = [&answer["retry"], &answer["overall"]["outcome"], &answer["funds"]].map(text);
    let [retry, outcome, _] = words;
    let fits = |allowed: &[&[&str]; 3]| {
        allowed.iter().zip(words).all(|(allowed, word)| allowed.is_empty() || allowed.contains(&word))
    };
    let message = text(&answer["message"]);
    for (said, allowed) in &MESSAGES {
        assert!(!message.contains(said) || fits(allowed), "{said}: {answer}");
    }
    let next = text(&answer["next"]);
    let (_, allowed) = NEXT
        .iter()
        .find(|(begin, _)| next.starts_with(begin))
        .unwrap_or_else(|| panic!("not in the table: {next}"));
    assert!(fits(allowed), "{next}: {answer}");
    let step = text(&answer["next_step"]);
    let (_, steps) = STEPS.iter().find(|(word, _)| *word == retry).expect("every retry word is there");
    let reason: Option<Reason> = answer["reason"].as_str().map(|reason| reason.parse().expect("a reason"));
    let is_refused = REFUSED.contains(&outcome);
    let is_hidden = reason.is_some_and(|reason| reason.is_masked() || reason == Reason::GenericDecline);
    let may = steps.contains(&step)
        || (is_refused && is_hidden && step == "other_method")
        || (is_refused && step == "contact_shop" && message.starts_with(NOT_DONE))
        || (outcome == "reversed" && step == "none")
        || (outcome == "approved" && step == "none")
        || (outcome == "review" && step == "wait")
        || (outcome == "informational" && step == "none" && retry != "check_first");
    assert!(may, "{retry} and {step}: {answer}");
    // What was refused beside or after a payment is no reason for another one.
    let asked_of_shop = is_refused && message.starts_with(NOT_DONE);
    assert!(!asked_of_shop || step == "contact_shop" || step == "wait", "{answer}");
}
