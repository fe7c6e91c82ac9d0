//! Many threads may ask at once, also before anything was asked.

use std::sync::Barrier;
use std::thread;

use payverdict::{CodeSet, Match, decode, read};

const THREADS: usize = 8;

#[test]
fn every_thread_gets_every_row() {
    let start = Barrier::new(THREADS);
    thread::scope(|scope| {
        for thread in 0..THREADS {
            let start = &start;
            scope.spawn(move || {
                start.wait();
                for set in CodeSet::ALL {
                    // Each begins elsewhere in the set, so that they meet.
                    let rows = set.entries().len();
                    for row in set.entries().cycle().skip(thread * rows / THREADS).take(rows) {
                        let verdict = decode(*set, row.code()).expect("a code of the set");
                        assert_eq!((verdict.matched(), verdict.entry()), (Match::Exact, Some(row)));
                    }
                }
            });
        }
    });
}

/// What is said in lines, and the codes in them, is found in tables of their own.
#[test]
fn every_thread_reads_the_same() {
    const LINES: [&str; 3] = [
        "The card was declined: insuficient funds, response code 51",
        "Kortið útrunnið, svarkóði 54",
        "visa 05 do not honor",
    ];
    let found = || -> Vec<String> {
        LINES.iter().flat_map(|line| read(line.as_bytes()).map(|found| format!("{found:?}"))).collect()
    };
    let start = Barrier::new(THREADS);
    let of_threads: Vec<Vec<String>> = thread::scope(|scope| {
        let threads = [(); THREADS].map(|()| {
            scope.spawn(|| {
                start.wait();
                found()
            })
        });
        threads.map(|thread| thread.join().expect("no panic")).into()
    });
    let later = found();
    assert!(later.len() >= 5, "{later:?}");
    assert!(of_threads.iter().all(|found| *found == later), "{of_threads:?}");
}
