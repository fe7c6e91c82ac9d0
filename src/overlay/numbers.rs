//! For bindings that ask for a message's text when somebody reads it: the numbers of messages, and what more crosses so.

pub use crate::payload::find::compact::Place;

use super::Tables;
use super::combine::Combined;
use super::verdict::Verdict;
use crate::own::Own;
use crate::payload::{self, Finding};
use crate::plan::compact::policy_of;
use crate::plan::{Decision, Given, History, HistoryError, Policy, Timestamp};
use crate::timeline::State;
use crate::vocabulary::Locale;

/// The text of a message of either tables, by its number.
pub fn text(tables: &Tables, number: u16, locale: Locale) -> &str {
    tables.text(number, locale)
}

/// The message of a verdict.
pub fn of_verdict(verdict: &Verdict<'_>) -> u16 {
    verdict.said().0
}

/// The message of several codes together.
pub fn of_combined(combined: &Combined<'_>) -> u16 {
    combined.message_number()
}

/// The messages of an answer: of the whole, and of each code in the order of its verdicts.
pub fn of_answer(tables: &Tables, answer: &payload::Answer) -> impl Iterator<Item = u16> {
    let own = Own::with(tables);
    let whole = own.message_of(answer.overall().and_then(Finding::own), answer.said().0);
    let of_codes =
        answer.verdicts().iter().map(move |found| own.message_of(found.own(), answer.said_of(found).0));
    core::iter::once(whole).chain(of_codes).map(|message| message.0)
}

/// The message of a payment.
pub fn of_state(tables: &Tables, state: &State) -> u16 {
    state.message_number(Own::with(tables))
}

/// The message of what the last attempt of a decision was answered.
pub fn of_decision(tables: &Tables, decision: &Decision<'_>) -> u16 {
    tables.answered(decision).message_number()
}

/// The value of a JSON text; nothing where it is none.
pub fn given(text: &[u8]) -> Given<'_> {
    Given::from_json(text).unwrap_or(Given::Nothing)
}

/// The policy that a history asks for, what it tells, and when.
///
/// # Errors
///
/// [`HistoryError`] with what was expected.
pub fn asked<'g>(
    tables: &Tables,
    given: &'g Given<'_>,
) -> Result<(Policy, History<'g>, Timestamp), HistoryError> {
    let policy = policy_of(given)?;
    let history = tables.history(given)?;
    let now = history.now();
    let now = now.ok_or_else(|| HistoryError::new("malformed", "expected a time under `now`"))?;
    Ok((policy, history, now))
}
