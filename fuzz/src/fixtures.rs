//! The documents that the tests are made with, and what stands in them.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use super::json::Json;

/// The folder of the project, from wherever this is built.
pub fn project() -> &'static Path {
    let own = Path::new(env!("CARGO_MANIFEST_DIR"));
    own.ancestors().find(|folder| folder.join("data/systems.csv").is_file()).expect("a folder of the project")
}

/// The files of a folder and of those in it, in order.
pub fn files(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    let mut paths: Vec<PathBuf> = entries.map(|entry| entry.expect("a file").path()).collect();
    paths.sort();
    paths.into_iter().flat_map(|path| if path.is_dir() { files(&path) } else { vec![path] }).collect()
}

/// Documents of all systems that are read, as JSON.
pub static DOCUMENTS: LazyLock<Vec<Json>> = LazyLock::new(|| {
    let all = files(&project().join("crates/cli/tests/payload/fixtures"));
    let own = all.iter().filter(|file| !file.to_string_lossy().ends_with(".expected.json"));
    own.filter_map(|file| Json::parse(&fs::read_to_string(file).ok()?)).collect()
});

/// What stands under each name in any of them, each once.
pub static VALUES: LazyLock<BTreeMap<String, Vec<Json>>> = LazyLock::new(|| {
    let mut values = BTreeMap::new();
    for document in DOCUMENTS.iter() {
        gather(document, &mut values);
    }
    values
});

fn gather(value: &Json, values: &mut BTreeMap<String, Vec<Json>>) {
    if let Json::Object(fields) = value {
        for (name, value) in fields {
            let known = values.entry(name.clone()).or_default();
            if !known.contains(value) {
                known.push(value.clone());
            }
        }
    }
    for child in value.children() {
        gather(child, values);
    }
}

/// Words and numbers that mean something to somebody.
pub static WORDS: LazyLock<Vec<Json>> = LazyLock::new(|| {
    let texts = [
        "paid",
        "Paid",
        "PAID",
        "succeeded",
        "captured",
        "Captured",
        "approved",
        "Completed",
        "COMPLETED",
        "refunded",
        "failed",
        "declined",
        "pending",
        "cancelled",
        "CHARGEBACK",
        "000.000.000",
        "800.100.153",
        "000.100.110",
        "00",
        "05",
        "51",
        "true",
        "false",
        "0",
        "1",
        "",
        " ",
        "0.00",
        "1000.00",
        "10.005",
        "-1",
        "1e3",
        "EUR",
        "ISK",
        "JPY",
        "2026-05-04T10:11:12Z",
        "declined by issuer",
        "test",
        "null",
    ];
    let numbers =
        ["0", "1", "-1", "4", "100", "1000", "0.1", "1e3", "1E+2", "-0", "9007199254740993", "0.00", "1e400"];
    let texts = texts.map(|text| Json::Text(text.into()));
    let numbers = numbers.map(|number| Json::Number(number.into()));
    let words = ["true", "false", "null"].map(Json::Word);
    let empty = [Json::Array(Vec::new()), Json::Object(Vec::new())];
    texts.into_iter().chain(numbers).chain(words).chain(empty).collect()
});
