//! Two codes for one decline, with the codes of one's own.

use core::fmt;

use super::Tables;
use super::verdict::{By, Verdict};
use crate::limit::Limit;
use crate::told::Told;
use crate::verdict::Match;
use crate::vocabulary::{Actor, Class, Flags, Locale, NextStep, Operation, Outcome, Reason, Retry};

/// What two codes for one operation mean together: [`payverdict::Combined`](crate::Combined) for both tables.
#[derive(Clone, Copy)]
pub struct Combined<'t> {
    verdicts: [Verdict<'t>; 2],
    told: Told,
    /// Whether one of all the codes is only known by its group.
    is_of_group: bool,
    message: u16,
    next_step: NextStep,
}

impl<'t> Verdict<'t> {
    /// This verdict with that of a further code for the same operation, as
    /// [`payverdict::Verdict::combine`](crate::Verdict::combine) does it. Only built-in advice can lift a bar; a further code
    /// of one's own can be stricter, not milder.
    ///
    /// ```
    /// use payverdict::overlay::Tables;
    /// use payverdict::{CodeSet, Reason, Retry};
    ///
    /// let codes = "code,outcome,reason,retry,actor,wait_hours,limit,flags,summary,source\n\
    ///              800.100.155,,,other_method,,,,,Our risk team wants another card,\n";
    /// let tables = Tables::from_csv([("codes/opp.result.csv", codes)])?;
    /// let response = tables.decode(CodeSet::OppResult, "800.100.155")?;
    /// let both = response.combine(tables.decode(CodeSet::MastercardAdvice, "24")?);
    /// assert_eq!((both.reason(), both.retry()), (Some(Reason::InsufficientFunds), Retry::OtherMethod));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn combine(self, further: Self) -> Combined<'t> {
        Combined::from(self).with(further)
    }

    /// Whether it leaves the decision about another try to this very code.
    fn leaves_it_to(&self, advice: &Self) -> bool {
        self.advice_decides()
            && matches!(advice.by, By::BuiltIn(_))
            && advice.set().is_advice()
            && advice.matched() == Match::Exact
    }
}

impl<'t> From<Verdict<'t>> for Combined<'t> {
    /// One verdict by itself.
    fn from(verdict: Verdict<'t>) -> Self {
        let (message, next_step) = verdict.said();
        let is_of_group = verdict.matched() == Match::Group;
        Self { verdicts: [verdict; 2], told: verdict.told(), is_of_group, message, next_step }
    }
}

impl<'t> Combined<'t> {
    /// The same with a further code.
    #[must_use]
    pub fn with(self, further: Verdict<'t>) -> Self {
        let [first, last] = self.verdicts;
        // Advice decides only once: what comes after it can be stricter, not milder.
        let decides = first == last && first.leaves_it_to(&further);
        let told = self.told.beside(further.told(), decides);
        let is_of_group = self.is_of_group || further.matched() == Match::Group;
        Self { verdicts: [first, further], is_of_group, ..self }.saying(told)
    }

    /// The same with other words; message and next step follow from them.
    pub(super) fn saying(self, told: Told) -> Self {
        let first = self.verdicts[0];
        let (message, next_step) = told.words(self.operation()).said();
        // A row of one's own may have a text in the place of the message that its words lead to.
        let led_to = first.told().words(self.operation()).said().0;
        let is_own = message == led_to && first.matched() != Match::Group;
        let message = if is_own { first.said().0 } else { message.0 };
        let message = if self.is_of_group { first.tables.bare(message) } else { message };
        Self { told, message, next_step, ..self }
    }

    /// By which the tables have what the shopper reads.
    #[cfg(all(feature = "compact", feature = "payload"))]
    pub(super) fn message_number(&self) -> u16 {
        self.message
    }

    /// The verdicts that are combined: that of the response, and that of the last further code.
    pub fn verdicts(&self) -> [Verdict<'t>; 2] {
        self.verdicts
    }

    /// All words at once.
    #[cfg(feature = "serde")]
    pub(super) fn told(&self) -> Told {
        self.told
    }

    /// What happened.
    pub fn outcome(&self) -> Outcome {
        self.told.outcome
    }

    /// Why, where that is known: the more specific of both.
    pub fn reason(&self) -> Option<Reason> {
        self.told.reason
    }

    /// Whether the same payment may be tried again: the stricter of both.
    pub fn retry(&self) -> Retry {
        self.told.retry
    }

    /// Who moves next.
    pub fn actor(&self) -> Actor {
        self.told.actor
    }

    /// What was asked for.
    pub fn operation(&self) -> Operation {
        self.verdicts[0].operation()
    }

    /// The flags of both.
    pub fn flags(&self) -> Flags {
        self.told.flags
    }

    /// Soft, fix, hard, or none of them; follows from the retry word.
    pub fn class(&self) -> Option<Class> {
        self.told.retry.class()
    }

    /// Whether the outcome stays as it is; follows from it.
    pub fn is_final(&self) -> bool {
        self.told.outcome.is_final()
    }

    /// How many hours to wait before the next try, where a source says so: the longer time of both.
    pub fn wait_hours(&self) -> Option<u16> {
        self.told.wait_hours
    }

    /// How many further tries are allowed, where a source says so.
    pub fn limit(&self) -> Option<Limit> {
        self.told.limit
    }

    /// What the first code means, for support staff.
    pub fn summary(&self) -> &'t str {
        self.verdicts[0].summary()
    }

    /// What the shopper may read.
    pub fn message(&self, locale: Locale) -> &'t str {
        let tables: &'t Tables = self.verdicts[0].tables;
        tables.text(self.message, locale)
    }

    /// What a checkout page can offer the shopper.
    pub fn next_step(&self) -> NextStep {
        self.next_step
    }
}

impl fmt::Debug for Combined<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Combined")
            .field("verdicts", &self.verdicts)
            .field("outcome", &self.outcome())
            .field("reason", &self.reason())
            .field("retry", &self.retry())
            .field("actor", &self.actor())
            .finish_non_exhaustive()
    }
}
