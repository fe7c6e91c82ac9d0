//! The tables of `src/read/phrases/tables/fast.rs`.

use std::collections::BTreeMap;
use std::fmt::Write;

use super::Phrases;
use crate::emit::hashed::hashed;
use crate::letters;

/// Where no word has its slot.
const NO_WORD: usize = 0xFFFF;
/// Bits of an element, above the number of its set of words.
pub const OPTIONAL: usize = 0x4000;
pub const GAP: usize = 0x8000;
/// In how many lists words are by how they begin and end.
pub const BUCKETS: usize = 1024;
/// The shortest word that may have a typing error.
pub const CORRECTED_MIN: usize = 6;

/// What the patterns say, by numbers.
pub struct Numbered {
    /// In their order.
    pub words: Vec<Vec<u8>>,
    /// What is known of each word, one bit each.
    pub flags: Vec<usize>,
    /// Those that make a line worth a closer look.
    keen: Vec<bool>,
    /// The patterns that each word leads to.
    led_to: Vec<Vec<usize>>,
    /// Outcome, reason, the element that is looked for first, and at which ends of the line the pattern has to be.
    pub patterns: Vec<[usize; 4]>,
    /// The sets of words of each pattern, with bits above them; a set gets its number where it first is.
    pub elements: Vec<Vec<usize>>,
    pub sets: Vec<Vec<usize>>,
}

impl Numbered {
    /// How many words make a line worth a closer look.
    pub fn keen(&self) -> usize {
        self.keen.iter().filter(|keen| **keen).count()
    }

    /// How many patterns all words lead to.
    pub fn led_to(&self) -> usize {
        self.led_to.iter().map(Vec::len).sum()
    }
}

pub fn numbered(phrases: &Phrases) -> Numbered {
    let words = phrases.words();
    let number: BTreeMap<&[u8], usize> =
        words.iter().enumerate().map(|(at, word)| (word.as_slice(), at)).collect();
    let numbers = |words: &mut dyn Iterator<Item = &Vec<u8>>| -> Vec<usize> {
        words.map(|word| number[word.as_slice()]).collect()
    };

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

    let mut flags = vec![0; words.len()];
    for (bit, list) in phrases.classes().into_iter().enumerate() {
        numbers(&mut list.iter()).into_iter().for_each(|word| flags[word] |= 1 << bit);
    }
    keen.iter().zip(&mut flags).for_each(|(keen, flag)| *flag |= usize::from(*keen) << 15);
    corrects.iter().zip(&mut flags).for_each(|(corrects, flag)| *flag |= usize::from(*corrects) << 14);

    let mut by_words: BTreeMap<Vec<usize>, usize> = BTreeMap::new();
    let mut elements = Vec::new();
    let mut patterns = Vec::new();
    for (pattern, anchor) in phrases.patterns.iter().zip(phrases.anchors()) {
        let of_pattern: Vec<usize> = pattern
            .elements
            .iter()
            .map(|element| {
                let words = numbers(&mut element.words.iter());
                let next = by_words.len();
                let set = *by_words.entry(words).or_insert(next);
                assert!(set < OPTIONAL, "too many sets of words");
                set | if element.is_optional { OPTIONAL } else { 0 } | if element.has_gap { GAP } else { 0 }
            })
            .collect();
        elements.push(of_pattern);
        let ends = usize::from(pattern.is_first) | usize::from(pattern.is_last) << 1;
        patterns.push([pattern.outcome, pattern.reason.unwrap_or(255), anchor, ends]);
    }
    let mut sets = vec![Vec::new(); by_words.len()];
    by_words.into_iter().for_each(|(words, set)| sets[set] = words);
    Numbered { words, flags, keen, led_to, patterns, elements, sets }
}

/// All that is looked up, as it is looked up.
pub fn table(phrases: &Numbered) -> String {
    let mut out = String::new();
    let Numbered { words, flags, keen, led_to, patterns, elements, sets } = phrases;
    found_by(&mut out, words);
    let keen: Vec<&Vec<u8>> =
        words.iter().zip(keen).filter(|(_, keen)| **keen).map(|(word, _)| word).collect();
    bits(&mut out, &keen);
    lists(&mut out, "LED_TO", led_to);
    array(&mut out, "FLAGS", "u16", flags);
    writeln!(out, "pub static PATTERNS: [[u8; 4]; {}] = {patterns:?};", patterns.len()).unwrap();
    lists(&mut out, "ELEMENTS", elements);
    lists(&mut out, "SETS", sets);
    spelling(&mut out, words);
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

/// How many bits there are for so many words, so that few other lines are looked at.
pub fn bit_count(words: usize) -> usize {
    (words * 12).next_power_of_two().max(64)
}

/// One bit for each word that makes a line worth a closer look.
fn bits(out: &mut String, words: &[&Vec<u8>]) {
    let count = bit_count(words.len());
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
        if word.len() >= CORRECTED_MIN {
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

pub fn array(out: &mut String, name: &str, kind: &str, values: &[usize]) {
    let values: Vec<_> = values.iter().map(ToString::to_string).collect();
    writeln!(out, "pub static {name}: [{kind}; {}] = [{}];", values.len(), values.join(", ")).unwrap();
}
