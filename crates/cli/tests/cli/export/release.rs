//! `export --format release`: the folder. What is in its files is compared with the command in python/tests/test_release.py.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use payverdict::release::Message;
use payverdict::{CodeSet, DATA_VERSION, Locale, Trigger};
use serde_json::Value;

use super::sqlite::sqlite;
use crate::cli::command::{run, run_well};

/// A folder of a test, gone at its end.
struct Temporary(PathBuf);

impl Temporary {
    fn new(name: &str) -> Self {
        let folder = std::env::temp_dir().join(format!("payverdict-release-{}-{name}", std::process::id()));
        fs::create_dir(&folder).unwrap();
        Self(folder)
    }

    fn path(&self, name: &str) -> String {
        self.0.join(name).to_str().unwrap().to_string()
    }

    fn names(&self) -> BTreeSet<String> {
        let listed = fs::read_dir(&self.0).unwrap().map(|entry| entry.unwrap().file_name());
        listed.map(|name| name.into_string().unwrap()).collect()
    }
}

impl Drop for Temporary {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

fn export(folder: &str) -> Vec<&str> {
    vec!["export", "--format", "release", folder]
}

/// The files of a folder, by their paths in it.
fn files(folder: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let mut found = BTreeMap::new();
    let mut folders = vec![folder.to_path_buf()];
    while let Some(next) = folders.pop() {
        for entry in fs::read_dir(next).unwrap().map(|entry| entry.unwrap().path()) {
            if entry.is_dir() {
                folders.push(entry);
            } else {
                let text = fs::read(&entry).unwrap();
                found.insert(entry.strip_prefix(folder).unwrap().to_path_buf(), text);
            }
        }
    }
    found
}

/// The SQL of a release.
pub fn script() -> String {
    let temporary = Temporary::new("sql");
    let folder = temporary.path("data");
    run_well(&export(&folder));
    fs::read_to_string(Path::new(&folder).join("payverdict.sql")).unwrap()
}

/// Questions to a database with that SQL in it.
pub fn asked() -> String {
    let counted =
        ["codes", "messages", "triggers"].map(|name| format!("SELECT count(*) FROM payverdict_{name};\n"));
    let message = "SELECT text FROM payverdict_codes JOIN payverdict_messages ON message_id = payverdict_messages.id \
                   WHERE set_id = 'opp.result' AND code = '800.100.153' AND locale = 'is';\n";
    counted.concat() + message
}

/// What it answers.
pub fn answers() -> String {
    let rows: usize = CodeSet::ALL.iter().map(|set| set.entries().len()).sum();
    let verdict = payverdict::decode(CodeSet::OppResult, "800.100.153").unwrap();
    format!(
        "{rows}\n{}\n{}\n{}\n",
        Message::all().len() * Locale::ALL.len(),
        Trigger::all().len(),
        verdict.message(Locale::Is)
    )
}

#[test]
fn its_sql_loads_as_it_is() {
    assert_eq!(sqlite(format!("PRAGMA foreign_keys = ON;\n{}{}", script(), asked())), answers());
}

#[test]
fn the_files_are_the_same_each_time_and_name_their_versions() {
    let temporary = Temporary::new("twice");
    let (one, other) = (temporary.path("one"), temporary.path("other"));
    assert_eq!(run_well(&export(&one)), "");
    // A folder without anything in it may be there.
    fs::create_dir(&other).unwrap();
    run_well(&export(&other));
    let written = files(Path::new(&one));
    assert_eq!(written, files(Path::new(&other)));
    assert_eq!(temporary.names(), ["one", "other"].map(String::from).into());
    let read = |name: &str| serde_json::from_slice::<Value>(&written[Path::new(name)]).unwrap();
    let (release, data) = (read("release.json"), read("payverdict.json"));
    for document in [&release, &data] {
        assert_eq!(document["format"], 1);
        assert_eq!(document["data_version"], DATA_VERSION);
        assert_eq!(document["code_version"], env!("CARGO_PKG_VERSION"));
    }
    let locales: Vec<_> = Locale::ALL.iter().map(|locale| locale.as_str()).collect();
    assert_eq!(data["locales"], serde_json::json!(locales));
    let counts = release["counts"].as_object().unwrap();
    assert_eq!(counts.len(), 15);
    let page = String::from_utf8(written[Path::new("README.md")].clone()).unwrap();
    for (table, count) in counts {
        assert_eq!(data[table].as_array().unwrap().len(), count.as_u64().unwrap() as usize, "{table}");
        assert!(page.contains(&format!("`{table}`")), "README.md does not say what `{table}` is");
        let line = data[table][0].as_object().unwrap();
        for column in line.keys().filter(|_| ["rows", "unlisted"].contains(&table.as_str())) {
            assert!(page.contains(&format!("`{column}`")), "README.md does not name `{column}`");
        }
    }
    for file in written.keys().filter_map(|path| path.to_str()).filter(|path| !path.contains('/')) {
        assert!(page.contains(&format!("`{file}`")) || file == "README.md", "README.md does not name {file}");
    }
}

#[test]
fn a_folder_with_something_in_it_stays_as_it_is() {
    let temporary = Temporary::new("full");
    let folder = temporary.path("data");
    fs::create_dir(&folder).unwrap();
    fs::write(Path::new(&folder).join("mine.txt"), "mine").unwrap();
    let ran = run(&export(&folder));
    assert_eq!((ran.status, ran.out.as_str()), (1, ""));
    assert!(ran.err.contains(&folder) && ran.err.contains("a new folder"), "{}", ran.err);
    assert_eq!(files(Path::new(&folder)), [(PathBuf::from("mine.txt"), b"mine".to_vec())].into());
    assert_eq!(temporary.names(), ["data"].map(String::from).into());
}

/// Nothing is left behind where a release cannot be written.
#[test]
fn what_is_not_a_folder_is_refused() {
    let temporary = Temporary::new("wrong");
    let file = temporary.path("file");
    fs::write(&file, "mine").unwrap();
    for folder in [file.clone(), temporary.path("nowhere/data"), format!("{}/..", temporary.path("."))] {
        let ran = run(&export(&folder));
        assert_eq!((ran.status, ran.out.as_str()), (1, ""), "{folder}");
        assert!(ran.err.starts_with(&format!("payverdict: {folder}: ")), "{}", ran.err);
    }
    assert_eq!(fs::read(&file).unwrap(), b"mine");
    assert_eq!(temporary.names(), ["file"].map(String::from).into());
}

#[test]
fn a_release_is_whole_and_of_the_built_in_tables() {
    let temporary = Temporary::new("usage");
    let folder = temporary.path("data");
    let own = concat!(env!("CARGO_MANIFEST_DIR"), "/../../examples/own-tables");
    for (arguments, text) in [
        (vec!["export", "--format", "release"], "needs the folder"),
        (vec!["export", "--format", "csv", &folder], "goes with --format release alone"),
        ([&export(&folder)[..], &["--set", "opp.result"]].concat(), "--set does not go with"),
        ([&export(&folder)[..], &["--table", "rows"]].concat(), "--table goes with"),
        ([&export(&folder)[..], &["--summary"]].concat(), "--summary goes with"),
        ([&export(&folder)[..], &["--tables", own]].concat(), "--tables does not go with"),
    ] {
        let ran = run(&arguments);
        assert_eq!((ran.status, ran.out.as_str()), (2, ""), "{arguments:?}");
        assert!(ran.err.contains(text), "{}", ran.err);
    }
    assert_eq!(temporary.names(), BTreeSet::new());
}
