//! Why a document could not be answered.

use alloc::string::String;
use alloc::vec::Vec;

use super::codes::CertainCode;
use super::number::push_number;
use super::system::PayloadSystem;
use crate::code_set::CodeSet;

/// Why a document could not be answered. No error repeats anything of the document but the path of a field
/// and codes that are listed and tell whose they are.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{}", self.message())]
#[non_exhaustive]
pub enum PayloadError {
    /// The text is neither JSON nor a form.
    #[non_exhaustive]
    Syntax {
        /// The line in the whole text, from one.
        line: usize,
        /// The column in characters, from one.
        column: usize,
        /// What should have been there.
        expected: &'static str,
        /// What the text looks like instead, and what to do with it.
        looks_like: Option<&'static str>,
        /// The certain codes in it.
        codes: Vec<CertainCode>,
    },
    /// A field that holds a code holds something else.
    #[non_exhaustive]
    Code {
        /// Where the field is.
        path: String,
        /// The set that the code should be of.
        set: CodeSet,
    },
    /// It is not known who sent the document, or it was not the system that the caller named.
    #[non_exhaustive]
    Unrecognized {
        /// The system that was asked for.
        system: Option<PayloadSystem>,
        /// Two systems whose fields it has, so that it can be of neither.
        others: Option<[PayloadSystem; 2]>,
        /// The system that it is nearest to.
        nearest: Option<PayloadSystem>,
        /// The fields that would each show that it is of that system.
        missing: Vec<&'static str>,
        /// The certain codes in it.
        codes: Vec<CertainCode>,
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
    /// One document was expected, and there is none.
    Empty,
    /// One document was expected, and there are several.
    Several,
}

/// What to do about a sender that is not known, and about one that is not the system that was named.
const NAME_IT: &str = "; name the system, or pass the whole document";
const NAME_ANOTHER: &str = "; name the system that sent it, or pass the whole document";

impl PayloadError {
    /// The error in one word, as JSON has it: `malformed` for what is broken or not a code,
    /// `unrecognized`, `encrypted`, `too_deep`, `too_large`, `empty` or `several`.
    pub const fn kind(&self) -> &'static str {
        match self {
            Self::Syntax { .. } | Self::Code { .. } => "malformed",
            Self::Unrecognized { .. } => "unrecognized",
            Self::Encrypted => "encrypted",
            Self::TooDeep { .. } => "too_deep",
            Self::TooLarge => "too_large",
            Self::Empty => "empty",
            Self::Several => "several",
        }
    }

    /// What was expected instead, where one thing was.
    pub fn expected(&self) -> Option<&'static str> {
        match self {
            Self::Syntax { expected, .. } => Some(expected),
            Self::Code { set, .. } => Some(set.expected()),
            Self::Empty | Self::Several => Some("one document"),
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

    /// The path of the field that should hold a code.
    pub fn path(&self) -> Option<&str> {
        match self {
            Self::Code { path, .. } => Some(path),
            _ => None,
        }
    }

    /// What a text that is not a document looks like, and what to do with it.
    pub const fn looks_like(&self) -> Option<&'static str> {
        match self {
            Self::Syntax { looks_like, .. } => *looks_like,
            _ => None,
        }
    }

    /// The system that a document of an unknown sender is nearest to: the one that the caller named, or the
    /// one whose fields it has most of.
    pub const fn nearest(&self) -> Option<PayloadSystem> {
        match self {
            Self::Unrecognized { nearest, .. } => *nearest,
            _ => None,
        }
    }

    /// The fields that would each show that a document is of the nearest system.
    pub fn missing(&self) -> &[&'static str] {
        match self {
            Self::Unrecognized { missing, .. } => missing,
            _ => &[],
        }
    }

    /// The codes in a document of an unknown sender, or in a text that is not a document, that are of one
    /// system in the world: a handful at most. They are where to look, and no answer.
    pub fn codes(&self) -> &[CertainCode] {
        match self {
            Self::Unrecognized { codes, .. } | Self::Syntax { codes, .. } => codes,
            _ => &[],
        }
    }

    /// The error in a sentence.
    pub(super) fn message(&self) -> String {
        let mut text = String::new();
        match self {
            Self::Syntax { line, column, expected, looks_like, codes } => {
                text.push_str("broken document");
                push_position(&mut text, *line, *column);
                push_all(&mut text, &[": expected ", expected]);
                if let Some(looks_like) = looks_like {
                    push_all(&mut text, &["; ", looks_like]);
                }
                push_codes(&mut text, codes);
            }
            Self::Code { path, set } => {
                push_all(
                    &mut text,
                    &["not a code of ", set.id(), " at ", path, ": expected ", set.expected()],
                );
            }
            Self::Unrecognized { system, others, nearest, missing, codes } => {
                text.push_str("sender not recognised: ");
                push_sender(&mut text, *system, *others, *nearest, missing);
                push_codes(&mut text, codes);
                text.push_str(if system.is_none() { NAME_IT } else { NAME_ANOTHER });
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
            Self::Empty | Self::Several => {
                let found = if *self == Self::Empty { "none" } else { "several" };
                push_all(&mut text, &["expected one document, and there are ", found]);
            }
        }
        text
    }
}

/// Says why the sender is not known.
fn push_sender(
    text: &mut String,
    asked: Option<PayloadSystem>,
    others: Option<[PayloadSystem; 2]>,
    nearest: Option<PayloadSystem>,
    missing: &[&str],
) {
    let name = |system: PayloadSystem| system.system().name();
    match (asked, others, nearest) {
        (Some(_), Some([asked, other]), _) => {
            push_all(text, &["it has fields of ", name(other), ", and ", name(asked), " was named"]);
        }
        (None, Some([one, other]), _) => {
            push_all(text, &["it has fields of ", name(one), " and of ", name(other)]);
        }
        (Some(_), None, Some(asked)) => {
            push_all(text, &["nothing in it is of ", name(asked), "; looked for "]);
            push_list(text, missing);
        }
        (None, None, Some(nearest)) => {
            push_all(text, &["nearest is ", name(nearest), ", of which it lacks "]);
            push_list(text, missing);
        }
        (_, None, None) => {
            text.push_str("no field that only one known system sends; looked for ");
            for (place, system) in PayloadSystem::ALL.iter().enumerate() {
                push_all(
                    text,
                    &[if place == 0 { "" } else { "; " }, name(*system), ": ", system.looked_for()],
                );
            }
        }
    }
}

fn push_list(text: &mut String, items: &[&str]) {
    for (place, item) in items.iter().enumerate() {
        let last = place + 1 == items.len();
        push_all(
            text,
            &[
                if place == 0 {
                    ""
                } else if last {
                    " or "
                } else {
                    ", "
                },
                item,
            ],
        );
    }
}

fn push_codes(text: &mut String, codes: &[CertainCode]) {
    for (place, code) in codes.iter().enumerate() {
        push_all(text, &[if place == 0 { "; certain codes in it: " } else { ", " }, code.code()]);
        if let Some(path) = code.path() {
            push_all(text, &[" at ", path]);
        }
    }
}

/// Writes parts of a sentence.
fn push_all(text: &mut String, parts: &[&str]) {
    parts.iter().for_each(|part| text.push_str(part));
}

fn push_position(text: &mut String, line: usize, column: usize) {
    text.push_str(" at line ");
    push_number(text, line);
    text.push_str(", column ");
    push_number(text, column);
}
