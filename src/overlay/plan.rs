//! Histories of attempts whose codes one's own tables know.

#[cfg(feature = "payload")]
use alloc::string::ToString;

use super::Tables;
use super::error::DecodeError;
use super::set::IntoSet;
use super::verdict::{By, Verdict};
use crate::code_set::CodeSet;
use crate::plan::{self, Attempt, Decision, PlanError, Policy, Timestamp, is_of_no_rule};
#[cfg(feature = "payload")]
use crate::plan::{Given, History, HistoryError};
use crate::syntax::Syntax;
use crate::verdict;

impl Tables {
    /// An attempt that was answered with a code of a set, built in or of one's own, for [`plan`](crate::plan::plan). The
    /// rules of the built-in sets that the set extends hold for it, too.
    ///
    /// # Errors
    ///
    /// As [`decode`](Self::decode).
    pub fn attempt<'a, 't>(
        &'t self,
        at: Timestamp,
        set: impl IntoSet<'t>,
        code: &'a str,
    ) -> Result<Attempt<'a>, DecodeError> {
        let verdict = self.decode(set, code)?;
        let attempt = Attempt::of(at, code, self.rules_of(verdict, code));
        Ok(if let By::BuiltIn(_) = verdict.by { attempt } else { attempt.told_by(verdict.told()) })
    }

    /// Whether a payment may be tried again, when, and how often still: [`plan`](crate::plan::plan) for attempts that
    /// [`attempt`](Self::attempt) or [`history`](Self::history) made.
    ///
    /// # Errors
    ///
    /// As there.
    pub fn plan<'a>(
        &self,
        attempts: &[Attempt<'a>],
        now: Timestamp,
        policy: &'a Policy,
    ) -> Result<Decision<'a>, PlanError> {
        plan::plan(attempts, now, policy)
    }

    /// Takes a payment and its attempts as JSON has them, as [`History::read`] does; their sets may be one's own.
    ///
    /// # Errors
    ///
    /// [`HistoryError`] with what was expected, and in which attempt.
    #[cfg(feature = "payload")]
    pub fn history<'g>(&self, given: &'g Given<'_>) -> Result<History<'g>, HistoryError> {
        History::read_with(given, &|at, set, code| {
            self.attempt(at, set, code).map_err(|error| HistoryError::new(error.kind(), error.to_string()))
        })
    }

    /// The built-in verdict by which rules are chosen: of the nearest built-in set that the set extends, else of a set that
    /// no rule is about.
    fn rules_of(&self, verdict: Verdict<'_>, code: &str) -> verdict::Verdict {
        if let Some(built_in) = verdict.built_in() {
            return built_in;
        }
        let chain = verdict.set().chain().iter().map(|number| self.set_by_number(*number));
        let extended =
            chain.filter_map(super::Set::built_in).find_map(|set| crate::decode::decode(set, code).ok());
        let words = || CodeSet::ALL.iter().copied().filter(|set| set.syntax() == Syntax::Word);
        let free = || words().find(|set| is_of_no_rule(*set)).or_else(|| words().next());
        extended
            .or_else(|| free().map(|set| verdict::Verdict::of_word(set, None)))
            .unwrap_or_else(|| verdict::Verdict::of_word(CodeSet::ALL[0], None))
    }
}
