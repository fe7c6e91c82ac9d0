//! A text that is read in blocks, by callers that have no memory for all of it at once. What is found is the same.

use super::contexts;
use super::line::Line;
use super::words::{self, Split, WORDS_MAX, Word};
use super::{Certainty, Finds, Found, LOOK_BACK, read_line};
use crate::source::System;

/// How many bytes behind a word are looked at.
const AHEAD: usize = 16;
/// The most numbers that the words split at once may lead to.
const NUMBERS_MAX: usize = 3 * (WORDS_MAX + super::phrases::PHRASES_MAX);
/// The kind of a phrase among the numbers; before it come those of codes, by their certainty.
const PHRASE: u32 = 3;

/// Whether more text comes after a block.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum More {
    /// It is the last one, or the only one.
    No,
    /// Words that may be cut are left for the next block.
    Yes,
    /// The block holds nothing but words that are left: they are read as they are.
    Forced,
}

/// A block of a text.
#[derive(Clone, Copy, Debug)]
pub struct Block<'a> {
    /// What of the text is here.
    pub text: &'a [u8],
    /// What comes before this place was split before.
    pub at: usize,
    /// The first word that was not looked at.
    pub place: usize,
    /// What is known of the line that goes on here; 0 where one begins.
    pub line: u32,
    /// Whether the whole text has one line.
    pub is_all: bool,
    /// Whether more comes.
    pub more: More,
}

/// Where the next block has to go on, with the numbers that it gets.
#[derive(Clone, Copy, Debug)]
pub struct Rest {
    /// What comes before it was split.
    pub at: usize,
    /// The first word that was not looked at.
    pub place: usize,
    /// What is known of the line that is broken off; 0 where the next one begins.
    pub line: u32,
}

/// Finds what is in a block as long as there is room for numbers: of each code or phrase where it begins, where it ends,
/// and what it is.
pub fn read(block: Block<'_>, mut room: usize, write: &mut dyn FnMut([u32; 3])) -> Rest {
    let mut finds = begin(block);
    loop {
        while let Some(found) = finds.next_of_words() {
            write(numbers(found));
            room -= 3;
        }
        if room < NUMBERS_MAX || !finds.fill() {
            break;
        }
    }
    let (line, place) = if finds.is_end {
        (0, finds.at)
    } else {
        let place = finds.words[..finds.count].get(finds.place).map_or(finds.at, |word| word.start);
        (finds.line.packed() | WITHIN, place)
    };
    Rest { at: finds.at, place, line }
}

/// Says that a line goes on.
const WITHIN: u32 = 1 << 31;

fn begin(block: Block<'_>) -> Finds<'_> {
    let mut finds = read_line(block.text, block.is_all);
    finds.more = block.more;
    if block.line != 0 {
        finds.line = Line::unpacked(block.line);
        (finds.is_first, finds.is_end) = (false, false);
        finds.go_back(block.at, block.place);
    }
    finds
}

/// By their numbers: a code's certainty, and its set plus one where it has a verdict; a phrase's outcome and its reason
/// plus one.
pub fn numbers(found: Found<'_>) -> [u32; 3] {
    match found {
        Found::Code(code) => {
            let certainty = match code.certainty() {
                Certainty::Certain => 0,
                Certainty::Likely => 1,
                Certainty::Possible => 2,
            };
            let set = code.verdict().map_or(0, |verdict| u32::from(verdict.set().number()) + 1);
            [code.start() as u32, code.end() as u32, certainty | set << 8]
        }
        Found::Phrase(phrase) => {
            let reason = phrase.reason().map_or(0, |reason| reason as u32 + 1);
            [
                phrase.start() as u32,
                phrase.end() as u32,
                PHRASE | (phrase.outcome() as u32) << 8 | reason << 16,
            ]
        }
    }
}

/// How many bits a system takes, packed: its number plus one.
const SYSTEM_BITS: u32 = 12;

impl Line {
    /// All of it in 31 bits.
    fn packed(&self) -> u32 {
        let number = |system: Option<System>| system.map_or(0, |system| u32::from(system.index()) + 1);
        let flags = [
            self.has_currency,
            self.is_open,
            self.has_owners,
            self.has_networks,
            self.has_other,
            self.has_refusal,
            self.is_of_payments,
        ];
        let flags = flags.iter().fold(0, |bits, flag| bits << 1 | u32::from(*flag));
        (flags << SYSTEM_BITS | number(self.owner)) << SYSTEM_BITS | number(self.network)
    }

    /// What was packed.
    fn unpacked(bits: u32) -> Self {
        let system =
            |bits: u32| System::all().nth(((bits & ((1 << SYSTEM_BITS) - 1)) as usize).checked_sub(1)?);
        let flag = |place: u32| bits >> (2 * SYSTEM_BITS + place) & 1 == 1;
        Self {
            owner: system(bits >> SYSTEM_BITS),
            has_owners: flag(4),
            network: system(bits),
            has_networks: flag(3),
            has_other: flag(2),
            has_refusal: flag(1),
            is_of_payments: flag(0),
            has_currency: flag(6),
            is_open: flag(5),
        }
    }
}

impl Finds<'_> {
    /// Splits what comes before a place again; its last words say what those after it are.
    fn go_back(&mut self, at: usize, place: usize) {
        let text = &self.text[..at.min(self.text.len())];
        while self.at < text.len() {
            let kept = LOOK_BACK.min(self.count);
            self.words.copy_within(self.count - kept..self.count, 0);
            let split = words::split(text, self.at, &mut self.words, kept);
            (self.at, self.count) = (split.at, split.count);
        }
        let words = &self.words[..self.count];
        for place in 0..self.count {
            let number = contexts::may_end(words[place].key)
                .then(|| contexts::ending_at(self.text, words, place))
                .flatten();
            self.ends[place] = number.map_or(0, |number| number + 1);
        }
        self.place = words.partition_point(|word| word.start < place);
    }

    /// Whether words that were split are whole, with what stands behind them; takes off those that are not, where
    /// nothing else is left.
    pub(super) fn is_whole(&mut self, split: &mut Split, kept: usize) -> bool {
        let ends_line = split.is_end && self.text[..split.at].last() == Some(&b'\n');
        if ends_line || !split.is_end && self.text.len() - split.at >= AHEAD {
            return true;
        }
        if self.more == More::Yes {
            return false;
        }
        self.more = More::Yes;
        split.is_end = false;
        let is_near = |word: &Word| word.end() + AHEAD > self.text.len();
        while split.count > kept + 1 && is_near(&self.words[split.count - 1]) {
            split.count -= 1;
            split.at = self.words[split.count].start;
        }
        true
    }
}
