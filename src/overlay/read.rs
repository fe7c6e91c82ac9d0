//! Codes and phrases in any text, with the codes of one's own.

use alloc::vec::Vec;
use core::fmt;
use core::ops::Range;

use super::Tables;
use super::identify::Identification;
use super::set::Set;
use super::verdict::{Entry, Verdict};
use crate::checks::contexts::Context;
use crate::identify::identify_bytes;
use crate::read::own::{self, OwnCode};
use crate::read::{self, Certainty, Finds, FoundPhrase};
use crate::tables::{SETS, SYSTEMS};

/// A code that was found in a text, built in or of one's own.
#[derive(Clone, Copy)]
pub struct FoundCode<'t, 'a> {
    tables: &'t Tables,
    text: &'a [u8],
    start: usize,
    certainty: Certainty,
    verdict: Option<Verdict<'t>>,
}

impl<'t, 'a> FoundCode<'t, 'a> {
    /// The code as it stands in the text. It is plain ASCII.
    pub fn text(&self) -> &'a str {
        core::str::from_utf8(self.text).unwrap_or_default()
    }

    /// Where it begins in the text, in bytes.
    pub fn start(&self) -> usize {
        self.start
    }

    /// Where it ends in the text, in bytes.
    pub fn end(&self) -> usize {
        self.start + self.text.len()
    }

    /// How certain it is whose code it is.
    pub fn certainty(&self) -> Certainty {
        self.certainty
    }

    /// What it means; `None` where it is only possible, and never an approval where it is only likely.
    pub fn verdict(&self) -> Option<Verdict<'t>> {
        self.verdict
    }

    /// What the code would mean in each set that knows it.
    pub fn identification(&self) -> Identification<'t> {
        self.tables.identify_bytes(self.text)
    }
}

impl PartialEq for FoundCode<'_, '_> {
    fn eq(&self, other: &Self) -> bool {
        let found = |code: &Self| (code.text, code.start, code.certainty);
        found(self) == found(other) && self.verdict == other.verdict
    }
}

impl fmt::Debug for FoundCode<'_, '_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("FoundCode")
            .field("text", &self.text())
            .field("start", &self.start)
            .field("certainty", &self.certainty)
            .field("verdict", &self.verdict)
            .finish_non_exhaustive()
    }
}

/// What was found in a text.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Found<'t, 'a> {
    /// A code, or what may be one.
    Code(FoundCode<'t, 'a>),
    /// What people or systems say of a payment.
    Phrase(FoundPhrase<'a>),
}

impl Found<'_, '_> {
    fn start(&self) -> usize {
        match self {
            Self::Code(code) => code.start,
            Self::Phrase(phrase) => phrase.start(),
        }
    }
}

impl Tables {
    /// Finds codes and phrases in any text, in the order in which they stand: those that [`read`](crate::read()) finds,
    /// and the codes of one's own by their keys and the names of their systems. In a line that names a system of one's
    /// own, what is only likely is nobody else's code.
    pub fn read<'t, 'a>(&'t self, text: &'a [u8]) -> Vec<Found<'t, 'a>> {
        let end = text.trim_ascii_end().len();
        self.read_line(text, !text[..end].contains(&b'\n'))
    }

    /// The same for a part of a text; whether it is all there is.
    pub(crate) fn read_line<'t, 'a>(&'t self, text: &'a [u8], is_all: bool) -> Vec<Found<'t, 'a>> {
        let own = own::find(self, text, is_all);
        let overlaps = |one: &Range<usize>, start: usize, end: usize| one.start < end && start < one.end;
        let is_own = |start, end| own.codes.iter().any(|code| overlaps(&code.place, start, end));
        let is_of_own = |start, end| own.named.iter().any(|line| overlaps(line, start, end));
        let finds: Finds<'a> = read::read_line(text, is_all);
        let mut found: Vec<Found<'t, 'a>> = Vec::new();
        for find in finds {
            found.push(match find {
                read::Found::Phrase(phrase) => Found::Phrase(phrase),
                read::Found::Code(code) if is_own(code.start(), code.end()) => continue,
                read::Found::Code(code) => {
                    let text = code.text().as_bytes();
                    let verdict = code.verdict().map(|verdict| self.over(verdict, text));
                    let is_doubted = match code.certainty() {
                        Certainty::Certain => verdict.is_some_and(|verdict| self.is_of_others(verdict, text)),
                        _ => is_of_own(code.start(), code.end()),
                    };
                    Found::Code(FoundCode {
                        tables: self,
                        text,
                        start: code.start(),
                        certainty: if is_doubted { Certainty::Possible } else { code.certainty() },
                        verdict: verdict.filter(|_| !is_doubted),
                    })
                }
            });
        }
        found.extend(own.codes.into_iter().map(|OwnCode { place, certainty, verdict }| {
            let (text, start) = (&text[place.clone()], place.start);
            Found::Code(FoundCode { tables: self, text, start, certainty, verdict })
        }));
        found.sort_by_key(Found::start);
        found
    }

    /// Whether a code that tells its owner by itself may be that of a system of one's own.
    fn is_of_others(&self, certain: Verdict<'_>, code: &[u8]) -> bool {
        let tells = identify_bytes(code).certain().is_some();
        tells && self.is_doubted(certain, code)
    }

    pub(crate) fn contexts(&self) -> &[Context] {
        &self.contexts
    }

    /// The set of a number: built-in ones come first.
    pub(crate) fn set_by_number(&self, number: u16) -> Set<'_> {
        Set { tables: self, number }
    }

    /// The numbers of the sets of a system of one's own, advice aside.
    pub(crate) fn numbers_of(&self, system: usize) -> impl Iterator<Item = usize> {
        let own = self.sets.iter().enumerate();
        let of_system =
            own.filter(move |(_, set)| set.system == system && system >= SYSTEMS.len() && !set.advice);
        of_system.map(|(place, _)| SETS.len() + place)
    }

    /// The verdict of a word of one's own that tells its system.
    pub(crate) fn certain_word(&self, word: &[u8]) -> Option<Verdict<'_>> {
        self.certain.iter().find_map(|set| {
            let verdict = self.decode_bytes(self.set_by_number(*set), word).ok()?;
            verdict.own().filter(Entry::is_certain).map(|_| verdict)
        })
    }
}

impl Entry<'_> {
    /// Whether the code tells its system, whoever sent it.
    pub(crate) fn is_certain(&self) -> bool {
        self.row.is_certain
    }
}
