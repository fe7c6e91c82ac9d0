//! What decoding refuses, and what was expected instead. No error repeats its input.

// Written by hand: a derive would cost every dependent some seconds of compiling.

use core::error::Error;
use core::fmt;

use crate::code_set::CodeSet;

/// Why a text could not be decoded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum DecodeError {
    /// The text is not of the form that the codes of the set have.
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

impl fmt::Display for DecodeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Malformed { set } => write!(f, "not a code of {set}: expected {}", set.expected()),
        }
    }
}

impl Error for DecodeError {}

/// A text that is none of the words of its kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
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

impl fmt::Display for UnknownWord {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "unknown {}: expected one of ", self.kind)?;
        self.expected.iter().enumerate().try_for_each(|(place, word)| {
            f.write_str(if place == 0 { "" } else { ", " })?;
            f.write_str(word)
        })
    }
}

impl Error for UnknownWord {}

/// A number that no word of its kind has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct UnknownNumber {
    kind: &'static str,
}

impl UnknownNumber {
    pub(crate) const fn new(kind: &'static str) -> Self {
        Self { kind }
    }
}

impl fmt::Display for UnknownNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "no {} has this number", self.kind)
    }
}

impl Error for UnknownNumber {}
