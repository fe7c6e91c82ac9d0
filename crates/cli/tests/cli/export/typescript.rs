//! `export --format typescript`.

use payverdict::{
    Actor, Class, CodeSet, Flags, Locale, Match, NextStep, Outcome, Reason, Retry, SourceKind, Syntax, System,
};

use crate::cli::command::run_well;

/// The words of a union, in their order.
fn union(script: &str, name: &str) -> Vec<String> {
    let (_, rest) = script.split_once(&format!("export type {name} =")).unwrap_or_else(|| panic!("{name}"));
    let (words, _) = rest.split_once(';').expect("a union ends");
    let words = words.split_whitespace().filter(|word| *word != "|");
    words.map(|word| word.trim_matches('"').to_string()).collect()
}

#[test]
fn every_word_is_in_its_union() {
    let script = run_well(&["export", "--format", "typescript"]);
    let assert_union = |name, words: Vec<&str>| assert_eq!(union(&script, name), words, "{name}");
    assert_union("System", System::all().map(|system| system.id()).collect());
    assert_union("CodeSet", CodeSet::ALL.iter().map(|set| set.id()).collect());
    assert_union("Syntax", Syntax::ALL.iter().map(|word| word.as_str()).collect());
    assert_union("Match", Match::ALL.iter().map(|word| word.as_str()).collect());
    assert_union("Outcome", Outcome::ALL.iter().map(|word| word.as_str()).collect());
    assert_union("Reason", Reason::ALL.iter().map(|word| word.as_str()).collect());
    assert_union("Retry", Retry::ALL.iter().map(|word| word.as_str()).collect());
    assert_union("Actor", Actor::ALL.iter().map(|word| word.as_str()).collect());
    assert_union("Class", Class::ALL.iter().map(|word| word.as_str()).collect());
    assert_union("NextStep", NextStep::ALL.iter().map(|word| word.as_str()).collect());
    assert_union("Flag", Flags::words().to_vec());
    assert_union("Locale", Locale::ALL.iter().map(|word| word.as_str()).collect());
    assert_union("SourceKind", SourceKind::ALL.iter().map(|word| word.as_str()).collect());
}

#[test]
fn one_set() {
    let script = run_well(&["export", "--format", "typescript", "--set", "pei.order"]);
    assert_eq!(union(&script, "CodeSet"), ["pei.order"]);
    assert_eq!(union(&script, "System"), ["pei"]);
}
