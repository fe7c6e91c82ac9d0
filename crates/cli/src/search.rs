//! `payverdict search`.

use std::io::{self, BufWriter, Write};

use clap::CommandFactory;
use clap::error::ErrorKind;
use payverdict::{Entry, decode, search};

use super::args::{Arguments, SearchOptions};
use super::{card, json, triggers};
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
    let found: Vec<_> = search(&query).filter(|entry| fits(options, *entry)).collect();
    if options.json {
        let mut out = BufWriter::new(io::stdout().lock());
        let mut writer = json::Writer::new(options.locale, &[]);
        for entry in &found {
            let verdict = decode(entry.set(), entry.code()).expect("a listed code has its set's form");
            if options.triggers {
                let mut line = Vec::new();
                writer.verdict(&mut line, entry.code().as_bytes(), verdict)?;
                triggers::write_json(&mut out, &line, *entry)?;
            } else {
                writer.verdict(&mut out, entry.code().as_bytes(), verdict)?;
            }
        }
        out.flush()?;
    } else {
        write_table(&found, options.triggers)?;
    }
    if found.is_empty() {
        let provoked = if options.triggers { " and has a known trigger" } else { "" };
        writeln!(io::stderr(), "payverdict: no row holds all of that{provoked}")?;
    }
    Ok(Ended::Well)
}

fn fits(options: &SearchOptions, entry: Entry) -> bool {
    options.set.is_none_or(|set| entry.set() == set)
        && options.outcome.is_none_or(|outcome| entry.outcome() == outcome)
        && options.reason.is_none_or(|reason| entry.reason() == Some(reason))
        && options.retry.is_none_or(|retry| entry.retry() == retry)
        && options.actor.is_none_or(|actor| entry.actor() == actor)
        && (!options.triggers || entry.triggers().len() > 0)
}

fn write_table(rows: &[Entry], with_triggers: bool) -> io::Result<()> {
    let mut out = BufWriter::new(anstream::AutoStream::auto(io::stdout()));
    if with_triggers {
        let widths = triggers::widths(rows);
        write_each(&mut out, rows, |out, row| triggers::write(out, row, widths))?;
    } else {
        write_rows(&mut out, rows)?;
    }
    out.flush()
}

/// One line a row, in columns as wide as their widest word.
pub fn write_rows(out: &mut impl Write, rows: &[Entry]) -> io::Result<()> {
    write_each(out, rows, |_, _| Ok(()))
}

/// The same, with something below each row.
fn write_each<W: Write>(
    out: &mut W,
    rows: &[Entry],
    below: impl Fn(&mut W, Entry) -> io::Result<()>,
) -> io::Result<()> {
    let cells = |entry: &Entry| {
        let reason = entry.reason().map_or("-", |reason| reason.as_str());
        [entry.set().id(), entry.code(), entry.outcome().as_str(), reason, entry.retry().as_str()]
    };
    let mut widths = [0; 5];
    for row in rows {
        for (width, cell) in widths.iter_mut().zip(cells(row)) {
            *width = cell.len().max(*width);
        }
    }
    for row in rows {
        let [set, code, outcome, reason, retry] = cells(row);
        let style = card::color(row.outcome());
        let [s, c, o, r, t] = widths;
        writeln!(
            out,
            "{set:<s$}  {code:<c$}  {style}{outcome:<o$}{style:#}  {reason:<r$}  {retry:<t$}  {}",
            row.summary()
        )?;
        below(out, *row)?;
    }
    Ok(())
}
