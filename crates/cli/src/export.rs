//! `payverdict export`.

mod csv;
mod disagreements;
mod json;
mod sql;
mod typescript;

use std::io::{self, BufWriter, Write};

use payverdict::record::{FIELDS, Field, Value};
use payverdict::{CodeSet, Entry, Locale, Source, System};

use clap::CommandFactory;
use clap::error::ErrorKind;

use super::args::{Arguments, ExportOptions, Format};
use crate::Ended;

/// The fields that rows have, with their names as in JSON: the columns.
fn columns() -> impl Iterator<Item = &'static Field> {
    FIELDS.iter().filter(|field| field.is_of_rows())
}

/// The cells of a row, in the order of the columns. The shopper's message is the English one.
fn cells(row: Entry) -> impl Iterator<Item = Value<'static>> {
    columns().map(move |field| field.of_entry(row, Locale::En))
}

/// What a cell says as a text, the same in every table: flags with blanks between, a source by its id. `None` where
/// it says nothing.
fn plain(value: Value<'_>) -> Option<String> {
    Some(match value {
        Value::Text(text) => text.to_string(),
        Value::Number(number) => number.to_string(),
        Value::Truth(truth) => truth.to_string(),
        Value::Limit(limit) => limit.to_string(),
        Value::Flags(flags) => flags.iter().collect::<Vec<_>>().join(" "),
        Value::Source(source) => source.id.to_string(),
        _ => return None,
    })
}

pub fn run(options: &ExportOptions) -> io::Result<Ended> {
    if options.summary && options.format != Format::Disagreements {
        let text = "--summary goes with --format disagreements alone";
        Arguments::command().error(ErrorKind::ArgumentConflict, text).exit();
    }
    let sets: Vec<CodeSet> =
        CodeSet::ALL.iter().copied().filter(|set| options.set.is_none_or(|only| *set == only)).collect();
    let mut out = BufWriter::new(io::stdout().lock());
    match options.format {
        Format::Json => json::write(&mut out, &sets),
        Format::Csv => csv::write(&mut out, &sets),
        Format::Sql => sql::write(&mut out, &sets),
        Format::Typescript => typescript::write(&mut out, &sets),
        Format::Disagreements if options.summary => disagreements::summary(&mut out, &sets),
        Format::Disagreements => disagreements::write(&mut out, &sets),
    }?;
    out.flush()?;
    Ok(Ended::Well)
}

/// The systems of the sets.
fn systems(sets: &[CodeSet]) -> impl Iterator<Item = System> {
    System::all().filter(|system| sets.iter().any(|set| set.system() == *system))
}

/// The sources that rows of the sets cite.
fn sources(sets: &[CodeSet]) -> impl Iterator<Item = Source> {
    Source::all().filter(|source| rows(sets).any(|row| row.source() == Some(*source)))
}

fn rows(sets: &[CodeSet]) -> impl Iterator<Item = Entry> {
    sets.iter().flat_map(|set| set.entries())
}
