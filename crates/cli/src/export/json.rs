//! Everything as one JSON document.

use std::io::{self, Write};

use payverdict::record;
use serde_json::{Value, json};

use super::columns;
use super::source::Exported;
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
    write!(out, "{{\"version\":{}", json!(env!("CARGO_PKG_VERSION")))?;
    list(out, "systems", &mut systems.into_iter())?;
    list(out, "sets", &mut exported.sets.iter().map(|set| object(&set.listed)))?;
    list(out, "sources", &mut sources.into_iter())?;
    list(
        out,
        "rows",
        &mut exported.rows().map(|row| {
            columns().zip(row.cells()).map(|(field, cell)| (field.name().to_string(), value(cell))).collect()
        }),
    )?;
    writeln!(out, "}}")
}

/// A source by its id: the list of sources has the rest.
fn value(cell: record::Value<'_>) -> Value {
    match cell {
        record::Value::Source(source) => json!(source.id),
        other => json!(other),
    }
}
