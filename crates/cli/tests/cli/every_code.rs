//! Every listed code, through the pipe.

use payverdict::CodeSet;
use serde_json::Value;

use super::command::{run_well, run_with};
use super::export::rows::{Row, all};
use super::json_lines::verdicts;

#[test]
fn every_code_is_found_in_its_set() {
    let rows = all();
    for &set in CodeSet::ALL {
        let rows: Vec<_> = rows.iter().filter(|row| row["set"] == set.id()).collect();
        let records = decode_all(&["decode", "--json", "--set", set.id()], &rows);
        assert_eq!(records.len(), rows.len(), "{set}");
        for (record, row) in records.iter().zip(rows) {
            assert_eq!(record["match"], "exact", "{record}");
            for column in ["set", "system", "code", "outcome", "retry", "actor", "summary", "message"] {
                assert_eq!(record[column], row[column], "{column} of {record}");
            }
            for column in ["reason", "limit", "class"] {
                assert_eq!(record[column].as_str().unwrap_or(""), row[column], "{column} of {record}");
            }
            assert_eq!(record["final"].to_string(), row["final"], "{record}");
            assert_eq!(record["source"]["id"].as_str().unwrap_or(""), row["source"], "{record}");
        }
    }
}

#[test]
fn every_code_is_found_without_its_set() {
    let rows = all();
    let records = decode_all(&["decode", "--json"], &rows.iter().collect::<Vec<_>>());
    assert_eq!(records.len(), rows.len());
    for (record, row) in records.iter().zip(&rows) {
        let candidates = record["candidates"].as_array().into_iter().flatten();
        let mut sets = candidates.flat_map(|candidate| candidate["sets"].as_array().unwrap());
        let is_owner = record["match"] == "exact" && record["system"] == row["system"].as_str();
        assert!(is_owner || sets.any(|set| *set == row["set"].as_str()), "{row:?}: {record}");
    }
}

#[test]
fn search_without_words_finds_every_code() {
    let found = verdicts(&run_well(&["search", "--json"]));
    let rows = all();
    assert_eq!(found.len(), rows.len());
    for (record, row) in found.iter().zip(&rows) {
        assert_eq!(
            (&record["set"], &record["code"]),
            (&row["set"].as_str().into(), &row["code"].as_str().into())
        );
    }
}

fn decode_all(arguments: &[&str], rows: &[&Row]) -> Vec<Value> {
    let lines: String = rows.iter().map(|row| format!("{}\n", row["code"])).collect();
    let ran = run_with(arguments, lines);
    assert_eq!((ran.status, ran.err.as_str()), (0, ""), "{arguments:?}");
    verdicts(&ran.out)
}
