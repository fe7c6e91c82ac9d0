//! The tables that are exported, each with its columns: what a program in another language needs for the same answers.

use std::borrow::Cow;

use clap::ValueEnum;
use payverdict::record::{Field, Kind, Null, Value};

use super::source::Exported;
use super::{columns, plain};

/// A table.
#[derive(Clone, Copy, Debug, PartialEq, ValueEnum)]
pub enum Table {
    /// The listed codes
    Rows,
    /// What codes that begin alike have in common
    Groups,
    /// The sets
    Sets,
    /// The sets that are asked where a set does not list a code itself
    Extends,
    /// The row that answers for a problem type under an instrument that is not listed, or without one
    ProblemTypes,
}

/// What a column holds.
#[derive(Clone, Copy, PartialEq)]
pub enum Type {
    Text,
    Number,
    Truth,
}

/// A column: its name, what it holds, whether there is always something, and what that is.
pub struct Column {
    pub name: &'static str,
    pub kind: Type,
    pub is_required: bool,
    pub doc: &'static str,
}

/// The column whose cells are lists.
pub const FLAGS: &str = "flags";

/// A cell of a line.
pub type Cell = Option<Cow<'static, str>>;

pub const fn text(name: &'static str, doc: &'static str) -> Column {
    Column { name, kind: Type::Text, is_required: true, doc }
}

impl Table {
    pub fn columns(self) -> Vec<Column> {
        match self {
            Self::Rows => columns().map(of_field).collect(),
            Self::Groups => {
                let head = [
                    text("set", "The set that has the group, and hands it down to those that extend it."),
                    text("prefix", "What the codes begin with. The longest prefix decides."),
                    Column {
                        name: "length",
                        kind: Type::Number,
                        is_required: true,
                        doc: "How many characters the codes have, without a letter after them, and words without what stands between their letters; a line for each length.",
                    },
                    text("name", "What the codes have in common."),
                ];
                head.into_iter().chain(said().map(of_field)).collect()
            }
            Self::Sets => vec![
                text("id", "The id, `system.field`."),
                text("system", "The system that sends the codes."),
                text("title", "What the codes are."),
                text("syntax", "The form of the codes: triple, number, response, word or problem."),
                Column {
                    name: "suffix",
                    kind: Type::Truth,
                    is_required: true,
                    doc: "Whether a hyphen and a capital letter may follow a code, which change nothing.",
                },
            ],
            Self::Extends => vec![
                text("set", "The set that does not list a code."),
                Column {
                    name: "place",
                    kind: Type::Number,
                    is_required: true,
                    doc: "When the other one is asked, counted from 0.",
                },
                text(
                    "extended",
                    "The set that is asked. What it approves is `review` and `check_first` there.",
                ),
            ],
            Self::ProblemTypes => vec![
                text("set", "The set that lists the code."),
                text("problem_type", "The last segment of a problem type whose instrument is not listed."),
                text("code", "The code whose row answers."),
            ],
        }
    }

    /// Its lines.
    pub fn lines(self, exported: &Exported) -> Box<dyn Iterator<Item = Vec<Cell>> + '_> {
        let own = |text: &'static str| Some(Cow::Borrowed(text));
        let number = |number: usize| Some(Cow::Owned(number.to_string()));
        let sets = exported.sets.iter();
        match self {
            Self::Rows => Box::new(exported.rows().map(|row| row.cells().map(cell).collect())),
            Self::Groups => Box::new(exported.groups().flat_map(move |group| {
                group.lengths.iter().map(move |length| {
                    let head = [own(group.answer.set()), own(group.prefix), number(*length), own(group.name)];
                    head.into_iter().chain(said().map(|field| cell(group.answer.cell(field)))).collect()
                })
            })),
            Self::Sets => Box::new(sets.map(move |set| {
                let suffix = if set.suffix { "true" } else { "false" };
                let listed = &set.listed;
                [listed.id, listed.system, listed.title, listed.syntax, suffix].map(own).to_vec()
            })),
            Self::Extends => Box::new(sets.flat_map(move |set| {
                let extended = set.listed.extends.iter().enumerate();
                extended.map(move |(place, extended)| vec![own(set.listed.id), number(place), own(extended)])
            })),
            Self::ProblemTypes => Box::new(sets.flat_map(move |set| {
                let kinds = set.problem_types.iter();
                kinds.map(move |(kind, code)| vec![own(set.listed.id), own(kind), own(code)])
            })),
        }
    }
}

/// The fields of a row that groups have, too.
pub fn said() -> impl Iterator<Item = &'static Field> {
    columns().filter(|field| !matches!(field.name(), "set" | "system" | "code"))
}

/// A cell with a value of a row.
pub fn cell(value: Value<'static>) -> Cell {
    match value {
        Value::Text(text) => Some(Cow::Borrowed(text)),
        other => plain(other).map(Cow::Owned),
    }
}

/// The column of a field.
pub fn of_field(field: &'static Field) -> Column {
    let kind = match field.kind() {
        Kind::Number => Type::Number,
        Kind::Truth => Type::Truth,
        _ => Type::Text,
    };
    Column { name: field.name(), kind, is_required: field.null() != Null::Anywhere, doc: field.doc() }
}
