//! Writes the tables that `src/index.rs` looks codes up in.

use std::collections::BTreeMap;
use std::fmt::{Debug, Write};

use crate::emit::LARGE;
use crate::hashed::hashed;
use crate::model::{Key, Model, Set};
use crate::perfect::{self, ROW_SHIFT};
use crate::syntax::{self, BLOCK, PARTS, Syntax, Triple};

/// The perfect hashes of triples and of other packed codes, and the groups of both.
pub fn tables(out: &mut String, model: &Model, inherited: &[usize], [listed, known, unlisted]: [usize; 3]) {
    assert!(unlisted < 1 << (64 - ROW_SHIFT), "more rows than src/perfect.rs has room for above a code");
    let (mut triples, mut packed) = (Vec::new(), Vec::new());
    let (mut groups, mut stretches) = (Vec::new(), Vec::new());
    for (number, set) in model.sets.iter().enumerate() {
        let number = number as u8;
        let meanings = Meanings::new(model, set, inherited, [listed, known, unlisted]);
        match set.syntax {
            Syntax::Triple => {
                let (own, special) = Groups::of(&meanings);
                let codes = meanings.rows.iter().map(|(code, row)| (*code, *row as u16)).chain(special);
                let kept = |code| Triple::from_packed(code).expect("nine digits").kept();
                triples.extend(codes.map(|(code, row)| (perfect::key(number, kept(code)), row)));
                groups.push(own);
            }
            Syntax::Number | Syntax::Response => {
                let codes = meanings.rows.iter();
                packed.extend(
                    codes.map(|(code, row)| (perfect::key(number, syntax::keep(*code)), *row as u16)),
                );
            }
            Syntax::Word | Syntax::Problem => {}
        }
        // The groups of triples stand in `groups`.
        let others = meanings.stretches.iter().filter(|_| set.syntax != Syntax::Triple);
        let mut own: Vec<_> = others.map(|(edge, row)| (*edge, *row)).collect();
        own.dedup_by_key(|(_, row)| *row);
        stretches.push(format!("&{own:?}"));
    }
    slots(out, "TRIPLE", &triples);
    slots(out, "PACKED", &packed);
    write_groups(out, &groups);
    let (sets, stretches) = (stretches.len(), stretches.join(", "));
    writeln!(out, "{LARGE}\npub static STRETCHES: [&[(u32, u16)]; {sets}] = [{stretches}];").unwrap();
}

/// The perfect hash of folded words, the number of the set standing before each.
pub fn words(out: &mut String, rows: &BTreeMap<Vec<u8>, usize>) {
    let (mut keys, mut found, mut text) = (Vec::new(), Vec::new(), Vec::new());
    for (word, row) in rows {
        let (set, word) = word.split_first().expect("the set stands before the word");
        let mut padded = word.to_vec();
        padded.resize(word.len().next_multiple_of(BLOCK), 0);
        let blocks = padded.as_chunks().0;
        keys.push(perfect::text(*set, blocks));
        let (start, count) = (text.len(), blocks.len());
        found.push(format!("WordSlot {{ block: {start}, blocks: {count}, set: {set}, row: {row} }}"));
        text.extend(blocks.iter().map(perfect::words));
    }
    let hashed = hashed(&keys);
    let empty = format!("WordSlot {{ block: 0, blocks: 0, set: {}, row: 0 }}", u8::MAX);
    let slots: Vec<_> =
        hashed.slots.iter().map(|slot| slot.map_or(empty.as_str(), |key| &found[key])).collect();
    writeln!(out, "{LARGE}\npub const WORD_MULTIPLIER: u64 = {:#x};", hashed.multiplier).unwrap();
    array(out, "WORD_DISPLACEMENTS", "u16", &hashed.displacements);
    writeln!(out, "{LARGE}\npub static WORD_SLOTS: [WordSlot; {}] = [{}];", slots.len(), slots.join(", "))
        .unwrap();
    array(out, "WORD_TEXT", "[u64; 4]", &text);
}

