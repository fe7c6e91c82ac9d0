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

pub const LOOKED_FOR: &str = "status beside orderId, purchaseId, cardActionResult or refundedAmount, or code \
     beside message and correlationId";

const OF_ORDER: &[Key] = &[
    Key::OrderId,
    Key::PurchaseId,
    Key::CardActionResult,
    Key::RefundedAmount,
    Key::MerchantId,
    Key::MandateId,
    Key::PostbackStatusModel,
    Key::Buyer,
];

pub fn kind(document: At<'_>, asked: bool) -> Option<Kind> {
    let is_order = document.has(Key::Status) && (asked || document.has_any(OF_ORDER));
    if is_order {
        let is_whole = document.has_any(&[Key::Buyer, Key::MerchantId, Key::Items]);
        return Some(if is_whole { Kind::Order } else { Kind::Postback });
    }
    let of_error = [Key::CorrelationId, Key::CardActionResult, Key::Message];
    let code = document.get(Key::Code)?.code()?;
    let is_error = code.parse().is_ok_and(|code: u32| (10_000..10_100).contains(&code));
    ((is_error && document.has_any(&of_error)) || asked).then_some(Kind::Error)
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
