//! Finds what is known of a key. The tables are made by the build script: a perfect hash of the
//! triples, one of the other packed codes, one of the folded words, and the groups.

use crate::perfect::{self, ROW_SHIFT};
use crate::syntax::{BLOCK, Triple};
use crate::tables::{
    FIRSTS, GROUPS, HUNDRED, PACKED_DISPLACEMENTS, PACKED_MULTIPLIER, PACKED_SLOTS, SECONDS, STRETCHES,
    TRIPLE_DISPLACEMENTS, TRIPLE_MULTIPLIER, TRIPLE_SLOTS, UNLISTED, WORD_DISPLACEMENTS, WORD_MULTIPLIER,
    WORD_SLOTS, WORD_TEXT,
};

/// The key of a triple with the row above it: its own, that of its group, or `UNLISTED`.
#[inline(always)]
pub fn triple(set: u8, trie: u8, triple: Triple) -> u64 {
    let key = perfect::key(set, triple.kept());
    let place = perfect::place(key, TRIPLE_MULTIPLIER, &TRIPLE_DISPLACEMENTS, TRIPLE_SLOTS.len());
    let slot = TRIPLE_SLOTS[place];
    // A branch and no choice between two numbers: most codes are listed, and need not wait for the rest.
    if perfect::holds(slot, key) {
        return slot;
    }
    key | (group(trie, triple) as u64) << ROW_SHIFT
}

/// The group of a triple by its first seven digits. The few codes that differ by more stand among the
/// listed ones. Two loads that do not wait for each other say what sort of digits stand before the first
/// dot and before the second; together they lead to the group.
#[inline(always)]
fn group(trie: u8, triple: Triple) -> u16 {
    let (first, second) = triple.parts();
    let hundred = triple.hundreds() as usize * HUNDRED;
    // Always inside. A check costs less than a mask, which the load would wait for.
    GROUPS[FIRSTS[trie as usize][first] as usize + SECONDS[trie as usize][second] as usize + hundred]
}

/// The key of another packed code with the row above it.
#[inline]
pub fn packed(set: u8, code: u32) -> u64 {
    let key = perfect::key(set, crate::syntax::keep(code));
    let place = perfect::place(key, PACKED_MULTIPLIER, &PACKED_DISPLACEMENTS, PACKED_SLOTS.len());
    let slot = PACKED_SLOTS[place];
    if perfect::holds(slot, key) {
        return slot;
    }
    key | (stretch(set, code) as u64) << ROW_SHIFT
}

/// The group of the longest listed prefix: the stretch of codes that the code lies in.
#[inline]
fn stretch(set: u8, code: u32) -> u16 {
    match STRETCHES[set as usize] {
        // Most sets have no groups.
        [(_, row)] => *row,
        // The first stretch begins at zero.
        stretches => {
            stretches.iter().rfind(|(start, _)| *start <= code).map_or(UNLISTED as u16, |(_, row)| *row)
        }
    }
}

/// The row of a folded word in one set.
#[inline]
pub fn word(set: u8, blocks: &[[u8; BLOCK]]) -> Option<u16> {
    let key = perfect::text(set, blocks);
    let place = perfect::place(key, WORD_MULTIPLIER, &WORD_DISPLACEMENTS, WORD_SLOTS.len());
    let slot = &WORD_SLOTS[place];
    let start = slot.block as usize;
    let known = WORD_TEXT.get(start..start + blocks.len())?;
    // Word by word: a call that compares bytes would cost as much as all the rest.
    let same = |known: &[u64; 4], block| {
        let block = perfect::words(block);
        (known[0] ^ block[0]) | (known[1] ^ block[1]) | (known[2] ^ block[2]) | (known[3] ^ block[3]) == 0
    };
    let is_known = slot.set == set
        && slot.blocks as usize == blocks.len()
        && known.iter().zip(blocks).all(|(known, block)| same(known, block));
    is_known.then_some(slot.row)
}
