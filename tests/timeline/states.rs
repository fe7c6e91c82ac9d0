//! Documents about the whole payment, beside each other and beside single operations: the newest holds, and nothing
//! that one of them proves is lost.

use serde_json::{Value, json};

use super::documents::{
    CHECKOUT, checkout, checkout_payment, order, payex, payment, stripe_charge, stripe_dispute, stripe_event,
    stripe_intent, with,
};
use super::every_order::{says, state};
use super::nordic::{event, klarna, quickpay, vipps};
use super::paypal;

const RESERVED: (&str, u32, &str) = ("authorize", 9000, "20000");

/// A payment of Quickpay on some day, with what was taken of it and what went back.
fn told(taken: u32, returned: &[u32], day: u32) -> String {
    let back = returned.iter().map(|amount| ("refund", *amount, "20000"));
    let operations: Vec<_> = [RESERVED, ("capture", taken, "20000")].into_iter().chain(back).collect();
    quickpay(&operations, taken - returned.iter().sum::<u32>(), day)
}

#[test]
fn a_newer_state_may_tell_of_more_and_never_of_less() {
    let paid = told(9000, &[], 2);
    says(&[paid.clone(), told(9000, &[1000], 3)], "approved captured 90.00 10.00");
    says(
        &[paid.clone(), told(9000, &[1000], 3), told(9000, &[1000, 1000], 4)],
        "approved captured 90.00 20.00",
    );
    says(&[paid, told(4000, &[], 3)], "unknown unknown ? ? denied");
    says(&[told(9000, &[1000], 2), told(9000, &[], 3)], "unknown unknown ? ? denied");
    says(&[told(9000, &[2000], 2), told(9000, &[1000], 3)], "unknown unknown ? ? denied");
    let part = paypal::captured("PARTIALLY_REFUNDED", 21);
    says(&[part, paypal::captured("COMPLETED", 30)], "unknown unknown ? ? denied");
    // What a single document says by itself, it does not deny.
    says(&[paypal::captured("PARTIALLY_REFUNDED", 21)], "reversed captured 75.00 ?");
}

#[test]
fn two_states_of_one_time_that_both_took_nothing_agree() {
    says(&[order("Aborted", None, 500), order("Failed", None, 500)], "cancelled none 0.00 0.00");
    let over = |status| klarna(status, "ACCEPTED", [0, 0, 0]);
    says(&[over("CANCELLED"), over("EXPIRED")], "cancelled none 0.00 0.00");
}

/// Of one second, or of no time, the one that tells of a refund holds, though it does not say how much.
#[test]
fn what_went_back_is_not_hidden_by_a_state_of_the_same_time() {
    let both = [paypal::captured("COMPLETED", 21), paypal::captured("PARTIALLY_REFUNDED", 21)];
    says(&both, "reversed captured 75.00 ?");
    let whole = checkout_payment("Captured", Some([6000, 0, 6000, 0]));
    let both = [whole, checkout_payment("Partially Refunded", None)];
    says(&both, "reversed captured 60.00 ?");
    assert_eq!(state(&both).partial(), Some(true));
}

#[test]
fn a_charge_that_is_reviewed_unpays_its_intent_of_the_same_second() {
    let paid = stripe_event("payment_intent.succeeded", stripe_intent("succeeded", None), 9);
    let mut charge = stripe_charge("ch_3Qtwo", 6400, 0);
    says(
        &[paid.clone(), stripe_event("charge.succeeded", charge.clone(), 9)],
        "approved captured 64.00 0.00 paid",
    );
    charge["review"] = json!("prv_1");
    let reviewed = stripe_event("charge.succeeded", charge, 9);
    says(std::slice::from_ref(&reviewed), "approved captured 64.00 0.00");
    says(&[paid, reviewed], "approved captured 64.00 0.00");
}

/// A newer one that leaves the money open may speak against what is paid, an older one does not.
#[test]
fn a_later_state_without_sums_may_unpay() {
    let paid = || stripe_event("payment_intent.succeeded", stripe_intent("succeeded", None), 9);
    let silent = |review: Value, minute| {
        let mut charge = stripe_charge("ch_3Qtwo", 0, 0);
        (charge["captured"], charge["review"]) = (json!(true), review);
        stripe_event("charge.updated", charge, minute)
    };
    for (review, minute, wanted) in [
        (json!(null), 20, " paid"),
        (json!("prv_1"), 20, ""),
        (json!("prv_1"), 9, ""),
        (json!("prv_1"), 5, " paid"),
    ] {
        let documents = [paid(), silent(review, minute)];
        says(&documents, &format!("approved captured 64.00 0.00{wanted}"));
    }
    let whole = checkout_payment("Captured", Some([6000, 0, 6000, 0]));
    says(&[whole, checkout_payment("Captured", None)], "approved captured 60.00 0.00 paid");
}

/// A state of Stripe's that comes later does not say how the dispute ended.
#[test]
fn a_dispute_that_was_won_is_looked_at_whatever_comes_later() {
    let paid = stripe_event("payment_intent.succeeded", stripe_intent("succeeded", None), 9);
    let won = stripe_event("charge.dispute.closed", stripe_dispute("won"), 90);
    let later = stripe_event("charge.updated", stripe_charge("ch_3Qtwo", 6400, 0), 100);
    says(&[paid, won, later], "approved captured 64.00 0.00");
}

