//! Finds a row of one's own: one look into a table that is at most half full.

use alloc::sync::Arc;
use alloc::vec;
use alloc::vec::Vec;

use super::row::{Asked, Row};

/// The rows by set and key.
#[derive(Clone, Debug, Default)]
pub struct Index {
    /// The number of a row plus one; 0 where there is none.
    slots: Vec<u32>,
}

impl Index {
    pub fn new(rows: &[Arc<Row>]) -> Self {
        let mut slots = vec![0; (rows.len() * 2).next_power_of_two().max(2)];
        let mask = slots.len() - 1;
        for (number, row) in rows.iter().enumerate().filter(|(_, row)| row.group.is_none()) {
            let mut place = hash(row.set, Asked::from(&row.key)) as usize & mask;
            while slots[place] != 0 {
                place = (place + 1) & mask;
            }
            slots[place] = number as u32 + 1;
        }
        Self { slots }
    }

    /// The row that lists a key in this very set.
    #[inline]
    pub fn find<'r>(&self, rows: &'r [Arc<Row>], set: u16, key: Asked<'_>) -> Option<&'r Arc<Row>> {
        let mask = self.slots.len() - 1;
        let mut place = hash(set, key) as usize & mask;
        loop {
            let row = rows.get((*self.slots.get(place)? as usize).checked_sub(1)?)?;
            if row.set == set && Asked::from(&row.key) == key {
                return Some(row);
            }
            place = (place + 1) & mask;
        }
    }
}

#[inline]
fn hash(set: u16, key: Asked<'_>) -> u32 {
    const ODD: u64 = 0x9E37_79B9_7F4A_7C15;
    let mixed = match key {
        Asked::Packed(code) => u64::from(code).wrapping_mul(ODD),
        Asked::Folded(word) => word.chunks(8).fold(0, |hash: u64, eight| {
            let eight = eight.iter().rev().fold(0, |number, byte| number << 8 | u64::from(*byte));
            (hash ^ eight).wrapping_mul(ODD).rotate_left(29)
        }),
    };
    ((mixed ^ u64::from(set)).wrapping_mul(ODD) >> 32) as u32
}
