//! Codes that contradict each other, and codes that contradict their text.

use alloc::string::String;
use alloc::vec::Vec;

use super::finding::Finding;
use super::text::contains;
use crate::verdict::Verdict;
use crate::vocabulary::{Outcome, Reason, words};

/// Two statements of one document that cannot both be true.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Conflict {
    pub(super) kind: ConflictKind,
    pub(super) paths: [String; 2],
    /// Whether it leaves open what happened.
    pub(super) is_open: bool,
}

/// Whether two codes contradict each other, or a code and the text beside it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum ConflictKind {
    /// A code contradicts a code: the payment does not count as paid.
    Codes,
    /// A code contradicts the text beside it. A text that says no where the code says yes makes the payment
    /// count as not paid; any other is only reported, and the code counts.
    Text,
}

words! { ConflictKind, "kind of conflict" {
    Codes => "codes",
    Text => "text",
} }

impl Conflict {
    /// Whether it is a code that is contradicted by a code, or by the text beside it.
    pub fn kind(&self) -> ConflictKind {
        self.kind
    }

    /// Where the two statements are in the document.
    pub fn paths(&self) -> [&str; 2] {
        [&self.paths[0], &self.paths[1]]
    }
}

/// Of the findings about each operation, which are next to each other: the first that says yes, and the first
/// that says no.
pub fn between(findings: &[Finding]) -> Vec<Conflict> {
    let mut conflicts = Vec::new();
    for same in findings.chunk_by(|one, other| one.about == other.about) {
        let current = || same.iter().filter(|finding| !finding.superseded);
        let yes = current().find(|finding| finding.says_yes());
        let no = current().find(|finding| finding.says_no());
        if let (Some(yes), Some(no)) = (yes, no) {
            let paths = [yes.path.clone(), no.path.clone()];
            conflicts.push(Conflict { kind: ConflictKind::Codes, paths, is_open: true });
        }
    }
    conflicts
}

/// Texts that acquirers write beside their codes, and what a code with such a text should say.
const TEXTS: &[(&str, Says)] = &[
    ("do not honor", Says::Because(Reason::DoNotHonor)),
    ("do not honour", Says::Because(Reason::DoNotHonor)),
    ("insufficient funds", Says::Because(Reason::InsufficientFunds)),
    ("not sufficient funds", Says::Because(Reason::InsufficientFunds)),
    ("expired card", Says::Because(Reason::ExpiredCard)),
    ("not approved", Says::No),
    ("declined", Says::No),
    ("approv", Says::Yes),
    ("authorized", Says::Yes),
];

enum Says {
    Yes,
    No,
    Because(Reason),
}

/// Whether a code says something else than the text beside it. Of unknown texts nothing is said.
pub fn contradicts(verdict: Verdict, text: &str) -> bool {
    let Some((_, says)) = TEXTS.iter().find(|(words, _)| contains(text, words)) else { return false };
    match says {
        Says::Yes => verdict.outcome().says_no(),
        Says::No => verdict.outcome() == Outcome::Approved,
        Says::Because(reason) => verdict.outcome() == Outcome::Approved || verdict.reason() != Some(*reason),
    }
}
