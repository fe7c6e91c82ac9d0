//! The forms that codes are written in, and how a written code becomes the key it is found by.
//! Shared with the build script, which makes the keys of the tables with the same functions.

pub mod fold;
pub mod number;
pub mod problem;
pub mod response;
pub mod triple;

pub use fold::fold_word;
pub use number::{keep, pack_number};
pub use problem::fold_problem;
pub use response::pack_suffixed;
pub use triple::Triple;

/// The form in which the codes of a set are written.
///
/// `decode` takes the canonical form only; words and problem types ignore case, `_`, `-` and
/// spaces, and read *canceled* as *cancelled*. A full stop within a word counts; between two digits
/// it makes a number of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Syntax {
    /// Three groups of three digits: `800.100.153`.
    Triple,
    /// One to nine digits, leading zeros counting: `40110`, `000`.
    Number,
    /// Two digits or capital letters: `51`, `N7`. Some sets allow a letter after them: `51-I`.
    Response,
    /// A word of up to 64 letters and digits, perhaps with full stops between: `AwaitingActivity`, `payment.retry`.
    Word,
    /// The URI of a problem type, or its last one or two segments: `creditcard/carddeclined`.
    Problem,
}

impl Syntax {
    /// Every syntax, in the order of its declaration.
    pub const ALL: [Self; 5] = [Self::Triple, Self::Number, Self::Response, Self::Word, Self::Problem];

    /// The name used in data files, JSON and on the command line.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Triple => "triple",
            Self::Number => "number",
            Self::Response => "response",
            Self::Word => "word",
            Self::Problem => "problem",
        }
    }

    /// What a code of this form looks like, to be followed by an example.
    pub const fn expected(self, suffix: bool) -> &'static str {
        match (self, suffix) {
            (Self::Triple, _) => "three groups of three digits with dots between",
            (Self::Number, _) => "a number of one to nine digits",
            (Self::Response, false) => "two digits or capital letters",
            (Self::Response, true) => {
                "two digits or capital letters, and perhaps a hyphen and one capital letter"
            }
            (Self::Word, _) => "a word of at most 64 letters and digits, perhaps with full stops between",
            (Self::Problem, _) => "a problem type URI or its last one or two segments",
        }
    }
}
