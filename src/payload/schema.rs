//! The schema (JSON Schema) of what serde writes of answers and errors.

use alloc::borrow::Cow;
use alloc::vec::Vec;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};

use super::answer::Answer;
use super::codes::CertainCode;
use super::conflict::{Conflict, ConflictKind};
use super::error::PayloadError;
use super::find::LocalizedPiece;
use super::funds::Funds;
use super::kind::Kind;
use super::serialize::Localized;
use super::system::PayloadSystem;
use crate::code_set::CodeSet;
use crate::read::{FoundCodeRecord, FoundPhraseRecord};
use crate::record::Null;
use crate::schema::{Object, one_of, or_null, schema};
use crate::vocabulary::{NextStep, Operation, Reason, Retry};

fn text() -> Schema {
    json_schema!({ "type": "string" })
}

fn truth() -> Schema {
    json_schema!({ "type": "boolean" })
}

schema!(Answer, "Answer", |generator: &mut SchemaGenerator| {
    Object::default()
        .with("system", generator.subschema_for::<PayloadSystem>())
        .with("kind", generator.subschema_for::<Kind>())
        .with("operation", generator.subschema_for::<Operation>())
        .with("reference", or_null(text()))
        .with("amount", or_null(text()))
        .with("currency", or_null(text()))
        .with("at", or_null(text()))
        .with("verdicts", generator.subschema_for::<Vec<Finding>>())
        .with("overall", generator.subschema_for::<Overall>())
        .with("funds", generator.subschema_for::<Funds>())
        .with("is_paid", truth())
        .with("partial", or_null(truth()))
        .with("conflicts", generator.subschema_for::<Vec<Conflict>>())
        .with("message", text())
        .with("reason", or_null(generator.subschema_for::<Reason>()))
        .with("retry", generator.subschema_for::<Retry>())
        .with("next_step", generator.subschema_for::<NextStep>())
        .with("next", text())
        .schema("What a document says of a payment.")
});

impl JsonSchema for Localized<'_> {
    fn schema_name() -> Cow<'static, str> {
        Answer::schema_name()
    }

    fn schema_id() -> Cow<'static, str> {
        Answer::schema_id()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        Answer::json_schema(generator)
    }
}

/// A code in a document, as it is written in an answer.
struct Finding;

schema!(Finding, "Finding", |generator: &mut SchemaGenerator| {
    Object::default()
        .with("path", text())
        .with("superseded", truth())
        .with_verdict(generator, |null| matches!(null, Null::Unlisted | Null::Anywhere))
        .schema("A code in a document: where it is and what it means there.")
});

/// What all codes say together, as it is written in an answer.
struct Overall;

schema!(Overall, "Overall", |generator: &mut SchemaGenerator| {
    Object::default()
        .with("path", or_null(text()))
        .with("superseded", truth())
        .with_verdict(generator, |null| null != Null::Never)
        .schema("The code that counts, with what the answer says of the payment.")
});

schema!(Conflict, "Conflict", |generator: &mut SchemaGenerator| {
    Object::default()
        .with("kind", generator.subschema_for::<ConflictKind>())
        .with("paths", generator.subschema_for::<[&str; 2]>())
        .schema("Two statements of one document that cannot both be true.")
});

schema!(PayloadError, "PayloadError", |generator: &mut SchemaGenerator| {
    Object::default()
        .with("kind", text())
        .with("message", text())
        .with_optional("line", generator.subschema_for::<usize>())
        .with_optional("column", generator.subschema_for::<usize>())
        .with_optional("path", text())
        .with_optional("expected", text())
        .with_optional("nearest", or_null(generator.subschema_for::<PayloadSystem>()))
        .with_optional("missing", generator.subschema_for::<Vec<&str>>())
        .with_optional("codes", generator.subschema_for::<Vec<CertainCode>>())
        .schema("Why a document could not be answered.")
});

schema!(CertainCode, "CertainCode", |generator: &mut SchemaGenerator| {
    Object::default()
        .with("path", or_null(text()))
        .with("code", text())
        .with("set", generator.subschema_for::<CodeSet>())
        .schema("A code that only one system has.")
});

schema!(LocalizedPiece<'_>, "Piece", |generator: &mut SchemaGenerator| {
    Object::default()
        .with("kind", one_of(["document", "text"].into_iter()))
        .with("line", generator.subschema_for::<usize>())
        .with("answer", or_null(generator.subschema_for::<Answer>()))
        .with("codes", generator.subschema_for::<Vec<FoundCodeRecord<'_>>>())
        .with("reasons", generator.subschema_for::<Vec<FoundPhraseRecord<'_>>>())
        .with("error", or_null(generator.subschema_for::<PayloadError>()))
        .schema("A document in a text, or a line of it, with what was found there.")
});
