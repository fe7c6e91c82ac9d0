//! What support should do next, in one sentence.

use super::answer::Answer;
use super::funds::Funds;
use super::kind::Kind;
use crate::vocabulary::{Actor, Operation, Outcome, Reason, Retry};

pub(crate) const CHECK: &str =
    "Ask the provider for the status first: money may have moved, and a second try could charge twice.";
pub(crate) const MERCHANT: &str =
    "The merchant has to carry out or accept the payment: before that, no money comes.";
pub(crate) const PART_WENT_BACK: &str =
    "A part of the money went back to the shopper: compare the amounts before anything is shipped.";
pub(crate) const WAIT: &str = "Wait for the next status; do not charge again meanwhile.";

/// The sentence for an answer.
pub fn sentence(answer: &Answer) -> &'static str {
    if answer.contradicts_itself() {
        return "The document contradicts itself: ask the provider what holds, and neither ship nor charge again before.";
    }
    if answer.undecided {
        return "There are several payments: ask for the status of the one that is meant, and neither ship nor charge again before.";
    }
    match answer.outcome() {
        Outcome::Approved if answer.is_test() => {
            "This was a test: no real money moved, so there is nothing to ship."
        }
        Outcome::Approved => match answer.aside {
            Some(refused) if answer.funds() != Funds::None => stands(answer, refused),
            _ => approved(answer),
        },
        Outcome::Review => "Have a person look at the payment before anything is shipped.",
        Outcome::Pending if answer.asked == Operation::Refund => {
            "A refund is on its way and not decided yet: wait for the next status, and do not ship."
        }
        Outcome::Pending => WAIT,
        Outcome::ActionRequired if answer.retry() == Retry::AfterAuthentication => {
            "Take the shopper through 3-D Secure, then send the payment again."
        }
        Outcome::ActionRequired if answer.actor() == Actor::Merchant => MERCHANT,
        Outcome::ActionRequired => "Wait for the shopper, who still has to confirm or pay.",
        Outcome::Declined | Outcome::Failed if answer.asked.is_back_office() => not_done(answer),
        Outcome::Declined | Outcome::Failed => again(answer.retry(), answer.wait_hours(), answer.actor()),
        Outcome::Cancelled if answer.funds() == Funds::None => {
            "The payment was called off: there is nothing to do unless the shopper starts a new one."
        }
        Outcome::Cancelled => "The payment was called off: ask the provider whether any money is still held.",
        Outcome::Reversed => reversed(answer),
        Outcome::Informational => informational(answer),
        Outcome::Unknown => CHECK,
    }
}

fn approved(answer: &Answer) -> &'static str {
    match (answer.funds(), answer.partial()) {
        _ if answer.is_paid() => "The payment is captured in full: ship.",
        (Funds::Captured, Some(true)) => {
            "Only a part of the amount is held now: compare the amounts before anything is shipped."
        }
        (Funds::Captured, _) => {
            "Money was captured, but the document does not show that it is all of it and was kept: compare with what was asked for."
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
            "The operation went through, but the document does not say what it did to the money: ask for the payment's status."
        }
    }
}

/// The payment was made, and something after it was refused.
fn stands(answer: &Answer, refused: Operation) -> &'static str {
    match refused {
        _ if answer.is_paid() => {
            "The payment is captured in full, but giving it back did not go through: see whether that is still wanted before anything is shipped."
        }
        Operation::Refund | Operation::Reversal => {
            "The payment stands; giving money back did not go through: look why, and do that again if it is still wanted."
        }
        Operation::Capture => {
            "The payment stands; a capture did not go through: look why, compare the amounts, then capture what is missing."
        }
        Operation::Cancellation => {
            "The payment stands; releasing it did not go through: look why, and do that again if it is still wanted."
        }
        _ => {
            "The payment stands; a further try did not go through: compare the amounts, and do not ask the shopper to pay again."
        }
    }
}

/// Something else than a payment was refused; the payment that it belongs to stands as it was.
fn not_done(answer: &Answer) -> &'static str {
    match (answer.retry(), answer.asked) {
        (Retry::CheckFirst | Retry::Wait, _) => {
            "Ask the provider for the status first: it may have been carried out."
        }
        (_, Operation::Refund | Operation::Reversal | Operation::Chargeback) => {
            "The payment stands; giving money back did not go through: look why, and do that again if it is still wanted."
        }
        (_, Operation::Capture) => {
            "The capture did not go through, and the reservation may still stand: look why, then capture before it lapses."
        }
        (_, Operation::Cancellation) => {
            "The payment stands; releasing it did not go through: look why, and do that again if it is still wanted."
        }
        _ => "This was not carried out: look why before it is sent again.",
    }
}

/// What a retry word asks for.
pub(crate) fn again(retry: Retry, wait_hours: Option<u16>, actor: Actor) -> &'static str {
    match retry {
        Retry::NotNeeded => "There is nothing to try again.",
        Retry::Wait => WAIT,
        Retry::CheckFirst => CHECK,
        Retry::Now => "The same request may be sent again at once.",
        Retry::Later if wait_hours.is_some() => {
            "The same payment may be tried again after the hours named, not before."
        }
        Retry::Later => "The same payment may be tried again later.",
        Retry::AfterIssuerContact => "The shopper has to talk to the bank before another try.",
        Retry::AfterAuthentication => "Try again with 3-D Secure: the shopper has to authenticate.",
        Retry::AfterDataFix => "The shopper has to correct what was typed before another try.",
        Retry::AfterCredentialUpdate => "Newer card details are needed before another try.",
        Retry::OtherMethod => "Ask the shopper for another card or way to pay.",
        Retry::AfterMerchantFix if actor == Actor::Merchant => {
            "The merchant's set-up has to be put right before another try."
        }
        Retry::AfterMerchantFix => "A developer has to correct the request before another try.",
        Retry::Never => "Do not try this card again: ask the shopper for another way to pay.",
    }
}

fn reversed(answer: &Answer) -> &'static str {
    if answer.reason() == Some(Reason::Chargeback) || answer.operation() == Operation::Chargeback {
        "The bank took the money back: contest it or let it stand, and do not charge again."
    } else if answer.funds() == Funds::Captured {
        PART_WENT_BACK
    } else {
        "The money went back to the shopper: do not ship."
    }
}

fn informational(answer: &Answer) -> &'static str {
    match answer.kind() {
        Kind::Callback => "This only says that something changed: GET the payment for its status.",
        Kind::Test => "The webhook works: there is nothing to do.",
        Kind::Checkout => "Nothing has been paid yet: ask for the payment's status once the shopper is back.",
        Kind::Webhook => "This is not about a payment: there is nothing to do for one.",
        _ => "This does not say whether money moved: ask the provider for the payment's status.",
    }
}
