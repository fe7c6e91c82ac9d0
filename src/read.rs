//! Reading whatever people paste.

mod letters;
mod phrases;
mod spoken;
#[allow(dead_code, reason = "reading lines asks for more of it than phrases do")]
mod words;

pub(crate) use spoken::{Said, said_in};
pub use spoken::{Spoken, each_phrase, phrase};
