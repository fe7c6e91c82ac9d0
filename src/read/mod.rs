//! Codes and phrases in whatever people paste: a line of a log, an e-mail, half a document.

#[cfg(feature = "compact")]
pub(crate) mod blocks;
mod codes;
mod contexts;
mod letters;
mod line;
#[cfg(any(feature = "compact", test))]
mod made;
#[cfg(feature = "overlay")]
pub(crate) mod own;
mod phrases;
#[cfg(feature = "serde")]
mod record;
mod spoken;
pub(crate) mod words;

#[cfg(feature = "overlay")]
pub(crate) use contexts::is_known as has_context;
#[cfg(all(feature = "overlay", feature = "serde"))]
pub(crate) use record::write_code;
#[cfg(feature = "serde")]
pub use record::{FoundCodeRecord, FoundPhraseRecord};
pub(crate) use spoken::{Said, said_in};
pub use spoken::{Spoken, phrase};

#[cfg(feature = "compact")]
use blocks::More;
use codes::Part;
use contexts::Kind;
use line::Line;
use phrases::{PHRASES_MAX, Phrase};
use words::{WORDS_MAX, Word};

use crate::identify::{Identification, identify_bytes};
use crate::verdict::Verdict;
use crate::vocabulary::{Outcome, Reason};

/// How many words of a long line are kept for what comes after them.
const LOOK_BACK: usize = 16;
/// How many of them are looked at only then, as a code may have several words.
const LEFT: usize = 8;

/// How certain it is whose a code is that was found in a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Certainty {
    /// Its form, the key before it or the system that is named tells.
    Certain,
    /// A word beside it says what it is: `response code 05`.
    Likely,
    /// It is a code of somebody, or none at all. It has no verdict.
    Possible,
}

impl Certainty {
    /// The word for it, as JSON has it.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Certain => "certain",
            Self::Likely => "likely",
            Self::Possible => "possible",
        }
    }
}

impl core::fmt::Display for Certainty {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.pad(self.as_str())
    }
}

/// A code that was found in a text.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct FoundCode<'a> {
    text: &'a [u8],
    start: usize,
    certainty: Certainty,
    verdict: Option<Verdict>,
}

impl<'a> FoundCode<'a> {
    /// The code as it stands in the text. It is plain ASCII.
    pub fn text(&self) -> &'a str {
        core::str::from_utf8(self.text).unwrap_or_default()
    }

    /// Where it begins in the text, in bytes.
    pub fn start(&self) -> usize {
        self.start
    }

    /// Where it ends in the text, in bytes.
    pub fn end(&self) -> usize {
        self.start + self.text.len()
    }

    /// How certain it is whose code it is.
    pub fn certainty(&self) -> Certainty {
        self.certainty
    }

    /// What it means; `None` where it is only possible, and never an approval where it is only likely.
    pub fn verdict(&self) -> Option<Verdict> {
        self.verdict
    }

    /// What it would mean in each set that lists it.
    pub fn identification(&self) -> Identification {
        identify_bytes(self.text)
    }
}

/// A phrase that was found in a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FoundPhrase<'a> {
    text: &'a [u8],
    start: usize,
    outcome: Outcome,
    reason: Option<Reason>,
}

impl<'a> FoundPhrase<'a> {
    /// The phrase as it stands in the text.
    pub fn text(&self) -> &'a [u8] {
        self.text
    }

    /// Where it begins in the text, in bytes.
    pub fn start(&self) -> usize {
        self.start
    }

    /// Where it ends in the text, in bytes.
    pub fn end(&self) -> usize {
        self.start + self.text.len()
    }

    /// What it says has happened.
    pub fn outcome(&self) -> Outcome {
        self.outcome
    }

    /// Why, where it says so.
    pub fn reason(&self) -> Option<Reason> {
        self.reason
    }
}

