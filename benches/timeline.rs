//! What an event costs once its document is read: adding it, and the state of the payment.
//!
//! `cargo bench --bench timeline --features payload`

use std::hint::black_box;

use criterion::{Criterion, Throughput};
use payverdict::payload::Options;
use payverdict::timeline::{self, Document, Timeline, Timelines};

fn main() {
    let mut criterion = Criterion::default().configure_from_args();
    for count in [1_usize, 3, 12, 100] {
        let documents = life(count);
        let mut group = criterion.benchmark_group(format!("timeline of {count}"));
        group.throughput(Throughput::Elements(count as u64));
        group.bench_function("add", |bencher| {
            bencher.iter(|| black_box(fold(&documents)));
        });
        let folded = fold(&documents);
        group.bench_function("state", |bencher| bencher.iter(|| black_box(folded.state())));
        group.bench_function("sorted by payment, and the state", |bencher| {
            bencher.iter(|| {
                let mut payments = Timelines::new();
                documents.iter().for_each(|document| {
                    payments.add(document).expect("one payment");
                });
                payments.states().for_each(|state| drop(black_box(state)));
            });
        });
        group.finish();
    }
    criterion.final_summary();
}

fn fold(documents: &[Document]) -> Timeline {
    let mut payment = Timeline::new();
    documents.iter().for_each(|document| {
        payment.add(document).expect("one payment");
    });
    payment
}

/// A reservation that is taken in parts, of which the last is told first.
fn life(count: usize) -> Vec<Document> {
    let text: Vec<_> = (0..count)
        .rev()
        .map(|number| {
            let (kind, refers) = if number == 0 { ("PA", "") } else { ("CP", r#""referencedId":"8ac7a4a0000","#) };
            format!(
                r#"{{"id":"8ac7a4a0{number:03}","paymentType":"{kind}",{refers}"amount":"1.00","currency":"EUR",
                "result":{{"code":"000.000.000"}},"timestamp":"2026-05-04 10:{:02}:{:02}+0000","ndc":"x"}}"#,
                number / 60,
                number % 60
            )
        })
        .collect();
    let text = text.join("\n");
    timeline::read(text.as_bytes(), Options::default())
        .map(|document| document.expect("a document"))
        .collect()
}
