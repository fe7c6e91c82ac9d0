//! Codes and phrases in any text. Their tables are many times the rest, so they are in modules that need them alone.

use core::sync::atomic::{AtomicU8, AtomicU32, Ordering::Relaxed};

use payverdict::raw::{self, Block, More};
use wasm_bindgen::prelude::wasm_bindgen;

/// Where JavaScript writes a text that is read, block by block.
static TEXT: [AtomicU8; 1 << 14] = [const { AtomicU8::new(0) }; 1 << 14];

/// What was found in a block, three numbers each, behind those with which the next one goes on.
static FOUND: [AtomicU32; 3 + 3 * 1024] = [const { AtomicU32::new(0) }; 3 + 3 * 1024];

/// Where the block begins.
#[wasm_bindgen]
pub fn text() -> u32 {
    TEXT.as_ptr() as usize as u32
}

/// How many bytes there is room for.
#[wasm_bindgen]
pub fn text_room() -> u32 {
    TEXT.len() as u32
}

/// Where the numbers of what was found begin.
#[wasm_bindgen]
pub fn found() -> u32 {
    FOUND.as_ptr() as usize as u32
}

/// The text that was written, as far as there is room for it. It is copied into the caller's room: the stack is small.
fn written(length: u32, room: &mut [u8; TEXT.len()]) -> &[u8] {
    let length = (length as usize).min(room.len());
    for (byte, written) in room[..length].iter_mut().zip(&TEXT) {
        *byte = written.load(Relaxed);
    }
    &room[..length]
}

/// What a query of `length` bytes means beside its words, as `raw::sense` writes it; answers how many numbers it wrote.
#[wasm_bindgen]
pub fn sense_buffer(length: u32) -> u32 {
    let mut room = [0; TEXT.len()];
    let query = core::str::from_utf8(written(length, &mut room)).unwrap_or_default();
    let (mut places, mut count) = (FOUND.iter(), 0);
    raw::sense(query, &mut |number| {
        if let Some(place) = places.next() {
            place.store(number, Relaxed);
            count += 1;
        }
    });
    count
}

/// Finds codes and phrases in a block of `length` bytes, of which those before `at` were read before. `place` and
/// `line` are what the block before it gave, with their places in this one. The bits of `mode`: the text is one line,
/// more comes after the block, and it is to be read although nothing in it is whole. Writes `at`, `place` and `line`
/// for the next block, and of each find its places and what it is, as `raw::read_block` gives them; answers how many
/// numbers it wrote.
#[wasm_bindgen]
pub fn read_buffer(length: u32, at: u32, place: u32, line: u32, mode: u32) -> u32 {
    let mut room = [0; TEXT.len()];
    let bytes = written(length, &mut room);
    let more = match mode >> 1 {
        0 => More::No,
        1 => More::Yes,
        _ => More::Forced,
    };
    let (at, place) = (at as usize, place as usize);
    let block = Block { text: bytes, at, place, line, is_all: mode & 1 == 1, more };
    let mut numbers = FOUND.iter().skip(3);
    let room = FOUND.len() - 3;
    let mut left = room;
    let rest = raw::read_block(block, room, &mut |found| {
        for (number, place) in found.into_iter().zip(&mut numbers) {
            place.store(number, Relaxed);
            left -= 1;
        }
    });
    for (number, place) in [rest.at as u32, rest.place as u32, rest.line].into_iter().zip(&FOUND) {
        place.store(number, Relaxed);
    }
    (3 + room - left) as u32
}
