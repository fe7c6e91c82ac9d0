//! Codes by their own form: triples, long words, problem types, response codes with a letter.

use super::Part;
use crate::identify::identify_bytes;
use crate::read::contexts::{self, Kind};
use crate::read::words::Word;
use crate::read::{Certainty, FoundCode};
use crate::syntax::Syntax;
use crate::verdict::Match;

/// The least letters of a word that is certain by itself, as the build script has them.
const WORD_MIN: usize = 12;
/// How far a problem type may reach to each side of its last part, in bytes.
const PROBLEM_MAX: usize = 200;

impl<'t> Part<'t, '_> {
    /// Three groups of three digits, that are not an amount, an address, a version or a part of more.
    pub(super) fn triple(&self, place: usize) -> Option<(FoundCode<'t>, usize)> {
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
        let is_good = verdict.outcome().is_made();
        let is_of_payments =
            self.line.is_of_payments || self.line.has_currency || self.line.owner() == Some(verdict.system());
        let is_alone = self.is_whole && self.words.len() <= 4;
        let is_other = context == Some(Kind::No);
        let is_told = !is_good || is_called || (is_of_payments || is_alone) && !is_other;
        let certainty = if is_told { Certainty::Certain } else { Certainty::Possible };
        Some((self.found(start, end, certainty, verdict), 3))
    }

    /// Whether a currency stands beside a number.
    pub(super) fn is_amount(&self, first: usize, last: usize) -> bool {
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

    pub(super) fn is_currency_sign(&self, at: usize) -> bool {
        ["€", "£"].into_iter().any(|sign| self.text[at..].starts_with(sign.as_bytes()))
    }

    pub(super) fn ends_with_currency_sign(&self, at: usize) -> bool {
        ["€", "£"].into_iter().any(|sign| self.text[..at].ends_with(sign.as_bytes()))
    }

    /// A long word that one system alone has, a problem type, or a response code with a letter after it.
    pub(super) fn named(&self, place: usize) -> Option<(FoundCode<'t>, usize)> {
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
        let dotted = self.dotted_end(last);
        let dotted_end = self.words[dotted].end();
        // A word that is certain is long, a problem type comes after its instrument or its host.
        if dotted_end - start < WORD_MIN && self.before(start) != b'/' {
            return None;
        }
        let is_sign = |byte: &u8| byte.is_ascii_alphanumeric() || b"._~/:-".contains(byte);
        let reach = start
            - self.text[start.saturating_sub(PROBLEM_MAX)..start]
                .iter()
                .rev()
                .take_while(|byte| is_sign(byte))
                .count();
        let dotted = (dotted > last).then_some((start, dotted_end, dotted));
        let mut texts = dotted.into_iter().chain([(reach, end, last), (start, end, last)]);
        texts.find_map(|(start, end, last)| {
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
    pub(in crate::read) fn name_end(&self, place: usize) -> usize {
        let joined = self.words[place + 1..].iter().take_while(|word| word.before > 0).count();
        place + joined
    }

    /// The last word of the names that follow a name's last word with nothing but a full stop between each two:
    /// `payment.created`.
    pub(super) fn dotted_end(&self, mut last: usize) -> usize {
        while let Some(next) = self.words.get(last + 1)
            && next.start == self.words[last].end() + 1
            && self.byte(next.start - 1) == b'.'
        {
            last = self.name_end(last + 1);
        }
        last
    }

    /// A response code with a letter after it, which may not be a part of more.
    pub(super) fn suffixed(&self, place: usize) -> Option<(FoundCode<'t>, usize)> {
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
        let is_good = verdict.outcome().is_made();
        let is_named = self.line.has_owner() || context == Some(Kind::Key);
        let is_told =
            verdict.matched() == Match::Exact && if is_good { is_named } else { is_of_payments || is_usual };
        is_told.then(|| (self.found(start, end, Certainty::Certain, verdict), 2))
    }
}
