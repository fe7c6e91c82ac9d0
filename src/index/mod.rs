//! The door to the tables: from a key to its row. Two indices give the same answers: one that is
//! looked up at once in tables made by the build script, and one that is made at run time, for modules that
//! are downloaded. Which one is chosen here, and nowhere else.

#[cfg(any(feature = "compact", test))]
mod compact;
#[cfg(not(feature = "compact"))]
mod fast;
pub mod words;

#[cfg(feature = "compact")]
use compact as chosen;
#[cfg(not(feature = "compact"))]
use fast as chosen;

use crate::code_set::CodeSet;
use crate::syntax::fold::Folded;
use crate::tables::{INHERITED, LISTED, SETS};

/// The bits of the verdict on a triple: key, and the row of its own, of its group, or `UNLISTED`.
pub use chosen::triple;

/// The bits of the verdict on another packed code.
pub use chosen::packed;

/// What is said under a number: outcome, reason, retry and the other words. `bits::WORDS` says where.
pub use chosen::meaning;

/// What else is known under it.
pub use chosen::row;

/// The code of a row, as the system writes it; the prefix of a group.
pub use chosen::code;

/// Parts of a row that bindings pass on as they are.
#[cfg(feature = "compact")]
pub use compact::{CODE_TEXT, triple_of};

/// The row of a folded word in a set and in those that it extends, or of its group.
#[inline]
pub fn word(set: CodeSet, folded: &mut Folded) -> Option<u32> {
    chosen::word(set, folded).or_else(|| words::group(set, folded.whole()))
}

/// The row that is found first in a set and in those that it extends, as the set that was asked has it.
fn in_chain(set: CodeSet, find: &mut dyn FnMut(u16) -> Option<u32>) -> Option<u32> {
    SETS[set as usize].chain.iter().find_map(|&asked| {
        let row = find(asked)?;
        Some(if asked == set as u16 { row } else { handed_down(row) })
    })
}

/// The row of a success that a set only inherits: a review. Others stay what they are.
fn handed_down(row: u32) -> u32 {
    INHERITED.binary_search(&row).map_or(row, |place| (LISTED + place) as u32)
}
