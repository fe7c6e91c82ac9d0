//! The tables of a release: the same lines in every form.

use std::borrow::Cow;

use payverdict::release::{Message, inherited, unlisted};
use payverdict::{CodeSet, Entry, Locale, Source, System, Trigger};

use super::columns::{answer_cells, answer_columns, number, optional, row_cells, row_columns, truth};
use super::written;
use crate::export::source::Exported;
use crate::export::tables::{Cell, Column, Table, text};

/// A table.
pub struct Sheet {
    pub name: &'static str,
    pub doc: &'static str,
    pub columns: Vec<Column>,
    /// The columns that tell its lines apart.
    pub key: &'static [&'static str],
    pub lines: Vec<Vec<Cell>>,
}

/// The tables in the order in which they refer to one another, with the columns that tell their lines apart.
pub const KEYS: [(&str, &[&str]); 15] = [
    ("systems", &["id"]),
    ("sources", &["id"]),
    ("vocabulary", &["kind", "word"]),
    ("messages", &["id", "locale"]),
    ("sets", &["id"]),
    ("extends", &["set", "place"]),
    ("rows", &["set", "code"]),
    ("inherited", &["set", "code"]),
    ("groups", &["set", "prefix", "length"]),
    ("problem_types", &["set", "problem_type"]),
    ("unlisted", &[]),
    ("rules", &["id"]),
    ("policies", &["id"]),
    ("repeats", &["system"]),
    ("triggers", &["set", "code", "kind", "value", "environment"]),
];

/// All tables, in the order of `KEYS`.
pub fn all() -> Vec<Sheet> {
    KEYS.iter()
        .map(|&(name, key)| {
            let (doc, columns, lines) = sheet(name);
            Sheet { name, doc, columns, key, lines }
        })
        .collect()
}

