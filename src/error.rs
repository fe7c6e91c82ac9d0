//! What decoding refuses, and what was expected instead. No error repeats its input.

use core::fmt;

use thiserror::Error;

use crate::code_set::CodeSet;

/// Why a text could not be decoded.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
#[non_exhaustive]
pub enum DecodeError {
    /// The text is not of the form that the codes of the set have.
    #[error("not a code of {set}: expected {}", .set.expected())]
    #[non_exhaustive]
    Malformed {
        /// The set that was asked.
        set: CodeSet,
    },
}

impl DecodeError {
    pub(crate) const fn malformed(set: CodeSet) -> Self {
        Self::Malformed { set }
    }

    /// The error in one word, as JSON has it.
    pub const fn kind(&self) -> &'static str {
        match self {
            Self::Malformed { .. } => "malformed",
        }
    }

    /// The form that was expected, with an example.
    pub fn expected(&self) -> &'static str {
        match self {
            Self::Malformed { set } => set.expected(),
        }
    }
}

/// A text that is none of the words of its kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
#[error("unknown {}: expected one of {}", .kind, List(.expected))]
pub struct UnknownWord {
    kind: &'static str,
    expected: &'static [&'static str],
}

impl UnknownWord {
    pub(crate) const fn new(kind: &'static str, expected: &'static [&'static str]) -> Self {
        Self { kind, expected }
    }

    /// The words that would have been right.
    pub const fn expected(&self) -> &'static [&'static str] {
        self.expected
    }
}

struct List(&'static [&'static str]);

impl fmt::Display for List {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().enumerate().try_for_each(|(place, word)| {
            f.write_str(if place == 0 { "" } else { ", " })?;
            f.write_str(word)
        })
    }
}
