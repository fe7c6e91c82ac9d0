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

/// The shape says what `decode --json` prints: the same names, and null only where the shape allows it.
#[test]
fn the_shape_of_a_verdict_is_that_of_the_command() {
    let script = run_well(&["export", "--format", "typescript"]);
    let (_, shape) = script.split_once("export interface VerdictRecord {").expect("the shape");
    let fields: Vec<(&str, &str)> =
        shape.lines().filter_map(|line| line.trim().strip_prefix("readonly ")?.split_once(": ")).collect();
    for code in [&["--set", "visa.response", "51"][..], &["no such code"]] {
        let text = run_well(&[&["decode", "--json"], code].concat());
        let object: serde_json::Map<_, _> = serde_json::from_str(&text).expect("an object");
        let names: std::collections::BTreeSet<&str> = fields.iter().map(|(name, _)| *name).collect();
        assert_eq!(names, object.keys().map(String::as_str).collect());
        for (name, kind) in &fields {
            assert!(!object[*name].is_null() || kind.contains("null"), "{name}: {kind}");
        }
    }
}
