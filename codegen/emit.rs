//! Writes the Rust that the crate includes: the words, the sets and the tables.

use std::collections::BTreeMap;
use std::fmt::Write;

use crate::advice::NAMED;
use crate::check::bare_id;
use crate::hash;
use crate::index;
use crate::model::{Entry, Group, Key, Meaning, Model, NEXT_STEPS, Set, System, Vocabulary, Words};
use crate::shopper;
use crate::syntax::Syntax;

/// Tables that are looked up at once, and tables that are downloaded; the tests compare them.
pub const LARGE: &str = "#[cfg(any(not(small), test))]";
/// The kind of a row that does not fit into a byte stands in a list of its own.
const RARE: usize = 255;
const SMALL: &str = "#[cfg(any(small, test))]";

/// `OppResult` from `opp.result` or `opp_result`.
pub fn camel(word: &str) -> String {
    word.split(['_', '.', '-'])
        .filter_map(|part| {
            let mut letters = part.chars();
            letters.next().map(|first| first.to_uppercase().collect::<String>() + letters.as_str())
        })
        .collect()
}

/// The enums of `src/vocabulary.rs`.
pub fn vocabulary(model: &Model) -> String {
    let words = &model.vocabulary;
    let mut out = String::new();
    word_enum(
        &mut out,
        "Outcome",
        "What happened to the operation that the code answers.",
        &listed(&words.outcome),
        true,
    );
    word_enum(&mut out, "Reason", "Why it happened.", &listed(&words.reason), false);
    word_enum(&mut out, "Retry", "May the same payment be tried again.", &listed(&words.retry), true);
    word_enum(&mut out, "Actor", "Who moves next.", &listed(&words.actor), true);
    word_enum(
        &mut out,
        "NextStep",
        "What a checkout page can offer the shopper next.",
        &NEXT_STEPS.map(|(word, meaning)| (word, meaning.to_string())),
        false,
    );
    word_enum(&mut out, "Operation", "What was asked for.", &listed(&words.operation), false);
    let locales: Vec<_> =
        model.locales.iter().map(|tag| (tag.as_str(), format!("messages in the language `{tag}`"))).collect();
    word_enum(&mut out, "Locale", "A language that shoppers read.", &locales, false);
    writeln!(out, "impl Flags {{").unwrap();
    for (position, flag) in words.flag.words.iter().enumerate() {
        writeln!(
            out,
            "    /// {}.\n    pub const {}: Self = Self({});",
            sentence(&flag.meaning),
            flag.word.to_uppercase(),
            1 << position
        )
        .unwrap();
    }
    let names: Vec<_> = words.flag.words.iter().map(|flag| format!("{:?}", flag.word)).collect();
    writeln!(out, "    const WORDS: [&'static str; {}] = [{}];\n}}", names.len(), names.join(", ")).unwrap();
    let masked: Vec<_> = words
        .reason
        .words
        .iter()
        .filter(|word| word.masked)
        .map(|word| format!("Self::{}", camel(&word.word)))
        .collect();
    writeln!(out, "impl Reason {{\n    /// Whether a shopper must never learn of it: it is shown as `generic_decline`.\n    pub const fn is_masked(self) -> bool {{\n        matches!(self, {})\n    }}\n}}", masked.join(" | ")).unwrap();
    outcome_of_number(&mut out, &words.outcome);
    padded(&mut out, "REASONS", "Reason", &words.reason, 128);
    padded(&mut out, "RETRIES", "Retry", &words.retry, 16);
    padded(&mut out, "ACTORS", "Actor", &words.actor, 8);
    out
}

fn listed(words: &Words) -> Vec<(&str, String)> {
    words.words.iter().map(|word| (word.word.as_str(), word.meaning.clone())).collect()
}

fn sentence(text: &str) -> String {
    let mut letters = text.chars();
    letters
        .next()
        .map(|first| first.to_uppercase().collect::<String>() + letters.as_str())
        .unwrap_or_default()
}

