//! The code sets: their forms, and which others they extend.

use super::cells::{check_order, check_pair, unknown, yes};
use super::{groups, rows};
use crate::model::{Certain, Key, Model, Set};
use crate::read::{Data, Mistake, Row, Table};
use crate::syntax::{self, Syntax};

pub fn sets(data: &Data, model: &mut Model, found: &mut Vec<Mistake>) {
    let table = &data.sets;
    check_order(table, "id", found);
    let ids: Vec<&str> = table.rows.iter().map(|row| row.get("id")).collect();
    for row in &data.groups.rows {
        if !ids.contains(&row.get("set")) {
            found.push(data.groups.mistake(row.line, unknown("set", row.get("set"), &ids)));
        }
    }
    for pair in data.groups.rows.windows(2) {
        let place = |row: &Row| (row.get("set").to_string(), row.get("prefix").to_string());
        check_pair(&data.groups, &pair[0], &pair[1], place(&pair[0]).cmp(&place(&pair[1])), "prefix", found);
    }
    for (position, row) in table.rows.iter().enumerate() {
        let Some(syntax) = Syntax::ALL.into_iter().find(|syntax| syntax.as_str() == row.get("syntax")) else {
            let names: Vec<_> = Syntax::ALL.iter().map(|syntax| syntax.as_str()).collect();
            found.push(table.mistake(row.line, unknown("syntax", row.get("syntax"), &names)));
            continue;
        };
        let system = model.systems.iter().position(|system| system.id == row.get("system"));
        if system.is_none() {
            found.push(table.mistake(
                row.line,
                format!("unknown system `{}`; add it to data/systems.csv", row.get("system")),
            ));
        }
        let suffix = yes(table, row, "suffix", found);
        let certain = match row.optional("certain") {
            "" => Certain::Rows,
            "form" => Certain::Form,
            "suffix" if suffix => Certain::Suffix,
            other => {
                let text = format!(
                    "certain is `{other}`; expected `form`, `suffix` (where codes may have one) or a blank cell"
                );
                found.push(table.mistake(row.line, text));
                Certain::Rows
            }
        };
        if key(syntax, suffix, row.get("example")).is_none() {
            found.push(table.mistake(
                row.line,
                format!("the example `{}` is not {}", row.get("example"), syntax.expected(suffix)),
            ));
        }
        let mut set = Set {
            id: row.get("id").into(),
            number: number(table, position, found),
            certain,
            system: system.unwrap_or(0),
            title: row.get("title").into(),
            syntax,
            suffix,
            advice: yes(table, row, "advice", found),
            example: row.get("example").into(),
            chain: chain(table, &ids, position, found),
            entries: Vec::new(),
            groups: Vec::new(),
        };
        rows::entries(&data.codes[row.get("id")], row, &mut set, model, found);
        groups::groups(data, row, &mut set, model, found);
        model.sets.push(set);
    }
}

/// The set and all it extends, nearest first; a set that extends itself in the end is refused.
fn chain(table: &Table, ids: &[&str], position: usize, found: &mut Vec<Mistake>) -> Vec<usize> {
    let mut chain = vec![position];
    let mut next = 0;
    while next < chain.len() {
        let row = &table.rows[chain[next]];
        for id in row.get("extends").split_whitespace() {
            let Some(extended) = ids.iter().position(|known| *known == id) else {
                found.push(table.mistake(row.line, format!("extends the {}", unknown("set", id, ids))));
                continue;
            };
            if extended == position {
                found.push(table.mistake(
                    row.line,
                    format!("`{id}` extends itself by way of `{}`; take one of them out", row.get("id")),
                ));
            } else if table.rows[extended].get("syntax") != table.rows[position].get("syntax") {
                found.push(table.mistake(
                    row.line,
                    format!("extends `{id}`, whose codes have another syntax; extend a set of the same one"),
                ));
            }
            if !chain.contains(&extended) {
                chain.push(extended);
            }
        }
        next += 1;
    }
    chain
}

/// The key of a code, or `None` where it is not of the set's form.
pub fn key(syntax: Syntax, suffix: bool, code: &str) -> Option<Key> {
    let text = code.as_bytes();
    match syntax {
        Syntax::Triple => syntax::triple::pack_triple(text).map(Key::Packed),
        Syntax::Number => syntax::pack_number(text).map(Key::Packed),
        Syntax::Response if suffix => syntax::pack_suffixed(text).map(|(code, _)| Key::Packed(code)),
        Syntax::Response => syntax::response::pack_response(text).map(Key::Packed),
        Syntax::Word => syntax::fold_word(text).map(|folded| Key::Folded(folded.whole().to_vec())),
        Syntax::Problem => syntax::fold_problem(text).map(|folded| Key::Folded(folded.whole().to_vec())),
    }
}

/// Puts the sets into the order of their numbers, by which the tables name them. Up to here they are in the order of
/// their file.
pub fn by_number(model: &mut Model) {
    let numbers: Vec<usize> = model.sets.iter().map(|set| set.number).collect();
    for set in &mut model.sets {
        set.chain.iter_mut().for_each(|place| *place = numbers[*place]);
    }
    model.sets.sort_by_key(|set| set.number);
}

/// The number of a set, which others store and which therefore never changes; the place of its line where the file
/// gives none.
fn number(table: &Table, place: usize, found: &mut Vec<Mistake>) -> usize {
    let row = &table.rows[place];
    if !table.header.iter().any(|column| column == "number") {
        return place;
    }
    let cell = row.get("number");
    let number = cell.parse().ok().filter(|number: &usize| *number < table.rows.len());
    let is_twice = table.rows[..place].iter().any(|other| other.get("number") == cell);
    match number.filter(|_| !is_twice) {
        Some(number) => number,
        None => {
            let text = format!(
                "the number `{cell}` is not free; the sets are numbered from 0 to {} without gaps, a new one gets the highest",
                table.rows.len() - 1
            );
            found.push(table.mistake(row.line, text));
            place
        }
    }
}
