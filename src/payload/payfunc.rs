//! PayFunc / CardFunc: payments (whose status says nothing), orders, events and errors.

mod error;
mod event;
mod operations;
mod order;

use super::error::PayloadError;
use super::keys::Key;
use super::reading::{Reading, lists};
use super::recognize::Kind;
use super::tree::At;
use crate::code_set::CodeSet;
use crate::vocabulary::Operation;
use alloc::boxed::Box;

pub const LOOKED_FOR: &str = "status as a list, a map of amounts or a word beside payment, event or service; \
     an event's type and date; an error's type and content";

/// What only an error has.
const OF_ERROR: &[Key] = &[Key::Content, Key::Error, Key::Backend, Key::Details];
const OF_PAYMENT: &[Key] = &[Key::Service, Key::Scheme, Key::Iin];
const OF_ORDER: &[Key] = &[Key::Payment, Key::Event, Key::Items];

pub fn kind(document: At<'_>, asked: bool) -> Option<Kind> {
    let status = document.get(Key::Status);
    let lists = |key, set| document.get(key).is_some_and(|at| lists(set, at));
    let of_error = document.has_any(OF_ERROR) || status.is_some_and(|status| status.is_number());
    if of_error && (lists(Key::Type, CodeSet::PayfuncError) || lists(Key::Error, CodeSet::PayfuncError)) {
        return Some(Kind::Error);
    }
    if lists(Key::Type, CodeSet::PayfuncEvent) && (document.has(Key::Date) || asked) {
        return Some(Kind::Event);
    }
    if document.has_any(OF_PAYMENT) && (lists(Key::Status, CodeSet::PayfuncPayment) || asked) {
        return Some(Kind::Payment);
    }
    let events = document.get(Key::Event).is_some_and(|events| events.is_list());
    let is_order = match &status {
        Some(status) if status.is_list() || status.is_object() => true,
        Some(_) => asked || (lists(Key::Status, CodeSet::PayfuncOrder) && document.has_any(OF_ORDER)),
        None => events,
    };
    if is_order {
        return Some(Kind::Order);
    }
    asked.then_some(if document.has(Key::Type) { Kind::Error } else { Kind::Payment })
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
