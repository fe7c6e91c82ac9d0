//! Errors of the API, with the payment intent that they are about.

use alloc::boxed::Box;

use super::super::error::PayloadError;
use super::super::finding::Finding;
use super::super::funds::{Funds, refused};
use super::super::keys::Key;
use super::super::reading::Reading;
use super::super::tree::At;
use super::intent::{self, State};
use super::{decline, id_of, mode};
use crate::vocabulary::Operation;

/// The error of a body that is one.
pub fn of(document: At<'_>) -> Option<At<'_>> {
    document.get(Key::Error).filter(|error| error.is_object() && !document.has(Key::Object))
}

pub fn read(document: At<'_>, error: At<'_>, reading: &mut Reading) -> Result<(), Box<PayloadError>> {
    // Nothing is paid by an error.
    reading.doubted = true;
    mode(document, reading);
    let intent = reading.object(error.get(Key::PaymentIntent));
    let state = match intent {
        Some(intent) => {
            mode(intent, reading);
            intent::state(intent, reading)?
        }
        None => None,
    };
    match state {
        // The error is that of the try which the intent waits for.
        Some(State::Waits) => decline::read(error, reading),
        // The payment is as it is; what was asked of it failed.
        Some(_) => {
            reading.next_operation(Operation::Unknown);
            decline::read(error, reading);
        }
        None => alone(error, reading),
    }
    Ok(())
}

/// An error without the payment that it is about.
fn alone(error: At<'_>, reading: &mut Reading) {
    let is_card =
        error.get(Key::Type).is_some_and(|kind| kind.is("card_error")) || error.has(Key::DeclineCode);
    // Other errors do not tell what was asked for.
    reading.asked_for(if is_card { Operation::Payment } else { Operation::Unknown });
    reading.identify([id_of(error.get(Key::PaymentIntent)), id_of(error.get(Key::Charge))]);
    decline::read(error, reading);
    let is_over = |found: &&Finding| refused(found.verdict) == Funds::None;
    let current = || reading.findings.iter().filter(|found| !found.superseded);
    if is_card && current().next().is_some() && current().count() == current().filter(is_over).count() {
        reading.funds = Funds::None;
    }
}
