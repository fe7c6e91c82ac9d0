//! The build script: reads `data/`, refuses what is wrong with it, and writes the tables that the
//! crate includes.

#[path = "../src/advice.rs"]
mod advice;
#[path = "../src/bits.rs"]
#[allow(dead_code, reason = "the crate asks more of it than the build script does")]
mod bits;
mod check;
#[path = "../src/checks/mod.rs"]
#[allow(dead_code, reason = "tables of one's own ask more of it than the build script does")]
mod checks;
#[path = "../src/plan/civil.rs"]
#[allow(dead_code, reason = "the crate asks more of it than the build script does")]
mod civil;
mod contexts;
mod emit;
mod folder;
#[path = "../src/read/letters.rs"]
mod letters;
#[path = "../src/limit.rs"]
#[allow(dead_code, reason = "the crate asks more of it than the build script does")]
mod limit;
mod marks;
mod model;
#[path = "../src/perfect.rs"]
#[allow(dead_code, reason = "the crate asks more of it than the build script does")]
mod perfect;
mod phrases;
mod read;
#[path = "../src/plan/span.rs"]
#[allow(dead_code, reason = "the crate asks more of it than the build script does")]
mod span;
#[path = "../src/stretch.rs"]
mod stretch;
#[path = "../src/syntax/mod.rs"]
#[allow(dead_code, reason = "the crate asks more of it than the build script does")]
mod syntax;
mod version;
#[path = "../src/read/words.rs"]
#[allow(dead_code, reason = "the crate asks more of it than the build script does")]
mod words;

extern crate alloc;

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use checks::own::Files;
use checks::table::Mistake;

/// Where a company names the folder of its own tables.
const OWN: &str = "PAYVERDICT_DATA";

/// What the crate and the build script share; each asks for things that the other does not.
const SHARED: [&str; 11] = [
    "src/advice.rs",
    "src/bits.rs",
    "src/checks",
    "src/limit.rs",
    "src/perfect.rs",
    "src/read/letters.rs",
    "src/read/words.rs",
    "src/plan/civil.rs",
    "src/plan/span.rs",
    "src/stretch.rs",
    "src/syntax",
];

fn main() -> ExitCode {
    for watched in ["data", "codegen"].into_iter().chain(SHARED) {
        println!("cargo::rerun-if-changed={watched}");
    }
    let data = read::read(Path::new("data"));
    println!("cargo::rerun-if-env-changed={OWN}");
    let own = std::env::var_os(OWN).filter(|folder| !folder.is_empty()).map(PathBuf::from);
    match data.and_then(|data| check::check(&data, own_files(own.as_deref())?.as_ref())) {
        Ok(model) => {
            let out = std::env::var("OUT_DIR").expect("cargo sets OUT_DIR");
            // Cargo tells a build script of the features that are on.
            let asked = std::env::var_os("CARGO_FEATURE_OPINIONS").map(|_| emit::opinions(&model));
            let folders: Vec<&Path> = [Path::new("data")].into_iter().chain(own.as_deref()).collect();
            let version = ("version.rs", version::text(&folders, &model));
            for (file, text) in emit::files(&model).into_iter().chain(asked).chain([version]) {
                std::fs::write(Path::new(&out).join(file), text).expect("OUT_DIR can be written");
            }
            ExitCode::SUCCESS
        }
        Err(mistakes) => {
            for mistake in mistakes {
                println!("cargo::error={mistake}");
            }
            ExitCode::FAILURE
        }
    }
}

/// The tables of one's own that this build is to have, too: those of the folder that `PAYVERDICT_DATA` names.
fn own_files(folder: Option<&Path>) -> Result<Option<Files>, Vec<Mistake>> {
    let Some(folder) = folder else { return Ok(None) };
    println!("cargo::rerun-if-changed={}", folder.display());
    folder::read(folder).map(Some)
}
