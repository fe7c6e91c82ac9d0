//! The schema (JSON Schema) of what serde writes. That of a verdict is made from the list of its fields.

use alloc::borrow::Cow;
use alloc::vec::Vec;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};

use crate::code_set::CodeSet;
use crate::identify::Candidate;
use crate::limit::Limit;
use crate::read::{Certainty, FoundCodeRecord, FoundPhraseRecord};
use crate::record::{FIELDS, Field, Kind, Null};
use crate::serde_found::{CombinedRecord, IdentifiedRecord};
use crate::serde_impls::Record;
use crate::source::{Source, System};
use crate::verdict::{Match, Verdict};
use crate::vocabulary::{Actor, Class, Flags, NextStep, Operation, Outcome, Reason, Retry, SourceKind};

/// Names a type in schemas, and says how its schema is made.
macro_rules! schema {
    ($type:ty, $name:literal, $make:expr) => {
        impl schemars::JsonSchema for $type {
            fn schema_name() -> alloc::borrow::Cow<'static, str> {
                $name.into()
            }

            fn schema_id() -> alloc::borrow::Cow<'static, str> {
                concat!(module_path!(), "::", $name).into()
            }

            fn json_schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
                $make(generator)
            }
        }
    };
}
pub(crate) use schema;

/// A word is one of the texts of its kind.
macro_rules! word {
    ($name:ident) => {
        impl schemars::JsonSchema for $name {
            fn schema_name() -> alloc::borrow::Cow<'static, str> {
                stringify!($name).into()
            }

            fn schema_id() -> alloc::borrow::Cow<'static, str> {
                concat!(module_path!(), "::", stringify!($name)).into()
            }

            fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
                $crate::schema::one_of(Self::ALL.iter().map(|word| word.as_str()))
            }
        }
    };
}
pub(crate) use word;

/// The schema of a text that is one of some words.
pub(crate) fn one_of(words: impl Iterator<Item = &'static str>) -> Schema {
    json_schema!({ "type": "string", "enum": words.collect::<Vec<_>>() })
}

/// The schema of a value that may be null.
pub(crate) fn or_null(schema: Schema) -> Schema {
    json_schema!({ "anyOf": [schema, { "type": "null" }] })
}

/// An object under construction: its fields, of which all but a few are always there.
#[derive(Default)]
pub(crate) struct Object {
    properties: Schema,
    required: Vec<&'static str>,
}

impl Object {
    /// With a field that is always there.
    pub fn with(mut self, name: &'static str, schema: Schema) -> Self {
        self.required.push(name);
        self.with_optional(name, schema)
    }

    /// With a field that may be left out.
    pub fn with_optional(mut self, name: &'static str, schema: Schema) -> Self {
        self.properties.insert(name.into(), schema.to_value());
        self
    }

    /// With the fields of a verdict, of which those are null where `is_null` says so.
    pub fn with_verdict(self, generator: &mut SchemaGenerator, is_null: impl Fn(Null) -> bool) -> Self {
        FIELDS.iter().filter(|field| field.is_of_verdicts()).fold(self, |object, field| {
            let schema = of_field(generator, field, is_null(field.null()));
            object.with(field.name(), schema)
        })
    }

    pub fn schema(self, description: &str) -> Schema {
        let Self { properties, required } = self;
        json_schema!({
            "type": "object",
            "description": description,
            "properties": properties,
            "required": required,
        })
    }
}

fn of_field(generator: &mut SchemaGenerator, field: &Field, is_null: bool) -> Schema {
    let schema = match field.kind() {
        Kind::Word(name) => of_word(generator, name),
        Kind::Text => json_schema!({ "type": "string" }),
        Kind::Number => generator.subschema_for::<u16>(),
        Kind::Truth => json_schema!({ "type": "boolean" }),
        Kind::Limit => generator.subschema_for::<Limit>(),
        Kind::Flags => generator.subschema_for::<Flags>(),
        Kind::Source => generator.subschema_for::<Source>(),
    };
    let mut schema = if is_null { or_null(schema) } else { schema };
    if !field.doc().is_empty() {
        schema.insert("description".into(), field.doc().into());
    }
    schema
}

/// The schema of the enum with this name.
fn of_word(generator: &mut SchemaGenerator, name: &str) -> Schema {
    match name {
        "CodeSet" => generator.subschema_for::<CodeSet>(),
        "System" => one_of(System::all().map(System::id)),
        "Match" => generator.subschema_for::<Match>(),
        "Outcome" => generator.subschema_for::<Outcome>(),
        "Reason" => generator.subschema_for::<Reason>(),
        "Retry" => generator.subschema_for::<Retry>(),
        "Actor" => generator.subschema_for::<Actor>(),
        "Class" => generator.subschema_for::<Class>(),
        "NextStep" => generator.subschema_for::<NextStep>(),
        "Operation" => generator.subschema_for::<Operation>(),
        // A test knows that there is no other.
        _ => json_schema!({ "type": "string" }),
    }
}

