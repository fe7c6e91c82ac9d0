//! `export --format csv`.

use payverdict::{CodeSet, Entry, Locale};

use super::rows::{Row, all, table};
use crate::cli::command::run_well;

#[test]
fn every_row_is_there() {
    let rows = all();
    let entries: Vec<_> = CodeSet::ALL.iter().flat_map(|set| set.entries()).collect();
    assert_eq!(rows.len(), entries.len());
    for (row, entry) in rows.iter().zip(entries) {
        assert_same(row, entry);
    }
}

fn assert_same(row: &Row, entry: Entry) {
    let limit = entry.limit().map(|limit| limit.to_string()).unwrap_or_default();
    let wait = entry.wait_hours().map(|hours| hours.to_string()).unwrap_or_default();
    for (column, cell) in [
        ("set", entry.set().id()),
        ("system", entry.set().system().id()),
        ("code", entry.code()),
        ("outcome", entry.outcome().as_str()),
        ("reason", entry.reason().map_or("", |reason| reason.as_str())),
        ("retry", entry.retry().as_str()),
        ("wait_hours", &wait),
        ("limit", &limit),
        ("actor", entry.actor().as_str()),
        ("class", entry.class().map_or("", |class| class.as_str())),
        ("final", if entry.is_final() { "true" } else { "false" }),
        ("flags", &entry.flags().iter().collect::<Vec<_>>().join(" ")),
        ("summary", entry.summary()),
        ("message", entry.message(Locale::En)),
        ("source", entry.source().map_or("", |source| source.id())),
        ("next_step", entry.next_step().as_str()),
        ("operation", entry.operation().as_str()),
    ] {
        assert_eq!(row[column], cell, "{column} of {row:?}");
    }
    assert_eq!(row.len(), 17);
}

#[test]
fn one_set() {
    let (_, rows) = table(&run_well(&["export", "--format", "csv", "--set", "pei.order"]));
    assert_eq!(rows.len(), CodeSet::PeiOrder.entries().len());
    assert!(rows.iter().all(|row| row["set"] == "pei.order"));
}

#[test]
fn one_line_a_row() {
    let csv = run_well(&["export", "--format", "csv"]);
    assert!(!csv.contains('\r') && csv.ends_with('\n'));
    assert_eq!(csv.lines().count(), 1 + all().len());
}
