//! The words as TypeScript literal unions, and the shape of a verdict.

use std::io::{self, Write};

use payverdict::record::{FIELDS, Kind, Null};
use payverdict::{
    Actor, Class, Flags, Locale, Match, NextStep, Operation, Outcome, Reason, Retry, SourceKind, Syntax,
};

use super::source::Exported;

const SHAPES: &str = "\
/** Who says so. */
export interface Source {
  readonly id: string;
  readonly title: string;
  readonly url: string | null;
  readonly kind: SourceKind;
}

";

pub fn write(out: &mut impl Write, exported: &Exported) -> io::Result<()> {
    writeln!(
        out,
        "// Made by `payverdict export --format typescript`, version {}.\n",
        env!("CARGO_PKG_VERSION")
    )?;
    let systems = exported.systems.iter().map(|(id, ..)| *id);
    union(out, "System", "A payment system, acquirer or network.", systems)?;
    union(
        out,
        "CodeSet",
        "A value space of codes: one field of one system.",
        exported.sets.iter().map(|set| set.listed.id),
    )?;
    union(
        out,
        "Syntax",
        "The form in which codes are written.",
        Syntax::ALL.into_iter().map(Syntax::as_str),
    )?;
    union(out, "Match", "Where a verdict comes from.", words(Match::ALL, |word| word.as_str()))?;
    union(out, "Outcome", "What happened.", words(Outcome::ALL, |word| word.as_str()))?;
    union(out, "Reason", "Why it happened.", words(Reason::ALL, |word| word.as_str()))?;
    union(out, "Retry", "May the same payment be tried again.", words(Retry::ALL, |word| word.as_str()))?;
    union(out, "Actor", "Who moves next.", words(Actor::ALL, |word| word.as_str()))?;
    union(out, "Class", "What stands in the way of another try.", words(Class::ALL, |word| word.as_str()))?;
    union(out, "Operation", "What was asked for.", words(Operation::ALL, |word| word.as_str()))?;
    union(
        out,
        "NextStep",
        "What a checkout page can offer the shopper next.",
        words(NextStep::ALL, |word| word.as_str()),
    )?;
    union(out, "Flag", "What else is to be known.", Flags::words().iter().copied())?;
    union(out, "Locale", "A language that shoppers read.", words(Locale::ALL, |word| word.as_str()))?;
    union(
        out,
        "SourceKind",
        "How near a source is to the owner of the code.",
        words(SourceKind::ALL, |word| word.as_str()),
    )?;
    out.write_all(SHAPES.as_bytes())?;
    record(out)
}

/// The shape of a verdict.
fn record(out: &mut impl Write) -> io::Result<()> {
    writeln!(out, "/** What a code means, as `payverdict decode --json` prints it. */")?;
    writeln!(out, "export interface VerdictRecord {{")?;
    for field in FIELDS.iter().filter(|field| field.is_of_verdicts()) {
        if !field.doc().is_empty() {
            writeln!(out, "  /** {} */", field.doc())?;
        }
        let kind = match field.kind() {
            Kind::Word(name) => name,
            Kind::Number => "number",
            Kind::Truth => "boolean",
            Kind::Flags => "readonly Flag[]",
            Kind::Source => "Source",
            _ => "string",
        };
        let null = if matches!(field.null(), Null::Never | Null::WithoutCode) { "" } else { " | null" };
        writeln!(out, "  readonly {}: {kind}{null};", field.name())?;
    }
    writeln!(out, "}}")
}

fn words<T: Copy>(all: &'static [T], word: fn(T) -> &'static str) -> impl Iterator<Item = &'static str> {
    all.iter().copied().map(word)
}

fn union(
    out: &mut impl Write,
    name: &str,
    doc: &str,
    words: impl Iterator<Item = &'static str>,
) -> io::Result<()> {
    write!(out, "/** {doc} */\nexport type {name} =")?;
    for word in words {
        write!(out, "\n  | \"{word}\"")?;
    }
    writeln!(out, ";\n")
}
