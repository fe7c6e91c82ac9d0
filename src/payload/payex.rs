//! PayEx / Swedbank Pay: payments and transactions (version 1), payment orders (versions 2 and 3),
//! problems, and callbacks, which carry no status.

mod order;
mod problem;
mod remaining;
pub(crate) mod transactions;

use super::error::PayloadError;
use super::funds::{Funds, refused};
use super::keys::Key;
use super::kind::Kind;
use super::reading::{Reading, lists};
use super::text::contains;
use super::tree::At;
use crate::code_set::CodeSet;
use crate::vocabulary::Operation;
use alloc::boxed::Box;

/// What only a payment of PayEx has.
const OF_PAYMENT: &[Key] = &[Key::State, Key::Intent, Key::Operation];
/// What a payment order has, and a callback about one has not.
const OF_ORDER: &[Key] = &[
    Key::Status,
    Key::State,
    Key::Amount,
    Key::Operation,
    Key::Paid,
    Key::Failed,
    Key::Cancelled,
    Key::FailedAttempts,
    Key::PostPurchaseFailedAttempts,
    Key::FinancialTransactions,
];
/// What an order has beside it, or in itself, when one of its resources is asked for alone.
const OF_RESOURCE: &[Key] = &[
    Key::Paid,
    Key::Failed,
    Key::Aborted,
    Key::Cancelled,
    Key::Reversed,
    Key::FailedAttempts,
    Key::PostPurchaseFailedAttempts,
    Key::FinancialTransactions,
];

pub fn kind(document: At<'_>) -> Kind {
    if let Some(order) = document.get(Key::PaymentOrder) {
        if is_resource(order) && transactions::one(document).is_some() {
            return Kind::Transaction;
        }
        let is_whole = order.has_any(OF_ORDER) || is_resource(order);
        return if is_whole { Kind::Order } else { Kind::Callback };
    }
    if let Some(payment) = document.get(Key::Payment) {
        let is_one = is_resource(payment) && transactions::one(document).is_some();
        let is_callback =
            payment.has(Key::Id) && !payment.has_any(OF_PAYMENT) && !transactions::has_lists(payment);
        return match (is_one, is_callback) {
            (true, _) => Kind::Transaction,
            (_, true) => Kind::Callback,
            _ => Kind::Payment,
        };
    }
    let is_transaction =
        transactions::one(document).is_some() || document.has(Key::State) && document.has(Key::Type);
    if is_transaction {
        Kind::Transaction
    } else if document.has_any(&[Key::Type, Key::Problem]) {
        Kind::Problem
    } else if document.has_any(OF_RESOURCE) {
        Kind::Order
    } else {
        Kind::Payment
    }
}

/// Whether it is the relative address of a resource.
fn is_resource(at: At<'_>) -> bool {
    at.text().is_some_and(|text| contains(text, "/psp/"))
}

/// What a payment or payment order asks for.
fn asked(at: At<'_>) -> Operation {
    match at.get(Key::Operation) {
        Some(operation) if operation.is("Verify") => Operation::Verification,
        Some(operation) if operation.is("Payout") => Operation::Payout,
        _ => Operation::Payment,
    }
}

/// Operations that take money for the merchant, at once or later. Others pay out, or only check.
const PURCHASES: [&str; 5] = ["Purchase", "Recur", "UnscheduledPurchase", "FinancingConsumer", "Sale"];

/// Where the money is when the operation is one that does not take any.
fn unless_purchase(at: At<'_>, funds: Funds) -> Funds {
    match at.get(Key::Operation) {
        Some(operation) if operation.is("Verify") => Funds::None,
        Some(operation) if !PURCHASES.iter().any(|name| operation.is(name)) => Funds::Unknown,
        _ => funds,
    }
}

pub fn read(document: At<'_>, kind: Kind, reading: &mut Reading) -> Result<(), Box<PayloadError>> {
    if let Some(event) = document.get(Key::Event).filter(|event| lists(CodeSet::PayexEvent, event)) {
        return read_event(document, event, reading);
    }
    match kind {
        Kind::Callback => {
            identify_callback(document, reading);
            Ok(())
        }
        Kind::Problem => problem::read_whole(document, reading),
        Kind::Order => order::read(document, reading),
        Kind::Transaction => transactions::read_alone(document, reading),
        _ => transactions::read_payment(document, reading),
    }
}

/// Reads what the payment menu in a browser tells the page around it.
fn read_event(document: At<'_>, event: At<'_>, reading: &mut Reading) -> Result<(), Box<PayloadError>> {
    reading.asked_for(Operation::Payment);
    identify_callback(document, reading);
    let verdict = reading.code(event, CodeSet::PayexEvent)?;
    reading.funds = refused(verdict);
    Ok(())
}

fn identify_callback(document: At<'_>, reading: &mut Reading) {
    let ids = [Key::PaymentOrder, Key::Payment].map(|key| {
        let resource = document.get(key);
        resource.map(|resource| resource.get(Key::Id).unwrap_or(resource))
    });
    reading.identify(ids);
}
