//! The fields by which a document is known to be of one system, from `data/marks.csv`.

use std::collections::BTreeMap;
use std::fmt::Write;

use crate::checks::table::{Mistake, Row};
use crate::emit::camel;
use crate::read::Data;

const PATH: &str =
    "is not a path; join names with full stops, and put [] after that of a list, as payments[].result.code";
const SHAPES: &str = "any, named, text, number, digits, list, object, uuid, instant, places:N, from:LOW-HIGH, one:A|B, \
     topic:A|B, starts:A|B, under, under:/FOLDER/, host:HOST, form:SET, listed:SET, spelled:SET, each:SETS or amounts:SETS";

/// A field that counts for one system.
pub struct Mark {
    system: String,
    name: String,
    steps: String,
    shape: String,
    weight: String,
    with: String,
}

/// Reads the marks, and says every mistake found.
pub fn check(data: &Data, found: &mut Vec<Mistake>) -> Vec<Mark> {
    let mut marks = Vec::new();
    // What is in which place, and what it is a mark of.
    let mut places: BTreeMap<(String, String, String), (String, usize)> = BTreeMap::new();
    let mut last = (String::new(), String::new());
    let is_read = |system: &str| {
        let mut known = data.systems.rows.iter();
        known.any(|known| known.get("id") == system && known.optional("reader") == "yes")
    };
    for row in &data.marks.rows {
        let mut refuse = |text: String| found.push(data.marks.mistake(row.line, text));
        let [system, path, why] = ["system", "path", "why"].map(|column| row.get(column).to_string());
        if !is_read(&system) {
            refuse(format!(
                "`{system}` is not a system with a reader; add it to data/systems.csv, with `yes` under reader"
            ));
            continue;
        }
        let Some(steps) = steps(&path) else {
            refuse(format!("`{path}` {PATH}"));
            continue;
        };
        let shape = shape(row.get("shape"), &system, data);
        let with = with(row, &system, data);
        if !matches!(row.get("weight"), "main" | "own" | "shared") {
            refuse(
                "the weight is own, for what nobody else sends, main, if most documents have it as well, or \
                 shared, for one of two"
                    .into(),
            );
        }
        if why.is_empty() {
            refuse("why is blank; say who sends the field, or who else does".into());
        }
        let place = (system.clone(), path.clone());
        if place < last {
            refuse(format!("`{system} {path}` is not in order; it belongs before `{} {}`", last.0, last.1));
        }
        last = place;
        let key = (path.clone(), row.get("shape").to_string(), row.get("with").to_string());
        if let Some((other, line)) = places.insert(key, (system.clone(), row.line)) {
            refuse(format!("the same field is a mark of {other} on line {line}; it can tell of neither"));
        }
        match (shape, with) {
            (Ok(shape), Ok(with)) => {
                let weight = row.get("weight").to_string();
                marks.push(Mark { system, name: path, steps, shape, weight, with });
            }
            (shape, with) => shape.err().into_iter().chain(with.err()).for_each(&mut refuse),
        }
    }
    for system in data.systems.rows.iter().map(|row| row.get("id")).filter(|system| is_read(system)) {
        if !marks.iter().any(|mark| mark.weight == "main" && mark.system == system) {
            let text = format!("{system} has no mark that is main; say what most of its documents have");
            found.push(data.marks.mistake(1, text));
        }
    }
    marks
}

/// `&[Step::Field(key("payments")), Step::Items, …]`.
fn steps(path: &str) -> Option<String> {
    let mut steps = Vec::new();
    for part in path.split('.') {
        let (name, is_list) = part.strip_suffix("[]").map_or((part, false), |name| (name, true));
        if name.is_empty() || !name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_') {
            return None;
        }
        steps.push(format!("Step::Field(key({name:?}))"));
        if is_list {
            steps.push("Step::Items".into());
        }
    }
    (!path.ends_with("[]")).then(|| format!("&[{}]", steps.join(", ")))
}

/// The fields that have to be beside it, each with its shape.
fn with(row: &Row, system: &str, data: &Data) -> Result<String, String> {
    let mut fields = Vec::new();
    for field in row.get("with").split_whitespace() {
        let (path, wanted) = field.split_once('=').unwrap_or((field, "any"));
        let steps = steps(path).ok_or_else(|| format!("`{path}` {PATH}"))?;
        fields.push(format!("({steps}, {})", shape(wanted, system, data)?));
    }
    Ok(format!("&[{}]", fields.join(", ")))
}

fn shape(text: &str, system: &str, data: &Data) -> Result<String, String> {
    let unknown = || format!("unknown shape `{text}`; expected one of {SHAPES}");
    let (name, of) = text.split_once(':').unwrap_or((text, ""));
    let words = || of.split('|').filter(|word| !word.is_empty()).collect::<Vec<_>>();
    let sets = || {
        words()
            .into_iter()
            .map(|id| {
                let is_known = data.sets.rows.iter().any(|set| set.get("id") == id);
                is_known.then(|| format!("CodeSet::{}", camel(id))).ok_or_else(|| {
                    format!("unknown set `{id}` in the shape `{text}`; take an id of data/sets.csv")
                })
            })
            .collect::<Result<Vec<_>, _>>()
    };
    let list = |name: &str, items: Vec<String>| {
        if items.is_empty() { Err(unknown()) } else { Ok(format!("Shape::{name}(&[{}])", items.join(", "))) }
    };
    let quoted = || words().into_iter().map(|word| format!("{word:?}")).collect();
    match (name, of) {
        ("any" | "named" | "text" | "number" | "digits" | "list" | "object" | "uuid" | "instant", "") => {
            Ok(format!("Shape::{}", camel(name)))
        }
        ("places", of) => of.parse::<u8>().map(|of| format!("Shape::Places({of})")).map_err(|_| unknown()),
        ("from", of) => {
            let range = of.split_once('-').and_then(|(low, high)| {
                Some((low.parse::<u32>().ok()?, high.parse::<u32>().ok()?)).filter(|(low, high)| low <= high)
            });
            range.map(|(low, high)| format!("Shape::From({low}, {high})")).ok_or_else(unknown)
        }
        ("one" | "topic" | "starts" | "host", _) => list(&camel(name), quoted()),
        ("under", folder) if folder.is_empty() || folder.starts_with('/') => {
            let row = data.systems.rows.iter().find(|row| row.get("id") == system);
            let hosts = row.map_or("", |row| row.optional("hosts")).split_whitespace();
            let roots = Some(folder).filter(|folder| !folder.is_empty()).into_iter().chain(hosts);
            list("Under", roots.map(|root| format!("{root:?}")).collect())
        }
        ("form" | "listed" | "spelled", _) => match &sets()?[..] {
            [set] => Ok(format!("Shape::{}({set})", camel(name))),
            _ => Err(unknown()),
        },
        ("each" | "amounts", _) => list(&camel(name), sets()?),
        _ => Err(unknown()),
    }
}

/// The table of `src/payload/marks.rs`.
pub fn table(marks: &[Mark]) -> String {
    let mut out = String::from("static MARKS: &[Mark] = &[\n");
    for Mark { system, name, steps, shape, weight, with } in marks {
        let (own, main) = (weight != "shared", weight == "main");
        let system = camel(system);
        writeln!(
            out,
            "    Mark {{ system: PayloadSystem::{system}, name: {name:?}, path: {steps}, shape: {shape}, own: {own}, main: {main}, with: {with} }},"
        )
        .unwrap();
    }
    out + "];\n"
}
