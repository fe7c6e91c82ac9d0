//! The tables where every byte is downloaded: rows that say the same share one kind, and the index is
//! no part of the module but made from the codes themselves, those of a set when the set is asked for.

use core::sync::atomic::{AtomicBool, AtomicU16, AtomicU32, Ordering::Relaxed};

use crate::hash;
use crate::syntax::{self, Syntax};
use crate::tables::{
    BARE_KINDS, CODE_LENGTHS, CODE_TEXT, INHERITED, KINDS, LISTED, RARE, RARE_KINDS, ROW_KINDS, ROW_SOURCES,
    Row, SETS, SYNTAXES, TRIPLE_STEPS,
};

const BITS: u32 = 12;
const _: () =
    assert!(LISTED + BARE_KINDS.len() < 1 << BITS, "more rows than places: raise BITS in src/small.rs");
/// A place without a row; rows are kept plus one, so that the tables begin as zeros.
const FREE: u16 = 0;

/// Open addressing; a place holds a row, and its key so that few rows are looked at.
static PLACES: [AtomicU16; 1 << BITS] = [const { AtomicU16::new(0) }; 1 << BITS];
static KEYS: [AtomicU32; 1 << BITS] = [const { AtomicU32::new(0) }; 1 << BITS];
/// Where the codes end, counted from the first.
static ENDS: [AtomicU16; LISTED] = [const { AtomicU16::new(0) }; LISTED];
/// Which sets are in the index.
static MADE: [AtomicBool; SETS.len()] = [const { AtomicBool::new(false) }; SETS.len()];

/// What is known under a number; nothing under a number that no row has.
pub fn row(number: u16) -> Row {
    let place = number as usize;
    let kind = match ROW_KINDS.get(place) {
        Some(&RARE) => {
            RARE_KINDS.iter().find(|(row, _)| *row == number).map_or(0, |(_, kind)| *kind as usize)
        }
        Some(kind) => *kind as usize,
        None => 0,
    };
    let kind = KINDS.get(kind).unwrap_or(&KINDS[0]);
    let source = ROW_SOURCES.get(place).copied().unwrap_or(0);
    Row { classes: kind.classes, set: set_of(number), terms: kind.terms, source, message: kind.message }
}

/// The code of a row, as the system writes it; empty for triples, which are kept as numbers.
pub fn code(number: u16) -> &'static str {
    make(set_of(number));
    code_in(number)
}

fn code_in(number: u16) -> &'static str {
    let number = listed(number);
    let end = |place: usize| ENDS.get(place).map_or(0, |end| end.load(Relaxed) as usize);
    let place = number as usize;
    let start = place.checked_sub(1).map_or(0, end);
    CODE_TEXT.get(start..end(place)).unwrap_or_default()
}

/// The row of a packed code in one set.
pub fn packed(set: u8, code: u32) -> Option<u16> {
    find(set, code, |row| set_of(row) == set && !is_word(row))
}

/// The row of a folded word in one set.
pub fn word(set: u8, word: &[u8]) -> Option<u16> {
    let same = |row: u16| set_of(row) == set && folded(row).is_some_and(|known| known.whole() == word);
    let bare = |row: u16| {
        set_of(row) == set
            && BARE_KINDS.contains(&row)
            && folded(row).is_some_and(|known| known.kind() == Some(word))
    };
    let key = word_key(word);
    find(set, key, same).or_else(|| find(set, key, bare))
}

fn set_of(row: u16) -> u8 {
    let row = listed(row);
    SETS.iter().position(|set| row < set.last).unwrap_or(0) as u8
}

/// The row that a handed down one comes from; others are their own.
fn listed(row: u16) -> u16 {
    (row as usize).checked_sub(LISTED).and_then(|place| INHERITED.get(place)).copied().unwrap_or(row)
}

fn syntax_of(row: u16) -> Option<Syntax> {
    SYNTAXES.get(set_of(row) as usize).copied()
}

fn is_word(row: u16) -> bool {
    matches!(syntax_of(row), Some(Syntax::Word | Syntax::Problem))
}

/// The packed code of a row whose codes are triples; 0 for others.
pub fn triple(number: u16) -> u32 {
    if is_triple(number) { triples(number).next().unwrap_or(0) } else { 0 }
}

fn is_triple(row: u16) -> bool {
    syntax_of(row) == Some(Syntax::Triple)
}

/// The triples from a row on, in the order of their rows.
fn triples(first: u16) -> impl Iterator<Item = u32> {
    let before = (0..first).filter(|row| is_triple(*row)).count();
    let mut bytes = TRIPLE_STEPS.iter();
    let mut last = 0;
    core::iter::from_fn(move || {
        let (mut step, mut shift) = (0, 0);
        loop {
            let byte = *bytes.next()?;
            step |= u32::from(byte & 127) << shift;
            shift += 7;
            if byte < 128 {
                last += step;
                return Some(last);
            }
        }
    })
    .skip(before)
}

