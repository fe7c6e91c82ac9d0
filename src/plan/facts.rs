//! What a history says, before anything is decided: gone through once, whatever the time.

use super::attempt::Attempt;
use super::masks::{self, BARS_THAT_END, bits};
use super::network::Networks;
use super::tables::RULES;
use super::time::Timestamp;
use crate::limit::Limit;
use crate::source::Source;
use crate::told::Told;
use crate::vocabulary::{Outcome, Retry};

/// How many different limits of answers are kept; of more, the tightest.
const LIMITS: usize = 4;
/// How many answers are remembered.
const RECENT: usize = 4;

/// What a history says.
pub struct Facts {
    /// Who says that an attempt was approved.
    pub approved: Option<Option<Source>>,
    /// Who says that it is not known what became of an attempt.
    pub unknown: Option<Option<Source>>,
    /// The time until which an answer asks to wait, and who says so.
    pub wait: Option<(Timestamp, Option<Source>)>,
    /// How often may be tried, by an answer.
    pub limits: [Option<(Limit, Option<Source>)>; LIMITS],
    /// The rules that were met, and when each was last.
    pub met: u64,
    pub met_at: [Timestamp; RULES.len()],
    /// What the last attempt was answered.
    pub last: Told,
    /// The networks that the next try goes over.
    pub networks: Networks,
}

/// What is the same for all attempts that were answered alike.
#[derive(Clone, Copy)]
struct Answer {
    told: Told,
    rules: u64,
    source: Option<Source>,
}

impl Facts {
    /// Goes through the attempts in order.
    pub fn of(attempts: &[Attempt<'_>], order: &[u32]) -> Self {
        let last = &attempts[order[order.len() - 1] as usize];
        let mut facts = Self {
            approved: None,
            unknown: None,
            wait: None,
            limits: [None; LIMITS],
            met: 0,
            met_at: [last.at(); RULES.len()],
            last: last.told(),
            networks: last.networks(),
        };
        // Most histories have few answers, told again and again.
        let mut recent: [Option<(u32, Answer)>; RECENT] = [None; RECENT];
        for (place, &index) in order.iter().enumerate() {
            let attempt = &attempts[index as usize];
            let same = |known: &&(u32, Answer)| attempts[known.0 as usize].is_answered_like(attempt);
            let answer = match recent.iter().flatten().find(same) {
                Some((_, answer)) => *answer,
                None => {
                    let answer = Answer::of(attempt);
                    recent[place % RECENT] = Some((index, answer));
                    answer
                }
            };
            facts.add(attempt, answer, place + 1 == order.len(), attempt.shares_card(last));
        }
        facts
    }

    fn add(
        &mut self,
        attempt: &Attempt<'_>,
        Answer { told, rules, source }: Answer,
        is_last: bool,
        same_card: bool,
    ) {
        if told.outcome == Outcome::Approved {
            self.approved = Some(source);
        }
        let is_open = matches!(told.outcome, Outcome::Unknown | Outcome::Review | Outcome::Pending)
            || matches!(told.retry, Retry::CheckFirst | Retry::Wait);
        // While the last attempt is pending, its answer is coming; an earlier one may have been forgotten.
        if is_open && !(is_last && is_pending(&told)) {
            self.unknown = Some(source);
        }
        if !same_card {
            return;
        }
        if let Some(hours) = told.wait_hours {
            let until = attempt.at().after_seconds(i64::from(hours) * 3_600);
            if self.wait.is_none_or(|(other, _)| other < until) {
                self.wait = Some((until, source));
            }
        }
        if let Some(limit) = told.limit {
            self.add_limit(limit, source);
        }
        // A bar that ends after so many days says how long the answer's own `never` is meant.
        let ends = rules & BARS_THAT_END != 0;
        for place in bits(rules) {
            if is_last || !ends || !RULES[place].repeats_the_word() {
                self.met |= 1 << place;
                self.met_at[place] = attempt.at();
            }
        }
    }

    fn add_limit(&mut self, limit: Limit, source: Option<Source>) {
        if self.limits.iter().flatten().any(|(known, _)| *known == limit) {
            return;
        }
        let place = match self.limits.iter().position(Option::is_none) {
            Some(place) => place,
            // Hardly ever: the loosest one makes room, if this one is tighter.
            None => {
                let tries = |place: &usize| self.limits[*place].map_or(0, |(limit, _)| limit.tries);
                let loosest = (0..LIMITS).max_by_key(tries).unwrap_or(0);
                if tries(&loosest) <= limit.tries {
                    return;
                }
                loosest
            }
        };
        self.limits[place] = Some((limit, source));
    }
}

impl Answer {
    fn of(attempt: &Attempt<'_>) -> Self {
        let told = attempt.told();
        let rules = masks::met(&told, attempt);
        Self { told, rules, source: attempt.source() }
    }
}

/// Whether an answer is still coming.
pub fn is_pending(told: &Told) -> bool {
    told.outcome == Outcome::Pending && told.retry == Retry::Wait
}
