//! Decoding allocates nothing: a counting allocator shows it.

use std::alloc::{GlobalAlloc, Layout, System};
use std::cell::Cell;
use std::hint::black_box;

use payverdict::plan::{Attempt, Network, Policy, Timestamp, plan};
use payverdict::{CodeSet, Locale, decode, decode_bytes, decode_many, identify, search};

struct Counting;

thread_local! {
    // Other threads, the harness's among them, allocate as they like.
    static ALLOCATIONS: Cell<usize> = const { Cell::new(0) };
}

fn allocations() -> usize {
    ALLOCATIONS.with(Cell::get)
}

// SAFETY: every call is handed on to the system's allocator as it came.
unsafe impl GlobalAlloc for Counting {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        let _ = ALLOCATIONS.try_with(|count| count.set(count.get() + 1));
        unsafe { System.alloc(layout) }
    }

    unsafe fn dealloc(&self, pointer: *mut u8, layout: Layout) {
        unsafe { System.dealloc(pointer, layout) }
    }
}

#[global_allocator]
static ALLOCATOR: Counting = Counting;

#[test]
fn nothing_is_allocated() {
    let before = allocations();
    for &set in CodeSet::ALL {
        for entry in set.entries() {
            let verdict = decode(set, entry.code()).unwrap();
            black_box((verdict.outcome(), verdict.summary(), verdict.message(Locale::Is), verdict.source()));
        }
        let others = ["", "800.100.999", "not listed", "https://api.payex.com/psp/errordetail/x/y", "\u{e9}"];
        black_box(
            decode_many(set, set.entries().map(|entry| entry.code()).chain(others)).map(black_box).count(),
        );
        for code in others {
            let _ = black_box(decode(set, code));
            let _ = black_box(decode_bytes(set, code.as_bytes()));
        }
    }
    black_box(identify("51").candidates().count());
    black_box(search("stolen card").count());
    assert_eq!(allocations(), before);
    drop(black_box(vec![1]));
    assert!(allocations() > before, "the allocator counts");
}

#[test]
fn a_plan_of_64_attempts_allocates_nothing() {
    let advice = [decode(CodeSet::MastercardAdvice, "24").unwrap()];
    let start = Timestamp::from_unix(1_795_000_000);
    let attempts: Vec<_> = (0..64)
        .map(|place| {
            let at = Timestamp::from_unix(start.unix() + place * 7_919 % 64 * 40_000);
            let attempt = Attempt::new(at, CodeSet::Iso8583Response, "51").unwrap();
            attempt.network(Network::Mastercard).amount("10.00").currency("EUR").with(&advice)
        })
        .collect();
    let now = Timestamp::from_unix(start.unix() + 3_000_000);
    let before = allocations();
    for count in 1..=attempts.len() {
        for policy in Policy::published() {
            let decision = plan(&attempts[..count], now, policy).unwrap();
            black_box((decision.action(), decision.at(), decision.rule(), decision.verdict()));
            black_box(decision.because().map(black_box).count());
        }
    }
    assert_eq!(allocations(), before);
}
