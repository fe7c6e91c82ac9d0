//! The perfect hashes. The build script makes the tables with this very file and the crate reads them
//! with it, so the two cannot drift apart.
//!
//! A key is multiplied once. The highest bits of the product choose a displacement, the bits below
//! them, displaced, are the slot. The build script looks for a multiplier with which every key has a
//! slot of its own.

use crate::bits::{ROW_SHIFT, put_set};

/// The key of a code in one set. A key is what a verdict holds apart from the row, so a slot is the key and
/// the row: the verdict.
#[inline(always)]
pub const fn key(set: u16, code: u64) -> u64 {
    code | put_set(set)
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
