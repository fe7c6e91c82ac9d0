//! What was found of a code without the name of its set, and what two codes mean together, as JSON objects.

use serde::ser::{Serialize, SerializeStruct, Serializer};

use crate::combine::Combined;
use crate::identify::{Candidate, Identification};
use crate::record::{OF_VERDICTS, Shown};
use crate::serde_impls::write_verdict;
use crate::vocabulary::{Actor, Locale, Outcome, Reason, Retry};

/// What is said of a code that does not tell its owner.
const AMBIGUOUS: &str = "Its owner is not certain; name the set to learn what it means";

/// What was found of a code, as one JSON object: the fields of a [`Record`](crate::Record), and for a code
/// without a certain owner the candidates.
#[derive(Clone, Copy, Debug)]
pub struct IdentifiedRecord<'a> {
    /// The code as it was written.
    pub code: &'a str,
    /// What was found.
    pub found: &'a Identification,
    /// The language of the message.
    pub locale: Locale,
}

impl Serialize for IdentifiedRecord<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Self { code, found, locale } = *self;
        let certain = found.certain().map(|verdict| Shown::of(verdict, Some(code), locale));
        let candidates = found.candidates().next().map(|_| Candidates(found));
        write_identified(serializer, certain, candidates, Shown::unlisted(Some(code), locale))
    }
}

/// Writes what was found of a code: what is certain, else what it is not known to be, with the candidates if there are any.
pub(crate) fn write_identified<S: Serializer>(
    serializer: S,
    certain: Option<Shown<'_>>,
    candidates: Option<impl Serialize>,
    unlisted: Shown<'_>,
) -> Result<S::Ok, S::Error> {
    let open = candidates.filter(|_| certain.is_none());
    let shown = match &open {
        Some(_) => Shown { matched: Some("ambiguous"), summary: AMBIGUOUS, ..unlisted },
        None => certain.unwrap_or(unlisted),
    };
    let mut fields = serializer.serialize_struct("Verdict", OF_VERDICTS + usize::from(open.is_some()))?;
    write_verdict(&mut fields, &shown)?;
    if let Some(candidates) = open {
        fields.serialize_field("candidates", &candidates)?;
    }
    fields.end()
}

/// Writes what a code would mean for some sets.
pub(crate) fn write_candidate<S: Serializer>(
    serializer: S,
    sets: &impl Serialize,
    (outcome, reason, retry, actor): (Outcome, Option<Reason>, Retry, Actor),
    summary: &str,
) -> Result<S::Ok, S::Error> {
    let mut fields = serializer.serialize_struct("Candidate", 6)?;
    fields.serialize_field("sets", sets)?;
    fields.serialize_field("outcome", &outcome)?;
    fields.serialize_field("reason", &reason)?;
    fields.serialize_field("retry", &retry)?;
    fields.serialize_field("actor", &actor)?;
    fields.serialize_field("summary", summary)?;
    fields.end()
}

/// The candidates for a code, as a list of objects.
pub(crate) struct Candidates<'a>(pub &'a Identification);

impl Serialize for Candidates<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.0.candidates())
    }
}

impl Serialize for Candidate<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let words = (self.outcome(), self.reason(), self.retry(), self.actor());
        write_candidate(serializer, &Sets(*self), words, self.summary())
    }
}

struct Sets<'a>(Candidate<'a>);

impl Serialize for Sets<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.0.sets())
    }
}

/// What several codes mean together, as one JSON object: the fields of a [`Record`](crate::Record) for the
/// first code, with what all of them say.
#[derive(Clone, Copy, Debug)]
pub struct CombinedRecord<'a> {
    /// The first code as it was written.
    pub code: &'a str,
    /// What the codes mean together.
    pub combined: Combined,
    /// The language of the message.
    pub locale: Locale,
}

impl Serialize for CombinedRecord<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Self { code, combined, locale } = *self;
        let shown = Shown::of(combined.verdicts()[0], Some(code), locale);
        let shown = shown.telling(&combined.told(), combined.message(locale), combined.next_step());
        let mut fields = serializer.serialize_struct("Verdict", OF_VERDICTS)?;
        write_verdict(&mut fields, &shown)?;
        fields.end()
    }
}
