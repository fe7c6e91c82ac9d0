//! Attempts as people write them down.

use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;
use core::fmt;

use serde::ser::{Serialize, Serializer};

use super::attempt::{Attempt, Initiator};
use super::error::PlanError;
use super::given::Given;
use super::network::Network;
use super::time::Timestamp;
use crate::code_set::CodeSet;
use crate::error::DecodeError;
use crate::verdict::Verdict;

/// Why a history could not be read or planned. It holds nothing of what was given.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HistoryError {
    kind: &'static str,
    attempt: Option<usize>,
    message: String,
}

impl HistoryError {
    pub(crate) fn new(kind: &'static str, message: impl Into<String>) -> Self {
        Self { kind, attempt: None, message: message.into() }
    }

    pub(super) fn malformed(message: impl Into<String>) -> Self {
        Self::new("malformed", message)
    }

    /// The same, in which attempt.
    fn of_attempt(self, index: usize) -> Self {
        let message = format!("attempt {}: {}", index + 1, self.message);
        Self { attempt: Some(index), message, ..self }
    }

    /// The error in one word, as JSON has it: `malformed`, `unknown_set`, `empty`, `future`.
    pub fn kind(&self) -> &'static str {
        self.kind
    }

    /// The place of the attempt, where it is one that is wrong.
    pub fn attempt(&self) -> Option<usize> {
        self.attempt
    }
}

impl fmt::Display for HistoryError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl core::error::Error for HistoryError {}

impl Serialize for HistoryError {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map([("kind", self.kind), ("message", self.message.as_str())])
    }
}

impl From<DecodeError> for HistoryError {
    fn from(error: DecodeError) -> Self {
        Self::new(error.kind(), error.to_string())
    }
}

impl From<PlanError> for HistoryError {
    fn from(error: PlanError) -> Self {
        let attempt = if let PlanError::Future { index } = error { Some(index) } else { None };
        Self { attempt, ..Self::new(error.kind(), error.to_string()) }
    }
}

/// The attempts at a payment as an object tells them, with the keys of the command's input: `attempts`, and for all of them
/// `region` and `now`.
#[derive(Clone, Debug)]
pub struct History<'g> {
    now: Option<Timestamp>,
    attempts: Vec<Told<'g>>,
}

/// What makes an attempt of a time, a set and a code.
pub(crate) type Made<'g, 'f> = dyn Fn(Timestamp, &'g str, &'g str) -> Result<Attempt<'g>, HistoryError> + 'f;

/// An attempt, and what it borrows.
#[derive(Clone, Debug)]
struct Told<'g> {
    attempt: Attempt<'g>,
    with: Vec<Verdict>,
}

impl<'g> History<'g> {
    /// Takes a payment and its attempts as JSON has them.
    ///
    /// # Errors
    ///
    /// [`HistoryError`] with what was expected, and in which attempt.
    pub fn read(given: &'g Given<'_>) -> Result<Self, HistoryError> {
        Self::read_with(given, &|at, set, code| {
            let set = set.parse::<CodeSet>();
            let set = set.map_err(|error| HistoryError::new("unknown_set", error.to_string()))?;
            Ok(Attempt::new(at, set, code)?)
        })
    }

    /// The same, with what makes an attempt of a time, a set and a code.
    pub(crate) fn read_with(given: &'g Given<'_>, made: &Made<'g, '_>) -> Result<Self, HistoryError> {
        if !matches!(given, Given::Fields(_)) {
            return Err(HistoryError::malformed("expected an object with attempts"));
        }
        let now = time(given, "now")?;
        let Some(Given::List(attempts)) = given.get("attempts") else {
            return Err(HistoryError::malformed("expected a list of attempts"));
        };
        if attempts.is_empty() {
            return Err(PlanError::Empty.into());
        }
        let region = text(given, "region")?;
        let attempts = attempts
            .iter()
            .enumerate()
            .map(|(index, given)| Told::read(given, region, made).map_err(|error| error.of_attempt(index)));
        Ok(Self { now, attempts: attempts.collect::<Result<_, _>>()? })
    }

    /// The time that it is planned at, if it tells one.
    pub fn now(&self) -> Option<Timestamp> {
        self.now
    }

    /// The attempts, in the order in which they were given.
    pub fn attempts(&self) -> Vec<Attempt<'_>> {
        self.attempts.iter().map(|told| told.attempt.with(&told.with)).collect()
    }
}

impl<'g> Told<'g> {
    fn read(
        given: &'g Given<'_>,
        region: Option<&'g str>,
        made: &Made<'g, '_>,
    ) -> Result<Self, HistoryError> {
        if !matches!(given, Given::Fields(_)) {
            return Err(HistoryError::malformed("expected an object with at, set and code"));
        }
        let Some(at) = time(given, "at")? else {
            return Err(HistoryError::malformed("expected a time under `at`"));
        };
        let (set, code) = set_and_code(given)?;
        let mut attempt = made(at, set, code)?;
        if let Some(network) = text(given, "network")? {
            attempt = attempt.network(Network::from_name(network));
        }
        if let Some(card) = text(given, "card")? {
            attempt = attempt.card(card);
        }
        if let Some(region) = text(given, "region")?.or(region) {
            attempt = attempt.region(region);
        }
        if let Some(amount) = amount(given)? {
            attempt = attempt.amount(amount);
        }
        if let Some(currency) = text(given, "currency")? {
            attempt = attempt.currency(currency);
        }
        if let Some(initiator) = text(given, "initiator")? {
            let initiator: Initiator = initiator
                .parse()
                .map_err(|_| HistoryError::malformed("unknown initiator; expected merchant or shopper"))?;
            attempt = attempt.initiator(initiator);
        }
        let further = match given.get("with") {
            None => &[][..],
            Some(Given::List(with)) => with,
            Some(_) => return Err(HistoryError::malformed("expected a list of codes under `with`")),
        };
        let mut with = Vec::new();
        for given in further {
            let (set, code) = set_and_code(given)?;
            let further = made(at, set, code)?;
            // Of a code that tables of one's own know the built-in verdict may know nothing.
            let verdict = further.verdict();
            if further.own().is_none() || verdict.entry().is_some() {
                with.push(verdict);
            }
            if let Some(own) = further.own() {
                attempt = attempt.beside(own.told);
            }
        }
        Ok(Self { attempt, with })
    }
}

fn set_and_code<'g>(given: &'g Given<'_>) -> Result<(&'g str, &'g str), HistoryError> {
    let Some(set) = text(given, "set")? else {
        return Err(HistoryError::malformed("expected the id of a set under `set`"));
    };
    match text(given, "code")? {
        Some(code) => Ok((set, code)),
        None => Err(HistoryError::malformed("expected the answer under `code`")),
    }
}

fn time(given: &Given<'_>, name: &str) -> Result<Option<Timestamp>, HistoryError> {
    let time = text(given, name)?.map(str::parse::<Timestamp>).transpose();
    time.map_err(|error| HistoryError::malformed(format!("under `{name}`: {error}")))
}

/// A text, if there is one.
fn text<'g>(given: &'g Given<'_>, name: &str) -> Result<Option<&'g str>, HistoryError> {
    match given.get(name) {
        None => Ok(None),
        Some(Given::Text(text)) => Ok(Some(text)),
        Some(_) => Err(HistoryError::malformed(format!("expected a text under `{name}`"))),
    }
}

/// An amount, which may be written as a number.
fn amount<'g>(given: &'g Given<'_>) -> Result<Option<&'g str>, HistoryError> {
    match given.get("amount") {
        Some(Given::Number(number)) => Ok(Some(number)),
        _ => text(given, "amount"),
    }
}
