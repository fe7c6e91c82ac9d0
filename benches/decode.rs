//! What one code costs, from `&str` to its outcome, beside what the usual ways cost.
//!
//! `cargo bench --bench decode`; `benches/README.md` says how to read the tables.

#[path = "decode/keys.rs"]
mod keys;
#[path = "decode/opp_groups.rs"]
mod opp_groups;
#[path = "decode/rivals.rs"]
mod rivals;
#[path = "decode/table.rs"]
mod table;

use std::hint::black_box;
use std::time::Duration;

use criterion::{Criterion, SamplingMode, Throughput};
use payverdict::{CodeSet, DecodeError, Match, Verdict, decode, decode_many};

use keys::batch;
use rivals::Rivals;
use table::Way;

fn main() {
    let matches = [Match::Exact, Match::Group, Match::Unlisted];
    let triples = matches.map(|matched| batch(CodeSet::OppResult, matched, str::to_owned));
    let rivals = Rivals::new();
    triples.iter().for_each(|codes| rivals.check(codes));
    let opp = opp_ways(&triples, &rivals);
    let others = OTHERS.map(|(_, _, set, written)| [0, 2].map(|column| batch(set, matches[column], written)));
    let other: Vec<_> = OTHERS
        .iter()
        .zip(&others)
        .map(|(&(id, title, set, _), batches)| {
            Way::new(id, title, batches.iter().map(Vec::as_slice).collect(), move |code| outcome(set, code))
        })
        .collect();

    let mixed = mixed(&triples);
    let column_batches: Vec<_> = triples.iter().chain([&mixed]).map(Vec::as_slice).collect();
    let columns = column_ways(&column_batches);

    let (opp_columns, other_columns) = (["hit", "group", "miss"], ["hit", "miss"]);
    let column_columns = ["hit", "group", "miss", "mixed"];
    let mut criterion = Criterion::default()
        .without_plots()
        .warm_up_time(Duration::from_millis(100))
        .measurement_time(Duration::from_millis(400))
        .nresamples(10_000)
        .configure_from_args();
    in_criterion(&mut criterion, "opp", &opp_columns, &opp);
    in_criterion(&mut criterion, "other", &other_columns, &other);
    in_criterion(&mut criterion, "column", &column_columns, &columns);
    criterion.final_summary();
    // Options and filters are meant for criterion alone.
    if std::env::args().skip(1).eq(["--bench"]) {
        let medians = table::medians(&opp.iter().chain(&other).chain(&columns).collect::<Vec<_>>());
        let (opp_medians, medians) = medians.split_at(opp.len());
        let (other_medians, column_medians) = medians.split_at(other.len());
        table::print("OPP result codes", &opp_columns, &opp, opp_medians, Some("payverdict"));
        table::print("`decode`", &other_columns, &other, other_medians, None);
        table::print_rates("OPP result codes, million a second", &column_columns, &columns, column_medians);
    }
}

/// The ways from the text of an OPP result code to what is known of it.
fn opp_ways<'a>(batches: &'a [Vec<&str>], rivals: &'a Rivals) -> Vec<Way<'a>> {
    let batches = || batches.iter().map(Vec::as_slice).collect();
    vec![
        Way::new("floor", "the floor: check and pack the eleven bytes", batches(), rivals::floor),
        Way::new("floor-bytewise", "the same, byte by byte", batches(), rivals::floor_bytewise),
        Way::new("payverdict", "payverdict `decode`", batches(), |code| outcome(CodeSet::OppResult, code)),
        Way::new(
            "payverdict-any-set",
            "payverdict `decode`, set unknown to the compiler",
            batches(),
            |code| outcome(black_box(CodeSet::OppResult), code),
        ),
        Way::new("binary-search", "sorted `[u32]` of packed codes, binary search", batches(), |code| {
            rivals.binary_search(code)
        }),
        Way::new("fx-hash-map", "`FxHashMap<&str, _>`", batches(), |code| {
            rivals.fx_hash_map.get(code).copied()
        }),
        Way::new("hash-map", "std `HashMap<&str, _>`", batches(), |code| rivals.hash_map.get(code).copied()),
        Way::new("phf", "`phf::Map<&str, _>`", batches(), |code| rivals::PHF.get(code).copied()),
        Way::new("match", "`match` on `&str`", batches(), rivals::matched),
        Way::new("regexes", "the 27 published regexes, one after another", batches(), |code| {
            rivals.regexes(code)
        }),
    ]
}

