//! Notices: an event, and whether it happened.

use alloc::boxed::Box;

use super::super::amount::Amount;
use super::super::error::PayloadError;
use super::super::finding::Turned;
use super::super::funds::{Funds, refused};
use super::super::keys::Key;
use super::super::kind::Kind;
use super::super::reading::{Echo, Reading, listed};
use super::super::tree::At;
use super::{refusal, sum, truth};
use crate::code_set::CodeSet;
use crate::verdict::Verdict;
use crate::vocabulary::{Operation, Outcome};

/// What an event asks for, where its success says whether that was carried out.
const RESULTS: [(&str, Operation); 10] = [
    ("AUTHORISATION", Operation::Authorization),
    ("AUTHORISATION_ADJUSTMENT", Operation::Status),
    ("CANCELLATION", Operation::Cancellation),
    ("CANCEL_OR_REFUND", Operation::Reversal),
    ("CAPTURE", Operation::Capture),
    ("PAYOUT_THIRDPARTY", Operation::Payout),
    ("REFUND", Operation::Refund),
    ("REFUND_WITH_DATA", Operation::Payout),
    ("TECHNICAL_CANCEL", Operation::Cancellation),
    ("VOID_PENDING_REFUND", Operation::Status),
];

/// Events that are no reason to ship, though nothing of the money moved yet.
const DOUBTS: [&str; 3] = ["MANUAL_REVIEW_REJECT", "NOTIFICATION_OF_FRAUD", "REQUEST_FOR_INFORMATION"];

/// The notice within its wrapper.
pub fn unwrapped<'a>(item: At<'a>) -> At<'a> {
    item.get(Key::NotificationRequestItem).unwrap_or(item)
}

pub fn kind(item: At<'_>) -> Kind {
    let event = unwrapped(item).get(Key::EventCode);
    let is = |name: &str| event.is_some_and(|event| event.is(name));
    if is("REPORT_AVAILABLE") {
        Kind::Webhook
    } else if is("AUTHORISATION") || is("OFFER_CLOSED") {
        Kind::Payment
    } else {
        Kind::Transaction
    }
}

/// Reads the notices of a wrapper. Of several it cannot be said which is meant.
pub fn read_all(document: At<'_>, reading: &mut Reading) -> Result<(), Box<PayloadError>> {
    let items = document.get(Key::NotificationItems).map_or(&[][..], |items| items.items());
    for item in items {
        reading.next_operation(Operation::Unknown);
        read(item, reading)?;
    }
    if items.len() > 1 {
        reading.undecided = true;
        reading.echo = Echo::default();
        reading.operation = Operation::Status;
    }
    reading.against_payment(document, &[]);
    Ok(())
}

/// Reads one notice.
pub fn read(item: At<'_>, reading: &mut Reading) -> Result<(), Box<PayloadError>> {
    let body = unwrapped(item);
    let first = reading.findings.len();
    reading.identify([body.get(Key::OriginalReference), body.get(Key::PspReference)]);
    reading.dated([body.get(Key::EventDate)]);
    let amount = sum(body, reading);
    let is_check = amount == Some(Amount::ZERO);
    let Some(code) = body.get(Key::EventCode) else { return Ok(()) };
    let result = RESULTS.iter().find(|(name, _)| code.is(name)).map(|(_, operation)| *operation);
    let row = listed(CodeSet::AdyenEvent, code.text().unwrap_or_default());
    let operation = match result {
        Some(Operation::Authorization) if is_check => Operation::Verification,
        Some(Operation::Reversal) => reversal(body),
        Some(operation) => operation,
        None => row.map_or(Operation::Unknown, Verdict::operation),
    };
    reading.asked_for(operation);
    let verdict = reading.code(code, CodeSet::AdyenEvent)?;
    let success = body.get(Key::Success);
    let is_done = success.and_then(truth);
    // What is neither yes nor no cannot be read.
    reading.unclear |= success.is_some_and(|success| truth(success).is_none());
    match (result, is_done) {
        (Some(_), Some(true)) => {
            reading.findings[first].turned = Some(Turned::Done);
            reading.funds = funds(operation);
            reading.refunded |= matches!(operation, Operation::Refund | Operation::Reversal);
            let is_held = matches!(operation, Operation::Authorization);
            reading.partial = amount.filter(|amount| *amount > Amount::ZERO && is_held).map(|_| false);
            said(body, Outcome::Approved, reading);
        }
        (Some(_), Some(false)) => {
            reading.findings[first].turned = Some(Turned::NotDone);
            let why = refusal::read(body, body.get(Key::PaymentMethodCamel), Outcome::Declined, reading);
            if why.is_some() {
                reading.findings[first].superseded = true;
            }
            let pays = matches!(operation, Operation::Authorization | Operation::Verification);
            let why = why.or_else(|| Turned::NotDone.twin()).filter(|_| pays);
            reading.funds = why.map_or(Funds::Unknown, refused);
        }
        // It has no outcome without a success.
        (Some(_), None) => {}
        (None, Some(false)) if verdict.outcome() != Outcome::Informational => {
            if let Some(success) = success {
                let paths = [reading.path(code), reading.path(success)];
                reading.contradict(paths);
            }
        }
        (None, _) => {
            if said(body, verdict.outcome(), reading) {
                reading.findings[first].superseded = true;
            }
            reading.funds = match verdict.outcome() {
                Outcome::Reversed => Funds::Returned,
                // What lapsed may be what was left of an amount of which the rest was captured.
                _ if !matches!(operation, Operation::Payment) => Funds::Unknown,
                _ => refused(verdict),
            };
        }
    }
    reading.doubted |= DOUBTS.iter().any(|name| code.is(name));
    reading.against_operation(body, first);
    if item.has(Key::NotificationRequestItem) {
        reading.against_operation(item, first);
    }
    Ok(())
}

/// What a cancellation or refund turned out to be.
pub fn reversal(body: At<'_>) -> Operation {
    let action = body.get(Key::AdditionalData).and_then(|details| {
        let modification = || details.get(Key::Modification).and_then(|within| within.get(Key::Action));
        details.get(Key::ModificationAction).or_else(modification)
    });
    match action {
        Some(action) if action.is("refund") => Operation::Refund,
        Some(action) if action.is("cancel") => Operation::Cancellation,
        _ => Operation::Reversal,
    }
}

/// Where the money is after what was carried out.
fn funds(operation: Operation) -> Funds {
    match operation {
        Operation::Authorization => Funds::Authorized,
        Operation::Capture => Funds::Captured,
        Operation::Refund => Funds::Returned,
        Operation::Cancellation | Operation::Verification => Funds::None,
        _ => Funds::Unknown,
    }
}

/// Reads the reason of a capture or refund; says whether it explains why that failed.
fn said(body: At<'_>, outcome: Outcome, reading: &mut Reading) -> bool {
    let Some(reason) = body.get(Key::Reason).filter(|reason| !reason.is_nothing()) else { return false };
    let text = reason.text().unwrap_or_default().trim();
    let known = text.strip_suffix('.').unwrap_or(text);
    match reading.listed_code(reason, known, CodeSet::AdyenFailure) {
        Some(verdict) => outcome.says_no() && verdict.outcome().says_no(),
        // Of a chargeback it is the bank's reason.
        None => {
            if outcome == Outcome::Approved {
                reading.text(reason);
            }
            false
        }
    }
}
