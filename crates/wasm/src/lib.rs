//! What the npm package asks of the tables. Numbers cross, nothing else: JavaScript packs a regular code
//! or writes the bytes of a code into the buffer, and gets the number of a row back. The texts of a row
//! stand in a JavaScript module under the same number.

#![cfg_attr(all(target_arch = "wasm32", not(feature = "payload")), no_std)]

#[cfg(target_arch = "wasm32")]
extern crate alloc;

#[cfg(feature = "read")]
mod reading;

use core::sync::atomic::{AtomicU8, AtomicU32, Ordering::Relaxed};

use payverdict::raw::{self, PROBLEM_MAX};
use payverdict::{CodeSet, Combined, System, decode_bytes, decode_in_bytes, identify_bytes};
#[cfg(feature = "tables")]
mod tables;
#[cfg(feature = "payload")]
mod timelines;

#[cfg(feature = "payload")]
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

/// No input is known to panic; if anything does, JavaScript gets an exception.
#[cfg(all(target_arch = "wasm32", not(feature = "payload")))]
#[panic_handler]
fn panic(_: &core::panic::PanicInfo<'_>) -> ! {
    core::arch::wasm32::unreachable()
}

/// Only whole documents take memory; where there are none, it is left out of the module.
#[cfg(target_arch = "wasm32")]
#[global_allocator]
static ALLOCATOR: lol_alloc::LockedAllocator<lol_alloc::FreeListAllocator> =
    lol_alloc::LockedAllocator::new(lol_alloc::FreeListAllocator::new());

/// The answer for a text that is not of the set's form.
const MALFORMED: u32 = u32::MAX;

fn set_of(number: u32) -> Option<CodeSet> {
    u16::try_from(number).ok().and_then(|number| CodeSet::try_from(number).ok())
}

/// Where JavaScript writes a code; one byte more than any code has.
static BUFFER: [AtomicU8; PROBLEM_MAX] = [const { AtomicU8::new(0) }; PROBLEM_MAX];

/// Where the buffer begins.
#[wasm_bindgen]
pub fn buffer() -> u32 {
    BUFFER.as_ptr() as usize as u32
}

/// The answer for the first `length` bytes of the buffer: the row, and above 24 bits the letter behind
/// the code; `MALFORMED` if they are not of the set's form.
#[wasm_bindgen]
pub fn decode_buffer(set: u32, length: u32) -> u32 {
    let bytes = written();
    let (Some(set), Some(code)) = (set_of(set), bytes.get(..length as usize)) else {
        return MALFORMED;
    };
    decode_bytes(set, code).map_or(MALFORMED, raw::answer)
}

fn written() -> [u8; PROBLEM_MAX] {
    let mut bytes = [0; PROBLEM_MAX];
    for (byte, written) in bytes.iter_mut().zip(&BUFFER) {
        *byte = written.load(Relaxed);
    }
    bytes
}

/// Where more than one number crosses at once: three for each set, and two before them.
static NUMBERS: [AtomicU32; 2 + 3 * CodeSet::ALL.len()] =
    [const { AtomicU32::new(0) }; 2 + 3 * CodeSet::ALL.len()];

/// Where these numbers begin.
#[wasm_bindgen]
pub fn numbers() -> u32 {
    NUMBERS.as_ptr() as usize as u32
}

/// How many numbers there is room for.
#[wasm_bindgen]
pub fn numbers_room() -> u32 {
    NUMBERS.len() as u32
}

/// Writes the numbers from the first on; answers how many they were.
fn write(numbers: impl IntoIterator<Item = u32>) -> u32 {
    let written = NUMBERS.iter().zip(numbers).map(|(place, number)| place.store(number, Relaxed));
    written.count() as u32
}

/// Whose code the first `length` bytes of the buffer may be: of any system where its number plus one is 0.
/// Writes the certain set plus one (0 where none is), whether the text is not a code at all, and for each
/// candidate its row, the number of its sets, and these; answers how many numbers it wrote.
#[wasm_bindgen]
pub fn identify_buffer(system: u32, length: u32) -> u32 {
    let bytes = written();
    let code = bytes.get(..length as usize).unwrap_or_default();
    let asked = (system as usize).checked_sub(1).and_then(|system| System::all().nth(system));
    let found = asked.map_or_else(|| identify_bytes(code), |system| decode_in_bytes(system, code));
    let certain = found.certain().map_or(0, |verdict| u32::from(verdict.set().number()) + 1);
    let candidates = found.candidates().flat_map(|candidate| {
        let sets = candidate.sets();
        let head = [raw::answer(candidate.verdict()) & 0xFF_FFFF, sets.clone().count() as u32];
        head.into_iter().chain(sets.map(|set| set.number().into()))
    });
    write([certain, found.is_malformed().into()].into_iter().chain(candidates))
}

