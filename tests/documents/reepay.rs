//! Reepay: charges, refunds, and webhooks, which only say that something changed.

use payverdict::Operation;
use payverdict::payload::Kind;
use serde_json::{Value, json};

use super::said::{all_say, answer, but, codes, conflicts};

fn charge(state: &str) -> Value {
    json!({"handle": "crate-7", "state": state, "amount": 4250, "currency": "DKK", "refunded_amount": 0, "authorized_amount": 4250,
        "created": "2026-03-04T10:11:12.000+00:00", "authorized": "2026-03-04T10:11:13.000+00:00",
        "source": {"type": "card"}})
}

fn settled(changes: Value) -> Value {
    but(&charge("settled"), but(&json!({"settled": "2026-03-05T10:11:12.000+00:00"}), changes))
}

fn failed(state: Value, error: Value) -> Value {
    let mut charge = charge("failed");
    (charge["error_state"], charge["error"]) = (state, error);
    charge
}

#[test]
fn a_charge_is_paid_once_it_is_settled_and_nothing_went_back() {
    all_say(&[
        ("settled", settled(json!({})), "approved captured whole paid"),
        ("one less than was reserved", settled(json!({"amount": 4249})), "approved captured part"),
        ("one more than was reserved", settled(json!({"amount": 4251})), "approved captured whole paid"),
        (
            "what was reserved is not told",
            settled(json!({"authorized_amount": null})),
            "approved captured whole paid",
        ),
        (
            "what was reserved is no amount",
            settled(json!({"authorized_amount": "some"})),
            "approved captured part",
        ),
        ("one went back", settled(json!({"refunded_amount": 1})), "approved captured part"),
        ("one is kept", settled(json!({"refunded_amount": 4249})), "approved captured part"),
        ("none is kept", settled(json!({"refunded_amount": 4250})), "reversed-refund returned whole"),
        ("of nothing", settled(json!({"amount": 0, "authorized_amount": 0})), "approved unknown ?"),
        ("authorised", charge("authorized"), "approved authorized whole"),
        ("authorised, of nothing", but(&charge("authorized"), json!({"amount": 0})), "approved authorized ?"),
        (
            "authorised, and one went back",
            but(&charge("authorized"), json!({"refunded_amount": 1})),
            "approved authorized ?",
        ),
        ("created", charge("created"), "pending unknown ?"),
        ("pending", charge("pending"), "pending unknown ?"),
        (
            "cancelled",
            but(&charge("cancelled"), json!({"cancelled": "2026-03-05T00:00:00.000+00:00"})),
            "cancelled none whole",
        ),
        (
            "cancelled, and one went back",
            but(&charge("cancelled"), json!({"refunded_amount": 1})),
            "unknown unknown ? conflict",
        ),
        (
            "cancelled, and settled",
            settled(json!({"cancelled": "2026-03-06T00:00:00.000+00:00"})),
            "unknown unknown ? conflict",
        ),
        ("an error beside it", settled(json!({"error": "x"})), "unknown unknown ? conflict"),
        (
            "an error state beside it",
            settled(json!({"error_state": "pending"})),
            "unknown unknown ? conflict",
        ),
    ]);
    let told = answer(&settled(json!({})));
    assert_eq!(
        (told.reference(), told.amount(), told.currency()),
        (Some("crate-7"), Some("4250"), Some("DKK"))
    );
    assert_eq!((told.at(), told.kind()), (Some("2026-03-05T10:11:12.000+00:00"), Kind::Payment));
    assert_eq!(answer(&charge("authorized")).at(), Some("2026-03-04T10:11:13.000+00:00"));
    let conflict = conflicts(&but(&charge("cancelled"), json!({"refunded_amount": 1})));
    assert_eq!(conflict, [["state", "refunded_amount"].map(str::to_owned)]);
}

#[test]
fn an_error_state_says_whether_a_failure_is_certain() {
    all_say(&[
        ("nothing", failed(json!(null), json!(null)), "unknown unknown ?"),
        (
            "for good",
            failed(json!("hard_declined"), json!("credit_card_expired")),
            "declined-expired_card none whole",
        ),
        (
            "for now",
            failed(json!("soft_declined"), json!("insufficient_funds")),
            "declined-insufficient_funds none whole",
        ),
        (
            "for now, without why",
            failed(json!("soft_declined"), json!(null)),
            "declined-unspecified none whole",
        ),
        (
            "broken",
            failed(json!("processing_error"), json!("acquirer_error")),
            "unknown-processing_error unknown ?",
        ),
        ("not decided", failed(json!("pending"), json!(null)), "unknown unknown ?"),
        ("of the future", failed(json!("pondered"), json!("credit_card_expired")), "unknown unknown ?"),
        ("why alone", failed(json!(null), json!("credit_card_expired")), "unknown unknown ?"),
    ]);
    assert_eq!(
        codes(&failed(json!("hard_declined"), json!("credit_card_expired"))),
        "(state failed), error_state hard_declined, error credit_card_expired"
    );
    assert_eq!(
        codes(&failed(json!("processing_error"), json!(null))),
        "state failed, error_state processing_error"
    );
    assert_eq!(codes(&failed(json!("pondered"), json!(null))), "state failed, error_state -");
}

#[test]
fn a_refund_says_whether_it_was_carried_out() {
    let refund = |state: &str| {
        json!({"id": "r1", "state": state, "invoice": "crate-7", "amount": 4250, "currency": "DKK", "ref_transaction": "t1",
            "created": "2026-03-06T10:11:12.000+00:00"})
    };
    all_say(&[
        ("done", refund("refunded"), "reversed-refund returned whole"),
        ("under way", refund("processing"), "pending unknown ?"),
        ("failed", refund("failed"), "failed-unspecified unknown ?"),
        (
            "failed, and it says why",
            but(
                &refund("failed"),
                json!({"error": "refund_amount_too_high", "error_state": "hard_declined"}),
            ),
            "failed-invalid_amount unknown ?",
        ),
    ]);
    let told = answer(&refund("failed"));
    assert_eq!(
        (told.kind(), told.operation(), told.reference()),
        (Kind::Transaction, Operation::Refund, Some("crate-7"))
    );
    assert_eq!(told.at(), Some("2026-03-06T10:11:12.000+00:00"));
}

#[test]
fn a_webhook_only_says_that_something_changed() {
    let webhook = json!({"id": "w1", "event_id": "e1", "event_type": "invoice_settled", "timestamp": "2026-03-05T10:11:12.000Z",
        "signature": "0f", "customer": "c-7", "invoice": "crate-7"});
    all_say(&[("settled", webhook.clone(), "informational unknown ?")]);
    let told = answer(&webhook);
    assert_eq!(
        (told.kind(), told.operation(), told.reference()),
        (Kind::Callback, Operation::Payment, Some("crate-7"))
    );
    assert_eq!(told.at(), Some("2026-03-05T10:11:12.000Z"));
}
