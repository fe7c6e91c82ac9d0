//! Tables that SQLite and PostgreSQL load as they are.

use std::io::{self, Write};

use payverdict::Locale;

use super::source::Exported;
use super::tables::{Cell, Column, Table, Type};

const SCHEMA: &str = "\
BEGIN;
CREATE TABLE payverdict_systems (id text PRIMARY KEY, name text NOT NULL, homepage text);
CREATE TABLE payverdict_sets (
  id text PRIMARY KEY, system text NOT NULL REFERENCES payverdict_systems (id), title text NOT NULL, syntax text NOT NULL,
  suffix boolean NOT NULL
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
/// That a line is about a row.
pub const OF_A_ROW: &str = "FOREIGN KEY (set_id, code) REFERENCES payverdict_codes (set_id, code)";
const MESSAGES: &str = "\
CREATE TABLE payverdict_messages (
  set_id text NOT NULL, code text NOT NULL, locale text NOT NULL, message text NOT NULL, PRIMARY KEY (set_id, code, locale),
  FOREIGN KEY (set_id, code) REFERENCES payverdict_codes (set_id, code)
);
";

pub fn write(out: &mut impl Write, exported: &Exported) -> io::Result<()> {
    out.write_all(SCHEMA.as_bytes())?;
    create(
        out,
        "codes",
        "class, final, message and next_step follow from the other columns; message is the English one.",
        &Table::Rows.columns(),
        &["PRIMARY KEY (set_id, code)".into()],
    )?;
    out.write_all(MESSAGES.as_bytes())?;
    create(
        out,
        "groups",
        "What is said of codes that begin so, have this length, and that no row lists; the longest prefix decides.",
        &Table::Groups.columns(),
        &["PRIMARY KEY (set_id, prefix, length)".into()],
    )?;
    create(
        out,
        "problem_types",
        "The row that answers for a problem type under an instrument that is not listed, or without one.",
        &Table::ProblemTypes.columns(),
        &["PRIMARY KEY (set_id, problem_type)".into(), OF_A_ROW.into()],
    )?;
    for (id, name, homepage) in &exported.systems {
        insert(out, "systems", &[Some(id), Some(name), *homepage])?;
    }
    let lines =
        |out: &mut _, name, table: Table| insert_lines(out, name, &table.columns(), table.lines(exported));
    for (name, table) in [("sets", Table::Sets), ("extends", Table::Extends)] {
        lines(out, name, table)?;
    }
    for source in &exported.sources {
        let texts = [source.id, source.title, source.publisher].map(Some);
        let rest = [source.edition, source.retrieved, source.kind.as_str()].map(Some);
        insert(out, "sources", &[&texts[..], &[source.url], &rest].concat())?;
    }
    lines(out, "codes", Table::Rows)?;
    lines(out, "groups", Table::Groups)?;
    lines(out, "problem_types", Table::ProblemTypes)?;
    for row in exported.rows() {
        for &locale in Locale::ALL {
            let texts = [row.set(), row.code(), locale.as_str(), row.message(locale)];
            insert(out, "messages", &texts.map(Some))?;
        }
    }
    writeln!(out, "COMMIT;")
}

/// A table, with a comment on it.
pub fn create(
    out: &mut impl Write,
    name: &str,
    doc: &str,
    columns: &[Column],
    keys: &[String],
) -> io::Result<()> {
    let written: Vec<_> = columns.iter().map(column).chain(keys.iter().cloned()).collect();
    writeln!(out, "-- {doc}\nCREATE TABLE payverdict_{name} (\n  {}\n);", written.join(",\n  "))
}

/// The name of a column, where SQL has its word for itself.
pub fn column_name(name: &'static str) -> &'static str {
    match name {
        "set" => "set_id",
        "limit" => "try_limit",
        "window" => "time_window",
        "with" => "with_what",
        name => name,
    }
}

fn column(column: &Column) -> String {
    let references = match column.name {
        "set" => " REFERENCES payverdict_sets (id)",
        "system" => " REFERENCES payverdict_systems (id)",
        "source" => " REFERENCES payverdict_sources (id)",
        _ => "",
    };
    let name = column_name(column.name);
    let kind = match column.kind {
        Type::Number => "integer",
        Type::Truth => "boolean",
        Type::Text => "text",
    };
    let null = if column.is_required { " NOT NULL" } else { "" };
    format!("{name} {kind}{null}{references}")
}

/// The lines of a table.
pub fn insert_lines(
    out: &mut impl Write,
    name: &str,
    columns: &[Column],
    lines: impl Iterator<Item = Vec<Cell>>,
) -> io::Result<()> {
    let kinds: Vec<_> = columns.iter().map(|column| column.kind).collect();
    for cells in lines {
        let value = |(cell, kind): (Cell, &Type)| match (cell, kind) {
            (None, _) => "NULL".into(),
            (Some(text), Type::Text) => quoted(&text),
            (Some(text), Type::Number | Type::Truth) => text.into_owned(),
        };
        let values: Vec<String> = cells.into_iter().zip(&kinds).map(value).collect();
        writeln!(out, "INSERT INTO payverdict_{name} VALUES ({});", values.join(", "))?;
    }
    Ok(())
}

fn insert(out: &mut impl Write, table: &str, texts: &[Option<&str>]) -> io::Result<()> {
    let values: Vec<_> = texts.iter().map(|text| text.map_or("NULL".into(), quoted)).collect();
    writeln!(out, "INSERT INTO payverdict_{table} VALUES ({});", values.join(", "))
}

fn quoted(text: &str) -> String {
    format!("'{}'", text.replace('\'', "''"))
}
