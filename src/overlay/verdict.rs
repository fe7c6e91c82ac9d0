//! What a code means by both, the built-in tables and one's own.

use alloc::string::ToString;
use core::fmt;

use super::Tables;
use super::code::{Code, Written};
use super::row::Row;
use super::set::{Set, System};
use super::source::Source;
use crate::checks::inherited::INHERITED;
use crate::checks::model;
use crate::limit::Limit;
use crate::record::{Cited, Shown};
use crate::said::Message;
use crate::syntax::Syntax;
use crate::tables::{MESSAGE_COUNT, UNLISTED};
use crate::told::Told;
use crate::verdict::{self, Match};
use crate::vocabulary::{Actor, Class, Flags, Locale, NextStep, Operation, Outcome, Reason, Retry};

/// What a code means where it was asked for. It says what [`payverdict::Verdict`](crate::Verdict) does, unless a row of
/// one's own is about the code.
#[derive(Clone, Copy)]
pub struct Verdict<'t> {
    pub(super) tables: &'t Tables,
    /// The number of the set that was asked.
    pub(super) set: u16,
    pub(super) by: By<'t>,
    /// The code packed; 0 for words and problem types.
    pub(super) packed: u32,
    /// The letter after the code, or 0.
    pub(super) letter: u8,
}

/// What answers.
#[derive(Clone, Copy)]
pub(super) enum By<'t> {
    /// The built-in tables, asked for this very set.
    BuiltIn(verdict::Verdict),
    /// A row or group of a built-in set that a set of one's own extends, by the verdict of that set.
    Extended(verdict::Verdict),
    /// A success of such a set, which is not inherited.
    Inherited(verdict::Entry),
    /// A row of one's own, or a group.
    Own(&'t Row),
    /// A success of a set of one's own that another one extends.
    OwnInherited(&'t Row),
    /// Nothing.
    Nobody,
}

/// A row of one's own.
#[derive(Clone, Copy)]
pub struct Entry<'t> {
    pub(super) tables: &'t Tables,
    pub(super) row: &'t Row,
}

fn unlisted() -> verdict::Entry {
    verdict::Entry::from_row(UNLISTED as u32)
}

impl<'t> Verdict<'t> {
    /// The built-in row that says it; `None` where one's own does.
    fn entry(&self) -> Option<verdict::Entry> {
        match self.by {
            By::BuiltIn(verdict) | By::Extended(verdict) => Some(verdict.answer()),
            By::Inherited(entry) => Some(entry),
            By::Own(_) | By::OwnInherited(_) => None,
            By::Nobody => Some(unlisted()),
        }
    }

    pub(crate) fn told(&self) -> Told {
        match self.by {
            By::BuiltIn(verdict) | By::Extended(verdict) => verdict.into(),
            By::Own(row) => row.told,
            By::Inherited(entry) => only_inherited(of_entry(entry)),
            By::OwnInherited(row) => only_inherited(row.told),
            By::Nobody => Told::UNKNOWN,
        }
    }

