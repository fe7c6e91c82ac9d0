//! Codes by a phrase beside them, and those that are all there is.

use super::Part;
use crate::code_set::CodeSet;
use crate::identify::identify_bytes;
use crate::read::contexts::Kind;
use crate::read::phrases::Phrase;
use crate::read::{Certainty, FoundCode};
use crate::verdict::Match;
use crate::vocabulary::Outcome;

/// The longest text that is one code.
const CODE_MAX: usize = 64;

impl<'t> Part<'t, '_> {
    /// A response code with what it means beside it: `51 : Insufficient funds`.
    pub(super) fn beside_phrase(&self, place: usize) -> Option<(FoundCode<'t>, usize)> {
        let word = &self.words[place];
        if word.length != 2 || !word.kind.has_digits() {
            return None;
        }
        let (start, end) = (word.start, word.end());
        let is_slash =
            self.byte(end) == b'/' && self.words.get(place + 1).is_some_and(|next| next.start == end + 1);
        if word.kind.has_small() || self.is_part(start, end) && !is_slash {
            return None;
        }
        if !self.is_by_itself(place) {
            return None;
        }
        let verdict = self.line.called(CodeSet::Iso8583Response, &self.text[start..end])?;
        let says = |phrase: &&Phrase| phrase.reason.is_some() && phrase.reason == verdict.reason();
        let is_near = |from: usize, to: usize| {
            let between = self.text.get(from..to).unwrap_or(b"\n\n\n\n\n");
            between.len() <= 4 && between.iter().all(|byte| b" :-=()[]\"',/".contains(byte) || *byte >= 0x80)
        };
        let mut phrases = self.phrases.iter().filter(says);
        let is_beside = phrases.any(|phrase| {
            let (first, last) = (&self.words[phrase.first], &self.words[phrase.last]);
            let is_before = is_near(end, first.start)
                && (self.text[end..first.start] != *b" " || self.may_count(place, phrase));
            is_before || is_near(last.end(), start)
        });
        is_beside.then(|| (self.found(start, end, Certainty::Likely, verdict), 1))
    }

    /// Whether no noun stands before a number that it could belong to: `customer 51: insufficient funds`.
    pub(super) fn is_by_itself(&self, place: usize) -> bool {
        let Some(before) = place.checked_sub(1) else { return true };
        let start = self.words[place].start;
        if self.before(start) == b'#' {
            return false;
        }
        match self.context_before(place).map(|(context, _)| context.kind) {
            Some(kind) => !matches!(kind, Kind::No | Kind::Measure | Kind::Currency),
            None => {
                let gap = self.text.get(self.words[before].end()..start).unwrap_or_default();
                let is_of_phrase = self.phrases.iter().any(|phrase| phrase.last == before);
                !matches!(gap, b" " | b"=") || is_of_phrase
            }
        }
    }

    /// Whether a number right before a phrase is its code and does not count it: `05 DO NOT HONOR`, but not `54 expired
    /// cards found`.
    pub(super) fn may_count(&self, place: usize, phrase: &Phrase) -> bool {
        let is_capital = self.words[phrase.first..=phrase.last].iter().all(|word| !word.kind.has_small());
        let is_all = self.is_whole && place == 0 && phrase.last + 1 == self.words.len();
        let is_called = self.context_before(place).is_some();
        is_capital || is_all || is_called || self.byte(self.words[place].start) == b'0'
    }

    /// A code that is all there is in the line.
    pub(super) fn alone(&self, place: usize) -> Option<(FoundCode<'t>, usize)> {
        if !self.is_whole || place > 0 || self.words.len() > 8 {
            return None;
        }
        let line_start =
            self.text[..self.words[0].start].iter().rposition(|byte| *byte == b'\n').map_or(0, |at| at + 1);
        let line_end = self.words.last()?.end();
        let line_end = self.text[line_end..]
            .iter()
            .position(|byte| *byte == b'\n')
            .map_or(self.text.len(), |at| line_end + at);
        let line = &self.text[line_start..line_end];
        let is_edge = |byte: &u8| byte.is_ascii_whitespace() || b"\"'`()[]<>.,;:*#".contains(byte);
        let start = line_start + line.iter().position(|byte| !is_edge(byte))?;
        let end = line_start + line.iter().rposition(|byte| !is_edge(byte))? + 1;
        let code = &self.text[start..end];
        if code.len() > CODE_MAX || code.contains(&b' ') || !code.is_ascii() {
            return None;
        }
        let found = identify_bytes(code);
        if let Some(verdict) = found.certain().filter(|verdict| verdict.matched() == Match::Exact) {
            // A letter behind two digits is that of many a seat and gate.
            let is_clear = verdict.suffix().is_none() || verdict.outcome() != Outcome::Approved;
            let certainty = if is_clear { Certainty::Certain } else { Certainty::Possible };
            return Some((self.found(start, end, certainty, verdict), self.words.len()));
        }
        // A plain word on a line of a longer text is most often only that.
        let is_plain = code.iter().all(u8::is_ascii_lowercase) || code.iter().all(u8::is_ascii_alphabetic);
        found
            .candidates()
            .next()
            .filter(|_| !is_plain || self.is_all)
            .map(|_| (self.possible(start, end), self.words.len()))
    }
}
