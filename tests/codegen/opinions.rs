//! What is refused in `data/opinions.csv`.

use super::Copy;
use crate::{check, read};

const FILE: &str = "opinions.csv";

/// A line that says something of a code, with one cell spoilt.
fn spoilt(column: &str, cell: &str, text: &str) {
    let copy = Copy::new();
    let line = copy.line(FILE, "list", "google");
    copy.change(FILE, line, column, cell);
    copy.refused(FILE, line, text);
}

#[test]
fn cells_that_mean_nothing() {
    spoilt("list", "google pay", "list is `google pay`; name it in small letters, digits and hyphens");
    spoilt("since", "2026-13-01", "since is `2026-13-01`; expected a date such as 2025-05-25");
    spoilt("source", "hearsay", "unknown source `hearsay`; cite an id of data/sources.csv, or add one");
    spoilt("why", "Because.", "why ends with a full stop; leave it out");
    spoilt("why", &"so ".repeat(31)[..92], "why is longer than 90 characters; shorten it");
    let limit =
        "the limit `often` is not a number of tries or tries in a window, such as 4, 20/30d or 10/24h";
    spoilt("limit", "often", limit);
}

#[test]
fn words_of_others() {
    for (column, cell) in [("outcome", "paid"), ("reason", "do_not_honor|none"), ("retry", "yes|later")] {
        let copy = Copy::new();
        let line = copy.line(FILE, "list", "google");
        copy.change(FILE, line, column, cell);
        let mistakes = copy.mistakes();
        let beginning = format!("data/{FILE}:{line}: unknown {column} `");
        assert!(mistakes.len() == 1 && mistakes[0].starts_with(&beginning), "{mistakes:?}");
    }
}

#[test]
fn codes_that_nobody_lists() {
    spoilt("set", "visa.answer", "unknown set `visa.answer`; take an id of data/sets.csv");
    let text = "is not a code that iso8583.response, or a set that it extends, lists";
    spoilt("code", "YY", &format!("`YY` {text}"));
    spoilt("code", "0051", &format!("`0051` {text}"));
    // A code that a set only inherits is one of its codes.
    let copy = Copy::new();
    let (last, inherited) = (copy.last(FILE), "visa.response,02,sample,,,no,,,,active-merchant");
    let line = (2..=last)
        .find(|&line| {
            copy.cell(FILE, line, "set") == "visa.response" && copy.cell(FILE, line, "code").as_str() > "02"
        })
        .unwrap();
    copy.insert(FILE, line, inherited);
    assert_eq!(copy.mistakes(), [""; 0]);
}

#[test]
fn lines_that_say_nothing_or_too_much() {
    let copy = Copy::new();
    let line = copy.line(FILE, "list", "worldpay");
    copy.change(FILE, line, "limit", "");
    copy.refused(FILE, line, "says nothing; fill in outcome, reason, retry or limit, or leave the line out");
    let copy = Copy::new();
    copy.change(FILE, line, "retry", "no");
    let text = "says something of every code of the set; only a limit may be about all of them";
    copy.refused(FILE, line, text);
}

#[test]
fn order_and_repetition() {
    let copy = Copy::new();
    let line = copy.line(FILE, "list", "google");
    let row = copy.text(FILE).lines().nth(line - 1).unwrap().to_string();
    copy.insert(FILE, line, &row);
    let text = format!("`google` stands for the same as `google` on line {line}; keep one");
    copy.refused(FILE, line + 1, &text);
    let copy = Copy::new();
    let last = copy.last(FILE);
    copy.append(FILE, "iso8583.response,00,sample,approved,,,,,,active-merchant");
    let text = "`iso8583.response` is not in order; it belongs before `visa.response`";
    copy.refused(FILE, last + 1, text);
}

/// Whoever does not ask for opinions has none of their sources.
#[test]
fn sources_of_opinions_alone_are_in_no_other_table() {
    let copy = Copy::new();
    let model =
        check::check(&read::read(&copy.0).unwrap(), None).unwrap_or_else(|mistakes| panic!("{mistakes:?}"));
    let is_among = |id: &str| model.base.sources.iter().any(|source| source.id == id);
    assert!(
        !is_among("hyperpay-dart") && is_among("visa-core-rules-2026-04") && is_among("stripe-decline-codes")
    );
    for id in ["hyperpay-dart", "visa-core-rules-2026-04"] {
        assert!(model.lists.iter().any(|list| list.id == id), "{id}");
    }
    assert_eq!(model.lists.iter().filter(|list| list.id == "stripe-decline-codes").count(), 0);
    assert!(crate::emit::files(&model).iter().all(|(_, text)| !text.contains("hyperpay-dart")));
    assert!(crate::emit::opinions(&model).1.contains("hyperpay-dart"));
}
