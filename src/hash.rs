//! Keys of packed codes as plain numbers, in the order of the codes: for the stretches of groups, and
//! for the index that is made at run time.

/// The key of a packed code in one set.
#[inline(always)]
pub const fn key(set: u8, code: u32) -> u64 {
    (set as u64) << 32 | code as u64
}

/// Which of `1 << bits` places belongs to a code or word of a set. All in 32 bits: without WebAssembly, a
/// product of 64 takes a hundred steps.
#[inline(always)]
pub const fn bucket(set: u8, key: u32, bits: u32) -> usize {
    // An odd number without structure: the golden ratio.
    ((key ^ (set as u32) << 26).wrapping_mul(0x9E37_79B1) >> (32 - bits)) as usize
}
