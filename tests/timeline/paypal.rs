//! PayPal: an order names its captures, and a refund the capture that it gives back.

use payverdict::timeline::Timeline;
use serde_json::{Value, json};

use super::every_order::{all_say, read, said, state};

const ORDER: &str = "8BD77713KL121212P";
const AUTHORIZATION: &str = "5AU00000TH111111Z";
pub const CAPTURE: &str = "7CA33333PT444444U";

fn money(value: &str) -> Value {
    json!({"currency_code": "NOK", "value": value})
}

fn times(minute: u32) -> Value {
    json!(format!("2026-05-04T10:{minute:02}:00Z"))
}

/// A capture or authorisation: made at ten past ten, and told as it was some minutes later.
pub fn part(kind: &str, id: &str, status: &str, value: &str, minute: u32) -> Value {
    let mut part = json!({
        "id": id, "status": status, "amount": money(value), "create_time": times(10), "update_time": times(minute),
        "links": [{"rel": "self", "href": format!("https://api.paypal.com/v2/payments/{kind}/{id}")}],
        "supplementary_data": {"related_ids": {"order_id": ORDER}},
    });
    if kind == "captures" {
        part["final_capture"] = json!(true);
    }
    part
}

pub fn capture(status: &str, minute: u32) -> String {
    part("captures", CAPTURE, status, "75.00", minute).to_string()
}

pub fn refund(id: &str, status: &str, value: &str, minute: u32) -> String {
    json!({
        "id": id, "status": status, "amount": money(value), "create_time": times(minute), "update_time": times(minute),
        "links": [
            {"rel": "self", "href": format!("https://api.paypal.com/v2/payments/refunds/{id}")},
            {"rel": "up", "href": format!("https://api.paypal.com/v2/payments/captures/{CAPTURE}")},
        ],
    })
    .to_string()
}

/// An order of one part, with its payments.
pub fn order(status: &str, payments: Value, minute: u32) -> String {
    json!({
        "id": ORDER, "status": status, "create_time": times(0), "update_time": times(minute),
        "purchase_units": [{"reference_id": "rug", "amount": money("75.00"), "payments": payments}],
    })
    .to_string()
}

pub fn captured(status: &str, minute: u32) -> String {
    order("COMPLETED", json!({"captures": [part("captures", CAPTURE, status, "75.00", minute)]}), minute)
}

#[test]
fn an_order_is_paid_by_its_capture() {
    let created = order("CREATED", json!({}), 1);
    let approved = order("APPROVED", json!({}), 5);
    assert_eq!(said(&state(&[created.clone(), approved.clone()])), "action_required none ? ?");
    let all = [created, approved, captured("COMPLETED", 11), capture("COMPLETED", 11)];
    assert_eq!(said(&state(&all)), "approved captured 75.00 0.00 paid");
    // A capture alone does not say how much the order is.
    assert_eq!(said(&state(&[capture("COMPLETED", 11)])), "approved captured 75.00 0.00");
}

#[test]
fn a_late_failure_never_unpays() {
    let declined = part("captures", "1DE00000CL111111D", "DECLINED", "75.00", 9).to_string();
    let pending = capture("PENDING", 10);
    let refund = refund("9RF00000XX000000X", "FAILED", "75.00", 30);
    let all = [captured("COMPLETED", 11), declined, pending, refund];
    assert_eq!(said(&state(&all)), "approved captured 75.00 0.00 paid");
}

