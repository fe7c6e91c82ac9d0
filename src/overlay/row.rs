//! A row of one's own, ready to be asked.

use alloc::boxed::Box;

use crate::checks::model::Key;
use crate::told::Told;
use crate::vocabulary::{NextStep, Operation};

/// What a row, or a line for codes that begin alike, says.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    /// The number of its set: built-in ones come first.
    pub set: u16,
    /// The code as it is listed, or what the codes begin with.
    pub code: Box<str>,
    pub key: Key,
    /// What the codes have in common that begin alike.
    pub group: Option<Box<str>>,
    pub told: Told,
    pub operation: Operation,
    pub summary: Box<str>,
    /// A built-in message or one of one's own, by its number.
    pub message: u16,
    pub next_step: NextStep,
    /// The place of its source: built-in ones come first.
    pub source: u16,
    pub is_certain: bool,
    pub advice_decides: bool,
}

#[cfg(feature = "payload")]
impl Row {
    /// The same, as tables show it that do not have it: with the text that its words lead to, and without a source.
    pub fn of_others(&self) -> Self {
        let (message, next_step) = self.told.words(self.operation).said();
        Self { message: message.0, next_step, source: u16::MAX, ..self.clone() }
    }
}

/// Codes that begin alike.
#[derive(Clone, Debug)]
pub struct Group {
    pub prefix: Box<str>,
    pub ranges: Box<[(u32, u32)]>,
    /// How long the words are; 0 where codes are packed.
    pub length: usize,
    pub row: u32,
}

/// A code that is looked up.
#[derive(Clone, Copy, Debug)]
pub enum Asked<'a> {
    Packed(u32),
    Folded(&'a [u8]),
}

impl Group {
    /// Whether a code belongs to it.
    pub fn holds(&self, code: Asked<'_>) -> bool {
        match code {
            Asked::Packed(code) => self.ranges.iter().any(|(first, last)| (*first..=*last).contains(&code)),
            // A word with a full stop is not one of theirs.
            Asked::Folded(word) => {
                word.len() == self.length && word.starts_with(self.prefix.as_bytes()) && !word.contains(&b'.')
            }
        }
    }
}
