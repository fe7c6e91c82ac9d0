//! Codes and phrases that were found, as JSON objects.

use serde::ser::{Serialize, SerializeStruct, Serializer};

use super::{Certainty, FoundCode, FoundPhrase};
use crate::serde_found::Candidates;
use crate::serde_impls::Record;
use crate::vocabulary::Locale;

impl Serialize for Certainty {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}

/// A code that was found, as one JSON object: its text and place, how certain it is, the verdict as a
/// [`Record`] or null, and where it has none what it would mean in each set that lists it.
#[derive(Clone, Copy, Debug)]
pub struct FoundCodeRecord<'a> {
    /// What was found.
    pub code: FoundCode<'a>,
    /// How many bytes of the line come before the text that was read: they are added to the places.
    pub before: usize,
    /// The language of the messages.
    pub locale: Locale,
}

impl Serialize for FoundCodeRecord<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Self { code, before, locale } = *self;
        let verdict =
            code.verdict().map(|verdict| Record { code: Some(code.text()), verdict: Some(verdict), locale });
        let candidates = verdict.is_none().then(|| code.identification());
        let candidates = candidates.as_ref().map(Candidates);
        let place = [before + code.start(), before + code.end()];
        write_code(serializer, (code.text(), place, code.certainty()), verdict, candidates)
    }
}

/// Writes a code that was found: its text, its place and how certain it is, what it means, and what it would mean where
/// that is not told.
pub(crate) fn write_code<S: Serializer>(
    serializer: S,
    (text, [start, end], certainty): (&str, [usize; 2], Certainty),
    verdict: Option<impl Serialize>,
    candidates: Option<impl Serialize>,
) -> Result<S::Ok, S::Error> {
    let mut fields = serializer.serialize_struct("Code", 6)?;
    fields.serialize_field("text", text)?;
    fields.serialize_field("start", &start)?;
    fields.serialize_field("end", &end)?;
    fields.serialize_field("certainty", &certainty)?;
    fields.serialize_field("verdict", &verdict)?;
    match candidates {
        Some(candidates) => fields.serialize_field("candidates", &candidates)?,
        None => fields.serialize_field("candidates", &[(); 0])?,
    }
    fields.end()
}

/// A phrase that was found, as one JSON object: its text and place, what it says has happened, and why or null.
#[derive(Clone, Copy, Debug)]
pub struct FoundPhraseRecord<'a> {
    /// What was found.
    pub phrase: FoundPhrase<'a>,
    /// How many bytes of the line come before the text that was read: they are added to the places.
    pub before: usize,
}

impl Serialize for FoundPhraseRecord<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Self { phrase, before } = *self;
        let mut fields = serializer.serialize_struct("Phrase", 5)?;
        fields.serialize_field("text", &Text(phrase.text()))?;
        fields.serialize_field("start", &(before + phrase.start()))?;
        fields.serialize_field("end", &(before + phrase.end()))?;
        fields.serialize_field("outcome", &phrase.outcome())?;
        fields.serialize_field("reason", &phrase.reason())?;
        fields.end()
    }
}

/// Text that may hold bytes that are not UTF-8: they are left out.
struct Text<'a>(&'a [u8]);

impl Serialize for Text<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        struct Parts<'a>(&'a [u8]);
        impl core::fmt::Display for Parts<'_> {
            fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
                self.0.utf8_chunks().try_for_each(|chunk| f.write_str(chunk.valid()))
            }
        }
        serializer.collect_str(&Parts(self.0))
    }
}