/// Listed codes and codes of a group in an order that no branch predictor foresees.
fn mixed<'a>(batches: &[Vec<&'a str>]) -> Vec<&'a str> {
    let mut random = keys::Random::new();
    batches[0].iter().zip(&batches[1]).map(|codes| [codes.0, codes.1][random.below(2)]).copied().collect()
}

/// The ways from a column of codes to how many have each outcome.
fn column_ways<'a>(batches: &[&'a [&'a str]]) -> Vec<Way<'a>> {
    let set = CodeSet::OppResult;
    vec![
        Way::column("floor", "the floor, and the sum of the packed codes", batches.to_vec(), |codes| {
            codes.iter().filter_map(|code| rivals::floor(code)).fold(0, u32::wrapping_add)
        }),
        Way::column("decode", "`decode` in a loop, counting outcomes", batches.to_vec(), move |codes| {
            let mut counts = [0; 16];
            for code in codes {
                count(&mut counts, decode(set, code));
            }
            counts
        }),
        Way::column("decode-many", "`decode_many`, counting outcomes", batches.to_vec(), move |codes| {
            let mut counts = [0; 16];
            decode_many(set, codes).for_each(|verdict| count(&mut counts, verdict));
            counts
        }),
        Way::column(
            "decode-many-any-set",
            "`decode_many`, set unknown to the compiler",
            batches.to_vec(),
            move |codes| {
                let mut counts = [0; 16];
                decode_many(black_box(set), codes).for_each(|verdict| count(&mut counts, verdict));
                counts
            },
        ),
    ]
}

#[inline(always)]
fn count(counts: &mut [u32; 16], verdict: Result<Verdict, DecodeError>) {
    counts[verdict.map_or(15, |verdict| verdict.outcome() as usize)] += 1;
}

/// The other syntaxes: the name in criterion's output, the line in the table, a set, and how its codes
/// are written.
const OTHERS: [(&str, &str, CodeSet, Written); 5] = [
    ("number", "number, `116`", CodeSet::Iso8583Action, str::to_owned),
    ("response", "response, `51`", CodeSet::Iso8583Response, str::to_owned),
    (
        "suffixed",
        "response with a letter, found in an extended set, `51-I`",
        CodeSet::PeiAcquirer,
        with_letter,
    ),
    ("word", "word, `CARD_DECLINED`", CodeSet::PayexPxerror, str::to_owned),
    ("problem", "URI of a problem type", CodeSet::PayexProblem, as_uri),
];

/// How the code of a row is written in the benchmark.
type Written = fn(&str) -> String;

fn with_letter(code: &str) -> String {
    format!("{code}-I")
}

fn as_uri(code: &str) -> String {
    format!("https://api.payex.com/psp/errordetail/{code}")
}

/// The outcome of a verdict, as a number; 255 where the text is malformed. The verdict is made in full:
/// none of it may be left out because only the outcome is asked for.
#[inline(always)]
fn outcome(set: CodeSet, code: &str) -> u8 {
    let verdict = decode(set, code);
    black_box(&verdict);
    verdict.map_or(255, |verdict| verdict.outcome() as u8)
}

/// Measures every way and column in turn.
fn in_criterion(criterion: &mut Criterion, name: &str, columns: &[&str], ways: &[Way]) {
    for (column, title) in columns.iter().enumerate() {
        let mut group = criterion.benchmark_group(format!("{name}-{title}"));
        group.sampling_mode(SamplingMode::Flat);
        for way in ways {
            let codes = way.batches[column];
            group.throughput(Throughput::Elements(codes.len() as u64));
            group.bench_function(way.id, |bencher| bencher.iter(|| (way.run)(codes)));
        }
    }
}
