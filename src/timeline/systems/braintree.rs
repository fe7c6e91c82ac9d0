//! Braintree: a sale is told as a whole again and again; refunds and captures of a part are transactions that name it.

use super::{
    Act, Answer, At, Body, Event, Key, Operation, Spoken, amount_of, id, operation, snapshot, start, time,
};
use crate::payload::Kind;
use crate::payload::braintree::transaction;
use crate::told::Told;
use crate::vocabulary::Operation as Asked;

pub fn event(answer: &Answer, document: At<'_>) -> Option<Event> {
    let reference = answer.reference()?;
    let Some(at) = transaction(document) else {
        return (answer.kind() == Kind::Transaction).then(|| dispute(answer, document)).flatten();
    };
    let is_credit = answer.operation() == Asked::Refund;
    let parent = if is_credit { Key::RefundedTransactionId } else { Key::AuthorizedTransactionId };
    let parent = id(at.get(parent));
    if !is_credit && parent.is_none() {
        let whole = snapshot(answer, amount_of(answer));
        return Some(start(answer, reference.into(), Body::Snapshot(whole.into())));
    }
    let act = if is_credit { Act::Refund } else { Act::Capture };
    let made = time(at.get(Key::CreatedAtCamel)).or_else(|| time(at.get(Key::CreatedAt)));
    let operation = Operation { at: made, ..operation(answer, act, Some(reference.into())) };
    Some(start(answer, parent.unwrap_or_else(|| reference.into()), Body::Operation(operation)))
}

/// That there is a dispute leaves open who has the money.
fn dispute(answer: &Answer, document: At<'_>) -> Option<Event> {
    let dispute = document.get(Key::Dispute)?;
    let operation = Operation {
        act: Act::Chargeback,
        at: None,
        id: id(dispute.get(Key::Id)),
        number: None,
        amount: None,
        spoken: Spoken::of(answer).with(Told::UNKNOWN),
    };
    Some(start(answer, answer.reference()?.into(), Body::Operation(operation)))
}
