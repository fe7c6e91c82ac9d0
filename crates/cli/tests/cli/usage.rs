//! Wrong usage ends with status 2 and says what would be right.

use payverdict::CodeSet;

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
        assert_lists(
            &message,
            ["opp.resul'", "--set", "nearest: opp.result", "`payverdict sets` lists them"],
        );
        let named = CodeSet::ALL.iter().filter(|set| message.contains(set.id())).count();
        assert!((2..=3).contains(&named), "{message}");
    }
}

/// The nearest words are offered, and not all.
#[test]
fn unknown_words() {
    for (option, word, nearest) in [
        ("--outcome", "declnied", "declined"),
        ("--outcome", "Approved", "approved"),
        ("--reason", "stolen", "lost_or_stolen_card"),
        ("--reason", "insuficient_funds", "insufficient_funds"),
        ("--retry", "never ever", "never"),
        ("--retry", "after-data-fix", "after_data_fix"),
        ("--actor", "shoper", "shopper"),
    ] {
        let message = refused(&["search", option, word]);
        assert_lists(&message, [word, option, &format!("nearest: {nearest}")]);
    }
    let message = refused(&["search", "--reason", "zzz"]);
    assert_eq!(message.lines().next().expect("a line").matches(", ").count(), 2, "{message}");
    assert_eq!(run(&["payload", "--system", "hyperpay", "/dev/null"]).status, 1);
    for system in ["opps", "visa", ""] {
        assert_lists(&refused(&["payload", "--system", system]), ["unknown system; nearest: "]);
    }
    assert_lists(
        &refused(&["decode", "--with", "mastercard.advise=24", "51"]),
        ["nearest: mastercard.advice, "],
    );
}

#[test]
fn long_queries_are_refused() {
    let word = "x".repeat(201);
    assert_lists(&refused(&["search", &word]), ["longer than 200 bytes"]);
    assert_lists(&refused(&["search", &"y ".repeat(120)]), ["longer than 200 bytes"]);
    assert_eq!(run(&["search", &"x".repeat(200)]).status, 0);
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
