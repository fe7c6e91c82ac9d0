//! Payment intents, with the charges that they hold.

use alloc::boxed::Box;
use alloc::vec::Vec;

use super::super::amount::Amount;
use super::super::error::PayloadError;
use super::super::funds::Funds;
use super::super::keys::Key;
use super::super::marks::has_beginning;
use super::super::reading::Reading;
use super::super::tree::At;
use super::{charge, decline, id_of, mode};
use crate::code_set::CodeSet;
use crate::vocabulary::Operation;

pub fn read(intent: At<'_>, reading: &mut Reading) -> Result<(), Box<PayloadError>> {
    let Some(state) = state(intent, reading)? else { return Ok(()) };
    let charges = charges(intent, reading);
    let error = reading.object(intent.get(Key::LastPaymentError));
    match state {
        State::Made => made(intent, &charges, error, reading),
        State::Waits => waits(intent, &charges, error, reading),
        // Why an earlier try failed does not matter any more.
        State::Over => {}
    }
    Ok(())
}

/// How far an intent came.
#[derive(Clone, Copy, PartialEq)]
pub enum State {
    /// Money is reserved, taken, or on its way.
    Made,
    /// It waits for the next step, at first or after a try that failed.
    Waits,
    /// It is cancelled, or nobody knows.
    Over,
}

/// Reads what the intent says of itself; nothing without a status.
pub fn state(intent: At<'_>, reading: &mut Reading) -> Result<Option<State>, Box<PayloadError>> {
    reading.asked_for(Operation::Payment);
    reading.identify([intent.get(Key::Id)]);
    reading.sum([intent.get(Key::Amount)], intent.get(Key::Currency));
    let Some(status) = intent.get(Key::Status) else { return Ok(None) };
    let verdict = reading.code(status, CodeSet::StripePaymentIntent)?;
    let asked = intent.amount_of(Key::Amount).filter(|asked| *asked > Amount::ZERO);
    let received = intent.get(Key::AmountReceived);
    let taken = received.and_then(|received| received.amount());
    let is_any = taken.is_some_and(|taken| taken > Amount::ZERO);
    let part = |held: Option<Amount>| {
        let (held, asked) = held.zip(asked)?;
        if held > asked { None } else { Some(held < asked) }
    };
    let state = match verdict.entry().map_or("", |entry| entry.code()) {
        "succeeded" => {
            reading.funds = if is_any { Funds::Captured } else { Funds::Unknown };
            reading.partial = part(taken);
            State::Made
        }
        "requires_capture" if is_any => {
            reading.funds = Funds::Captured;
            reading.partial = Some(true);
            State::Made
        }
        "requires_capture" => {
            let held = intent.get(Key::AmountCapturable);
            reading.funds = Funds::Authorized;
            reading.partial = part(held.map_or(asked, |held| held.amount()));
            State::Made
        }
        "processing" => State::Made,
        "requires_action" => State::Waits,
        "requires_payment_method" | "requires_confirmation" => {
            reading.funds = Funds::None;
            State::Waits
        }
        "canceled" => {
            reading.funds = Funds::None;
            State::Over
        }
        _ => State::Over,
    };
    // Of an intent that waits or is over, nothing was received.
    if let Some(received) = received.filter(|_| is_any && state != State::Made) {
        reading.contradict([reading.path(received), reading.path(status)]);
    }
    // What is not an amount cannot be read.
    reading.unclear |= received.is_some() && taken.is_none();
    cancellation(intent, reading);
    reading.doubted |= intent.has(Key::Review);
    reading.against_payment(intent, &[]);
    Ok(Some(state))
}

/// Why it was cancelled. Anything else speaks against the payment.
fn cancellation(intent: At<'_>, reading: &mut Reading) {
    let Some(reason) = intent.get(Key::CancellationReason).filter(|reason| !reason.is_nothing()) else {
        return;
    };
    let known =
        reason.text().and_then(|code| reading.listed_code(reason, code, CodeSet::StripePaymentIntent));
    if known.is_none() {
        reading.against(reason);
    }
}

/// The charges that are there as a whole, the newest last. Older versions of the API list them.
fn charges<'a>(intent: At<'a>, reading: &mut Reading) -> Vec<At<'a>> {
    let mut charges = Vec::new();
    if let Some(list) = reading.object(intent.get(Key::Charges))
        && let Some(data) = list.get(Key::Data)
    {
        reading.unclear |= !data.is_list() || data.items().iter().any(|item| !item.is_object());
        charges.extend(data.items().iter().rev());
    }
    if let Some(latest) = intent.get(Key::LatestCharge) {
        let is_id = latest.text().is_some_and(|id| has_beginning(id, charge::IDS));
        match latest.is_object() {
            true => charges.push(latest),
            false => reading.unclear |= !is_id,
        }
    }
    charges
}

fn is(charge: At<'_>, word: &str) -> bool {
    charge.get(Key::Status).is_some_and(|status| status.is(word))
}

/// A payment that waits for the next step: why the last try failed. None of its charges can have gone through.
fn waits(intent: At<'_>, charges: &[At<'_>], error: Option<At<'_>>, reading: &mut Reading) {
    for charge in charges.iter().filter(|charge| is(charge, "succeeded")) {
        if let (Some(made), Some(status)) = (charge.get(Key::Status), intent.get(Key::Status)) {
            reading.contradict([reading.path(made), reading.path(status)]);
        }
    }
    match (error, charges.last()) {
        (Some(error), _) => decline::read(error, reading),
        (None, Some(charge)) if is(charge, "failed") => charge::why(charge, reading),
        _ => {}
    }
}

/// A payment that was made, held against its charges and against what is said of an error.
fn made(intent: At<'_>, charges: &[At<'_>], error: Option<At<'_>>, reading: &mut Reading) {
    for charge in charges {
        mode(charge, reading);
        if is(charge, "succeeded") {
            charge::weigh(charge, reading);
        } else if !(is(charge, "failed") || is(charge, "pending")) {
            reading.unclear = true;
        }
    }
    // The newest of them is the one that was made.
    if let Some(latest) = intent.get(Key::LatestCharge).filter(|latest| latest.is_object())
        && let Some(status) = latest.get(Key::Status).filter(|status| status.is("failed"))
    {
        reading.against(status);
    }
    let Some(error) = error else { return };
    // An error of another charge is one of an earlier try.
    let made = id_of(intent.get(Key::LatestCharge)).and_then(|id| id.text());
    let failed = id_of(error.get(Key::Charge)).and_then(|id| id.text());
    let is_earlier = made.zip(failed).is_some_and(|(made, failed)| {
        made != failed && [made, failed].iter().all(|id| has_beginning(id, charge::IDS))
    });
    if !is_earlier {
        reading.against(error);
        return;
    }
    reading.next_operation(Operation::Payment);
    let first = reading.findings.len();
    decline::read(error, reading);
    reading.findings[first..].iter_mut().for_each(|finding| finding.superseded = true);
}
