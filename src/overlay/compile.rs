//! From checked tables to those that are asked.

use alloc::collections::BTreeMap;
use alloc::string::String;
use alloc::sync::Arc;
use alloc::vec;
use alloc::vec::Vec;

use super::Tables;
use super::base::{self, BuiltIn};
use super::error::Mistakes;
use super::index::Index;
use super::row::{Group, Row};
use super::set::OwnSet;
use crate::checks::messages::bare_id;
use crate::checks::model::{self, Base, Key, Meaning};
use crate::checks::own::{self, Own};
use crate::code_set::CodeSet;
use crate::tables::{MESSAGE_COUNT, SETS};
use crate::told::Told;
use crate::vocabulary::{Actor, Flags, NextStep, Operation, Outcome, Reason, Retry};

impl Tables {
    /// Reads the files of a folder: each a name (`sets.csv`, `codes/SET.csv`, …) and its text, as `data/README.md`
    /// describes them. A folder holds only what it adds: for a row of a built-in set a file of codes is enough.
    ///
    /// # Errors
    ///
    /// [`Mistakes`]: everything that is wrong with them, by file and line.
    ///
    /// ```
    /// use payverdict::overlay::Tables;
    ///
    /// let codes = "code,outcome,reason,retry,actor,wait_hours,limit,flags,summary,source\n\
    ///              800.100.153,,,now,,,,,,\n";
    /// let mistakes = Tables::from_csv([("codes/opp.result.csv", codes)]).unwrap_err();
    /// assert!(mistakes.to_string().starts_with(
    ///     "codes/opp.result.csv:2: retry now is looser than after_data_fix, which the built-in tables say"
    /// ));
    /// ```
    pub fn from_csv<N: AsRef<str>, T: AsRef<str>>(
        files: impl IntoIterator<Item = (N, T)>,
    ) -> Result<Self, Mistakes> {
        let files: Vec<(N, T)> = files.into_iter().collect();
        let files = files.iter().map(|(name, text)| (name.as_ref(), text.as_ref()));
        let files = own::read(files).map_err(Mistakes)?;
        let mut base = base::base(files.has_messages());
        let own = own::add(&files, &mut base, &mut BuiltIn).map_err(Mistakes)?;
        Ok(Self::compile(own, base))
    }

    fn compile(own: Own, mut base: Base) -> Self {
        let mut compiler =
            Compiler { messages: Messages::new(&own, &base), rows: Vec::new(), groups: BTreeMap::new() };
        let syntaxes: Vec<_> = base.sets.iter().map(|set| set.syntax).collect();
        for (set, entry) in own.entries {
            compiler.entry(set, entry);
        }
        for (set, group) in own.groups {
            compiler.group(set, group);
        }
        let mut sets = Vec::new();
        for mut set in base.sets.split_off(own.first_set) {
            let number = set.number;
            core::mem::take(&mut set.entries).into_iter().for_each(|entry| compiler.entry(number, entry));
            core::mem::take(&mut set.groups).into_iter().for_each(|group| compiler.group(number, group));
            sets.push(OwnSet::from(set));
        }
        let Compiler { messages, rows, mut groups } = compiler;
        for of_set in groups.values_mut() {
            of_set.sort_by_key(|group| usize::MAX - group.prefix.len());
        }
        let mut is_touched = vec![false; SETS.len()];
        let mut certain: Vec<u16> = rows.iter().filter(|row| row.is_certain).map(|row| row.set).collect();
        certain.dedup();
        let mut changed: Vec<u16> =
            rows.iter().map(|row| row.set).filter(|set| usize::from(*set) < SETS.len()).collect();
        changed.dedup();
        for (number, is_touched) in (0..).zip(&mut is_touched) {
            let chain = CodeSet::from_index(number).info().chain;
            *is_touched = chain.iter().any(|set| groups.contains_key(set) || changed.contains(set));
        }
        Self {
            systems: base.systems.split_off(own.first_system),
            sources: base.sources.split_off(own.first_source),
            sets,
            index: Index::new(&rows, |set| syntaxes[usize::from(set)]),
            rows,
            groups,
            is_touched,
            texts: messages.texts,
            bare: messages.bare,
            contexts: own.contexts,
            certain,
        }
    }
}

