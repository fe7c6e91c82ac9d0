//! `payverdict export`.

mod csv;
mod json;
mod sql;
mod typescript;

use std::borrow::Cow;
use std::io::{self, BufWriter, Write};

use payverdict::{CodeSet, Entry};

use super::args::{ExportOptions, Format};
use crate::Ended;

/// The cells of a row that are the same in every form: their names are those of the JSON keys.
const COLUMNS: [&str; 15] = [
    "set",
    "system",
    "code",
    "outcome",
    "reason",
    "retry",
    "wait_hours",
    "limit",
    "actor",
    "class",
    "final",
    "flags",
    "summary",
    "message",
    "source",
];

/// A cell of a row.
enum Cell {
    Text(Cow<'static, str>),
    Number(u16),
    Truth(bool),
    Words(Vec<&'static str>),
    Nothing,
}

impl<T: Into<&'static str>> From<Option<T>> for Cell {
    fn from(text: Option<T>) -> Self {
        text.map_or(Self::Nothing, |text| Self::Text(Cow::Borrowed(text.into())))
    }
}

fn cells(row: Entry) -> [Cell; COLUMNS.len()] {
    [
        Cell::Text(row.set().id().into()),
        Cell::Text(row.set().system().id().into()),
        Cell::Text(row.code().into()),
        Cell::Text(row.outcome().as_str().into()),
        row.reason().map(|reason| reason.as_str()).into(),
        Cell::Text(row.retry().as_str().into()),
        row.wait_hours().map_or(Cell::Nothing, Cell::Number),
        row.limit().map_or(Cell::Nothing, |limit| Cell::Text(limit.to_string().into())),
        Cell::Text(row.actor().as_str().into()),
        row.class().map(|class| class.as_str()).into(),
        Cell::Truth(row.is_final()),
        Cell::Words(row.flags().iter().collect()),
        Cell::Text(row.summary().into()),
        Cell::Text(row.message(payverdict::Locale::En).into()),
        row.source().map(|source| source.id()).into(),
    ]
}

pub fn run(options: &ExportOptions) -> io::Result<Ended> {
    let sets: Vec<CodeSet> =
        CodeSet::ALL.iter().copied().filter(|set| options.set.is_none_or(|only| *set == only)).collect();
    let mut out = BufWriter::new(io::stdout().lock());
    match options.format {
        Format::Json => json::write(&mut out, &sets),
        Format::Csv => csv::write(&mut out, &sets),
        Format::Sql => sql::write(&mut out, &sets),
        Format::Typescript => typescript::write(&mut out, &sets),
    }?;
    out.flush()?;
    Ok(Ended::Well)
}

fn rows(sets: &[CodeSet]) -> impl Iterator<Item = Entry> {
    sets.iter().flat_map(|set| set.entries())
}
