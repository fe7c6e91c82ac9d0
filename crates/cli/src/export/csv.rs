//! The rows as one CSV table (RFC 4180).

use std::io::{self, Write};

use payverdict::record::Value;

use super::columns;
use super::source::Exported;

pub fn write(out: &mut impl Write, exported: &Exported) -> io::Result<()> {
    let names: Vec<_> = columns().map(|field| field.name()).collect();
    writeln!(out, "{}", names.join(","))?;
    for row in exported.rows() {
        let line: Vec<_> = row.cells().map(cell).collect();
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
