//! Other ways from the text of an OPP result code to the number of its row.

use std::collections::HashMap;

use payverdict::CodeSet;
use regex::Regex;
use rustc_hash::FxHashMap;

use crate::opp_groups::OPP_GROUPS;

include!("opp_codes.rs");

macro_rules! list {
    ($($code:tt => $row:tt,)*) => { [$($code),*] };
}

macro_rules! map {
    ($($code:tt => $row:tt,)*) => { phf::phf_map! { $($code => $row),* } };
}

macro_rules! arms {
    ($($code:tt => $row:tt,)*) => {
        /// A `match` with an arm for every code.
        pub fn matched(code: &str) -> Option<u16> {
            Some(match code {
                $($code => $row,)*
                _ => return None,
            })
        }
    };
}

static CODES: &[&str] = &opp_codes!(list);
pub static PHF: phf::Map<&str, u16> = opp_codes!(map);
opp_codes!(arms);

/// The floor: checks and packs the eleven bytes and does nothing else. They are taken in two loads,
/// as the crate takes them.
pub fn floor(code: &str) -> Option<u32> {
    let code = code.as_bytes();
    if code.len() != 11 {
        return None;
    }
    let head = u64::from_le_bytes(*code.first_chunk()?) ^ u64::from_le_bytes(*b"000.000.");
    let tail = u32::from_le_bytes(*code.last_chunk()?) ^ u32::from_le_bytes(*b".000");
    let no_digit = (head.wrapping_add(0x7F76_7676_7F76_7676) | head) & 0x8080_8080_8080_8080;
    let no_digit_behind = (tail.wrapping_add(0x7676_767F) | tail) & 0x8080_8080;
    if no_digit | no_digit_behind as u64 != 0 {
        return None;
    }
    let pairs = head.wrapping_mul(10).wrapping_add(head >> 8);
    let first = (pairs & 0xFF_0000_00FF).wrapping_mul(10_000 | 10_000_000 << 32);
    let second = (pairs >> 16 & 0xFF_0000_00FF).wrapping_mul(100 | 100_000 << 32);
    let units = (tail >> 8 & 0xFF) * 100 + (tail >> 16 & 0xFF) * 10 + (tail >> 24);
    Some((first.wrapping_add(second) >> 32) as u32 + units)
}

/// The same, one byte after another.
pub fn floor_bytewise(code: &str) -> Option<u32> {
    let code: &[u8; 11] = code.as_bytes().try_into().ok()?;
    let mut packed = 0;
    for (place, byte) in code.iter().enumerate() {
        match (place, byte) {
            (3 | 7, b'.') => {}
            (3 | 7, _) => return None,
            (_, b'0'..=b'9') => packed = packed * 10 + (byte - b'0') as u32,
            _ => return None,
        }
    }
    Some(packed)
}

/// The rivals that are made when the program starts.
pub struct Rivals {
    pub hash_map: HashMap<&'static str, u16>,
    pub fx_hash_map: FxHashMap<&'static str, u16>,
    sorted: Vec<u32>,
    groups: Vec<Regex>,
}

impl Rivals {
    /// Makes them, of exactly the codes that the crate lists.
    pub fn new() -> Self {
        assert!(
            CodeSet::OppResult.entries().map(|entry| entry.code()).eq(CODES.iter().copied()),
            "benches/decode/opp_codes.rs has fallen behind: run `make pages`"
        );
        let numbered = || CODES.iter().copied().zip(0..);
        Self {
            hash_map: numbered().collect(),
            fx_hash_map: numbered().collect(),
            sorted: CODES.iter().map(|code| floor(code).expect("codes are triples")).collect(),
            groups: OPP_GROUPS.iter().map(|group| Regex::new(group).expect("a published pattern")).collect(),
        }
    }

    /// Packs the code and searches the sorted list of packed codes.
    pub fn binary_search(&self, code: &str) -> Option<u16> {
        self.sorted.binary_search(&floor(code)?).ok().map(|row| row as u16)
    }

    /// Asks the published expressions one after another; the answer is a group, not a row.
    pub fn regexes(&self, code: &str) -> Option<u16> {
        self.groups.iter().position(|group| group.is_match(code)).map(|group| group as u16)
    }

    /// Checks that whatever gives rows gives the right ones, and the floors the same numbers.
    pub fn check(&self, codes: &[&str]) {
        for &code in codes {
            let row = CODES.binary_search(&code).ok().map(|row| row as u16);
            assert_eq!(self.hash_map.get(code).copied(), row, "{code}");
            assert_eq!(self.fx_hash_map.get(code).copied(), row, "{code}");
            assert_eq!(PHF.get(code).copied(), row, "{code}");
            assert_eq!(matched(code), row, "{code}");
            assert_eq!(self.binary_search(code), row, "{code}");
            assert_eq!(floor(code), code.replace('.', "").parse().ok(), "{code}");
            assert_eq!(floor(code), floor_bytewise(code), "{code}");
        }
    }
}
