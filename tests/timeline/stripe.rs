//! Stripe: events about payment intents, charges, refunds and disputes.

use super::documents::{stripe_charge, stripe_dispute, stripe_event, stripe_intent, stripe_refund, with};
use super::every_order::{all_say, said, state};
use serde_json::json;

const PAID: &str = "approved captured 64.00 0.00 paid";

fn succeeded(minute: u32) -> String {
    stripe_event("payment_intent.succeeded", stripe_intent("succeeded", None), minute)
}

fn failed(charge: &str, code: &str, minute: u32) -> String {
    let intent = stripe_intent("requires_payment_method", Some((charge, code)));
    stripe_event("payment_intent.payment_failed", intent, minute)
}

fn charged(returned: u64, minute: u32) -> String {
    let kind = if returned > 0 { "charge.refunded" } else { "charge.succeeded" };
    stripe_event(kind, stripe_charge("ch_3Qtwo", 6400, returned), minute)
}

#[test]
fn a_failed_try_never_unpays_a_payment() {
    let tries = [failed("ch_3Qone", "insufficient_funds", 5), failed("ch_3Qnil", "do_not_honor", 2)];
    assert_eq!(said(&state(&tries)), "declined none 0 0".replace(" 0", " 0.00"));
    // Before it, in the same second, and told with a later time.
    for minute in [5, 9, 30] {
        let documents = [failed("ch_3Qone", "insufficient_funds", minute), succeeded(9), charged(0, 9)];
        assert_eq!(said(&state(&documents)), PAID, "{minute}");
    }
    let told = state(&[tries[0].clone(), tries[1].clone(), succeeded(9)]);
    assert_eq!(said(&told), PAID);
    assert_eq!((told.reference(), told.currency()), (Some("pi_3Qshop"), Some("EUR")));
    let outcomes: Vec<_> = told.attempts().iter().map(|attempt| attempt.outcome().as_str()).collect();
    assert_eq!(outcomes, ["declined", "declined", "approved"]);
}

#[test]
fn the_same_charge_that_failed_after_all_cannot_be_reconciled() {
    let charge = with(&stripe_charge("ch_3Qtwo", 0, 0).to_string(), "/status", json!("failed"));
    let failed = stripe_event("charge.failed", serde_json::from_str(&charge).unwrap(), 30);
    // The charge by itself is a try of the payment, which is paid by another.
    assert_eq!(said(&state(&[succeeded(9), failed])), PAID);
}

#[test]
fn what_waits_gives_way_to_what_was_decided() {
    let opened = stripe_event("payment_intent.created", stripe_intent("requires_payment_method", None), 1);
    let asked = stripe_event("payment_intent.requires_action", stripe_intent("requires_action", None), 2);
    let processing = stripe_event("payment_intent.processing", stripe_intent("processing", None), 3);
    assert_eq!(said(&state(std::slice::from_ref(&opened))), "action_required none ? ?");
    assert_eq!(said(&state(&[opened.clone(), asked.clone()])), "action_required unknown ? ?");
    assert_eq!(said(&state(&[opened.clone(), processing.clone()])), "pending unknown ? ?");
    assert_eq!(said(&state(&[opened.clone(), asked.clone(), processing.clone(), succeeded(9)])), PAID);
    // What failed is the end of what it waited for, and the beginning of what comes after.
    let error = Some(("ch_3Qone", "insufficient_funds"));
    let failed = |minute| {
        stripe_event("payment_intent.payment_failed", stripe_intent("requires_payment_method", error), minute)
    };
    for open in [&asked, &processing] {
        assert_eq!(said(&state(&[opened.clone(), open.clone(), failed(6)])), "declined unknown ? ?");
        assert_eq!(said(&state(&[failed(1), open.clone()])), said(&state(std::slice::from_ref(open))));
    }
}

#[test]
fn a_reservation_is_captured_or_released() {
    let held =
        stripe_event("payment_intent.amount_capturable_updated", stripe_intent("requires_capture", None), 3);
    let reserved = stripe_event("charge.succeeded", stripe_charge("ch_3Qtwo", 0, 0), 3);
    assert_eq!(said(&state(&[held.clone(), reserved.clone()])), "approved authorized 0.00 0.00");
    let captured = stripe_event("charge.captured", stripe_charge("ch_3Qtwo", 6400, 0), 8);
    assert_eq!(said(&state(&[held.clone(), reserved.clone(), captured])), PAID);
    let part = stripe_event("charge.captured", stripe_charge("ch_3Qtwo", 4000, 0), 8);
    assert_eq!(said(&state(&[held.clone(), reserved.clone(), part])), "approved captured 40.00 0.00");
    let cancelled = stripe_event("payment_intent.canceled", stripe_intent("canceled", None), 8);
    assert_eq!(said(&state(&[held, reserved, cancelled])), "cancelled none 0.00 0.00");
}

#[test]
fn what_was_refunded_is_counted_once() {
    let refund = |status: &str, minute| {
        stripe_event("refund.updated", stripe_refund("re_3Qone", 1500, status, 20), minute)
    };
    let documents = [succeeded(9), charged(0, 9), charged(1500, 21), refund("succeeded", 22)];
    assert_eq!(said(&state(&documents)), "approved captured 64.00 15.00");
    assert_eq!(said(&state(&[succeeded(9), refund("succeeded", 22)])), "approved captured 64.00 15.00");
    assert_eq!(said(&state(&[succeeded(9), refund("pending", 22)])), "pending captured 64.00 0.00");
    assert_eq!(said(&state(&[succeeded(9), refund("failed", 22)])), PAID);
    let all = [succeeded(9), charged(0, 9), charged(1500, 21), charged(6400, 40)];
    assert_eq!(said(&state(&all)), "reversed returned 64.00 64.00");
    // The bank sends a refund back at times: whether the shopper got it has to be asked.
    let back = [succeeded(9), refund("succeeded", 22), refund("failed", 90)];
    assert_eq!(said(&state(&back)), "unknown unknown ? ? operation");
}

