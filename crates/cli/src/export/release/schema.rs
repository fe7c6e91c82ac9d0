//! What `payverdict.json` holds, as a JSON Schema (2020-12).

use serde_json::{Map, Value, json};

use super::FORMAT;
use super::columns::words;
use super::sheets::Sheet;
use crate::export::tables::{Column, FLAGS, Type};

pub fn text(sheets: &[Sheet]) -> String {
    let head = ["format", "data_version", "code_version", "locales"];
    let names: Vec<_> = head.into_iter().chain(sheets.iter().map(|sheet| sheet.name)).collect();
    let mut properties = Map::from_iter([
        ("format".into(), json!({ "const": FORMAT })),
        (
            "data_version".into(),
            json!({ "type": "string", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}-[0-9a-f]{8}$" }),
        ),
        ("code_version".into(), json!({ "type": "string" })),
        ("locales".into(), json!({ "type": "array", "items": { "type": "string" } })),
    ]);
    let mut shapes = Map::new();
    for sheet in sheets {
        let list = json!({ "type": "array", "description": sheet.doc, "items": { "$ref": format!("#/$defs/{}", sheet.name) } });
        properties.insert(sheet.name.into(), list);
        shapes.insert(sheet.name.into(), shape(sheet));
    }
    let schema = json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "What payment result codes mean: a release of the data of payverdict",
        "type": "object",
        "required": names,
        "additionalProperties": false,
        "properties": properties,
        "$defs": shapes,
    });
    format!("{schema:#}\n")
}

/// A line of a table.
fn shape(sheet: &Sheet) -> Value {
    let names: Vec<_> = sheet.columns.iter().map(|column| column.name).collect();
    let properties: Map<_, _> =
        sheet.columns.iter().map(|column| (column.name.to_string(), property(sheet, column))).collect();
    json!({ "type": "object", "required": names, "additionalProperties": false, "properties": properties })
}

fn property(sheet: &Sheet, column: &Column) -> Value {
    let words = words(sheet, column);
    let mut property = match (column.kind, words) {
        (_, Some(words)) if column.name == FLAGS => {
            json!({ "type": "array", "uniqueItems": true, "items": { "enum": words } })
        }
        (_, Some(words)) if column.is_required => json!({ "enum": words }),
        (_, Some(words)) => {
            json!({ "enum": words.iter().map(|word| json!(word)).chain([Value::Null]).collect::<Vec<_>>() })
        }
        (Type::Text, None) => json!({ "type": or_null(column, "string") }),
        (Type::Number, None) => json!({ "type": or_null(column, "integer"), "minimum": 0 }),
        (Type::Truth, None) => json!({ "type": or_null(column, "boolean") }),
    };
    if !column.doc.is_empty() {
        property["description"] = json!(column.doc);
    }
    property
}

fn or_null(column: &Column, kind: &str) -> Value {
    if column.is_required { json!(kind) } else { json!([kind, "null"]) }
}
