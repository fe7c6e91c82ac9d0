//! Who says so: the sources of the rows, and the systems that the sets belong to.

use core::str::FromStr;

use crate::code_set::CodeSet;
use crate::error::UnknownWord;
use crate::tables::{HOSTS, SOURCES, SYSTEM_IDS, SYSTEMS, SourceInfo, SystemInfo};

/// A document or list that a row's meaning comes from.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct Source(u8);

/// How near a source is to the owner of the code.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum SourceKind {
    /// The system's owner says so.
    Primary,
    /// Somebody else says so.
    Secondary,
    /// This project derived it.
    Inferred,
}

impl Source {
    pub(crate) fn from_index(index: u8) -> Self {
        Self(index)
    }

    fn info(self) -> &'static SourceInfo {
        &SOURCES[self.0 as usize]
    }

    /// Every source, in the order of the ids.
    pub fn all() -> impl ExactSizeIterator<Item = Self> {
        (0..SOURCES.len() as u8).map(Self)
    }

    /// The id that rows cite.
    pub fn id(self) -> &'static str {
        self.info().id
    }

    /// What the document is called.
    pub fn title(self) -> &'static str {
        self.info().title
    }

    /// Who publishes it; empty where that is not known.
    pub fn publisher(self) -> &'static str {
        self.info().publisher
    }

    /// Where it can be read, if it is public.
    pub fn url(self) -> Option<&'static str> {
        Some(self.info().url).filter(|url| !url.is_empty())
    }

    /// Its date, version or commit; empty where that is not known.
    pub fn edition(self) -> &'static str {
        self.info().edition
    }

    /// The day it was read, as `2026-11-21`.
    pub fn retrieved(self) -> &'static str {
        self.info().retrieved
    }

    /// How near it is to the owner of the code.
    pub fn kind(self) -> SourceKind {
        self.info().kind
    }
}

impl core::fmt::Debug for Source {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.debug_tuple("Source").field(&self.id()).finish()
    }
}

crate::vocabulary::words! { SourceKind, "kind of source" {
    Primary => "primary",
    Secondary => "secondary",
    Inferred => "inferred",
} }

/// A payment system, acquirer or network.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct System(u8);

impl System {
    pub(crate) fn from_index(index: u8) -> Self {
        Self(index)
    }

    /// Every system, in the order of the ids.
    pub fn all() -> impl ExactSizeIterator<Item = Self> {
        (0..SYSTEMS.len() as u8).map(Self)
    }

    /// The id, the first part of the ids of its sets.
    pub fn id(self) -> &'static str {
        self.info().id
    }

    /// Its name.
    pub fn name(self) -> &'static str {
        self.info().name
    }

    /// Its page, if it has one.
    pub fn homepage(self) -> Option<&'static str> {
        Some(self.info().homepage).filter(|url| !url.is_empty())
    }

    /// The sets of the system, in the order of their ids.
    pub fn sets(self) -> impl Iterator<Item = CodeSet> + Clone {
        CodeSet::ALL.iter().copied().filter(move |set| set.system() == self)
    }

    /// The hosts of the system's problem types.
    pub(crate) fn hosts(self) -> &'static [&'static str] {
        HOSTS[self.0 as usize]
    }

    fn info(self) -> &'static SystemInfo {
        &SYSTEMS[self.0 as usize]
    }
}

impl FromStr for System {
    type Err = UnknownWord;

    /// Takes the id, or another name that people use, such as `swedbankpay` or `hyperpay`, whatever its case.
    fn from_str(name: &str) -> Result<Self, UnknownWord> {
        let is = |known: &&str| known.eq_ignore_ascii_case(name);
        Self::all()
            .find(|system| is(&system.id()) || system.info().aliases.iter().any(is))
            .ok_or_else(|| UnknownWord::new("system", &SYSTEM_IDS, name))
    }
}

impl core::fmt::Display for System {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.pad(self.id())
    }
}

impl core::fmt::Debug for System {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.debug_tuple("System").field(&self.id()).finish()
    }
}
