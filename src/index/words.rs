//! The groups of words: codes of one length that begin with the same digits, such as `20051` and `200R1`.

use crate::code_set::CodeSet;
use crate::tables::{SETS, WORD_GROUPS, WordGroup};

/// The group of the longest prefix that a word which no row lists begins with, in a set or in those that it extends.
#[cold]
#[inline(never)]
pub fn group(set: CodeSet, word: &[u8]) -> Option<u32> {
    // Most words that are not listed begin with a letter, and no group does.
    word.first().filter(|first| first.is_ascii_digit())?;
    SETS[set as usize].chain.iter().find_map(|&asked| {
        let holds = |group: &&WordGroup| {
            group.set == asked
                && usize::from(group.length) == word.len()
                && word.starts_with(group.prefix.as_bytes())
        };
        WORD_GROUPS.iter().find(holds).map(|group| group.row)
    })
}
