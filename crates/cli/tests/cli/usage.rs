//! Wrong usage ends with status 2 and says what would be right.

use payverdict::{Actor, CodeSet, Outcome, Reason, Retry};

use super::command::run;

/// Runs a command that cannot be understood and gives what it says.
fn refused(arguments: &[&str]) -> String {
    let ran = run(arguments);
    assert_eq!((ran.status, ran.out.as_str()), (2, ""), "{arguments:?}");
    ran.err
}

fn assert_lists<'a>(message: &str, words: impl IntoIterator<Item = &'a str>) {
    for word in words {
        assert!(message.contains(word), "{word} is missing: {message}");
    }
}

#[test]
fn unknown_set() {
    for command in [
        &["decode", "--set", "opp.resul", "800.100.153"][..],
        &["search", "--set", "opp.resul"],
        &["export", "--format", "csv", "--set", "opp.resul"],
    ] {
        let message = refused(command);
        assert_lists(&message, ["opp.resul'", "--set"]);
        assert_lists(&message, CodeSet::ALL.iter().map(|set| set.id()));
    }
}

#[test]
fn unknown_words() {
    assert_lists(&refused(&["search", "--outcome", "nope"]), Outcome::ALL.iter().map(|word| word.as_str()));
    assert_lists(&refused(&["search", "--reason", "nope"]), Reason::ALL.iter().map(|word| word.as_str()));
    assert_lists(&refused(&["search", "--retry", "nope"]), Retry::ALL.iter().map(|word| word.as_str()));
    assert_lists(&refused(&["search", "--actor", "nope"]), Actor::ALL.iter().map(|word| word.as_str()));
}

#[test]
fn words_are_exact() {
    for word in ["Declined", "declined ", "decline", ""] {
        refused(&["search", "--outcome", word]);
    }
}

#[test]
fn unknown_format_and_shell() {
    assert_lists(&refused(&["export", "--format", "xml"]), ["json", "csv", "sql", "typescript"]);
    assert_lists(&refused(&["export"]), ["--format"]);
    assert_lists(&refused(&["completions", "tcsh"]), ["bash", "zsh", "fish"]);
}

#[test]
fn unknown_subcommand() {
    assert_lists(&refused(&["serach"]), ["serach", "search", "--help"]);
}

#[test]
fn no_subcommand() {
    assert_lists(&refused(&[]), ["decode", "search", "sets", "export", "completions"]);
}

#[test]
fn unknown_option() {
    assert_lists(&refused(&["decode", "--jsn", "800.100.153"]), ["--jsn", "--json"]);
    assert_lists(&refused(&["sets", "opp"]), ["'opp'"]);
}

#[test]
fn code_that_looks_like_an_option() {
    assert_lists(&refused(&["decode", "-1"]), ["-- -1"]);
    assert_eq!(run(&["decode", "--set", "opp.result", "--", "-1"]).status, 1);
}
