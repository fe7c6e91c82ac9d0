//! How a payment is named, and by which names its documents find it.

use payverdict::payload::PayloadSystem;
use payverdict::timeline::{Timeline, Timelines};
use serde_json::{Value, json};

use super::documents::{opp, stripe_event, stripe_intent};
use super::every_order::{read, state, stored};
use super::foreign::vipps;
use super::nordic::reepay;

const DONE: &str = "000.000.000";
const PENDING: &str = "000.200.000";
const REVIEW: &str = "000.400.000";
const REFUSED: &str = "800.100.155";

/// An operation of OPP without the merchant's number for the payment.
fn nameless(kind: &str, id: &str, refers_to: Option<&str>, minute: u32) -> String {
    let mut document: Value = serde_json::from_str(&opp(kind, id, refers_to, "48.50", DONE, minute)).unwrap();
    document.as_object_mut().unwrap().remove("merchantTransactionId");
    document.to_string()
}

/// A capture of PayPal, of an order.
fn capture(id: &str, order: &str) -> String {
    json!({
        "id": id, "status": "COMPLETED", "amount": {"currency_code": "NOK", "value": "75.00"},
        "create_time": "2026-05-04T10:10:00Z", "update_time": "2026-05-04T10:10:00Z", "final_capture": true,
        "links": [{"rel": "self", "href": format!("https://api.paypal.com/v2/payments/captures/{id}")}],
        "supplementary_data": {"related_ids": {"order_id": order}},
    })
    .to_string()
}

/// A refund of PayPal, of a capture.
fn refund(id: &str, capture: &str) -> String {
    json!({
        "id": id, "status": "COMPLETED", "amount": {"currency_code": "NOK", "value": "75.00"},
        "create_time": "2026-05-04T10:30:00Z", "update_time": "2026-05-04T10:30:00Z",
        "links": [
            {"rel": "self", "href": format!("https://api.paypal.com/v2/payments/refunds/{id}")},
            {"rel": "up", "href": format!("https://api.paypal.com/v2/payments/captures/{capture}")},
        ],
    })
    .to_string()
}

/// A document finds the payment of another one by any name that both have, whichever comes first, and by nothing else.
#[test]
fn a_document_finds_its_payment_by_a_name_that_both_have() {
    let intent = |id: &str, minute| {
        stripe_event("payment_intent.processing", stripe_intent("processing", None), minute)
            .replace("pi_3Qshop", id)
    };
    let rows = [
        (nameless("DB", "a1", None, 3), nameless("DB", "a1", None, 4), true),
        (nameless("DB", "a1", None, 3), nameless("DB", "b1", None, 4), false),
        (nameless("PA", "a1", None, 3), nameless("CP", "a2", Some("a1"), 4), true),
        (nameless("PA", "a1", None, 3), nameless("CP", "a2", Some("b1"), 4), false),
        // Both give back what was taken by a capture that was not told.
        (nameless("RF", "a3", Some("a2"), 3), nameless("RF", "a4", Some("a2"), 4), true),
        (nameless("RF", "a3", Some("a2"), 3), nameless("RF", "b4", Some("b2"), 4), false),
        // Attempts at one payment.
        (opp("DB", "a1", None, "48.50", REFUSED, 3), opp("DB", "a2", None, "48.50", DONE, 4), true),
        (opp("DB", "a1", None, "48.50", REFUSED, 3), opp("DB", "a2", None, "48.51", DONE, 4), false),
        (intent("pi_3Qone", 1), intent("pi_3Qone", 2), true),
        (intent("pi_3Qone", 1), intent("pi_3Qtwo", 2), false),
        (capture("7CA1", "8BD1"), capture("7CA2", "8BD1"), true),
        (capture("7CA1", "8BD1"), capture("7CA2", "8BD2"), false),
        (capture("7CA1", "8BD1"), refund("9RF1", "7CA1"), true),
        (capture("7CA1", "8BD1"), refund("9RF1", "7CA2"), false),
    ];
    for (one, other, is_one) in rows {
        let documents = read(&[one, other], None);
        for [first, second] in [[0, 1], [1, 0]] {
            let mut payment = Timeline::new();
            payment.add(&documents[first]).unwrap();
            assert_eq!(payment.add(&documents[second]).is_ok(), is_one, "{documents:#?}");
        }
        let mut payments = Timelines::new();
        documents.iter().for_each(|document| _ = payments.add(document).unwrap());
        assert_eq!(payments.len(), if is_one { 1 } else { 2 }, "{documents:#?}");
    }
}

/// A document of two payments is of neither, unless one of them is known.
#[test]
fn a_document_of_strangers_is_foreign() {
    let one = |text: String| serde_json::from_str::<Value>(&text).unwrap();
    let search = json!({"result": {"code": "000.000.100", "description": "ok"}, "timestamp": "2026-03-02 10:00:00+0000",
        "ndc": "x", "payments": [one(nameless("DB", "b1", None, 3)), one(nameless("DB", "b2", None, 4))]});
    let documents = read(&[nameless("DB", "a1", None, 0), search.to_string()], None);
    let mut payment = Timeline::new();
    payment.add(&documents[0]).unwrap();
    let before = payment.clone();
    assert_eq!(payment.add(&documents[1]).unwrap_err().kind(), "foreign");
    assert_eq!(payment, before);
}

