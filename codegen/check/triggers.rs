//! How sandboxes are made to answer with a code, `data/triggers.csv`.

use std::collections::BTreeMap;

use crate::checks::cells::{source, unknown};
use crate::checks::table::{Mistake, Row, Table};
use crate::model::{ENVIRONMENTS, Model, TRIGGER_KINDS, Trigger};

/// The longest note, in characters.
const WITH_MAX: usize = 90;

/// Where a line belongs: by set, place of the code in it, kind, value and environment.
type Place<'a> = (&'a str, usize, &'a str, &'a str, &'a str);

/// Reads the triggers, and says every mistake found. The sets are right already.
pub fn triggers(table: &Table, model: &Model, found: &mut Vec<Mistake>) -> Vec<Trigger> {
    let mut triggers = Vec::new();
    // What was provoked before, and with what.
    let mut seen: BTreeMap<[&str; 5], (&str, usize)> = BTreeMap::new();
    let mut last: Option<(Place<'_>, String)> = None;
    for row in &table.rows {
        let trigger = trigger(table, row, model, found);
        let [set, code, kind, value, environment, with] =
            ["set", "code", "kind", "value", "environment", "with"].map(|column| row.get(column));
        let mut refuse = |text: String| found.push(table.mistake(row.line, text));
        if let Some((other, line)) = seen.insert([set, kind, value, environment, with], (code, row.line)) {
            refuse(if other == code {
                format!("says the same as line {line}; keep one")
            } else {
                format!("line {line} has the same trigger for `{other}`; one request has one answer")
            });
        }
        let Some(trigger) = trigger else { continue };
        let place = (set, trigger.entry, kind, value, environment);
        if let Some((_, text)) = last.take_if(|(before, _)| place < *before) {
            refuse(format!("`{code} {kind} {value}` is not in order; it belongs before `{text}`"));
        }
        last = Some((place, format!("{code} {kind} {value}")));
        triggers.push(trigger);
    }
    triggers
}

fn trigger(table: &Table, row: &Row, model: &Model, found: &mut Vec<Mistake>) -> Option<Trigger> {
    let cell = |column: &str| row.get(column).to_string();
    let source = source(table, row, &model.base, found);
    let mut refuse = |text: String| found.push(table.mistake(row.line, text));
    for (column, known) in [
        ("kind", TRIGGER_KINDS.map(|(word, _)| word).as_slice()),
        ("environment", &ENVIRONMENTS.map(|(word, _)| word)),
    ] {
        if !known.contains(&row.get(column)) {
            refuse(unknown(column, row.get(column), known));
        }
    }
    let (value, with) = (row.get("value"), row.get("with"));
    if value.is_empty() {
        refuse("the value is blank; say what the request has to hold".into());
    }
    if row.get("kind") == "card" && !is_grouped(value) {
        refuse(format!(
            "`{value}` is not a card number in groups of three to six digits, such as 4242 4242 4242 4242"
        ));
    }
    if with.chars().count() > WITH_MAX {
        refuse(format!("with is longer than {WITH_MAX} characters; shorten it"));
    } else if with.ends_with('.') {
        refuse("with ends with a full stop; leave it out".into());
    }
    let (set, code) = (row.get("set"), row.get("code"));
    let Some(known) = model.base.sets.iter().find(|known| known.id == set) else {
        refuse(format!("unknown set `{set}`; take an id of data/sets.csv"));
        return None;
    };
    // A code that only a set that is extended lists says nothing of this system's sandbox.
    let Some(entry) = known.entries.iter().position(|entry| entry.code == code) else {
        refuse(format!(
            "`{code}` is not a listed code of {set}; add its row first, or write it as the row does"
        ));
        return None;
    };
    Some(Trigger {
        set: set.into(),
        entry,
        kind: cell("kind"),
        value: value.into(),
        environment: cell("environment"),
        with: with.into(),
        source: source?,
    })
}

/// Whether a number is written as providers print those of test cards: nobody takes it for somebody's card.
fn is_grouped(number: &str) -> bool {
    let mut groups = number.split(' ');
    let digits = number.bytes().filter(u8::is_ascii_digit).count();
    (13..=19).contains(&digits)
        && groups
            .all(|group| (3..=6).contains(&group.len()) && group.bytes().all(|byte| byte.is_ascii_digit()))
}
