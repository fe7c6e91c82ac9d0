//! Swish: a payment request is one sale, and names the payment that a refund is of.

use super::{Act, Answer, At, Event, Id, Key, id, of_one, operation};
use crate::payload::Kind;

pub fn event(answer: &Answer, document: At<'_>) -> Option<Event> {
    let reference: Id = answer.reference()?.into();
    let is_refund = answer.kind() == Kind::Transaction;
    let act = if is_refund { Act::Refund } else { Act::Sale };
    let event = of_one(answer, reference, operation(answer, act, id(document.get(Key::Id))));
    Some(Event { other: id(document.get(Key::PaymentReference)).filter(|_| !is_refund), ..event })
}
