//! Áskell: payments and their transactions, webhooks with and without a wrapper, billing runs.

use alloc::boxed::Box;
use alloc::vec::Vec;

use super::amount::Amount;
use super::error::PayloadError;
use super::evidence::news;
use super::funds::{Funds, refused};
use super::keys::Key;
use super::kind::Kind;
use super::reading::{Reading, listed, lists, of_bank};
use super::tree::At;
use crate::code_set::CodeSet;
use crate::verdict::Verdict;
use crate::vocabulary::{Operation, Outcome};

const OF_RUN: &[Key] = &[Key::Attempts, Key::AttemptCount, Key::MaxAttempts, Key::NextRetryAt];

pub fn kind(document: At<'_>) -> Kind {
    if let Some(event) = document.get(Key::Event).and_then(|event| event.text())
        && document.get(Key::Data).is_some_and(|data| data.is_object())
    {
        return match event.split_once('.').map_or(event, |(about, _)| about) {
            "payment" => Kind::Payment,
            "billing_run" => Kind::Run,
            "checkout" => Kind::Checkout,
            _ => Kind::Webhook,
        };
    }
    if document.has_any(OF_RUN) { Kind::Run } else { Kind::Payment }
}

pub fn read(document: At<'_>, kind: Kind, reading: &mut Reading) -> Result<(), Box<PayloadError>> {
    let data = document.get(Key::Data).filter(|_| document.has(Key::Event));
    let body = data.unwrap_or(document);
    if kind == Kind::Webhook {
        return Ok(());
    }
    identify(body, kind, reading);
    if kind == Kind::Checkout {
        let status = body.get(Key::Status).or_else(|| body.get(Key::State));
        return status.map_or(Ok(()), |status| reading.code(status, CodeSet::AskellCheckout).map(drop));
    }
    let asked = body.amount_of(Key::Amount);
    let asked = asked.filter(|amount| *amount > Amount::ZERO);
    let mut outcome = None;
    if let Some(state) = body.get(Key::State) {
        let verdict = reading.code(state, set_of(state, kind))?;
        outcome = Some(verdict.outcome());
        reading.funds = match verdict.outcome() {
            Outcome::Approved => Funds::Captured,
            Outcome::Reversed => Funds::Returned,
            _ => refused(verdict),
        };
    }
    // A code for a failure, a refund or a cancellation contradicts a success, whatever it says: its
    // values are not published.
    reading.against_payment(body, &[]);
    if data.is_some() {
        reading.against_payment(document, &[]);
    }
    let attempts = attempts(body, asked, reading)?;
    reading.partial = asked.map(|_| false);
    weigh(&attempts, outcome, asked, reading);
    // Whoever else has a state and an amount: a payment of this system has an id and its times.
    let is_own = body.has(Key::Uuid) && body.has_any(OF_PAYMENT);
    reading.doubted |= !is_own;
    Ok(())
}

const OF_PAYMENT: &[Key] = &[Key::Transactions, Key::Attempts, Key::CreatedAt, Key::UpdatedAt];

fn identify(body: At<'_>, kind: Kind, reading: &mut Reading) {
    reading.asked_for(if kind == Kind::Checkout { Operation::Unknown } else { Operation::Payment });
    reading.identify([body.get(Key::Uuid).filter(|_| kind != Kind::Checkout)]);
    reading.sum([body.get(Key::Amount)], body.get(Key::Currency));
    reading.dated([body.get(Key::UpdatedAt), body.get(Key::CreatedAt)]);
}

/// The set that lists the state: a webhook about a payment carries the state of a payment, of a
/// transaction or of a billing run.
fn set_of(state: At<'_>, kind: Kind) -> CodeSet {
    let first = if kind == Kind::Run { CodeSet::AskellRun } else { CodeSet::AskellPayment };
    let others = [CodeSet::AskellPayment, CodeSet::AskellRun, CodeSet::AskellTransaction];
    core::iter::once(first).chain(others).find(|set| lists(*set, state)).unwrap_or(first)
}

/// One attempt to charge.
struct Attempt {
    place: usize,
    last: usize,
    outcome: Outcome,
    amount: Option<Amount>,
}

