//! A decision as a person reads it.

use std::io::{self, Write};

use anstyle::{AnsiColor, Style};
use payverdict::plan::{Action, Decision, Timestamp};
use payverdict::{Locale, Outcome, Retry};

use crate::card::{FAINT, STRONG, line, mark};
use crate::tables;

pub fn write(
    out: &mut impl Write,
    id: Option<&str>,
    now: Timestamp,
    decision: &Decision<'_>,
    last: &Last,
) -> io::Result<()> {
    let action = decision.action();
    let style = color(action);
    let id = id.map(|id| format!("{id}: ")).unwrap_or_default();
    writeln!(
        out,
        "{STRONG}{id}{STRONG:#}{style}{}{style:#} {FAINT}by {}{FAINT:#}",
        says(action),
        decision.rule()
    )?;
    line(out, "now", format_args!("{now}"))?;
    match (action, decision.at()) {
        (Action::Retry, _) => line(out, "next try", format_args!("now"))?,
        (_, Some(at)) => line(out, "next try", format_args!("{at}"))?,
        (Action::Wait, None) => line(out, "next try", format_args!("when the answer is there"))?,
        _ => {}
    }
    if let Some(left) = decision.attempts_left() {
        line(out, "left", format_args!("{left} {}", if left == 1 { "try" } else { "tries" }))?;
    }
    let Last { set, outcome, retry, summary, is_own, .. } = *last;
    line(
        out,
        "last",
        format_args!("{} in {set}: {outcome} ({retry}), {summary}{}", decision.code(), mark(is_own)),
    )?;
    for (place, cause) in decision.because().enumerate() {
        let source = cause.source().map(|source| format!(" ({})", source.id())).unwrap_or_default();
        let name = if place == 0 { "because" } else { "" };
        line(out, name, format_args!("{}: {}{FAINT}{source}{FAINT:#}", cause.rule(), cause.text()))?;
    }
    line(out, "shopper", format_args!("{}", last.message))
}

/// What the last attempt was answered, with what was beside its code.
pub struct Last {
    set: &'static str,
    outcome: Outcome,
    retry: Retry,
    summary: &'static str,
    message: &'static str,
    is_own: bool,
}

impl Last {
    pub fn of(decision: &Decision<'_>, locale: Locale) -> Self {
        let Some(tables) = tables::own() else {
            let verdict = decision.verdict();
            return Self {
                set: verdict.verdicts()[0].set().id(),
                outcome: verdict.outcome(),
                retry: verdict.retry(),
                summary: verdict.summary(),
                message: verdict.message(locale),
                is_own: false,
            };
        };
        let verdict = tables.answered(decision);
        let first = verdict.verdicts()[0];
        Self {
            set: first.set().id(),
            outcome: verdict.outcome(),
            retry: verdict.retry(),
            summary: verdict.summary(),
            message: verdict.message(locale),
            is_own: first.is_custom(),
        }
    }
}

fn says(action: Action) -> &'static str {
    match action {
        Action::Retry => "retry",
        Action::Wait => "wait",
        Action::AskShopper => "ask the shopper",
        Action::Fix => "fix it first",
        Action::CheckStatus => "check the status first",
        Action::Stop => "stop",
        Action::Done => "done, it was approved",
    }
}

fn color(action: Action) -> Style {
    let color = match action {
        Action::Retry | Action::Done => AnsiColor::Green,
        Action::Stop => AnsiColor::Red,
        Action::Wait | Action::CheckStatus => AnsiColor::Yellow,
        Action::AskShopper | Action::Fix => AnsiColor::Cyan,
    };
    STRONG.fg_color(Some(color.into()))
}
