//! The tables of the words beside a code that say what it is.

use std::collections::BTreeSet;
use std::fmt::Write;

use crate::checks::contexts::{APART, Context};
use crate::letters::{self, Letter};
use crate::model::{Key, Model};
use crate::phrases::compact;
use crate::syntax::Syntax;
use crate::words::{self, WORDS_MAX, Word};

/// How many bits the filters have.
const BITS: usize = 1 << 15;

/// The words that are found by those keys, as they are compared.
fn folded(text: &str) -> Vec<Vec<u8>> {
    let mut words = [Word::default(); WORDS_MAX];
    let split = words::split(text.as_bytes(), 0, &mut words, 0);
    let folded = words[..split.count].iter().map(|word| {
        let folded = crate::phrases::fold(&text[word.start..word.end()]);
        folded.unwrap_or_else(|| panic!("`{text}` has a word that is too long"))
    });
    folded.collect()
}

/// The tables of `src/read/contexts/tables/fast.rs`.
pub fn tables(model: &Model) -> String {
    let mut contexts: Vec<_> =
        model.contexts.iter().filter(|context| !APART.contains(&context.kind)).collect();
    // Those with the same last word together, the longest first, and of the same words those in capitals.
    contexts.sort_by_key(|context| {
        let keys = &context.keys;
        (keys.last(), usize::MAX - keys.len(), keys, context.capital != "All", context.kind)
    });
    let last: Vec<u32> = contexts.iter().filter_map(|context| context.keys.last().copied()).collect();
    let mut out = String::new();
    let apart = |kind: &str| {
        let of_kind = model.contexts.iter().filter(|context| context.kind == kind);
        let mut keys: Vec<u32> = of_kind.map(|context| context.keys[0]).collect();
        keys.sort_unstable();
        keys
    };
    let all: Vec<u32> = APART.into_iter().flat_map(apart).chain(last.iter().copied()).collect();
    bits(&mut out, "CONTEXT_BITS", all);
    bits(&mut out, "NAME_BITS", certain_names(model));
    for kind in APART {
        let (name, keys) = (kind.to_uppercase(), apart(kind));
        writeln!(out, "pub static {name}: [u32; {}] = {keys:?};", keys.len()).unwrap();
    }
    writeln!(out, "pub static LAST: [u32; {}] = {last:?};", last.len()).unwrap();
    let mut before: Vec<u32> = Vec::new();
    writeln!(out, "pub static CONTEXTS: [Context; {}] = [", contexts.len()).unwrap();
    for Context { keys, kind, value, certain, capital, .. } in contexts {
        let kind = crate::emit::camel(kind);
        let (first, count) = (before.len(), keys.len() - 1);
        before.extend(keys.iter().rev().skip(1));
        writeln!(
            out,
            "    Context {{ first: {first}, count: {count}, kind: Kind::{kind}, value: {value}, certain: {certain}, capital: Capital::{capital} }},"
        )
        .unwrap();
    }
    writeln!(out, "];\npub static BEFORE: [u32; {}] = {before:?};", before.len()).unwrap();
    out
}

