//! PayEx / Swedbank Pay: payments and transactions (version 1), payment orders (versions 2 and 3),
//! problems, and callbacks, which carry no status.

mod order;
mod problem;
mod remaining;
mod transactions;

use super::error::PayloadError;
use super::funds::{Funds, refused};
use super::keys::Key;
use super::reading::{Reading, listed, lists};
use super::recognize::Kind;
use super::text::contains;
use super::tree::At;
use crate::code_set::CodeSet;
use crate::vocabulary::Operation;
use alloc::boxed::Box;

pub const LOOKED_FOR: &str =
    "payment, paymentOrder or transaction with state, status or a /psp/ id, or a problem's type";

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
const OF_PROBLEM: &[Key] = &[Key::Title, Key::Detail, Key::Instance, Key::Problems];
const OF_TRANSACTION: &[Key] = &[Key::PayeeReference, Key::FailedReason, Key::FailedErrorCode];

pub fn kind(document: At<'_>, asked: bool) -> Option<Kind> {
    if let Some(order) = document.get(Key::PaymentOrder) {
        let is_whole = order.has_any(OF_ORDER) || is_resource(order);
        return Some(if is_whole { Kind::Order } else { Kind::Callback });
    }
    if let Some(payment) = document.get(Key::Payment) {
        if payment.has_any(OF_PAYMENT) || transactions::has_lists(payment) {
            return Some(Kind::Payment);
        }
        if is_resource(payment) {
            let is_one = transactions::one(document).is_some();
            return Some(if is_one { Kind::Transaction } else { Kind::Payment });
        }
        if payment.get(Key::Id).is_some_and(is_resource) {
            return Some(Kind::Callback);
        }
        return None;
    }
    if is_problem(document) {
        return Some(Kind::Problem);
    }
    let is_one = transactions::one(document).is_some();
    let is_bare = document.has(Key::State)
        && document.has(Key::Type)
        && (document.has_any(OF_TRANSACTION) || document.get(Key::Id).is_some_and(is_resource));
    if is_one || is_bare {
        return Some(Kind::Transaction);
    }
    if transactions::has_lists(document) {
        return Some(Kind::Payment);
    }
    let bare = if document.has(Key::Type) { Kind::Problem } else { Kind::Payment };
    asked.then_some(bare)
}

/// Whether it is the relative address of a resource.
fn is_resource(at: At<'_>) -> bool {
    at.text().is_some_and(|text| contains(text, "/psp/"))
}

fn is_problem(document: At<'_>) -> bool {
    let Some(name) = document.get(Key::Type).and_then(|name| name.text()) else { return false };
    let is_address = ["/psp/", "payex.com/", "swedbankpay.com/"].iter().any(|part| contains(name, part));
    is_address || (document.has_any(OF_PROBLEM) && listed(CodeSet::PayexProblem, name).is_some())
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
