//! What is told of an operation by one code, or by several that are about it: the bank's code, the
//! network's advice, the gateway's own.

use super::finding::Finding;
use crate::limit::Limit;
use crate::vocabulary::{Actor, Class, Flags, Outcome, Reason, Retry};

/// The words that a payment or operation gets.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Told {
    pub outcome: Outcome,
    pub reason: Option<Reason>,
    pub retry: Retry,
    pub actor: Actor,
    pub wait_hours: Option<u16>,
    pub limit: Option<Limit>,
    pub flags: Flags,
}

impl Told {
    /// What is told where no code tells anything.
    pub const NOTHING: Self = Self {
        outcome: Outcome::Informational,
        reason: None,
        retry: Retry::CheckFirst,
        actor: Actor::Nobody,
        wait_hours: None,
        limit: None,
        flags: Flags::from_bits(0),
    };

    /// What is told where it cannot be told what happened.
    pub const UNKNOWN: Self = Self { outcome: Outcome::Unknown, ..Self::NOTHING };

    pub fn of(finding: &Finding) -> Self {
        let verdict = finding.told();
        Self {
            outcome: verdict.outcome(),
            reason: verdict.reason(),
            retry: verdict.retry(),
            actor: verdict.actor(),
            wait_hours: verdict.wait_hours(),
            limit: verdict.limit(),
            flags: verdict.flags(),
        }
    }

    /// Whether it says what happened.
    pub fn tells(&self) -> bool {
        self.outcome != Outcome::Informational
    }

    pub fn is_refused(&self) -> bool {
        matches!(self.outcome, Outcome::Declined | Outcome::Failed)
    }

    /// How cautious it is: what cannot be told comes before everything, then it goes by retry word, then by
    /// outcome.
    pub fn caution(&self) -> u16 {
        let by_words = u16::from(self.retry.strictness()) << 8 | u16::from(self.outcome.caution());
        u16::from(self.outcome == Outcome::Unknown) << 15 | by_words
    }

    /// Whether the reason explains more than that of another.
    pub fn says_more_than(&self, other: &Self) -> bool {
        match (self.reason, other.reason) {
            (Some(own), Some(other)) => own.says_more_than(other),
            (own, other) => own.is_some() && other.is_none(),
        }
    }

    /// What was refused to the merchant's back office is nothing that the shopper could mend.
    pub fn of_back_office(self) -> Self {
        let asks_shopper = matches!(
            self.retry,
            Retry::OtherMethod
                | Retry::AfterDataFix
                | Retry::AfterCredentialUpdate
                | Retry::AfterAuthentication
                | Retry::AfterIssuerContact
        );
        if self.is_refused() && asks_shopper {
            Self { retry: Retry::AfterMerchantFix, actor: Actor::Merchant, ..self }
        } else {
            self
        }
    }

    /// The same refusal where the advice beside it decides on another try.
    pub fn decided_by(self, advice: Self) -> Self {
        let Self { retry, actor, wait_hours, limit, .. } = advice;
        Self { retry, actor, wait_hours, limit, ..self }
    }

    /// Both, as they are about one operation: the reason that says most stays, the stricter retry word
    /// wins, and hours and limit come from whichever has them.
    pub fn with(self, other: Self) -> Self {
        if !(self.tells() && other.tells()) {
            return if self.tells() { self } else { other };
        }
        let (strict, mild) = if other.caution() > self.caution() { (other, self) } else { (self, other) };
        // The reason of a refusal says nothing about an answer that is missing.
        let reason = match strict.is_refused() && mild.is_refused() {
            true if other.says_more_than(&self) => other.reason,
            true => self.reason,
            false if strict.caution() == mild.caution() && mild.says_more_than(&strict) => mild.reason,
            false => strict.reason,
        };
        if strict.outcome == Outcome::Unknown && mild.outcome != Outcome::Unknown {
            return Self { reason, flags: self.flags | other.flags, ..Self::UNKNOWN };
        }
        let is_open = matches!(strict.retry.class(), Some(Class::Soft | Class::Fix));
        Self {
            outcome: strict.outcome,
            reason,
            retry: strict.retry,
            actor: strict.actor,
            wait_hours: self.wait_hours.max(other.wait_hours).filter(|_| is_open),
            limit: strict.limit.or(mild.limit.filter(|_| is_open)),
            flags: self.flags | other.flags,
        }
    }
}