fn word_enum(out: &mut String, name: &str, doc: &str, words: &[(&str, String)], closed: bool) {
    // `code set` from `CodeSet`.
    let kind: String = name
        .chars()
        .flat_map(|c| c.is_uppercase().then_some(' ').into_iter().chain([c.to_ascii_lowercase()]))
        .collect();
    let kind = kind.trim();
    let open = if closed { "" } else { "#[non_exhaustive]\n" };
    writeln!(out, "/// {doc}\n#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]\n#[repr(u8)]\n{open}pub enum {name} {{").unwrap();
    for (word, meaning) in words {
        writeln!(out, "    /// `{word}`: {meaning}.\n    {},", camel(word)).unwrap();
    }
    writeln!(out, "}}\nwords! {{ {name}, {kind:?} {{").unwrap();
    for (word, _) in words {
        writeln!(out, "    {} => {word:?},", camel(word)).unwrap();
    }
    writeln!(out, "}} }}").unwrap();
}

/// Nearly every verdict is asked for its outcome; a match costs no load, as a table would.
fn outcome_of_number(out: &mut String, words: &Words) {
    let (last, others) = words.words.split_last().expect("there are outcomes");
    writeln!(out, "impl Outcome {{\n    /// The outcome of a number in the tables.\n    #[inline(always)]\n    pub(crate) const fn from_number(number: u32) -> Self {{\n        match number {{").unwrap();
    for (number, word) in others.iter().enumerate() {
        writeln!(out, "            {number} => Self::{},", camel(&word.word)).unwrap();
    }
    writeln!(out, "            _ => Self::{},\n        }}\n    }}\n}}", camel(&last.word)).unwrap();
}

/// A table with a power of two of places, so that a masked index is always inside.
fn padded(out: &mut String, table: &str, name: &str, words: &Words, size: usize) {
    let last = words.words.len() - 1;
    let optional = name == "Reason";
    let value = |place: usize| {
        let variant = |position: usize| format!("{name}::{}", camel(&words.words[position.min(last)].word));
        match (optional, place) {
            (false, place) => variant(place),
            (true, 0) => "None".into(),
            (true, place) => format!("Some({})", variant(place - 1)),
        }
    };
    let kind = if optional { format!("Option<{name}>") } else { name.to_string() };
    let values: Vec<_> = (0..size).map(value).collect();
    writeln!(out, "pub(crate) static {table}: [{kind}; {size}] = [{}];", values.join(", ")).unwrap();
}

/// The enum of `src/code_set.rs`.
pub fn code_sets(model: &Model) -> String {
    let sets: Vec<_> = model
        .sets
        .iter()
        .map(|set| {
            let system = &model.systems[set.system].name;
            (set.id.as_str(), format!("{system}, {}; {} rows", set.title, set.entries.len()))
        })
        .collect();
    let mut out = String::new();
    word_enum(&mut out, "CodeSet", "A value space of codes: one field of one system.", &sets, false);
    out
}

