//! A table as CSV (RFC 4180).

use std::io::{self, Write};

use super::source::Exported;
use super::tables::{Cell, Table};

pub fn write(out: &mut impl Write, table: Table, exported: &Exported) -> io::Result<()> {
    let names: Vec<_> = table.columns().iter().map(|column| column.name).collect();
    write_lines(out, &names, table.lines(exported))
}

/// A first line with names, and then lines of cells.
pub fn write_lines(
    out: &mut impl Write,
    names: &[&str],
    lines: impl Iterator<Item = Vec<Cell>>,
) -> io::Result<()> {
    writeln!(out, "{}", names.join(","))?;
    for cells in lines {
        let line: Vec<_> = cells.into_iter().map(|cell| quoted(cell.unwrap_or_default().into())).collect();
        writeln!(out, "{}", line.join(","))?;
    }
    Ok(())
}

/// A cell, in quotes where it has to be.
pub fn quoted(text: String) -> String {
    if text.contains([',', '"']) { format!("\"{}\"", text.replace('"', "\"\"")) } else { text }
}
