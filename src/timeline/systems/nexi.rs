//! Nexi Checkout: payments by the sums of their summary, without a time, and webhooks, each about one operation.

use super::{Act, Answer, Asked, At, Body, Event, Id, Key, by_sums, id, of_one, operation, start};
use crate::payload::Kind;
use crate::payload::nexi::sums;

pub fn event(answer: &Answer, document: At<'_>) -> Option<Event> {
    let reference: Id = answer.reference()?.into();
    if answer.kind() != Kind::Event {
        let payment = document.get(Key::Payment)?;
        let whole = by_sums(answer, &sums(payment));
        return Some(Event { at: None, ..start(answer, reference, Body::Snapshot(whole.into())) });
    }
    let data = document.get(Key::Data);
    let of_data = |key| id(data.and_then(|data| data.get(key)));
    let (act, own) = match answer.operation() {
        Asked::Authorization => (Act::Reserve, Some(reference.clone())),
        Asked::Capture => (Act::Capture, of_data(Key::ChargeId)),
        Asked::Refund => (Act::Refund, of_data(Key::RefundId)),
        Asked::Cancellation => (Act::Release, None),
        _ => return Some(start(answer, reference, Body::Notice)),
    };
    Some(of_one(answer, reference, operation(answer, act, own)))
}
