//! Pei: orders and postbacks, which carry no time, and answers to refunds.

use super::{
    Act, Amount, Answer, At, Body, Event, Funds, Key, Operation, amount, amount_of, operation, snapshot,
    start,
};
use crate::payload::Kind;

pub fn event(answer: &Answer, document: At<'_>) -> Option<Event> {
    let reference = answer.reference()?;
    let operation = |act| Operation { at: None, ..operation(answer, act, None) };
    let body = match answer.kind() {
        Kind::Transaction => Body::Operation(operation(Act::Refund)),
        Kind::Error => Body::Operation(operation(Act::Sale)),
        _ => {
            let mut whole = snapshot(answer, amount_of(answer));
            if matches!(answer.funds(), Funds::Captured | Funds::Returned) {
                whole.captured = whole.asked;
                whole.refunded = match document.get(Key::RefundedAmount) {
                    None => Some(Amount::ZERO),
                    refunded => amount(refunded),
                };
            }
            Body::Snapshot(whole.into())
        }
    };
    // The day of the sale is no time of the document.
    Some(Event { at: None, ..start(answer, reference.into(), body) })
}
