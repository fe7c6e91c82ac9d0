//! Keys of packed codes as plain numbers, in the order of the codes: for the stretches of codes that share a group.

/// The key of a packed code in one set.
#[inline(always)]
pub const fn key(set: u16, code: u32) -> u64 {
    (set as u64) << 32 | code as u64
}
