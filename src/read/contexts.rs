//! Words beside a code that say what it is: what the code is called, who sent it, and what is not a code at all. The
//! tables come from `data/contexts.csv`.

use super::letters;
use super::words::Word;
use crate::code_set::CodeSet;
use crate::source::System;

include!(concat!(env!("OUT_DIR"), "/contexts.rs"));

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
    /// The keys of the words before the last one are `count` from here on in `BEFORE`, the last first.
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

    /// How many words there are.
    pub fn length(&self) -> usize {
        self.count as usize + 1
    }
}

/// Whether a word may be the last of some words that are known.
#[inline(always)]
pub fn may_end(key: u32) -> bool {
    holds(&CONTEXT_BITS, key)
}

/// Whether a name may be a code that tells its owner.
#[inline(always)]
pub fn may_be_certain(name: u32) -> bool {
    holds(&NAME_BITS, name)
}

#[inline(always)]
fn holds<const N: usize>(filter: &[u64; N], key: u32) -> bool {
    let bit = letters::bit(key, N * 64);
    filter[bit / 64] >> (bit % 64) & 1 == 1
}

/// Whether a word is of the trade.
pub fn is_of_payments(key: u32) -> bool {
    PAYMENT.binary_search(&key).is_ok()
}

/// The longest words that are known and end at a place; their number.
pub fn ending_at(text: &[u8], words: &[Word], place: usize) -> Option<u16> {
    let key = words[place].key;
    let first = LAST.partition_point(|known| *known < key);
    let alike = LAST[first..].iter().take_while(|known| **known == key).count();
    let found = CONTEXTS[first..first + alike].iter().position(|context| context.fits(text, words, place))?;
    Some((first + found) as u16)
}

pub fn context(number: u16) -> &'static Context {
    &CONTEXTS[number as usize]
}

impl Context {
    fn fits(&self, text: &[u8], words: &[Word], place: usize) -> bool {
        let count = self.count as usize;
        let Some(start) = place.checked_sub(count) else { return false };
        let before = &BEFORE[self.first as usize..self.first as usize + count];
        let mut pairs = words[start..=place].windows(2).rev().zip(before);
        pairs.all(|(pair, key)| pair[0].key == *key && is_joined(text, &pair[0], &pair[1]))
            && self.is_written(text, words, start, place)
    }

    fn is_written(&self, text: &[u8], words: &[Word], start: usize, place: usize) -> bool {
        match self.capital {
            Capital::Any => true,
            Capital::First => {
                let begin = words[start].start;
                let before = begin.checked_sub(1).map(|before| text[before]);
                !text[begin].is_ascii_lowercase()
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
