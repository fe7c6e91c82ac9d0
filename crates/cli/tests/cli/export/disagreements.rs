//! `export --format disagreements`: what other lists say of codes, beside what these tables say.

use std::collections::{BTreeMap, BTreeSet};

use payverdict::opinions::{Case, Opinion, Part, Risk, cases};
use payverdict::{CodeSet, Outcome, Retry};

use super::rows::{Row, table};
use crate::cli::command::{run, run_well};

const EXPORT: [&str; 3] = ["export", "--format", "disagreements"];

fn rows() -> Vec<Row> {
    table(&run_well(&EXPORT)).1
}

fn opinions() -> impl Iterator<Item = (Case, Opinion)> {
    cases().flat_map(|case| case.opinions().map(move |opinion| (case, opinion)))
}

/// How many lists speak of the codes of a set.
fn lists(set: CodeSet, speaks: impl Fn(Opinion) -> bool) -> BTreeSet<&'static str> {
    let of_set = opinions().filter(|(case, opinion)| case.set() == set && speaks(*opinion));
    of_set.map(|(_, opinion)| opinion.list()).collect()
}

#[test]
fn a_disputed_code_is_there_with_all_that_is_said_of_it() {
    let shown: Vec<_> = opinions().filter(|(case, _)| case.is_disputed()).collect();
    let rows = rows();
    assert_eq!(rows.len(), shown.len());
    for (row, (case, opinion)) in rows.iter().zip(shown) {
        let ours = case.ours();
        for (column, cell) in [
            ("set", case.set().id()),
            ("code", case.code().unwrap_or("")),
            ("outcome", ours.map_or("", |ours| ours.outcome().as_str())),
            ("reason", ours.and_then(|ours| ours.reason()).map_or("", |reason| reason.as_str())),
            ("retry", ours.map_or("", |ours| ours.retry().as_str())),
            ("list", opinion.list()),
            ("list_retry", opinion.retry().unwrap_or("")),
            ("list_since", opinion.since().unwrap_or("")),
            ("differs", &opinion.differs().to_string()),
            ("unsafe", opinion.risk().map_or("", |risk| risk.as_str())),
            ("why", opinion.why()),
            ("source", opinion.source().id()),
            ("edition", opinion.source().edition()),
        ] {
            assert_eq!(row[column], cell, "{column} of {row:?}");
        }
    }
    // A code that everybody agrees on is not among them.
    assert!(cases().any(|case| !case.is_disputed()));
}

#[test]
fn one_set_and_no_line_that_is_not_one_row() {
    let csv = run_well(&[&EXPORT[..], &["--set", "stripe.decline"]].concat());
    let (_, rows) = table(&csv);
    assert!(rows.len() > 100 && rows.iter().all(|row| row["set"] == "stripe.decline"));
    assert_eq!(csv.lines().count(), rows.len() + 1);
    assert_eq!(table(&run_well(&[&EXPORT[..], &["--set", "pei.order"]].concat())).1.len(), 0);
}

/// What is dangerous is what the words say, and nothing else.
#[test]
fn a_risk_is_a_success_that_is_none_or_a_try_that_is_barred() {
    let (mut successes, mut tries) = (0, 0);
    for (case, opinion) in opinions() {
        let Some(ours) = case.ours() else {
            assert_eq!(opinion.risk(), None);
            continue;
        };
        let is_success = matches!(ours.outcome(), Outcome::Approved | Outcome::Review);
        let is_barred = matches!(ours.retry(), Retry::Never | Retry::CheckFirst | Retry::Wait);
        let again = opinion.retry().is_some_and(|retry| {
            retry == "yes" || retry.split('|').any(|word| word == "now" || word == "later")
        });
        let expected = if opinion.outcome() == [Outcome::Approved] && !is_success {
            Some(Risk::Success)
        } else if again && is_barred {
            Some(Risk::Retry)
        } else {
            None
        };
        assert_eq!(opinion.risk(), expected, "{} {:?}", opinion.list(), case.code());
        successes += usize::from(expected == Some(Risk::Success));
        tries += usize::from(expected == Some(Risk::Retry));
        if expected.is_some() {
            assert!(!opinion.differs().is_empty(), "{} {:?}", opinion.list(), case.code());
        }
    }
    assert!(successes > 100 && tries > 20, "{successes} {tries}");
}

/// Whoever is called dangerous is told why, and so is the reader where ABECS, which says code by code and brand by brand
/// whether a try is allowed, is not followed.
#[test]
fn what_is_dangerous_and_what_differs_from_abecs_is_explained() {
    let silent = opinions().filter(|(_, opinion)| {
        let is_oracle = opinion.list().starts_with("abecs") && !opinion.differs().is_empty();
        (opinion.risk().is_some() || is_oracle) && opinion.why().is_empty()
    });
    let silent: Vec<_> = silent.map(|(case, opinion)| (opinion.list(), case.set(), case.code())).collect();
    assert!(silent.is_empty(), "{silent:?}");
}

