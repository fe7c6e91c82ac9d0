//! Swish: a payment request is one sale, and names the payment that a refund is of.

use super::{Act, Answer, At, Body, Event, Id, Key, Operation, Spoken, amount_of, id, moment, start};
use crate::payload::Kind;

pub fn event(answer: &Answer, document: At<'_>) -> Option<Event> {
    let reference: Id = answer.reference()?.into();
    let is_refund = answer.kind() == Kind::Transaction;
    let operation = Operation {
        act: if is_refund { Act::Refund } else { Act::Sale },
        at: moment(answer.at()),
        id: id(document.get(Key::Id)),
        number: None,
        amount: amount_of(answer),
        spoken: Spoken::of(answer),
    };
    let mut event = start(answer, reference, Body::Operation(operation));
    event.other = id(document.get(Key::PaymentReference)).filter(|_| !is_refund);
    Some(event)
}
