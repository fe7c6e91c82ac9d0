//! Who says so: the sources of everything in an answer.

use std::collections::BTreeMap;

use payverdict::overlay::Source;
use payverdict_answers::Desk;
use serde_json::{Value, json};

/// How many sets of a candidate are asked for their source.
const SETS: usize = 8;

/// The sources of answers, each once.
pub fn of(desk: &Desk, answers: &[Value]) -> Vec<Value> {
    let mut found = BTreeMap::new();
    answers.iter().for_each(|answer| collect(desk, answer, &mut found));
    found.into_values().collect()
}

fn collect(desk: &Desk, value: &Value, found: &mut BTreeMap<String, Value>) {
    match value {
        Value::Object(fields) => {
            if let Some(id) = fields.get("source").and_then(|source| source["id"].as_str()) {
                found.insert(id.into(), fields["source"].clone());
            }
            // What a code could be has its sources in the tables.
            let code = fields.get("code").or(fields.get("text")).and_then(Value::as_str);
            if let (Some(code), Some(Value::Array(candidates))) = (code, fields.get("candidates")) {
                for candidate in candidates {
                    candidate_sources(desk, code, candidate, found);
                }
            }
            // Of what is only the place of a code, the row has the source.
            if let (Some(set), Some(code), None) =
                (fields.get("set").and_then(Value::as_str), code, fields.get("source"))
            {
                add(desk, set, code, found);
            }
            fields.values().for_each(|value| collect(desk, value, found));
        }
        Value::Array(items) => items.iter().for_each(|item| collect(desk, item, found)),
        _ => {}
    }
}

fn candidate_sources(desk: &Desk, code: &str, candidate: &Value, found: &mut BTreeMap<String, Value>) {
    let sets = candidate["sets"].as_array().into_iter().flatten().filter_map(Value::as_str);
    sets.take(SETS).for_each(|set| add(desk, set, code, found));
}

fn add(desk: &Desk, set: &str, code: &str, found: &mut BTreeMap<String, Value>) {
    let source = desk.tables().decode(set, code).ok().and_then(|verdict| verdict.source());
    if let Some(Source { id, title, url, kind, .. }) = source {
        found.insert(id.into(), json!({ "id": id, "title": title, "url": url, "kind": kind.as_str() }));
    }
}
