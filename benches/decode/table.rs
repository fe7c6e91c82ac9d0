//! The tables that the README of the benchmarks quotes. All ways take turns, batch by batch, so that a
//! busy moment of the machine falls on every one of them; the median leaves it out.

use std::hint::black_box;
use std::time::Instant;

/// How often every batch is timed.
const ROUNDS: usize = 400;
/// How many codes are timed at once: few enough that even the slowest way is rarely interrupted.
const PART: usize = 512;

type Run<'a> = Box<dyn Fn(&[&str]) + 'a>;

/// One way to look codes up, and the batches that it is measured with, one for each column.
pub struct Way<'a> {
    /// The name in criterion's output.
    pub id: &'a str,
    /// The name in the table.
    pub title: &'a str,
    pub batches: Vec<&'a [&'a str]>,
    pub run: Run<'a>,
}

impl<'a> Way<'a> {
    /// The compiler must take every code and every answer for something unknown.
    pub fn new<A>(
        id: &'a str,
        title: &'a str,
        batches: Vec<&'a [&'a str]>,
        find: impl Fn(&str) -> A + 'a,
    ) -> Self {
        let run = move |codes: &[&str]| {
            for &code in codes {
                black_box(find(black_box(code)));
            }
        };
        Self { id, title, batches, run: Box::new(run) }
    }

    /// A way that is given many codes at once.
    pub fn column<A>(
        id: &'a str,
        title: &'a str,
        batches: Vec<&'a [&'a str]>,
        find: impl Fn(&[&str]) -> A + 'a,
    ) -> Self {
        let run = move |codes: &[&str]| {
            black_box(find(black_box(codes)));
        };
        Self { id, title, batches, run: Box::new(run) }
    }

    /// Nanoseconds a code, for each part of a batch, after an untimed run that fills the caches.
    fn time(&self, codes: &[&str], times: &mut Vec<f64>) {
        (self.run)(codes);
        times.extend(codes.chunks_exact(PART).map(|part| {
            let start = Instant::now();
            (self.run)(part);
            start.elapsed().as_nanos() as f64 / PART as f64
        }));
    }

    /// A row of the table: the medians, and how many times those of another way they are.
    fn print(&self, medians: &[f64], against: Option<&Vec<f64>>) {
        print!("| {} |", self.title);
        let ratios = medians.iter().zip(against.into_iter().flatten()).map(|(ns, other)| ns / other);
        medians.iter().for_each(|ns| print!(" {ns:.digits$} |", digits = if *ns < 100.0 { 1 } else { 0 }));
        ratios.for_each(|ratio| print!(" {ratio:.digits$} |", digits = if ratio < 10.0 { 2 } else { 0 }));
        println!();
    }
}

/// The medians of all ways, in all their columns.
pub fn medians(ways: &[&Way]) -> Vec<Vec<f64>> {
    let mut times: Vec<_> = ways.iter().map(|way| vec![Vec::new(); way.batches.len()]).collect();
    for _ in 0..ROUNDS {
        for (way, times) in ways.iter().zip(&mut times) {
            way.batches.iter().zip(times).for_each(|(codes, times)| way.time(codes, times));
        }
    }
    times.into_iter().map(|columns| columns.into_iter().map(median).collect()).collect()
}

/// Prints a table; `against` names the way that the others are compared with.
pub fn print(title: &str, columns: &[&str], ways: &[Way], medians: &[Vec<f64>], against: Option<&str>) {
    let against = against.and_then(|id| ways.iter().position(|way| way.id == id)).map(|way| &medians[way]);
    let ratios = columns.iter().filter(|_| against.is_some()).map(|column| format!("{column}, ×"));
    let heads: Vec<_> = columns.iter().map(|column| format!("{column}, ns")).chain(ratios).collect();
    println!("\n| {title} | {} |\n|---|{}", heads.join(" | "), "--:|".repeat(heads.len()));
    ways.iter().zip(medians).for_each(|(way, medians)| way.print(medians, against));
}

/// Prints how many million codes a second that is.
pub fn print_rates(title: &str, columns: &[&str], ways: &[Way], medians: &[Vec<f64>]) {
    println!("\n| {title} | {} |\n|---|{}", columns.join(" | "), "--:|".repeat(columns.len()));
    for (way, medians) in ways.iter().zip(medians) {
        let rates: Vec<_> = medians.iter().map(|ns| format!("{:.0}", 1000.0 / ns)).collect();
        println!("| {} | {} |", way.title, rates.join(" | "));
    }
}

fn median(mut times: Vec<f64>) -> f64 {
    times.sort_by(f64::total_cmp);
    times[times.len() / 2]
}
