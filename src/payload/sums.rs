//! What was reserved, taken and given back, of a payment that says so in sums and not in operations.

use super::amount::Amount;
use super::finding::Turned;
use super::funds::Funds;
use super::keys::Key;
use super::reading::Reading;
use super::tree::At;
use crate::vocabulary::{Operation, Outcome};

/// The sums of a payment; `None` for one that is not known.
#[derive(Clone, Copy, Debug, Default)]
pub struct Sums {
    pub asked: Option<Amount>,
    /// What is held and not taken.
    pub reserved: Option<Amount>,
    pub taken: Option<Amount>,
    pub returned: Option<Amount>,
}

/// An amount that can be: a negative one is none.
pub fn amount(at: Option<At<'_>>) -> Option<Amount> {
    at.and_then(|at| at.amount()).filter(|amount| *amount >= Amount::ZERO)
}

/// An amount that a payment leaves out where it is nothing.
pub fn amount_or_zero(at: Option<At<'_>>) -> Option<Amount> {
    at.map_or(Some(Amount::ZERO), |at| amount(Some(at)))
}

impl Sums {
    /// Whether nothing was held, taken or given back, as far as that is known.
    pub fn are_empty(&self) -> bool {
        [self.reserved, self.taken, self.returned].into_iter().all(|sum| sum == Some(Amount::ZERO))
    }

    /// Where the money is by these sums. One that is not known leaves open whether it is all of it.
    pub fn weigh(&self, reading: &mut Reading) {
        let part_of = |held: Amount| self.asked.filter(|asked| held <= *asked).map(|asked| held < asked);
        reading.refunded |= self.returned != Some(Amount::ZERO);
        (reading.funds, reading.partial) = match (self.taken, self.returned) {
            (Some(Amount::ZERO), Some(Amount::ZERO)) => match self.reserved {
                Some(Amount::ZERO) => (Funds::None, Some(false)),
                Some(reserved) => (Funds::Authorized, part_of(reserved)),
                None => (Funds::Unknown, None),
            },
            (Some(taken), Some(Amount::ZERO)) => (Funds::Captured, part_of(taken)),
            (Some(taken), Some(returned)) if returned < taken => (Funds::Captured, Some(true)),
            (Some(taken), Some(returned)) if returned == taken => (Funds::Returned, Some(false)),
            // That some was taken is known, and nothing more.
            (Some(taken), None) if taken > Amount::ZERO => (Funds::Captured, None),
            _ => (Funds::Unknown, None),
        };
        reading.unclear |= self.taken < self.returned;
    }
}

/// Lets a state that says nothing by itself say what the sums beside it do: it is the finding at this place.
pub fn turn(place: usize, reading: &mut Reading) {
    let funds = reading.funds;
    let Some(state) = reading.findings.get_mut(place) else { return };
    if state.verdict.outcome() != Outcome::Informational {
        return;
    }
    let (turned, operation) = match funds {
        Funds::Captured | Funds::Authorized => (Turned::Held, state.operation),
        Funds::Returned => (Turned::Done, Operation::Refund),
        Funds::None => (Turned::Done, Operation::Cancellation),
        Funds::Unknown => return,
    };
    (state.turned, state.operation) = (Some(turned), operation);
}

/// A state that denies what the sums say: money was moved, and it says that none was.
pub fn deny(state: Option<At<'_>>, sums: &Sums, fields: [Option<At<'_>>; 3], reading: &mut Reading) {
    if sums.are_empty() {
        return;
    }
    reading.funds = Funds::Unknown;
    let is_moved = |at: &At<'_>| at.amount() != Some(Amount::ZERO) && moved(at) != Some(Amount::ZERO);
    if let Some((state, moved)) = state.zip(fields.into_iter().flatten().find(is_moved)) {
        reading.contradict([reading.path(state), reading.path(moved)]);
    }
}

/// The amount within an object that has a currency as well.
fn moved(at: At<'_>) -> Option<Amount> {
    at.amount_of(Key::Value)
}
