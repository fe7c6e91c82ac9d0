//! The rules of networks and platforms about further tries, from `data/rules.csv`.

use super::network::Network;
use super::time::Timestamp;
use crate::source::Source;
use crate::told::Told;
use crate::verdict::Verdict;
use crate::vocabulary::{Outcome, Reason, Retry};

/// A rule: what it is about, when it holds, and who says so.
pub struct Rule {
    pub id: &'static str,
    /// `None` where it holds for every network.
    pub network: Option<Network>,
    /// Empty where it holds everywhere.
    pub region: &'static str,
    /// Empty where it is about every answer.
    pub applies_to: &'static [Term],
    pub kind: Kind,
    pub count: u16,
    /// In minutes; 0 for ever.
    pub window: u32,
    /// The first second at which it holds.
    pub since: i64,
    /// The first second at which it holds no longer.
    pub until: i64,
    pub text: &'static str,
    pub source: u16,
}

/// What a rule does.
#[derive(Clone, Copy, PartialEq, Eq)]
#[allow(dead_code, reason = "the data need not have a rule of every kind")]
pub enum Kind {
    /// Nothing may be tried.
    Bar,
    /// So many tries in a window.
    Limit,
    /// Nothing may be tried until a time after such an answer is over.
    Wait,
    /// Such a time lies between any two tries.
    Space,
}

/// What a rule applies to. Sets are named by their numbers, with those that extend them.
pub enum Term {
    Sets(&'static [u16]),
    Codes { sets: &'static [u16], codes: &'static [u32] },
    Rows { sets: &'static [u16], rows: &'static [u32] },
    Retry(&'static [Retry]),
    Reason(&'static [Reason]),
}

impl Rule {
    pub fn source(&self) -> Source {
        Source::from_index(self.source)
    }

    /// Whether it holds at a time.
    pub const fn holds(&self, at: Timestamp) -> bool {
        self.since <= at.unix() && at.unix() < self.until
    }

    /// Whether it is over at a time.
    pub const fn is_over(&self, at: Timestamp) -> bool {
        self.until <= at.unix()
    }

    /// The length of its window in seconds; `None` for ever.
    pub const fn seconds(&self) -> Option<i64> {
        if self.window == 0 { None } else { Some(self.window as i64 * 60) }
    }

    /// Whether it is about any try with a card, whatever was answered.
    pub const fn is_about_everything(&self) -> bool {
        self.applies_to.is_empty()
    }

    /// Whether it is about a code, wherever and whenever that was the answer.
    pub fn is_about_code(&self, part: Verdict) -> bool {
        self.applies_to.iter().any(|term| match term {
            Term::Sets(sets) => sets.contains(&(part.set() as u16)),
            Term::Codes { sets, codes } => {
                codes.contains(&part.packed()) && sets.contains(&(part.set() as u16))
            }
            Term::Rows { sets, rows } => rows.contains(&part.row()) && sets.contains(&(part.set() as u16)),
            Term::Retry(_) | Term::Reason(_) => false,
        })
    }

    /// Whether it repeats what a retry word says.
    pub fn repeats_the_word(&self) -> bool {
        self.applies_to.iter().any(|term| matches!(term, Term::Retry(_)))
    }
}

/// Whether a refusal leaves nothing that a person could mend about the request itself.
pub fn is_refused_for_good(told: &Told) -> bool {
    matches!(told.outcome, Outcome::Declined | Outcome::Failed)
        && matches!(told.retry, Retry::Now | Retry::Later | Retry::OtherMethod | Retry::Never)
}
