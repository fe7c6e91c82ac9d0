//! The tables where every byte is downloaded: the module has the words, and the patterns by small numbers; how they are
//! found is made of them at run time.

use core::sync::atomic::Ordering::Relaxed;
use core::sync::atomic::{AtomicU8, AtomicU16};

use super::super::super::letters;
use super::super::super::made::{Bits, Lists, Once, Packed, WORD_MAX, Words, key};
use super::super::{GAP, KEEN_WORD, OPTIONAL};

/// What the build script writes.
mod given {
    include!(concat!(env!("OUT_DIR"), "/phrases_compact.rs"));
}

static MADE: Once = Once::new();
static WORDS: Words<{ given::WORDS }, { given::PLACES }> = Words::new();
static KEEN: Bits<{ given::KEEN_BITS / 32 }> = Bits::new();
static TEXT: [AtomicU8; given::LETTERS] = [const { AtomicU8::new(0) }; given::LETTERS];
/// Where the words end.
static ENDS: [AtomicU16; given::WORDS] = [const { AtomicU16::new(0) }; given::WORDS];
static LED_TO: Lists<{ given::LED_TO }, { given::WORDS + 2 }> = Lists::new();
static ELEMENTS: Lists<{ given::ELEMENTS }, { given::PATTERNS + 2 }> = Lists::new();
static SETS: Lists<{ given::SET_WORDS }, { given::SETS + 2 }> = Lists::new();
static HEADS: Lists<{ given::LONG }, { given::BUCKETS + 2 }> = Lists::new();
static TAILS: Lists<{ given::LONG }, { given::BUCKETS + 2 }> = Lists::new();

/// Where the words end is kept in 16 bits.
const _: () = assert!(given::LETTERS <= u16::MAX as usize);

fn bucket(part: &[u8]) -> u16 {
    (key(part) as usize % given::BUCKETS) as u16
}

#[inline]
pub fn ready() {
    MADE.ready(make);
}

fn make() {
    make_words();
    make_patterns();
}

fn make_words() {
    let (mut words, mut end) = (Packed::new(&given::WORD_BYTES), 0);
    for number in 0..given::WORDS as u16 {
        let word = words.word();
        for (place, byte) in TEXT[end..].iter().zip(word) {
            place.store(*byte, Relaxed);
        }
        end += word.len();
        ENDS[number as usize].store(end as u16, Relaxed);
        let key = key(word);
        WORDS.put(number, key);
        if flags(number) & KEEN_WORD != 0 {
            KEEN.set(letters::spread(key, given::KEEN_BITS));
        }
        if let Some((head, tail)) = ends(word) {
            HEADS.make_room(head, 1);
            TAILS.make_room(tail, 1);
        }
    }
    HEADS.begin();
    TAILS.begin();
    let mut words = Packed::new(&given::WORD_BYTES);
    for number in 0..given::WORDS as u16 {
        if let Some((head, tail)) = ends(words.word()) {
            HEADS.put(head, number);
            TAILS.put(tail, number);
        }
    }
}

/// Where a word that is long enough to have a typing error is, by how it begins and ends.
fn ends(word: &[u8]) -> Option<(u16, u16)> {
    (word.len() >= given::CORRECTED_MIN).then(|| (bucket(&word[..3]), bucket(&word[word.len() - 3..])))
}

