//! The tables as they are looked up.

use core::ops::Range;

use super::super::super::letters;
use super::super::{Capital, Context, Kind};

include!(concat!(env!("OUT_DIR"), "/contexts.rs"));

#[inline(always)]
pub fn may_end(key: u32) -> bool {
    holds(&CONTEXT_BITS, key)
}

#[inline(always)]
pub fn may_be_certain(name: u32) -> bool {
    holds(&NAME_BITS, name)
}

#[inline(always)]
fn holds<const N: usize>(filter: &[u64; N], key: u32) -> bool {
    let bit = letters::spread(key, N * 64);
    filter[bit / 64] >> (bit % 64) & 1 == 1
}

#[inline(always)]
pub fn is_payment(key: u32) -> bool {
    PAYMENT.binary_search(&key).is_ok()
}

#[inline(always)]
pub fn is_doubt(key: u32) -> bool {
    DOUBT.binary_search(&key).is_ok()
}

#[inline(always)]
pub fn is_unit(key: u32) -> bool {
    UNIT.binary_search(&key).is_ok()
}

#[inline(always)]
pub fn ending_with(key: u32) -> Range<u16> {
    let first = LAST.partition_point(|known| *known < key);
    let alike = LAST[first..].iter().take_while(|known| **known == key).count();
    first as u16..(first + alike) as u16
}

#[inline(always)]
pub fn context(number: u16) -> &'static Context {
    &CONTEXTS[number as usize]
}

#[inline(always)]
pub fn before(number: u16) -> impl Iterator<Item = u32> {
    let Context { first, count, .. } = context(number);
    let first = *first as usize;
    BEFORE[first..first + *count as usize].iter().copied()
}
