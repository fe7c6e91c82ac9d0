//! Verdicts and finds as JSON objects, with the keys that built-in ones have.

use serde::ser::{Serialize, SerializeStruct, Serializer};

use super::Tables;
use super::combine::Combined;
use super::identify::{Candidate, Identification};
use super::read::FoundCode;
use super::verdict::Verdict;
use crate::plan::{Decision, write_decision};
use crate::read::write_code;
use crate::record::{OF_VERDICTS, Shown};
use crate::serde_found::{write_candidate, write_identified};
use crate::serde_impls::write_verdict;
use crate::vocabulary::Locale;

/// A verdict with all its fields, as one JSON object: [`payverdict::Record`](crate::Record) for both tables.
#[derive(Clone, Copy, Debug)]
pub struct Record<'t, 'a> {
    /// The code as it was written; `None` where it is not known any more.
    pub code: Option<&'a str>,
    /// What is written of it.
    pub verdict: Verdict<'t>,
    /// The language of the message.
    pub locale: Locale,
}

impl Serialize for Record<'_, '_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let shown = self.verdict.shown(self.code, self.locale);
        let mut fields = serializer.serialize_struct("Verdict", OF_VERDICTS)?;
        write_verdict(&mut fields, &shown)?;
        fields.end()
    }
}

/// A code that was found, as one JSON object: [`payverdict::FoundCodeRecord`](crate::FoundCodeRecord) for both tables.
#[derive(Clone, Copy, Debug)]
pub struct FoundCodeRecord<'t, 'a> {
    /// What was found.
    pub code: FoundCode<'t, 'a>,
    /// How many bytes of the line come before the text that was read: they are added to the places.
    pub before: usize,
    /// The language of the messages.
    pub locale: Locale,
}

impl Serialize for FoundCodeRecord<'_, '_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Self { code, before, locale } = *self;
        let verdict = code.verdict().map(|verdict| Record { code: Some(code.text()), verdict, locale });
        let candidates = verdict.is_none().then(|| code.identification());
        let candidates = candidates.as_ref().map(Candidates);
        let place = [before + code.start(), before + code.end()];
        write_code(serializer, (code.text(), place, code.certainty()), verdict, candidates)
    }
}

/// What was found of a code, as one JSON object: [`payverdict::IdentifiedRecord`](crate::IdentifiedRecord) for both tables.
#[derive(Clone, Copy, Debug)]
pub struct IdentifiedRecord<'i, 't> {
    /// The code as it was written.
    pub code: &'i str,
    /// What was found.
    pub found: &'i Identification<'t>,
    /// The language of the message.
    pub locale: Locale,
}

impl Serialize for IdentifiedRecord<'_, '_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Self { code, found, locale } = *self;
        let certain = found.certain().map(|verdict| verdict.shown(Some(code), locale));
        let candidates = found.candidates().next().map(|_| Candidates(found));
        write_identified(serializer, certain, candidates, Shown::unlisted(Some(code), locale))
    }
}

/// The candidates for a code, as a list of objects.
struct Candidates<'i, 't>(&'i Identification<'t>);

impl Serialize for Candidates<'_, '_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.0.candidates())
    }
}

impl Serialize for Candidate<'_, '_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let words = (self.outcome(), self.reason(), self.retry(), self.actor());
        write_candidate(serializer, &Sets(*self), words, self.summary())
    }
}

struct Sets<'i, 't>(Candidate<'i, 't>);

impl Serialize for Sets<'_, '_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.0.sets().map(|set| set.id()))
    }
}

/// What several codes mean together, as one JSON object: [`payverdict::CombinedRecord`](crate::CombinedRecord) for both
/// tables.
#[derive(Clone, Copy, Debug)]
pub struct CombinedRecord<'a, 't> {
    /// The first code as it was written.
    pub code: &'a str,
    /// What the codes mean together.
    pub combined: Combined<'t>,
    /// The language of the message.
    pub locale: Locale,
}

impl Serialize for CombinedRecord<'_, '_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Self { code, combined, locale } = *self;
        let shown = combined.verdicts()[0].shown(Some(code), locale);
        let shown = shown.telling(&combined.told(), combined.message(locale), combined.next_step());
        let mut fields = serializer.serialize_struct("Verdict", OF_VERDICTS)?;
        write_verdict(&mut fields, &shown)?;
        fields.end()
    }
}

/// A decision as one JSON object: [`DecisionRecord`](crate::plan::DecisionRecord) with the sets, texts and sources of one's
/// own.
#[derive(Clone, Copy, Debug)]
pub struct DecisionRecord<'t, 'd, 'a> {
    /// The tables that the attempts were read with.
    pub tables: &'t Tables,
    /// What was decided.
    pub decision: &'d Decision<'a>,
    /// The language of the message.
    pub locale: Locale,
}

impl Serialize for DecisionRecord<'_, '_, '_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Self { tables, decision, locale } = *self;
        let verdict = CombinedRecord { code: decision.code(), combined: tables.answered(decision), locale };
        write_decision(serializer, decision, &verdict)
    }
}