/// In a verdict a field is null that any row may lack, or only a code that is not listed.
fn of_unlisted(null: Null) -> bool {
    matches!(null, Null::Unlisted | Null::Anywhere)
}

schema!(Flags, "Flags", |_: &mut _| {
    let words = one_of(Flags::words().iter().copied());
    json_schema!({ "type": "array", "items": words, "uniqueItems": true })
});

schema!(Limit, "Limit", |_: &mut _| {
    json_schema!({
        "type": "string",
        "description": "How many further tries are allowed, and within which time: `4`, `20/30d`, `10/24h`.",
        "pattern": "^[0-9]+(/[0-9]+[hd])?$",
    })
});

schema!(Source, "Source", |generator: &mut SchemaGenerator| {
    let text = || json_schema!({ "type": "string" });
    let object = Object::default().with("id", text()).with("title", text()).with("url", or_null(text()));
    object.with("kind", generator.subschema_for::<SourceKind>()).schema("Who says so.")
});

schema!(Verdict, "Verdict", |generator: &mut SchemaGenerator| {
    if generator.contract().is_deserialize() {
        let object = Object::default().with("set", generator.subschema_for::<CodeSet>());
        let code = or_null(json_schema!({ "type": "string" }));
        return object.with_optional("code", code).schema("A verdict is decoded again when it is read.");
    }
    let object = Object::default().with_verdict(generator, of_unlisted);
    object.schema("What a payment result code means.")
});

schema!(IdentifiedRecord<'_>, "IdentifiedRecord", |generator: &mut SchemaGenerator| {
    let object = Object::default().with_verdict(generator, of_unlisted);
    let found = one_of(Match::ALL.iter().map(|found| found.as_str()).chain(["ambiguous"]));
    let candidates = generator.subschema_for::<Vec<Candidate<'_>>>();
    let object = object.with_optional("match", found).with_optional("candidates", candidates);
    object.schema("What was found of a code without the name of its set.")
});

schema!(Candidate<'_>, "Candidate", |generator: &mut SchemaGenerator| {
    Object::default()
        .with("sets", generator.subschema_for::<Vec<CodeSet>>())
        .with("outcome", generator.subschema_for::<Outcome>())
        .with("reason", or_null(generator.subschema_for::<Reason>()))
        .with("retry", generator.subschema_for::<Retry>())
        .with("actor", generator.subschema_for::<Actor>())
        .with("summary", json_schema!({ "type": "string" }))
        .schema("What a code would mean if one of some sets sent it.")
});

schema!(Certainty, "Certainty", |_: &mut _| {
    one_of([Certainty::Certain, Certainty::Likely, Certainty::Possible].into_iter().map(Certainty::as_str))
});

/// An object with the text and the place of a find, to which what it says is added.
fn found(generator: &mut SchemaGenerator) -> Object {
    let mut place = generator.subschema_for::<usize>();
    place.insert("description".into(), "In bytes, from the beginning of the line.".into());
    let text = json_schema!({ "type": "string", "description": "As it was written." });
    Object::default().with("text", text).with("start", place.clone()).with("end", place)
}

schema!(FoundCodeRecord<'_>, "FoundCode", |generator: &mut SchemaGenerator| {
    found(generator)
        .with("certainty", generator.subschema_for::<Certainty>())
        .with("verdict", or_null(generator.subschema_for::<Record<'_>>()))
        .with("candidates", generator.subschema_for::<Vec<Candidate<'_>>>())
        .schema("A code in a text: how certain it is whose it is, and what it means.")
});

schema!(FoundPhraseRecord<'_>, "FoundPhrase", |generator: &mut SchemaGenerator| {
    found(generator)
        .with("outcome", generator.subschema_for::<Outcome>())
        .with("reason", or_null(generator.subschema_for::<Reason>()))
        .schema("A phrase in a text, and what it says.")
});

schema!(Record<'_>, "Record", |generator: &mut SchemaGenerator| {
    let object = Object::default().with_verdict(generator, of_unlisted);
    object.schema("A verdict with all its fields, and the code as it was written.")
});

impl JsonSchema for CombinedRecord<'_> {
    fn schema_name() -> Cow<'static, str> {
        Record::schema_name()
    }

    fn schema_id() -> Cow<'static, str> {
        Record::schema_id()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        Record::json_schema(generator)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_of_a_verdict_has_a_schema_of_its_own() {
        for field in FIELDS {
            let Kind::Word(name) = field.kind() else { continue };
            let mut generator = SchemaGenerator::default();
            let schema = of_word(&mut generator, name);
            assert!(schema.get("$ref").or(schema.get("enum")).is_some(), "{name} is not in the list");
        }
    }
}