#[test]
fn a_refund_counts_once_whoever_tells_it() {
    let paid = captured("COMPLETED", 11);
    let [first, second] = [("9RF11111AA111111A", "25.00", 20), ("9RF22222BB222222B", "50.00", 25)]
        .map(|(id, value, minute)| refund(id, "COMPLETED", value, minute));
    assert_eq!(said(&state(&[paid.clone(), first.clone()])), "approved captured 75.00 25.00");
    let part = capture("PARTIALLY_REFUNDED", 20);
    assert_eq!(said(&state(&[paid.clone(), first.clone(), part.clone()])), "approved captured 75.00 25.00");
    let all = [paid.clone(), first.clone(), second.clone(), capture("REFUNDED", 25)];
    assert_eq!(said(&state(&all)), "reversed returned 75.00 75.00");
    assert_eq!(said(&state(&[paid.clone(), capture("REFUNDED", 25)])), "reversed returned 75.00 75.00");
    assert_eq!(said(&state(&[first, second])), "reversed returned ? 75.00");
    // How much of it went back, nobody has said.
    let told = state(&[paid, part]);
    assert!(!told.is_paid());
    assert_eq!((told.captured().as_deref(), told.refunded()), (Some("75.00"), None));
}

#[test]
fn a_refunded_order_and_its_refunds_agree() {
    let first: Value = serde_json::from_str(&refund("9RF11111AA111111A", "COMPLETED", "75.00", 20)).unwrap();
    let payments =
        json!({"captures": [part("captures", CAPTURE, "REFUNDED", "75.00", 20)], "refunds": [first]});
    let refunded = order("COMPLETED", payments, 21);
    let all = [captured("COMPLETED", 11), refunded.clone(), capture("REFUNDED", 20)];
    assert_eq!(said(&state(&all)), "reversed returned 75.00 75.00");
    let all = [refunded, refund("9RF11111AA111111A", "COMPLETED", "75.00", 20)];
    assert_eq!(said(&state(&all)), "reversed returned 75.00 75.00");
}

#[test]
fn an_authorisation_is_captured_or_released() {
    let reserved = |status, minute| part("authorizations", AUTHORIZATION, status, "75.00", minute);
    let authorized = order("COMPLETED", json!({"authorizations": [reserved("CREATED", 10)]}), 10);
    assert_eq!(said(&state(std::slice::from_ref(&authorized))), "approved authorized 0.00 0.00");
    let voided = reserved("VOIDED", 30).to_string();
    assert_eq!(said(&state(&[authorized.clone(), voided])), "cancelled none 0.00 0.00");
    let mut taken = part("captures", CAPTURE, "COMPLETED", "75.00", 40);
    taken["create_time"] = times(40);
    taken["supplementary_data"]["related_ids"]["authorization_id"] = json!(AUTHORIZATION);
    assert_eq!(said(&state(&[authorized.clone(), taken.to_string()])), "approved captured 75.00 0.00 paid");
    // The reservation stays as it is once it was captured.
    let gone = reserved("CAPTURED", 40).to_string();
    assert_eq!(said(&state(&[authorized, taken.to_string(), gone])), "approved captured 75.00 0.00 paid");
}

#[test]
fn what_was_taken_back_by_paypal_is_not_paid() {
    let webhook = |kind: &str, resource_type: &str, resource: Value| {
        json!({"id": "WH-1", "event_version": "1.0", "event_type": kind, "resource_type": resource_type,
            "create_time": times(50), "resource": resource})
        .to_string()
    };
    let resource = part("captures", CAPTURE, "COMPLETED", "75.00", 11);
    let reversed = webhook("PAYMENT.CAPTURE.REVERSED", "capture", resource);
    let told = state(&[captured("COMPLETED", 11), reversed]);
    assert_eq!(said(&told), "reversed returned 75.00 75.00");
    assert_eq!(told.reason().unwrap().as_str(), "chargeback");
    let dispute = json!({"dispute_id": "PP-D-1", "create_time": times(50), "status": "OPEN",
        "disputed_transactions": [{"seller_transaction_id": CAPTURE}]});
    let dispute = webhook("CUSTOMER.DISPUTE.CREATED", "dispute", dispute);
    assert_eq!(said(&state(&[captured("COMPLETED", 11), dispute])), "unknown captured 75.00 0.00");
}

