//! Disputes. While one is open, the money is with the bank; once it is won, the charge tells where it is.

use alloc::boxed::Box;

use super::super::error::PayloadError;
use super::super::funds::Funds;
use super::super::keys::Key;
use super::super::reading::{Reading, listed};
use super::super::tree::At;
use super::id_of;
use crate::code_set::CodeSet;
use crate::vocabulary::{Operation, Outcome};

pub fn read(dispute: At<'_>, reading: &mut Reading) -> Result<(), Box<PayloadError>> {
    reading.asked_for(Operation::Chargeback);
    let of = |key| id_of(dispute.get(key));
    reading.identify([of(Key::PaymentIntent), of(Key::Charge), dispute.get(Key::Id)]);
    reading.sum([dispute.get(Key::Amount)], dispute.get(Key::Currency));
    reading.refunded = true;
    let Some(status) = dispute.get(Key::Status) else { return Ok(()) };
    let verdict = reading.code(status, CodeSet::StripeDispute)?;
    if verdict.outcome() == Outcome::Reversed {
        reading.funds = Funds::Returned;
        if let Some(reason) = dispute.get(Key::Reason)
            && let Some(code) = reason.text()
        {
            reading.listed_code(reason, code, CodeSet::StripeDispute);
        }
    }
    Ok(())
}

/// What a dispute that is part of a charge says; nothing where only its id is there.
pub fn outcome(dispute: At<'_>) -> Option<Outcome> {
    let code = dispute.get(Key::Status)?.text()?;
    listed(CodeSet::StripeDispute, code).map(|verdict| verdict.outcome())
}
