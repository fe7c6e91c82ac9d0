//! Who says so: the sources of the rows, and the systems that the sets belong to.

use core::str::FromStr;

use crate::code_set::CodeSet;

use crate::tables::{HOSTS, SOURCES, SYSTEM_IDS, SYSTEM_NAMES, SYSTEMS, SourceInfo, SystemInfo};
use crate::unknown::UnknownWord;
use crate::vocabulary::SourceKind;

/// A document or list that a row's meaning comes from, to be cited beside it.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct Source(u16);

impl Source {
    pub(crate) fn from_index(index: u16) -> Self {
        Self(index)
    }

    #[cfg(all(feature = "payload", feature = "compact"))]
    pub(crate) fn index(self) -> u16 {
        self.0
    }

    fn info(self) -> &'static SourceInfo {
        &SOURCES[self.0 as usize]
    }

    /// Every source, in the order of the ids.
    pub fn all() -> impl ExactSizeIterator<Item = Self> {
        (0..SOURCES.len() as u16).map(Self)
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

/// A payment system, acquirer or network, whose fields hold the codes.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct System(u16);

impl System {
    pub(crate) fn from_index(index: u16) -> Self {
        Self(index)
    }

    #[cfg(feature = "compact")]
    pub(crate) fn index(self) -> u16 {
        self.0
    }

    /// Every system, in the order of the ids.
    pub fn all() -> impl ExactSizeIterator<Item = Self> {
        (0..SYSTEMS.len() as u16).map(Self)
    }

    /// The id: the first part of the ids of its sets, as in `payex.order`.
    pub fn id(self) -> &'static str {
        self.info().id
    }

    /// What its owner calls it, to be shown to people: `PayEx / Swedbank Pay`.
    pub fn name(self) -> &'static str {
        self.info().name
    }

    /// The address of its page, if it has one.
    pub fn homepage(self) -> Option<&'static str> {
        Some(self.info().homepage).filter(|url| !url.is_empty())
    }

    /// The sets of the system, in the order of their ids.
    pub fn sets(self) -> impl Iterator<Item = CodeSet> + Clone {
        CodeSet::ALL.iter().copied().filter(move |set| set.system() == self)
    }

    /// Whether the system sends codes of its own, as no standard or network does.
    pub(crate) fn is_provider(self) -> bool {
        self.info().is_provider
    }

    /// The hosts of the system's problem types.
    pub(crate) fn hosts(self) -> &'static [&'static str] {
        HOSTS[self.0 as usize]
    }

    fn info(self) -> &'static SystemInfo {
        &SYSTEMS[self.0 as usize]
    }
}

impl CodeSet {
    /// The system that sends its codes.
    pub fn system(self) -> System {
        System(self.info().system)
    }
}

impl FromStr for System {
    type Err = UnknownWord;

    /// Takes the id, or another name that people use, such as `swedbankpay` or `hyperpay`, whatever its case.
    fn from_str(name: &str) -> Result<Self, UnknownWord> {
        let mut lower = [0; 32];
        let lower = lower.get_mut(..name.len()).map(|lower| {
            lower.copy_from_slice(name.as_bytes());
            lower.make_ascii_lowercase();
            &*lower
        });
        let known = lower.and_then(|name| SYSTEM_NAMES.get(core::str::from_utf8(name).ok()?));
        known.map(|number| Self(*number)).ok_or_else(|| UnknownWord::new("system", &SYSTEM_IDS, name))
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
