//! `payverdict sets`.

use std::io::{self, BufWriter, Write};

use payverdict::{CodeSet, overlay};
use serde_json::json;

use super::args::SetsOptions;
use super::{card, tables};
use crate::Ended;

/// A set, as it is listed: built in or of one's own.
pub struct Listed {
    pub id: &'static str,
    pub system: &'static str,
    /// What people call the system.
    pub name: &'static str,
    pub title: &'static str,
    pub syntax: &'static str,
    pub extends: Vec<&'static str>,
    pub rows: usize,
    /// How many rows are of one's own.
    pub own: usize,
}

impl From<CodeSet> for Listed {
    fn from(set: CodeSet) -> Self {
        Self {
            id: set.id(),
            system: set.system().id(),
            name: set.system().name(),
            title: set.title(),
            syntax: set.syntax().as_str(),
            extends: set.extends().map(CodeSet::id).collect(),
            rows: set.entries().len(),
            own: 0,
        }
    }
}

impl From<overlay::Set<'static>> for Listed {
    fn from(set: overlay::Set<'static>) -> Self {
        Self {
            id: set.id(),
            system: set.system().id(),
            name: set.system().name(),
            title: set.title(),
            syntax: set.syntax().as_str(),
            extends: set.extends().map(overlay::Set::id).collect(),
            rows: set.rows().len(),
            own: set.entries().count(),
        }
    }
}

pub fn run(options: &SetsOptions) -> io::Result<Ended> {
    let sets: Vec<Listed> = match tables::own() {
        None => CodeSet::ALL.iter().copied().map(Listed::from).collect(),
        Some(tables) => tables.all_sets().map(Listed::from).collect(),
    };
    let mut out = BufWriter::new(io::stdout().lock());
    for set in &sets {
        if options.json {
            writeln!(out, "{}", object(set))?;
            continue;
        }
        let Listed { id, name, title, syntax, extends, rows, own, .. } = set;
        let extends =
            if extends.is_empty() { String::new() } else { format!(", extends {}", extends.join(", ")) };
        let own = match own {
            0 => String::new(),
            own if own == rows => format!(" ({})", card::OWN),
            own => format!(" ({own} {})", card::OWN),
        };
        writeln!(out, "{id:<22} {rows:>4} rows  {syntax:<9} {name}, {title}{extends}{own}")?;
    }
    out.flush()?;
    Ok(Ended::Well)
}

/// What is said of a set.
pub fn object(set: &Listed) -> serde_json::Value {
    let Listed { id, system, title, syntax, extends, rows, .. } = set;
    json!({ "id": id, "system": system, "title": title, "syntax": syntax, "extends": extends, "rows": rows })
}
