//! The tables where every byte is downloaded: the module has the words and by their numbers the contexts; how they are
//! found is made of them at run time.

use core::ops::Range;
use core::sync::atomic::AtomicU16;
use core::sync::atomic::Ordering::Relaxed;

use super::super::super::letters;
use super::super::super::made::{Bits, Lists, Once, Packed, Words, key};
use super::super::Context;

/// What the build script writes.
mod given {
    use super::super::super::{Capital, Context, Kind};

    include!(concat!(env!("OUT_DIR"), "/contexts_compact.rs"));
}

static MADE: Once = Once::new();
static WORDS: Words<{ given::WORDS }, { given::PLACES }> = Words::new();
/// The first context that ends with each word; behind the last one, how many there are.
static FIRSTS: [AtomicU16; given::WORDS + 1] = [const { AtomicU16::new(0) }; given::WORDS + 1];
static BEFORE: Lists<{ given::WORDS_BEFORE }, { given::CONTEXT_COUNT + 2 }> = Lists::new();
static BITS: Bits<{ given::BITS / 32 }> = Bits::new();

fn make() {
    let (mut words, mut first) = (Packed::new(&given::WORD_BYTES), 0);
    for (number, (kinds, count)) in given::WORD_KINDS.iter().zip(&given::WORD_COUNTS).enumerate() {
        let key = key(words.word());
        WORDS.put(number as u16, key);
        if (*kinds, *count) != (0, 0) {
            BITS.set(letters::spread(key, given::BITS));
        }
        first += u16::from(*count);
        FIRSTS[number + 1].store(first, Relaxed);
    }
    for number in 0..given::CONTEXT_COUNT as u16 {
        BEFORE.make_room(number, context(number).count.into());
    }
    BEFORE.begin();
    let mut words = Packed::new(&given::BEFORE_BYTES);
    for number in 0..given::CONTEXT_COUNT as u16 {
        for _ in 0..context(number).count {
            BEFORE.put(number, words.number());
        }
    }
}

#[inline]
pub fn may_end(key: u32) -> bool {
    MADE.ready(make);
    BITS.is_set(letters::spread(key, given::BITS))
}

#[inline]
pub fn may_be_certain(name: u32) -> bool {
    let bit = letters::spread(name, given::BITS);
    given::NAME_BITS[bit / 64] >> (bit % 64) & 1 == 1
}

pub fn is_doubt(key: u32) -> bool {
    is_of_kind(key, 0)
}

pub fn is_payment(key: u32) -> bool {
    is_of_kind(key, 1)
}

pub fn is_unit(key: u32) -> bool {
    is_of_kind(key, 2)
}

fn is_of_kind(key: u32, bit: u8) -> bool {
    WORDS.number(key).is_some_and(|number| given::WORD_KINDS[number as usize] >> bit & 1 == 1)
}

pub fn ending_with(key: u32) -> Range<u16> {
    let first = |word: usize| FIRSTS.get(word).map_or(0, |first| first.load(Relaxed));
    WORDS.number(key).map_or(0..0, |word| first(word.into())..first(usize::from(word) + 1))
}

/// Those that say the same share one.
pub fn context(number: u16) -> &'static Context {
    &given::CONTEXTS[given::CONTEXT_NUMBERS[number as usize] as usize]
}

pub fn before(number: u16) -> impl Iterator<Item = u32> {
    BEFORE.of(number).iter().map(|word| WORDS.key(word.load(Relaxed)))
}

#[cfg(all(test, not(feature = "compact")))]
mod tests {
    use super::super::fast;
    use super::*;

    /// Both tables must answer alike: these are what the browser has.
    #[test]
    fn tell_what_the_fast_ones_tell() {
        let (mut words, mut contexts) = (Packed::new(&given::WORD_BYTES), 0);
        for number in 0..2 * given::WORDS {
            // Each word, and one that differs by a bit.
            let key = if number % 2 == 0 { key(words.word()) } else { WORDS.key(number as u16 / 2) ^ 1 };
            assert_eq!((may_end(key), may_be_certain(key)), (fast::may_end(key), fast::may_be_certain(key)));
            let kinds = [is_doubt(key), is_payment(key), is_unit(key)];
            assert_eq!(kinds, [fast::is_doubt(key), fast::is_payment(key), fast::is_unit(key)]);
            let (own, others) = (ending_with(key), fast::ending_with(key));
            assert_eq!(own.len(), others.len());
            contexts += own.len();
            for (own, other) in own.zip(others) {
                assert!(before(own).eq(fast::before(other)));
                assert!(context(own).says_what(fast::context(other)));
            }
        }
        assert_eq!(contexts, given::CONTEXT_COUNT);
    }
}
