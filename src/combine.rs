//! Two codes for one decline: what the response says, and what the advice beside it adds.

use crate::code_set::CodeSet;
use crate::limit::Limit;
use crate::said::{Message, Words};
use crate::verdict::Verdict;
use crate::vocabulary::{Actor, Class, Flags, Locale, NextStep, Operation, Outcome, Reason, Retry};

/// What two codes for one operation mean together: a response code and a network's advice, or a result code
/// and the acquirer's answer beside it.
///
/// The specific reason stays, the stricter retry word wins unless the row leaves that to the advice, and
/// hours and limits come from whichever gives them. A success beside a refusal is neither: ask first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Combined {
    verdicts: [Verdict; 2],
    words: Words,
    actor: Actor,
    wait_hours: Option<u16>,
    limit: Option<Limit>,
    message: Message,
    next_step: NextStep,
}

impl Verdict {
    /// This verdict with that of a further code for the same operation, such as the network's advice.
    ///
    /// ```
    /// use payverdict::{CodeSet, Reason, Retry, decode};
    ///
    /// let response = decode(CodeSet::OppResult, "800.100.155")?;
    /// let advice = decode(CodeSet::MastercardAdvice, "24")?;
    /// let both = response.combine(advice);
    /// assert_eq!(both.reason(), Some(Reason::InsufficientFunds)); // as the response says
    /// assert_eq!((both.retry(), both.wait_hours()), (Retry::Later, Some(1))); // as the advice says
    /// # Ok::<(), payverdict::DecodeError>(())
    /// ```
    pub fn combine(self, further: Self) -> Combined {
        Combined::from(self).with(further)
    }
}

impl From<Verdict> for Combined {
    /// One verdict by itself.
    fn from(verdict: Verdict) -> Self {
        let words = Words {
            outcome: verdict.outcome(),
            reason: verdict.reason(),
            retry: verdict.retry(),
            operation: verdict.operation(),
            flags: verdict.flags(),
        };
        Self::said(words, [verdict; 2], verdict.actor(), verdict.wait_hours(), verdict.limit())
    }
}

impl Combined {
    fn said(
        words: Words,
        verdicts: [Verdict; 2],
        actor: Actor,
        wait_hours: Option<u16>,
        limit: Option<Limit>,
    ) -> Self {
        let (message, next_step) = words.said();
        let wait_hours = wait_hours.filter(|_| words.retry == Retry::Later);
        Self { verdicts, words, actor, wait_hours, limit, message, next_step }
    }

    /// The same with a further code.
    #[must_use]
    pub fn with(self, further: Verdict) -> Self {
        let other = Self::from(further);
        let verdicts = [self.verdicts[0], further];
        let flags = self.words.flags | other.words.flags;
        let operation = self.words.operation;
        if says_yes(self.words.outcome) && says_no(other.words.outcome)
            || says_no(self.words.outcome) && says_yes(other.words.outcome)
        {
            let words =
                Words { outcome: Outcome::Unknown, reason: None, retry: Retry::CheckFirst, operation, flags };
            return Self::said(words, verdicts, Actor::Nobody, None, None);
        }
        // What says nothing of another try leaves the advice alone.
        let is_silent = |one: &Self| {
            matches!(one.words.outcome, Outcome::Informational) && one.words.retry == Retry::NotNeeded
        };
        if is_silent(&other) {
            return Self { verdicts, ..self };
        }
        // Only advice decides, and only once: what comes after it can be stricter, not milder.
        let is_first = self.verdicts[0] == self.verdicts[1];
        let decides = is_first
            && self.verdicts[0].entry().is_some_and(|entry| entry.advice_decides())
            && further.entry().is_some()
            && is_advice(further);
        let is_stricter = other.words.retry.strictness() > self.words.retry.strictness();
        let (retry, actor) = if decides || is_stricter {
            (other.words.retry, other.actor)
        } else {
            (self.words.retry, self.actor)
        };
        let outcome = if is_silent(&self) || other.words.outcome.caution() > self.words.outcome.caution() {
            other.words.outcome
        } else {
            self.words.outcome
        };
        let reason = match (self.words.reason, other.words.reason) {
            (Some(own), Some(others)) if others.says_more_than(own) => Some(others),
            (None, others) => others,
            (own, _) => own,
        };
        let words = Words { outcome, reason, retry, operation, flags };
        let wait_hours = self.wait_hours.max(other.wait_hours);
        Self::said(words, verdicts, actor, wait_hours, tighter(self.limit, other.limit))
    }

    /// The verdicts that are combined: that of the response, and that of the last further code.
    pub fn verdicts(self) -> [Verdict; 2] {
        self.verdicts
    }

    /// What happened.
    pub fn outcome(self) -> Outcome {
        self.words.outcome
    }

    /// Why, where that is known: the more specific of both.
    pub fn reason(self) -> Option<Reason> {
        self.words.reason
    }

    /// Whether the same payment may be tried again: the stricter of both.
    pub fn retry(self) -> Retry {
        self.words.retry
    }

    /// Who moves next.
    pub fn actor(self) -> Actor {
        self.actor
    }

    /// What was asked for.
    pub fn operation(self) -> Operation {
        self.words.operation
    }

    /// The flags of both.
    pub fn flags(self) -> Flags {
        self.words.flags
    }

    /// Soft, fix, hard, or none of them; follows from the retry word.
    pub fn class(self) -> Option<Class> {
        self.words.retry.class()
    }

    /// Whether the outcome stays as it is; follows from it.
    pub fn is_final(self) -> bool {
        self.words.outcome.is_final()
    }

    /// How many hours to wait before the next try, where a source says so: the longer time of both.
    pub fn wait_hours(self) -> Option<u16> {
        self.wait_hours
    }

    /// How many further tries are allowed, where a source says so: `4`, `20/30d`, `10/24h`.
    pub fn limit(self) -> Option<Limit> {
        self.limit
    }

    /// What the first code means, for support staff.
    pub fn summary(self) -> &'static str {
        self.verdicts[0].summary()
    }

    /// What the shopper may read.
    pub fn message(self, locale: Locale) -> &'static str {
        self.message.text(locale)
    }

    /// What a checkout page can offer the shopper.
    pub fn next_step(self) -> NextStep {
        self.next_step
    }

    /// What is said, by numbers; see `said::numbers`.
    #[cfg(feature = "compact")]
    pub(crate) fn numbers(self) -> [u32; 9] {
        let said = (self.message, self.next_step);
        crate::said::numbers(self.words, self.actor, self.wait_hours, self.limit, said)
    }
}

/// The smaller number of tries of two limits.
fn tighter(one: Option<Limit>, other: Option<Limit>) -> Option<Limit> {
    match (one, other) {
        (Some(one), Some(other)) => Some(if other.tries < one.tries { other } else { one }),
        (one, other) => one.or(other),
    }
}

/// Whether the code is a network's or provider's advice on another try.
pub(crate) fn is_advice(verdict: Verdict) -> bool {
    let sets = [CodeSet::MastercardAdvice, CodeSet::RapydAdvice, CodeSet::CybersourceAdvice];
    sets.contains(&verdict.set())
}

fn says_yes(outcome: Outcome) -> bool {
    matches!(outcome, Outcome::Approved | Outcome::Review)
}

fn says_no(outcome: Outcome) -> bool {
    matches!(outcome, Outcome::Declined | Outcome::Failed | Outcome::Cancelled)
}
