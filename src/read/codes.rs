//! The codes of a line: by their own form, by the words before them, or by a phrase beside them.

use super::contexts::{self, Context, Kind};
use super::line::{Line, listed};
use super::phrases::Phrase;
use super::words::Word;
use super::{Certainty, FoundCode};
use crate::code_set::CodeSet;
use crate::identify::identify_bytes;
use crate::syntax::Syntax;
use crate::verdict::{Match, Verdict};
use crate::vocabulary::Outcome;

/// The longest gap between a key and its code, in bytes.
const GAP_MAX: usize = 10;
/// The most words that may stand between a key and its code.
const FILLERS_MAX: usize = 2;
/// How far a problem type may reach to each side of its last part, in bytes.
const PROBLEM_MAX: usize = 200;
/// The longest text that is one code.
const CODE_MAX: usize = 64;

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
        let is_good = matches!(verdict.outcome(), Outcome::Approved | Outcome::Review);
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
    fn is_stated(&self, start: usize, end: usize) -> bool {
        let before = &self.text[start.saturating_sub(6)..start];
        let before = before.rsplit(u8::is_ascii_alphanumeric).next().unwrap_or(before);
        let compares = ["==", "!", "~", "<>", ">=", "<=", "≠", "> ", "< ", " -"];
        let is_compared =
            compares.into_iter().any(|sign| before.windows(sign.len()).any(|part| part == sign.as_bytes()));
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

    // By form.

    /// Three groups of three digits, that are not an amount, an address, a version or a part of more.
    fn triple(&self, place: usize) -> Option<(FoundCode<'t>, usize)> {
        let words = self.words.get(place..place + 3)?;
        let is_group = |word: &Word| word.length == 3 && word.kind.is_number();
        let is_joined =
            |pair: &[Word]| pair[0].end() + 1 == pair[1].start && self.byte(pair[0].end()) == b'.';
        if !words.iter().all(is_group) || !words.windows(2).all(is_joined) {
            return None;
        }
        let (start, end) = (words[0].start, words[2].end());
        let goes_on = match self.byte(end) {
            b'.' | b'-' => self.byte(end + 1).is_ascii_alphanumeric(),
            b':' => self.byte(end + 1).is_ascii_digit(),
            // An amount has two places behind its comma; the next column of a table rarely has.
            b',' => (end + 1..end + 5).take_while(|at| self.byte(*at).is_ascii_digit()).count() == 2,
            byte => byte == b'%' || byte == b'_' || byte >= 0x80 && self.is_currency_sign(end),
        };
        let before = self.before(start);
        let is_part = match before {
            b'.' | b'-' | b'+' => self.before(start - 1).is_ascii_digit() || before == b'+',
            b'$' | b'_' => true,
            byte => byte >= 0x80 && self.ends_with_currency_sign(start),
        };
        if goes_on || is_part || self.is_amount(place, place + 2) || self.is_counted(place + 3, end) {
            return None;
        }
        let code = &self.text[start..end];
        let context = self.context_before(place).map(|(context, _)| context.kind);
        if context == Some(Kind::Measure) {
            return None;
        }
        let verdict = identify_bytes(code).certain()?;
        // What nobody lists may be anything of this form, unless it is called a code.
        let is_called = matches!(context, Some(Kind::Key | Kind::Code | Kind::Response));
        if verdict.matched() == Match::Unlisted && !is_called {
            return None;
        }
        // An approval by its form alone may be any number.
        let is_good = matches!(verdict.outcome(), Outcome::Approved | Outcome::Review);
        let is_of_payments =
            self.line.is_of_payments || self.line.has_currency || self.line.owner() == Some(verdict.system());
        let is_alone = self.is_whole && self.words.len() <= 4;
        let is_other = context == Some(Kind::No);
        let is_told = !is_good || is_called || (is_of_payments || is_alone) && !is_other;
        let certainty = if is_told { Certainty::Certain } else { Certainty::Possible };
        Some((self.found(start, end, certainty, verdict), 3))
    }

    /// Whether a currency stands beside a number.
    fn is_amount(&self, first: usize, last: usize) -> bool {
        let is_near = |from: usize, to: usize| {
            self.text
                .get(from..to)
                .is_some_and(|between| between.len() <= 1 && between.iter().all(|byte| *byte == b' '))
        };
        let after = self.words.get(last + 1).is_some_and(|next| {
            self.kind_at(last + 1) == Some(Kind::Currency) && is_near(self.words[last].end(), next.start)
        });
        let before = first.checked_sub(1).is_some_and(|currency| {
            // `54.00 EUR 800.100.153`: the currency is of the number before it.
            let has_own = currency.checked_sub(1).is_some_and(|own| {
                self.words[own].kind.has_digits()
                    && is_near(self.words[own].end(), self.words[currency].start)
            });
            self.kind_at(currency) == Some(Kind::Currency)
                && is_near(self.words[currency].end(), self.words[first].start)
                && !has_own
        });
        after || before
    }

    fn is_currency_sign(&self, at: usize) -> bool {
        ["€", "£"].into_iter().any(|sign| self.text[at..].starts_with(sign.as_bytes()))
    }

    fn ends_with_currency_sign(&self, at: usize) -> bool {
        ["€", "£"].into_iter().any(|sign| self.text[..at].ends_with(sign.as_bytes()))
    }

    /// A long word that one system alone has, a problem type, or a response code with a letter after it.
    fn named(&self, place: usize) -> Option<(FoundCode<'t>, usize)> {
        let word = &self.words[place];
        if word.length == 2 && self.byte(word.end()) == b'-' {
            return self.suffixed(place);
        }
        if word.before > 0 {
            return None;
        }
        let last = self.name_end(place);
        if !contexts::may_be_certain(self.words[last].name) {
            return None;
        }
        let (start, end) = (word.start, self.words[last].end());
        let is_sign = |byte: &u8| byte.is_ascii_alphanumeric() || b"._~/:-".contains(byte);
        let reach = start
            - self.text[start.saturating_sub(PROBLEM_MAX)..start]
                .iter()
                .rev()
                .take_while(|byte| is_sign(byte))
                .count();
        let texts = [(reach, end), (start, end)];
        texts.into_iter().find_map(|(start, end)| {
            let verdict = identify_bytes(&self.text[start..end]).certain()?;
            let is_named = match verdict.set().syntax() {
                Syntax::Word => true,
                // `invoice/error` is a path of anybody's.
                Syntax::Problem => {
                    self.text[start..end].contains(&b':')
                        || self.line.is_of_payments
                        || self.line.owner() == Some(verdict.system())
                }
                _ => false,
            };
            let is_found = is_named && verdict.matched() == Match::Exact;
            is_found.then(|| (self.found(start, end, Certainty::Certain, verdict), last - place + 1))
        })
    }

    /// The last word of the name that begins at a word.
    fn name_end(&self, place: usize) -> usize {
        let joined = self.words[place + 1..].iter().take_while(|word| word.before > 0).count();
        place + joined
    }

    /// A response code with a letter after it, which may not be a part of more.
    fn suffixed(&self, place: usize) -> Option<(FoundCode<'t>, usize)> {
        let (word, suffix) = (&self.words[place], self.words.get(place + 1)?);
        let (start, end) = (word.start, suffix.end());
        let is_alone = suffix.length == 1
            && !self.byte(end).is_ascii_alphanumeric()
            && !matches!(self.byte(end), b'-' | b'_' | b'/')
            && !matches!(self.before(start), b'-' | b'_' | b'/' | b'.' | b'#');
        if !is_alone || suffix.start != word.end() + 1 {
            return None;
        }
        let context = self.context_before(place).map(|(context, _)| context.kind);
        if matches!(context, Some(Kind::No | Kind::Measure)) {
            return None;
        }
        let verdict = identify_bytes(&self.text[start..end]).certain()?;
        // The form is that of seats and gates, too. The letter I is the usual one.
        let is_of_payments = self.line.is_of_payments
            || self.line.has_owner()
            || matches!(context, Some(Kind::Key | Kind::Code | Kind::Response));
        let is_usual = self.byte(suffix.start) == b'I';
        let is_good = matches!(verdict.outcome(), Outcome::Approved | Outcome::Review);
        let is_named = self.line.has_owner() || context == Some(Kind::Key);
        let is_told =
            verdict.matched() == Match::Exact && if is_good { is_named } else { is_of_payments || is_usual };
        is_told.then(|| (self.found(start, end, Certainty::Certain, verdict), 2))
    }

    // By the words before it.

    /// The words before a place that say what it is, fillers aside, and where they end.
    fn context_before(&self, place: usize) -> Option<(&'static Context, usize)> {
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

    fn kind_at(&self, place: usize) -> Option<Kind> {
        self.context_at(place).map(|context| context.kind)
    }

    /// A code that is called so.
    fn called(&self, place: usize) -> Option<(FoundCode<'t>, usize)> {
        let (context, at) = self.context_before(place)?;
        let gap = &self.text[self.words[at].end()..self.words[place].start];
        let is_value = gap.iter().any(|byte| matches!(byte, b':' | b'=' | b'(' | b'[' | b'#' | b'>'));
        match context.kind {
            Kind::Key => self.keyed(place, context),
            // Codes of gateways are of other forms: `response_code: 20051`.
            Kind::Response if self.response(place).is_none() => self.own(place, context.kind),
            Kind::Response | Kind::Advice => {
                // One short word alone names nothing: `advice 24 hours a day`, `v2.0 RC 51`.
                let is_alone = self.is_whole && self.words.len() <= 2;
                let is_clear = is_value
                    || context.length() > 1
                    || self.words[at].length > 3 && context.kind == Kind::Response
                    || self.is_capital(at) && (is_alone || self.line.is_of_payments || self.line.has_refusal);
                let (start, end, count) = self.response(place).filter(|_| is_clear)?;
                let verdict = self.line.called(context.set(), &self.text[start..end])?;
                Some((self.found(start, end, Certainty::Likely, verdict), count))
            }
            Kind::Code | Kind::Owner => self.own(place, context.kind),
            Kind::Refused => {
                let (start, end, count) = self.response(place)?;
                let closes = matches!(self.byte(end), b')' | b']');
                let is_value = is_value || gap == b" - ";
                // Requests, meetings and patches are declined as well.
                let first = at + 1 - context.length();
                let begins = first == 0 && self.is_whole && self.words.len() <= 3;
                let is_quoted =
                    matches!(self.before(self.words[first].start), b'"' | b'\'' | b'\n') || first == 0;
                let is_capital = self.is_capital(at) && gap == b" ";
                if !(self.line.is_of_payments || begins || closes && is_quoted) {
                    return None;
                }
                let is_end = matches!(self.byte(end), b'\n' | b'\r' | b'.' | b';' | b'"' | b'\'' | b',');
                if !(closes || (is_value || is_capital) && is_end) || !self.words[place].kind.has_digits() {
                    return None;
                }
                let verdict = self.line.called(CodeSet::Iso8583Response, &self.text[start..end])?;
                Some((self.found(start, end, Certainty::Likely, verdict), count))
            }
            Kind::Seen => self.seen(place),
            _ => None,
        }
    }

    fn is_capital(&self, place: usize) -> bool {
        !self.words[place].kind.has_small()
    }

    /// A code under a key that names its set. A gateway that is named beside another one's key has its say first, and
    /// then nothing is certain.
    fn keyed(&self, place: usize, context: &Context) -> Option<(FoundCode<'t>, usize)> {
        let set = context.set();
        let is_foreign = self.line.names_another(set.system());
        if is_foreign && let Some(own) = self.own(place, Kind::Response) {
            return Some(own);
        }
        let is_certain = context.certain && !is_foreign || self.line.owner() == Some(set.system());
        let certainty = if is_certain { Certainty::Certain } else { Certainty::Likely };
        let (start, end, count) = match set.syntax() {
            Syntax::Response => self.response(place)?,
            Syntax::Number => self.number(place)?,
            Syntax::Word => {
                let last = self.name_end(place);
                (self.words[place].start, self.words[last].end(), last - place + 1)
            }
            Syntax::Triple | Syntax::Problem => return None,
        };
        let verdict = listed(set, &self.text[start..end])?;
        Some((self.found(start, end, certainty, verdict), count))
    }

    /// A code of whoever is named in the line.
    fn own(&self, place: usize, kind: Kind) -> Option<(FoundCode<'t>, usize)> {
        let short = self.response(place).or_else(|| self.number(place));
        let Some((start, end, count)) = short else { return self.own_name(place, kind) };
        let code = &self.text[start..end];
        // Numbers of three digits are the statuses of HTTP, shorter ones anything.
        let is_long = code.len() > 3;
        let word = &self.words[place];
        let is_short = code.len() == 2 && (kind == Kind::Code || !word.kind.is_number());
        if !(is_long || is_short) || !word.kind.has_digits() {
            return None;
        }
        match self.line.own(code) {
            Some((verdict, is_sender)) => {
                let is_certain = is_sender && kind != Kind::Owner && is_long;
                let certainty = if is_certain { Certainty::Certain } else { Certainty::Likely };
                Some((self.found(start, end, certainty, verdict), count))
            }
            None if kind == Kind::Code && code.len() == 2 => self.called_a_code(place),
            None => None,
        }
    }

    /// A code of whoever is named that is no plain word: `lost_card`, `200N7`. Words such as `Paid` are approvals of
    /// other things, too.
    fn own_name(&self, place: usize, kind: Kind) -> Option<(FoundCode<'t>, usize)> {
        let (start, end, count) = self.name(place)?;
        let (verdict, is_sender) = self.line.own(&self.text[start..end])?;
        let is_approved = matches!(verdict.outcome(), Outcome::Approved | Outcome::Review);
        let is_certain = is_sender && kind != Kind::Owner && !is_approved;
        let certainty = if is_certain { Certainty::Certain } else { Certainty::Likely };
        Some((self.found(start, end, certainty, verdict), count))
    }

    /// A code of nobody that is named: a response code where the line tells of a refusal, or of the reason that the
    /// code has.
    fn called_a_code(&self, place: usize) -> Option<(FoundCode<'t>, usize)> {
        let (start, end, count) = self.response(place)?;
        let verdict = self.line.called(CodeSet::Iso8583Response, &self.text[start..end])?;
        let begins = self.kind_at(0) == Some(Kind::Refused) && self.is_whole && self.words.len() <= 5;
        let is_refused = self.line.has_refusal && (self.line.is_of_payments || begins)
            || self.phrases.iter().any(|phrase| match phrase.reason {
                Some(_) => phrase.reason == verdict.reason(),
                None => phrase.outcome == Outcome::Declined,
            });
        if is_refused {
            return Some((self.found(start, end, Certainty::Likely, verdict), count));
        }
        self.seen(place)
    }

    /// A code that nobody calls one, in a line about payments.
    fn seen(&self, place: usize) -> Option<(FoundCode<'t>, usize)> {
        let Some((start, end, count)) = self.response(place) else { return self.own(place, Kind::Owner) };
        let is_named = self.line.is_of_payments && !self.line.has_other && self.words[place].kind.is_number();
        let is_known = is_named
            && !self.is_amount(place, place)
            && identify_bytes(&self.text[start..end]).candidates().next().is_some();
        is_known.then(|| (self.possible(start, end), count))
    }

    /// Two digits or capital letters, perhaps with a hyphen and a letter, that are not a part of more.
    fn response(&self, place: usize) -> Option<(usize, usize, usize)> {
        let word = &self.words[place];
        let (start, end) = (word.start, word.end());
        if word.length != 2
            || word.kind.has_small()
            || self.is_part(start, end)
            || self.is_counted(place + 1, end)
        {
            return None;
        }
        Some((start, end, 1))
    }

    /// Digits that are not a part of more.
    fn number(&self, place: usize) -> Option<(usize, usize, usize)> {
        let word = &self.words[place];
        let (start, end) = (word.start, word.end());
        let is_number = word.kind.is_number()
            && word.length <= 9
            && !self.is_part(start, end)
            && !self.is_counted(place + 1, end);
        is_number.then_some((start, end, 1))
    }

    /// A name of several words, of letters and digits, or of four capital letters and more, that is not a part of more.
    fn name(&self, place: usize) -> Option<(usize, usize, usize)> {
        let (word, last) = (&self.words[place], self.name_end(place));
        let (start, end) = (word.start, self.words[last].end());
        let is_plain = last == place && !word.kind.has_digits() && (word.kind.has_small() || word.length < 4);
        (word.before == 0 && !is_plain && !self.is_part(start, end)).then_some((start, end, last - place + 1))
    }

    /// Whether what stands between two places goes on as a time, an amount, an address, a name or a range.
    fn is_part(&self, start: usize, end: usize) -> bool {
        let next = self.byte(end + 1);
        let goes_on = match self.byte(end) {
            b'.' | b',' | b':' | b'/' | b'-' | b'_' | b'+' => next.is_ascii_alphanumeric(),
            b'%' => true,
            byte => byte >= 0x80 && self.is_currency_sign(end),
        };
        goes_on || matches!(self.before(start), b'_' | b'$' | b'+' | b'/' | b'.')
    }

    // By what stands beside it.

    /// A response code with what it means beside it: `51 : Insufficient funds`.
    fn beside_phrase(&self, place: usize) -> Option<(FoundCode<'t>, usize)> {
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
    fn is_by_itself(&self, place: usize) -> bool {
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
    fn may_count(&self, place: usize, phrase: &Phrase) -> bool {
        let is_capital = self.words[phrase.first..=phrase.last].iter().all(|word| !word.kind.has_small());
        let is_all = self.is_whole && place == 0 && phrase.last + 1 == self.words.len();
        let is_called = self.context_before(place).is_some();
        is_capital || is_all || is_called || self.byte(self.words[place].start) == b'0'
    }

    /// A code that is all there is in the line.
    fn alone(&self, place: usize) -> Option<(FoundCode<'t>, usize)> {
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
