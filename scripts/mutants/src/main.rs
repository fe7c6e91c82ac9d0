//! Tries all mutants that cargo-mutants lists, without compiling the crate for each of them: they are all in one build, each
//! behind a switch that the environment turns, and of the tests only those run that meet it.
//!
//! `payverdict-mutants LIST CHECKOUT RESULT -- CARGO TEST OPTIONS`: the list is what `cargo mutants --list --json` prints, the
//! checkout is changed, and the result is a CSV of what became of each mutant. Where there is one already, the rest is tried.

mod build;
mod list;
mod run;
mod switches;

use std::collections::{BTreeMap, HashMap};
use std::fs;
use std::path::Path;
use std::sync::Mutex;

use list::{Id, Mutant};
use run::Found;

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let Some((places, cargo)) = arguments
        .iter()
        .position(|argument| argument == "--")
        .map(|at| (&arguments[..at], &arguments[at + 1..]))
    else {
        panic!("expected LIST CHECKOUT RESULT -- CARGO TEST OPTIONS");
    };
    let [list, checkout, result] = places else { panic!("expected LIST CHECKOUT RESULT before --") };
    let jobs = std::thread::available_parallelism().map_or(1, usize::from);
    let mutants: Vec<Mutant> =
        serde_json::from_slice(&fs::read(list).expect("the list")).expect("what cargo mutants lists");

    let known = known(result, &mutants);
    let kept = known.iter().filter(|(_, (outcome, _))| *outcome == "unviable").map(|(id, _)| *id).collect();
    let built = build::built(Path::new(checkout), &mutants, kept, cargo);
    let tried: Vec<_> = (1..=mutants.len())
        .filter(|id| !built.kept.mutants.contains(id) && !built.without.contains(id))
        .collect();
    eprintln!(
        "{} mutants: {} tried, {} do not compile, {} have no switch",
        mutants.len(),
        tried.len(),
        built.kept.mutants.len(),
        built.without.len()
    );
    let tests = run::tests(&built.tests, jobs);
    eprintln!("{} tests meet a mutant", tests.len());
    let said = Mutex::new(known);
    said.lock()
        .expect("what was said")
        .extend(built.kept.mutants.iter().map(|&id| (id, ("unviable", String::new()))));
    said.lock()
        .expect("what was said")
        .extend(built.without.iter().map(|&id| (id, ("no switch", String::new()))));
    let rest = tried.into_iter().filter(|id| !said.lock().expect("what was said").contains_key(id));
    let tried: Vec<(Id, &Path)> = rest.map(|id| (id, mutants[id - 1].file.as_path())).collect();
    let caught: Vec<_> = {
        let said = said.lock().expect("what was said");
        let caught = said.iter().filter(|(_, (outcome, _))| *outcome == "caught");
        caught.map(|(id, (_, test))| (mutants[id - 1].file.clone(), test.clone())).collect()
    };
    run::found(&tried, &tests, caught.into_iter(), jobs, |id, found| {
        let mut said = said.lock().expect("what was said");
        let (outcome, test) = match found {
            Found::Caught(test) => ("caught", test.clone()),
            Found::Missed => ("missed", String::new()),
            Found::Unmet => ("unmet", String::new()),
        };
        said.insert(id, (outcome, test));
        // What is known so far, should this be ended before its time.
        if said.len().is_multiple_of(100) {
            fs::write(result, csv(&said, &mutants)).expect("a file for the result");
        }
    });
    let said = said.into_inner().expect("what was said");
    fs::write(result, csv(&said, &mutants)).expect("a file for the result");
    let mut counts = BTreeMap::<String, BTreeMap<&str, usize>>::new();
    for (id, (outcome, _)) in &said {
        let module = mutants[id - 1]
            .file
            .iter()
            .take(2)
            .map(|part| part.to_string_lossy())
            .collect::<Vec<_>>()
            .join("/");
        *counts.entry(module).or_default().entry(outcome).or_default() += 1;
    }
    for (module, counts) in counts {
        let count = |outcome| counts.get(outcome).copied().unwrap_or_default();
        let (caught, tried) = (count("caught"), count("caught") + count("missed") + count("unmet"));
        println!(
            "{module}: {caught} of {tried} caught ({:.1} %), {} missed, {} unmet; {} do not compile, {} have no switch",
            100.0 * caught as f64 / tried.max(1) as f64,
            count("missed"),
            count("unmet"),
            count("unviable"),
            count("no switch"),
        );
    }
}

/// What an earlier run, which did not come to its end, found.
fn known(result: &str, mutants: &[Mutant]) -> BTreeMap<Id, (&'static str, String)> {
    let ids: HashMap<String, Id> =
        mutants.iter().zip(1..).map(|(mutant, id)| (mutant.name.replace('"', "\"\""), id)).collect();
    let text = fs::read_to_string(result).unwrap_or_default();
    let lines = text.lines().filter_map(|line| {
        let (outcome, rest) = line.split_once(",\"")?;
        let (name, test) = rest.strip_suffix('"')?.split_once("\",\"")?;
        let outcome =
            ["caught", "missed", "unmet", "unviable"].into_iter().find(|known| *known == outcome)?;
        Some((*ids.get(name)?, (outcome, test.to_owned())))
    });
    lines.collect()
}

fn csv(said: &BTreeMap<Id, (&str, String)>, mutants: &[Mutant]) -> String {
    let lines = said.iter().map(|(id, (outcome, test))| {
        format!("{outcome},\"{}\",\"{test}\"\n", mutants[id - 1].name.replace('"', "\"\""))
    });
    "outcome,mutant,test\n".to_owned() + &lines.collect::<String>()
}