/// Nobody captures an order any more that PayPal called off.
#[test]
fn an_order_that_was_not_captured_in_time_stays_called_off() {
    let webhook = json!({"id": "WH-3", "event_version": "1.0", "event_type": "CHECKOUT.PAYMENT-APPROVAL.REVERSED",
        "resource_type": "checkout-order", "create_time": times(190),
        "resource": {"order_id": ORDER, "purchase_units": [{"reference_id": "default"}]}});
    let approved = order("APPROVED", json!({}), 5);
    for documents in [vec![webhook.to_string()], vec![approved, webhook.to_string()]] {
        assert_eq!(said(&state(&documents)), "cancelled unknown ? ?");
    }
}

/// A webhook and the resource by itself tell the same.
#[test]
fn a_webhook_tells_what_its_resource_does() {
    let resource: Value = serde_json::from_str(&captured("COMPLETED", 11)).unwrap();
    let webhook = json!({"id": "WH-2", "event_version": "1.0", "event_type": "CHECKOUT.ORDER.COMPLETED",
        "resource_type": "checkout-order", "create_time": times(12), "resource": resource});
    let told = state(&[captured("COMPLETED", 11), webhook.to_string()]);
    assert_eq!((told.events(), said(&told).as_str()), (1, "approved captured 75.00 0.00 paid"));
}

#[test]
fn an_order_says_how_much_went_back_where_no_refund_is_told() {
    let of = |captures: Value| vec![order("COMPLETED", json!({"captures": captures}), 20)];
    let gone = |id: &str, status: &str, value: &str| part("captures", id, status, value, 20);
    all_say(&[
        ("all of it", of(json!([gone(CAPTURE, "REFUNDED", "75.00")])), "reversed returned 75.00 75.00"),
        (
            "a part of it",
            of(json!([gone(CAPTURE, "PARTIALLY_REFUNDED", "75.00")])),
            "reversed captured 75.00 ?",
        ),
        (
            "one of two",
            of(json!([gone("1C1", "REFUNDED", "25.00"), gone("1C2", "COMPLETED", "50.00")])),
            "approved captured 75.00 25.00",
        ),
        (
            "one of two, and a part of the other",
            of(json!([gone("1C1", "REFUNDED", "25.00"), gone("1C2", "PARTIALLY_REFUNDED", "50.00")])),
            "reversed captured 75.00 ?",
        ),
    ]);
}

/// Without the order, a capture names the authorisation that it takes from.
#[test]
fn a_capture_is_of_the_authorisation_that_it_names() {
    let alone = |kind: &str, id: &str, status: &str, minute| {
        let mut part = part(kind, id, status, "75.00", minute);
        part.as_object_mut().unwrap().remove("supplementary_data");
        part
    };
    let reserved = alone("authorizations", AUTHORIZATION, "CREATED", 10).to_string();
    let voided = alone("authorizations", AUTHORIZATION, "VOIDED", 30).to_string();
    let mut taken = alone("captures", CAPTURE, "COMPLETED", 40);
    taken["create_time"] = times(40);
    let mut named = taken.clone();
    named["supplementary_data"] = json!({"related_ids": {"authorization_id": AUTHORIZATION}});
    let linked = |kind: &str, id: &str| {
        let mut linked = taken.clone();
        let link = json!({"rel": "up", "href": format!("https://api.paypal.com/v2/payments/{kind}/{id}")});
        linked["links"].as_array_mut().unwrap().push(link);
        linked.to_string()
    };
    let paid = "approved captured 75.00 0.00 paid";
    all_say(&[
        ("reserved", vec![reserved.clone()], "approved authorized 0.00 0.00"),
        ("released", vec![reserved.clone(), voided], "cancelled none 0.00 0.00"),
        ("by its name", vec![reserved.clone(), named.to_string()], paid),
        ("by a link", vec![reserved.clone(), linked("authorizations", AUTHORIZATION)], paid),
    ]);
    // A link to another thing is none to it, nor one to what is no id.
    let documents =
        read(&[reserved, linked("orders", AUTHORIZATION), linked("authorizations", "%7Bid%7D")], None);
    let mut payment = Timeline::new();
    payment.add(&documents[0]).unwrap();
    for document in &documents[1..] {
        assert_eq!(payment.add(document).unwrap_err().kind(), "foreign");
    }
}
