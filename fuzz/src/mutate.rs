//! Documents made of those of the tests: a value in the place of another, fields added, taken away, doubled.

use std::sync::LazyLock;

use super::bytes::Bytes;
use super::fixtures::{DOCUMENTS, VALUES, WORDS};
use super::json::Json;

/// The names that are known, with the values that stand under them.
static NAMED: LazyLock<Vec<(&String, &Vec<Json>)>> = LazyLock::new(|| VALUES.iter().collect());

/// A document, as the bytes choose it.
pub fn document(bytes: &mut Bytes<'_>) -> Json {
    let mut document = bytes.one(&DOCUMENTS).clone();
    for _ in 0..bytes.below(6) {
        change(&mut document, bytes);
    }
    document
}

/// Changes one place of it.
pub fn change(document: &mut Json, bytes: &mut Bytes<'_>) {
    let kind = bytes.below(8);
    let place = bytes.below(document.count());
    let Some(holder) = holder(document, place) else { return };
    match holder {
        Json::Object(fields) if !fields.is_empty() => {
            let at = bytes.below(fields.len());
            match kind {
                0 => drop(fields.remove(at)),
                1 => fields[at].1 = bytes.one(&WORDS).clone(),
                2 => {
                    let (name, value) = bytes.one(&NAMED);
                    if fields.iter().all(|(own, _)| own != *name) {
                        fields.push(((*name).clone(), bytes.one(value).clone()));
                    }
                }
                3 => fields[at].1 = Json::Array(vec![fields[at].1.clone()]),
                4 => turn(&mut fields[at].1, bytes),
                5 => {
                    let (name, _) = bytes.one(&NAMED);
                    if fields.iter().all(|(own, _)| own != *name) {
                        fields[at].0 = (*name).clone();
                    }
                }
                _ => {
                    if let Some(values) = VALUES.get(&fields[at].0) {
                        fields[at].1 = bytes.one(values).clone();
                    }
                }
            }
        }
        Json::Array(items) if !items.is_empty() => {
            let at = bytes.below(items.len());
            match kind {
                0 | 1 => drop(items.remove(at)),
                2 | 3 => items.push(items[at].clone()),
                4 => items.rotate_left(at),
                5 => turn(&mut items[at], bytes),
                _ => {
                    let mut twin = items[at].clone();
                    change(&mut twin, bytes);
                    items.push(twin);
                }
            }
        }
        _ => {}
    }
}

/// Another value of its kind, close to it.
fn turn(value: &mut Json, bytes: &mut Bytes<'_>) {
    match value {
        Json::Number(number) => {
            *value = match bytes.below(4) {
                0 => Json::Text(number.clone()),
                1 => Json::Number(format!("{number}0")),
                2 => Json::Number(
                    number.parse().map_or("0".into(), |known: i64| known.wrapping_add(1).to_string()),
                ),
                _ => Json::Number(format!("-{}", number.trim_start_matches('-'))),
            }
        }
        Json::Text(text) => match bytes.below(5) {
            0 => *text = text.to_uppercase(),
            1 => *text = text.to_lowercase(),
            2 => text.push_str(["0", " ", "_", "s", ".0"][bytes.below(5)]),
            3 => drop(text.pop()),
            _ => *value = Json::Number(text.parse().map_or("7".into(), |number: u64| number.to_string())),
        },
        Json::Word(word) => *word = ["true", "false", "null"][bytes.below(3)],
        Json::Array(items) => items.clear(),
        Json::Object(fields) => fields.clear(),
    }
}

/// The object or list at a place, counted through the whole document.
fn holder(value: &mut Json, place: usize) -> Option<&mut Json> {
    if place == 0 {
        return matches!(value, Json::Object(_) | Json::Array(_)).then_some(value);
    }
    let mut left = place - 1;
    // Inside of a leaf there is nothing: then it is what holds it that is changed.
    let mut found = None;
    for (number, child) in value.children().into_iter().enumerate() {
        let count = child.count();
        if left < count {
            found = Some((number, left, matches!(child, Json::Object(_) | Json::Array(_))));
            break;
        }
        left -= count;
    }
    let (number, left, holds) = found?;
    if holds { holder(value.children_mut().swap_remove(number), left) } else { Some(value) }
}
