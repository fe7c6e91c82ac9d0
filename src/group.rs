//! What codes that begin alike have in common.

use core::fmt;

use crate::code_set::CodeSet;
use crate::tables::{GROUP_LENGTHS, GROUP_NAMES, KNOWN, UNLISTED};
use crate::verdict::Entry;

/// What codes that begin alike have in common. It answers for those that no row lists; where groups contain one
/// another, the longest prefix does.
///
/// ```
/// use payverdict::{CodeSet, Match, decode};
///
/// let group = CodeSet::OppResult.groups().find(|group| group.prefix() == "800.100").expect("a group");
/// assert_eq!(group.name(), "refused by the bank or a similar system");
/// let verdict = decode(CodeSet::OppResult, "800.100.999")?;
/// assert_eq!((verdict.matched(), verdict.group()), (Match::Group, Some(group.name())));
/// assert_eq!(verdict.retry(), group.answer().retry());
/// assert_eq!(group.lengths().collect::<Vec<_>>(), ["800.100.999".len()]);
/// # Ok::<(), payverdict::DecodeError>(())
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct Group(u32);

impl Group {
    /// The set that has it; sets that extend this one inherit it.
    pub fn set(self) -> CodeSet {
        self.answer().set()
    }

    /// What its codes begin with.
    pub fn prefix(self) -> &'static str {
        self.answer().code()
    }

    /// What they have in common.
    pub fn name(self) -> &'static str {
        GROUP_NAMES[self.0 as usize - KNOWN]
    }

    /// How many characters its codes have: numbers and words are as long as listed ones that begin so. A letter after a
    /// code does not count, nor does what a word may have between its letters.
    pub fn lengths(self) -> impl ExactSizeIterator<Item = usize> {
        GROUP_LENGTHS[self.0 as usize - KNOWN].iter().map(|length| usize::from(*length))
    }

    /// Its place among all groups.
    #[cfg(feature = "overlay")]
    pub(crate) fn row(self) -> u32 {
        self.0
    }

    /// What is said of its codes. The prefix stands in the place of the code.
    pub fn answer(self) -> Entry {
        Entry::from_row(self.0)
    }
}

impl fmt::Debug for Group {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Group")
            .field("set", &self.set())
            .field("prefix", &self.prefix())
            .field("name", &self.name())
            .finish_non_exhaustive()
    }
}

impl CodeSet {
    /// The groups of the set, without those that it inherits.
    pub fn groups(self) -> impl Iterator<Item = Group> + Clone {
        (KNOWN as u32..UNLISTED as u32).map(Group).filter(move |group| group.set() == self)
    }
}
