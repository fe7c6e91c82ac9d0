//! What decoding refuses, and what was expected instead. No error repeats its input.

use crate::code_set::CodeSet;

/// Why a text could not be decoded.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
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
