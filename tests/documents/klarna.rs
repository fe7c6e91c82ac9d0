//! Klarna: orders with their sums, and what the check of a pending one came to.

use payverdict::payload::{Kind, PayloadSystem};
use serde_json::{Value, json};

use super::said::{all_say, answer, answer_of, but, codes, conflicts};

/// An order of 4250 with how much of it is still reserved, captured and refunded.
fn order(status: &str, [reserved, captured, refunded]: [i64; 3]) -> Value {
    json!({"order_id": "crate-7-order", "status": status, "fraud_status": "ACCEPTED", "order_amount": 4250,
        "original_order_amount": 4250, "captured_amount": captured, "refunded_amount": refunded,
        "remaining_authorized_amount": reserved, "purchase_currency": "EUR", "captures": [], "refunds": []})
}

#[test]
fn an_order_is_paid_by_its_status_and_its_sums() {
    let paid = "approved captured whole paid";
    let captured = order("CAPTURED", [0, 4250, 0]);
    all_say(&[
        ("captured", captured.clone(), paid),
        ("by one less", order("CAPTURED", [0, 4249, 0]), "approved captured part"),
        ("by one more", order("CAPTURED", [0, 4251, 0]), "approved captured ?"),
        ("one went back", order("CAPTURED", [0, 4250, 1]), "approved captured part"),
        ("one is kept", order("CAPTURED", [0, 4250, 4249]), "approved captured part"),
        ("none is kept", order("CAPTURED", [0, 4250, 4250]), "reversed-refund returned whole"),
        ("more went back", order("CAPTURED", [0, 4250, 4251]), "approved unknown ?"),
        ("and nothing is", order("CAPTURED", [4250, 0, 0]), "approved unknown ?"),
        ("less than nothing went back", order("CAPTURED", [0, 4250, -1]), "approved captured ?"),
        ("of nothing", but(&captured, json!({"order_amount": 0})), "approved captured ?"),
        ("how much is not told", but(&captured, json!({"captured_amount": null})), "approved captured ?"),
        (
            "how much went back is not told",
            but(&captured, json!({"refunded_amount": null})),
            "approved captured ?",
        ),
    ]);
    let told = answer(&captured);
    assert_eq!(
        (told.reference(), told.amount(), told.currency()),
        (Some("crate-7-order"), Some("4250"), Some("EUR"))
    );
    assert_eq!(told.kind(), Kind::Order);
    assert_eq!(codes(&captured), "status CAPTURED, (fraud_status ACCEPTED)");
}

/// Nobody but Klarna, or who does not check for fraud, has such an order without the check.
#[test]
fn an_order_without_its_check_is_not_paid() {
    let captured = order("CAPTURED", [0, 4250, 0]);
    for fraud in [json!(null), json!("PONDERED")] {
        let told = answer_of(PayloadSystem::Klarna, &but(&captured, json!({"fraud_status": fraud})));
        assert_eq!((told.is_paid(), told.conflicts().len()), (false, 0), "{fraud}");
    }
    assert!(answer_of(PayloadSystem::Klarna, &captured).is_paid());
}

#[test]
fn another_status_says_what_the_sums_do() {
    all_say(&[
        ("authorised", order("AUTHORIZED", [4250, 0, 0]), "approved authorized whole"),
        ("authorised for less", order("AUTHORIZED", [4249, 0, 0]), "approved authorized part"),
        ("authorised for more", order("AUTHORIZED", [4251, 0, 0]), "approved authorized ?"),
        (
            "authorised, without sums",
            but(
                &order("AUTHORIZED", [4250, 0, 0]),
                json!({"captured_amount": null,
            "refunded_amount": null, "remaining_authorized_amount": null}),
            ),
            "approved authorized ?",
        ),
        ("released", order("CLOSED", [0, 0, 0]), "cancelled none whole"),
        ("all of it captured", order("CLOSED", [0, 4250, 0]), "approved captured whole"),
        ("a part captured", order("PART_CAPTURED", [1, 4249, 0]), "approved captured part"),
        ("all given back", order("CLOSED", [0, 4250, 4250]), "reversed-refund returned whole"),
    ]);
}

