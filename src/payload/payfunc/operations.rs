//! The captures and refunds beside the status of an authorisation.

use super::super::amount::Amount;
use super::super::evidence::news;
use super::super::keys::Key;
use super::super::reading::{Reading, listed};
use super::super::tree::At;
use crate::code_set::CodeSet;
use crate::vocabulary::{Operation, Outcome};

/// What a capture or refund came to.
enum State {
    Done,
    Pending,
    Refused,
}

/// Reads them; `kept` is what the status says that the merchant has, if it says so.
pub fn read(body: At<'_>, kept: Option<Amount>, reading: &mut Reading) {
    if let Some(captures) = body.get(Key::Capture).filter(|captures| !captures.is_nothing()) {
        read_captures(captures, kept, reading);
    }
    if let Some(refunds) = body.get(Key::Refund).filter(|refunds| !refunds.is_nothing()) {
        read_refunds(refunds, kept, reading);
    }
    // What was tried and done, in the order's own words.
    let history = body.get(Key::History).into_iter().flat_map(|history| history.items());
    for entry in history.filter(|entry| entry.get(Key::Type).is_some_and(|kind| kind.is("refund"))) {
        reading.refunded |= !entry.get(Key::Status).is_some_and(|status| status.is("fail"));
    }
}

fn read_captures(captures: At<'_>, kept: Option<Amount>, reading: &mut Reading) {
    reading.unclear |= !captures.is_list();
    let mut sum = Some(Amount::ZERO);
    for capture in captures.items() {
        let state = state(capture, Operation::Capture, reading);
        reading.unclear |= !(matches!(state, State::Done) && capture.has(Key::Status));
        if matches!(state, State::Done) {
            let amount = capture.amount_of(Key::Amount);
            sum = sum.zip(amount).and_then(|(sum, amount)| sum.checked_add(amount));
        }
    }
    // The captures are all that was taken.
    reading.unclear |= kept.is_some_and(|kept| sum.is_none_or(|sum| sum < kept));
}

fn read_refunds(refunds: At<'_>, kept: Option<Amount>, reading: &mut Reading) {
    if !refunds.is_list() {
        reading.against(refunds);
    }
    let mut sum = Some(Amount::ZERO);
    for refund in refunds.items() {
        match state(refund, Operation::Refund, reading) {
            State::Refused => {}
            State::Pending => reading.refunded = true,
            State::Done => {
                reading.refunded = true;
                let amount = refund.amount_of(Key::Amount);
                sum = sum.zip(amount).and_then(|(sum, amount)| sum.checked_add(amount));
            }
        }
    }
    let Some(kept) = kept else { return };
    match sum {
        Some(sum) if sum <= Amount::ZERO => {}
        Some(sum) if sum < kept => reading.partial = Some(true),
        // The status says that the merchant has it, the refunds that it went back.
        _ => reading.against(refunds),
    }
}

/// Reads the state of one; a code is found where it is not the usual one.
fn state(at: At<'_>, operation: Operation, reading: &mut Reading) -> State {
    reading.next_operation(operation);
    let state = match at.get(Key::Status) {
        Some(status) => read_state(status, reading),
        None => State::Done,
    };
    if operation == Operation::Capture && matches!(state, State::Done) {
        news(at, &[]).for_each(|field| reading.against(field));
    }
    state
}

fn read_state(status: At<'_>, reading: &mut Reading) -> State {
    let Some(word) = status.text() else {
        reading.unclear = true;
        return State::Done;
    };
    let sets = [CodeSet::PayfuncOrder, CodeSet::PayfuncAuthorization];
    let Some((set, verdict)) = sets.into_iter().find_map(|set| Some((set, listed(set, word)?))) else {
        return State::Done;
    };
    let state = match verdict.outcome() {
        Outcome::Pending | Outcome::ActionRequired => State::Pending,
        outcome if outcome.says_no() => State::Refused,
        _ => return State::Done,
    };
    reading.listed_code(status, word, set);
    state
}