/// The static tables of `src/tables.rs`.
pub fn tables(model: &Model) -> String {
    let mut out = String::new();
    let mut rows = Rows { terms: terms(model), ..Rows::default() };
    let message_ids: Vec<&String> = model.messages.keys().collect();
    let entries: Vec<(usize, &Entry)> = model
        .sets
        .iter()
        .enumerate()
        .flat_map(|(set, s)| s.entries.iter().map(move |entry| (set, entry)))
        .collect();
    let groups: Vec<(usize, &Group)> = model
        .sets
        .iter()
        .enumerate()
        .flat_map(|(set, s)| s.groups.iter().map(move |group| (set, group)))
        .collect();
    for (set, entry) in &entries {
        rows.add(&model.vocabulary, &message_ids, *set, &entry.code, &entry.meaning);
    }
    // A success that is only inherited is none: it has a row of its own, that of a review.
    let inherited = inherited(model);
    for row in &inherited {
        let (set, entry) = entries[*row];
        rows.add(&model.vocabulary, &message_ids, set, &entry.code, &only_inherited(model, entry));
    }
    let known = entries.len() + inherited.len();
    let unlisted = known + groups.len();
    for (set, group) in &groups {
        rows.add(&model.vocabulary, &message_ids, *set, &group.prefix, &group.meaning);
    }
    rows.add(&model.vocabulary, &message_ids, 0, "", &model.unlisted);
    writeln!(out, "pub const LISTED: usize = {};", entries.len()).unwrap();
    writeln!(out, "pub const KNOWN: usize = {known};").unwrap();
    writeln!(out, "pub const UNLISTED: usize = {unlisted};").unwrap();
    writeln!(out, "pub static INHERITED: [u16; {}] = {inherited:?};", inherited.len()).unwrap();
    rows.write(&mut out);
    rows.write_small(&mut out, &entries);
    certain(&mut out, model, &entries);
    let plain = shopper::plain_refusal(&model.vocabulary);
    writeln!(
        out,
        "#[cfg(feature = \"wasm\")]\npub const GENERIC_DECLINE: u32 = {:#x};",
        classes(&model.vocabulary, &plain)
    )
    .unwrap();
    writeln!(
        out,
        "pub static GROUP_NAMES: [&str; {}] = {:?};",
        groups.len(),
        groups.iter().map(|(_, group)| &group.name).collect::<Vec<_>>()
    )
    .unwrap();
    set_infos(&mut out, model);
    index::tables(&mut out, model, &inherited, [entries.len(), known, unlisted]);
    words(&mut out, model, &entries);
    prefixes(&mut out, model, known);
    messages(&mut out, model, &message_ids);
    leads(&mut out, model, &message_ids);
    out
}

/// What is said of a success that is only inherited.
pub const INHERITED: &str =
    "A success in the set that this one extends, but not listed here: ask the provider";

/// The approved rows of the sets that others extend, by their numbers.
pub fn inherited(model: &Model) -> Vec<usize> {
    let is_extended = |number: usize| model.sets.iter().any(|set| set.chain[1..].contains(&number));
    let rows = model
        .sets
        .iter()
        .enumerate()
        .flat_map(|(number, set)| set.entries.iter().map(move |entry| (number, entry)));
    let approved =
        rows.enumerate().filter(|(_, (set, entry))| is_extended(*set) && entry.meaning.outcome == "approved");
    approved.map(|(row, _)| row).collect()
}

/// What an approved code means in a set that only inherits it.
fn only_inherited(model: &Model, entry: &Entry) -> Meaning {
    let mut meaning = Meaning {
        outcome: "review".into(),
        retry: "check_first".into(),
        actor: "merchant".into(),
        summary: INHERITED.into(),
        ..entry.meaning.clone()
    };
    shopper::choose(&mut meaning, &model.vocabulary);
    meaning
}

/// Which codes tell their system, and where advice decides.
fn certain(out: &mut String, model: &Model, entries: &[(usize, &Entry)]) {
    let numbers = |holds: fn(&Entry) -> bool| -> Vec<usize> {
        entries.iter().enumerate().filter(|(_, (_, entry))| holds(entry)).map(|(row, _)| row).collect()
    };
    let certain = numbers(|entry| entry.is_certain);
    let mut bits = vec![0u8; entries.len().div_ceil(8)];
    certain.iter().for_each(|row| bits[row / 8] |= 1 << (row % 8));
    writeln!(out, "pub static CERTAIN: [u8; {}] = {bits:?};", bits.len()).unwrap();
    let decides = numbers(|entry| entry.advice_decides);
    writeln!(out, "pub static ADVICE_DECIDES: [u16; {}] = {decides:?};", decides.len()).unwrap();
    let mut order: Vec<usize> = (0..model.sets.len()).collect();
    order.sort_by_key(|set| (model.systems[model.sets[*set].system].kind, *set));
    writeln!(out, "pub static LIKELIEST: [u8; {}] = {order:?};", order.len()).unwrap();
    let forms: Vec<_> = model.sets.iter().map(|set| format!("Certain::{:?}", set.certain)).collect();
    writeln!(out, "pub static CERTAIN_FORMS: [Certain; {}] = [{}];", forms.len(), forms.join(", ")).unwrap();
}