fn packed_key(row: u16) -> Option<u32> {
    let code = code_in(row).as_bytes();
    match syntax_of(row)? {
        Syntax::Number => syntax::pack_number(code),
        Syntax::Response => syntax::pack_response(code),
        Syntax::Triple | Syntax::Word | Syntax::Problem => None,
    }
}

fn folded(row: u16) -> Option<syntax::Folded> {
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

fn find(set: u8, key: u32, fits: impl Fn(u16) -> bool) -> Option<u16> {
    make(set);
    places(set, key)
        .filter_map(|place| Some((PLACES.get(place)?.load(Relaxed), KEYS.get(place)?.load(Relaxed))))
        .take_while(|(row, _)| *row != FREE)
        .find(|(row, known)| *known == key && fits(row - 1))
        .map(|(row, _)| row - 1)
}

/// The places to look at for a key, beginning with its own.
fn places(set: u8, key: u32) -> impl Iterator<Item = usize> {
    let first = hash::bucket(set, key, BITS);
    (0..PLACES.len()).map(move |step| (first + step) & (PLACES.len() - 1))
}

/// Puts the codes of a set into the index.
fn make(set: u8) {
    let Some((made, info)) = MADE.get(set as usize).zip(SETS.get(set as usize)) else { return };
    if made.load(Relaxed) {
        return;
    }
    let mut last = 0;
    for (end, length) in ENDS.iter().zip(&CODE_LENGTHS) {
        last += u16::from(*length);
        end.store(last, Relaxed);
    }
    let mut triples = triples(info.first);
    let all_triples = is_triple(info.first);
    for row in info.first..info.last {
        if all_triples {
            put(set, triples.next().unwrap_or(0), row);
        } else if let Some(code) = packed_key(row) {
            put(set, code, row);
        } else if let Some(word) = folded(row) {
            put(set, word_key(word.whole()), row);
            if let Some(kind) = word.kind().filter(|_| BARE_KINDS.contains(&row)) {
                put(set, word_key(kind), row);
            }
        }
    }
    made.store(true, Relaxed);
}

fn put(set: u8, key: u32, row: u16) {
    let free = |place: &usize| PLACES.get(*place).is_some_and(|row| row.load(Relaxed) == FREE);
    if let Some((place, known)) =
        places(set, key).find(free).and_then(|place| PLACES.get(place).zip(KEYS.get(place)))
    {
        place.store(row + 1, Relaxed);
        known.store(key, Relaxed);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::index;
    use crate::perfect::ROW_SHIFT;
    use crate::tables::{TRIES, UNLISTED, large};

    /// Both indices must answer alike: the small one is what the browser has.
    #[test]
    fn finds_what_the_large_one_finds() {
        for row in 0..LISTED as u16 {
            let set = set_of(row);
            let code = large::code(row).as_bytes();
            let packed_code = match syntax_of(row).unwrap() {
                Syntax::Triple => syntax::pack_triple(code),
                _ => packed_key(row),
            };
            if let Some(code) = packed_code {
                assert_eq!(packed(set, code), Some(row));
                // The code behind it, which may be listed or not.
                let next = (code + 1) % 1_000_000_000;
                let large = match syntax_of(row).unwrap() {
                    Syntax::Triple => {
                        let triple = syntax::Triple::from_packed(next).unwrap();
                        index::triple(set, TRIES[set as usize], triple)
                    }
                    _ => index::packed(set, next),
                };
                // The large one knows what a set extends, too.
                let row = (large >> ROW_SHIFT) as u16;
                let of_set = SETS[set as usize].first..SETS[set as usize].last;
                assert_eq!(packed(set, next), of_set.contains(&row).then_some(row));
            } else if let Some(known) = folded(row) {
                assert_eq!(word(set, known.whole()), index::word(set, known.blocks()));
                if let Some(kind) = known.kind() {
                    assert_eq!(word(set, kind), index::word(set, known.kind_blocks().unwrap()));
                }
            }
        }
        let unknown = syntax::fold_word(b"not listed").unwrap();
        assert_eq!((word(0, unknown.whole()), index::word(0, unknown.blocks())), (None, None));
    }

    #[test]
    fn says_the_same_of_every_row() {
        for number in 0..LISTED as u16 {
            assert_eq!(row(number), large::row(number));
            match syntax::pack_triple(large::code(number).as_bytes()) {
                Some(packed) => assert_eq!(triple(number), packed),
                None => assert_eq!((code(number), triple(number)), (large::code(number), 0)),
            }
        }
        for number in LISTED as u16..=UNLISTED as u16 {
            assert_eq!(row(number).classes, large::row(number).classes);
        }
    }
}
