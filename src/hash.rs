//! Keys of packed codes as plain numbers, in the order of the codes: for the stretches of groups, and
//! for the index that is made at run time.

/// The key of a packed code in one set.
#[inline(always)]
pub const fn key(set: u8, code: u32) -> u64 {
    (set as u64) << 32 | code as u64
}

/// Which of `1 << bits` places belongs to a key.
#[inline(always)]
pub const fn bucket(key: u64, bits: u32) -> usize {
    // An odd number without structure: the golden ratio.
    (key.wrapping_mul(0x9E37_79B9_7F4A_7C15) >> (64 - bits)) as usize
}
