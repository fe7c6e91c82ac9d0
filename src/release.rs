//! What a release of the data has beside rows, groups and triggers: the messages by their ids, what is said where no row
//! answers, and the tables that are passed on as they are written.

use crate::said;
use crate::tables::{KNOWN, LISTED, MESSAGE_IDS, UNLISTED};
use crate::verdict::{Entry, Verdict};
use crate::vocabulary::Locale;

/// The words, what each means and leads to: `data/vocabulary.csv`.
pub const VOCABULARY: &str = include_str!("../data/vocabulary.csv");
/// What networks and platforms say about further tries: `data/rules.csv`.
pub const RULES: &str = include_str!("../data/rules.csv");
/// How merchants may want to try again: `data/policies.csv`.
pub const POLICIES: &str = include_str!("../data/policies.csv");
/// Whether systems let a request be sent again safely: `data/repeats.csv`.
pub const REPEATS: &str = include_str!("../data/repeats.csv");

/// What a shopper reads, in all languages.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Message(said::Message);

impl Message {
    /// Every message, in the order of the ids.
    pub fn all() -> impl ExactSizeIterator<Item = Self> {
        (0..MESSAGE_IDS.len() as u16).map(|number| Self(said::Message(number)))
    }

    /// What is read with a verdict.
    pub fn of(verdict: Verdict) -> Self {
        Self::of_row(verdict.answer())
    }

    /// What is read with a row or a group.
    pub fn of_row(row: Entry) -> Self {
        Self(said::Message(row.message_number()))
    }

    /// The id in `data/messages.csv`; with `-bare` after it where the sentence that no money was taken is left out.
    pub fn id(self) -> &'static str {
        MESSAGE_IDS[usize::from(self.0.0)]
    }

    /// The text in one language.
    pub fn text(self, locale: Locale) -> &'static str {
        self.0.text(locale)
    }
}

/// The successes of sets that others extend, as they are handed down to those: as reviews. Code and set are those of the
/// row that says approved.
pub fn inherited() -> impl ExactSizeIterator<Item = Entry> {
    (LISTED as u32..KNOWN as u32).map(Entry::from_row)
}

/// What is said of a code that neither a row nor a group answers for. It has no code, and its set means nothing.
pub fn unlisted() -> Entry {
    Entry::from_row(UNLISTED as u32)
}
