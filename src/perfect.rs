//! The perfect hashes. The build script makes the tables with this very file and the crate reads them
//! with it, so the two cannot drift apart.
//!
//! A key is multiplied once. The highest bits of the product choose a displacement, the bits below
//! them, displaced, are the slot. The build script looks for a multiplier with which every key has a
//! slot of its own.

/// Where the set stands in a key, and the row above it.
///
/// A key is what a verdict holds apart from the row, so a slot is the key and the row: the verdict.
pub const SET_SHIFT: u32 = 24;
pub const ROW_SHIFT: u32 = 52;

/// The key of a code in one set. The code leaves the eight bits of the set free.
#[inline(always)]
pub const fn key(set: u8, code: u64) -> u64 {
    code | (set as u64) << SET_SHIFT
}

/// Whether a slot is that of a key, whatever its row.
#[inline(always)]
pub const fn holds(slot: u64, key: u64) -> bool {
    (slot ^ key) << (64 - ROW_SHIFT) == 0
}

/// The product that bucket and slot are taken from.
#[inline(always)]
pub const fn spread(key: u64, multiplier: u64) -> u64 {
    key.wrapping_mul(multiplier)
}

/// Which displacement belongs to a product, of as many as the buckets.
#[inline(always)]
pub const fn bucket(product: u64, buckets: usize) -> usize {
    (product >> (64 - buckets.trailing_zeros())) as usize
}

/// Which slot belongs to a product.
#[inline(always)]
pub const fn slot(product: u64, displacement: u16, buckets: usize, slots: usize) -> usize {
    let below = 64 - buckets.trailing_zeros() - slots.trailing_zeros();
    ((product >> below) as usize ^ displacement as usize) & (slots - 1)
}

/// The place of a key in a table of slots, whose sizes are powers of two.
#[inline(always)]
pub const fn place<const BUCKETS: usize>(
    key: u64,
    multiplier: u64,
    displacements: &[u16; BUCKETS],
    slots: usize,
) -> usize {
    let product = spread(key, multiplier);
    slot(product, displacements[bucket(product, BUCKETS)], BUCKETS, slots)
}

/// One number for a folded word in one set. Different words may share it.
#[inline(always)]
pub fn text(set: u8, blocks: &[[u8; 32]]) -> u64 {
    const ODD: [u64; 4] =
        [0x9E37_79B9_7F4A_7C15, 0xBF58_476D_1CE4_E5B9, 0x94D0_49BB_1331_11EB, 0xD6E8_FEB8_6659_FD93];
    let mut hash = set as u64 + 1;
    for block in blocks {
        let [a, b, c, d] = words(block);
        // Four products that do not wait for each other.
        let first = a.wrapping_mul(ODD[0]) ^ b.wrapping_mul(ODD[1]).rotate_right(16);
        let second = c.wrapping_mul(ODD[2]).rotate_right(32) ^ d.wrapping_mul(ODD[3]).rotate_right(48);
        hash = hash.wrapping_mul(ODD[0]) ^ first ^ second;
    }
    hash
}

/// A block of text, eight bytes at a time.
#[inline(always)]
pub fn words(block: &[u8; 32]) -> [u64; 4] {
    let (words, _) = block.as_chunks::<8>();
    [0, 1, 2, 3].map(|place| u64::from_le_bytes(words[place]))
}
