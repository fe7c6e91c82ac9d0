//! Where the money is.

use core::cmp::Ordering;

use super::amount::Amount;
use super::tree::At;
use crate::verdict::{Match, Verdict};
use crate::vocabulary::{Flags, Reason, words};

/// Where the money of the payment is now, as far as the document tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Funds {
    /// Taken: with the merchant, or on its way.
    Captured,
    /// Reserved at the shopper's bank and not taken.
    Authorized,
    /// All of it went back to the shopper.
    Returned,
    /// It never moved: refused, not asked for, or released before it was taken.
    None,
    /// The document does not tell.
    Unknown,
}

words! { Funds, "place of funds" {
    Captured => "captured",
    Authorized => "authorized",
    Returned => "returned",
    None => "none",
    Unknown => "unknown",
} }

/// Where the money of a payment is that was refused or called off: it never moved, unless the code
/// leaves that open, as one does that only its group explains, or that says of a payment that it is
/// in another state than the request supposed.
pub fn refused(verdict: Verdict) -> Funds {
    let is_open = verdict.matched() != Match::Exact
        || verdict.reason() == Some(Reason::InvalidState)
        || verdict.flags().contains(Flags::FUNDS_HELD);
    if verdict.outcome().says_no() && !is_open { Funds::None } else { Funds::Unknown }
}

/// What was reserved, taken, released and paid back in the operations of one payment.
#[derive(Debug, Default)]
pub struct Ledger {
    pub reserved: Amount,
    pub taken: Amount,
    pub released: Amount,
    pub returned: Amount,
    /// Whether an operation could not be read or is of an unknown kind.
    pub unclear: bool,
    /// Whether there was any operation that moves money.
    pub moved: bool,
    /// Whether a card was checked, which moves none.
    pub verified: bool,
}

/// What an operation of a payment does with an amount.
#[derive(Clone, Copy, Debug)]
pub enum Side {
    Reserved,
    Taken,
    Released,
    Returned,
}

impl Ledger {
    /// Books an operation that moves money. An amount that is not known, negative or too large leaves it unclear.
    pub fn book(&mut self, side: Side, amount: Option<Amount>) {
        let sum = match side {
            Side::Reserved => &mut self.reserved,
            Side::Taken => &mut self.taken,
            Side::Released => &mut self.released,
            Side::Returned => &mut self.returned,
        };
        match amount.filter(|amount| *amount >= Amount::ZERO).and_then(|amount| sum.checked_add(amount)) {
            Some(added) => *sum = added,
            None => self.unclear = true,
        }
        self.moved = true;
    }

    /// What is with the merchant.
    pub fn kept(&self) -> Amount {
        self.taken - self.returned
    }

    /// Where the money is after all these operations.
    pub fn funds(&self) -> Funds {
        let open = self.reserved - self.released - self.taken;
        if self.unclear || self.kept() < Amount::ZERO {
            Funds::Unknown
        } else if !self.moved {
            if self.verified { Funds::None } else { Funds::Unknown }
        } else if self.kept() > Amount::ZERO {
            Funds::Captured
        } else if self.taken > Amount::ZERO {
            Funds::Returned
        } else if open > Amount::ZERO {
            Funds::Authorized
        } else {
            Funds::None
        }
    }

    /// Whether what can still be given back is not what is kept: then an operation is missing.
    pub fn disagrees(&self, reversible: Option<At<'_>>) -> bool {
        self.taken > Amount::ZERO
            && reversible.is_some_and(|reversible| reversible.amount() != Some(self.kept()))
    }

    /// Whether less than the amount asked for is held; `None` where that is not known, as when it
    /// is more.
    pub fn is_partial(&self, asked: Option<Amount>) -> Option<bool> {
        let held = if self.taken > Amount::ZERO { self.kept() } else { self.reserved - self.released };
        match held.cmp(&asked?) {
            Ordering::Less => Some(true),
            Ordering::Equal => Some(false),
            Ordering::Greater => None,
        }
    }
}
