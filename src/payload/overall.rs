//! The one verdict that counts for the payment: the most cautious of all.

use super::finding::Finding;
use crate::vocabulary::Outcome;

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

fn caution(finding: &Finding) -> (u8, u8, bool, u8) {
    let outcome = caution_of(finding.outcome());
    (finding.verdict.retry().strictness(), outcome, finding.turned.is_some(), finding.rank)
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
