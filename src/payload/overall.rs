//! The one verdict that counts for the payment: the most cautious of all.

use super::finding::Finding;
use crate::vocabulary::{Outcome, Reason};

/// The position of the finding that counts; `None` where there is none.
pub fn overall(findings: &[Finding]) -> Option<usize> {
    let counts = |informational: bool| {
        let current = findings.iter().enumerate().filter(|(_, finding)| !finding.superseded);
        let told = current
            .filter(move |(_, finding)| (finding.outcome() == Outcome::Informational) == informational);
        // The first of equals: the last one wins in `max_by_key`.
        told.rev().max_by_key(|(_, finding)| caution(finding)).map(|(place, _)| place)
    };
    counts(false).or_else(|| counts(true))
}

/// By retry word, then by outcome, then by the hours to wait; of equals, the one that says most: a
/// number with the first of these highest.
fn caution(finding: &Finding) -> u64 {
    let Finding { verdict, turned, rank, .. } = finding;
    let outcome = caution_of(finding.outcome());
    let says_why = verdict.reason().is_some_and(|reason| reason != Reason::Unspecified);
    let hours = verdict.wait_hours().map_or(0, |hours| u64::from(hours) + 1);
    let by_class = u64::from(verdict.retry().strictness()) << 8 | u64::from(outcome);
    by_class << 32
        | hours << 10
        | u64::from(says_why) << 9
        | u64::from(turned.is_some()) << 8
        | u64::from(*rank)
}

/// How cautious an outcome is: the higher of two counts.
const fn caution_of(outcome: Outcome) -> u8 {
    match outcome {
        Outcome::Unknown => 9,
        Outcome::Review => 8,
        Outcome::Declined => 7,
        Outcome::Failed => 6,
        Outcome::Reversed => 5,
        Outcome::Cancelled => 4,
        Outcome::ActionRequired => 3,
        Outcome::Pending => 2,
        Outcome::Approved => 1,
        Outcome::Informational => 0,
    }
}