/// What a table is about, its columns and its lines.
type Content = (&'static str, Vec<Column>, Vec<Vec<Cell>>);

fn sheet(name: &str) -> Content {
    match name {
        "systems" => systems(),
        "sources" => sources(),
        "messages" => messages(),
        "sets" => sets(),
        "extends" => exported(
            "The sets that are asked, in order of place, where a set does not list a code itself.",
            Table::Extends,
        ),
        "rows" => {
            let rows = CodeSet::ALL.iter().flat_map(|set| set.entries());
            ("The listed codes.", row_columns(), rows.map(row_cells).collect())
        }
        "inherited" => inherited_rows(),
        "groups" => groups(),
        "problem_types" => exported(
            "The row that answers for a problem type under an instrument that is not listed, or without one.",
            Table::ProblemTypes,
        ),
        "unlisted" => {
            let doc = "What is said of a code that neither a row nor a group answers for: one line.";
            let mut columns = answer_columns();
            // Nobody says anything of it.
            columns
                .iter_mut()
                .filter(|column| column.name == "source")
                .for_each(|own| own.is_required = false);
            (doc, columns, vec![answer_cells(unlisted())])
        }
        "triggers" => triggers(),
        name => written::sheet(name),
    }
}

fn own(text: &'static str) -> Cell {
    Some(Cow::Borrowed(text))
}

fn made(text: impl ToString) -> Cell {
    Some(Cow::Owned(text.to_string()))
}

fn filled(text: &'static str) -> Cell {
    own(text).filter(|text| !text.is_empty())
}

fn exported(doc: &'static str, table: Table) -> Content {
    let built_in = Exported::built_in(None);
    (doc, table.columns(), table.lines(&built_in).collect())
}

fn systems() -> Content {
    let columns = vec![
        text("id", "The id: the first part of the ids of its sets."),
        text("name", "What its owner calls it."),
        optional("homepage", "The address of its page."),
    ];
    let cells = |system: System| vec![own(system.id()), own(system.name()), system.homepage().and_then(own)];
    ("The payment systems, acquirers and networks.", columns, System::all().map(cells).collect())
}

fn sources() -> Content {
    let columns = vec![
        text("id", "The id that rows cite."),
        text("title", "What the document is called."),
        optional("publisher", "Who publishes it."),
        optional("url", "Where it can be read, if it is public."),
        optional("edition", "Its date, version or commit."),
        text("retrieved", "The day on which it was read."),
        text("kind", "How near it is to the owner of the codes."),
    ];
    let cells = |source: Source| {
        vec![
            own(source.id()),
            own(source.title()),
            filled(source.publisher()),
            source.url().and_then(own),
            filled(source.edition()),
            own(source.retrieved()),
            own(source.kind().as_str()),
        ]
    };
    ("The documents that say what codes mean.", columns, Source::all().map(cells).collect())
}

fn messages() -> Content {
    let columns = vec![
        text("id", "The id that answers have as `message_id`."),
        text("locale", "The language, by its tag (BCP 47)."),
        text("text", "What the shopper reads."),
    ];
    let lines = Message::all().flat_map(|message| {
        let cells =
            move |locale: &Locale| vec![own(message.id()), own(locale.as_str()), own(message.text(*locale))];
        Locale::ALL.iter().map(cells)
    });
    ("What shoppers read, in all languages.", columns, lines.collect())
}

fn sets() -> Content {
    let columns = vec![
        text("id", "The id, `system.field`."),
        number("number", true, "A number that never changes, for programs that store one."),
        text("system", "The system that sends the codes."),
        text("title", "What the codes are."),
        text("syntax", "The form of the codes."),
        truth("suffix", "Whether a hyphen and a capital letter may follow a code, which change nothing."),
        truth("advice", "Whether the codes are advice on another try."),
        text("example", "A code of this form."),
    ];
    let cells = |set: &CodeSet| {
        vec![
            own(set.id()),
            made(set.number()),
            own(set.system().id()),
            own(set.title()),
            own(set.syntax().as_str()),
            made(set.allows_suffix()),
            made(set.is_advice()),
            own(set.example()),
        ]
    };
    ("The code sets: one field of one system each.", columns, CodeSet::ALL.iter().map(cells).collect())
}

fn inherited_rows() -> Content {
    let head =
        [text("set", "The set that lists the code as approved."), text("code", "The code as it is listed.")];
    let cells =
        |row: Entry| [own(row.set().id()), own(row.code())].into_iter().chain(answer_cells(row)).collect();
    (
        "What is said of a listed success where another set inherits it: never that it is approved.",
        head.into_iter().chain(answer_columns()).collect(),
        inherited().map(cells).collect(),
    )
}

fn groups() -> Content {
    let head = Table::Groups.columns().into_iter().take(4);
    let groups = CodeSet::ALL.iter().flat_map(|set| set.groups());
    let lines = groups.flat_map(|group| {
        group.lengths().map(move |length| {
            let head = [own(group.set().id()), own(group.prefix()), made(length), own(group.name())];
            head.into_iter().chain(answer_cells(group.answer())).collect()
        })
    });
    (
        "What is said of codes that begin so, have this length, and that no row lists.",
        head.chain(answer_columns()).collect(),
        lines.collect(),
    )
}

fn triggers() -> Content {
    let columns = vec![
        text("set", "The set of the code."),
        text("code", "The code that a sandbox answers with."),
        text("kind", "What of the request does it."),
        text("value", "What to write there."),
        text("environment", "Where the system is asked."),
        optional("with", "What else it takes."),
        text("source", "Who says so."),
    ];
    let cells = |trigger: Trigger| {
        let row = trigger.entry();
        vec![
            own(row.set().id()),
            own(row.code()),
            own(trigger.kind().as_str()),
            own(trigger.value()),
            own(trigger.environment().as_str()),
            trigger.with().and_then(own),
            own(trigger.source().id()),
        ]
    };
    (
        "How sandboxes are made to answer with a code. It says nothing of live payments.",
        columns,
        Trigger::all().map(cells).collect(),
    )
}
