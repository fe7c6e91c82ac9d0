//! Refunds. A reservation that lapsed is one as well.

use alloc::boxed::Box;

use super::super::error::PayloadError;
use super::super::funds::Funds;
use super::super::keys::Key;
use super::super::reading::Reading;
use super::super::tree::At;
use super::id_of;
use crate::code_set::CodeSet;
use crate::vocabulary::{Operation, Outcome};

pub fn read(refund: At<'_>, reading: &mut Reading) -> Result<(), Box<PayloadError>> {
    reading.asked_for(Operation::Refund);
    let of = |key| id_of(refund.get(key));
    reading.identify([of(Key::PaymentIntent), of(Key::Charge), refund.get(Key::Id)]);
    reading.sum([refund.get(Key::Amount)], refund.get(Key::Currency));
    reading.refunded = true;
    let Some(status) = refund.get(Key::Status) else { return Ok(()) };
    let verdict = reading.code(status, CodeSet::StripeRefund)?;
    let place = reading.findings.len() - 1;
    match verdict.outcome() {
        Outcome::Reversed => match refund.get(Key::Reason) {
            // Nothing had been captured yet: what was reserved is released.
            Some(reason) if reason.is("expired_uncaptured_charge") => {
                reading.listed_code(reason, "expired_uncaptured_charge", CodeSet::StripeRefund);
                reading.findings[place].superseded = true;
                reading.funds = Funds::None;
            }
            _ => reading.funds = Funds::Returned,
        },
        // That the balance was too small may also be why it waits: the status says which.
        Outcome::Failed => {
            let reason = refund.get(Key::FailureReason).filter(|reason| !reason.is("insufficient_funds"));
            if let Some(reason) = reason
                && let Some(code) = reason.text()
                && reading.listed_code(reason, code, CodeSet::StripeRefund).is_some()
            {
                reading.findings[place].superseded = true;
            }
        }
        _ => {}
    }
    Ok(())
}
