//! Klarna: orders, with their status, the fraud check and the sums of what was captured and refunded; what the check of
//! a pending order came to; and the answer to placing an order.

use alloc::boxed::Box;

use super::amount::Amount;
use super::error::PayloadError;
use super::funds::{Funds, refused};
use super::keys::Key;
use super::kind::Kind;
use super::reading::Reading;
use super::sums::{self, Sums};
use super::tree::At;
use crate::code_set::CodeSet;
use crate::verdict::{Match, Verdict};
use crate::vocabulary::{Operation, Outcome};

pub fn kind(document: At<'_>) -> Kind {
    if document.has(Key::EventType) && !document.has(Key::Status) { Kind::Callback } else { Kind::Order }
}

pub fn read(document: At<'_>, kind: Kind, reading: &mut Reading) -> Result<(), Box<PayloadError>> {
    reading.asked_for(Operation::Payment);
    reading.identify([document.get(Key::OfOrder)]);
    reading.sum([document.get(Key::OrderAmount)], document.get(Key::PurchaseCurrency));
    if kind == Kind::Callback {
        return read_callback(document, reading);
    }
    let status = document.get(Key::Status);
    let verdict = status.map(|status| reading.code(status, CodeSet::KlarnaOrder)).transpose()?;
    let place = reading.findings.len();
    let fraud = document.get(Key::FraudStatus);
    let fraud = fraud.map(|fraud| reading.code(fraud, CodeSet::KlarnaFraud)).transpose()?;
    let is_passed = fraud.is_some_and(is_passed);
    // That the check is passed says nothing that the order does not.
    if let Some(found) = reading.findings.get_mut(place).filter(|_| is_passed && place > 0) {
        found.superseded = true;
    }
    let sums = sums(document);
    match verdict {
        Some(verdict) if verdict.outcome().says_no() => {
            reading.funds = refused(verdict);
            let moved = [Key::CapturedAmount, Key::RefundedAmountSnake].map(|key| document.get(key));
            let taken = Sums { reserved: Some(Amount::ZERO), ..sums };
            if document.has_any(&[Key::CapturedAmount, Key::RefundedAmountSnake]) {
                sums::deny(status, &taken, [moved[0], moved[1], None], reading);
            }
        }
        Some(_) => {
            sums.weigh(reading);
            settle(document, &sums, fraud, reading);
        }
        None => reading.funds = fraud.map_or(Funds::Unknown, refused),
    }
    let is_captured = status.is_some_and(|status| status.is("CAPTURED"));
    // All of it may be taken, and the order says something else, or does not say that it was checked.
    let is_whole = reading.funds == Funds::Captured && reading.partial != Some(true);
    reading.doubted |= is_whole && !(is_captured && is_passed);
    operations(document, &sums, reading);
    reading.against_payment(document, &[Key::Refunds]);
    Ok(())
}

/// Whether the check for fraud let an order pass.
fn is_passed(fraud: Verdict) -> bool {
    fraud.matched() == Match::Exact && fraud.outcome() == Outcome::Informational
}

/// Lets the fraud check decide where the status and the sums do not.
fn settle(document: At<'_>, sums: &Sums, fraud: Option<Verdict>, reading: &mut Reading) {
    let is_captured = document.get(Key::Status).is_some_and(|status| status.is("CAPTURED"));
    let is_taken = sums.taken.is_some_and(|taken| taken > Amount::ZERO);
    // A status that says that all was captured has to be borne out by the sums.
    if is_captured && !is_taken {
        reading.unclear = true;
        reading.funds = if sums.taken.is_none() { Funds::Captured } else { Funds::Unknown };
    }
    // Without sums the status says that it is reserved, and not how much.
    let is_authorized = document.get(Key::Status).is_some_and(|status| status.is("AUTHORIZED"));
    if is_authorized && !is_taken && reading.funds == Funds::Unknown {
        reading.funds = Funds::Authorized;
    }
    match fraud {
        Some(fraud) if !is_passed(fraud) && !is_taken => reading.funds = refused(fraud),
        _ => sums::turn(0, reading),
    }
}

/// The sums of an order.
pub fn sums(document: At<'_>) -> Sums {
    let of = |key| sums::amount(document.get(key));
    Sums {
        asked: of(Key::OrderAmount),
        reserved: of(Key::RemainingAuthorizedAmount),
        taken: of(Key::CapturedAmount),
        returned: of(Key::RefundedAmountSnake),
    }
}

/// The captures and refunds of an order, of which its sums say how much they are.
fn operations(document: At<'_>, sums: &Sums, reading: &mut Reading) {
    if let Some(captures) = document.get(Key::Captures).filter(|captures| !captures.is_nothing()) {
        reading.unclear |= !captures.is_list();
        for capture in captures.items() {
            reading.unclear |= !capture.is_object();
            // What a capture says of its own refunds, the sums of the order have to say, too.
            let returned = sums::amount_or_zero(capture.get(Key::RefundedAmountSnake));
            reading.unclear |= returned > sums.returned || returned.is_none();
            reading.against_payment(capture, &[]);
        }
    }
    let refunds = document.get(Key::Refunds).filter(|refunds| !refunds.is_nothing());
    reading.refunded |= refunds.is_some();
}

/// What the check of a pending order came to.
fn read_callback(document: At<'_>, reading: &mut Reading) -> Result<(), Box<PayloadError>> {
    if let Some(event) = document.get(Key::EventType) {
        let verdict = reading.code(event, CodeSet::KlarnaFraudevent)?;
        reading.funds = refused(verdict);
        reading.doubted |= !is_passed(verdict);
    }
    reading.against_payment(document, &[]);
    Ok(())
}
