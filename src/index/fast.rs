//! Finds what is known of a key in tables that the build script makes: a perfect hash of the triples, one of the
//! other packed codes, a phf map of the folded words, and the groups.

use super::in_chain;
use crate::bits::ROW_SHIFT;
use crate::code_set::CodeSet;
use crate::perfect;
use crate::syntax::Triple;
use crate::syntax::fold::Folded;
use crate::syntax::triple::sides;
use crate::tables::{Row, UNLISTED};

include!(concat!(env!("OUT_DIR"), "/fast.rs"));

#[inline(always)]
pub fn triple(set: CodeSet, triple: Triple) -> u64 {
    // No bit is in both. A sum is made in fewer steps.
    let key = SET_KEYS[set as usize] + triple.kept();
    let place = perfect::place(key, TRIPLE_MULTIPLIER, &TRIPLE_DISPLACEMENTS, TRIPLE_SLOTS.len());
    let slot = TRIPLE_SLOTS[place];
    // A branch and no choice between two numbers: most codes are listed, and need not wait for the rest.
    if perfect::holds(slot, key) {
        return slot;
    }
    key | group(TRIES[set as usize], key)
}

/// The group of a triple by its first seven digits. The few codes that differ by more are among the
/// listed ones. Two loads that do not wait for each other say of what class each side is; together they
/// lead to the group, in the place that a row has in a verdict.
#[inline(always)]
fn group(trie: u8, key: u64) -> u64 {
    let (first, second) = sides(key);
    // Always inside. A check costs less than a mask, which the load would wait for.
    GROUPS[FIRSTS[trie as usize][first] as usize + SECONDS[trie as usize][second] as usize]
}

#[inline]
pub fn packed(set: CodeSet, code: u32) -> u64 {
    let key = SET_KEYS[set as usize] | crate::syntax::keep(code);
    let place = perfect::place(key, PACKED_MULTIPLIER, &PACKED_DISPLACEMENTS, PACKED_SLOTS.len());
    let slot = PACKED_SLOTS[place];
    if perfect::holds(slot, key) {
        return slot;
    }
    key | (stretch(set, code) as u64) << ROW_SHIFT
}

/// The group of the longest listed prefix: the stretch of codes that the code lies in.
#[inline]
fn stretch(set: CodeSet, code: u32) -> u32 {
    match STRETCHES[set as usize] {
        // Most sets have no groups.
        [(_, row)] => *row,
        // The first stretch begins at zero.
        stretches => {
            stretches.iter().rfind(|(start, _)| *start <= code).map_or(UNLISTED as u32, |(_, row)| *row)
        }
    }
}

/// A problem type is looked up with its instrument, or else without.
pub fn word(set: CodeSet, folded: &mut Folded) -> Option<u32> {
    in_chain(set, &mut |asked| WORDS.get(folded.keyed(asked)).copied())
        .or_else(|| in_chain(set, &mut |asked| WORDS.get(folded.keyed_kind(asked)?).copied()))
}

#[inline]
pub fn row(number: u32) -> Row {
    let [set, terms, source, message] = REST[number as usize];
    Row { set, terms, source, message }
}

/// There are as many as a power of two, so a number is inside without a check.
#[inline]
pub fn meaning(number: u32) -> u64 {
    MEANINGS[number as usize & (MEANINGS.len() - 1)]
}

pub fn code(number: u32) -> &'static str {
    let place = number as usize;
    let start = if place == 0 { 0 } else { CODE_ENDS[place - 1] as usize };
    &CODES[start..CODE_ENDS[place] as usize]
}
