//! What is exported: the built-in tables, or these with tables of one's own beside them.

use std::collections::BTreeMap;

use payverdict::overlay::{self, Tables};
use payverdict::record::{Field, Value};
use payverdict::{CodeSet, Entry, Locale, Source, Syntax, System, decode};

use super::columns;
use crate::sets::Listed;

/// A set with all that is said of its codes.
pub struct Set {
    pub listed: Listed,
    /// Whether a hyphen and a letter may follow a code.
    pub suffix: bool,
    pub rows: Vec<Row>,
    pub groups: Vec<Group>,
    /// The problem types for which one row answers whatever the instrument is, with its code.
    pub problem_types: BTreeMap<&'static str, &'static str>,
}

/// What codes that begin alike have in common.
pub struct Group {
    pub prefix: &'static str,
    pub lengths: Vec<usize>,
    pub name: &'static str,
    /// What is said of them. It has no code.
    pub answer: Row,
}

/// A row of either.
#[derive(Clone, Copy)]
pub enum Row {
    BuiltIn(Entry),
    Beside(overlay::Verdict<'static>),
}

/// A system: its id, name and address.
pub type NamedSystem = (&'static str, &'static str, Option<&'static str>);

/// All that is exported.
pub struct Exported {
    pub sets: Vec<Set>,
    pub systems: Vec<NamedSystem>,
    pub sources: Vec<overlay::Source<'static>>,
}

impl Exported {
    /// The built-in sets, or the one that was asked for.
    pub fn built_in(only: Option<&str>) -> Self {
        let sets = CodeSet::ALL.iter().filter(|set| only.is_none_or(|only| set.id() == only));
        let with_rows = |set: &CodeSet| Set {
            listed: Listed::from(*set),
            suffix: set.allows_suffix(),
            rows: set.entries().map(Row::BuiltIn).collect(),
            groups: set.groups().map(Group::from).collect(),
            problem_types: problem_types(set.syntax(), set.entries().map(Entry::code), |kind| {
                decode(*set, kind).ok()?.entry().filter(|row| row.set() == *set).map(Entry::code)
            }),
        };
        Self::of(sets.map(with_rows).collect(), Vec::new(), Vec::new())
    }

    /// The same with tables of one's own.
    pub fn beside(tables: &'static Tables, only: Option<&str>) -> Self {
        let sets = tables.all_sets().filter(|set| only.is_none_or(|only| set.id() == only));
        let with_rows = |set: overlay::Set<'static>| Set {
            listed: Listed::from(set),
            suffix: set.allows_suffix(),
            rows: set.rows().map(Row::Beside).collect(),
            groups: set.groups().map(Group::from).collect(),
            problem_types: problem_types(
                set.syntax(),
                set.rows().filter_map(|row| row.listed_code()),
                |kind| {
                    let verdict = tables.decode(set, kind).ok()?;
                    verdict.listed_code().filter(|_| verdict.listed_in() == Some(set))
                },
            ),
        };
        let systems = tables.systems().map(|system| (system.id(), system.name(), system.homepage()));
        Self::of(sets.map(with_rows).collect(), systems.collect(), tables.sources().collect())
    }

    /// With the systems of the sets and the sources that their rows and groups cite, in the order of their ids.
    fn of(sets: Vec<Set>, mut systems: Vec<NamedSystem>, mut sources: Vec<overlay::Source<'static>>) -> Self {
        systems.extend(System::all().map(|system| (system.id(), system.name(), system.homepage())));
        systems.retain(|(id, ..)| sets.iter().any(|set| set.listed.system == *id));
        systems.sort_by_key(|(id, ..)| *id);
        sources.extend(Source::all().map(overlay::Source::from));
        let groups = sets.iter().flat_map(|set| set.groups.iter().map(|group| &group.answer));
        let rows = sets.iter().flat_map(|set| &set.rows).chain(groups);
        let mut cited: Vec<_> = rows.filter_map(|row| row.source()).collect();
        cited.sort_unstable();
        cited.dedup();
        sources.retain(|source| cited.binary_search(&source.id).is_ok());
        sources.sort_by_key(|source| source.id);
        Self { sets, systems, sources }
    }

    pub fn rows(&self) -> impl Iterator<Item = Row> {
        self.sets.iter().flat_map(|set| set.rows.iter().copied())
    }

    pub fn groups(&self) -> impl Iterator<Item = &Group> {
        self.sets.iter().flat_map(|set| &set.groups)
    }
}

/// The problem types of some codes for which one row of their set answers.
fn problem_types(
    syntax: Syntax,
    codes: impl Iterator<Item = &'static str>,
    // A problem type by itself is looked up like one whose instrument nobody lists.
    row: impl Fn(&'static str) -> Option<&'static str>,
) -> BTreeMap<&'static str, &'static str> {
    let codes = codes.filter(|_| syntax == Syntax::Problem);
    let kinds = codes.map(|code| code.rsplit('/').next().unwrap_or(code));
    kinds.filter_map(|kind| Some((kind, row(kind)?))).collect()
}

impl From<payverdict::Group> for Group {
    fn from(group: payverdict::Group) -> Self {
        let answer = Row::BuiltIn(group.answer());
        Self { prefix: group.prefix(), lengths: group.lengths().collect(), name: group.name(), answer }
    }
}

impl From<overlay::Group<'static>> for Group {
    fn from(group: overlay::Group<'static>) -> Self {
        let answer = Row::Beside(group.answer());
        Self { prefix: group.prefix(), lengths: group.lengths(), name: group.name(), answer }
    }
}

impl Row {
    /// The id of the source.
    fn source(self) -> Option<&'static str> {
        match self {
            Self::BuiltIn(row) => row.source().map(Source::id),
            Self::Beside(row) => row.source().map(|source| source.id),
        }
    }

    /// The cells, in the order of the columns. The shopper's message is the English one.
    pub fn cells(self) -> impl Iterator<Item = Value<'static>> {
        columns().map(move |field| self.cell(field))
    }

    pub fn cell(self, field: &Field) -> Value<'static> {
        match self {
            Self::BuiltIn(row) => field.of_entry(row, Locale::En),
            Self::Beside(row) => row.value(field, Locale::En),
        }
    }

    pub fn set(self) -> &'static str {
        match self {
            Self::BuiltIn(row) => row.set().id(),
            Self::Beside(row) => row.set().id(),
        }
    }

    pub fn code(self) -> &'static str {
        match self {
            Self::BuiltIn(row) => row.code(),
            Self::Beside(row) => row.listed_code().unwrap_or_default(),
        }
    }

    pub fn message(self, locale: Locale) -> &'static str {
        match self {
            Self::BuiltIn(row) => row.message(locale),
            Self::Beside(row) => row.message(locale),
        }
    }
}
