//! What was found of a code without the name of its set, and what two codes mean together, as JSON objects.

use serde::ser::{Serialize, SerializeStruct, Serializer};

use crate::combine::Combined;
use crate::identify::{Candidate, Identification};
use crate::record::{OF_VERDICTS, Shown};
use crate::serde_impls::write_verdict;
use crate::vocabulary::Locale;

/// What is said of a code that does not tell its owner.
pub(crate) const AMBIGUOUS: &str = "Its owner is not certain; name the set to learn what it means";

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
        let is_ambiguous = found.certain().is_none() && found.candidates().next().is_some();
        let shown = match found.certain() {
            Some(verdict) => Shown::of(verdict, Some(code), locale),
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
pub(crate) struct Candidates<'a>(pub &'a Identification);

impl Serialize for Candidates<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.0.candidates())
    }
}

impl Serialize for Candidate<'_> {
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
            ..Shown::of(combined.verdicts()[0], Some(code), locale)
        };
        let mut fields = serializer.serialize_struct("Verdict", OF_VERDICTS)?;
        write_verdict(&mut fields, &shown)?;
        fields.end()
    }
}
