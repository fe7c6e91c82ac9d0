//! What people and systems say of a payment in words, by the patterns of `data/phrases.csv`.
//!
//! Each pattern is looked for where its rarest word stands, so a line without one costs a look at one bit a word. No word
//! leads to more than a fixed number of patterns, and a pattern has few gaps: the work for a line grows with its length.

mod spelling;
mod tables;

use super::words::{WORDS_MAX, Word};
use crate::vocabulary::{Outcome, Reason};
use tables::{Elements, flags, number};

/// How many phrases of a line are told.
pub const PHRASES_MAX: usize = 32;

/// Bits of an element, above the number of its set of words.
const OPTIONAL: u16 = 0x4000;
const GAP: u16 = 0x8000;
/// How many words a gap may hold.
const GAP_MAX: usize = 3;
/// How far from a word that counts a typing error is looked for.
const NEAR: usize = 5;
/// What stands between words of one phrase is shorter than this, in bytes.
const BETWEEN_MAX: usize = 16;

/// How many with the numbers among them, which do not count.
const GAP_WITH_NUMBERS_MAX: usize = 7;
/// How near a phrase a word is that shows it to be about something else.
const BESIDE: usize = 2;
/// How much of a sentence before and behind a phrase is looked at.
const SENTENCE_MAX: usize = 24;
/// How far before a phrase "when" still asks for its time: "when is the refund processed", and not "when I tried to pay".
const MOMENT_MAX: usize = 4;
/// How far before it "if" is.
const CONDITION_MAX: usize = 8;

/// The line has to be nothing but the pattern.
const BOTH_ENDS: u8 = 3;

const NEGATES: u16 = 1;
const FILLS: u16 = 2;
/// A word that shows a phrase to be about something else, as "graphics" before "card".
const LEADS_AWAY: u16 = 1 << 3;
/// A word that shows it of its whole sentence, as "parliament".
const IS_TOPIC: u16 = 1 << 4;
/// "Kortet nekades inte".
const DENIES: u16 = 1 << 5;
/// "If" and "whether".
const IS_CONDITION: u16 = 1 << 6;
/// "When".
const IS_MOMENT: u16 = 1 << 7;
/// "May" and "could".
const IS_CHANCE: u16 = 1 << 8;
/// It asks for the cause: "why was it declined".
const ASKS_WHY: u16 = 1 << 9;
/// A word beside which another may have a typing error.
const CORRECTS: u16 = 1 << 14;
const KEEN_WORD: u16 = 1 << 15;

/// A phrase of a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Phrase {
    /// The places of its first and last word.
    pub first: usize,
    pub last: usize,
    pub outcome: Outcome,
    pub reason: Option<Reason>,
}

impl Phrase {
    /// For places of a list that nothing is in yet.
    pub const NONE: Self = Self { first: 0, last: 0, outcome: Outcome::Unknown, reason: None };
}

/// The phrases of a line, none of which overlap, in their order; gives how many there are.
pub fn find(text: &[u8], words: &[Word], found: &mut [Phrase; PHRASES_MAX]) -> usize {
    tables::ready();
    let words = &words[..words.len().min(WORDS_MAX)];
    if words.iter().any(|word| tables::may_be_keen(word.key) && is_keen(word.key)) {
        look(text, words, false, found)
    } else {
        0
    }
}

/// The phrases of a text that is looked at by itself, where one word can be enough.
pub fn find_alone(text: &[u8], words: &[Word], found: &mut [Phrase; PHRASES_MAX]) -> usize {
    tables::ready();
    look(text, &words[..words.len().min(WORDS_MAX)], true, found)
}

/// Whether a word makes a line worth a closer look.
#[inline(never)]
fn is_keen(key: u32) -> bool {
    number(key).is_some_and(|number| flags(number) & KEEN_WORD != 0)
}

/// Whether a word beside a phrase says nothing, as "my" or "the".
pub fn is_filler(word: &Word) -> bool {
    tables::ready();
    number(word.key).is_some_and(|number| flags(number) & FILLS != 0)
}

/// What is known of a word of the line.
#[derive(Clone, Copy)]
struct Seen {
    /// Its number, or `NO_WORD`.
    number: u16,
    /// Whether it has a typing error.
    is_misspelt: bool,
    /// What is between it and the word before.
    between: Between,
    is_number: bool,
}

const NO_WORD: u16 = u16::MAX;

impl Seen {
    fn is(self, flag: u16) -> bool {
        self.number != NO_WORD && flags(self.number) & flag != 0
    }

    /// [`is`](Self::is), and without a typing error.
    fn certainly_is(self, flag: u16) -> bool {
        !self.is_misspelt && self.is(flag)
    }

