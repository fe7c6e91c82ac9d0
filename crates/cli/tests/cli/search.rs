//! `search`.

use payverdict::{Actor, CodeSet, Entry, Outcome, Reason, Retry};

use super::command::{run, run_well};
use super::json_lines::verdicts;

/// The set and code of every row found.
fn found(arguments: &[&str]) -> Vec<(String, String)> {
    let text = |value: &serde_json::Value| value.as_str().unwrap().to_string();
    let out = run_well(&[&["search", "--json"], arguments].concat());
    verdicts(&out).iter().map(|record| (text(&record["set"]), text(&record["code"]))).collect()
}

fn rows(fits: impl Fn(Entry) -> bool) -> Vec<(String, String)> {
    let rows = CodeSet::ALL.iter().flat_map(|set| set.entries()).filter(|row| fits(*row));
    rows.map(|row| (row.set().id().to_string(), row.code().to_string())).collect()
}

#[test]
fn each_filter_finds_its_rows() {
    assert_eq!(found(&["--set", "pei.order"]), rows(|row| row.set() == CodeSet::PeiOrder));
    assert_eq!(found(&["--outcome", "pending"]), rows(|row| row.outcome() == Outcome::Pending));
    assert_eq!(
        found(&["--reason", "suspected_fraud"]),
        rows(|row| row.reason() == Some(Reason::SuspectedFraud))
    );
    assert_eq!(found(&["--retry", "never"]), rows(|row| row.retry() == Retry::Never));
    assert_eq!(found(&["--actor", "issuer"]), rows(|row| row.actor() == Actor::Issuer));
}

#[test]
fn filters_and_words_combine() {
    let both = found(&["--set", "opp.result", "--outcome", "declined"]);
    let fits = |row: Entry| row.set() == CodeSet::OppResult && row.outcome() == Outcome::Declined;
    assert_eq!(both, rows(fits));
    let all = found(&[
        "--set",
        "opp.result",
        "--outcome",
        "declined",
        "--reason",
        "lost_or_stolen_card",
        "--retry",
        "never",
        "stolen",
        "reported",
    ]);
    assert!(all.contains(&("opp.result".into(), "800.100.159".into())), "{all:?}");
    assert!(all.len() < both.len() && all.iter().all(|row| both.contains(row)));
    assert_eq!(run(&["search", "--outcome", "approved", "--retry", "never"]).out, "");
}

#[test]
fn words_are_found_whatever_their_case_and_however_they_are_quoted() {
    let stolen = found(&["stolen", "opp"]);
    assert!(stolen.contains(&("opp.result".into(), "800.100.159".into())), "{stolen:?}");
    assert_eq!(found(&["STOLEN", "Opp"]), stolen);
    assert_eq!(found(&["opp  stolen"]), stolen);
    assert!(found(&["800.100.159"]).contains(&("opp.result".into(), "800.100.159".into())));
}

#[test]
fn table_shows_what_the_objects_say() {
    let table = run_well(&["search", "stolen"]);
    let objects = verdicts(&run_well(&["search", "--json", "stolen"]));
    assert_eq!(table.lines().count(), objects.len());
    for (line, object) in table.lines().zip(&objects) {
        for key in ["set", "code", "outcome", "reason", "retry", "summary"] {
            assert!(line.contains(object[key].as_str().unwrap()), "{key} of {object} in {line}");
        }
    }
}

#[test]
fn columns_are_aligned() {
    let table = run_well(&["search", "--set", "opp.result", "--reason", "lost_or_stolen_card"]);
    let places: Vec<_> = table.lines().map(|line| line.find("never")).collect();
    assert!(places.len() > 1 && places.iter().all(|place| *place == places[0]), "{table}");
}

#[test]
fn nothing_found_is_said_and_no_mistake() {
    for arguments in [&["search", "no-such-thing"][..], &["search", "--json", "no-such-thing"]] {
        let ran = run(arguments);
        assert_eq!((ran.status, ran.out.as_str()), (0, ""), "{arguments:?}");
        assert!(ran.err.starts_with("payverdict: no row "), "{ran:?}");
    }
}

#[test]
fn hostile_words_find_nothing() {
    for word in ["\u{202E}", "\x1B[31m", "%", "\u{130}", &"x".repeat(100_000)] {
        assert_eq!(run(&["search", "--set", "pei.order", word]).out, "");
    }
}
