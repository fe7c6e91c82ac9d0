//! What one document tells of a payment, as it is kept: nothing else of the document is.

use alloc::boxed::Box;
use alloc::vec::Vec;

use super::currency::Currency;
use super::moment::Moment;
use super::spoken::Spoken;
use crate::payload::amount::Amount;
use crate::payload::echo::is_id;
use crate::payload::{Funds, PayloadSystem};
use crate::vocabulary::Outcome;

/// An id as it was sent.
pub type Id = Box<str>;

/// What one document tells. Two documents that tell the same are one event.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Event {
    /// When it was so, by the document's own time.
    pub at: Option<Moment>,
    pub system: PayloadSystem,
    /// The payment's id, or at OPP that of the operation.
    pub reference: Id,
    /// Another id of the same payment: `payment.reference` at PayFunc, that of the charge at Stripe, at OPP that of the
    /// operation that this one refers to.
    pub other: Option<Id>,
    /// The merchant's own number for the payment, at OPP.
    pub merchant: Option<Id>,
    pub currency: Option<Currency>,
    pub marks: Marks,
    pub body: Body,
    /// The paths of two codes of the document that contradict each other.
    pub contradiction: Option<Box<[Box<str>; 2]>>,
}

/// What it is about.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Body {
    /// One operation.
    Operation(Operation),
    /// The whole payment at some time.
    Snapshot(Box<Snapshot>),
    /// Nothing but that something changed.
    Notice,
}

/// One operation as one document tells it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Operation {
    pub act: Act,
    /// When it was made, which for most systems is when it was told.
    pub at: Option<Moment>,
    pub id: Option<Id>,
    /// A second id of it: the number of a transaction at PayEx.
    pub number: Option<Id>,
    pub amount: Option<Amount>,
    pub spoken: Spoken,
}

/// What an operation does with the money if it goes through.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Act {
    /// Holds the amount until it is taken.
    Reserve,
    /// Takes it at once.
    Sale,
    /// Takes what was reserved.
    Capture,
    /// Releases what was reserved, or what it refers to is given back.
    Void,
    /// Releases what was reserved.
    Release,
    /// Gives it back.
    Refund,
    /// The bank takes it back.
    Chargeback,
    /// The bank gives it to the merchant again.
    Restore,
    /// Checks a card.
    Check,
    /// Sends a bill that has to be paid yet.
    Bill,
    /// Something else, or it is not known what.
    Other,
}

impl Act {
    pub const ALL: [Self; 11] = [
        Self::Reserve,
        Self::Sale,
        Self::Capture,
        Self::Void,
        Self::Release,
        Self::Refund,
        Self::Chargeback,
        Self::Restore,
        Self::Check,
        Self::Bill,
        Self::Other,
    ];

    /// Whether it is one that takes money.
    pub fn takes(self) -> bool {
        matches!(self, Self::Sale | Self::Capture)
    }

    /// Whether it is one that a payment begins with.
    pub fn begins(self) -> bool {
        matches!(self, Self::Sale | Self::Reserve)
    }

    /// Whether it is one that gives money back.
    pub fn gives(self) -> bool {
        matches!(self, Self::Refund | Self::Chargeback)
    }
}

/// The payment as one document tells it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Snapshot {
    pub spoken: Spoken,
    pub funds: Funds,
    pub partial: Option<bool>,
    /// How much was asked for.
    pub asked: Option<Amount>,
    /// How much was taken, and how much of it went back; `None` where the document does not tell.
    pub captured: Option<Amount>,
    pub refunded: Option<Amount>,
    /// The operations that it lists.
    pub operations: Vec<Operation>,
}

/// What is true of an event, one bit each.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Marks(pub u8);

