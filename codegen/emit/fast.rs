//! The tables of `src/index/fast.rs`: codes are found in them at once.

use std::collections::BTreeMap;
use std::fmt::{Debug, Write};

use super::hashed::hashed;
use super::rows::{Row, Rows, joined};
use super::{bare_kinds, narrowest};
use crate::bits::ROW_SHIFT;
use crate::model::{Key, Model, Set};
use crate::perfect;
use crate::syntax::triple::{SIDES, sides};
use crate::syntax::{self, Syntax, Triple};

/// The rows, the perfect hashes of triples and of other packed codes, the map of words, and the groups.
pub fn tables(rows: &Rows<'_>) -> String {
    let mut out = String::new();
    let model = rows.model;
    written(&mut out, rows);
    joined(&mut out, "CODES", "CODE_ENDS", &rows.codes);
    let (mut triples, mut packed) = (Vec::new(), Vec::new());
    let (mut groups, mut stretches, mut tries) = (Vec::new(), Vec::new(), Vec::new());
    for (number, set) in model.base.sets.iter().enumerate() {
        let meanings = Meanings::new(rows, set);
        tries.push(groups.len());
        match set.syntax {
            Syntax::Triple => {
                let (parts, special) = Parts::of(&meanings);
                let codes = meanings.rows.iter().map(|(code, row)| (*code, *row as u32)).chain(special);
                let kept = |code| Triple::from_packed(code).expect("nine digits").kept();
                triples.extend(codes.map(|(code, row)| (perfect::key(number as u16, kept(code)), row)));
                groups.push(Groups::of(&parts));
            }
            Syntax::Number | Syntax::Response => {
                let keyed = |(code, row): (&u32, &usize)| {
                    (perfect::key(number as u16, syntax::keep(*code)), *row as u32)
                };
                packed.extend(meanings.rows.iter().map(keyed));
            }
            Syntax::Word | Syntax::Problem => {}
        }
        // The groups of triples are in `groups`.
        let others = meanings.stretches.iter().filter(|_| set.syntax != Syntax::Triple);
        let mut own: Vec<_> = others.map(|(edge, row)| (*edge, *row)).collect();
        own.dedup_by_key(|(_, row)| *row);
        stretches.push(format!("&{own:?}"));
    }
    slots(&mut out, "TRIPLE", &triples);
    slots(&mut out, "PACKED", &packed);
    array(&mut out, "TRIES", "u8", &tries);
    let keys: Vec<_> = (0..model.base.sets.len()).map(|set| perfect::key(set as u16, 0)).collect();
    array(&mut out, "SET_KEYS", "u64", &keys);
    write_groups(&mut out, &groups);
    let (sets, stretches) = (stretches.len(), stretches.join(", "));
    writeln!(out, "static STRETCHES: [&[(u32, u32)]; {sets}] = [{stretches}];").unwrap();
    words(&mut out, rows);
    out
}

/// What each row says, and the rest of it apart: who asks for an outcome reads nothing else.
fn written(out: &mut String, rows: &Rows<'_>) {
    let all = &rows.rows;
    let meaning = |row: usize| all.get(row).unwrap_or(&all[rows.unlisted()]).words;
    // Nobody asks for what is behind the last row; it would be unlisted.
    array(out, "MEANINGS", "u64", &(0..all.len().next_power_of_two()).map(meaning).collect::<Vec<_>>());
    let rest = |row: &Row| [row.set, row.terms, row.source, row.message];
    array(out, "REST", "[u16; 4]", &all.iter().map(rest).collect::<Vec<_>>());
}

/// The map of folded words and problem types, the number of the set standing before each.
fn words(out: &mut String, rows: &Rows<'_>) {
    let mut known: BTreeMap<Vec<u8>, usize> = BTreeMap::new();
    let key = |set: usize, word: &[u8]| [&(set as u16).to_le_bytes(), word].concat();
    for (row, (set, entry)) in rows.entries.iter().enumerate() {
        if let Key::Folded(word) = &entry.key {
            known.insert(key(*set, word), row);
        }
    }
    for (set, kind, row) in bare_kinds(rows) {
        known.entry(key(set, kind)).or_insert(row);
    }
    let numbers: Vec<_> = known.iter().map(|(word, row)| (word.as_slice(), row.to_string())).collect();
    let mut map = phf_codegen::Map::new();
    numbers.iter().for_each(|(word, row)| {
        map.entry(*word, row.as_str());
    });
    writeln!(out, "static WORDS: phf::Map<&'static [u8], u32> = {};", map.build()).unwrap();
}

