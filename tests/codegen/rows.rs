//! What is refused in a row of a set.

use payverdict::{Actor, CodeSet, Flags, Outcome, Reason, Retry};

use crate::copy::{Copy, NUMBERS, WORDS, add_row, codes};

#[test]
fn cells_of_a_row() {
    fn list<'a>(words: impl IntoIterator<Item = &'a str>) -> String {
        words.into_iter().collect::<Vec<_>>().join(", ")
    }
    let outcomes = list(Outcome::ALL.iter().map(|word| word.as_str()));
    let reasons = list(Reason::ALL.iter().map(|word| word.as_str()));
    let retries = list(Retry::ALL.iter().map(|word| word.as_str()));
    let actors = list(Actor::ALL.iter().map(|word| word.as_str()));
    let flags = list(Flags::words().iter().copied());
    let card = format!("Test card 4{}", "1".repeat(15));
    let spaced = format!("Test card 4{}", "111 1111 1111 1111");
    let (long, longest) = ("x".repeat(91), "x".repeat(90));
    let cases: &[(&[(&str, &str)], String)] = &[
        (&[("outcome", "aproved")], format!("unknown outcome `aproved`; expected one of {outcomes}")),
        (&[("outcome", "")], format!("unknown outcome ``; expected one of {outcomes}")),
        (&[("reason", "bad luck")], format!("unknown reason `bad luck`; expected one of {reasons}")),
        (&[("retry", "often")], format!("unknown retry `often`; expected one of {retries}")),
        (&[("actor", "bank")], format!("unknown actor `bank`; expected one of {actors}")),
        (&[("flags", "legacy odd")], format!("unknown flag `odd`; expected one of {flags}")),
        (
            &[("source", "hearsay")],
            "unknown source `hearsay`; cite an id of data/sources.csv, or add one".into(),
        ),
        (&[("source", "")], "unknown source ``; cite an id of data/sources.csv, or add one".into()),
        (
            &[("code", "4x")],
            format!(
                "`4x` is not a number of one to nine digits, such as {}",
                NUMBERS.parse::<CodeSet>().unwrap().example()
            ),
        ),
        (
            &[("outcome", "approved"), ("retry", "not_needed")],
            "approved leaves no reason and nothing to try again; use retry not_needed and no reason".into(),
        ),
        (
            &[("outcome", "approved"), ("reason", "")],
            "approved leaves no reason and nothing to try again; use retry not_needed and no reason".into(),
        ),
        (
            &[("reason", "")],
            "declined and failed need a reason; use unspecified where nothing is known".into(),
        ),
        (&[("reason", "refund")], "refund and chargeback are reasons of reversed only".into()),
        (&[("outcome", "unknown")], "unknown needs a look at the status first; use retry check_first".into()),
        (
            &[("outcome", "cancelled")],
            "a cancelled payment is never tried again by itself; use retry not_needed".into(),
        ),
        (&[("outcome", "review")], "review was carried out; use retry not_needed or check_first".into()),
        (
            &[("outcome", "reversed")],
            "reversed has the reason refund, chargeback, a chargeback's cause (mandate_revoked, \
             stop_payment_order, duplicate_transaction) or none"
                .into(),
        ),
        (&[("summary", "")], "the summary is blank; say in plain English what the code means".into()),
        (&[("summary", &long)], "the summary is longer than 90 characters; shorten it".into()),
        (&[("summary", "Made up.")], "the summary ends with a full stop; leave it out".into()),
        (
            &[("summary", "Made  up")],
            "summary has spaces to spare or control characters; use single spaces between words".into(),
        ),
        (&[("summary", &card)], "summary holds what looks like a card number; leave it out".into()),
        (&[("summary", &spaced)], "summary holds what looks like a card number; leave it out".into()),
        (
            &[("limit", "20/month")],
            "the limit `20/month` is not a number of tries or tries in a window, such as 4, 20/30d or 10/24h"
                .into(),
        ),
        (
            &[("limit", "many")],
            "the limit `many` is not a number of tries or tries in a window, such as 4, 20/30d or 10/24h"
                .into(),
        ),
        (
            &[("retry", "later"), ("wait_hours", "soon")],
            "wait_hours is `soon`; expected a whole number of hours".into(),
        ),
        (
            &[("retry", "later"), ("wait_hours", "0")],
            "wait_hours is `0`; expected a whole number of hours".into(),
        ),
        (&[("wait_hours", "24")], "wait_hours goes with retry later only".into()),
    ];
    let copy = Copy::new();
    for (cells, text) in cases {
        let line = add_row(&copy, cells);
        copy.refused(&codes(NUMBERS), line, text);
        copy.remove(&codes(NUMBERS), line);
    }
    add_row(&copy, &[("summary", &longest), ("limit", "20/30d"), ("retry", "later"), ("wait_hours", "24")]);
    assert_eq!(copy.mistakes(), [""; 0]);
}

#[test]
fn a_code_that_is_there_twice() {
    let copy = Copy::new();
    let file = codes(NUMBERS);
    let last = copy.last(&file);
    let code = copy.cell(&file, last, "code");
    let line = add_row(&copy, &[("code", &code)]);
    let text = format!("`{code}` stands for the same as `{code}` on line {last}; keep one");
    copy.refused(&file, line, &text);
}

#[test]
fn a_word_that_is_there_in_two_spellings() {
    let copy = Copy::new();
    let file = codes(WORDS);
    let last = copy.last(&file);
    let word = copy.cell(&file, last, "code");
    let other = word.to_uppercase();
    copy.insert(&file, last + 1, copy.text(&file).lines().last().unwrap());
    copy.change(&file, last + 1, "code", &other);
    let text = format!("`{other}` stands for the same as `{word}` on line {last}; keep one");
    copy.refused(&file, last + 1, &text);
}

#[test]
fn a_code_out_of_order() {
    let copy = Copy::new();
    let file = codes(NUMBERS);
    let last = copy.cell(&file, copy.last(&file), "code");
    let line = add_row(&copy, &[("code", "0")]);
    copy.refused(&file, line, &format!("`0` is not in order; it belongs before `{last}`"));
}

/// Adds the column to a file of codes, filled for one row.
fn certain(copy: &Copy, set: &str, code: &str) -> usize {
    let file = format!("codes/{set}.csv");
    let line = copy.line(&file, "code", code);
    let text = copy.text(&file);
    let has_column = text.lines().next().unwrap().split(',').any(|name| name == "certain");
    let lines = text.lines().enumerate().map(|(number, text)| match number {
        _ if has_column => format!("{text}\n"),
        0 => format!("{text},certain\n"),
        _ => format!("{text},\n"),
    });
    copy.write(&file, lines.collect::<String>());
    copy.change(&file, line, "certain", "yes");
    line
}

#[test]
fn a_word_that_others_have_too_is_not_certain() {
    let copy = Copy::new();
    let line = certain(&copy, "payex.transaction", "Completed");
    let text = "certain, but a word of less than 12 letters could be anybody's; leave the cell blank";
    copy.refused("codes/payex.transaction.csv", line, text);
    let copy = Copy::new();
    let line = certain(&copy, "payfunc.error", "authentication required");
    let text = "certain, but `mollie.failure` lists the word, too; leave the cell blank";
    copy.refused("codes/payfunc.error.csv", line, text);
    let copy = Copy::new();
    let line = certain(&copy, NUMBERS, "40110");
    let text = "certain, but only words can be by themselves; leave the cell blank";
    copy.refused(&format!("codes/{NUMBERS}.csv"), line, text);
}
