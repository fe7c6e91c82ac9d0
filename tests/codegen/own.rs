//! What is refused in tables of one's own that a build is to have: the very same as at run time, see
//! `tests/overlay/mistakes.rs`.

use crate::checks::own;
use crate::model::Model;
use crate::own_mistakes::{Folder, cases, compare, right};
use crate::{check, emit, read};

fn found(model: &Model, folder: &Folder) -> Vec<String> {
    let files = own::read(folder.iter().map(|(name, text)| (name.as_str(), text.as_str())));
    let (mut base, mut contexts) = (model.base.clone(), model.contexts.clone());
    match files.and_then(|files| check::beside(&mut base, &mut contexts, &files)) {
        Ok(()) => Vec::new(),
        Err(mistakes) => mistakes.iter().map(ToString::to_string).collect(),
    }
}

fn data() -> read::Data {
    read::read(&std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("data")).unwrap()
}

#[test]
fn every_mistake_is_found() {
    let model = check::check(&data(), None).unwrap_or_else(|mistakes| panic!("{mistakes:?}"));
    assert_eq!(found(&model, &right()), [""; 0]);
    for (folder, told) in cases() {
        compare(&found(&model, &folder), told);
    }
}

/// The tables of a build with a folder have the rows of both.
#[test]
fn the_rows_of_a_folder_are_among_the_tables() {
    let (data, folder) = (data(), right());
    let files = own::read(folder.iter().map(|(name, text)| (name.as_str(), text.as_str()))).unwrap();
    let model = check::check(&data, Some(&files)).unwrap_or_else(|mistakes| panic!("{mistakes:?}"));
    let sets = emit::files(&model).into_iter().find(|(name, _)| *name == "code_sets.rs").unwrap().1;
    for id in ["localpay.result", "localpay.state", "opp.result"] {
        assert!(sets.contains(&format!("\"{id}\"")), "{id}");
    }
    let plain = check::check(&data, None).unwrap_or_else(|mistakes| panic!("{mistakes:?}"));
    assert_eq!(model.base.sets.len(), plain.base.sets.len() + 5);
}
