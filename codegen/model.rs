//! The data as the tables are made from it: every word a number, every reference resolved.

use std::collections::BTreeMap;

use crate::contexts::Context;
use crate::limit::Limit;
use crate::marks::Mark;
use crate::phrases::Phrases;
use crate::syntax::Syntax;

/// The words of one kind, in the order of `data/vocabulary.csv`.
pub struct Words {
    pub kind: &'static str,
    pub words: Vec<Word>,
}

pub struct Word {
    pub word: String,
    pub meaning: String,
    pub masked: bool,
    pub message: String,
    /// The message where the retry word does not allow another try; empty where `message` fits, too.
    pub barred: String,
    pub next: String,
    /// The class that follows from a retry word; empty where none does.
    pub class: String,
    /// Whether an outcome stays as it is.
    pub is_final: bool,
    /// How strict a retry word is: the higher of two wins.
    pub strictness: u8,
    /// Who moves next where a row does not say; empty where nothing follows.
    pub actor: String,
    /// The line of the file.
    pub line: usize,
}

impl Words {
    pub fn position(&self, word: &str) -> Option<usize> {
        self.words.iter().position(|known| known.word == word)
    }

    pub fn get(&self, word: &str) -> Option<&Word> {
        self.words.iter().find(|known| known.word == word)
    }
}

/// The words that a row's cells are made of.
pub struct Vocabulary {
    pub outcome: Words,
    pub reason: Words,
    pub retry: Words,
    pub actor: Words,
    pub flag: Words,
    pub operation: Words,
    pub class: Words,
    pub next_step: Words,
}

/// What a row, a group or the lack of both says of a code.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Meaning {
    pub outcome: String,
    /// Empty where there is none.
    pub reason: String,
    pub retry: String,
    pub actor: String,
    pub wait_hours: u16,
    pub limit: Option<Limit>,
    pub flags: Vec<String>,
    /// What the code answers.
    pub operation: String,
    pub summary: String,
    /// A position in the sources, or `None` for a code that is not listed.
    pub source: Option<usize>,
    pub message: String,
    pub next: String,
}

/// What a code is found by.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Key {
    Packed(u32),
    Folded(Vec<u8>),
}

pub struct Entry {
    pub code: String,
    pub key: Key,
    pub meaning: Meaning,
    /// Whether the code tells its system, whoever sent it.
    pub is_certain: bool,
    /// Whether an advice code beside this one decides about another try.
    pub advice_decides: bool,
    /// The line of its file.
    pub line: usize,
}

pub struct Group {
    pub prefix: String,
    pub name: String,
    /// The packed codes that begin with the prefix, as first and last.
    pub ranges: Vec<(u32, u32)>,
    /// How long the words of the group are; 0 where its codes are packed.
    pub length: usize,
    pub meaning: Meaning,
}

/// Which codes of a set tell their system by their form, whoever sent them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Certain {
    /// None, but for the rows that say so.
    Rows,
    /// All of them. A problem type counts where its host or its instrument comes before it.
    Form,
    /// Those with a letter after them.
    Suffix,
}

pub struct Set {
    pub id: String,
    /// By which the tables name it; it never changes.
    pub number: usize,
    pub certain: Certain,
    pub system: usize,
    pub title: String,
    pub syntax: Syntax,
    pub suffix: bool,
    /// Whether its codes are advice on another try, which a row may leave the decision to.
    pub advice: bool,
    pub example: String,
    /// The set itself and those it extends, in the order in which they are asked.
    pub chain: Vec<usize>,
    pub entries: Vec<Entry>,
    pub groups: Vec<Group>,
}

pub struct System {
    pub id: String,
    pub name: String,
    pub homepage: String,
    /// Whose code a bare one is taken for first: the place of its kind in `SYSTEM_KINDS`.
    pub kind: usize,
    /// Other names by which people call it.
    pub aliases: Vec<String>,
    /// The hosts of its problem types.
    pub hosts: Vec<String>,
    /// What most of its documents have, in words; `None` where there is no reader for them.
    pub looked_for: Option<String>,
}

/// The kinds of systems, the likeliest sender of a code without a name first.
pub const SYSTEM_KINDS: [&str; 3] = ["standard", "network", "provider"];

#[derive(Clone)]
pub struct Source {
    pub id: String,
    pub title: String,
    pub publisher: String,
    pub url: String,
    pub edition: String,
    pub retrieved: String,
    pub kind: String,
}

pub struct Model {
    pub vocabulary: Vocabulary,
    pub systems: Vec<System>,
    pub sets: Vec<Set>,
    pub sources: Vec<Source>,
    pub locales: Vec<String>,
    /// The texts of a message, in the order of the locales.
    pub messages: BTreeMap<String, Vec<String>>,
    pub unlisted: Meaning,
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
