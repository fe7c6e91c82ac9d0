//! What the build script refuses in `data/`: it names file and line, and says what would be right.

#[path = "../../src/advice.rs"]
mod advice;
#[path = "../../src/bits.rs"]
#[allow(dead_code, reason = "the crate asks more of it than the build script does")]
mod bits;
#[path = "../../codegen/check/mod.rs"]
mod check;
#[path = "../../src/checks/mod.rs"]
#[allow(dead_code, reason = "tables of one's own ask more of it than the build script does")]
mod checks;
#[path = "../../src/plan/civil.rs"]
#[allow(dead_code, reason = "the crate asks more of it than the build script does")]
mod civil;
#[path = "../../codegen/contexts.rs"]
mod contexts;
#[path = "../../codegen/emit/mod.rs"]
mod emit;
#[path = "../../codegen/kept.rs"]
mod kept;
#[path = "../../src/read/letters.rs"]
mod letters;
#[path = "../../src/limit.rs"]
#[allow(dead_code, reason = "the crate asks more of it than the build script does")]
mod limit;
#[path = "../../codegen/marks.rs"]
mod marks;
#[path = "../../codegen/model.rs"]
mod model;
#[path = "../../src/perfect.rs"]
#[allow(dead_code, reason = "the crate asks more of it than the build script does")]
mod perfect;
#[path = "../../codegen/phrases/mod.rs"]
mod phrases;
#[path = "../../codegen/read.rs"]
mod read;
#[path = "../../src/plan/span.rs"]
#[allow(dead_code, reason = "the crate asks more of it than the build script does")]
mod span;
#[path = "../../src/stretch.rs"]
mod stretch;
#[path = "../../src/syntax/mod.rs"]
#[allow(dead_code, reason = "the crate asks more of it than the build script does")]
mod syntax;
#[path = "../../codegen/version.rs"]
mod version;
#[path = "../../src/read/words.rs"]
#[allow(dead_code, reason = "the crate asks more of it than the build script does")]
mod words;

extern crate alloc;

mod copy;
mod doubted;
mod fewer;
mod flips;
#[path = "../../fuzz/src/checks.rs"]
mod fuzzed;
#[path = "../common/own_mistakes.rs"]
mod own_mistakes;
#[path = "contexts.rs"]
mod refused_contexts;
#[path = "fields.rs"]
mod refused_fields;
#[path = "files.rs"]
mod refused_files;
#[path = "messages.rs"]
mod refused_messages;
#[path = "opinions.rs"]
mod refused_opinions;
#[path = "own.rs"]
mod refused_own;
#[path = "phrases.rs"]
mod refused_phrases;
#[path = "plan.rs"]
mod refused_plan;
#[path = "room.rs"]
mod refused_room;
#[path = "rows.rs"]
mod refused_rows;
#[path = "sets.rs"]
mod refused_sets;
#[path = "triggers.rs"]
mod refused_triggers;

use std::path::Path;

use copy::{Copy, add_row};

/// The row that the tests spoil is right before they do.
#[test]
fn the_data_is_accepted() {
    let copy = Copy::new();
    assert_eq!(copy.mistakes(), [""; 0]);
    add_row(&copy, &[]);
    assert_eq!(copy.mistakes(), [""; 0]);
}

/// What was found by fuzzing, and what leads through all of the checks (`fuzz/`).
#[test]
fn changes_that_nobody_thought_of() {
    let corpus = Path::new(env!("CARGO_MANIFEST_DIR")).join("fuzz/corpus/checks");
    let mut count = 0;
    for file in std::fs::read_dir(corpus).unwrap() {
        let file = file.unwrap().path();
        println!("{}", file.display());
        fuzzed::target(&std::fs::read(file).unwrap());
        count += 1;
    }
    assert!(count >= 10, "{count} inputs");
}

/// Any change of a table makes another version of the tables.
#[test]
fn the_version_of_the_tables() {
    let (copy, own) = (Copy::new(), Copy::new());
    let version = |folders: &[&Path]| {
        let data = read::read(&copy.0).unwrap();
        let model = check::check(&data, None).unwrap_or_else(|mistakes| panic!("{mistakes:?}"));
        version::text(folders, &model)
    };
    let first = version(&[&copy.0]);
    assert!(first.contains(&format!("\"{}\"", payverdict::DATA_VERSION)), "{first}");
    assert_ne!(version(&[&copy.0, &own.0]), first);
    copy.change("systems.csv", 2, "name", "Another name");
    assert_ne!(version(&[&copy.0]), first);
}

#[test]
fn the_tables_are_made_of_the_data_alone() {
    let copy = Copy::new();
    let model = || {
        let data = read::read(&copy.0).unwrap();
        check::check(&data, None).unwrap_or_else(|mistakes| panic!("{mistakes:?}"))
    };
    let (first, second) = (model(), model());
    assert_eq!(emit::files(&first), emit::files(&second));
    assert_eq!(emit::opinions(&first), emit::opinions(&second));
}