/// The tables of `src/read/contexts/tables/compact.rs`: what cannot be made of anything else.
pub fn compact_tables(model: &Model) -> String {
    let all: Vec<_> = model.contexts.iter().map(|context| (context, folded(&context.text))).collect();
    let (mut contexts, apart): (Vec<_>, Vec<_>) =
        all.iter().partition(|(context, _)| !APART.contains(&context.kind));
    // Those with the same last word are in the same order as in the other tables.
    contexts.sort_by_key(|(context, words)| {
        (words.last(), usize::MAX - words.len(), &context.keys, context.capital != "All", context.kind)
    });
    let words: BTreeSet<&Vec<u8>> = all.iter().flat_map(|(_, words)| words).collect();
    let words: Vec<Vec<u8>> = words.into_iter().cloned().collect();
    let number = |word: &Vec<u8>| words.binary_search(word).expect("a word of a context");
    let (mut kinds, mut counts) = (vec![0; words.len()], vec![0; words.len()]);
    for (context, words) in apart {
        let kind = APART.iter().position(|kind| *kind == context.kind).expect("it is apart");
        kinds[number(&words[0])] |= 1 << kind;
    }
    let (mut before, mut before_count) = (Vec::new(), 0);
    // Those that say the same share one.
    let (mut distinct, mut numbers) = (Vec::new(), Vec::new());
    for (Context { kind, value, certain, capital, .. }, words) in &contexts {
        let kind = crate::emit::camel(kind);
        let count = words.len() - 1;
        counts[number(&words[count])] += 1;
        before_count += count;
        words.iter().rev().skip(1).for_each(|word| compact::put(&mut before, number(word)));
        let said = format!(
            "Context {{ first: 0, count: {count}, kind: Kind::{kind}, value: {value}, certain: {certain}, capital: Capital::{capital} }}"
        );
        numbers.push(distinct.iter().position(|known| *known == said).unwrap_or_else(|| {
            distinct.push(said);
            distinct.len() - 1
        }));
    }
    let mut out = String::new();
    let sizes = [
        ("WORDS", words.len()),
        ("PLACES", (words.len() * 2).next_power_of_two()),
        ("WORDS_BEFORE", before_count),
        ("CONTEXT_COUNT", contexts.len()),
        ("BITS", BITS),
    ];
    for (name, size) in sizes {
        writeln!(out, "pub const {name}: usize = {size};").unwrap();
    }
    compact::bytes(&mut out, "WORD_BYTES", &compact::fronts(&words));
    writeln!(out, "pub static WORD_KINDS: [u8; {}] = {kinds:?};", kinds.len()).unwrap();
    writeln!(out, "pub static WORD_COUNTS: [u8; {}] = {counts:?};", counts.len()).unwrap();
    compact::bytes(&mut out, "BEFORE_BYTES", &before);
    writeln!(out, "pub static CONTEXTS: [Context; {}] = [{}];", distinct.len(), distinct.join(", ")).unwrap();
    let narrowest = if distinct.len() <= 0x100 { "u8" } else { "u16" };
    writeln!(out, "pub static CONTEXT_NUMBERS: [{narrowest}; {}] = {numbers:?};", numbers.len()).unwrap();
    bits(&mut out, "NAME_BITS", certain_names(model));
    out
}

/// The words that are certain by themselves, those with a full stop up to the first, and the last parts of problem types.
fn certain_names(model: &Model) -> Vec<u32> {
    let mut names = Vec::new();
    for set in &model.base.sets {
        for entry in &set.entries {
            let is_problem = set.syntax == Syntax::Problem;
            if let Key::Folded(_) = &entry.key
                && (entry.is_certain || is_problem)
            {
                let last = entry.code.rsplit('/').next().unwrap_or_default();
                names.push(name(last.split('.').next().unwrap_or_default()));
            }
        }
    }
    names.sort_unstable();
    names.dedup();
    names
}

/// What a name is found by, whatever joins its words.
fn name(text: &str) -> u32 {
    let mut key = letters::KEY;
    for byte in text.bytes().filter(u8::is_ascii_alphanumeric) {
        key = letters::add(key, byte.to_ascii_lowercase());
    }
    debug_assert!(!text.is_empty() && letters::letter(text.as_bytes()).0 != Letter::Accent);
    key
}

/// A filter: a bit for each key, so that most words cost one look.
fn bits(out: &mut String, name: &str, keys: impl IntoIterator<Item = u32>) {
    let mut bits = vec![0u64; BITS / 64];
    for key in keys {
        let bit = letters::spread(key, BITS);
        bits[bit / 64] |= 1 << (bit % 64);
    }
    writeln!(out, "pub static {name}: [u64; {}] = {bits:?};", bits.len()).unwrap();
}
