//! The texts of the npm package, as JSON: what JavaScript shows for the numbers that WebAssembly answers.

use std::fmt::Write;

use super::readers::readers;
use super::rows::{Rows, terms};
use super::triggers;
use crate::bits;
use crate::checks::groups::group_lengths;
use crate::checks::inherited::INHERITED;
use crate::model::{ENVIRONMENTS, Group, Model, Source, TRIGGER_KINDS, Words};
use crate::syntax::Syntax;

/// One object with everything in the order of its numbers.
pub fn texts(rows: &Rows<'_>) -> String {
    let model = rows.model;
    let words = |words: &Words| list(words.words.iter().map(|word| quoted(&word.word)));
    let vocabulary = &model.base.vocabulary;
    let sets = model.base.sets.iter().map(|set| {
        let extends = list(set.chain[1..].iter().map(usize::to_string));
        format!(
            "{{\"id\":{},\"system\":{},\"title\":{},\"syntax\":{},\"suffix\":{},\"expected\":{},\"example\":{},\"extends\":{extends},\"rows\":{}}}",
            quoted(&set.id), set.system, quoted(&set.title), quoted(set.syntax.as_str()), set.suffix, quoted(set.syntax.expected(set.suffix)), quoted(&set.example), set.entries.len()
        )
    });
    let sources = model.base.sources.iter().enumerate().map(|(place, source)| {
        if is_of_triggers_alone(model, place) { list(["", "", "", ""].map(quoted)) } else { texts_of(source) }
    });
    let groups = model.base.sets.iter().flat_map(|set| &set.groups).map(|group| quoted(&group.name));
    let prefixes = model.base.sets.iter().enumerate().flat_map(|(number, set)| {
        let padded = |group: &Group| quoted(&padded(set.syntax, group));
        set.groups.iter().map(move |group| list([number.to_string(), padded(group)]))
    });
    let summaries =
        model.base.sets.iter().flat_map(|set| &set.entries).map(|entry| quoted(&entry.meaning.summary));
    let messages = (0..model.base.locales.len())
        .map(|locale| list(model.base.messages.values().map(|texts| quoted(&texts[locale]))));
    let mut out = String::from("{");
    for (name, values) in [
        ("outcomes", words(&vocabulary.outcome)),
        ("reasons", words(&vocabulary.reason)),
        ("retries", words(&vocabulary.retry)),
        ("actors", words(&vocabulary.actor)),
        ("flags", words(&vocabulary.flag)),
        ("steps", words(&vocabulary.next_step)),
        ("operations", words(&vocabulary.operation)),
        (
            "fields",
            list(
                bits::WORDS
                    .iter()
                    .map(|field| list([quoted(field.name), field.shift.to_string(), field.bits.to_string()])),
            ),
        ),
        ("locales", list(model.base.locales.iter().map(|tag| quoted(tag)))),
        ("messages", list(messages)),
        (
            "systems",
            list(model.base.systems.iter().map(|system| list([quoted(&system.id), quoted(&system.name)]))),
        ),
        ("readers", list(readers(model).map(|(_, system, _)| quoted(&system.id)))),
        ("sets", list(sets)),
        ("sources", list(sources)),
        ("groups", list(groups)),
        ("prefixes", list(prefixes)),
        ("summaries", list(summaries)),
        ("inherited", list([quoted(INHERITED), list(rows.inherited.iter().map(usize::to_string))])),
        ("unlisted", quoted(&model.base.unlisted.summary)),
        ("trigger_kinds", list(TRIGGER_KINDS.iter().map(|(word, _)| quoted(word)))),
        ("environments", list(ENVIRONMENTS.iter().map(|(word, _)| quoted(word)))),
        ("triggers", list(triggers(model))),
        (
            "terms",
            list(terms(model).iter().map(|(hours, limit)| {
                let limit = limit.map_or(String::new(), |limit| limit.to_string());
                list([hours.to_string(), quoted(&limit)])
            })),
        ),
    ] {
        write!(out, "{}\n\"{name}\":{values}", if out.len() > 1 { "," } else { "" }).unwrap();
    }
    out + "}\n"
}

/// Set, code, kind, value, environment, note and source of each trigger.
fn triggers(model: &Model) -> impl Iterator<Item = String> {
    triggers::numbered(model).into_iter().map(|(_, trigger)| {
        let set = model.base.sets.iter().find(|set| set.id == trigger.set).expect("the set was checked");
        let texts = [
            &set.id,
            &set.entries[trigger.entry].code,
            &trigger.kind,
            &trigger.value,
            &trigger.environment,
            &trigger.with,
        ];
        let source = texts_of(&model.base.sources[trigger.source]);
        list(texts.into_iter().map(|text| quoted(text)).chain([source]))
    })
}

fn texts_of(source: &Source) -> String {
    list([&source.id, &source.title, &source.url, &source.kind].into_iter().map(|text| quoted(text)))
}

/// Whether a source says how sandboxes answer and nothing else: its texts are then of no use where these are not.
fn is_of_triggers_alone(model: &Model, place: usize) -> bool {
    let entries = model.base.sets.iter().flat_map(|set| set.entries.iter().map(|entry| &entry.meaning));
    let groups = model.base.sets.iter().flat_map(|set| set.groups.iter().map(|group| &group.meaning));
    let of_clauses =
        model.policies.iter().flat_map(|policy| policy.clauses.iter().map(|clause| clause.source));
    let of_plans = model.rules.iter().map(|rule| rule.source).chain(of_clauses);
    let cited = entries.chain(groups).filter_map(|meaning| meaning.source).chain(of_plans);
    let is_cited = cited.chain(model.repeats.iter().map(|repeat| repeat.source)).any(|cited| cited == place);
    !is_cited && model.triggers.iter().any(|trigger| trigger.source == place)
}

fn list(values: impl IntoIterator<Item = String>) -> String {
    format!("[{}]", values.into_iter().collect::<Vec<_>>().join(","))
}

/// The data has no control characters, so that quotes and backslashes are all there is to escape.
fn quoted(text: &str) -> String {
    format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""))
}

/// The beginning of a group's codes, with stars up to their length; once for each length that numbers have. Triples and
/// response codes are all of one length.
fn padded(syntax: Syntax, group: &Group) -> String {
    let prefix = &group.prefix;
    match syntax {
        Syntax::Word => format!("{prefix:*<0$}", group.length),
        Syntax::Number => {
            let lengths = group_lengths(syntax, group.length, &group.ranges);
            lengths.map(|length| format!("{prefix:*<length$}")).collect::<Vec<_>>().join(" ")
        }
        _ => prefix.clone(),
    }
}
