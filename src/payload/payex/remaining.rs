//! What can still be captured, released and paid back: where the money is when no transaction is given.

use super::super::amount::Amount;
use super::super::funds::Funds;
use super::super::keys::Key;
use super::super::tree::At;

/// The amounts that remain, each as it is given: `None` where it is not, `Some(None)` where it cannot be read.
pub struct Remaining {
    pub capture: Option<Option<Amount>>,
    pub cancellation: Option<Option<Amount>>,
    pub reversal: Option<Option<Amount>>,
}

impl Remaining {
    pub fn of(at: At<'_>) -> Self {
        let amount = |key| at.get(key).map(|amount| amount.amount().filter(|amount| *amount >= Amount::ZERO));
        Self {
            capture: amount(Key::RemainingCaptureAmount),
            cancellation: amount(Key::RemainingCancellationAmount),
            reversal: amount(Key::RemainingReversalAmount),
        }
    }

    fn is_readable(&self) -> bool {
        [self.capture, self.cancellation, self.reversal].iter().all(|amount| *amount != Some(None))
    }

    /// What was taken and is still with the merchant.
    pub fn taken(&self) -> Option<Amount> {
        self.reversal.flatten().filter(|amount| *amount > Amount::ZERO)
    }

    /// What is reserved and not taken yet.
    fn open(&self) -> Option<Amount> {
        self.capture.flatten().filter(|amount| *amount > Amount::ZERO)
    }

    /// Whether anything remains, or may.
    pub fn is_open(&self) -> bool {
        !self.is_readable() || self.taken().is_some() || self.open().is_some()
    }

    /// Where the money is. Nothing that remains may mean that nothing was paid yet, or that all went back.
    pub fn funds(&self) -> Funds {
        match (self.taken(), self.open()) {
            _ if !self.is_readable() => Funds::Unknown,
            (Some(_), _) => Funds::Captured,
            (None, Some(_)) => Funds::Authorized,
            (None, None) => Funds::Unknown,
        }
    }

    /// Whether less is held than was asked for; `None` where that is not known.
    pub fn partial(&self, asked: Option<Amount>) -> Option<bool> {
        let asked = asked.filter(|_| self.is_readable())?;
        let is_nothing =
            |amount: Option<Option<Amount>>| amount.flatten().is_none_or(|amount| amount == Amount::ZERO);
        let all_taken = is_nothing(self.capture) && is_nothing(self.cancellation);
        match (self.taken(), self.open()) {
            (Some(taken), _) if taken < asked => Some(true),
            (Some(taken), _) if taken == asked && all_taken => Some(false),
            (None, Some(open)) if open < asked => Some(true),
            (None, Some(open)) if open == asked => Some(false),
            _ => None,
        }
    }
}
