//! Charges: what was reserved, taken and given back, and why one failed.

use alloc::boxed::Box;

use super::super::amount::Amount;
use super::super::error::PayloadError;
use super::super::finding::Turned;
use super::super::funds::{Funds, refused};
use super::super::keys::Key;
use super::super::reading::Reading;
use super::super::tree::At;
use super::{decline, dispute, id_of};
use crate::code_set::CodeSet;
use crate::vocabulary::{Operation, Outcome};

/// How the ids of charges begin.
pub const IDS: &[&str] = &["ch_", "py_"];

pub fn read(charge: At<'_>, reading: &mut Reading) -> Result<(), Box<PayloadError>> {
    reading.asked_for(Operation::Payment);
    reading.identify([id_of(charge.get(Key::PaymentIntent)), charge.get(Key::Id)]);
    reading.sum([charge.get(Key::Amount)], charge.get(Key::Currency));
    let Some(status) = charge.get(Key::Status) else { return Ok(()) };
    let verdict = reading.code(status, CodeSet::StripePaymentIntent)?;
    match verdict.entry().map_or("", |entry| entry.code()) {
        "succeeded" => {
            reading.funds = Funds::Captured;
            reading.partial = amounts(charge).partial;
            weigh(charge, reading);
        }
        "failed" => {
            reading.funds = refused(verdict);
            why(charge, reading);
        }
        // Words of an intent, and what nobody knows.
        "pending" => {}
        _ => reading.unclear = true,
    }
    Ok(())
}

/// Why a charge failed.
pub fn why(charge: At<'_>, reading: &mut Reading) {
    decline::read_charge(charge, reading);
}

/// The amounts of a charge that succeeded.
struct Amounts {
    asked: Option<Amount>,
    taken: Option<Amount>,
    /// What went back or was released.
    returned: Option<Amount>,
    /// Whether less was taken than was asked for.
    partial: Option<bool>,
    /// Whether a field is there that cannot be read.
    unclear: bool,
}

fn amounts(charge: At<'_>) -> Amounts {
    let [taken, returned] = [Key::AmountCaptured, Key::AmountRefunded].map(|key| charge.get(key));
    let amount = |at: Option<At<'_>>| at.and_then(|at| at.amount()).filter(|amount| *amount >= Amount::ZERO);
    let asked = charge.amount_of(Key::Amount).filter(|asked| *asked > Amount::ZERO);
    let is_readable = |at: Option<At<'_>>| at.is_none() || amount(at).is_some();
    let unclear = !(is_readable(taken) && is_readable(returned));
    // Older versions of the API say only what is not kept of the amount.
    let taken = match taken {
        None => asked.filter(|_| returned.is_some()),
        taken => amount(taken),
    };
    let returned = returned.map_or(Some(Amount::ZERO), |at| amount(Some(at)));
    let partial = taken.zip(asked).and_then(|(taken, asked)| (taken <= asked).then_some(taken < asked));
    Amounts { asked, taken, returned, partial, unclear }
}

/// Holds what a charge that succeeded says of its money against the payment, of which the first finding says that
/// it was made.
pub fn weigh(charge: At<'_>, reading: &mut Reading) {
    let Amounts { asked, taken, returned, partial, unclear } = amounts(charge);
    reading.unclear |= unclear;
    let is_any = taken.is_some_and(|taken| taken > Amount::ZERO);
    let captured = charge.get(Key::Captured);
    // Where neither says whether it was captured, a success may be either.
    let is_captured = captured.map_or(taken.map(|_| is_any), |captured| captured.truth());
    reading.unclear |= is_captured.is_none();
    let back = returned.filter(|returned| *returned > Amount::ZERO);
    let flag = charge.get(Key::Refunded);
    reading.unclear |= flag.is_some_and(|flag| flag.truth().is_none());
    let is_all_back =
        flag.is_some_and(|flag| flag.is_true()) || back.zip(asked).is_some_and(|(back, asked)| back >= asked);
    reading.refunded |= returned.is_none() || back.is_some() || is_all_back;
    match is_captured {
        // What is not captured was not taken, and what went back was released.
        Some(false) => {
            if let Some(taken) = charge.get(Key::AmountCaptured).filter(|_| is_any) {
                reading.contradict([reading.path(taken), reading.path(captured.unwrap_or(charge))]);
            }
            reading.funds = if is_all_back { Funds::None } else { Funds::Authorized };
            reading.partial = asked.map(|_| back.is_some());
            if is_all_back {
                turn(Turned::Released, reading);
            }
        }
        Some(true) => {
            if is_all_back {
                reading.funds = Funds::Returned;
                turn(Turned::Refunded, reading);
            } else if !is_any || back >= taken {
                // What was never taken may count as given back, or not.
                reading.funds = Funds::Unknown;
            } else {
                reading.funds = Funds::Captured;
                reading.partial = if back.is_some() { Some(true) } else { partial };
            }
        }
        None => reading.funds = Funds::Unknown,
    }
    refunds(charge, reading);
    disputes(charge, reading);
    decline::read_success(charge, reading);
    if let Some(paid) = charge.get(Key::Paid).filter(|paid| !paid.is_true()) {
        reading.against(paid);
    }
    reading.doubted |= charge.has(Key::Review);
    reading.against_payment(charge, &[Key::Refunds]);
}

/// What the status of the payment means, as the charge shows it.
fn turn(turned: Turned, reading: &mut Reading) {
    if let Some(status) = reading.findings.first_mut() {
        status.turned = Some(turned);
    }
}

/// The refunds, where they are listed: one that was made, or may be yet, has to be in the amount that went back.
fn refunds(charge: At<'_>, reading: &mut Reading) {
    let Some(refunds) = charge.get(Key::Refunds).filter(|refunds| !refunds.is_nothing()) else { return };
    let is_list = refunds.get(Key::Object).is_some_and(|name| name.is("list"));
    let Some(data) = refunds.get(Key::Data).filter(|data| is_list && data.is_list()) else {
        reading.against(refunds);
        return;
    };
    let is_over = |refund: At<'_>| {
        refund.get(Key::Status).is_some_and(|status| status.is("failed") || status.is("canceled"))
    };
    if !data.items().iter().all(is_over) {
        reading.refunded = true;
        if reading.funds == Funds::Captured {
            reading.partial = Some(true);
        }
    }
}

/// A dispute takes the money back, unless it was only asked about or is won: then a person has to look.
fn disputes(charge: At<'_>, reading: &mut Reading) {
    let dispute = charge.get(Key::Dispute).filter(|dispute| !dispute.is_nothing());
    let flag = charge.get(Key::Disputed);
    reading.unclear |= flag.is_some_and(|flag| flag.truth().is_none());
    let is_disputed = dispute.is_some() || flag.is_some_and(|flag| flag.is_true());
    if !is_disputed {
        return;
    }
    reading.refunded = true;
    let outcome = dispute.and_then(dispute::outcome);
    match outcome {
        Some(Outcome::Informational) => reading.doubted = true,
        Some(Outcome::Unknown) => reading.funds = Funds::Unknown,
        _ => {
            reading.funds = Funds::Returned;
            turn(Turned::ChargedBack, reading);
        }
    }
}
