//! The tables where every byte is downloaded: the module has the words, and the patterns by small numbers; how they are
//! found is made of them at run time.

use core::sync::atomic::Ordering::Relaxed;
use core::sync::atomic::{AtomicU8, AtomicU16, AtomicU32};

use super::super::super::letters::{self, KEY};
use super::super::{GAP, KEEN_WORD, OPTIONAL};
use crate::once::{Once, Packed, WORD_MAX};

/// What the build script writes.
mod made {
    include!(concat!(env!("OUT_DIR"), "/phrases_compact.rs"));
}

static MADE: Once = Once::NEW;
/// Open addressing; a place holds a word's number plus one.
static PLACES: [AtomicU16; made::PLACES] = [const { AtomicU16::new(0) }; made::PLACES];
static KEYS: [AtomicU32; made::WORDS] = [const { AtomicU32::new(0) }; made::WORDS];
static KEEN: [AtomicU32; made::KEEN_BITS / 32] = [const { AtomicU32::new(0) }; made::KEEN_BITS / 32];
static TEXT: [AtomicU8; made::LETTERS] = [const { AtomicU8::new(0) }; made::LETTERS];
/// Where the words end.
static ENDS: [AtomicU16; made::WORDS] = [const { AtomicU16::new(0) }; made::WORDS];
static LED_TO: Lists<{ made::LED_TO }, { made::WORDS + 2 }> = Lists::EMPTY;
static ELEMENTS: Lists<{ made::ELEMENTS }, { made::PATTERNS + 2 }> = Lists::EMPTY;
static SETS: Lists<{ made::SET_WORDS }, { made::SETS + 2 }> = Lists::EMPTY;
static HEADS: Lists<{ made::LONG }, { made::BUCKETS + 2 }> = Lists::EMPTY;
static TAILS: Lists<{ made::LONG }, { made::BUCKETS + 2 }> = Lists::EMPTY;

/// Numbers of words and patterns are kept in 16 bits, and so are the places in their lists.
const _: () = assert!(made::WORDS < u16::MAX as usize && made::LETTERS <= u16::MAX as usize);
const _: () = assert!(made::LED_TO <= u16::MAX as usize && made::SET_WORDS <= u16::MAX as usize);

/// Lists one after another, and where each begins.
struct Lists<const ITEMS: usize, const STARTS: usize> {
    items: [AtomicU16; ITEMS],
    /// One more than there are beginnings, while they are filled.
    starts: [AtomicU16; STARTS],
}

impl<const ITEMS: usize, const STARTS: usize> Lists<ITEMS, STARTS> {
    #[expect(clippy::declare_interior_mutable_const, reason = "it is what statics begin as")]
    const EMPTY: Self =
        Self { items: [const { AtomicU16::new(0) }; ITEMS], starts: [const { AtomicU16::new(0) }; STARTS] };

    fn of(&'static self, list: u16) -> &'static [AtomicU16] {
        slice(&self.items, &self.starts, list)
    }

    fn fill(&self, each: fn(&mut dyn FnMut(u16, u16))) {
        fill(&self.items, &self.starts, each);
    }
}

fn slice<'a>(items: &'a [AtomicU16], starts: &[AtomicU16], list: u16) -> &'a [AtomicU16] {
    let list = list as usize;
    let start = |place: usize| starts.get(place).map_or(0, |start| start.load(Relaxed) as usize);
    items.get(start(list)..start(list + 1)).unwrap_or_default()
}

/// Fills lists with what comes, each item with its list: first they are counted, then they are put.
fn fill(items: &[AtomicU16], starts: &[AtomicU16], each: fn(&mut dyn FnMut(u16, u16))) {
    each(&mut |list, _| {
        if let Some(count) = starts.get(list as usize + 2) {
            count.store(count.load(Relaxed) + 1, Relaxed);
        }
    });
    let mut last = 0;
    for start in starts {
        last += start.load(Relaxed);
        start.store(last, Relaxed);
    }
    // The place behind a list's number is where it goes on, and in the end where the next one begins.
    each(&mut |list, item| {
        if let Some(next) = starts.get(list as usize + 1)
            && let Some(place) = items.get(next.load(Relaxed) as usize)
        {
            place.store(item, Relaxed);
            next.store(next.load(Relaxed) + 1, Relaxed);
        }
    });
}

