//! The perfect hash of the packed codes. The build script makes the tables with this very file and
//! the crate reads them with it, so the two cannot drift apart.
//!
//! A key is multiplied once; its high bits choose a displacement, the displaced product is
//! multiplied again, and its high bits are the slot. A slot holds the key and the row, so that one
//! comparison settles whether the code is listed.

/// Odd constants without structure (the golden ratio, and the one of splitmix64).
const FIRST: u64 = 0x9E37_79B9_7F4A_7C15;
const SECOND: u64 = 0xBF58_476D_1CE4_E5B9;

/// How many low bits of a slot hold the row.
pub const ROW_BITS: u32 = 16;

/// The key of a packed code in one set.
#[inline(always)]
pub const fn key(set: u8, code: u32) -> u64 {
    (set as u64) << 32 | code as u64
}

/// Which displacement belongs to a key, where there are `1 << bits` of them.
#[inline(always)]
pub const fn bucket(key: u64, bits: u32) -> usize {
    (key.wrapping_mul(FIRST) >> (64 - bits)) as usize
}

/// Which slot belongs to a key, where there are `1 << bits` of them.
#[inline(always)]
pub const fn slot(key: u64, displacement: u16, bits: u32) -> usize {
    ((key.wrapping_mul(FIRST) ^ displacement as u64).wrapping_mul(SECOND) >> (64 - bits)) as usize
}
