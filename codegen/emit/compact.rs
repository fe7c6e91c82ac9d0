//! The tables of `src/index/compact.rs`: small, and indexed at run time.

use std::collections::BTreeMap;
use std::fmt::Write;

use super::rows::{Row, Rows};
use super::{bare_kinds, narrowest};
use crate::stretch;

/// The kind of a row that does not fit into a byte is in a list of its own.
const RARE: usize = 255;

/// Rows that say the same share one kind, the most frequent kinds first, and codes have lengths.
pub fn tables(rows: &Rows<'_>) -> String {
    let mut out = String::new();
    let kind = |row: &Row| (row.words, row.terms, row.message);
    let mut counts: BTreeMap<_, usize> = BTreeMap::new();
    for row in &rows.rows {
        *counts.entry(kind(row)).or_default() += 1;
    }
    let mut kinds: Vec<_> = counts.into_iter().collect();
    kinds.sort_by_key(|(kind, count)| (usize::MAX - count, *kind));
    let place = |row: &Row| kinds.iter().position(|(known, _)| *known == kind(row)).expect("counted");
    let numbers: Vec<_> = rows.rows.iter().map(place).collect();
    let sources: Vec<_> = rows.rows.iter().map(|row| row.source).collect();
    let rare: Vec<_> = numbers.iter().enumerate().filter(|(_, kind)| **kind >= RARE).collect();
    let frequent: Vec<_> = numbers.iter().map(|kind| kind.min(&RARE)).collect();
    // Codes, and behind them what the codes of groups begin with.
    let codes = rows.entries.iter().map(|(_, entry)| entry.code.as_str());
    let codes: Vec<_> = codes.chain(rows.groups.iter().map(|(_, group)| group.prefix.as_str())).collect();
    let text = codes.concat();
    let lengths: Vec<_> = codes.iter().map(|code| code.len()).collect();
    let kinds: Vec<_> = kinds
        .iter()
        .map(|((words, terms, message), _)| {
            format!("Kind {{ words: {words:#x}, terms: {terms}, message: {message} }}")
        })
        .collect();
    let bare: Vec<_> = bare_kinds(rows).into_iter().map(|(.., row)| row).collect();
    let keys = rows.entries.len() + bare.len();
    let source_kind = narrowest(sources.iter().copied());
    writeln!(out, "static KINDS: [Kind; {}] = [{}];", kinds.len(), kinds.join(", ")).unwrap();
    writeln!(out, "const RARE: u8 = {RARE};").unwrap();
    writeln!(out, "static ROW_KINDS: [u8; {}] = {frequent:?};", frequent.len()).unwrap();
    writeln!(out, "static RARE_KINDS: [(u32, u16); {}] = {rare:?};", rare.len()).unwrap();
    writeln!(out, "pub static CODE_TEXT: &str = {text:?};").unwrap();
    writeln!(out, "static ROW_SOURCES: [{source_kind}; {}] = {sources:?};", sources.len()).unwrap();
    writeln!(out, "static CODE_LENGTHS: [u8; {}] = {lengths:?};", lengths.len()).unwrap();
    // The groups of a set stand together: it and where they end.
    let mut ends: Vec<(usize, usize)> = Vec::new();
    for (place, (set, _)) in rows.groups.iter().enumerate() {
        match ends.last_mut() {
            Some((last, end)) if last == set => *end = place + 1,
            _ => ends.push((*set, place + 1)),
        }
    }
    writeln!(out, "static GROUP_SETS: [(u16, u16); {}] = {ends:?};", ends.len()).unwrap();
    writeln!(out, "static BARE_KINDS: [u32; {}] = {bare:?};", bare.len()).unwrap();
    writeln!(out, "const KEY_COUNT: usize = {keys};").unwrap();
    writeln!(out, "const PLACE_BITS: u32 = {};", (keys * 2).next_power_of_two().trailing_zeros()).unwrap();
    stretches(&mut out, rows);
    out
}

/// Where the meaning by prefix changes: the first key of each stretch, and the group from there on.
fn stretches(out: &mut String, rows: &Rows<'_>) {
    let none = u32::MAX as usize;
    let mut stretches: Vec<(u64, usize)> = vec![(0, none)];
    let mut number = rows.known();
    for (set, info) in rows.model.base.sets.iter().enumerate() {
        let mut edges: Vec<u32> = info
            .groups
            .iter()
            .flat_map(|group| &group.ranges)
            .flat_map(|(first, last)| [*first, last + 1])
            .collect();
        edges.sort_unstable();
        edges.dedup();
        for edge in edges {
            let group = info
                .groups
                .iter()
                .enumerate()
                .filter(|(_, group)| group.ranges.iter().any(|(first, last)| (first..=last).contains(&&edge)))
                .max_by_key(|(_, group)| group.prefix.len())
                .map_or(none, |(position, _)| number + position);
            stretches.push((stretch::key(set as u16, edge), group));
        }
        number += info.groups.len();
    }
    stretches.dedup_by_key(|(_, group)| *group);
    let (starts, groups): (Vec<_>, Vec<_>) = stretches.into_iter().unzip();
    writeln!(out, "static STRETCH_STARTS: [u64; {}] = {starts:?};", starts.len()).unwrap();
    writeln!(out, "static STRETCH_GROUPS: [u32; {}] = {groups:?};", groups.len()).unwrap();
}
