//! Vipps MobilePay: payments of the ePayment API, of which the sums say more than the state, and events about them.

use alloc::boxed::Box;

use super::amount::Amount;
use super::echo;
use super::error::PayloadError;
use super::finding::Turned;
use super::funds::{Funds, refused};
use super::keys::Key;
use super::kind::Kind;
use super::reading::Reading;
use super::sums::{self, Sums};
use super::tree::At;
use crate::code_set::CodeSet;
use crate::vocabulary::{Operation, Outcome};

/// What an event asks for, where its success says whether that was carried out.
const RESULTS: [(&str, Operation); 4] = [
    ("AUTHORIZED", Operation::Authorization),
    ("CANCELLED", Operation::Cancellation),
    ("CAPTURED", Operation::Capture),
    ("REFUNDED", Operation::Refund),
];

pub fn kind(document: At<'_>) -> Kind {
    if document.has(Key::State) || document.has(Key::Aggregate) { Kind::Payment } else { Kind::Event }
}

pub fn read(document: At<'_>, kind: Kind, reading: &mut Reading) -> Result<(), Box<PayloadError>> {
    reading.identify([document.get(Key::Reference)]);
    let amount = document.get(Key::Amount);
    // The webhooks of old have a number.
    let of_amount = |key| amount.and_then(|amount| amount.get(key));
    reading.sum([of_amount(Key::Value).or(amount)], of_amount(Key::Currency));
    if kind == Kind::Event {
        return read_event(document, reading);
    }
    reading.asked_for(Operation::Payment);
    let state = document.get(Key::State);
    let verdict = state.map(|state| reading.code(state, CodeSet::VippsState)).transpose()?;
    let aggregate = reading.object(document.get(Key::Aggregate));
    let sums = sums(document);
    match verdict {
        Some(verdict) if verdict.outcome() == Outcome::Informational => {
            sums.weigh(reading);
            let held = aggregate.and_then(|aggregate| aggregate.get(Key::AuthorizedAmountCamel));
            let is_held = held.and_then(|held| held.amount_of(Key::Value)) != Some(Amount::ZERO);
            // Of a payment that was authorised, something was.
            if reading.funds == Funds::None && !is_held {
                (reading.funds, reading.unclear) = (Funds::Unknown, true);
            }
            sums::turn(0, reading);
        }
        Some(verdict) => {
            let is_open = !verdict.outcome().says_no();
            reading.funds = if is_open && sums.are_empty() { Funds::None } else { refused(verdict) };
            let moved = [Key::AuthorizedAmountCamel, Key::CapturedAmountCamel, Key::RefundedAmount];
            let moved = moved.map(|key| aggregate.and_then(|aggregate| aggregate.get(key)));
            if aggregate.is_some() {
                sums::deny(state, &sums, moved, reading);
            }
        }
        None => {}
    }
    if let Some(aggregate) = aggregate {
        reading.against_payment(aggregate, &[]);
    }
    reading.against_payment(document, &[]);
    Ok(())
}

/// The sums of a payment, which are in its own currency.
pub fn sums(document: At<'_>) -> Sums {
    let currency = |at: At<'_>| at.get(Key::Currency).and_then(echo::currency);
    let own = document.get(Key::Amount).and_then(currency);
    let sum = |at: Option<At<'_>>| {
        let at = at.filter(|at| own.is_some() && currency(at) == own)?;
        sums::amount(at.get(Key::Value))
    };
    let of = |key| sum(document.get(Key::Aggregate).and_then(|aggregate| aggregate.get(key)));
    let taken = of(Key::CapturedAmountCamel);
    // What was released is not taken any more, and neither is what was taken held.
    let held = of(Key::AuthorizedAmountCamel).zip(of(Key::CancelledAmountCamel));
    let reserved = held.zip(taken).map(|((held, released), taken)| held - released - taken);
    Sums {
        asked: sum(document.get(Key::Amount)),
        reserved: reserved.map(|reserved| reserved.max(Amount::ZERO)),
        taken,
        returned: of(Key::RefundedAmount),
    }
}

/// An event: what was asked for, and whether it happened.
fn read_event(document: At<'_>, reading: &mut Reading) -> Result<(), Box<PayloadError>> {
    reading.dated([document.get(Key::Timestamp)]);
    let Some(name) = document.get(Key::Name) else { return Ok(()) };
    let result = RESULTS.iter().find(|(known, _)| name.is(known)).map(|(_, operation)| *operation);
    let operation = result.unwrap_or(Operation::Payment);
    reading.asked_for(operation);
    let verdict = reading.code(name, CodeSet::VippsEvent)?;
    let success = document.get(Key::Success);
    let is_done = success.and_then(|success| success.truth());
    match (result, is_done) {
        (Some(operation), Some(true)) => {
            reading.findings[0].turned = Some(Turned::Done);
            reading.funds = match operation {
                Operation::Authorization => Funds::Authorized,
                Operation::Capture => Funds::Captured,
                Operation::Refund => Funds::Returned,
                // What is released may be the rest of an amount of which a part was taken.
                _ => Funds::Unknown,
            };
            let amount = document.get(Key::Amount);
            let amount = sums::amount(amount.and_then(|amount| amount.get(Key::Value)).or(amount));
            let is_held = operation == Operation::Authorization;
            reading.partial = amount.filter(|amount| *amount > Amount::ZERO && is_held).map(|_| false);
        }
        (Some(operation), Some(false)) => {
            reading.findings[0].turned = Some(Turned::NotDone);
            if operation == Operation::Authorization {
                reading.funds = Turned::NotDone.twin().map_or(Funds::Unknown, refused);
            }
        }
        // It has no outcome without a success.
        (Some(_), None) => {}
        (None, Some(false)) if verdict.outcome().says_no() => {
            if let Some(success) = success {
                let paths = [reading.path(name), reading.path(success)];
                reading.contradict(paths);
            }
        }
        (None, _) => reading.funds = refused(verdict),
    }
    reading.against_payment(document, &[]);
    Ok(())
}