#[test]
fn a_status_that_says_no_contradicts_what_was_moved() {
    let bare = but(&order("CANCELLED", [0, 0, 0]), json!({"captured_amount": null, "refunded_amount": null}));
    all_say(&[
        ("cancelled", order("CANCELLED", [0, 0, 0]), "cancelled none whole"),
        ("cancelled, and the rest stays", order("CANCELLED", [4250, 0, 0]), "cancelled none whole"),
        ("cancelled, without sums", bare, "cancelled none whole"),
        ("captured", order("CANCELLED", [0, 1, 0]), "unknown unknown ? conflict"),
        ("given back", order("EXPIRED", [0, 0, 1]), "unknown unknown ? conflict"),
        ("lapsed", order("EXPIRED", [0, 0, 0]), "cancelled none whole"),
    ]);
    assert_eq!(conflicts(&order("CANCELLED", [0, 1, 0])), [["status", "captured_amount"].map(str::to_owned)]);
    assert_eq!(conflicts(&order("EXPIRED", [0, 0, 1])), [["status", "refunded_amount"].map(str::to_owned)]);
}

#[test]
fn a_check_that_is_not_passed_decides_before_anything_is_taken() {
    let checked = |status: &str, sums, fraud: &str| but(&order(status, sums), json!({"fraud_status": fraud}));
    all_say(&[
        ("waits", checked("AUTHORIZED", [4250, 0, 0], "PENDING"), "pending unknown ?"),
        ("no", checked("AUTHORIZED", [4250, 0, 0], "REJECTED"), "declined-risk_declined none whole"),
        ("waits, and all is captured", checked("CAPTURED", [0, 4250, 0], "PENDING"), "pending unknown ?"),
        (
            "no, and all is captured",
            checked("CAPTURED", [0, 4250, 0], "REJECTED"),
            "unknown unknown ? conflict",
        ),
    ]);
    let placed = |fraud: &str| {
        json!({"order_id": "crate-7-order", "fraud_status": fraud, "authorized_payment_method": {"type": "invoice"},
            "redirect_url": "https://pay.klarna.example/"})
    };
    all_say(&[
        ("placed", placed("ACCEPTED"), "informational unknown ?"),
        ("placed, and it waits", placed("PENDING"), "pending unknown ?"),
        ("placed, and no", placed("REJECTED"), "declined-risk_declined none whole"),
    ]);
}

#[test]
fn captures_and_refunds_have_to_be_in_the_sums() {
    let captured = order("CAPTURED", [0, 4250, 0]);
    let with = |changes: Value| but(&captured, changes);
    let paid = "approved captured whole paid";
    let open = "approved captured ?";
    all_say(&[
        ("a capture", with(json!({"captures": [{"captured_amount": 4250, "refunded_amount": 0}]})), paid),
        ("a capture without refunds", with(json!({"captures": [{"captured_amount": 4250}]})), paid),
        (
            "a capture with a refund",
            with(json!({"captures": [{"captured_amount": 4250, "refunded_amount": 1}]})),
            open,
        ),
        (
            "a capture with less than none",
            with(json!({"captures": [{"captured_amount": 4250, "refunded_amount": -1}]})),
            open,
        ),
        ("a capture with what is no sum", with(json!({"captures": [{"refunded_amount": "none"}]})), open),
        ("a capture that is none", with(json!({"captures": ["x"]})), open),
        ("no list", with(json!({"captures": "x"})), open),
        ("a refund", with(json!({"refunds": [{"refunded_amount": 1}]})), open),
        (
            "a refund that the sums have",
            but(&order("CAPTURED", [0, 4250, 1]), json!({"refunds": [{"refunded_amount": 1}]})),
            "approved captured part",
        ),
        (
            "bad news in a capture",
            with(json!({"captures": [{"captured_amount": 4250, "refunded_amount": 0, "error": "x"}]})),
            "unknown unknown ? conflict",
        ),
        ("bad news", with(json!({"error": "x"})), "unknown unknown ? conflict"),
    ]);
}

#[test]
fn what_a_check_came_to_is_told_by_itself() {
    let event = |kind: &str| json!({"event_type": kind, "order_id": "crate-7-order", "event_id": "e1"});
    all_say(&[
        ("passed", event("FRAUD_RISK_ACCEPTED"), "informational unknown ?"),
        ("no", event("FRAUD_RISK_REJECTED"), "declined-risk_declined none whole"),
        ("stopped, perhaps later", event("FRAUD_RISK_STOPPED"), "unknown-risk_declined unknown ?"),
    ]);
    let told = answer(&event("FRAUD_RISK_ACCEPTED"));
    assert_eq!((told.kind(), told.reference()), (Kind::Callback, Some("crate-7-order")));
    let with_status = but(&event("FRAUD_RISK_ACCEPTED"), json!({"status": "CAPTURED"}));
    assert_eq!(answer(&with_status).kind(), Kind::Order);
}
