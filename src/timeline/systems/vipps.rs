//! Vipps MobilePay: payments by their sums, without a time, and events, each about one operation with a reference of its own.

use super::{
    Act, Answer, At, Body, Event, Id, Key, Operation, Spoken, amount_of, by_sums, id, moment, start,
};
use crate::payload::Kind;
use crate::payload::vipps::sums;

pub fn event(answer: &Answer, document: At<'_>) -> Option<Event> {
    let reference: Id = answer.reference()?.into();
    if answer.kind() != Kind::Event {
        let whole = by_sums(answer, &sums(document));
        return Some(Event { at: None, ..start(answer, reference, Body::Snapshot(whole.into())) });
    }
    let name = document.get(Key::Name);
    let is = |word: &str| name.is_some_and(|name| name.is(word));
    let act = match () {
        () if is("CAPTURED") => Act::Capture,
        () if is("REFUNDED") => Act::Refund,
        () if is("CANCELLED") => Act::Release,
        () if is("CREATED") => return Some(start(answer, reference, Body::Notice)),
        () => Act::Reserve,
    };
    let operation = Operation {
        act,
        at: moment(answer.at()),
        id: id(document.get(Key::PspReference)),
        number: None,
        amount: amount_of(answer),
        spoken: Spoken::of(answer),
    };
    let mut event = start(answer, reference, Body::Operation(operation));
    // All of what was reserved is released, unless an amount says otherwise.
    event.other = (act == Act::Release).then(|| event.reference.clone());
    Some(event)
}
