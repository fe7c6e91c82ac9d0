//! What a person reads of a code whose owner is not certain: what it could mean, and how to find out.

use std::io::{self, Write};

use payverdict::{Candidate, CodeSet, Outcome, Reason, Retry, overlay};

use super::card::{FAINT, STRONG, color, line, mark};

/// How many sets are named on a line; the rest is counted.
const SETS_SHOWN: usize = 3;

/// What a code could mean if one of some sets sent it.
pub struct Could<'a> {
    pub sets: Vec<&'a str>,
    pub outcome: Outcome,
    pub reason: Option<Reason>,
    pub retry: Retry,
    pub summary: &'a str,
    pub is_own: bool,
}

impl From<Candidate<'_>> for Could<'static> {
    fn from(candidate: Candidate<'_>) -> Self {
        Self {
            sets: candidate.sets().map(CodeSet::id).collect(),
            outcome: candidate.outcome(),
            reason: candidate.reason(),
            retry: candidate.retry(),
            summary: candidate.summary(),
            is_own: false,
        }
    }
}

impl<'t> From<overlay::Candidate<'_, 't>> for Could<'t> {
    fn from(candidate: overlay::Candidate<'_, 't>) -> Self {
        Self {
            sets: candidate.sets().map(overlay::Set::id).collect(),
            outcome: candidate.outcome(),
            reason: candidate.reason(),
            retry: candidate.retry(),
            summary: candidate.summary(),
            is_own: candidate.verdict().is_custom(),
        }
    }
}

/// The first of some sets, and how many more there are.
pub fn named<'a>(sets: impl IntoIterator<Item = &'a str>) -> String {
    let sets: Vec<_> = sets.into_iter().collect();
    let (shown, others) = sets.split_at(sets.len().min(SETS_SHOWN));
    let others = if others.is_empty() { String::new() } else { format!(" and {} more", others.len()) };
    shown.join(", ") + &others
}

/// Writes the card of a code without a certain owner, in a system that may be named.
pub fn write(
    out: &mut impl Write,
    code: &str,
    candidates: &[Could<'_>],
    system: Option<&str>,
) -> io::Result<()> {
    let head = match (candidates.is_empty(), system) {
        (true, None) => "(in no set)".to_string(),
        (true, Some(system)) => format!("(in no set of {system})"),
        (false, None) => "(owner not certain: name the set with --set)".to_string(),
        (false, Some(system)) => format!("(in several sets of {system}: name the set with --set)"),
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
    table(out, candidates)
}

/// One line for each meaning, in columns as wide as their widest word.
fn table(out: &mut impl Write, candidates: &[Could<'_>]) -> io::Result<()> {
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

fn cells(candidate: &Could<'_>) -> [String; 5] {
    [
        named(candidate.sets.iter().copied()),
        candidate.outcome.to_string(),
        candidate.reason.map_or("-", |reason| reason.as_str()).to_string(),
        candidate.retry.to_string(),
        format!("{}{}", candidate.summary, mark(candidate.is_own)),
    ]
}
