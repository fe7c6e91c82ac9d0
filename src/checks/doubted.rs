//! Codes that would tell their system, but for tables of one's own that have them, too.

use alloc::vec::Vec;

use super::model::{Base, Certain, Entry, Key};
use crate::syntax::Syntax;

/// Takes back what the built-in tables claim of codes that a system of one's own may send as well: of a form that its sets
/// have, and of words that they list. `rows` are the places and keys of rows that were added to built-in sets.
pub fn take_back(base: &mut Base, first_set: usize, rows: &[(usize, Key)]) {
    let forms: Vec<(usize, Syntax, bool)> = base.sets[first_set..]
        .iter()
        .filter(|set| set.certain != Certain::Suffix)
        .map(|set| (set.system, set.syntax, set.suffix))
        .collect();
    for set in &mut base.sets[..first_set] {
        let of_others = forms.iter().filter(|(system, ..)| *system != set.system);
        let is_doubted = |(_, syntax, suffix): &(usize, Syntax, bool)| match set.certain {
            Certain::Form => *syntax == set.syntax,
            Certain::Suffix => *syntax == Syntax::Response && *suffix,
            Certain::Rows => false,
        };
        if of_others.clone().any(is_doubted) {
            set.certain = Certain::Rows;
        }
    }
    let own = (first_set..base.sets.len())
        .flat_map(|place| base.sets[place].entries.iter().map(move |entry| (place, entry.key.clone())));
    for (other, key) in own.chain(rows.iter().cloned()).collect::<Vec<_>>() {
        for place in 0..base.sets.len() {
            let found =
                base.sets[place].entries.iter().position(|entry| entry.is_certain && entry.key == key);
            if let Some(row) = found
                && contradicts(base, (place, row), other)
            {
                base.sets[place].entries[row].is_certain = false;
            }
        }
    }
}

/// Whether another set has the code, too, and is of another system or says something else.
fn contradicts(base: &Base, (place, row): (usize, usize), other: usize) -> bool {
    if place == other {
        return false;
    }
    let (entry, other) = (&base.sets[place].entries[row], &base.sets[other]);
    let says = |entry: &Entry| {
        let meaning = &entry.meaning;
        [&meaning.outcome, &meaning.reason, &meaning.retry, &meaning.actor].map(Clone::clone)
    };
    let same = other.entries.iter().find(|known| known.key == entry.key);
    base.sets[place].system != other.system || same.is_some_and(|same| says(same) != says(entry))
}
