//! Pieces for the npm package, by their numbers, as `payload::compact` passes answers.

use alloc::vec::Vec;

use serde::ser::{Serialize, Serializer};

use super::{Piece, find};
use crate::payload::Options;
use crate::payload::compact::Item;
use crate::read::blocks::numbers;

/// The pieces of a text. A line in which nothing was found is its number; any other piece is its line, its answer or
/// error, and three numbers of each code or phrase. Places are counted in the text as JavaScript counts them.
pub fn pieces(text: &str, options: Options) -> impl Serialize {
    Pieces { text, options }
}

struct Pieces<'a> {
    text: &'a str,
    options: Options,
}

impl Serialize for Pieces<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let text = self.text.as_bytes();
        let mut place = Place { text, at: 0, units: 0 };
        serializer.collect_seq(find(text, self.options).map(|piece| {
            let from = piece.text().as_ptr() as usize - text.as_ptr() as usize;
            let mut found = Vec::new();
            for find in piece.finds() {
                let [start, end, what] = numbers(find);
                found.extend([start, end].map(|at| place.units(from + at as usize)));
                found.push(what);
            }
            Numbered { piece, found }
        }))
    }
}

struct Numbered<'a> {
    piece: Piece<'a>,
    found: Vec<u32>,
}

impl Serialize for Numbered<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Self { piece, found } = self;
        let line = piece.line() as u32;
        let said = match (piece.answer(), piece.error()) {
            (Some(answer), _) => Some(Item::Answer(answer)),
            (None, Some(error)) => Some(Item::Error(error)),
            (None, None) if found.is_empty() => return serializer.serialize_u32(line),
            (None, None) => None,
        };
        (line, said, found).serialize(serializer)
    }
}

/// A place in a text, in bytes and in the units of UTF-16.
pub struct Place<'a> {
    /// What places are counted in.
    pub text: &'a [u8],
    /// The place, in bytes.
    pub at: usize,
    /// The same in units.
    pub units: u32,
}

impl Place<'_> {
    /// The units before a byte; finds stand in order, so all of them together take one walk.
    pub fn units(&mut self, to: usize) -> u32 {
        let (from, until) = (self.at.min(to), self.at.max(to));
        let units: u32 = self.text[from..until]
            .iter()
            .map(|byte| u32::from(byte & 0xC0 != 0x80) + u32::from(*byte >= 0xF0))
            .sum();
        self.units = if to < self.at { self.units - units } else { self.units + units };
        self.at = to;
        self.units
    }
}
