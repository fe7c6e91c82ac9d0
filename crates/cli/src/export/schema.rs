//! The columns of a CSV table with their types, as a Table Schema (Frictionless Data): programs that guess types take
//! `000` for a number.

use std::io::{self, Write};

use serde_json::{Map, Value, json};

use super::tables::{Column, FLAGS, Table, Type};

pub fn write(out: &mut impl Write, table: Table) -> io::Result<()> {
    let fields: Vec<_> = table.columns().iter().map(field).collect();
    let schema = json!({ "fields": fields, "missingValues": [""] });
    writeln!(out, "{}", serde_json::to_string_pretty(&schema)?)
}

/// What a Table Schema says of a column.
pub fn field(column: &Column) -> Value {
    let kind = match column.kind {
        Type::Text => "string",
        Type::Number => "integer",
        Type::Truth => "boolean",
    };
    let mut field = Map::from_iter([("name".into(), json!(column.name)), ("type".into(), json!(kind))]);
    if !column.doc.is_empty() {
        field.insert("description".into(), json!(column.doc));
    }
    // A row without flags has an empty cell.
    if column.is_required && column.name != FLAGS {
        field.insert("constraints".into(), json!({ "required": true }));
    }
    Value::Object(field)
}
