//! What fuzzing does (`fuzz/`), on stable: the committed corpora, and documents, payments and plans that a seed makes up.

#[path = "../fuzz/src/lib.rs"]
#[allow(dead_code, reason = "the fuzz targets ask more of it")]
mod fuzz;

use fuzz::{TARGETS, documents, fixtures};
use payverdict::plan::Action;

/// Says which input a target fell over.
fn try_each(name: &str, target: fuzz::Target) -> usize {
    let files = fixtures::files(&fixtures::project().join("fuzz/corpus").join(name));
    for file in &files {
        println!("{}", file.display());
        target(&std::fs::read(file).expect("an input"));
    }
    files.len()
}

#[test]
fn every_input_of_the_corpora_keeps_to_the_rules() {
    for (name, target) in TARGETS {
        let count = try_each(name, target);
        assert!(count >= 100, "{count} inputs for {name}");
    }
}

/// Bytes that look random and are the same in every run.
fn bytes(seed: u64, count: usize) -> Vec<u8> {
    let mut state = seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1;
    let mut next = || {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        (state >> 24) as u8
    };
    (0..count).map(|_| next()).collect()
}

/// `FUZZ_CASES=1000000 FUZZ_SEED=7 cargo test --release --features payload,overlay --test fuzz` tries a million others.
fn cases(count: u64) -> impl Iterator<Item = (u64, Vec<u8>)> {
    let asked = |name: &str| std::env::var(name).ok().and_then(|text| text.parse::<u64>().ok());
    let (count, first) = (asked("FUZZ_CASES").unwrap_or(count), asked("FUZZ_SEED").unwrap_or(1) << 32);
    (0..count).map(move |number| (number, bytes(first + number, 64)))
}

#[test]
fn made_up_documents_keep_to_the_rules() {
    let (mut read, mut paid) = (0, 0);
    for (number, bytes) in cases(10_000) {
        let text = documents::one(&bytes);
        let is_ok = std::panic::catch_unwind(|| fuzz::payload::target(text.as_bytes()));
        assert!(is_ok.is_ok(), "case {number}: {text}");
        let answer = payverdict::payload::read_one(text.as_bytes(), Default::default());
        read += usize::from(answer.is_ok());
        paid += usize::from(answer.is_ok_and(|answer| answer.is_paid()));
    }
    // A maker of documents that nobody reads, or that never pay, would show little.
    assert!(read > 5_000 && paid > 100, "{read} are read, {paid} are paid");
}

#[test]
fn made_up_histories_keep_to_the_rules() {
    for (number, bytes) in cases(3_000) {
        let text = documents::several(&bytes);
        let is_ok = std::panic::catch_unwind(|| fuzz::timeline::target(text.as_bytes()));
        assert!(is_ok.is_ok(), "case {number}:\n{text}");
    }
}

#[test]
fn made_up_plans_keep_to_the_rules() {
    let mut decided = std::collections::BTreeMap::new();
    for (number, bytes) in cases(10_000) {
        let action = std::panic::catch_unwind(|| fuzz::plan::decided(&bytes));
        let action = action.unwrap_or_else(|_| panic!("case {number}"));
        *decided.entry(action.as_str()).or_insert(0) += 1;
    }
    // Each of them is decided often enough to show something.
    assert!(decided.len() == Action::ALL.len() && decided.values().all(|count| *count > 50), "{decided:?}");
}
