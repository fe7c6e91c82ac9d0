//! What the type of a webhook says beside its resource.

use super::super::finding::Turned;
use super::super::funds::Funds;
use super::super::keys::Key;
use super::super::reading::Reading;
use super::super::tree::At;
use super::resource::{Resource, body};
use crate::code_set::CodeSet;
use crate::decode::decode;
use crate::vocabulary::{Operation, Outcome};

/// The ends of types that say nothing against a payment.
const PLAIN: [&str; 7] = ["COMPLETED", "APPROVED", "CREATED", "SAVED", "CAPTURED", "PENDING", "PROCESSED"];

/// Whether it says that PayPal or the bank took the money back.
pub fn is_reversed(document: At<'_>) -> bool {
    word(document).is_some_and(|word| word.eq_ignore_ascii_case("REVERSED"))
}

fn word<'a>(document: At<'a>) -> Option<&'a str> {
    document.get(Key::EventType)?.text()?.rsplit('.').next()
}

/// Puts an end to an order that was approved and not captured in time: PayPal calls it off and gives the payer the money back.
fn let_go(event: At<'_>, order: At<'_>, reading: &mut Reading) {
    for found in &mut reading.findings {
        found.superseded = true;
    }
    if let Ok(verdict) = decode(CodeSet::PaypalOrder, "VOIDED") {
        reading.add_unwritten(event, verdict);
    }
    if reading.echo.reference.is_none() {
        reading.identify([order.get(Key::OfOrder)]);
    }
    // Whether the payer had paid already is not told.
    reading.funds = Funds::Unknown;
    reading.refunded = true;
}

/// Weighs the type of a webhook against the resource, which may be newer or older.
pub fn weigh(document: At<'_>, reading: &mut Reading) {
    let Some(event) = document.get(Key::EventType) else { return };
    let word = word(document).unwrap_or_default();
    let is = |known: &str| word.eq_ignore_ascii_case(known);
    let resource = Resource::of(document);
    let is_made = reading.findings.iter().any(|found| found.verdict.outcome().is_made());
    if event.is("CHECKOUT.PAYMENT-APPROVAL.REVERSED") && !is_made {
        let_go(event, body(document), reading);
    } else if is_reversed(document) {
        // Not the merchant gave it back: PayPal or the bank took it.
        reading.refunded = true;
        reading.operation = Operation::Chargeback;
        // An order has a code of its own, and those of its captures.
        for found in reading.findings.iter_mut().filter(|found| found.verdict.outcome().is_made()) {
            found.turned = Some(Turned::ChargedBack);
            reading.funds = Funds::Returned;
        }
    } else if is("REFUNDED") {
        reading.refunded = true;
        let made = reading.findings.first_mut().filter(|found| found.verdict.outcome() == Outcome::Approved);
        if let Some(found) = made.filter(|_| resource == Resource::Capture) {
            found.turned = Some(Turned::Refunded);
            reading.funds = Funds::Unknown;
        }
    } else if ["DENIED", "DECLINED", "FAILED", "VOIDED", "EXPIRED", "CANCELLED"].into_iter().any(is) {
        if !reading.findings.iter().any(|found| found.verdict.outcome().says_no()) {
            reading.against(event);
        }
    } else if !PLAIN.into_iter().any(is) {
        reading.unclear = true;
    }
}
