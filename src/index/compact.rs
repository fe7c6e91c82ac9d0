//! The index where every byte is downloaded: rows that say the same share one kind, and the index is not part of
//! the module but made from the codes themselves, those of a set when the set is asked for.

use core::hint::spin_loop;
use core::sync::atomic::Ordering::{Acquire, Relaxed, Release};
use core::sync::atomic::{AtomicBool, AtomicU32};

use super::in_chain;
use crate::bits::ROW_SHIFT;
use crate::code_set::CodeSet;
use crate::perfect;
use crate::stretch;
use crate::syntax::fold::Folded;
use crate::syntax::{self, Syntax, Triple};
use crate::tables::{INHERITED, KNOWN, LISTED, Row, SETS, SYNTAXES, SetInfo, UNLISTED};

/// What many rows have in common.
struct Kind {
    words: u64,
    terms: u16,
    message: u16,
}

include!(concat!(env!("OUT_DIR"), "/compact.rs"));

/// The build script makes room for twice as many keys as there are, so a free place is always found.
const _: () = assert!(KEY_COUNT * 2 <= 1 << PLACE_BITS);

/// A place without a row; rows are kept plus one, so that the tables begin as zeros.
const FREE: u32 = 0;

/// Open addressing; a place holds a row, and its key so that few rows are looked at.
static PLACES: [AtomicU32; 1 << PLACE_BITS] = [const { AtomicU32::new(0) }; 1 << PLACE_BITS];
static KEYS: [AtomicU32; 1 << PLACE_BITS] = [const { AtomicU32::new(0) }; 1 << PLACE_BITS];
/// Where the codes end, counted from the first; behind them the beginnings of groups.
static ENDS: [AtomicU32; CODE_LENGTHS.len()] = [const { AtomicU32::new(0) }; CODE_LENGTHS.len()];
/// Whether a thread is putting a set into the index.
static MAKING: AtomicBool = AtomicBool::new(false);
/// Which sets are in the index.
static MADE: [AtomicBool; SETS.len()] = [const { AtomicBool::new(false) }; SETS.len()];

/// Nothing under a number that no row has.
pub fn row(number: u32) -> Row {
    let Kind { terms, message, .. } = *kind(number);
    #[allow(clippy::unnecessary_cast, reason = "the build script chooses how wide the numbers are")]
    let source = ROW_SOURCES.get(number as usize).map_or(0, |source| *source as u16);
    let set = group(number).map_or_else(|| set_of(number), group_set);
    Row { set, terms, source, message }
}

pub fn meaning(number: u32) -> u64 {
    kind(number).words
}

/// What many rows say alike.
fn kind(number: u32) -> &'static Kind {
    let kind = match ROW_KINDS.get(number as usize) {
        Some(&RARE) => {
            RARE_KINDS.iter().find(|(row, _)| *row == number).map_or(0, |(_, kind)| *kind as usize)
        }
        Some(kind) => *kind as usize,
        None => 0,
    };
    KINDS.get(kind).unwrap_or(&KINDS[0])
}

/// The place of a group among all groups.
fn group(number: u32) -> Option<usize> {
    (number as usize).checked_sub(KNOWN).filter(|_| number < UNLISTED as u32)
}

/// Whose the group at a place is: those of a set stand together.
fn group_set(place: usize) -> u16 {
    GROUP_SETS.iter().find(|(_, end)| place < *end as usize).map_or(0, |(set, _)| *set)
}

pub fn code(number: u32) -> &'static str {
    make(set_of(number));
    code_in(number)
}

fn code_in(number: u32) -> &'static str {
    let place = group(number).map_or_else(|| listed(number) as usize, |group| LISTED + group);
    let end = |place: usize| ENDS.get(place).map_or(0, |end| end.load(Relaxed) as usize);
    let start = place.checked_sub(1).map_or(0, end);
    CODE_TEXT.get(start..end(place)).unwrap_or_default()
}

pub fn triple(set: CodeSet, triple: Triple) -> u64 {
    packed_as(set, triple.packed(), triple.kept())
}

pub fn packed(set: CodeSet, code: u32) -> u64 {
    packed_as(set, code, syntax::keep(code))
}

