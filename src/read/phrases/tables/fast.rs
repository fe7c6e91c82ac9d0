//! The tables as they are looked up.

use super::super::super::letters::{self, KEY};
use crate::perfect;

include!(concat!(env!("OUT_DIR"), "/phrases.rs"));

/// The elements of a pattern.
pub type Elements = &'static [u16];

#[inline(always)]
pub fn ready() {}

#[inline(always)]
pub fn may_be_keen(key: u32) -> bool {
    let bit = letters::spread(key, KEEN.len() * 64);
    KEEN[bit / 64] >> (bit % 64) & 1 == 1
}

pub fn number(key: u32) -> Option<u16> {
    let place = perfect::place(key.into(), MULTIPLIER, &DISPLACEMENTS, SLOTS.len());
    let number = SLOTS[place];
    (KEYS.get(number as usize) == Some(&key)).then_some(number)
}

#[inline(always)]
pub fn flags(number: u16) -> u16 {
    FLAGS[number as usize]
}

#[inline(always)]
pub fn led_to(number: u16) -> impl Iterator<Item = u16> {
    list(&LED_TO, &LED_TO_STARTS, number).iter().copied()
}

#[inline(always)]
pub fn pattern(number: u16) -> [u8; 4] {
    PATTERNS[number as usize]
}

#[inline(always)]
pub fn elements(pattern: u16) -> Elements {
    list(&ELEMENTS, &ELEMENTS_STARTS, pattern)
}

#[inline(always)]
pub fn element(elements: Elements, place: usize) -> Option<u16> {
    elements.get(place).copied()
}

#[inline(always)]
pub fn is_in_set(set: u16, word: u16) -> bool {
    list(&SETS, &SETS_STARTS, set).binary_search(&word).is_ok()
}

pub fn heads(part: &[u8]) -> impl Iterator<Item = u16> {
    list(&HEADS, &HEADS_STARTS, bucket(part)).iter().copied()
}

pub fn tails(part: &[u8]) -> impl Iterator<Item = u16> {
    list(&TAILS, &TAILS_STARTS, bucket(part)).iter().copied()
}

fn bucket(part: &[u8]) -> u16 {
    (part.iter().fold(KEY, |key, byte| letters::add(key, *byte)) as usize % (HEADS_STARTS.len() - 1)) as u16
}

#[inline(always)]
pub fn with_word<T>(number: u16, ask: impl FnOnce(&[u8]) -> T) -> T {
    let number = number as usize;
    ask(&TEXT[TEXT_ENDS[number] as usize..TEXT_ENDS[number + 1] as usize])
}

#[inline(always)]
fn list(items: &'static [u16], starts: &[u16], number: u16) -> &'static [u16] {
    let number = number as usize;
    &items[starts[number] as usize..starts[number + 1] as usize]
}
