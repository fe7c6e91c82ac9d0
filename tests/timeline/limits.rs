//! How much is kept of one payment.

use payverdict::payload::PayloadSystem;
use payverdict::timeline::{EVENTS_MAX, Timeline, TimelineError};
use serde_json::json;

use super::documents::{opp, payfunc};
use super::every_order::{read, stored};

#[test]
fn too_many_events_make_a_payment_unknown_for_good() {
    let debit = read(&[opp("DB", "p1", None, "10.00", "000.000.000", 0)], None).remove(0);
    let mut payment = Timeline::new();
    payment.add(&debit).unwrap();
    assert!(payment.state().is_paid());
    let refusals: Vec<_> = (0..EVENTS_MAX)
        .map(|number| opp("RF", &format!("r{number}"), Some("p1"), "10.00", "800.100.155", 5))
        .collect();
    let refusals = read(&refusals, None);
    let (last, others) = refusals.split_last().unwrap();
    for refusal in others {
        payment.add(refusal).unwrap();
    }
    assert!(payment.state().is_paid());
    let before = payment.clone();
    let error = payment.add(last).unwrap_err();
    assert!(matches!(error, TimelineError::Full { .. }));
    assert_eq!(
        error.to_string(),
        format!("too many events for r{}: expected at most 16384 of one payment", EVENTS_MAX - 1)
    );
    let state = payment.state();
    assert_eq!((state.outcome().as_str(), state.is_paid()), ("unknown", false));
    assert_eq!(state.conflicts()[0].kind().as_str(), "full");
    // Nothing makes it known again.
    assert!(matches!(payment.add(&debit), Err(TimelineError::Full { .. })));
    let full = payment.clone();
    assert!(payment.merge(&before).is_err());
    let mut other = before;
    assert!(other.merge(&full).is_err());
    assert_eq!(other, payment);
    assert_eq!(stored(&payment), payment);
}

/// What a document lists is kept as well, and counts: 1,023 charges in each of sixteen take all of the room.
#[test]
fn what_is_listed_takes_room() {
    let orders = (0..16_u32).map(|order| {
        let events: Vec<_> =
            (0..1_023).map(|number| ("charge", 2 + order, Some(f64::from(number)))).collect();
        payfunc(json!(["ordered"]), &events)
    });
    let further = payfunc(json!(["ordered"]), &[]);
    let documents = read(&orders.chain([further]).collect::<Vec<_>>(), Some(PayloadSystem::Payfunc));
    let mut payment = Timeline::new();
    for document in &documents[..16] {
        payment.add(document).unwrap();
    }
    assert!(matches!(payment.add(&documents[16]), Err(TimelineError::Full { .. })));
}
