//! The rows as the CSV table has them.

use std::collections::BTreeMap;

use csv_core::{ReadRecordResult, Reader};

use crate::cli::command::run_well;

/// Cells by the name of their column.
pub type Row = BTreeMap<String, String>;

/// The rows of all sets.
pub fn all() -> Vec<Row> {
    table(&run_well(&["export", "--format", "csv"])).1
}

/// The lines of another table.
pub fn of(name: &str) -> Vec<Row> {
    table(&run_well(&["export", "--format", "csv", "--table", name])).1
}

/// The head of a table and its rows.
pub fn table(csv: &str) -> (Vec<String>, Vec<Row>) {
    let mut records = records(csv).into_iter();
    let head = records.next().expect("a head");
    let row = |record: Vec<String>| {
        assert_eq!(record.len(), head.len(), "{record:?}");
        head.iter().cloned().zip(record).collect()
    };
    let rows = records.map(row).collect();
    (head, rows)
}

fn records(csv: &str) -> Vec<Vec<String>> {
    let mut reader = Reader::new();
    let mut input = csv.as_bytes();
    let (mut text, mut ends) = (vec![0; csv.len()], [0; 64]);
    let mut records = Vec::new();
    loop {
        let (result, read, _, cells) = reader.read_record(input, &mut text, &mut ends);
        input = &input[read..];
        match result {
            ReadRecordResult::Record => {
                let starts = [&[0][..], &ends[..cells]].concat();
                let cell =
                    |(start, end): (&usize, &usize)| str::from_utf8(&text[*start..*end]).unwrap().to_string();
                records.push(starts.iter().zip(&ends[..cells]).map(cell).collect());
            }
            // The reader is told of the end by an empty input.
            ReadRecordResult::InputEmpty => {}
            ReadRecordResult::End => return records,
            full => panic!("{full:?}"),
        }
    }
}