/// What `count` codes for one operation mean together; among the numbers stand set and row of each. Writes
/// the numbers that `Combined::numbers` has.
#[wasm_bindgen]
pub fn combine(count: u32) {
    let mut numbers = NUMBERS.iter().map(|number| number.load(Relaxed));
    let verdicts = (0..count).map_while(|_| {
        let (set, row) = (numbers.next()?, numbers.next()?);
        Some(raw::verdict(set_of(set)?, row))
    });
    let combined = verdicts.fold(None, |combined: Option<Combined>, verdict| {
        Some(combined.map_or_else(|| Combined::from(verdict), |combined| combined.with(verdict)))
    });
    write(combined.into_iter().flat_map(raw::numbers));
}

/// The answer for a code that JavaScript has packed as the tables do.
#[wasm_bindgen]
pub fn decode_number(set: u32, packed: u32) -> u32 {
    set_of(set).map_or(MALFORMED, |set| raw::answer(raw::decode_packed(set, packed)))
}

/// Outcome, reason, retry, actor, next step and operation of a row, in the places that the build script names.
#[wasm_bindgen]
pub fn words(row: u32) -> u32 {
    raw::words(row)
}

/// The flags of a row, one bit each.
#[wasm_bindgen]
pub fn flags(row: u32) -> u32 {
    raw::flags(row)
}

/// The words as a page may see them: a masked reason is indistinguishable from `generic_decline`.
#[wasm_bindgen]
pub fn masked_words(row: u32) -> u32 {
    raw::masked_words(row)
}

/// The flags as a page may see them.
#[wasm_bindgen]
pub fn masked_flags(row: u32) -> u32 {
    raw::masked_flags(row)
}

/// The message of a row, and above 16 bits its place among the terms.
#[wasm_bindgen]
pub fn message_and_terms(row: u32) -> u32 {
    raw::message_and_terms(row)
}

/// The set of a row, and above 16 bits its source plus one.
#[wasm_bindgen]
pub fn set_and_source(row: u32) -> u32 {
    raw::set_and_source(row)
}

/// How many rows and groups there are; the row of this number is that of a code not listed.
#[wasm_bindgen]
pub fn unlisted() -> u32 {
    raw::unlisted()
}

/// Where the codes of all rows begin, one after another.
#[wasm_bindgen]
pub fn codes() -> u32 {
    raw::codes().as_ptr() as usize as u32
}

/// How long the code of a row is.
#[wasm_bindgen]
pub fn code_length(row: u32) -> u32 {
    raw::code_length(row)
}

/// The answers to whole documents, as an array in which words and rows stand by their numbers. The
/// system is recognised where its number plus one is 0.
#[cfg(feature = "payload")]
#[wasm_bindgen]
pub fn read_payload(text: &str, system: u32, advice: u32) -> JsValue {
    passed(raw::read(text.as_bytes(), options(system, advice)))
}

/// The answer to the only document of a text: one item of that array. A second document is not read; the
/// error is then of the kind `several`.
#[cfg(feature = "payload")]
#[wasm_bindgen]
pub fn read_one_payload(text: &str, system: u32, advice: u32) -> JsValue {
    passed(raw::read_one(text.as_bytes(), options(system, advice)))
}

/// The documents and lines of a text, with what was found in them: an array of what `raw::pieces` gives.
#[cfg(feature = "payload")]
#[wasm_bindgen]
pub fn find_pieces(text: &str, system: u32, advice: u32) -> JsValue {
    passed(raw::pieces(text, options(system, advice)))
}

/// What is decided about a history that is JSON: what `raw::planned` gives.
#[cfg(feature = "payload")]
#[wasm_bindgen]
pub fn plan_history(text: &str) -> JsValue {
    passed(raw::planned(text.as_bytes()))
}

/// Answers as a value of JavaScript; null never, as they consist of what JSON has.
#[cfg(feature = "payload")]
fn passed(answers: impl serde::Serialize) -> JsValue {
    answers.serialize(&serde_wasm_bindgen::Serializer::json_compatible()).unwrap_or(JsValue::NULL)
}

#[cfg(feature = "payload")]
fn options(system: u32, advice: u32) -> payverdict::payload::Options {
    use payverdict::payload::{Options, PayloadSystem};

    let advice = set_of(advice).unwrap_or(CodeSet::MastercardAdvice);
    let asked = (system as usize).checked_sub(1).and_then(|system| PayloadSystem::ALL.get(system)).copied();
    Options::default().advice(advice).system(asked)
}
