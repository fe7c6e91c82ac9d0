//! Open Payment Platform: every document is one operation with an id of its own, which names the operation that it
//! refers to.

use super::{Act, At, Body, Event, Key, id, operation, start};
use crate::payload::{Answer, Kind};
use crate::vocabulary::Operation as Asked;

pub fn event(answer: &Answer, document: At<'_>) -> Option<Event> {
    let reference = answer.reference().filter(|_| answer.kind() == Kind::Payment)?;
    let payment = document.get(Key::Payload).filter(|_| document.has(Key::Type)).unwrap_or(document);
    let operation = operation(answer, act(payment, answer), Some(reference.into()));
    let event = start(answer, reference.into(), Body::Operation(operation));
    let other = id(payment.get(Key::ReferencedId)).filter(|other| **other != *reference);
    Some(Event { other, merchant: id(payment.get(Key::MerchantTransactionId)), ..event })
}

fn act(payment: At<'_>, answer: &Answer) -> Act {
    let kind = payment.get(Key::PaymentType);
    let is = |name| kind.is_some_and(|kind| kind.is(name));
    match answer.operation() {
        Asked::Authorization => Act::Reserve,
        Asked::Payment => Act::Sale,
        Asked::Capture => Act::Capture,
        Asked::Reversal => Act::Void,
        Asked::Refund => Act::Refund,
        // The bank tells it of the payment itself, or in a document of its own.
        Asked::Chargeback if is("DB") => Act::Sale,
        Asked::Chargeback if is("CP") => Act::Capture,
        Asked::Chargeback if is("CR") => Act::Restore,
        Asked::Chargeback => Act::Chargeback,
        _ if is("CR") => Act::Restore,
        _ => Act::Other,
    }
}
