//! Makes perfect hashes: a multiplier and displacements with which no two keys share a slot.

use std::collections::BTreeMap;

use crate::perfect;

pub struct Hashed {
    pub multiplier: u64,
    pub displacements: Vec<u16>,
    /// The position of the key that a slot is for.
    pub slots: Vec<Option<usize>>,
}

/// The perfect hash of some keys, always the same for the same keys.
pub fn hashed(keys: &[u64]) -> Hashed {
    let slots = (keys.len() * 5 / 4).next_power_of_two().max(16);
    (1..100).find_map(|try_number| place(keys, multiplier(try_number), slots)).expect("keys are distinct")
}

/// Odd numbers without structure: the generator splitmix64.
fn multiplier(try_number: u64) -> u64 {
    let mut mixed = try_number.wrapping_mul(0x9E37_79B9_7F4A_7C15);
    mixed = (mixed ^ mixed >> 30).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    mixed = (mixed ^ mixed >> 27).wrapping_mul(0x94D0_49BB_1331_11EB);
    (mixed ^ mixed >> 31) | 1
}

/// Places the keys, the fullest buckets first; `None` if one of them fits nowhere.
fn place(keys: &[u64], multiplier: u64, count: usize) -> Option<Hashed> {
    let bucket_count = count / 4;
    let mut buckets: BTreeMap<usize, Vec<(u64, usize)>> = BTreeMap::new();
    for (position, key) in keys.iter().enumerate() {
        let product = perfect::spread(*key, multiplier);
        buckets.entry(perfect::bucket(product, bucket_count)).or_default().push((product, position));
    }
    let mut buckets: Vec<_> = buckets.into_iter().collect();
    buckets.sort_by_key(|(bucket, keys)| (usize::MAX - keys.len(), *bucket));
    let (mut displacements, mut slots) = (vec![0; bucket_count], vec![None; count]);
    for (bucket, keys) in buckets {
        let wanted = |displacement| {
            keys.iter().map(move |(product, _)| perfect::slot(*product, displacement, bucket_count, count))
        };
        let displacement = (0..count as u16).find(|&displacement| {
            let mut taken: Vec<_> = wanted(displacement).collect();
            let free = taken.iter().all(|&slot| slots[slot].is_none());
            taken.sort_unstable();
            taken.dedup();
            free && taken.len() == keys.len()
        })?;
        displacements[bucket] = displacement;
        for (slot, (_, position)) in wanted(displacement).zip(&keys) {
            slots[slot] = Some(*position);
        }
    }
    Some(Hashed { multiplier, displacements, slots })
}
