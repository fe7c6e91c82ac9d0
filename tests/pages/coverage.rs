//! The table of `docs/coverage.md`: each set with its rows, where they come from, and when that was last read.

use std::collections::BTreeMap;

use crate::checks::table::{Row, Table};
use crate::read::Data;

/// What a source is, and the day on which it was read.
type Sources<'data> = BTreeMap<&'data str, (&'data str, &'data str)>;

/// The table, and how many rows there are in all.
pub fn table(data: &Data) -> (String, usize) {
    let sources: Sources = data
        .sources
        .rows
        .iter()
        .map(|row| (row.get("id"), (row.get("kind"), row.get("retrieved"))))
        .collect();
    let mut table = String::from(
        "| set | system | what | rows | from the owner | documents | last read |\n|---|---|---|---:|---:|---|---|\n",
    );
    let (mut rows, mut owned) = (0, 0);
    for set in &data.sets.rows {
        let cited = cited(data, set, &sources);
        let primary = cited.iter().filter(|(kind, _)| *kind == "primary").count();
        let last = cited.iter().map(|(_, day)| *day).max().unwrap_or_default();
        let (id, title, system) = (set.get("id"), set.get("title"), system(&data.systems, set));
        let is_read = if system.get("reader") == "yes" { "yes" } else { "no" };
        table += &format!(
            "| `{id}` | {} | {title} | {} | {} | {is_read} | {last} |\n",
            system.get("name"),
            cited.len(),
            share(primary, cited.len()),
        );
        rows += cited.len();
        owned += primary;
    }
    table += &format!("| | | all | {rows} | {} | | |\n", share(owned, rows));
    (table, rows)
}

/// The source of each row: its own, that of the longest group that it belongs to, else that of the set.
fn cited<'data>(
    data: &'data Data,
    set: &'data Row,
    sources: &Sources<'data>,
) -> Vec<(&'data str, &'data str)> {
    let id = set.get("id");
    let of_group = |code: &str| {
        let groups = data
            .groups
            .rows
            .iter()
            .filter(|group| group.get("set") == id && code.starts_with(group.get("prefix")));
        groups.max_by_key(|group| group.get("prefix").len()).map_or("", |group| group.get("source"))
    };
    let source = |row: &'data Row| {
        let given = [row.get("source"), of_group(row.get("code")), set.get("source")];
        given.into_iter().find(|source| !source.is_empty()).expect("every row has a source")
    };
    data.codes[id].rows.iter().map(|row| sources[source(row)]).collect()
}

fn system<'data>(systems: &'data Table, set: &Row) -> &'data Row {
    let known = systems.rows.iter().find(|system| system.get("id") == set.get("system"));
    known.unwrap_or_else(|| panic!("no system {}", set.get("system")))
}

/// Whole percents; all and none are said of all and none only.
fn share(part: usize, all: usize) -> String {
    match part {
        0 => "–".into(),
        part if part == all => "all".into(),
        part => format!("{} %", (part * 100 / all).max(1)),
    }
}
