//! Mollie: payments with what was captured and went back, and captures, refunds and chargebacks by themselves.

use super::{
    Act, Amount, Answer, At, Body, Event, Funds, Key, Operation, amount, amount_of, id, snapshot, start, time,
};
use crate::payload::Kind;
use crate::vocabulary::Operation as Asked;

pub fn event(answer: &Answer, document: At<'_>) -> Option<Event> {
    let reference = answer.reference()?;
    if answer.kind() == Kind::Transaction {
        return operation(answer, document);
    }
    let mut whole = snapshot(answer, amount_of(answer));
    let value = |key| document.get(key).map(|at| at.get(Key::Value).and_then(|value| amount(Some(value))));
    let refunded = value(Key::AmountRefundedCamel).unwrap_or(Some(Amount::ZERO));
    let charged_back = value(Key::AmountChargedBack).unwrap_or(Some(Amount::ZERO));
    let gone = refunded.zip(charged_back).and_then(|(one, other)| one.checked_add(other));
    if matches!(answer.funds(), Funds::Captured | Funds::Returned) {
        whole.captured = value(Key::AmountCapturedCamel).unwrap_or(whole.asked);
        whole.refunded = gone;
    }
    let event = start(answer, reference.into(), Body::Snapshot(whole.into()));
    // It says when it was paid, and not when anything went back.
    let at = event.at.filter(|_| gone == Some(Amount::ZERO));
    Some(Event { at, ..event })
}

fn operation(answer: &Answer, document: At<'_>) -> Option<Event> {
    let act = match answer.operation() {
        Asked::Capture => Act::Capture,
        Asked::Refund => Act::Refund,
        Asked::Chargeback => Act::Chargeback,
        _ => Act::Other,
    };
    // A capture may be a moment later than the payment that it makes paid.
    let is_timed = act != Act::Capture;
    let at = time(document.get(Key::CreatedAtCamel)).filter(|_| is_timed);
    let operation = Operation { at, ..super::operation(answer, act, id(document.get(Key::Id))) };
    let event = start(answer, answer.reference()?.into(), Body::Operation(operation));
    Some(Event { at: event.at.filter(|_| is_timed), ..event })
}
