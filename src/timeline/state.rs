//! The one answer to all that was told of a payment.

use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

use super::conflict::Conflict;
use super::currency::Currency;
use super::moment::Moment;
use super::next;
use super::spoken::Spoken;
use crate::payload::amount::Amount;
use crate::payload::{Funds, PayloadSystem};
use crate::said::Message;
use crate::verdict::Verdict;
use crate::vocabulary::{Locale, NextStep, Operation, Outcome, Reason, Retry};

/// What all documents together say of a payment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct State {
    pub(super) system: Option<PayloadSystem>,
    pub(super) reference: Option<String>,
    pub(super) events: usize,
    pub(super) duplicates: usize,
    pub(super) spoken: Spoken,
    /// What the words are said of: a payment, or a refund that is on its way.
    pub(super) about: Operation,
    pub(super) funds: Funds,
    pub(super) captured: Option<Amount>,
    pub(super) refunded: Option<Amount>,
    pub(super) currency: Option<Currency>,
    pub(super) partial: Option<bool>,
    pub(super) is_paid: bool,
    pub(super) is_paid_twice: bool,
    /// Whether a bank gave back what it had taken.
    pub(super) is_restored: bool,
    pub(super) is_doubted: bool,
    pub(super) refused: Option<Operation>,
    pub(super) conflicts: Vec<Conflict>,
    pub(super) attempts: Vec<Attempt>,
}

/// One step of a payment's life: an operation, or a state that it was told to be in.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Attempt {
    pub(super) at: Option<Moment>,
    pub(super) operation: Operation,
    pub(super) id: Option<String>,
    pub(super) outcome: Outcome,
    pub(super) amount: Option<Amount>,
    pub(super) currency: Option<Currency>,
    pub(super) spoken: Spoken,
}

impl State {
    /// What nothing says.
    pub(super) const NOTHING: Self = Self {
        system: None,
        reference: None,
        events: 0,
        duplicates: 0,
        spoken: Spoken::NOTHING,
        about: Operation::Payment,
        funds: Funds::Unknown,
        captured: None,
        refunded: None,
        currency: None,
        partial: None,
        is_paid: false,
        is_paid_twice: false,
        is_restored: false,
        is_doubted: false,
        refused: None,
        conflicts: Vec::new(),
        attempts: Vec::new(),
    };

    /// The system that told of it; `None` where nothing was told yet.
    pub fn system(&self) -> Option<PayloadSystem> {
        self.system
    }

    /// The payment's own id. At OPP it is that of the authorization or debit that went through; PayEx's is without
    /// its host.
    pub fn reference(&self) -> Option<&str> {
        self.reference.as_deref()
    }

    /// How many different events were told.
    pub fn events(&self) -> usize {
        self.events
    }

    /// How many documents told nothing new, as far as the caller counted them ([`State::with_duplicates`]).
    pub fn duplicates(&self) -> usize {
        self.duplicates
    }

    /// The same with the number of documents that told nothing new: a timeline forgets them.
    #[must_use]
    pub fn with_duplicates(self, duplicates: usize) -> Self {
        Self { duplicates, ..self }
    }

    /// What happened: `reversed` once all of it went back, or where its newest state says so of a part (then the funds are
    /// `captured`), `cancelled` where a reservation was released, `unknown` where what was told cannot be reconciled.
    pub fn outcome(&self) -> Outcome {
        self.spoken.outcome()
    }

    /// The code that the outcome follows from, where one does.
    pub fn verdict(&self) -> Option<Verdict> {
        self.spoken.verdict
    }

    /// Why, where that is known.
    pub fn reason(&self) -> Option<Reason> {
        self.spoken.told.reason
    }

    /// Whether the payment may be tried again.
    pub fn retry(&self) -> Retry {
        self.spoken.told.retry
    }

    /// Where the money is.
    pub fn funds(&self) -> Funds {
        self.funds
    }

    /// How much was taken in all, whatever went back since: an exact decimal in major units.
    pub fn captured(&self) -> Option<String> {
        written(self.captured, self.currency)
    }

    /// How much went back in all.
    pub fn refunded(&self) -> Option<String> {
        written(self.refunded, self.currency)
    }

    /// The currency of both, in capitals.
    pub fn currency(&self) -> Option<&str> {
        self.currency.as_ref().map(Currency::as_str)
    }

    /// Whether the money was captured in full and kept, as far as the documents show; false wherever they leave any
    /// of it open.
    pub fn is_paid(&self) -> bool {
        self.is_paid
    }

    /// Whether less than the amount asked for is held now; `None` where that is not known.
    pub fn partial(&self) -> Option<bool> {
        self.partial
    }

    /// What cannot be reconciled.
    pub fn conflicts(&self) -> &[Conflict] {
        &self.conflicts
    }

    /// What happened, in the order of its own times; what has none comes first.
    pub fn attempts(&self) -> &[Attempt] {
        &self.attempts
    }

    /// What the shopper may read.
    pub fn message(&self, locale: Locale) -> &'static str {
        self.said().0.text(locale)
    }

    /// What a checkout page can offer the shopper.
    pub fn next_step(&self) -> NextStep {
        self.said().1
    }

    /// What support should do next, in one sentence.
    pub fn next(&self) -> &'static str {
        next::sentence(self)
    }

    /// The message and the next step. That no money was taken is said only where that is known.
    pub(crate) fn said(&self) -> (Message, NextStep) {
        let (message, step) = self.spoken.told.words(self.about).said();
        (if self.funds == Funds::None { message } else { message.bare() }, step)
    }
}

impl Attempt {
    /// When it happened, by its own time (RFC 3339, in UTC).
    pub fn at(&self) -> Option<String> {
        self.at.map(|at| at.to_string())
    }

    /// What was asked for; `status` for a state of the whole payment.
    pub fn operation(&self) -> Operation {
        self.operation
    }

    /// The operation's own id.
    pub fn id(&self) -> Option<&str> {
        self.id.as_deref()
    }

    /// What came of it.
    pub fn outcome(&self) -> Outcome {
        self.outcome
    }

    /// Why, where that is known.
    pub fn reason(&self) -> Option<Reason> {
        self.spoken.told.reason
    }

    /// How much it was about: an exact decimal in major units.
    pub fn amount(&self) -> Option<String> {
        written(self.amount, self.currency)
    }

    /// The currency of the payment.
    pub fn currency(&self) -> Option<&str> {
        self.currency.as_ref().map(Currency::as_str)
    }

    /// What its code means.
    pub fn verdict(&self) -> Option<Verdict> {
        self.spoken.verdict
    }
}

/// An amount with the places of its currency, and more if it has more.
fn written(amount: Option<Amount>, currency: Option<Currency>) -> Option<String> {
    let places = currency.map_or(0, Currency::places) as usize;
    amount.map(|amount| format!("{amount:.places$}"))
}