/// What the words lead to, for what no row says alone.
fn leads(out: &mut String, model: &Model, ids: &[&String]) {
    let words = &model.vocabulary;
    let place = |id: &Option<String>| {
        let place = |id: &String| ids.iter().position(|known| *known == id).expect("checked");
        id.as_ref().map_or(String::from("None"), |id| format!("Some({})", place(id)))
    };
    for (name, words) in [("OUTCOME", &words.outcome), ("REASON", &words.reason), ("RETRY", &words.retry)] {
        let leads: Vec<_> = words
            .words
            .iter()
            .map(|word| {
                let leads = shopper::leads(words, &word.word);
                let step = leads
                    .step
                    .as_ref()
                    .map_or("None".into(), |step| format!("Some(NextStep::{})", camel(step)));
                format!(
                    "Leads {{ message: {}, barred: {}, step: {step}, is_masked: {} }}",
                    place(&leads.message),
                    place(&leads.barred),
                    leads.is_masked
                )
            })
            .collect();
        writeln!(
            out,
            "pub static {name}_LEADS: [Leads<u8, NextStep>; {}] = [{}];",
            leads.len(),
            leads.join(", ")
        )
        .unwrap();
    }
    let named: Vec<_> =
        NAMED.iter().map(|id| ids.iter().position(|known| known == id).expect("checked")).collect();
    writeln!(out, "pub static NAMED_MESSAGES: [u8; {}] = {named:?};", named.len()).unwrap();
}

/// The numbers of a row.
#[derive(Clone)]
struct Row {
    classes: usize,
    set: usize,
    terms: usize,
    source: usize,
    message: usize,
}

/// Every wait and limit that rows have, the lack of both first.
pub fn terms(model: &Model) -> Vec<(u16, String)> {
    let groups = |set: &'_ Set| set.groups.iter().map(|group| group.meaning.clone()).collect::<Vec<_>>();
    let rows = |set: &'_ Set| set.entries.iter().map(|entry| entry.meaning.clone()).collect::<Vec<_>>();
    let meanings = model.sets.iter().flat_map(|set| [rows(set), groups(set)].concat());
    let mut terms: Vec<_> = meanings.map(|meaning| (meaning.wait_hours, meaning.limit)).collect();
    terms.push((0, String::new()));
    terms.sort();
    terms.dedup();
    terms
}

/// The rows as they stand in memory: numbers in one array, texts in one string with offsets.
#[derive(Default)]
struct Rows {
    rows: Vec<Row>,
    codes: String,
    code_ends: Vec<usize>,
    summaries: String,
    summary_ends: Vec<usize>,
    terms: Vec<(u16, String)>,
}

impl Rows {
    fn add(&mut self, words: &Vocabulary, messages: &[&String], set: usize, code: &str, meaning: &Meaning) {
        let classes = classes(words, meaning);
        let terms = (meaning.wait_hours, meaning.limit.clone());
        let terms = self.terms.iter().position(|known| *known == terms).expect("collected");
        let source = meaning.source.map_or(0, |source| source + 1);
        let message = messages.iter().position(|id| **id == meaning.message).unwrap_or_else(|| {
            panic!("message {} is used by the build script and missing in data/messages.csv", meaning.message)
        });
        self.rows.push(Row { classes, set, terms, source, message });
        self.codes += code;
        self.code_ends.push(self.codes.len());
        self.summaries += &meaning.summary;
        self.summary_ends.push(self.summaries.len());
    }

    fn write(&self, out: &mut String) {
        let rows: Vec<_> = self
            .rows
            .iter()
            .map(|Row { classes, set, terms, source, message }| {
                format!("Row {{ classes: {classes:#x}, set: {set}, terms: {terms}, source: {source}, message: {message} }}")
            })
            .collect();
        writeln!(out, "{LARGE}\npub static ROWS: [Row; {}] = [\n{},\n];", rows.len(), rows.join(",\n"))
            .unwrap();
        writeln!(out, "{LARGE}\npub static CODES: &str = {:?};", self.codes).unwrap();
        writeln!(
            out,
            "{LARGE}\npub static CODE_ENDS: [u16; {}] = {:?};",
            self.code_ends.len(),
            self.code_ends
        )
        .unwrap();
        writeln!(out, "pub static SUMMARIES: &str = {:?};", self.summaries).unwrap();
        writeln!(
            out,
            "pub static SUMMARY_ENDS: [u32; {}] = {:?};",
            self.summary_ends.len(),
            self.summary_ends
        )
        .unwrap();
        let terms: Vec<_> = self.terms.iter().map(|(hours, limit)| format!("({hours}, {limit:?})")).collect();
        writeln!(out, "pub static TERMS: [(u16, &str); {}] = [{}];", terms.len(), terms.join(", ")).unwrap();
    }

