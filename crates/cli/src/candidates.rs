//! What a person reads of a code whose owner is not certain: what it could mean, and how to find out.

use std::io::{self, Write};

use payverdict::{Candidate, CodeSet, Identification, Outcome, System};

use super::card::{FAINT, STRONG, color, line};

/// How many sets are named on a line; the rest is counted.
const SETS_SHOWN: usize = 3;

/// The first of some sets, and how many more there are.
pub fn named(sets: impl Iterator<Item = CodeSet>) -> String {
    let sets: Vec<_> = sets.map(|set| set.id()).collect();
    let (shown, others) = sets.split_at(sets.len().min(SETS_SHOWN));
    let others = if others.is_empty() { String::new() } else { format!(" and {} more", others.len()) };
    shown.join(", ") + &others
}

/// Writes the card of a code without a certain owner.
pub fn write(
    out: &mut impl Write,
    code: &str,
    found: &Identification,
    system: Option<System>,
) -> io::Result<()> {
    let candidates: Vec<_> = found.candidates().collect();
    let head = match (candidates.is_empty(), system) {
        (true, None) => "(in no set)".to_string(),
        (true, Some(system)) => format!("(in no set of {})", system.name()),
        (false, None) => "(owner not certain: name the set with --set)".to_string(),
        (false, Some(system)) => {
            format!("(in several sets of {}: name the set with --set)", system.name())
        }
    };
    writeln!(out, "{STRONG}{code}{STRONG:#} {FAINT}{head}{FAINT:#}")?;
    let style = color(Outcome::Unknown);
    let outcome = Outcome::Unknown;
    line(out, "outcome", format_args!("{style}{outcome}{style:#} {FAINT}(may still change){FAINT:#}"))?;
    line(out, "retry", format_args!("check_first"))?;
    if candidates.is_empty() {
        let text = "Not listed in any set; ask the provider for the status before anything";
        return line(out, "support", format_args!("{text}"));
    }
    let text = match system {
        None => "Who sent it decides what it means; until that is known, it says nothing about the payment",
        Some(_) => "The sets do not agree; until it is known which field it stood in, it says nothing",
    };
    line(out, "support", format_args!("{text}"))?;
    table(out, &candidates)
}

/// One line for each meaning, in columns as wide as their widest word.
fn table(out: &mut impl Write, candidates: &[Candidate<'_>]) -> io::Result<()> {
    let rows: Vec<_> = candidates.iter().map(cells).collect();
    let width = |column: usize| rows.iter().map(|row| row[column].len()).max().unwrap_or(0);
    let [sets, outcome, reason, retry] = [0, 1, 2, 3].map(width);
    let mut name = "could be";
    for row in &rows {
        let [set, happened, why, again, summary] = row;
        let cells = format!("{set:<sets$}  {happened:<outcome$}  {why:<reason$}  {again:<retry$}  {summary}");
        line(out, std::mem::take(&mut name), format_args!("{cells}"))?;
    }
    Ok(())
}

fn cells(candidate: &Candidate<'_>) -> [String; 5] {
    [
        named(candidate.sets()),
        candidate.outcome().to_string(),
        candidate.reason().map_or("-", |reason| reason.as_str()).to_string(),
        candidate.retry().to_string(),
        candidate.summary().to_string(),
    ]
}
