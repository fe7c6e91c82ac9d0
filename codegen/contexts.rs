//! The words beside a code that say what it is, from `data/contexts.csv`, and the names of systems and sets.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;

use crate::letters::{self, Letter};
use crate::model::{Key, Model, SYSTEM_KINDS};
use crate::phrases::compact;
use crate::read::{Data, Mistake};
use crate::syntax::Syntax;
use crate::words::{self, WORDS_MAX, Word};

/// The kinds of words, as `src/read/contexts.rs` has them.
const KINDS: [&str; 14] = [
    "advice", "code", "currency", "doubt", "filler", "key", "measure", "no", "other", "payment", "refused",
    "response", "seen", "unit",
];
/// The kinds whose words are single ones, and may be of another kind at the same time: what they say, they say
/// of the whole line, or of what comes before them.
const APART: [&str; 3] = ["doubt", "payment", "unit"];
/// The most words that a context has.
const LONGEST: usize = 6;
/// The longest name of a system that has to begin with a capital letter: shorter ones are words of some language.
const SHORT_NAME: usize = 4;
/// How many bits the filters have.
const BITS: usize = 1 << 15;

/// Words beside a code.
pub struct Context {
    keys: Vec<u32>,
    /// The words themselves, as they are compared.
    words: Vec<Vec<u8>>,
    kind: &'static str,
    /// The number of a set or of a system.
    value: usize,
    certain: bool,
    capital: &'static str,
}

/// Reads the contexts, and says every mistake found.
pub fn check(data: &Data, model: &Model, found: &mut Vec<Mistake>) -> Vec<Context> {
    let table = &data.contexts;
    let mut contexts = Vec::new();
    let mut lines: BTreeMap<(&str, bool, Vec<u32>), usize> = BTreeMap::new();
    let mut last = ("", "");
    for row in &table.rows {
        let mut refuse = |text: String| found.push(table.mistake(row.line, text));
        let [kind, text, set, certain] = ["kind", "words", "set", "certain"].map(|column| row.get(column));
        let Some(kind) = KINDS.into_iter().find(|known| *known == kind) else {
            refuse(format!("unknown kind `{kind}`; expected one of {}", KINDS.join(", ")));
            continue;
        };
        if (kind, text) <= last {
            refuse(format!("`{kind},{text}` is not in order; it belongs before `{},{}`", last.0, last.1));
        }
        last = (kind, text);
        let keys = keys(text);
        if !(1..=LONGEST).contains(&keys.len()) {
            refuse(format!("`{text}` has {} words; expected one to {LONGEST}", keys.len()));
            continue;
        }
        let apart = APART.into_iter().find(|apart| *apart == kind).unwrap_or("");
        if !apart.is_empty() && keys.len() > 1 {
            refuse(format!("`{text}` has {} words; `{kind}` takes one", keys.len()));
            continue;
        }
        // `RC` is more than `rc`.
        let is_capital = apart.is_empty() && capital(text) == "All";
        if let Some(line) = lines.insert((apart, is_capital, keys.clone()), row.line) {
            refuse(format!("`{text}` reads as the words on line {line}; keep one"));
        }
        let has_set = matches!(kind, "key" | "response" | "advice");
        let number = model.sets.iter().find(|known| known.id == set).map(|set| set.number);
        match (has_set, number) {
            (true, None) => refuse(format!("`{set}` is not a set; `{kind}` says which one the code is of")),
            (false, _) if !set.is_empty() => refuse(format!("`{kind}` has no set; leave the cell blank")),
            _ => {}
        }
        if !(certain == "yes" && kind == "key" || certain.is_empty()) {
            refuse(format!(
                "certain is `{certain}`; expected `yes`, for a key that one system alone has, or a blank cell"
            ));
        }
        if certain == "yes" && row.get("why").is_empty() {
            refuse("why is blank; say who has the key, and that nobody else does".into());
        }
        contexts.push(Context {
            keys,
            words: folded(text),
            kind,
            value: number.unwrap_or(0),
            certain: certain == "yes",
            capital: capital(text),
        });
    }
    let is_of_trade =
        |name: &Context| name.kind == "owner" && lines.contains_key(&("payment", false, name.keys.clone()));
    // An id such as `checkout` is a word of the trade, and names nobody by itself.
    contexts.extend(names(model).into_iter().filter(|name| !is_of_trade(name)));
    contexts
}

/// The names that come from the other tables: of sets, and of the systems that send codes.
fn names(model: &Model) -> Vec<Context> {
    let sets = model.sets.iter().map(|set| Context {
        keys: keys(&set.id),
        words: folded(&set.id),
        kind: "key",
        value: set.number,
        certain: true,
        capital: "Any",
    });
    let mut names = BTreeMap::new();
    for (number, system) in model.systems.iter().enumerate() {
        let kind = match SYSTEM_KINDS[system.kind] {
            "network" => "network",
            "provider" => "owner",
            // Nobody sends the codes of a standard.
            _ => continue,
        };
        let own = system.name.split('/').map(str::trim).chain([system.id.as_str()]);
        for name in own.chain(system.aliases.iter().map(String::as_str)) {
            let capital = if name.len() <= SHORT_NAME { "First" } else { "Any" };
            names.entry(keys(name)).or_insert((number, kind, capital, folded(name)));
        }
    }
    let systems = names.into_iter().map(|(keys, (value, kind, capital, words))| Context {
        keys,
        words,
        kind,
        value,
        certain: false,
        capital,
    });
    sets.chain(systems).collect()
}

/// What the words are found by.
fn keys(text: &str) -> Vec<u32> {
    let mut words = [Word::default(); WORDS_MAX];
    let split = words::split(text.as_bytes(), 0, &mut words, 0);
    words[..split.count].iter().map(|word| word.key).collect()
}

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

/// How a text has to be written: `RC` only so, `Visa` with its capital, anything else as it likes.
fn capital(text: &str) -> &'static str {
    if !text.starts_with(char::is_uppercase) {
        "Any"
    } else if text.contains(char::is_lowercase) {
        "First"
    } else {
        "All"
    }
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
    let (mut contexts, apart): (Vec<_>, Vec<_>) =
        model.contexts.iter().partition(|context| !APART.contains(&context.kind));
    // Those with the same last word are in the same order as in the other tables.
    contexts.sort_by_key(|context| {
        let words = &context.words;
        (words.last(), usize::MAX - words.len(), &context.keys, context.capital != "All", context.kind)
    });
    let words: BTreeSet<&Vec<u8>> = model.contexts.iter().flat_map(|context| &context.words).collect();
    let words: Vec<Vec<u8>> = words.into_iter().cloned().collect();
    let number = |word: &Vec<u8>| words.binary_search(word).expect("a word of a context");
    let (mut kinds, mut counts) = (vec![0; words.len()], vec![0; words.len()]);
    for context in apart {
        let kind = APART.iter().position(|kind| *kind == context.kind).expect("it is apart");
        kinds[number(&context.words[0])] |= 1 << kind;
    }
    let (mut before, mut before_count) = (Vec::new(), 0);
    // Those that say the same share one.
    let (mut distinct, mut numbers) = (Vec::new(), Vec::new());
    for Context { words, kind, value, certain, capital, .. } in &contexts {
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
    for set in &model.sets {
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
