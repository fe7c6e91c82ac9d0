//! A verdict as a person reads it.

use std::io::{self, Write};

use anstyle::{AnsiColor, Style};
use payverdict::{Entry, Flags, Locale, Outcome, Verdict};

pub const STRONG: Style = Style::new().bold();
pub const FAINT: Style = Style::new().dimmed();

/// Verdicts that one and the same row gives, together: a set that extends another says nothing new.
pub fn by_row(verdicts: &[Verdict]) -> Vec<Vec<Verdict>> {
    let mut rows: Vec<Vec<Verdict>> = Vec::new();
    for &verdict in verdicts {
        let same = |row: &&mut Vec<Verdict>| verdict.entry().is_some() && row[0].entry() == verdict.entry();
        match rows.iter_mut().find(same) {
            Some(row) => row.push(verdict),
            None => rows.push(vec![verdict]),
        }
    }
    rows
}

/// Writes one card for verdicts of the same row.
pub fn write(out: &mut impl Write, code: &str, verdicts: &[Verdict], locale: Locale) -> io::Result<()> {
    let home = verdicts[0].entry().map(Entry::set);
    let verdict = verdicts.iter().find(|verdict| Some(verdict.set()) == home).unwrap_or(&verdicts[0]);
    let set = verdict.set();
    write!(
        out,
        "{STRONG}{code}{STRONG:#} {FAINT}in{FAINT:#} {set} {FAINT}({}, {}",
        set.system().name(),
        set.title()
    )?;
    match home {
        Some(home) if home != set => write!(out, "; found in {home}")?,
        _ => {}
    }
    let others: Vec<_> =
        verdicts.iter().map(|other| other.set()).filter(|other| *other != set).map(|set| set.id()).collect();
    if !others.is_empty() {
        write!(out, "; the same in {}", others.join(", "))?;
    }
    writeln!(out, "){FAINT:#}")?;
    let style = color(verdict.outcome());
    let last = if verdict.is_final() { "final" } else { "may still change" };
    line(out, "outcome", format_args!("{style}{}{style:#} {FAINT}({last}){FAINT:#}", verdict.outcome()))?;
    if let Some(reason) = verdict.reason() {
        line(out, "reason", format_args!("{reason}"))?;
    }
    let class = verdict.class().map(|class| format!(" ({class})")).unwrap_or_default();
    let wait = verdict.wait_hours().map(|hours| format!(", wait {hours} h")).unwrap_or_default();
    let limit = verdict.limit().map(|limit| format!(", at most {limit}")).unwrap_or_default();
    line(out, "retry", format_args!("{}{class}{wait}{limit}", verdict.retry()))?;
    line(out, "who", format_args!("{}", verdict.actor()))?;
    if verdict.flags() != Flags::default() {
        line(out, "flags", format_args!("{}", verdict.flags().iter().collect::<Vec<_>>().join(", ")))?;
    }
    line(out, "support", format_args!("{}", verdict.summary()))?;
    line(out, "shopper", format_args!("{}", verdict.message(locale)))?;
    if let Some(letter) = verdict.suffix() {
        line(out, "suffix", format_args!("{letter}, whose meaning is not published; it changes nothing"))?;
    }
    if let Some(source) = verdict.source() {
        let edition = Some(source.edition()).filter(|edition| !edition.is_empty());
        let texts = [Some(source.title()), edition, source.url()];
        let text = texts.into_iter().flatten().collect::<Vec<_>>().join(", ");
        line(out, "source", format_args!("{text} {FAINT}({}){FAINT:#}", source.kind()))?;
    }
    Ok(())
}

/// Writes the chain behind a verdict under its card.
pub fn explain(out: &mut impl Write, verdict: Verdict) -> io::Result<()> {
    let text = verdict.explain().to_string();
    let mut name = "because";
    text.lines().try_for_each(|sentence| line(out, std::mem::take(&mut name), format_args!("{sentence}")))
}

/// Writes the card of a code that no set lists.
pub fn unlisted(out: &mut impl Write, code: &str) -> io::Result<()> {
    let style = color(Outcome::Unknown);
    writeln!(out, "{STRONG}{code}{STRONG:#} {FAINT}(in no set){FAINT:#}")?;
    line(
        out,
        "outcome",
        format_args!("{style}{}{style:#} {FAINT}(may still change){FAINT:#}", Outcome::Unknown),
    )?;
    line(out, "retry", format_args!("check_first"))?;
    line(
        out,
        "support",
        format_args!("Not listed in any set; ask the provider for the status before anything"),
    )
}

pub fn line(out: &mut impl Write, name: &str, text: std::fmt::Arguments<'_>) -> io::Result<()> {
    writeln!(out, "  {FAINT}{name:<8}{FAINT:#} {text}")
}

pub fn color(outcome: Outcome) -> Style {
    let color = match outcome {
        Outcome::Approved => AnsiColor::Green,
        Outcome::Declined | Outcome::Failed => AnsiColor::Red,
        Outcome::Review | Outcome::Pending | Outcome::ActionRequired | Outcome::Unknown => AnsiColor::Yellow,
        Outcome::Cancelled | Outcome::Reversed | Outcome::Informational => AnsiColor::Cyan,
    };
    STRONG.fg_color(Some(color.into()))
}
