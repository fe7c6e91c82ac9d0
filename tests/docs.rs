//! The first line of a documentation says what the item is for: more than the item's name and that of its type do.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use regex::Regex;

/// Words that say nothing by themselves.
const EMPTY: &str = " a all an and any as by for from in is it its of or that the this to ";

/// The words of a name or sentence: `DecodeError`, `decode_error` and "the decode errors" have the same two.
fn words(text: &str) -> BTreeSet<String> {
    let word = Regex::new("[A-Z]?[a-z]+|[A-Z]+|[0-9]+").unwrap();
    let words = word.find_iter(text).map(|word| word.as_str().to_lowercase());
    let words = words.filter(|word| !EMPTY.contains(&format!(" {word} ")));
    words.map(|word| word.strip_suffix('s').unwrap_or(&word).to_string()).collect()
}

fn sources(folder: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    entries.flat_map(|path| if path.is_dir() { sources(&path) } else { vec![path] }).collect()
}

/// The items of a file whose first line repeats their name.
fn repeated(text: &str) -> Vec<String> {
    let keyword = "(?:const|static|unsafe|fn|struct|enum|trait|type|mod) ";
    let item = Regex::new(&format!(r"^\s*(?:pub(?:\([^)]*\))? )?(?:{keyword})*([A-Za-z]\w*)")).unwrap();
    let holder =
        Regex::new(r"^(?:impl(?:<[^>]*>)?|(?:pub )?(?:struct|enum|trait)) (?:.* for )?(\w+)").unwrap();
    let (mut found, mut within, mut said) = (Vec::new(), String::new(), None);
    for line in text.lines() {
        let trimmed = line.trim_start().trim_start_matches("$(");
        if let Some(doc) = trimmed.strip_prefix("///") {
            said = said.or(Some(doc));
        } else if !trimmed.starts_with("#[") && !trimmed.is_empty() {
            within = holder.captures(line).map_or(within, |found| found[1].to_string());
            if let (Some(doc), Some(name)) = (said.take(), item.captures(line)) {
                let known = &words(&name[1]) | &words(&within);
                if words(doc).is_subset(&known) {
                    found.push(format!("{within}, {}:{doc}", &name[1]));
                }
            }
        }
    }
    found
}

#[test]
fn no_first_line_merely_repeats_the_name() {
    assert_eq!(
        repeated("impl Order {\n    /// The id of the order.\n    #[inline]\n    pub fn id(&self)").len(),
        1
    );
    let mut all = Vec::new();
    let made = ["vocabulary.rs", "code_sets.rs", "payload_systems.rs", "triggers.rs"];
    let made = made.map(|file| Path::new(env!("OUT_DIR")).join(file));
    for file in sources(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src")).into_iter().chain(made) {
        for item in repeated(&std::fs::read_to_string(&file).unwrap()) {
            all.push(format!("{}: {item}", file.display()));
        }
    }
    assert!(all.is_empty(), "say what it is for: {all:#?}");
}
