//! What a plan of ten attempts costs, beside merely sorting them by time.
//!
//! `cargo bench --bench plan`

use std::hint::black_box;

use criterion::Criterion;
use payverdict::plan::{Attempt, Network, Policy, Timestamp, plan};
use payverdict::{CodeSet, Verdict, decode};

fn main() {
    let mut criterion = Criterion::default().without_plots().configure_from_args();
    let now = Timestamp::from_unix(1_795_694_400);
    let advice = [decode(CodeSet::MastercardAdvice, "24").expect("a code")];
    for (name, attempts) in [
        ("visa", ten(CodeSet::VisaResponse, Network::Visa, ["51", "05"], &[])),
        (
            "mastercard with advice",
            ten(CodeSet::MastercardResponse, Network::Mastercard, ["51", "05"], &advice),
        ),
        ("iso8583 without network", ten(CodeSet::Iso8583Response, Network::Other, ["51", "91"], &[])),
    ] {
        let mut group = criterion.benchmark_group(format!("ten attempts, {name}"));
        group.bench_function("plan", |bencher| {
            bencher.iter(|| plan(black_box(&attempts), now, &Policy::CAUTIOUS).expect("a history"));
        });
        group.bench_function("sort", |bencher| {
            bencher.iter(|| {
                let mut order: [u32; 10] = core::array::from_fn(|place| place as u32);
                order.sort_unstable_by_key(|place| black_box(&attempts)[*place as usize].at());
                order
            });
        });
        group.finish();
    }
    criterion.final_summary();
}

/// Ten attempts, three days apart, in no order.
fn ten<'a>(set: CodeSet, network: Network, codes: [&'a str; 2], with: &'a [Verdict]) -> Vec<Attempt<'a>> {
    [7, 2, 9, 4, 1, 8, 3, 10, 5, 6]
        .into_iter()
        .map(|place: i64| {
            let at = Timestamp::from_unix(1_795_694_400 - place * 3 * 86_400);
            let attempt = Attempt::new(at, set, codes[place as usize % 2]).expect("a code");
            attempt.network(network).amount("10.00").currency("EUR").with(with)
        })
        .collect()
}
