//! Tables of one's own: how long they take to read, and what a code costs through them, beside the built-in tables alone.
//!
//! `cargo bench --bench overlay --features overlay`

use std::fmt::Write;
use std::hint::black_box;

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use payverdict::overlay::Tables;
use payverdict::{CodeSet, decode};

/// How many rows the tables have that are read.
const ROWS: usize = 1_000;
const HEADER: &str = "code,outcome,reason,retry,actor,wait_hours,limit,flags,summary,source\n";

/// A gateway with a thousand numbers, and words for half of them.
fn folder() -> Vec<(&'static str, String)> {
    let (mut numbers, mut words) = (String::from(HEADER), String::from(HEADER));
    for row in 0..ROWS / 2 {
        writeln!(
            numbers,
            "{},declined,unspecified,other_method,,,,,Turned down for reason {row},",
            10_000 + row
        )
        .unwrap();
        writeln!(words, "turned_down_{row:04},declined,do_not_honor,later,,,,,Turned down for reason {row},")
            .unwrap();
    }
    vec![
        ("systems.csv", "id,name,homepage\nlocalpay,Local Pay,\n".into()),
        (
            "sources.csv",
            "id,title,publisher,url,edition,retrieved,kind\nlocalpay-guide,Guide,Local Pay,,2026,2026-11-26,primary\n"
                .into(),
        ),
        (
            "sets.csv",
            "id,system,title,syntax,suffix,extends,flags,source,example\n\
             localpay.result,localpay,Results,number,,,,localpay-guide,10001\n\
             localpay.state,localpay,States,word,,,,localpay-guide,settled\n"
                .into(),
        ),
        ("codes/localpay.result.csv", numbers),
        ("codes/localpay.state.csv", words),
    ]
}

fn read(bench: &mut Criterion) {
    let folder = folder();
    let mut group = bench.benchmark_group("read");
    group.throughput(Throughput::Elements(ROWS as u64));
    group.bench_function("1000 rows", |run| {
        run.iter(|| Tables::from_csv(black_box(&folder).iter().map(|(name, text)| (name, text))).unwrap());
    });
    group.finish();
}

/// Each form of code: built in; the same through tables that say nothing of it; a stricter row; a set of one's own.
fn code(bench: &mut Criterion) {
    let mut folder = folder();
    folder.push(("codes/opp.result.csv", format!("{HEADER}800.100.152,,,never,,,,,Our rule,\n")));
    folder.push(("codes/stripe.decline.csv", format!("{HEADER}do_not_honor,,,never,,,,,Our rule,\n")));
    folder.push(("codes/clearhaus.status.csv", format!("{HEADER}40110,,,never,,,,,Our rule,\n")));
    let tables = Tables::from_csv(folder.iter().map(|(name, text)| (name, text))).unwrap();
    let own = |id: &str| tables.set(id).unwrap();
    for (form, built_in, code, changed, set, listed) in [
        ("triple", CodeSet::OppResult, "800.100.153", "800.100.152", None, ""),
        ("number", CodeSet::ClearhausStatus, "40120", "40110", Some(own("localpay.result")), "10250"),
        (
            "word",
            CodeSet::StripeDecline,
            "lost_card",
            "do_not_honor",
            Some(own("localpay.state")),
            "turned_down_0250",
        ),
    ] {
        let mut group = bench.benchmark_group(form);
        group.bench_function("built in", |run| run.iter(|| decode(black_box(built_in), black_box(code))));
        group.bench_function("through tables", |run| {
            run.iter(|| tables.decode(black_box(built_in), black_box(code)));
        });
        group.bench_function("stricter row", |run| {
            run.iter(|| tables.decode(black_box(built_in), black_box(changed)));
        });
        if let Some(set) = set {
            group.bench_function("own set", |run| {
                run.iter(|| tables.decode(black_box(set), black_box(listed)))
            });
        }
        group.finish();
    }
}

criterion_group!(benches, read, code);
criterion_main!(benches);
