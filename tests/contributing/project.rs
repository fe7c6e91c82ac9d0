//! A copy of the project that may be changed.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::guide::Change;

/// What the copy holds: the library and the pages.
const KEPT: [&str; 13] = [
    "Cargo.lock",
    "Cargo.toml",
    "CHANGELOG.md",
    "CONTRIBUTING.md",
    "README.md",
    "benches",
    "codegen",
    "crates",
    "data",
    "docs",
    "examples",
    "src",
    "tests",
];

/// A copy under the target directory, always in the same place, so that what it depends on is compiled once.
pub struct Project(PathBuf);

impl Project {
    pub fn copy() -> Self {
        let root = Path::new(env!("CARGO_TARGET_TMPDIR")).join("contributing");
        let project = Self(root.join("project"));
        let _ = fs::remove_dir_all(&project.0);
        let top = Path::new(env!("CARGO_MANIFEST_DIR"));
        for name in KEPT {
            for file in files_of(&top.join(name)) {
                let to = project.0.join(file.strip_prefix(top).unwrap());
                fs::create_dir_all(to.parent().unwrap()).unwrap();
                fs::copy(&file, to).unwrap();
            }
        }
        project
    }

    pub fn root(&self) -> &Path {
        &self.0
    }

    /// Every file with its text, by name.
    pub fn files(&self) -> BTreeMap<String, Vec<u8>> {
        let name = |file: &Path| file.strip_prefix(&self.0).unwrap().to_str().unwrap().to_string();
        files_of(&self.0).into_iter().map(|file| (name(&file), fs::read(&file).unwrap())).collect()
    }

    pub fn write(&self, file: &str, text: &str) {
        let path = self.0.join(file);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }

    fn text(&self, file: &str) -> String {
        fs::read_to_string(self.0.join(file)).unwrap_or_else(|error| panic!("{file}: {error}"))
    }

    /// Changes a file as a block of the page says.
    pub fn make(&self, file: &str, change: &Change) {
        match change {
            Change::Whole(text) => self.write(file, text),
            Change::Lines(lines) if !self.0.join(file).exists() => {
                self.write(file, &(lines.join("\n") + "\n"))
            }
            Change::Lines(lines) => lines.iter().for_each(|line| self.insert(file, line)),
            Change::Diff(lines) => {
                let part = |sign: char| -> String {
                    let lines = lines.iter().filter(|line| !line.starts_with(sign));
                    lines.map(|line| format!("\n{}", line.get(1..).unwrap_or(""))).collect()
                };
                let (before, after) = (part('+') + "\n", part('-') + "\n");
                let text = format!("\n{}", self.text(file));
                assert!(text.contains(&before), "{file} does not have the lines of the diff:{before}");
                self.write(file, &text.replacen(&before, &after, 1)[1..]);
            }
        }
    }

    /// Puts a line where the order of the table wants it. `NUMBER` is the next free one.
    fn insert(&self, file: &str, line: &str) {
        let text = self.text(file);
        let mut lines: Vec<&str> = text.lines().collect();
        // The number is the next one: of the sets, or of the words of a kind.
        let kind = line.split(' ').next().unwrap();
        let is_alike = |other: &&&str| file.ends_with(".csv") || other.split(' ').next() == Some(kind);
        let header = usize::from(file.ends_with(".csv"));
        let number = lines.iter().filter(is_alike).count() - header;
        let line = line.replace("NUMBER", &number.to_string());
        // Codes that are numbers are in the order of their length and value.
        let key = |line: &str| {
            let cell = line.split(',').next().unwrap().to_string();
            let is_number = !cell.is_empty() && cell.bytes().all(|byte| byte.is_ascii_digit());
            // These two are sorted by more than their first cell.
            let more: Vec<String> = match file {
                "data/contexts.csv" => line.split(',').skip(1).take(1).map(String::from).collect(),
                "data/phrases.csv" => {
                    let cells: Vec<_> = line.split(',').collect();
                    [2, 3, 1].map(|place| cells.get(place).copied().unwrap_or("").to_string()).into()
                }
                _ => Vec::new(),
            };
            (if is_number { cell.len() } else { 0 }, cell, more)
        };
        let is_list = !lines[0].contains(',');
        let first = if is_list { 0 } else { 1 };
        let place = match lines.iter().rposition(|other| is_alike(&other)) {
            // After the last one of its kind.
            Some(last) if is_list && line.contains(' ') => Some(last + 1),
            _ => lines[first..].iter().position(|other| key(other) > key(&line)),
        };
        lines.insert(place.map_or(lines.len(), |place| first + place), &line);
        self.write(file, &(lines.join("\n") + "\n"));
    }

    /// Adds a column with the cells of another one.
    pub fn add_column(&self, file: &str, name: &str, like: &str) {
        let mut table = table(&self.text(file));
        let place = table[0].iter().position(|column| column == like).expect("such a column");
        table.iter_mut().for_each(|row| row.push(row[place].clone()));
        *table[0].last_mut().unwrap() = name.to_string();
        self.write(file, &written(&table));
    }

    /// Fills in the cells that a row lacks with those of another one.
    pub fn fill_row(&self, file: &str, key: &str, like: &str) {
        let mut table = table(&self.text(file));
        let like = table.iter().find(|row| row[0] == like).expect("such a row").clone();
        let row = table.iter_mut().find(|row| row[0] == key).expect("such a row");
        row.extend_from_slice(&like[row.len()..]);
        self.write(file, &written(&table));
    }

    /// What a program prints that depends on the copy.
    pub fn run(&self, program: &str) -> String {
        let folder = self.0.parent().unwrap();
        let manifest = "[package]\nname = \"newcomer\"\nversion = \"0.0.0\"\nedition = \"2024\"\n\n[dependencies]\n\
                        payverdict = { path = \"../project\", features = [\"payload\"] }\n\n[workspace]\n";
        fs::create_dir_all(folder.join("newcomer/src")).unwrap();
        fs::write(folder.join("newcomer/Cargo.toml"), manifest).unwrap();
        fs::write(folder.join("newcomer/src/main.rs"), program).unwrap();
        fs::copy(self.0.join("Cargo.lock"), folder.join("newcomer/Cargo.lock")).unwrap();
        let mut cargo = Command::new(env!("CARGO"));
        cargo.args(["run", "--quiet", "--manifest-path"]).arg(folder.join("newcomer/Cargo.toml"));
        let output = cargo.env("CARGO_TARGET_DIR", folder.join("target")).output().unwrap();
        let (said, complained) =
            (String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
        assert!(output.status.success(), "{said}{complained}");
        said.into_owned()
    }
}

/// The files under a folder, or the file itself.
fn files_of(path: &Path) -> Vec<PathBuf> {
    if path.is_file() {
        return vec![path.into()];
    }
    let mut files = Vec::new();
    for entry in fs::read_dir(path).unwrap().map(Result::unwrap) {
        files.extend(files_of(&entry.path()));
    }
    files
}

/// The cells of a table, as they are written; a comma within quotation marks belongs to its cell.
fn table(text: &str) -> Vec<Vec<String>> {
    let cells = |line: &str| {
        let (mut quoted, mut cells) = (false, vec![String::new()]);
        for letter in line.chars() {
            quoted ^= letter == '"';
            match letter {
                ',' if !quoted => cells.push(String::new()),
                _ => cells.last_mut().unwrap().push(letter),
            }
        }
        cells
    };
    text.lines().map(cells).collect()
}

fn written(table: &[Vec<String>]) -> String {
    table.iter().map(|row| row.join(",") + "\n").collect()
}
