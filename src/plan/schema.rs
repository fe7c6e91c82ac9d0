//! The schema (JSON Schema) of what serde writes of decisions.

use alloc::vec::Vec;

use schemars::{Schema, SchemaGenerator, json_schema};

use super::action::Action;
use super::because::Cause;
use super::serde_decision::DecisionRecord;
use super::time::Timestamp;
use crate::schema::{Object, or_null, schema};
use crate::serde_found::CombinedRecord;
use crate::source::Source;

fn text() -> Schema {
    json_schema!({ "type": "string" })
}

schema!(Timestamp, "Timestamp", |_: &mut _| json_schema!({ "type": "string", "format": "date-time" }));

schema!(Cause, "Cause", |generator: &mut SchemaGenerator| {
    Object::default()
        .with("rule", text())
        .with("text", text())
        .with("source", or_null(generator.subschema_for::<Source>()))
        .schema("A rule that had a say, and who wrote it down.")
});

schema!(DecisionRecord<'_, '_>, "Decision", |generator: &mut SchemaGenerator| {
    Object::default()
        .with("action", generator.subschema_for::<Action>())
        .with("at", or_null(generator.subschema_for::<Timestamp>()))
        .with("attempts_left", or_null(generator.subschema_for::<u32>()))
        .with("rule", text())
        .with("because", generator.subschema_for::<Vec<Cause>>())
        .with("verdict", generator.subschema_for::<CombinedRecord<'_>>())
        .schema("Whether a payment may be tried again, when, and by which rule.")
});
