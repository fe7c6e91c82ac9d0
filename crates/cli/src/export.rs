//! `payverdict export`.

mod csv;
mod disagreements;
mod json;
pub mod release;
mod schema;
mod source;
mod sql;
mod tables;
mod typescript;

use std::io::{self, BufWriter, Write};

use payverdict::CodeSet;
use payverdict::record::{FIELDS, Field, Value};

use clap::CommandFactory;
use clap::error::ErrorKind;

use super::args::{Arguments, ExportOptions, Format};
use crate::{Ended, tables as own_tables};
use source::Exported;

pub use csv::quoted;
pub use tables::Table;

/// The fields that rows have, with their names as in JSON: the columns.
fn columns() -> impl Iterator<Item = &'static Field> {
    FIELDS.iter().filter(|field| field.is_of_rows())
}

/// What a cell says as a text, the same in every table: flags with blanks between, a source by its id. `None` where
/// it says nothing.
pub fn plain(value: Value<'_>) -> Option<String> {
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
    if options.table.is_some() && !matches!(options.format, Format::Csv | Format::Schema) {
        let text = "--table goes with --format csv and --format schema alone: the others have all tables";
        Arguments::command().error(ErrorKind::ArgumentConflict, text).exit();
    }
    if let Some(conflict) = release_conflict(options) {
        let (kind, text) = conflict;
        Arguments::command().error(kind, text).exit();
    }
    if let (Format::Release, Some(folder)) = (options.format, &options.folder) {
        return release::write(folder).map(|()| Ended::Well);
    }
    let table = options.table.unwrap_or(Table::Rows);
    let only = options.set.as_deref();
    let exported = match own_tables::own() {
        None => Exported::built_in(only),
        Some(_) if options.format == Format::Disagreements => {
            let text = "--tables does not go with --format disagreements: other lists say nothing of codes of one's own";
            Arguments::command().error(ErrorKind::ArgumentConflict, text).exit()
        }
        Some(tables) => Exported::beside(tables, only),
    };
    let built_in = || CodeSet::ALL.iter().copied().filter(|set| only.is_none_or(|only| set.id() == only));
    let mut out = BufWriter::new(io::stdout().lock());
    match options.format {
        Format::Json => json::write(&mut out, &exported),
        Format::Csv => csv::write(&mut out, table, &exported),
        Format::Schema => schema::write(&mut out, table),
        Format::Sql => sql::write(&mut out, &exported),
        Format::Typescript => typescript::write(&mut out, &exported),
        Format::Disagreements if options.summary => {
            disagreements::summary(&mut out, &built_in().collect::<Vec<_>>())
        }
        Format::Disagreements => disagreements::write(&mut out, &built_in().collect::<Vec<_>>()),
        // It is written into its folder before.
        Format::Release => Ok(()),
    }?;
    out.flush()?;
    Ok(Ended::Well)
}

/// Why a release cannot be written as it was asked for.
fn release_conflict(options: &ExportOptions) -> Option<(ErrorKind, &'static str)> {
    match (options.format == Format::Release, &options.folder) {
        (true, None) => Some((
            ErrorKind::MissingRequiredArgument,
            "--format release needs the folder that it is written into",
        )),
        (false, Some(_)) => Some((
            ErrorKind::UnknownArgument,
            "a folder goes with --format release alone: the others are printed",
        )),
        (true, _) if options.set.is_some() => Some((
            ErrorKind::ArgumentConflict,
            "--set does not go with --format release: a release has all sets",
        )),
        (true, _) if own_tables::own().is_some() => Some((
            ErrorKind::ArgumentConflict,
            "--tables does not go with --format release: a release is of the built-in tables",
        )),
        _ => None,
    }
}
