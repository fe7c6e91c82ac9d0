//! The sets of both, the built-in tables and one's own, by one name.

use alloc::borrow::Cow;
use alloc::boxed::Box;
use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;
use core::fmt;

use super::Tables;
use super::error::UnknownSet;
use super::verdict::Entry;
use crate::checks::model;
use crate::code_set::CodeSet;
use crate::source;
use crate::syntax::Syntax;
use crate::tables::{SETS, SYSTEMS};
use crate::unknown::distance;

/// How many ids are offered for one that is not known.
const NEAREST: usize = 3;

/// A set of one's own.
#[derive(Clone, Debug)]
pub struct OwnSet {
    pub id: Box<str>,
    pub title: Box<str>,
    /// The place of its system: built-in ones come first.
    pub system: usize,
    pub syntax: Syntax,
    pub suffix: bool,
    pub advice: bool,
    pub example: Box<str>,
    /// The numbers of the set itself and of those that it extends, nearest first.
    pub chain: Box<[u16]>,
}

impl From<model::Set> for OwnSet {
    fn from(set: model::Set) -> Self {
        Self {
            id: set.id.into(),
            title: set.title.into(),
            system: set.system,
            syntax: set.syntax,
            suffix: set.suffix,
            advice: set.advice,
            example: set.example.into(),
            chain: set.chain.iter().map(|number| *number as u16).collect(),
        }
    }
}

/// A code set, built in or of one's own.
#[derive(Clone, Copy)]
pub struct Set<'t> {
    pub(super) tables: &'t Tables,
    pub(super) number: u16,
}

/// A payment system, built in or of one's own.
#[derive(Clone, Copy)]
pub struct System<'t> {
    tables: &'t Tables,
    place: usize,
}

impl<'t> Set<'t> {
    pub(super) fn own(self) -> Option<&'t OwnSet> {
        self.tables.sets.get(usize::from(self.number).checked_sub(SETS.len())?)
    }

    /// The built-in set that it is; `None` for a set of one's own.
    pub fn built_in(self) -> Option<CodeSet> {
        self.own().is_none().then(|| CodeSet::from_index(self.number))
    }

    /// The id by which the set is asked for, `system.field`.
    pub fn id(self) -> &'t str {
        self.own().map_or_else(|| CodeSet::from_index(self.number).id(), |own| &own.id)
    }

    /// What the codes of the set are, in a few words.
    pub fn title(self) -> &'t str {
        self.own().map_or_else(|| CodeSet::from_index(self.number).title(), |own| &own.title)
    }

    /// A code of the set's form, to be shown as an example.
    pub fn example(self) -> &'t str {
        self.own().map_or_else(|| CodeSet::from_index(self.number).example(), |own| &own.example)
    }

    /// The form of its codes.
    pub fn syntax(self) -> Syntax {
        self.own().map_or_else(|| CodeSet::from_index(self.number).syntax(), |own| own.syntax)
    }

    /// Whether a hyphen and one letter may follow a code.
    pub fn allows_suffix(self) -> bool {
        self.own().map_or_else(|| CodeSet::from_index(self.number).allows_suffix(), |own| own.suffix)
    }

    /// What its codes look like, with an example.
    pub fn expected(self) -> Cow<'static, str> {
        match self.built_in() {
            Some(set) => set.expected().into(),
            None => {
                format!("{}, such as {}", self.syntax().expected(self.allows_suffix()), self.example()).into()
            }
        }
    }

    /// Whether its codes are advice on another try.
    pub fn is_advice(self) -> bool {
        self.own().map_or_else(|| CodeSet::from_index(self.number).is_advice(), |own| own.advice)
    }

    /// The system that sends its codes.
    pub fn system(self) -> System<'t> {
        let place = self.own().map_or_else(|| SETS[usize::from(self.number)].system.into(), |own| own.system);
        System { tables: self.tables, place }
    }

    /// The sets in which a code is looked up that this one does not list, in order.
    pub fn extends(self) -> impl Iterator<Item = Set<'t>> {
        let tables = self.tables;
        self.chain()[1..].iter().map(move |number| Set { tables, number: *number })
    }

    pub(super) fn chain(self) -> &'t [u16] {
        self.own().map_or_else(|| CodeSet::from_index(self.number).info().chain, |own| &own.chain)
    }

    /// The rows of one's own in this very set.
    pub fn entries(self) -> impl Iterator<Item = Entry<'t>> {
        let tables = self.tables;
        let own = tables.rows.iter().filter(move |row| row.set == self.number && row.group.is_none());
        own.map(move |row| Entry { tables, row })
    }
}

impl PartialEq for Set<'_> {
    fn eq(&self, other: &Self) -> bool {
        self.id() == other.id()
    }
}

impl Eq for Set<'_> {}

impl fmt::Debug for Set<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Set").field(&self.id()).finish()
    }
}

impl fmt::Display for Set<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.id())
    }
}