#[inline(never)]
fn packed_as(set: CodeSet, code: u32, kept: u64) -> u64 {
    let row = in_chain(set, &mut |asked| in_one(asked, code));
    let row = row.or_else(|| SETS[set as usize].chain.iter().find_map(|&set| grouped(set, code)));
    perfect::key(set as u16, kept) | u64::from(row.unwrap_or(UNLISTED as u32)) << ROW_SHIFT
}

fn in_one(set: u16, code: u32) -> Option<u32> {
    find(set, code, |row| set_of(row) == set && !is_word(row))
}

/// The group of the longest listed prefix: the stretch of keys that the code lies in.
#[inline]
fn grouped(set: u16, code: u32) -> Option<u32> {
    let key = stretch::key(set, code);
    let stretch = STRETCH_STARTS.partition_point(|start| *start <= key).checked_sub(1)?;
    STRETCH_GROUPS.get(stretch).copied().filter(|group| *group != u32::MAX)
}

pub fn word(set: CodeSet, folded: &mut Folded) -> Option<u32> {
    let found = |key: &[u8]| in_chain(set, &mut |asked| word_in(asked, key));
    found(folded.whole()).or_else(|| found(folded.kind()?))
}

fn word_in(set: u16, word: &[u8]) -> Option<u32> {
    let same = |row: u32| set_of(row) == set && folded(row).is_some_and(|known| known.whole() == word);
    let bare = |row: u32| {
        set_of(row) == set
            && BARE_KINDS.contains(&row)
            && folded(row).is_some_and(|known| known.kind() == Some(word))
    };
    let key = word_key(word);
    find(set, key, same).or_else(|| find(set, key, bare))
}

fn set_of(row: u32) -> u16 {
    let row = listed(row);
    SETS.iter().position(|set| row < set.last).unwrap_or(0) as u16
}

/// The row that a handed down one comes from; others are their own.
fn listed(row: u32) -> u32 {
    (row as usize).checked_sub(LISTED).and_then(|place| INHERITED.get(place)).copied().unwrap_or(row)
}

fn syntax_of(row: u32) -> Option<Syntax> {
    SYNTAXES.get(set_of(row) as usize).copied()
}

fn is_word(row: u32) -> bool {
    matches!(syntax_of(row), Some(Syntax::Word | Syntax::Problem))
}

/// The packed code of a row whose codes are triples; 0 for others.
pub fn triple_of(number: u32) -> u32 {
    if syntax_of(number) == Some(Syntax::Triple) {
        syntax::triple::pack_triple(code(number).as_bytes()).unwrap_or(0)
    } else {
        0
    }
}

fn packed_key(row: u32) -> Option<u32> {
    let code = code_in(row).as_bytes();
    match syntax_of(row)? {
        Syntax::Number => syntax::pack_number(code),
        Syntax::Response => syntax::response::pack_response(code),
        Syntax::Triple => syntax::triple::pack_triple(code),
        Syntax::Word | Syntax::Problem => None,
    }
}

fn folded(row: u32) -> Option<Folded> {
    let code = code_in(row).as_bytes();
    match syntax_of(row)? {
        Syntax::Word => syntax::fold_word(code),
        Syntax::Problem => syntax::fold_problem(code),
        _ => None,
    }
}

/// One number for a word; different words may share it.
fn word_key(word: &[u8]) -> u32 {
    word.iter().fold(0, |key, byte| (key ^ u32::from(*byte)).wrapping_mul(0x0100_0193))
}

fn find(set: u16, key: u32, fits: impl Fn(u32) -> bool) -> Option<u32> {
    make(set);
    places(set, key)
        .filter_map(|place| Some((PLACES.get(place)?.load(Relaxed), KEYS.get(place)?.load(Relaxed))))
        .take_while(|(row, _)| *row != FREE)
        .find(|(row, known)| *known == key && fits(row - 1))
        .map(|(row, _)| row - 1)
}

/// The places to look at for a key, beginning with its own. All in 32 bits: without WebAssembly, a product
/// of 64 takes a hundred steps.
fn places(set: u16, key: u32) -> impl Iterator<Item = usize> {
    // Odd numbers without structure: the golden ratio, and another.
    let mixed = (key ^ (set as u32).wrapping_mul(0x85EB_CA6B)).wrapping_mul(0x9E37_79B1);
    let first = (mixed >> (32 - PLACE_BITS)) as usize;
    (0..PLACES.len()).map(move |step| (first + step) & (PLACES.len() - 1))
}

