//! `payverdict search`.

use std::io::{self, BufWriter, Write};

use clap::CommandFactory;
use clap::error::ErrorKind;
use payverdict::decode;
use payverdict::overlay::Record;

use super::args::{Arguments, SearchOptions};
use super::lookup::{BuiltIn, Lookup};
use super::row::Row;
use super::{card, json, tables, triggers};
use crate::Ended;

/// The longest query, in bytes: the library looks at no more.
const QUERY_MAX: usize = 200;

pub fn run(options: &SearchOptions) -> io::Result<Ended> {
    let query = options.words.join(" ");
    if query.len() > QUERY_MAX {
        let text = format!(
            "the words to look for are longer than {QUERY_MAX} bytes; give a few words that the row holds"
        );
        Arguments::command().error(ErrorKind::ValueValidation, text).exit();
    }
    let rows = match tables::own() {
        None => BuiltIn.search(&query),
        Some(tables) => Lookup::search(tables, &query),
    };
    let found: Vec<_> = rows.filter(|row| fits(options, row)).collect();
    if options.json {
        write_lines(options, &found)?;
    } else {
        write_table(&found, options.triggers)?;
    }
    if found.is_empty() {
        let provoked = if options.triggers { " and has a known trigger" } else { "" };
        writeln!(io::stderr(), "payverdict: no row holds all of that{provoked}")?;
    }
    Ok(Ended::Well)
}

fn fits(options: &SearchOptions, row: &Row) -> bool {
    options.set.as_deref().is_none_or(|set| row.set == set)
        && options.outcome.is_none_or(|outcome| row.outcome == outcome)
        && options.reason.is_none_or(|reason| row.reason == Some(reason))
        && options.retry.is_none_or(|retry| row.retry == retry)
        && options.actor.is_none_or(|actor| row.actor == actor)
        && (!options.triggers || row.entry.is_some_and(|entry| entry.triggers().len() > 0))
}

fn write_lines(options: &SearchOptions, rows: &[Row]) -> io::Result<()> {
    let mut out = BufWriter::new(io::stdout().lock());
    let mut writer = json::Writer::new(options.locale, &[]);
    let mut line = Vec::new();
    for row in rows {
        line.clear();
        if let Some(verdict) = row.beside {
            let record = Record { code: Some(row.code), verdict, locale: options.locale };
            serde_json::to_writer(&mut line, &record)?;
            writeln!(line)?;
        } else if let Some(entry) = row.entry {
            let verdict = decode(entry.set(), entry.code()).expect("a listed code has its set's form");
            writer.verdict(&mut line, row.code.as_bytes(), verdict)?;
        }
        match row.entry.filter(|_| options.triggers) {
            Some(entry) => triggers::write_json(&mut out, &line, entry)?,
            None => out.write_all(&line)?,
        }
    }
    out.flush()
}

fn write_table(rows: &[Row], with_triggers: bool) -> io::Result<()> {
    let mut out = BufWriter::new(anstream::AutoStream::auto(io::stdout()));
    if with_triggers {
        let entries: Vec<_> = rows.iter().filter_map(|row| row.entry).collect();
        let widths = triggers::widths(&entries);
        let below = |out: &mut _, row: &Row| match row.entry {
            Some(entry) => triggers::write(out, entry, widths),
            None => Ok(()),
        };
        write_each(&mut out, rows, below)?;
    } else {
        write_rows(&mut out, rows)?;
    }
    out.flush()
}

/// One line a row, in columns as wide as their widest word.
pub fn write_rows(out: &mut impl Write, rows: &[Row]) -> io::Result<()> {
    write_each(out, rows, |_, _| Ok(()))
}

/// The same, with something below each row.
fn write_each<W: Write>(
    out: &mut W,
    rows: &[Row],
    below: impl Fn(&mut W, &Row) -> io::Result<()>,
) -> io::Result<()> {
    let cells = |row: &Row| {
        let reason = row.reason.map_or("-", |reason| reason.as_str());
        [row.set, row.code, row.outcome.as_str(), reason, row.retry.as_str()]
    };
    let mut widths = [0; 5];
    for row in rows {
        for (width, cell) in widths.iter_mut().zip(cells(row)) {
            *width = cell.len().max(*width);
        }
    }
    for row in rows {
        let [set, code, outcome, reason, retry] = cells(row);
        let style = card::color(row.outcome);
        let [s, c, o, r, t] = widths;
        writeln!(
            out,
            "{set:<s$}  {code:<c$}  {style}{outcome:<o$}{style:#}  {reason:<r$}  {retry:<t$}  {}{}",
            row.summary,
            card::mark(row.is_own())
        )?;
        below(out, row)?;
    }
    Ok(())
}
