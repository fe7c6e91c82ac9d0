//! Codes that tell their system, whoever sent them: what the data may claim.

use alloc::collections::BTreeMap;
use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use super::model::{Base, Certain, Entry, Key, Set};
use super::table::{Mistake, Table};
use crate::syntax::Syntax;

/// A shorter word could be anybody's.
const WORD_MIN: usize = 12;

/// Refuses claims of the sets from `first` on that cannot be true: by form, only one system may have it; by suffix, one
/// set has to stand for all others; by row, a long word that no other system has.
pub fn check(
    table: &Table,
    codes: &BTreeMap<String, Table>,
    first: usize,
    base: &Base,
    found: &mut Vec<Mistake>,
) {
    for (number, set) in base.sets.iter().enumerate().skip(first) {
        let alike = |other: &&Set| other.certain == set.certain && other.syntax == set.syntax;
        let others = base.sets[..number].iter().filter(alike);
        match set.certain {
            Certain::Form => {
                if let Some(other) = others.into_iter().find(|other| other.system != set.system) {
                    let text = format!(
                        "certain by form, as `{}` of another system is; a form that two have tells neither",
                        other.id
                    );
                    found.push(table.mistake(set.line, text));
                }
            }
            Certain::Suffix if before_all(base, Certain::Suffix).is_none() => {
                let text = "certain by suffix, and none of the sets that are extends all others; say so of those of one chain only";
                found.push(table.mistake(set.line, text));
            }
            Certain::Suffix | Certain::Rows => {}
        }
        for entry in set.entries.iter().filter(|entry| entry.is_certain) {
            if let Some(text) = false_claim(base, set, entry) {
                found.push(codes[&set.id].mistake(entry.line, text));
            }
        }
    }
}

/// The set that extends all others which are certain in this way, itself among them.
pub fn before_all(base: &Base, certain: Certain) -> Option<usize> {
    let all: Vec<usize> =
        (0..base.sets.len()).filter(|number| base.sets[*number].certain == certain).collect();
    all.iter().copied().find(|number| all.iter().all(|other| base.sets[*number].chain.contains(other)))
}

fn false_claim(base: &Base, set: &Set, entry: &Entry) -> Option<String> {
    let Key::Folded(word) = &entry.key else {
        return Some("certain, but only words can be by themselves; leave the cell blank".into());
    };
    if set.syntax == Syntax::Word && word.len() < WORD_MIN {
        return Some(format!(
            "certain, but a word of less than {WORD_MIN} letters could be anybody's; leave the cell blank"
        ));
    }
    let says = |entry: &Entry| {
        let meaning = &entry.meaning;
        [&meaning.outcome, &meaning.reason, &meaning.retry, &meaning.actor].map(String::clone)
    };
    let alike = base.sets.iter().flat_map(|other| {
        other
            .entries
            .iter()
            .filter(|entry| entry.key == Key::Folded(word.clone()))
            .map(move |entry| (other, entry))
    });
    alike.into_iter().find_map(|(other, known)| {
        if other.system != set.system {
            Some(format!("certain, but `{}` lists the word, too; leave the cell blank", other.id))
        } else if says(known) != says(entry) {
            Some(format!("certain, but `{}` says something else of the word; leave the cell blank", other.id))
        } else {
            None
        }
    })
}
