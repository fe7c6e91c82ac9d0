//! The differences as lines of `releases/history.csv`: what changed about each listed code, and when.

use super::changes::Change;
use super::release::{Release, text as shown};
use crate::export::quoted;

/// A line each for a code that is new, gone, or has another value in a column. The first release has no history.
pub fn text(before: &Release, after: &Release, changes: &[Change<'_>]) -> String {
    let (Some(_), Some(version)) = (&before.version, &after.version) else { return String::new() };
    let mut out = String::new();
    for change in changes.iter().filter(|change| change.table == "rows") {
        let mut line = |what: &str, before: &str, after: &str| {
            let cells = [version, &change.key[0], &change.key[1], what, before, after];
            out.push_str(&cells.map(|cell| quoted(cell.to_string())).join(","));
            out.push('\n');
        };
        if change.is_added() || change.is_removed() {
            line(if change.is_added() { "added" } else { "removed" }, "", "");
        }
        for field in &change.fields {
            line(field.name, &shown(field.before), &shown(field.after));
        }
    }
    out
}