/// The attempt that went furthest names a payment, and of several the first.
#[test]
fn the_attempt_that_went_furthest_names_the_payment() {
    let attempt = |id: &str, code, minute| opp("DB", id, None, "48.50", code, minute);
    for (codes, wanted) in [
        ([REFUSED, REFUSED], "a0"),
        ([REFUSED, PENDING], "a1"),
        ([REFUSED, "900.100.300"], "a1"),
        ([REFUSED, REVIEW], "a1"),
        ([PENDING, REVIEW], "a1"),
        ([PENDING, REFUSED], "a0"),
        ([REVIEW, PENDING], "a0"),
        ([REVIEW, DONE], "a1"),
        ([DONE, DONE], "a0"),
    ] {
        let told = state(&[attempt("a0", codes[0], 3), attempt("a1", codes[1], 9)]);
        assert_eq!(told.reference(), Some(wanted), "{codes:?}");
    }
}

/// What was taken names a payment, though what was given back has a name that comes first in the alphabet.
#[test]
fn what_was_taken_names_the_payment() {
    let told = state(&[capture("1CA1", "8BD1"), refund("0RF1", "1CA1")]);
    assert_eq!(told.reference(), Some("8BD1"));
}

/// So many payments, and so many documents that told nothing new, whatever was told between.
#[test]
fn payments_that_turn_out_to_be_one_are_counted_once() {
    let [reserved, refund] = [nameless("PA", "a1", None, 0), nameless("RF", "a3", Some("a2"), 9)];
    let capture = nameless("CP", "a2", Some("a1"), 5);
    let other = nameless("DB", "b1", None, 5);
    let mut payments = Timelines::new();
    assert!(payments.is_empty() && payments.iter().next().is_none());
    let told = [&reserved, &refund, &other, &reserved, &refund, &refund, &other, &other].map(Clone::clone);
    for document in read(&told, None) {
        payments.add(&document).unwrap();
    }
    let counted = |payments: &Timelines| {
        let states = payments.states();
        let told: Vec<_> = states
            .map(|state| (state.reference().unwrap().to_string(), state.events(), state.duplicates()))
            .collect();
        assert_eq!((payments.len(), payments.iter().count()), (told.len(), told.len()));
        assert!(!payments.is_empty());
        told
    };
    let of = |reference: &str, events, duplicates| (reference.to_string(), events, duplicates);
    assert_eq!(counted(&payments), [of("a1", 1, 1), of("a2", 1, 2), of("b1", 1, 2)]);
    payments.add(&read(&[capture], None)[0]).unwrap();
    assert_eq!(counted(&payments), [of("a1", 3, 3), of("b1", 1, 2)]);
    let events: Vec<_> = payments.iter().map(|timeline| stored(timeline).state().events()).collect();
    assert_eq!(events, [3, 1]);
}

/// What names no payment is refused with what would have named one.
#[test]
fn what_would_have_named_a_payment_is_told() {
    let problem = r#"{"type": "https://api.payex.com/psp/errordetail/creditcard/badrequest", "title": "x", "status": 400}"#;
    let nameless = r#"{"order_id": "no id", "status": "CAPTURED", "fraud_status": "ACCEPTED", "purchase_currency": "SEK"}"#;
    let charge = reepay("settled", 0).replace("ord-1", "no id");
    let (sale, stripe) = (
        r#"{"id": "WH-1", "event_type": "PAYMENT.SALE.COMPLETED", "resource_type": "sale", "resource": {"state": "completed"}}"#,
        r#"{"error": {"code": "parameter_missing", "type": "invalid_request_error", "doc_url": "https://stripe.com/docs/error-codes/parameter-missing"}}"#,
    );
    for (system, text, wanted) in [
        (PayloadSystem::Payex, problem, "the `id` of a payment or payment order"),
        (
            PayloadSystem::Pei,
            r#"{"code": "10051", "cardActionResult": {"acquirerStatusCode": "54-I"}}"#,
            "an `orderId`",
        ),
        (PayloadSystem::Paypal, sale, "the `id` of an order, capture or authorization"),
        (PayloadSystem::Klarna, nameless, "an `order_id`"),
        (
            PayloadSystem::Nexi,
            r#"{"payment": {"paymentId": "no id", "summary": {}, "orderDetails": {"amount": 1}}}"#,
            "a `paymentId`",
        ),
        (PayloadSystem::Reepay, &charge, "the `handle` of a charge, or an `invoice`"),
        (PayloadSystem::Vipps, &vipps("no id", 1), "the `reference` of a payment"),
        (
            PayloadSystem::Askell,
            r#"{"event": "subscription.renewed", "sender": "a", "data": {"id": 7}}"#,
            "the `uuid` of a payment",
        ),
        (PayloadSystem::Stripe, stripe, "the `id` of a payment intent, or of a charge"),
        (PayloadSystem::Opp, r#"{"ndc": "x", "result": {"code": "000.200.100"}}"#, "the `id` of a payment"),
    ] {
        let documents = read(&[text.into()], Some(system));
        let error = Timeline::new().add(&documents[0]).unwrap_err();
        let wanted = format!("document without reference: expected {wanted}, found none");
        assert!(error.to_string().starts_with(&wanted), "{error}");
    }
}
