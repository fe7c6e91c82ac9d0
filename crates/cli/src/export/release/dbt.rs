//! A package for dbt: the rows and the messages as seeds, with their tests.

use super::columns::words;
use super::folder::File;
use super::sheets::Sheet;
use super::sql::table;
use super::{csv_of, to_text};
use crate::export::sql::column_name;
use crate::export::tables::{FLAGS, Type};
use std::io::{self, Write};

/// The tables that become seeds.
const SEEDS: [&str; 2] = ["messages", "rows"];

pub fn files(sheets: &[Sheet]) -> Vec<File> {
    let seeds: Vec<_> = sheets.iter().filter(|sheet| SEEDS.contains(&sheet.name)).collect();
    let mut files = vec![
        File::new("dbt/dbt_project.yml", to_text(|out| project(out, &seeds))),
        File::new("dbt/seeds/schema.yml", to_text(|out| schema(out, &seeds))),
    ];
    files.extend(seeds.iter().map(|sheet| {
        let names: Vec<_> = sheet.columns.iter().map(|column| column_name(column.name)).collect();
        File::new(format!("dbt/seeds/payverdict_{}.csv", table(sheet)), csv_of(sheet, &names))
    }));
    files
}

/// Without their types, 000 would be a number.
fn project(out: &mut Vec<u8>, seeds: &[&Sheet]) -> io::Result<()> {
    write!(out, "name: payverdict\nversion: \"{}\"\n", env!("CARGO_PKG_VERSION"))?;
    write!(out, "config-version: 2\nseed-paths: [seeds]\nseeds:\n  payverdict:\n")?;
    for sheet in seeds {
        writeln!(out, "    payverdict_{}:\n      +column_types:", table(sheet))?;
        for column in &sheet.columns {
            let kind = match column.kind {
                Type::Text => "varchar",
                Type::Number => "integer",
                Type::Truth => "boolean",
            };
            writeln!(out, "        {}: {kind}", column_name(column.name))?;
        }
    }
    Ok(())
}

fn schema(out: &mut Vec<u8>, seeds: &[&Sheet]) -> io::Result<()> {
    writeln!(out, "version: 2\nseeds:")?;
    for sheet in seeds {
        let names: Vec<_> = sheet.key.iter().map(|name| column_name(name)).collect();
        writeln!(out, "  - name: payverdict_{}\n    description: {}", table(sheet), quoted(sheet.doc))?;
        // One line for each: a blank is in neither of them.
        let key = names.join(" || ' ' || ");
        writeln!(
            out,
            "    data_tests:\n      - unique:\n          arguments:\n            column_name: {}",
            quoted(&key)
        )?;
        writeln!(out, "    columns:")?;
        for column in &sheet.columns {
            let name = column_name(column.name);
            writeln!(out, "      - name: {name}")?;
            if !column.doc.is_empty() {
                writeln!(out, "        description: {}", quoted(column.doc))?;
            }
            let mut tests = Vec::new();
            if column.is_required && column.name != FLAGS {
                tests.push("          - not_null".to_string());
            }
            if column.name != FLAGS
                && let Some(words) = words(sheet, column)
            {
                let list = words.join(", ");
                tests.push(format!(
                    "          - accepted_values:\n              arguments:\n                values: [{list}]"
                ));
            }
            if column.name == "message_id" {
                tests.push(
                    "          - relationships:\n              arguments:\n                to: ref('payverdict_messages')\n                field: id"
                        .to_string(),
                );
            }
            if !tests.is_empty() {
                writeln!(out, "        data_tests:\n{}", tests.join("\n"))?;
            }
        }
    }
    Ok(())
}

/// A text in quotes, as YAML and JSON have them.
fn quoted(text: &str) -> String {
    serde_json::json!(text).to_string()
}