impl<'t> System<'t> {
    fn own(self) -> Option<&'t model::System> {
        self.tables.systems.get(self.place.checked_sub(SYSTEMS.len())?)
    }

    /// The built-in system that it is; `None` for one of one's own.
    pub fn built_in(self) -> Option<source::System> {
        self.own().is_none().then(|| self.as_built_in())
    }

    fn as_built_in(self) -> source::System {
        source::System::from_index(self.place as u16)
    }

    /// The id: the first part of the ids of its sets.
    pub fn id(self) -> &'t str {
        self.own().map_or_else(|| self.as_built_in().id(), |own| &own.id)
    }

    /// What its owner calls it, to be shown to people.
    pub fn name(self) -> &'t str {
        self.own().map_or_else(|| self.as_built_in().name(), |own| &own.name)
    }

    /// The address of its page, if it has one.
    pub fn homepage(self) -> Option<&'t str> {
        let own = |own: &'t model::System| Some(own.homepage.as_str()).filter(|url| !url.is_empty());
        self.own().map_or_else(|| self.as_built_in().homepage(), own)
    }

    /// The sets of the system, those of one's own first.
    pub fn sets(self) -> impl Iterator<Item = Set<'t>> {
        let tables = self.tables;
        let built_in = CodeSet::ALL.iter().map(move |set| Set { tables, number: *set as u16 });
        tables.sets().chain(built_in).filter(move |set| set.system() == self)
    }

    /// Whether a name is the id or another name of it, whatever its case.
    pub fn is_called(self, name: &str) -> bool {
        match self.own() {
            Some(own) => {
                own.id.eq_ignore_ascii_case(name)
                    || own.aliases.iter().any(|alias| alias.eq_ignore_ascii_case(name))
            }
            None => name.parse() == Ok(self.as_built_in()),
        }
    }
}

impl PartialEq for System<'_> {
    fn eq(&self, other: &Self) -> bool {
        self.place == other.place
    }
}

impl Eq for System<'_> {}

impl fmt::Debug for System<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("System").field(&self.id()).finish()
    }
}

/// What names a set: a built-in set, a set of the tables, or an id.
pub trait AsSet<'t> {
    /// The set that is meant.
    ///
    /// # Errors
    ///
    /// [`UnknownSet`] if there is no set with this id.
    fn set_in(self, tables: &'t Tables) -> Result<Set<'t>, UnknownSet>;
}

impl<'t> AsSet<'t> for CodeSet {
    #[inline]
    fn set_in(self, tables: &'t Tables) -> Result<Set<'t>, UnknownSet> {
        Ok(Set { tables, number: self as u16 })
    }
}

impl<'t> AsSet<'t> for Set<'t> {
    #[inline]
    fn set_in(self, _: &'t Tables) -> Result<Self, UnknownSet> {
        Ok(self)
    }
}

impl<'t> AsSet<'t> for &str {
    fn set_in(self, tables: &'t Tables) -> Result<Set<'t>, UnknownSet> {
        let own = tables.sets.iter().position(|set| *set.id == *self);
        let own = own.map(|place| (SETS.len() + place) as u16);
        let built_in = || self.parse::<CodeSet>().ok().map(|set| set as u16);
        let number =
            own.or_else(built_in).ok_or_else(|| UnknownSet { nearest: tables.nearest(self).into() })?;
        Ok(Set { tables, number })
    }
}

impl<'t> AsSet<'t> for &String {
    fn set_in(self, tables: &'t Tables) -> Result<Set<'t>, UnknownSet> {
        self.as_str().set_in(tables)
    }
}

impl Tables {
    /// The set with this id, built in or of one's own.
    ///
    /// # Errors
    ///
    /// [`UnknownSet`], which names the nearest ids.
    pub fn set<'t>(&'t self, set: impl AsSet<'t>) -> Result<Set<'t>, UnknownSet> {
        set.set_in(self)
    }

    /// The sets of one's own, in the order of their ids.
    pub fn sets(&self) -> impl ExactSizeIterator<Item = Set<'_>> {
        (SETS.len()..SETS.len() + self.sets.len()).map(|number| Set { tables: self, number: number as u16 })
    }

    /// Every set, built in or of one's own, in the order of their ids.
    pub fn all_sets(&self) -> impl Iterator<Item = Set<'_>> {
        let built_in = CodeSet::ALL.iter().map(|set| Set { tables: self, number: *set as u16 });
        let mut all: Vec<_> = built_in.chain(self.sets()).collect();
        all.sort_by_key(|set| set.id());
        all.into_iter()
    }

    /// The systems of one's own, in the order of their ids.
    pub fn systems(&self) -> impl ExactSizeIterator<Item = System<'_>> {
        (SYSTEMS.len()..SYSTEMS.len() + self.systems.len()).map(|place| System { tables: self, place })
    }

    /// The system that is called so, by its id or another name: a built-in one, else one of one's own.
    pub fn system(&self, name: &str) -> Option<System<'_>> {
        let built_in = name.parse().ok();
        let place = built_in.and_then(|built_in| source::System::all().position(|system| system == built_in));
        let own = || self.systems().find(|system| system.is_called(name));
        place.map(|place| System { tables: self, place }).or_else(own)
    }

    /// All rows of one's own: those of one's own sets, and those that built-in sets have beside their own.
    pub fn entries(&self) -> impl Iterator<Item = Entry<'_>> {
        let listed = self.rows.iter().filter(|row| row.group.is_none());
        listed.map(|row| Entry { tables: self, row })
    }

    fn nearest(&self, id: &str) -> Vec<String> {
        let built_in = CodeSet::ALL.iter().map(|set| set.id());
        let mut ids: Vec<&str> = self.sets.iter().map(|set| &*set.id).chain(built_in).collect();
        ids.sort_by_key(|known| distance(known, id));
        ids.into_iter().take(NEAREST).map(String::from).collect()
    }
}
