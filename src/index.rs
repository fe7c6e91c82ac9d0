//! Finds the row of a key. The tables are made by the build script: a perfect hash of the packed
//! codes, and a map of the folded words.

use crate::hash;
use crate::syntax::KEY_MAX;
use crate::tables::{BUCKET_BITS, DISPLACEMENTS, SLOT_BITS, SLOTS, WORDS};

/// The row of a packed code in one set: one displacement, one slot, one comparison.
#[inline]
pub fn packed(set: u8, code: u32) -> Option<u16> {
    let key = hash::key(set, code);
    let displacement = DISPLACEMENTS[hash::bucket(key, BUCKET_BITS)];
    let slot = SLOTS[hash::slot(key, displacement, SLOT_BITS)];
    (slot >> hash::ROW_BITS == key).then_some(slot as u16)
}

/// The row of a folded word in one set.
pub fn word(set: u8, word: &[u8]) -> Option<u16> {
    let mut key = [0; KEY_MAX + 1];
    let key = &mut key[..=word.len()];
    key[0] = set;
    key[1..].copy_from_slice(word);
    WORDS.get(&*key).copied()
}
