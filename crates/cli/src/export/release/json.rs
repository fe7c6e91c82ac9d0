//! All tables as one JSON document, a line of a table on a line.

use std::io::{self, Write};

use payverdict::{DATA_VERSION, Locale};
use serde_json::json;

use super::sheets::Sheet;
use super::{FORMAT, to_text};
use crate::export::json::object_of;

pub fn text(sheets: &[Sheet]) -> String {
    to_text(|out| write(out, sheets))
}

fn write(out: &mut impl Write, sheets: &[Sheet]) -> io::Result<()> {
    let locales: Vec<_> = Locale::ALL.iter().map(|locale| locale.as_str()).collect();
    writeln!(out, "{{\"format\":{FORMAT},\n\"data_version\":{},", json!(DATA_VERSION))?;
    write!(out, "\"code_version\":{},\n\"locales\":{}", json!(env!("CARGO_PKG_VERSION")), json!(locales))?;
    for sheet in sheets {
        write!(out, ",\n\"{}\":[", sheet.name)?;
        for (place, cells) in sheet.lines.iter().enumerate() {
            let comma = if place == 0 { "" } else { "," };
            write!(out, "{comma}\n{}", object_of(&sheet.columns, cells.clone()))?;
        }
        write!(out, "\n]")?;
    }
    writeln!(out, "\n}}")
}
