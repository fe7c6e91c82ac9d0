//! Writes the Rust that the crate includes: the words, the sets and the tables; and the texts for npm.

mod compact;
mod fast;
pub mod hashed;
mod opinions;
mod overlay;
mod plan;
mod readers;
mod rows;
mod sets;
mod texts;
mod triggers;
mod words;

use std::collections::BTreeMap;

use crate::model::{Key, Model, Set};
use rows::Rows;

/// Every file that is made, with its name.
pub fn files(model: &Model) -> [(&'static str, String); 17] {
    let rows = Rows::new(model);
    let mut tables = String::new();
    rows.write(&mut tables);
    sets::infos(&mut tables, model);
    let phrases = crate::phrases::numbered(&model.phrases);
    [
        ("vocabulary.rs", words::vocabulary(model)),
        ("code_sets.rs", sets::code_sets(model)),
        ("tables.rs", tables),
        ("fast.rs", fast::tables(&rows)),
        ("compact.rs", compact::tables(&rows)),
        ("payload_systems.rs", readers::systems(model)),
        ("payload_readers.rs", readers::modules(model)),
        ("networks.rs", plan::networks()),
        ("plan.rs", plan::tables(model)),
        ("triggers.rs", triggers::tables(model)),
        ("marks.rs", crate::marks::table(&model.marks)),
        ("contexts.rs", crate::contexts::tables(model)),
        ("contexts_compact.rs", crate::contexts::compact_tables(model)),
        ("phrases.rs", crate::phrases::table(&phrases)),
        ("phrases_compact.rs", crate::phrases::compact::table(&phrases)),
        ("overlay.rs", overlay::tables(&rows)),
        ("texts.json", texts::texts(&rows)),
    ]
}

/// What other lists say, for the feature that asks for it.
pub fn opinions(model: &Model) -> (&'static str, String) {
    ("opinions.rs", opinions::table(model))
}

/// `OppResult` from `opp.result` or `opp_result`.
pub fn camel(word: &str) -> String {
    word.split(['_', '.', '-'])
        .filter_map(|part| {
            let mut letters = part.chars();
            letters.next().map(|first| first.to_uppercase().collect::<String>() + letters.as_str())
        })
        .collect()
}

/// The narrowest type that holds all of these numbers.
fn narrowest(numbers: impl IntoIterator<Item = usize>) -> &'static str {
    match numbers.into_iter().max().unwrap_or(0) {
        0..0x100 => "u8",
        0x100..0x1_0000 => "u16",
        _ => "u32",
    }
}

/// Problem types that are found without their instrument, with set and row: those whose instruments all say the
/// same, and that no row lists so.
fn bare_kinds<'a>(rows: &Rows<'a>) -> Vec<(usize, &'a [u8], usize)> {
    let mut found = Vec::new();
    let mut first = 0;
    for (number, set) in rows.model.base.sets.iter().enumerate() {
        let lists = |kind: &[u8]| set.entries.iter().any(|entry| entry.key == Key::Folded(kind.to_vec()));
        let bare = agreeing(set).filter(|(kind, _)| !lists(kind));
        found.extend(bare.map(|(kind, row)| (number, kind, first + row)));
        first += set.entries.len();
    }
    found
}

/// The problem types whose instruments all say the same, with the first row of each.
fn agreeing(set: &Set) -> impl Iterator<Item = (&[u8], usize)> {
    let mut kinds: BTreeMap<&[u8], Vec<usize>> = BTreeMap::new();
    for (row, entry) in set.entries.iter().enumerate() {
        if let Some(kind) = entry.key.kind() {
            kinds.entry(kind).or_default().push(row);
        }
    }
    let meaning = |row: usize| &set.entries[row].meaning;
    kinds
        .into_iter()
        .filter(move |(_, rows)| rows.iter().all(|row| meaning(*row).agrees(meaning(rows[0]))))
        .map(|(kind, rows)| (kind, rows[0]))
}
