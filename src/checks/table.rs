//! Tables of CSV that know the file and line of every cell.

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

/// The cells of a file, one after another: most files have thousands, and a text for each would cost more than the rest
/// of reading them.
#[derive(Debug, Default)]
struct Cells {
    text: String,
    /// Where each cell begins and ends.
    spans: Vec<(usize, usize)>,
}

impl Cells {
    fn get(&self, place: usize) -> &str {
        let (start, end) = self.spans[place];
        &self.text[start..end]
    }

    fn push(&mut self, cell: &str) {
        let start = self.text.len();
        self.text.push_str(cell);
        self.spans.push((start, self.text.len()));
    }

    /// Adds the cells of a line without quotes.
    fn push_plain(&mut self, line: &str) {
        let mut start = self.text.len();
        self.text.push_str(line);
        let first = start;
        for comma in line.bytes().enumerate().filter(|(_, byte)| *byte == b',').map(|(place, _)| place) {
            self.spans.push((start, first + comma));
            start = first + comma + 1;
        }
        self.spans.push((start, self.text.len()));
    }
}

/// One line of a file.
#[derive(Clone, Debug)]
pub struct Row {
    pub line: usize,
    cells: Rc<Cells>,
    /// The place of its first cell.
    first: usize,
    columns: Rc<[String]>,
}

impl Row {
    fn place(&self, column: &str) -> Option<usize> {
        self.columns.iter().position(|known| known == column)
    }

    /// The text of a cell; the reader has made sure that the column exists.
    pub fn get(&self, column: &str) -> &str {
        self.optional(column)
    }

    /// The text of a cell in a column that the file may leave out; blank where it does.
    pub fn optional(&self, column: &str) -> &str {
        self.place(column).map_or("", |place| self.cells.get(self.first + place))
    }

    /// All cells, in the order of the columns.
    pub fn cells(&self) -> impl ExactSizeIterator<Item = &str> {
        (0..self.columns.len()).map(|place| self.cells.get(self.first + place))
    }

    /// The same row with a text in a cell that is blank.
    pub fn or(self, column: &str, text: &str) -> Self {
        if self.optional(column).is_empty() { self.with(column, text) } else { self }
    }

    /// The same row with another text in a cell, if there is such a column.
    pub fn with(self, column: &str, text: &str) -> Self {
        let Some(changed) = self.place(column) else { return self };
        let mut cells = Cells::default();
        for (place, cell) in self.cells().enumerate() {
            cells.push(if place == changed { text } else { cell });
        }
        Self { cells: Rc::new(cells), first: 0, ..self }
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
    let mut reader = None;
    let mut head = Cells::default();
    let header: Vec<String> = match lines.next().and_then(|(_, line)| record(&mut reader, line, &mut head)) {
        Some(count) => (0..count).map(|place| head.get(place).to_string()).collect(),
        None => Vec::new(),
    };
    let starts_right = header.len() >= columns.len() && header.iter().zip(columns).all(|(a, b)| a == b);
    if !starts_right || !more.allows(&header[columns.len()..]) {
        let after = match more {
            More::These(names) => format!(", with any of `{}` after", names.join(",")),
            _ => String::new(),
        };
        mistakes.push(at(1, format!("the header is not `{}`{after}", columns.join(","))));
        return Err(mistakes);
    }
    let mut cells = Cells::default();
    cells.text.reserve(text.len());
    let mut found: Vec<(usize, usize)> = Vec::new();
    for (line, text) in lines {
        let first = cells.spans.len();
        match record(&mut reader, text, &mut cells) {
            Some(count) if count == header.len() => found.push((line, first)),
            Some(count) => mistakes.push(at(
                line,
                format!(
                    "has {count} cells, and {} were expected; quote a cell that holds a comma",
                    header.len()
                ),
            )),
            None => mistakes
                .push(at(line, "is not one CSV record; close the quotes and keep a row on one line".into())),
        }
    }
    if !mistakes.is_empty() {
        return Err(mistakes);
    }
    let (cells, columns): (_, Rc<[String]>) = (Rc::new(cells), header.as_slice().into());
    let row = |(line, first)| Row { line, cells: cells.clone(), first, columns: columns.clone() };
    let rows = found.into_iter().map(row).collect();
    Ok(Table { file: file.to_string(), header, rows })
}

/// Adds the cells of one line; how many there are, or `None` where it is blank or its quotes do not close.
///
/// Making a reader takes longer than reading a hundred lines, so there is one for all, and none before a quote is seen.
fn record(reader: &mut Option<csv_core::Reader>, line: &str, cells: &mut Cells) -> Option<usize> {
    let before = cells.spans.len();
    let quotes = line.bytes().filter(|&byte| byte == b'"').count();
    if line.is_empty() || quotes % 2 == 1 {
        return None;
    }
    if quotes == 0 {
        cells.push_plain(line);
        return Some(cells.spans.len() - before);
    }
    let reader = reader.get_or_insert_with(csv_core::Reader::new);
    reader.reset();
    let (mut output, mut ends) = (vec![0; line.len() + 1], vec![0; line.len() + 2]);
    let mut line = line.as_bytes().to_vec();
    line.push(b'\n');
    let (_, _, written, fields) = reader.read_record(&line, &mut output, &mut ends);
    let mut start = 0;
    for &end in &ends[..fields] {
        cells.push(core::str::from_utf8(&output[start..end.min(written)]).ok()?);
        start = end;
    }
    Some(fields)
}
