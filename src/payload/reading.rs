//! What a reader finds in one document.

use alloc::boxed::Box;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

use super::Options;
use super::conflict::{Conflict, ConflictKind, contradicts};
use super::error::PayloadError;
use super::finding::Finding;
use super::funds::Funds;
use super::tree::{At, Places};
use crate::code_set::CodeSet;
use crate::decode::decode;
use crate::syntax::Syntax;
use crate::verdict::{Match, Verdict};

/// What was found so far. It starts with nothing known: a reader has to show where the money is.
pub struct Reading {
    pub options: Options,
    pub findings: Vec<Finding>,
    pub conflicts: Vec<Conflict>,
    pub funds: Funds,
    /// Whether less than the amount asked for is held; `None` where that is not known.
    pub partial: Option<bool>,
    /// Whether anything was refunded, or may have been.
    pub refunded: bool,
    /// Whether something that could speak against a payment could not be read.
    pub unclear: bool,
    about: usize,
    places: Places,
}

impl Reading {
    pub fn new(options: Options, places: Places) -> Self {
        Self {
            options,
            findings: Vec::new(),
            conflicts: Vec::new(),
            funds: Funds::Unknown,
            partial: None,
            refunded: false,
            unclear: false,
            about: 0,
            places,
        }
    }

    /// Where a value stands in the document.
    pub fn path(&self, at: At<'_>) -> String {
        self.places.path(at)
    }

    /// What comes from here on is about another operation than what came before.
    pub fn next_operation(&mut self) {
        self.about += 1;
    }

    /// Finds the code of a field that holds one.
    pub fn code(&mut self, at: At<'_>, set: CodeSet) -> Result<Verdict, Box<PayloadError>> {
        let code = written(at, set);
        let Some((code, verdict)) =
            code.and_then(|code| decode(set, code).ok().map(|verdict| (code, verdict)))
        else {
            return Err(Box::new(PayloadError::Code { path: self.path(at), set }));
        };
        self.add(at, code, verdict);
        Ok(verdict)
    }

    /// Finds the code of a field that others may fill with anything: a text of another form is no
    /// code, and what is no text at all cannot be read.
    pub fn loose_code(&mut self, at: At<'_>, set: CodeSet) {
        match written(at, set) {
            Some(code) => {
                if let Ok(verdict) = decode(set, code) {
                    self.add(at, code, verdict);
                }
            }
            None => self.unclear = true,
        }
    }

    /// Finds a code within a text, if the set lists it.
    pub fn listed_code(&mut self, at: At<'_>, code: &str, set: CodeSet) -> Option<Verdict> {
        let verdict = listed(set, code)?;
        self.add(at, code, verdict);
        Some(verdict)
    }

    /// Adds a code and its verdict.
    pub fn add(&mut self, at: At<'_>, code: &str, verdict: Verdict) {
        self.findings.push(Finding {
            path: self.path(at),
            code: shown(code, verdict),
            verdict,
            superseded: false,
            turned: None,
            about: self.about,
            rank: 0,
        });
    }

    /// Notes that two places contradict each other.
    pub fn contradict(&mut self, paths: [String; 2]) {
        self.conflicts.push(Conflict { kind: ConflictKind::Codes, paths });
    }

    /// Compares a code with the text beside it.
    pub fn compare(&mut self, code: At<'_>, verdict: Verdict, text: Option<At<'_>>) {
        let Some(text) = text else { return };
        if text.text().is_some_and(|words| contradicts(verdict, words)) {
            let paths = [self.path(code), self.path(text)];
            self.conflicts.push(Conflict { kind: ConflictKind::Text, paths });
        }
    }

    /// An object in which codes stand; if it is something else, they cannot be read.
    pub fn object<'a>(&mut self, at: Option<At<'a>>) -> Option<At<'a>> {
        let at = at?;
        self.unclear |= !at.is_object();
        at.is_object().then_some(at)
    }
}

/// The verdict of a code that the set lists.
pub fn listed(set: CodeSet, code: &str) -> Option<Verdict> {
    decode(set, code).ok().filter(|verdict| verdict.matched() == Match::Exact)
}

/// Whether the text of a value is a code that the set lists.
pub fn lists(set: CodeSet, at: At<'_>) -> bool {
    at.text().is_some_and(|text| listed(set, text).is_some())
}

/// The code of a field. A response code that was sent as a number has lost the zero before it; a
/// number is no word.
fn written(at: At<'_>, set: CodeSet) -> Option<&str> {
    const DIGITS: &str = "00010203040506070809";
    let code = at.code()?;
    match (set.syntax(), code.as_bytes()) {
        (Syntax::Response, [digit @ b'0'..=b'9']) if at.is_number() => {
            let place = usize::from(digit - b'0') * 2;
            DIGITS.get(place..place + 2)
        }
        (Syntax::Word | Syntax::Problem, _) if at.is_number() => None,
        _ => Some(code),
    }
}

/// The code as it may be shown. Digits and response codes have a form that leaves no room for
/// anything else; a word is shown if it is listed; the URI of a problem type has a host and a query
/// that say nothing.
fn shown(code: &str, verdict: Verdict) -> Option<String> {
    match verdict.set().syntax() {
        Syntax::Triple | Syntax::Number | Syntax::Response => Some(code.to_string()),
        Syntax::Word => verdict.entry().map(|_| code.to_string()),
        Syntax::Problem => verdict.entry().map(|entry| entry.code().to_string()),
    }
}
