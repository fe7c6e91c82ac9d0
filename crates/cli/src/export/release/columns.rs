//! The columns of a release's tables, and the words that may be in them.

use std::borrow::Cow;

use payverdict::release::Message;
use payverdict::{
    Actor, Class, Entry, Environment, Flags, Locale, NextStep, Operation, Outcome, Reason, Retry, SourceKind,
    Syntax, TriggerKind,
};

use super::sheets::Sheet;
use crate::export::tables::{Cell, Column, FLAGS, Type, cell, of_field, said};
use payverdict::record::Field;

/// The column in the place of the message: its texts are a table of their own.
const MESSAGE: Column = Column {
    name: "message_id",
    kind: Type::Text,
    is_required: true,
    doc: "What the shopper may read: the table of messages has it in all languages.",
};

/// A text that may be missing.
pub const fn optional(name: &'static str, doc: &'static str) -> Column {
    Column { name, kind: Type::Text, is_required: false, doc }
}

/// A whole number.
pub const fn number(name: &'static str, is_required: bool, doc: &'static str) -> Column {
    Column { name, kind: Type::Number, is_required, doc }
}

/// True or false.
pub const fn truth(name: &'static str, doc: &'static str) -> Column {
    Column { name, kind: Type::Truth, is_required: true, doc }
}

/// The columns of a row.
pub fn row_columns() -> Vec<Column> {
    crate::export::columns().map(column).collect()
}

/// A row, in the order of its columns.
pub fn row_cells(row: Entry) -> Vec<Cell> {
    crate::export::columns().map(|field| value(field, row)).collect()
}

/// What is said of a code, whether a row says it, a group or neither.
pub fn answer_columns() -> Vec<Column> {
    said().map(column).collect()
}

/// The same of one that is not a row, in the order of its columns.
pub fn answer_cells(row: Entry) -> Vec<Cell> {
    said().map(|field| value(field, row)).collect()
}

fn column(field: &'static Field) -> Column {
    if field.name() == "message" { MESSAGE } else { of_field(field) }
}

fn value(field: &Field, row: Entry) -> Cell {
    match field.name() {
        "message" => Some(Cow::Borrowed(Message::of_row(row).id())),
        _ => cell(field.of_entry(row, Locale::En)),
    }
}

/// The words that may be in a column, and no others.
pub fn words(sheet: &Sheet, column: &Column) -> Option<Vec<&'static str>> {
    fn all<T: Copy>(words: &[T], word: fn(T) -> &'static str) -> Option<Vec<&'static str>> {
        Some(words.iter().map(|known| word(*known)).collect())
    }
    match (sheet.name, column.name) {
        ("sets", "syntax") => all(&Syntax::ALL, Syntax::as_str),
        ("sources", "kind") => all(SourceKind::ALL, SourceKind::as_str),
        ("messages", "locale") => all(Locale::ALL, Locale::as_str),
        ("triggers", "kind") => all(TriggerKind::ALL, TriggerKind::as_str),
        ("triggers", "environment") => all(Environment::ALL, Environment::as_str),
        ("rows" | "inherited" | "groups" | "unlisted", name) => match name {
            "outcome" => all(Outcome::ALL, Outcome::as_str),
            "reason" => all(Reason::ALL, Reason::as_str),
            "retry" => all(Retry::ALL, Retry::as_str),
            "actor" => all(Actor::ALL, Actor::as_str),
            "class" => all(Class::ALL, Class::as_str),
            "next_step" => all(NextStep::ALL, NextStep::as_str),
            "operation" => all(Operation::ALL, Operation::as_str),
            FLAGS => Some(Flags::words().to_vec()),
            _ => None,
        },
        _ => None,
    }
}
