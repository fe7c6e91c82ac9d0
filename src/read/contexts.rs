//! Words beside a code that say what it is: what the code is called, who sent it, and what is not a code at all. The
//! tables come from `data/contexts.csv`.

mod tables;

use super::words::Word;
use crate::code_set::CodeSet;
use crate::source::System;

pub use tables::{context, may_be_certain, may_end};

/// What some words say of what comes after them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A code of one set.
    Key,
    /// An acquirer's response code.
    Response,
    /// Advice on another try.
    Advice,
    /// A code of whoever is named.
    Code,
    /// A refusal, with a code in brackets.
    Refused,
    /// Somebody saw a code.
    Seen,
    /// Nothing: they stand between.
    Filler,
    /// The name of a system that sends codes.
    Owner,
    /// The name of a network.
    Network,
    /// The name of a system that has no set here, or of a field of one.
    Other,
    /// Not a code.
    No,
    /// Not a code of whatever form: amounts, versions, addresses.
    Measure,
    /// The name of a currency.
    Currency,
}

impl Kind {
    /// Whether a code may come after the words, whatever else the line says.
    pub const fn names_a_code(self) -> bool {
        matches!(self, Self::Key | Self::Response | Self::Advice | Self::Refused | Self::Owner)
    }
}

/// How the words have to be written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Capital {
    Any,
    /// With a capital letter, unless they begin the line or are a value.
    First,
    /// In capital letters.
    All,
}

/// Words that say something of what comes after them.
pub struct Context {
    /// The keys of the words before the last one are `count`, in the fast tables from here on, the last first.
    #[cfg_attr(feature = "compact", expect(dead_code, reason = "only the fast tables have one for each"))]
    first: u16,
    count: u8,
    pub kind: Kind,
    /// A set or a system.
    value: u16,
    /// Whether one system alone has the key.
    pub certain: bool,
    capital: Capital,
}

impl Context {
    /// The set that the words name.
    pub fn set(&self) -> CodeSet {
        CodeSet::from_index(self.value)
    }

    /// The system that the words name.
    pub fn system(&self) -> System {
        System::from_index(self.value)
    }

    #[cfg(all(test, not(feature = "compact")))]
    fn says_what(&self, other: &Self) -> bool {
        let said =
            |context: &Self| (context.count, context.kind, context.value, context.certain, context.capital);
        said(self) == said(other)
    }

    /// How many words there are.
    pub fn length(&self) -> usize {
        self.count as usize + 1
    }
}

/// Whether a word is of the trade.
pub fn is_of_payments(key: u32) -> bool {
    tables::is_payment(key)
}

/// Whether a word leaves open whether what the line says is so: `if`, `expected`, `failed`.
pub fn leaves_open(key: u32) -> bool {
    tables::is_doubt(key)
}

/// Whether a number before the word counts something.
pub fn is_counted(key: u32) -> bool {
    may_end(key) && tables::is_unit(key)
}

/// Whether these very words are known, be it in capital letters or in any.
#[cfg(feature = "overlay")]
pub fn is_known(keys: &[u32], is_capital: bool) -> bool {
    let Some((last, before)) = keys.split_last() else { return false };
    tables::ending_with(*last).any(|number| {
        let context = context(number);
        context.length() == keys.len()
            && (context.capital == Capital::All) == is_capital
            && tables::before(number).eq(before.iter().rev().copied())
    })
}

/// Whether words that are found by these keys end at a place, written as they have to be.
#[cfg(feature = "overlay")]
pub fn fits(keys: &[u32], capital: &str, text: &[u8], words: &[Word], place: usize) -> bool {
    let Some((last, before)) = keys.split_last() else { return false };
    let capital = match capital {
        "All" => Capital::All,
        "First" => Capital::First,
        _ => Capital::Any,
    };
    let count = before.len() as u8;
    let context = Context { first: 0, count, kind: Kind::Key, value: 0, certain: false, capital };
    words[place].key == *last && context.fits(before.iter().rev().copied(), text, words, place)
}

/// The longest words that are known and end at a place; their number.
pub fn ending_at(text: &[u8], words: &[Word], place: usize) -> Option<u16> {
    let mut ending = tables::ending_with(words[place].key);
    ending.find(|number| context(*number).fits(tables::before(*number), text, words, place))
}

impl Context {
    fn fits(&self, before: impl Iterator<Item = u32>, text: &[u8], words: &[Word], place: usize) -> bool {
        let count = self.count as usize;
        let Some(start) = place.checked_sub(count) else { return false };
        let mut pairs = words[start..=place].windows(2).rev().zip(before);
        pairs.all(|(pair, key)| pair[0].key == key && is_joined(text, &pair[0], &pair[1]))
            && self.is_written(text, words, start, place)
    }

    fn is_written(&self, text: &[u8], words: &[Word], start: usize, place: usize) -> bool {
        match self.capital {
            Capital::Any => true,
            Capital::First => {
                let begin = words[start].start;
                let before = begin.checked_sub(1).map(|before| text[before]);
                // `eWAY` has its capital inside.
                let is_inside =
                    self.kind == Kind::Owner && start < place && words[start].end() == words[start + 1].start;
                is_inside
                    || !text[begin].is_ascii_lowercase()
                    || matches!(before, None | Some(b'\n' | b'=' | b':' | b'"' | b'\'' | b'['))
            }
            Capital::All => words[start..=place].iter().all(|word| !word.kind.has_small()),
        }
    }
}

/// Whether nothing but spaces and signs of a name or a document stand between two words.
fn is_joined(text: &[u8], one: &Word, other: &Word) -> bool {
    let between = text.get(one.end()..other.start).unwrap_or(b"\n");
    between.len() <= 4 && between.iter().all(|byte| b" \t_-.:\"'{[\\".contains(byte))
}
