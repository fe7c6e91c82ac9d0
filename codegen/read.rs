//! Reads the CSV files of `data/` into tables that know the file and line of every cell.

use std::collections::BTreeMap;
use std::io;
use std::path::Path;

use crate::checks::columns;
use crate::checks::table::{Mistake, More, Table, parse};

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

const RULE_COLUMNS: [&str; 11] =
    ["id", "network", "region", "applies_to", "kind", "count", "window", "since", "until", "text", "source"];
const OPINION_COLUMNS: [&str; 10] =
    ["set", "code", "list", "outcome", "reason", "retry", "limit", "since", "why", "source"];

const TRIGGER_COLUMNS: [&str; 7] = ["set", "code", "kind", "value", "environment", "with", "source"];

/// Reads the whole directory, or says everything that keeps it from being read.
pub fn read(dir: &Path) -> Result<Data, Vec<Mistake>> {
    let data = of(&|name| std::fs::read(dir.join(name)))?;
    let mut mistakes = Vec::new();
    unknown_files(dir, &data.codes, &mut mistakes);
    if mistakes.is_empty() { Ok(data) } else { Err(mistakes) }
}

/// The same of files from anywhere.
pub fn of(file: &dyn Fn(&str) -> io::Result<Vec<u8>>) -> Result<Data, Vec<Mistake>> {
    let mut mistakes = Vec::new();
    let mut table = |name: &str, columns: &[&str], more: More| {
        read_table(file, name, columns, more).unwrap_or_else(|found| {
            mistakes.extend(found);
            Table::default()
        })
    };
    let systems = table("systems.csv", columns::SYSTEMS.0, columns::SYSTEMS.1);
    let sets = table("sets.csv", columns::SETS.0, columns::SETS.1);
    let sources = table("sources.csv", columns::SOURCES.0, columns::SOURCES.1);
    let vocabulary = table(
        "vocabulary.csv",
        &["kind", "word", "meaning", "masked", "message", "next"],
        More::These(&["barred", "class", "final", "strictness", "actor"]),
    );
    let groups = table("groups.csv", columns::GROUPS.0, columns::GROUPS.1);
    let messages = table("messages.csv", columns::MESSAGES.0, columns::MESSAGES.1);
    let marks = table("marks.csv", &["system", "path", "shape", "weight", "with", "why"], More::None);
    let contexts = table("contexts.csv", columns::CONTEXTS.0, columns::CONTEXTS.1);
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
        codes.insert(id.to_string(), table(&format!("codes/{id}.csv"), columns::CODES.0, columns::CODES.1));
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

fn read_table(
    of: &dyn Fn(&str) -> io::Result<Vec<u8>>,
    name: &str,
    columns: &[&str],
    more: More,
) -> Result<Table, Vec<Mistake>> {
    let file = format!("data/{name}");
    let at = |line, text: String| Mistake { file: file.clone(), line, text };
    match of(name).map(String::from_utf8) {
        Ok(Ok(text)) => parse(&file, &text, columns, more),
        Ok(Err(_)) => Err(vec![at(1, "not UTF-8; save the file as UTF-8".into())]),
        Err(error) => Err(vec![at(1, format!("cannot be read ({error}); every set and table has its file"))]),
    }
}
