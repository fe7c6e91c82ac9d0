//! The rows as one CSV table (RFC 4180).

use std::io::{self, Write};

use payverdict::CodeSet;
use payverdict::record::Value;

use super::{cells, columns, rows};

pub fn write(out: &mut impl Write, sets: &[CodeSet]) -> io::Result<()> {
    let names: Vec<_> = columns().map(|field| field.name()).collect();
    writeln!(out, "{}", names.join(","))?;
    for row in rows(sets) {
        let line: Vec<_> = cells(row).map(cell).collect();
        writeln!(out, "{}", line.join(","))?;
    }
    Ok(())
}

fn cell(value: Value<'_>) -> String {
    quoted(super::plain(value).unwrap_or_default())
}

/// A cell, in quotes where it has to be.
pub fn quoted(text: String) -> String {
    if text.contains([',', '"']) { format!("\"{}\"", text.replace('"', "\"\"")) } else { text }
}
