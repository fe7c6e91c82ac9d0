//! What support should do next, in one sentence.

use super::state::State;
use crate::payload::Funds;
use crate::payload::next::{CHECK, MERCHANT, PART_WENT_BACK, WAIT, again};
use crate::vocabulary::{Actor, Operation, Outcome, Reason, Retry};

/// The sentence for a state.
pub fn sentence(state: &State) -> &'static str {
    if !state.conflicts.is_empty() {
        return "What was told of the payment cannot be reconciled: ask the provider for the status, and neither ship nor charge again before.";
    }
    match state.outcome() {
        Outcome::Approved if state.spoken.is_test() => {
            "This was a test: no real money moved, so there is nothing to ship."
        }
        Outcome::Approved => approved(state),
        Outcome::Review => "Have a person look at the payment before anything is shipped.",
        Outcome::Pending if state.about == Operation::Refund => {
            "A refund is on its way and not decided yet: wait for the next status, and do not ship."
        }
        Outcome::Pending => WAIT,
        Outcome::ActionRequired if state.retry() == Retry::AfterAuthentication => {
            "Take the shopper through 3-D Secure, then send the payment again."
        }
        Outcome::ActionRequired if state.spoken.told.actor == Actor::Merchant => MERCHANT,
        Outcome::ActionRequired => "Wait for the shopper, who still has to confirm or pay.",
        Outcome::Declined | Outcome::Failed if state.about.is_back_office() => {
            "This was not carried out, and nothing is told of the payment itself: ask the provider for its status."
        }
        Outcome::Declined | Outcome::Failed => {
            let told = &state.spoken.told;
            again(told.retry, told.wait_hours, told.actor)
        }
        Outcome::Cancelled if state.funds == Funds::None => {
            "The payment was called off: there is nothing to do unless the shopper starts a new one."
        }
        Outcome::Cancelled => "The payment was called off: ask the provider whether any money is still held.",
        Outcome::Reversed => reversed(state),
        Outcome::Informational => {
            "Nothing was told of the money yet: ask the provider for the payment's status."
        }
        Outcome::Unknown => CHECK,
    }
}

fn approved(state: &State) -> &'static str {
    match (state.funds, state.partial) {
        _ if state.is_paid && state.refused.is_some_and(Operation::is_back_office) => {
            "The payment is captured in full, but giving it back did not go through: see whether that is still wanted before anything is shipped."
        }
        _ if state.is_paid => "The payment is captured in full: ship.",
        _ if state.is_paid_twice => {
            "More was taken than was asked for: see whether the shopper was charged twice, and give the rest back."
        }
        (Funds::Captured, _) if state.is_restored => {
            "Money that went back came to the merchant again: see how the dispute ended before anything is shipped."
        }
        (Funds::Captured, Some(true)) => {
            "Only a part of the amount is held now: compare the amounts before anything is shipped."
        }
        (Funds::Captured, _) if state.is_doubted => {
            "Money was captured, and something speaks against shipping: look at the attempts, and ask the provider for the status."
        }
        (Funds::Captured, _) => {
            "Money was captured, but nothing shows that it is all of it and was kept: compare with what was asked for."
        }
        (Funds::Authorized, Some(true)) => {
            "Only a part of the amount is reserved, and none is captured yet: compare the amounts, then capture."
        }
        (Funds::Authorized, _) => {
            "The amount is reserved, not taken: it still has to be captured before the reservation lapses."
        }
        (Funds::Returned, _) => "The money went back to the shopper: do not ship.",
        (Funds::None, _) => "Nothing was charged: a card was checked or stored.",
        (Funds::Unknown, _) => {
            "An operation went through, but nothing says what it did to the money: ask for the payment's status."
        }
    }
}

fn reversed(state: &State) -> &'static str {
    if state.reason() == Some(Reason::Chargeback) {
        "The bank took the money back: contest it or let it stand, and do not charge again."
    } else if state.funds == Funds::Captured {
        PART_WENT_BACK
    } else {
        "The money went back to the shopper: do not ship."
    }
}
