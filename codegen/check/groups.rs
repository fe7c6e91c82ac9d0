//! Codes that begin alike.

use super::messages::bare_id;
use super::rows::{check_summary, meaning};
use crate::model::{Group, Model, Set};
use crate::read::{Data, Mistake, Row};
use crate::syntax::{self, Syntax};

pub fn groups(data: &Data, set_row: &Row, set: &mut Set, model: &Model, found: &mut Vec<Mistake>) {
    let table = &data.groups;
    let rows: Vec<_> = table.rows.iter().filter(|row| row.get("set") == set.id).collect();
    for row in &rows {
        let prefix = row.get("prefix");
        let ranges = ranges(set.syntax, prefix);
        if ranges.is_empty() {
            found.push(table.mistake(
                row.line,
                format!(
                    "no code of {} begins with `{prefix}`; expected the beginning of {}",
                    set.id,
                    set.syntax.expected(false)
                ),
            ));
        }
        let mut meaning = meaning(table, row, set_row, model, found);
        if meaning.outcome == "approved" {
            found.push(table.mistake(
                row.line,
                "a group says approved; only a row of its own may, a group that looks successful is review",
            ));
        }
        if row.get("name").is_empty() {
            found.push(table.mistake(row.line, "the group has no name; say what its codes have in common"));
        }
        // Of codes that are only known by their beginning nobody has said that no money moved.
        if model.messages.contains_key(&bare_id(&meaning.message)) {
            meaning.message = bare_id(&meaning.message);
        }
        meaning.summary = format!("Not listed by itself; codes like it mean: {}", row.get("name"));
        check_summary(table, row.line, &meaning.summary, found);
        set.groups.push(Group { prefix: prefix.into(), name: row.get("name").into(), ranges, meaning });
    }
    for (row, group) in rows.iter().zip(&set.groups) {
        let longer = |other: &&Group| {
            other.prefix.len() > group.prefix.len() && other.prefix.starts_with(&group.prefix)
        };
        let covered: u64 = set
            .groups
            .iter()
            .filter(longer)
            .filter(|other| {
                // Only the shortest of the longer ones count, or they would count twice.
                !set.groups.iter().filter(longer).any(|between| {
                    between.prefix.len() < other.prefix.len() && other.prefix.starts_with(&between.prefix)
                })
            })
            .map(size)
            .sum();
        if !group.ranges.is_empty() && covered >= size(group) {
            found.push(table.mistake(
                row.line,
                format!("prefix `{}` is never reached; longer prefixes take all its codes", group.prefix),
            ));
        }
    }
}

fn size(group: &Group) -> u64 {
    group.ranges.iter().map(|(first, last)| u64::from(last - first) + 1).sum()
}

/// The packed codes of a syntax that begin with a prefix.
fn ranges(syntax: Syntax, prefix: &str) -> Vec<(u32, u32)> {
    let filled = |low: &str, high: &str, pack: fn(&[u8]) -> Option<u32>| {
        pack(low.as_bytes()).zip(pack(high.as_bytes()))
    };
    match syntax {
        Syntax::Triple if (1..=11).contains(&prefix.len()) && prefix.is_ascii() => {
            let low = format!("{prefix}{}", &"000.000.000"[prefix.len()..]);
            let high = format!("{prefix}{}", &"999.999.999"[prefix.len()..]);
            filled(&low, &high, syntax::triple::pack_triple).into_iter().collect()
        }
        Syntax::Number if (1..9).contains(&prefix.len()) => (prefix.len()..=9)
            .filter_map(|length| {
                let low = format!("{prefix:0<length$}");
                let high = format!("{prefix:9<length$}");
                filled(&low, &high, syntax::pack_number)
            })
            .collect(),
        Syntax::Response if prefix.len() == 1 => {
            filled(&format!("{prefix}0"), &format!("{prefix}Z"), syntax::response::pack_response)
                .into_iter()
                .collect()
        }
        _ => Vec::new(),
    }
}
