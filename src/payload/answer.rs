//! The one answer to a document.

use alloc::vec::Vec;

use super::conflict::{Conflict, ConflictKind, between};
use super::finding::{Finding, Turned};
use super::funds::Funds;
use super::next;
use super::overall::overall;
use super::reading::Reading;
use super::recognize::{Kind, PayloadSystem};
use crate::tables::UNLISTED;
use crate::verdict::Entry;
use crate::vocabulary::{Flags, Locale, Outcome, Retry};

/// What a document says of a payment.
#[derive(Clone, Debug, PartialEq)]
pub struct Answer {
    pub(super) system: PayloadSystem,
    pub(super) kind: Kind,
    pub(super) findings: Vec<Finding>,
    /// The place of the finding that counts.
    pub(super) overall: Option<usize>,
    pub(super) funds: Funds,
    pub(super) partial: Option<bool>,
    pub(super) is_paid: bool,
    pub(super) conflicts: Vec<Conflict>,
}

impl Answer {
    pub(super) fn new(system: PayloadSystem, kind: Kind, reading: Reading) -> Self {
        let Reading { findings, conflicts: reported, mut funds, partial, refunded, unclear, .. } = reading;
        let mut conflicts = between(&findings);
        conflicts.extend(reported);
        let overall = overall(&findings);
        let counts = overall.map(|place| &findings[place]);
        let outcome = counts.map_or(Outcome::Informational, Finding::outcome);
        let in_conflict = conflicts.iter().any(|conflict| conflict.kind == ConflictKind::Codes);
        let is_open = matches!(outcome, Outcome::Unknown | Outcome::Pending);
        if (in_conflict || is_open) && funds != Funds::Returned {
            funds = Funds::Unknown;
        }
        let flagged = |flag| {
            let mut current = findings.iter().filter(|finding| !finding.superseded);
            current.any(|finding| finding.verdict.flags().contains(flag))
        };
        let partial = match funds {
            _ if flagged(Flags::PARTIAL) => Some(true),
            // What went back or could not be read may be a part of it.
            Funds::Captured | Funds::Authorized => {
                partial.filter(|partial| *partial || !(refunded || unclear))
            }
            Funds::Returned | Funds::None => Some(false),
            Funds::Unknown => None,
        };
        let is_approved = outcome == Outcome::Approved && counts.is_some_and(Finding::is_exact);
        let is_paid = is_approved
            && funds == Funds::Captured
            && partial == Some(false)
            && !(in_conflict || refunded || unclear || flagged(Flags::TEST));
        Self { system, kind, findings, overall, funds, partial, is_paid, conflicts }
    }

    /// The system that sent the document.
    pub fn system(&self) -> PayloadSystem {
        self.system
    }

    /// What the document is about.
    pub fn kind(&self) -> Kind {
        self.kind
    }

    /// The codes of the document and their verdicts, in the order in which they were read.
    pub fn verdicts(&self) -> &[Finding] {
        &self.findings
    }

    /// The verdict that counts: the most cautious of those that are not history. `None` for a
    /// document without any code.
    pub fn overall(&self) -> Option<&Finding> {
        self.overall.map(|place| &self.findings[place])
    }

    /// What happened to the payment: what the overall verdict says, but `reversed` for a refund or
    /// chargeback that was carried out, `cancelled` for a reservation that was released, and
    /// `informational` for a document without any code.
    pub fn outcome(&self) -> Outcome {
        self.overall().map_or(Outcome::Informational, Finding::outcome)
    }

    /// Whether the payment may be tried again: what the overall verdict says, and `check_first` for
    /// a document without any code.
    pub fn retry(&self) -> Retry {
        self.overall().map_or(Retry::CheckFirst, |finding| finding.verdict.retry())
    }

    /// What the shopper may read: a masked reason reads as `generic_decline` does, a shopper whose
    /// money went back does not read that the payment was approved, and where codes contradict each
    /// other or there is none, that nothing is known yet.
    pub fn message(&self, locale: Locale) -> &'static str {
        self.speaker().message(locale)
    }

    /// The row whose message the shopper reads.
    pub(super) fn speaker(&self) -> Entry {
        let Some(finding) = self.overall().filter(|_| !self.has_code_conflict()) else {
            return Entry::from_row(UNLISTED as u32);
        };
        let turned = finding.turned.filter(|_| finding.outcome() != finding.verdict.outcome());
        turned.and_then(Turned::twin).unwrap_or(finding.verdict).answer()
    }

    /// Where the money is.
    pub fn funds(&self) -> Funds {
        self.funds
    }

    /// Whether less than the amount asked for is held now; `None` where the document does not tell.
    pub fn partial(&self) -> Option<bool> {
        self.partial
    }

    /// Whether the money was captured in full and kept: the outcome is approved, the funds are
    /// captured, nothing is missing or went back, nothing was a test, and no two codes contradict
    /// each other. Where the document leaves any of it open, this is false.
    pub fn is_paid(&self) -> bool {
        self.is_paid
    }

    /// What contradicts what.
    pub fn conflicts(&self) -> &[Conflict] {
        &self.conflicts
    }

    /// What support should do next, in one sentence.
    pub fn next(&self) -> &'static str {
        next::sentence(self)
    }

    pub(super) fn has_code_conflict(&self) -> bool {
        self.conflicts.iter().any(|conflict| conflict.kind == ConflictKind::Codes)
    }

    pub(super) fn is_test(&self) -> bool {
        self.findings.iter().any(|finding| finding.verdict.flags().contains(Flags::TEST))
    }
}
