//! The rows: which numbers they have, and what each says.

use std::fmt::Write;

use super::camel;
use crate::advice::NAMED;
use crate::bits;
use crate::checks::groups::group_lengths;
use crate::checks::inherited::only_inherited;
use crate::checks::messages::bare_id;
use crate::checks::shopper;
use crate::limit::{Limit, Window};
use crate::model::{Entry, Group, Meaning, Model, Vocabulary, Words};

/// A row as the tables hold it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Row {
    pub words: u64,
    pub set: usize,
    pub terms: usize,
    pub source: usize,
    pub message: usize,
}

/// All rows in the order of their numbers: those of the sets, the successes that are handed down as reviews, the
/// groups, and the row of whatever is not listed.
pub struct Rows<'a> {
    pub model: &'a Model,
    /// The listed rows, each with the number of its set.
    pub entries: Vec<(usize, &'a Entry)>,
    /// The rows that are handed down, by their numbers.
    pub inherited: Vec<usize>,
    pub groups: Vec<(usize, &'a Group)>,
    pub rows: Vec<Row>,
    pub codes: Vec<&'a str>,
    summaries: Vec<String>,
    messages: Vec<&'a String>,
    terms: Vec<(u16, Option<Limit>)>,
}

impl<'a> Rows<'a> {
    pub fn new(model: &'a Model) -> Self {
        let sets = || model.base.sets.iter().enumerate();
        let mut rows = Self {
            model,
            entries: sets().flat_map(|(set, s)| s.entries.iter().map(move |entry| (set, entry))).collect(),
            inherited: inherited(model),
            groups: sets().flat_map(|(set, s)| s.groups.iter().map(move |group| (set, group))).collect(),
            rows: Vec::new(),
            codes: Vec::new(),
            summaries: Vec::new(),
            messages: model.base.messages.keys().collect(),
            terms: terms(model),
        };
        for (set, entry) in rows.entries.clone() {
            rows.add(set, &entry.code, &entry.meaning);
        }
        // A success that is only inherited is none: it has a row of its own, that of a review.
        for row in rows.inherited.clone() {
            let (set, entry) = rows.entries[row];
            rows.add(set, &entry.code, &only_inherited(&model.base.vocabulary, entry));
        }
        for (set, group) in rows.groups.clone() {
            rows.add(set, &group.prefix, &group.meaning);
        }
        rows.add(0, "", &model.base.unlisted);
        rows
    }

    /// Where the groups begin.
    pub fn known(&self) -> usize {
        self.entries.len() + self.inherited.len()
    }

    pub fn unlisted(&self) -> usize {
        self.known() + self.groups.len()
    }

    fn add(&mut self, set: usize, code: &'a str, meaning: &Meaning) {
        let terms = (meaning.wait_hours, meaning.limit);
        self.rows.push(Row {
            words: words(&self.model.base.vocabulary, meaning),
            set,
            terms: self.terms.iter().position(|known| *known == terms).expect("collected"),
            source: meaning.source.map_or(0, |source| source + 1),
            message: self.messages.iter().position(|id| **id == meaning.message).expect("checked"),
        });
        self.codes.push(code);
        self.summaries.push(meaning.summary.clone());
    }

    /// What both indices share.
    pub fn write(&self, out: &mut String) {
        writeln!(out, "pub const LISTED: usize = {};", self.entries.len()).unwrap();
        writeln!(out, "pub const KNOWN: usize = {};", self.known()).unwrap();
        writeln!(out, "pub const UNLISTED: usize = {};", self.unlisted()).unwrap();
        writeln!(out, "pub static INHERITED: [u32; {}] = {:?};", self.inherited.len(), self.inherited)
            .unwrap();
        joined(out, "SUMMARIES", "SUMMARY_ENDS", &self.summaries);
        let names: Vec<_> = self.groups.iter().map(|(_, group)| &group.name).collect();
        writeln!(out, "pub static GROUP_NAMES: [&str; {}] = {names:?};", names.len()).unwrap();
        let lengths: Vec<_> = self.groups.iter().map(|(set, group)| self.lengths(*set, group)).collect();
        writeln!(out, "pub static GROUP_LENGTHS: [&[u8]; {}] = [{}];", lengths.len(), lengths.join(", "))
            .unwrap();
        self.write_word_groups(out);
        let terms: Vec<_> =
            self.terms.iter().map(|(hours, limit)| format!("({hours}, {})", limit_text(*limit))).collect();
        writeln!(out, "pub static TERMS: [(u16, Option<Limit>); {}] = [{}];", terms.len(), terms.join(", "))
            .unwrap();
        let plain = words(&self.model.base.vocabulary, &shopper::plain_refusal(&self.model.base.vocabulary));
        writeln!(out, "#[cfg(feature = \"compact\")]\npub const GENERIC_DECLINE: u64 = {plain:#x};").unwrap();
        self.write_certain(out);
        self.write_messages(out);
        self.write_leads(out);
    }

    /// How many characters the codes of a group have.
    fn lengths(&self, set: usize, group: &Group) -> String {
        let syntax = self.model.base.sets[set].syntax;
        format!("&{:?}", group_lengths(syntax, group.length, &group.ranges).collect::<Vec<_>>())
    }

    /// The groups of words, those of a set together and the longest prefix first.
    fn write_word_groups(&self, out: &mut String) {
        let numbered = self.groups.iter().zip(self.known()..);
        let mut groups: Vec<_> = numbered.filter(|((_, group), _)| group.length > 0).collect();
        groups.sort_by_key(|((set, group), _)| (*set, usize::MAX - group.prefix.len()));
        let written: Vec<_> = groups
            .iter()
            .map(|((set, Group { prefix, length, .. }), row)| {
                let prefix = prefix.to_ascii_lowercase();
                format!("WordGroup {{ set: {set}, length: {length}, prefix: {prefix:?}, row: {row} }}")
            })
            .collect();
        let (count, written) = (written.len(), written.join(", "));
        writeln!(out, "pub static WORD_GROUPS: [WordGroup; {count}] = [{written}];").unwrap();
    }

    /// Which codes tell their system, and where advice decides.
    fn write_certain(&self, out: &mut String) {
        let model = self.model;
        let numbers = |holds: fn(&Entry) -> bool| -> Vec<usize> {
            let found = self.entries.iter().enumerate().filter(|(_, (_, entry))| holds(entry));
            found.map(|(row, _)| row).collect()
        };
        let mut bits = vec![0u8; self.entries.len().div_ceil(8)];
        numbers(|entry| entry.is_certain).iter().for_each(|row| bits[row / 8] |= 1 << (row % 8));
        writeln!(out, "pub static CERTAIN: [u8; {}] = {bits:?};", bits.len()).unwrap();
        let decides = numbers(|entry| entry.advice_decides);
        writeln!(out, "pub static ADVICE_DECIDES: [u32; {}] = {decides:?};", decides.len()).unwrap();
        let mut order: Vec<_> = super::sets::by_id(model).into_iter().map(|(number, _)| number).collect();
        order.sort_by_key(|set| model.base.systems[model.base.sets[*set].system].kind);
        writeln!(out, "pub static LIKELIEST: [u16; {}] = {order:?};", order.len()).unwrap();
        let forms: Vec<_> = model.base.sets.iter().map(|set| format!("Certain::{:?}", set.certain)).collect();
        writeln!(out, "pub static CERTAIN_FORMS: [Certain; {}] = [{}];", forms.len(), forms.join(", "))
            .unwrap();
    }

    fn write_messages(&self, out: &mut String) {
        let model = self.model;
        let texts = (0..model.base.locales.len())
            .flat_map(|locale| model.base.messages.values().map(move |texts| texts[locale].clone()));
        writeln!(out, "pub const MESSAGE_COUNT: usize = {};", model.base.messages.len()).unwrap();
        joined(out, "MESSAGES", "MESSAGE_ENDS", &texts.collect::<Vec<_>>());
        let ids = &self.messages;
        debug_assert!(ids.iter().any(|id| id.ends_with(&bare_id(""))));
        writeln!(
            out,
            "/// The ids of the messages, by their numbers.\n\
             #[cfg(any(feature = \"overlay\", feature = \"release\"))]\n\
             pub static MESSAGE_IDS: [&str; {}] = {ids:?};",
            ids.len()
        )
        .unwrap();
        let bare: Vec<_> = self
            .messages
            .iter()
            .map(|id| self.message(&bare_id(id)).or(self.message(id)).expect("itself"))
            .collect();
        writeln!(out, "pub static BARE_MESSAGES: [u16; {}] = {bare:?};", bare.len()).unwrap();
        let named: Vec<_> = NAMED.iter().map(|id| self.message(id).expect("checked")).collect();
        writeln!(out, "pub static NAMED_MESSAGES: [u16; {}] = {named:?};", named.len()).unwrap();
    }

    fn message(&self, id: &str) -> Option<usize> {
        self.messages.iter().position(|known| *known == id)
    }

    /// What the words lead to, for what no row says alone.
    fn write_leads(&self, out: &mut String) {
        let vocabulary = &self.model.base.vocabulary;
        let place = |id: &Option<&str>| match id {
            Some(id) => format!("Some({})", self.message(id).expect("checked")),
            None => "None".into(),
        };
        for (name, words) in
            [("OUTCOME", &vocabulary.outcome), ("REASON", &vocabulary.reason), ("RETRY", &vocabulary.retry)]
        {
            let lead = |word: &crate::model::Word| {
                let leads = shopper::leads(words, &word.word);
                let step =
                    leads.step.map_or("None".into(), |step| format!("Some(NextStep::{})", camel(step)));
                let (message, barred, is_masked) =
                    (place(&leads.message), place(&leads.barred), leads.is_masked);
                format!(
                    "Leads {{ message: {message}, barred: {barred}, step: {step}, is_masked: {is_masked} }}"
                )
            };
            let leads: Vec<_> = words.words.iter().map(lead).collect();
            writeln!(
                out,
                "pub static {name}_LEADS: [Leads<u16, NextStep>; {}] = [{}];",
                leads.len(),
                leads.join(", ")
            )
            .unwrap();
        }
    }
}

/// Texts one after another, and where each ends.
pub fn joined(out: &mut String, name: &str, ends: &str, texts: &[impl AsRef<str>]) {
    let (mut text, mut places) = (String::new(), Vec::new());
    for part in texts {
        text += part.as_ref();
        places.push(text.len());
    }
    writeln!(out, "pub static {name}: &str = {text:?};").unwrap();
    writeln!(out, "pub static {ends}: [u32; {}] = {places:?};", places.len()).unwrap();
}

/// Every wait and limit that rows have, the lack of both first.
pub fn terms(model: &Model) -> Vec<(u16, Option<Limit>)> {
    let meanings = model.base.sets.iter().flat_map(|set| {
        let rows = set.entries.iter().map(|entry| &entry.meaning);
        rows.chain(set.groups.iter().map(|group| &group.meaning))
    });
    let mut terms: Vec<_> = meanings.map(|meaning| (meaning.wait_hours, meaning.limit)).collect();
    terms.push((0, None));
    terms.sort();
    terms.dedup();
    terms
}

pub fn limit_text(limit: Option<Limit>) -> String {
    let Some(Limit { tries, window }) = limit else { return "None".into() };
    let window = match window {
        None => "None".into(),
        Some(Window::Hours(hours)) => format!("Some(Window::Hours({hours}))"),
        Some(Window::Days(days)) => format!("Some(Window::Days({days}))"),
    };
    format!("Some(Limit {{ tries: {tries}, window: {window} }})")
}

/// The words of a row in one number, as `src/bits.rs` places them.
fn words(vocabulary: &Vocabulary, meaning: &Meaning) -> u64 {
    let position = |list: &Words, word: &str| list.position(word).expect("checked") as u64;
    let flags = meaning.flags.iter().map(|flag| 1 << position(&vocabulary.flag, flag)).sum();
    let reason =
        if meaning.reason.is_empty() { 0 } else { position(&vocabulary.reason, &meaning.reason) + 1 };
    bits::OUTCOME.put(position(&vocabulary.outcome, &meaning.outcome))
        | bits::REASON.put(reason)
        | bits::RETRY.put(position(&vocabulary.retry, &meaning.retry))
        | bits::ACTOR.put(position(&vocabulary.actor, &meaning.actor))
        | bits::NEXT_STEP.put(position(&vocabulary.next_step, &meaning.next))
        | bits::OPERATION.put(position(&vocabulary.operation, &meaning.operation))
        | bits::FLAGS.put(flags)
}

/// The approved rows of the sets that others extend, by their numbers.
fn inherited(model: &Model) -> Vec<usize> {
    let is_extended = |number: usize| model.base.sets.iter().any(|set| set.chain[1..].contains(&number));
    let rows = model
        .base
        .sets
        .iter()
        .enumerate()
        .flat_map(|(number, set)| set.entries.iter().map(move |entry| (number, entry)));
    let approved =
        rows.enumerate().filter(|(_, (set, entry))| is_extended(*set) && entry.meaning.outcome == "approved");
    approved.map(|(row, _)| row).collect()
}