    /// The same for a module that is downloaded: rows that say the same share one kind, the most frequent
    /// kinds first, codes have lengths, and triples are steps from one to the next.
    fn write_small(&self, out: &mut String, entries: &[(usize, &Entry)]) {
        let kind = |row: &Row| (row.classes, row.terms, row.message);
        let mut counts: BTreeMap<_, usize> = BTreeMap::new();
        for row in &self.rows {
            *counts.entry(kind(row)).or_default() += 1;
        }
        let mut kinds: Vec<_> = counts.into_iter().collect();
        kinds.sort_by_key(|(kind, count)| (usize::MAX - count, *kind));
        let place = |row: &Row| kinds.iter().position(|(known, _)| *known == kind(row)).expect("counted");
        let numbers: Vec<_> = self.rows.iter().map(place).collect();
        let sources: Vec<_> = self.rows.iter().map(|row| row.source).collect();
        let rare: Vec<_> = numbers.iter().enumerate().filter(|(_, kind)| **kind >= RARE).collect();
        let frequent: Vec<_> = numbers.iter().map(|kind| kind.min(&RARE)).collect();
        let (mut text, mut lengths, mut steps, mut last) = (String::new(), Vec::new(), Vec::new(), 0);
        for (_, entry) in entries {
            match entry.key {
                Key::Packed(code) if entry.code.len() == 11 => {
                    push_step(&mut steps, code - last);
                    last = code;
                    lengths.push(0);
                }
                _ => {
                    text += &entry.code;
                    lengths.push(entry.code.len());
                }
            }
        }
        let kinds: Vec<_> = kinds
            .iter()
            .map(|((classes, terms, message), _)| {
                format!("Kind {{ classes: {classes:#x}, terms: {terms}, message: {message} }}")
            })
            .collect();
        writeln!(out, "{SMALL}\npub static KINDS: [Kind; {}] = [{}];", kinds.len(), kinds.join(", "))
            .unwrap();
        writeln!(out, "{SMALL}\npub const RARE: u8 = {RARE};").unwrap();
        writeln!(out, "{SMALL}\npub static ROW_KINDS: [u8; {}] = {frequent:?};", frequent.len()).unwrap();
        writeln!(out, "{SMALL}\npub static RARE_KINDS: [(u16, u16); {}] = {rare:?};", rare.len()).unwrap();
        writeln!(out, "{SMALL}\npub static CODE_TEXT: &str = {text:?};").unwrap();
        writeln!(out, "{SMALL}\npub static TRIPLE_STEPS: [u8; {}] = {steps:?};", steps.len()).unwrap();
        writeln!(out, "{SMALL}\npub static ROW_SOURCES: [u8; {}] = {sources:?};", sources.len()).unwrap();
        writeln!(out, "{SMALL}\npub static CODE_LENGTHS: [u8; {}] = {lengths:?};", lengths.len()).unwrap();
    }
}

/// Seven bits a byte, the lowest first; the top bit says that more follow.
fn push_step(steps: &mut Vec<u8>, mut step: u32) {
    while step >= 128 {
        steps.push(step as u8 | 128);
        step >>= 7;
    }
    steps.push(step as u8);
}

