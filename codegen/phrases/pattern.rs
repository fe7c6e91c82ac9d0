//! The language of the patterns.

use std::collections::BTreeSet;

use super::Classes;
use crate::letters::{self, Letter};

/// The most elements of a pattern, and the most of them that may be missing, and gaps.
pub const ELEMENTS_MAX: usize = 10;
pub const OPTIONAL_MAX: usize = 6;
pub const GAPS_MAX: usize = 2;
/// The longest word, in bytes.
pub const WORD_MAX: usize = 28;
/// How many words a gap may hold.
pub const GAP: usize = 3;

/// One line of the file.
pub struct Pattern {
    /// As it is written.
    pub text: String,
    pub line: usize,
    /// Whether the line has to begin, or to end, with it.
    pub is_first: bool,
    pub is_last: bool,
    pub elements: Vec<Element>,
    /// Places in the vocabulary.
    pub outcome: usize,
    pub reason: Option<usize>,
}

/// What stands in one place.
#[derive(Clone, Default, PartialEq)]
pub struct Element {
    pub words: BTreeSet<Vec<u8>>,
    pub is_optional: bool,
    /// Whether further words may stand before it.
    pub has_gap: bool,
}

/// The elements of a pattern, or what is wrong with it.
pub fn parse(text: &str, lang: &str, classes: &Classes) -> Result<(bool, bool, Vec<Element>), String> {
    let (text, is_first) = text.strip_prefix("^ ").map_or((text, false), |text| (text, true));
    let (text, is_last) = text.strip_suffix(" $").map_or((text, false), |text| (text, true));
    let mut elements: Vec<Element> = Vec::new();
    let mut has_gap = false;
    for part in text.split(' ') {
        if part == "…" {
            if has_gap || elements.is_empty() {
                return Err("has a gap without a word on each side; put words there".into());
            }
            has_gap = true;
            continue;
        }
        let inner = part.strip_prefix('(').and_then(|part| part.strip_suffix(')'));
        let mut element = Element { has_gap, is_optional: inner.is_some(), ..Element::default() };
        for word in inner.unwrap_or(part).split('/') {
            if let Some(class) = word.strip_prefix('<').and_then(|word| word.strip_suffix('>')) {
                let Some(words) = classes.get(&(class.to_string(), lang.to_string())) else {
                    return Err(format!(
                        "has the unknown class `<{class}>`; add it to data/phrase_words.csv, in {lang}"
                    ));
                };
                element.words.extend(words.iter().cloned());
            } else if let Some(folded) = spellings(word, lang) {
                element.words.extend(folded);
            } else {
                return Err(format!(
                    "has `{word}`, which is not a word; write words of letters or digits, a/b, (a), <class>, …, \
                     and ^ or $ at the ends"
                ));
            }
        }
        has_gap = false;
        elements.push(element);
    }
    let count = |holds: fn(&Element) -> bool| elements.iter().filter(|element| holds(element)).count();
    if has_gap || elements.iter().all(|element| element.is_optional) {
        return Err("has no word that it needs, or a gap at its end; put a word there".into());
    }
    if elements.iter().any(|element| element.has_gap && element.is_optional) {
        return Err(
            "has a word that may be missing behind a gap; leave it out, or put it before the gap".into()
        );
    }
    if elements.len() > ELEMENTS_MAX
        || count(|element| element.is_optional) > OPTIONAL_MAX
        || count(|element| element.has_gap) > GAPS_MAX
    {
        return Err(format!(
            "is too long; at most {ELEMENTS_MAX} places, {OPTIONAL_MAX} that may be missing, {GAPS_MAX} gaps"
        ));
    }
    Ok((is_first, is_last, elements))
}

/// The ways to write a word, as they are compared, or `None` where it is not a single one: where a keyboard has no `ü`, Germans
/// write `ue`, and so on.
pub fn spellings(word: &str, lang: &str) -> Option<Vec<Vec<u8>>> {
    let mut ways = vec![fold(word)?];
    if matches!(lang, "da" | "de" | "nb" | "sv") {
        let plain = word.replace(['ö', 'ø'], "oe").replace('ü', "ue").replace('ä', "ae").replace('å', "aa");
        ways.extend(fold(&plain).filter(|plain| *plain != ways[0]));
    }
    Some(ways)
}

/// A word as it is compared, or `None` where it is not a single one.
pub fn fold(word: &str) -> Option<Vec<u8>> {
    let (bytes, mut at, mut folded) = (word.as_bytes(), 0, Vec::new());
    while at < bytes.len() {
        match bytes[at] {
            byte if byte.is_ascii_alphanumeric() => folded.push(byte.to_ascii_lowercase()),
            0x80.. => match letters::letter(&bytes[at..]) {
                (Letter::No, _) => return None,
                (Letter::Accent, length) => {
                    at += length;
                    continue;
                }
                (Letter::Of(plain, _), length) => {
                    folded.extend(plain.iter().filter(|byte| **byte != 0));
                    at += length;
                    continue;
                }
            },
            _ => return None,
        }
        at += 1;
    }
    (!folded.is_empty() && folded.len() <= WORD_MAX).then_some(folded)
}
