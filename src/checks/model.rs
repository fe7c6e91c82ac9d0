//! What the tables of codes say: every word known, every reference resolved.

use alloc::collections::BTreeMap;
use alloc::string::String;
use alloc::vec::Vec;

use crate::limit::Limit;
use crate::syntax::Syntax;

/// The words of one kind, in the order of `data/vocabulary.csv`.
#[derive(Clone)]
pub struct Words {
    pub kind: &'static str,
    pub words: Vec<Word>,
}

#[derive(Clone)]
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
#[derive(Clone)]
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

impl Key {
    /// What follows the instrument of a problem type.
    pub fn kind(&self) -> Option<&[u8]> {
        let Self::Folded(word) = self else { return None };
        word.iter().position(|byte| *byte == b'/').map(|slash| &word[slash + 1..])
    }
}

impl Meaning {
    /// Whether both say the same, so that a problem type need not name its instrument.
    pub fn agrees(&self, other: &Self) -> bool {
        let Self { outcome, reason, retry, actor, .. } = self;
        (outcome, reason, retry, actor) == (&other.outcome, &other.reason, &other.retry, &other.actor)
    }
}

#[derive(Clone)]
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

#[derive(Clone)]
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

#[derive(Clone)]
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
    /// The line of its file.
    pub line: usize,
}

#[derive(Clone, Debug)]
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

#[derive(Clone, Debug, Default)]
pub struct Source {
    pub id: String,
    pub title: String,
    pub publisher: String,
    pub url: String,
    pub edition: String,
    pub retrieved: String,
    pub kind: String,
}

/// The tables of codes, with what their cells are made of.
#[derive(Clone)]
pub struct Base {
    pub vocabulary: Vocabulary,
    pub systems: Vec<System>,
    pub sets: Vec<Set>,
    pub sources: Vec<Source>,
    pub locales: Vec<String>,
    /// The texts of a message, in the order of the locales.
    pub messages: BTreeMap<String, Vec<String>>,
    /// The sentence that no money was taken, in each language.
    pub sentences: Vec<String>,
    pub unlisted: Meaning,
}
