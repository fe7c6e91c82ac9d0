//! All tables as SQL, for SQLite and PostgreSQL.

use std::io::{self, Write};

use payverdict::DATA_VERSION;

use super::sheets::Sheet;
use super::to_text;
use crate::export::sql::{OF_A_ROW, column_name, create, insert_lines};

pub fn text(sheets: &[Sheet]) -> String {
    to_text(|out| write(out, sheets))
}

fn write(out: &mut Vec<u8>, sheets: &[Sheet]) -> io::Result<()> {
    writeln!(out, "-- payverdict, release {DATA_VERSION} of the data\nBEGIN;")?;
    for sheet in sheets {
        create(out, table(sheet), sheet.doc, &sheet.columns, &keys(sheet))?;
    }
    for sheet in sheets {
        insert_lines(out, table(sheet), &sheet.columns, sheet.lines.iter().cloned())?;
    }
    writeln!(out, "COMMIT;")
}

/// What a table is called after `payverdict_`: the rows are of codes, as in `export --format sql`.
pub fn table(sheet: &Sheet) -> &'static str {
    if sheet.name == "rows" { "codes" } else { sheet.name }
}

fn keys(sheet: &Sheet) -> Vec<String> {
    let names: Vec<_> = sheet.key.iter().map(|name| column_name(name)).collect();
    let primary = (!names.is_empty()).then(|| format!("PRIMARY KEY ({})", names.join(", ")));
    let is_of_rows = matches!(sheet.name, "inherited" | "problem_types" | "triggers");
    primary.into_iter().chain(is_of_rows.then(|| OF_A_ROW.to_string())).collect()
}
