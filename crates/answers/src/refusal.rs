//! Why something could not be answered, without the input.

use payverdict::overlay::Verdict;
use payverdict::{Outcome, Reason, Retry, Spoken};
use serde::Serialize;

/// Why something could not be answered, and what was expected. The input is not repeated: it may hold card data.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
pub struct Refusal {
    /// What is wrong, in one word.
    pub kind: &'static str,
    /// What is wrong, in a sentence.
    #[serde(skip)]
    pub detail: String,
    /// What would have been right.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub expected: Option<String>,
    /// The names that may have been meant, the likest first.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub nearest: Vec<String>,
    /// What has happened by a phrase that was given as a code.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub outcome: Option<Outcome>,
    /// Why, by such a phrase.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reason: Option<Reason>,
    /// Rows that mean the same as such a phrase.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub found: Vec<FoundRow>,
}

/// A row that means what somebody said.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
pub struct FoundRow {
    /// The set that lists it.
    pub set: String,
    /// As it is listed.
    pub code: String,
    /// What has happened.
    pub outcome: Outcome,
    /// Why.
    pub reason: Option<Reason>,
    /// Whether to try again.
    pub retry: Retry,
    /// What it means, in a sentence.
    pub summary: String,
}

impl From<Verdict<'_>> for FoundRow {
    fn from(row: Verdict<'_>) -> Self {
        Self {
            set: row.set().id().into(),
            code: row.listed_code().unwrap_or_default().into(),
            outcome: row.outcome(),
            reason: row.reason(),
            retry: row.retry(),
            summary: row.summary().into(),
        }
    }
}

impl Refusal {
    /// A refusal of this kind, which says no more than that.
    pub fn new(kind: &'static str, detail: impl Into<String>) -> Self {
        Self {
            kind,
            detail: detail.into(),
            expected: None,
            nearest: Vec::new(),
            outcome: None,
            reason: None,
            found: Vec::new(),
        }
    }

    /// The same with what would have been right.
    #[must_use]
    pub fn expecting(mut self, expected: impl Into<String>) -> Self {
        self.expected = Some(expected.into());
        self
    }

    /// The same with names that may have been meant.
    #[must_use]
    pub fn near<'a>(mut self, nearest: impl IntoIterator<Item = &'a str>) -> Self {
        self.nearest = nearest.into_iter().map(String::from).collect();
        self
    }

    pub(crate) fn saying(mut self, spoken: Spoken) -> Self {
        (self.outcome, self.reason) = (Some(spoken.outcome), spoken.reason);
        self
    }
}
