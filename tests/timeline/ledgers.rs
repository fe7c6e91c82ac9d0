//! Where the money is, when a part of the story or an amount is missing.

use serde_json::Value;

use super::documents::{opp, payex, payment};
use super::every_order::says;
use super::nordic::event;

pub const DONE: &str = "000.000.000";

pub fn debit() -> String {
    opp("DB", "a1", None, "48.50", DONE, 0)
}

pub fn reservation() -> String {
    opp("PA", "a1", None, "48.50", DONE, 0)
}

pub fn of(kind: &str, id: &str, amount: &str, minute: u32) -> String {
    opp(kind, id, Some("a1"), amount, DONE, minute)
}

/// The same without its amount.
pub fn bare(document: &str) -> String {
    let mut document: Value = serde_json::from_str(document).unwrap();
    document.as_object_mut().unwrap().remove("amount");
    document.to_string()
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
    says(&[event("CANCELLED", "2", 9000, true, 9)], "cancelled none 0.00 0.00");
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

/// What the bank told of the debit itself, a refund told of a part: all of it is gone once.
#[test]
fn what_the_bank_took_back_is_all_that_no_refund_gave_back() {
    let taken_back = || opp("DB", "a1", None, "48.50", "000.100.230", 900);
    let refund = |amount, code| opp("RF", "a2", Some("a1"), amount, code, 5);
    let all = "reversed returned 48.50 48.50";
    says(&[taken_back()], all);
    says(&[taken_back(), refund("8.50", DONE)], all);
    says(&[taken_back(), refund("48.50", DONE)], all);
    // One that was refused, or is not decided, gave nothing back.
    says(&[taken_back(), refund("8.50", "800.100.155")], all);
    says(&[taken_back(), refund("8.50", "000.200.000")], all);
}

/// That the bank took back nothing of it says all the same that the shopper disputes it.
#[test]
fn a_chargeback_of_nothing_unpays() {
    let not_paid = "approved captured 48.50 0.00";
    says(&[debit(), opp("CB", "a2", Some("a1"), "0.00", "000.100.230", 900)], not_paid);
    let capture = of("CP", "a3", "48.50", 9);
    let of_a_capture = opp("CP", "a2", Some("a1"), "0.00", "000.100.230", 5);
    says(&[reservation(), capture, of_a_capture], not_paid);
}

#[test]
fn two_debits_in_one_second_are_two() {
    let both = [debit(), opp("DB", "a2", None, "48.50", DONE, 0)];
    says(&both, "approved captured 97.00 0.00");
}

/// Where a capture is missing, as much had been taken as went back, and more may have been.
#[test]
fn what_went_back_of_a_reservation_is_not_all_of_it() {
    says(&[reservation(), of("RF", "a2", "48.50", 5)], "reversed returned ? 48.50");
    says(&[reservation(), of("RF", "a2", "8.50", 5)], "reversed unknown ? 8.50");
    let reserved = event("AUTHORIZED", "1", 9000, true, 2);
    says(&[reserved, bare(&event("REFUNDED", "2", 9000, true, 9))], "reversed unknown ? ?");
}

/// Nothing says whether what was called off had been taken.
#[test]
fn what_was_called_off_without_its_payment_leaves_the_sums_open() {
    says(&[of("RV", "a2", "48.50", 5)], "reversed unknown ? ?");
}

#[test]
fn what_is_left_of_a_reservation_is_still_held() {
    let reserved = payment(30_000, &[(1, "Authorization", "Completed", 30_000, 480)], 481);
    let release = |amount| payex(2, "Cancellation", "Completed", amount, 500);
    says(&[reserved.clone(), release(10_000)], "approved authorized 0.00 0.00");
    says(&[reserved, release(30_000)], "cancelled none 0.00 0.00");
}
