//! A verdict as a person reads it.

use std::io::{self, Write};

use anstyle::{AnsiColor, Style};
use payverdict::{
    Actor, Class, CodeSet, Combined, Flags, Limit, Locale, Outcome, Reason, Retry, SourceKind, Verdict,
    overlay,
};

pub const STRONG: Style = Style::new().bold();
pub const FAINT: Style = Style::new().dimmed();

/// What a card says of a row of one's own.
pub const OWN: &str = "from your tables";

/// What a person reads of a verdict, and of what further codes add to it.
pub struct Card<'a> {
    set: &'a str,
    system: &'a str,
    title: &'a str,
    /// The set that lists the code, where that is another one.
    home: Option<&'a str>,
    is_own: bool,
    told: Told,
    summary: &'a str,
    /// The further codes, what they mean, and whether they are of one's own.
    further: Vec<(String, &'a str, bool)>,
    message: &'a str,
    suffix: Option<char>,
    source: Option<String>,
    kind: Option<SourceKind>,
}

/// What all codes say together.
struct Told {
    outcome: Outcome,
    is_final: bool,
    reason: Option<Reason>,
    retry: Retry,
    class: Option<Class>,
    terms: String,
    actor: Actor,
    flags: Flags,
}

/// Both kinds of what codes mean together are asked for the same.
macro_rules! told {
    ($both:expr) => {
        Told {
            outcome: $both.outcome(),
            is_final: $both.is_final(),
            reason: $both.reason(),
            retry: $both.retry(),
            class: $both.class(),
            terms: terms($both.wait_hours(), $both.limit()),
            actor: $both.actor(),
            flags: $both.flags(),
        }
    };
}

impl Card<'static> {
    pub fn of(verdict: Verdict, further: &[Verdict], locale: Locale) -> Self {
        let set = verdict.set();
        let both = combined(verdict, further);
        let with = |other: &Verdict| {
            let code = other.code().map(|code| format!(" {code}")).unwrap_or_default();
            (format!("{}{code}", other.set()), other.summary(), false)
        };
        Self {
            set: set.id(),
            system: set.system().name(),
            title: set.title(),
            home: verdict.entry().map(|entry| entry.set()).filter(|home| *home != set).map(CodeSet::id),
            is_own: false,
            told: told!(both),
            summary: verdict.summary(),
            further: further.iter().map(with).collect(),
            message: both.message(locale),
            suffix: verdict.suffix(),
            source: verdict.source().map(|source| cited(source.into())),
            kind: verdict.source().map(|source| source.kind()),
        }
    }

    /// The same with tables of one's own.
    pub fn beside(
        verdict: overlay::Verdict<'static>,
        further: &[overlay::Verdict<'static>],
        locale: Locale,
    ) -> Self {
        let set = verdict.set();
        let both = further.iter().fold(overlay::Combined::from(verdict), |both, other| both.with(*other));
        let with = |other: &overlay::Verdict<'static>| {
            let code = other.code().map(|code| format!(" {code}")).unwrap_or_default();
            (format!("{}{code}", other.set()), other.summary(), other.is_custom())
        };
        Self {
            set: set.id(),
            system: set.system().name(),
            title: set.title(),
            home: verdict.listed_in().filter(|home| *home != set).map(overlay::Set::id),
            is_own: verdict.is_custom(),
            told: told!(both),
            summary: verdict.summary(),
            further: further.iter().map(with).collect(),
            message: both.message(locale),
            suffix: verdict.suffix(),
            source: verdict.source().map(cited),
            kind: verdict.source().map(|source| source.kind),
        }
    }
}

fn cited(source: overlay::Source<'_>) -> String {
    let edition = Some(source.edition).filter(|edition| !edition.is_empty());
    let texts = [Some(source.title), edition, source.url];
    texts.into_iter().flatten().collect::<Vec<_>>().join(", ")
}

/// Writes the card of a code as it was written.
pub fn write(out: &mut impl Write, code: &str, card: &Card<'_>) -> io::Result<()> {
    let Card { set, system, title, told, .. } = card;
    write!(out, "{STRONG}{code}{STRONG:#} {FAINT}in{FAINT:#} {set} {FAINT}({system}, {title}")?;
    if let Some(home) = card.home {
        write!(out, "; found in {home}")?;
    }
    if card.is_own {
        write!(out, "; {OWN}")?;
    }
    writeln!(out, "){FAINT:#}")?;
    let style = color(told.outcome);
    let last = if told.is_final { "final" } else { "may still change" };
    line(out, "outcome", format_args!("{style}{}{style:#} {FAINT}({last}){FAINT:#}", told.outcome))?;
    if let Some(reason) = told.reason {
        line(out, "reason", format_args!("{reason}"))?;
    }
    let class = told.class.map(|class| format!(" ({class})")).unwrap_or_default();
    line(out, "retry", format_args!("{}{class}{}", told.retry, told.terms))?;
    line(out, "who", format_args!("{}", told.actor))?;
    if !told.flags.is_empty() {
        line(out, "flags", format_args!("{}", told.flags.iter().collect::<Vec<_>>().join(", ")))?;
    }
    line(out, "support", format_args!("{}", card.summary))?;
    for (code, summary, is_own) in &card.further {
        line(out, "with", format_args!("{code}: {summary}{}", mark(*is_own)))?;
    }
    line(out, "shopper", format_args!("{}", card.message))?;
    if let Some(letter) = card.suffix {
        line(out, "suffix", format_args!("{letter}, for monitoring only; it changes nothing"))?;
    }
    if let (Some(text), Some(kind)) = (&card.source, card.kind) {
        line(out, "source", format_args!("{text} {FAINT}({kind}){FAINT:#}"))?;
    }
    Ok(())
}

/// What a code means together with further ones; with none, what it means by itself.
pub fn combined(verdict: Verdict, further: &[Verdict]) -> Combined {
    further.iter().fold(Combined::from(verdict), |both, other| both.with(*other))
}

/// Writes how a verdict came about under its card.
pub fn explain(out: &mut impl Write, text: &str) -> io::Result<()> {
    let mut name = "because";
    text.lines().try_for_each(|sentence| line(out, std::mem::take(&mut name), format_args!("{sentence}")))
}

/// What stands behind a row of one's own in a list.
pub fn mark(is_own: bool) -> String {
    if is_own { format!(" {FAINT}({OWN}){FAINT:#}") } else { String::new() }
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
