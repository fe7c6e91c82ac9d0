//! How a verdict came about, in plain words for support staff.

use core::fmt;

use crate::limit::{Limit, Window};
use crate::plan::Repeat;
use crate::source::System;
use crate::syntax::Syntax;
use crate::verdict::{Match, Verdict};
use crate::vocabulary::{Actor, Retry};

/// How a verdict came about and what it allows, one sentence a line.
///
/// ```
/// use payverdict::{CodeSet, decode};
///
/// let verdict = decode(CodeSet::PeiAcquirer, "05-I")?;
/// let text = verdict.explain().to_string();
/// assert!(text.contains("found in iso8583.response, which pei.acquirer extends"));
/// # Ok::<(), payverdict::DecodeError>(())
/// ```
#[derive(Clone, Copy, Debug)]
pub struct Explanation(Verdict);

impl Verdict {
    /// How the verdict came about, in plain words: what matched, where and by whose word, what may be
    /// tried until when, who moves next, and which other systems have the same reason.
    pub fn explain(self) -> Explanation {
        Explanation(self)
    }
}

impl fmt::Display for Explanation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let verdict = self.0;
        self.matched(f)?;
        write!(f, "It means {}", verdict.outcome())?;
        if let Some(reason) = verdict.reason() {
            write!(f, " ({reason})")?;
        }
        writeln!(f, ": {}.", verdict.summary())?;
        if let Some(source) = verdict.source() {
            write!(f, "Source: {}", source.title())?;
            for text in [source.publisher(), source.edition()].into_iter().filter(|text| !text.is_empty()) {
                write!(f, ", {text}")?;
            }
            writeln!(f, " ({}).", source.kind())?;
        }
        self.retry(f)?;
        self.again(f)?;
        writeln!(f, "{}", next(verdict.actor()))?;
        self.elsewhere(f)
    }
}

impl Explanation {
    fn matched(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let verdict = self.0;
        let set = verdict.set();
        match (verdict.matched(), verdict.entry()) {
            (Match::Exact, Some(entry)) if entry.set() == set => {
                write!(f, "The code {} is listed in {set}", entry.code())?;
            }
            (Match::Exact, Some(entry)) => {
                let home = entry.set();
                write!(f, "The code {} is found in {home}, which {set} extends", entry.code())?;
            }
            (Match::Group, _) => {
                let group = verdict.group().unwrap_or_default();
                write!(
                    f,
                    "The code is not listed in {set}; codes that begin alike have this in common: {group}"
                )?;
            }
            _ => write!(f, "The code is not listed in {set}, and nothing is known of codes like it")?,
        }
        writeln!(f, " ({}, {}).", set.system().name(), set.title())?;
        match verdict.suffix() {
            Some(letter) if set.syntax() == Syntax::Response => {
                writeln!(f, "The letter {letter} after it is for monitoring only and changes nothing.")
            }
            _ => Ok(()),
        }
    }

    fn retry(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let verdict = self.0;
        write!(f, "Another try: {}", allowed(verdict.retry()))?;
        write_limits(f, verdict.wait_hours(), verdict.limit())?;
        writeln!(f, " ({}).", verdict.retry())
    }

    /// Whether the request may be sent again, where that is a question: not after a success or a final no.
    fn again(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let verdict = self.0;
        let asks = matches!(verdict.retry(), Retry::CheckFirst | Retry::Wait | Retry::Now | Retry::Later);
        match Repeat::of(verdict.system()).filter(|_| asks) {
            Some(repeat) => {
                writeln!(f, "If an answer got lost: {} ({}).", repeat.text(), repeat.source().id())
            }
            None => Ok(()),
        }
    }

    /// The systems whose codes have the same reason.
    fn elsewhere(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let verdict = self.0;
        let others = System::all().filter(|system| {
            *system != verdict.system() && verdict.related().any(|row| row.set().system() == *system)
        });
        write_elsewhere(f, others)
    }
}

/// The systems whose codes have the same reason, if there are any.
pub(crate) fn write_elsewhere(
    f: &mut fmt::Formatter<'_>,
    systems: impl Iterator<Item = System>,
) -> fmt::Result {
    let mut names = systems.map(System::name).peekable();
    if names.peek().is_none() {
        return Ok(());
    }
    f.write_str("The same reason is known in: ")?;
    while let Some(name) = names.next() {
        write!(f, "{name}{}", if names.peek().is_some() { ", " } else { ".\n" })?;
    }
    Ok(())
}

/// How long to wait and how often to try, where a source says so.
pub(crate) fn write_limits(
    f: &mut fmt::Formatter<'_>,
    wait_hours: Option<u16>,
    limit: Option<Limit>,
) -> fmt::Result {
    if let Some(hours) = wait_hours {
        write!(f, ", not before {hours} hours have passed")?;
    }
    let Some(limit) = limit else { return Ok(()) };
    write!(f, ", at most {} times", limit.tries)?;
    match limit.window {
        Some(Window::Hours(hours)) => write!(f, " in {hours} hours"),
        Some(Window::Days(days)) => write!(f, " in {days} days"),
        None => Ok(()),
    }
}

pub(crate) fn allowed(retry: Retry) -> &'static str {
    match retry {
        Retry::NotNeeded => "there is nothing to try again",
        Retry::Wait => "no, an answer is coming",
        Retry::CheckFirst => "no, ask the provider for the status first; a second try could charge twice",
        Retry::Now => "yes, the same request at once",
        Retry::Later => "yes, the same request after a while",
        Retry::AfterIssuerContact => "only when the shopper has talked to the bank, and never automatically",
        Retry::AfterAuthentication => "yes, with strong customer authentication",
        Retry::AfterDataFix => "yes, once the shopper has corrected what was typed",
        Retry::AfterCredentialUpdate => "yes, with newer card details",
        Retry::OtherMethod => "not with this card or account; another may work",
        Retry::AfterMerchantFix => "only when request or set-up have been changed",
        Retry::Never => "never with this card or account",
    }
}

pub(crate) fn next(actor: Actor) -> &'static str {
    match actor {
        Actor::Nobody => "Nobody has to do anything.",
        Actor::Shopper => "The shopper moves next.",
        Actor::Issuer => "The shopper has to talk to the bank.",
        Actor::Merchant => "The merchant's people move next.",
        Actor::Developer => "Whoever wrote the merchant's code has to mend it.",
        Actor::Provider => "The provider has to get its machines going.",
    }
}
