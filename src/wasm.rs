//! What the npm package asks of the tables. Numbers cross, nothing else: JavaScript packs a regular code
//! or writes the bytes of a code into the buffer, and gets the number of a row back. The texts of a row
//! stand in a JavaScript module under the same number.

use core::sync::atomic::{AtomicU8, Ordering::Relaxed};

use wasm_bindgen::prelude::wasm_bindgen;

use crate::code_set::CodeSet;
use crate::decode::{decode_bytes, decode_packed};
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
    let mut bytes = [0; PROBLEM_MAX];
    for (byte, written) in bytes.iter_mut().zip(&BUFFER) {
        *byte = written.load(Relaxed);
    }
    let (Some(set), Some(code)) = (CodeSet::ALL.get(set as usize), bytes.get(..length as usize)) else {
        return MALFORMED;
    };
    decode_bytes(*set, code).map_or(MALFORMED, Verdict::answer_number)
}

/// The answer for a code that JavaScript has packed as the tables do.
#[wasm_bindgen]
pub fn decode_number(set: u32, packed: u32) -> u32 {
    CodeSet::ALL.get(set as usize).map_or(MALFORMED, |set| decode_packed(*set, packed).answer_number())
}

/// Outcome (4 bits), reason (7), retry (4), actor (3), flags (5) and next step (3), lowest first.
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
