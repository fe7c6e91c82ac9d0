//! Finds the row of a key. The tables are made by the build script: tries of the triples, a perfect
//! hash of the other packed codes, and a map of the folded words.

use crate::hash;
use crate::syntax::{KEY_MAX, Triple};
use crate::tables::{
    BLOCKS, BUCKET_BITS, DISPLACEMENTS, HEADS, HUNDREDS, LEAVES, SLOT_BITS, SLOTS, VARIES, WORDS,
};

/// The row of a triple: its own, that of its group, or `UNLISTED`. The tries know them all, so that
/// the way is the same: the block of 128 heads, the head, the hundred, and the row.
#[inline(always)]
pub fn triple(trie: u8, triple: &Triple) -> u16 {
    let head = triple.head as usize;
    // The numbers are always inside. A check costs less than a mask, which the next load waits for.
    let heads = &HEADS[BLOCKS[trie as usize][head / 128] as usize];
    let hundred = HUNDREDS[heads[head % 128] as usize][triple.hundreds as usize];
    // All ones where the last two digits matter.
    let varies = ((hundred & VARIES) as i16 >> 15) as u16 as usize;
    LEAVES[(hundred & !VARIES) as usize + (triple.rest as usize & varies)]
}

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