fn make_patterns() {
    for (set, count) in given::SET_COUNTS.iter().enumerate() {
        SETS.make_room(set as u16, (*count).into());
    }
    SETS.begin();
    let mut words = Packed::new(&given::SET_BYTES);
    for (set, count) in given::SET_COUNTS.iter().enumerate() {
        let mut word = 0;
        for _ in 0..*count {
            word += words.number();
            SETS.put(set as u16, word);
        }
    }
    for (pattern, count) in given::ELEMENT_COUNTS.iter().enumerate() {
        ELEMENTS.make_room(pattern as u16, (*count).into());
    }
    ELEMENTS.begin();
    let (mut elements, mut next) = (Packed::new(&given::ELEMENT_BYTES), 0);
    for (pattern, count) in given::ELEMENT_COUNTS.iter().enumerate() {
        for _ in 0..*count {
            let bits = elements.number();
            let set = (bits >> 2).checked_sub(1).unwrap_or_else(|| {
                next += 1;
                next - 1
            });
            let gap = if bits & 2 == 0 { 0 } else { GAP };
            let optional = if bits & 1 == 0 { 0 } else { OPTIONAL };
            ELEMENTS.put(pattern as u16, set | gap | optional);
        }
    }
    each_led_to(|word, _| LED_TO.make_room(word, 1));
    LED_TO.begin();
    each_led_to(|word, pattern| LED_TO.put(word, pattern));
}

/// Goes over the words that lead to patterns, pattern by pattern.
fn each_led_to(with: fn(u16, u16)) {
    for (pattern, anchor) in given::ANCHORS.iter().enumerate() {
        let first = element(elements(pattern as u16), *anchor as usize).unwrap_or(0);
        for word in SETS.of(first & !(GAP | OPTIONAL)) {
            with(word.load(Relaxed), pattern as u16);
        }
    }
}

#[inline]
pub fn may_be_keen(key: u32) -> bool {
    KEEN.is_set(letters::spread(key, given::KEEN_BITS))
}

pub fn number(key: u32) -> Option<u16> {
    WORDS.number(key)
}

pub fn flags(number: u16) -> u16 {
    given::WORD_FLAGS[number as usize]
}

pub fn led_to(number: u16) -> impl Iterator<Item = u16> {
    LED_TO.of(number).iter().map(|pattern| pattern.load(Relaxed))
}

pub fn pattern(number: u16) -> [u8; 4] {
    let number = number as usize;
    [given::OUTCOMES[number], given::REASONS[number], given::ANCHORS[number], given::ENDS[number]]
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

pub fn with_word<T>(number: u16, ask: impl FnOnce(&[u8]) -> T) -> T {
    let end = |place: usize| ENDS.get(place).map_or(0, |end| end.load(Relaxed) as usize);
    let place = number as usize;
    let text = TEXT.get(place.checked_sub(1).map_or(0, end)..end(place)).unwrap_or_default();
    let mut word = [0; WORD_MAX];
    word.iter_mut().zip(text).for_each(|(letter, byte)| *letter = byte.load(Relaxed));
    ask(&word[..text.len().min(WORD_MAX)])
}

#[cfg(all(test, not(feature = "compact")))]
mod tests {
    use super::super::fast;
    use super::*;

    /// Both tables must answer alike: these are what the browser has.
    #[test]
    fn tell_what_the_fast_ones_tell() {
        ready();
        for number in 0..given::WORDS as u16 {
            with_word(number, |word| {
                assert!(fast::with_word(number, |other| word == other));
                let key = key(word);
                assert_eq!((super::number(key), fast::number(key)), (Some(number), Some(number)));
                assert_eq!(super::number(key ^ 1), fast::number(key ^ 1));
                assert_eq!(flags(number), fast::flags(number));
                let keen = [key, !key].map(may_be_keen);
                assert_eq!(keen, [key, !key].map(fast::may_be_keen));
                assert!(led_to(number).eq(fast::led_to(number)));
                if word.len() >= 3 {
                    let (head, tail) = (&word[..3], &word[word.len() - 3..]);
                    assert!(heads(head).eq(fast::heads(head)) && tails(tail).eq(fast::tails(tail)));
                }
            });
        }
        for number in 0..given::PATTERNS as u16 {
            assert_eq!(pattern(number), fast::pattern(number));
            let elements = elements(number);
            for place in 0..=elements.len() {
                assert_eq!(element(elements, place), fast::element(fast::elements(number), place));
            }
        }
        for set in 0..given::SETS as u16 {
            for word in 0..=given::WORDS as u16 {
                assert_eq!(is_in_set(set, word), fast::is_in_set(set, word));
            }
        }
    }
}
