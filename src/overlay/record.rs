//! Verdicts and finds as JSON objects, with the keys that built-in ones have.

use serde::ser::{Serialize, SerializeStruct, Serializer};

use super::Tables;
use super::combine::Combined;
use super::identify::{Candidate, Identification};
use super::read::FoundCode;
use super::verdict::Verdict;
use crate::plan::{Decision, write_decision};
use crate::record::{OF_VERDICTS, Shown};
use crate::serde_found::AMBIGUOUS;
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
        let mut fields = serializer.serialize_struct("Code", 6)?;
        fields.serialize_field("text", code.text())?;
        fields.serialize_field("start", &(before + code.start()))?;
        fields.serialize_field("end", &(before + code.end()))?;
        fields.serialize_field("certainty", &code.certainty())?;
        let is_open = verdict.is_none();
        fields.serialize_field("verdict", &verdict)?;
        if is_open {
            fields.serialize_field("candidates", &Candidates(&code.identification()))?;
        } else {
            fields.serialize_field("candidates", &[(); 0])?;
        }
        fields.end()
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
        let is_ambiguous = found.certain().is_none() && found.candidates().next().is_some();
        let shown = match found.certain() {
            Some(verdict) => verdict.shown(Some(code), locale),
            None if is_ambiguous => Shown {
                matched: Some("ambiguous"),
                summary: AMBIGUOUS,
                ..Shown::unlisted(Some(code), locale)
            },
            None => Shown::unlisted(Some(code), locale),
        };
        let mut fields = serializer.serialize_struct("Verdict", OF_VERDICTS + usize::from(is_ambiguous))?;
        write_verdict(&mut fields, &shown)?;
        if is_ambiguous {
            fields.serialize_field("candidates", &Candidates(found))?;
        }
        fields.end()
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
        let mut fields = serializer.serialize_struct("Candidate", 6)?;
        fields.serialize_field("sets", &Sets(*self))?;
        fields.serialize_field("outcome", &self.outcome())?;
        fields.serialize_field("reason", &self.reason())?;
        fields.serialize_field("retry", &self.retry())?;
        fields.serialize_field("actor", &self.actor())?;
        fields.serialize_field("summary", self.summary())?;
        fields.end()
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
        let shown = Shown {
            outcome: combined.outcome(),
            reason: combined.reason(),
            retry: combined.retry(),
            wait_hours: combined.wait_hours(),
            limit: combined.limit(),
            actor: combined.actor(),
            flags: combined.flags(),
            message: combined.message(locale),
            next_step: combined.next_step(),
            ..combined.verdicts()[0].shown(Some(code), locale)
        };
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
