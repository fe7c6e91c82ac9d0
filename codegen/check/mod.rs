//! Turns the tables into the model, and refuses what is wrong with them.

mod limits;
mod opinions;
mod plan;
mod triggers;
mod vocabulary;

use crate::advice::NAMED;
use crate::checks::contexts::Context;
use crate::checks::messages::{self, SENTENCE};
use crate::checks::model::{Base, Set};
use crate::checks::own::{self, Files, Known};
use crate::checks::table::{Mistake, Table};
use crate::checks::{certain, contexts, sets, shopper, systems, texts};
use crate::marks;
use crate::model::{Meaning, Model};
use crate::phrases;
use crate::read::Data;

/// Builds the model of the data, and of tables of one's own beside it, or says every mistake found.
pub fn check(data: &Data, own: Option<&Files>) -> Result<Model, Vec<Mistake>> {
    let mut found = Vec::new();
    for table in tables(data) {
        texts::check_texts(table, &mut found);
    }
    let locales = data.messages.header[1..].to_vec();
    let messages = messages::messages(&data.messages, &mut found);
    for id in NAMED.into_iter().chain([SENTENCE]).filter(|id| !messages.contains_key(*id)) {
        let text = format!("there is no message `{id}`; the build script needs it");
        found.push(data.messages.mistake(1, text));
    }
    let sentences = messages.get(SENTENCE).cloned().unwrap_or_default();
    let vocabulary = vocabulary::vocabulary(&data.vocabulary, &messages, &mut found);
    let messages = messages::with_bare(&data.messages, messages, &mut found);
    let systems = systems::systems(&data.systems, &mut found);
    let (sources, lists) = opinions::apart(data, systems::sources(&data.sources, &mut found));
    let mut unlisted = Meaning {
        outcome: "unknown".into(),
        retry: "check_first".into(),
        actor: "nobody".into(),
        operation: "payment".into(),
        summary: "Not listed; ask the provider for the status before anything".into(),
        ..Meaning::default()
    };
    shopper::choose(&mut unlisted, &vocabulary);
    let marks = marks::check(data, &mut found);
    let phrases = phrases::check(data, &vocabulary, &mut found);
    let mut model = Model {
        base: Base { vocabulary, systems, sets: Vec::new(), sources, locales, messages, sentences, unlisted },
        marks,
        contexts: Vec::new(),
        phrases,
        rules: Vec::new(),
        policies: Vec::new(),
        repeats: Vec::new(),
        triggers: Vec::new(),
        opinions: Vec::new(),
        lists,
    };
    let tables = sets::Tables { sets: &data.sets, groups: &data.groups, codes: &data.codes };
    sets::sets(tables, &mut model.base, &mut found);
    // What may be claimed depends on all sets, so they have to be right first.
    if found.is_empty() {
        certain::check(&data.sets, &data.codes, 0, &model.base, &mut found);
        plan::check(data, &mut model, &mut found);
        // Lists are compared with the rules, too, and never with tables of one's own.
        opinions::check(data, &mut model, &mut found);
    }
    model.contexts = contexts::check(&data.contexts, &model.base, &mut found);
    // The built-in tables have to be right before anything may be beside them.
    if let Some(files) = own.filter(|_| found.is_empty()) {
        beside(&mut model.base, &mut model.contexts, files)?;
    }
    if found.is_empty() {
        limits::check(data, &model, &mut found);
        model.triggers = triggers::triggers(&data.triggers, &model, &mut found);
    }
    if !found.is_empty() {
        return Err(found);
    }
    sets::by_number(&mut model.base);
    Ok(model)
}

/// Adds tables of one's own to those that are right.
pub fn beside(base: &mut Base, contexts: &mut Vec<Context>, files: &Files) -> Result<(), Vec<Mistake>> {
    let own = own::add(files, base, &mut BuiltIn { contexts })?;
    contexts.extend(own::apply(own, base));
    Ok(())
}

/// The data, to those who bring tables of their own.
struct BuiltIn<'a> {
    contexts: &'a [Context],
}

impl Known for BuiltIn<'_> {
    fn fill(&mut self, _: &mut Set) {}

    fn has_context(&self, keys: &[u32], is_capital: bool) -> bool {
        self.contexts.iter().any(|context| context.keys == keys && (context.capital == "All") == is_capital)
    }
}

fn tables(data: &Data) -> impl Iterator<Item = &Table> {
    let Data {
        systems,
        sets,
        sources,
        vocabulary,
        groups,
        messages,
        marks,
        rules,
        policies,
        repeats,
        triggers,
        opinions,
        phrases,
        phrase_words,
        contexts,
        codes,
    } = data;
    [
        systems,
        sets,
        sources,
        vocabulary,
        groups,
        messages,
        marks,
        rules,
        policies,
        repeats,
        triggers,
        opinions,
        phrases,
        phrase_words,
        contexts,
    ]
    .into_iter()
    .chain(codes.values())
}
