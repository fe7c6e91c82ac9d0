//! What a document says, in one line.

use payverdict::payload::{self, Answer, Options, PayloadSystem};
use payverdict::timeline::{self, Timelines};
use serde_json::{Value, json};

/// The answer to a document, whose sender has to be known by it.
pub fn answer(document: &Value) -> Answer {
    payload::read_one(document.to_string().as_bytes(), Options::default())
        .unwrap_or_else(|error| panic!("{error}: {document}"))
}

/// The answer to a document of a system that the caller names.
pub fn answer_of(system: PayloadSystem, document: &Value) -> Answer {
    payload::read_one(document.to_string().as_bytes(), Options::default().system(system))
        .unwrap_or_else(|error| panic!("{error}: {document}"))
}

/// The outcome, with its reason; where the money is; whether it is the `whole` of what was asked for or a `part`, or that
/// this is not known (`?`); and what is so of few documents.
pub fn said(answer: &Answer) -> String {
    let mut said = answer.outcome().to_string();
    if let Some(reason) = answer.reason() {
        said += &format!("-{reason}");
    }
    let held = answer.partial().map_or("?", |partial| if partial { "part" } else { "whole" });
    said += &format!(" {} {held}", answer.funds());
    let flags = serde_json::to_value(answer).unwrap()["overall"]["flags"].clone();
    let is_test = flags.as_array().is_some_and(|flags| flags.contains(&json!("test")));
    let further =
        [(is_test, " test"), (!answer.conflicts().is_empty(), " conflict"), (answer.is_paid(), " paid")];
    further.into_iter().filter(|(is_so, _)| *is_so).for_each(|(_, word)| said += word);
    said
}

/// Documents by name, and what each of them says.
pub fn all_say(rows: &[(&str, Value, &str)]) {
    let said = rows.iter().map(|(name, document, expected)| (name, said(&answer(document)), *expected));
    let wrong: Vec<_> = said.filter(|(_, said, expected)| said != expected).collect();
    assert!(wrong.is_empty(), "{wrong:#?}");
}

/// A document with some fields changed, and without those that are changed to null.
pub fn but(document: &Value, changes: Value) -> Value {
    let mut document = document.clone();
    change(&mut document, changes);
    document
}

fn change(value: &mut Value, changes: Value) {
    let Value::Object(changes) = changes else {
        *value = changes;
        return;
    };
    if !value.is_object() {
        *value = json!({});
    }
    let fields = value.as_object_mut().unwrap();
    for (name, changed) in changes {
        if changed.is_null() {
            fields.remove(&name);
        } else {
            change(fields.entry(name).or_insert(Value::Null), changed);
        }
    }
}

/// The path of the code that counts.
pub fn counts(document: &Value) -> Option<String> {
    answer(document).overall().map(|finding| finding.path().to_owned())
}

/// The codes in their order, each with its path; of those that do not count any more, in brackets.
pub fn codes(document: &Value) -> String {
    let codes = answer(document).verdicts().iter().map(code).collect::<Vec<_>>();
    codes.join(", ")
}

fn code(finding: &payload::Finding) -> String {
    let code = format!("{} {}", finding.path(), finding.code().unwrap_or("-"));
    if finding.is_superseded() { format!("({code})") } else { code }
}

/// The paths of what cannot both be true.
pub fn conflicts(document: &Value) -> Vec<[String; 2]> {
    answer(document).conflicts().iter().map(|conflict| conflict.paths().map(str::to_owned)).collect()
}

/// The payments that documents tell of together: outcome, where the money is, and whether each is paid.
pub fn states(documents: &[&Value]) -> Vec<String> {
    let payments = payments(documents);
    let said =
        payments.states().map(|state| format!("{} {} {}", state.outcome(), state.funds(), state.is_paid()));
    said.collect()
}

/// What cannot be reconciled in the payments that documents tell of: what contradicts what, and where both stand.
pub fn conflicts_of(documents: &[&Value]) -> Vec<String> {
    let of = |state: timeline::State| {
        let conflicts = state.conflicts().iter();
        conflicts
            .map(|conflict| format!("{} {}", conflict.kind(), conflict.paths().join(" ")))
            .collect::<Vec<_>>()
    };
    payments(documents).states().flat_map(of).collect()
}

fn payments(documents: &[&Value]) -> Timelines {
    let mut payments = Timelines::new();
    for document in documents {
        for told in timeline::read(document.to_string().as_bytes(), Options::default()) {
            payments.add(&told.unwrap()).unwrap();
        }
    }
    payments
}
