//! Checkout.com: payments, the operations of one, webhooks, and answers to captures, refunds and voids, which only say
//! that the request came in.

pub(crate) mod balances;
mod webhook;

use alloc::boxed::Box;

use super::amount::Amount;
use super::error::PayloadError;
use super::finding::Turned;
use super::funds::{Funds, refused};
use super::keys::Key;
use super::kind::Kind;
use super::reading::{Reading, listed};
use super::tree::At;
use crate::code_set::CodeSet;
use crate::decode::decode;
use crate::host::host_of;
use crate::verdict::{Match, Verdict};
use crate::vocabulary::{Operation, Outcome};

pub fn kind(document: At<'_>) -> Kind {
    if is_webhook(document) {
        return webhook::kind(document);
    }
    let is_action = document.get(Key::Id).is_some_and(|id| starts(id, "act_"));
    let is_asked = document.has(Key::ActionId) && !document.has_any(&[Key::Id, Key::Status]);
    if is_action || is_asked { Kind::Transaction } else { Kind::Payment }
}

pub fn read(document: At<'_>, kind: Kind, reading: &mut Reading) -> Result<(), Box<PayloadError>> {
    reading.test = is_test(document);
    reading.unclear |= document.get(Key::HalLinks).is_some_and(|links| !links.is_object());
    if is_webhook(document) {
        webhook::read(document, kind, reading)
    } else if kind == Kind::Transaction {
        read_action(document, reading);
        Ok(())
    } else {
        read_payment(document, reading)
    }
}

pub(crate) fn is_webhook(document: At<'_>) -> bool {
    document.has(Key::Type) && document.get(Key::Data).is_some_and(|data| data.is_object())
}

pub(crate) fn starts(at: At<'_>, word: &str) -> bool {
    at.text().is_some_and(|text| text.starts_with(word))
}

/// Whether a link is one of the sandbox.
fn is_test(document: At<'_>) -> bool {
    let is_sandbox = |part: &[u8]| part.eq_ignore_ascii_case(b"sandbox");
    let links = document.get(Key::HalLinks).into_iter().flat_map(|links| links.entries());
    let hosts = links.filter_map(|(_, link)| host_of(link.get(Key::Href)?.text()?.as_bytes()));
    hosts.into_iter().any(|host| host.split(|byte| *byte == b'.').any(is_sandbox))
}

/// What an operation does.
pub(crate) fn operation(name: Option<At<'_>>) -> Operation {
    let known = [
        ("Authorization", Operation::Authorization),
        ("Card Verification", Operation::Verification),
        ("Capture", Operation::Capture),
        ("Refund", Operation::Refund),
        ("Void", Operation::Cancellation),
        ("Payout", Operation::Payout),
    ];
    let known = name.and_then(|name| known.into_iter().find(|(known, _)| name.is(known)));
    known.map_or(Operation::Unknown, |(_, operation)| operation)
}

/// The response code of a payment or operation, and what it means.
pub(crate) fn response_of(body: At<'_>) -> Option<(&str, Verdict)> {
    let text = body.get(Key::ResponseNumber)?.code()?;
    Some((text, decode(CodeSet::CheckoutResponse, text).ok()?))
}

/// Reads the response code of a payment or operation. That it agrees with a success beside it says nothing new.
fn response(body: At<'_>, reading: &mut Reading) -> Option<Verdict> {
    let code = body.get(Key::ResponseNumber).filter(|code| !code.is_nothing())?;
    let Some((text, verdict)) = response_of(body) else {
        reading.unclear = true;
        return None;
    };
    reading.add(code, text, verdict);
    Some(verdict)
}

/// Whether a code says that it went through, and nothing more.
fn agrees(verdict: Verdict) -> bool {
    verdict.outcome() == Outcome::Approved && verdict.flags().is_empty()
}

/// Whether a code explains a refusal.
fn explains(verdict: &Verdict) -> bool {
    verdict.matched() == Match::Exact && verdict.outcome().says_no()
}

/// Whether Checkout.com tries the payment again by itself, so that a refusal beside it is that of the last try.
fn is_tried_again(verdict: &Verdict) -> bool {
    let code = verdict.entry().map_or("", |entry| entry.code());
    matches!(code, "Retry Scheduled" | "payment_retry_scheduled")
}

/// Whether a code says that its operation went through, which no group of codes does.
fn went_through(verdict: &Verdict) -> bool {
    verdict.matched() == Match::Exact && verdict.outcome().is_made()
}

/// One operation of a payment that is a document of its own, or the answer to a request for one.
fn read_action(document: At<'_>, reading: &mut Reading) {
    let operation = operation(document.get(Key::Type));
    reading.asked_for(operation);
    reading.echo.reference = payment_of(document);
    reading.sum([document.get(Key::Amount)], document.get(Key::Currency));
    reading.dated([document.get(Key::ProcessedOn)]);
    let verdict = one(document, operation, reading);
    let amount = document.amount_of(Key::Amount).filter(|amount| *amount > Amount::ZERO);
    let pays = matches!(operation, Operation::Authorization | Operation::Verification);
    reading.funds = match verdict {
        Some(verdict) if went_through(&verdict) => match operation {
            Operation::Authorization => Funds::Authorized,
            Operation::Capture => Funds::Captured,
            Operation::Refund => Funds::Returned,
            Operation::Cancellation | Operation::Verification => Funds::None,
            _ => Funds::Unknown,
        },
        Some(verdict) if pays => refused(verdict),
        _ => Funds::Unknown,
    };
    reading.refunded |= operation == Operation::Refund;
    // What a capture is a part of is in the payment.
    reading.partial = amount.filter(|_| operation == Operation::Authorization).map(|_| false);
}

