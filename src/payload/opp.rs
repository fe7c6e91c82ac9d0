//! Open Payment Platform (ACI, HyperPay, Peach and others): responses, decrypted webhooks, and
//! Peach's form-encoded webhook.

use super::amount::Amount;
use super::error::PayloadError;
use super::finding::Turned;
use super::funds::{Funds, refused};
use super::keys::Key;
use super::reading::Reading;
use super::recognize::Kind;
use super::tree::At;
use crate::code_set::CodeSet;
use crate::decode::decode;
use alloc::boxed::Box;

use crate::verdict::{Match, Verdict};
use crate::vocabulary::Outcome;

pub const LOOKED_FOR: &str = "result.code as three groups of three digits";

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
    let code = payload.get(Key::Result).and_then(|result| result.get(Key::Code));
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
#[derive(Clone, Copy, PartialEq)]
enum Operation {
    Reserve,
    Take,
    /// Takes what was reserved before, or a part of it: of how much, this document does not say.
    TakeReserved,
    Return,
    ChargeBack,
    Unknown,
}

fn operation(payload: At<'_>) -> Operation {
    let Some(name) = payload.get(Key::PaymentType) else { return Operation::Unknown };
    let types = [
        ("PA", Operation::Reserve),
        ("DB", Operation::Take),
        ("CP", Operation::TakeReserved),
        ("RV", Operation::Return),
        ("RF", Operation::Return),
        ("CB", Operation::ChargeBack),
    ];
    let known = types.into_iter().find(|(known, _)| name.is(known));
    known.map_or(Operation::Unknown, |(_, operation)| operation)
}

pub fn read(document: At<'_>, kind: Kind, reading: &mut Reading) -> Result<(), Box<PayloadError>> {
    let webhook = document.get(Key::Payload).filter(|_| document.has(Key::Type));
    let payload = webhook.unwrap_or(document);
    let operation = operation(payload);
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
                Operation::Return => Some(Turned::Refunded),
                Operation::ChargeBack => Some(Turned::ChargedBack),
                _ => None,
            };
        }
        let nothing_asked = kind == Kind::Checkout && is_checkout(code.text());
        reading.funds = match kind {
            Kind::Registration => Funds::None,
            Kind::Checkout if nothing_asked => Funds::None,
            Kind::Payment => funds(verdict, operation),
            _ => Funds::Unknown,
        };
        answer = Some(verdict);
    }
    if let Some(details) = reading.object(payload.get(Key::ResultDetails)) {
        if let Some(code) = details.get(Key::AcquirerResponse) {
            let digits = code.code().map_or(0, |code| code.len());
            let set = if digits == 3 { CodeSet::Iso8583Action } else { CodeSet::Iso8583Response };
            reading.loose_code(code, set);
        }
        if let Some(code) = details.get(Key::MerchantAdviceCode) {
            reading.loose_code(code, reading.options.advice);
        }
    }
    let asked = payload.get(Key::Amount).and_then(|amount| amount.amount());
    let is_known = asked.is_some_and(|amount| amount > Amount::ZERO);
    reading.partial = (is_known && operation != Operation::TakeReserved).then_some(false);
    reading.refunded = answer.is_some_and(|verdict| verdict.outcome() == Outcome::Reversed);
    Ok(())
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
                Operation::Reserve => Funds::Authorized,
                Operation::Take | Operation::TakeReserved => Funds::Captured,
                Operation::Return | Operation::ChargeBack => Funds::Returned,
                Operation::Unknown => Funds::Unknown,
            }
        }
        // A refused capture or refund leaves the money where it was.
        (_, Operation::Reserve | Operation::Take) => refused(verdict),
        _ => Funds::Unknown,
    }
}
