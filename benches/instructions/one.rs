//! Decodes one code again and again, so that the instructions of one decode can be counted:
//! `scripts/instructions.sh` makes a crate of this file and runs it under valgrind.

use std::hint::black_box;

use payverdict::{CodeSet, decode};

/// One code of each kind: what it is called in the figures, its set, and the code.
const KINDS: [(&str, CodeSet, &str); 10] = [
    ("triple-hit", CodeSet::OppResult, "800.100.153"),
    ("triple-group", CodeSet::OppResult, "800.100.999"),
    ("triple-miss", CodeSet::OppResult, "123.456.789"),
    ("triple-malformed", CodeSet::OppResult, "800.100.15x"),
    ("number", CodeSet::Iso8583Action, "116"),
    ("response", CodeSet::Iso8583Response, "51"),
    ("response-miss", CodeSet::Iso8583Response, "ZZ"),
    ("suffixed-extended", CodeSet::PeiAcquirer, "14-I"),
    ("word", CodeSet::PayfuncError, "CARD_DECLINED"),
    ("problem-uri", CodeSet::PayexProblem, "https://api.payex.com/psp/errordetail/creditcard/carddeclined"),
];

fn main() {
    let arguments: Vec<_> = std::env::args().collect();
    let [_, kind, times] = &arguments[..] else {
        KINDS.iter().for_each(|(kind, ..)| println!("{kind}"));
        return;
    };
    let times: u32 = times.parse().expect("how often");
    let (_, set, code) = KINDS.iter().find(|known| known.0 == kind).expect("a kind");
    // Most programs name the set of triples in their source; any other way costs some instructions more.
    match set {
        CodeSet::OppResult => run(times, code, |code| decode(CodeSet::OppResult, code)),
        set => run(times, code, |code| decode(*set, code)),
    }
}

#[inline(always)]
fn run<A>(times: u32, code: &str, find: impl Fn(&str) -> A) {
    for _ in 0..times {
        black_box(find(black_box(code)));
    }
}
