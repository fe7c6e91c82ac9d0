//! Compiles the checkout with its switches, and takes out the mutants that do not compile.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::ops::Range;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use serde_json::Value;

use crate::list::{self, Id, Mutant};
use crate::switches::{self, Kept, Switched};

/// What was compiled, and what could not be.
pub struct Built {
    /// The programs that hold the tests, with the folder that each runs in.
    pub tests: Vec<(PathBuf, PathBuf)>,
    pub kept: Kept,
    /// Mutants without a switch.
    pub without: Vec<Id>,
}

pub fn built(checkout: &Path, mutants: &[Mutant], unviable: BTreeSet<Id>, cargo: &[String]) -> Built {
    let files = list::by_file(mutants);
    let sources: BTreeMap<_, _> = files
        .keys()
        .map(|file| (file.clone(), fs::read_to_string(checkout.join(file)).expect("a source file")))
        .collect();
    let mut kept = Kept { mutants: unviable, ..Kept::default() };
    for round in 1.. {
        let switched: BTreeMap<_, _> = files
            .iter()
            .map(|(file, mutants)| {
                (
                    file.clone(),
                    switches::switched(&sources[file], mutants, &kept)
                        .unwrap_or_else(|error| panic!("{}: {error}", file.display())),
                )
            })
            .collect();
        for (file, Switched { text, .. }) in &switched {
            if fs::read_to_string(checkout.join(file)).is_ok_and(|old| old != *text) {
                fs::write(checkout.join(file), text).expect("a source file to write");
            }
        }
        let (tests, errors) = compiled(checkout, cargo);
        if errors.is_empty() {
            let without = switched.into_values().flat_map(|file| file.without).collect();
            return Built { tests, kept, without };
        }
        let before = (kept.mutants.len(), kept.consts.len());
        for error in &errors {
            blame(error, &switched, &mut kept);
        }
        eprintln!(
            "round {round}: {} errors, {} mutants do not compile, {} functions stay const",
            errors.len(),
            kept.mutants.len(),
            kept.consts.len()
        );
        assert!(
            before != (kept.mutants.len(), kept.consts.len()),
            "nobody is to blame: {:#?}",
            errors.iter().map(|error| error["rendered"].as_str()).collect::<Vec<_>>()
        );
    }
    unreachable!()
}

/// The test programs, and the errors of the compiler.
fn compiled(checkout: &Path, cargo: &[String]) -> (Vec<(PathBuf, PathBuf)>, Vec<Value>) {
    let output = Command::new("cargo")
        .args(["test", "--no-run", "--message-format=json"])
        .args(cargo)
        .current_dir(checkout)
        .env("RUSTFLAGS", "--cap-lints=warn -Awarnings")
        .stderr(Stdio::inherit())
        .output()
        .expect("cargo");
    let (mut tests, mut errors) = (Vec::new(), Vec::new());
    for line in String::from_utf8_lossy(&output.stdout).lines() {
        let Ok(mut said) = serde_json::from_str::<Value>(line) else { continue };
        if said["reason"] == "compiler-message" && said["message"]["level"] == "error" {
            errors.push(said["message"].take());
        } else if said["reason"] == "compiler-artifact"
            && said["profile"]["test"] == true
            && let (Some(program), Some(manifest)) =
                (said["executable"].as_str(), said["manifest_path"].as_str())
        {
            tests.push((
                program.into(),
                Path::new(manifest).parent().expect("the folder of a package").to_owned(),
            ));
        }
    }
    errors.retain(|error| error["spans"].as_array().is_some_and(|spans| !spans.is_empty()));
    assert!(output.status.success() || !errors.is_empty(), "cargo failed and said no place");
    (tests, errors)
}

/// Takes out what an error is about: the mutant whose text it points at, else all of the smallest place that has a switch.
fn blame(error: &Value, files: &BTreeMap<PathBuf, Switched>, kept: &mut Kept) {
    let message = error["message"].as_str().unwrap_or_default();
    if let Some(rest) = message.split_once("non-const").map(|(_, rest)| rest)
        && let Some(path) = rest.split('`').nth(1)
    {
        let name = path.rsplit("::").next().unwrap_or(path);
        if kept.consts.insert(name.split('<').next().unwrap_or(name).to_owned()) {
            return;
        }
    }
    let mut places = places(error);
    places.sort_by_key(|&(is_primary, ..)| !is_primary);
    for (_, file, place) in &places {
        let Some(switched) = file_of(files, file) else { continue };
        let touched: Vec<Id> = switched
            .alternatives
            .iter()
            .filter(|(range, _)| overlap(range, place))
            .map(|&(_, id)| id)
            .collect();
        if !touched.is_empty() {
            kept.mutants.extend(touched);
            return;
        }
    }
    for (_, file, place) in &places {
        let Some(switched) = file_of(files, file) else { continue };
        let around = switched
            .wrapped
            .iter()
            .filter(|(range, ids)| !ids.is_empty() && range.start <= place.start && place.end <= range.end);
        if let Some((_, ids)) = around.min_by_key(|(range, _)| range.len()) {
            kept.mutants.extend(ids);
            return;
        }
    }
    // Arms that are needed, all between what is matched and where the compiler would put one more.
    if let Some((_, file, matched)) = places.first()
        && let Some(switched) = file_of(files, file)
        && error["code"]["code"] == "E0004"
    {
        let end = places
            .iter()
            .filter(|(_, name, _)| name == file)
            .map(|(.., place)| place.end)
            .max()
            .unwrap_or(matched.end);
        let arms = switched
            .alternatives
            .iter()
            .filter(|(range, _)| matched.end <= range.start && range.start <= end);
        kept.mutants.extend(arms.map(|&(_, id)| id));
        return;
    }
    // A place that holds what has switches: a body whose parts do not fit any more.
    for (_, file, place) in &places {
        let Some(switched) = file_of(files, file) else { continue };
        kept.mutants.extend(
            switched.wrapped.iter().filter(|(range, _)| overlap(range, place)).flat_map(|(_, ids)| ids),
        );
    }
}

fn file_of<'f>(files: &'f BTreeMap<PathBuf, Switched>, name: &str) -> Option<&'f Switched> {
    files.iter().find(|(file, _)| Path::new(name).ends_with(file)).map(|(_, switched)| switched)
}

fn overlap(one: &Range<usize>, other: &Range<usize>) -> bool {
    one.start < other.end && other.start < one.end
}

/// All places that an error names, also in its notes, and where the macros are that they come from.
fn places(error: &Value) -> Vec<(bool, String, Range<usize>)> {
    let mut all = Vec::new();
    for span in error["spans"].as_array().into_iter().flatten() {
        let mut span = span;
        loop {
            let number = |name: &str| span[name].as_u64().unwrap_or_default() as usize;
            let name = span["file_name"].as_str().unwrap_or_default().to_owned();
            all.push((span["is_primary"] == true, name, number("byte_start")..number("byte_end")));
            if span["expansion"].is_null() {
                break;
            }
            span = &span["expansion"]["span"];
        }
    }
    for child in error["children"].as_array().into_iter().flatten() {
        all.extend(places(child).into_iter().map(|(_, name, range)| (false, name, range)));
    }
    all
}
