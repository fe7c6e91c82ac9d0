//! Histories of attempts whose codes one's own tables know.

#[cfg(feature = "payload")]
use alloc::string::ToString;

use super::Tables;
use super::combine::Combined;
use super::error::DecodeError;
use super::set::AsSet;
use super::verdict::{By, Verdict};
use crate::code_set::CodeSet;
use crate::plan::{self, Answered, Attempt, Decision, PlanError, Policy, Timestamp, is_of_no_rule};
#[cfg(feature = "payload")]
use crate::plan::{Given, History, HistoryError};
use crate::source::Source;
use crate::syntax::Syntax;
use crate::tables::SOURCES;
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
        set: impl AsSet<'t>,
        code: &'a str,
    ) -> Result<Attempt<'a>, DecodeError> {
        let verdict = self.decode(set, code)?;
        let attempt = Attempt::of(at, code, self.rules_of(verdict, code));
        Ok(if let By::BuiltIn(_) = verdict.by { attempt } else { attempt.told_by(verdict.answered()) })
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

    /// What the last attempt was answered, with what was beside its code: [`Decision::verdict`] with the sets, texts and
    /// sources of these tables.
    pub fn answered<'t>(&'t self, decision: &Decision<'_>) -> Combined<'t> {
        let (own, with) = decision.answered();
        let first = match own {
            None => self.over(decision.first(), decision.code().as_bytes()),
            Some(own) => match self.decode(self.set_by_number(own.set), decision.code()) {
                Ok(verdict) => verdict,
                Err(_) => self.plain(decision.first()),
            },
        };
        let first = own.map_or(Combined::from(first), |own| Combined::from(first).saying(own.told));
        with.iter().fold(first, |both, further| both.with(self.plain(*further)))
    }

    /// A built-in verdict as it is.
    fn plain(&self, verdict: verdict::Verdict) -> Verdict<'_> {
        self.verdict_with(verdict, By::BuiltIn(verdict))
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

impl Verdict<'_> {
    /// What a plan needs to know of it.
    fn answered(&self) -> Answered {
        let source = match self.by {
            By::Own(row) | By::OwnInherited(row) => {
                Some(row.source).filter(|place| usize::from(*place) < SOURCES.len()).map(Source::from_index)
            }
            By::BuiltIn(verdict) | By::Extended(verdict) => verdict.source(),
            By::Inherited(entry) => entry.source(),
            By::Nobody => None,
        };
        Answered { told: self.told(), set: self.set, source }
    }
}
