//! What is said of further tries: the rules of networks and platforms, policies, and what may be sent again.

mod policies;
mod rules;

use crate::checks::cells::{check_order, source};
use crate::checks::table::{Mistake, Row, Table};
use crate::model::{Model, NETWORKS, Repeat};
use crate::read::Data;

pub fn check(data: &Data, model: &mut Model, found: &mut Vec<Mistake>) {
    model.rules = rules::rules(&data.rules, model, found);
    model.policies = policies::policies(&data.policies, model, found);
    model.repeats = repeats(&data.repeats, model, found);
}

/// How a request may be sent again: not without asking first, under a key, or under a reference that is refused twice.
const SAFE: [&str; 3] = ["no", "key", "reference"];

fn repeats(table: &Table, model: &Model, found: &mut Vec<Mistake>) -> Vec<Repeat> {
    check_order(table, "system", found);
    let mut repeats = Vec::new();
    for row in &table.rows {
        let (system, safe) = (row.get("system"), row.get("safe"));
        let known = model.base.systems.iter().position(|known| known.id == system);
        if known.is_none() {
            found.push(
                table.mistake(row.line, format!("unknown system `{system}`; add it to data/systems.csv")),
            );
        }
        if !SAFE.contains(&safe) {
            let text = format!("safe is `{safe}`; expected one of {}", SAFE.join(", "));
            found.push(table.mistake(row.line, text));
        }
        let text = text(table, row, found);
        if let (Some(source), Some(system)) = (source(table, row, &model.base, found), known) {
            repeats.push(Repeat { system, safe: safe.into(), text, source });
        }
    }
    repeats
}

/// The longest text, in characters.
const TEXT_MAX: usize = 140;

fn text(table: &Table, row: &Row, found: &mut Vec<Mistake>) -> String {
    let text = row.get("text");
    let mistake = if text.is_empty() {
        "the text is blank; say in plain English what the line asks for".into()
    } else if text.chars().count() > TEXT_MAX {
        format!("the text is longer than {TEXT_MAX} characters; shorten it")
    } else if text.ends_with('.') {
        "the text ends with a full stop; leave it out".into()
    } else {
        return text.into();
    };
    found.push(table.mistake(row.line, mistake));
    text.into()
}

/// The network of a row; blank is every one.
fn network(table: &Table, row: &Row, found: &mut Vec<Mistake>) -> String {
    let network = row.get("network");
    if !network.is_empty() && !NETWORKS.iter().any(|(known, _)| *known == network) {
        let known = NETWORKS.map(|(known, _)| known).join(", ");
        let text = format!("unknown network `{network}`; expected one of {known}, or a blank cell");
        found.push(table.mistake(row.line, text));
    }
    network.into()
}
