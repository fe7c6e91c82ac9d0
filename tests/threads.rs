//! Many threads may ask at once, also before anything was asked.

use std::sync::Barrier;
use std::thread;

use payverdict::{CodeSet, Match, decode};

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