/// Outcome (4 bits), reason (7), retry (4), actor (3), flags (5), next step (3) and operation (4), lowest first.
fn classes(words: &Vocabulary, meaning: &Meaning) -> usize {
    let position = |list: &Words, word: &str| list.position(word).expect("checked");
    let flags = meaning.flags.iter().map(|flag| 1 << position(&words.flag, flag)).sum::<usize>();
    let reason = if meaning.reason.is_empty() { 0 } else { position(&words.reason, &meaning.reason) + 1 };
    let next = NEXT_STEPS.iter().position(|(step, _)| *step == meaning.next).expect("checked");
    position(&words.outcome, &meaning.outcome)
        | reason << 4
        | position(&words.retry, &meaning.retry) << 11
        | position(&words.actor, &meaning.actor) << 15
        | flags << 18
        | next << 23
        | position(&words.operation, &meaning.operation) << 26
}

fn set_infos(out: &mut String, model: &Model) {
    let mut first = 0;
    let (mut sets, mut texts, mut tries, mut sets_of_triples) = (Vec::new(), Vec::new(), Vec::new(), 0);
    for Set { title, system, syntax, suffix, example, chain, entries, .. } in &model.sets {
        let last = first + entries.len();
        let expected = format!("{}, such as {example}", syntax.expected(*suffix));
        sets.push(format!("SetInfo {{ system: {system}, suffix: {suffix}, chain: &{chain:?}, first: {first}, last: {last} }}"));
        texts.push(format!("SetTexts {{ title: {title:?}, expected: {expected:?}, example: {example:?} }}"));
        first = last;
        tries.push(sets_of_triples);
        sets_of_triples += usize::from(*syntax == Syntax::Triple);
    }
    let syntaxes: Vec<_> = model.sets.iter().map(|set| format!("Syntax::{:?}", set.syntax)).collect();
    // No static, so that the compiler of a dependent knows the syntax of a set that it knows.
    writeln!(out, "pub const SYNTAXES: [Syntax; {}] = [{}];", syntaxes.len(), syntaxes.join(", ")).unwrap();
    writeln!(out, "{LARGE}\npub const TRIES: [u8; {}] = {tries:?};", tries.len()).unwrap();
    writeln!(out, "pub static SETS: [SetInfo; {}] = [{}];", sets.len(), sets.join(", ")).unwrap();
    writeln!(out, "pub static SET_TEXTS: [SetTexts; {}] = [{}];", texts.len(), texts.join(", ")).unwrap();
    writeln!(out, "pub static SYSTEMS: [SystemInfo; {}] = [", model.systems.len()).unwrap();
    for System { id, name, homepage, aliases, .. } in &model.systems {
        writeln!(
            out,
            "    SystemInfo {{ id: {id:?}, name: {name:?}, homepage: {homepage:?}, aliases: &{aliases:?} }},"
        )
        .unwrap();
    }
    let ids: Vec<_> = model.systems.iter().map(|system| &system.id).collect();
    writeln!(out, "];\npub static SYSTEM_IDS: [&str; {}] = {ids:?};", ids.len()).unwrap();
    let hosts: Vec<_> = model.systems.iter().map(|system| format!("&{:?}", system.hosts)).collect();
    writeln!(
        out,
        "/// The hosts of the problem types of each system.\npub static HOSTS: [&[&str]; {}] = [{}];",
        hosts.len(),
        hosts.join(", ")
    )
    .unwrap();
    writeln!(out, "pub static SOURCES: [SourceInfo; {}] = [", model.sources.len()).unwrap();
    for source in &model.sources {
        writeln!(out, "    SourceInfo {{ id: {:?}, title: {:?}, publisher: {:?}, url: {:?}, edition: {:?}, retrieved: {:?}, kind: SourceKind::{} }},", source.id, source.title, source.publisher, source.url, source.edition, source.retrieved, camel(&source.kind)).unwrap();
    }
    writeln!(out, "];").unwrap();
}

