//! Systems and sources.

use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

use super::cells::{check_order, unknown, words_of, yes};
use super::model::{SYSTEM_KINDS, Source, System};
use super::table::{Mistake, Row, Table};

pub fn systems(table: &Table, found: &mut Vec<Mistake>) -> Vec<System> {
    check_order(table, "id", found);
    let cell = |row: &Row, column| row.get(column).to_string();
    table
        .rows
        .iter()
        .map(|row| System {
            id: cell(row, "id"),
            name: cell(row, "name"),
            homepage: cell(row, "homepage"),
            kind: kind_of(table, row, found),
            aliases: words_of(row.optional("aliases")),
            hosts: words_of(row.optional("hosts")),
            looked_for: looked_for(table, row, found),
        })
        .collect()
}

/// The place of a system's kind in `SYSTEM_KINDS`; blank is a provider.
fn kind_of(table: &Table, row: &Row, found: &mut Vec<Mistake>) -> usize {
    let kind = match row.optional("kind") {
        "" => "provider",
        kind => kind,
    };
    SYSTEM_KINDS.iter().position(|known| *known == kind).unwrap_or_else(|| {
        found.push(table.mistake(row.line, unknown("kind", kind, &SYSTEM_KINDS)));
        0
    })
}

/// What the documents of a system with a reader have.
fn looked_for(table: &Table, row: &Row, found: &mut Vec<Mistake>) -> Option<String> {
    let (is_read, text) = (yes(table, row, "reader", found), row.optional("looked_for"));
    if is_read == text.is_empty() {
        let text = "reader and looked_for go together: `yes`, and in words what most of its documents have";
        found.push(table.mistake(row.line, text));
    }
    is_read.then(|| text.to_string())
}

pub fn sources(table: &Table, found: &mut Vec<Mistake>) -> Vec<Source> {
    check_order(table, "id", found);
    let kinds = ["primary", "secondary", "inferred"];
    for row in &table.rows {
        let (kind, retrieved) = (row.get("kind"), row.get("retrieved"));
        if !kinds.contains(&kind) {
            found.push(table.mistake(row.line, unknown("kind", kind, &kinds)));
        }
        let shape: String = retrieved.chars().map(|c| if c.is_ascii_digit() { 'd' } else { c }).collect();
        if shape != "dddd-dd-dd" {
            found.push(table.mistake(
                row.line,
                format!("retrieved is `{retrieved}`; expected a date such as 2026-11-21"),
            ));
        }
    }
    let cell = |row: &Row, column| row.get(column).to_string();
    table
        .rows
        .iter()
        .map(|row| Source {
            id: cell(row, "id"),
            title: cell(row, "title"),
            publisher: cell(row, "publisher"),
            url: cell(row, "url"),
            edition: cell(row, "edition"),
            retrieved: cell(row, "retrieved"),
            kind: cell(row, "kind"),
        })
        .collect()
}
