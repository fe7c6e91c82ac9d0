//! Tables of CSV that know the file and line of every cell.

use alloc::collections::BTreeMap;
use alloc::rc::Rc;
use alloc::string::{String, ToString};
use alloc::vec::Vec;
use alloc::{format, vec};
use core::fmt;

/// A mistake in a table: where it is, what it is, and what would be right.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mistake {
    /// The file, as it was named.
    pub file: String,
    /// The line, from 1.
    pub line: usize,
    /// What is wrong, and what would be right.
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

    /// The same row with a text in a cell that is blank.
    pub fn or(self, column: &str, text: &str) -> Self {
        if self.optional(column).is_empty() { self.with(column, text) } else { self }
    }

    /// The same row with another text in a cell, if there is such a column.
    pub fn with(mut self, column: &str, text: &str) -> Self {
        if let Some(cell) = self.columns.get(column).and_then(|place| self.cells.get_mut(*place)) {
            *cell = text.to_string();
        }
        self
    }
}

/// One file.
#[derive(Clone, Debug, Default)]
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

/// Which columns may come after those that a file must have.
#[derive(Clone, Copy)]
pub enum More {
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

/// Reads the text of a file, or says everything that is wrong with its form.
pub fn parse(file: &str, text: &str, columns: &[&str], more: More) -> Result<Table, Vec<Mistake>> {
    let at = |line, text: String| Mistake { file: file.to_string(), line, text };
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
    if mistakes.is_empty() { Ok(Table { file: file.to_string(), header, rows }) } else { Err(mistakes) }
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
