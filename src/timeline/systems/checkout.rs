//! Checkout.com: webhooks and operations, each with a number of its own, and payments. The time of a payment is that of
//! its authorisation, whatever it became since: what was captured of it is a state without a time.

use super::{
    Act, Answer, At, Body, Event, Funds, Id, Key, Operation, Spoken, amount, amount_of, id, of_one, restored,
    snapshot, start,
};
use crate::code_set::CodeSet;
use crate::decode::decode;
use crate::payload::Kind;
use crate::payload::checkout::balances::Balances;
use crate::payload::checkout::{is_webhook, operation, response_of};
use crate::told::Told;
use crate::vocabulary::Operation as Asked;

pub fn event(answer: &Answer, document: At<'_>) -> Option<Event> {
    let reference = answer.reference().filter(|_| answer.kind() != Kind::Webhook)?;
    let data = document.get(Key::Data).filter(|_| is_webhook(document));
    if let Some(data) = data {
        return Some(webhook(answer, document, data, reference));
    }
    if answer.kind() == Kind::Transaction {
        let name = document.get(Key::Type);
        let own = id(document.get(Key::Id)).or_else(|| id(document.get(Key::ActionId)));
        let mut told = super::operation(answer, act(operation(name)), own);
        told.amount = amount(document.get(Key::Amount));
        if name.is_none() {
            // What was asked for is told by its webhook.
            let pending = decode(CodeSet::CheckoutStatus, "Pending").map_or(Told::NOTHING, Told::from);
            told.spoken = Spoken::NOTHING.with(pending);
        }
        return Some(of_one(answer, reference.into(), told));
    }
    let status = document.get(Key::Status);
    let is = |word: &str| status.is_some_and(|status| status.is(word));
    let sums = document.get(Key::Balances).map(Balances::of);
    let asked = amount_of(answer);
    let (act, sum) = match () {
        () if is("Voided") || is("Canceled") || is("Expired") => (Act::Release, asked),
        () if answer.operation() == Asked::Verification => (Act::Check, asked),
        () if matches!(answer.funds(), Funds::Authorized | Funds::None)
            || is("Pending")
            || is("Requested")
            || is("Retry Scheduled")
            || is("Declined")
            || is("Authentication Requested") =>
        {
            (Act::Reserve, asked)
        }
        () => {
            let mut state = snapshot(answer, asked);
            if let Some(sums) = sums {
                (state.captured, state.refunded) = (sums.captured, sums.refunded);
            }
            if let Some(actions) = document.get(Key::Actions) {
                state.operations = actions.items().iter().map(listed).collect();
                state.operations.sort();
                state.operations.dedup();
            }
            return Some(Event { at: None, ..start(answer, reference.into(), Body::Snapshot(state.into())) });
        }
    };
    let own = (act == Act::Reserve || act == Act::Check).then(|| Id::from(reference));
    let told = Operation { amount: sum, ..super::operation(answer, act, own) };
    Some(of_one(answer, reference.into(), told))
}

/// One operation, as a webhook tells it.
fn webhook(answer: &Answer, document: At<'_>, data: At<'_>, reference: &str) -> Event {
    let name = document.get(Key::Type);
    let is = |word: &str| name.is_some_and(|name| name.is(word));
    let act = match answer.operation() {
        _ if is("payment_canceled") || is("payment_expired") => Act::Release,
        _ if is("dispute_won") || is("dispute_arbitration_won") || is("dispute_canceled") => Act::Restore,
        _ if is("dispute_resolved") || is("request_for_information_received") => {
            return start(answer, reference.into(), Body::Notice);
        }
        Asked::Payment if is("payment_returned") => Act::Chargeback,
        Asked::Payment => Act::Reserve,
        asked => act(asked),
    };
    let dispute = id(data.get(Key::Id)).filter(|_| data.has(Key::PaymentId));
    let own = match act {
        Act::Reserve | Act::Check => Some(Id::from(reference)),
        Act::Restore => None,
        Act::Chargeback => dispute.or_else(|| id(data.get(Key::ActionId))),
        _ => id(data.get(Key::ActionId)),
    };
    let mut told = super::operation(answer, act, own);
    if act == Act::Restore {
        told.spoken = restored(answer);
    }
    of_one(answer, reference.into(), told)
}

/// An operation that a payment lists.
fn listed(action: At<'_>) -> Operation {
    Operation {
        act: act(operation(action.get(Key::Type))),
        at: super::time(action.get(Key::ProcessedOn)),
        id: id(action.get(Key::Id)),
        number: None,
        amount: amount(action.get(Key::Amount)),
        spoken: response_of(action).map_or(Spoken::NOTHING, |(_, code)| Spoken::by(code)),
    }
}

fn act(asked: Asked) -> Act {
    match asked {
        Asked::Authorization | Asked::Payment => Act::Reserve,
        Asked::Verification => Act::Check,
        Asked::Capture => Act::Capture,
        Asked::Refund => Act::Refund,
        Asked::Cancellation => Act::Release,
        Asked::Chargeback => Act::Chargeback,
        _ => Act::Other,
    }
}
