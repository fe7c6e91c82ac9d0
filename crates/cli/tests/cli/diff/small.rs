//! A release so small that each of its lines can be changed.

use serde_json::{Value, json};

/// A line in each table but the rows, of which there are two.
pub const BEFORE: &str = include_str!("before.json");
/// The release after it, with a set and rows that are new, gone or changed.
pub const AFTER: &str = include_str!("after.json");

/// The first of them without its rows.
pub fn small() -> Value {
    rows(serde_json::from_str(BEFORE).unwrap(), &[])
}

/// A row of its set.
pub fn row(code: &str, outcome: &str, retry: &str) -> Value {
    let release: Value = serde_json::from_str(BEFORE).unwrap();
    let mut row = release["rows"][0].clone();
    for (column, cell) in [("code", code), ("outcome", outcome), ("retry", retry)] {
        row[column] = json!(cell);
    }
    row
}

/// The release with these rows.
pub fn rows(mut release: Value, rows: &[Value]) -> Value {
    release["rows"] = json!(rows);
    release
}