/// The words and problem types, the number of the set standing before each.
fn words(out: &mut String, model: &Model, entries: &[(usize, &Entry)]) {
    let mut rows: BTreeMap<Vec<u8>, usize> = BTreeMap::new();
    for (row, (set, entry)) in entries.iter().enumerate() {
        if let Key::Folded(word) = &entry.key {
            rows.insert([&[*set as u8], word.as_slice()].concat(), row);
        }
    }
    let mut bare = Vec::new();
    for (set, info) in model.sets.iter().enumerate() {
        for (kind, row) in bare_kinds(info) {
            let key = [&[set as u8], kind].concat();
            let first = model.sets[..set].iter().map(|set| set.entries.len()).sum::<usize>();
            rows.entry(key).or_insert_with(|| {
                bare.push(first + row);
                first + row
            });
        }
    }
    writeln!(out, "{SMALL}\npub static BARE_KINDS: [u16; {}] = {bare:?};", bare.len()).unwrap();
    index::words(out, &rows);
}

/// Problem types that are found without their instrument: those of which all instruments say the same.
fn bare_kinds(set: &Set) -> impl Iterator<Item = (&[u8], usize)> {
    let mut kinds: BTreeMap<&[u8], Vec<usize>> = BTreeMap::new();
    for (row, entry) in set.entries.iter().enumerate() {
        if let Key::Folded(key) = &entry.key
            && let Some(slash) = key.iter().position(|&byte| byte == b'/')
        {
            kinds.entry(&key[slash + 1..]).or_default().push(row);
        }
    }
    let verdict = |row: &usize| {
        let Meaning { outcome, reason, retry, actor, .. } = &set.entries[*row].meaning;
        (outcome, reason, retry, actor)
    };
    kinds
        .into_iter()
        .filter(move |(_, rows)| rows.iter().all(|row| verdict(row) == verdict(&rows[0])))
        .map(|(kind, rows)| (kind, rows[0]))
}

/// Where the meaning by prefix changes: the first key of each stretch, and the group from there on.
fn prefixes(out: &mut String, model: &Model, listed: usize) {
    let none = u16::MAX as usize;
    let mut stretches: Vec<(u64, usize)> = vec![(0, none)];
    let mut number = listed;
    for (set, info) in model.sets.iter().enumerate() {
        let mut edges: Vec<u32> = info
            .groups
            .iter()
            .flat_map(|group| &group.ranges)
            .flat_map(|(first, last)| [*first, last + 1])
            .collect();
        edges.sort_unstable();
        edges.dedup();
        for edge in edges {
            let group = info
                .groups
                .iter()
                .enumerate()
                .filter(|(_, group)| group.ranges.iter().any(|(first, last)| (first..=last).contains(&&edge)))
                .max_by_key(|(_, group)| group.prefix.len())
                .map_or(none, |(position, _)| number + position);
            stretches.push((hash::key(set as u8, edge), group));
        }
        number += info.groups.len();
    }
    stretches.dedup_by_key(|(_, group)| *group);
    let (starts, groups): (Vec<_>, Vec<_>) = stretches.into_iter().unzip();
    writeln!(out, "#[cfg(small)]\npub static STRETCH_STARTS: [u64; {}] = {starts:?};", starts.len()).unwrap();
    writeln!(out, "#[cfg(small)]\npub static STRETCH_GROUPS: [u16; {}] = {groups:?};", groups.len()).unwrap();
}

fn messages(out: &mut String, model: &Model, ids: &[&String]) {
    let (mut text, mut ends) = (String::new(), Vec::new());
    for locale in 0..model.locales.len() {
        for texts in model.messages.values() {
            text += &texts[locale];
            ends.push(text.len());
        }
    }
    let bare = |id: &&String| {
        let place = ids.iter().position(|known| **known == bare_id(id));
        place.unwrap_or_else(|| ids.iter().position(|known| known == id).expect("itself"))
    };
    let without: Vec<_> = ids.iter().map(bare).collect();
    writeln!(
        out,
        "#[cfg(feature = \"payload\")]\npub static BARE_MESSAGES: [u8; {}] = {without:?};",
        without.len()
    )
    .unwrap();
    writeln!(out, "pub const MESSAGE_COUNT: usize = {};", model.messages.len()).unwrap();
    writeln!(out, "pub static MESSAGES: &str = {text:?};").unwrap();
    writeln!(out, "pub static MESSAGE_ENDS: [u32; {}] = {ends:?};", ends.len()).unwrap();
}