/// Reads the code of one operation, and what speaks against it.
fn one(at: At<'_>, operation: Operation, reading: &mut Reading) -> Option<Verdict> {
    let first = reading.findings.len();
    let verdict = response(at, reading);
    if let Some(found) = reading.findings.get_mut(first) {
        found.turned = match operation {
            Operation::Refund => Some(Turned::Refunded),
            Operation::Cancellation => Some(Turned::Released),
            _ => None,
        };
    }
    if let Some(approved) = at.get(Key::Approved).filter(|approved| !approved.is_true()) {
        reading.against_this(approved);
    }
    reading.against_operation(at, first);
    verdict
}

/// The id of the payment, which a link of its operations names.
pub(crate) fn payment_of(document: At<'_>) -> Option<alloc::string::String> {
    let links = document.get(Key::HalLinks)?;
    let links =
        [Key::Payment, Key::SelfLink].into_iter().filter_map(|key| links.get(key)?.get(Key::Href)?.text());
    let id = links.flat_map(|link| link.split(['/', '?'])).find(|part| part.starts_with("pay_"))?;
    super::echo::is_id(id).then(|| id.into())
}

fn read_payment(document: At<'_>, reading: &mut Reading) -> Result<(), Box<PayloadError>> {
    reading.asked_for(Operation::Payment);
    reading.identify([document.get(Key::Id)]);
    reading.sum([document.get(Key::Amount)], document.get(Key::Currency));
    reading.dated([document.get(Key::ProcessedOn), document.get(Key::RequestedOn)]);
    let status = document.get(Key::Status);
    let verdict = status.map(|status| reading.code(status, CodeSet::CheckoutStatus)).transpose()?;
    if let Some(verdict) = verdict {
        reading.asked_for(match verdict.operation() {
            operation @ (Operation::Verification | Operation::Payout) => operation,
            _ => Operation::Payment,
        });
        reading.findings[0].operation = reading.operation;
    }
    settle(document, verdict, reading);
    balances::read(document, verdict, reading);
    read_actions(document, verdict, reading);
    check_risk(document, reading);
    reading.against_payment(document, &[]);
    Ok(())
}

/// Whether the risk check wants a person to look.
fn check_risk(body: At<'_>, reading: &mut Reading) {
    let flagged = reading.object(body.get(Key::Risk)).and_then(|risk| risk.get(Key::Flagged));
    reading.doubted |= flagged.is_some_and(|flagged| !flagged.is_false());
}

/// Weighs the response code and `approved` against the status, which is the first finding if there is one.
fn settle(body: At<'_>, status: Option<Verdict>, reading: &mut Reading) {
    let first = reading.findings.len();
    let response = response(body, reading);
    let says_no = status.is_some_and(|status| status.outcome().is_refused());
    let tried_again = status.as_ref().is_some_and(is_tried_again);
    if let Some(response) = response {
        // That it was declined is explained by the code.
        if says_no && explains(&response) {
            reading.findings[first - 1].superseded = true;
        }
        let is_said = status.is_some_and(|status| !status.outcome().is_refused());
        reading.findings[first].superseded = is_said && agrees(response)
            || says_no && response.matched() != Match::Exact
            || tried_again && !went_through(&response);
    }
    let verdict = response.filter(|response| explains(response) && !tried_again).or(status).or(response);
    reading.funds = match verdict {
        Some(verdict) => by_status(verdict),
        None => Funds::Unknown,
    };
    let Some(approved) = body.get(Key::Approved) else { return };
    if !approved.is_true() {
        reading.against(approved);
    } else if let Some(no) =
        reading.findings.iter().rev().find(|finding| finding.verdict.outcome().is_refused())
    {
        let paths = [reading.path(approved), no.path.clone()];
        reading.contradict(paths);
    }
}

/// Where the money is by a status or a response code alone.
fn by_status(verdict: Verdict) -> Funds {
    let code = verdict.entry().map_or("", |entry| entry.code());
    match code {
        "Captured" | "Partially Captured" | "Partially Refunded" => Funds::Captured,
        "Refunded" | "Chargeback" | "Returned" => Funds::Returned,
        "Card Verified" | "Voided" => Funds::None,
        "Authorized" => Funds::Authorized,
        _ => refused(verdict),
    }
}

/// The operations that a payment lists.
fn read_actions(document: At<'_>, status: Option<Verdict>, reading: &mut Reading) {
    let Some(actions) = document.get(Key::Actions).filter(|actions| !actions.is_nothing()) else { return };
    reading.unclear |= !actions.is_list();
    let is_history =
        status.is_some_and(|status| status.outcome() == Outcome::Approved || is_tried_again(&status));
    for action in actions.items() {
        let operation = operation(action.get(Key::Type));
        reading.next_operation(operation);
        let first = reading.findings.len();
        let verdict = one(action, operation, reading);
        let is_refused = verdict.as_ref().is_some_and(explains);
        match operation {
            // Once it went through, or another try is to come, failed ones are history.
            Operation::Authorization | Operation::Capture if is_history && is_refused => {
                reading.findings[first].superseded = true;
            }
            Operation::Authorization | Operation::Capture | Operation::Verification => {}
            Operation::Refund => reading.refunded |= !is_refused,
            _ => reading.unclear |= !is_refused,
        }
    }
}

/// The verdict of a type of webhook.
pub(crate) fn type_of(at: At<'_>) -> Option<Verdict> {
    listed(CodeSet::CheckoutStatus, at.text()?)
}
