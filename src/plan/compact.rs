//! Decisions for the npm package, to be serialized as a structured value: rows, words and sources by their numbers.

use alloc::string::ToString;

use serde::ser::{Serialize, SerializeMap, Serializer};

use super::because::Cause;
use super::decision::Decision;
use super::given::Given;
use super::history::{History, HistoryError};
use super::policy::Policy;
use super::{plan, time::Timestamp};

/// What is decided about a history that is JSON: the command's input, with `now` and `policy`, the name of a policy or
/// one as an object.
pub fn planned(text: &[u8]) -> impl Serialize {
    Planned(text)
}

struct Planned<'t>(&'t [u8]);

impl Serialize for Planned<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let given = Given::from_json(self.0).unwrap_or(Given::Nothing);
        let asked = policy_of(&given).and_then(|policy| {
            let history = History::read(&given)?;
            let now = history.now();
            let now = now.ok_or_else(|| HistoryError::malformed("expected a time under `now`"))?;
            Ok((policy, history, now))
        });
        match asked {
            Ok((policy, history, now)) => decided(&history, now, &policy, serializer),
            Err(error) => refused(&error, serializer),
        }
    }
}

/// The policy that a history asks for, by its name or as an object.
pub(crate) fn policy_of(given: &Given<'_>) -> Result<Policy, HistoryError> {
    let refused = |error: &dyn ToString| HistoryError::new("policy", error.to_string());
    match given.get("policy") {
        None => Ok(Policy::CAUTIOUS),
        Some(Given::Text(id)) => id.parse().map_err(|error| refused(&error)),
        Some(own) => Policy::read(own).map_err(|error| refused(&error)),
    }
}

fn decided<S: Serializer>(
    history: &History<'_>,
    now: Timestamp,
    policy: &Policy,
    serializer: S,
) -> Result<S::Ok, S::Error> {
    match plan(&history.attempts(), now, policy) {
        Ok(decision) => write(&decision, serializer),
        Err(error) => refused(&error.into(), serializer),
    }
}

/// As they are: action, time, attempts left, and the code. By their numbers: set and answer of the last attempt, what
/// all its codes say, and what had a say.
fn write<S: Serializer>(decision: &Decision<'_>, serializer: S) -> Result<S::Ok, S::Error> {
    let combined = decision.verdict();
    let first = combined.verdicts()[0];
    (
        decision.action().as_str(),
        decision.at(),
        decision.attempts_left(),
        decision.code(),
        first.set().number(),
        first.answer_number(),
        combined.numbers(),
        Causes(decision),
    )
        .serialize(serializer)
}

/// Of each: its rule, its text, and the number of its source plus one.
struct Causes<'d, 'a>(&'d Decision<'a>);

impl Serialize for Causes<'_, '_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.0.because().map(|cause: Cause| {
            let source = cause.source().map_or(0, |source| source.index() + 1);
            (cause.rule(), cause.text(), source)
        }))
    }
}

fn refused<S: Serializer>(error: &HistoryError, serializer: S) -> Result<S::Ok, S::Error> {
    let mut fields = serializer.serialize_map(None)?;
    fields.serialize_entry("kind", error.kind())?;
    fields.serialize_entry("attempt", &error.attempt().map(|index| index as u32 + 1))?;
    fields.serialize_entry("message", &error.to_string())?;
    fields.end()
}