fn key(word: &[u8]) -> u32 {
    word.iter().fold(KEY, |key, byte| letters::add(key, *byte))
}

fn bucket(part: &[u8]) -> u16 {
    (key(part) as usize % made::BUCKETS) as u16
}

/// Goes over all words.
fn each_word(mut with: impl FnMut(u16, &[u8])) {
    let mut words = Packed::new(&made::WORD_BYTES);
    for number in 0..made::WORDS as u16 {
        with(number, words.word(made::FIRST_BYTE));
    }
}

#[inline]
pub fn ready() {
    MADE.ready(make);
}

fn make() {
    let mut end = 0;
    each_word(|number, word| {
        for (place, byte) in TEXT[end..].iter().zip(word) {
            place.store(*byte, Relaxed);
        }
        end += word.len();
        ENDS[number as usize].store(end as u16, Relaxed);
        let key = key(word);
        KEYS[number as usize].store(key, Relaxed);
        if let Some(place) = places(key).find(|place| place.load(Relaxed) == 0) {
            place.store(number + 1, Relaxed);
        }
        if flags(number) & KEEN_WORD != 0 {
            let bit = letters::spread(key, made::KEEN_BITS);
            KEEN[bit / 32].store(KEEN[bit / 32].load(Relaxed) | 1 << (bit % 32), Relaxed);
        }
    });
    HEADS.fill(|put| {
        each_word(|number, word| {
            if word.len() >= made::CORRECTED_MIN {
                put(bucket(&word[..3]), number);
            }
        });
    });
    TAILS.fill(|put| {
        each_word(|number, word| {
            if word.len() >= made::CORRECTED_MIN {
                put(bucket(&word[word.len() - 3..]), number);
            }
        });
    });
    SETS.fill(|put| {
        let mut words = Packed::new(&made::SET_BYTES);
        for (set, count) in made::SET_COUNTS.iter().enumerate() {
            let mut word = 0;
            for _ in 0..*count {
                word += words.number();
                put(set as u16, word);
            }
        }
    });
    ELEMENTS.fill(|put| {
        let (mut elements, mut next) = (Packed::new(&made::ELEMENT_BYTES), 0);
        for (pattern, count) in made::ELEMENT_COUNTS.iter().enumerate() {
            for _ in 0..*count {
                let bits = elements.number();
                let set = (bits >> 2).checked_sub(1).unwrap_or_else(|| {
                    next += 1;
                    next - 1
                });
                let (gap, optional) =
                    (if bits & 2 == 0 { 0 } else { GAP }, if bits & 1 == 0 { 0 } else { OPTIONAL });
                put(pattern as u16, set | gap | optional);
            }
        }
    });
    LED_TO.fill(|put| {
        for (pattern, anchor) in made::ANCHORS.iter().enumerate() {
            let first = element(elements(pattern as u16), *anchor as usize).unwrap_or(0);
            for word in SETS.of(first & !(GAP | OPTIONAL)) {
                put(word.load(Relaxed), pattern as u16);
            }
        }
    });
}

/// The places to look at for a key, beginning with its own.
fn places(key: u32) -> impl Iterator<Item = &'static AtomicU16> {
    let first = letters::spread(key, PLACES.len());
    (0..PLACES.len()).map(move |step| &PLACES[(first + step) & (PLACES.len() - 1)])
}

#[inline]
pub fn may_be_keen(key: u32) -> bool {
    let bit = letters::spread(key, made::KEEN_BITS);
    KEEN[bit / 32].load(Relaxed) >> (bit % 32) & 1 == 1
}