fn attempts(
    body: At<'_>,
    asked: Option<Amount>,
    reading: &mut Reading,
) -> Result<Vec<Attempt>, Box<PayloadError>> {
    let mut attempts = Vec::new();
    for (key, list) in [Key::Transactions, Key::Attempts].map(|key| (key, body.get(key))) {
        let Some(list) = list else { continue };
        let of_run = key == Key::Attempts;
        reading.unclear |= !list.is_list();
        for attempt in list.items() {
            let Some(state) = attempt.get(Key::State) else {
                reading.unclear = true;
                continue;
            };
            reading.next_operation(Operation::Payment);
            // The states of a run's attempts are not published; they look like those of transactions.
            let set = if of_run && lists(CodeSet::AskellRun, state) {
                CodeSet::AskellRun
            } else {
                CodeSet::AskellTransaction
            };
            let place = reading.findings.len();
            let outcome = reading.code(state, set)?.outcome();
            if let Some(data) = reading.object(attempt.get(Key::Data)) {
                processor(data, outcome, reading);
                reading.against_operation(data, place);
            }
            reading.against_operation(attempt, place);
            let amount = match attempt.get(Key::Amount) {
                // A run is charged as a whole.
                None if of_run => asked,
                amount => amount.and_then(|amount| amount.amount()),
            };
            attempts.push(Attempt { place, last: reading.findings.len(), outcome, amount });
        }
    }
    Ok(attempts)
}

/// What the processor answered. It says why an attempt failed, or speaks against one that succeeded; that it
/// agrees with one says nothing new.
fn processor(data: At<'_>, outcome: Outcome, reading: &mut Reading) {
    if let Some(status) = data.get(Key::Status).and_then(|status| status.text().map(|text| (status, text))) {
        let against = [Outcome::Declined, Outcome::Cancelled, Outcome::Reversed];
        let known = listed(CodeSet::AskellTransaction, status.1);
        if outcome == Outcome::Approved && known.is_some_and(|known| against.contains(&known.outcome())) {
            reading.against_this(status.0);
        } else if known.is_none() {
            reading.text(status.0);
        }
    }
    let Some(receipt) = reading.object(data.get(Key::Receipt)) else { return };
    if let Some(code) = receipt.get(Key::ResponseCode) {
        let first = reading.findings.len();
        let answer = reading.response(code, |code| of_bank(code, CodeSet::ValitorpayResponse));
        let agrees = |answer: Verdict| answer.outcome().is_made();
        if outcome == Outcome::Approved && answer.is_some_and(agrees) {
            reading.findings.truncate(first);
        }
    }
    news(receipt, &[]).for_each(|field| reading.against_this(field));
    let is_success = |success: &At<'_>| success.is_true() || success.is("true") || success.is_nothing();
    if let Some(denied) = receipt.get(Key::IsSuccess).filter(|success| !is_success(success)) {
        reading.against_this(denied);
    }
    if let Some(text) = receipt.get(Key::ResponseDescription) {
        reading.text(text);
    }
}

/// Weighs the attempts against the payment's own state.
fn weigh(attempts: &[Attempt], outcome: Option<Outcome>, asked: Option<Amount>, reading: &mut Reading) {
    let with = |outcome: Outcome| attempts.iter().filter(move |attempt| attempt.outcome == outcome);
    let settled = with(Outcome::Approved).count();
    let state = reading.findings.first().map(|finding| finding.path.clone()).unwrap_or_default();
    let path_of = |reading: &Reading, attempt: &Attempt| reading.findings[attempt.place].path.clone();
    // Attempts carry no time and come in no promised order: once one went through, the failed ones
    // are history.
    if settled > 0 {
        for failed in with(Outcome::Declined) {
            let findings = &mut reading.findings[failed.place..failed.last];
            findings.iter_mut().for_each(|finding| finding.superseded = true);
        }
        // One that was called off beside it is not explained by that.
        reading.doubted |= with(Outcome::Cancelled).next().is_some();
    }
    match outcome {
        Some(Outcome::Approved) => {
            if settled == 0
                && let Some(failed) = with(Outcome::Declined).chain(with(Outcome::Cancelled)).next()
            {
                reading.contradict([state, path_of(reading, failed)]);
            }
        }
        Some(Outcome::Declined | Outcome::Cancelled) => {
            if let Some(paid) = with(Outcome::Approved).chain(with(Outcome::Reversed)).next() {
                reading.contradict([state, path_of(reading, paid)]);
            }
        }
        _ => {}
    }
    if with(Outcome::Reversed).next().is_some() {
        reading.refunded = true;
        reading.partial = if settled > 0 { Some(true) } else { Some(false) };
        if outcome == Some(Outcome::Approved) && settled == 0 {
            reading.funds = Funds::Returned;
        }
        return;
    }
    if outcome == Some(Outcome::Approved) && settled > 0 && !reading.unclear {
        let amounts: Option<Amount> =
            with(Outcome::Approved).try_fold(Amount::ZERO, |sum, attempt| sum.checked_add(attempt.amount?));
        reading.partial = match (amounts, asked) {
            (Some(paid), Some(asked)) if paid < asked => Some(true),
            (Some(paid), Some(asked)) if paid == asked => Some(false),
            _ => None,
        };
    }
}
