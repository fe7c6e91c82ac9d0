//! Reads the CSV files of `data/` into tables that know the file and line of every cell.

use std::collections::BTreeMap;
use std::fmt;
use std::path::Path;
use std::rc::Rc;

/// A mistake in the data: where it is, what it is, and what would be right.
#[derive(Debug, PartialEq)]
pub struct Mistake {
    pub file: String,
    pub line: usize,
    pub text: String,
}

impl fmt::Display for Mistake {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}: {}", self.file, self.line, self.text)
    }
}

/// One line of a file.
#[derive(Clone, Debug)]
pub struct Row {
    pub line: usize,
    cells: Vec<String>,
    columns: Rc<BTreeMap<String, usize>>,
}

impl Row {
    /// The text of a cell; the reader has made sure that the column exists.
    pub fn get(&self, column: &str) -> &str {
        &self.cells[self.columns[column]]
    }

    /// The text of a cell in a column that the file may leave out; blank where it does.
    pub fn optional(&self, column: &str) -> &str {
        self.columns.get(column).map_or("", |place| &self.cells[*place])
    }

    pub fn cells(&self) -> &[String] {
        &self.cells
    }
}

/// One file.
#[derive(Clone, Debug)]
pub struct Table {
    pub file: String,
    pub header: Vec<String>,
    pub rows: Vec<Row>,
}

impl Table {
    pub fn mistake(&self, line: usize, text: impl Into<String>) -> Mistake {
        Mistake { file: self.file.clone(), line, text: text.into() }
    }
}

/// All of `data/`.
pub struct Data {
    pub systems: Table,
    pub sets: Table,
    pub sources: Table,
    pub vocabulary: Table,
    pub groups: Table,
    pub messages: Table,
    pub marks: Table,
    pub contexts: Table,
    pub phrases: Table,
    pub phrase_words: Table,
    pub rules: Table,
    pub policies: Table,
    pub repeats: Table,
    pub triggers: Table,
    pub opinions: Table,
    /// The codes of each set, by its id.
    pub codes: BTreeMap<String, Table>,
}

pub const CODE_COLUMNS: [&str; 10] =
    ["code", "outcome", "reason", "retry", "actor", "wait_hours", "limit", "flags", "summary", "source"];
/// What a file of codes may have in further columns.
pub const MORE_CODE_COLUMNS: [&str; 3] = ["operation", "certain", "advice"];
const GROUP_COLUMNS: [&str; 11] = [
    "set",
    "prefix",
    "name",
    "outcome",
    "reason",
    "retry",
    "actor",
    "wait_hours",
    "limit",
    "flags",
    "source",
];
const RULE_COLUMNS: [&str; 11] =
    ["id", "network", "region", "applies_to", "kind", "count", "window", "since", "until", "text", "source"];
const OPINION_COLUMNS: [&str; 10] =
    ["set", "code", "list", "outcome", "reason", "retry", "limit", "since", "why", "source"];

const TRIGGER_COLUMNS: [&str; 7] = ["set", "code", "kind", "value", "environment", "with", "source"];

/// Reads the whole directory, or says everything that keeps it from being read.
pub fn read(dir: &Path) -> Result<Data, Vec<Mistake>> {
    let mut mistakes = Vec::new();
    let mut table = |name: &str, columns: &[&str], more: More| {
        read_table(dir, name, columns, more).unwrap_or_else(|found| {
            mistakes.extend(found);
            Table { file: String::new(), header: Vec::new(), rows: Vec::new() }
        })
    };
    let systems = table(
        "systems.csv",
        &["id", "name", "homepage"],
        More::These(&["kind", "aliases", "hosts", "reader", "looked_for"]),
    );
    let sets = table(
        "sets.csv",
        &["id", "system", "title", "syntax", "suffix", "extends", "flags", "source", "example"],
        More::These(&["certain", "number", "advice"]),
    );
    let sources = table(
        "sources.csv",
        &["id", "title", "publisher", "url", "edition", "retrieved", "kind"],
        More::None,
    );
    let vocabulary = table(
        "vocabulary.csv",
        &["kind", "word", "meaning", "masked", "message", "next"],
        More::These(&["barred", "class", "final", "strictness", "actor"]),
    );
    let groups = table("groups.csv", &GROUP_COLUMNS, More::These(&["operation"]));
    let messages = table("messages.csv", &["id", "en"], More::Any);
    let marks = table("marks.csv", &["system", "path", "shape", "weight", "with", "why"], More::None);
    let contexts = table("contexts.csv", &["kind", "words", "set", "certain", "lang", "why"], More::None);
    let phrases = table("phrases.csv", &["lang", "pattern", "outcome", "reason", "why"], More::None);
    let phrase_words = table("phrase_words.csv", &["class", "lang", "words"], More::None);
    let rules = table("rules.csv", &RULE_COLUMNS, More::None);
    let policies =
        table("policies.csv", &["id", "policy", "kind", "network", "value", "text", "source"], More::None);
    let repeats = table("repeats.csv", &["system", "safe", "text", "source"], More::None);
    let triggers = table("triggers.csv", &TRIGGER_COLUMNS, More::None);
    let opinions = table("opinions.csv", &OPINION_COLUMNS, More::None);
    let mut codes = BTreeMap::new();
    for set in &sets.rows {
        let id = set.get("id");
        codes.insert(
            id.to_string(),
            table(&format!("codes/{id}.csv"), &CODE_COLUMNS, More::These(&MORE_CODE_COLUMNS)),
        );
    }
    if mistakes.is_empty() {
        unknown_files(dir, &codes, &mut mistakes);
    }
    if mistakes.is_empty() {
        Ok(Data {
            systems,
            sets,
            sources,
            vocabulary,
            groups,
            messages,
            marks,
            phrases,
            phrase_words,
            contexts,
            rules,
            policies,
            repeats,
            triggers,
            opinions,
            codes,
        })
    } else {
        Err(mistakes)
    }
}

