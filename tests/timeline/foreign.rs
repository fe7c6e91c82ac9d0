//! What is of another payment is refused, and nothing of it is kept.

use payverdict::timeline::{Added, EVENTS_MAX, Timeline, TimelineError, Timelines};
use serde_json::{Value, json};

use super::documents::{ADYEN, adyen, opp, order, payment, pei, with};
use super::every_order::{read, said};

/// An event of Vipps about a payment, by its number there.
pub fn vipps(payment: &str, number: usize) -> String {
    json!({"msn": "1", "reference": payment, "pspReference": format!("psp-{number}"), "name": "REFUNDED",
        "amount": {"currency": "NOK", "value": 100}, "timestamp": "2026-03-02T10:00:00.000Z",
        "idempotencyKey": number.to_string(), "success": false})
    .to_string()
}

fn timeline(text: &str) -> Timeline {
    let mut timeline = Timeline::new();
    timeline.add(&read(&[text.into()], None)[0]).unwrap();
    timeline
}

/// A document of a payment and one of another, of systems that name a payment in one way.
fn pairs() -> Vec<[String; 2]> {
    vec![
        [pei(1, None), pei(1, None).replace("bok-5512", "bok-9")],
        [order("Paid", None, 500), order("Paid", None, 500).replace("7bb9d21c", "7bb9d21d")],
        [payment(500, &[], 1), payment(500, &[], 1).replace("0f14c2aa", "0f14c2ab")],
        [vipps("a", 1), vipps("b", 1)],
    ]
}

#[test]
fn a_document_of_another_payment_adds_nothing() {
    for [own, other] in pairs() {
        let mut payment = timeline(&own);
        let before = payment.clone();
        let documents = read(&[own.clone(), other.clone()], None);
        assert_eq!(payment.add(&documents[0]), Ok(Added::Known), "{own}");
        let error = payment.add(&documents[1]).unwrap_err();
        assert_eq!(error.kind(), "foreign", "{other}");
        assert_eq!(payment, before);
    }
}

#[test]
fn a_timeline_of_another_payment_adds_nothing() {
    let all: Vec<Timeline> = pairs().iter().flatten().map(|text| timeline(text)).collect();
    for (place, one) in all.iter().enumerate() {
        for (other_place, other) in all.iter().enumerate() {
            let mut joined = one.clone();
            match joined.merge(other) {
                Ok(()) => assert_eq!(place, other_place),
                Err(error) => {
                    assert_ne!(place, other_place);
                    assert_eq!(error.kind(), "foreign");
                    assert_eq!(&joined, one);
                }
            }
        }
    }
}

/// What became of a payment with too many events is not known; which payment it is still is.
#[test]
fn a_full_payment_knows_its_own_name() {
    let mut payment = Timeline::new();
    let events: Vec<String> = (0..=EVENTS_MAX).map(|number| vipps("a", number)).collect();
    let documents = read(&events, None);
    let (last, others) = documents.split_last().unwrap();
    for document in others {
        payment.add(document).unwrap();
    }
    let is_full = |error: TimelineError| matches!(error, TimelineError::Full { .. });
    assert!(is_full(payment.add(last).unwrap_err()));
    assert!(is_full(payment.add(&documents[0]).unwrap_err()));
    assert_eq!(payment.add(&read(&[vipps("b", 1)], None)[0]).unwrap_err().kind(), "foreign");
}

/// What one event of a document is linked to, all of them are of.
#[test]
fn a_document_is_of_the_payment_that_one_of_its_events_is_of() {
    let one = |text: String| serde_json::from_str::<Value>(&text).unwrap();
    let stranger = |text: String| with(&text, "/merchantTransactionId", json!("other"));
    let done = "000.000.000";
    let search = |operations: Value| {
        json!({"result": {"code": "000.000.100", "description": "ok"}, "timestamp": "2026-03-02 10:00:00+0000",
            "ndc": "x", "payments": operations})
        .to_string()
    };
    let capture = opp("CP", "a2", Some("a1"), "48.50", done, 5);
    let refund = stranger(opp("RF", "a3", Some("a2"), "48.50", done, 9));
    let mut payment = timeline(&opp("PA", "a1", None, "48.50", done, 0));
    let alone = read(std::slice::from_ref(&refund), None).remove(0);
    assert_eq!(payment.add(&alone).unwrap_err().kind(), "foreign");
    let both = read(&[search(json!([one(capture), one(refund)]))], None).remove(0);
    assert_eq!(payment.add(&both), Ok(Added::New));
    assert_eq!(said(&payment.state()), "reversed returned 48.50 48.50");
}

/// Notices of two payments in one wrapper are none of a payment that begins with them.
#[test]
fn no_payment_begins_with_documents_of_two() {
    let mut wrapper: Value = serde_json::from_str(&adyen("AUTHORISATION", true, ADYEN, 6000, 600)).unwrap();
    let other = adyen("AUTHORISATION", true, "W5N8RTQZ3LCK7B24", 6000, 600);
    let mut other: Value = serde_json::from_str::<Value>(&other).unwrap()["notificationItems"][0].take();
    other["NotificationRequestItem"].as_object_mut().unwrap().remove("originalReference");
    wrapper["notificationItems"].as_array_mut().unwrap().push(other);
    let document = read(&[wrapper.to_string()], None).remove(0);
    assert_eq!(document.references().collect::<Vec<_>>(), [ADYEN, "W5N8RTQZ3LCK7B24"]);
    let mut payment = Timeline::new();
    assert_eq!(
        payment.add(&document).unwrap_err().to_string(),
        format!("document of another payment: expected one of {ADYEN}, found one of W5N8RTQZ3LCK7B24")
    );
    assert!(payment.is_empty());
    let mut payments = Timelines::new();
    payments.add(&document).unwrap();
    assert_eq!(payments.len(), 2);
}
