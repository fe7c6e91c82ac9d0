//! What is said of a code before tables of one's own come to it.

use alloc::borrow::Cow;

use super::inherited::only_inherited;
use super::model::{Base, Entry, Group, Key, Meaning, Set};
use crate::syntax::Syntax;

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

    /// What a set says of codes that begin with a prefix, where no row lists them. Letters count whatever their case.
    pub fn of_prefix(base: &'a Base, set: usize, prefix: &str) -> Self {
        let folded = prefix.to_ascii_lowercase();
        nearest(base, set, |known| folded.starts_with(&known.prefix.to_ascii_lowercase()))
    }
}

/// What is said of a code in a set of the base.
pub fn now<'a>(base: &'a Base, set: usize, key: &Key) -> Now<'a> {
    let listed = |find: fn(&'a Set, &Key) -> Option<&'a Entry>| {
        let mut chain = base.sets[set].chain.iter();
        chain.find_map(|place| find(&base.sets[*place], key).map(|entry| (entry, *place == set)))
    };
    match listed(entry_of).or_else(|| listed(without_instrument)) {
        Some((entry, is_own)) => {
            let meaning = said(base, entry, is_own);
            if entry.advice_decides { Now::Advised(meaning) } else { Now::Exact(meaning) }
        }
        None => nearest(base, set, |group| holds(group, key)),
    }
}

/// Whether the rows of a set that extends another one answer for a code before those of the other one do.
pub fn is_nearer(base: &Base, set: usize, other: usize, key: &Key) -> bool {
    let nearer = base.sets[set].chain.iter().take_while(|place| **place != other);
    nearer.into_iter().any(|place| entry_of(&base.sets[*place], key).is_some())
}

fn entry_of<'a>(set: &'a Set, key: &Key) -> Option<&'a Entry> {
    let found = set.entries.binary_search_by(|entry| entry.key.cmp(key)).ok();
    found.map(|row| &set.entries[row])
}

/// The row by which a problem type is known that no row lists with its instrument, or that has none: the one without, else
/// those with any instrument, where all of them say the same.
fn without_instrument<'a>(set: &'a Set, key: &Key) -> Option<&'a Entry> {
    let Key::Folded(word) = key else { return None };
    if set.syntax != Syntax::Problem {
        return None;
    }
    let kind = key.kind().unwrap_or(word);
    let any = || {
        let mut rows = set.entries.iter().filter(|entry| entry.key.kind() == Some(kind));
        let first = rows.next()?;
        rows.all(|row| row.meaning.agrees(&first.meaning)).then_some(first)
    };
    entry_of(set, &Key::Folded(kind.to_vec())).or_else(any)
}

/// The nearest set that has a group says it.
fn nearest<'a>(base: &'a Base, set: usize, holds: impl Fn(&Group) -> bool) -> Now<'a> {
    let found = base.sets[set].chain.iter().map(|place| longest(&base.sets[*place], &holds));
    found.into_iter().find(|now| !matches!(now, Now::Unlisted)).unwrap_or(Now::Unlisted)
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
