//! The rows as one CSV table (RFC 4180).

use std::io::{self, Write};

use payverdict::CodeSet;

use super::{COLUMNS, Cell, cells, rows};

pub fn write(out: &mut impl Write, sets: &[CodeSet]) -> io::Result<()> {
    writeln!(out, "{}", COLUMNS.join(","))?;
    for row in rows(sets) {
        let line: Vec<_> = cells(row).iter().map(cell).collect();
        writeln!(out, "{}", line.join(","))?;
    }
    Ok(())
}

fn cell(cell: &Cell) -> String {
    match cell {
        Cell::Text(text) if text.contains([',', '"']) => format!("\"{}\"", text.replace('"', "\"\"")),
        Cell::Text(text) => (*text).to_string(),
        Cell::Number(number) => number.to_string(),
        Cell::Truth(truth) => truth.to_string(),
        Cell::Words(words) => words.join(" "),
        Cell::Nothing => String::new(),
    }
}
