//! The fields of a verdict, each declared once: serde, the command's JSON, and the CSV, SQL and TypeScript that it
//! exports are all made from this list.
//!
//! ```
//! use payverdict::record::{FIELDS, Value};
//! use payverdict::{CodeSet, Locale};
//!
//! let row = CodeSet::VisaResponse.entries().next().expect("a row");
//! let retry = FIELDS.iter().find(|field| field.name() == "retry").expect("a field");
//! assert_eq!(retry.of_entry(row, Locale::En), Value::Text(row.retry().as_str()));
//! ```

use crate::limit::Limit;
use crate::source::Source;
use crate::told::Told;
use crate::verdict::{Entry, Verdict};
use crate::vocabulary::{Actor, Flags, Locale, NextStep, Operation, Outcome, Reason, Retry, SourceKind};

/// A field of a verdict: its name, what it holds, and how it is asked for.
#[derive(Clone, Copy, Debug)]
pub struct Field {
    name: &'static str,
    kind: Kind,
    null: Null,
    place: Place,
    doc: &'static str,
    get: for<'a> fn(&Shown<'a>) -> Value<'a>,
}

/// What a field holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Kind {
    /// A word of the enum with this name.
    Word(&'static str),
    /// Any other text, for people or machines.
    Text,
    /// A whole number.
    Number,
    /// True or false.
    Truth,
    /// How often something may be tried, written as `20/30d`.
    Limit,
    /// A list of flags.
    Flags,
    /// A source with its id, title, address and kind.
    Source,
}

/// Where a field may be null.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Null {
    /// Nowhere.
    Never,
    /// In an answer to a document that carries no code.
    WithoutCode,
    /// Where no row lists the code.
    Unlisted,
    /// Also in a row.
    Anywhere,
}

/// Whether verdicts have a field, or rows, or both.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Place {
    /// Verdicts and rows.
    Both,
    /// Verdicts only: it is about the code that was asked for.
    Verdict,
    /// Rows only.
    Row,
}

/// What a field holds in one verdict or row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Value<'a> {
    /// Nothing.
    Null,
    /// A word or any other text.
    Text(&'a str),
    /// A whole number.
    Number(u16),
    /// True or false.
    Truth(bool),
    /// How often something may be tried.
    Limit(Limit),
    /// A list of flags.
    Flags(Flags),
    /// Who says so, with its id, title, address and kind.
    Source(Cited<'a>),
}

/// A source, as a verdict cites it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cited<'a> {
    /// The id that rows cite.
    pub id: &'a str,
    /// What the document is called.
    pub title: &'a str,
    /// Where it can be read, if it is public.
    pub url: Option<&'a str>,
    /// How near it is to the owner of the code.
    pub kind: SourceKind,
}

impl From<Source> for Cited<'static> {
    fn from(source: Source) -> Self {
        Self { id: source.id(), title: source.title(), url: source.url(), kind: source.kind() }
    }
}

impl Field {
    /// The name: the key in JSON, the column in CSV.
    pub const fn name(&self) -> &'static str {
        self.name
    }

    /// What kind of value it holds.
    pub const fn kind(&self) -> Kind {
        self.kind
    }

    /// Where it may be null.
    pub const fn null(&self) -> Null {
        self.null
    }

    /// Whether verdicts have it.
    pub const fn is_of_verdicts(&self) -> bool {
        !matches!(self.place, Place::Row)
    }

    /// Whether rows have it.
    pub const fn is_of_rows(&self) -> bool {
        !matches!(self.place, Place::Verdict)
    }

    /// What it says, in a sentence; empty where its name says enough.
    pub const fn doc(&self) -> &'static str {
        self.doc
    }

    /// The value that a row has in this field.
    pub fn of_entry(&self, entry: Entry, locale: Locale) -> Value<'static> {
        let set = entry.set();
        let shown = Shown {
            set: Some(set.id()),
            system: Some(set.system().id()),
            code: Some(entry.code()),
            ..Shown::of_row(entry, locale)
        };
        self.of(&shown)
    }

    /// The value that a verdict has in this field, on a code that was written so.
    ///
    /// ```
    /// use payverdict::record::{FIELDS, Value};
    /// use payverdict::{CodeSet, Locale, decode};
    ///
    /// let verdict = decode(CodeSet::PeiAcquirer, "51-I")?;
    /// let matched = FIELDS.iter().find(|field| field.name() == "match").expect("a field");
    /// assert_eq!(matched.of_verdict(verdict, "51-I", Locale::En), Value::Text("exact"));
    /// # Ok::<(), payverdict::DecodeError>(())
    /// ```
    pub fn of_verdict<'a>(&self, verdict: Verdict, code: &'a str, locale: Locale) -> Value<'a> {
        self.of(&Shown::of(verdict, Some(code), locale))
    }

    pub(crate) fn of<'a>(&self, shown: &Shown<'a>) -> Value<'a> {
        (self.get)(shown)
    }
}

const fn field(
    name: &'static str,
    kind: Kind,
    null: Null,
    place: Place,
    doc: &'static str,
    get: for<'a> fn(&Shown<'a>) -> Value<'a>,
) -> Field {
    Field { name, kind, null, place, doc, get }
}

/// A text, or null.
fn text(text: Option<&str>) -> Value<'_> {
    text.map_or(Value::Null, Value::Text)
}

/// How many fields a verdict has.
#[cfg(feature = "serde")]
pub(crate) const OF_VERDICTS: usize = {
    let (mut place, mut count) = (0, 0);
    while place < FIELDS.len() {
        count += FIELDS[place].is_of_verdicts() as usize;
        place += 1;
    }
    count
};

