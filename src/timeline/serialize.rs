//! States as JSON objects.

use serde::ser::{Serialize, SerializeMap, SerializeStruct, Serializer};

use super::conflict::{Conflict, field};
use super::error::TimelineError;
use super::spoken::written;
use super::state::{Attempt, State};
use crate::own::{Own, OwnRow};
use crate::record::{OF_VERDICTS, Shown};
use crate::serde_impls::write_verdict;
use crate::vocabulary::Locale;

/// A state with the shopper's messages in one language, to be written as a JSON object.
#[derive(Clone, Copy, Debug)]
pub struct Localized<'a> {
    state: &'a State,
    locale: Locale,
    own: Own<'a>,
}

impl State {
    /// The state with the shopper's messages in this language, to be written as a JSON object.
    pub fn localized(&self, locale: Locale) -> Localized<'_> {
        self.localized_with(locale, Own::NONE)
    }

    /// The same with the words of one's own where there are any.
    pub(crate) fn localized_with<'a>(&'a self, locale: Locale, own: Own<'a>) -> Localized<'a> {
        Localized { state: self, locale, own }
    }

    /// What the shopper may read, in the words of one's own where there are any.
    pub(crate) fn message_with<'a>(&'a self, locale: Locale, own: Own<'a>) -> &'a str {
        own.text_of(self.own_row(own).as_ref(), self.said().0, locale)
    }

    /// The row of one's own about the code that the state follows from.
    fn own_row(&self, own: Own<'_>) -> Option<OwnRow> {
        let verdict = self.spoken.verdict.filter(|_| own.is_some())?;
        own.row(verdict, &written(verdict)?)
    }
}

impl Serialize for State {
    /// Writes the state with the messages in English.
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.localized(Locale::En).serialize(serializer)
    }
}

impl Serialize for Localized<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Self { state, locale, own } = *self;
        let mut fields = serializer.serialize_struct("State", 16)?;
        fields.serialize_field("system", &state.system)?;
        fields.serialize_field("reference", &state.reference)?;
        fields.serialize_field("events", &state.events)?;
        fields.serialize_field("duplicates", &state.duplicates)?;
        fields.serialize_field("overall", &Overall { state, locale, own })?;
        fields.serialize_field("funds", &state.funds)?;
        fields.serialize_field("captured", &state.captured())?;
        fields.serialize_field("refunded", &state.refunded())?;
        fields.serialize_field("currency", &state.currency())?;
        fields.serialize_field("is_paid", &state.is_paid)?;
        fields.serialize_field("partial", &state.partial)?;
        fields.serialize_field("conflicts", &state.conflicts)?;
        fields.serialize_field("attempts", &state.attempts)?;
        fields.serialize_field("message", state.message_with(locale, own))?;
        fields.serialize_field("next", state.next())?;
        fields.serialize_field("next_step", &state.next_step())?;
        fields.end()
    }
}

/// The code that the state follows from, with what the state says.
struct Overall<'a> {
    state: &'a State,
    locale: Locale,
    own: Own<'a>,
}

impl Serialize for Overall<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Self { state, locale, own } = *self;
        let told = &state.spoken.told;
        let code = state.spoken.verdict.and_then(written);
        let row = state.own_row(own);
        let shown = match state.spoken.verdict {
            Some(verdict) => own.shown(verdict, row.as_ref(), code.as_deref(), locale),
            None => Shown {
                system: state.system.map(|system| system.as_str()),
                matched: None,
                summary: "No code tells what happened",
                ..Shown::unlisted(None, locale)
            },
        };
        let shown = shown.telling(told, state.message_with(locale, own), state.next_step());
        let mut fields = serializer.serialize_struct("Verdict", OF_VERDICTS)?;
        write_verdict(&mut fields, &shown)?;
        fields.end()
    }
}

impl Serialize for Attempt {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let verdict = self.verdict();
        let code = verdict.and_then(written);
        let mut fields = serializer.serialize_struct("Attempt", 10)?;
        fields.serialize_field("at", &self.at())?;
        fields.serialize_field("operation", &self.operation)?;
        fields.serialize_field("id", &self.id)?;
        fields.serialize_field("outcome", &self.outcome)?;
        fields.serialize_field("reason", &self.reason())?;
        fields.serialize_field("amount", &self.amount())?;
        fields.serialize_field("currency", &self.currency())?;
        fields.serialize_field("path", &verdict.map(|verdict| field(verdict.set())))?;
        fields.serialize_field("set", &verdict.map(|verdict| verdict.set()))?;
        fields.serialize_field("code", &code)?;
        fields.end()
    }
}

impl Serialize for Conflict {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut fields = serializer.serialize_struct("Conflict", 3)?;
        fields.serialize_field("kind", &self.kind)?;
        fields.serialize_field("paths", &self.paths)?;
        fields.serialize_field("sentence", self.sentence())?;
        fields.end()
    }
}

impl Serialize for TimelineError {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut fields = serializer.serialize_map(None)?;
        fields.serialize_entry("kind", self.kind())?;
        fields.serialize_entry("message", &alloc::string::ToString::to_string(self))?;
        fields.end()
    }
}
