//! Verdicts and finds as JSON objects, with the keys that built-in ones have.

use serde::ser::{Serialize, SerializeStruct, Serializer};

use super::read::FoundCode;
use super::verdict::Verdict;
use crate::identify::identify_bytes;
use crate::record::OF_VERDICTS;
use crate::serde_found::Candidates;
use crate::serde_impls::write_verdict;
use crate::vocabulary::Locale;

/// A verdict with all its fields, as one JSON object: [`payverdict::Record`](crate::Record) for both tables.
#[derive(Clone, Copy, Debug)]
pub struct Record<'t, 'a> {
    /// The code as it was written; `None` where it is not known any more.
    pub code: Option<&'a str>,
    /// The verdict.
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
            fields.serialize_field("candidates", &Candidates(&identify_bytes(code.text().as_bytes())))?;
        } else {
            fields.serialize_field("candidates", &[(); 0])?;
        }
        fields.end()
    }
}
