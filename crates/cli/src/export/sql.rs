//! Tables that SQLite and PostgreSQL load as they are.

use std::io::{self, Write};

use payverdict::Locale;
use payverdict::record::{Field, Kind, Null, Value};

use super::source::{Exported, Set};
use super::{columns, plain};

const SCHEMA: &str = "\
BEGIN;
CREATE TABLE payverdict_systems (id text PRIMARY KEY, name text NOT NULL, homepage text);
CREATE TABLE payverdict_sets (
  id text PRIMARY KEY, system text NOT NULL REFERENCES payverdict_systems (id), title text NOT NULL, syntax text NOT NULL
);
-- The sets that are asked, in order of place, where a set does not list a code itself.
CREATE TABLE payverdict_extends (
  set_id text NOT NULL REFERENCES payverdict_sets (id), place integer NOT NULL, extended text NOT NULL, PRIMARY KEY (set_id, place)
);
CREATE TABLE payverdict_sources (
  id text PRIMARY KEY, title text NOT NULL, publisher text NOT NULL, url text, edition text NOT NULL, retrieved date NOT NULL,
  kind text NOT NULL
);
";
const MESSAGES: &str = "\
CREATE TABLE payverdict_messages (
  set_id text NOT NULL, code text NOT NULL, locale text NOT NULL, message text NOT NULL, PRIMARY KEY (set_id, code, locale),
  FOREIGN KEY (set_id, code) REFERENCES payverdict_codes (set_id, code)
);
";

pub fn write(out: &mut impl Write, exported: &Exported) -> io::Result<()> {
    out.write_all(SCHEMA.as_bytes())?;
    codes(out)?;
    out.write_all(MESSAGES.as_bytes())?;
    for (id, name, homepage) in &exported.systems {
        insert(out, "systems", &[Some(id), Some(name), *homepage])?;
    }
    for Set { listed, .. } in &exported.sets {
        insert(
            out,
            "sets",
            &[Some(listed.id), Some(listed.system), Some(listed.title), Some(listed.syntax)],
        )?;
    }
    for Set { listed, .. } in &exported.sets {
        for (place, extended) in listed.extends.iter().enumerate() {
            writeln!(
                out,
                "INSERT INTO payverdict_extends VALUES ({}, {place}, {});",
                quoted(listed.id),
                quoted(extended)
            )?;
        }
    }
    for source in &exported.sources {
        let texts = [source.id, source.title, source.publisher].map(Some);
        let rest = [source.edition, source.retrieved, source.kind.as_str()].map(Some);
        insert(out, "sources", &[&texts[..], &[source.url], &rest].concat())?;
    }
    for row in exported.rows() {
        let values: Vec<_> = row.cells().map(value).collect();
        writeln!(out, "INSERT INTO payverdict_codes VALUES ({});", values.join(", "))?;
    }
    for row in exported.rows() {
        for &locale in Locale::ALL {
            let texts = [row.set(), row.code(), locale.as_str(), row.message(locale)];
            insert(out, "messages", &texts.map(Some))?;
        }
    }
    writeln!(out, "COMMIT;")
}

/// The table of the rows: a column for each field that rows have.
fn codes(out: &mut impl Write) -> io::Result<()> {
    writeln!(
        out,
        "-- class, final, message and next_step follow from the other columns; message is the English one."
    )?;
    writeln!(out, "CREATE TABLE payverdict_codes (")?;
    for field in columns() {
        writeln!(out, "  {},", column(field))?;
    }
    writeln!(out, "  PRIMARY KEY (set_id, code)\n);")
}

fn column(field: &Field) -> String {
    // Words that SQL has for itself.
    let (name, references) = match field.name() {
        "set" => ("set_id", " REFERENCES payverdict_sets (id)"),
        "system" => ("system", " REFERENCES payverdict_systems (id)"),
        "source" => ("source", " REFERENCES payverdict_sources (id)"),
        "limit" => ("try_limit", ""),
        name => (name, ""),
    };
    let kind = match field.kind() {
        Kind::Number => "integer",
        Kind::Truth => "boolean",
        _ => "text",
    };
    let null = if field.null() == Null::Anywhere { "" } else { " NOT NULL" };
    format!("{name} {kind}{null}{references}")
}

fn insert(out: &mut impl Write, table: &str, texts: &[Option<&str>]) -> io::Result<()> {
    let values: Vec<_> = texts.iter().map(|text| text.map_or("NULL".into(), quoted)).collect();
    writeln!(out, "INSERT INTO payverdict_{table} VALUES ({});", values.join(", "))
}

fn value(cell: Value<'_>) -> String {
    match plain(cell) {
        None => "NULL".into(),
        Some(text) if matches!(cell, Value::Number(_) | Value::Truth(_)) => text,
        Some(text) => quoted(&text),
    }
}

fn quoted(text: &str) -> String {
    format!("'{}'", text.replace('\'', "''"))
}
