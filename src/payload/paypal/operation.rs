//! Captures, authorisations and refunds: by themselves, and within an order.

use alloc::boxed::Box;

use super::super::amount::Amount;
use super::super::error::PayloadError;
use super::super::evidence::news;
use super::super::funds::{Funds, refused};
use super::super::keys::Key;
use super::super::reading::Reading;
use super::super::tree::At;
use super::links;
use super::resource::Resource;
use crate::code_set::CodeSet;
use crate::verdict::Verdict;
use crate::vocabulary::{Operation, Outcome};

/// The amount of one, with its currency.
pub fn amount(at: At<'_>) -> Option<Amount> {
    at.get(Key::Amount)?.amount_of(Key::Value).filter(|amount| *amount >= Amount::ZERO)
}

/// Whether an amount is in the currency of another, as far as both tell.
pub fn is_same_currency(one: At<'_>, other: At<'_>) -> bool {
    fn currency<'a>(at: At<'a>) -> Option<At<'a>> {
        at.get(Key::Amount)?.get(Key::CurrencyCode)
    }
    match (currency(one), currency(other)) {
        (Some(one), Some(other)) => one.text().is_some_and(|one| other.is(one)),
        _ => true,
    }
}

fn set(resource: Resource) -> CodeSet {
    match resource {
        Resource::Authorization => CodeSet::PaypalAuthorization,
        Resource::Refund => CodeSet::PaypalRefund,
        _ => CodeSet::PaypalCapture,
    }
}

/// Reads the codes of one: its status, the reason for it, and what the processor answered. Gives the verdict of the
/// status, and what came of it: that the money went back, the reason may say before the status does.
pub fn read(
    at: At<'_>,
    resource: Resource,
    reading: &mut Reading,
) -> Result<Option<(Verdict, Outcome)>, Box<PayloadError>> {
    let first = reading.findings.len();
    let Some(status) = at.get(Key::Status) else {
        reading.unclear = true;
        return Ok(None);
    };
    let verdict = reading.code(status, set(resource))?;
    if let Some(reason) =
        reading.object(at.get(Key::StatusDetails)).and_then(|details| details.get(Key::Reason))
    {
        reading.loose_code(reason, CodeSet::PaypalStatus);
    }
    let processor = reading.object(at.get(Key::ProcessorResponse));
    if let Some(code) = processor.and_then(|processor| processor.get(Key::ResponseNumber)) {
        reading.loose_code(code, CodeSet::PaypalProcessor);
    }
    let why = &reading.findings[first + 1..];
    let explains = why.iter().any(|why| why.is_exact() && why.verdict.outcome().is_refused());
    let is_gone = why.iter().any(|why| why.verdict.outcome() == Outcome::Reversed);
    let is_open =
        why.iter().any(|why| matches!(why.verdict.outcome(), Outcome::Pending | Outcome::ActionRequired));
    let outcome = match verdict.outcome() {
        _ if is_gone => Outcome::Reversed,
        Outcome::Approved if is_open => Outcome::Pending,
        outcome => outcome,
    };
    reading.findings[first].superseded = explains && verdict.outcome() == Outcome::Declined;
    reading.refunded |= outcome == Outcome::Reversed;
    reading.against_operation(at, first);
    // Of an authorisation that was captured its own state says nothing: what speaks against it does of the payment.
    if outcome == Outcome::Informational {
        news(at, &[]).for_each(|field| reading.against(field));
    }
    Ok(Some((verdict, outcome)))
}

/// What a capture answers: it is the payment itself, unless an authorisation came before it.
fn asked(at: At<'_>, resource: Resource) -> Operation {
    let related = at.get(Key::SupplementaryData).and_then(|data| data.get(Key::RelatedIds));
    let names = |key| related.is_some_and(|related| related.has(key));
    let up = links::of(at, "up").map(|(name, _)| name);
    match resource {
        Resource::Authorization => Operation::Authorization,
        Resource::Refund => Operation::Refund,
        _ if names(Key::AuthorizationId) || up == Some("authorizations") => Operation::Capture,
        _ if names(Key::OfOrder) || up == Some("orders") => Operation::Payment,
        _ => Operation::Capture,
    }
}

/// The order that one belongs to, if it says so.
pub fn order<'a>(at: At<'a>) -> Option<At<'a>> {
    at.get(Key::SupplementaryData)?.get(Key::RelatedIds)?.get(Key::OfOrder)
}

/// Reads one that is a document of its own.
pub fn read_alone(at: At<'_>, resource: Resource, reading: &mut Reading) -> Result<(), Box<PayloadError>> {
    let asked = asked(at, resource);
    reading.asked_for(asked);
    reading.identify([order(at), at.get(Key::Id)]);
    let of_amount = |key| at.get(Key::Amount).and_then(|amount| amount.get(key));
    reading.sum([of_amount(Key::Value)], of_amount(Key::CurrencyCode));
    let Some((verdict, outcome)) = read(at, resource, reading)? else { return Ok(()) };
    let is_part = at.get(Key::Status).is_some_and(|status| status.is("PARTIALLY_REFUNDED"));
    reading.funds = match (resource, outcome) {
        (Resource::Capture, Outcome::Reversed) if is_part => Funds::Captured,
        (_, Outcome::Reversed) => Funds::Returned,
        (Resource::Capture, Outcome::Approved) => Funds::Captured,
        (Resource::Authorization, Outcome::Approved) => Funds::Authorized,
        (Resource::Refund, _) => Funds::Unknown,
        _ if asked == Operation::Capture => Funds::Unknown,
        _ => by_reason(reading, verdict),
    };
    // What a capture is a part of, the order says.
    let is_whole =
        resource == Resource::Authorization && amount(at).is_some_and(|amount| amount > Amount::ZERO);
    reading.partial = is_whole.then_some(false);
    Ok(())
}

/// Where the money is of a payment that was refused, by all the codes that say so.
pub fn by_reason(reading: &Reading, verdict: Verdict) -> Funds {
    let current =
        reading.findings.iter().filter(|found| !found.superseded && found.verdict.outcome().says_no());
    let open = current.map(|found| refused(found.verdict)).find(|funds| *funds != Funds::None);
    open.unwrap_or_else(|| refused(verdict))
}
