//! The columns of the CSV tables with their types, as a Data Package: programs that guess types take `000` for a number.

use payverdict::DATA_VERSION;
use serde_json::{Value, json};

use super::sheets::Sheet;
use crate::export::schema::field;

pub fn text(sheets: &[Sheet]) -> String {
    let resources: Vec<_> = sheets.iter().map(resource).collect();
    let package = json!({
        "name": "payverdict",
        "title": "What payment result codes mean",
        "version": DATA_VERSION,
        "licenses": [{ "name": "MIT" }, { "name": "Apache-2.0" }],
        "resources": resources,
    });
    format!("{package:#}\n")
}

fn resource(sheet: &Sheet) -> Value {
    let mut schema = json!({
        "fields": sheet.columns.iter().map(field).collect::<Vec<_>>(),
        "missingValues": [""],
    });
    if !sheet.key.is_empty() {
        schema["primaryKey"] = json!(sheet.key);
    }
    json!({
        "name": sheet.name,
        "path": format!("{}.csv", sheet.name),
        "description": sheet.doc,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "schema": schema,
    })
}
