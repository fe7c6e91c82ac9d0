//! What had a say in a decision.

use super::policy::Policy;
use super::tables::RULES;
use crate::source::Source;

/// Something that had a say in a decision: a rule, a clause of the policy, or what an answer said.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cause {
    rule: &'static str,
    text: &'static str,
    source: Option<Source>,
}

impl Cause {
    /// The id of the rule.
    pub fn rule(self) -> &'static str {
        self.rule
    }

    /// What it asks for, in a sentence.
    pub fn text(self) -> &'static str {
        self.text
    }

    /// Who says so; `None` for the merchant's own policy and where no row lists the code.
    pub fn source(self) -> Option<Source> {
        self.source
    }
}

/// What an answer said, apart from the rules in the data.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Said {
    Approved,
    Unknown,
    Pending,
    Over,
    Person,
    Fix,
    Automatic,
    Wait,
    Limit,
}

impl Said {
    const COUNT: usize = 9;

    const fn words(self) -> (&'static str, &'static str) {
        match self {
            Self::Approved => ("code.approved", "An attempt was approved; another one would charge twice"),
            Self::Unknown => {
                ("code.unknown", "Money may have moved by an attempt; ask the provider before anything else")
            }
            Self::Pending => ("code.pending", "An answer is still coming; another try could charge twice"),
            Self::Over => {
                ("code.over", "The payment was ended or given back; it is not tried again by itself")
            }
            Self::Person => ("code.person", "The shopper has to do something before another try"),
            Self::Fix => ("code.fix", "Something has to be mended before another try"),
            Self::Automatic => ("code.automatic", "The answer allows the same request to be sent again"),
            Self::Wait => ("code.wait", "The answer asks to wait so many hours"),
            Self::Limit => ("code.limit", "The answer allows so many tries"),
        }
    }
}

/// What decided.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Decider {
    Rule(usize),
    Clause(usize),
    Said(Said),
}

/// Everything that had a say, by its place; nothing is written out before somebody asks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Because {
    pub rules: u64,
    pub clauses: u8,
    said: [Option<Option<Source>>; Said::COUNT],
    /// The source of a rule that repeats a retry word or a reason is that of the answer.
    pub answer: Option<Source>,
}

impl Because {
    /// Nothing yet, about an answer by a source.
    pub const fn of(answer: Option<Source>) -> Self {
        Self { rules: 0, clauses: 0, said: [None; Said::COUNT], answer }
    }

    pub fn rule(&mut self, place: usize) -> Decider {
        self.rules |= 1 << place;
        Decider::Rule(place)
    }

    pub fn clause(&mut self, place: usize) -> Decider {
        self.clauses |= 1 << place;
        Decider::Clause(place)
    }

    pub fn said(&mut self, said: Said, source: Option<Source>) -> Decider {
        self.said[said as usize] = Some(source);
        Decider::Said(said)
    }

    pub fn cause(&self, decider: Decider, policy: &Policy) -> Cause {
        match decider {
            Decider::Rule(place) => {
                let rule = &RULES[place];
                let source = if rule.network.is_none() && rule.id.starts_with("code.") {
                    self.answer
                } else {
                    Some(rule.source())
                };
                Cause { rule: rule.id, text: rule.text, source }
            }
            Decider::Clause(place) => policy
                .clause(place)
                .map_or(Cause { rule: "own", text: "The merchant's own policy", source: None }, |clause| {
                    Cause { rule: clause.id, text: clause.text, source: clause.source() }
                }),
            Decider::Said(said) => {
                let (rule, text) = said.words();
                Cause { rule, text, source: self.said[said as usize].flatten() }
            }
        }
    }

    /// All of them: what decided first, then what answers said, the rules and the policy.
    pub fn causes<'a>(&self, first: Decider, policy: &'a Policy) -> impl Iterator<Item = Cause> + use<'a> {
        const SAID: [Said; Said::COUNT] = [
            Said::Approved,
            Said::Unknown,
            Said::Pending,
            Said::Over,
            Said::Person,
            Said::Fix,
            Said::Automatic,
            Said::Wait,
            Said::Limit,
        ];
        let because = *self;
        let said = SAID.into_iter().filter(move |said| because.said[*said as usize].is_some());
        let rules = (0..RULES.len()).filter(move |place| because.rules >> place & 1 == 1);
        let clauses = (0..Policy::room()).filter(move |place| because.clauses >> place & 1 == 1);
        let others =
            said.map(Decider::Said).chain(rules.map(Decider::Rule)).chain(clauses.map(Decider::Clause));
        core::iter::once(first)
            .chain(others.filter(move |other| *other != first))
            .map(move |decider| because.cause(decider, policy))
    }
}
