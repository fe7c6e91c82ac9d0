//! Pei: orders, postbacks and errors.

use super::amount::Amount;
use super::error::PayloadError;
use super::finding::Turned;
use super::funds::{Funds, refused};
use super::keys::Key;
use super::reading::Reading;
use super::recognize::Kind;
use super::tree::At;
use crate::code_set::CodeSet;
use crate::vocabulary::Outcome;
use alloc::boxed::Box;

pub const LOOKED_FOR: &str =
    "purchaseId beside orderId, cardActionResult, or an error's code beside message and correlationId";

pub fn kind(document: At<'_>) -> Kind {
    if document.has(Key::Status) {
        let is_whole = document.has_any(&[Key::Buyer, Key::MerchantId, Key::Items]);
        if is_whole { Kind::Order } else { Kind::Postback }
    } else if document.has(Key::Code) {
        Kind::Error
    } else if document.has(Key::AcquirerStatusCode) {
        Kind::Transaction
    } else {
        Kind::Postback
    }
}

pub fn read(document: At<'_>, kind: Kind, reading: &mut Reading) -> Result<(), Box<PayloadError>> {
    let outcome = if kind == Kind::Error {
        document.get(Key::Code).map(|code| reading.code(code, CodeSet::PeiError)).transpose()?
    } else {
        document.get(Key::Status).map(|code| reading.code(code, CodeSet::PeiOrder)).transpose()?
    };
    if let Some(card) = reading.object(document.get(Key::CardActionResult))
        && let Some(code) = card.get(Key::AcquirerStatusCode)
    {
        let verdict = reading.code(code, CodeSet::PeiAcquirer)?;
        reading.compare(code, verdict, card.get(Key::AcquirerMessage));
    }
    reading.funds = match outcome {
        Some(verdict) if verdict.outcome() == Outcome::Approved => Funds::Captured,
        Some(verdict) => refused(verdict),
        None => Funds::Unknown,
    };
    refunds(document, reading);
    Ok(())
}

/// Compares what was refunded with the amount of the order.
fn refunds(document: At<'_>, reading: &mut Reading) {
    let amount = document.get(Key::Amount).and_then(|amount| amount.amount());
    let asked = amount.filter(|amount| *amount > Amount::ZERO);
    let refunded = document.get(Key::RefundedAmount).map(|amount| amount.amount());
    reading.partial = asked.map(|_| false);
    reading.refunded = !matches!(refunded, None | Some(Some(Amount::ZERO)));
    if !reading.refunded {
        return;
    }
    match (refunded.flatten().filter(|refunded| *refunded > Amount::ZERO), asked) {
        (Some(refunded), Some(asked)) if refunded >= asked => {
            reading.funds = Funds::Returned;
            if let Some(status) = reading.findings.first_mut() {
                status.turned = Some(Turned::Refunded);
            }
        }
        (Some(_), Some(_)) => reading.partial = Some(true),
        // How much of how much cannot be told.
        _ => {
            reading.partial = None;
            reading.funds = Funds::Unknown;
        }
    }
}