/// Writes a perfect hash whose slots hold key and row.
fn slots(out: &mut String, name: &str, keys: &[(u64, u32)]) {
    let hashed = hashed(&keys.iter().map(|(key, _)| *key).collect::<Vec<_>>());
    // No key has all its bits set.
    let full = |slot: &Option<usize>| {
        slot.map_or(u64::MAX, |place| keys[place].0 | u64::from(keys[place].1) << ROW_SHIFT)
    };
    writeln!(out, "const {name}_MULTIPLIER: u64 = {:#x};", hashed.multiplier).unwrap();
    array(out, &format!("{name}_DISPLACEMENTS"), "u16", &hashed.displacements);
    array(out, &format!("{name}_SLOTS"), "u64", &hashed.slots.iter().map(full).collect::<Vec<_>>());
}

fn array(out: &mut String, name: &str, kind: &str, values: &[impl Debug]) {
    writeln!(out, "static {name}: [{kind}; {}] = {values:?};", values.len()).unwrap();
}

/// What every packed code of a set means, extended sets and groups included.
struct Meanings {
    rows: BTreeMap<u32, usize>,
    /// Where the meaning by prefix changes, and the row from there on.
    stretches: BTreeMap<u32, usize>,
}

impl Meanings {
    fn new(all: &Rows<'_>, set: &Set) -> Self {
        let (model, listed): (&Model, _) = (all.model, all.entries.len());
        let (mut rows, mut groups) = (BTreeMap::new(), Vec::new());
        for &asked in &set.chain {
            let before = &model.base.sets[..asked];
            let first = before.iter().map(|set| set.entries.len()).sum::<usize>();
            for (row, entry) in model.base.sets[asked].entries.iter().enumerate() {
                if let Key::Packed(code) = entry.key {
                    let row = first + row;
                    // What another set approves is a review here.
                    let handed_down =
                        all.inherited.binary_search(&row).ok().filter(|_| asked != set.chain[0]);
                    rows.entry(code).or_insert(handed_down.map_or(row, |place| listed + place));
                }
            }
            let first = all.known() + before.iter().map(|set| set.groups.len()).sum::<usize>();
            // The longest prefix first.
            let mut own: Vec<_> = model.base.sets[asked].groups.iter().zip(first..).collect();
            own.sort_by_key(|(group, _)| usize::MAX - group.prefix.len());
            groups.extend(own);
        }
        let edges = groups.iter().flat_map(|(group, _)| &group.ranges);
        let edges = edges.flat_map(|(first, last)| [*first, last + 1]).chain([0]);
        let row = |edge| {
            let group = groups
                .iter()
                .find(|(group, _)| group.ranges.iter().any(|(first, last)| (first..=last).contains(&&edge)));
            group.map_or(all.unlisted(), |(_, row)| *row)
        };
        Self { rows, stretches: edges.map(|edge| (edge, row(edge))).collect() }
    }

    /// The group of a code, whether the code itself is listed or not.
    fn group(&self, code: u32) -> u32 {
        *self.stretches.range(..=code).next_back().expect("the first stretch begins at 0").1 as u32
    }

    /// Whether all these codes have one group.
    fn is_one(&self, first: u32, last: u32) -> bool {
        self.stretches.range(first + 1..=last).next().is_none()
    }
}

/// The groups of the ten hundreds after six digits.
type Hundreds = [u32; 10];

/// The groups of a set of triples by their first seven digits: by the first three and the next three, and in them by the
/// seventh.
struct Parts {
    /// The class of each first part, and of each second part: parts of one class need not be told apart.
    firsts: Vec<usize>,
    seconds: Vec<usize>,
    /// The groups for each class of a second part, and in it for each class of a first part.
    groups: Vec<Vec<Hundreds>>,
}

