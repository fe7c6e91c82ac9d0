//! The one verdict that counts for the payment: the most cautious of all, each taken from the codes that
//! are about one operation.

use super::finding::Finding;
use super::funds::Funds;
use crate::told::Told;
use crate::vocabulary::{Operation, Outcome, Reason};

/// What counts for the payment.
pub struct Overall {
    /// The position of the finding that gives the reason; `None` where no code counts.
    pub place: Option<usize>,
    pub told: Told,
    /// What was asked for where it is.
    pub operation: Operation,
    /// What was asked for after the payment and refused, while the payment stands.
    pub aside: Option<Operation>,
}

/// Informational verdicts count only where there is nothing else, and of equals the first.
pub fn overall(findings: &[Finding], funds: Funds) -> Overall {
    let mut groups: alloc::vec::Vec<Group> = alloc::vec::Vec::new();
    let mut start = 0;
    let says_made = |finding: &Finding| !finding.superseded && finding.outcome() == Outcome::Approved;
    let is_kept = funds == Funds::Captured && findings.iter().any(says_made);
    for same in findings.chunk_by(|one, other| one.about == other.about) {
        groups.extend(Group::of(same, start, is_kept));
        start += same.len();
    }
    // What went back had been taken, whatever was refused before.
    let stands = groups.iter().any(|group| match funds {
        Funds::None => false,
        Funds::Returned => group.told.outcome == Outcome::Reversed,
        _ => group.is_payment_made(),
    });
    let is_told = groups.iter().any(|group| group.told.tells() && !group.is_refused_later());
    let mut most: Option<(&Group, u32)> = None;
    let mut aside = None;
    for group in &groups {
        if (stands && group.is_refused()) || (is_told && group.is_refused_later()) {
            aside = aside.or(Some(group.operation));
            continue;
        }
        let weight = group.weight();
        if most.is_none_or(|(_, known)| weight > known) {
            most = Some((group, weight));
        }
    }
    match most {
        Some((group, _)) => {
            Overall { place: Some(group.place), told: group.told, operation: group.operation, aside }
        }
        None => Overall { place: None, told: Told::NOTHING, operation: Operation::Unknown, aside },
    }
}

/// The codes about one operation.
struct Group {
    place: usize,
    told: Told,
    operation: Operation,
    /// Whether they are about an operation of the payment, and not the payment itself.
    is_operation: bool,
    /// Whether every one of them that says what happened says no.
    all_refuse: bool,
    rank: u8,
}

impl Group {
    /// Of money that is kept, what went back was a part.
    fn of(same: &[Finding], start: usize, is_kept: bool) -> Option<Self> {
        let current = || {
            let counts = move |finding: &Finding| !(finding.superseded || (is_kept && is_refund(finding)));
            same.iter().enumerate().filter(move |(_, finding)| counts(finding))
        };
        let advice = current()
            .find(|(_, finding)| finding.verdict.set().is_advice())
            .map(|(_, finding)| finding.words());
        // Where a code leaves it to the advice, one that only says that the payment was declined does, too.
        let is_left = current().any(|(_, finding)| finding.leaves_it());
        let says_little = |finding: &Finding| {
            matches!(finding.plain().reason, Some(Reason::Unspecified | Reason::GenericDecline))
        };
        let decides = |finding: &Finding| finding.leaves_it() || (is_left && says_little(finding));
        let told = |finding: &Finding| {
            let told = finding.words();
            match advice.filter(|advice| advice.tells()) {
                Some(advice) if decides(finding) => told.decided_by(advice),
                _ => told,
            }
        };
        let (place, first) = current().next()?;
        let mut group = Self {
            place: start + place,
            told: told(first),
            operation: first.operation,
            is_operation: first.about > 0,
            all_refuse: current().all(|(_, finding)| finding.says_no() || !finding.words().tells()),
            rank: rank(first),
        };
        for (place, finding) in current().skip(1) {
            let (before, next) = (group.told, told(finding));
            group.told = before.with(next);
            let both_refuse = before.outcome.is_refused() && next.outcome.is_refused();
            let is_better = if before.tells() && next.tells() {
                if both_refuse || next.caution() == before.caution() {
                    next.says_more_than(&before)
                } else {
                    next.caution() > before.caution()
                }
            } else {
                next.tells() || !before.tells() && next.caution() > before.caution()
            };
            if is_better || (next.caution() == before.caution() && rank(finding) > group.rank) {
                group.place = start + place;
                group.rank = rank(finding);
            }
        }
        Some(group)
    }

    fn is_payment_made(&self) -> bool {
        let pays = [Operation::Payment, Operation::Authorization, Operation::Capture, Operation::Unknown];
        self.told.outcome == Outcome::Approved && pays.contains(&self.operation)
    }

    /// Whether it is about an operation that was refused. Then nothing moved, and a payment that was
    /// made stands, or went back.
    fn is_refused(&self) -> bool {
        self.is_operation && self.all_refuse && self.told.outcome.says_no()
    }

    /// Whether what was refused is not a payment, but something that comes after one.
    fn is_refused_later(&self) -> bool {
        self.is_operation
            && self.all_refuse
            && self.told.outcome.is_refused()
            && self.operation.is_back_office()
    }

    fn weight(&self) -> u32 {
        let hours = u32::from(self.told.wait_hours.is_some());
        u32::from(self.told.tells()) << 31
            | u32::from(self.told.caution()) << 8
            | hours << 7
            | u32::from(self.told.reason.is_some_and(|reason| reason != Reason::Unspecified)) << 6
            | u32::from(self.rank)
    }
}

fn is_refund(finding: &Finding) -> bool {
    finding.outcome() == Outcome::Reversed && finding.words().reason == Some(Reason::Refund)
}

/// Of findings that are equally cautious the one with the higher rank says more.
fn rank(finding: &Finding) -> u8 {
    u8::from(finding.turned.is_some()) << 1 | finding.rank
}
