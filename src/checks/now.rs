//! What is said of a code before tables of one's own come to it.

use alloc::borrow::Cow;

use super::inherited::only_inherited;
use super::model::{Base, Entry, Group, Key, Meaning, Set};

/// What a set says of a code.
pub enum Now<'a> {
    /// A row lists it, in the set itself or in one that it extends.
    Exact(Cow<'a, Meaning>),
    /// The same, where the advice beside it decides on another try.
    Advised(Cow<'a, Meaning>),
    /// Codes that begin so have something in common.
    Group(&'a Meaning),
    /// Nothing.
    Unlisted,
}

impl<'a> Now<'a> {
    /// What is said.
    pub fn meaning(&self) -> Option<&Meaning> {
        match self {
            Self::Exact(meaning) | Self::Advised(meaning) => Some(meaning),
            Self::Group(meaning) => Some(meaning),
            Self::Unlisted => None,
        }
    }

    /// Whether a row lists the code itself.
    pub fn is_exact(&self) -> bool {
        matches!(self, Self::Exact(_) | Self::Advised(_))
    }

    pub fn advice_decides(&self) -> bool {
        matches!(self, Self::Advised(_))
    }

    /// What is said of codes that begin with a prefix, where no row lists them.
    pub fn of_prefix(set: &'a Set, prefix: &str) -> Self {
        longest(set, |known| prefix.starts_with(&*known.prefix))
    }
}

/// What is said of a code in a set of the base.
pub fn now<'a>(base: &'a Base, set: usize, key: &Key) -> Now<'a> {
    let listed = base.sets[set].chain.iter().find_map(|place| {
        let entries = &base.sets[*place].entries;
        let found = entries.binary_search_by(|entry| entry.key.cmp(key)).ok();
        found.map(|row| (&entries[row], *place == set))
    });
    match listed {
        Some((entry, is_own)) => {
            let meaning = said(base, entry, is_own);
            if entry.advice_decides { Now::Advised(meaning) } else { Now::Exact(meaning) }
        }
        // The nearest set that has a group for it.
        None => {
            let of = |place: &usize| longest(&base.sets[*place], |group| holds(group, key));
            let found = base.sets[set].chain.iter().map(of);
            found.into_iter().find(|now| !matches!(now, Now::Unlisted)).unwrap_or(Now::Unlisted)
        }
    }
}

fn holds(group: &Group, key: &Key) -> bool {
    match key {
        Key::Packed(code) => group.ranges.iter().any(|(first, last)| (first..=last).contains(&code)),
        // A word with a full stop is not one of theirs.
        Key::Folded(word) => {
            word.len() == group.length
                && word.starts_with(group.prefix.to_ascii_lowercase().as_bytes())
                && !word.contains(&b'.')
        }
    }
}

/// A success of a set that this one extends is a review here.
fn said<'a>(base: &Base, entry: &'a Entry, is_own: bool) -> Cow<'a, Meaning> {
    if is_own || entry.meaning.outcome != "approved" {
        Cow::Borrowed(&entry.meaning)
    } else {
        Cow::Owned(only_inherited(&base.vocabulary, entry))
    }
}

fn longest<'a>(set: &'a Set, holds: impl Fn(&Group) -> bool) -> Now<'a> {
    let group = set.groups.iter().filter(|group| holds(group)).max_by_key(|group| group.prefix.len());
    group.map_or(Now::Unlisted, |group| Now::Group(&group.meaning))
}
