//! Quickpay: every document is the payment as it is, with all of its operations.

use super::{
    Amount, Answer, Asked, At, Body, Event, Funds, Id, Key, amount, amount_of, snapshot, start, time,
};
use crate::payload::quickpay::{asked, is_made};

pub fn event(answer: &Answer, document: At<'_>) -> Option<Event> {
    let reference: Id = answer.reference()?.into();
    let mut whole = snapshot(answer, amount_of(answer));
    if matches!(answer.funds(), Funds::Captured | Funds::Returned) {
        whole.captured = sum(document, Asked::Capture);
        whole.refunded = sum(document, Asked::Refund);
    }
    let event = start(answer, reference, Body::Snapshot(whole.into()));
    // Without it, only when it was made is told.
    Some(Event { at: time(document.get(Key::UpdatedAt)), ..event })
}

/// How much was moved by the operations of one kind that went through.
fn sum(document: At<'_>, kind: Asked) -> Option<Amount> {
    let operations = document.get(Key::Operations).map_or(&[][..], |list| list.items());
    let mut made = operations.iter().filter(|operation| asked(operation) == kind && is_made(operation));
    made.try_fold(Amount::ZERO, |sum, operation| sum.checked_add(amount(operation.get(Key::Amount))?))
}
