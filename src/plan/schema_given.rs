//! The schema (JSON Schema) of what a history is read from, and of what is said where it cannot be.

use alloc::vec::Vec;

use schemars::{Schema, SchemaGenerator, json_schema};

use super::attempt::Initiator;
use super::history::{History, HistoryError};
use super::time::Timestamp;
use crate::schema::{Object, schema};

fn text() -> Schema {
    json_schema!({ "type": "string" })
}

fn said(text: &str) -> Schema {
    json_schema!({ "type": "string", "description": text })
}

schema!(HistoryError, "HistoryError", |_: &mut _| {
    Object::default()
        .with("kind", text())
        .with("message", text())
        .schema("Why a history could not be planned.")
});

/// A set and a code of it.
fn answered() -> Object {
    Object::default().with("set", said("The set of the code, such as `visa.response`.")).with("code", text())
}

/// An attempt as it is given.
struct Given;

schema!(Given, "Attempt", |generator: &mut SchemaGenerator| {
    let with = answered().schema("A further code of the answer.");
    let network = "`visa`, `mastercard`, `amex`, `discover`, `elo` or `other`.";
    let amount = json_schema!({ "type": ["string", "number"] });
    answered()
        .with("at", generator.subschema_for::<Timestamp>())
        .with_optional("with", json_schema!({ "type": "array", "items": with }))
        .with_optional("network", said(network))
        .with_optional("card", said("A token or fingerprint of the card, never its number."))
        .with_optional("amount", amount)
        .with_optional("currency", text())
        .with_optional("region", said("The merchant's country."))
        .with_optional("initiator", generator.subschema_for::<Initiator>())
        .schema("What was tried, when, and what it was answered.")
});

schema!(History<'_>, "History", |generator: &mut SchemaGenerator| {
    let attempts = generator.subschema_for::<Vec<Given>>();
    Object::default()
        .with("attempts", attempts)
        .with_optional("now", generator.subschema_for::<Timestamp>())
        .with_optional("region", said("The merchant's country, for attempts that name none."))
        .schema("The attempts at one payment.")
});
