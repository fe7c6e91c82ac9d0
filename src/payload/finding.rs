//! A code in a document, with its place and its verdict.

use alloc::string::String;

use crate::code_set::CodeSet;
use crate::decode::decode;
use crate::own::OwnRow;
use crate::told::Told;
use crate::verdict::{Match, Verdict};
use crate::vocabulary::{Flags, Operation, Outcome};

/// A code in a document: where it is and what it means there.
#[derive(Clone, Debug, PartialEq)]
pub struct Finding {
    pub(super) path: String,
    pub(super) code: Option<String>,
    pub(super) verdict: Verdict,
    /// The row of one's own that comes before the built-in one.
    pub(super) own: Option<OwnRow>,
    pub(super) superseded: bool,
    pub(crate) turned: Option<Turned>,
    /// What was asked for where the code is.
    pub(super) operation: Operation,
    /// Findings with the same number are about the same operation: they must agree.
    pub(super) about: usize,
    /// Of two findings that are equally cautious the one with the higher rank is the overall one.
    pub(super) rank: u8,
}

/// What a code means because of what is beside it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Turned {
    /// The money went back.
    Refunded,
    /// The bank took the money back.
    ChargedBack,
    /// A reservation was released before it was taken.
    Released,
    /// The amounts show that money is reserved or taken, which the state does not say.
    Held,
    /// The field beside it says that it was carried out.
    Done,
    /// The field beside it says that it was not carried out.
    NotDone,
}

impl Turned {
    /// The verdict of a code that says the same by itself.
    pub fn twin(self) -> Option<Verdict> {
        let (set, code) = match self {
            Self::Refunded => (CodeSet::AskellPayment, "refunded"),
            Self::ChargedBack => (CodeSet::OppResult, "000.100.200"),
            Self::Released => (CodeSet::PayexOrder, "Cancelled"),
            Self::Held | Self::Done => (CodeSet::PayexOrder, "Paid"),
            Self::NotDone => (CodeSet::AdyenResult, "Refused"),
        };
        decode(set, code).ok()
    }
}

impl Finding {
    /// Where the code is: `payment.transactions.transactionList[0].state`.
    pub fn path(&self) -> &str {
        &self.path
    }

    /// The code as it is written. `None` for a word that is not listed: it could be any text, and
    /// nothing of a document is shown that could be. A problem type is shown without its host.
    pub fn code(&self) -> Option<&str> {
        self.code.as_deref()
    }

    /// What the code means.
    pub fn verdict(&self) -> Verdict {
        self.verdict
    }

    /// Whether it does not count any more: a failed attempt before one that was completed, a step that was
    /// followed by another, a word that the code beside it explains, or one that only says that a search worked.
    pub fn is_superseded(&self) -> bool {
        self.superseded
    }

    /// The row of one's own that comes before the built-in one.
    #[cfg(feature = "overlay")]
    pub(crate) fn own(&self) -> Option<&OwnRow> {
        self.own.as_ref()
    }

    #[cfg(feature = "overlay")]
    pub(crate) fn own_mut(&mut self) -> Option<&mut OwnRow> {
        self.own.as_mut()
    }

    /// What the code says by itself.
    pub(crate) fn plain(&self) -> Told {
        self.own.as_ref().map_or_else(|| self.verdict.into(), OwnRow::told)
    }

    /// What the code answers, with what is beside it.
    pub(super) fn answers(&self) -> Operation {
        self.twin().map_or_else(|| self.answers_plainly(), Verdict::operation)
    }

    /// What the code answers, whatever is beside it.
    pub(super) fn answers_plainly(&self) -> Operation {
        self.own.as_ref().map_or_else(|| self.verdict.operation(), OwnRow::operation)
    }

    /// Whether it leaves the decision about another try to an advice code beside it. A row of one's own decides by itself.
    pub(super) fn leaves_it(&self) -> bool {
        self.own.is_none() && self.verdict.leaves_it()
    }

    /// The code that says what this one says of the payment because of what is beside it: a refund that was carried out
    /// says that the money went back, the release of a reservation that the payment was called off.
    pub(super) fn twin(&self) -> Option<Verdict> {
        let turned = match (self.plain().outcome, self.turned) {
            (Outcome::Informational, Some(Turned::Done)) => Some(match self.operation {
                Operation::Refund | Operation::Reversal => Turned::Refunded,
                Operation::Cancellation => Turned::Released,
                _ => Turned::Done,
            }),
            (Outcome::Informational, Some(Turned::Held | Turned::NotDone)) => self.turned,
            (_, Some(Turned::Held | Turned::Done | Turned::NotDone)) => None,
            (Outcome::Approved | Outcome::Cancelled, turned) => turned,
            _ => None,
        };
        turned.and_then(Turned::twin)
    }

    /// The words that it says of the payment. That it is one of a test, or for a part, stays true whatever is beside it.
    pub(super) fn words(&self) -> Told {
        let plain = self.plain();
        let Some(mut told) = self.twin().map(Told::from) else { return plain };
        for flag in [Flags::PARTIAL, Flags::TEST] {
            if plain.flags.contains(flag) {
                told.flags = told.flags | flag;
            }
        }
        told
    }

    /// The outcome for the payment.
    pub(super) fn outcome(&self) -> Outcome {
        self.words().outcome
    }

    /// Whether it says that something was carried out.
    pub(super) fn says_yes(&self) -> bool {
        self.outcome().is_made()
            || self.outcome() == Outcome::Reversed
            || self.plain().outcome == Outcome::Approved
    }

    pub(super) fn says_no(&self) -> bool {
        let is_no = self.plain().outcome.says_no() || self.turned == Some(Turned::NotDone);
        is_no && self.outcome() != Outcome::Reversed
    }

    pub(super) fn is_exact(&self) -> bool {
        self.verdict.matched() == Match::Exact
    }
}
