//! Any bytes as what somebody pastes: codes, phrases and documents in it.

use payverdict::payload::{self, Options};
use payverdict::{Certainty, Found, Match, Outcome, read};

use super::decode::holds;
use super::payload::answer_holds;

pub fn target(data: &[u8]) {
    let mut last = 0;
    for found in read(data) {
        last = found_holds(&found, data, last);
    }
    // What a word says, it says of its line: nothing that comes in another line changes it. A text that is nothing but a
    // code is one.
    let some = [b"somebody wrote\n", data].concat();
    let more = [&some, &b"\nand then"[..]].concat();
    assert!(read(&some).eq(read(&more)), "a further line changes what was found");
    let mut line = 0;
    for piece in payload::find(data, Options::default()) {
        assert!(piece.line() >= line);
        line = piece.line();
        if let Some(answer) = piece.answer() {
            answer_holds(answer);
        }
        let mut last = 0;
        for found in piece.finds() {
            last = found_holds(&found, piece.text(), last);
        }
    }
}

/// Checks what was found, which begins at or after a place; where it begins. A word may be a code and a phrase at once.
fn found_holds(found: &Found<'_>, text: &[u8], after: usize) -> usize {
    match found {
        Found::Code(code) => {
            assert_eq!(text.get(code.start()..code.end()), Some(code.text().as_bytes()));
            assert!(code.start() >= after && !code.text().is_empty());
            let verdict = code.verdict();
            assert!(verdict.is_none() || code.certainty() != Certainty::Possible, "{code:?}");
            if let Some(verdict) = verdict {
                holds(verdict, verdict.set());
                let is_approved = verdict.outcome() == Outcome::Approved;
                let may = code.certainty() == Certainty::Certain && verdict.matched() == Match::Exact;
                assert!(!is_approved || may, "{code:?}");
            }
            code.start()
        }
        Found::Phrase(phrase) => {
            assert_eq!(text.get(phrase.start()..phrase.end()), Some(phrase.text()));
            assert!(phrase.start() >= after && !phrase.text().is_empty());
            assert_ne!(phrase.outcome(), Outcome::Approved, "{phrase:?}");
            phrase.start()
        }
    }
}
