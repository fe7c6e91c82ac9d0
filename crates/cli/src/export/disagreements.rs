//! The codes on which other open lists disagree, with these tables or with each other.

use std::collections::BTreeMap;
use std::io::{self, Write};

use payverdict::CodeSet;
use payverdict::opinions::{Case, Opinion, cases};

use super::csv::quoted;

const COLUMNS: [&str; 18] = [
    "set",
    "code",
    "outcome",
    "reason",
    "retry",
    "limit",
    "since",
    "list",
    "list_outcome",
    "list_reason",
    "list_retry",
    "list_limit",
    "list_since",
    "differs",
    "unsafe",
    "why",
    "source",
    "edition",
];

/// Ours first, then what one list says; the lists that agree stand beside those that do not.
pub fn write(out: &mut impl Write, sets: &[CodeSet]) -> io::Result<()> {
    writeln!(out, "{}", COLUMNS.join(","))?;
    for case in of(sets).filter(|case| case.is_disputed()) {
        for opinion in case.opinions() {
            writeln!(out, "{}", cells(case, opinion).map(quoted).join(","))?;
        }
    }
    Ok(())
}

fn of(sets: &[CodeSet]) -> impl Iterator<Item = Case> {
    cases().filter(|case| sets.contains(&case.set()))
}

fn cells(case: Case, opinion: Opinion) -> [String; 18] {
    let text = |text: Option<&str>| text.unwrap_or_default().to_string();
    let limit = |limit: Option<payverdict::Limit>| limit.map_or_else(String::new, |limit| limit.to_string());
    let ours = case.ours();
    let any = |words: Vec<&str>| words.join("|");
    [
        case.set().id().into(),
        text(case.code()),
        text(ours.map(|ours| ours.outcome().as_str())),
        text(ours.and_then(|ours| ours.reason()).map(|reason| reason.as_str())),
        text(ours.map(|ours| ours.retry().as_str())),
        limit(opinion.our_limit()),
        text(opinion.our_since()),
        opinion.list().into(),
        any(opinion.outcome().iter().map(|word| word.as_str()).collect()),
        any(opinion.reason().iter().map(|word| word.as_str()).collect()),
        text(opinion.retry()),
        limit(opinion.limit()),
        text(opinion.since()),
        opinion.differs().to_string(),
        text(opinion.risk().map(|risk| risk.as_str())),
        opinion.why().into(),
        opinion.source().id().into(),
        opinion.source().edition().into(),
    ]
}

/// What is counted of a list.
#[derive(Default)]
struct Count {
    opinions: usize,
    differing: usize,
    is_unsafe: usize,
}

/// How often each list differs from these tables, and how often that is dangerous.
pub fn summary(out: &mut impl Write, sets: &[CodeSet]) -> io::Result<()> {
    let mut lists: BTreeMap<&str, Count> = BTreeMap::new();
    let (mut codes, mut disputed) = (0, 0);
    for case in of(sets) {
        codes += 1;
        disputed += usize::from(case.is_disputed());
        for opinion in case.opinions() {
            let count = lists.entry(opinion.list()).or_default();
            count.opinions += 1;
            count.differing += usize::from(!opinion.differs().is_empty());
            count.is_unsafe += usize::from(opinion.risk().is_some());
        }
    }
    writeln!(out, "{:<22}{:>9}{:>9}{:>9}", "list", "opinions", "differ", "unsafe")?;
    for (list, Count { opinions, differing, is_unsafe }) in &lists {
        writeln!(out, "{list:<22}{opinions:>9}{differing:>9}{is_unsafe:>9}")?;
    }
    let sum = |of: fn(&Count) -> usize| lists.values().map(of).sum::<usize>();
    writeln!(
        out,
        "{} lists, {} opinions on {codes} codes: {disputed} codes are disputed, {} opinions differ from ours, {} are unsafe",
        lists.len(),
        sum(|count| count.opinions),
        sum(|count| count.differing),
        sum(|count| count.is_unsafe),
    )
}