/// Puts the codes of a set into the index.
fn make(set: u16) {
    let Some((made, info)) = MADE.get(set as usize).zip(SETS.get(set as usize)) else { return };
    if made.load(Acquire) {
        return;
    }
    // One at a time: two threads that put rows into the same place would mix row and key.
    while MAKING.swap(true, Acquire) {
        spin_loop();
    }
    if !made.load(Relaxed) {
        put_all(set, info);
        made.store(true, Release);
    }
    MAKING.store(false, Release);
}

fn put_all(set: u16, info: &SetInfo) {
    if ENDS.last().is_some_and(|end| end.load(Relaxed) == 0) {
        let mut last = 0;
        for (end, length) in ENDS.iter().zip(&CODE_LENGTHS) {
            last += u32::from(*length);
            end.store(last, Relaxed);
        }
    }
    for row in info.first..info.last {
        if let Some(code) = packed_key(row) {
            put(set, code, row);
        } else if let Some(word) = folded(row) {
            put(set, word_key(word.whole()), row);
            if let Some(kind) = word.kind().filter(|_| BARE_KINDS.contains(&row)) {
                put(set, word_key(kind), row);
            }
        }
    }
}

fn put(set: u16, key: u32, row: u32) {
    let free = |place: &usize| PLACES.get(*place).is_some_and(|row| row.load(Relaxed) == FREE);
    if let Some((place, known)) =
        places(set, key).find(free).and_then(|place| PLACES.get(place).zip(KEYS.get(place)))
    {
        place.store(row + 1, Relaxed);
        known.store(key, Relaxed);
    }
}

#[cfg(all(test, not(feature = "compact")))]
mod tests {
    use super::super::fast;
    use super::*;

    /// Both indices must answer alike: this one is what the browser has.
    #[test]
    fn finds_what_the_fast_one_finds() {
        for number in 0..LISTED as u32 {
            let set = CodeSet::from_index(set_of(number));
            make(set as u16);
            let written = fast::code(number).as_bytes();
            match set.syntax() {
                Syntax::Triple => {
                    let own = Triple::read(written).unwrap();
                    assert_eq!(triple(set, own), fast::triple(set, own));
                    // The code after it, which may be listed or not.
                    let next = Triple::from_packed((own.packed() + 1) % 1_000_000_000).unwrap();
                    assert_eq!(triple(set, next), fast::triple(set, next));
                }
                Syntax::Word | Syntax::Problem => {
                    let fold = || folded(number).unwrap();
                    assert_eq!(word(set, &mut fold()), fast::word(set, &mut fold()));
                    if let Some(kind) = fold().kind() {
                        let bare = || syntax::fold_problem(kind).unwrap();
                        assert_eq!(word(set, &mut bare()), fast::word(set, &mut bare()));
                    }
                }
                Syntax::Number | Syntax::Response => {
                    let own = packed_key(number).unwrap();
                    for code in [own, own + 1] {
                        assert_eq!(packed(set, code), fast::packed(set, code));
                    }
                }
            }
        }
        let unknown = || syntax::fold_word(b"not listed").unwrap();
        for &set in CodeSet::ALL {
            assert_eq!((word(set, &mut unknown()), fast::word(set, &mut unknown())), (None, None));
        }
    }

    #[test]
    fn says_the_same_of_every_row() {
        for number in 0..LISTED as u32 {
            assert_eq!((meaning(number), row(number)), (fast::meaning(number), fast::row(number)));
            assert_eq!(code(number), fast::code(number));
            let packed = syntax::triple::pack_triple(code(number).as_bytes());
            assert_eq!(triple_of(number), packed.unwrap_or(0));
        }
        for number in LISTED as u32..=UNLISTED as u32 {
            assert_eq!(meaning(number), fast::meaning(number));
        }
        for number in KNOWN as u32..UNLISTED as u32 {
            assert_eq!((row(number), code(number)), (fast::row(number), fast::code(number)));
        }
    }
}