    /// Whether it may stand in a gap that has room for so many more words.
    fn may_be_passed(self, left: &mut usize, has_gap: bool) -> bool {
        if !has_gap || self.is(NEGATES | LEADS_AWAY | IS_CONDITION | IS_CHANCE) {
            return false;
        }
        if self.is_number {
            return true;
        }
        *left = left.wrapping_sub(1);
        *left != usize::MAX
    }
}

/// A match of a pattern.
#[derive(Clone, Copy)]
struct Candidate {
    first: u8,
    last: u8,
    pattern: u16,
    /// How much it tells: the highest of those that overlap wins.
    rank: u32,
}

#[inline(never)]
fn look(text: &[u8], words: &[Word], is_alone: bool, found: &mut [Phrase; PHRASES_MAX]) -> usize {
    let mut seen = [Seen { number: NO_WORD, is_misspelt: false, between: Between::Nothing, is_number: false };
        WORDS_MAX];
    let seen = &mut seen[..words.len()];
    // Up to where a word with a typing error may belong to one that counts.
    let mut near_until = 0;
    for (place, word) in words.iter().enumerate() {
        let is_joined = word.before > 0 || words.get(place + 1).is_some_and(|next| next.before > 0);
        if place > 0 {
            seen[place].between = between(text, words[place - 1].end(), word.start);
        }
        seen[place].is_number = word.kind.is_number();
        if is_joined {
            continue;
        }
        seen[place].number = number(word.key).unwrap_or(NO_WORD);
        // The month.
        let is_beside_number = || {
            place > 0 && seen[place - 1].is_number
                || words.get(place + 1).is_some_and(|next| next.kind.is_number())
        };
        if seen[place].is(IS_CHANCE) && is_beside_number() {
            seen[place].number = NO_WORD;
        }
        if seen[place].is(CORRECTS) {
            for before in place.saturating_sub(NEAR).max(near_until)..place {
                correct(text, words, seen, before);
            }
            near_until = place + NEAR + 1;
        } else if place < near_until {
            correct(text, words, seen, place);
        }
    }
    let mut candidates = [Candidate { first: 0, last: 0, pattern: 0, rank: 0 }; PHRASES_MAX];
    let mut count = 0;
    for place in 0..seen.len() {
        let number = seen[place].number;
        if number == NO_WORD {
            continue;
        }
        for pattern in tables::led_to(number) {
            if let Some(candidate) = matched(text, words, seen, pattern, place)
                && (is_alone
                    || candidate.last > candidate.first
                    || tables::pattern(pattern)[3] != BOTH_ENDS
                    || is_bare(text, &words[place]))
            {
                keep(&mut candidates, &mut count, candidate);
            }
        }
    }
    let kept = &mut candidates[..count];
    kept.sort_unstable_by_key(|candidate| candidate.first);
    let sentences = Sentences { text, words, seen, kept, is_alone };
    let mut told = 0;
    for candidate in kept.iter().filter(|candidate| sentences.state(candidate)) {
        let [outcome, reason, _, _] = tables::pattern(candidate.pattern);
        found[told] = Phrase {
            first: candidate.first.into(),
            last: candidate.last.into(),
            outcome: Outcome::from_number(outcome.into()),
            reason: if reason == u8::MAX { None } else { Reason::try_from(reason).ok() },
        };
        told += 1;
    }
    told
}

/// Whether there is nothing but a word in a line of which it is the only one: no colon behind it, and no quotation marks.
fn is_bare(text: &[u8], word: &Word) -> bool {
    let is_nothing = |byte: &u8| matches!(byte, b' ' | b'\t' | b'\r' | b'.' | b'!' | b'>' | b'*' | b'-');
    let is_bare = |part: &mut dyn Iterator<Item = &u8>| {
        part.take(BETWEEN_MAX).take_while(|byte| **byte != b'\n').all(is_nothing)
    };
    is_bare(&mut text[..word.start].iter().rev()) && is_bare(&mut text[word.end()..].iter())
}

/// What the sentences make of the phrases in them.
struct Sentences<'a> {
    text: &'a [u8],
    words: &'a [Word],
    seen: &'a [Seen],
    kept: &'a [Candidate],
    is_alone: bool,
}

