//! Reepay, which became Billwerk+ and Frisbii: charges, refunds, and webhooks, which only say that something changed.

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
use crate::verdict::Verdict;
use crate::vocabulary::{Operation, Outcome};

pub fn kind(document: At<'_>) -> Kind {
    if document.has(Key::EventType) {
        Kind::Callback
    } else if document.has(Key::Invoice) {
        Kind::Transaction
    } else {
        Kind::Payment
    }
}

pub fn read(document: At<'_>, kind: Kind, reading: &mut Reading) -> Result<(), Box<PayloadError>> {
    reading.asked_for(if kind == Kind::Transaction { Operation::Refund } else { Operation::Payment });
    reading.sum([document.get(Key::Amount)], document.get(Key::Currency));
    match kind {
        Kind::Callback => {
            reading.identify([document.get(Key::Invoice)]);
            reading.dated([document.get(Key::Timestamp)]);
            // What changed, the charge says.
            reading.against_payment(document, &[]);
            Ok(())
        }
        Kind::Transaction => {
            reading.identify([document.get(Key::Invoice)]);
            reading.dated([document.get(Key::Created)]);
            read_refund(document, reading)
        }
        _ => {
            reading.identify([document.get(Key::Handle)]);
            let times = [Key::Cancelled, Key::Settled, Key::Authorized, Key::Created];
            reading.dated(times.map(|key| document.get(key)));
            read_charge(document, reading)
        }
    }
}

fn read_charge(document: At<'_>, reading: &mut Reading) -> Result<(), Box<PayloadError>> {
    let state = document.get(Key::State);
    let verdict = state.map(|state| reading.code(state, CodeSet::ReepayCharge)).transpose()?;
    let why = explain(document, verdict, reading);
    let sums = sums(document);
    let is = |word: &str| state.is_some_and(|state| state.is(word));
    match why.or(verdict) {
        Some(_) if is("settled") => {
            sums.weigh(reading);
            // Less was settled than was reserved.
            let reserved = document.get(Key::AuthorizedAmount);
            let is_less =
                reserved.is_some_and(|at| sums::amount(Some(at)).is_none_or(|held| Some(held) > sums.taken));
            if is_less && reading.partial == Some(false) && reading.funds == Funds::Captured {
                reading.partial = Some(true);
            }
        }
        Some(_) if is("authorized") => {
            reading.funds = Funds::Authorized;
            let held = sums.asked.filter(|asked| *asked > Amount::ZERO);
            reading.partial = held.map(|_| false);
            reading.unclear |= sums.returned != Some(Amount::ZERO);
        }
        Some(verdict) => {
            reading.funds = refused(verdict);
            let returned = document.get(Key::RefundedAmountSnake);
            if returned.is_some() {
                let gone = Sums { reserved: Some(Amount::ZERO), taken: Some(Amount::ZERO), ..sums };
                sums::deny(state, &gone, [returned, None, None], reading);
            }
        }
        None => {}
    }
    reading.against_payment(document, &[]);
    Ok(())
}

/// The sums of a charge: all of its amount is settled at once.
pub fn sums(document: At<'_>) -> Sums {
    let is_settled = document.get(Key::State).is_some_and(|state| state.is("settled"));
    let amount = sums::amount(document.get(Key::Amount));
    Sums {
        asked: amount,
        reserved: None,
        taken: amount.filter(|_| is_settled),
        returned: sums::amount(document.get(Key::RefundedAmountSnake)),
    }
}

/// Reads what says why a charge or refund failed. The state of the error says whether that is certain, the error itself
/// why; of a document that says that nothing failed, they speak against it.
fn explain(document: At<'_>, state: Option<Verdict>, reading: &mut Reading) -> Option<Verdict> {
    let is_failed = document.get(Key::State).is_some_and(|state| state.is("failed"));
    let certain = document.get(Key::ErrorState).filter(|state| !state.is_nothing());
    let error = document.get(Key::Error).filter(|error| !error.is_nothing());
    if !is_failed {
        if let Some(field) = certain {
            reading.against(field);
        }
        return None;
    }
    let first = reading.findings.len();
    if let Some(certain) = certain {
        reading.loose_code(certain, CodeSet::ReepayErrorstate);
    }
    let told = reading.findings.get(first).filter(|told| told.is_exact()).map(|told| told.verdict);
    if let Some(error) = error {
        reading.loose_code(error, CodeSet::ReepayError);
    }
    let why = told.filter(|told| told.outcome().is_refused());
    // That it failed is explained.
    if why.is_some() && first == 1 && state.is_some() {
        reading.findings[0].superseded = true;
    }
    why
}

fn read_refund(document: At<'_>, reading: &mut Reading) -> Result<(), Box<PayloadError>> {
    let state = document.get(Key::State);
    let verdict = state.map(|state| reading.code(state, CodeSet::ReepayRefund)).transpose()?;
    explain(document, verdict, reading);
    reading.refunded = true;
    reading.funds = match verdict {
        Some(verdict) if verdict.outcome() == Outcome::Reversed => Funds::Returned,
        _ => Funds::Unknown,
    };
    let is_failed = state.is_some_and(|state| state.is("failed"));
    let is_told: &[Key] = if is_failed { &[Key::Error] } else { &[] };
    reading.against_payment(document, is_told);
    Ok(())
}
