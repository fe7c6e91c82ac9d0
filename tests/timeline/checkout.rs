//! Checkout.com: webhooks, each about one operation, and payments, which carry no time of their own.

use serde_json::{Value, json};

use super::documents::{CHECKOUT, checkout, checkout_payment, with};
use super::every_order::{all_say, said, state};

/// A webhook with more in its data.
fn telling(webhook: &str, more: Value) -> String {
    let mut webhook: Value = serde_json::from_str(webhook).unwrap();
    let data = webhook["data"].as_object_mut().unwrap();
    data.extend(more.as_object().unwrap().clone());
    webhook.to_string()
}

fn approved() -> String {
    checkout("payment_approved", "a1", 6000, 600)
}

fn captured() -> String {
    checkout("payment_captured", "c1", 6000, 610)
}

const PAID: &str = "approved captured 60.00 0.00 paid";
const WHOLE: [u64; 4] = [6000, 0, 6000, 0];

#[test]
fn an_approval_and_a_capture_of_all_of_it_are_paid() {
    assert_eq!(said(&state(&[approved()])), "approved authorized 0.00 0.00");
    assert_eq!(said(&state(&[captured()])), "approved captured 60.00 0.00");
    let told = state(&[approved(), captured()]);
    assert_eq!(said(&told), PAID);
    assert_eq!((told.reference(), told.currency()), (Some(CHECKOUT), Some("GBP")));
    assert_eq!(said(&state(&[checkout_payment("Authorized", None), captured()])), PAID);
    let pending = checkout("payment_pending", "a1", 6000, 590);
    assert_eq!(said(&state(&[pending, approved(), captured()])), PAID);
    // What was asked for is told by its webhook; before that it may be a refund.
    let asked = |action: &str| {
        let href = format!("https://api.checkout.com/payments/{CHECKOUT}");
        json!({"action_id": action, "reference": "x", "_links": {"payment": {"href": href}}}).to_string()
    };
    assert_eq!(said(&state(&[approved(), asked("act_c1"), captured()])), PAID);
    assert_eq!(said(&state(&[approved(), captured(), asked("act_r1")])), "approved captured 60.00 0.00");
}

#[test]
fn the_balances_of_a_payment_count_once_beside_its_webhooks() {
    let whole = checkout_payment("Captured", Some(WHOLE));
    assert_eq!(said(&state(std::slice::from_ref(&whole))), PAID);
    let before = checkout_payment("Authorized", Some([6000, 0, 0, 0]));
    assert_eq!(said(&state(&[before, approved(), captured(), whole])), PAID);
    // Without balances nobody knows how much of it was captured.
    let silent = checkout_payment("Captured", None);
    assert_eq!(said(&state(std::slice::from_ref(&silent))), "approved captured ? ?");
    let part = checkout_payment("Partially Captured", Some([6000, 0, 2000, 0]));
    assert_eq!(said(&state(std::slice::from_ref(&part))), "approved captured 20.00 0.00");
    let rest = checkout("payment_captured", "c2", 4000, 620);
    let first = checkout("payment_captured", "c1", 2000, 610);
    assert_eq!(said(&state(&[part, approved(), first, rest])), PAID);
}

#[test]
fn a_late_failed_notice_never_unpays() {
    for late in
        ["payment_declined", "payment_capture_declined", "payment_refund_declined", "payment_void_declined"]
    {
        let late = checkout(late, "x9", 6000, 700);
        assert_eq!(said(&state(&[approved(), captured(), late.clone()])), PAID, "{late}");
        let whole = checkout_payment("Captured", Some(WHOLE));
        assert_eq!(said(&state(&[whole, late.clone()])), PAID, "{late}");
    }
    let declined = checkout("payment_declined", "a0", 6000, 500);
    assert_eq!(said(&state(std::slice::from_ref(&declined))), "declined none 0.00 0.00");
    assert_eq!(said(&state(&[declined, approved()])), "approved authorized 0.00 0.00");
    let declined = checkout("payment_declined", "a2", 6000, 700);
    assert_eq!(said(&state(&[declined, approved()])), "unknown unknown ? ? operation");
}

#[test]
fn a_refund_unpays_whatever_comes_late() {
    let refund = |amount| checkout("payment_refunded", "r1", amount, 700);
    assert_eq!(said(&state(&[approved(), captured(), refund(6000)])), "reversed returned 60.00 60.00");
    assert_eq!(said(&state(&[approved(), captured(), refund(1550)])), "approved captured 60.00 15.50");
    let whole = checkout_payment("Captured", Some(WHOLE));
    assert_eq!(said(&state(&[whole.clone(), refund(6000)])), "reversed returned 60.00 60.00");
    assert_eq!(said(&state(&[whole.clone(), refund(1550)])), "approved captured 60.00 15.50");
    let part = checkout_payment("Partially Refunded", Some([6000, 0, 6000, 1550]));
    assert_eq!(said(&state(&[whole.clone(), part.clone(), refund(1550)])), "reversed captured 60.00 15.50");
    let pending = checkout("payment_refund_pending", "r1", 6000, 690);
    assert_eq!(said(&state(&[approved(), captured(), pending])), "pending captured 60.00 0.00");
    let refunded = checkout_payment("Refunded", Some([6000, 0, 6000, 6000]));
    assert_eq!(said(&state(&[whole, part, refunded])), "reversed returned 60.00 60.00");
}

