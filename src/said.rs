//! What is said to a shopper where no row decides alone, and the texts of all messages.

use crate::advice::{self, Case, Leads, NAMED};
use crate::tables::{
    MESSAGE_COUNT, MESSAGE_ENDS, MESSAGES, NAMED_MESSAGES, OUTCOME_LEADS, REASON_LEADS, RETRY_LEADS,
};
use crate::vocabulary::{Flags, Locale, NextStep, Operation, Outcome, Reason, Retry};
#[cfg(feature = "compact")]
use crate::{tables::TERMS, told::Told};

/// A message, by its number in the tables.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) struct Message(pub u16);

impl Message {
    /// The message in one language.
    pub fn text(self, locale: Locale) -> &'static str {
        let place = locale as usize * MESSAGE_COUNT + self.0 as usize;
        let start = if place == 0 { 0 } else { MESSAGE_ENDS[place - 1] as usize };
        &MESSAGES[start..MESSAGE_ENDS[place] as usize]
    }

    /// The same without the sentence that no money was taken.
    pub fn bare(self) -> Self {
        Self(crate::tables::BARE_MESSAGES[self.0 as usize])
    }
}

/// The words of a verdict, as far as message and next step depend on them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) struct Words {
    pub outcome: Outcome,
    pub reason: Option<Reason>,
    pub retry: Retry,
    pub operation: Operation,
    pub flags: Flags,
}

impl Words {
    /// The message and the next step that go with the words, chosen as for a row.
    pub fn said(self) -> (Message, NextStep) {
        let nothing = Leads { message: None, barred: None, step: None, is_masked: false };
        let reason = self.reason.map_or(nothing, |reason| REASON_LEADS[reason as usize].clone());
        let case = Case {
            outcome: (self.outcome.as_str(), OUTCOME_LEADS[self.outcome as usize].clone()),
            reason: (self.reason.map_or("", Reason::as_str), reason),
            retry: (self.retry.as_str(), RETRY_LEADS[self.retry as usize].clone()),
            mask: REASON_LEADS[Reason::GenericDecline as usize].clone(),
            operation: self.operation.as_str(),
            funds_held: self.flags.contains(Flags::FUNDS_HELD),
            test: self.flags.contains(Flags::TEST),
        };
        let (message, step) = advice::choose(case, named, step);
        (Message(message), step)
    }
}

/// What is said, by numbers: outcome, reason plus one, retry, actor, flags, next step, hours to wait, a place
/// in `TERMS` with the limit, and message.
#[cfg(feature = "compact")]
pub fn numbers(told: Told, (message, next_step): (Message, NextStep)) -> [u32; 9] {
    let Told { outcome, reason, retry, actor, wait_hours, limit, flags } = told;
    let limit = TERMS.iter().position(|(_, known)| *known == limit).unwrap_or(0);
    [
        outcome as u32,
        reason.map_or(0, |reason| reason as u32 + 1),
        retry as u32,
        actor as u32,
        flags.bits().into(),
        next_step as u32,
        wait_hours.unwrap_or(0).into(),
        limit as u32,
        message.0.into(),
    ]
}

fn named(id: &str) -> u16 {
    NAMED.iter().position(|known| *known == id).map_or(0, |place| NAMED_MESSAGES[place])
}

fn step(word: &str) -> NextStep {
    word.parse().unwrap_or(NextStep::Wait)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::code_set::CodeSet;

    /// What is chosen at run time is what the build script chose.
    #[test]
    fn says_what_the_rows_say() {
        for row in CodeSet::ALL.iter().flat_map(|set| set.entries()) {
            let words = Words {
                outcome: row.outcome(),
                reason: row.reason(),
                retry: row.retry(),
                operation: row.operation(),
                flags: row.flags(),
            };
            let (message, step) = words.said();
            for locale in Locale::ALL {
                assert_eq!(message.text(*locale), row.message(*locale), "{row:?}");
            }
            assert_eq!(step, row.next_step(), "{row:?}");
        }
    }
}
