//! Payments of which nothing is known to have gone through: what is open comes before what was refused.

use serde_json::json;

use super::documents::{askell, checkout_payment, opp, stripe_charge, stripe_event, stripe_intent};
use super::every_order::{says, state};
use super::ledgers::{of, reservation};

const REFUSED: &str = "800.100.155";
const PENDING: &str = "000.200.000";

fn debit(id: &str, code: &str, minute: u32) -> String {
    opp("DB", id, None, "48.50", code, minute)
}

#[test]
fn one_try_that_is_open_leaves_open_what_was_taken() {
    let pending = || debit("a1", PENDING, 3);
    says(&[debit("a0", REFUSED, 1), pending()], "pending unknown ? ?");
    // Even if another one was refused after it.
    says(&[debit("a0", REFUSED, 9), pending()], "pending unknown ? ?");
    says(&[debit("a0", REFUSED, 9), debit("a1", "900.100.300", 3)], "unknown unknown ? ?");
    says(&[debit("a0", REFUSED, 9), debit("a1", REFUSED, 3)], "declined none 0.00 0.00");
}

/// The bank may hold the money of a payment that was declined.
#[test]
fn money_that_may_be_held_is_not_said_to_be_none() {
    says(&[debit("a0", "800.100.192", 1)], "declined unknown 0.00 0.00");
    says(&[debit("a0", "800.100.192", 1), debit("a1", REFUSED, 3)], "declined unknown 0.00 0.00");
}

#[test]
fn what_was_refused_to_the_back_office_says_nothing_of_the_payment() {
    for kind in ["RF", "CP", "RV"] {
        says(&[opp(kind, "a2", Some("a1"), "48.50", REFUSED, 9)], "declined unknown ? ?");
    }
    // Beside a payment that was refused, it is the payment that counts.
    let both = [debit("a1", "800.100.152", 1), opp("RF", "a2", Some("a1"), "48.50", "700.400.200", 9)];
    says(&both, "declined unknown 0.00 0.00");
    assert_eq!(state(&both).retry().as_str(), "other_method");
}

#[test]
fn a_capture_on_its_way_is_not_made() {
    says(&[reservation(), opp("CP", "a2", Some("a1"), "48.50", PENDING, 9)], "pending authorized 0.00 0.00");
    says(&[reservation(), of("CP", "a2", "48.50", 9)], "approved captured 48.50 0.00 paid");
}

#[test]
fn a_state_that_is_open_comes_before_a_try_that_was_refused() {
    let failed = |minute| {
        let intent = stripe_intent("requires_payment_method", Some(("ch_3Qone", "insufficient_funds")));
        stripe_event("payment_intent.payment_failed", intent, minute)
    };
    let open =
        |status: &str| stripe_event(&format!("payment_intent.{status}"), stripe_intent(status, None), 5);
    says(&[failed(2), open("requires_action")], "action_required unknown ? ?");
    says(&[failed(2), open("processing")], "pending unknown ? ?");
    // What went through without saying what it did to the money leaves it open as well.
    let mut charge = stripe_charge("ch_3Qtwo", 0, 0);
    charge["captured"] = json!(true);
    says(&[failed(2), stripe_event("charge.succeeded", charge, 5)], "approved unknown ? ?");
}

/// The transactions of Áskell explain its payment, and move nothing by themselves.
#[test]
fn what_a_payment_that_waits_lists_is_not_taken() {
    for transaction in ["settled", "failed", "pending"] {
        says(&[askell("pending", &[(1, transaction, "7500.0000")], 6)], "pending unknown ? ?");
    }
}

#[test]
fn a_word_that_nobody_knows_is_unknown() {
    says(&[checkout_payment("Odd", None)], "unknown unknown ? ?");
}
