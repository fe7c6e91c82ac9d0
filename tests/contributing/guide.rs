//! CONTRIBUTING.md, read as steps.

use std::path::Path;

use regex::Regex;

/// A list of steps under its heading.
pub struct Section {
    pub title: String,
    pub steps: Vec<Step>,
}

/// The files that a step names, and what is to be changed in the first one.
pub struct Step {
    pub files: Vec<String>,
    pub changes: Vec<Change>,
    pub makes_pages: bool,
}

/// A block of a step.
#[derive(Debug)]
pub enum Change {
    /// Lines of a table, each for its place; the whole file where there is none yet.
    Lines(Vec<String>),
    /// Lines to take out and to put in, with those around them.
    Diff(Vec<String>),
    /// A new file.
    Whole(String),
}

/// The sections that have steps which name files.
pub fn sections() -> Vec<Section> {
    let page = Path::new(env!("CARGO_MANIFEST_DIR")).join("CONTRIBUTING.md");
    let page = std::fs::read_to_string(page).expect("the page is there");
    let parts = page.split("\n## ").skip(1).map(|part| part.split_once('\n').expect("a heading"));
    let sections = parts.map(|(title, text)| Section { title: title.into(), steps: steps(text) });
    sections.filter(|section| !section.steps.is_empty()).collect()
}

fn steps(text: &str) -> Vec<Step> {
    let begin = Regex::new(r"(?m)^\d+\. ((?:`[^`]+`(?:, )?)+):").unwrap();
    let begins: Vec<_> = begin.captures_iter(text).collect();
    let ends = begins.iter().skip(1).map(|found| found.get(0).unwrap().start()).chain([text.len()]);
    begins
        .iter()
        .zip(ends)
        .map(|(found, end)| {
            let body = &text[found.get(0).unwrap().end()..end];
            let files = found[1].split(", ").map(|name| name.trim_matches('`').to_string()).collect();
            Step { files, changes: changes(body), makes_pages: body.contains("`make pages`") }
        })
        .collect()
}

fn changes(body: &str) -> Vec<Change> {
    let block = Regex::new(r"(?ms)^( +)```(\w+)\n(.*?)^ +```").unwrap();
    block
        .captures_iter(body)
        .map(|found| {
            let lines = found[3].lines().map(|line| line.strip_prefix(&found[1]).unwrap_or("").to_string());
            let lines: Vec<String> = lines.collect();
            match &found[2] {
                "csv" => Change::Lines(lines),
                "diff" => Change::Diff(lines),
                _ => Change::Whole(lines.join("\n") + "\n"),
            }
        })
        .collect()
}
