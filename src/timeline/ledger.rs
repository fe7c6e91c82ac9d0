//! What all operations together did with the money.

use super::event::Act;
use super::operations::{Resolved, Status};
use crate::payload::amount::Amount;
use crate::vocabulary::Reason;

/// A sum that is `None` once a part of it is not known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sum {
    pub known: Option<Amount>,
    /// Whether there is anything in it.
    pub any: bool,
}

impl Sum {
    const ZERO: Self = Self { known: Some(Amount::ZERO), any: false };

    pub fn of(known: Option<Amount>) -> Self {
        Self { known, any: known != Some(Amount::ZERO) }
    }

    pub fn add(&mut self, amount: Option<Amount>) {
        self.any = true;
        self.known = self.known.zip(amount).and_then(|(sum, amount)| sum.checked_add(amount));
    }

    pub fn plus(self, other: Self) -> Self {
        let known = self.known.zip(other.known).and_then(|(one, other)| one.checked_add(other));
        Self { known, any: self.any || other.any }
    }

    /// The larger of two, where neither is known to be a part of the other or beside it.
    pub fn or_more(self, other: Self) -> Self {
        let known = self.known.zip(other.known).map(|(one, other)| one.max(other));
        Self { known, any: self.any || other.any }
    }

    pub fn is_zero(self) -> bool {
        self.known == Some(Amount::ZERO)
    }
}

/// What was reserved, released, taken, given back and taken again.
#[derive(Clone, Copy, Debug)]
pub struct Ledger {
    pub reserved: Sum,
    pub released: Sum,
    pub taken: Sum,
    pub returned: Sum,
    /// What banks took back, which is in `returned` as well.
    pub charged_back: Sum,
    /// What banks gave back to the merchant afterwards.
    pub restored: Sum,
    /// Whether something happened that is of no known kind, or of which it is not known to what.
    pub is_unclear: bool,
}

impl Ledger {
    pub const EMPTY: Self = Self {
        reserved: Sum::ZERO,
        released: Sum::ZERO,
        taken: Sum::ZERO,
        returned: Sum::ZERO,
        charged_back: Sum::ZERO,
        restored: Sum::ZERO,
        is_unclear: false,
    };

    /// Books an operation that went through; `whole` is the amount of the payment, which one is about that has none.
    pub fn book(&mut self, all: &[Resolved<'_>], operation: &Resolved<'_>, whole: Option<Amount>) {
        if !operation.status.is_made() {
            return;
        }
        let target = operation.parent.map(|parent| &all[parent]);
        let of_target = target.and_then(|target| target.amount);
        let amount = operation.amount.or(of_target).or(whole.filter(|_| operation.parent.is_none()));
        match effect(all, operation) {
            Act::Reserve => self.reserved.add(amount),
            Act::Sale | Act::Capture => self.taken.add(amount),
            Act::Release => self.released.add(amount),
            Act::Refund => self.returned.add(amount),
            Act::Chargeback => {
                self.returned.add(amount);
                self.charged_back.add(amount);
            }
            Act::Restore => self.restored.add(amount),
            Act::Check | Act::Bill => {}
            Act::Void | Act::Other => self.is_unclear = true,
        }
        // What a reservation became that went back is not known.
        self.is_unclear |= operation.act == Act::Reserve && operation.status == Status::Returned;
    }

    /// Books that the money of an operation went back, as far as no refund says how much.
    pub fn book_gone(&mut self, all: &[Resolved<'_>], operation: &Resolved<'_>) {
        let is_own =
            |other: &&Resolved<'_>| other.parent.is_some_and(|parent| core::ptr::eq(&all[parent], operation));
        let mut refunds =
            all.iter().filter(is_own).filter(|other| other.status.is_made() && other.act.gives());
        let gone = match refunds.clone().try_fold(Amount::ZERO, |sum, other| sum.checked_add(other.amount?)) {
            _ if operation.spoken.is_partial() => {
                if refunds.next().is_some() {
                    return;
                }
                None
            }
            // The refunds by themselves leave open how much it is.
            None => return,
            Some(told) => operation.amount.map(|amount| (amount - told).max(Amount::ZERO)),
        };
        if gone == Some(Amount::ZERO) && refunds.next().is_some() {
            return;
        }
        self.returned.add(gone);
        if operation.spoken.told.reason == Some(Reason::Chargeback) {
            self.charged_back.add(gone);
        }
    }

    /// What is with the merchant.
    pub fn kept(&self) -> Option<Amount> {
        let gone = self.returned.known?;
        self.taken.known?.checked_add(self.restored.known?).map(|all| all - gone)
    }
}

/// What an operation does: a void does the opposite of what it refers to.
pub fn effect(all: &[Resolved<'_>], operation: &Resolved<'_>) -> Act {
    let target = operation.parent.map(|parent| all[parent].act);
    match (operation.act, target) {
        (Act::Void | Act::Refund, Some(Act::Chargeback)) | (Act::Void, Some(Act::Refund)) => Act::Restore,
        (Act::Void, Some(Act::Reserve)) => Act::Release,
        (Act::Void, Some(Act::Sale | Act::Capture)) => Act::Refund,
        (act, _) => act,
    }
}
