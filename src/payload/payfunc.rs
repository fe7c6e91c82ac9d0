//! PayFunc / CardFunc: payments (whose status says nothing), orders, events and errors.

mod error;
mod event;
mod operations;
mod order;

use super::error::PayloadError;
use super::keys::Key;
use super::kind::Kind;
use super::reading::{Reading, lists};
use super::tree::At;
use crate::code_set::CodeSet;
use crate::vocabulary::Operation;
use alloc::boxed::Box;

/// What only an error has.
const OF_ERROR: &[Key] = &[Key::Content, Key::Error, Key::Backend, Key::Details];
const OF_PAYMENT: &[Key] = &[Key::Service, Key::Scheme, Key::Iin];
const OF_ORDER: &[Key] = &[Key::Payment, Key::Event, Key::Items];

pub fn kind(document: At<'_>) -> Kind {
    let status = document.get(Key::Status);
    let lists = |key, set| document.get(key).is_some_and(|at| lists(set, at));
    let of_error = document.has_any(OF_ERROR) || status.is_some_and(|status| status.is_number());
    // One that failed says why, as an error does.
    if lists(Key::Type, CodeSet::PayfuncEvent) {
        return Kind::Event;
    }
    if of_error && (lists(Key::Type, CodeSet::PayfuncError) || lists(Key::Error, CodeSet::PayfuncError)) {
        return Kind::Error;
    }
    if document.has_any(OF_PAYMENT) && !document.has_any(OF_ORDER) {
        return Kind::Payment;
    }
    Kind::Order
}

pub fn read(document: At<'_>, kind: Kind, reading: &mut Reading) -> Result<(), Box<PayloadError>> {
    match kind {
        Kind::Error => error::read_whole(document, reading),
        Kind::Event => event::read_alone(document, reading),
        Kind::Order => order::read(document, reading),
        // An authorisation within an answer of the merchant's.
        _ if document.get(Key::Authorization).is_some_and(|at| at.is_object()) => {
            order::read(document, reading)
        }
        _ => {
            reading.asked_for(Operation::Payment);
            reading.identify([document.get(Key::Reference), document.get(Key::Id)]);
            reading.sum([document.get(Key::Amount)], document.get(Key::Currency));
            reading.dated([document.get(Key::Created)]);
            match document.get(Key::Status) {
                Some(status) => reading.code(status, CodeSet::PayfuncPayment).map(drop),
                None => Ok(()),
            }
        }
    }
}
