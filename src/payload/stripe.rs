//! Stripe: payment intents, charges, refunds and disputes, events about them, lists of them, and errors. Amounts
//! are in the smallest unit of the currency.

mod charge;
mod decline;
mod dispute;
mod error;
mod event;
mod intent;
mod refund;

use alloc::boxed::Box;

use super::error::PayloadError;
use super::keys::Key;
use super::kind::Kind;
use super::reading::{Echo, Reading};
use super::tree::{At, Node};
use crate::vocabulary::Operation;

pub fn kind(document: At<'_>) -> Kind {
    if error::of(document).is_some() {
        return Kind::Error;
    }
    let one = listed(document).first().unwrap_or(document);
    let object = event::object(one).unwrap_or(one);
    match object.get(Key::Object) {
        Some(name) if name.is("refund") || name.is("dispute") => Kind::Transaction,
        Some(name) if name.is("payment_intent") || name.is("charge") => Kind::Payment,
        name => event::kind(name),
    }
}

/// The object that an event is about.
pub(crate) fn object(document: At<'_>) -> Option<At<'_>> {
    event::object(document)
}

/// The objects of a list.
pub fn listed(document: At<'_>) -> &[Node] {
    match document.get(Key::Data) {
        Some(data) if document.get(Key::Object).is_some_and(|name| name.is("list")) => data.items(),
        _ => &[],
    }
}

pub fn read(document: At<'_>, _: Kind, reading: &mut Reading) -> Result<(), Box<PayloadError>> {
    let is_list = document.get(Key::Object).is_some_and(|name| name.is("list"));
    if !is_list {
        return read_one(document, reading);
    }
    reading.asked_for(Operation::Status);
    let is_whole = document.get(Key::HasMore).is_none_or(|more| more.truth() == Some(false));
    match listed(document) {
        [] => {}
        [one] if is_whole => read_one(one, reading)?,
        // It cannot be said which of several is meant.
        all => {
            for one in all {
                reading.next_operation(Operation::Unknown);
                read_one(one, reading)?;
            }
            reading.undecided = true;
            reading.echo = Echo::default();
            reading.operation = Operation::Status;
        }
    }
    reading.against_payment(document, &[]);
    Ok(())
}

fn read_one(document: At<'_>, reading: &mut Reading) -> Result<(), Box<PayloadError>> {
    if let Some(error) = error::of(document) {
        return error::read(document, error, reading);
    }
    let within = event::object(document);
    let object = within.unwrap_or(document);
    mode(object, reading);
    reading.dated_in_seconds(document.get(Key::Created));
    match object.get(Key::Object) {
        Some(name) if name.is("payment_intent") => intent::read(object, reading)?,
        Some(name) if name.is("charge") => charge::read(object, reading)?,
        Some(name) if name.is("refund") => refund::read(object, reading)?,
        Some(name) if name.is("dispute") => dispute::read(object, reading)?,
        _ => return Ok(()),
    }
    if within.is_some() {
        mode(document, reading);
        event::compare(document, object, reading);
        reading.against_payment(document, &[]);
        if let Some(data) = document.get(Key::Data) {
            reading.against_payment(data, &[]);
        }
    }
    Ok(())
}

/// Takes down whether it is a test. Without the field it is live.
fn mode(at: At<'_>, reading: &mut Reading) {
    match at.get(Key::Livemode).map(|mode| mode.truth()) {
        None | Some(Some(true)) => {}
        Some(Some(false)) => reading.test = true,
        Some(None) => reading.unclear = true,
    }
}

/// The id of an object that is there as a whole or by its id.
pub(crate) fn id_of(at: Option<At<'_>>) -> Option<At<'_>> {
    at.and_then(|at| if at.is_object() { at.get(Key::Id) } else { Some(at) })
}
