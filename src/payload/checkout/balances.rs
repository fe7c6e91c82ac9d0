//! The balances of a payment: how much was authorised, captured, refunded and voided in all. Only they show that a
//! payment is paid.

use core::cmp::Ordering;

use super::super::amount::Amount;
use super::super::funds::Funds;
use super::super::keys::Key;
use super::super::reading::Reading;
use super::super::tree::At;
use crate::verdict::Verdict;
use crate::vocabulary::Outcome;

/// The sums, as far as they are there.
#[derive(Clone, Copy)]
pub struct Balances {
    pub authorized: Option<Amount>,
    pub captured: Option<Amount>,
    pub refunded: Option<Amount>,
    pub voided: Option<Amount>,
}

impl Balances {
    pub fn of(at: At<'_>) -> Self {
        let sum = |key| at.amount_of(key).filter(|amount| *amount >= Amount::ZERO);
        Self {
            authorized: sum(Key::TotalAuthorized),
            captured: sum(Key::TotalCaptured),
            refunded: sum(Key::TotalRefunded),
            voided: sum(Key::TotalVoided),
        }
    }

    /// Where the money is, if all of them are there.
    fn funds(self) -> Option<Funds> {
        let (authorized, captured) = (self.authorized?, self.captured?);
        let (refunded, voided) = (self.refunded?, self.voided?);
        Some(match refunded.cmp(&captured) {
            Ordering::Less => Funds::Captured,
            Ordering::Greater => Funds::Unknown,
            Ordering::Equal if captured > Amount::ZERO => Funds::Returned,
            Ordering::Equal if authorized > voided => Funds::Authorized,
            Ordering::Equal => Funds::None,
        })
    }

    /// Whether less is held than was asked for; `None` where they do not show it.
    fn partial(self, funds: Funds, asked: Option<Amount>) -> Option<bool> {
        let asked = asked.filter(|asked| *asked > Amount::ZERO)?;
        let (authorized, captured) = (self.authorized?, self.captured?);
        let is_less = self.refunded? > Amount::ZERO || self.voided? > Amount::ZERO;
        let held = match funds {
            Funds::Captured => captured,
            Funds::Authorized => authorized,
            _ => return None,
        };
        match held.cmp(&asked) {
            _ if is_less => Some(true),
            Ordering::Less => Some(true),
            Ordering::Equal if held == authorized => Some(false),
            _ => None,
        }
    }
}

/// Reads the balances of a payment against its status.
pub fn read(body: At<'_>, status: Option<Verdict>, reading: &mut Reading) {
    let asked = body.amount_of(Key::Amount);
    let Some(at) = reading.object(body.get(Key::Balances)) else {
        // Without them it is not known how much was captured.
        let is_held = reading.funds == Funds::Authorized;
        reading.partial = asked.filter(|asked| *asked > Amount::ZERO && is_held).map(|_| false);
        return;
    };
    let sums = Balances::of(at);
    reading.refunded |= sums.refunded.is_none_or(|refunded| refunded > Amount::ZERO);
    let Some(funds) = sums.funds() else {
        reading.unclear = true;
        return;
    };
    // What can still be given back has to be what is kept.
    let kept = sums.captured.zip(sums.refunded).map(|(captured, refunded)| captured - refunded);
    reading.unclear |= at.get(Key::AvailableToRefund).is_some_and(|left| left.amount() != kept);
    let may_change =
        |outcome| matches!(outcome, Outcome::Pending | Outcome::ActionRequired | Outcome::Informational);
    // Without a status the response code alone may say that it is over.
    let is_refused = || reading.findings.iter().any(|found| found.says_no());
    let is_open = status.map_or_else(|| !is_refused(), |status| may_change(status.outcome()));
    let is_empty = funds == Funds::None && sums.authorized == Some(Amount::ZERO);
    if !is_open && funds != reading.funds && !(is_empty && reading.funds != Funds::Captured) {
        // A bank that takes money back does so beside the sums.
        let by_bank = reading.funds == Funds::Returned && sums.refunded == Some(Amount::ZERO);
        if by_bank {
            return;
        }
        if let Some(status) = body.get(Key::Status).or_else(|| body.get(Key::ResponseNumber)) {
            let paths = [reading.path(status), reading.path(at)];
            reading.contradict(paths);
        }
    }
    if !is_empty && reading.funds != Funds::Unknown || reading.funds == Funds::Captured {
        reading.funds = funds;
    }
    reading.partial = sums.partial(funds, asked);
}