impl Marks {
    /// The document by itself is paid.
    pub const PAID: Self = Self(1);
    /// Something in it keeps it from being paid.
    pub const DOUBTED: Self = Self(2);
    /// Something went back, or may have.
    pub const REFUNDED: Self = Self(4);
    /// What is charged is taken at once, and no bill is sent.
    pub const AT_ONCE: Self = Self(8);
    /// The payment takes no money for the merchant.
    pub const NO_PURCHASE: Self = Self(16);
    /// What went through came to nothing afterwards.
    pub const UNDONE: Self = Self(32);
    const ALL: u8 = 63;

    pub fn has(self, mark: Self) -> bool {
        self.0 & mark.0 == mark.0
    }

    pub fn set(&mut self, mark: Self, is_set: bool) {
        if is_set {
            self.0 |= mark.0;
        }
    }

    pub fn clear(&mut self, mark: Self) {
        self.0 &= !mark.0;
    }
}

impl Event {
    /// The operations that it tells of.
    pub fn operations(&self) -> &[Operation] {
        match &self.body {
            Body::Operation(operation) => core::slice::from_ref(operation),
            Body::Snapshot(snapshot) => &snapshot.operations,
            Body::Notice => &[],
        }
    }

    /// The same, to be changed.
    pub fn operations_mut(&mut self) -> &mut [Operation] {
        match &mut self.body {
            Body::Operation(operation) => core::slice::from_mut(operation),
            Body::Snapshot(snapshot) => &mut snapshot.operations,
            Body::Notice => &mut [],
        }
    }

    pub fn snapshot(&self) -> Option<&Snapshot> {
        if let Body::Snapshot(snapshot) = &self.body { Some(snapshot) } else { None }
    }

    /// Takes all of it as told of a test.
    pub fn set_test(&mut self) {
        if let Body::Snapshot(snapshot) = &mut self.body {
            snapshot.spoken.set_test();
        }
        self.operations_mut().iter_mut().for_each(|operation| operation.spoken.set_test());
    }

    /// Whether any of it was told of a test.
    pub fn is_test(&self) -> bool {
        self.snapshot().is_some_and(|snapshot| snapshot.spoken.is_test())
            || self.operations().iter().any(|operation| operation.spoken.is_test())
    }

    /// How much room it takes: one, and one for each operation that it lists.
    pub fn weight(&self) -> usize {
        1 + self.snapshot().map_or(0, |snapshot| snapshot.operations.len())
    }

    /// Whether a document could have told it: what is paid says so everywhere.
    pub fn is_possible(&self) -> bool {
        let operations = self.operations();
        let is_made = |amount: Option<Amount>| amount.is_none_or(|amount| amount >= Amount::ZERO);
        let are_amounts = operations.iter().all(|operation| is_made(operation.amount));
        let is_paid = self.marks.has(Marks::PAID);
        let keeps_quiet = !(self.marks.has(Marks::DOUBTED)
            || self.marks.has(Marks::REFUNDED)
            || self.marks.has(Marks::NO_PURCHASE)
            || self.marks.has(Marks::UNDONE)
            || self.contradiction.is_some());
        let says_paid = |spoken: &Spoken| {
            spoken.outcome() == Outcome::Approved && !spoken.is_test() && !spoken.is_partial()
        };
        let fits = match &self.body {
            Body::Operation(operation) => !is_paid || (operation.act.takes() && says_paid(&operation.spoken)),
            Body::Snapshot(snapshot) => {
                [snapshot.asked, snapshot.captured, snapshot.refunded].into_iter().all(is_made)
                    && (!is_paid
                        || (says_paid(&snapshot.spoken)
                            && snapshot.funds == Funds::Captured
                            && snapshot.partial == Some(false)))
            }
            Body::Notice => !is_paid,
        };
        let of_operations = operations.iter().flat_map(|operation| [&operation.id, &operation.number]);
        let mut ids = of_operations.chain([&self.other, &self.merchant]).flatten().chain([&self.reference]);
        ids.all(|id| is_id(id))
            && are_amounts
            && fits
            && (!is_paid || keeps_quiet)
            && self.marks.0 <= Marks::ALL
    }
}
