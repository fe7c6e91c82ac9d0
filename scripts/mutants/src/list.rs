//! What `cargo mutants --list --json` says.

use std::collections::BTreeMap;
use std::path::PathBuf;

use serde::Deserialize;

/// A place in a file: line and column in characters, both from 1.
#[derive(Clone, Copy, Debug, Deserialize, PartialEq, Eq, Hash)]
pub struct Place {
    pub line: usize,
    pub column: usize,
}

#[derive(Clone, Copy, Debug, Deserialize, PartialEq, Eq, Hash)]
pub struct Span {
    pub start: Place,
    pub end: Place,
}

#[derive(Clone, Copy, Debug, Deserialize, PartialEq, Eq)]
pub enum Genre {
    FnValue,
    BinaryOperator,
    UnaryOperator,
    MatchArm,
    MatchArmGuard,
    StructField,
}

/// One change of the code.
#[derive(Clone, Debug, Deserialize)]
pub struct Mutant {
    pub name: String,
    pub file: PathBuf,
    pub genre: Genre,
    pub replacement: String,
    pub span: Span,
}

/// A mutant is known by its place in the list, from 1.
pub type Id = usize;

/// The mutants of each file.
pub fn by_file(mutants: &[Mutant]) -> BTreeMap<PathBuf, Vec<(Id, &Mutant)>> {
    let mut files = BTreeMap::<_, Vec<_>>::new();
    for (place, mutant) in mutants.iter().enumerate() {
        files.entry(mutant.file.clone()).or_default().push((place + 1, mutant));
    }
    files
}
