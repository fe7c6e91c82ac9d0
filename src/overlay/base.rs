//! The built-in tables, as tables of one's own are checked against them.

use alloc::collections::BTreeMap;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

use crate::checks::groups::ranges;
use crate::checks::model::{
    Base, Certain, Entry, Group, Meaning, Set, Source, System, Vocabulary, Word, Words,
};
use crate::checks::own::Known;
use crate::checks::sets::key;
use crate::code_set::CodeSet;
use crate::index;
use crate::said::Message;
use crate::tables::{
    self, CERTAIN_FORMS, GROUP_NAMES, KNOWN, MESSAGE_IDS, SETS, SOURCES, SYSTEMS, UNLISTED, WORD_GROUPS,
};
use crate::verdict;
use crate::vocabulary::Locale;

/// What is known of a word.
struct Listed {
    word: &'static str,
    masked: bool,
    message: &'static str,
    barred: &'static str,
    next: &'static str,
    class: &'static str,
    is_final: bool,
    strictness: u8,
    actor: &'static str,
}

include!(concat!(env!("OUT_DIR"), "/overlay.rs"));

/// The number of a built-in message.
pub fn message_number(id: &str) -> Option<u16> {
    MESSAGE_IDS.binary_search(&id).ok().map(|number| number as u16)
}

/// The built-in tables, with no rows yet, and with the texts of the messages only if somebody asks for them.
pub fn base(with_texts: bool) -> Base {
    let words = |kind, listed: &[Listed]| Words { kind, words: listed.iter().map(word).collect() };
    let vocabulary = Vocabulary {
        outcome: words("outcome", &OUTCOME),
        reason: words("reason", &REASON),
        retry: words("retry", &RETRY),
        actor: words("actor", &ACTOR),
        flag: words("flag", &FLAG),
        operation: words("operation", &OPERATION),
        class: words("class", &CLASS),
        next_step: words("next_step", &NEXT_STEP),
    };
    let locales = if with_texts { Locale::ALL } else { &[] };
    let texts = |number| locales.iter().map(|locale| Message(number).text(*locale).to_string()).collect();
    let messages: BTreeMap<String, Vec<String>> =
        MESSAGE_IDS.iter().zip(0..).map(|(id, number)| (id.to_string(), texts(number))).collect();
    Base {
        vocabulary,
        systems: SYSTEMS.iter().map(system).collect(),
        sets: (0..SETS.len() as u16).map(CodeSet::from_index).map(set).collect(),
        sources: SOURCES.iter().map(source).collect(),
        locales: Locale::ALL.iter().map(|locale| locale.as_str().to_string()).collect(),
        messages,
        sentences: SENTENCES.iter().map(ToString::to_string).collect(),
        unlisted: meaning(verdict::Entry::from_row(UNLISTED as u32)),
    }
}

fn word(listed: &Listed) -> Word {
    let Listed { word, masked, message, barred, next, class, is_final, strictness, actor } = *listed;
    Word {
        word: word.into(),
        meaning: String::new(),
        masked,
        message: message.into(),
        barred: barred.into(),
        next: next.into(),
        class: class.into(),
        is_final,
        strictness,
        actor: actor.into(),
        line: 0,
    }
}

fn system(info: &tables::SystemInfo) -> System {
    System {
        id: info.id.into(),
        name: String::new(),
        homepage: String::new(),
        kind: 0,
        aliases: Vec::new(),
        hosts: Vec::new(),
        looked_for: None,
    }
}

/// The checks ask for nothing but the id.
fn source(info: &tables::SourceInfo) -> Source {
    Source { id: info.id.into(), ..Source::default() }
}

fn set(set: CodeSet) -> Set {
    let certain = match CERTAIN_FORMS[set as usize] {
        tables::Certain::Rows => Certain::Rows,
        tables::Certain::Form => Certain::Form,
        tables::Certain::Suffix => Certain::Suffix,
    };
    let info = set.info();
    Set {
        id: set.id().into(),
        number: set as usize,
        certain,
        system: info.system.into(),
        title: String::new(),
        syntax: set.syntax(),
        suffix: info.suffix,
        advice: info.advice,
        example: set.example().into(),
        chain: info.chain.iter().map(|number| usize::from(*number)).collect(),
        entries: Vec::new(),
        groups: Vec::new(),
        line: 0,
    }
}

fn meaning(entry: verdict::Entry) -> Meaning {
    let row = index::row(entry.number());
    Meaning {
        outcome: entry.outcome().as_str().into(),
        reason: entry.reason().map_or("", |reason| reason.as_str()).into(),
        retry: entry.retry().as_str().into(),
        actor: entry.actor().as_str().into(),
        wait_hours: entry.wait_hours().unwrap_or(0),
        limit: entry.limit(),
        flags: entry.flags().iter().map(String::from).collect(),
        operation: entry.operation().as_str().into(),
        summary: entry.summary().into(),
        source: row.source.checked_sub(1).map(usize::from),
        message: MESSAGE_IDS[usize::from(row.message)].into(),
        next: entry.next_step().as_str().into(),
    }
}

/// The built-in tables, asked for what has not been filled in.
pub struct BuiltIn;

impl Known for BuiltIn {
    fn fill(&mut self, set: &mut Set) {
        if !(set.entries.is_empty() && set.groups.is_empty()) {
            return;
        }
        let number = set.number as u16;
        let syntax = set.syntax;
        set.entries = CodeSet::from_index(number).entries().filter_map(|row| entry(syntax, row)).collect();
        let groups = (KNOWN..UNLISTED).filter(|row| GROUPS[row - KNOWN].0 == number);
        set.groups = groups.map(|row| group(set, row)).collect();
    }

    fn has_context(&self, keys: &[u32], is_capital: bool) -> bool {
        crate::read::has_context(keys, is_capital)
    }
}

fn entry(syntax: crate::Syntax, row: verdict::Entry) -> Option<Entry> {
    Some(Entry {
        code: row.code().into(),
        key: key(syntax, false, row.code())?,
        meaning: meaning(row),
        is_certain: row.is_certain(),
        advice_decides: row.advice_decides(),
        line: 0,
    })
}

fn group(set: &Set, row: usize) -> Group {
    let words = WORD_GROUPS.iter().find(|group| group.row as usize == row);
    let (_, prefix) = GROUPS[row - KNOWN];
    Group {
        prefix: prefix.into(),
        name: GROUP_NAMES[row - KNOWN].into(),
        ranges: ranges(set, prefix),
        length: words.map_or(0, |group| group.length.into()),
        meaning: meaning(verdict::Entry::from_row(row as u32)),
    }
}
