//! A batch over a CSV file: adds outcome, reason and retry word to each line that has a code.
//!
//! `cargo run --example column -- opp.result code <payments.csv >annotated.csv`

use std::error::Error;
use std::io::{self, Read, Write};
use std::process::ExitCode;

use csv_core::{ReadRecordResult, Reader, Writer};
use payverdict::{CodeSet, decode};

/// The columns that are added. What cannot be decoded has its error in the last one.
const ADDED: [&str; 4] = ["outcome", "reason", "retry", "error"];

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [set, column] = &arguments[..] else {
        eprintln!("usage: column SET COLUMN <FILE, such as: column opp.result code <payments.csv");
        return ExitCode::from(2);
    };
    match annotate(set, column, io::stdin().lock(), io::stdout().lock()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("column: {error}");
            ExitCode::FAILURE
        }
    }
}

/// Copies a table, with the columns that are added. One row at a time is in memory.
pub fn annotate(
    set: &str,
    column: &str,
    input: impl Read,
    mut output: impl Write,
) -> Result<(), Box<dyn Error>> {
    let set: CodeSet = set.parse()?;
    let mut rows = Rows::of(input);
    let mut header = rows.next()?.ok_or("expected a first line with the names of the columns")?;
    let place = header.iter().position(|name| name == column);
    let place =
        place.ok_or_else(|| format!("no column `{column}`; expected one of {}", header.join(", ")))?;
    let columns = header.len();
    header.extend(ADDED.map(String::from));
    output.write_all(&written(&header))?;
    while let Some(mut row) = rows.next()? {
        // One code that cannot be decoded does not stop the batch.
        let added = match decode(set, row.get(place).map_or("", String::as_str)) {
            Ok(verdict) => {
                let reason = verdict.reason().map_or("", |reason| reason.as_str());
                [verdict.outcome().as_str(), reason, verdict.retry().as_str(), ""].map(String::from)
            }
            Err(error) => [String::new(), String::new(), String::new(), error.to_string()],
        };
        row.resize(columns, String::new());
        row.extend(added);
        output.write_all(&written(&row))?;
    }
    Ok(output.flush()?)
}

/// The rows of a CSV file.
struct Rows<R> {
    input: R,
    reader: Reader,
    /// What was read and not yet looked at.
    buffer: Vec<u8>,
    at: usize,
}

impl<R: Read> Rows<R> {
    fn of(input: R) -> Self {
        Self { input, reader: Reader::new(), buffer: Vec::new(), at: 0 }
    }

    /// The cells of the next row; none at the end.
    fn next(&mut self) -> io::Result<Option<Vec<String>>> {
        let (mut bytes, mut ends) = (vec![0; 1024], vec![0; 64]);
        let (mut filled, mut count) = (0, 0);
        loop {
            // Nothing more in the input is the end of the last row.
            if self.at == self.buffer.len() {
                self.buffer.resize(64 * 1024, 0);
                self.at = 0;
                let length = self.input.read(&mut self.buffer)?;
                self.buffer.truncate(length);
            }
            let rest = &self.buffer[self.at..];
            let (result, read, wrote, ended) =
                self.reader.read_record(rest, &mut bytes[filled..], &mut ends[count..]);
            (self.at, filled, count) = (self.at + read, filled + wrote, count + ended);
            match result {
                ReadRecordResult::InputEmpty => {}
                ReadRecordResult::OutputFull => bytes.resize(2 * bytes.len(), 0),
                ReadRecordResult::OutputEndsFull => ends.resize(2 * ends.len(), 0),
                ReadRecordResult::Record => {
                    let begins = std::iter::once(0).chain(ends[..count].iter().copied());
                    let cells = begins.zip(&ends[..count]).map(|(begin, &end)| &bytes[begin..end]);
                    return Ok(Some(cells.map(|cell| String::from_utf8_lossy(cell).into_owned()).collect()));
                }
                ReadRecordResult::End => return Ok(None),
            }
        }
    }
}

/// A row as it is written, with its line feed.
fn written(row: &[String]) -> Vec<u8> {
    let mut writer = Writer::new();
    // Each letter may be a quotation mark, which is doubled; then two around the cell and a comma after it.
    let longest: usize = row.iter().map(|cell| 2 * cell.len() + 4).sum();
    let mut bytes = vec![0; longest + 4];
    let mut filled = 0;
    for (place, cell) in row.iter().enumerate() {
        if place > 0 {
            filled += writer.delimiter(&mut bytes[filled..]).1;
        }
        filled += writer.field(cell.as_bytes(), &mut bytes[filled..]).2;
    }
    filled += writer.terminator(&mut bytes[filled..]).1;
    bytes.truncate(filled);
    bytes
}
