//! Answers and errors as JSON objects.

use serde::ser::{Serialize, SerializeMap, SerializeStruct, Serializer};

use super::answer::Answer;
use super::codes::CertainCode;
use super::conflict::Conflict;
use super::error::PayloadError;
use super::finding::Finding;
use crate::own::Own;
use crate::record::{OF_VERDICTS, Shown};
use crate::serde_impls::write_verdict;
use crate::vocabulary::Locale;

/// An answer with the shopper's messages in one language, to be written as a JSON object.
#[derive(Clone, Copy, Debug)]
pub struct Localized<'a> {
    answer: &'a Answer,
    locale: Locale,
    own: Own<'a>,
}

impl Answer {
    /// The answer with the shopper's messages in this language, to be written as a JSON object.
    ///
    /// ```
    /// use payverdict::{Locale, payload};
    ///
    /// let text = br#"{"orderId": "A1", "purchaseId": 17, "status": 4}"#;
    /// let answer = payload::read(text, payload::Options::default()).next().expect("one document")?;
    /// let json = serde_json::to_value(answer.localized(Locale::Is))?;
    /// assert_eq!(json["overall"]["reason"], "session_expired");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn localized(&self, locale: Locale) -> Localized<'_> {
        self.localized_with(locale, Own::NONE)
    }

    /// The same with tables of one's own.
    pub(crate) fn localized_with<'a>(&'a self, locale: Locale, own: Own<'a>) -> Localized<'a> {
        Localized { answer: self, locale, own }
    }

    /// What the shopper may read, in the words of one's own where there are any.
    pub(crate) fn message_with<'a>(&'a self, locale: Locale, own: Own<'a>) -> &'a str {
        let row = self.overall().and_then(|finding| finding.own.as_ref());
        own.text_of(row, self.said().0, locale)
    }
}

impl Serialize for Answer {
    /// Writes the answer with the messages in English.
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.localized(Locale::En).serialize(serializer)
    }
}

impl Serialize for Localized<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Self { answer, locale, own } = *self;
        let mut fields = serializer.serialize_struct("Answer", 18)?;
        fields.serialize_field("system", &answer.system)?;
        fields.serialize_field("kind", &answer.kind)?;
        fields.serialize_field("operation", &answer.operation)?;
        fields.serialize_field("reference", &answer.reference())?;
        fields.serialize_field("amount", &answer.amount())?;
        fields.serialize_field("currency", &answer.currency())?;
        fields.serialize_field("at", &answer.at())?;
        fields.serialize_field("verdicts", &Findings { answer, locale, own })?;
        fields.serialize_field("overall", &Overall { answer, locale, own })?;
        fields.serialize_field("funds", &answer.funds)?;
        fields.serialize_field("is_paid", &answer.is_paid)?;
        fields.serialize_field("partial", &answer.partial)?;
        fields.serialize_field("conflicts", &answer.conflicts)?;
        fields.serialize_field("message", answer.message_with(locale, own))?;
        fields.serialize_field("reason", &answer.reason())?;
        fields.serialize_field("retry", &answer.retry())?;
        fields.serialize_field("next_step", &answer.next_step())?;
        fields.serialize_field("next", answer.next())?;
        fields.end()
    }
}

struct Findings<'a> {
    answer: &'a Answer,
    locale: Locale,
    own: Own<'a>,
}

impl Serialize for Findings<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let one = |finding| {
            let (message, next_step) = self.answer.said_of(finding);
            let row = finding.own.as_ref();
            let message = self.own.text_of(row, message, self.locale);
            let shown = self.own.shown(finding.verdict, row, finding.code.as_deref(), self.locale);
            One { at: Some(finding), shown: Shown { message, next_step, ..shown } }
        };
        serializer.collect_seq(self.answer.findings.iter().map(one))
    }
}

/// A finding, with what is said of it; without one, what is said of a document that carries no code.
struct One<'a> {
    at: Option<&'a Finding>,
    shown: Shown<'a>,
}

impl Serialize for One<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut fields = serializer.serialize_struct("Verdict", OF_VERDICTS + 2)?;
        fields.serialize_field("path", &self.at.map(|finding| &finding.path))?;
        fields.serialize_field("superseded", &self.at.is_some_and(|finding| finding.superseded))?;
        write_verdict(&mut fields, &self.shown)?;
        fields.end()
    }
}

/// The code that counts, with what the answer says of the payment.
struct Overall<'a> {
    answer: &'a Answer,
    locale: Locale,
    own: Own<'a>,
}

impl Serialize for Overall<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Self { answer, locale, own } = *self;
        let told = &answer.told;
        let at = answer.overall();
        let shown = match at {
            Some(finding) => {
                own.shown(finding.verdict, finding.own.as_ref(), finding.code.as_deref(), locale)
            }
            None => Shown {
                system: Some(answer.system.as_str()),
                matched: None,
                summary: "Document carries no code",
                ..Shown::unlisted(None, locale)
            },
        };
        let shown = shown.telling(told, answer.message_with(locale, own), answer.next_step());
        One { at, shown }.serialize(serializer)
    }
}

impl Serialize for Conflict {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut fields = serializer.serialize_struct("Conflict", 2)?;
        fields.serialize_field("kind", &self.kind)?;
        fields.serialize_field("paths", &self.paths)?;
        fields.end()
    }
}

impl Serialize for PayloadError {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut fields = serializer.serialize_map(None)?;
        fields.serialize_entry("kind", self.kind())?;
        fields.serialize_entry("message", &self.message())?;
        if let Some((line, column)) = self.position() {
            fields.serialize_entry("line", &line)?;
            fields.serialize_entry("column", &column)?;
        }
        if let Some(path) = self.path() {
            fields.serialize_entry("path", path)?;
        }
        if let Some(expected) = self.expected() {
            fields.serialize_entry("expected", expected)?;
        }
        if let Self::Unrecognized { nearest, missing, .. } = self {
            fields.serialize_entry("nearest", nearest)?;
            fields.serialize_entry("missing", missing)?;
        }
        if matches!(self, Self::Unrecognized { .. }) || !self.codes().is_empty() {
            fields.serialize_entry("codes", self.codes())?;
        }
        fields.end()
    }
}

impl Serialize for CertainCode {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut fields = serializer.serialize_struct("CertainCode", 3)?;
        fields.serialize_field("path", &self.path())?;
        fields.serialize_field("code", self.code())?;
        fields.serialize_field("set", &self.set())?;
        fields.end()
    }
}