    /// The set that was asked.
    pub fn set(&self) -> Set<'t> {
        Set { tables: self.tables, number: self.set }
    }

    /// The system that the set belongs to.
    pub fn system(&self) -> System<'t> {
        self.set().system()
    }

    /// Whether the code has a row of its own, only a group, or nothing.
    pub fn matched(&self) -> Match {
        match self.by {
            By::BuiltIn(verdict) | By::Extended(verdict) => verdict.matched(),
            By::Own(row) if row.group.is_some() => Match::Group,
            By::Own(_) | By::OwnInherited(_) | By::Inherited(_) => Match::Exact,
            By::Nobody => Match::Unlisted,
        }
    }

    /// The row of one's own that answers; `None` where the built-in tables do, or a group.
    pub fn own(&self) -> Option<Entry<'t>> {
        match self.by {
            By::Own(row) if row.group.is_none() => Some(Entry { tables: self.tables, row }),
            _ => None,
        }
    }

    /// The built-in verdict, where it answers.
    pub fn built_in(&self) -> Option<verdict::Verdict> {
        if let By::BuiltIn(verdict) = self.by { Some(verdict) } else { None }
    }

    /// The set whose row answers: the one that was asked, or one that it extends. `None` for a group and for a code that is
    /// not listed.
    pub fn listed_in(&self) -> Option<Set<'t>> {
        let number = match self.by {
            By::BuiltIn(verdict) | By::Extended(verdict) => verdict.entry()?.set() as u16,
            By::Own(row) if row.group.is_some() => return None,
            By::Own(row) | By::OwnInherited(row) => row.set,
            By::Inherited(entry) => entry.set() as u16,
            By::Nobody => return None,
        };
        Some(Set { tables: self.tables, number })
    }

    /// Whether it comes from one's own tables: a row or a group of them answers.
    pub fn is_custom(&self) -> bool {
        matches!(self.by, By::Own(_) | By::OwnInherited(_))
    }

    /// What the codes have in common that begin alike, where only that is known.
    pub fn group(&self) -> Option<&'t str> {
        match self.by {
            By::BuiltIn(verdict) | By::Extended(verdict) => verdict.group(),
            By::Own(row) => row.group.as_deref(),
            _ => None,
        }
    }

    /// The letter after the code, as in `51-I`.
    pub fn suffix(&self) -> Option<char> {
        match self.by {
            By::BuiltIn(verdict) => verdict.suffix(),
            _ => (self.letter != 0).then_some(self.letter.into()),
        }
    }

    /// The code in its canonical form; `None` for a word or problem type that is not listed.
    pub fn code(&self) -> Option<Code<'t>> {
        let syntax = self.set().syntax();
        let is_text = matches!(syntax, Syntax::Word | Syntax::Problem);
        match self.by {
            By::BuiltIn(verdict) if is_text => {
                verdict.entry().map(|entry| Code(Written::Listed(entry.code())))
            }
            By::BuiltIn(verdict) => {
                let letter = verdict.suffix().map_or(0, |letter| letter as u8);
                Some(Code(Written::Packed(syntax, verdict.packed(), letter)))
            }
            _ if !is_text => Some(Code(Written::Packed(syntax, self.packed, self.letter))),
            By::Own(row) | By::OwnInherited(row) if row.group.is_none() => {
                Some(Code(Written::Listed(&row.code)))
            }
            By::Extended(verdict) => verdict.entry().map(|entry| Code(Written::Listed(entry.code()))),
            By::Inherited(entry) => Some(Code(Written::Listed(entry.code()))),
            _ => None,
        }
    }

    /// What happened.
    pub fn outcome(&self) -> Outcome {
        self.told().outcome
    }

    /// Why, where that is known.
    pub fn reason(&self) -> Option<Reason> {
        self.told().reason
    }

    /// Whether the same payment may be tried again.
    pub fn retry(&self) -> Retry {
        self.told().retry
    }

    /// Who moves next.
    pub fn actor(&self) -> Actor {
        self.told().actor
    }

    /// What else is to be known; [`Flags::CUSTOM`] where a row of one's own answers.
    pub fn flags(&self) -> Flags {
        self.told().flags
    }

    /// Soft, fix, hard, or none of them; follows from the retry word.
    pub fn class(&self) -> Option<Class> {
        self.retry().class()
    }

    /// Whether the outcome stays as it is; follows from it.
    pub fn is_final(&self) -> bool {
        self.outcome().is_final()
    }

    /// How many hours to wait before the next try, where a source says so.
    pub fn wait_hours(&self) -> Option<u16> {
        self.told().wait_hours
    }

    /// How many further tries are allowed, where a source says so.
    pub fn limit(&self) -> Option<Limit> {
        self.told().limit
    }

    /// What the code answers: a payment, or something else such as a refund.
    pub fn operation(&self) -> Operation {
        match self.by {
            By::Own(row) | By::OwnInherited(row) => row.operation,
            _ => self.entry().map_or(Operation::Unknown, verdict::Entry::operation),
        }
    }

    /// What the code means, for support staff.
    pub fn summary(&self) -> &'t str {
        match self.by {
            By::Own(row) => &row.summary,
            By::Inherited(_) | By::OwnInherited(_) => INHERITED,
            _ => self.entry().map_or("", verdict::Entry::summary),
        }
    }

    pub(super) fn said(&self) -> (u16, NextStep) {
        match self.by {
            By::Own(row) => (row.message, row.next_step),
            By::Inherited(_) | By::OwnInherited(_) => {
                let (message, step) = self.told().words(self.operation()).said();
                (message.0, step)
            }
            _ => {
                let entry = self.entry().unwrap_or_else(unlisted);
                (entry.message_number(), entry.next_step())
            }
        }
    }

    /// What the shopper may read. A masked reason reads as `generic_decline` does.
    pub fn message(&self, locale: Locale) -> &'t str {
        self.tables.text(self.said().0, locale)
    }

    /// What a checkout page can offer the shopper.
    pub fn next_step(&self) -> NextStep {
        self.said().1
    }

    /// Who says so; `None` where nobody does because the code is not listed.
    pub fn source(&self) -> Option<Source<'t>> {
        match self.by {
            By::Own(row) | By::OwnInherited(row) => self.tables.source(row.source),
            _ => self.entry()?.source().map(Source::from),
        }
    }

    /// Whether the row leaves the decision about another try to an advice code beside it.
    pub fn advice_decides(&self) -> bool {
        match self.by {
            By::Own(row) => row.advice_decides,
            By::BuiltIn(verdict) | By::Extended(verdict) => verdict.leaves_it(),
            By::Inherited(_) | By::OwnInherited(_) | By::Nobody => false,
        }
    }

    /// All that is said of it; the code is shown as it was written.
    pub(crate) fn shown<'a>(&self, code: Option<&'a str>, locale: Locale) -> Shown<'a>
    where
        't: 'a,
    {
        let Told { outcome, reason, retry, actor, wait_hours, limit, flags } = self.told();
        let (message, next_step) = self.said();
        Shown {
            set: Some(self.set().id()),
            system: Some(self.system().id()),
            code,
            matched: Some(self.matched().as_str()),
            outcome,
            reason,
            retry,
            wait_hours,
            limit,
            actor,
            flags,
            summary: self.summary(),
            message: self.tables.text(message, locale),
            group: self.group(),
            source: self.source().map(Cited::from),
            next_step,
            operation: self.operation(),
        }
    }
}

