//! One more than fits is refused, with file and line.

use std::fs;

use crate::checks::columns::CODE_COLUMNS;
use crate::copy::{Copy, cells, record};

/// Adds words of a kind after all others, until there are so many of it; gives the line of the last one.
fn fill(copy: &Copy, kind: &str, count: usize) -> usize {
    let text = copy.text("vocabulary.csv");
    let columns = cells(text.lines().next().unwrap()).len();
    let known = text.lines().filter(|line| line.starts_with(&format!("{kind},"))).count();
    let mut line = 0;
    let more: String = (known..count)
        .map(|number| {
            let mut row = vec![kind.to_string(), format!("word_{number}"), "made up".into()];
            row.resize(columns, String::new());
            if kind == "retry" {
                (row[4], row[5]) = ("try_later".into(), "retry".into());
                let header = cells(text.lines().next().unwrap());
                let place = |name: &str| header.iter().position(|column| column == name).unwrap();
                row[place("strictness")] = "1".into();
                row[place("actor")] = "nobody".into();
            }
            record(&row) + "\n"
        })
        .collect();
    line += text.lines().count() + more.lines().count();
    copy.write("vocabulary.csv", text + &more);
    line
}

#[test]
fn one_word_too_many() {
    for (kind, room) in [
        ("outcome", 16),
        ("reason", 255),
        ("retry", 32),
        ("actor", 16),
        ("next_step", 16),
        ("operation", 32),
        ("flag", 16),
    ] {
        let copy = Copy::new();
        fill(&copy, kind, room);
        assert_eq!(copy.mistakes(), [""; 0], "{room} words of the kind {kind} have room");
        let copy = Copy::new();
        let line = fill(&copy, kind, room + 1);
        let text = format!("{room} words of the kind {kind} have room; widen its field in src/bits.rs");
        copy.refused("vocabulary.csv", line, &text);
    }
}

#[test]
fn one_set_too_many() {
    let fill = |count: usize| {
        let copy = Copy::new();
        let text = copy.text("sets.csv");
        let known = text.lines().count() - 1;
        let more: String = (known..count)
            .map(|number| format!("zz.s{number:04},visa,Made up,word,,,,,made up,,{number},\n"))
            .collect();
        copy.write("sets.csv", text + &more);
        for number in known..count {
            let header = CODE_COLUMNS.join(",");
            copy.write(&format!("codes/zz.s{number:04}.csv"), header + "\n");
        }
        copy
    };
    assert_eq!(fill(1023).mistakes(), [""; 0]);
    fill(1024).refused("sets.csv", 1025, "1023 sets have room; widen SET_BITS in src/bits.rs");
}

#[test]
fn one_row_too_many() {
    let source = Copy::new().cell("sources.csv", 2, "id");
    let fill = |count: usize| {
        let copy = Copy::new();
        let files = fs::read_dir(copy.0.join("codes")).unwrap().map(Result::unwrap);
        let groups = copy.last("groups.csv") - 1;
        let known: usize =
            files.map(|file| fs::read_to_string(file.path()).unwrap().lines().count() - 1).sum();
        let text = copy.text("codes/visa.threeds.csv");
        let empty = cells(text.lines().next().unwrap()).len() - CODE_COLUMNS.len();
        // Numbers of nine digits come after all others.
        let more: String = (0..count - known - groups)
            .map(|number| {
                let code = 100_000_000 + number;
                format!("{code},informational,,not_needed,nobody,,,,Made up,{source}{}\n", ",".repeat(empty))
            })
            .collect();
        copy.write("codes/visa.threeds.csv", text + &more);
        copy
    };
    // One row is that of codes that nobody lists.
    let most = (1 << 18) - 2;
    assert_eq!(fill(most).mistakes(), [""; 0]);
    let copy = fill(most + 1);
    let told = copy.mistakes();
    assert_eq!(told.len(), 1, "{told:?}");
    assert!(told[0].ends_with("262143 rows and groups have room; widen ROW_BITS in src/bits.rs"), "{told:?}");
}
