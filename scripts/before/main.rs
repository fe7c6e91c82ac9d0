//! What an earlier commit and this one take for the same work, in turn, in one process: `sh scripts/before/run.sh COMMIT`.

use std::hint::black_box;
use std::time::Instant;

const ROUNDS: usize = 15;
/// The least time of one round, in seconds.
const ROUND: f64 = 0.02;

const DOCUMENTS: [(&str, &str); 3] = [
    (
        "an answer of OPP",
        include_str!("../../crates/cli/tests/payload/fixtures/opp/decline-security-code.json"),
    ),
    (
        "an order of PayEx",
        include_str!("../../crates/cli/tests/payload/fixtures/payex/order-paid-with-problem.json"),
    ),
    (
        "a payment of Áskell",
        include_str!("../../crates/cli/tests/payload/fixtures/askell/payment-refunded.json"),
    ),
];

/// A piece of work: its name, and how it is done, which answers how many codes or documents that were.
type Work = (&'static str, Box<dyn Fn() -> usize>);

/// The same works with either crate; how many sets a code may be of is asked in a way of its own.
macro_rules! works {
    ($module:ident, $candidates:expr) => {
        mod $module {
            use $module::payload::{self, Options};
            use $module::{CodeSet, Locale, Match, decode, decode_many, search};

            use super::{DOCUMENTS, Work, black_box, shuffled, triples};

            fn set(id: &str) -> CodeSet {
                *CodeSet::ALL.iter().find(|set| set.id() == id).expect("a set that both have")
            }

            /// The codes that a set answers in a way.
            fn answered(
                set: CodeSet,
                matched: Match,
                codes: impl IntoIterator<Item = String>,
            ) -> Vec<String> {
                let is_so =
                    |code: &String| decode(set, code).is_ok_and(|verdict| verdict.matched() == matched);
                shuffled(codes.into_iter().filter(is_so).take(1_000).collect())
            }

            fn rows(id: &str) -> (CodeSet, Vec<String>) {
                let set = set(id);
                (set, answered(set, Match::Exact, set.entries().map(|row| row.code().to_string())))
            }

            fn decoding(name: &'static str, (set, codes): (CodeSet, Vec<String>)) -> Work {
                (
                    name,
                    Box::new(move || {
                        codes.iter().filter(|code| black_box(decode(set, black_box(code))).is_ok()).count()
                    }),
                )
            }

            pub fn works() -> Vec<Work> {
                let (opp, listed) = rows("opp.result");
                let (column, told, asked) = (listed.clone(), listed.clone(), listed.clone());
                let told = move || {
                    let each = told.iter().map(|code| decode(opp, code).expect("a code").message(Locale::Is));
                    each.filter(|text| !black_box(text).is_empty()).count()
                };
                let mut all: Vec<Work> = vec![
                    decoding("a listed result code", (opp, listed)),
                    decoding("one that its group answers", (opp, answered(opp, Match::Group, triples()))),
                    decoding("one that nobody knows", (opp, answered(opp, Match::Unlisted, triples()))),
                    (
                        "one of a column",
                        Box::new(move || {
                            decode_many(opp, &column).filter(|one| black_box(one).is_ok()).count()
                        }),
                    ),
                    decoding("a response code", rows("iso8583.response")),
                    decoding("a number", rows("pei.error")),
                    decoding("a word", rows("payex.failure")),
                    decoding("a problem type", rows("payex.problem")),
                    ("a listed code and its message", Box::new(told)),
                    (
                        "a listed code without its set",
                        Box::new(move || {
                            asked.iter().filter(|code| black_box($candidates(black_box(code))) > 0).count()
                        }),
                    ),
                    (
                        "a question of one word",
                        Box::new(|| usize::from(black_box(search(black_box("stolen"))).count() > 0)),
                    ),
                ];
                for (name, text) in DOCUMENTS {
                    all.push((
                        name,
                        Box::new(move || {
                            payload::read(black_box(text.as_bytes()), Options::default())
                                .filter(|answer| black_box(answer).is_ok())
                                .count()
                        }),
                    ));
                }
                all
            }
        }
    };
}

works!(before, |code| ::before::identify(code).count());
works!(after, |code| ::after::identify(code).candidates().count());

/// In an order that looks random, as codes come.
fn shuffled(mut all: Vec<String>) -> Vec<String> {
    let mut state = 0x9E37_79B9_7F4A_7C15_u64;
    for place in (1..all.len()).rev() {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        all.swap(place, (state >> 33) as usize % (place + 1));
    }
    all
}

/// Triples all over, most of which nobody lists.
fn triples() -> impl Iterator<Item = String> {
    (0..200_000_u32).map(|place| place.wrapping_mul(48_271) % 1_000_000_000).map(|number| {
        format!("{:03}.{:03}.{:03}", number / 1_000_000, number / 1_000 % 1_000, number % 1_000)
    })
}

/// Nanoseconds of one code or document.
fn timed(work: &dyn Fn() -> usize, times: usize) -> f64 {
    let started = Instant::now();
    let done: usize = (0..times).map(|_| work()).sum();
    started.elapsed().as_secs_f64() * 1e9 / done as f64
}

fn main() {
    println!("| nanoseconds | before | after | after / before |\n|---|--:|--:|--:|");
    for ((name, before), (_, after)) in before::works().iter().zip(&after::works()) {
        assert!(before() > 0 && after() > 0, "{name}");
        let started = Instant::now();
        let mut times = 0;
        while started.elapsed().as_secs_f64() < ROUND {
            black_box(after());
            times += 1;
        }
        let (mut best, mut now) = (f64::MAX, f64::MAX);
        for _ in 0..ROUNDS {
            best = best.min(timed(before, times));
            now = now.min(timed(after, times));
        }
        println!("| {name} | {best:.1} | {now:.1} | {:.2} |", now / best);
    }
}
