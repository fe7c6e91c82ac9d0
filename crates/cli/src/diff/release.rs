//! A release as it is read back from its folder.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use serde_json::{Map, Value};

use crate::export::release::sheets::KEYS;
use crate::export::release::{ALL, FORMAT};

/// What tells a line of its table from the others.
pub type Key = Vec<String>;
/// A line, by the names of the columns.
pub type Line = Map<String, Value>;
/// The lines of a table.
pub type Lines = BTreeMap<Key, Line>;

/// A release: its tables by their names.
pub struct Release {
    /// The version of the data; nothing for the release that is before the first one.
    pub version: Option<String>,
    tables: BTreeMap<&'static str, Lines>,
}

impl Release {
    /// Reads `payverdict.json` or the folder that it is in. What is empty is the release before the first one.
    pub fn read(path: &Path) -> Result<Self, String> {
        let told = |error: &dyn ToString| format!("{}: {}", path.display(), error.to_string());
        let text = if path.is_dir() {
            match fs::read_to_string(path.join(ALL)) {
                Err(_) if is_empty(path) => String::new(),
                Err(error) => return Err(told(&format!("{ALL}: {error}; expected the folder of a release"))),
                Ok(text) => text,
            }
        } else {
            fs::read_to_string(path).map_err(|error| told(&error))?
        };
        if text.is_empty() {
            return Ok(Self { version: None, tables: BTreeMap::new() });
        }
        Self::parse(&text).map_err(|error| told(&error))
    }

    fn parse(text: &str) -> Result<Self, String> {
        let whole: Map<String, Value> = serde_json::from_str(text).map_err(|error| error.to_string())?;
        match whole.get("format").and_then(Value::as_u64) {
            Some(FORMAT) => {}
            Some(other) => {
                return Err(format!("a release of format {other}; this command knows format {FORMAT}"));
            }
            None => return Err("not a release of the data: it has no `format`".into()),
        }
        let version = whole.get("data_version").and_then(Value::as_str);
        let version = version.ok_or("not a release of the data: it has no `data_version`")?;
        let mut tables = BTreeMap::new();
        for (name, key) in KEYS {
            let lines = whole.get(name).and_then(Value::as_array);
            let lines = lines.ok_or_else(|| format!("not a release of the data: it has no `{name}`"))?;
            tables.insert(name, keyed(name, key, lines)?);
        }
        Ok(Self { version: Some(version.into()), tables })
    }

    /// The lines of a table.
    pub fn table(&self, name: &str) -> impl Iterator<Item = (&Key, &Line)> {
        self.tables.get(name).into_iter().flatten()
    }

    pub fn line(&self, table: &str, key: &[String]) -> Option<&Line> {
        self.tables.get(table)?.get(key)
    }

    /// Whether a set was there to be asked.
    pub fn has_set(&self, set: &str) -> bool {
        self.line("sets", &[set.to_string()]).is_some()
    }
}

fn is_empty(folder: &Path) -> bool {
    fs::read_dir(folder).is_ok_and(|mut listed| listed.next().is_none())
}

fn keyed(name: &str, key: &[&str], lines: &[Value]) -> Result<Lines, String> {
    let mut found = Lines::new();
    for (place, line) in lines.iter().enumerate() {
        let line = line.as_object().ok_or_else(|| format!("`{name}` has something that is not an object"))?;
        let cells = key.iter().map(|column| line.get(*column).map(text));
        let cells: Option<Key> = cells.collect();
        let cells =
            cells.ok_or_else(|| format!("line {} of `{name}` lacks {}", place + 1, key.join(", ")))?;
        if found.insert(cells.clone(), line.clone()).is_some() {
            return Err(format!("`{name}` has {} twice", cells.join(" ")));
        }
    }
    Ok(found)
}

/// A value as it is shown and compared: a text without quotes, a list with blanks between.
pub fn text(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::String(text) => text.clone(),
        Value::Array(words) => words.iter().map(text).collect::<Vec<_>>().join(" "),
        other => other.to_string(),
    }
}

/// A cell of a line as a text; empty where there is nothing.
pub fn cell(line: &Line, column: &str) -> String {
    line.get(column).map(text).unwrap_or_default()
}
