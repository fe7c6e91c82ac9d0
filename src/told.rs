//! What is said of an operation by one code, or by several that are about it: the bank's code, the network's
//! advice, the gateway's own. How codes are joined is said here and nowhere else.

use crate::limit::Limit;
use crate::said::Words;
use crate::verdict::Verdict;
#[cfg(feature = "payload")]
use crate::vocabulary::Class;
use crate::vocabulary::{Actor, Flags, Operation, Outcome, Reason, Retry};

/// The words that an operation gets.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Told {
    pub outcome: Outcome,
    pub reason: Option<Reason>,
    pub retry: Retry,
    pub actor: Actor,
    pub wait_hours: Option<u16>,
    pub limit: Option<Limit>,
    pub flags: Flags,
}

impl From<Verdict> for Told {
    fn from(verdict: Verdict) -> Self {
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
}

impl Told {
    /// What is said where it is not known what happened.
    pub const UNKNOWN: Self = Self {
        outcome: Outcome::Unknown,
        reason: None,
        retry: Retry::CheckFirst,
        actor: Actor::Nobody,
        wait_hours: None,
        limit: None,
        flags: Flags::from_bits(0),
    };

    /// What several codes for one operation say together: a response, then what is beside it, such as advice.
    pub fn together(verdict: Verdict, further: &[Verdict]) -> Self {
        let mut last = verdict;
        further.iter().fold(Self::from(verdict), |told, next| {
            let both = told.joined([verdict, last], *next);
            last = *next;
            both
        })
    }

    /// The same with a further code, after the first one and the last further one.
    pub fn joined(self, [first, last]: [Verdict; 2], further: Verdict) -> Self {
        // Only advice decides, and only once: what comes after it can be stricter, not milder.
        let decides = first == last && first.leaves_it_to(further);
        self.beside(further.into(), decides)
    }

    /// Both, as two parts of one answer: a response, and the advice or the acquirer's code beside it. Each word is
    /// chosen by itself: the more cautious outcome, the reason that explains more, the stricter retry word unless the
    /// advice `decides`, hours and limit from whichever has them. A success beside a refusal is neither: ask first.
    pub fn beside(self, other: Self, decides: bool) -> Self {
        let flags = self.flags | other.flags;
        if self.says_yes() && other.outcome.says_no() || self.outcome.says_no() && other.says_yes() {
            return Self { flags, ..Self::UNKNOWN };
        }
        // What says nothing of another try leaves the other one alone.
        if other.is_silent() {
            return self;
        }
        let is_stricter = other.retry.strictness() > self.retry.strictness();
        let speaks = if decides || is_stricter { other } else { self };
        let is_worse = other.outcome.caution() > self.outcome.caution();
        Self {
            outcome: if self.is_silent() || is_worse { other.outcome } else { self.outcome },
            reason: self.reason_with(other),
            retry: speaks.retry,
            actor: speaks.actor,
            wait_hours: self.wait_hours.max(other.wait_hours).filter(|_| speaks.retry == Retry::Later),
            limit: tighter(self.limit, other.limit),
            flags,
        }
    }

    /// Both, as two statements about one operation in a document: the more cautious one says what happened and whether
    /// to try again, and of two refusals the reason that explains more stays.
    #[cfg(feature = "payload")]
    pub fn with(self, other: Self) -> Self {
        if !(self.tells() && other.tells()) {
            return if self.tells() { self } else { other };
        }
        let (strict, mild) = if other.caution() > self.caution() { (other, self) } else { (self, other) };
        // The reason of a refusal says nothing about an answer that is missing.
        let reason = match strict.outcome.is_refused() && mild.outcome.is_refused() {
            true => self.reason_with(other),
            false if strict.caution() == mild.caution() => strict.reason_with(mild),
            false => strict.reason,
        };
        let flags = self.flags | other.flags;
        if strict.outcome == Outcome::Unknown && mild.outcome != Outcome::Unknown {
            return Self { reason, flags, ..Self::UNKNOWN };
        }
        let is_open = matches!(strict.retry.class(), Some(Class::Soft | Class::Fix));
        Self {
            reason,
            wait_hours: self.wait_hours.max(other.wait_hours).filter(|_| is_open),
            limit: strict.limit.or(mild.limit.filter(|_| is_open)),
            flags,
            ..strict
        }
    }

    /// The reason of both: that of the other one only where it explains more.
    fn reason_with(self, other: Self) -> Option<Reason> {
        if other.says_more_than(&self) { other.reason } else { self.reason }
    }

    /// Whether it says neither what happened nor anything of another try.
    fn is_silent(&self) -> bool {
        self.outcome == Outcome::Informational && self.retry == Retry::NotNeeded
    }

    /// The words that the shopper's message depends on.
    pub(crate) fn words(self, operation: Operation) -> Words {
        let Self { outcome, reason, retry, flags, .. } = self;
        Words { outcome, reason, retry, operation, flags }
    }

    /// Whether the reason explains more than that of another.
    pub fn says_more_than(&self, other: &Self) -> bool {
        match (self.reason, other.reason) {
            (Some(own), Some(other)) => own.says_more_than(other),
            (own, other) => own.is_some() && other.is_none(),
        }
    }

    fn says_yes(&self) -> bool {
        self.outcome.is_made()
    }
}

/// The smaller number of tries of two limits.
fn tighter(one: Option<Limit>, other: Option<Limit>) -> Option<Limit> {
    match (one, other) {
        (Some(one), Some(other)) => Some(if other.tries < one.tries { other } else { one }),
        (one, other) => one.or(other),
    }
}

#[cfg(feature = "payload")]
impl Told {
    /// What is said where no code says anything.
    pub const NOTHING: Self = Self { outcome: Outcome::Informational, ..Self::UNKNOWN };

    /// Whether it says what happened.
    pub fn tells(&self) -> bool {
        self.outcome != Outcome::Informational
    }

    /// How cautious it is: what is not known comes before everything, then it goes by retry word, then by
    /// outcome.
    pub fn caution(&self) -> u16 {
        let by_words = u16::from(self.retry.strictness()) << 8 | u16::from(self.outcome.caution());
        u16::from(self.outcome == Outcome::Unknown) << 15 | by_words
    }

    /// The same where the advice beside it decides on another try.
    pub fn decided_by(self, advice: Self) -> Self {
        let Self { retry, actor, wait_hours, limit, .. } = advice;
        Self { retry, actor, wait_hours, limit, ..self }
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
        if self.outcome.is_refused() && asks_shopper {
            Self { retry: Retry::AfterMerchantFix, actor: Actor::Merchant, ..self }
        } else {
            self
        }
    }
}
