//! Nexi Checkout, which was Nets Easy: payments, whose summary is all that says how they stand, and webhooks.

use alloc::boxed::Box;

use super::amount::Amount;
use super::error::PayloadError;
use super::funds::{Funds, refused};
use super::keys::Key;
use super::kind::Kind;
use super::reading::{Reading, listed};
use super::sums::{self, Sums};
use super::tree::At;
use crate::code_set::CodeSet;
use crate::host::{host_of, is_within};
use crate::vocabulary::{Operation, Outcome};

/// The sums of a summary, the one that says most first, each with the event that says the same.
const SUMMARY: [(Key, &str); 4] = [
    (Key::RefundedAmount, "payment.refund.completed"),
    (Key::ChargedAmount, "payment.charge.created"),
    (Key::CancelledAmountCamel, "payment.cancel.created"),
    (Key::ReservedAmount, "payment.reservation.created"),
];

pub fn kind(document: At<'_>) -> Kind {
    if document.has(Key::Event) { Kind::Event } else { Kind::Payment }
}

pub fn read(document: At<'_>, kind: Kind, reading: &mut Reading) -> Result<(), Box<PayloadError>> {
    if kind == Kind::Event {
        return read_event(document, reading);
    }
    reading.asked_for(Operation::Payment);
    let Some(payment) = reading.object(document.get(Key::Payment)) else { return Ok(()) };
    reading.identify([payment.get(Key::PaymentIdCamel)]);
    let order = reading.object(payment.get(Key::OrderDetails));
    let of_order = |key| order.and_then(|order| order.get(key));
    reading.sum([of_order(Key::Amount)], of_order(Key::Currency));
    look_at_page(payment, reading);
    let summary = reading.object(payment.get(Key::Summary));
    let sums = sums(payment);
    if let Some(summary) = summary {
        sums.weigh(reading);
        settle(summary, reading);
        reading.against_payment(summary, &[]);
    }
    // A payment that was ended before the shopper paid.
    if payment.has(Key::Terminated) {
        reading.doubted = true;
    }
    // How much it is, the summary says.
    reading.refunded |= payment.get(Key::Refunds).is_some_and(|refunds| !refunds.is_nothing());
    if let Some(charges) = payment.get(Key::Charges).filter(|charges| !charges.is_nothing()) {
        reading.unclear |= !charges.is_list();
        for charge in charges.items() {
            reading.against_payment(charge, &[]);
        }
    }
    reading.against_payment(payment, &[Key::Refunds]);
    reading.against_payment(document, &[]);
    Ok(())
}

/// Takes note of a page for paying that is one of the environment for tests.
fn look_at_page(payment: At<'_>, reading: &mut Reading) {
    let Some(checkout) = reading.object(payment.get(Key::Checkout)) else { return };
    let Some(url) = checkout.get(Key::Url).filter(|url| !url.is_nothing()) else { return };
    let host = url.text().and_then(|url| host_of(url.as_bytes()));
    reading.test = host.is_some_and(|host| is_within(host, "test.checkout.dibspayment.eu"));
    reading.unclear |= url.text().is_none();
}

/// The sums of a payment: its summary leaves out those that are nothing.
pub fn sums(payment: At<'_>) -> Sums {
    let of = |key| {
        let summary = payment.get(Key::Summary)?;
        if summary.is_object() { sums::amount_or_zero(summary.get(key)) } else { None }
    };
    let order = payment.get(Key::OrderDetails);
    let taken = of(Key::ChargedAmount);
    let held = of(Key::ReservedAmount).zip(of(Key::CancelledAmountCamel)).zip(taken);
    let reserved = held.map(|((held, released), taken)| held - released - taken);
    Sums {
        asked: order.and_then(|order| sums::amount(order.get(Key::Amount))),
        reserved: reserved.map(|reserved| reserved.max(Amount::ZERO)),
        taken,
        returned: of(Key::RefundedAmount),
    }
}

/// Takes the sum that says where the money is as what counts: a payment has no code, and each sum says what the event
/// does by which it grew. What was reserved, charged and given back are steps of one payment.
fn settle(summary: At<'_>, reading: &mut Reading) {
    let counts = match reading.funds {
        Funds::Captured => Key::ChargedAmount,
        Funds::Authorized => Key::ReservedAmount,
        Funds::Returned => Key::RefundedAmount,
        Funds::None => Key::CancelledAmountCamel,
        Funds::Unknown => return,
    };
    let is_some = |at: &At<'_>| at.amount() != Some(Amount::ZERO);
    for (key, event) in SUMMARY {
        let Some(field) = summary.get(key).filter(is_some) else { continue };
        let Some(verdict) = listed(CodeSet::NexiEvent, event) else { continue };
        reading.add_unwritten(field, verdict);
        if let Some(found) = reading.findings.last_mut() {
            found.superseded = key != counts;
        }
    }
}

/// A webhook: what was done, and how much it was.
fn read_event(document: At<'_>, reading: &mut Reading) -> Result<(), Box<PayloadError>> {
    reading.dated([document.get(Key::Timestamp)]);
    let data = reading.object(document.get(Key::Data));
    let of_data = |key| data.and_then(|data| data.get(key));
    reading.identify([of_data(Key::PaymentIdCamel)]);
    // Events about the order have its amount.
    let order = of_data(Key::Order).and_then(|order| order.get(Key::Amount));
    let amount = of_data(Key::Amount).or(order);
    let of_amount = |key| amount.and_then(|amount| amount.get(key));
    reading.sum([of_amount(Key::Amount)], of_amount(Key::Currency));
    let Some(event) = document.get(Key::Event) else { return Ok(()) };
    let row = listed(CodeSet::NexiEvent, event.text().unwrap_or_default());
    let is_reservation = event.text().is_some_and(|event| event.starts_with("payment.reservation."));
    let operation = match row.map(|row| row.operation()) {
        Some(Operation::Payment) if is_reservation => Operation::Authorization,
        Some(operation) => operation,
        None => Operation::Unknown,
    };
    reading.asked_for(operation);
    let verdict = reading.code(event, CodeSet::NexiEvent)?;
    reading.funds = match (operation, verdict.outcome()) {
        (Operation::Authorization, Outcome::Approved) => Funds::Authorized,
        (Operation::Authorization, _) => refused(verdict),
        (Operation::Capture, Outcome::Approved) => Funds::Captured,
        (Operation::Refund, Outcome::Reversed) => Funds::Returned,
        _ => Funds::Unknown,
    };
    reading.refunded |= operation == Operation::Refund;
    if let Some(data) = data {
        // An event that says that something failed says why in an error.
        let explains: &[Key] = if verdict.outcome().says_no() { &[Key::Error] } else { &[] };
        reading.against_payment(data, explains);
    }
    reading.against_payment(document, &[]);
    Ok(())
}
