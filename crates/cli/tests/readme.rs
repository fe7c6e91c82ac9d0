//! What the README says is what the code does.

use std::io::Write as _;
use std::process::{Command, Stdio};

use payverdict::CodeSet;

const README: &str = include_str!("../../../README.md");

#[test]
fn the_first_screen_shows_the_real_answer() {
    let screen = README.split("```console\n").nth(1).and_then(|rest| rest.split("```").next()).unwrap();
    let (command, answer) = screen.split_once('\n').unwrap();
    let codes = command.split_once(" -- ").unwrap().1.split(' ');
    let output = Command::new(env!("CARGO_BIN_EXE_payverdict")).args(codes).output().unwrap();
    assert_eq!(String::from_utf8(output.stdout).unwrap(), answer);
}

#[test]
fn the_document_gets_the_answer_that_is_shown() {
    let screen = README.split("$ echo '").nth(1).and_then(|rest| rest.split("```").next()).unwrap();
    let (document, answer) = screen.split_once("' | payverdict payload\n").unwrap();
    let mut command = Command::new(env!("CARGO_BIN_EXE_payverdict"));
    let mut child = command.arg("payload").stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
    child.stdin.take().unwrap().write_all(document.as_bytes()).unwrap();
    assert_eq!(String::from_utf8(child.wait_with_output().unwrap().stdout).unwrap(), answer);
}

#[test]
fn the_table_of_sets_has_every_set_and_its_rows() {
    let table: String = CodeSet::ALL
        .iter()
        .map(|set| {
            format!("| `{set}` | {} | {} | {} |\n", set.system().name(), set.title(), set.entries().len())
        })
        .collect();
    let total: usize = CodeSet::ALL.iter().map(|set| set.entries().len()).sum();
    let table = format!("{table}| | | all | {total} |\n");
    assert!(README.contains(&table), "the README's table of sets must be:\n{table}");
}
