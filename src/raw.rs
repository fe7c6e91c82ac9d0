//! The tables by their numbers, for bindings that keep the texts on their own side: rows, words and verdicts cross as
//! numbers, and nothing else.
//!
//! Not meant for programs, and outside of the version's promises: the numbers of rows change with the data.

use crate::bits::FLAGS;
use crate::code_set::CodeSet;
use crate::combine::Combined;
use crate::index;
pub use crate::syntax::problem::PROBLEM_MAX;
use crate::tables::UNLISTED;
use crate::verdict::{Entry, Verdict};

pub use crate::decode::decode_packed;
#[cfg(feature = "payload")]
pub use crate::payload::compact::{answer as read_one, answers as read};
#[cfg(feature = "payload")]
pub use crate::payload::find::compact::pieces;
#[cfg(feature = "payload")]
pub use crate::plan::compact::planned;
pub use crate::read::blocks::{Block, More, Rest, read as read_block};
pub use crate::search::compact::sense;

/// Tables of one's own.
#[cfg(all(feature = "overlay", feature = "payload"))]
pub mod overlay {
    pub use crate::overlay::numbers::*;
}

/// Whole payments.
#[cfg(feature = "payload")]
pub mod timelines {
    pub use crate::timeline::compact::{Refused, add, merge, state, states};
}

/// The row that answers, and above 24 bits the letter after the code.
pub fn answer(verdict: Verdict) -> u32 {
    verdict.answer_number()
}

/// The verdict of a row in a set, without its code.
pub fn verdict(set: CodeSet, row: u32) -> Verdict {
    Verdict::of_row(set, row.min(UNLISTED as u32), 0)
}

/// Outcome, reason, retry, actor, next step and operation of a row, as `bits::WORDS` places them.
pub fn words(row: u32) -> u32 {
    index::meaning(row) as u32
}

/// The flags of a row, one bit each.
pub fn flags(row: u32) -> u32 {
    FLAGS.get(index::meaning(row)) as u32
}

/// The words of a row as a page may see them: a masked reason is indistinguishable from `generic_decline`.
pub fn masked_words(row: u32) -> u32 {
    Entry::from_row(row).masked_words() as u32
}

/// The flags of a row as a page may see them.
pub fn masked_flags(row: u32) -> u32 {
    FLAGS.get(Entry::from_row(row).masked_words()) as u32
}

/// The message of a row, and above 16 bits its place among the terms.
pub fn message_and_terms(row: u32) -> u32 {
    let row = index::row(row);
    u32::from(row.message) | u32::from(row.terms) << 16
}

/// The set of a row, and above 16 bits its source plus one.
pub fn set_and_source(row: u32) -> u32 {
    let row = index::row(row);
    u32::from(row.set) | u32::from(row.source) << 16
}

/// How many rows and groups there are; the row of this number is that of a code not listed.
pub const fn unlisted() -> u32 {
    UNLISTED as u32
}

/// The codes of all rows, one after another.
pub fn codes() -> &'static str {
    index::CODE_TEXT
}

/// How long the code of a row is.
pub fn code_length(row: u32) -> u32 {
    index::code(row).len() as u32
}

/// What several codes mean together: outcome, reason plus one, retry, actor, flags, next step, hours to wait, a place
/// among the terms with the limit, and message.
pub fn numbers(combined: Combined) -> [u32; 9] {
    combined.numbers()
}
