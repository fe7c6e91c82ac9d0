//! Where the money is, when a part of the story or an amount is missing.

use serde_json::Value;

use super::documents::opp;
use super::every_order::{said, state};

const DONE: &str = "000.000.000";

fn debit() -> String {
    opp("DB", "a1", None, "48.50", DONE, 0)
}

fn reservation() -> String {
    opp("PA", "a1", None, "48.50", DONE, 0)
}

fn of(kind: &str, id: &str, amount: &str, minute: u32) -> String {
    opp(kind, id, Some("a1"), amount, DONE, minute)
}

/// The same without its amount.
fn bare(document: &str) -> String {
    let mut document: Value = serde_json::from_str(document).unwrap();
    document.as_object_mut().unwrap().remove("amount");
    document.to_string()
}

#[track_caller]
fn says(documents: &[String], wanted: &str) {
    assert_eq!(said(&state(documents)), wanted, "{documents:#?}");
}

#[test]
fn what_was_taken_may_be_unknown_but_not_that_it_was() {
    says(&[bare(&debit())], "approved captured ? 0.00");
    says(&[bare(&debit()), of("RF", "a2", "48.50", 5)], "reversed unknown ? 48.50");
    // A refund that does not say how much is one of all of it.
    says(&[debit(), bare(&of("RF", "a2", "48.50", 5))], "reversed returned 48.50 48.50");
}

#[test]
fn what_went_back_had_been_taken() {
    says(&[of("RF", "a2", "48.50", 5)], "reversed returned ? 48.50");
    says(&[bare(&of("RF", "a2", "48.50", 5))], "reversed returned ? ?");
}

#[test]
fn what_was_released_had_been_reserved() {
    says(&[reservation(), bare(&of("RV", "a2", "48.50", 5))], "cancelled none 0.00 0.00");
    says(&[reservation(), of("RV", "a2", "48.50", 5)], "cancelled none 0.00 0.00");
    says(&[reservation(), of("RV", "a2", "48.49", 5)], "approved authorized 0.00 0.00");
    says(&[bare(&reservation())], "approved authorized 0.00 0.00");
    says(&[bare(&reservation()), of("RV", "a2", "48.50", 5)], "reversed unknown 0.00 0.00");
}

/// A part may be released and the rest taken; no more than was held can be both.
#[test]
fn what_was_released_cannot_be_taken() {
    let part = of("RV", "a2", "8.50", 5);
    says(&[reservation(), part.clone(), of("CP", "a3", "40.00", 9)], "approved captured 40.00 0.00");
    says(&[reservation(), part, of("CP", "a3", "40.01", 9)], "unknown unknown ? ? released");
    let all = bare(&of("RV", "a2", "48.50", 5));
    says(&[reservation(), all, of("CP", "a3", "1.00", 9)], "unknown unknown ? ? released");
}
