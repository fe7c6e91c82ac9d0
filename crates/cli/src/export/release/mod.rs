//! `payverdict export --format release DIR`: all that is known of codes, in files that programs in any language read.

mod columns;
mod dbt;
mod folder;
mod json;
mod package;
mod schema;
pub mod sheets;
mod sql;
mod vectors;
mod written;

use std::io;
use std::path::Path;

use folder::File;
use sheets::Sheet;

/// The form of the files: another number where programs that read them have to change.
pub const FORMAT: u64 = 1;
/// The file that has everything.
pub const ALL: &str = "payverdict.json";
/// How programs decode by the files.
const README: &str = include_str!("README.md");

/// Writes a release into a new folder. Each time its files are the same to the byte.
pub fn write(folder: &Path) -> io::Result<()> {
    let sheets = sheets::all();
    let mut files = vec![
        File::new("README.md", README),
        File::new(ALL, json::text(&sheets)),
        File::new("payverdict.schema.json", schema::text(&sheets)),
        File::new("payverdict.sql", sql::text(&sheets)),
        File::new("vectors.csv", vectors::text()),
        File::new("csv/datapackage.json", package::text(&sheets)),
    ];
    files.extend(sheets.iter().map(|sheet| File::new(format!("csv/{}.csv", sheet.name), csv(sheet))));
    files.extend(dbt::files(&sheets));
    folder::write(folder, files, &sheets)
}

/// A table as CSV.
fn csv(sheet: &Sheet) -> String {
    csv_of(sheet, &sheet.columns.iter().map(|column| column.name).collect::<Vec<_>>())
}

/// A table as CSV, with these names of its columns.
fn csv_of(sheet: &Sheet, names: &[&str]) -> String {
    to_text(|out| super::csv::write_lines(out, names, sheet.lines.iter().cloned()))
}

/// What is written into memory, where nothing can go wrong.
fn to_text(write: impl FnOnce(&mut Vec<u8>) -> io::Result<()>) -> String {
    let mut out = Vec::new();
    write(&mut out).expect("memory takes it");
    String::from_utf8(out).expect("the tables are UTF-8")
}
