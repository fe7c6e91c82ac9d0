//! Everything as one JSON document.

use std::io::{self, Write};

use payverdict::record;
use serde_json::{Value, json};

use super::columns;
use super::source::{Exported, Set};
use super::tables::{Cell, Column, FLAGS, Table, Type};
use crate::sets::object;

pub fn write(out: &mut impl Write, exported: &Exported) -> io::Result<()> {
    let systems: Vec<_> = exported
        .systems
        .iter()
        .map(|(id, name, homepage)| json!({ "id": id, "name": name, "homepage": homepage }))
        .collect();
    let sources: Vec<_> = exported
        .sources
        .iter()
        .map(|source| {
            json!({
                "id": source.id,
                "title": source.title,
                "publisher": source.publisher,
                "url": source.url,
                "edition": source.edition,
                "retrieved": source.retrieved,
                "kind": source.kind,
            })
        })
        .collect();
    let list = |out: &mut dyn Write, name: &str, values: &mut dyn Iterator<Item = Value>| {
        write!(out, ",\n\"{name}\":[")?;
        for (place, value) in values.enumerate() {
            write!(out, "{}\n{value}", if place == 0 { "" } else { "," })?;
        }
        write!(out, "\n]")
    };
    let version = json!(env!("CARGO_PKG_VERSION"));
    write!(out, "{{\"version\":{version},\n\"data_version\":{}", json!(payverdict::DATA_VERSION))?;
    list(out, "systems", &mut systems.into_iter())?;
    list(out, "sets", &mut exported.sets.iter().map(with_suffix))?;
    list(out, "sources", &mut sources.into_iter())?;
    list(
        out,
        "rows",
        &mut exported.rows().map(|row| {
            columns().zip(row.cells()).map(|(field, cell)| (field.name().to_string(), value(cell))).collect()
        }),
    )?;
    for (name, table) in [("groups", Table::Groups), ("problem_types", Table::ProblemTypes)] {
        let columns = table.columns();
        list(out, name, &mut table.lines(exported).map(|cells| object_of(&columns, cells)))?;
    }
    writeln!(out, "}}")
}

/// What is said of a set, and whether a letter may follow its codes.
fn with_suffix(set: &Set) -> Value {
    let mut object = object(&set.listed);
    object["suffix"] = json!(set.suffix);
    object
}

/// A line of a table.
pub fn object_of(columns: &[Column], cells: Vec<Cell>) -> Value {
    let cells = columns.iter().zip(cells);
    cells.map(|(column, cell)| (column.name.to_string(), of_cell(column, cell))).collect()
}

/// A cell: flags are a list, as they are in a row.
fn of_cell(column: &Column, cell: Cell) -> Value {
    match (cell, column.kind) {
        (cell, _) if column.name == FLAGS => {
            json!(cell.unwrap_or_default().split_whitespace().collect::<Vec<_>>())
        }
        (None, _) => Value::Null,
        (Some(text), Type::Text) => json!(text),
        // Numbers and truths are written alike in both forms.
        (Some(text), Type::Number | Type::Truth) => serde_json::from_str(&text).unwrap_or(Value::Null),
    }
}

/// A source by its id: the list of sources has the rest.
fn value(cell: record::Value<'_>) -> Value {
    match cell {
        record::Value::Source(source) => json!(source.id),
        other => json!(other),
    }
}
