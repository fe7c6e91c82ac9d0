//! Whole answers, as JSON that is the same as the command's.

use payverdict::payload::{Options, PayloadSystem};
use payverdict::plan::{DecisionRecord, Given, History, Policy, Timestamp};
use payverdict::timeline::Timelines;
use payverdict::{CodeSet, Entry, Locale, Record, System, Verdict};
use pyo3::prelude::*;
use serde::Serialize;
use serde_json::{Value, json};

use crate::sets::named;
use crate::{MalformedCode, PlanError, UnknownWord};

fn text(object: &impl Serialize) -> String {
    serde_json::to_string(object).expect("an answer is plain JSON")
}

fn word<T: std::str::FromStr<Err = payverdict::UnknownWord>>(word: Option<&str>) -> PyResult<Option<T>> {
    word.map(|word| {
        word.parse().map_err(|error: payverdict::UnknownWord| UnknownWord::new_err(error.to_string()))
    })
    .transpose()
}

/// A system by any name that people use for it.
fn options(system: Option<&str>) -> PyResult<Options> {
    let Some(name) = system else { return Ok(Options::default()) };
    let known = |system: System| system.id().parse::<PayloadSystem>().ok();
    let sender = name.parse().or_else(|error| name.parse().ok().and_then(known).ok_or(error));
    let sender = sender.map_err(|error: payverdict::UnknownWord| UnknownWord::new_err(error.to_string()))?;
    Ok(Options::default().system(sender))
}

/// The verdict on one code.
#[pyfunction]
pub fn decode_one(set: &str, code: &str, locale: &str) -> PyResult<String> {
    let verdict =
        payverdict::decode(named(set)?, code).map_err(|error| MalformedCode::new_err(error.to_string()))?;
    Ok(text(&record(verdict, code, Locale::from_tag(locale))))
}

fn record(verdict: Verdict, code: &str, locale: Locale) -> Record<'_> {
    Record { code: Some(code), verdict: Some(verdict), locale }
}

/// The answer to the one document of a text, or why there is none: an object and a sentence.
#[pyfunction]
pub fn payload(
    py: Python<'_>,
    document: &[u8],
    system: Option<&str>,
    locale: &str,
) -> PyResult<(String, Option<String>)> {
    let (options, locale) = (options(system)?, Locale::from_tag(locale));
    Ok(py.detach(|| match payverdict::payload::read_one(document, options) {
        Ok(answer) => (text(&answer.localized(locale)), None),
        Err(error) => (text(&error), Some(error.to_string())),
    }))
}

/// Documents, codes and phrases in any text.
#[pyfunction]
pub fn read(py: Python<'_>, anything: &[u8], system: Option<&str>, locale: &str) -> PyResult<String> {
    let (options, locale) = (options(system)?, Locale::from_tag(locale));
    Ok(py.detach(|| {
        let pieces = payverdict::payload::find(anything, options);
        text(&pieces.map(|piece| json!(piece.localized(locale))).collect::<Vec<Value>>())
    }))
}

/// The states of the payments that some texts tell of; before them, what could not be read.
#[pyfunction]
pub fn timeline(
    py: Python<'_>,
    documents: Vec<Vec<u8>>,
    system: Option<&str>,
    locale: &str,
) -> PyResult<String> {
    let (options, locale) = (options(system)?, Locale::from_tag(locale));
    Ok(py.detach(|| {
        let (mut payments, mut answers) = (Timelines::new(), Vec::new());
        for document in documents.iter().flat_map(|text| payverdict::timeline::read(text, options)) {
            match document {
                Ok(document) => match payments.add(&document) {
                    // The payment's own state says so, once.
                    Ok(_) | Err(payverdict::timeline::TimelineError::Full { .. }) => {}
                    Err(error) => answers.push(json!({ "error": error })),
                },
                Err(error) => answers.push(json!({ "error": error })),
            }
        }
        answers.extend(payments.states().map(|state| json!(state.localized(locale))));
        text(&answers)
    }))
}

/// Whether a payment may be tried again; everything that is given is JSON.
#[pyfunction]
pub fn plan(history: &str, now: &str, policy: Option<&str>, locale: &str) -> PyResult<String> {
    let refused = |error: &dyn std::fmt::Display| PlanError::new_err(error.to_string());
    let given = given(history)?;
    let now: Timestamp = now.parse().map_err(|error: payverdict::plan::NotATime| refused(&error))?;
    let policy = match policy {
        Some(policy) => Policy::read(&self::given(policy)?).map_err(|error| refused(&error))?,
        None => Policy::CAUTIOUS,
    };
    let history = History::read(&given).map_err(|error| refused(&error))?;
    let attempts = history.attempts();
    let decision = payverdict::plan::plan(&attempts, now, &policy).map_err(|error| refused(&error))?;
    Ok(text(&DecisionRecord { decision: &decision, locale: Locale::from_tag(locale) }))
}

fn given(text: &str) -> PyResult<Given<'_>> {
    serde_json::from_str(text).map_err(|error| PlanError::new_err(error.to_string()))
}

/// The rows that hold all words and fit all options.
#[pyfunction]
pub fn search(
    words: &str,
    set: Option<&str>,
    outcome: Option<&str>,
    reason: Option<&str>,
    retry: Option<&str>,
    actor: Option<&str>,
    locale: &str,
) -> PyResult<String> {
    let (set, outcome, reason) = (word::<CodeSet>(set)?, word(outcome)?, word(reason)?);
    let (retry, actor) = (word(retry)?, word(actor)?);
    let fits = |row: &Entry| {
        set.is_none_or(|set| row.set() == set)
            && outcome.is_none_or(|outcome| row.outcome() == outcome)
            && (reason.is_none() || row.reason() == reason)
            && retry.is_none_or(|retry| row.retry() == retry)
            && actor.is_none_or(|actor| row.actor() == actor)
    };
    let locale = Locale::from_tag(locale);
    let rows = payverdict::search(words).filter(fits);
    Ok(text(&rows.map(|row| json!(record(Verdict::from(row), row.code(), locale))).collect::<Vec<Value>>()))
}

/// What is said of each set, as `payverdict sets --json` prints it.
#[pyfunction]
pub fn sets() -> String {
    text(&CodeSet::ALL.iter().map(|set| payverdict_cli::set(*set)).collect::<Vec<Value>>())
}
