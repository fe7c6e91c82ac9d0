//! What support should do next, in one sentence.

use super::state::State;
use crate::payload::Funds;
use crate::vocabulary::{Actor, Operation, Outcome, Reason, Retry};

const CHECK: &str =
    "Ask the provider for the status first: money may have moved, and a second try could charge twice.";
const WAIT: &str = "Wait for the next status; do not charge again meanwhile.";

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
        Outcome::ActionRequired => "Wait for the shopper, who still has to confirm or pay.",
        Outcome::Declined | Outcome::Failed if state.about.is_back_office() => {
            "This was not carried out, and nothing is told of the payment itself: ask the provider for its status."
        }
        Outcome::Declined | Outcome::Failed => again(state),
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
            "The amount is reserved, not taken: capture it before the reservation lapses."
        }
        (Funds::Returned, _) => "The money went back to the shopper: do not ship.",
        (Funds::None, _) => "Nothing was charged: a card was checked or stored.",
        (Funds::Unknown, _) => {
            "An operation went through, but nothing says what it did to the money: ask for the payment's status."
        }
    }
}

fn again(state: &State) -> &'static str {
    match state.retry() {
        Retry::NotNeeded => "There is nothing to try again.",
        Retry::Wait => WAIT,
        Retry::CheckFirst => CHECK,
        Retry::Now => "The same request may be sent again at once.",
        Retry::Later => "The same payment may be tried again later.",
        Retry::AfterIssuerContact => "The shopper has to talk to the bank before another try.",
        Retry::AfterAuthentication => "Try again with 3-D Secure: the shopper has to authenticate.",
        Retry::AfterDataFix => "The shopper has to correct what was typed before another try.",
        Retry::AfterCredentialUpdate => "Newer card details are needed before another try.",
        Retry::OtherMethod => "Ask the shopper for another card or way to pay.",
        Retry::AfterMerchantFix if state.spoken.told.actor == Actor::Merchant => {
            "The merchant's set-up has to be put right before another try."
        }
        Retry::AfterMerchantFix => "A developer has to correct the request before another try.",
        Retry::Never => "Do not try this card again: ask the shopper for another way to pay.",
    }
}

fn reversed(state: &State) -> &'static str {
    if state.reason() == Some(Reason::Chargeback) {
        "The bank took the money back: contest it or let it stand, and do not charge again."
    } else {
        "The money went back to the shopper: do not ship."
    }
}
