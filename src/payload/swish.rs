//! Swish: payment requests, which pay from account to account at once, and refunds, by themselves and as callbacks.

use alloc::boxed::Box;

use super::amount::Amount;
use super::error::PayloadError;
use super::funds::{Funds, refused};
use super::keys::Key;
use super::kind::Kind;
use super::reading::Reading;
use super::sums;
use super::tree::At;
use crate::code_set::CodeSet;
use crate::verdict::Verdict;
use crate::vocabulary::{Operation, Outcome};

pub fn kind(document: At<'_>) -> Kind {
    // The shop is the payer of a refund, and has a number of its own for it, if only null.
    let is_refund = document.has(Key::OriginalPaymentReference) || document.names(Key::PayerPaymentReference);
    if is_refund { Kind::Transaction } else { Kind::Payment }
}

pub fn read(document: At<'_>, kind: Kind, reading: &mut Reading) -> Result<(), Box<PayloadError>> {
    let is_refund = kind == Kind::Transaction;
    reading.asked_for(if is_refund { Operation::Refund } else { Operation::Payment });
    let own = if is_refund { Key::OriginalPaymentReference } else { Key::Id };
    reading.identify([document.get(own)]);
    reading.sum([document.get(Key::Amount)], document.get(Key::Currency));
    reading.dated([document.get(Key::DatePaid), document.get(Key::DateCreated)]);
    let set = if is_refund { CodeSet::SwishRefund } else { CodeSet::SwishPayment };
    let status = document.get(Key::Status);
    let verdict = status.map(|status| reading.code(status, set)).transpose()?;
    let why = explain(document, verdict, reading);
    let amount = sums::amount(document.get(Key::Amount)).filter(|amount| *amount > Amount::ZERO);
    reading.funds = match why.or(verdict) {
        Some(verdict) if is_refund => match verdict.outcome() {
            Outcome::Reversed => Funds::Returned,
            _ => Funds::Unknown,
        },
        // There is no part of a payment request.
        Some(verdict) if verdict.outcome() == Outcome::Approved => {
            reading.partial = amount.map(|_| false);
            Funds::Captured
        }
        Some(verdict) => refused(verdict),
        None => Funds::Unknown,
    };
    // Whoever else says that something is paid: a payment request says whom, and when it was made.
    reading.doubted |= !(document.has(Key::PayeeAlias) && document.has(Key::DateCreated));
    reading.against_payment(document, &[]);
    Ok(())
}

/// Reads the code of an error, which explains that there was one, and speaks against a payment otherwise.
fn explain(document: At<'_>, status: Option<Verdict>, reading: &mut Reading) -> Option<Verdict> {
    if let Some(message) = document.get(Key::ErrorMessage) {
        reading.text(message);
    }
    let code = document.get(Key::ErrorCode).filter(|code| !code.is_nothing())?;
    let first = reading.findings.len();
    reading.loose_code(code, CodeSet::SwishError);
    let found = reading.findings.get(first)?;
    let (verdict, is_exact) = (found.verdict, found.is_exact());
    let is_error = status.is_some_and(|status| status.outcome() == Outcome::Unknown);
    if is_error && is_exact && first == 1 {
        reading.findings[0].superseded = true;
        return Some(verdict);
    }
    // One that says no by itself needs no help.
    if !is_error && !verdict.outcome().says_no() {
        reading.against(code);
    }
    None
}
