//! The tables that the build script makes from `data/`, and the shapes of their rows.

use crate::advice::Leads;
use crate::limit::{Limit, Window};
use crate::syntax::Syntax;
use crate::vocabulary::{NextStep, SourceKind};

/// What is known of a code besides its words, which `index::meaning` gives.
#[derive(Clone, Copy)]
#[cfg_attr(test, derive(Debug, PartialEq))]
pub struct Row {
    pub set: u16,
    /// A position in `TERMS`.
    pub terms: u16,
    /// A position in `SOURCES`, plus one; 0 where there is none.
    pub source: u16,
    pub message: u16,
}

/// What is known of a set.
pub struct SetInfo {
    pub system: u16,
    /// Whether a hyphen and a letter may follow the code.
    pub suffix: bool,
    /// Whether its codes are advice on another try.
    pub advice: bool,
    /// The set itself and those it extends, in the order in which they are asked.
    pub chain: &'static [u16],
    /// The rows of the set are `first..last`.
    pub first: u32,
    pub last: u32,
}

/// Words that begin with the same digits, or a letter and digits, and are of one length; the letter in lower case.
pub struct WordGroup {
    pub set: u16,
    pub length: u8,
    pub prefix: &'static str,
    pub row: u32,
}

/// Which codes of a set tell their system by their form, whoever sent them.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Certain {
    /// None, but for the rows that say so.
    Rows,
    /// All of them; a problem type where its host or its instrument comes before it.
    Form,
    /// Those with a letter after them.
    #[allow(dead_code, reason = "tables of one's own may claim the same form, and then it tells nobody")]
    Suffix,
}

/// What is known of a system.
pub struct SystemInfo {
    pub id: &'static str,
    pub name: &'static str,
    pub homepage: &'static str,
    /// Whether it sends codes of its own, as no standard or network does.
    pub is_provider: bool,
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
