//! What people and systems say, from `data/phrases.csv` and `data/phrase_words.csv`.

mod check;
mod clash;
pub mod compact;
mod emit;
mod pattern;

pub use check::check;
pub use emit::{numbered, table};
pub use pattern::{Element, Pattern, fold};

use std::collections::{BTreeMap, BTreeSet};

/// All patterns, with the words that they are made of.
#[derive(Default)]
pub struct Phrases {
    pub patterns: Vec<Pattern>,
    /// Words that turn a meaning round: none of them may stand in a gap.
    pub negations: Vec<Vec<u8>>,
    /// Words beside a phrase that say nothing.
    pub fillers: Vec<Vec<u8>>,
    /// Words that are no typing errors of others.
    pub spelled: Vec<Vec<u8>>,
    /// Words beside which a phrase is about something else.
    pub elsewhere: Vec<Vec<u8>>,
    /// Words in whose sentences every phrase is.
    pub topics: Vec<Vec<u8>>,
    /// Words that turn the meaning round from behind a phrase.
    pub denials: Vec<Vec<u8>>,
    /// "If", "when", "may", and "why", which asks about what has happened.
    pub conditions: Vec<Vec<u8>>,
    pub moments: Vec<Vec<u8>>,
    pub chances: Vec<Vec<u8>>,
    pub causes: Vec<Vec<u8>>,
    /// Words that are in many lines: none is looked for first, if a pattern has another.
    pub common: BTreeSet<Vec<u8>>,
}

/// The words of a class in a language, by its name and the language.
pub type Classes = BTreeMap<(String, String), Vec<Vec<u8>>>;

impl Phrases {
    /// Every word of the patterns and the lists, once, in order.
    pub fn words(&self) -> Vec<Vec<u8>> {
        let of_patterns = self.patterns.iter().flat_map(|pattern| &pattern.elements);
        let mut words: Vec<_> = of_patterns
            .flat_map(|element| &element.words)
            .chain(self.classes().into_iter().flatten())
            .cloned()
            .collect();
        words.sort_unstable();
        words.dedup();
        words
    }

    /// The classes with a use of their own, in the order of their bits in `FLAGS`.
    pub fn classes(&self) -> [&Vec<Vec<u8>>; 10] {
        [
            &self.negations,
            &self.fillers,
            &self.spelled,
            &self.elsewhere,
            &self.topics,
            &self.denials,
            &self.conditions,
            &self.moments,
            &self.chances,
            &self.causes,
        ]
    }

    /// The element of each pattern that is looked for first: the one whose words are in the fewest patterns.
    pub fn anchors(&self) -> Vec<usize> {
        self.rarest().into_iter().map(|rarest| rarest[0]).collect()
    }

    /// Whether a word is in many lines.
    pub fn is_common(&self, word: &Vec<u8>) -> bool {
        word.len() < 3 || self.common.contains(word)
    }

    /// The elements that a pattern cannot do without, the rarest first.
    pub fn rarest(&self) -> Vec<Vec<usize>> {
        let mut counts: BTreeMap<&[u8], usize> = BTreeMap::new();
        for pattern in &self.patterns {
            for word in pattern.elements.iter().flat_map(|element| &element.words) {
                *counts.entry(word).or_default() += 1;
            }
        }
        let rarity = |element: &Element| {
            let rarity = |word: &Vec<u8>| (self.is_common(word), counts[word.as_slice()]);
            element.words.iter().map(rarity).max()
        };
        self.patterns
            .iter()
            .map(|pattern| {
                let needed = |place: &usize| !pattern.elements[*place].is_optional;
                let mut places: Vec<_> = (0..pattern.elements.len()).filter(needed).collect();
                places.sort_by_key(|place| (rarity(&pattern.elements[*place]), *place));
                places
            })
            .collect()
    }
}
