//! PayFunc: orders with what was done to them, and events by themselves.

use payverdict::payload::{Options, PayloadSystem};
use payverdict::timeline::{self, State, Timeline};
use serde_json::json;

use super::documents::{payfunc, payfunc_event};
use super::every_order::{said, state_of};

fn state(documents: &[String]) -> State {
    state_of(documents, Some(PayloadSystem::Payfunc))
}

fn ordered() -> String {
    payfunc(json!(["ordered"]), &[("order", 1, None)])
}

#[test]
fn a_charge_takes_what_was_ordered() {
    assert_eq!(said(&state(&[ordered()])), "approved authorized 0.00 0.00");
    let told = state(&[ordered(), payfunc_event("charge", 2, None)]);
    assert_eq!(said(&told), "approved captured 640.00 0.00 paid");
    assert_eq!(told.reference(), Some("ord-90aa-pf"));
    let parts = [ordered(), payfunc_event("charge", 2, Some(240.0)), payfunc_event("charge", 3, Some(400.0))];
    assert_eq!(said(&state(&parts)), "approved captured 640.00 0.00 paid");
    assert_eq!(said(&state(&parts[..2])), "approved captured 240.00 0.00");
}

#[test]
fn an_event_that_the_order_lists_counts_once() {
    let charged = payfunc(json!({"charged": 640.0}), &[("order", 1, None), ("charge", 2, None)]);
    let told = state(&[ordered(), charged, payfunc_event("charge", 2, None)]);
    assert_eq!(said(&told), "approved captured 640.00 0.00 paid");
}

#[test]
fn a_failed_charge_is_history_once_one_went_through() {
    let events = [("order", 1, None), ("fail charge", 2, None), ("charge", 3, None)];
    let documents = [payfunc(json!(["charged"]), &events), payfunc_event("fail charge", 2, None)];
    assert_eq!(said(&state(&documents)), "approved captured 640.00 0.00 paid");
    assert_eq!(
        said(&state(&[ordered(), payfunc_event("fail charge", 2, None)])),
        "approved authorized 0.00 0.00"
    );
}

#[test]
fn a_refund_is_kept() {
    let charged = payfunc(json!({"charged": 640.0}), &[("order", 1, None), ("charge", 2, None)]);
    assert_eq!(
        said(&state(&[charged.clone(), payfunc_event("refund", 9, None)])),
        "reversed returned 640.00 640.00"
    );
    let part = payfunc_event("refund", 9, Some(40.0));
    assert_eq!(said(&state(&[charged.clone(), part])), "approved captured 640.00 40.00");
    let refunded = payfunc(
        json!({"refunded": 640.0}),
        &[("order", 1, None), ("charge", 2, None), ("refund", 9, Some(640.0))],
    );
    assert_eq!(said(&state(&[charged, refunded])), "reversed returned 640.00 640.00");
}

#[test]
fn a_cancelled_order_holds_nothing() {
    let documents = [ordered(), payfunc_event("cancel", 4, None)];
    assert_eq!(said(&state(&documents)), "cancelled none 0.00 0.00");
    let documents = [ordered(), payfunc_event("cancel", 4, None), payfunc_event("charge", 5, None)];
    assert_eq!(said(&state(&documents)), "unknown unknown ? ? released");
}

#[test]
fn a_bill_that_was_sent_is_not_paid() {
    let invoice = ordered()
        .replace("\"card\",\"status\"", "\"invoice\",\"status\"")
        .replace(r#""type":"card""#, r#""type":"invoice""#);
    let told = state(&[invoice.clone(), payfunc_event("charge", 2, None)]);
    assert_eq!(said(&told), "approved unknown ? 0.00");
    let told = state(&[invoice, payfunc_event("charge", 2, None), payfunc_event("pay", 20, None)]);
    assert_eq!(said(&told), "approved captured 640.00 0.00 paid");
}

#[test]
fn an_event_that_names_nothing_is_refused() {
    let text = br#"{"type": "charge", "date": "2026-07-02T09:00:00.000Z"}"#;
    let options = Options::default().system(PayloadSystem::Payfunc);
    let document = timeline::read(text, options).next().unwrap().unwrap();
    let error = Timeline::new().add(&document).unwrap_err();
    assert_eq!(
        error.to_string(),
        "document without reference: expected the `id` of an order, or the `reference` of its payment, found none (kind: event)"
    );
}