#[test]
fn a_dispute_unpays_for_good() {
    let dispute = |kind: &str, minute| {
        telling(&checkout(kind, "d1", 6000, minute), json!({"payment_id": CHECKOUT, "id": "dsp_1"}))
    };
    let opened = dispute("dispute_evidence_required", 700);
    let won = dispute("dispute_won", 800);
    assert_eq!(said(&state(&[approved(), captured(), opened.clone()])), "reversed returned 60.00 60.00");
    let lost = dispute("dispute_lost", 800);
    assert_eq!(
        said(&state(&[approved(), captured(), opened.clone(), lost])),
        "reversed returned 60.00 60.00"
    );
    assert!(!state(&[approved(), captured(), opened, won]).is_paid());
    let back = checkout_payment("Chargeback", Some(WHOLE));
    assert!(!state(&[approved(), captured(), back]).is_paid());
}

/// The bank may send back later what was paid, whatever the code beside it says.
#[test]
fn money_that_the_bank_sends_back_unpays() {
    let returned = || checkout("payment_returned", "b1", 6000, 900);
    let agreeing = telling(&returned(), json!({"response_code": "10000"}));
    let back = "reversed returned 60.00 60.00";
    let whole = checkout_payment("Captured", Some(WHOLE));
    assert_eq!(said(&state(std::slice::from_ref(&whole))), "approved captured 60.00 0.00 paid");
    assert_eq!(said(&state(&[approved(), captured(), returned()])), back);
    assert_eq!(said(&state(&[approved(), captured(), agreeing])), back);
    assert!(!state(&[whole, returned()]).is_paid());
    let now = checkout_payment("Returned", Some(WHOLE));
    assert!(!state(&[approved(), captured(), now]).is_paid());
    let payout = telling(&returned(), json!({"destination": {"type": "bank_account"}}));
    assert!(!state(&[checkout("payment_paid", "p1", 6000, 600), payout]).is_paid());
}

/// Checkout.com tries again by itself: until it says how that went, nobody else charges.
#[test]
fn a_payment_that_is_tried_again_waits() {
    let again =
        telling(&checkout("payment_retry_scheduled", "r1", 6000, 610), json!({"response_code": "20051"}));
    let refused = telling(&checkout("payment_declined", "r2", 6000, 620), json!({"response_code": "20051"}));
    let waits = |documents: &[String]| {
        let state = state(documents);
        (state.outcome(), state.retry()) == (payverdict::Outcome::Pending, payverdict::Retry::Wait)
    };
    assert!(waits(std::slice::from_ref(&again)));
    let planned = checkout_payment("Retry Scheduled", None);
    assert!(waits(&[with(&planned, "/approved", json!(false))]));
    assert_eq!(said(&state(&[again.clone(), refused])), "declined none 0.00 0.00");
    let later =
        [again, checkout("payment_approved", "r3", 6000, 700), checkout("payment_captured", "c1", 6000, 701)];
    assert_eq!(said(&state(&later)), PAID);
}

/// What is won in arbitration stays won; what is asked before a dispute is no dispute.
#[test]
fn each_step_of_a_dispute_is_known() {
    let dispute = |kind: &str, minute| {
        telling(&checkout(kind, "d1", 6000, minute), json!({"payment_id": CHECKOUT, "id": "dsp_1"}))
    };
    let disputed = "reversed returned 60.00 60.00";
    for kind in [
        "dispute_received",
        "dispute_accepted",
        "dispute_evidence_submitted",
        "dispute_evidence_acknowledged_by_scheme",
        "dispute_arbitration_evidence_submitted",
        "dispute_arbitration_sent_to_scheme",
        "dispute_arbitration_lost",
    ] {
        assert_eq!(said(&state(&[approved(), captured(), dispute(kind, 700)])), disputed, "{kind}");
    }
    let opened = || dispute("dispute_evidence_required", 700);
    let won = |kind: &str| said(&state(&[approved(), captured(), opened(), dispute(kind, 800)]));
    assert_eq!(won("dispute_arbitration_won"), won("dispute_won"));
    let asked = dispute("request_for_information_received", 700);
    assert_eq!(said(&state(&[approved(), captured(), asked])), said(&state(&[approved(), captured()])));
}

#[test]
fn a_release_ends_what_was_reserved() {
    let voided = checkout("payment_voided", "v1", 6000, 605);
    assert_eq!(said(&state(&[approved(), voided.clone()])), "cancelled none 0.00 0.00");
    assert_eq!(said(&state(&[approved(), voided, captured()])), "unknown unknown ? ? released");
    for status in ["Voided", "Expired", "Canceled"] {
        let over = checkout_payment(status, None);
        assert_eq!(said(&state(&[approved(), over])), "cancelled none 0.00 0.00", "{status}");
    }
    let rest = checkout_payment("Captured", Some([6000, 4000, 2000, 0]));
    assert_eq!(said(&state(&[approved(), rest])), "approved captured 20.00 0.00");
}

