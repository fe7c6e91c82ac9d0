//! Who says so: the sources of both, the built-in tables and one's own.

use super::Tables;
use crate::checks::model;
use crate::record::Cited;
use crate::source;
use crate::tables::SOURCES;
use crate::vocabulary::SourceKind;

/// A document or list that a row's meaning comes from, built in or of one's own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Source<'t> {
    /// The id that rows cite.
    pub id: &'t str,
    /// What the document is called.
    pub title: &'t str,
    /// Who publishes it; empty where that is not known.
    pub publisher: &'t str,
    /// Where it can be read, if that is told.
    pub url: Option<&'t str>,
    /// Its date, version or commit; empty where that is not known.
    pub edition: &'t str,
    /// The day it was read, as `2026-11-21`.
    pub retrieved: &'t str,
    /// How near it is to the owner of the codes.
    pub kind: SourceKind,
}

impl From<source::Source> for Source<'static> {
    fn from(source: source::Source) -> Self {
        Self {
            id: source.id(),
            title: source.title(),
            publisher: source.publisher(),
            url: source.url(),
            edition: source.edition(),
            retrieved: source.retrieved(),
            kind: source.kind(),
        }
    }
}

impl<'t> From<&'t model::Source> for Source<'t> {
    fn from(source: &'t model::Source) -> Self {
        let model::Source { id, title, publisher, url, edition, retrieved, kind } = source;
        Self {
            id,
            title,
            publisher,
            url: Some(url.as_str()).filter(|url| !url.is_empty()),
            edition,
            retrieved,
            // The checks know no other words.
            kind: kind.parse().unwrap_or(SourceKind::Inferred),
        }
    }
}

impl<'t> From<Source<'t>> for Cited<'t> {
    fn from(source: Source<'t>) -> Self {
        let Source { id, title, url, kind, .. } = source;
        Self { id, title, url, kind }
    }
}

impl Tables {
    /// The sources of one's own, in the order of their ids.
    pub fn sources(&self) -> impl ExactSizeIterator<Item = Source<'_>> {
        self.sources.iter().map(Source::from)
    }

    /// The source at a place: built-in ones come first.
    pub(super) fn source(&self, place: u16) -> Option<Source<'_>> {
        match usize::from(place).checked_sub(SOURCES.len()) {
            None => Some(source::Source::from_index(place).into()),
            Some(own) => self.sources.get(own).map(Source::from),
        }
    }
}
