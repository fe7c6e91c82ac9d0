//! Any bytes as what was told of payments: the order does not matter, and paid is paid.

use payverdict::Outcome;
use payverdict::payload::{Funds, Options};
use payverdict::timeline::{self, Document, State, Timeline, Timelines};

use super::payload::answer_holds;
use super::rules::NO_MONEY_TAKEN;

/// More documents than these are not tried in every way.
const DOCUMENTS_MAX: usize = 10;

pub fn target(data: &[u8]) {
    if let Ok(stored) = serde_json::from_slice::<Timeline>(data) {
        kept(&stored);
    }
    let documents: Vec<Document> =
        timeline::read(data, Options::default()).flatten().take(DOCUMENTS_MAX).collect();
    for document in &documents {
        answer_holds(document.answer());
    }
    let payments = told(&documents);
    let mut turned = documents.clone();
    turned.reverse();
    // Some of it told again.
    turned.extend_from_slice(&documents[..documents.len() / 2]);
    assert_eq!(said(&payments), said(&told(&turned)), "in another order");
    for timeline in payments.iter() {
        kept(timeline);
        let mut twice = timeline.clone();
        twice.merge(timeline).expect("the same payment");
        assert_eq!(&twice, timeline);
    }
    if let Some(one) = payments.iter().next().filter(|_| payments.len() == 1) {
        merged(&documents, one);
    }
}

fn told(documents: &[Document]) -> Timelines {
    let mut payments = Timelines::new();
    for document in documents {
        // One that names no payment tells of none.
        let _ = payments.add(document);
    }
    payments
}

/// The states in an order of their own, without the numbers that tell how often something was told.
fn said(payments: &Timelines) -> Vec<String> {
    let mut states: Vec<String> =
        payments.states().map(|state| format!("{:?}", state.with_duplicates(0))).collect();
    states.sort();
    states
}

/// Folded in two halves and joined, both ways; where a half by itself does not show that it is one payment, nothing is said.
fn merged(documents: &[Document], whole: &Timeline) {
    let fold = |documents: &[Document]| {
        let mut timeline = Timeline::new();
        for document in documents.iter().filter(|document| document.references().next().is_some()) {
            timeline.add(document).ok()?;
        }
        Some(timeline)
    };
    let (left, right) = documents.split_at(documents.len() / 2);
    let (Some(left), Some(right)) = (fold(left), fold(right)) else { return };
    let (mut one, mut other) = (left.clone(), right.clone());
    let (first, second) = (one.merge(&right), other.merge(&left));
    assert_eq!(first.is_ok(), second.is_ok());
    if first.is_ok() {
        assert_eq!(one, other);
        assert_eq!(&one, whole);
    }
}

/// A timeline is the same after it was stored, and its state keeps to the rules.
fn kept(timeline: &Timeline) {
    let text = serde_json::to_string(timeline).expect("plain JSON");
    let again: Timeline = serde_json::from_str(&text).unwrap_or_else(|error| panic!("{error}: {text}"));
    assert_eq!(&again, timeline);
    let state = timeline.state();
    assert_eq!(state, again.state());
    state_holds(&state);
}

/// What every state keeps to.
fn state_holds(state: &State) {
    if state.is_paid() {
        assert_eq!(
            (state.outcome(), state.funds(), state.partial()),
            (Outcome::Approved, Funds::Captured, Some(false)),
            "{state:?}"
        );
        assert!(state.conflicts().is_empty(), "{state:?}");
    }
    for (locale, sentence) in NO_MONEY_TAKEN.iter() {
        let is_told = state.message(*locale).contains(sentence);
        assert!(!is_told || state.funds() == Funds::None, "{locale}: {state:?}");
    }
    assert!(!state.next().is_empty());
    serde_json::to_string(state).expect("plain JSON");
}