/// What a success says where it is only inherited.
fn only_inherited(told: Told) -> Told {
    Told { outcome: Outcome::Review, retry: Retry::CheckFirst, actor: Actor::Merchant, ..told }
}

fn of_entry(entry: verdict::Entry) -> Told {
    Told {
        outcome: entry.outcome(),
        reason: entry.reason(),
        retry: entry.retry(),
        actor: entry.actor(),
        wait_hours: entry.wait_hours(),
        limit: entry.limit(),
        flags: entry.flags(),
    }
}

impl<'t> Entry<'t> {
    /// The verdict of the row's own code in the set that lists it.
    pub fn verdict(&self) -> Verdict<'t> {
        let packed = match &self.row.key {
            model::Key::Packed(code) => *code,
            model::Key::Folded(_) => 0,
        };
        Verdict { tables: self.tables, set: self.row.set, by: By::Own(self.row), packed, letter: 0 }
    }

    /// The code as it is listed.
    pub fn code(&self) -> &'t str {
        &self.row.code
    }

    pub(super) fn key(&self) -> &'t model::Key {
        &self.row.key
    }
}

impl PartialEq for Entry<'_> {
    fn eq(&self, other: &Self) -> bool {
        core::ptr::eq(self.row, other.row)
    }
}

impl Eq for Entry<'_> {}

impl PartialEq for Verdict<'_> {
    fn eq(&self, other: &Self) -> bool {
        let words = |verdict: &Self| (verdict.told(), verdict.matched(), verdict.operation(), verdict.said());
        self.set() == other.set() && self.code() == other.code() && words(self) == words(other)
    }
}

impl fmt::Debug for Verdict<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Verdict")
            .field("set", &self.set())
            .field("code", &self.code())
            .field("match", &self.matched())
            .field("outcome", &self.outcome())
            .field("reason", &self.reason())
            .field("retry", &self.retry())
            .field("actor", &self.actor())
            .finish_non_exhaustive()
    }
}

impl fmt::Debug for Entry<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.verdict().fmt(f)
    }
}

impl Tables {
    /// The text of a message in one language: of one's own, or built in.
    pub(crate) fn text(&self, number: u16, locale: Locale) -> &str {
        match self.texts.get(&number) {
            Some(texts) => texts.get(locale as usize).map_or("", alloc::string::String::as_str),
            None if usize::from(number) < MESSAGE_COUNT => Message(number).text(locale),
            None => "",
        }
    }

    /// The number of the same message without the sentence that no money was taken.
    pub(crate) fn bare(&self, number: u16) -> u16 {
        match self.bare.get(&number) {
            Some(bare) => *bare,
            None if usize::from(number) < MESSAGE_COUNT => Message(number).bare().0,
            None => number,
        }
    }
}

impl fmt::Display for Verdict<'_> {
    /// The code, as it is written.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.code().map(|code| code.to_string()).unwrap_or_default())
    }
}