#[test]
fn the_lists_that_people_use_are_there() {
    assert!(lists(CodeSet::StripeDecline, |_| true).len() >= 4);
    let pairs = [CodeSet::Iso8583Response, CodeSet::VisaResponse, CodeSet::MastercardResponse];
    let pairs: BTreeSet<_> = pairs.into_iter().flat_map(|set| lists(set, |_| true)).collect();
    assert!(pairs.len() >= 6, "{pairs:?}");
    assert!(lists(CodeSet::OppResult, |opinion| !opinion.outcome().is_empty()).len() >= 6);
    let limits =
        lists(CodeSet::VisaResponse, |opinion| opinion.code().is_none() && opinion.limit().is_some());
    assert!(limits.len() >= 6, "{limits:?}");
}

/// Since May 2025 Visa allows twenty tries, and most pages still say fifteen.
#[test]
fn limits_are_compared_with_the_rule_of_the_day_on_which_the_list_was_read() {
    let visa = cases().find(|case| case.set() == CodeSet::VisaResponse && case.code().is_none()).unwrap();
    let of = |list: &str| visa.opinions().find(|opinion| opinion.list() == list).unwrap();
    assert_eq!(of("worldpay").limit().unwrap().to_string(), "15/30d");
    assert_eq!(of("worldpay").our_limit().unwrap().to_string(), "20/30d");
    assert!(of("worldpay").differs().contains(Part::Limit));
    assert!(of("cielo").differs().is_empty() && !of("cielo").differs_from(of("worldpay")).is_empty());
    // The same limit, dated by the edition that was read.
    assert_eq!(of("decline-codes").differs().to_string(), "since");
    assert_eq!(of("decline-codes").our_since(), Some("2025-05-25"));
    // A code that is barred from a day on.
    let mut barred = cases().filter(|case| case.set() == CodeSet::VisaResponse && case.code() == Some("57"));
    let barred = barred.next().unwrap();
    let later = barred.opinions().find(|opinion| opinion.list() == "checkout").unwrap();
    assert_eq!((later.since(), later.differs().to_string()), (Some("2026-10-25"), "since".into()));
}

/// `yes` and `no` of a list that knows no more than that agree with more than one word of ours.
#[test]
fn lists_that_know_fewer_words_agree_where_they_can() {
    let agrees = |set, code, list| {
        let mut found = opinions().filter(|(case, opinion)| {
            case.set() == set && case.code() == Some(code) && opinion.list() == list
        });
        found.next().unwrap().1.differs().is_empty()
    };
    assert!(agrees(CodeSet::VisaResponse, "51", "abecs")); // yes, ours is later
    assert!(agrees(CodeSet::VisaResponse, "41", "abecs")); // no, ours is never
    assert!(!agrees(CodeSet::VisaResponse, "54", "abecs")); // no, ours is after_credential_update
    assert!(agrees(CodeSet::StripeDecline, "fraudulent", "stripe-decline-codes")); // hard, ours is other_method
}

#[test]
fn the_summary_counts_the_table() {
    let summary = run_well(&[&EXPORT[..], &["--summary"]].concat());
    let mut counts: BTreeMap<String, [usize; 2]> = BTreeMap::new();
    for row in rows() {
        let count = counts.entry(row["list"].clone()).or_default();
        count[0] += usize::from(!row["differs"].is_empty());
        count[1] += usize::from(!row["unsafe"].is_empty());
    }
    let lines: Vec<Vec<&str>> = summary.lines().map(|line| line.split_whitespace().collect()).collect();
    for (list, [differing, is_unsafe]) in &counts {
        let line = lines.iter().find(|line| line[0] == list).unwrap_or_else(|| panic!("{list}"));
        assert_eq!(line[2..], [differing.to_string(), is_unsafe.to_string()], "{list}");
    }
    let sum = |place: usize| counts.values().map(|count| count[place]).sum::<usize>();
    let end = format!("{} opinions differ from ours, {} are unsafe", sum(0), sum(1));
    assert!(summary.trim_end().ends_with(&end), "{summary}");
}

#[test]
fn a_summary_of_anything_else_is_refused() {
    let ran = run(&["export", "--format", "csv", "--summary"]);
    assert_eq!((ran.status, ran.out.as_str()), (2, ""));
    assert!(ran.err.contains("--summary goes with --format disagreements"), "{}", ran.err);
}
