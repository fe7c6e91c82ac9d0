//! What a reader finds in one document.

use alloc::boxed::Box;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

use super::conflict::{Conflict, ConflictKind, contradicts};
use super::echo;
use super::error::PayloadError;
use super::evidence::{self, news};
use super::finding::Finding;
use super::funds::Funds;
use super::keys::Key;
use super::options::Options;
use super::tree::{At, Places};
use crate::code_set::CodeSet;
use crate::decode::decode;
use crate::own::{Own, OwnRow};
use crate::syntax::Syntax;
use crate::verdict::{Match, Verdict};
use crate::vocabulary::Operation;

/// What was found so far. It starts with nothing known: a reader has to show where the money is.
pub struct Reading<'t> {
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
    /// Whether a person should look before anything is shipped: somebody tried to take more and could not, or
    /// too little of the document is this system's own.
    pub doubted: bool,
    /// Whether it says of itself that no real money is in it.
    pub test: bool,
    /// Whether the document is about several payments, or about one, and it does not say which.
    pub undecided: bool,
    /// What was asked for.
    pub operation: Operation,
    pub echo: Echo,
    /// What speaks against the payment as a whole (0), or against an operation by its number.
    against: Vec<(usize, ConflictKind, String)>,
    about: usize,
    asked: Operation,
    places: Places,
    own: Own<'t>,
}

/// What is repeated of the document.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Echo {
    pub reference: Option<String>,
    pub amount: Option<String>,
    pub currency: Option<String>,
    pub at: Option<String>,
}

impl<'t> Reading<'t> {
    pub fn new(options: Options, places: Places, own: Own<'t>) -> Self {
        Self {
            options,
            findings: Vec::new(),
            conflicts: Vec::new(),
            funds: Funds::Unknown,
            partial: None,
            refunded: false,
            unclear: false,
            doubted: false,
            test: false,
            undecided: false,
            operation: Operation::Unknown,
            echo: Echo::default(),
            against: Vec::new(),
            about: 0,
            asked: Operation::Unknown,
            places,
            own,
        }
    }

    /// Where a value is in the document.
    pub fn path(&self, at: At<'_>) -> String {
        self.places.path(at)
    }

    /// What comes from here on is about another operation than what came before.
    pub fn next_operation(&mut self, operation: Operation) {
        self.about += 1;
        self.asked = operation;
    }

    /// The payment as a whole is what was asked for.
    pub fn asked_for(&mut self, operation: Operation) {
        self.operation = operation;
        self.asked = operation;
    }

