//! PayPal: orders with their payments, and captures, authorisations and refunds by themselves. An order names its
//! captures, a refund the capture that it gives back.

use alloc::vec::Vec;

use super::{
    Act, Amount, Answer, At, Body, Event, Funds, Id, Key, Operation, Snapshot, Spoken, id, snapshot, spoken,
    start, sum, time,
};
use crate::code_set::CodeSet;
use crate::payload::echo;
use crate::payload::paypal::links;
use crate::payload::paypal::operation::{amount, order};
use crate::payload::paypal::order::{LISTS, asked, units};
use crate::payload::paypal::resource::{Resource, body};
use crate::told::Told;
use crate::vocabulary::Outcome;

pub fn event(answer: &Answer, document: At<'_>) -> Option<Event> {
    let at = body(document);
    let own = id(at.get(Key::Id));
    match Resource::of(document) {
        Resource::Order => {
            let whole = whole(answer, at);
            // An answer without a time of its own is as old as what it lists, or newer.
            let listed = whole.operations.iter().filter_map(|operation| operation.at).max();
            let own = own.or_else(|| id(at.get(Key::OfOrder)))?;
            let event = start(answer, own, Body::Snapshot(whole.into()));
            Some(Event { at: event.at.or(listed), ..event })
        }
        resource @ (Resource::Capture | Resource::Authorization) => {
            let operation = read(at, resource, Some(answer));
            let reference = id(order(at)).or_else(|| own.clone())?;
            let other = match resource {
                Resource::Capture => named(at, Key::AuthorizationId).or_else(|| up(at, "authorizations")),
                // What releases it is an operation of its own.
                _ => own.filter(|_| operation.id.is_none()),
            };
            let event = start(answer, reference, Body::Operation(operation));
            Some(Event { other: other.filter(|other| *other != event.reference), ..event })
        }
        Resource::Refund => {
            let operation = read(at, Resource::Refund, Some(answer));
            let capture = up(at, "captures");
            let reference = capture.clone().or(own)?;
            Some(Event { other: capture, ..start(answer, reference, Body::Operation(operation)) })
        }
        Resource::Dispute => {
            let reference: Id = answer.reference()?.into();
            let operation = Operation {
                act: Act::Chargeback,
                at: time(at.get(Key::CreateTime)),
                id: None,
                number: None,
                amount: None,
                // That there is one leaves open who has the money.
                spoken: Spoken::of(answer).with(Told::UNKNOWN),
            };
            let event = start(answer, reference.clone(), Body::Operation(operation));
            Some(Event { other: Some(reference), ..event })
        }
        Resource::Error | Resource::Other => None,
    }
}

/// The id of a related resource.
fn named(at: At<'_>, key: Key) -> Option<Id> {
    id(at.get(Key::SupplementaryData)?.get(Key::RelatedIds)?.get(key))
}

/// The id of what it belongs to, by its link.
fn up(at: At<'_>, kind: &str) -> Option<Id> {
    let (name, id) = links::of(at, "up")?;
    (name == kind && echo::is_id(id)).then(|| id.into())
}

/// One operation; in an order, by its own status alone.
fn read(at: At<'_>, resource: Resource, answer: Option<&Answer>) -> Operation {
    let status = at.get(Key::Status);
    let is = |word: &str| status.is_some_and(|status| status.is(word));
    let is_release = resource == Resource::Authorization && (is("VOIDED") || is("EXPIRED"));
    let (act, set) = match resource {
        Resource::Authorization if is_release => (Act::Release, CodeSet::PaypalAuthorization),
        Resource::Authorization => (Act::Reserve, CodeSet::PaypalAuthorization),
        Resource::Refund => (Act::Refund, CodeSet::PaypalRefund),
        _ => (Act::Capture, CodeSet::PaypalCapture),
    };
    let own = id(at.get(Key::Id));
    Operation {
        act,
        at: time(at.get(Key::CreateTime)).or_else(|| time(at.get(Key::UpdateTime))).filter(|_| !is_release),
        // A reservation is one thing, and that it was released another.
        id: own.clone().filter(|_| !is_release),
        number: own.filter(|_| is_release),
        amount: amount(at),
        spoken: answer.map_or_else(|| spoken(status, set), Spoken::of),
    }
}

/// An order, with what its lists say that was taken and went back.
fn whole(answer: &Answer, order: At<'_>) -> Snapshot {
    let mut whole = snapshot(answer, asked(order));
    let mut operations = Vec::new();
    let (mut gone, mut is_part_gone) = (Some(Amount::ZERO), false);
    for payments in units(order).iter().filter_map(|unit| unit.get(Key::Payments)) {
        for (key, resource) in LISTS {
            for item in payments.get(key).map_or(&[][..], |list| list.items()) {
                let mut operation = read(item, resource, None);
                // How much went back, the order says as a whole.
                if resource == Resource::Capture && operation.spoken.outcome() == Outcome::Reversed {
                    is_part_gone |= operation.spoken.is_partial();
                    if !operation.spoken.is_partial() {
                        gone = gone.zip(operation.amount).and_then(|(sum, amount)| sum.checked_add(amount));
                    }
                    operation.spoken = captured();
                }
                operations.push(operation);
            }
        }
    }
    let made = |of: fn(Act) -> bool| {
        let done = operations.iter().filter(|operation: &&Operation| {
            matches!(operation.spoken.outcome(), Outcome::Approved | Outcome::Reversed)
        });
        done.filter(move |operation| of(operation.act))
    };
    if matches!(answer.funds(), Funds::Captured | Funds::Returned) {
        whole.captured = sum(made(Act::takes));
        let refunds = sum(made(Act::gives));
        let is_told = !is_part_gone || made(Act::gives).next().is_some();
        whole.refunded = gone.zip(refunds).map(|(one, other)| one.max(other)).filter(|_| is_told);
    }
    // An answer to a capture leaves out how much the order is; where it shows all of it, it is what was taken.
    whole.asked = whole.asked.or(whole.captured.filter(|_| answer.is_paid()));
    operations.sort();
    operations.dedup();
    whole.operations = operations;
    whole
}

/// What a capture said before its money went back.
fn captured() -> Spoken {
    crate::decode::decode(CodeSet::PaypalCapture, "COMPLETED").map_or(Spoken::NOTHING, Spoken::by)
}
