//! What was decided, and why.

use super::action::Action;
use super::attempt::Answered;
use super::because::{Because, Cause, Decider};
use super::policy::Policy;
use super::time::Timestamp;
use crate::combine::Combined;
use crate::verdict::Verdict;

/// What was decided about a payment, when, by which rule, and what else had a say.
#[derive(Clone, Copy, Debug)]
pub struct Decision<'a> {
    pub(super) action: Action,
    pub(super) at: Option<Timestamp>,
    pub(super) attempts_left: Option<u32>,
    pub(super) decider: Decider,
    pub(super) because: Because,
    pub(super) policy: &'a Policy,
    pub(super) code: &'a str,
    pub(super) verdict: Verdict,
    pub(super) own: Option<Answered>,
    pub(super) with: &'a [Verdict],
}

impl<'a> Decision<'a> {
    /// What is to be done next.
    pub fn action(&self) -> Action {
        self.action
    }

    /// The earliest time for another try, where there is one.
    pub fn at(&self) -> Option<Timestamp> {
        self.at
    }

    /// How many tries are left by the tightest rule or clause, where tries are counted.
    pub fn attempts_left(&self) -> Option<u32> {
        self.attempts_left
    }

    /// The id of the rule that decided, such as `visa.month` or `cautious.space`.
    pub fn rule(&self) -> &'static str {
        self.because.cause(self.decider, self.policy).rule()
    }

    /// Everything that had a say, what decided first. Where sources contradict each other, all of them are among it.
    pub fn because(&self) -> impl Iterator<Item = Cause> + use<'a> {
        self.because.causes(self.decider, self.policy)
    }

    /// The code of the last attempt as it was written.
    pub fn code(&self) -> &'a str {
        self.code
    }

    /// What the last attempt was answered, with what was beside its code.
    pub fn verdict(&self) -> Combined {
        let first = Combined::from(self.verdict);
        let first = self.own.map_or(first, |own| first.saying(own.told));
        self.with.iter().fold(first, |both, further| both.with(*further))
    }

    /// What tables of one's own say of the last attempt, if they say something, and the codes beside it.
    #[cfg(feature = "overlay")]
    pub(crate) fn answered(&self) -> (Option<Answered>, &'a [Verdict]) {
        (self.own, self.with)
    }

    /// The built-in verdict of the last attempt by itself.
    #[cfg(feature = "overlay")]
    pub(crate) fn first(&self) -> Verdict {
        self.verdict
    }
}
