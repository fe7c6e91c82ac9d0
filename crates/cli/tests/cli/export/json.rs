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
fn one_set() {
    let document = document(&["--set", "pei.order"]);
    assert_eq!(list(&document, "sets").len(), 1);
    assert_eq!(list(&document, "systems").len(), 1);
    assert_eq!(list(&document, "rows").len(), CodeSet::PeiOrder.entries().len());
}