#[test]
fn a_sandbox_is_never_paid() {
    let link = "https://api.sandbox.checkout.com/workflows/events/evt_1";
    let test = |text: String| with(&text, "/_links/self/href", json!(link));
    assert_eq!(said(&state(&[test(approved()), test(captured())])), "approved captured 60.00 0.00");
    let whole = test(checkout_payment("Captured", Some(WHOLE)));
    assert_eq!(said(&state(&[whole])), "approved captured 60.00 0.00");
}

#[test]
fn the_smallest_units_are_those_of_checkout() {
    let of = |currency: &str| {
        let documents = [approved(), captured()].map(|text| with(&text, "/data/currency", json!(currency)));
        state(&documents).captured().unwrap_or_default()
    };
    assert_eq!(["GBP", "ISK", "CLP", "KWD"].map(of), ["60.00", "6000", "60", "6.000"]);
}

/// A payment with its status, processed at ten o'clock, and some of its fields.
fn payment(status: &str, fields: Value) -> String {
    let mut payment: Value = serde_json::from_str(&checkout_payment(status, None)).unwrap();
    payment.as_object_mut().unwrap().extend(fields.as_object().unwrap().clone());
    payment.to_string()
}

#[test]
fn a_payment_and_its_webhooks_tell_of_one_reservation() {
    let approved_later = || checkout("payment_approved", "a1", 6000, 605);
    let late = |status: &str| vec![payment(status, json!({})), approved_later(), captured()];
    all_say(&[
        (
            "authorised",
            vec![payment("Authorized", json!({})), approved_later()],
            "approved authorized 0.00 0.00",
        ),
        ("authorised and captured", late("Authorized"), PAID),
        ("pending before", late("Pending"), PAID),
        ("asked for before", late("Requested"), PAID),
        ("declined before", late("Declined"), PAID),
        ("authenticated before", late("Authentication Requested"), PAID),
        ("planned again before", late("Retry Scheduled"), PAID),
        (
            "a card was checked",
            vec![payment("Card Verified", json!({"amount": 0}))],
            "approved none 0.00 0.00",
        ),
        ("a webhook of a check", vec![checkout("card_verified", "a1", 0, 600)], "approved none 0.00 0.00"),
        (
            "declined after all",
            vec![payment("Declined", json!({})), checkout("payment_approved", "a1", 6000, 595)],
            "unknown unknown ? ? operation",
        ),
    ]);
    let steps = |documents: &[String]| -> Vec<_> {
        state(documents).attempts().iter().map(|step| step.operation().as_str()).collect()
    };
    for status in
        ["Authorized", "Pending", "Requested", "Retry Scheduled", "Declined", "Authentication Requested"]
    {
        assert_eq!(steps(&[payment(status, json!({})), approved_later()]), ["authorization"], "{status}");
    }
    // A code that leaves open where the money is.
    let held = json!({"response_code": "20109", "response_summary": "Words"});
    assert_eq!(steps(&[payment("Declined", held), approved_later()]), ["authorization"]);
    assert_eq!(steps(&[payment("Card Verified", json!({"amount": 0}))]), ["verification"]);
}

/// A payment has fields of others, too.
#[test]
fn a_payment_with_data_is_no_webhook() {
    let mut whole: Value = serde_json::from_str(&checkout_payment("Captured", Some(WHOLE))).unwrap();
    whole["data"] = json!({"action_id": "act_1"});
    assert_eq!(said(&state(&[whole.to_string()])), PAID);
}

#[test]
fn a_release_is_of_as_much_as_the_balances_say() {
    let over = |voided: u64| {
        let balances = json!({"total_authorized": 6000, "total_voided": voided, "total_captured": 0, "total_refunded": 0});
        vec![approved(), payment("Voided", json!({"balances": balances}))]
    };
    all_say(&[
        ("all of it", over(6000), "cancelled none 0.00 0.00"),
        ("nothing", over(0), "unknown unknown ? ? codes"),
        ("a part", over(4000), "unknown unknown ? ? codes"),
    ]);
}

/// A webhook about a dispute may name the capture that it is about.
#[test]
fn a_dispute_is_not_the_capture_that_it_is_about() {
    let dispute = |kind: &str, minute| {
        telling(&checkout(kind, "c1", 6000, minute), json!({"payment_id": CHECKOUT, "id": "dsp_1"}))
    };
    let opened = || dispute("dispute_evidence_required", 700);
    all_say(&[
        ("opened", vec![approved(), captured(), opened()], "reversed returned 60.00 60.00"),
        (
            "won",
            vec![approved(), captured(), opened(), dispute("dispute_won", 800)],
            "approved captured 60.00 60.00",
        ),
    ]);
}
