//! The code sets, systems and sources, and what is said of them.

use std::collections::BTreeSet;
use std::fmt::Write;

use super::camel;
use super::words::word_enum;
use crate::model::{Model, SYSTEM_KINDS, Set, Source, System};

/// The enum of `src/code_set.rs`, in the order of the ids. The numbers are those of the data, which never change.
pub fn code_sets(model: &Model) -> String {
    let sets = by_id(model);
    let numbers: Vec<_> = sets.iter().map(|(number, _)| *number).collect();
    let words: Vec<_> = sets
        .iter()
        .map(|(_, set)| {
            let system = &model.base.systems[set.system].name;
            (set.id.as_str(), format!("{system}, {}; {} rows", set.title, set.entries.len()))
        })
        .collect();
    let mut out = String::new();
    let doc = "A value space of codes: one field of one system.";
    word_enum(&mut out, "CodeSet", doc, &words, ("#[non_exhaustive]\n", ", PartialOrd, Ord"), Some(&numbers));
    out
}

/// The sets with their numbers, in the order of their ids.
pub fn by_id(model: &Model) -> Vec<(usize, &Set)> {
    let mut sets: Vec<_> = model.base.sets.iter().enumerate().collect();
    sets.sort_by(|one, other| one.1.id.cmp(&other.1.id));
    sets
}

/// The tables of sets, systems and sources.
pub fn infos(out: &mut String, model: &Model) {
    let mut first = 0;
    let (mut sets, mut texts) = (Vec::new(), Vec::new());
    for Set { title, system, syntax, suffix, advice, example, chain, entries, .. } in &model.base.sets {
        let last = first + entries.len();
        let expected = format!("{}, such as {example}", syntax.expected(*suffix));
        sets.push(format!("SetInfo {{ system: {system}, suffix: {suffix}, advice: {advice}, chain: &{chain:?}, first: {first}, last: {last} }}"));
        texts.push(format!("SetTexts {{ title: {title:?}, expected: {expected:?}, example: {example:?} }}"));
        first = last;
    }
    let syntaxes: Vec<_> = model.base.sets.iter().map(|set| format!("Syntax::{:?}", set.syntax)).collect();
    let sets_by_number: Vec<_> =
        model.base.sets.iter().map(|set| format!("crate::code_set::CodeSet::{}", camel(&set.id))).collect();
    let count = model.base.sets.len();
    // Not a static, so that the compiler of a dependent knows the syntax of a set that it knows.
    writeln!(out, "pub const SYNTAXES: [Syntax; {count}] = [{}];", syntaxes.join(", ")).unwrap();
    writeln!(
        out,
        "pub static BY_NUMBER: [crate::code_set::CodeSet; {count}] = [{}];",
        sets_by_number.join(", ")
    )
    .unwrap();
    writeln!(out, "pub static SETS: [SetInfo; {count}] = [{}];", sets.join(", ")).unwrap();
    writeln!(out, "pub static SET_TEXTS: [SetTexts; {count}] = [{}];", texts.join(", ")).unwrap();
    names(
        out,
        "SET_NAMES",
        "u16",
        model.base.sets.iter().enumerate().map(|(number, set)| (set.id.clone(), number)),
    );
    systems(out, model);
    writeln!(out, "pub static SOURCES: [SourceInfo; {}] = [", model.base.sources.len()).unwrap();
    for source in &model.base.sources {
        writeln!(out, "    {},", source_info(source)).unwrap();
    }
    writeln!(out, "];").unwrap();
}

pub fn source_info(source: &Source) -> String {
    let Source { id, title, publisher, url, edition, retrieved, kind } = source;
    let kind = camel(kind);
    format!(
        "SourceInfo {{ id: {id:?}, title: {title:?}, publisher: {publisher:?}, url: {url:?}, edition: {edition:?}, retrieved: {retrieved:?}, kind: SourceKind::{kind} }}"
    )
}

fn systems(out: &mut String, model: &Model) {
    writeln!(out, "pub static SYSTEMS: [SystemInfo; {}] = [", model.base.systems.len()).unwrap();
    for System { id, name, homepage, kind, .. } in &model.base.systems {
        let is_provider = SYSTEM_KINDS[*kind] == "provider";
        writeln!(
            out,
            "    SystemInfo {{ id: {id:?}, name: {name:?}, homepage: {homepage:?}, is_provider: {is_provider} }},"
        )
        .unwrap();
    }
    let ids: Vec<_> = model.base.systems.iter().map(|system| &system.id).collect();
    writeln!(out, "];\npub static SYSTEM_IDS: [&str; {}] = {ids:?};", ids.len()).unwrap();
    let hosts: Vec<_> = model.base.systems.iter().map(|system| format!("&{:?}", system.hosts)).collect();
    let doc = "/// The hosts of the problem types of each system.";
    writeln!(out, "{doc}\npub static HOSTS: [&[&str]; {}] = [{}];", hosts.len(), hosts.join(", ")).unwrap();
    let known = model.base.systems.iter().enumerate().flat_map(|(number, system)| {
        let own = [&system.id].into_iter().chain(&system.aliases);
        // An alias may be the id in other letters: text is parted before a capital, so that `CyberSource` is two words.
        let own: BTreeSet<_> = own.map(|name| name.to_lowercase()).collect();
        own.into_iter().map(move |name| (name, number))
    });
    names(out, "SYSTEM_NAMES", "u16", known);
}

/// A map from names to numbers.
fn names(out: &mut String, table: &str, kind: &str, names: impl Iterator<Item = (String, usize)>) {
    let names: Vec<_> = names.map(|(name, number)| (name, number.to_string())).collect();
    let mut map = phf_codegen::Map::new();
    names.iter().for_each(|(name, number)| {
        map.entry(name.as_str(), number.as_str());
    });
    writeln!(out, "pub static {table}: phf::Map<&'static str, {kind}> = {};", map.build()).unwrap();
}
