//! Tables of one's own, beside which documents, histories and texts are read. Without the feature `overlay` there are none,
//! and they cost nothing.

#[cfg(not(feature = "overlay"))]
use core::marker::PhantomData;

#[cfg(feature = "overlay")]
use crate::overlay::{OwnRow as Row, Tables};
#[cfg(feature = "serde")]
use crate::record::Shown;
use crate::said::Message;
use crate::told::Told;
use crate::verdict::Verdict;
use crate::vocabulary::{Locale, Operation};

/// The tables that something is read with, if there are any.
#[derive(Clone, Copy, Debug)]
pub struct Own<'t> {
    #[cfg(feature = "overlay")]
    tables: Option<&'t Tables>,
    #[cfg(not(feature = "overlay"))]
    none: PhantomData<&'t ()>,
}

/// A row of one's own that is about a code.
#[cfg(feature = "overlay")]
#[derive(Clone, Debug, PartialEq)]
pub struct OwnRow(pub(crate) Row);

/// There are none.
#[cfg(not(feature = "overlay"))]
#[derive(Clone, Debug, PartialEq)]
pub enum OwnRow {}

#[cfg(feature = "overlay")]
impl<'t> Own<'t> {
    /// No tables.
    pub const NONE: Self = Self { tables: None };

    pub fn with(tables: &'t Tables) -> Self {
        Self { tables: Some(tables) }
    }

    pub fn tables(self) -> Option<&'t Tables> {
        self.tables
    }

    pub fn is_some(self) -> bool {
        self.tables.is_some()
    }

    /// The row that is about a code which the built-in tables have decoded.
    pub fn row(self, verdict: Verdict, code: &str) -> Option<OwnRow> {
        self.tables?.row_over(verdict, code.as_bytes()).map(OwnRow)
    }

    /// The text of a message: that of one's own, if there is one.
    pub fn text(self, message: Message, locale: Locale) -> &'t str {
        self.tables.map_or_else(|| message.text(locale), |tables| tables.text(message.0, locale))
    }

    /// The text of the message that is said of a code. A row of one's own may have a text of its own in the place of the
    /// message that its words lead to.
    pub fn text_of(self, row: Option<&OwnRow>, said: Message, locale: Locale) -> &'t str {
        let own = self.tables.zip(row).and_then(|(tables, OwnRow(row))| {
            let (led_to, _) = row.told.words(row.operation).said();
            match said {
                said if said == led_to => Some(tables.text(row.message, locale)),
                said if said == led_to.bare() => Some(tables.text(tables.bare(row.message), locale)),
                _ => None,
            }
        });
        own.unwrap_or_else(|| self.text(said, locale))
    }

    /// All that is said of a code.
    #[cfg(feature = "serde")]
    pub fn shown<'a>(
        self,
        verdict: Verdict,
        row: Option<&'a OwnRow>,
        code: Option<&'a str>,
        locale: Locale,
    ) -> Shown<'a>
    where
        't: 'a,
    {
        match (self.tables, row) {
            (Some(tables), Some(OwnRow(row))) => tables.verdict_by(verdict, row).shown(code, locale),
            _ => Shown::of(verdict, code, locale),
        }
    }
}

#[cfg(not(feature = "overlay"))]
impl<'t> Own<'t> {
    /// No tables.
    pub const NONE: Self = Self { none: PhantomData };

    pub fn is_some(self) -> bool {
        false
    }

    pub fn row(self, _: Verdict, _: &str) -> Option<OwnRow> {
        None
    }

    pub fn text_of(self, _: Option<&OwnRow>, said: Message, locale: Locale) -> &'t str {
        said.text(locale)
    }

    #[cfg(feature = "serde")]
    pub fn shown<'a>(
        self,
        verdict: Verdict,
        _: Option<&'a OwnRow>,
        code: Option<&'a str>,
        locale: Locale,
    ) -> Shown<'a> {
        Shown::of(verdict, code, locale)
    }
}

#[cfg(feature = "overlay")]
impl OwnRow {
    /// What it says.
    pub fn told(&self) -> Told {
        self.0.told
    }

    pub fn operation(&self) -> Operation {
        self.0.operation
    }

    /// The code as the row has it, unless it stands for all that begin alike.
    pub fn code(&self) -> Option<&str> {
        self.0.group.is_none().then_some(&*self.0.code)
    }
}

#[cfg(not(feature = "overlay"))]
impl OwnRow {
    pub fn told(&self) -> Told {
        match *self {}
    }

    pub fn operation(&self) -> Operation {
        match *self {}
    }

    pub fn code(&self) -> Option<&str> {
        match *self {}
    }
}
