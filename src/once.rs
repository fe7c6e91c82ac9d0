//! Tables that are made at run time, when they are first asked for.

use core::hint::spin_loop;
use core::sync::atomic::AtomicBool;
use core::sync::atomic::Ordering::{Acquire, Relaxed, Release};

/// Whether something is made.
pub struct Once {
    is_made: AtomicBool,
    is_making: AtomicBool,
}

impl Once {
    pub const NEW: Self = Self { is_made: AtomicBool::new(false), is_making: AtomicBool::new(false) };

    /// Makes it unless that is done. What was made is seen by whoever comes back from here; it is made by one thread,
    /// and others wait.
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

/// The numbers and words that the build script writes for tables that are made at run time.
pub struct Packed {
    left: &'static [u8],
    word: [u8; WORD_MAX],
    length: usize,
}

/// The longest word, in bytes.
pub const WORD_MAX: usize = 28;

impl Packed {
    pub const fn new(bytes: &'static [u8]) -> Self {
        Self { left: bytes, word: [0; WORD_MAX], length: 0 }
    }

    fn byte(&mut self) -> u8 {
        let Some((first, left)) = self.left.split_first() else { return 0 };
        self.left = left;
        *first
    }

    /// The next number: seven bits in each byte, the lowest first.
    pub fn number(&mut self) -> u16 {
        let (mut number, mut shift) = (0, 0);
        loop {
            let byte = self.byte();
            number |= u32::from(byte & 0x7F) << shift;
            shift += 7;
            if byte < 0x80 || shift > 21 {
                return number as u16;
            }
        }
    }

    /// The next word: how many bytes it has of the one before, and those behind them, all of them from `first` on.
    pub fn word(&mut self, first: u8) -> &[u8] {
        self.length = self.byte().into();
        while let Some(byte) = self.left.first().filter(|byte| **byte >= first)
            && let Some(place) = self.word.get_mut(self.length)
        {
            *place = *byte;
            self.length += 1;
            self.left = &self.left[1..];
        }
        self.word.get(..self.length).unwrap_or_default()
    }
}
