//! Nexi Checkout: payments by the sums of their summary, without a time, and webhooks, each about one operation.

use super::{
    Act, Answer, Asked, At, Body, Event, Id, Key, Operation, Spoken, amount_of, by_sums, id, moment, start,
};
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
    let operation = Operation {
        act,
        at: moment(answer.at()),
        id: own,
        number: None,
        amount: amount_of(answer),
        spoken: Spoken::of(answer),
    };
    let mut event = start(answer, reference, Body::Operation(operation));
    // All of what was reserved is released, unless an amount says otherwise.
    event.other = (act == Act::Release).then(|| event.reference.clone());
    Some(event)
}
