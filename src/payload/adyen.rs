//! Adyen: responses to payments, notices in their wrapper or by themselves, and answers to captures, refunds and
//! cancellations, which only say that the request came in.

pub(crate) mod notice;
mod refusal;

use alloc::boxed::Box;

use super::amount::Amount;
use super::error::PayloadError;
use super::funds::{Funds, refused};
use super::keys::Key;
use super::kind::Kind;
use super::reading::Reading;
use super::tree::At;
use crate::code_set::CodeSet;
use crate::host::host_of;
use crate::vocabulary::{Operation, Outcome};

pub fn kind(document: At<'_>) -> Kind {
    if document.has_any(&[Key::NotificationItems, Key::NotificationRequestItem, Key::EventCode]) {
        let items = document.get(Key::NotificationItems).map_or(&[][..], |items| items.items());
        return match items {
            [] => notice::kind(document),
            [item, ..] => notice::kind(item),
        };
    }
    if document.has(Key::PaymentPspReference) { Kind::Transaction } else { Kind::Payment }
}

pub fn read(document: At<'_>, kind: Kind, reading: &mut Reading) -> Result<(), Box<PayloadError>> {
    reading.test = is_test(document);
    if document.has(Key::NotificationItems) {
        notice::read_all(document, reading)
    } else if document.has_any(&[Key::NotificationRequestItem, Key::EventCode]) {
        notice::read(document, reading)
    } else if kind == Kind::Transaction {
        read_request(document, reading)
    } else {
        read_payment(document, reading)
    }
}

/// Whether it says of itself that it is a test, or sends the shopper to a host for tests.
fn is_test(document: At<'_>) -> bool {
    let is_off = document.get(Key::Live).is_some_and(|live| truth(live) == Some(false));
    let action = document.get(Key::Action).and_then(|action| action.get(Key::Url)?.text());
    let host = action.and_then(|text| host_of(text.as_bytes()));
    let is_of_tests = |part: &[u8]| part.eq_ignore_ascii_case(b"test") || part.ends_with(b"-test");
    is_off || host.is_some_and(|host| host.split(|byte| *byte == b'.').any(is_of_tests))
}

/// A truth, as it is or as a text.
fn truth(at: At<'_>) -> Option<bool> {
    match () {
        () if at.is_true() || at.is("true") => Some(true),
        () if at.is_false() || at.is("false") => Some(false),
        () => None,
    }
}

/// Takes down amount and currency, which are within one object, or beside one another in a form.
fn sum(body: At<'_>, reading: &mut Reading) -> Option<Amount> {
    let holder = body.get(Key::Amount).filter(|amount| amount.is_object()).unwrap_or(body);
    reading.sum([holder.get(Key::Value)], holder.get(Key::Currency));
    holder.amount_of(Key::Value)
}

/// The answer to a request about a payment: what was asked for is not done yet.
fn read_request(document: At<'_>, reading: &mut Reading) -> Result<(), Box<PayloadError>> {
    reading.asked_for(Operation::Unknown);
    reading.identify([document.get(Key::PaymentPspReference)]);
    sum(document, reading);
    if let Some(status) = document.get(Key::Status) {
        reading.code(status, CodeSet::AdyenResult)?;
    }
    reading.against_payment(document, &[]);
    Ok(())
}

fn read_payment(document: At<'_>, reading: &mut Reading) -> Result<(), Box<PayloadError>> {
    reading.identify([document.get(Key::PspReference)]);
    let amount = sum(document, reading);
    let is_check = amount == Some(Amount::ZERO);
    reading.asked_for(if is_check { Operation::Verification } else { Operation::Authorization });
    let Some(code) = document.get(Key::ResultCode) else { return Ok(()) };
    let result = reading.code(code, CodeSet::AdyenResult)?;
    let brand = document.get(Key::PaymentMethodCamel).and_then(|method| method.get(Key::Brand));
    let why = refusal::read(document, brand, result.outcome(), reading);
    reading.funds = match result.outcome() {
        Outcome::Approved if is_check => Funds::None,
        Outcome::Approved => Funds::Authorized,
        _ => refused(why.unwrap_or(result)),
    };
    // That it was refused, or that something broke, is explained by the reason.
    if why.is_some() {
        reading.findings[0].superseded = true;
    }
    reading.partial = amount.filter(|amount| *amount > Amount::ZERO).map(|_| false);
    reading.against_payment(document, &[]);
    Ok(())
}
