//! Finds a row of one's own: tables that are at most half full, so that one look is mostly enough.

use alloc::sync::Arc;
use alloc::vec;
use alloc::vec::Vec;

use super::row::Row;
use crate::checks::model::Key;
use crate::perfect;
use crate::syntax::{self, Syntax, Triple};

/// No code has this key.
const EMPTY: u64 = u64::MAX;
const ODD: u64 = 0x9E37_79B9_7F4A_7C15;

/// The rows by set and code.
#[derive(Clone, Debug)]
pub struct Index {
    /// The keys of packed codes, as verdicts have them, each with the number of its row.
    packed: Vec<(u64, u32)>,
    /// The hashes of words with their sets, each with the number of its row.
    words: Vec<(u64, u32)>,
}

/// What a packed code of a set is found by.
pub fn packed_key(set: u16, syntax: Syntax, code: u32) -> u64 {
    let kept = match syntax {
        Syntax::Triple => Triple::from_packed(code).map_or(0, Triple::kept),
        _ => syntax::keep(code),
    };
    perfect::key(set, kept)
}

impl Index {
    /// The rows are not groups; `syntax` is that of a set.
    pub fn new(rows: &[Arc<Row>], syntax: impl Fn(u16) -> Syntax) -> Self {
        let (mut packed, mut words) = (Vec::new(), Vec::new());
        for (row, number) in rows.iter().zip(0..).filter(|(row, _)| row.group.is_none()) {
            match &row.key {
                Key::Packed(code) => packed.push((packed_key(row.set, syntax(row.set), *code), number)),
                Key::Folded(word) => words.push((hash(row.set, word), number)),
            }
        }
        Self { packed: table(&packed), words: table(&words) }
    }

    /// The row that lists a packed code in this very set.
    #[inline(always)]
    pub fn packed(&self, key: u64) -> Option<u32> {
        looked_up(&self.packed, key, |_| true)
    }

    /// The row that lists a word in this very set.
    #[inline]
    pub fn word(&self, rows: &[Arc<Row>], set: u16, word: &[u8]) -> Option<u32> {
        let is_same = |number: u32| {
            let row = &rows[number as usize];
            row.set == set && matches!(&row.key, Key::Folded(known) if known == word)
        };
        looked_up(&self.words, hash(set, word), is_same)
    }
}

/// A table of twice as many places as entries, at least two.
fn table(entries: &[(u64, u32)]) -> Vec<(u64, u32)> {
    let mut slots = vec![(EMPTY, 0); (entries.len() * 2).next_power_of_two().max(2)];
    let mask = slots.len() - 1;
    for (key, number) in entries {
        let mut place = spread(*key) & mask;
        while slots[place].0 != EMPTY {
            place = (place + 1) & mask;
        }
        slots[place] = (*key, *number);
    }
    slots
}

#[inline(always)]
fn looked_up(slots: &[(u64, u32)], key: u64, is_same: impl Fn(u32) -> bool) -> Option<u32> {
    let mask = slots.len() - 1;
    let mut place = spread(key) & mask;
    loop {
        let (known, number) = *slots.get(place)?;
        if known == key && is_same(number) {
            return Some(number);
        }
        if known == EMPTY {
            return None;
        }
        place = (place + 1) & mask;
    }
}

#[inline(always)]
fn spread(key: u64) -> usize {
    (key.wrapping_mul(ODD) >> 32) as usize
}

#[inline]
fn hash(set: u16, word: &[u8]) -> u64 {
    let (eights, rest) = word.as_chunks::<8>();
    let mix = |hash: u64, eight: u64| (hash ^ eight).wrapping_mul(ODD).rotate_left(29);
    let hash = eights.iter().fold(u64::from(set), |hash, eight| mix(hash, u64::from_le_bytes(*eight)));
    let rest = rest.iter().rev().fold(word.len() as u64, |number, byte| number << 8 | u64::from(*byte));
    mix(hash, rest) & !(1 << 63)
}
