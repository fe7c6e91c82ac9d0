//! The example with its own folder of tables.

use std::path::Path;

use payverdict::{CodeSet, Match, decode};

#[path = "../../examples/own_tables.rs"]
#[allow(dead_code, reason = "the test calls what the program calls")]
mod own_tables;

fn folder() -> &'static Path {
    Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/own-tables"))
}

/// Its page shows what it prints.
#[test]
fn the_page_shows_what_the_example_prints() {
    let tables = own_tables::read(folder()).unwrap();
    let report = own_tables::report(&tables).unwrap();
    let page = std::fs::read_to_string(folder().join("README.md")).unwrap();
    assert!(page.contains(&format!("-- examples/own-tables\n{report}```\n")), "the page lacks\n{report}");
}

#[test]
fn the_folder_has_what_it_promises() {
    let tables = own_tables::read(folder()).unwrap();
    let own = tables.sets().flat_map(|set| set.rows()).count();
    assert_eq!((tables.sets().len(), own), (2, 30));
    for verdict in tables.sets().flat_map(|set| set.rows()) {
        assert!(verdict.is_custom() && verdict.source().is_some(), "{verdict:?}");
    }
    // What it says of a built-in code is stricter, and says the same has happened.
    let overrides = tables.entries().filter(|row| row.verdict().set().built_in().is_some());
    for row in overrides {
        let verdict = row.verdict();
        let before = decode(CodeSet::OppResult, row.code()).unwrap();
        assert_eq!((verdict.outcome(), before.matched()), (before.outcome(), Match::Exact));
        assert!(verdict.retry().strictness() > before.retry().strictness());
    }
}

#[test]
fn mistakes_are_told() {
    assert!(own_tables::read(Path::new("nowhere at all")).is_err());
}
