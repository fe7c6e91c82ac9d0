//! What was a test is never paid, whichever of the documents says so.

use serde_json::{Value, json};

use super::contradictions::refused_by_code;
use super::documents::{opp, stripe_event, stripe_intent, webhook, with};
use super::every_order::{said, state};

const DONE: &str = "000.000.000";
const IN_TEST_MODE: &str = "000.100.110";

fn debit(code: &str) -> String {
    opp("DB", "a1", None, "48.50", code, 3)
}

/// A search of OPP with its own code, and what it found.
fn search(code: &str, found: &[String]) -> String {
    let found: Vec<Value> = found.iter().map(|text| serde_json::from_str(text).unwrap()).collect();
    json!({"result": {"code": code, "description": "ok"}, "timestamp": "2026-03-02 10:00:00+0000", "ndc": "x",
        "payments": found})
    .to_string()
}

/// A webhook of OPP with a result of its own.
fn wrapped(code: &str) -> String {
    let mut document: Value = serde_json::from_str(&webhook(&debit(DONE))).unwrap();
    document["result"] = json!({ "code": code });
    document.to_string()
}

/// A payment of Nexi whose page is one of an environment.
fn nexi(host: &str) -> String {
    json!({"payment": {"paymentId": "0a1b", "summary": {}, "orderDetails": {"amount": 9000, "currency": "DKK"},
        "checkout": {"url": format!("https://{host}/hostedpaymentpage/?checkoutKey=x")}, "created": "2026-06-02T12:00:00Z"}})
    .to_string()
}

fn nexi_event(event: &str, id: (&str, &str), day: u32) -> String {
    json!({"id": "e", "timestamp": format!("2026-06-{day:02}T12:00:00+00:00"), "merchantId": 1, "event": event,
        "data": {"paymentId": "0a1b", id.0: id.1, "amount": {"amount": 9000, "currency": "DKK"}}})
    .to_string()
}

#[test]
fn one_document_of_a_test_makes_a_test_of_the_payment() {
    let waits = stripe_event("payment_intent.processing", stripe_intent("processing", None), 1);
    let succeeds = stripe_event("payment_intent.succeeded", stripe_intent("succeeded", None), 9);
    let test = |text: &String| with(text, "/livemode", json!(false));
    let stripe = [
        vec![waits.clone(), succeeds.clone()],
        vec![test(&waits), succeeds.clone()],
        vec![waits, test(&succeeds)],
    ];
    // Only its page says where a payment of Nexi is made; webhooks do not.
    let events = [
        nexi_event("payment.reservation.created.v2", ("paymentType", "CARD"), 3),
        nexi_event("payment.charge.created.v2", ("chargeId", "c1"), 4),
    ];
    let nexi = |host| [vec![nexi(host)], events.to_vec()].concat();
    let doubtful = refused_by_code(&debit(IN_TEST_MODE));
    let rows = [
        (&stripe[0], "approved captured 64.00 0.00 paid"),
        (&stripe[1], "approved captured 64.00 0.00"),
        (&stripe[2], "approved captured 64.00 0.00"),
        (&nexi("checkout.dibspayment.eu"), "approved captured 90.00 0.00 paid"),
        (&nexi("test.checkout.dibspayment.eu"), "approved captured 90.00 0.00"),
        (&vec![debit(DONE), webhook(&debit(DONE))], "approved captured 48.50 0.00 paid"),
        (&vec![debit(DONE), debit(IN_TEST_MODE)], "approved captured 48.50 0.00"),
        (&vec![search("000.000.100", &[debit(DONE)])], "approved captured 48.50 0.00 paid"),
        (&vec![search(IN_TEST_MODE, &[debit(DONE)])], "approved captured 48.50 0.00"),
        (&vec![debit(DONE), wrapped(IN_TEST_MODE)], "approved captured 48.50 0.00"),
        // It contradicts itself as well, and that is over.
        (&vec![doubtful, opp("DB", "a1", None, "48.50", DONE, 5)], "approved captured 48.50 0.00"),
    ];
    for (documents, wanted) in rows {
        let told = state(documents);
        assert_eq!(said(&told), wanted, "{documents:#?}");
        assert_eq!(told.next().starts_with("This was a test"), !told.is_paid(), "{documents:#?}");
    }
}

/// Money that a search found while it says that it failed is no proof, before and after it is stored.
#[test]
fn a_search_that_failed_proves_nothing() {
    let found = [opp("PA", "a1", None, "48.50", DONE, 0), opp("CP", "a2", Some("a1"), "48.50", DONE, 3)];
    for (found, code, wanted) in [
        (&[debit(DONE)][..], "000.000.100", "approved captured 48.50 0.00 paid"),
        (&[debit(DONE)], "800.100.155", "approved captured 48.50 0.00"),
        (&found, "000.000.100", "approved captured 48.50 0.00 paid"),
        (&found, "800.100.155", "approved captured 48.50 0.00"),
    ] {
        let told = state(&[search(code, found)]);
        assert_eq!(said(&told), wanted, "{code}");
    }
}
