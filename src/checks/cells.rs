//! What several tables have in common: order, words, cells of `yes`.

use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;
use core::cmp::Ordering;

use super::model::{Base, Words};
use super::table::{Mistake, Row, Table};

pub fn check_order(table: &Table, column: &str, found: &mut Vec<Mistake>) {
    for pair in table.rows.windows(2) {
        check_pair(table, &pair[0], &pair[1], pair[0].get(column).cmp(pair[1].get(column)), column, found);
    }
}

pub fn check_pair(
    table: &Table,
    before: &Row,
    row: &Row,
    order: Ordering,
    column: &str,
    found: &mut Vec<Mistake>,
) {
    let (first, second) = (before.get(column), row.get(column));
    match order {
        Ordering::Less => {}
        Ordering::Equal => found.push(table.mistake(
            row.line,
            format!("`{second}` stands for the same as `{first}` on line {}; keep one", before.line),
        )),
        Ordering::Greater => found.push(
            table.mistake(row.line, format!("`{second}` is not in order; it belongs before `{first}`")),
        ),
    }
}

/// A cell that holds `yes` or nothing: anything else would silently count as no.
pub fn yes(table: &Table, row: &Row, column: &str, found: &mut Vec<Mistake>) -> bool {
    let cell = row.optional(column);
    if !matches!(cell, "" | "yes") {
        found.push(table.mistake(row.line, format!("{column} is `{cell}`; expected `yes` or a blank cell")));
    }
    cell == "yes"
}

/// The place of the source that a row cites.
pub fn source(table: &Table, row: &Row, base: &Base, found: &mut Vec<Mistake>) -> Option<usize> {
    let source = row.get("source");
    let place = base.sources.iter().position(|known| known.id == source);
    if place.is_none() {
        let text = format!("unknown source `{source}`; cite an id of data/sources.csv, or add one");
        found.push(table.mistake(row.line, text));
    }
    place
}

pub fn words_of(cell: &str) -> Vec<String> {
    cell.split_whitespace().map(String::from).collect()
}

pub fn check_word(words: &Words, word: &str, refuse: &mut impl FnMut(String)) {
    if words.position(word).is_none() {
        let known: Vec<_> = words.words.iter().map(|word| word.word.as_str()).collect();
        refuse(unknown(words.kind, word, &known));
    }
}

/// What is said of a cell that holds none of the few values that it may.
pub fn unknown(kind: &str, cell: &str, known: &[&str]) -> String {
    format!("unknown {kind} `{cell}`; expected one of {}", known.join(", "))
}
