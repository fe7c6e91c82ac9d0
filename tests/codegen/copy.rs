//! A copy of the data that a test may spoil.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};

use payverdict::Source;

use crate::checks::columns::CODE_COLUMNS;
use crate::{check, read};

/// A set of numbers, one of responses, one that extends it, one of words.
pub const NUMBERS: &str = "clearhaus.status";
pub const RESPONSES: &str = "iso8583.response";
pub const EXTENDING: &str = "visa.response";
pub const WORDS: &str = "payex.transaction";

/// A copy of `data/` that may be spoilt; removed afterwards.
pub struct Copy(pub PathBuf);

impl Drop for Copy {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

impl Copy {
    pub fn new() -> Self {
        static COUNT: AtomicUsize = AtomicUsize::new(0);
        let number = COUNT.fetch_add(1, Ordering::Relaxed);
        let copy =
            Self(std::env::temp_dir().join(format!("payverdict-codegen-{}-{number}", std::process::id())));
        let from = Path::new(env!("CARGO_MANIFEST_DIR")).join("data");
        fs::create_dir_all(copy.0.join("codes")).unwrap();
        for folder in ["", "codes"] {
            for file in fs::read_dir(from.join(folder)).unwrap().map(Result::unwrap) {
                if file.file_type().unwrap().is_file() {
                    fs::copy(file.path(), copy.0.join(folder).join(file.file_name())).unwrap();
                }
            }
        }
        copy
    }

    pub fn text(&self, file: &str) -> String {
        fs::read_to_string(self.0.join(file)).unwrap()
    }

    pub fn write(&self, file: &str, text: impl AsRef<[u8]>) {
        fs::write(self.0.join(file), text).unwrap();
    }

    /// How many lines a file has.
    pub fn last(&self, file: &str) -> usize {
        self.text(file).lines().count()
    }

    /// The line of the first row with a cell.
    pub fn line(&self, file: &str, column: &str, cell: &str) -> usize {
        (2..=self.last(file)).find(|&line| self.cell(file, line, column) == cell).expect("such a row")
    }

    pub fn cell(&self, file: &str, line: usize, column: &str) -> String {
        let text = self.text(file);
        let place = cells(text.lines().next().unwrap()).iter().position(|name| name == column);
        cells(text.lines().nth(line - 1).unwrap()).swap_remove(place.expect("such a column"))
    }

    /// Puts another text into one cell.
    pub fn change(&self, file: &str, line: usize, column: &str, cell: &str) {
        let mut lines: Vec<String> = self.text(file).lines().map(String::from).collect();
        let place = cells(&lines[0]).iter().position(|name| name == column).expect("such a column");
        let mut row = cells(&lines[line - 1]);
        row[place] = cell.to_string();
        lines[line - 1] = record(&row);
        self.write(file, lines.join("\n") + "\n");
    }

    /// Puts a row before a line.
    pub fn insert(&self, file: &str, line: usize, text: &str) {
        let mut lines: Vec<String> = self.text(file).lines().map(String::from).collect();
        lines.insert(line - 1, text.to_string());
        self.write(file, lines.join("\n") + "\n");
    }

    /// Adds a row at the end; its line.
    pub fn append(&self, file: &str, text: &str) -> usize {
        self.insert(file, self.last(file) + 1, text);
        self.last(file)
    }

    pub fn remove(&self, file: &str, line: usize) {
        let mut lines: Vec<String> = self.text(file).lines().map(String::from).collect();
        lines.remove(line - 1);
        self.write(file, lines.join("\n") + "\n");
    }

    pub fn mistakes(&self) -> Vec<String> {
        let data = read::read(&self.0);
        match data.and_then(|data| check::check(&data, None)) {
            Ok(_) => Vec::new(),
            Err(mistakes) => mistakes.iter().map(ToString::to_string).collect(),
        }
    }

    /// That one mistake is found, and what is said of it.
    #[track_caller]
    pub fn refused(&self, file: &str, line: usize, text: &str) {
        assert_eq!(self.mistakes(), [format!("data/{file}:{line}: {text}")]);
    }
}

/// The cells of a line; none of those that are looked at holds a quote.
pub fn cells(line: &str) -> Vec<String> {
    let mut quoted = false;
    let mut cells = vec![String::new()];
    for letter in line.chars() {
        match letter {
            '"' => quoted = !quoted,
            ',' if !quoted => cells.push(String::new()),
            _ => cells.last_mut().expect("a cell").push(letter),
        }
    }
    cells
}

pub fn record(cells: &[String]) -> String {
    let quoted = |cell: &String| if cell.contains(',') { format!("\"{cell}\"") } else { cell.clone() };
    cells.iter().map(quoted).collect::<Vec<_>>().join(",")
}

pub fn codes(set: &str) -> String {
    format!("codes/{set}.csv")
}

pub fn source() -> &'static str {
    Source::all().next().expect("a source").id()
}

/// Adds a row to the numbers, with some cells that are wrong; its line.
pub fn add_row(copy: &Copy, cells: &[(&str, &str)]) -> usize {
    let right = [
        ("code", "999999999"),
        ("outcome", "declined"),
        ("reason", "unspecified"),
        ("retry", "other_method"),
        ("summary", "Made up for a test"),
        ("source", source()),
    ];
    let find = |cells: &[(&str, &str)], column| {
        cells.iter().find(|(name, _)| *name == column).map(|(_, cell)| cell.to_string())
    };
    let row =
        CODE_COLUMNS.map(|column| find(cells, column).or_else(|| find(&right, column)).unwrap_or_default());
    copy.append(&codes(NUMBERS), &record(&row))
}
