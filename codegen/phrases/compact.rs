//! The tables of `src/read/phrases/tables/compact.rs`: what cannot be made of anything else, in as few bytes as a
//! download takes.

use std::collections::BTreeSet;
use std::fmt::Write;

use super::emit::{BUCKETS, CORRECTED_MIN, GAP, Numbered, OPTIONAL, array, bit_count};
use super::pattern::WORD_MAX;

/// No byte of a word is below this, so one that is says how many bytes of the word before come first.
const FIRST_BYTE: u8 = b'0';

pub fn table(phrases: &Numbered) -> String {
    let mut out = String::new();
    let Numbered { words, flags, patterns, elements, sets, .. } = phrases;
    let letters: usize = words.iter().map(Vec::len).sum();
    let long = words.iter().filter(|word| word.len() >= CORRECTED_MIN).count();
    let sizes = [
        ("WORDS", words.len()),
        ("LETTERS", letters),
        // Twice as many, so that a free place is soon found.
        ("PLACES", (words.len() * 2).next_power_of_two()),
        ("KEEN_BITS", bit_count(phrases.keen())),
        ("PATTERNS", patterns.len()),
        ("LED_TO", phrases.led_to()),
        ("ELEMENTS", elements.concat().len()),
        ("SETS", sets.len()),
        ("SET_WORDS", sets.concat().len()),
        ("LONG", long),
        ("BUCKETS", BUCKETS),
        ("CORRECTED_MIN", CORRECTED_MIN),
    ];
    for (name, size) in sizes {
        writeln!(out, "pub const {name}: usize = {size};").unwrap();
    }
    bytes(&mut out, "WORD_BYTES", &fronts(words));
    array(&mut out, "WORD_FLAGS", "u16", flags);
    for (place, name) in ["OUTCOMES", "REASONS", "ANCHORS", "ENDS"].into_iter().enumerate() {
        array(&mut out, name, "u8", &patterns.iter().map(|pattern| pattern[place]).collect::<Vec<_>>());
    }
    array(&mut out, "ELEMENT_COUNTS", "u8", &elements.iter().map(Vec::len).collect::<Vec<_>>());
    let counts: Vec<_> = sets.iter().map(Vec::len).collect();
    assert!(counts.iter().all(|count| *count < 0x100), "too many words in one place of a pattern");
    array(&mut out, "SET_COUNTS", "u8", &counts);
    bytes(&mut out, "ELEMENT_BYTES", &element_bytes(elements));
    let mut set_bytes = Vec::new();
    for set in sets {
        let mut last = 0;
        for word in set {
            put(&mut set_bytes, word - last);
            last = *word;
        }
    }
    bytes(&mut out, "SET_BYTES", &set_bytes);
    out
}

/// Sorted words, each as how many bytes it begins with of the one before, and the others.
pub fn fronts(words: &[Vec<u8>]) -> Vec<u8> {
    let (mut out, mut before) = (Vec::new(), &[][..]);
    for word in words {
        let same = before.iter().zip(word).take_while(|(one, other)| one == other).count();
        let is_word = word.len() <= WORD_MAX && word.iter().all(|byte| *byte >= FIRST_BYTE);
        assert!(is_word, "`{}` is no word of at most {WORD_MAX} bytes", String::from_utf8_lossy(word));
        out.push(same as u8);
        out.extend(&word[same..]);
        before = word;
    }
    out
}

/// The sets of the patterns: 0 where the next one first is, or its number plus one; two bits below say the rest.
fn element_bytes(elements: &[Vec<usize>]) -> Vec<u8> {
    let (mut out, mut known) = (Vec::new(), BTreeSet::new());
    for element in elements.iter().flatten() {
        let set = element & !(OPTIONAL | GAP);
        let number = if known.insert(set) { 0 } else { set + 1 };
        assert!(number < OPTIONAL, "too many sets of words");
        put(
            &mut out,
            number << 2 | usize::from(element & GAP != 0) << 1 | usize::from(element & OPTIONAL != 0),
        );
    }
    out
}

/// A number by seven bits in each byte, the lowest first; the highest bit says that more come.
pub fn put(out: &mut Vec<u8>, mut number: usize) {
    while number >= 0x80 {
        out.push(number as u8 | 0x80);
        number >>= 7;
    }
    out.push(number as u8);
}

pub fn bytes(out: &mut String, name: &str, bytes: &[u8]) {
    array(out, name, "u8", &bytes.iter().map(|byte| usize::from(*byte)).collect::<Vec<_>>());
}
