//! What was said of codes, by their letters: to fold and look up a word takes longer than to find it here, and columns
//! have few different ones.

use payverdict::{CodeSet, decode_bytes};

use crate::said::{Said, said};

/// The longest text that is remembered, in bytes.
const LONGEST: usize = 32;
/// The letters of a text give a place where two are remembered: so many places.
const PLACES: usize = 1 << 14;

type Letters = [u64; LONGEST / 8];

#[derive(Clone, Copy)]
struct Known {
    letters: Letters,
    /// Set and length, which together with the letters are the question.
    asked: u32,
    said: Said,
}

#[derive(Default)]
pub struct Memo {
    known: Vec<[Known; 2]>,
}

impl Memo {
    pub const fn new() -> Self {
        Self { known: Vec::new() }
    }

    /// Decodes a code, or remembers what was said of it. Where all codes are of one set and short, `decode_many` is as
    /// fast; where each row has a set of its own, nobody can foresee which form comes next, and this is faster for all.
    #[inline]
    pub fn decode(&mut self, set: CodeSet, code: &[u8]) -> Said {
        match letters(code) {
            Some(letters) => self.recall(set, code, letters),
            None => said(decode_bytes(set, code)),
        }
    }

    #[inline]
    fn recall(&mut self, set: CodeSet, code: &[u8], letters: Letters) -> Said {
        if self.known.is_empty() {
            self.known = vec![[Known { letters: [0; 4], asked: u32::MAX, said: 0 }; 2]; PLACES];
        }
        let asked = u32::from(set.number()) << 8 | code.len() as u32;
        let place = place(&letters, asked);
        let [first, second] = &mut self.known[place];
        let is = |known: &Known| known.asked == asked && known.letters == letters;
        if is(first) {
            return first.said;
        }
        if !is(second) {
            // The one that was met longer ago is forgotten.
            std::mem::swap(first, second);
            *first = Known { letters, asked, said: said(decode_bytes(set, code)) };
            return first.said;
        }
        second.said
    }
}

fn place(letters: &Letters, asked: u32) -> usize {
    let mixed = letters.iter().fold(u64::from(asked), |mixed, eight| {
        (mixed ^ eight).wrapping_mul(0x9E37_79B9_7F4A_7C15).rotate_left(29)
    });
    (mixed.wrapping_mul(0x9E37_79B9_7F4A_7C15) >> (64 - PLACES.trailing_zeros())) as usize
}

/// The letters of a text of at most 32 bytes: its beginning and its end, which overlap. With the length they tell it
/// from every other text.
#[inline(always)]
fn letters(text: &[u8]) -> Option<Letters> {
    let eight = |at: usize| {
        text.get(at..).and_then(|rest| rest.first_chunk()).map_or(0, |eight| u64::from_le_bytes(*eight))
    };
    let length = text.len();
    match length {
        0..8 => {
            let short = text.iter().rev().fold(0, |short, byte| short << 8 | u64::from(*byte));
            Some([short, 0, 0, 0])
        }
        8..=16 => Some([eight(0), eight(length - 8), 0, 0]),
        17..=LONGEST => Some([eight(0), eight(8), eight(length - 16), eight(length - 8)]),
        _ => None,
    }
}
