//! Open Payment Platform (ACI, HyperPay, Peach and others): responses, decrypted webhooks, and
//! Peach's form-encoded webhook.

use super::amount::Amount;
use super::error::PayloadError;
use super::finding::Turned;
use super::funds::{Funds, refused};
use super::keys::Key;
use super::kind::Kind;
use super::reading::{Echo, Reading, is_mastercard, of_network};
use super::tree::At;
use crate::code_set::CodeSet;
use crate::decode::decode;
use alloc::boxed::Box;

use crate::verdict::{Match, Verdict};
use crate::vocabulary::{Operation, Outcome, Reason};

/// The kinds of webhooks.
const WEBHOOKS: &[(&str, Kind)] = &[
    ("PAYMENT", Kind::Payment),
    ("REGISTRATION", Kind::Registration),
    ("SCHEDULE", Kind::Schedule),
    ("RISK", Kind::Risk),
    ("test", Kind::Test),
];

/// No session for a checkout, or a wrong parameter.
const NO_SESSION: &str = "200.300.404";

pub fn kind(document: At<'_>) -> Kind {
    if let (Some(webhook), Some(payload)) = (document.get(Key::Type), document.get(Key::Payload)) {
        let known = WEBHOOKS.iter().find(|(name, _)| webhook.is(name)).map(|(_, kind)| *kind);
        let kind = known.unwrap_or(Kind::Webhook);
        return if kind == Kind::Payment { content(payload) } else { kind };
    }
    content(document)
}

/// What a response or the payload of a webhook is about.
fn content(payload: At<'_>) -> Kind {
    let code = code(payload);
    let is_operation = payload.has_any(&[Key::PaymentType, Key::Amount]);
    let of_checkout = code.is_some_and(|code| is_checkout(code.text()) || code.is(NO_SESSION));
    if of_checkout && !payload.has(Key::PaymentType) {
        Kind::Checkout
    } else if payload.has(Key::RegistrationId) && !is_operation {
        Kind::Registration
    } else {
        Kind::Payment
    }
}

/// A checkout was created, updated or deleted: nothing has been paid through it.
fn is_checkout(code: Option<&str>) -> bool {
    matches!(code, Some("000.200.100" | "000.200.101" | "000.200.102"))
}

/// What the payment type says that was asked for.
fn operation(payload: At<'_>) -> Operation {
    let Some(name) = payload.get(Key::PaymentType) else { return Operation::Unknown };
    let types = [
        ("PA", Operation::Authorization),
        ("DB", Operation::Payment),
        ("CP", Operation::Capture),
        ("RV", Operation::Reversal),
        ("RF", Operation::Refund),
        ("CB", Operation::Chargeback),
        ("CD", Operation::Payout),
    ];
    let known = types.into_iter().find(|(known, _)| name.is(known));
    known.map_or(Operation::Unknown, |(_, operation)| operation)
}

pub fn read(document: At<'_>, kind: Kind, reading: &mut Reading) -> Result<(), Box<PayloadError>> {
    let webhook = document.get(Key::Payload).filter(|_| document.has(Key::Type));
    match (webhook, document.get(Key::Payments)) {
        (Some(payload), _) => {
            read_one(payload, kind, reading)?;
            // Nothing says no in the wrapper of a webhook but a result that does not belong there.
            if let Some(result) = reading.object(document.get(Key::Result)) {
                result.get(Key::Code).map(|code| reading.code(code, CodeSet::OppResult)).transpose()?;
                reading.against_payment(result, &[]);
            }
            reading.dated([payload.get(Key::Timestamp), document.get(Key::Timestamp)]);
            reading.against_payment(document, &[]);
        }
        (None, Some(payments)) => read_found(document, payments, reading)?,
        (None, None) => read_one(document, kind, reading)?,
    }
    Ok(())
}

/// Reads the answer to a search: its own code only says that the search worked. The payment that was
/// found is the answer; of several it cannot be said which is meant.
fn read_found(document: At<'_>, payments: At<'_>, reading: &mut Reading) -> Result<(), Box<PayloadError>> {
    reading.asked_for(Operation::Status);
    if let Some(code) = code(document) {
        let worked = reading.code(code, CodeSet::OppResult)?;
        let says_nothing =
            matches!(worked.outcome(), Outcome::Approved | Outcome::Review | Outcome::Informational);
        if let Some(found) = reading.findings.last_mut() {
            found.superseded = says_nothing;
        }
        // A search that was refused finds nothing.
        if !says_nothing {
            reading.against(code);
        }
    }
    reading.dated([document.get(Key::Timestamp)]);
    let Some((first, others)) = payments.items().split_first() else { return Ok(()) };
    if others.iter().all(|other| is_same(first, other)) {
        reading.next_operation(operation(first));
        for payment in payments.items() {
            read_one(payment, Kind::Payment, reading)?;
        }
    } else {
        for payment in payments.items() {
            reading.next_operation(operation(payment));
            read_one(payment, Kind::Payment, reading)?;
        }
        reading.undecided = true;
        reading.echo = Echo::default();
        reading.operation = Operation::Status;
    }
    reading.against_payment(document, &[]);
    if let Some(result) = document.get(Key::Result) {
        reading.against_payment(result, &[]);
    }
    Ok(())
}