impl Parts {
    /// Apart from the groups, the codes that are not listed and whose group differs from that of most
    /// codes with the same first seven digits.
    fn of(meanings: &Meanings) -> (Self, Vec<(u32, u32)>) {
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

/// The same by the two sides of a key, which are cheaper to reach.
struct Groups {
    /// The class of each first side, by its digits as a number below 1000, and of each second side, by its digits as
    /// a number below 10,000.
    firsts: Vec<usize>,
    seconds: Vec<usize>,
    /// The groups for each class of a second side, and in it for each class of a first side.
    groups: Vec<Vec<u32>>,
}

impl Groups {
    fn of(parts: &Parts) -> Self {
        let (mut columns, mut known) = (Vec::new(), BTreeMap::new());
        let firsts = (0..1000).map(|digits| {
            let (start, fourth) = (digits / 10 * 10, digits % 10);
            // A first side is known by what its third digit would lead to.
            let ways: [usize; 10] = std::array::from_fn(|third| parts.firsts[start + third]);
            let column = || {
                let group = |digits: usize| {
                    let second = parts.seconds[fourth * 100 + digits / 10 % 100];
                    parts.groups[second][ways[digits / 1000]][digits % 10]
                };
                (0..10_000).map(group).collect::<Vec<_>>()
            };
            *known.entry((ways, fourth)).or_insert_with(|| position_or_push(&mut columns, column()))
        });
        let firsts = firsts.collect();
        let mut groups = Vec::new();
        let seconds = (0..10_000).map(|digits| {
            position_or_push(&mut groups, columns.iter().map(|column| column[digits]).collect())
        });
        let seconds = seconds.collect();
        Self { firsts, seconds, groups }
    }
}

fn hundreds(meanings: &Meanings, start: u32, special: &mut Vec<(u32, u32)>) -> Hundreds {
    if meanings.is_one(start, start + 999) {
        return [meanings.group(start); 10];
    }
    std::array::from_fn(|hundred| {
        let first = start + hundred as u32 * 100;
        let codes: Vec<_> = (first..first + 100).filter(|code| !meanings.rows.contains_key(code)).collect();
        let mut counts: BTreeMap<u32, usize> = BTreeMap::new();
        codes.iter().for_each(|code| *counts.entry(meanings.group(*code)).or_default() += 1);
        let most = counts.into_iter().max_by_key(|(_, count)| *count);
        let most = most.map_or(meanings.group(first), |(group, _)| group);
        let others = codes.into_iter().map(|code| (code, meanings.group(code)));
        special.extend(others.filter(|(_, group)| *group != most));
        most
    })
}

/// Writes the groups of all sets of triples: the class of a first side is a place in `GROUPS`, from which there is one for
/// every class of second side, where a verdict has its row.
fn write_groups(out: &mut String, sets: &[Groups]) {
    let (mut groups, mut firsts, mut seconds) = (Vec::new(), Vec::new(), Vec::new());
    let kept = |code: usize| sides(Triple::from_packed(code as u32).expect("nine digits").kept());
    for set in sets {
        let (start, mut first, mut second) = (groups.len(), vec![0; SIDES[0]], vec![0; SIDES[1]]);
        for (digits, class) in set.firsts.iter().enumerate() {
            let code = digits / 10 * 10_000_000 + digits % 10 * 100_000;
            first[kept(code).0] = start + class * set.groups.len();
        }
        for (digits, class) in set.seconds.iter().enumerate() {
            let code = digits / 1000 * 1_000_000 + digits % 1000 * 100;
            second[kept(code).1] = *class;
        }
        for class in 0..=set.firsts.iter().max().copied().unwrap_or(0) {
            groups.extend(set.groups.iter().map(|groups| groups[class]));
        }
        firsts.push(first);
        seconds.push(second);
    }
    for (name, sides, size) in [("FIRSTS", &firsts, SIDES[0]), ("SECONDS", &seconds, SIDES[1])] {
        let kind = narrowest(sides.iter().flatten().copied());
        array(out, name, &format!("[{kind}; {size}]"), sides);
    }
    let groups: Vec<_> = groups.iter().map(|row| u64::from(*row) << ROW_SHIFT).collect();
    array(out, "GROUPS", "u64", &groups);
}

fn position_or_push<T: PartialEq>(known: &mut Vec<T>, new: T) -> usize {
    known.iter().position(|known| *known == new).unwrap_or_else(|| {
        known.push(new);
        known.len() - 1
    })
}
