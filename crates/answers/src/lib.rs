//! The answers of the command as JSON, line by line, for programs beside it: the service and the tools for assistants.
//! What the command prints for an input is, byte for byte, what these answer; the tests of the service compare them.

#![forbid(unsafe_code)]

mod decode;
mod documents;
mod folder;
mod lines;
mod plan;
mod refusal;
mod search;

pub use decode::Owner;
pub use documents::Asked;
pub use folder::NoTables;
pub use lines::{Lines, Room, Stopped};
pub use plan::{Histories, now, policy};
pub use refusal::{FoundRow, Refusal};
pub use search::Search;

use std::path::Path;

use payverdict::overlay::Tables;

/// The tables that everything is answered from: the built-in ones, and perhaps those of a folder beside them.
#[derive(Debug)]
pub struct Desk {
    tables: Tables,
}

impl Desk {
    /// Answers from the built-in tables alone.
    pub fn built_in() -> Self {
        let none: [(&str, &str); 0] = [];
        Self { tables: Tables::from_csv(none).expect("no tables have no mistakes") }
    }

    /// Answers from tables of one's own as well.
    ///
    /// # Errors
    ///
    /// [`NoTables`]: all mistakes in them, or why they could not be read.
    pub fn with_tables(folder: &Path) -> Result<Self, NoTables> {
        folder::read(folder).map(|tables| Self { tables })
    }

    /// What it answers from.
    pub fn tables(&self) -> &Tables {
        &self.tables
    }
}
