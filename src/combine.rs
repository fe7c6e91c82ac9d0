//! Two codes for one decline: what the response says, and what the advice beside it adds.

use crate::limit::Limit;
use crate::said::Message;
use crate::told::Told;
use crate::verdict::{Match, Verdict};
use crate::vocabulary::{Actor, Class, Flags, Locale, NextStep, Operation, Outcome, Reason, Retry};

/// What two codes for one operation mean together: a response code and a network's advice, or a result code
/// and the acquirer's answer beside it.
///
/// The specific reason stays, the stricter retry word wins unless the row leaves that to the advice, and
/// hours and limits come from whichever gives them. A success beside a refusal is neither: ask first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Combined {
    verdicts: [Verdict; 2],
    told: Told,
    /// Whether one of all the codes is only known by its group.
    is_of_group: bool,
    operation: Operation,
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
        Self::said(verdict.into(), verdict.operation(), [verdict; 2], verdict.matched() == Match::Group)
    }
}

impl Combined {
    fn said(told: Told, operation: Operation, verdicts: [Verdict; 2], is_of_group: bool) -> Self {
        let (message, next_step) = told.words(operation).said();
        // Of a code that is only known by its beginning nobody has said that no money moved.
        let message = if is_of_group { message.bare() } else { message };
        Self { is_of_group, verdicts, told, operation, message, next_step }
    }

    /// The same with the words of a row of one's own.
    pub(crate) fn saying(self, told: Told) -> Self {
        Self::said(told, self.operation, self.verdicts, self.is_of_group)
    }

    /// The same with a further code.
    #[must_use]
    pub fn with(self, further: Verdict) -> Self {
        let told = self.told.joined(self.verdicts, further);
        let is_of_group = self.is_of_group || further.matched() == Match::Group;
        Self::said(told, self.operation, [self.verdicts[0], further], is_of_group)
    }

    /// The verdicts that are combined: that of the response, and that of the last further code.
    pub fn verdicts(self) -> [Verdict; 2] {
        self.verdicts
    }

    /// All words at once.
    #[cfg(feature = "serde")]
    pub(crate) fn told(self) -> Told {
        self.told
    }

    /// What happened.
    pub fn outcome(self) -> Outcome {
        self.told.outcome
    }

    /// Why, where that is known: the more specific of both.
    pub fn reason(self) -> Option<Reason> {
        self.told.reason
    }

    /// Whether the same payment may be tried again: the stricter of both.
    pub fn retry(self) -> Retry {
        self.told.retry
    }

    /// Who moves next.
    pub fn actor(self) -> Actor {
        self.told.actor
    }

    /// What was asked for.
    pub fn operation(self) -> Operation {
        self.operation
    }

    /// The flags of both.
    pub fn flags(self) -> Flags {
        self.told.flags
    }

    /// Soft, fix, hard, or none of them; follows from the retry word.
    pub fn class(self) -> Option<Class> {
        self.told.retry.class()
    }

    /// Whether the outcome stays as it is; follows from it.
    pub fn is_final(self) -> bool {
        self.told.outcome.is_final()
    }

    /// How many hours to wait before the next try, where a source says so: the longer time of both.
    pub fn wait_hours(self) -> Option<u16> {
        self.told.wait_hours
    }

    /// How many further tries are allowed, where a source says so: `4`, `20/30d`, `10/24h`.
    pub fn limit(self) -> Option<Limit> {
        self.told.limit
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
        crate::said::numbers(self.told, (self.message, self.next_step))
    }
}

/// Words of one's own instead of those of the tables, for tests and for rules of one's own. Message and next step
/// follow from them.
impl Combined {
    /// The same with another outcome. An approval is never made up: [`Outcome::Approved`] holds where a listed code says
    /// so, and is [`Outcome::Unknown`] anywhere else.
    ///
    /// ```
    /// use payverdict::{Actor, CodeSet, Combined, Outcome, Reason, Retry, decode};
    ///
    /// let refused = Combined::from(decode(CodeSet::OppResult, "800.100.155")?);
    /// let fraud = refused.with_reason(Some(Reason::SuspectedFraud)).with_retry(Retry::Never, Actor::Shopper);
    /// assert_eq!((fraud.outcome(), fraud.retry()), (Outcome::Declined, Retry::Never));
    /// assert_eq!(refused.with_outcome(Outcome::Approved).outcome(), Outcome::Unknown);
    /// # Ok::<(), payverdict::DecodeError>(())
    /// ```
    #[must_use]
    pub fn with_outcome(self, outcome: Outcome) -> Self {
        let told = match outcome {
            Outcome::Approved if self.told.outcome != outcome => {
                Told { flags: self.told.flags, ..Told::UNKNOWN }
            }
            outcome => Told { outcome, ..self.told },
        };
        Self::said(told, self.operation, self.verdicts, self.is_of_group)
    }

    /// The same with another reason.
    #[must_use]
    pub fn with_reason(self, reason: Option<Reason>) -> Self {
        Self::said(Told { reason, ..self.told }, self.operation, self.verdicts, self.is_of_group)
    }

    /// The same with another word on trying again, and who moves next. Hours to wait go with [`Retry::Later`] only.
    #[must_use]
    pub fn with_retry(self, retry: Retry, actor: Actor) -> Self {
        let wait_hours = self.told.wait_hours.filter(|_| retry == Retry::Later);
        Self::said(
            Told { retry, actor, wait_hours, ..self.told },
            self.operation,
            self.verdicts,
            self.is_of_group,
        )
    }

    /// The same with other hours to wait, which only [`Retry::Later`] has, and another limit.
    #[must_use]
    pub fn with_limits(self, wait_hours: Option<u16>, limit: Option<Limit>) -> Self {
        let wait_hours = wait_hours.filter(|_| self.told.retry == Retry::Later);
        Self::said(Told { wait_hours, limit, ..self.told }, self.operation, self.verdicts, self.is_of_group)
    }
}
