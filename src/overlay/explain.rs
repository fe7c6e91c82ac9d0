//! How a verdict came about, where a row of one's own may have had a say.

use core::fmt;

use super::verdict::{By, Verdict};
use crate::code_set::CodeSet;
use crate::explain::{allowed, next, write_elsewhere, write_limits};
use crate::plan::Repeat;
use crate::source::System;
use crate::verdict::Match;
use crate::vocabulary::Retry;

/// How a verdict came about and what it allows, one sentence a line: [`payverdict::Explanation`](crate::Explanation) for
/// both tables.
#[derive(Clone, Copy, Debug)]
pub struct Explanation<'t>(Verdict<'t>);

impl<'t> Verdict<'t> {
    /// How the verdict came about, in plain words. Where a row of one's own answers in the place of a built-in one, it says
    /// what that one said.
    ///
    /// ```
    /// use payverdict::CodeSet;
    /// use payverdict::overlay::Tables;
    ///
    /// let codes = "code,outcome,reason,retry,actor,wait_hours,limit,flags,summary,source\n\
    ///              800.100.152,,,never,,,,,Our risk team says no,\n";
    /// let tables = Tables::from_csv([("codes/opp.result.csv", codes)])?;
    /// let text = tables.decode(CodeSet::OppResult, "800.100.152")?.explain().to_string();
    /// assert!(text.contains("The built-in tables say retry other_method."));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn explain(self) -> Explanation<'t> {
        Explanation(self)
    }
}

impl fmt::Display for Explanation<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let verdict = self.0;
        if let By::BuiltIn(built_in) = verdict.by {
            return built_in.explain().fmt(f);
        }
        self.matched(f)?;
        write!(f, "It means {}", verdict.outcome())?;
        if let Some(reason) = verdict.reason() {
            write!(f, " ({reason})")?;
        }
        writeln!(f, ": {}.", verdict.summary())?;
        self.before(f)?;
        if let Some(source) = verdict.source() {
            write!(f, "Source: {}", source.title)?;
            for text in [source.publisher, source.edition].into_iter().filter(|text| !text.is_empty()) {
                write!(f, ", {text}")?;
            }
            writeln!(f, " ({}).", source.kind)?;
        }
        write!(f, "Another try: {}", allowed(verdict.retry()))?;
        write_limits(f, verdict.wait_hours(), verdict.limit())?;
        writeln!(f, " ({}).", verdict.retry())?;
        self.again(f)?;
        writeln!(f, "{}", next(verdict.actor()))?;
        self.elsewhere(f)
    }
}

impl Explanation<'_> {
    fn matched(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let verdict = self.0;
        let set = verdict.set();
        let whose = if verdict.is_custom() { ", in your own tables" } else { "" };
        match (verdict.matched(), verdict.listed_in()) {
            (Match::Exact, Some(home)) if home == set => {
                write!(
                    f,
                    "The code {} is listed in {set}{whose}",
                    verdict.listed_code().unwrap_or_default()
                )?;
            }
            (Match::Exact, Some(home)) => {
                let code = verdict.listed_code().unwrap_or_default();
                write!(f, "The code {code} is found in {home}{whose}, which {set} extends")?;
            }
            (Match::Group, _) => {
                let group = verdict.group().unwrap_or_default();
                write!(
                    f,
                    "The code is not listed in {set}; codes that begin alike have this in common{whose}: {group}"
                )?;
            }
            _ => write!(f, "The code is not listed in {set}, and nothing is known of codes like it")?,
        }
        writeln!(f, " ({}, {}).", set.system().name(), set.title())?;
        match verdict.suffix() {
            Some(letter) => {
                writeln!(f, "The letter {letter} after it is for monitoring only and changes nothing.")
            }
            None => Ok(()),
        }
    }

    /// What the built-in tables say of the code, where they have it and say something else.
    fn before(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let verdict = self.0;
        let built_in = verdict.set().built_in().zip(verdict.listed_code());
        let Some(before) = built_in.and_then(|(set, code)| crate::decode::decode(set, code).ok()) else {
            return Ok(());
        };
        match before.matched() {
            Match::Unlisted => writeln!(f, "The built-in tables do not have it."),
            _ if before.retry() != verdict.retry() => {
                writeln!(f, "The built-in tables say retry {}.", before.retry())
            }
            _ => Ok(()),
        }
    }

    /// Whether the request may be sent again, where that is a question.
    fn again(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let asks = matches!(self.0.retry(), Retry::CheckFirst | Retry::Wait | Retry::Now | Retry::Later);
        match self.0.system().built_in().filter(|_| asks).and_then(Repeat::of) {
            Some(repeat) => {
                writeln!(f, "If an answer got lost: {} ({}).", repeat.text(), repeat.source().id())
            }
            None => Ok(()),
        }
    }

    /// The systems whose codes have the same reason.
    fn elsewhere(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (own, reason) = (self.0.system().built_in(), self.0.reason());
        let says_it = |set: CodeSet| set.entries().any(|row| row.reason() == reason);
        let others = System::all().filter(|system| Some(*system) != own && system.sets().any(says_it));
        write_elsewhere(f, others.filter(|_| reason.is_some()))
    }
}
