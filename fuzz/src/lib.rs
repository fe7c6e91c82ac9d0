//! What each fuzz target does with its bytes, and what must hold whatever they are. `tests/fuzz.rs` does the same on stable with
//! the committed corpora and with documents that a seed makes up.

pub mod bytes;
pub mod codes;
pub mod decode;
#[allow(dead_code, reason = "the test on stable makes the texts itself, to print them")]
pub mod documents;
pub mod fixtures;
pub mod json;
pub mod mutate;
pub mod overlay;
pub mod payload;
pub mod plan;
pub mod read;
#[path = "../../crates/cli/tests/payload/rules.rs"]
#[allow(dead_code, reason = "the tests of the command ask more of it")]
pub mod rules;
pub mod timeline;

/// What is done with the bytes of an input.
pub type Target = fn(&[u8]);

/// The targets whose inputs are texts as they come, by the names of their corpora; `checks` has its own, as it is the build
/// script's.
pub const TARGETS: [(&str, Target); 5] = [
    ("decode", decode::target),
    ("overlay", overlay::target),
    ("payload", payload::target),
    ("read", read::target),
    ("timeline", timeline::target),
];
