//! `export --format json`.

use payverdict::CodeSet;
use serde_json::Value;

use super::rows;
use crate::cli::command::run_well;

fn document(arguments: &[&str]) -> Value {
    serde_json::from_str(&run_well(&[&["export", "--format", "json"], arguments].concat())).expect("JSON")
}

fn list<'a>(document: &'a Value, name: &str) -> &'a [Value] {
    document[name].as_array().unwrap_or_else(|| panic!("no list of {name}"))
}

#[test]
fn every_row_is_there_as_in_csv() {
    let document = document(&[]);
    let rows = rows::all();
    assert_eq!(list(&document, "rows").len(), rows.len());
    for (object, row) in list(&document, "rows").iter().zip(rows) {
        assert_eq!(object.as_object().unwrap().len(), row.len());
        for (column, cell) in row {
            let text = match &object[&column] {
                Value::Null => String::new(),
                Value::String(text) => text.clone(),
                Value::Array(words) => {
                    words.iter().map(|word| word.as_str().unwrap()).collect::<Vec<_>>().join(" ")
                }
                other => other.to_string(),
            };
            assert_eq!(text, cell, "{column} of {object}");
        }
    }
}

#[test]
fn what_the_rows_refer_to_is_there() {
    for arguments in [&[][..], &["--set", "pei.acquirer"]] {
        let document = document(arguments);
        assert_eq!(document["version"], env!("CARGO_PKG_VERSION"));
        let has = |name, id: &Value| list(&document, name).iter().any(|object| object["id"] == *id);
        for row in list(&document, "rows") {
            assert!(has("sets", &row["set"]), "{row}");
            assert!(has("systems", &row["system"]), "{row}");
            assert!(has("sources", &row["source"]), "{row}");
        }
    }
}

#[test]
fn the_other_tables_are_there_as_in_csv() {
    let document = document(&[]);
    for (name, table) in [("groups", "groups"), ("problem_types", "problem-types")] {
        let lines = rows::of(table);
        assert_eq!(list(&document, name).len(), lines.len(), "{name}");
        for (object, line) in list(&document, name).iter().zip(lines) {
            assert_eq!(object.as_object().unwrap().len(), line.len());
            for (column, cell) in line {
                let text = match &object[&column] {
                    Value::Null => String::new(),
                    Value::String(text) => text.clone(),
                    Value::Array(words) => words.iter().map(|word| word.as_str().unwrap()).collect(),
                    other => other.to_string(),
                };
                assert_eq!(text, cell, "{column} of {object}");
            }
        }
    }
    let acquirer = list(&document, "sets").iter().find(|set| set["id"] == "pei.acquirer").unwrap();
    assert_eq!(acquirer["suffix"], true);
    assert_eq!(acquirer["extends"], serde_json::json!(["valitorpay.response", "iso8583.response"]));
}

#[test]
fn one_set() {
    let document = document(&["--set", "pei.order"]);
    assert_eq!(list(&document, "sets").len(), 1);
    assert_eq!(list(&document, "systems").len(), 1);
    assert_eq!(list(&document, "rows").len(), CodeSet::PeiOrder.entries().len());
}
