//! The tables that the build script makes from `data/`, and the shapes of their rows.

use crate::advice::Leads;
use crate::source::SourceKind;
use crate::syntax::Syntax;
use crate::vocabulary::NextStep;

/// What is known of a code, packed.
#[derive(Clone, Copy)]
#[cfg_attr(test, derive(Debug, PartialEq))]
pub struct Row {
    /// Outcome (4 bits), reason (7), retry (4), actor (3), flags (5), next step (3) and operation (4),
    /// lowest first.
    pub classes: u32,
    pub set: u8,
    /// A position in `TERMS`.
    pub terms: u8,
    /// A position in `SOURCES`, plus one; 0 where there is none.
    pub source: u8,
    pub message: u8,
}

/// What many rows have in common, for a module that is downloaded.
#[cfg(any(small, test))]
pub struct Kind {
    pub classes: u32,
    pub terms: u8,
    pub message: u8,
}

/// Where a folded word stands in the texts of all of them, and its row.
#[cfg(any(not(small), test))]
pub struct WordSlot {
    /// A position in `WORD_TEXT`, and how many blocks from there.
    pub block: u16,
    pub blocks: u8,
    pub set: u8,
    pub row: u16,
}

/// What is known of a set.
pub struct SetInfo {
    pub system: u8,
    /// Whether a hyphen and a letter may stand behind the code.
    pub suffix: bool,
    /// The set itself and those it extends, in the order in which they are asked.
    pub chain: &'static [u8],
    /// The rows of the set are `first..last`.
    pub first: u16,
    pub last: u16,
}

/// Which codes of a set tell their system by their form, whoever sent them.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Certain {
    /// None, but for the rows that say so.
    Rows,
    /// All of them; a problem type where its host or its instrument stands before it.
    Form,
    /// Those with a letter behind.
    Suffix,
}

/// What is known of a system.
pub struct SystemInfo {
    pub id: &'static str,
    pub name: &'static str,
    pub homepage: &'static str,
    /// Other names by which people call it.
    pub aliases: &'static [&'static str],
}

/// What is said of a set.
pub struct SetTexts {
    pub title: &'static str,
    pub expected: &'static str,
    pub example: &'static str,
}

/// What is known of a source.
pub struct SourceInfo {
    pub id: &'static str,
    pub title: &'static str,
    pub publisher: &'static str,
    pub url: &'static str,
    pub edition: &'static str,
    pub retrieved: &'static str,
    pub kind: SourceKind,
}

include!(concat!(env!("OUT_DIR"), "/tables.rs"));

#[cfg(not(small))]
pub use large::{code, row};

#[cfg(small)]
pub use crate::small::{code, row};

/// The row of a success that a set only inherits: a review. Others stay what they are.
pub fn handed_down(row: u16) -> u16 {
    INHERITED.binary_search(&row).map_or(row, |place| (LISTED + place) as u16)
}

/// The rows as they stand in memory.
#[cfg(any(not(small), test))]
pub mod large {
    use super::{CODE_ENDS, CODES, ROWS, Row};

    /// What is known under a number.
    #[inline]
    pub fn row(number: u16) -> Row {
        ROWS[number as usize]
    }

    /// The code of a row, as the system writes it; the prefix of a group.
    pub fn code(number: u16) -> &'static str {
        let place = number as usize;
        let start = if place == 0 { 0 } else { CODE_ENDS[place - 1] as usize };
        &CODES[start..CODE_ENDS[place] as usize]
    }
}