    /// Takes down which payment it is: its id is the first of these places that holds one.
    pub fn identify<'a>(&mut self, ids: impl IntoIterator<Item = Option<At<'a>>>) {
        self.echo.reference = ids.into_iter().flatten().find_map(echo::id);
    }

    /// Takes down amount and currency.
    pub fn sum<'a>(&mut self, amounts: impl IntoIterator<Item = Option<At<'a>>>, currency: Option<At<'_>>) {
        self.echo.amount = amounts.into_iter().flatten().next().and_then(echo::amount);
        self.echo.currency = currency.and_then(echo::currency);
    }

    /// Takes down the time of the document.
    pub fn dated<'a>(&mut self, times: impl IntoIterator<Item = Option<At<'a>>>) {
        self.echo.at = times.into_iter().flatten().find_map(echo::time);
    }

    /// The same, where it is in seconds since the beginning of 1970.
    pub fn dated_in_seconds(&mut self, time: Option<At<'_>>) {
        self.echo.at = time.and_then(echo::seconds);
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

    /// Finds the code of a field that others may fill with anything: what is not a text at all cannot be read.
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

    /// Finds what a bank answered, by code in whatever spelling or by a text that says no. A text of another
    /// form is no code; what is not a text at all cannot be read.
    pub fn response(&mut self, at: At<'_>, set_of: impl Fn(&str) -> CodeSet) -> Option<Verdict> {
        let text = if at.is_number() { at.code() } else { at.text() };
        let Some(text) = text else {
            self.unclear |= !at.is_nothing();
            return None;
        };
        let plain = text.trim();
        if (2..=4).contains(&plain.len())
            && let Some(verdict) = listed(set_of(plain), plain)
        {
            self.add(at, plain, verdict);
            return Some(verdict);
        }
        let spelled = evidence::code(text);
        let verdict = spelled.as_ref().and_then(|code| decode(set_of(code.as_str()), code.as_str()).ok());
        // Two letters that no set lists are a word.
        let is_code = |verdict: &Verdict| {
            verdict.matched() == Match::Exact || !spelled.as_ref().is_some_and(evidence::Spelled::is_word)
        };
        match verdict.filter(is_code).zip(spelled.as_ref()) {
            Some((verdict, code)) => {
                self.add(at, code.as_str(), verdict);
                // The words after a code that says yes may say no.
                if !at.is_number() && !self.findings.last().is_some_and(Finding::says_no) {
                    self.text(at);
                }
                Some(verdict)
            }
            // A number of another form is one of an authorisation, say.
            None => {
                if !at.is_number() {
                    self.text(at);
                }
                None
            }
        }
    }

    /// Takes a text that says no as speaking against the operation that is being read; what is not a text
    /// cannot be read.
    pub fn text(&mut self, at: At<'_>) {
        match at.text() {
            Some(text) if evidence::says_no(text) => {
                let path = self.path(at);
                self.against.push((self.about, ConflictKind::Text, path));
            }
            Some(_) => {}
            None => self.unclear |= !at.is_nothing(),
        }
    }

    /// Takes a field as speaking against the payment.
    pub fn against(&mut self, field: At<'_>) {
        let path = self.path(field);
        self.against.push((0, ConflictKind::Codes, path));
    }

    /// Takes a field as speaking against the operation that is being read.
    pub fn against_this(&mut self, field: At<'_>) {
        let path = self.path(field);
        self.against.push((self.about, ConflictKind::Codes, path));
    }

    /// Takes any bad news in an object, but under some names, as speaking against the payment.
    pub fn against_payment(&mut self, holder: At<'_>, but: &[Key]) {
        for field in news(holder, but) {
            if !self.is_refused_within(field, 0) {
                self.against(field);
            }
        }
    }

    /// Takes any bad news in an object as speaking against the operation that is being read, whose
    /// findings begin here.
    pub fn against_operation(&mut self, holder: At<'_>, first: usize) {
        for field in news(holder, &[]) {
            if !self.is_refused_within(field, first) {
                self.against_this(field);
            }
        }
    }

    /// Whether a code within the field says no by itself.
    fn is_refused_within(&self, field: At<'_>, first: usize) -> bool {
        let path = self.path(field);
        self.findings[first..].iter().any(|finding| finding.says_no() && finding.path.starts_with(&path))
    }

    /// The conflicts between what says that something was carried out and what speaks against it.
    pub fn settle(&mut self) {
        // Of several the one that says most, in whatever order they were sent.
        let made = self.findings.iter().rev().filter(|finding| says_made(finding));
        let payment = made.max_by_key(|finding| finding.rank).map(|finding| finding.path.clone());
        for (about, kind, path) in core::mem::take(&mut self.against) {
            // Operations have their numbers in the order in which they were read.
            let first = self.findings.partition_point(|finding| finding.about < about);
            let mut own = self.findings[first..].iter().take_while(|finding| finding.about == about);
            let yes = match about {
                0 => payment.clone(),
                _ => own.find(|finding| says_made(finding)).map(|finding| finding.path.clone()),
            };
            if let Some(yes) = yes {
                self.conflicts.push(Conflict { kind, paths: [yes, path], is_open: true });
            }
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
        let own = self.own.row(verdict, code);
        let listed = || own.as_ref().and_then(OwnRow::code).map(String::from);
        self.findings.push(Finding {
            path: self.path(at),
            code: shown(code, verdict).or_else(listed),
            verdict,
            own,
            superseded: false,
            turned: None,
            operation: self.asked,
            about: self.about,
            rank: 0,
        });
    }

    /// Adds what a field says that has no code: the verdict of one that says the same.
    pub fn add_unwritten(&mut self, at: At<'_>, verdict: Verdict) {
        self.add(at, "", verdict);
        if let Some(found) = self.findings.last_mut() {
            found.code = None;
        }
    }

    /// Notes that two places contradict each other.
    pub fn contradict(&mut self, paths: [String; 2]) {
        self.conflicts.push(Conflict { kind: ConflictKind::Codes, paths, is_open: true });
    }

    /// Compares a code with the text beside it.
    pub fn compare(&mut self, code: At<'_>, verdict: Verdict, text: Option<At<'_>>) {
        let Some(text) = text else { return };
        if text.text().is_some_and(|words| contradicts(verdict, words)) {
            let paths = [self.path(code), self.path(text)];
            self.conflicts.push(Conflict { kind: ConflictKind::Text, paths, is_open: false });
        }
    }

    /// An object that holds codes; if it is something else, they cannot be read.
    pub fn object<'a>(&mut self, at: Option<At<'a>>) -> Option<At<'a>> {
        let at = at.filter(|at| at.is_object() || !at.is_nothing())?;
        self.unclear |= !at.is_object();
        at.is_object().then_some(at)
    }
}

/// The brands of Mastercard, as gateways write them.
const MASTERCARD: [&str; 3] = ["MASTER", "MASTERCARD", "MAESTRO"];

/// Whether a brand is one of Mastercard's.
pub fn is_mastercard(brand: Option<At<'_>>) -> bool {
    brand.is_some_and(|brand| MASTERCARD.iter().any(|name| brand.is(name)))
}

/// The set of a network's response. A few codes of Mastercard leave it to the advice beside them if the card may
/// be tried again.
pub fn of_network(code: &str, of_mastercard: bool) -> CodeSet {
    let own = listed(CodeSet::MastercardResponse, code).and_then(Verdict::entry);
    let is_left = of_mastercard && own.is_some_and(|entry| entry.advice_decides());
    of_bank(code, if is_left { CodeSet::MastercardResponse } else { CodeSet::Iso8583Response })
}

/// The set of a bank's answer: three digits are an action code.
pub fn of_bank(code: &str, set: CodeSet) -> CodeSet {
    if code.len() == 3 && code.bytes().all(|byte| byte.is_ascii_digit()) {
        CodeSet::Iso8583Action
    } else {
        set
    }
}

/// Whether a code that counts says by itself that a payment was made or may have been.
fn says_made(finding: &Finding) -> bool {
    let made = [finding.verdict.outcome(), finding.outcome()];
    !finding.superseded && made.iter().any(|made| made.is_made())
}

/// The verdict of a code that the set lists.
pub fn listed(set: CodeSet, code: &str) -> Option<Verdict> {
    decode(set, code).ok().filter(|verdict| verdict.matched() == Match::Exact)
}

/// Whether the text of a value is a code that the set lists.
pub fn lists(set: CodeSet, at: At<'_>) -> bool {
    at.text().is_some_and(|text| listed(set, text).is_some())
}

/// The code of a field; a number is not a word.
fn written(at: At<'_>, set: CodeSet) -> Option<&str> {
    let is_word = matches!(set.syntax(), Syntax::Word | Syntax::Problem);
    at.code().filter(|_| !(is_word && at.is_number()))
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