pub fn number(key: u32) -> Option<u16> {
    places(key)
        .map_while(|place| place.load(Relaxed).checked_sub(1))
        .find(|number| KEYS.get(*number as usize).is_some_and(|known| known.load(Relaxed) == key))
}

pub fn flags(number: u16) -> u8 {
    made::WORD_FLAGS[number as usize]
}

pub fn led_to(number: u16) -> impl Iterator<Item = u16> {
    LED_TO.of(number).iter().map(|pattern| pattern.load(Relaxed))
}

pub fn pattern(number: u16) -> [u8; 4] {
    let number = number as usize;
    [made::OUTCOMES[number], made::REASONS[number], made::ANCHORS[number], made::ENDS[number]]
}

/// The elements of a pattern.
pub type Elements = &'static [AtomicU16];

pub fn elements(pattern: u16) -> Elements {
    ELEMENTS.of(pattern)
}

pub fn element(elements: Elements, place: usize) -> Option<u16> {
    elements.get(place).map(|element| element.load(Relaxed))
}

pub fn is_in_set(set: u16, word: u16) -> bool {
    SETS.of(set).binary_search_by_key(&word, |known| known.load(Relaxed)).is_ok()
}

pub fn heads(part: &[u8]) -> impl Iterator<Item = u16> {
    HEADS.of(bucket(part)).iter().map(|number| number.load(Relaxed))
}

pub fn tails(part: &[u8]) -> impl Iterator<Item = u16> {
    TAILS.of(bucket(part)).iter().map(|number| number.load(Relaxed))
}

/// The letters of a word.
pub struct Letters {
    letters: [u8; WORD_MAX],
    length: usize,
}

impl core::ops::Deref for Letters {
    type Target = [u8];

    fn deref(&self) -> &[u8] {
        &self.letters[..self.length]
    }
}

pub fn word(number: u16) -> Letters {
    let end = |place: usize| ENDS.get(place).map_or(0, |end| end.load(Relaxed) as usize);
    let place = number as usize;
    let text = TEXT.get(place.checked_sub(1).map_or(0, end)..end(place)).unwrap_or_default();
    let mut word = Letters { letters: [0; WORD_MAX], length: text.len().min(WORD_MAX) };
    word.letters.iter_mut().zip(text).for_each(|(letter, byte)| *letter = byte.load(Relaxed));
    word
}

#[cfg(all(test, not(feature = "compact")))]
mod tests {
    use super::super::fast;
    use super::*;

    /// Both tables must answer alike: these are what the browser has.
    #[test]
    fn tell_what_the_fast_ones_tell() {
        ready();
        for number in 0..made::WORDS as u16 {
            let word = word(number);
            let key = key(&word);
            assert_eq!(&*word, fast::word(number));
            assert_eq!((super::number(key), fast::number(key)), (Some(number), Some(number)));
            assert_eq!(super::number(key ^ 1), fast::number(key ^ 1));
            assert_eq!(flags(number), fast::flags(number));
            assert_eq!(
                (may_be_keen(key), may_be_keen(!key)),
                (fast::may_be_keen(key), fast::may_be_keen(!key))
            );
            assert!(led_to(number).eq(fast::led_to(number)));
            if word.len() >= 3 {
                let (head, tail) = (&word[..3], &word[word.len() - 3..]);
                assert!(heads(head).eq(fast::heads(head)) && tails(tail).eq(fast::tails(tail)));
            }
        }
        for number in 0..made::PATTERNS as u16 {
            assert_eq!(pattern(number), fast::pattern(number));
            let elements = elements(number);
            for place in 0..=elements.len() {
                assert_eq!(element(elements, place), fast::element(fast::elements(number), place));
            }
        }
        for set in 0..made::SETS as u16 {
            for word in 0..=made::WORDS as u16 {
                assert_eq!(is_in_set(set, word), fast::is_in_set(set, word));
            }
        }
    }
}
