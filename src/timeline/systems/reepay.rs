//! Reepay: charges by their state and sums, without a time, refunds, and webhooks, which only say that something changed.

use super::{Act, Answer, At, Body, Event, Id, Key, by_sums, id, operation, start};
use crate::payload::Kind;
use crate::payload::reepay::sums;

pub fn event(answer: &Answer, document: At<'_>) -> Option<Event> {
    let reference: Id = answer.reference()?.into();
    let body = match answer.kind() {
        Kind::Callback => Body::Notice,
        Kind::Transaction => Body::Operation(operation(answer, Act::Refund, id(document.get(Key::Id)))),
        _ => {
            let whole = by_sums(answer, &sums(document));
            return Some(Event { at: None, ..start(answer, reference, Body::Snapshot(whole.into())) });
        }
    };
    Some(start(answer, reference, body))
}
