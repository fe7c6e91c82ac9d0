//! The objects and texts within a value of JSON.

use alloc::string::String;

use crate::payload::number::push_number;

/// How deep lists are looked into.
const LISTS_MAX: usize = 4;
/// The longest name that a path shows.
const NAME_MAX: usize = 40;
/// What stands for a name that could be anything.
const LEFT_OUT: &str = "…";

/// Calls `each` for every object directly within an object or a list, through lists, and for every text that
/// could hold one, with its path and its place. The value has to be right JSON.
pub fn each(text: &[u8], each: &mut impl FnMut(&str, usize, usize)) {
    let mut path = String::new();
    items(text, 0, &mut path, LISTS_MAX, each);
}

/// The items of the object or list that begins at a place.
fn items(
    text: &[u8],
    start: usize,
    path: &mut String,
    lists: usize,
    each: &mut impl FnMut(&str, usize, usize),
) -> usize {
    let is_object = text.get(start) == Some(&b'{');
    let (mut at, mut number) = (start + 1, 0);
    let length = path.len();
    while let Some(byte) = text.get(at) {
        match byte {
            b'}' | b']' => return at + 1,
            b' ' | b'\t' | b'\r' | b'\n' | b',' | b':' => at += 1,
            _ => {
                path.truncate(length);
                if is_object {
                    let end = at + string_length(&text[at..]);
                    push_name(path, text.get(at + 1..end.saturating_sub(1)).unwrap_or_default());
                    at = end;
                    while matches!(text.get(at), Some(b' ' | b'\t' | b'\r' | b'\n' | b':')) {
                        at += 1;
                    }
                } else {
                    path.push('[');
                    push_number(path, number);
                    path.push(']');
                    number += 1;
                }
                at = item(text, at, path, lists, each).max(at + 1);
            }
        }
    }
    path.truncate(length);
    at
}

/// A value; the place behind it.
fn item(
    text: &[u8],
    at: usize,
    path: &mut String,
    lists: usize,
    each: &mut impl FnMut(&str, usize, usize),
) -> usize {
    match text.get(at) {
        Some(b'{') => {
            let end = at + value_length(&text[at..]);
            each(path, at, end);
            end
        }
        Some(b'[') if lists > 0 => items(text, at, path, lists - 1, each),
        Some(b'[') => at + value_length(&text[at..]),
        Some(b'"') => {
            let end = at + string_length(&text[at..]);
            if text.get(at + 1) == Some(&b'{') {
                each(path, at, end);
            }
            end
        }
        _ => at + text[at..].iter().take_while(|byte| !b",]} \t\r\n".contains(byte)).count(),
    }
}

/// How long the object or list is that a text begins with.
fn value_length(text: &[u8]) -> usize {
    let (mut at, mut open) = (0, 0usize);
    while let Some(byte) = text.get(at) {
        match byte {
            b'{' | b'[' => open += 1,
            b'}' | b']' => {
                open -= 1;
                if open == 0 {
                    return at + 1;
                }
            }
            b'"' => {
                at += string_length(&text[at..]);
                continue;
            }
            _ => {}
        }
        at += 1;
    }
    at
}

/// How long the text in quotation marks is that a text begins with.
fn string_length(text: &[u8]) -> usize {
    let mut at = 1;
    while let Some(byte) = text.get(at) {
        match byte {
            b'"' => return at + 1,
            b'\\' => at += 2,
            _ => at += 1,
        }
    }
    text.len()
}

/// Names are shown as they are where they look like names, and not like anything of a person.
fn push_name(path: &mut String, name: &[u8]) {
    if !path.is_empty() {
        path.push('.');
    }
    let is_name = name.len() <= NAME_MAX
        && name.first().is_some_and(u8::is_ascii_alphabetic)
        && name.iter().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-'))
        && name.iter().filter(|byte| byte.is_ascii_digit()).count() <= 4;
    path.push_str(core::str::from_utf8(name).ok().filter(|_| is_name).unwrap_or(LEFT_OUT));
}
