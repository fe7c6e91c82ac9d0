//! The checks of the build script, which stand here as they do in the build script.
#![no_main]
#![allow(dead_code, reason = "only what checks is asked")]

extern crate alloc;

#[path = "../../src/advice.rs"]
mod advice;
#[path = "../../src/bits.rs"]
mod bits;
#[path = "../../codegen/check/mod.rs"]
mod check;
#[path = "../../src/checks/mod.rs"]
mod checks;
#[path = "../../src/plan/civil.rs"]
mod civil;
#[path = "../../codegen/contexts.rs"]
mod contexts;
#[path = "../../codegen/emit/mod.rs"]
mod emit;
#[path = "../../src/read/letters.rs"]
mod letters;
#[path = "../../src/limit.rs"]
mod limit;
#[path = "../../codegen/marks.rs"]
mod marks;
#[path = "../../codegen/model.rs"]
mod model;
#[path = "../../src/perfect.rs"]
mod perfect;
#[path = "../../codegen/phrases/mod.rs"]
mod phrases;
#[path = "../../codegen/read.rs"]
mod read;
#[path = "../../src/plan/span.rs"]
mod span;
#[path = "../../src/stretch.rs"]
mod stretch;
#[path = "../../src/syntax/mod.rs"]
mod syntax;
#[path = "../src/checks.rs"]
mod target;
#[path = "../../src/read/words.rs"]
mod words;

libfuzzer_sys::fuzz_target!(|data: &[u8]| target::target(data));