/// Writes a perfect hash whose slots hold key and row.
fn slots(out: &mut String, name: &str, keys: &[(u64, u16)]) {
    let hashed = hashed(&keys.iter().map(|(key, _)| *key).collect::<Vec<_>>());
    // No key has all its bits set.
    let full = |slot: &Option<usize>| {
        slot.map_or(u64::MAX, |place| keys[place].0 | u64::from(keys[place].1) << ROW_SHIFT)
    };
    writeln!(out, "{LARGE}\npub const {name}_MULTIPLIER: u64 = {:#x};", hashed.multiplier).unwrap();
    array(out, &format!("{name}_DISPLACEMENTS"), "u16", &hashed.displacements);
    array(out, &format!("{name}_SLOTS"), "u64", &hashed.slots.iter().map(full).collect::<Vec<_>>());
}

fn array(out: &mut String, name: &str, kind: &str, values: &[impl Debug]) {
    writeln!(out, "{LARGE}\npub static {name}: [{kind}; {}] = {values:?};", values.len()).unwrap();
}

/// The narrowest type that holds all of these numbers.
fn narrowest<'a>(numbers: impl IntoIterator<Item = &'a usize>) -> &'static str {
    let most = numbers.into_iter().max().copied().unwrap_or(0);
    if most < 1 << 8 {
        "u8"
    } else if most < 1 << 16 {
        "u16"
    } else {
        "u32"
    }
}

/// What every packed code of a set means, extended sets and groups included.
struct Meanings {
    rows: BTreeMap<u32, usize>,
    /// Where the meaning by prefix changes, and the row from there on.
    stretches: BTreeMap<u32, usize>,
}

impl Meanings {
    fn new(model: &Model, set: &Set, inherited: &[usize], [listed, known, unlisted]: [usize; 3]) -> Self {
        let (mut rows, mut groups) = (BTreeMap::new(), Vec::new());
        for &asked in &set.chain {
            let before = &model.sets[..asked];
            let first = before.iter().map(|set| set.entries.len()).sum::<usize>();
            for (row, entry) in model.sets[asked].entries.iter().enumerate() {
                if let Key::Packed(code) = entry.key {
                    let row = first + row;
                    // What another set approves is a review here.
                    let handed_down = inherited.binary_search(&row).ok().filter(|_| asked != set.chain[0]);
                    rows.entry(code).or_insert(handed_down.map_or(row, |place| listed + place));
                }
            }
            let first = known + before.iter().map(|set| set.groups.len()).sum::<usize>();
            // The longest prefix first.
            let mut own: Vec<_> = model.sets[asked].groups.iter().zip(first..).collect();
            own.sort_by_key(|(group, _)| usize::MAX - group.prefix.len());
            groups.extend(own);
        }
        let edges = groups.iter().flat_map(|(group, _)| &group.ranges);
        let edges = edges.flat_map(|(first, last)| [*first, last + 1]).chain([0]);
        let row = |edge| {
            let group = groups
                .iter()
                .find(|(group, _)| group.ranges.iter().any(|(first, last)| (first..=last).contains(&&edge)));
            group.map_or(unlisted, |(_, row)| *row)
        };
        Self { rows, stretches: edges.map(|edge| (edge, row(edge))).collect() }
    }

    /// The group of a code, whether the code itself is listed or not.
    fn group(&self, code: u32) -> u16 {
        *self.stretches.range(..=code).next_back().expect("the first stretch begins at 0").1 as u16
    }

    /// Whether all these codes have one group.
    fn is_one(&self, first: u32, last: u32) -> bool {
        self.stretches.range(first + 1..=last).next().is_none()
    }
}

/// The groups of the ten hundreds behind six digits.
type Hundreds = [u16; 10];

