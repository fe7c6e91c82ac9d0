//! The tables that are passed on as they are written in the data: the words, and what is known about further tries.

use std::borrow::Cow;

use payverdict::release::{POLICIES, REPEATS, RULES, VOCABULARY};

use super::columns::{number, optional, truth};
use crate::export::tables::{Cell, Column, Type, text};
use crate::pairs::records;

/// What such a table is about, its columns and its lines.
pub fn sheet(name: &str) -> (&'static str, Vec<Column>, Vec<Vec<Cell>>) {
    let (doc, written, columns) = match name {
        "vocabulary" => ("The words, what each means and what follows from it.", VOCABULARY, vocabulary()),
        "rules" => ("What networks and platforms say about further tries, by date.", RULES, rules()),
        "policies" => ("How merchants may want to try again, within the rules.", POLICIES, policies()),
        _ => ("Whether systems let a request be sent again safely.", REPEATS, repeats()),
    };
    let mut lines = parsed(written).into_iter();
    let head = lines.next().expect("a first line");
    let place = |column: &Column| head.iter().position(|name| name == column.name).expect("a column of it");
    let places: Vec<_> = columns.iter().map(place).collect();
    assert_eq!(places.len(), head.len(), "{name} has a column that the release leaves out");
    let cells = |line: Vec<String>| {
        let cells = columns.iter().zip(&places);
        cells.map(|(column, place)| cell(column, &line[*place])).collect()
    };
    let lines = lines.map(cells).collect();
    (doc, columns, lines)
}

fn parsed(text: &str) -> Vec<Vec<String>> {
    let mut lines = Vec::new();
    let read = records::for_each(
        text.as_bytes(),
        || Ok(()),
        |record| {
            lines.push(record.cells().map(|cell| String::from_utf8_lossy(&cell.text).into_owned()).collect());
            Ok(())
        },
    );
    assert!(matches!(read, Ok(Ok(()))), "the build script has read it before");
    lines
}

/// What is `yes` or blank in the data is true or false.
fn cell(column: &Column, text: &str) -> Cell {
    match column.kind {
        Type::Truth => Some(Cow::Borrowed(if text == "yes" { "true" } else { "false" })),
        _ if text.is_empty() => None,
        _ => Some(Cow::Owned(text.to_string())),
    }
}

fn vocabulary() -> Vec<Column> {
    vec![
        text(
            "kind",
            "What the word is for: outcome, reason, retry, actor, flag, operation, class or next_step.",
        ),
        text("word", "The word, the same in every form and language."),
        text("meaning", "What it means."),
        truth("masked", "Whether a shopper must never learn of this reason."),
        optional("message", "The message that the word leads to."),
        optional("next", "The next step that the word leads to."),
        optional("barred", "The message where the retry word does not allow another try."),
        optional("class", "The class of a retry word."),
        truth("final", "Whether the outcome stays as it is."),
        number("strictness", false, "How strict a retry word is: the higher of two wins."),
        optional("actor", "Who moves next where nothing else is said."),
    ]
}

fn rules() -> Vec<Column> {
    vec![
        text("id", "The id."),
        optional("network", "The card network; every one where there is nothing."),
        optional("region", "The country; everywhere where there is nothing."),
        optional(
            "applies_to",
            "The answers that it is about, with blanks between: SET, SET=CODE|CODE, retry:WORD|WORD, reason:WORD|WORD; every answer where there is nothing.",
        ),
        text(
            "kind",
            "bar (no try), limit (so many tries in the window), wait (the window after such an answer) or space (the window between any two tries).",
        ),
        number("count", false, "How many tries, the first included."),
        optional("window", "How long: 5m, 36h, 30d; for ever where there is nothing."),
        optional("since", "The first day on which it holds, in UTC."),
        optional("until", "The first day on which it holds no longer, in UTC."),
        text("text", "What it asks for."),
        text("source", "Who says so."),
    ]
}

fn policies() -> Vec<Column> {
    vec![
        text("id", "The id of the clause."),
        text("policy", "The policy that it is a part of."),
        text(
            "kind",
            "retry (words), space, limit, steps (times after the first try), gaps (times after the one before) or end.",
        ),
        optional("network", "The card network; every one where there is nothing."),
        text("value", "What it wants."),
        text("text", "Why."),
        text("source", "Who says so."),
    ]
}

fn repeats() -> Vec<Column> {
    vec![
        text("system", "The system."),
        text("safe", "no, key (under the same idempotency key) or reference (charged once)."),
        text("text", "What to do."),
        text("source", "Who says so."),
    ]
}
