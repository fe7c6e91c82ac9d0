//! Codes by the words before them.

use super::Part;
use crate::code_set::CodeSet;
use crate::identify::identify_bytes;
use crate::read::contexts::{Context, Kind};
use crate::read::line::listed;
use crate::read::{Certainty, FoundCode};
use crate::syntax::Syntax;
use crate::verdict::Verdict;
use crate::vocabulary::Outcome;

impl<'t> Part<'t, '_> {
    /// A code that is called so.
    pub(super) fn called(&self, place: usize) -> Option<(FoundCode<'t>, usize)> {
        let (context, at) = self.context_before(place)?;
        let gap = &self.text[self.words[at].end()..self.words[place].start];
        let is_value = gap.iter().any(|byte| matches!(byte, b':' | b'=' | b'(' | b'[' | b'#' | b'>'));
        match context.kind {
            Kind::Key => self.keyed(place, context),
            // Codes of gateways are of other forms: `response_code: 20051`.
            Kind::Response | Kind::Advice if self.response(place).is_none() => self.own(place, context.kind),
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

    pub(super) fn is_capital(&self, place: usize) -> bool {
        !self.words[place].kind.has_small()
    }

    /// A code under a key that names its set. A gateway that is named beside another one's key has its say first, and
    /// then nothing is certain.
    pub(super) fn keyed(&self, place: usize, context: &Context) -> Option<(FoundCode<'t>, usize)> {
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
                let start = self.words[place].start;
                let is_listed =
                    |last: &usize| listed(set, &self.text[start..self.words[*last].end()]).is_some();
                let name = self.name_end(place);
                let last = Some(self.dotted_end(name)).filter(is_listed).unwrap_or(name);
                (start, self.words[last].end(), last - place + 1)
            }
            Syntax::Triple | Syntax::Problem => return None,
        };
        let verdict = listed(set, &self.text[start..end])?;
        Some((self.found(start, end, certainty, verdict), count))
    }

    /// A code of whoever is named in the line.
    pub(super) fn own(&self, place: usize, kind: Kind) -> Option<(FoundCode<'t>, usize)> {
        let short = self.response(place).or_else(|| self.number(place));
        let Some((start, end, count)) = short else { return self.own_name(place, kind) };
        let code = &self.text[start..end];
        // Numbers of three digits may be statuses of HTTP, shorter ones anything.
        let is_long = code.len() > 3;
        let word = &self.words[place];
        let is_short = code.len() == 2 && (kind == Kind::Code || !word.kind.is_number());
        let is_between =
            code.len() == 3 && kind != Kind::Owner && (!is_http(code) || self.says_reason(place));
        if !(is_long || is_short || is_between) || !word.kind.has_digits() {
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

    /// Whether the words before a code speak of a reason, as in `reasonCode`: HTTP has none.
    fn says_reason(&self, place: usize) -> bool {
        let Some((context, at)) = self.context_before(place) else { return false };
        let words = self.words[..=at].iter().rev().take(context.length());
        words.map(|word| &self.text[word.start..word.end()]).any(|word| word.eq_ignore_ascii_case(b"reason"))
    }

    /// A code of whoever is named that is no plain word: `lost_card`, `200N7`. Words such as `Paid` are approvals of
    /// other things, too.
    pub(super) fn own_name(&self, place: usize, kind: Kind) -> Option<(FoundCode<'t>, usize)> {
        let (start, end, count) = self.name(place)?;
        let code = &self.text[start..end];
        let (verdict, is_sender) = self.line.own(code).or_else(|| self.of_field(place, code))?;
        let is_approved = verdict.outcome().is_made();
        let is_certain = is_sender && kind != Kind::Owner && !is_approved;
        let certainty = if is_certain { Certainty::Certain } else { Certainty::Likely };
        Some((self.found(start, end, certainty, verdict), count))
    }

    /// A word that sets of whoever is named explain in different ways: the set counts that is called as the field before
    /// it begins, as in `decline_code`.
    fn of_field(&self, place: usize, code: &[u8]) -> Option<(Verdict, bool)> {
        let (context, at) = self.context_before(place)?;
        let first = &self.words[(at + 1).checked_sub(context.length())?];
        let field = self.text.get(first.start..first.end())?;
        let name = |set: &CodeSet| set.id().rsplit('.').next().unwrap_or_default();
        let mut sets = self.line.owner()?.sets();
        let set = sets.find(|set| name(set).as_bytes().eq_ignore_ascii_case(field))?;
        listed(set, code).map(|verdict| (verdict, true))
    }

    /// A code of nobody that is named: a response code where the line tells of a refusal, or of the reason that the
    /// code has.
    pub(super) fn called_a_code(&self, place: usize) -> Option<(FoundCode<'t>, usize)> {
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
    pub(super) fn seen(&self, place: usize) -> Option<(FoundCode<'t>, usize)> {
        let Some((start, end, count)) = self.response(place) else { return self.own(place, Kind::Owner) };
        let is_named = self.line.is_of_payments && !self.line.has_other && self.words[place].kind.is_number();
        let is_known = is_named
            && !self.is_amount(place, place)
            && identify_bytes(&self.text[start..end]).candidates().next().is_some();
        is_known.then(|| (self.possible(start, end), count))
    }
}

/// Whether it is a status of HTTP that is in use.
fn is_http(code: &[u8]) -> bool {
    let number = code.iter().try_fold(0_u16, |number, digit| {
        digit.is_ascii_digit().then(|| number * 10 + u16::from(digit - b'0'))
    });
    matches!(
        number,
        Some(
            100..=103
            | 200..=208
            | 226
            | 300..=308
            | 400..=418
            | 421..=426
            | 428
            | 429
            | 431
            | 451
            | 500..=508
            | 510
            | 511,
        )
    )
}