/// A payment of Checkout.com that lists its capture.
fn listing(status: &str) -> String {
    let mut payment: Value = serde_json::from_str(&checkout_payment(status, None)).unwrap();
    payment["actions"] = json!([{"id": "act_c1", "type": "Capture", "response_code": "10000", "amount": 6000,
        "processed_on": "2026-05-01T10:10:00Z"}]);
    payment.to_string()
}

#[test]
fn what_a_state_lists_is_in_it() {
    let plain = || checkout_payment("Captured", None);
    let silent = "approved captured ? ?";
    says(&[listing("Captured")], silent);
    says(&[listing("Captured"), plain()], silent);
    says(&[listing("Captured"), plain(), checkout("payment_captured", "c1", 6000, 610)], silent);
}

#[test]
fn a_state_of_no_time_leaves_open_whether_it_knows_of_what_is_told_beside_it() {
    let part = || checkout_payment("Partially Refunded", Some([6000, 0, 6000, 1550]));
    let refund = |amount| checkout("payment_refunded", "r1", amount, 700);
    says(&[part(), refund(1000)], "reversed captured 60.00 15.50");
    says(&[part(), refund(2000)], "reversed unknown 60.00 20.00");
    let whole = checkout_payment("Captured", Some([6000, 0, 6000, 0]));
    let won = with(&checkout("dispute_won", "d1", 6000, 800), "/data/id", json!("dsp_1"));
    let mut won: Value = serde_json::from_str(&won).unwrap();
    won["data"]["payment_id"] = json!(CHECKOUT);
    let told = state(&[whole, won.to_string()]);
    assert_eq!((told.funds().as_str(), told.is_paid()), ("unknown", false));
}

/// The rest of a reservation may be released beside a capture, and no more than the rest.
#[test]
fn what_a_state_says_was_taken_was_not_released() {
    let released = "unknown unknown ? ? released";
    let rest = |amount| checkout("payment_voided", "v1", amount, 700);
    let part = checkout_payment("Partially Captured", Some([6000, 0, 2000, 0]));
    says(&[part.clone(), rest(4000)], "approved captured 20.00 0.00");
    says(&[part, rest(4001)], released);
    says(&[checkout_payment("Captured", Some([6000, 0, 6000, 0])), rest(6000)], released);
    let rest = |amount| event("CANCELLED", "4", amount, true, 9);
    says(&[vipps("AUTHORIZED", [9000, 5000, 4000, 0]), rest(5000)], "approved captured 40.00 0.00");
    says(&[vipps("AUTHORIZED", [9000, 0, 9000, 0]), rest(9000)], released);
    // Whether it is in what is still reserved, nothing says.
    says(&[vipps("AUTHORIZED", [9000, 0, 0, 0]), rest(4000)], "cancelled unknown ? ?");
}

/// A capture that had gone back when an older document told it is not kept by a newer one.
#[test]
fn a_newer_order_that_does_not_know_a_refund_is_not_paid() {
    says(&[paypal::captured("COMPLETED", 30), paypal::capture("REFUNDED", 25)], "unknown unknown ? ? denied");
    let both = [paypal::captured("PARTIALLY_REFUNDED", 21), paypal::capture("PARTIALLY_REFUNDED", 20)];
    says(&both, "reversed captured 75.00 ?");
}

#[test]
fn a_newer_payment_settles_what_was_open_before() {
    let sold = payment(30_000, &[(1, "Sale", "Completed", 30_000, 480)], 600);
    let paid = "approved captured 300.00 0.00 paid";
    for open in ["AwaitingActivity", "Initialized", "Failed"] {
        says(&[sold.clone(), payex(2, "Reversal", open, 30_000, 520)], paid);
    }
    // A capture that only looks made is no proof against it.
    let reserved = payment(30_000, &[(1, "Authorization", "Completed", 30_000, 480)], 600);
    let looks_made = |minute| payex(2, "Capture", "Paid", 30_000, minute);
    says(&[reserved.clone(), looks_made(500)], "approved authorized 0.00 0.00");
    says(&[reserved, looks_made(700)], "review captured 300.00 0.00");
}

/// Only a try to take more speaks against a payment, and of one second it may be the later one.
#[test]
fn a_failed_try_at_payex_unpays_unless_it_came_before() {
    let sold = payment(30_000, &[(1, "Sale", "Completed", 30_000, 480)], 481);
    says(&[sold, payex(2, "Reversal", "Failed", 30_000, 520)], "approved captured 300.00 0.00 paid");
    let reserved = (1, "Authorization", "Completed", 30_000, 480);
    let [made, failed] = [(3, "Completed"), (2, "Failed")];
    let capture = |(id, state), minute| payex(id, "Capture", state, 30_000, minute);
    for (minute, wanted) in [(499, " paid"), (500, ""), (501, "")] {
        let documents = [payment(30_000, &[reserved], 481), capture(made, 500), capture(failed, minute)];
        says(&documents, &format!("approved captured 300.00 0.00{wanted}"));
    }
    // The payment that lists both says the same.
    let listed = [reserved, (3, "Capture", "Completed", 30_000, 500), (2, "Capture", "Failed", 30_000, 500)];
    says(&[payment(30_000, &listed, 501)], "approved captured 300.00 0.00");
}
