//! Webhooks: what happened, and the payment or dispute that it happened to.

use alloc::boxed::Box;

use super::super::amount::Amount;
use super::super::error::PayloadError;
use super::super::funds::{Funds, refused};
use super::super::keys::Key;
use super::super::kind::Kind;
use super::super::reading::Reading;
use super::super::tree::At;
use super::{agrees, check_risk, explains, response, type_of};
use crate::code_set::CodeSet;
use crate::verdict::Match;
use crate::vocabulary::{Operation, Outcome};

pub fn kind(document: At<'_>) -> Kind {
    let is_known = document.get(Key::Type).and_then(type_of).is_some();
    let name = document.get(Key::Type).and_then(|name| name.text()).unwrap_or_default();
    let is_of_payment = ["payment_", "card_veri", "dispute_"].iter().any(|word| name.starts_with(word));
    if is_known || is_of_payment { Kind::Payment } else { Kind::Webhook }
}

/// What a webhook is about.
pub fn operation(name: At<'_>) -> Operation {
    let verdict = type_of(name);
    match verdict.map(|verdict| (verdict.operation(), verdict.reason())) {
        Some((Operation::Payment, Some(crate::vocabulary::Reason::Chargeback))) => Operation::Chargeback,
        Some((Operation::Payment, _)) => {
            let is_made = name.is("payment_approved");
            if is_made { Operation::Authorization } else { Operation::Payment }
        }
        Some((operation, _)) => operation,
        None => Operation::Unknown,
    }
}

pub fn read(document: At<'_>, kind: Kind, reading: &mut Reading) -> Result<(), Box<PayloadError>> {
    let (Some(name), Some(data)) = (document.get(Key::Type), document.get(Key::Data)) else { return Ok(()) };
    if kind == Kind::Webhook {
        return Ok(());
    }
    let operation = operation(name);
    reading.asked_for(operation);
    reading.identify([data.get(Key::PaymentId), data.get(Key::Id)]);
    reading.sum([data.get(Key::Amount)], data.get(Key::Currency));
    reading.dated([data.get(Key::ProcessedOn), document.get(Key::CreatedOn)]);
    let verdict = reading.code(name, CodeSet::CheckoutStatus)?;
    if let Some(code) = response(data, reading) {
        reading.findings[0].superseded = verdict.outcome().is_refused() && explains(&code);
        // A code that is not listed adds nothing to a type that says no.
        reading.findings[1].superseded = match verdict.outcome().is_refused() {
            true => code.matched() != Match::Exact,
            false => agrees(code),
        };
        if reading.findings[0].superseded {
            reading.funds = refused(code);
        }
    }
    let amount = data.amount_of(Key::Amount).filter(|amount| *amount > Amount::ZERO);
    let is_explained = reading.findings[0].superseded;
    let pays = matches!(operation, Operation::Payment | Operation::Authorization | Operation::Verification);
    reading.funds = match (operation, verdict.outcome()) {
        (Operation::Authorization, Outcome::Approved) => Funds::Authorized,
        (Operation::Capture, Outcome::Approved) => Funds::Captured,
        (Operation::Verification, Outcome::Approved) => Funds::None,
        (_, Outcome::Reversed) => Funds::Returned,
        (Operation::Cancellation, Outcome::Cancelled) => Funds::None,
        _ if !pays => Funds::Unknown,
        _ if is_explained => reading.funds,
        _ => refused(verdict),
    };
    reading.refunded |= operation == Operation::Refund;
    // Of how much it is a part, a capture does not say.
    reading.partial = amount.filter(|_| reading.funds == Funds::Authorized).map(|_| false);
    if let Some(approved) = data.get(Key::Approved).filter(|approved| !approved.is_true()) {
        reading.against(approved);
    }
    check_risk(data, reading);
    reading.against_payment(data, &[]);
    reading.against_payment(document, &[]);
    Ok(())
}
