//! What is refused in tables of one's own: the build script refuses the very same, see `tests/codegen/own.rs`.

use std::fs;
use std::path::Path;

use payverdict::overlay::Tables;

use crate::own_mistakes::{cases, compare, right};

fn found(folder: &[(String, String)]) -> Vec<String> {
    match Tables::from_csv(folder.iter().map(|(name, text)| (name, text))) {
        Ok(_) => Vec::new(),
        Err(mistakes) => mistakes.iter().map(ToString::to_string).collect(),
    }
}

#[test]
fn a_folder_that_is_right() {
    assert_eq!(found(&right()), [""; 0]);
}

#[test]
fn every_mistake_is_found() {
    for (folder, told) in cases() {
        compare(&found(&folder), told);
    }
}

/// A refusal that no mistake here leads to would be tried by nobody.
#[test]
fn every_refusal_of_the_checks_is_tried() {
    let told: Vec<&str> = cases().flat_map(|(_, told)| told.iter().copied()).collect();
    let mut seen = 0;
    for refusal in refusals() {
        let parts: Vec<String> = refusal.split(['{', '}']).step_by(2).map(String::from).collect();
        let pattern = regex::Regex::new(&format!(
            ": {}$",
            parts.iter().map(|part| regex::escape(part)).collect::<Vec<_>>().join(".*")
        ))
        .unwrap();
        let is_told = |text: &&str| match text.strip_suffix('…') {
            Some(start) => {
                // The beginning, as far as it goes.
                let start = start.split_once(": ").map_or(start, |(_, text)| text);
                parts.iter().take(2).all(|part| start.contains(&part[..part.len().min(20)]))
            }
            None => pattern.is_match(text),
        };
        assert!(told.iter().any(is_told), "`{refusal}` is tried by no mistake");
        seen += 1;
    }
    assert!(seen > 60, "{seen} refusals are in the checks");
}

/// What the checks say of mistakes, as their source has it.
fn refusals() -> Vec<String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/checks");
    let literal = regex::Regex::new(r#""((?:[^"\\]|\\.)*)""#).unwrap();
    let broken = regex::Regex::new(r"\\\n\s*").unwrap();
    let mut found = Vec::new();
    for file in fs::read_dir(folder).unwrap().map(Result::unwrap) {
        let text = fs::read_to_string(file.path()).unwrap();
        let code: String = text
            .lines()
            .filter(|line| !line.trim_start().starts_with("//"))
            .flat_map(|line| [line, "\n"])
            .collect();
        let code = broken.replace_all(&code, "").into_owned();
        for text in literal.captures_iter(&code).map(|found| found[1].to_string()) {
            let is_refusal = text.contains("; ") || text.starts_with("refund and chargeback");
            // What a group is called, and a syntax's own words, are not refusals.
            if is_refusal && !text.starts_with("Not listed by itself") {
                found.push(text);
            }
        }
    }
    found
}
