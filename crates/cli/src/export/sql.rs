//! Tables that SQLite and PostgreSQL load as they are.

use std::io::{self, Write};

use payverdict::{CodeSet, Locale, Source, System};

use super::{Cell, cells, rows};

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
-- class, final and message follow from the other columns; message is the English one.
CREATE TABLE payverdict_codes (
  set_id text NOT NULL REFERENCES payverdict_sets (id), system text NOT NULL REFERENCES payverdict_systems (id),
  code text NOT NULL, outcome text NOT NULL, reason text, retry text NOT NULL, wait_hours integer, try_limit text,
  actor text NOT NULL, class text, final boolean NOT NULL, flags text NOT NULL, summary text NOT NULL, message text NOT NULL,
  source text NOT NULL REFERENCES payverdict_sources (id), PRIMARY KEY (set_id, code)
);
CREATE TABLE payverdict_messages (
  set_id text NOT NULL, code text NOT NULL, locale text NOT NULL, message text NOT NULL, PRIMARY KEY (set_id, code, locale),
  FOREIGN KEY (set_id, code) REFERENCES payverdict_codes (set_id, code)
);
";

pub fn write(out: &mut impl Write, sets: &[CodeSet]) -> io::Result<()> {
    out.write_all(SCHEMA.as_bytes())?;
    for system in System::all().filter(|system| sets.iter().any(|set| set.system() == *system)) {
        insert(out, "systems", &[Some(system.id()), Some(system.name()), system.homepage()])?;
    }
    for set in sets {
        insert(
            out,
            "sets",
            &[Some(set.id()), Some(set.system().id()), Some(set.title()), Some(set.syntax().as_str())],
        )?;
    }
    for set in sets {
        for (place, extended) in set.extends().enumerate() {
            writeln!(
                out,
                "INSERT INTO payverdict_extends VALUES ({}, {place}, {});",
                quoted(set.id()),
                quoted(extended.id())
            )?;
        }
    }
    for source in Source::all().filter(|source| rows(sets).any(|row| row.source() == Some(*source))) {
        let texts = [source.id(), source.title(), source.publisher()].map(Some);
        let rest = [source.edition(), source.retrieved(), source.kind().as_str()].map(Some);
        insert(out, "sources", &[&texts[..], &[source.url()], &rest].concat())?;
    }
    for row in rows(sets) {
        let values: Vec<_> = cells(row).iter().map(value).collect();
        writeln!(out, "INSERT INTO payverdict_codes VALUES ({});", values.join(", "))?;
    }
    for row in rows(sets) {
        for &locale in Locale::ALL {
            let texts = [row.set().id(), row.code(), locale.as_str(), row.message(locale)];
            insert(out, "messages", &texts.map(Some))?;
        }
    }
    writeln!(out, "COMMIT;")
}

fn insert(out: &mut impl Write, table: &str, texts: &[Option<&str>]) -> io::Result<()> {
    let values: Vec<_> = texts.iter().map(|text| text.map_or("NULL".into(), quoted)).collect();
    writeln!(out, "INSERT INTO payverdict_{table} VALUES ({});", values.join(", "))
}

fn value(cell: &Cell) -> String {
    match cell {
        Cell::Text(text) => quoted(text),
        Cell::Number(number) => number.to_string(),
        Cell::Truth(truth) => truth.to_string(),
        Cell::Words(words) => quoted(&words.join(" ")),
        Cell::Nothing => "NULL".into(),
    }
}

fn quoted(text: &str) -> String {
    format!("'{}'", text.replace('\'', "''"))
}
