//! Vipps MobilePay: payments by their sums, without a time, and events, each about one operation with a reference of its own.

use super::{Act, Answer, At, Body, Event, Id, Key, by_sums, id, of_one, operation, start};
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
    Some(of_one(answer, reference, operation(answer, act, id(document.get(Key::PspReference)))))
}
