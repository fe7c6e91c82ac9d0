//! `search --triggers`: how a sandbox is made to answer with each code that is found.

use payverdict::{CodeSet, Trigger};
use serde_json::Value;

use super::command::{run, run_well};

/// The objects that the command prints.
fn objects(arguments: &[&str]) -> Vec<Value> {
    let out = run_well(&[&["search", "--triggers", "--json"], arguments].concat());
    out.lines().map(|line| serde_json::from_str(line).expect("a line is an object")).collect()
}

#[test]
fn a_row_is_followed_by_what_provokes_it() {
    let table = run_well(&["search", "--triggers", "--set", "stripe.decline", "invalid_cvc"]);
    let lines: Vec<&str> = table.lines().collect();
    assert!(lines[0].starts_with("stripe.decline  invalid_cvc  declined  incorrect_cvc"), "{table}");
    assert_eq!(
        lines[1..],
        ["    cvc  99  test_mode  Any test card; two digits are too few (stripe-testing)"]
    );
}

#[test]
fn columns_are_aligned_over_all_rows() {
    let table = run_well(&["search", "--triggers", "--set", "square.error"]);
    let places: Vec<_> =
        table.lines().filter(|line| line.starts_with(' ')).map(|line| line.find("sandbox")).collect();
    assert!(places.len() > 10 && places.iter().all(|place| *place == places[0]), "{table}");
}

#[test]
fn only_rows_that_have_triggers_are_found_and_all_of_them() {
    let rows = || CodeSet::ALL.iter().flat_map(|set| set.entries()).filter(|row| row.triggers().len() > 0);
    let found = objects(&[]);
    assert_eq!(found.len(), rows().count());
    for (object, row) in found.iter().zip(rows()) {
        assert_eq!(
            (object["set"].as_str(), object["code"].as_str()),
            (Some(row.set().id()), Some(row.code()))
        );
        let listed = object["triggers"].as_array().expect("a list");
        assert_eq!(listed.len(), row.triggers().len());
        for (listed, trigger) in listed.iter().zip(row.triggers()) {
            assert_eq!(listed["kind"], trigger.kind().as_str());
            assert_eq!(listed["value"], trigger.value());
            assert_eq!(listed["environment"], trigger.environment().as_str());
            assert_eq!(listed["with"].as_str(), trigger.with());
            assert_eq!(listed["source"]["id"], trigger.source().id());
        }
    }
}

#[test]
fn filters_and_words_hold_as_well() {
    let found = objects(&["--set", "worldpay.refusal", "--reason", "lost_or_stolen_card"]);
    let codes: Vec<_> = found.iter().map(|object| object["code"].as_str().unwrap()).collect();
    assert_eq!(codes, ["41", "43"]);
    let nothing = run(&["search", "--triggers", "--set", "pei.order"]);
    assert_eq!((nothing.status, nothing.out.as_str()), (0, ""));
    assert_eq!(nothing.err, "payverdict: no row holds all of that and has a known trigger\n");
}

#[test]
fn an_object_without_them_is_as_it_was() {
    let plain = run_well(&["search", "--json", "--set", "stripe.decline", "lost_card"]);
    let more = run_well(&["search", "--json", "--triggers", "--set", "stripe.decline", "lost_card"]);
    let (before, after) = more.split_once(r#","triggers":["#).expect("there are triggers");
    assert_eq!(plain, format!("{before}}}\n"));
    assert!(
        after
            .starts_with(r#"{"kind":"card","value":"4000 0000 0000 9987","environment":"test_mode","with":"#),
        "{after}"
    );
}

/// Other programs read the exports: what they hold does not grow by this.
#[test]
fn exports_hold_none_of_them() {
    for format in ["json", "csv", "sql", "typescript"] {
        let text = run_well(&["export", "--format", format]);
        for trigger in Trigger::all().filter(|trigger| trigger.value().len() > 12) {
            let value = trigger.value();
            // What a scenario is called may be a code as well.
            let is_code =
                CodeSet::ALL.iter().flat_map(|set| set.entries()).any(|row| text_of(row).contains(value));
            assert!(is_code || !text.contains(value), "{format}: {value}");
        }
        assert!(!text.contains("trigger"), "{format}");
    }
}

fn text_of(row: payverdict::Entry) -> String {
    format!("{} {} {}", row.code(), row.reason().map_or("", |reason| reason.as_str()), row.summary())
}
