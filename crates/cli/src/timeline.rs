//! `payverdict timeline`.

use std::io::{self, Write};
use std::path::Path;

use payverdict::CodeSet;
use payverdict::payload::{Options, PayloadError};
use payverdict::timeline::{self, Attempt, Document, State, TimelineError, Timelines};
use serde::Serialize;

use super::args::PayloadOptions;
use super::blocks;
use super::card::{FAINT, OWN, STRONG, color, line, terms};
use super::files::{self, Out};
use super::tables;
use crate::Ended;

pub fn run(options: &PayloadOptions) -> io::Result<Ended> {
    let mut run =
        Run { options, out: files::out(options.json), payments: Timelines::new(), ended: Ended::Well };
    for file in files::named(&options.files) {
        run.file(file)?;
    }
    run.states()?;
    run.out.flush()?;
    Ok(run.ended)
}

struct Run<'a> {
    options: &'a PayloadOptions,
    out: Out,
    payments: Timelines,
    ended: Ended,
}

impl Run<'_> {
    fn file(&mut self, file: &Path) -> io::Result<()> {
        let input = match files::open(file) {
            Ok(input) => input,
            Err(error) => return self.unreadable(file, &error),
        };
        let mut written = Ok(());
        let read = blocks::for_each(input, |piece, lines| {
            written = self.piece(file, piece, lines);
            // A piece that was read is not asked for again.
            written.as_ref().map(|_| ()).map_err(|error| io::Error::from(error.kind()))
        });
        match (written, read) {
            (Err(error), _) => Err(error),
            (Ok(()), Err(error)) => self.unreadable(file, &error),
            (Ok(()), Ok(())) => Ok(()),
        }
    }

    fn piece(&mut self, file: &Path, piece: &[u8], lines: usize) -> io::Result<()> {
        let options = Options::default().system(self.options.system);
        match tables::own() {
            None => {
                timeline::read(piece, options).try_for_each(|document| self.document(file, document, lines))
            }
            Some(tables) => {
                tables.timeline(piece, options).try_for_each(|document| self.document(file, document, lines))
            }
        }
    }

    fn document(
        &mut self,
        file: &Path,
        document: Result<Document, PayloadError>,
        lines: usize,
    ) -> io::Result<()> {
        match document {
            Ok(document) => match self.payments.add(&document) {
                Ok(_) => Ok(()),
                // The payment's own line says so, once.
                Err(TimelineError::Full { .. }) => {
                    self.ended = Ended::WithBadInput;
                    Ok(())
                }
                Err(error) => self.error(file, &error, &error.to_string()),
            },
            Err(mut error) => {
                moved(&mut error, lines);
                self.error(file, &error, &error.to_string())
            }
        }
    }

    fn states(&mut self) -> io::Result<()> {
        let locale = self.options.locale;
        for (place, state) in self.payments.states().enumerate() {
            if self.options.json {
                let localized = match tables::own() {
                    None => state.localized(locale),
                    Some(tables) => tables.localized(&state, locale),
                };
                serde_json::to_writer(&mut self.out, &localized)?;
                writeln!(self.out)?;
                continue;
            }
            if place > 0 {
                writeln!(self.out)?;
            }
            let message = match tables::own() {
                None => state.message(locale),
                Some(tables) => tables.message(&state, locale),
            };
            write_card(&mut self.out, &state, message)?;
        }
        Ok(())
    }

    fn unreadable(&mut self, file: &Path, error: &io::Error) -> io::Result<()> {
        self.ended = Ended::WithBadInput;
        files::write_unreadable(&mut self.out, self.options.json, file, error)
    }

    fn error(&mut self, file: &Path, object: &impl Serialize, message: &str) -> io::Result<()> {
        self.ended = Ended::WithBadInput;
        files::write_error(&mut self.out, self.options.json, file, object, message)
    }
}

/// Counts the line of an error from the beginning of the file.
fn moved(error: &mut PayloadError, lines: usize) {
    if let PayloadError::Syntax { line, .. } | PayloadError::TooDeep { line, .. } = error {
        *line += lines;
    }
}

/// Writes what a person wants to know first, and then what happened, in its own order.
fn write_card(out: &mut impl Write, state: &State, message: &str) -> io::Result<()> {
    let outcome = state.outcome();
    let style = color(outcome);
    let name = state.system().map(|system| system.system().name()).unwrap_or_default();
    let reference = state.reference().unwrap_or_default();
    writeln!(out, "{STRONG}{name} {reference}{STRONG:#}: {style}{outcome}{style:#}")?;
    line(out, "paid", format_args!("{}", if state.is_paid() { "yes, in full" } else { "no, or not shown" }))?;
    let partial = if state.partial() == Some(true) { ", less than the amount asked for" } else { "" };
    line(out, "funds", format_args!("{}{partial}", state.funds()))?;
    let currency = state.currency().map(|currency| format!(" {currency}")).unwrap_or_default();
    let shown = |amount: Option<String>| amount.map_or("not known".into(), |amount| amount + &currency);
    line(out, "captured", format_args!("{}", shown(state.captured())))?;
    line(out, "refunded", format_args!("{}", shown(state.refunded())))?;
    line(out, "next", format_args!("{}", state.next()))?;
    if let Some(reason) = state.reason() {
        line(out, "reason", format_args!("{reason}"))?;
    }
    line(out, "retry", format_args!("{}{}", state.retry(), terms(None, None)))?;
    line(out, "shopper", format_args!("{message}"))?;
    let again = match state.duplicates() {
        0 => String::new(),
        1 => ", 1 document told nothing new".into(),
        count => format!(", {count} documents told nothing new"),
    };
    line(out, "events", format_args!("{}{again}", state.events()))?;
    for conflict in state.conflicts() {
        let [first, second] = conflict.paths();
        line(
            out,
            "conflict",
            format_args!("{} ({}: {first} against {second})", conflict.sentence(), conflict.kind()),
        )?;
    }
    state.attempts().iter().try_for_each(|attempt| write_attempt(out, attempt))
}

fn write_attempt(out: &mut impl Write, attempt: &Attempt) -> io::Result<()> {
    let at = attempt.at().unwrap_or_else(|| "(no time)".into());
    let style = color(attempt.outcome());
    write!(
        out,
        "  {FAINT}{at}{FAINT:#} {STRONG}{}{STRONG:#} {style}{}{style:#}",
        attempt.operation(),
        attempt.outcome()
    )?;
    if let Some(amount) = attempt.amount() {
        let currency = attempt.currency().map(|currency| format!(" {currency}")).unwrap_or_default();
        write!(out, " {amount}{currency}")?;
    }
    if let Some(reason) = attempt.reason() {
        write!(out, ", {reason}")?;
    }
    if let Some(verdict) = attempt.verdict() {
        let code = verdict.code().map_or("(not listed)".into(), |code| code.to_string());
        write!(out, " {FAINT}({code} in {}{}){FAINT:#}", verdict.set(), whose(verdict.set(), &code))?;
    }
    writeln!(out)
}

/// Whether a row of one's own is about the code.
fn whose(set: CodeSet, code: &str) -> String {
    let own = tables::own().and_then(|tables| tables.decode(set, code).ok());
    if own.is_some_and(|verdict| verdict.is_custom()) { format!(", {OWN}") } else { String::new() }
}