/// A codes file without a line in sets.csv would otherwise be ignored silently.
fn unknown_files(dir: &Path, codes: &BTreeMap<String, Table>, mistakes: &mut Vec<Mistake>) {
    let Ok(files) = std::fs::read_dir(dir.join("codes")) else { return };
    for file in files.flatten() {
        let name = file.file_name().to_string_lossy().into_owned();
        if !name.strip_suffix(".csv").is_some_and(|id| codes.contains_key(id)) {
            mistakes.push(Mistake {
                file: format!("data/codes/{name}"),
                line: 1,
                text: "this file belongs to no set; name it after the id of a set in data/sets.csv".into(),
            });
        }
    }
}

/// Which columns may come after those that a file must have.
#[derive(Clone, Copy)]
enum More {
    None,
    /// Any of these, in this order.
    These(&'static [&'static str]),
    Any,
}

impl More {
    fn allows(self, found: &[String]) -> bool {
        match self {
            Self::None => found.is_empty(),
            Self::These(names) => {
                let mut rest = names.iter();
                found.iter().all(|found| rest.any(|name| name == found))
            }
            Self::Any => true,
        }
    }
}

fn read_table(dir: &Path, name: &str, columns: &[&str], more: More) -> Result<Table, Vec<Mistake>> {
    let file = format!("data/{name}");
    let at = |line, text: String| Mistake { file: file.clone(), line, text };
    let text = match std::fs::read(dir.join(name)).map(String::from_utf8) {
        Ok(Ok(text)) => text,
        Ok(Err(_)) => return Err(vec![at(1, "not UTF-8; save the file as UTF-8".into())]),
        Err(error) => {
            return Err(vec![at(1, format!("cannot be read ({error}); every set and table has its file"))]);
        }
    };
    let mut mistakes = Vec::new();
    if text.contains('\r') {
        mistakes.push(at(1, "has carriage returns; end lines with a line feed alone".into()));
    }
    if !text.ends_with('\n') {
        mistakes.push(at(text.lines().count().max(1), "the last line has no end; add a line feed".into()));
    }
    let mut lines = text.lines().enumerate().map(|(number, line)| (number + 1, line));
    // Making a reader takes longer than reading a line.
    let mut reader = csv_core::Reader::new();
    let header = lines.next().and_then(|(_, line)| record(&mut reader, line)).unwrap_or_default();
    let starts_right = header.len() >= columns.len() && header.iter().zip(columns).all(|(a, b)| a == b);
    if !starts_right || !more.allows(&header[columns.len()..]) {
        let after = match more {
            More::These(names) => format!(", with any of `{}` after", names.join(",")),
            _ => String::new(),
        };
        mistakes.push(at(1, format!("the header is not `{}`{after}", columns.join(","))));
        return Err(mistakes);
    }
    let positions: Rc<BTreeMap<String, usize>> =
        Rc::new(header.iter().enumerate().map(|(position, name)| (name.clone(), position)).collect());
    let mut rows = Vec::new();
    for (line, text) in lines {
        match record(&mut reader, text) {
            Some(cells) if cells.len() == header.len() => {
                rows.push(Row { line, cells, columns: positions.clone() });
            }
            Some(cells) => mistakes.push(at(
                line,
                format!(
                    "has {} cells, and {} were expected; quote a cell that holds a comma",
                    cells.len(),
                    header.len()
                ),
            )),
            None => mistakes
                .push(at(line, "is not one CSV record; close the quotes and keep a row on one line".into())),
        }
    }
    if mistakes.is_empty() { Ok(Table { file, header, rows }) } else { Err(mistakes) }
}

/// The cells of one line, or `None` where it is blank or its quotes do not close.
fn record(reader: &mut csv_core::Reader, line: &str) -> Option<Vec<String>> {
    let quotes = line.bytes().filter(|&byte| byte == b'"').count();
    if line.is_empty() || quotes % 2 == 1 {
        return None;
    }
    reader.reset();
    let (mut output, mut ends) = (vec![0; line.len() + 1], vec![0; line.len() + 2]);
    let mut line = line.as_bytes().to_vec();
    line.push(b'\n');
    let (_, _, written, fields) = reader.read_record(&line, &mut output, &mut ends);
    let mut start = 0;
    ends[..fields]
        .iter()
        .map(|&end| {
            let cell = String::from_utf8(output[start..end.min(written)].to_vec()).ok();
            start = end;
            cell
        })
        .collect()
}
