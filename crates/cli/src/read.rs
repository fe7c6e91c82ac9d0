//! `payverdict read`: anything pasted.

use std::io::{self, Write};
use std::path::Path;

use payverdict::payload::{self, Options, Piece};
use payverdict::{CodeSet, Found, FoundCode, FoundPhrase, Outcome, Reason, Retry, overlay};

use super::args::PayloadOptions;
use super::candidates;
use super::card::{FAINT, OWN, STRONG, color};
use super::files::{self, Out};
use super::payload::{Answered, write_card};
use super::tables;
use crate::Ended;

/// How many lines are named of a code that stands in many.
const LINES_SHOWN: usize = 3;

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
        let mut seen = Seen::default();
        let options = Options::default().system(self.options.system);
        let pieces = match tables::own() {
            None => payload::find(&text, options),
            Some(tables) => tables.find(&text, options),
        };
        for piece in pieces {
            if self.options.json {
                serde_json::to_writer(&mut self.out, &piece.localized(self.options.locale))?;
                writeln!(self.out)?;
                continue;
            }
            self.document(&piece)?;
            seen.add(&piece);
        }
        if self.options.json { Ok(()) } else { self.seen(&seen) }
    }

    /// What a person reads of a document: its place and its card.
    fn document(&mut self, piece: &Piece<'_>) -> io::Result<()> {
        let line = piece.line();
        match (piece.answer(), piece.error()) {
            (Some(answer), _) => {
                self.gap()?;
                writeln!(self.out, "{FAINT}line {line}{FAINT:#}")?;
                let beside = tables::own().and_then(|tables| tables.answer_of(piece));
                let answered = beside.as_ref().map_or(Answered::BuiltIn(answer), Answered::Beside);
                write_card(&mut self.out, answered, self.options.locale)
            }
            (None, Some(error)) if error.kind() != "unrecognized" || error.nearest().is_some() => {
                self.gap()?;
                writeln!(self.out, "{FAINT}line {line}{FAINT:#} {error}")
            }
            _ => Ok(()),
        }
    }

    fn gap(&mut self) -> io::Result<()> {
        if std::mem::replace(&mut self.printed, true) { writeln!(self.out) } else { Ok(()) }
    }

    /// What a person reads of the codes and phrases: each once, with its lines.
    fn seen(&mut self, seen: &Seen) -> io::Result<()> {
        if seen.0.is_empty() {
            if !self.printed {
                writeln!(self.out, "Nothing in it is a code, a phrase or a document that is known.")?;
            }
            return Ok(());
        }
        self.gap()?;
        for Counted { text, says, outcome, lines, count } in &seen.0 {
            let style = color(*outcome);
            let numbers: Vec<_> = lines.iter().map(usize::to_string).collect();
            let more = if *count > lines.len() { format!(" … {count} times") } else { String::new() };
            let word = if *count == 1 { "line" } else { "lines" };
            writeln!(
                self.out,
                "{STRONG}{text}{STRONG:#} {style}{outcome}{style:#} {says} {FAINT}({word} {}{more}){FAINT:#}",
                numbers.join(", ")
            )?;
        }
        Ok(())
    }
}

/// What was found outside of documents, each once.
#[derive(Default)]
struct Seen(Vec<Counted>);

struct Counted {
    text: String,
    says: String,
    outcome: Outcome,
    /// The first lines that have it.
    lines: Vec<usize>,
    count: usize,
}

impl Seen {
    fn add(&mut self, piece: &Piece<'_>) {
        for (text, says, outcome) in finds(piece) {
            let known = self.0.iter().position(|known| known.text == text && known.says == says);
            let place = known.unwrap_or_else(|| {
                self.0.push(Counted { text, says, outcome, lines: Vec::new(), count: 0 });
                self.0.len() - 1
            });
            let counted = &mut self.0[place];
            counted.count += 1;
            if counted.lines.len() < LINES_SHOWN {
                counted.lines.push(piece.line());
            }
        }
    }
}

/// What a code or phrase is, what it says, and what has happened by it.
type Find = (String, String, Outcome);

fn finds(piece: &Piece<'_>) -> Vec<Find> {
    match tables::own() {
        None => {
            let of = |found| match found {
                Found::Code(code) => of_code(&code),
                Found::Phrase(phrase) => of_phrase(&phrase),
            };
            piece.finds().map(of).collect()
        }
        Some(tables) => {
            let of = |found| match found {
                overlay::Found::Code(code) => of_code_beside(&code),
                overlay::Found::Phrase(phrase) => of_phrase(&phrase),
            };
            tables.finds(piece).into_iter().map(of).collect()
        }
    }
}

fn of_code(code: &FoundCode<'_>) -> Find {
    let text = code.text();
    let Some(verdict) = code.verdict() else {
        let found = code.identification();
        return possible(text, found.candidates().flat_map(|candidate| candidate.sets()).map(CodeSet::id));
    };
    let place = format!("{}, {}", verdict.set(), code.certainty());
    let says = says(verdict.reason(), verdict.retry(), verdict.summary(), &place);
    (text.into(), says, verdict.outcome())
}

/// The same with tables of one's own.
fn of_code_beside(code: &overlay::FoundCode<'_, '_>) -> Find {
    let text = code.text();
    let Some(verdict) = code.verdict() else {
        let found = code.identification();
        return possible(
            text,
            found.candidates().flat_map(|candidate| candidate.sets()).map(overlay::Set::id),
        );
    };
    let own = if verdict.is_custom() { format!(", {OWN}") } else { String::new() };
    let place = format!("{}, {}{own}", verdict.set(), code.certainty());
    let says = says(verdict.reason(), verdict.retry(), verdict.summary(), &place);
    (text.into(), says, verdict.outcome())
}

fn says(reason: Option<Reason>, retry: Retry, summary: &str, place: &str) -> String {
    let reason = reason.map(|reason| format!("{reason}, ")).unwrap_or_default();
    format!("{reason}retry {retry}: {summary} {FAINT}{place}{FAINT:#}")
}

fn possible<'a>(text: &str, sets: impl Iterator<Item = &'a str>) -> Find {
    let sets = candidates::named(sets);
    let says = format!("possible: could be of {sets}; `payverdict decode {text}` shows them");
    (text.into(), says, Outcome::Unknown)
}

fn of_phrase(phrase: &FoundPhrase<'_>) -> Find {
    let text = format!("“{}”", String::from_utf8_lossy(phrase.text()));
    let reason = phrase.reason().map(|reason| format!("{reason}, ")).unwrap_or_default();
    (text, format!("{reason}as it is said"), phrase.outcome())
}
