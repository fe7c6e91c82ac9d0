//! Each cell that means something, in every row of every set, is changed to every other legal word: how much of that the rules of
//! the build notice by themselves. What they let pass is a meaning that could be; it is noticed by `tests/meanings.rs`, which has
//! the meanings of every set, and all that is approved, a second time.
//!
//! All rows are changed at once, as each mistake names its line. What would make something approved, or tried again sooner, is tried in
//! every run; `ALL_FLIPS=1 cargo test --test codegen flips -- --nocapture` tries all words of all columns, and prints the table.

use std::collections::BTreeSet;

use payverdict::{Actor, CodeSet, Flags, Outcome, Reason, Retry};

use crate::copy::{Copy, cells, record};

/// The rows that were changed, as file and line, and those of them that the rules refuse.
struct Flips {
    changed: BTreeSet<String>,
    refused: BTreeSet<String>,
}

/// Changes a column of all rows to a word, where that is another one.
fn flipped(copy: &Copy, files: &[(String, String)], column: &str, word: &str) -> Flips {
    let mut changed = BTreeSet::new();
    for (file, text) in files {
        let mut lines: Vec<String> = text.lines().map(String::from).collect();
        let Some(place) = cells(&lines[0]).iter().position(|name| name == column) else { continue };
        for (number, line) in lines.iter_mut().enumerate().skip(1) {
            let mut row = cells(line);
            if row[place] == word {
                continue;
            }
            row[place] = word.into();
            *line = record(&row);
            changed.insert(format!("data/{file}:{}", number + 1));
        }
        copy.write(file, lines.join("\n") + "\n");
    }
    let refused = copy
        .mistakes()
        .iter()
        .filter_map(|mistake| mistake.split(": ").next().map(String::from))
        .filter(|place| changed.contains(place))
        .collect();
    for (file, text) in files {
        copy.write(file, text);
    }
    Flips { changed, refused }
}

#[test]
fn every_cell_to_every_other_word() {
    let copy = Copy::new();
    let files: Vec<_> = CodeSet::ALL
        .iter()
        .map(|set| format!("codes/{set}.csv"))
        .filter(|file| copy.0.join(file).exists())
        .map(|file| (file.clone(), copy.text(&file)))
        .collect();
    assert!(files.len() > 150);
    let all = std::env::var_os("ALL_FLIPS").is_some();
    let strings = |words: &[&'static str]| words.to_vec();
    let words: Vec<(&str, Vec<&str>)> = if all {
        vec![
            ("outcome", Outcome::ALL.iter().map(|word| word.as_str()).collect()),
            ("reason", Reason::ALL.iter().map(|word| word.as_str()).chain([""]).collect()),
            ("retry", Retry::ALL.iter().map(|word| word.as_str()).collect()),
            ("actor", Actor::ALL.iter().map(|word| word.as_str()).chain([""]).collect()),
            ("flags", Flags::words().iter().copied().filter(|word| *word != "custom").chain([""]).collect()),
        ]
    } else {
        vec![("outcome", strings(&["approved"])), ("retry", strings(&["now", "not_needed"]))]
    };
    let (mut sum, mut sum_refused) = (0, 0);
    println!("| column | changes | refused by the rules |\n|---|--:|--:|");
    for (column, words) in &words {
        let (mut flips, mut refused) = (0, 0);
        for word in words {
            let found = flipped(&copy, &files, column, word);
            flips += found.changed.len();
            refused += found.refused.len();
            if *word == "approved" {
                let passed: Vec<_> = found.changed.difference(&found.refused).collect();
                println!("| to `approved` | {} | {} are left |", found.changed.len(), passed.len());
                // An outcome of money that was taken leaves no reason and nothing to try: few other rows are like that.
                assert!(passed.len() * 20 < found.changed.len(), "{passed:?}");
                assert!(
                    passed.iter().all(|place| !is_listed(place, &files)),
                    "each is missing from tests/data/approved.txt"
                );
            }
        }
        println!("| {column} | {flips} | {:.1} % |", percent(refused, flips));
        sum += flips;
        sum_refused += refused;
    }
    println!("| all | {sum} | {:.1} % |", percent(sum_refused, sum));
    assert!(percent(sum_refused, sum) > if all { 10.0 } else { 40.0 });
}

fn percent(part: usize, whole: usize) -> f64 {
    100.0 * part as f64 / whole as f64
}

/// Whether the row of a place, such as `data/codes/opp.result.csv:12`, is among those that are listed as approved.
fn is_listed(place: &str, files: &[(String, String)]) -> bool {
    let (file, line) = place.strip_prefix("data/").unwrap().split_once(':').unwrap();
    let text = &files.iter().find(|(name, _)| name == file).unwrap().1;
    let code = cells(text.lines().nth(line.parse::<usize>().unwrap() - 1).unwrap()).swap_remove(0);
    let set = file.strip_prefix("codes/").unwrap().strip_suffix(".csv").unwrap();
    let row = format!("{set} {code}");
    include_str!("../data/approved.txt")
        .lines()
        .any(|known| known == row || known.starts_with(&format!("{row} ")))
}