/// What was found in a text.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Found<'a> {
    /// A code, or what may be one.
    Code(FoundCode<'a>),
    /// What people or systems say of a payment.
    Phrase(FoundPhrase<'a>),
}

/// Finds codes and phrases in any text, in the order in which they stand.
///
/// Its lines are read one by one: what a word says, it says of its line. Only a code that is certain has a verdict of
/// approved: one that is only likely is given as possible, without a verdict.
///
/// ```
/// use payverdict::{Certainty, Found, Reason, read};
///
/// let Some(Found::Code(code)) = read(b"DE39: 51, amount 92.00").next() else { panic!("a code") };
/// assert_eq!((code.text(), code.certainty()), ("51", Certainty::Likely));
/// assert_eq!(code.verdict().and_then(|verdict| verdict.reason()), Some(Reason::InsufficientFunds));
///
/// // A bare number is anybody's, and an amount is none.
/// assert_eq!(read(b"51 items, 100.390.112 kr").next(), None);
/// ```
pub fn read(text: &[u8]) -> Finds<'_> {
    let end = text.trim_ascii_end().len();
    read_line(text, !text[..end].contains(&b'\n'))
}

/// [`read`] for a part of a text; whether it is all there is.
pub(crate) fn read_line(text: &[u8], is_all: bool) -> Finds<'_> {
    Finds {
        text,
        at: 0,
        words: [Word::default(); WORDS_MAX],
        ends: [0; WORDS_MAX],
        count: 0,
        place: 0,
        line: Line::default(),
        is_all,
        is_first: true,
        is_end: true,
        #[cfg(feature = "compact")]
        more: More::No,
        phrases: [Phrase::NONE; PHRASES_MAX],
        phrase_count: 0,
        phrase: 0,
    }
}

/// The codes and phrases of a text.
#[derive(Clone, Debug)]
pub struct Finds<'a> {
    text: &'a [u8],
    /// The place behind the words that were split.
    at: usize,
    words: [Word; WORDS_MAX],
    /// The contexts that end at each word.
    ends: [u16; WORDS_MAX],
    count: usize,
    /// The next word to look at.
    place: usize,
    line: Line,
    is_all: bool,
    /// Whether the words are the first ones of their line, and the last ones.
    is_first: bool,
    is_end: bool,
    #[cfg(feature = "compact")]
    more: More,
    phrases: [Phrase; PHRASES_MAX],
    phrase_count: usize,
    /// The next phrase to give.
    phrase: usize,
}

impl<'a> Iterator for Finds<'a> {
    type Item = Found<'a>;

    fn next(&mut self) -> Option<Found<'a>> {
        loop {
            if let Some(found) = self.next_of_words() {
                return Some(found);
            }
            if !self.fill() {
                return None;
            }
        }
    }
}

impl core::iter::FusedIterator for Finds<'_> {}

impl<'a> Finds<'a> {
    fn part(&self) -> Part<'a, '_> {
        Part {
            text: self.text,
            words: &self.words[..self.count],
            ends: &self.ends[..self.count],
            line: self.line,
            phrases: &self.phrases[..self.phrase_count],
            is_whole: self.is_first && self.is_end,
            is_all: self.is_all,
        }
    }

