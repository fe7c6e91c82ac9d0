//! The one verdict that counts for the payment: the most cautious of all.

use super::finding::Finding;
use crate::vocabulary::{Outcome, Reason};

/// The position of the finding that counts; `None` where there is none. Informational ones count
/// only where there is nothing else, and of equals the first.
pub fn overall(findings: &[Finding]) -> Option<usize> {
    let mut most = None;
    for (place, finding) in findings.iter().enumerate().filter(|(_, finding)| !finding.superseded) {
        let told = finding.outcome() != Outcome::Informational;
        let weight = u64::from(told) << 63 | caution(finding);
        if most.is_none_or(|(known, _)| weight > known) {
            most = Some((weight, place));
        }
    }
    most.map(|(_, place)| place)
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
