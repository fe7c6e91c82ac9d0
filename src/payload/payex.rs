//! PayEx / Swedbank Pay: payments and transactions (version 1), payment orders (versions 2 and 3),
//! problems, and callbacks, which carry no status.

mod order;
mod problem;
mod transactions;

use super::error::PayloadError;
use super::funds::Funds;
use super::keys::Key;
use super::reading::Reading;
use super::recognize::Kind;
use super::text::contains;
use super::tree::At;
use alloc::boxed::Box;

pub const LOOKED_FOR: &str = "an id or address under /psp/, or a problem's type under payex.com";

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
    match kind {
        Kind::Callback => Ok(()),
        Kind::Problem => problem::read_whole(document, reading),
        Kind::Order => order::read(document, reading),
        Kind::Transaction => transactions::read_alone(document, reading),
        _ => transactions::read_payment(document, reading),
    }
}
