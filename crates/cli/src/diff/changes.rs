//! What changed from one release to the next, table by table and line by line.

use std::collections::BTreeSet;

use serde_json::Value;

use super::release::{Key, Line, Release};
use crate::export::release::sheets::KEYS;

/// A line that is new, gone, or says something else.
pub struct Change<'r> {
    pub table: &'static str,
    pub key: &'r Key,
    pub before: Option<&'r Line>,
    pub after: Option<&'r Line>,
    /// The columns that say something else, in the order of their names, with both values.
    pub fields: Vec<Field<'r>>,
}

/// A column that says something else.
pub struct Field<'r> {
    pub name: &'r str,
    pub before: &'r Value,
    pub after: &'r Value,
}

impl Change<'_> {
    pub fn is_added(&self) -> bool {
        self.before.is_none()
    }

    pub fn is_removed(&self) -> bool {
        self.after.is_none()
    }
}

/// All changes, in the order of the tables and of their keys.
pub fn between<'r>(before: &'r Release, after: &'r Release) -> Vec<Change<'r>> {
    let mut changes = Vec::new();
    for (table, _) in KEYS {
        let keys: BTreeSet<&Key> =
            before.table(table).chain(after.table(table)).map(|(key, _)| key).collect();
        for key in keys {
            let (old, new) = (before.line(table, key), after.line(table, key));
            let fields = match (old, new) {
                (Some(old), Some(new)) => differing(table, old, new),
                _ => Vec::new(),
            };
            if old.is_none() || new.is_none() || !fields.is_empty() {
                changes.push(Change { table, key, before: old, after: new, fields });
            }
        }
    }
    changes
}

fn differing<'r>(table: &str, before: &'r Line, after: &'r Line) -> Vec<Field<'r>> {
    let names: BTreeSet<&str> = before.keys().chain(after.keys()).map(String::as_str).collect();
    let value = |line: &'r Line, name: &str| line.get(name).unwrap_or(&Value::Null);
    let fields =
        names.into_iter().map(|name| Field { name, before: value(before, name), after: value(after, name) });
    fields.filter(|field| field.before != field.after && !follows(table, field.name)).collect()
}

/// Whether a column follows from others, which are among the changes themselves.
fn follows(table: &str, column: &str) -> bool {
    let is_an_answer = matches!(table, "rows" | "inherited" | "groups" | "unlisted");
    is_an_answer && matches!(column, "class" | "final" | "system")
}
