//! Reading whatever people paste.

mod letters;
mod phrases;
mod spoken;
mod words;

pub(crate) use spoken::{Said, said_in};
pub use spoken::{Spoken, each_phrase, phrase};
