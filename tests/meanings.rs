//! What the rows mean, twice: nothing becomes approved, and no set changes, before somebody has said so here as well.
//! `WRITE_MEANINGS=1 cargo test --test meanings` writes the two files anew; what became approved is then looked at again, row by row.

use std::path::Path;

use payverdict::{CodeSet, Entry, Locale, Outcome};

/// The kept text of a file, written anew where that is asked for.
fn kept(name: &str, now: &[String]) -> Vec<String> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data").join(name);
    if std::env::var_os("WRITE_MEANINGS").is_some() {
        std::fs::write(&path, now.iter().map(|line| format!("{line}\n")).collect::<String>()).unwrap();
    }
    std::fs::read_to_string(path).unwrap().lines().map(String::from).collect()
}

fn rows() -> impl Iterator<Item = Entry> {
    CodeSet::ALL.iter().flat_map(|set| set.entries())
}

fn said<T: ToString>(value: Option<T>) -> String {
    value.map_or_else(|| "-".into(), |value| value.to_string())
}

/// All that a row says of what happened and of what comes next.
fn meaning(row: Entry) -> String {
    format!(
        "{} {} {} {} {} {} {} {} {} {}",
        row.code(),
        row.outcome(),
        said(row.reason()),
        row.retry(),
        row.actor(),
        said(row.wait_hours()),
        said(row.limit()),
        row.flags().iter().collect::<Vec<_>>().join(" "),
        row.operation(),
        row.message(Locale::En),
    )
}

/// FNV-1a of 64 bits.
fn digest(lines: &[String]) -> u64 {
    let bytes = lines.iter().flat_map(|line| line.bytes().chain([b'\n']));
    bytes.fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
}

#[test]
fn every_approved_row_is_listed_twice() {
    let approved = rows().filter(|row| row.outcome() == Outcome::Approved);
    let flags = |row: Entry| row.flags().iter().map(|flag| format!(" {flag}")).collect::<String>();
    let now: Vec<_> = approved.map(|row| format!("{} {}{}", row.set(), row.code(), flags(row))).collect();
    let kept = kept("approved.txt", &now);
    for line in &now {
        assert!(
            kept.contains(line),
            "`{line}` is approved now: look at it again, then add it to tests/data/approved.txt"
        );
    }
    for line in &kept {
        assert!(now.contains(line), "`{line}` is no longer approved: take it out of tests/data/approved.txt");
    }
}

#[test]
fn no_set_changes_its_meanings_unnoticed() {
    let sets = CodeSet::ALL.iter().map(|set| {
        let mut lines: Vec<_> = set.entries().map(meaning).collect();
        lines.sort();
        let mut groups: Vec<_> = set.groups().map(|group| meaning(group.answer())).collect();
        groups.sort();
        format!("{set} {} {:016x}", lines.len(), digest(&[lines, groups].concat()))
    });
    let now: Vec<_> = sets.collect();
    let kept = kept("meanings.txt", &now);
    for line in &now {
        let set = line.split(' ').next().unwrap();
        assert!(
            kept.contains(line),
            "the meanings of {set} changed: say so in tests/data/meanings.txt and CHANGELOG.md (`{line}`)"
        );
    }
    assert_eq!(kept.len(), now.len(), "tests/data/meanings.txt has sets that are no more");
}