/// The groups of a set of triples by their first seven digits.
struct Groups {
    /// The sort of each first part, and of each second part: parts of one sort need not be told apart.
    firsts: Vec<usize>,
    seconds: Vec<usize>,
    /// The groups for each sort of a second part, and in it for each sort of a first part.
    groups: Vec<Vec<Hundreds>>,
}

impl Groups {
    /// Apart from the groups, the codes that are not listed and whose group differs from that of most
    /// codes with the same first seven digits.
    fn of(meanings: &Meanings) -> (Self, Vec<(u32, u16)>) {
        let mut special = Vec::new();
        let mut columns: Vec<Vec<Hundreds>> = Vec::new();
        let firsts = (0..1000).map(|first| {
            let start = first * 1_000_000;
            let column = if meanings.is_one(start, start + 999_999) {
                vec![[meanings.group(start); 10]; 1000]
            } else {
                (0..1000).map(|second| hundreds(meanings, start + second * 1000, &mut special)).collect()
            };
            position_or_push(&mut columns, column)
        });
        let firsts = firsts.collect();
        let mut groups = Vec::new();
        let seconds = (0..1000).map(|second| {
            position_or_push(&mut groups, columns.iter().map(|column| column[second]).collect())
        });
        let seconds = seconds.collect();
        (Self { firsts, seconds, groups }, special)
    }
}

fn hundreds(meanings: &Meanings, start: u32, special: &mut Vec<(u32, u16)>) -> Hundreds {
    if meanings.is_one(start, start + 999) {
        return [meanings.group(start); 10];
    }
    std::array::from_fn(|hundred| {
        let first = start + hundred as u32 * 100;
        let codes: Vec<_> = (first..first + 100).filter(|code| !meanings.rows.contains_key(code)).collect();
        let mut counts: BTreeMap<u16, usize> = BTreeMap::new();
        codes.iter().for_each(|code| *counts.entry(meanings.group(*code)).or_default() += 1);
        let most = counts.into_iter().max_by_key(|(_, count)| *count);
        let most = most.map_or(meanings.group(first), |(group, _)| group);
        let others = codes.into_iter().map(|code| (code, meanings.group(code)));
        special.extend(others.filter(|(_, group)| *group != most));
        most
    })
}

/// Writes the groups of all sets of triples: a sort of first part is a place in `GROUPS`; from there it is
/// `HUNDRED` places from one hundred to the next, each with a place for every sort of second part.
fn write_groups(out: &mut String, sets: &[Groups]) {
    let hundred = sets.iter().map(|set| set.groups.len()).max().unwrap_or(1).next_power_of_two();
    let (mut groups, mut firsts, mut seconds) = (Vec::new(), Vec::new(), Vec::new());
    for set in sets {
        let (start, mut first, mut second) = (groups.len(), vec![0; PARTS], vec![0; PARTS]);
        for digits in 0..1000 {
            first[syntax::part(digits)] = start + set.firsts[digits] * 10 * hundred;
            second[syntax::part(digits)] = set.seconds[digits];
        }
        for sort in 0..=set.firsts.iter().max().copied().unwrap_or(0) {
            for seventh in 0..10 {
                let group = |place: usize| set.groups.get(place).map_or(0, |groups| groups[sort][seventh]);
                groups.extend((0..hundred).map(group));
            }
        }
        firsts.push(first);
        seconds.push(second);
    }
    for (name, parts) in [("FIRSTS", &firsts), ("SECONDS", &seconds)] {
        let kind = narrowest(parts.iter().flatten());
        array(out, name, &format!("[{kind}; {PARTS}]"), parts);
    }
    writeln!(out, "{LARGE}\npub const HUNDRED: usize = {hundred};").unwrap();
    array(out, "GROUPS", "u16", &groups);
}

fn position_or_push<T: PartialEq>(known: &mut Vec<T>, new: T) -> usize {
    known.iter().position(|known| *known == new).unwrap_or_else(|| {
        known.push(new);
        known.len() - 1
    })
}
