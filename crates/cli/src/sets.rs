//! `payverdict sets`.

use std::io::{self, BufWriter, Write};

use payverdict::CodeSet;
use serde_json::json;

use super::args::SetsOptions;
use crate::Ended;

pub fn run(options: &SetsOptions) -> io::Result<Ended> {
    let mut out = BufWriter::new(io::stdout().lock());
    for &set in CodeSet::ALL {
        if options.json {
            writeln!(out, "{}", object(set))?;
        } else {
            let extends: Vec<_> = set.extends().map(|set| set.id()).collect();
            let extends =
                if extends.is_empty() { String::new() } else { format!(", extends {}", extends.join(", ")) };
            writeln!(
                out,
                "{:<22} {:>4} rows  {:<9} {}, {}{extends}",
                set.id(),
                set.entries().len(),
                set.syntax().as_str(),
                set.system().name(),
                set.title()
            )?;
        }
    }
    out.flush()?;
    Ok(Ended::Well)
}

/// What is said of a set.
pub fn object(set: CodeSet) -> serde_json::Value {
    json!({
        "id": set.id(),
        "system": set.system().id(),
        "title": set.title(),
        "syntax": set.syntax().as_str(),
        "extends": set.extends().collect::<Vec<_>>(),
        "rows": set.entries().len(),
    })
}
