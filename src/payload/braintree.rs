//! Braintree: transactions as its SDKs write them, by themselves, in a result or in a webhook.

use alloc::boxed::Box;

use super::amount::Amount;
use super::error::PayloadError;
use super::finding::Turned;
use super::funds::{Funds, refused};
use super::keys::Key;
use super::kind::Kind;
use super::reading::Reading;
use super::tree::At;
use crate::code_set::CodeSet;
use crate::verdict::Verdict;
use crate::vocabulary::{Operation, Outcome};

pub fn kind(document: At<'_>) -> Kind {
    if transaction(document).is_some() {
        Kind::Payment
    } else if is_of_dispute(document) {
        Kind::Transaction
    } else {
        Kind::Callback
    }
}

/// The transaction of a document: itself, or what a result or webhook holds.
pub(crate) fn transaction<'a>(document: At<'a>) -> Option<At<'a>> {
    let within = |at: At<'a>| at.get(Key::Transaction).filter(|at| at.is_object());
    let subject = document.get(Key::Subject).and_then(within);
    let is_bare = document.has(Key::Status) && !document.has(Key::Kind);
    within(document).or(subject).or(is_bare.then_some(document))
}

fn is_of_dispute(document: At<'_>) -> bool {
    let kind = document.get(Key::Kind).and_then(|kind| kind.text());
    document.has(Key::Dispute) || kind.is_some_and(|kind| kind.starts_with("dispute"))
}

pub fn read(document: At<'_>, _: Kind, reading: &mut Reading) -> Result<(), Box<PayloadError>> {
    let holders = [Some(document), document.get(Key::Subject)];
    let Some(at) = transaction(document) else {
        if is_of_dispute(document) {
            reading.asked_for(Operation::Chargeback);
            let of = document.get(Key::Dispute).and_then(|dispute| dispute.get(Key::Transaction));
            reading.identify([of.and_then(|of| of.get(Key::Id))]);
            reading.dated([document.get(Key::Timestamp)]);
            reading.refunded = true;
        }
        return Ok(());
    };
    let is_credit = at.get(Key::Type).is_some_and(|kind| kind.is("credit"));
    let is_sale = at.get(Key::Type).is_some_and(|kind| kind.is("sale"));
    reading.asked_for(if is_credit { Operation::Refund } else { Operation::Payment });
    reading.identify([at.get(Key::Id)]);
    reading.sum([at.get(Key::Amount)], at.get(Key::CurrencyIsoCode));
    let times =
        [Key::UpdatedAtCamel, Key::UpdatedAt, Key::CreatedAtCamel, Key::CreatedAt].map(|key| at.get(key));
    reading.dated(times.into_iter().chain([document.get(Key::Timestamp)]));
    let status = at.get(Key::Status);
    let verdict = status.map(|status| reading.code(status, CodeSet::BraintreeStatus)).transpose()?;
    let was_authorized = explain(at, verdict, reading);
    if let Some((status, verdict)) = status.zip(verdict) {
        reading.funds = funds(status, verdict, is_credit, was_authorized, reading);
    }
    let asked = at.amount_of(Key::Amount).filter(|asked| *asked > Amount::ZERO);
    reading.partial = asked.map(|_| false);
    returned(at, is_credit, reading);
    // Whoever else has a status and an amount: a transaction has an id, and where it was sent to or what came of it.
    let is_own = at.has(Key::Id) && at.has_any(&[Key::ProcessorResponseCode, Key::MerchantAccountId]);
    reading.doubted |= !is_own;
    // What is neither a sale nor a credit takes nothing that is known of, and a child is a part of its parent.
    reading.doubted |= !is_sale;
    let is_part =
        filled(at, Key::AuthorizedTransactionId) || filled(at, Key::PartialSettlementTransactionIds);
    if is_part {
        reading.partial = None;
    }
    reading.against_payment(at, &[]);
    for holder in holders.into_iter().flatten().filter(|holder| !core::ptr::eq(*holder, at)) {
        reading.against_payment(holder, &[]);
        wrapper(holder, reading);
    }
    Ok(())
}

