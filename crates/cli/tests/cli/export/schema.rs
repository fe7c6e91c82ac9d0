//! `export --format schema`: the types of the columns.

use serde_json::Value;

use super::rows::table;
use crate::cli::command::run_well;

#[test]
fn every_column_of_every_table_has_its_type() {
    for name in ["rows", "groups", "sets", "extends", "problem-types"] {
        let schema = run_well(&["export", "--format", "schema", "--table", name]);
        let schema: Value = serde_json::from_str(&schema).unwrap();
        assert_eq!(schema["missingValues"], serde_json::json!([""]));
        let fields = schema["fields"].as_array().unwrap();
        let (head, lines) = table(&run_well(&["export", "--format", "csv", "--table", name]));
        let names: Vec<_> = fields.iter().map(|field| field["name"].as_str().unwrap()).collect();
        assert_eq!(names, head, "{name}");
        for (field, column) in fields.iter().zip(&head) {
            for line in &lines {
                let cell = &line[column];
                let fits = match field["type"].as_str().unwrap() {
                    "integer" => cell.is_empty() || cell.parse::<u32>().is_ok(),
                    "boolean" => ["true", "false"].contains(&cell.as_str()),
                    kind => kind == "string",
                };
                assert!(fits, "{column} of {line:?}");
                assert!(field["constraints"]["required"] != true || !cell.is_empty(), "{column} of {line:?}");
            }
        }
    }
}

#[test]
fn codes_are_texts() {
    let schema: Value = serde_json::from_str(&run_well(&["export", "--format", "schema"])).unwrap();
    let kind = |name: &str| {
        let fields = schema["fields"].as_array().unwrap();
        fields.iter().find(|field| field["name"] == name).unwrap()["type"].clone()
    };
    assert_eq!([kind("code"), kind("wait_hours"), kind("final")], ["string", "integer", "boolean"]);
}
