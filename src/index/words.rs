//! The groups of words: codes of one length that begin with the same digits, or with the same letter and digits, such as
//! `20051` and `200R1`, or `D4405` and `D4451`.

use crate::code_set::CodeSet;
use crate::tables::{SETS, WORD_GROUPS, WordGroup};

/// The group of the longest prefix that a word which no row lists begins with, in a set or in those that it extends.
#[cold]
#[inline(never)]
pub fn group(set: CodeSet, word: &[u8]) -> Option<u32> {
    // Most words that are not listed begin with two letters, and no group does. One with a full stop is no
    // code of theirs: `4.x2a`, which is as long as the codes of `4`.
    if !word.iter().take(2).any(u8::is_ascii_digit) || word.contains(&b'.') {
        return None;
    }
    chain(set).find_map(|asked| {
        let holds = |group: &&WordGroup| {
            group.set == asked
                && usize::from(group.length) == word.len()
                && word.starts_with(group.prefix.as_bytes())
        };
        WORD_GROUPS.iter().find(holds).map(|group| group.row)
    })
}

/// The set and those that it extends, in the order in which they are asked.
fn chain(set: CodeSet) -> impl Iterator<Item = u16> {
    SETS[set as usize].chain.iter().copied()
}

/// The groups of words that a set knows, its own and those of the sets that it extends.
#[cfg(feature = "payload")]
pub fn groups(set: CodeSet) -> impl Iterator<Item = &'static WordGroup> {
    chain(set).flat_map(|asked| WORD_GROUPS.iter().filter(move |group| group.set == asked))
}
