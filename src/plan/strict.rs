//! Whether a policy stays within the rules: what it allows at most, beside what a network allows.

use core::fmt;

use super::network::{Network, Networks};
use super::policy::{Policy, Wants};
use super::rule::{Kind, Rule};
use super::tables::RULES;
use crate::vocabulary::Retry;

/// Why a policy is refused: it allows what a rule forbids.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum PolicyError {
    /// It allows more tries than a network does.
    #[error("allows {} tries where the rule {rule} allows {allowed}: {text}", Number(*.tries))]
    #[non_exhaustive]
    Looser {
        /// The rule that it breaks.
        rule: &'static str,
        /// What the rule asks for.
        text: &'static str,
        /// How many tries it allows in the rule's window; `None` for any number.
        tries: Option<u32>,
        /// How many the rule allows.
        allowed: u16,
    },
    /// It allows tries by itself after an answer that asks for a person, or for nothing.
    #[error("allows tries by itself after `{word}`, which the rule {rule} forbids")]
    #[non_exhaustive]
    Word {
        /// The rule that it breaks.
        rule: &'static str,
        /// The retry word.
        word: Retry,
    },
}

struct Number(Option<u32>);

impl fmt::Display for Number {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0 {
            Some(number) => number.fmt(f),
            None => f.write_str("any number of"),
        }
    }
}

impl Policy {
    /// The policy, if it allows nothing that a rule in force forbids. Rules of one country alone are left to the plan,
    /// which keeps to all of them whatever a policy allows.
    ///
    /// # Errors
    ///
    /// [`PolicyError`] with the first rule that it breaks.
    pub fn within_rules(self) -> Result<Self, PolicyError> {
        let wanted = |word: &&Retry| self.refuses(**word).is_none() && !word.is_automatic();
        if let Some(&word) = Retry::ALL.iter().find(wanted) {
            let rule = if word == Retry::Never { "code.never" } else { "code.person" };
            return Err(PolicyError::Word { rule, word });
        }
        let limits = RULES.iter().filter(|rule| {
            rule.kind == Kind::Limit
                && rule.is_about_everything()
                && rule.until == i64::MAX
                && rule.region.is_empty()
        });
        for rule in limits {
            let tries = self.most(rule);
            if tries.is_none_or(|tries| tries > u32::from(rule.count)) {
                let (rule, text, allowed) = (rule.id, rule.text, rule.count);
                return Err(PolicyError::Looser { rule, text, tries, allowed });
            }
        }
        Ok(self)
    }

    /// The most tries that it allows in the window of a rule; `None` where nothing limits them.
    fn most(&self, rule: &Rule) -> Option<u32> {
        let networks = rule.network.map_or(Networks::of(Network::Other), Networks::of);
        let window = if rule.window == 0 { u32::MAX } else { rule.window };
        let counted = self.clauses().filter(|clause| self.counts(clause, networks));
        let bounds = counted.filter_map(|clause| match clause.wants {
            Wants::Space(space) if space.minutes() > 0 => Some(window.div_ceil(space.minutes())),
            Wants::Limit(limit) => {
                let minutes = limit.window.map_or(u32::MAX, |window| window.hours() * 60).max(1);
                Some(window.div_ceil(minutes).saturating_mul(u32::from(limit.tries)))
            }
            Wants::Steps(spans) | Wants::Gaps(spans) => Some(spans.count() as u32 + 1),
            _ => None,
        });
        bounds.min()
    }
}
