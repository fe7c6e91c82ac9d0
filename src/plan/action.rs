//! What is to be done next.

use crate::vocabulary::words;

/// What is to be done about a payment next.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Action {
    /// The same request may be sent again now.
    Retry,
    /// Not yet; [`Decision::at`](super::Decision::at) says when, where a time is known.
    Wait,
    /// The shopper has to do something: pay otherwise, authenticate, give newer details, talk to the bank.
    AskShopper,
    /// Something can be mended now: by the shopper who is there, or in the merchant's request or set-up.
    Fix,
    /// Money may have moved; ask the provider what became of the attempts.
    CheckStatus,
    /// No further try.
    Stop,
    /// An attempt was approved.
    Done,
}

words! { Action, "action" {
    Retry => "retry",
    Wait => "wait",
    AskShopper => "ask_shopper",
    Fix => "fix",
    CheckStatus => "check_status",
    Stop => "stop",
    Done => "done",
} }
