//! What is refused in any file: heads, cells, line ends.

use std::fs;

use crate::copy::{Copy, NUMBERS, codes};

#[test]
fn a_source_without_a_date() {
    let copy = Copy::new();
    copy.change("sources.csv", 2, "retrieved", "yesterday");
    copy.refused("sources.csv", 2, "retrieved is `yesterday`; expected a date such as 2026-11-21");
    copy.change("sources.csv", 2, "retrieved", "2026-11-21");
    copy.change("sources.csv", 2, "kind", "rumour");
    copy.refused("sources.csv", 2, "unknown kind `rumour`; expected one of primary, secondary, inferred");
}

#[test]
fn a_header_that_is_wrong() {
    let copy = Copy::new();
    copy.write("systems.csv", copy.text("systems.csv").replacen("homepage", "url", 1));
    copy.refused(
        "systems.csv",
        1,
        "the header is not `id,name,homepage`, with any of `kind,aliases,hosts,reader,looked_for` after",
    );
}

#[test]
fn a_row_with_too_many_or_too_few_cells() {
    for (row, cells) in [("zzz,Last, Inc.,,provider,,,,", 9), ("zzz,Last", 2)] {
        let copy = Copy::new();
        let line = copy.append("systems.csv", row);
        let text = format!("has {cells} cells, and 8 were expected; quote a cell that holds a comma");
        copy.refused("systems.csv", line, &text);
    }
}

#[test]
fn carriage_returns() {
    let copy = Copy::new();
    copy.write("systems.csv", copy.text("systems.csv").replace('\n', "\r\n"));
    copy.refused("systems.csv", 1, "has carriage returns; end lines with a line feed alone");
}

#[test]
fn bytes_that_are_not_utf8() {
    let copy = Copy::new();
    copy.write("systems.csv", [copy.text("systems.csv").as_bytes(), b"zzz,L\xE6st,\n"].concat());
    copy.refused("systems.csv", 1, "not UTF-8; save the file as UTF-8");
}

#[test]
fn a_quote_that_does_not_close() {
    let copy = Copy::new();
    let line = copy.append("systems.csv", "zzz,\"Last,");
    let text = "is not one CSV record; close the quotes and keep a row on one line";
    copy.refused("systems.csv", line, text);
}

#[test]
fn a_blank_line() {
    let copy = Copy::new();
    let line = copy.append("systems.csv", "");
    let text = "is not one CSV record; close the quotes and keep a row on one line";
    copy.refused("systems.csv", line, text);
}

#[test]
fn a_last_line_without_an_end() {
    let copy = Copy::new();
    let text = copy.text("systems.csv");
    copy.write("systems.csv", text.trim_end());
    let line = text.lines().count();
    copy.refused("systems.csv", line, "the last line has no end; add a line feed");
}

#[test]
fn a_file_of_no_set() {
    let copy = Copy::new();
    copy.write("codes/no.set.csv", "");
    let text = "this file belongs to no set; name it after the id of a set in data/sets.csv";
    copy.refused("codes/no.set.csv", 1, text);
}

#[test]
fn a_file_that_is_missing() {
    let copy = Copy::new();
    let file = codes(NUMBERS);
    fs::remove_file(copy.0.join(&file)).unwrap();
    let mistakes = copy.mistakes();
    assert_eq!(mistakes.len(), 1, "{mistakes:?}");
    assert!(mistakes[0].starts_with(&format!("data/{file}:1: cannot be read (")), "{mistakes:?}");
    assert!(mistakes[0].ends_with("; every set and table has its file"), "{mistakes:?}");
}

/// A cell that is neither `yes` nor blank would silently count as no, and show what is masked.
#[test]
fn a_cell_that_is_neither_yes_nor_blank() {
    let copy = Copy::new();
    let line = copy.line("vocabulary.csv", "word", "lost_or_stolen_card");
    copy.change("vocabulary.csv", line, "masked", "Yes");
    copy.refused("vocabulary.csv", line, "masked is `Yes`; expected `yes` or a blank cell");
    let copy = Copy::new();
    let line = copy.line("sets.csv", "id", NUMBERS);
    copy.change("sets.csv", line, "suffix", "true");
    copy.refused("sets.csv", line, "suffix is `true`; expected `yes` or a blank cell");
}
