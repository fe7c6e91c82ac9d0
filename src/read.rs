//! Reading whatever people paste.

mod letters;
mod phrases;
mod spoken;
mod words;

pub use spoken::{Spoken, each_phrase, phrase};
