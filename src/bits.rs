//! How the parts of a row and of a verdict are packed into numbers: each width is declared here and nowhere
//! else. The build script makes the tables with this file, refuses data that does not fit, and hands the list on
//! to JavaScript; the crate reads the tables with it.

/// A part of a packed number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Field {
    /// The name of the part, for the build script's messages and for JavaScript.
    pub name: &'static str,
    pub shift: u32,
    pub bits: u32,
}

impl Field {
    /// The part that follows another one.
    const fn after(self, name: &'static str, bits: u32) -> Self {
        Self { name, shift: self.shift + self.bits, bits }
    }

    /// The largest number that fits.
    pub const fn max(self) -> u64 {
        (1 << self.bits) - 1
    }

    #[inline(always)]
    pub const fn get(self, packed: u64) -> u64 {
        packed >> self.shift & self.max()
    }

    /// The number in its place, to be joined with the others.
    pub const fn put(self, number: u64) -> u64 {
        number << self.shift
    }
}

/// What a row says. The words that JavaScript asks for come first, so that they fit into 32 bits.
pub const OUTCOME: Field = Field { name: "outcome", shift: 0, bits: 4 };
/// Zero stands for no reason.
pub const REASON: Field = OUTCOME.after("reason", 8);
pub const RETRY: Field = REASON.after("retry", 5);
pub const ACTOR: Field = RETRY.after("actor", 4);
pub const NEXT_STEP: Field = ACTOR.after("next_step", 4);
pub const OPERATION: Field = NEXT_STEP.after("operation", 5);
/// One bit for each flag, in the upper half.
pub const FLAGS: Field = Field { name: "flag", shift: 32, bits: 16 };

/// All parts of a row's words.
pub const WORDS: [Field; 7] = [OUTCOME, REASON, RETRY, ACTOR, NEXT_STEP, OPERATION, FLAGS];

const _: () = assert!(OPERATION.shift + OPERATION.bits <= FLAGS.shift && FLAGS.shift + FLAGS.bits <= 64);

/// A verdict is a code, its set and its row in one number. The code of a triple, digit by digit, leaves two holes
/// of four bits; the set is in them and above. The row is at the top.
pub const SET_BITS: u32 = 10;
pub const ROW_SHIFT: u32 = 46;
pub const ROW_BITS: u32 = 64 - ROW_SHIFT;

/// A set in the bits that no code uses.
#[inline(always)]
pub const fn put_set(set: u16) -> u64 {
    let set = set as u64;
    (set & 0xF) << 28 | (set >> 4 & 0xF) << 36 | (set >> 8 & 3) << 44
}

/// The set that `put_set` has put there.
#[inline(always)]
pub const fn get_set(bits: u64) -> u16 {
    ((bits >> 28 & 0xF) | (bits >> 36 & 0xF) << 4 | (bits >> 44 & 3) << 8) as u16
}

/// The letter after a response code: above the two characters, where no other code has anything.
pub const SUFFIX_SHIFT: u32 = 16;
