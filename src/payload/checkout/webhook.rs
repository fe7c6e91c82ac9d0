//! Webhooks: what happened, and the payment or dispute that it happened to.

use alloc::boxed::Box;

use super::super::amount::Amount;
use super::super::error::PayloadError;
use super::super::funds::{Funds, refused};
use super::super::keys::Key;
use super::super::kind::Kind;
use super::super::reading::Reading;
use super::super::tree::At;
use super::{agrees, check_risk, explains, is_tried_again, response, response_of, type_of};
use crate::code_set::CodeSet;
use crate::verdict::{Match, Verdict};
use crate::vocabulary::{Operation, Outcome};

pub fn kind(document: At<'_>) -> Kind {
    let is_known = document.get(Key::Type).and_then(type_of).is_some();
    let name = document.get(Key::Type).and_then(|name| name.text()).unwrap_or_default();
    // Cards and accounts that are stored for somebody are no payments.
    let is_of_payment = !name.starts_with("payment_instrument_")
        && ["payment_", "card_veri", "dispute_"].iter().any(|word| name.starts_with(word));
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

/// Whether money that came back had been sent to somebody by the merchant: it is told to whom, or why his bank refused it.
fn is_payout(data: At<'_>) -> bool {
    data.has(Key::Destination)
        || response_of(data).is_some_and(|(_, code)| code.operation() == Operation::Payout)
}

pub fn read(document: At<'_>, kind: Kind, reading: &mut Reading) -> Result<(), Box<PayloadError>> {
    let (Some(name), Some(data)) = (document.get(Key::Type), document.get(Key::Data)) else { return Ok(()) };
    if kind == Kind::Webhook {
        return Ok(());
    }
    let came_back = name.is("payment_returned") && is_payout(data);
    let operation = if came_back { Operation::Payout } else { operation(name) };
    reading.asked_for(operation);
    reading.identify([data.get(Key::PaymentId), data.get(Key::Id)]);
    reading.sum([data.get(Key::Amount)], data.get(Key::Currency));
    reading.dated([data.get(Key::ProcessedOn), document.get(Key::CreatedOn)]);
    let verdict = reading.code(name, CodeSet::CheckoutStatus)?;
    let code = response(data, reading);
    if let Some(code) = code {
        weigh(verdict, code, operation, reading);
    }
    let amount = data.amount_of(Key::Amount).filter(|amount| *amount > Amount::ZERO);
    let is_explained = reading.findings[0].superseded;
    let pays = matches!(operation, Operation::Payment | Operation::Authorization | Operation::Verification);
    reading.funds = match (operation, verdict.outcome()) {
        (Operation::Authorization, Outcome::Approved) => Funds::Authorized,
        (Operation::Capture, Outcome::Approved) => Funds::Captured,
        (Operation::Verification, Outcome::Approved) => Funds::None,
        (Operation::Payout, _) => Funds::Unknown,
        (_, Outcome::Reversed) => Funds::Returned,
        (Operation::Cancellation, Outcome::Cancelled) => Funds::None,
        _ if !pays => Funds::Unknown,
        _ => refused(code.filter(|_| is_explained).unwrap_or(verdict)),
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

/// Weighs the type of a webhook, the first finding, against the response code, the second.
fn weigh(kind: Verdict, code: Verdict, operation: Operation, reading: &mut Reading) {
    let is_refused = kind.outcome().is_refused();
    // Neither a refund nor a chargeback: a bank sent it back.
    let went_back = kind.outcome() == Outcome::Reversed && kind.reason().is_none();
    let came_back = went_back && operation == Operation::Payout;
    reading.findings[0].superseded = (is_refused || came_back) && explains(&code);
    reading.findings[1].superseded = match () {
        // A code that is not listed adds nothing to a type that says no.
        () if is_refused => code.matched() != Match::Exact,
        // It says why the bank sent the money back, or why the last try failed.
        () if went_back && !came_back || is_tried_again(&kind) => agrees(code) || explains(&code),
        () => agrees(code),
    };
}
