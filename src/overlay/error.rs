//! What is refused: tables that are wrong, and codes that cannot be decoded.

use alloc::boxed::Box;
use alloc::string::String;
use alloc::vec::Vec;
use core::fmt;

use crate::checks::table::Mistake;

/// Everything that is wrong with tables of one's own, by file and line, each with what would be right.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{}", Lines(.0))]
pub struct Mistakes(pub(super) Vec<Mistake>);

impl Mistakes {
    /// The mistakes, in the order in which they were found.
    pub fn iter(&self) -> impl ExactSizeIterator<Item = &Mistake> {
        self.0.iter()
    }
}

struct Lines<'a>(&'a [Mistake]);

impl fmt::Display for Lines<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().enumerate().try_for_each(|(place, mistake)| {
            f.write_str(if place == 0 { "" } else { "\n" })?;
            mistake.fmt(f)
        })
    }
}

/// Why a text could not be decoded. The text is not repeated.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum DecodeError {
    /// The text is not of the form that the codes of the set have.
    #[error("not a code of {set}: expected {expected}")]
    #[non_exhaustive]
    Malformed {
        /// The set that was asked.
        set: Box<str>,
        /// The form of its codes, with an example.
        expected: Box<str>,
    },
    /// Neither the built-in tables nor one's own have the set.
    #[error(transparent)]
    UnknownSet(#[from] UnknownSet),
}

impl DecodeError {
    /// The error in one word, as JSON has it.
    pub const fn kind(&self) -> &'static str {
        match self {
            Self::Malformed { .. } => "malformed",
            Self::UnknownSet(_) => "unknown_set",
        }
    }
}

/// A name that no set has. It is not repeated.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("unknown code set; nearest: {}", .nearest.join(", "))]
pub struct UnknownSet {
    pub(super) nearest: Box<[String]>,
}

impl UnknownSet {
    /// The ids that are most like it, the likest first.
    pub fn nearest(&self) -> impl ExactSizeIterator<Item = &str> {
        self.nearest.iter().map(String::as_str)
    }
}