impl Sentences<'_> {
    /// Whether a phrase is stated: not denied, asked or only possible, and not said of something else.
    fn state(&self, phrase: &Candidate) -> bool {
        let (first, last) = (usize::from(phrase.first), usize::from(phrase.last));
        let seen = self.seen;
        // "Betalningen nekades inte", "nekades tydligen inte".
        let mut behind = (last + 1..seen.len().min(last + 3)).take_while(|place| {
            let is_next = self.text[self.words[place - 1].end()..self.words[*place].start] == *b" ";
            is_next && !self.kept.iter().any(|other| (other.first..=other.last).contains(&(*place as u8)))
        });
        if behind.any(|place| seen[place].certainly_is(DENIES)) {
            return false;
        }
        let (mut is_of_clause, mut asks_why, mut start) = (true, false, first);
        for place in (first.saturating_sub(SENTENCE_MAX)..first).rev() {
            match seen[place + 1].between {
                Between::End => break,
                Between::Comma => is_of_clause = false,
                Between::Nothing => {}
            }
            start = place;
            let word = seen[place];
            let is_near = |limit: usize| is_of_clause && first - place <= limit;
            if word.certainly_is(IS_TOPIC)
                || word.certainly_is(IS_CONDITION) && is_near(CONDITION_MAX)
                || word.certainly_is(IS_MOMENT) && is_near(MOMENT_MAX)
            {
                return false;
            }
            asks_why |= word.is(ASKS_WHY);
        }
        // "If the bank says no, the payment is declined", and not "Sí, …".
        if start < first
            && seen[start].certainly_is(IS_CONDITION)
            && seen[start + 1].between == Between::Nothing
        {
            return false;
        }
        let mut end = last;
        is_of_clause = true;
        for (place, word) in seen.iter().enumerate().skip(last + 1).take(SENTENCE_MAX) {
            match word.between {
                Between::End => break,
                Between::Comma => is_of_clause = false,
                Between::Nothing => {}
            }
            end = place;
            if word.certainly_is(IS_TOPIC) {
                return false;
            }
            asks_why |= word.is(ASKS_WHY);
        }
        self.is_alone || asks_why || !is_of_clause || !self.is_asked(end)
    }

    /// Whether a question mark follows a word.
    fn is_asked(&self, place: usize) -> bool {
        match &self.text[self.words[place].end()..] {
            [b' ', b'?', rest @ ..] | [b'?', rest @ ..] => {
                !rest.first().is_some_and(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'=' | b'&'))
            }
            _ => false,
        }
    }
}

/// Puts the number of the word that was meant in the place of one with a typing error.
fn correct(text: &[u8], words: &[Word], seen: &mut [Seen], place: usize) {
    let word = &words[place];
    let is_joined = word.before > 0 || words.get(place + 1).is_some_and(|next| next.before > 0);
    if seen[place].number == NO_WORD
        && !is_joined
        && !word.kind.has_digits()
        && let Some(number) = spelling::meant(&text[word.start..word.end()])
    {
        seen[place].number = number;
        seen[place].is_misspelt = true;
    }
}

/// Keeps a match unless a better one overlaps it; those that it is better than go.
fn keep(candidates: &mut [Candidate; PHRASES_MAX], count: &mut usize, new: Candidate) {
    let overlaps = |known: &Candidate| known.first <= new.last && new.first <= known.last;
    if candidates[..*count].iter().any(|known| overlaps(known) && known.rank >= new.rank) {
        return;
    }
    let mut kept = 0;
    for place in 0..*count {
        if !overlaps(&candidates[place]) {
            candidates[kept] = candidates[place];
            kept += 1;
        }
    }
    if kept < PHRASES_MAX {
        candidates[kept] = new;
        kept += 1;
    }
    *count = kept;
}

/// How a pattern goes on from its rarest word.
struct Way<'a> {
    seen: &'a [Seen],
    elements: Elements,
    /// Whether it begins the line.
    is_first: bool,
}

/// What a way has used up.
#[derive(Clone, Copy)]
struct Used {
    /// The place that it has come to.
    place: usize,
    words: u8,
    errors: u8,
}

