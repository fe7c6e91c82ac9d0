//! The code sets: their forms, and which others they extend.

use alloc::collections::BTreeMap;
use alloc::format;
use alloc::string::String;
use alloc::vec;
use alloc::vec::Vec;

use super::cells::{check_order, check_pair, unknown, yes};
use super::groups;
use super::model::{Base, Certain, Key, Set};
use super::rows::{self, Given};
use super::table::{Mistake, Row, Table};
use crate::syntax::{self, Syntax};

/// The tables that sets are made from.
#[derive(Clone, Copy)]
pub struct Tables<'t> {
    pub sets: &'t Table,
    pub groups: &'t Table,
    /// The codes of each set, by its id.
    pub codes: &'t BTreeMap<String, Table>,
}

/// Adds the sets of the tables to those that are there.
pub fn sets(tables: Tables<'_>, base: &mut Base, found: &mut Vec<Mistake>) {
    let table = tables.sets;
    check_order(table, "id", found);
    let first = base.sets.len();
    let known = base.sets.iter().map(|set| set.id.clone());
    let ids: Vec<String> = known.chain(table.rows.iter().map(|row| row.get("id").into())).collect();
    let ids: Vec<&str> = ids.iter().map(String::as_str).collect();
    check_groups(tables.groups, &ids, found);
    for (position, row) in table.rows.iter().enumerate() {
        let Some(syntax) = Syntax::ALL.into_iter().find(|syntax| syntax.as_str() == row.get("syntax")) else {
            let names: Vec<_> = Syntax::ALL.iter().map(|syntax| syntax.as_str()).collect();
            found.push(table.mistake(row.line, unknown("syntax", row.get("syntax"), &names)));
            continue;
        };
        let system = base.systems.iter().position(|system| system.id == row.get("system"));
        if system.is_none() {
            found.push(table.mistake(
                row.line,
                format!("unknown system `{}`; add it to data/systems.csv", row.get("system")),
            ));
        }
        let suffix = yes(table, row, "suffix", found);
        if key(syntax, suffix, row.get("example")).is_none() {
            found.push(table.mistake(
                row.line,
                format!("the example `{}` is not {}", row.get("example"), syntax.expected(suffix)),
            ));
        }
        let mut set = Set {
            id: row.get("id").into(),
            number: number(table, first, position, found),
            certain: certain(table, row, (syntax, suffix), found),
            system: system.unwrap_or(0),
            title: row.get("title").into(),
            syntax,
            suffix,
            advice: yes(table, row, "advice", found),
            example: row.get("example").into(),
            chain: chain(table, &base.sets[..first], &ids, position, found),
            entries: Vec::new(),
            groups: Vec::new(),
            line: row.line,
        };
        let given = Given { flags: row.get("flags"), source: row.get("source"), operation: "" };
        if let Some(codes) = tables.codes.get(&set.id) {
            for (row, key) in rows::keyed(codes, &set, found) {
                set.entries.push(rows::entry(codes, row, key, given, base, found));
            }
        }
        groups::groups(tables.groups, given, &mut set, base, found);
        base.sets.push(set);
    }
}

/// Groups are of known sets, and in order.
fn check_groups(table: &Table, ids: &[&str], found: &mut Vec<Mistake>) {
    for row in &table.rows {
        if !ids.contains(&row.get("set")) {
            found.push(table.mistake(row.line, unknown("set", row.get("set"), ids)));
        }
    }
    for pair in table.rows.windows(2) {
        let place = |row: &Row| (String::from(row.get("set")), String::from(row.get("prefix")));
        check_pair(table, &pair[0], &pair[1], place(&pair[0]).cmp(&place(&pair[1])), "prefix", found);
    }
}

fn certain(table: &Table, row: &Row, (syntax, suffix): (Syntax, bool), found: &mut Vec<Mistake>) -> Certain {
    match row.optional("certain") {
        "" => Certain::Rows,
        "form" if matches!(syntax, Syntax::Triple | Syntax::Problem) => Certain::Form,
        "form" => {
            let text = "certain is `form`, and anybody may have codes of this form; only triples and problem types tell their system so";
            found.push(table.mistake(row.line, text));
            Certain::Rows
        }
        "suffix" if suffix => Certain::Suffix,
        other => {
            let text = format!(
                "certain is `{other}`; expected `form`, `suffix` (where codes may have one) or a blank cell"
            );
            found.push(table.mistake(row.line, text));
            Certain::Rows
        }
    }
}

/// The set and all it extends, nearest first; a set that extends itself in the end is refused. The sets of the table come
/// after those that are `known`.
fn chain(
    table: &Table,
    known: &[Set],
    ids: &[&str],
    position: usize,
    found: &mut Vec<Mistake>,
) -> Vec<usize> {
    let own = known.len() + position;
    let syntax = |place: usize| match place.checked_sub(known.len()) {
        Some(place) => table.rows[place].get("syntax"),
        None => known[place].syntax.as_str(),
    };
    let mut chain = vec![own];
    let mut next = 0;
    while next < chain.len() {
        let Some(place) = chain[next].checked_sub(known.len()) else {
            // What a known set extends was checked with it.
            for extended in &known[chain[next]].chain {
                if !chain.contains(extended) {
                    chain.push(*extended);
                }
            }
            next += 1;
            continue;
        };
        let row = &table.rows[place];
        for id in row.get("extends").split_whitespace() {
            let Some(extended) = ids.iter().position(|known| *known == id) else {
                found.push(table.mistake(row.line, format!("extends the {}", unknown("set", id, ids))));
                continue;
            };
            if extended == own {
                found.push(table.mistake(
                    row.line,
                    format!("`{id}` extends itself by way of `{}`; take one of them out", row.get("id")),
                ));
            } else if syntax(extended) != syntax(own) {
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
/// their files.
pub fn by_number(base: &mut Base) {
    let numbers: Vec<usize> = base.sets.iter().map(|set| set.number).collect();
    for set in &mut base.sets {
        set.chain.iter_mut().for_each(|place| *place = numbers[*place]);
    }
    base.sets.sort_by_key(|set| set.number);
}

/// The number of a set, which others store and which therefore never changes; the place of its line, after `first` others,
/// where the file gives none.
fn number(table: &Table, first: usize, place: usize, found: &mut Vec<Mistake>) -> usize {
    let row = &table.rows[place];
    let count = first + table.rows.len();
    if !table.header.iter().any(|column| column == "number") {
        return first + place;
    }
    let cell = row.get("number");
    let number = cell.parse().ok().filter(|number: &usize| (first..count).contains(number));
    let is_twice = table.rows[..place].iter().any(|other| other.get("number") == cell);
    match number.filter(|_| !is_twice) {
        Some(number) => number,
        None => {
            let text = format!(
                "the number `{cell}` is not free; the sets are numbered from {first} to {} without gaps, a new one gets the highest",
                count - 1
            );
            found.push(table.mistake(row.line, text));
            first + place
        }
    }
}
