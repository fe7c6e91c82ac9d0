//! The differences for programs, as one object.

use serde_json::{Map, Value, json};

use super::changes::Change;
use super::dangers::Danger;
use super::release::Release;
use crate::export::release::sheets::KEYS;

pub fn text(before: &Release, after: &Release, changes: &[Change<'_>], dangers: &[Danger<'_>]) -> String {
    let object = json!({
        "before": before.version,
        "after": after.version,
        "same": changes.is_empty(),
        "dangers": dangers.iter().map(danger).collect::<Vec<_>>(),
        "changes": changes.iter().map(change).collect::<Vec<_>>(),
    });
    format!("{object}\n")
}

fn danger(danger: &Danger<'_>) -> Value {
    json!({
        "kind": danger.kind.as_str(),
        "table": danger.table,
        "key": key(danger.table, danger.key),
        "before": danger.before,
        "after": danger.after,
    })
}

fn change(change: &Change<'_>) -> Value {
    let mut object = Map::from_iter([
        ("table".into(), json!(change.table)),
        ("key".into(), key(change.table, change.key)),
    ]);
    let (word, more) = match (change.before, change.after) {
        (None, after) => ("added", ("after", json!(after))),
        (before, None) => ("removed", ("before", json!(before))),
        _ => {
            let fields = change.fields.iter();
            let both = |before: &Value, after: &Value| json!({ "before": before, "after": after });
            let fields: Map<_, _> =
                fields.map(|field| (field.name.to_string(), both(field.before, field.after))).collect();
            ("changed", ("fields", Value::Object(fields)))
        }
    };
    object.insert("change".into(), json!(word));
    object.insert(more.0.into(), more.1);
    Value::Object(object)
}

/// The cells that tell a line from the others, by the names of their columns.
fn key(table: &str, key: &[String]) -> Value {
    let columns = KEYS.iter().find(|(name, _)| *name == table).map_or(&[][..], |(_, columns)| columns);
    columns.iter().zip(key).map(|(column, cell)| (column.to_string(), json!(cell))).collect()
}
