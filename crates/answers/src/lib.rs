//! The answers of the command as JSON, line by line, for programs beside it: the service and the tools for assistants.
//! What the command prints for an input is, byte for byte, what these answer; the tests of the service compare them.

#![forbid(unsafe_code)]

mod decode;
mod documents;
mod faults;
mod folder;
mod lines;
mod plan;
mod refusal;
mod search;

pub use decode::Owner;
pub use documents::Asked;
pub use faults::tell_places_alone;
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
    /// Answers from the built-in tables, and from those of a folder where there is one.
    ///
    /// # Errors
    ///
    /// [`NoTables`]: all mistakes in them, or why they could not be read.
    pub fn new(folder: Option<&Path>) -> Result<Self, NoTables> {
        let none: [(&str, &str); 0] = [];
        let built_in = || Tables::from_csv(none).expect("no tables have no mistakes");
        Ok(Self { tables: folder.map_or_else(|| Ok(built_in()), folder::read)? })
    }

    /// What it answers from.
    pub fn tables(&self) -> &Tables {
        &self.tables
    }
}
