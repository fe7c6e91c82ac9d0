//! PayFunc: orders with what was done to them, and events by themselves.

use payverdict::payload::{Options, PayloadSystem};
use payverdict::timeline::{self, State, Timeline};
use serde_json::{Value, json};

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

#[track_caller]
fn says(documents: &[String], wanted: &str) {
    assert_eq!(said(&state(documents)), wanted, "{documents:#?}");
}

/// The payment of the order by itself.
fn payment(changes: &Value) -> String {
    let order: Value = serde_json::from_str(&ordered()).unwrap();
    let mut payment = order["payment"].clone();
    payment.as_object_mut().unwrap().extend(changes.as_object().unwrap().clone());
    payment.to_string()
}

#[test]
fn a_map_says_how_much_was_taken_and_went_back() {
    let of = |status: Value| vec![payfunc(status, &[])];
    says(&of(json!({"charged": 640.0})), "approved captured 640.00 0.00 paid");
    says(&of(json!({"charged": 600.0, "refunded": 40.0})), "approved captured 640.00 40.00");
    says(&of(json!({"charged": 600.0, "ordered": 40.0})), "approved captured 600.00 0.00");
    says(&of(json!({"charged": 600.0, "paid": 40.0})), "approved captured 640.00 0.00 paid");
    says(&of(json!({"refunded": 640.0})), "reversed returned 640.00 640.00");
    says(&of(json!({"charged": 600.0, "pondered": 40.0})), "unknown unknown ? ?");
}

/// What a payment says of itself is its first state, whatever became of it since.
#[test]
fn a_payment_by_itself_is_no_state_of_the_order() {
    let charged = payfunc(json!({"charged": 640.0}), &[("order", 1, None), ("charge", 2, None)]);
    says(&[payment(&json!({}))], "informational unknown ? ?");
    for status in ["created", "expired"] {
        let payment = payment(&json!({"status": status}));
        says(&[charged.clone(), payment.clone()], "approved captured 640.00 0.00 paid");
        assert_eq!(state(&[charged.clone(), payment]).events(), 2);
    }
    // It may be what links an event to the order.
    let mut order: Value = serde_json::from_str(&ordered()).unwrap();
    order["payment"].as_object_mut().unwrap().remove("reference");
    let linked = payment(&json!({"id": "ord-90aa-pf"}));
    let documents = [order.to_string(), linked, payfunc_event("charge", 2, None)];
    says(&documents, "approved captured 640.00 0.00 paid");
}

#[test]
fn an_authorisation_within_an_answer_is_the_payment() {
    let authorization = json!({"id": "auth-7", "number": "web-77", "amount": 320, "currency": "SEK", "history": [], "change": [],
        "created": "2026-07-01T08:00:00.000Z", "capture": [], "refund": [], "status": {"captured": 320},
        "card": {"csc": "matched", "expires": [1, 33], "iin": "400000", "last4": "0000", "scheme": "visa", "type": "debit"}});
    let paid = "approved captured 320.00 0.00 paid";
    says(&[authorization.to_string()], paid);
    says(&[json!({"merchant": "shop", "authorization": authorization}).to_string()], paid);
    says(&[json!({"merchant": "shop", "scheme": "visa", "authorization": authorization}).to_string()], paid);
    // What stands beside a status is none.
    let mut order: Value = serde_json::from_str(&payfunc(json!({"charged": 640.0}), &[])).unwrap();
    order["authorization"] =
        json!({"id": "auth-7", "status": {"captured": 1}, "payment": {"type": "invoice"}});
    says(&[order.to_string()], "approved captured 640.00 0.00 paid");
}

#[test]
fn what_failed_left_everything_as_it_was() {
    for error in ["card expired", "backend timeout", "pondered"] {
        let mut failed: Value = serde_json::from_str(&payfunc_event("fail charge", 2, None)).unwrap();
        failed["error"] = json!(error);
        says(&[ordered(), failed.to_string()], "approved authorized 0.00 0.00");
    }
}
