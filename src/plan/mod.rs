//! Whether a payment may be tried again, when, how often still, and by which rule.
//!
//! A retry word says what one answer allows. Networks and platforms have rules beside it, with dates: no try at all after
//! some answers, so many in 30 days after others. [`plan`] knows them, and everything tried so far:
//!
//! ```
//! use payverdict::CodeSet;
//! use payverdict::plan::{Action, Attempt, Network, Policy, plan};
//!
//! let attempt = |at: &str, code| -> Result<_, Box<dyn std::error::Error>> {
//!     Ok(Attempt::new(at.parse()?, CodeSet::Iso8583Response, code)?.network(Network::Visa))
//! };
//! let now = "2026-11-26T12:00:00Z".parse()?;
//!
//! let attempts = [attempt("2026-11-26T09:00:00Z", "51")?];
//! let decision = plan(&attempts, now, &Policy::CAUTIOUS)?;
//! assert_eq!((decision.action(), decision.rule()), (Action::Wait, "cautious.space"));
//! assert_eq!(decision.at().unwrap().to_string(), "2026-11-27T09:00:00Z");
//!
//! let attempts = [attempt("2026-11-20T09:00:00Z", "04")?, attempts[0]];
//! assert_eq!(plan(&attempts, now, &Policy::CAUTIOUS)?.rule(), "visa.category-1");
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! It is a pure function: no clock, no chance, and for 64 attempts or fewer no allocation. What it decides, in this order:
//!
//! 1. An attempt was approved: [`Action::Done`].
//! 2. Something bars it, such as Visa's category 1 or a lost card: [`Action::Stop`]. A bar holds for the card, whatever a
//!    later try was answered.
//! 3. It is not known what became of an attempt: [`Action::CheckStatus`], or [`Action::Wait`] while the last one is pending.
//! 4. A person has to do something first: [`Action::Fix`] or [`Action::AskShopper`].
//! 5. A budget is used up or a time is not over, by a rule or by the policy: [`Action::Wait`], or [`Action::Stop`] where no
//!    time will ever be right.
//! 6. Otherwise [`Action::Retry`].

mod action;
mod attempt;
mod because;
pub(crate) mod civil;
#[cfg(all(feature = "payload", feature = "compact"))]
pub(crate) mod compact;
mod decide;
mod decision;
mod error;
mod facts;
#[cfg(feature = "payload")]
mod given;
#[cfg(feature = "payload")]
mod history;
mod masks;
mod network;
#[cfg(feature = "payload")]
mod own;
mod policy;
mod repeats;
mod rule;
#[cfg(feature = "schemars")]
mod schema;
#[cfg(all(feature = "schemars", feature = "payload"))]
mod schema_given;
#[cfg(feature = "serde")]
mod serde_decision;
mod span;
mod strict;
mod tables;
mod time;
mod windows;

pub use action::Action;
#[cfg(feature = "overlay")]
pub(crate) use attempt::Answered;
pub use attempt::{Attempt, Initiator};
pub use because::Cause;
pub use decision::Decision;
pub use error::PlanError;
#[cfg(feature = "payload")]
pub use given::Given;
#[cfg(feature = "payload")]
pub use history::{History, HistoryError};
#[cfg(feature = "overlay")]
pub(crate) use masks::is_of_no_rule;
pub use network::Network;
#[cfg(feature = "payload")]
pub use own::OwnPolicyError;
pub use policy::{Clause, Policy, Retries, Spans, Wants};
pub use repeats::{Repeat, Safe};
#[cfg(feature = "serde")]
pub use serde_decision::DecisionRecord;
#[cfg(all(feature = "overlay", feature = "serde"))]
pub(crate) use serde_decision::write_decision;
pub use span::{NotASpan, Span};
pub use strict::PolicyError;
pub use time::{NotATime, Timestamp};

/// How many attempts are looked at without allocating.
const FIXED: usize = 64;
const FEW: usize = 12;

/// Decides whether a payment may be tried again, when, and how often still.
///
/// The attempts come in any order, and equal ones count once. All of them are attempts at one payment; those with another
/// card than the last one count for the policy, not for the rules about a card.
///
/// # Errors
///
/// [`PlanError::Empty`] without any attempt, [`PlanError::Future`] if one is later than `now`. More than 64 attempts need
/// memory: without the feature `alloc` they are [`PlanError::TooMany`].
pub fn plan<'a>(
    attempts: &[Attempt<'a>],
    now: Timestamp,
    policy: &'a Policy,
) -> Result<Decision<'a>, PlanError> {
    if attempts.is_empty() {
        return Err(PlanError::Empty);
    }
    if let Some(index) = attempts.iter().position(|attempt| attempt.at() > now) {
        return Err(PlanError::Future { index });
    }
    // Few attempts should not pay for clearing what many need.
    if attempts.len() <= FEW {
        let (mut order, mut times) = ([0; FEW], [now; 2 * FEW]);
        return Ok(decide::decide(attempts, &mut order, &mut times, now, policy));
    }
    if attempts.len() <= FIXED {
        let (mut order, mut times) = ([0; FIXED], [now; 2 * FIXED]);
        return Ok(decide::decide(attempts, &mut order, &mut times, now, policy));
    }
    #[cfg(feature = "alloc")]
    {
        let (mut order, mut times) = (alloc::vec![0; attempts.len()], alloc::vec![now; 2 * attempts.len()]);
        Ok(decide::decide(attempts, &mut order, &mut times, now, policy))
    }
    #[cfg(not(feature = "alloc"))]
    Err(PlanError::TooMany { most: FIXED })
}
