//! The data as the tables are made from it: every word a number, every reference resolved.

use crate::checks::contexts::Context;
pub use crate::checks::model::{
    Base, Entry, Group, Key, Meaning, SYSTEM_KINDS, Set, Source, System, Vocabulary, Word, Words,
};
use crate::limit::Limit;
use crate::marks::Mark;
use crate::phrases::Phrases;

/// All that the tables are made from.
pub struct Model {
    pub base: Base,
    pub marks: Vec<Mark>,
    pub contexts: Vec<Context>,
    pub phrases: Phrases,
    pub rules: Vec<Rule>,
    pub policies: Vec<Policy>,
    pub repeats: Vec<Repeat>,
    pub triggers: Vec<Trigger>,
    pub opinions: Vec<Opinion>,
    /// The sources that opinions cite; those that nothing else cites are in no other table.
    pub lists: Vec<Source>,
}

/// What a rule or a policy's clause is about: the words of `kind` in `data/rules.csv`, in the order of the crate's.
pub const RULE_KINDS: [&str; 4] = ["bar", "limit", "wait", "space"];

/// The words of `kind` in `data/policies.csv`.
pub const CLAUSE_KINDS: [&str; 6] = ["retry", "space", "limit", "steps", "gaps", "end"];

/// The card networks that rules and policies name, with what each is; any other is `other`.
pub const NETWORKS: [(&str, &str); 6] = [
    ("visa", "Visa, Visa Electron and V PAY"),
    ("mastercard", "Mastercard and Maestro"),
    ("amex", "American Express"),
    ("discover", "Discover and Diners Club"),
    ("elo", "Elo"),
    ("other", "any other network, or none"),
];

/// What a rule applies to.
pub enum Term {
    /// All codes of a set and of those that extend it.
    Set(String),
    /// Some codes of such sets, each with what it is found by.
    Codes(String, Vec<(String, Key)>),
    Retry(Vec<String>),
    Reason(Vec<String>),
}

/// A rule about further tries.
pub struct Rule {
    pub id: String,
    /// Empty where the rule holds for every network.
    pub network: String,
    /// Empty where the rule holds everywhere.
    pub region: String,
    /// Empty where the rule holds for every answer.
    pub applies_to: Vec<Term>,
    pub kind: String,
    pub count: u16,
    /// In minutes; 0 for ever.
    pub window: u32,
    /// The first second at which it holds.
    pub since: i64,
    /// The first second at which it holds no longer.
    pub until: i64,
    pub text: String,
    pub source: usize,
}

/// A policy: how a merchant wants to try again, within the rules.
pub struct Policy {
    pub id: String,
    pub clauses: Vec<Clause>,
}

/// One thing that a policy wants.
pub struct Clause {
    pub id: String,
    pub network: String,
    pub wants: Wants,
    pub text: String,
    pub source: usize,
}

pub enum Wants {
    Retry(Vec<String>),
    Space(u32),
    Limit(Limit),
    Steps(Vec<u32>),
    Gaps(Vec<u32>),
    End(u32),
}

/// Whether a system lets a request be sent again safely.
pub struct Repeat {
    pub system: usize,
    pub safe: String,
    pub text: String,
    pub source: usize,
}

/// What makes a sandbox give an answer: the words of `kind` in `data/triggers.csv`, with what each is.
pub const TRIGGER_KINDS: [(&str, &str); 10] = [
    ("account", "a bank account, wallet or telephone number that is paid from"),
    ("amount", "the amount of the payment, written as the system's requests have it"),
    ("card", "the number of a test card, in groups of digits"),
    ("cvc", "the security code of the card"),
    ("expiry", "the expiry date of the card"),
    ("field", "another field of the request, which the note names"),
    ("header", "a header of the request"),
    ("name", "the name of the cardholder or customer"),
    ("scenario", "something that is run in the sandbox, on a payment that is there already"),
    ("token", "a token or nonce in place of the card or account"),
];

/// Where it works: the words of `environment`.
pub const ENVIRONMENTS: [(&str, &str); 2] = [
    ("sandbox", "a system of its own for tests, with hosts and keys of its own"),
    ("test_mode", "the live hosts, asked with keys for tests"),
];

/// A way to make a sandbox answer with a code.
pub struct Trigger {
    pub set: String,
    /// The place of the code in its set.
    pub entry: usize,
    pub kind: String,
    pub value: String,
    pub environment: String,
    /// What else it takes; empty where that is all.
    pub with: String,
    pub source: usize,
}

/// What another list says of a code, or of every code of a set.
pub struct Opinion {
    pub set: String,
    /// Empty where it is about every code of the set.
    pub code: String,
    pub list: String,
    /// Any of these words of ours says the same.
    pub outcome: Vec<String>,
    pub reason: Vec<String>,
    /// Its word for another try, as the file has it.
    pub retry: String,
    pub limit: Option<Limit>,
    /// A date, or empty.
    pub since: String,
    /// Why ours differs, or empty.
    pub why: String,
    /// A place in the lists.
    pub source: usize,
    /// The limit of ours that is about the same, and since when ours holds.
    pub our_limit: Option<Limit>,
    pub our_since: String,
}
