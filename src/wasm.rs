//! What the npm package asks of the tables. Numbers cross, nothing else: JavaScript packs a regular code
//! or writes the bytes of a code into the buffer, and gets the number of a row back. The texts of a row
//! stand in a JavaScript module under the same number.

use core::sync::atomic::{AtomicU8, AtomicU32, Ordering::Relaxed};

use wasm_bindgen::prelude::wasm_bindgen;

use crate::code_set::CodeSet;
use crate::combine::Combined;
use crate::decode::{decode_bytes, decode_packed};
use crate::identify::{decode_in_bytes, identify_bytes};
use crate::source::System;
use crate::syntax::PROBLEM_MAX;
#[cfg(small)]
use crate::tables::CODE_TEXT;
#[cfg(not(small))]
use crate::tables::CODES as CODE_TEXT;
use crate::tables::{self, UNLISTED};
use crate::verdict::{Entry, Verdict};

/// Nothing here panics that is known of; if anything does, JavaScript gets an exception.
#[cfg(payverdict_module)]
#[panic_handler]
fn panic(_: &core::panic::PanicInfo<'_>) -> ! {
    core::arch::wasm32::unreachable()
}

/// Only whole documents take memory; where there are none, it is left out of the module.
#[cfg(payverdict_module)]
#[global_allocator]
static ALLOCATOR: lol_alloc::LockedAllocator<lol_alloc::FreeListAllocator> =
    lol_alloc::LockedAllocator::new(lol_alloc::FreeListAllocator::new());

/// The answer for a text that is not of the set's form.
const MALFORMED: u32 = u32::MAX;

/// Where JavaScript writes a code; one byte more than any code has.
static BUFFER: [AtomicU8; PROBLEM_MAX] = [const { AtomicU8::new(0) }; PROBLEM_MAX];

/// Where the buffer begins.
#[wasm_bindgen]
pub fn buffer() -> u32 {
    BUFFER.as_ptr() as usize as u32
}

/// The answer for the first `length` bytes of the buffer: the row, and above 16 bits the letter behind
/// the code; `MALFORMED` if they are not of the set's form.
#[wasm_bindgen]
pub fn decode_buffer(set: u32, length: u32) -> u32 {
    let bytes = written();
    let (Some(set), Some(code)) = (CodeSet::ALL.get(set as usize), bytes.get(..length as usize)) else {
        return MALFORMED;
    };
    decode_bytes(*set, code).map_or(MALFORMED, Verdict::answer_number)
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
    let certain = found.certain().map_or(0, |verdict| verdict.set() as u32 + 1);
    let candidates = found.candidates().flat_map(|candidate| {
        let sets = candidate.sets();
        let head = [candidate.verdict().answer_number() & 0xFFFF, sets.clone().count() as u32];
        head.into_iter().chain(sets.map(|set| set as u32))
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
        Some(Verdict::of_row(*CodeSet::ALL.get(set as usize)?, row as u16, 0))
    });
    let combined = verdicts.fold(None, |combined: Option<Combined>, verdict| {
        Some(combined.map_or_else(|| Combined::from(verdict), |combined| combined.with(verdict)))
    });
    write(combined.into_iter().flat_map(Combined::numbers));
}

/// The answer for a code that JavaScript has packed as the tables do.
#[wasm_bindgen]
pub fn decode_number(set: u32, packed: u32) -> u32 {
    CodeSet::ALL.get(set as usize).map_or(MALFORMED, |set| decode_packed(*set, packed).answer_number())
}

/// Outcome (4 bits), reason (7), retry (4), actor (3), flags (5), next step (3) and operation (4), lowest first.
#[wasm_bindgen]
pub fn classes(row: u32) -> u32 {
    tables::row(row as u16).classes
}

/// The same, as a page may see it: a masked reason is indistinguishable from `generic_decline`.
#[wasm_bindgen]
pub fn masked_classes(row: u32) -> u32 {
    Entry::from_row(row as u16).masked_classes()
}

/// Set (8 bits), source plus one (8), message (8) and terms (8), lowest first.
#[wasm_bindgen]
pub fn details(row: u32) -> u32 {
    let row = tables::row(row as u16);
    row.set as u32 | (row.source as u32) << 8 | (row.message as u32) << 16 | (row.terms as u32) << 24
}

/// How many rows and groups there are; the row of this number is that of a code not listed.
#[wasm_bindgen]
pub fn unlisted() -> u32 {
    UNLISTED as u32
}

/// Where the codes of all rows begin, one after another; triples are not among them.
#[wasm_bindgen]
pub fn codes() -> u32 {
    CODE_TEXT.as_ptr() as usize as u32
}

/// The number of the nine digits of a row whose code is a triple; 0 for others.
#[wasm_bindgen]
pub fn triple(row: u32) -> u32 {
    #[cfg(small)]
    return crate::small::triple(row as u16);
    #[cfg(not(small))]
    return crate::syntax::pack_triple(tables::code(row as u16).as_bytes()).unwrap_or(0);
}

/// How long the code of a row is; 0 for triples.
#[wasm_bindgen]
pub fn code_length(row: u32) -> u32 {
    tables::code(row as u16).len() as u32
}

/// The answers to whole documents, as a JSON array in which words and rows stand by their numbers. The
/// system is recognised where its number plus one is 0.
#[cfg(feature = "payload")]
#[wasm_bindgen]
pub fn read_payload(text: &str, system: u32, advice: u32) -> alloc::string::String {
    crate::payload::compact::answers(text.as_bytes(), options(system, advice))
}

/// The answer to the only document of a text: one item of that array. A second document is not read; the
/// error is then of the kind `several`.
#[cfg(feature = "payload")]
#[wasm_bindgen]
pub fn read_one_payload(text: &str, system: u32, advice: u32) -> alloc::string::String {
    crate::payload::compact::answer(text.as_bytes(), options(system, advice))
}

#[cfg(feature = "payload")]
fn options(system: u32, advice: u32) -> crate::payload::Options {
    use crate::payload::{Options, PayloadSystem};

    let advice = CodeSet::ALL.get(advice as usize).copied().unwrap_or(CodeSet::MastercardAdvice);
    let asked = (system as usize).checked_sub(1).and_then(|system| PayloadSystem::ALL.get(system)).copied();
    Options::default().advice(advice).system(asked)
}