/// Whether one payment is there twice.
fn is_same(one: At<'_>, other: At<'_>) -> bool {
    let keys = [Key::Id, Key::PaymentType, Key::Amount, Key::Currency];
    one.has(Key::Id)
        && keys.into_iter().all(|key| written(one.get(key)) == written(other.get(key)))
        && written(code(one)) == written(code(other))
}

fn written(at: Option<At<'_>>) -> &str {
    at.and_then(|at| at.written()).unwrap_or_default()
}

fn code(payload: At<'_>) -> Option<At<'_>> {
    payload.get(Key::Result).and_then(|result| result.get(Key::Code))
}

fn read_one(payload: At<'_>, kind: Kind, reading: &mut Reading) -> Result<(), Box<PayloadError>> {
    let operation = operation(payload);
    let first = reading.findings.len();
    identify(payload, kind, operation, reading);
    let result = reading.object(payload.get(Key::Result));
    let mut answer = None;
    if let Some(result) = result
        && let Some(code) = result.get(Key::Code)
    {
        let verdict = reading.code(code, CodeSet::OppResult)?;
        let verdict = without_session(verdict, code.text(), result);
        if let Some(found) = reading.findings.last_mut() {
            found.verdict = verdict;
            found.turned = match operation {
                Operation::Refund | Operation::Reversal => Some(Turned::Refunded),
                Operation::Chargeback => Some(Turned::ChargedBack),
                _ => None,
            };
        }
        if kind == Kind::Payment && verdict.reason() == Some(Reason::Chargeback) {
            reading.operation = Operation::Chargeback;
        }
        let nothing_asked = kind == Kind::Checkout && is_checkout(code.text());
        reading.funds = match kind {
            Kind::Registration => Funds::None,
            Kind::Checkout if nothing_asked => Funds::None,
            Kind::Payment => funds(verdict, operation),
            _ => Funds::Unknown,
        };
        answer = Some(verdict);
        reading.against_operation(result, first);
    }
    if let Some(details) = reading.object(payload.get(Key::ResultDetails)) {
        read_details(details, payload, reading);
        reading.against_operation(details, first);
    }
    let asked = payload.amount_of(Key::Amount);
    let is_known = asked.is_some_and(|amount| amount > Amount::ZERO);
    // Of how much it is a part, a capture does not say.
    reading.partial = (is_known && operation != Operation::Capture).then_some(false);
    reading.refunded |= answer.is_some_and(|verdict| verdict.outcome() == Outcome::Reversed);
    reading.against_operation(payload, first);
    Ok(())
}

fn identify(payload: At<'_>, kind: Kind, operation: Operation, reading: &mut Reading) {
    reading.asked_for(match kind {
        Kind::Payment => operation,
        Kind::Registration => Operation::Verification,
        Kind::Checkout if is_lost(payload) => Operation::Status,
        _ => Operation::Unknown,
    });
    // A checkout and a stored card have ids of their own.
    reading.identify([payload.get(Key::Id).filter(|_| kind == Kind::Payment)]);
    reading.sum([payload.get(Key::Amount)], payload.get(Key::Currency));
    let of_result = payload.get(Key::Result).and_then(|result| result.get(Key::Timestamp));
    reading.dated([payload.get(Key::Timestamp), of_result]);
}

fn is_lost(payload: At<'_>) -> bool {
    code(payload).is_some_and(|code| code.is(NO_SESSION))
}

/// What the acquirer answered, and what the network advises.
fn read_details(details: At<'_>, payload: At<'_>, reading: &mut Reading) {
    let advice = details.get(Key::MerchantAdviceCode);
    let of_mastercard = is_mastercard(payload.get(Key::PaymentBrand).filter(|_| advice.is_some()));
    if let Some(code) = details.get(Key::AcquirerResponse) {
        reading.response(code, |code| of_network(code, of_mastercard));
    }
    if let Some(code) = advice {
        let set = reading.options.advice;
        reading.response(code, |_| set);
    }
    if let Some(text) = details.get(Key::ExtendedDescription) {
        reading.text(text);
    }
}

/// `200.300.404` says that there is no such session, or that a parameter is wrong. With the names
/// of wrong parameters beside it, it is a wrong request, as its group says; without, the session is
/// lost, and what happened in it is unknown.
fn without_session(verdict: Verdict, code: Option<&str>, result: At<'_>) -> Verdict {
    let errors = result.get(Key::ParameterErrors);
    if code != Some(NO_SESSION) || errors.is_none_or(|errors| errors.items().is_empty()) {
        return verdict;
    }
    let neighbour = decode(CodeSet::OppResult, "200.300.999");
    neighbour.map_or(verdict, |neighbour| verdict.answered_like(neighbour))
}

fn funds(verdict: Verdict, operation: Operation) -> Funds {
    match (verdict.outcome(), operation) {
        (Outcome::Reversed, _) => Funds::Returned,
        (Outcome::Approved | Outcome::Review, operation) if verdict.matched() == Match::Exact => {
            match operation {
                Operation::Authorization => Funds::Authorized,
                Operation::Payment | Operation::Capture => Funds::Captured,
                Operation::Refund | Operation::Reversal | Operation::Chargeback => Funds::Returned,
                _ => Funds::Unknown,
            }
        }
        // A refused capture or refund leaves the money where it was.
        (_, Operation::Authorization | Operation::Payment) => refused(verdict),
        _ => Funds::Unknown,
    }
}