/// What the processor and the gateway's own rules said. Says whether the processor had authorised it.
fn explain(at: At<'_>, verdict: Option<Verdict>, reading: &mut Reading) -> bool {
    let is_made = verdict.is_some_and(|verdict| verdict.outcome() == Outcome::Approved);
    let first = reading.findings.len();
    let mut was_authorized = false;
    if let Some(code) = at.get(Key::ProcessorResponseCode).filter(|code| !code.is_nothing()) {
        reading.loose_code(code, CodeSet::BraintreeResponse);
        if let Some(found) = reading.findings.get_mut(first) {
            was_authorized = !found.verdict.outcome().says_no();
            // It answered to the authorisation; the status says what came after.
            found.superseded = was_authorized && !is_made && verdict.is_some();
        }
    }
    if let Some(reason) = at.get(Key::GatewayRejectionReason).filter(|reason| !reason.is_nothing()) {
        reading.loose_code(reason, CodeSet::BraintreeRejection);
    }
    let why = &reading.findings[first..];
    let explains =
        why.iter().any(|why| !why.superseded && why.is_exact() && !why.verdict.outcome().is_made());
    if verdict.is_some_and(|verdict| verdict.outcome() == Outcome::Declined)
        && explains
        && let Some(status) = reading.findings.first_mut()
    {
        status.superseded = true;
    }
    was_authorized
}

fn funds(
    status: At<'_>,
    verdict: Verdict,
    is_credit: bool,
    was_authorized: bool,
    reading: &Reading,
) -> Funds {
    match verdict.outcome() {
        Outcome::Approved if is_credit => {
            if status.is("settled") {
                Funds::Returned
            } else {
                Funds::Unknown
            }
        }
        Outcome::Approved if status.is("settled") => Funds::Captured,
        Outcome::Approved => Funds::Authorized,
        // What the gateway refused after the bank had agreed may stay on hold.
        Outcome::Declined if was_authorized || is_credit => Funds::Unknown,
        Outcome::Cancelled if is_credit => Funds::Unknown,
        // By itself a rejection leaves it open.
        Outcome::Declined => {
            let current = reading.findings.iter().filter(|found| !found.superseded);
            let open = current.map(|found| refused(found.verdict)).find(|funds| *funds != Funds::None);
            open.unwrap_or(Funds::None)
        }
        _ => refused(verdict),
    }
}

/// What went back, or was disputed: which refunds there are is told, not how much they are.
fn returned(at: At<'_>, is_credit: bool, reading: &mut Reading) {
    if is_credit {
        reading.refunded = true;
        if let Some(status) = reading.findings.first_mut() {
            status.turned = (reading.funds == Funds::Returned).then_some(Turned::Refunded);
        }
        return;
    }
    let gone = [Key::RefundIds, Key::RefundId, Key::Disputes, Key::RefundedTransactionId];
    if gone.into_iter().any(|key| filled(at, key)) {
        reading.refunded = true;
        reading.partial = None;
        if reading.funds == Funds::Captured {
            reading.funds = Funds::Unknown;
        }
    }
}

fn filled(at: At<'_>, key: Key) -> bool {
    at.get(key).is_some_and(|field| !field.is_nothing())
}

/// What a result or webhook says beside its transaction.
fn wrapper(holder: At<'_>, reading: &mut Reading) {
    if let Some(success) = holder.get(Key::Success)
        && !(success.is_true() || success.is("true"))
    {
        reading.against(success);
    }
    if let Some(kind) = holder.get(Key::Kind) {
        let fits = ["transaction_settled", "transaction_disbursed"].iter().any(|known| kind.is(known));
        if !fits {
            reading.against(kind);
        }
    }
    if holder.has(Key::Dispute) {
        reading.refunded = true;
    }
}
