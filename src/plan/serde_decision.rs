//! Decisions as JSON objects.

use serde::ser::{Serialize, SerializeStruct, Serializer};

use super::because::Cause;
use super::decision::Decision;
use super::time::Timestamp;
use crate::serde_found::CombinedRecord;
use crate::vocabulary::Locale;

/// A decision as one JSON object, with the shopper's message in a language.
#[derive(Clone, Copy, Debug)]
pub struct DecisionRecord<'d, 'a> {
    /// What was decided.
    pub decision: &'d Decision<'a>,
    /// The language of the message.
    pub locale: Locale,
}

impl Serialize for DecisionRecord<'_, '_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Self { decision, locale } = *self;
        let verdict = CombinedRecord { code: decision.code(), combined: decision.verdict(), locale };
        write_decision(serializer, decision, &verdict)
    }
}

/// Writes a decision and the verdict that it follows from.
pub(crate) fn write_decision<S: Serializer>(
    serializer: S,
    decision: &Decision<'_>,
    verdict: &impl Serialize,
) -> Result<S::Ok, S::Error> {
    let mut fields = serializer.serialize_struct("Decision", 6)?;
    fields.serialize_field("action", &decision.action())?;
    fields.serialize_field("at", &decision.at())?;
    fields.serialize_field("attempts_left", &decision.attempts_left())?;
    fields.serialize_field("rule", decision.rule())?;
    fields.serialize_field("because", &Causes(decision))?;
    fields.serialize_field("verdict", verdict)?;
    fields.end()
}

struct Causes<'d, 'a>(&'d Decision<'a>);

impl Serialize for Causes<'_, '_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.0.because())
    }
}

impl Serialize for Cause {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut fields = serializer.serialize_struct("Cause", 3)?;
        fields.serialize_field("rule", self.rule())?;
        fields.serialize_field("text", self.text())?;
        fields.serialize_field("source", &self.source())?;
        fields.end()
    }
}

impl Serialize for Timestamp {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}
