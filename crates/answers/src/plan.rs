//! Whether payments may be tried again.

use std::time::{SystemTime, UNIX_EPOCH};

use payverdict::Locale;
use payverdict::overlay::DecisionRecord;
use payverdict::plan::{Given, HistoryError, Policy, Timestamp};
use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::Desk;
use crate::lines::{Lines, Stopped};
use crate::refusal::Refusal;

/// How histories are asked about.
#[derive(Clone, Copy, Debug)]
pub struct Histories {
    /// The time of the decision, for histories without one of their own.
    pub now: Timestamp,
    /// How the merchant wants to try again.
    pub policy: Policy,
    /// The language of the shopper's message.
    pub locale: Locale,
}

/// The time of this machine. One whose clock stands before 1970 plans from 1970, before every attempt.
pub fn now() -> Timestamp {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    Timestamp::from_unix(since.as_secs().try_into().unwrap_or(i64::MAX))
}

/// The published policy of this name, or one's own as a JSON object.
///
/// # Errors
///
/// [`Refusal`] if it is neither, or allows what a rule forbids.
pub fn policy(text: &str) -> Result<Policy, Refusal> {
    const EXPECTED: &str = "the name of a policy, such as cautious, or a JSON object with any of its keys";
    let refused = |detail: String| Refusal::new("policy", detail).expecting(EXPECTED);
    if !text.trim_ascii_start().starts_with('{') {
        return text.parse::<Policy>().map_err(|error| refused(error.to_string()).near(error.nearest()));
    }
    let given: Given<'_> = serde_json::from_str(text)
        .map_err(|error| refused(format!("the policy is not JSON: column {}", error.column())))?;
    Policy::read(&given).map_err(|error| refused(error.to_string()))
}

impl Desk {
    /// Whether payments may be tried again, when, and by which rule: a line for each line of the text.
    ///
    /// # Errors
    ///
    /// [`Stopped`] where there is no more room or time.
    pub fn plan(&self, text: &[u8], asked: &Histories, lines: &mut Lines) -> Result<(), Stopped> {
        let mut histories = text.split(|byte| *byte == b'\n').map(<[u8]>::trim_ascii);
        histories.try_for_each(
            |history| {
                if history.is_empty() { Ok(()) } else { self.plan_one(history, asked, lines) }
            },
        )
    }

    /// The same for a text that is one history.
    ///
    /// # Errors
    ///
    /// [`Stopped`] if there is no room or time for it.
    pub fn plan_one(&self, text: &[u8], asked: &Histories, lines: &mut Lines) -> Result<(), Stopped> {
        match serde_json::from_slice::<Value>(text) {
            Ok(json) => self.planned(&json, asked, lines),
            Err(error) => lines.refuse(None, &NotJson::at(&error)),
        }
    }

    /// The same for a history that is read already.
    ///
    /// # Errors
    ///
    /// [`Stopped`] if there is no room or time for it.
    pub fn planned(&self, json: &Value, asked: &Histories, lines: &mut Lines) -> Result<(), Stopped> {
        let id = json.get("id").filter(|id| !id.is_null());
        // Whatever is JSON is something given.
        let given = Given::deserialize(json).unwrap_or(Given::Nothing);
        let history = match self.tables.history(&given) {
            Ok(history) => history,
            Err(error) => return lines.refuse(id, &error),
        };
        let now = history.now().unwrap_or(asked.now);
        let attempts = history.attempts();
        match self.tables.plan(&attempts, now, &asked.policy) {
            Ok(decision) => {
                let (tables, locale) = (&self.tables, asked.locale);
                lines.answer_to(id, &DecisionRecord { tables, decision: &decision, locale })
            }
            Err(error) => lines.refuse(id, &HistoryError::from(error)),
        }
    }
}

/// A line that is not JSON.
#[derive(Serialize)]
struct NotJson {
    kind: &'static str,
    message: String,
}

impl NotJson {
    /// The place alone: what stands there may be anything.
    fn at(error: &serde_json::Error) -> Self {
        Self { kind: "malformed", message: format!("not one JSON object: column {}", error.column()) }
    }
}
