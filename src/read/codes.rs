//! The codes of a line: by their own form, by the words before them, or by a phrase beside them.

mod beside;
mod called;
mod form;
mod shape;

use super::contexts::{self, Context, Kind};
use super::line::Line;
use super::phrases::Phrase;
use super::words::Word;
use super::{Certainty, FoundCode};
use crate::verdict::Verdict;

/// The longest gap between a key and its code, in bytes.
const GAP_MAX: usize = 10;
/// The most words that may stand between a key and its code.
const FILLERS_MAX: usize = 2;

/// A line, or a part of a long one, with what is known of its words.
pub struct Part<'t, 'w> {
    pub text: &'t [u8],
    pub words: &'w [Word],
    /// The words that end at each word: the number of their context plus one.
    pub ends: &'w [u16],
    pub line: Line,
    pub phrases: &'w [Phrase],
    /// Whether the line is nothing but these words, and the text nothing but the line.
    pub is_whole: bool,
    pub is_all: bool,
}

impl<'t> Part<'t, '_> {
    /// The code that begins at a word, and how many words it has.
    pub fn code_at(&self, place: usize) -> Option<(FoundCode<'t>, usize)> {
        self.triple(place)
            .or_else(|| self.named(place))
            .or_else(|| self.called(place))
            .or_else(|| self.beside_phrase(place))
            .or_else(|| self.alone(place))
    }

    fn byte(&self, at: usize) -> u8 {
        self.text.get(at).copied().unwrap_or(b'\n')
    }

    fn before(&self, at: usize) -> u8 {
        at.checked_sub(1).map_or(b'\n', |before| self.text[before])
    }

    fn found(&self, start: usize, end: usize, certainty: Certainty, verdict: Verdict) -> FoundCode<'t> {
        // Only what is certain says approved, and only where nothing in the line speaks against it.
        let is_good = verdict.outcome().is_made();
        let is_told = match certainty {
            Certainty::Certain => !is_good || self.is_stated(start, end),
            Certainty::Likely => !is_good,
            Certainty::Possible => false,
        };
        if is_told {
            FoundCode { text: &self.text[start..end], start, certainty, verdict: Some(verdict) }
        } else {
            self.possible(start, end)
        }
    }

    fn possible(&self, start: usize, end: usize) -> FoundCode<'t> {
        FoundCode { text: &self.text[start..end], start, certainty: Certainty::Possible, verdict: None }
    }

    /// Whether the line states what it has between two places: no refusal, no condition, no comparison, no alternative.
    pub(super) fn is_stated(&self, start: usize, end: usize) -> bool {
        let before = &self.text[start.saturating_sub(6)..start];
        let before = before.rsplit(u8::is_ascii_alphanumeric).next().unwrap_or(before);
        let compares = ["==", "!", "~", "<>", ">=", "<=", "≠", "< ", " -"];
        // `-> 00` and `=> 00` point at a code, `> 00` is above it.
        let is_above = before.ends_with(b"> ") && !before.ends_with(b"-> ") && !before.ends_with(b"=> ");
        let is_compared = is_above
            || compares
                .into_iter()
                .any(|sign| before.windows(sign.len()).any(|part| part == sign.as_bytes()));
        let after = self.text[end..].trim_ascii_start();
        let has_more = after.starts_with(b"|")
            && after[1..].trim_ascii_start().first().is_some_and(u8::is_ascii_digit)
            || after.starts_with(b"..");
        !(is_compared || has_more || self.line.is_open || self.line.has_refusal) && self.phrases.is_empty()
    }

    /// Whether a word behind a place shows that the number before it counts something: `51 days`.
    fn is_counted(&self, place: usize, end: usize) -> bool {
        self.words.get(place).is_some_and(|next| {
            let between = self.text.get(end..next.start).unwrap_or_default();
            matches!(between, b"" | b" " | b"-" | b"\xC2\xA0") && contexts::is_counted(next.key)
        })
    }

    /// The words before a place that say what it is, fillers aside, and where they end.
    pub(super) fn context_before(&self, place: usize) -> Option<(&'static Context, usize)> {
        let mut at = place;
        for _ in 0..=FILLERS_MAX {
            at = at.checked_sub(1)?;
            let context = self.context_at(at)?;
            let gap = self.text.get(self.words[at].end()..self.words[at + 1].start)?;
            if gap.len() > GAP_MAX
                || !gap.iter().all(|byte| b" \t:=\"'()[]{<>#\\*`-".contains(byte) || *byte >= 0x80)
            {
                return None;
            }
            if context.kind != Kind::Filler {
                return Some((context, at));
            }
        }
        None
    }

    fn context_at(&self, place: usize) -> Option<&'static Context> {
        self.ends[place].checked_sub(1).map(contexts::context)
    }

    pub(super) fn kind_at(&self, place: usize) -> Option<Kind> {
        self.context_at(place).map(|context| context.kind)
    }
}