/// The messages, each with its number.
struct Messages {
    numbers: BTreeMap<String, u16>,
    texts: BTreeMap<u16, alloc::boxed::Box<[String]>>,
    bare: BTreeMap<u16, u16>,
}

impl Messages {
    fn new(own: &Own, base: &Base) -> Self {
        let mut made = Self { numbers: BTreeMap::new(), texts: BTreeMap::new(), bare: BTreeMap::new() };
        let mut next = MESSAGE_COUNT as u16;
        for id in &own.messages {
            let bare = bare_id(id);
            let mut numbers = [None; 2];
            for (number, id) in numbers.iter_mut().zip([id, &bare]) {
                let Some(texts) = base.messages.get(id) else { continue };
                let own = base::message_number(id).unwrap_or_else(|| {
                    next += 1;
                    next - 1
                });
                made.numbers.insert(id.clone(), own);
                made.texts.insert(own, texts.clone().into());
                *number = Some(own);
            }
            if let [Some(number), Some(bare)] = numbers {
                made.bare.insert(number, bare);
            }
        }
        made
    }

    fn number(&self, id: &str) -> u16 {
        // The checks have made sure that it is there.
        base::message_number(id).or_else(|| self.numbers.get(id).copied()).unwrap_or_default()
    }
}

struct Compiler {
    messages: Messages,
    rows: Vec<Arc<Row>>,
    groups: BTreeMap<u16, Vec<Group>>,
}

impl Compiler {
    fn entry(&mut self, set: usize, entry: model::Entry) {
        let model::Entry { code, key, meaning, is_certain, advice_decides, .. } = entry;
        let row = Row { is_certain, advice_decides, ..self.row(set, code, key, meaning) };
        self.rows.push(Arc::new(row));
    }

    fn group(&mut self, set: usize, group: model::Group) {
        let model::Group { prefix, name, ranges, length, meaning } = group;
        let folded = prefix.to_ascii_lowercase();
        let row = self.row(set, prefix, Key::Packed(0), meaning);
        let group =
            Group { prefix: folded.into(), ranges: ranges.into(), length, row: self.rows.len() as u32 };
        self.rows.push(Arc::new(Row { group: Some(name.into()), ..row }));
        self.groups.entry(set as u16).or_default().push(group);
    }

    fn row(&self, set: usize, code: String, key: Key, meaning: Meaning) -> Row {
        let flags = meaning.flags.iter().filter_map(|flag| flag.parse::<Flags>().ok());
        Row {
            set: set as u16,
            code: code.into(),
            key,
            group: None,
            told: Told {
                // The checks know no other words than these.
                outcome: meaning.outcome.parse().unwrap_or(Outcome::Unknown),
                reason: Some(&meaning.reason)
                    .filter(|reason| !reason.is_empty())
                    .and_then(|reason| reason.parse::<Reason>().ok()),
                retry: meaning.retry.parse().unwrap_or(Retry::CheckFirst),
                actor: meaning.actor.parse().unwrap_or(Actor::Nobody),
                wait_hours: Some(meaning.wait_hours).filter(|hours| *hours > 0),
                limit: meaning.limit,
                flags: flags.fold(Flags::CUSTOM, |all, flag| all | flag),
            },
            operation: meaning.operation.parse().unwrap_or(Operation::Unknown),
            summary: meaning.summary.into(),
            message: self.messages.number(&meaning.message),
            next_step: meaning.next.parse().unwrap_or(NextStep::Wait),
            source: meaning.source.unwrap_or_default() as u16,
            is_certain: false,
            advice_decides: false,
        }
    }
}
