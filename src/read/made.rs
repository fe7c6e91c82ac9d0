//! Tables that are made at run time, when they are first asked for: what they consist of.

use core::hint::spin_loop;
use core::sync::atomic::Ordering::{Acquire, Relaxed, Release};
use core::sync::atomic::{AtomicBool, AtomicU16, AtomicU32};

use super::letters::{self, KEY};

/// The longest word, in bytes.
pub const WORD_MAX: usize = 28;
/// No byte of a word is below this, so one that is says how many bytes of the word before come first.
const FIRST_BYTE: u8 = b'0';

/// Whether something is made.
pub struct Once {
    is_made: AtomicBool,
    is_making: AtomicBool,
}

impl Once {
    pub const fn new() -> Self {
        Self { is_made: AtomicBool::new(false), is_making: AtomicBool::new(false) }
    }

    /// Makes it unless that is done. Whoever comes back from here sees what was made; one thread makes it, and others
    /// wait.
    #[inline(always)]
    pub fn ready(&self, make: fn()) {
        if !self.is_made.load(Acquire) {
            self.make(make);
        }
    }

    #[cold]
    #[inline(never)]
    fn make(&self, make: fn()) {
        while self.is_making.swap(true, Acquire) {
            spin_loop();
        }
        if !self.is_made.load(Relaxed) {
            make();
            self.is_made.store(true, Release);
        }
        self.is_making.store(false, Release);
    }
}

/// The numbers and words that the build script writes.
pub struct Packed {
    left: &'static [u8],
    word: [u8; WORD_MAX],
}

impl Packed {
    pub const fn new(bytes: &'static [u8]) -> Self {
        Self { left: bytes, word: [0; WORD_MAX] }
    }

    fn byte(&mut self) -> Option<u8> {
        let (first, left) = self.left.split_first()?;
        self.left = left;
        Some(*first)
    }

    /// The next number: seven bits in each byte, the lowest first; the highest bit says that more come.
    pub fn number(&mut self) -> u16 {
        let (mut number, mut shift) = (0, 0);
        while let Some(byte) = self.byte() {
            number |= u16::from(byte & 0x7F).unbounded_shl(shift);
            shift += 7;
            if byte < 0x80 {
                break;
            }
        }
        number
    }

    /// The next word: how many bytes it has of the one before, and those behind them.
    pub fn word(&mut self) -> &[u8] {
        let mut length = usize::from(self.byte().unwrap_or(0));
        while let Some((byte, left)) = self.left.split_first()
            && *byte >= FIRST_BYTE
            && let Some(place) = self.word.get_mut(length)
        {
            *place = *byte;
            length += 1;
            self.left = left;
        }
        self.word.get(..length).unwrap_or_default()
    }
}

/// What a word is found by.
pub fn key(word: &[u8]) -> u32 {
    word.iter().fold(KEY, |key, byte| letters::add(key, *byte))
}

/// Words by their keys.
pub struct Words<const WORDS: usize, const PLACES: usize> {
    /// Open addressing; a place holds a word's number plus one.
    places: [AtomicU16; PLACES],
    keys: [AtomicU32; WORDS],
}

impl<const WORDS: usize, const PLACES: usize> Words<WORDS, PLACES> {
    /// The build script makes room for twice as many words as there are, so a free place is soon found.
    pub const fn new() -> Self {
        const { assert!(WORDS < u16::MAX as usize && WORDS * 2 <= PLACES && PLACES.is_power_of_two()) };
        Self { places: [const { AtomicU16::new(0) }; PLACES], keys: [const { AtomicU32::new(0) }; WORDS] }
    }

    pub fn put(&self, number: u16, key: u32) {
        if let Some(known) = self.keys.get(number as usize)
            && let Some(place) = places(&self.places, key).find(|place| place.load(Relaxed) == 0)
        {
            known.store(key, Relaxed);
            place.store(number + 1, Relaxed);
        }
    }

    pub fn number(&self, key: u32) -> Option<u16> {
        number(&self.places, &self.keys, key)
    }

    pub fn key(&self, number: u16) -> u32 {
        self.keys.get(number as usize).map_or(0, |key| key.load(Relaxed))
    }
}

fn number(places: &[AtomicU16], keys: &[AtomicU32], key: u32) -> Option<u16> {
    self::places(places, key)
        .map_while(|place| place.load(Relaxed).checked_sub(1))
        .find(|number| keys.get(*number as usize).is_some_and(|known| known.load(Relaxed) == key))
}

/// The places to look at for a key, beginning with its own.
fn places(places: &[AtomicU16], key: u32) -> impl Iterator<Item = &AtomicU16> {
    let first = letters::spread(key, places.len());
    (0..places.len()).map(move |step| &places[(first + step) & (places.len() - 1)])
}

/// Lists one after another, and where each begins.
pub struct Lists<const ITEMS: usize, const STARTS: usize> {
    items: [AtomicU16; ITEMS],
    /// Two more than there are lists: one for the last one's end, one while they are filled.
    starts: [AtomicU16; STARTS],
}

impl<const ITEMS: usize, const STARTS: usize> Lists<ITEMS, STARTS> {
    pub const fn new() -> Self {
        const { assert!(ITEMS <= u16::MAX as usize) };
        Self { items: [const { AtomicU16::new(0) }; ITEMS], starts: [const { AtomicU16::new(0) }; STARTS] }
    }

    #[inline]
    pub fn of(&'static self, list: u16) -> &'static [AtomicU16] {
        slice(&self.items, &self.starts, list)
    }

    /// Makes room for so many more items of a list; all of it is made before the first is put.
    pub fn make_room(&self, list: u16, items: u16) {
        if let Some(count) = self.starts.get(list as usize + 2) {
            count.store(count.load(Relaxed) + items, Relaxed);
        }
    }

    /// All room is made.
    pub fn begin(&self) {
        let mut last = 0;
        for start in &self.starts {
            last += start.load(Relaxed);
            start.store(last, Relaxed);
        }
    }

    /// Puts an item behind the others of a list.
    pub fn put(&self, list: u16, item: u16) {
        // The place behind a list's number is where it goes on, and in the end where the next one begins.
        if let Some(next) = self.starts.get(list as usize + 1)
            && let Some(place) = self.items.get(next.load(Relaxed) as usize)
        {
            place.store(item, Relaxed);
            next.store(next.load(Relaxed) + 1, Relaxed);
        }
    }
}

fn slice<'a>(items: &'a [AtomicU16], starts: &[AtomicU16], list: u16) -> &'a [AtomicU16] {
    let list = list as usize;
    let start = |place: usize| starts.get(place).map_or(0, |start| start.load(Relaxed) as usize);
    items.get(start(list)..start(list + 1)).unwrap_or_default()
}

/// A bit for each of some keys.
pub struct Bits<const COUNT: usize>([AtomicU32; COUNT]);

impl<const COUNT: usize> Bits<COUNT> {
    pub const fn new() -> Self {
        Self([const { AtomicU32::new(0) }; COUNT])
    }

    pub fn set(&self, bit: usize) {
        if let Some(bits) = self.0.get(bit / 32) {
            bits.store(bits.load(Relaxed) | 1 << (bit % 32), Relaxed);
        }
    }

    #[inline]
    pub fn is_set(&self, bit: usize) -> bool {
        self.0.get(bit / 32).is_some_and(|bits| bits.load(Relaxed) >> (bit % 32) & 1 == 1)
    }
}
