//! `ddd.ddd.ddd`: three groups of three digits.

/// The digits of `ddd.ddd.ddd`, one in each byte: 0 1 2 - 3 4 5 - and - 6 7 8, zero between.
#[derive(Clone, Copy)]
pub struct Triple {
    head: u64,
    tail: u32,
}

impl Triple {
    /// Checks all eleven bytes in two loads, without a branch for each digit.
    #[inline(always)]
    pub const fn read(text: &[u8]) -> Option<Self> {
        // What turns digits into 0..=9 and dots into 0.
        const DIGITS: u64 = u64::from_le_bytes(*b"000.000.");
        const LAST: u32 = u32::from_le_bytes(*b".000");
        // Added to a byte, these reach the top bit where it is not a digit, or not a dot.
        const OVER: u64 = 0x7F76_7676_7F76_7676;
        const LAST_OVER: u32 = 0x7676_767F;
        if text.len() != 11 {
            return None;
        }
        let (Some(head), Some(tail)) = (text.first_chunk::<8>(), text.last_chunk::<4>()) else {
            return None;
        };
        let head = u64::from_le_bytes(*head) ^ DIGITS;
        let tail = u32::from_le_bytes(*tail) ^ LAST;
        let over = head.wrapping_add(OVER) | head;
        let last_over = tail.wrapping_add(LAST_OVER) | tail;
        if (over | last_over as u64) & 0x8080_8080_8080_8080 != 0 {
            return None;
        }
        Some(Self { head, tail })
    }

    /// All nine digits in 44 bits: six without a gap, and three with four bits between, where the set goes
    /// (`bits::put_set`).
    #[inline(always)]
    pub const fn kept(self) -> u64 {
        // Nothing is left in the upper byte of these 32 bits: dots are 0.
        let head = self.head as u32 | (self.head >> 28) as u32;
        head as u64 | (self.tail as u64) << 16
    }

    /// The digits that `kept` holds.
    pub const fn from_kept(kept: u64) -> Self {
        Self { head: kept & 0x0F_0F0F | (kept & 0xF0_F0F0) << 28, tail: (kept >> 16) as u32 & 0x0F0F_0F00 }
    }

    /// The number of the nine digits.
    #[inline(always)]
    pub const fn packed(self) -> u32 {
        // Bytes 0 and 4 become the pairs of digits 01 and 34; bytes 2 and 6 are the digits 2 and 5.
        let pairs = self.head.wrapping_mul(10).wrapping_add(self.head >> 8);
        const BYTES: u64 = 0x0000_00FF_0000_00FF;
        let first = (pairs & BYTES).wrapping_mul(10 | 10_000 << 32);
        let second = (self.head >> 16 & BYTES).wrapping_mul(1 | 1_000 << 32);
        let head = (first.wrapping_add(second) >> 32) as u32;
        head * 1000 + self.hundreds() * 100 + (self.tail >> 16 & 0xFF) * 10 + (self.tail >> 24)
    }

    /// The digits of a packed triple; `None` for a number of more than nine digits.
    #[allow(dead_code, reason = "packed triples come from the build script and from JavaScript")]
    pub const fn from_packed(packed: u32) -> Option<Self> {
        if packed > 999_999_999 {
            return None;
        }
        let (mut rest, mut digits) = (packed, [0; 12]);
        let mut place = 12;
        while place > 0 {
            place -= 1;
            if place % 4 != 3 {
                digits[place] = (rest % 10) as u8;
                rest /= 10;
            }
        }
        let [a, b, c, _, d, e, f, _, g, h, i, _] = digits;
        let head = u64::from_le_bytes([a, b, c, 0, d, e, f, 0]);
        Some(Self { head, tail: u32::from_le_bytes([0, g, h, i]) })
    }

    /// The seventh digit.
    #[inline(always)]
    pub const fn hundreds(self) -> u32 {
        self.tail >> 8 & 0xF
    }
}

/// How many numbers there may be for each side of a key.
pub const SIDES: [usize; 2] = [1 << 12, 1 << 16];

/// Two sides of what `Triple::kept` gives: digits 1, 2 and 4, and digits 3, 5, 6 and 7, each as a number below `SIDES`.
/// These stand side by side there.
#[inline(always)]
pub const fn sides(kept: u64) -> (usize, usize) {
    (kept as usize & (SIDES[0] - 1), (kept >> 12) as usize & (SIDES[1] - 1))
}

/// Packs `ddd.ddd.ddd` into the number of its nine digits.
#[allow(dead_code, reason = "packed triples are for the build script and for JavaScript")]
pub const fn pack_triple(text: &[u8]) -> Option<u32> {
    match Triple::read(text) {
        Some(triple) => Some(triple.packed()),
        None => None,
    }
}