    /// What is found next among the words that were split.
    fn next_of_words(&mut self) -> Option<Found<'a>> {
        // A long line goes on: its last words wait for those after them.
        let end = if self.is_end { self.count } else { self.count.saturating_sub(LEFT) };
        while self.place < end {
            if let Some(phrase) = self.phrases[..self.phrase_count].get(self.phrase)
                && phrase.first <= self.place
            {
                self.phrase += 1;
                return Some(Found::Phrase(self.found(*phrase)));
            }
            let part = self.part();
            match part.code_at(self.place) {
                Some((code, count)) => {
                    self.place += count;
                    return Some(Found::Code(code));
                }
                None => self.place += 1,
            }
        }
        let phrase = *self.phrases[..self.phrase_count].get(self.phrase)?;
        self.phrase += 1;
        Some(Found::Phrase(self.found(phrase)))
    }

    fn found(&self, phrase: Phrase) -> FoundPhrase<'a> {
        let start = self.words[phrase.first].start;
        let text = &self.text[start..self.words[phrase.last].end()];
        FoundPhrase { text, start, outcome: phrase.outcome, reason: phrase.reason }
    }

    /// Splits the next words in which there may be something; whether there are any.
    fn fill(&mut self) -> bool {
        while let Some(kept) = self.split() {
            if self.look(self.place, kept) {
                return true;
            }
            self.place = if self.is_end { self.count } else { self.count.saturating_sub(LEFT) };
        }
        false
    }

    /// Splits the next words; how many of those before are kept, or `None` at the end of the text.
    fn split(&mut self) -> Option<usize> {
        if self.at >= self.text.len() {
            return None;
        }
        let kept = if self.is_end { 0 } else { LOOK_BACK.min(self.count) };
        let left = if self.is_end { 0 } else { self.count.saturating_sub(self.place).min(kept) };
        if self.is_end {
            self.line = Line::default();
        }
        self.is_first = self.is_end;
        self.words.copy_within(self.count - kept..self.count, 0);
        self.ends.copy_within(self.count - kept..self.count, 0);
        #[cfg_attr(not(feature = "compact"), expect(unused_mut, reason = "a block's end takes words off"))]
        let mut split = words::split(self.text, self.at, &mut self.words, kept);
        #[cfg(feature = "compact")]
        if self.more != More::No && !self.is_whole(&mut split, kept) {
            (self.count, self.place) = (kept, kept - left);
            return None;
        }
        (self.at, self.count, self.is_end) = (split.at, split.count, split.is_end);
        (self.place, self.phrase, self.phrase_count) = (kept - left, 0, 0);
        Some(kept)
    }

    /// Whether a number of three digits is the last of three with full stops between.
    fn ends_triple(&self, place: usize) -> bool {
        let Some(words) = place.checked_sub(2).map(|first| &self.words[first..=place]) else { return false };
        words.iter().all(|word| word.length == 3 && word.kind.is_number())
            && words[2].start - words[0].start == 8
    }

    /// Looks the words from `first` on up; whether something may be found among them. Phrases that end before `kept` were given.
    fn look(&mut self, first: usize, kept: usize) -> bool {
        let words = &self.words[..self.count];
        // A line of few words may be nothing but a code.
        let mut is_of_use = self.is_first && self.is_end && (1..=8).contains(&self.count);
        let mut may_be_seen = false;
        for place in first..self.count {
            let word = &words[place];
            self.ends[place] = 0;
            if contexts::may_end(word.key) {
                self.line.is_of_payments |= contexts::is_of_payments(word.key);
                self.line.is_open |= contexts::leaves_open(word.key);
                if let Some(number) = contexts::ending_at(self.text, words, place) {
                    self.ends[place] = number + 1;
                    let context = contexts::context(number);
                    self.line.add(context);
                    is_of_use |= context.kind.names_a_code();
                    may_be_seen |= matches!(context.kind, Kind::Code | Kind::Seen);
                }
            }
            is_of_use |= contexts::may_be_certain(word.name)
                || word.length == 3 && word.kind.is_number() && self.ends_triple(place)
                || word.length == 2 && self.text.get(word.end()) == Some(&b'-');
        }
        self.phrase_count = phrases::find(self.text, words, &mut self.phrases);
        // Those of the words that are kept from before were given.
        let known = self.phrases[..self.phrase_count].iter().take_while(|phrase| phrase.last < kept).count();
        self.phrase = known;
        is_of_use |=
            may_be_seen && (self.line.is_of_payments || self.line.has_owner() || self.line.has_refusal);
        is_of_use | (self.phrase_count > known)
    }
}
