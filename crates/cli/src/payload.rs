//! `payverdict payload`.

use std::io::{self, Write};
use std::path::Path;

use payverdict::payload::{self, Answer, Finding, Localized, Options, PayloadError};
use payverdict::{Locale, Outcome, overlay};
use serde::Serialize;

use super::args::PayloadOptions;
use super::card::{FAINT, STRONG, color, line, mark, terms};
use super::files::{self, Out};
use super::tables;
use crate::Ended;

pub fn run(options: &PayloadOptions) -> io::Result<Ended> {
    let mut run = Run { options, out: files::out(options.json), printed: false, ended: Ended::Well };
    for file in files::named(&options.files) {
        run.file(file)?;
    }
    run.out.flush()?;
    Ok(run.ended)
}

struct Run<'a> {
    options: &'a PayloadOptions,
    out: Out,
    printed: bool,
    ended: Ended,
}

impl Run<'_> {
    fn file(&mut self, file: &Path) -> io::Result<()> {
        let text = match files::contents(file) {
            Ok(text) => text,
            Err(error) => {
                self.ended = Ended::WithBadInput;
                return files::write_unreadable(&mut self.out, self.options.json, file, &error);
            }
        };
        let options = Options::default().system(self.options.system);
        match tables::own() {
            None => {
                for answer in payload::read(&text, options) {
                    self.read(file, answer.as_ref().map(Answered::BuiltIn))?;
                }
            }
            Some(tables) => {
                for answer in tables.payload(&text, options) {
                    self.read(file, answer.as_ref().map(Answered::Beside))?;
                }
            }
        }
        Ok(())
    }

    fn read(&mut self, file: &Path, answer: Result<Answered<'_>, &PayloadError>) -> io::Result<()> {
        match answer {
            Ok(answer) => self.answer(&answer),
            Err(error) => self.error(file, error, &format!("{error}{}", hint(error))),
        }
    }

    fn answer(&mut self, answer: &Answered<'_>) -> io::Result<()> {
        let locale = self.options.locale;
        if self.options.json {
            serde_json::to_writer(&mut self.out, &answer.localized(locale))?;
            return writeln!(self.out);
        }
        if self.printed {
            writeln!(self.out)?;
        }
        self.printed = true;
        write_card(&mut self.out, *answer, locale)
    }

    fn error(&mut self, file: &Path, object: &impl Serialize, message: &str) -> io::Result<()> {
        self.ended = Ended::WithBadInput;
        files::write_error(&mut self.out, self.options.json, file, object, message)
    }
}

/// How this command is told what an error asks for.
fn hint(error: &PayloadError) -> &'static str {
    match error {
        PayloadError::Unrecognized { system: None, .. } => " (--system names it)",
        _ => "",
    }
}

/// The answer to a document, perhaps with tables of one's own.
#[derive(Clone, Copy)]
pub enum Answered<'a> {
    BuiltIn(&'a Answer),
    Beside(&'a overlay::Answer<'a>),
}

impl<'a> Answered<'a> {
    fn plain(self) -> &'a Answer {
        match self {
            Self::BuiltIn(answer) => answer,
            Self::Beside(answer) => answer,
        }
    }

    fn message(self, locale: Locale) -> &'a str {
        match self {
            Self::BuiltIn(answer) => answer.message(locale),
            Self::Beside(answer) => answer.message(locale),
        }
    }

    fn localized(self, locale: Locale) -> Localized<'a> {
        match self {
            Self::BuiltIn(answer) => answer.localized(locale),
            Self::Beside(answer) => answer.localized(locale),
        }
    }

    /// What each code means: the outcome, the summary, and whether it is of one's own tables.
    fn meanings(self) -> Vec<(Outcome, &'a str, bool)> {
        match self {
            Self::BuiltIn(answer) => {
                let verdicts = answer.verdicts().iter().map(Finding::verdict);
                verdicts.map(|verdict| (verdict.outcome(), verdict.summary(), false)).collect()
            }
            Self::Beside(answer) => {
                let verdicts = answer.meanings();
                verdicts.map(|verdict| (verdict.outcome(), verdict.summary(), verdict.is_custom())).collect()
            }
        }
    }
}

/// Writes what a person wants to know first, and the codes that it follows from.
pub fn write_card(out: &mut impl Write, answered: Answered<'_>, locale: Locale) -> io::Result<()> {
    let answer = answered.plain();
    let outcome = answer.outcome();
    let style = color(outcome);
    let name = answer.system().system().name();
    writeln!(out, "{STRONG}{name} {}{STRONG:#}: {style}{outcome}{style:#}", answer.kind())?;
    line(
        out,
        "paid",
        format_args!("{}", if answer.is_paid() { "yes, in full" } else { "no, or not shown" }),
    )?;
    let partial = if answer.partial() == Some(true) { ", less than the amount asked for" } else { "" };
    line(out, "funds", format_args!("{}{partial}", answer.funds()))?;
    line(out, "next", format_args!("{}", answer.next()))?;
    line(out, "asked", format_args!("{}", answer.operation()))?;
    for (name, text) in [("id", answer.reference()), ("at", answer.at())] {
        text.map(|text| line(out, name, format_args!("{text}"))).transpose()?;
    }
    if let Some(amount) = answer.amount() {
        let currency = answer.currency().map(|currency| format!(" {currency}")).unwrap_or_default();
        line(out, "amount", format_args!("{amount}{currency}"))?;
    }
    if let Some(reason) = answer.reason() {
        line(out, "reason", format_args!("{reason}"))?;
    }
    let terms = terms(answer.wait_hours(), answer.limit());
    line(out, "retry", format_args!("{}{terms}", answer.retry()))?;
    line(out, "who", format_args!("{}", answer.actor()))?;
    line(out, "shopper", format_args!("{}", answered.message(locale)))?;
    for conflict in answer.conflicts() {
        let [first, second] = conflict.paths();
        line(out, "conflict", format_args!("{first} against {second} ({})", conflict.kind()))?;
    }
    for (finding, (outcome, summary, is_own)) in answer.verdicts().iter().zip(answered.meanings()) {
        let code = finding.code().unwrap_or("(not listed)");
        let history = if finding.is_superseded() { ", history" } else { "" };
        let style = color(outcome);
        writeln!(
            out,
            "  {FAINT}{}{FAINT:#} {STRONG}{code}{STRONG:#} {style}{outcome}{style:#} {FAINT}{}{history}:{FAINT:#} {summary}{}",
            finding.path(),
            finding.verdict().set(),
            mark(is_own)
        )?;
    }
    Ok(())
}
