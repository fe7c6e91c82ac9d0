//! The tables of `src/read/phrases.rs`.

use std::collections::BTreeMap;
use std::fmt::Write;

use super::Phrases;
use crate::emit::hashed::hashed;
use crate::letters;

/// Where no word has its slot.
const NO_WORD: usize = 0xFFFF;
/// Bits of an element, above the number of its set of words.
const OPTIONAL: usize = 0x4000;
const GAP: usize = 0x8000;
/// In how many lists words are by how they begin and end.
const BUCKETS: usize = 1024;

pub fn table(phrases: &Phrases) -> String {
    let mut out = String::new();
    let words = phrases.words();
    let number: BTreeMap<&[u8], usize> =
        words.iter().enumerate().map(|(at, word)| (word.as_slice(), at)).collect();
    let numbers = |words: &mut dyn Iterator<Item = &Vec<u8>>| -> Vec<usize> {
        words.map(|word| number[word.as_slice()]).collect()
    };
    found_by(&mut out, &words);

    // The words that lead to patterns, and those that make a line worth a closer look.
    let mut led_to: Vec<Vec<usize>> = vec![Vec::new(); words.len()];
    let (mut keen, mut corrects) = (vec![false; words.len()], vec![false; words.len()]);
    for (place, (pattern, rarest)) in phrases.patterns.iter().zip(phrases.rarest()).enumerate() {
        for word in numbers(&mut pattern.elements[rarest[0]].words.iter()) {
            led_to[word].push(place);
        }
        let elements: Vec<_> = rarest.iter().take(2).map(|place| &pattern.elements[*place].words).collect();
        for (place, list) in elements.iter().enumerate() {
            if place == 0 {
                numbers(&mut list.iter()).into_iter().for_each(|word| keen[word] = true);
            }
            // Beside it, the other one may have a typing error.
            if !list.iter().any(|word| phrases.is_common(word)) && elements.len() > 1 {
                numbers(&mut list.iter())
                    .into_iter()
                    .for_each(|word| (keen[word], corrects[word]) = (true, true));
            }
        }
    }
    let are_keen = keen.clone();
    let keen: Vec<&Vec<u8>> =
        words.iter().zip(keen).filter(|(_, keen)| *keen).map(|(word, _)| word).collect();
    bits(&mut out, &keen);
    lists(&mut out, "LED_TO", &led_to);

    let mut flags = vec![0u16; words.len()];
    for (bit, list) in phrases.classes().into_iter().enumerate() {
        numbers(&mut list.iter()).into_iter().for_each(|word| flags[word] |= 1 << bit);
    }
    are_keen.iter().zip(&mut flags).for_each(|(keen, flag)| *flag |= u16::from(*keen) << 15);
    corrects.iter().zip(&mut flags).for_each(|(corrects, flag)| *flag |= u16::from(*corrects) << 14);
    array(&mut out, "FLAGS", "u16", &flags.iter().map(|flag| usize::from(*flag)).collect::<Vec<_>>());

    let mut sets: BTreeMap<Vec<usize>, usize> = BTreeMap::new();
    let mut elements = Vec::new();
    let mut patterns = Vec::new();
    for (pattern, anchor) in phrases.patterns.iter().zip(phrases.anchors()) {
        let of_pattern: Vec<usize> = pattern
            .elements
            .iter()
            .map(|element| {
                let words = numbers(&mut element.words.iter());
                let next = sets.len();
                let set = *sets.entry(words).or_insert(next);
                assert!(set < OPTIONAL, "too many sets of words");
                set | if element.is_optional { OPTIONAL } else { 0 } | if element.has_gap { GAP } else { 0 }
            })
            .collect();
        elements.push(of_pattern);
        let (outcome, reason) = (pattern.outcome, pattern.reason.map_or(255, |reason| reason));
        let ends = u8::from(pattern.is_first) | u8::from(pattern.is_last) << 1;
        patterns.push(format!("[{outcome}, {reason}, {anchor}, {ends}]"));
    }
    writeln!(out, "pub static PATTERNS: [[u8; 4]; {}] = [{}];", patterns.len(), patterns.join(", ")).unwrap();
    lists(&mut out, "ELEMENTS", &elements);
    let mut by_number = vec![Vec::new(); sets.len()];
    sets.into_iter().for_each(|(words, set)| by_number[set] = words);
    lists(&mut out, "SETS", &by_number);
    spelling(&mut out, &words);
    out
}

/// The perfect hash of the words.
fn found_by(out: &mut String, words: &[Vec<u8>]) {
    let keys: Vec<u64> = words.iter().map(|word| u64::from(key(word))).collect();
    let table = hashed(&keys);
    writeln!(out, "pub const MULTIPLIER: u64 = {:#x};", table.multiplier).unwrap();
    array(
        out,
        "DISPLACEMENTS",
        "u16",
        &table.displacements.iter().map(|at| usize::from(*at)).collect::<Vec<_>>(),
    );
    let slots: Vec<_> = table.slots.iter().map(|word| word.unwrap_or(NO_WORD)).collect();
    array(out, "SLOTS", "u16", &slots);
    array(out, "KEYS", "u32", &keys.iter().map(|key| *key as usize).collect::<Vec<_>>());
}

fn key(word: &[u8]) -> u32 {
    word.iter().fold(letters::KEY, |key, byte| letters::add(key, *byte))
}

/// One bit for each word that makes a line worth a closer look, so sparse that few other lines are.
fn bits(out: &mut String, words: &[&Vec<u8>]) {
    let count = (words.len() * 12).next_power_of_two().max(64);
    let mut bits = vec![0u64; count / 64];
    for word in words {
        let key = key(word);
        let bit = letters::spread(key, count);
        bits[bit / 64] |= 1 << (bit % 64);
    }
    let bits: Vec<_> = bits.iter().map(|bits| format!("{bits:#x}")).collect();
    writeln!(out, "pub static KEEN: [u64; {}] = [{}];", bits.len(), bits.join(", ")).unwrap();
}

/// The letters of the words, and those of six letters and more by how they begin and end.
fn spelling(out: &mut String, words: &[Vec<u8>]) {
    let (mut texts, mut ends) = (Vec::new(), vec![0]);
    let (mut heads, mut tails) = (vec![Vec::new(); BUCKETS], vec![Vec::new(); BUCKETS]);
    for (number, word) in words.iter().enumerate() {
        texts.extend(word.iter().map(|byte| usize::from(*byte)));
        ends.push(texts.len());
        if word.len() >= 6 {
            heads[key(&word[..3]) as usize % BUCKETS].push(number);
            tails[key(&word[word.len() - 3..]) as usize % BUCKETS].push(number);
        }
    }
    array(out, "TEXT", "u8", &texts);
    array(out, "TEXT_ENDS", "u16", &ends);
    lists(out, "HEADS", &heads);
    lists(out, "TAILS", &tails);
}

/// Lists one after another, and where each begins.
fn lists(out: &mut String, name: &str, lists: &[Vec<usize>]) {
    let mut starts = vec![0];
    for list in lists {
        starts.push(starts[starts.len() - 1] + list.len());
    }
    array(out, name, "u16", &lists.concat());
    array(out, &format!("{name}_STARTS"), "u16", &starts);
}

fn array(out: &mut String, name: &str, kind: &str, values: &[usize]) {
    let values: Vec<_> = values.iter().map(ToString::to_string).collect();
    writeln!(out, "pub static {name}: [{kind}; {}] = [{}];", values.len(), values.join(", ")).unwrap();
}
