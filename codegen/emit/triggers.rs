//! How sandboxes are made to answer with a code, as tables that are compiled only where they are asked for.

use std::fmt::Write;

use super::camel;
use super::words::word_enum;
use crate::model::{ENVIRONMENTS, Model, TRIGGER_KINDS, Trigger};

/// The tables and words of `src/triggers.rs`: the triggers in the order of their rows, each value after the one before
/// in one text.
pub fn tables(model: &Model) -> String {
    let mut out = String::new();
    enums(&mut out);
    let notes = notes(model);
    let triggers = numbered(model);
    writeln!(out, "static TRIGGERS: [TriggerInfo; {}] = [", triggers.len()).unwrap();
    let mut values = String::new();
    for (row, trigger) in &triggers {
        values += &trigger.value;
        let (kind, environment) = (camel(&trigger.kind), camel(&trigger.environment));
        let (end, source) = (values.len(), trigger.source);
        let with = notes.binary_search(&trigger.with.as_str()).expect("it is among the notes");
        writeln!(out, "    TriggerInfo {{ row: {row}, value_end: {end}, source: {source}, with: {with}, kind: TriggerKind::{kind}, environment: Environment::{environment} }},").unwrap();
    }
    writeln!(out, "];\nstatic VALUES: &str = {values:?};").unwrap();
    writeln!(out, "static NOTES: [&str; {}] = {notes:?};", notes.len()).unwrap();
    out
}

fn enums(out: &mut String) {
    for (name, doc, words) in [
        ("TriggerKind", "What of a request makes a sandbox give an answer.", TRIGGER_KINDS.as_slice()),
        ("Environment", "Where a system is tried without money.", &ENVIRONMENTS),
    ] {
        let words: Vec<_> = words.iter().map(|(word, meaning)| (*word, (*meaning).to_string())).collect();
        word_enum(out, name, doc, &words, ("#[non_exhaustive]\n", ", PartialOrd, Ord"), None);
    }
}

/// What else triggers take, each once, in order; the first is nothing.
pub fn notes(model: &Model) -> Vec<&str> {
    let mut notes: Vec<&str> =
        model.triggers.iter().map(|trigger| trigger.with.as_str()).chain([""]).collect();
    notes.sort_unstable();
    notes.dedup();
    notes
}

/// The triggers with the numbers of their rows, in that order.
pub fn numbered(model: &Model) -> Vec<(usize, &Trigger)> {
    let row = |trigger: &Trigger| {
        let number =
            model.base.sets.iter().position(|set| set.id == trigger.set).expect("the set was checked");
        model.base.sets[..number].iter().map(|set| set.entries.len()).sum::<usize>() + trigger.entry
    };
    let mut triggers: Vec<_> = model.triggers.iter().map(|trigger| (row(trigger), trigger)).collect();
    // Those of one row stay in the order of the file.
    triggers.sort_by_key(|(row, _)| *row);
    triggers
}
