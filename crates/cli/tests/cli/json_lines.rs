//! Reading what `--json` prints.

use serde_json::Value;

/// The keys of a verdict, in their order.
const KEYS: [&str; 18] = [
    "set",
    "system",
    "code",
    "match",
    "outcome",
    "reason",
    "retry",
    "wait_hours",
    "limit",
    "actor",
    "class",
    "final",
    "flags",
    "summary",
    "message",
    "group",
    "source",
    "next_step",
];

/// Reads lines of verdicts, each with all keys in their order.
pub fn verdicts(text: &str) -> Vec<Value> {
    text.lines().map(verdict).collect()
}

pub fn verdict(line: &str) -> Value {
    let ambiguous = [&KEYS[..], &["candidates"]].concat();
    let is_ambiguous = line.contains("\"match\":\"ambiguous\"");
    // The keys of a candidate stand within it; what comes before is a verdict.
    let head = line.split("\"candidates\":").next().expect("a line");
    let verdict: Value = serde_json::from_str(line).unwrap_or_else(|error| panic!("{error}: {line}"));
    assert_keys(&verdict, if is_ambiguous { &ambiguous } else { &KEYS });
    assert_order(head, &KEYS);
    if !verdict["source"].is_null() {
        assert_keys(&verdict["source"], &["id", "title", "url", "kind"]);
    }
    for word in ["match", "outcome", "retry", "actor", "summary", "message"] {
        assert!(verdict[word].as_str().is_some_and(|text| !text.is_empty()), "{word} in {line}");
    }
    for word in ["set", "system", "code", "reason", "limit", "class", "group"] {
        assert!(verdict[word].is_string() || verdict[word].is_null(), "{word} in {line}");
    }
    assert!(verdict["wait_hours"].is_u64() || verdict["wait_hours"].is_null(), "{line}");
    assert!(verdict["final"].is_boolean() && verdict["flags"].is_array(), "{line}");
    verdict
}

/// Reads what is said of text that is no code: the code as it is shown and the form expected.
pub fn malformed(line: &str, set: Option<&str>) -> (String, String) {
    let object = object(line, &["set", "code", "error"]);
    assert_eq!(object["set"].as_str(), set, "{line}");
    assert_keys(&object["error"], &["kind", "expected"]);
    assert_eq!(object["error"]["kind"], "malformed", "{line}");
    let text = |value: &Value| value.as_str().expect("a text").to_string();
    (text(&object["code"]), text(&object["error"]["expected"]))
}

/// Reads an object that has these keys in this order.
fn object(line: &str, keys: &[&str]) -> Value {
    let object = serde_json::from_str(line).unwrap_or_else(|error| panic!("{error}: {line}"));
    assert_keys(&object, keys);
    assert_order(line, keys);
    object
}

/// Whether each key stands once in the line, in this order.
fn assert_order(line: &str, keys: &[&str]) {
    // A quote inside a text is escaped, so this finds keys only.
    let places = |key: &&str| line.match_indices(&format!("\"{key}\":")).map(|found| found.0).collect();
    let places = keys.iter().flat_map::<Vec<_>, _>(places).collect::<Vec<_>>();
    assert_eq!(places.len(), keys.len(), "a key twice: {line}");
    assert!(places.is_sorted(), "keys out of order: {line}");
}

/// Whether the object has these keys, in any order.
pub fn assert_keys(object: &Value, keys: &[&str]) {
    let mut expected = keys.to_vec();
    expected.sort_unstable();
    let mut found: Vec<_> = object.as_object().expect("an object").keys().map(String::as_str).collect();
    found.sort_unstable();
    assert_eq!(found, expected);
}
