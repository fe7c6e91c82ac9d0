//! A row as it is listed for a person, built in or of one's own.

use payverdict::overlay;
use payverdict::{Actor, Entry, Outcome, Reason, Retry, decode};

/// A row of either.
#[derive(Clone, Copy)]
pub struct Row {
    pub set: &'static str,
    pub code: &'static str,
    pub outcome: Outcome,
    pub reason: Option<Reason>,
    pub retry: Retry,
    pub actor: Actor,
    pub summary: &'static str,
    /// The built-in row about the code, where there is one.
    pub entry: Option<Entry>,
    /// The verdict, where tables of one's own are beside the built-in ones.
    pub beside: Option<overlay::Verdict<'static>>,
}

impl From<Entry> for Row {
    fn from(entry: Entry) -> Self {
        Self {
            set: entry.set().id(),
            code: entry.code(),
            outcome: entry.outcome(),
            reason: entry.reason(),
            retry: entry.retry(),
            actor: entry.actor(),
            summary: entry.summary(),
            entry: Some(entry),
            beside: None,
        }
    }
}

impl From<overlay::Verdict<'static>> for Row {
    fn from(verdict: overlay::Verdict<'static>) -> Self {
        let (set, code) = (verdict.set(), verdict.listed_code().unwrap_or_default());
        let built_in = set.built_in().and_then(|set| decode(set, code).ok());
        Self {
            set: set.id(),
            code,
            outcome: verdict.outcome(),
            reason: verdict.reason(),
            retry: verdict.retry(),
            actor: verdict.actor(),
            summary: verdict.summary(),
            entry: built_in
                .and_then(|verdict| verdict.entry())
                .filter(|entry| Some(entry.set()) == set.built_in()),
            beside: Some(verdict),
        }
    }
}

impl Row {
    /// Whether it is of one's own tables.
    pub fn is_own(&self) -> bool {
        self.beside.is_some_and(|verdict| verdict.is_custom())
    }
}