#[test]
fn a_refund_that_names_the_charge_alone_is_of_the_payment() {
    let mut refund = stripe_refund("re_3Qone", 6400, "succeeded", 20);
    refund["payment_intent"] = json!(null);
    let refund = stripe_event("refund.created", refund, 20);
    let told = state(&[charged(0, 9), refund]);
    assert_eq!(said(&told), "reversed returned 64.00 64.00");
    assert_eq!(told.reference(), Some("pi_3Qshop"));
}

#[test]
fn a_dispute_takes_the_money_until_a_person_has_looked() {
    let dispute = |status: &str, minute| {
        let kind = if minute > 60 { "charge.dispute.closed" } else { "charge.dispute.updated" };
        stripe_event(kind, stripe_dispute(status), minute)
    };
    assert_eq!(said(&state(&[succeeded(9), dispute("needs_response", 50)])), "reversed returned 64.00 64.00");
    let lost = [succeeded(9), dispute("needs_response", 50), dispute("lost", 90)];
    assert_eq!(said(&state(&lost)), "reversed returned 64.00 64.00");
    let won = [succeeded(9), dispute("needs_response", 50), dispute("won", 90)];
    assert_eq!(said(&state(&won)), "review captured 64.00 64.00");
    // An inquiry takes no money, and may become a dispute.
    let inquiry = [succeeded(9), dispute("warning_needs_response", 50)];
    assert_eq!(said(&state(&inquiry)), "pending captured 64.00 0.00");
    let closed = [succeeded(9), dispute("warning_needs_response", 50), dispute("warning_closed", 90)];
    assert_eq!(said(&state(&closed)), PAID);
}

#[test]
fn an_object_by_itself_has_no_time() {
    let intent = stripe_intent("succeeded", None).to_string();
    assert_eq!(said(&state(std::slice::from_ref(&intent))), PAID);
    assert_eq!(said(&state(&[intent.clone(), charged(6400, 40)])), "reversed returned 64.00 64.00");
    assert_eq!(said(&state(&[intent, failed("ch_3Qone", "expired_card", 30)])), PAID);
}

#[test]
fn a_test_is_not_paid() {
    let test = with(&succeeded(9), "/livemode", json!(false));
    let told = state(&[test]);
    assert_eq!(said(&told), "approved captured 64.00 0.00");
    assert!(told.next().starts_with("This was a test"));
}

#[test]
fn an_error_of_the_api_is_a_try() {
    let error = json!({"error": {"type": "card_error", "code": "card_declined", "decline_code": "expired_card",
        "charge": "ch_3Qone", "doc_url": "https://stripe.com/docs/error-codes/card-declined",
        "payment_intent": stripe_intent("requires_payment_method", None)}});
    assert_eq!(said(&state(&[error.to_string()])), "declined none ? ?".replace('?', "0.00"));
    assert_eq!(said(&state(&[error.to_string(), succeeded(9)])), PAID);
}

#[test]
fn amounts_are_counted_as_stripe_counts_them() {
    for (currency, captured) in
        [("isk", "64"), ("ugx", "64"), ("jpy", "6400"), ("mga", "6400"), ("kwd", "6.400")]
    {
        let in_currency = with(&succeeded(9), "/data/object/currency", json!(currency));
        let told = state(&[in_currency]);
        assert!(told.is_paid());
        let told = told.captured().unwrap();
        assert_eq!(told.trim_end_matches(".00"), captured, "{currency}");
    }
}

#[test]
fn an_intent_says_how_much_was_received_and_went_back() {
    let intent = |received: u64, latest: serde_json::Value| {
        let mut intent = stripe_intent("succeeded", None);
        (intent["amount_received"], intent["latest_charge"]) = (json!(received), latest);
        vec![stripe_event("payment_intent.succeeded", intent, 9)]
    };
    let charge = |returned: u64| stripe_charge("ch_3Qtwo", 6400, returned);
    all_say(&[
        ("less than was asked for", intent(4000, json!("ch_3Qtwo")), "approved captured 40.00 0.00"),
        ("all of it", intent(6400, charge(0)), PAID),
        ("a part went back", intent(6400, charge(1500)), "approved captured 64.00 15.00"),
        ("all of it went back", intent(6400, charge(6400)), "reversed returned 64.00 64.00"),
    ]);
}

/// It says what became of a request, and the payment is what it was.
#[test]
fn an_error_takes_no_money() {
    let error = |kind: &str, code: &str, status: &str| {
        json!({"error": {"type": kind, "code": code, "charge": "ch_3Qone", "doc_url": "https://stripe.com/docs/error-codes/x",
            "payment_intent": stripe_intent(status, None)}})
        .to_string()
    };
    let late = error("invalid_request_error", "payment_intent_unexpected_state", "succeeded");
    let asked = json!({"error": {"type": "invalid_request_error", "code": "resource_missing", "payment_intent": "pi_3Qshop",
        "doc_url": "https://stripe.com/docs/error-codes/x"}});
    all_say(&[
        ("of one that is made", vec![late.clone()], "informational unknown ? ?"),
        ("beside one that is made", vec![late, succeeded(9)], PAID),
        ("of what is not told", vec![asked.to_string()], "informational unknown ? ?"),
        (
            "of a try",
            vec![error("card_error", "card_declined", "requires_payment_method")],
            "declined none 0.00 0.00",
        ),
    ]);
}
