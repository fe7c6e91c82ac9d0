//! A verdict as a person reads it.

use std::io::{self, Write};

use anstyle::{AnsiColor, Style};
use payverdict::{Combined, Entry, Limit, Locale, Outcome, Verdict};

pub const STRONG: Style = Style::new().bold();
pub const FAINT: Style = Style::new().dimmed();

/// Writes the card of a verdict, and of what further codes add to it.
pub fn write(
    out: &mut impl Write,
    code: &str,
    verdict: Verdict,
    further: &[Verdict],
    locale: Locale,
) -> io::Result<()> {
    let set = verdict.set();
    write!(
        out,
        "{STRONG}{code}{STRONG:#} {FAINT}in{FAINT:#} {set} {FAINT}({}, {}",
        set.system().name(),
        set.title()
    )?;
    match verdict.entry().map(Entry::set) {
        Some(home) if home != set => write!(out, "; found in {home}")?,
        _ => {}
    }
    writeln!(out, "){FAINT:#}")?;
    let both = combined(verdict, further);
    let style = color(both.outcome());
    let last = if both.is_final() { "final" } else { "may still change" };
    line(out, "outcome", format_args!("{style}{}{style:#} {FAINT}({last}){FAINT:#}", both.outcome()))?;
    if let Some(reason) = both.reason() {
        line(out, "reason", format_args!("{reason}"))?;
    }
    let class = both.class().map(|class| format!(" ({class})")).unwrap_or_default();
    let terms = terms(both.wait_hours(), both.limit());
    line(out, "retry", format_args!("{}{class}{terms}", both.retry()))?;
    line(out, "who", format_args!("{}", both.actor()))?;
    if !both.flags().is_empty() {
        line(out, "flags", format_args!("{}", both.flags().iter().collect::<Vec<_>>().join(", ")))?;
    }
    line(out, "support", format_args!("{}", verdict.summary()))?;
    for other in further {
        let code = other.code().map(|code| format!(" {code}")).unwrap_or_default();
        line(out, "with", format_args!("{}{code}: {}", other.set(), other.summary()))?;
    }
    line(out, "shopper", format_args!("{}", both.message(locale)))?;
    if let Some(letter) = verdict.suffix() {
        line(out, "suffix", format_args!("{letter}, for monitoring only; it changes nothing"))?;
    }
    if let Some(source) = verdict.source() {
        let edition = Some(source.edition()).filter(|edition| !edition.is_empty());
        let texts = [Some(source.title()), edition, source.url()];
        let text = texts.into_iter().flatten().collect::<Vec<_>>().join(", ");
        line(out, "source", format_args!("{text} {FAINT}({}){FAINT:#}", source.kind()))?;
    }
    Ok(())
}

/// What a code means together with further ones; with none, what it means by itself.
pub fn combined(verdict: Verdict, further: &[Verdict]) -> Combined {
    further.iter().fold(Combined::from(verdict), |both, other| both.with(*other))
}

/// Writes how a verdict came about under its card.
pub fn explain(out: &mut impl Write, verdict: Verdict) -> io::Result<()> {
    let text = verdict.explain().to_string();
    let mut name = "because";
    text.lines().try_for_each(|sentence| line(out, std::mem::take(&mut name), format_args!("{sentence}")))
}

/// How long to wait and how often to try, to stand behind a retry word.
pub fn terms(wait_hours: Option<u16>, limit: Option<Limit>) -> String {
    let wait = wait_hours.map(|hours| format!(", wait {hours} h")).unwrap_or_default();
    let limit = limit.map(|limit| format!(", at most {limit}")).unwrap_or_default();
    wait + &limit
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
