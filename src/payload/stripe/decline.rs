//! Why a payment failed: the codes of errors and of charges, what the network answered, and the advice beside it.

use super::super::finding::Finding;
use super::super::funds::Funds;
use super::super::keys::Key;
use super::super::reading::{Reading, is_mastercard, listed, of_network};
use super::super::tree::At;
use crate::code_set::CodeSet;
use crate::vocabulary::{Flags, Outcome};

/// Codes that only say that it failed, where another beside them says why.
const GENERAL: &[(CodeSet, &str)] = &[
    (CodeSet::StripePaymentIntent, "requires_payment_method"),
    (CodeSet::StripePaymentIntent, "failed"),
    (CodeSet::StripeError, "card_error"),
    (CodeSet::StripeError, "invalid_request_error"),
    (CodeSet::StripeError, "card_declined"),
    (CodeSet::StripeError, "payment_intent_payment_attempt_failed"),
    (CodeSet::StripeError, "setup_attempt_failed"),
    (CodeSet::StripeOutcome, "issuer_declined"),
    (CodeSet::StripeOutcome, "declined_by_network"),
];

/// Reads an error: that of the last try, or the answer of the API.
pub fn read(error: At<'_>, reading: &mut Reading) {
    let card = error.get(Key::PaymentMethod).and_then(|method| method.get(Key::Card));
    code(error.get(Key::DeclineCode), &[CodeSet::StripeDecline], reading);
    code(error.get(Key::Code), &[CodeSet::StripeError, CodeSet::StripeDecline], reading);
    code(error.get(Key::Type), &[CodeSet::StripeError], reading);
    network(error, brand(card), reading);
    explain(reading);
}

/// Reads why a charge failed.
pub fn read_charge(charge: At<'_>, reading: &mut Reading) {
    code(charge.get(Key::FailureCode), &[CodeSet::StripeError, CodeSet::StripeDecline], reading);
    if let Some(outcome) = reading.object(charge.get(Key::Outcome)) {
        // The reason of an issuer is a decline code.
        let by_issuer = outcome.get(Key::Type).is_some_and(|kind| kind.is("issuer_declined"));
        let sets = [CodeSet::StripeDecline, CodeSet::StripeOutcome];
        code(outcome.get(Key::Reason), if by_issuer { &sets } else { &sets[1..] }, reading);
        code(outcome.get(Key::Type), &[CodeSet::StripeOutcome], reading);
        code(outcome.get(Key::NetworkStatus), &[CodeSet::StripeOutcome], reading);
        network(outcome, brand(card(charge)), reading);
    }
    // The bank had said yes before, and holds the amount for some time.
    if reading.findings.iter().any(|found| found.verdict.flags().contains(Flags::FUNDS_HELD)) {
        reading.funds = Funds::Unknown;
    }
    explain(reading);
}

/// Holds what is said of the outcome against a charge that succeeded.
pub fn read_success(charge: At<'_>, reading: &mut Reading) {
    for failure in [Key::FailureCode, Key::FailureMessage] {
        if let Some(failure) = charge.get(failure).filter(|failure| !failure.is_nothing()) {
            reading.against(failure);
        }
    }
    let Some(outcome) = reading.object(charge.get(Key::Outcome)) else { return };
    for key in [Key::Type, Key::NetworkStatus, Key::Reason] {
        if let Some(word) = outcome.get(key).filter(|word| !word.is_nothing()) {
            match word.text().and_then(|code| reading.listed_code(word, code, CodeSet::StripeOutcome)) {
                // A success has no reason but those that are listed.
                None if key == Key::Reason => reading.against(word),
                None => reading.unclear = true,
                Some(_) => {}
            }
        }
    }
    if let Some(response) = outcome.get(Key::NetworkDeclineCode).filter(|response| !response.is_nothing()) {
        let verdict = response.text().and_then(|code| listed(of_network(code, false), code));
        if verdict.is_none_or(|verdict| verdict.outcome() != Outcome::Approved) {
            reading.against(response);
        }
    }
    if let Some(advice) = outcome.get(Key::AdviceCode).filter(|advice| !advice.is_nothing()) {
        reading.against(advice);
    }
}

/// Finds a code that one of the sets lists. Stripe adds codes at any time: one that is not listed says no more than
/// what is beside it.
fn code(at: Option<At<'_>>, sets: &[CodeSet], reading: &mut Reading) {
    let Some(at) = at.filter(|at| !at.is_nothing()) else { return };
    match at.text() {
        Some(code) => {
            let code = code.trim();
            let _ = sets.iter().find_map(|set| reading.listed_code(at, code, *set));
        }
        None => reading.unclear = true,
    }
}

/// What the network answered, and the advice on another try. Which network's advice it is has to be known: the same
/// digits mean other things elsewhere.
fn network(at: At<'_>, brand: Option<At<'_>>, reading: &mut Reading) {
    let of_mastercard = is_mastercard(brand);
    if let Some(response) = at.get(Key::NetworkDeclineCode)
        && let Some(code) = response.text().map(str::trim)
    {
        let of_visa = brand.is_some_and(|brand| brand.is("visa"));
        let set = if of_visa && code.len() == 2 {
            CodeSet::VisaResponse
        } else {
            of_network(code, of_mastercard && at.has(Key::NetworkAdviceCode))
        };
        reading.listed_code(response, code, set);
    }
    if let Some(advice) = at.get(Key::NetworkAdviceCode).filter(|_| of_mastercard)
        && let Some(code) = advice.text().map(str::trim)
    {
        let set = reading.options.advice;
        reading.listed_code(advice, code, set);
    }
    code(at.get(Key::AdviceCode), &[CodeSet::StripeAdvice], reading);
}

fn card(charge: At<'_>) -> Option<At<'_>> {
    charge.get(Key::PaymentMethodDetails).and_then(|details| details.get(Key::Card))
}

/// The network that a payment went through, or else the brand of the card.
fn brand(card: Option<At<'_>>) -> Option<At<'_>> {
    card.and_then(|card| card.get(Key::Network).or_else(|| card.get(Key::Brand)))
}

/// Takes codes that only say that it failed for history, where another says why.
fn explain(reading: &mut Reading) {
    let Some(about) = reading.findings.last().map(|last| last.about) else { return };
    let is_own = |found: &Finding| found.about == about && !found.verdict.set().is_advice();
    let own = || reading.findings.iter().filter(|found| is_own(found) && found.is_exact());
    let tells = |found: &Finding| {
        !matches!(found.verdict.outcome(), Outcome::Informational | Outcome::Approved | Outcome::Review)
    };
    let is_told = own().any(|found| tells(found) && !is_general(found));
    let is_refused = own().any(Finding::says_no);
    for found in reading.findings.iter_mut().filter(|found| is_own(found) && is_general(found)) {
        // That a payment waits for another method says less than that the last one was refused.
        found.superseded |= is_told || (is_refused && !found.says_no());
    }
}

fn is_general(found: &Finding) -> bool {
    let code = found.verdict.entry().map_or("", |entry| entry.code());
    GENERAL.contains(&(found.verdict.set(), code))
}
