//! Why a document could not be answered.

use alloc::string::String;
use core::error::Error;
use core::fmt;

use super::number::push_number;
use super::recognize::{PayloadSystem, push_looked_for};
use crate::code_set::CodeSet;

/// Why a document could not be answered. No error repeats anything of the document but the path of
/// a field.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum PayloadError {
    /// The text is neither JSON nor a form.
    #[non_exhaustive]
    Syntax {
        /// The line in the whole text, from one.
        line: usize,
        /// The column in characters, from one.
        column: usize,
        /// What should have stood there.
        expected: &'static str,
    },
    /// A field that holds a code holds something else.
    #[non_exhaustive]
    Code {
        /// Where it stands.
        path: String,
        /// The set that the code should be of.
        set: CodeSet,
    },
    /// The document is of none of the systems, or not of the one that was asked for.
    #[non_exhaustive]
    Unrecognized {
        /// The system that was asked for.
        system: Option<PayloadSystem>,
    },
    /// The webhook is still encrypted.
    Encrypted,
    /// Values that matter are nested deeper than in any payment.
    #[non_exhaustive]
    TooDeep {
        /// The line in the whole text, from one.
        line: usize,
        /// The column in characters, from one.
        column: usize,
    },
    /// The document has more values that matter than any payment.
    TooLarge,
}

impl PayloadError {
    /// The error in one word, as JSON has it: `malformed` for what is broken or no code,
    /// `unrecognized`, `encrypted`, `too_deep` or `too_large`.
    pub const fn kind(&self) -> &'static str {
        match self {
            Self::Syntax { .. } | Self::Code { .. } => "malformed",
            Self::Unrecognized { .. } => "unrecognized",
            Self::Encrypted => "encrypted",
            Self::TooDeep { .. } => "too_deep",
            Self::TooLarge => "too_large",
        }
    }

    /// What was expected instead, where one thing was.
    pub fn expected(&self) -> Option<&'static str> {
        match self {
            Self::Syntax { expected, .. } => Some(expected),
            Self::Code { set, .. } => Some(set.expected()),
            _ => None,
        }
    }

    /// Line and column, for what is broken or too deep.
    pub const fn position(&self) -> Option<(usize, usize)> {
        match self {
            Self::Syntax { line, column, .. } | Self::TooDeep { line, column } => Some((*line, *column)),
            _ => None,
        }
    }

    /// The path of the field that holds no code.
    pub fn path(&self) -> Option<&str> {
        match self {
            Self::Code { path, .. } => Some(path),
            _ => None,
        }
    }

    /// The error in a sentence.
    pub(super) fn message(&self) -> String {
        let mut text = String::new();
        match self {
            Self::Syntax { line, column, expected } => {
                text.push_str("broken document");
                push_position(&mut text, *line, *column);
                push_all(&mut text, &[": expected ", expected]);
            }
            Self::Code { path, set } => {
                push_all(
                    &mut text,
                    &["not a code of ", set.id(), " at ", path, ": expected ", set.expected()],
                );
            }
            Self::Unrecognized { system } => {
                text.push_str("no document of ");
                push_looked_for(&mut text, *system);
            }
            Self::Encrypted => {
                text.push_str("the webhook is encrypted: decrypt its body first and pass what comes out")
            }
            Self::TooDeep { line, column } => {
                text.push_str("nested deeper than any payment");
                push_position(&mut text, *line, *column);
            }
            Self::TooLarge => {
                text.push_str("too large: no payment has as many attempts, operations or events")
            }
        }
        text
    }
}

/// Writes parts of a sentence.
pub(super) fn push_all(text: &mut String, parts: &[&str]) {
    parts.iter().for_each(|part| text.push_str(part));
}

fn push_position(text: &mut String, line: usize, column: usize) {
    text.push_str(" at line ");
    push_number(text, line);
    text.push_str(", column ");
    push_number(text, column);
}

impl fmt::Display for PayloadError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message())
    }
}

impl Error for PayloadError {}
