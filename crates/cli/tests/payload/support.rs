//! The fixtures, and what every answer has to keep to.

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use payverdict::payload::{self, Options};
use serde_json::Value;

use crate::rules::keeps_to_the_rules;

/// A document as a system sends it, and the answer that a person wrote down for it.
pub struct Fixture {
    pub name: String,
    pub file: PathBuf,
    pub text: String,
    pub expected: Value,
}

impl Fixture {
    pub fn is_paid(&self) -> bool {
        self.expected["is_paid"] == true
    }

    /// The document; `None` for a form.
    pub fn json(&self) -> Option<Value> {
        serde_json::from_str(&self.text).ok()
    }
}

pub fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/payload")
}

/// All fixtures, by name.
pub fn fixtures() -> Vec<Fixture> {
    fixtures_in("fixtures")
}

/// The documents of a folder, each with its answer, by name.
pub fn fixtures_in(place: &str) -> Vec<Fixture> {
    let mut fixtures = Vec::new();
    for system in std::fs::read_dir(folder().join(place)).expect("the fixtures are there") {
        let system = system.expect("a folder").path();
        for file in std::fs::read_dir(&system).expect("a folder") {
            let file = file.expect("a file").path();
            let name = file.file_name().and_then(|name| name.to_str()).expect("a plain name").to_owned();
            if name.ends_with(".expected.json") {
                continue;
            }
            let expected = std::fs::read_to_string(file.with_extension("expected.json"))
                .unwrap_or_else(|error| panic!("{name} has no expected answer: {error}"));
            let stem = file.with_extension("");
            let name = stem.strip_prefix(folder().join(place)).expect("it is in there").display().to_string();
            fixtures.push(Fixture {
                name,
                text: std::fs::read_to_string(&file).expect("a text"),
                expected: serde_json::from_str(&expected).expect("the expected answer is JSON"),
                file,
            });
        }
    }
    fixtures.sort_by(|one, other| one.name.cmp(&other.name));
    fixtures
}

/// The answers of the library, as JSON; an error as an object with `error`.
pub fn answers(text: &[u8]) -> Vec<Value> {
    answers_as(text, Options::default())
}

/// The same, with what the caller knows of the documents.
pub fn answers_as(text: &[u8], options: Options) -> Vec<Value> {
    payload::read(text, options)
        .map(|answer| match answer {
            Ok(answer) => {
                let value = serde_json::to_value(&answer).expect("an answer is plain JSON");
                assert_eq!(value["is_paid"], answer.is_paid());
                keeps_to_the_rules(&answer, &value);
                value
            }
            Err(error) => serde_json::json!({ "error": error }),
        })
        .collect()
}

/// Whether any document of the text counts as paid.
pub fn is_paid(text: &[u8]) -> bool {
    answers(text).iter().any(|answer| answer["is_paid"] == true)
}

/// Runs the command.
pub fn run(arguments: &[&str], files: &[PathBuf]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_payverdict"));
    command.arg("payload").args(arguments).args(files).output().expect("the command runs")
}

/// What the command wrote: one object a line.
pub fn lines(output: &Output) -> Vec<Value> {
    let text = str::from_utf8(&output.stdout).expect("text");
    text.lines().map(|line| serde_json::from_str(line).expect("one object a line")).collect()
}

/// Where a value stands in a document.
pub type Place = Vec<Step>;

#[derive(Clone, Debug, PartialEq)]
pub enum Step {
    Name(String),
    Item(usize),
}

/// Every place in a document but the document itself, in order.
pub fn places(document: &Value) -> Vec<Place> {
    fn walk(value: &Value, place: &Place, places: &mut Vec<Place>) {
        let children: Vec<(Step, &Value)> = match value {
            Value::Object(fields) => {
                fields.iter().map(|(name, value)| (Step::Name(name.clone()), value)).collect()
            }
            Value::Array(items) => {
                items.iter().enumerate().map(|(item, value)| (Step::Item(item), value)).collect()
            }
            _ => Vec::new(),
        };
        for (step, child) in children {
            let place = [place.as_slice(), &[step]].concat();
            places.push(place.clone());
            walk(child, &place, places);
        }
    }
    let mut places = Vec::new();
    walk(document, &Vec::new(), &mut places);
    places
}

pub fn at<'a>(document: &'a mut Value, place: &[Step]) -> Option<&'a mut Value> {
    place.iter().try_fold(document, |value, step| match step {
        Step::Name(name) => value.get_mut(name),
        Step::Item(item) => value.get_mut(item),
    })
}

/// Takes the value at a place out of the document.
pub fn remove(document: &mut Value, place: &[Step]) {
    let Some((last, path)) = place.split_last() else { return };
    match (at(document, path), last) {
        (Some(Value::Object(fields)), Step::Name(name)) => drop(fields.remove(name)),
        (Some(Value::Array(items)), Step::Item(item)) if *item < items.len() => drop(items.remove(*item)),
        _ => {}
    }
}

/// A place as an answer writes its path.
pub fn path(place: &[Step]) -> String {
    place.iter().fold(String::new(), |path, step| match step {
        Step::Name(name) if path.is_empty() => name.clone(),
        Step::Name(name) => format!("{path}.{name}"),
        Step::Item(item) => format!("{path}[{item}]"),
    })
}