/// The fields of verdicts and rows, in the order in which they are written.
pub const FIELDS: &[Field] = {
    use Kind::{Flags as List, Limit as Times, Number, Source as Cited, Text, Truth, Word};
    use Null::{Anywhere, Never, Unlisted, WithoutCode};
    use Place::{Both, Row, Verdict};

    &[
        field(
            "set",
            Word("CodeSet"),
            Unlisted,
            Both,
            "The set that was asked; null where several sets have codes of this form and none lists it.",
            |shown| text(shown.set),
        ),
        field("system", Word("System"), Unlisted, Both, "", |shown| text(shown.system)),
        field("code", Text, Unlisted, Both, "The code as it was written.", |shown| text(shown.code)),
        field(
            "match",
            Word("Match"),
            WithoutCode,
            Verdict,
            "Whether the code has a row of its own, only a group, or nothing.",
            |shown| text(shown.matched),
        ),
        field("outcome", Word("Outcome"), Never, Both, "", |shown| Value::Text(shown.outcome.as_str())),
        field("reason", Word("Reason"), Anywhere, Both, "", |shown| text(shown.reason.map(Reason::as_str))),
        field("retry", Word("Retry"), Never, Both, "", |shown| Value::Text(shown.retry.as_str())),
        field(
            "wait_hours",
            Number,
            Anywhere,
            Both,
            "Hours to wait before the next try, where a source says so.",
            |shown| shown.wait_hours.map_or(Value::Null, Value::Number),
        ),
        field(
            "limit",
            Times,
            Anywhere,
            Both,
            "Further tries allowed, where a source says so: `4`, `20/30d`, `10/24h`.",
            |shown| shown.limit.map_or(Value::Null, Value::Limit),
        ),
        field("actor", Word("Actor"), Never, Both, "", |shown| Value::Text(shown.actor.as_str())),
        field("class", Word("Class"), Anywhere, Both, "", |shown| {
            text(shown.retry.class().map(|class| class.as_str()))
        }),
        field("final", Truth, Never, Both, "Whether the outcome stays as it is.", |shown| {
            Value::Truth(shown.outcome.is_final())
        }),
        field("flags", List, Never, Both, "", |shown| Value::Flags(shown.flags)),
        field("summary", Text, Never, Both, "For support staff, in English.", |shown| {
            Value::Text(shown.summary)
        }),
        field("message", Text, Never, Both, "What the shopper may read.", |shown| Value::Text(shown.message)),
        field(
            "group",
            Text,
            Anywhere,
            Verdict,
            "What the codes have in common that begin alike, where only that is known.",
            |shown| text(shown.group),
        ),
        field("source", Cited, Unlisted, Both, "", |shown| shown.source.map_or(Value::Null, Value::Source)),
        field(
            "next_step",
            Word("NextStep"),
            Never,
            Both,
            "What a checkout page can offer the shopper next.",
            |shown| Value::Text(shown.next_step.as_str()),
        ),
        field(
            "operation",
            Word("Operation"),
            Never,
            Row,
            "What the code answers: a payment, or something else such as a refund.",
            |shown| Value::Text(shown.operation.as_str()),
        ),
    ]
};

/// What is said of a verdict where it may differ from its row: two codes say something else together than
/// each by itself, and in an answer to a document the success of a refund is `reversed`.
#[derive(Clone, Copy)]
pub(crate) struct Shown<'a> {
    pub set: Option<&'a str>,
    pub system: Option<&'a str>,
    /// As it was written.
    pub code: Option<&'a str>,
    pub matched: Option<&'static str>,
    pub outcome: Outcome,
    pub reason: Option<Reason>,
    pub retry: Retry,
    pub wait_hours: Option<u16>,
    pub limit: Option<Limit>,
    pub actor: Actor,
    pub flags: Flags,
    pub summary: &'a str,
    pub message: &'a str,
    pub group: Option<&'a str>,
    pub source: Option<Cited<'a>>,
    pub next_step: NextStep,
    pub operation: Operation,
}

#[cfg_attr(not(feature = "serde"), allow(dead_code, reason = "only serde writes verdicts"))]
impl<'a> Shown<'a> {
    pub fn of(verdict: Verdict, code: Option<&'a str>, locale: Locale) -> Self {
        Self {
            set: Some(verdict.set().id()),
            system: Some(verdict.system().id()),
            code,
            matched: Some(verdict.matched().as_str()),
            group: verdict.group(),
            ..Self::of_row(verdict.answer(), locale)
        }
    }

    /// The same with what is told of the whole, of which the code is a part.
    pub fn telling(self, told: &Told, message: &'a str, next_step: NextStep) -> Self {
        Self {
            outcome: told.outcome,
            reason: told.reason,
            retry: told.retry,
            wait_hours: told.wait_hours,
            limit: told.limit,
            actor: told.actor,
            flags: told.flags,
            message,
            next_step,
            ..self
        }
    }

    /// What is said where there is no verdict.
    pub fn unlisted(code: Option<&'a str>, locale: Locale) -> Self {
        let row = Entry::from_row(crate::tables::UNLISTED as u32);
        Self { code, matched: Some("unlisted"), ..Self::of_row(row, locale) }
    }

    fn of_row(row: Entry, locale: Locale) -> Self {
        Self {
            set: None,
            system: None,
            code: None,
            matched: None,
            outcome: row.outcome(),
            reason: row.reason(),
            retry: row.retry(),
            wait_hours: row.wait_hours(),
            limit: row.limit(),
            actor: row.actor(),
            flags: row.flags(),
            summary: row.summary(),
            message: row.message(locale),
            group: None,
            source: row.source().map(Cited::from),
            next_step: row.next_step(),
            operation: row.operation(),
        }
    }
}
