//! The words as TypeScript literal unions, and the shape of a verdict.

use std::io::{self, Write};

use payverdict::{
    Actor, Class, CodeSet, Flags, Locale, Match, NextStep, Operation, Outcome, Reason, Retry, SourceKind,
    Syntax, System,
};

const SHAPES: &str = "\
/** Who says so. */
export interface Source {
  readonly id: string;
  readonly title: string;
  readonly url: string | null;
  readonly kind: SourceKind;
}

/** What a code means, as `payverdict decode --json` prints it. */
export interface VerdictRecord {
  /** The set that was asked; null where several sets have codes of this form and none lists it. */
  readonly set: CodeSet | null;
  readonly system: System | null;
  /** The code as it was written. */
  readonly code: string | null;
  /** Whether the code has a row of its own, only a group, or nothing. */
  readonly match: Match;
  readonly outcome: Outcome;
  readonly reason: Reason | null;
  readonly retry: Retry;
  /** Hours to wait before the next try, where a source says so. */
  readonly wait_hours: number | null;
  /** Further tries allowed, where a source says so: `4`, `20/30d`, `10/24h`. */
  readonly limit: string | null;
  readonly actor: Actor;
  readonly class: Class | null;
  /** Whether the outcome stays as it is. */
  readonly final: boolean;
  readonly flags: readonly Flag[];
  /** For support staff, in English. */
  readonly summary: string;
  /** What the shopper may read. */
  readonly message: string;
  /** What the codes have in common that begin alike, where only that is known. */
  readonly group: string | null;
  readonly source: Source | null;
}
";

pub fn write(out: &mut impl Write, sets: &[CodeSet]) -> io::Result<()> {
    writeln!(
        out,
        "// Made by `payverdict export --format typescript`, version {}.\n",
        env!("CARGO_PKG_VERSION")
    )?;
    let systems = System::all()
        .filter(|system| sets.iter().any(|set| set.system() == *system))
        .map(|system| system.id());
    union(out, "System", "A payment system, acquirer or network.", systems)?;
    union(
        out,
        "CodeSet",
        "A value space of codes: one field of one system.",
        sets.iter().map(|set| set.id()),
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
    out.write_all(SHAPES.as_bytes())
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
