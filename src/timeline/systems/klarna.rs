//! Klarna: orders by their sums, without a time, and notices of what the check of a pending order came to.

use super::{Answer, At, Body, Event, Id, by_sums, start};
use crate::payload::Kind;
use crate::payload::klarna::sums;

pub fn event(answer: &Answer, document: At<'_>) -> Option<Event> {
    let reference: Id = answer.reference()?.into();
    let body = match answer.kind() {
        // It says nothing of the money, but may speak against shipping.
        Kind::Callback => Body::Notice,
        _ => Body::Snapshot(by_sums(answer, &sums(document)).into()),
    };
    Some(Event { at: None, ..start(answer, reference, body) })
}
