//! What is exported: the built-in tables, or these with tables of one's own beside them.

use payverdict::overlay::{self, Tables};
use payverdict::record::{Field, Value};
use payverdict::{CodeSet, Entry, Locale, Source, System};

use super::columns;
use crate::sets::Listed;

/// A set with its rows.
pub struct Set {
    pub listed: Listed,
    pub rows: Vec<Row>,
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
            rows: set.entries().map(Row::BuiltIn).collect(),
        };
        Self::of(sets.map(with_rows).collect(), Vec::new(), Vec::new())
    }

    /// The same with tables of one's own.
    pub fn beside(tables: &'static Tables, only: Option<&str>) -> Self {
        let sets = tables.all_sets().filter(|set| only.is_none_or(|only| set.id() == only));
        let with_rows = |set: overlay::Set<'static>| Set {
            listed: Listed::from(set),
            rows: set.rows().map(Row::Beside).collect(),
        };
        let systems = tables.systems().map(|system| (system.id(), system.name(), system.homepage()));
        Self::of(sets.map(with_rows).collect(), systems.collect(), tables.sources().collect())
    }

    /// With the systems of the sets and the sources that their rows cite, in the order of their ids.
    fn of(sets: Vec<Set>, mut systems: Vec<NamedSystem>, mut sources: Vec<overlay::Source<'static>>) -> Self {
        systems.extend(System::all().map(|system| (system.id(), system.name(), system.homepage())));
        systems.retain(|(id, ..)| sets.iter().any(|set| set.listed.system == *id));
        systems.sort_by_key(|(id, ..)| *id);
        sources.extend(Source::all().map(overlay::Source::from));
        let mut cited: Vec<_> =
            sets.iter().flat_map(|set| &set.rows).filter_map(|row| row.source()).collect();
        cited.sort_unstable();
        cited.dedup();
        sources.retain(|source| cited.binary_search(&source.id).is_ok());
        sources.sort_by_key(|source| source.id);
        Self { sets, systems, sources }
    }

    pub fn rows(&self) -> impl Iterator<Item = Row> {
        self.sets.iter().flat_map(|set| set.rows.iter().copied())
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

    fn cell(self, field: &Field) -> Value<'static> {
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