/// The match of a pattern whose rarest word is in a place.
fn matched(text: &[u8], words: &[Word], seen: &[Seen], pattern: u16, place: usize) -> Option<Candidate> {
    let [_, reason, anchor, ends] = tables::pattern(pattern);
    let way = Way { seen, elements: tables::elements(pattern), is_first: ends & 1 != 0 };
    let used = Used { place, words: 1, errors: seen[place].is_misspelt.into() };
    let back = way.backward(anchor.into(), used, false)?;
    let first = back.place;
    let all = way.forward(anchor as usize + 1, Used { place, ..back })?;
    let last = all.place;
    if ends & 1 != 0 && first != 0 || ends & 2 != 0 && last + 1 != seen.len() {
        return None;
    }
    // One word by itself has to be right.
    if all.errors >= all.words {
        return None;
    }
    let is_beside =
        |end: usize, start: usize| text[end..start].iter().all(|byte| matches!(byte, b' ' | b'-'));
    let follows = |place: usize| is_beside(words[place - 1].end(), words[place].start);
    // "Not lost or stolen".
    if first > 0 && seen[first - 1].is(NEGATES) && !seen[first].is(NEGATES) && follows(first) {
        return None;
    }
    // "Graphics card not supported", "carte SIM bloquée".
    let mut before = (first.saturating_sub(BESIDE)..first).rev().take_while(|place| follows(place + 1));
    let mut behind = (last + 1..words.len().min(last + 1 + BESIDE)).take_while(|place| follows(*place));
    if before.any(|place| seen[place].is(LEADS_AWAY)) || behind.any(|place| seen[place].is(LEADS_AWAY)) {
        return None;
    }
    let is_specific = u32::from(reason != u8::MAX);
    let span = (last - first) as u32;
    let rank = is_specific << 24
        | u32::from(all.words) << 16
        | u32::from(all.errors == 0) << 8
        | (255 - span.min(255));
    Some(Candidate { first: first as u8, last: last as u8, pattern, rank })
}

impl Way<'_> {
    fn is_apart(&self, seen: Seen) -> bool {
        seen.between == Between::End || seen.between == Between::Comma && !self.is_first
    }

    /// Goes on to the end from the element with a number.
    fn forward(&self, element: usize, used: Used) -> Option<Used> {
        let Some(wanted) = tables::element(self.elements, element) else { return Some(used) };
        let mut left = if wanted & GAP != 0 { GAP_MAX } else { 0 };
        for gap in 1..=1 + GAP_WITH_NUMBERS_MAX {
            let place = used.place + gap;
            let Some(seen) = self.seen.get(place).filter(|seen| !self.is_apart(**seen)) else { break };
            if let Some(used) = self.step(wanted, *seen, Used { place, ..used })
                && let Some(used) = self.forward(element + 1, used)
            {
                return Some(used);
            }
            if !seen.may_be_passed(&mut left, wanted & GAP != 0) {
                break;
            }
        }
        if wanted & OPTIONAL != 0 { self.forward(element + 1, used) } else { None }
    }

    /// Goes back to the beginning from the element behind the one that is looked for.
    fn backward(&self, behind: usize, used: Used, had_gap: bool) -> Option<Used> {
        let Some(element) = behind.checked_sub(1) else { return Some(used) };
        let wanted = tables::element(self.elements, element)?;
        // A gap is noted at the element behind it, and stays where the one before it is missing.
        let has_gap =
            had_gap || tables::element(self.elements, behind).is_some_and(|behind| behind & GAP != 0);
        let mut left = if has_gap { GAP_MAX } else { 0 };
        for gap in 1..=1 + GAP_WITH_NUMBERS_MAX {
            if used.place < gap || self.is_apart(self.seen[used.place + 1 - gap]) {
                break;
            }
            let place = used.place - gap;
            let seen = self.seen[place];
            if let Some(used) = self.step(wanted, seen, Used { place, ..used })
                && let Some(used) = self.backward(element, used, false)
            {
                return Some(used);
            }
            if !seen.may_be_passed(&mut left, has_gap) {
                break;
            }
        }
        if wanted & OPTIONAL != 0 { self.backward(element, used, has_gap) } else { None }
    }

    /// One more word, if it is one of those wanted.
    fn step(&self, wanted: u16, seen: Seen, used: Used) -> Option<Used> {
        let errors = used.errors + u8::from(seen.is_misspelt);
        let is_wanted = seen.number != NO_WORD
            && errors <= 1
            && tables::is_in_set(wanted & !(GAP | OPTIONAL), seen.number);
        is_wanted.then_some(Used { words: used.words + 1, errors, ..used })
    }
}

/// What stands between two words.
fn between(text: &[u8], end: usize, start: usize) -> Between {
    let between = &text[end..start];
    if between == b" " {
        return Between::Nothing;
    }
    if matches!(between, b"." | b",") && text[end - 1].is_ascii_digit() && text[start].is_ascii_digit() {
        return Between::Nothing;
    }
    if between.len() > BETWEEN_MAX {
        return Between::End;
    }
    let mut found = Between::Nothing;
    for byte in between {
        match byte {
            b' ' | b'-' | b'\'' | b'"' | b'`' | b'/' | b':' | b'(' | b')' | b'#' | 0x80.. => {}
            b',' if between.ends_with(b", ") && !between.contains(&b'"') => found = Between::Comma,
            _ => return Between::End,
        }
    }
    found
}

/// How far what stands between two words parts them.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Between {
    Nothing,
    /// Only what begins the line may go on behind it: "Declined, code 05".
    Comma,
    /// Another sentence or field.
    End,
}
