//! The schema (JSON Schema) of what serde writes of states and errors.

use alloc::borrow::Cow;
use alloc::vec::Vec;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};

use super::conflict::{Conflict, ConflictKind};
use super::error::TimelineError;
use super::serialize::Localized;
use super::state::{Attempt, State};
use crate::code_set::CodeSet;
use crate::payload::{Funds, PayloadSystem};
use crate::record::Null;
use crate::schema::{Object, one_of, or_null, schema};
use crate::vocabulary::{NextStep, Operation, Outcome, Reason};

fn text() -> Schema {
    json_schema!({ "type": "string" })
}

fn truth() -> Schema {
    json_schema!({ "type": "boolean" })
}

schema!(State, "State", |generator: &mut SchemaGenerator| {
    Object::default()
        .with("system", or_null(generator.subschema_for::<PayloadSystem>()))
        .with("reference", or_null(text()))
        .with("events", generator.subschema_for::<usize>())
        .with("duplicates", generator.subschema_for::<usize>())
        .with("overall", generator.subschema_for::<Overall>())
        .with("funds", generator.subschema_for::<Funds>())
        .with("captured", or_null(text()))
        .with("refunded", or_null(text()))
        .with("currency", or_null(text()))
        .with("is_paid", truth())
        .with("partial", or_null(truth()))
        .with("conflicts", generator.subschema_for::<Vec<Conflict>>())
        .with("attempts", generator.subschema_for::<Vec<Attempt>>())
        .with("message", text())
        .with("next", text())
        .with("next_step", generator.subschema_for::<NextStep>())
        .schema("What all documents of a payment say together.")
});

impl JsonSchema for Localized<'_> {
    fn schema_name() -> Cow<'static, str> {
        State::schema_name()
    }

    fn schema_id() -> Cow<'static, str> {
        State::schema_id()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        State::json_schema(generator)
    }
}

/// The code that counts, as it is written in a state.
struct Overall;

schema!(Overall, "StateVerdict", |generator: &mut SchemaGenerator| {
    Object::default()
        .with_verdict(generator, |null| null != Null::Never)
        .schema("The code that the state follows from, with what the state says.")
});

schema!(Attempt, "StateAttempt", |generator: &mut SchemaGenerator| {
    Object::default()
        .with("at", or_null(text()))
        .with("operation", generator.subschema_for::<Operation>())
        .with("id", or_null(text()))
        .with("outcome", generator.subschema_for::<Outcome>())
        .with("reason", or_null(generator.subschema_for::<Reason>()))
        .with("amount", or_null(text()))
        .with("currency", or_null(text()))
        .with("path", or_null(text()))
        .with("set", or_null(generator.subschema_for::<CodeSet>()))
        .with("code", or_null(text()))
        .schema("Something that was tried with the payment.")
});

schema!(Conflict, "StateConflict", |generator: &mut SchemaGenerator| {
    Object::default()
        .with("kind", one_of(ConflictKind::ALL.iter().map(|kind| kind.as_str())))
        .with("paths", generator.subschema_for::<[&str; 2]>())
        .with("sentence", text())
        .schema("Two things told of a payment that cannot both be true.")
});

schema!(TimelineError, "TimelineError", |_: &mut _| {
    Object::default()
        .with("kind", text())
        .with("message", text())
        .schema("Why a document could not be added.")
});
