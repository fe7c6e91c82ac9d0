//! Pei: orders, postbacks and errors.

use super::amount::Amount;
use super::error::PayloadError;
use super::finding::Turned;
use super::funds::{Funds, refused};
use super::keys::Key;
use super::kind::Kind;
use super::reading::{Reading, of_bank};
use super::tree::At;
use crate::code_set::CodeSet;
use crate::verdict::Verdict;
use crate::vocabulary::{Operation, Outcome, Reason};
use alloc::boxed::Box;

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
    reading.identify([document.get(Key::OrderId)]);
    reading.sum([document.get(Key::Amount)], document.get(Key::Currency));
    reading.dated([document.get(Key::SaleDate)]);
    if !document.has_any(&[Key::Status, Key::Code]) && document.has(Key::AcquirerStatusCode) {
        read_return(document, reading);
        return Ok(());
    }
    let outcome = if kind == Kind::Error {
        let verdict =
            document.get(Key::Code).map(|code| reading.code(code, CodeSet::PeiError)).transpose()?;
        let asks = |verdict: &Verdict| verdict.outcome() == Outcome::Declined;
        let of_card = document.has(Key::CardActionResult);
        let is_payment = of_card || verdict.as_ref().is_some_and(asks);
        reading.asked_for(if is_payment { Operation::Payment } else { Operation::Unknown });
        verdict
    } else {
        reading.asked_for(Operation::Payment);
        document.get(Key::Status).map(|code| reading.code(code, CodeSet::PeiOrder)).transpose()?
    };
    let bank = reading.object(document.get(Key::CardActionResult)).and_then(|card| read_card(card, reading));
    reading.funds = match outcome {
        Some(verdict) if verdict.outcome() == Outcome::Approved => Funds::Captured,
        Some(verdict) => refused(verdict),
        None => Funds::Unknown,
    };
    // An unknown error is explained by what the bank said.
    if kind == Kind::Error
        && let Some(bank) = bank.filter(|bank| bank.outcome() == Outcome::Declined)
        && outcome.is_some_and(|verdict| verdict.reason() == Some(Reason::ProcessingError))
    {
        reading.findings[0].superseded = true;
        reading.funds = refused(bank);
    }
    reading.against_payment(document, &[]);
    if kind != Kind::Error {
        refunds(document, outcome, reading);
    }
    Ok(())
}

/// What the acquirer said of the card.
fn read_card(card: At<'_>, reading: &mut Reading) -> Option<Verdict> {
    let text = card.get(Key::AcquirerMessage);
    let code = card.get(Key::AcquirerStatusCode);
    let verdict = code.and_then(|code| reading.response(code, |code| of_bank(code, CodeSet::PeiAcquirer)));
    if let Some((code, verdict)) = code.zip(verdict) {
        reading.compare(code, verdict, text);
    }
    // Beside a refusal it adds nothing.
    let refuses = verdict.is_some_and(|verdict| verdict.outcome().is_refused());
    if let Some(text) = text.filter(|_| !refuses) {
        reading.text(text);
    }
    reading.against_payment(card, &[]);
    verdict
}

/// The answer to a return is the acquirer's alone.
fn read_return(document: At<'_>, reading: &mut Reading) {
    reading.asked_for(Operation::Refund);
    let verdict = read_card(document, reading);
    if let Some(found) = reading.findings.first_mut() {
        found.turned = Some(Turned::Refunded);
    }
    if verdict.is_some_and(|verdict| verdict.outcome() == Outcome::Approved) {
        reading.funds = Funds::Returned;
    }
    reading.refunded = true;
}

/// Compares what was refunded with the amount of the order.
fn refunds(document: At<'_>, status: Option<Verdict>, reading: &mut Reading) {
    let amount = document.amount_of(Key::Amount);
    let asked = amount.filter(|amount| *amount > Amount::ZERO);
    let field = document.get(Key::RefundedAmount);
    let refunded = field.map(|amount| amount.amount());
    reading.partial = asked.map(|_| false);
    reading.refunded = !matches!(refunded, None | Some(Some(Amount::ZERO)));
    if !reading.refunded {
        return;
    }
    let is_paid = status.is_some_and(|status| status.outcome() == Outcome::Approved);
    let is_over = status.is_some_and(|status| status.outcome() == Outcome::Cancelled);
    match (refunded.flatten().filter(|refunded| *refunded > Amount::ZERO), asked) {
        (Some(refunded), Some(asked)) if refunded >= asked && (is_paid || is_over) => {
            reading.funds = Funds::Returned;
            if let Some(status) = reading.findings.first_mut() {
                status.turned = Some(Turned::Refunded);
            }
        }
        (Some(_), Some(_)) if is_paid => reading.partial = Some(true),
        // How much of how much is not known, or there should be nothing to refund.
        _ => {
            reading.partial = None;
            reading.funds = Funds::Unknown;
            if !is_paid && let Some((status, field)) = document.get(Key::Status).zip(field) {
                reading.contradict([reading.path(status), reading.path(field)]);
            }
        }
    }
}
