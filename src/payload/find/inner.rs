//! The documents within a value of JSON that is not one itself: an envelope, or a list.

use alloc::string::String;

use crate::payload::evidence::says_no;
use crate::payload::number::push_number;
use crate::payload::text::contains;
use crate::payload::tree::TEXT_MAX;

/// How deep lists are looked into.
const LISTS_MAX: usize = 4;
/// The longest name that a path shows.
const NAME_MAX: usize = 40;
/// The names under which a document is handed on as it is, small and without `_`. What stands under others may be
/// an earlier state, a request or an example.
const ENVELOPES: [&str; 28] = [
    "answer",
    "body",
    "content",
    "context",
    "data",
    "event",
    "events",
    "items",
    "json",
    "message",
    "notification",
    "object",
    "opp",
    "payload",
    "payment",
    "payments",
    "raw",
    "rawresponse",
    "record",
    "records",
    "resource",
    "response",
    "responsebody",
    "result",
    "results",
    "transaction",
    "transactions",
    "webhook",
];
/// What stands for a name that could be anything.
const LEFT_OUT: &str = "…";

/// Calls `each` for every object directly within an envelope or a list, through lists, and for every text that
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
                let mut is_open = true;
                if is_object {
                    let end = at + string_length(&text[at..]);
                    let name = text.get(at + 1..end.saturating_sub(1)).unwrap_or_default();
                    is_open = is_envelope(name);
                    push_name(path, name);
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
                let next =
                    if is_open { item(text, at, path, lists, each) } else { at + value_length(&text[at..]) };
                at = next.max(at + 1);
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
        Some(b'"') => {
            let end = at + string_length(&text[at..]);
            if text.get(at + 1) == Some(&b'{') {
                each(path, at, end);
            }
            end
        }
        _ => at + value_length(&text[at..]),
    }
}

/// How long the value is that a text begins with.
fn value_length(text: &[u8]) -> usize {
    match text.first() {
        Some(b'{' | b'[') => {}
        Some(b'"') => return string_length(text),
        _ => return text.iter().take_while(|byte| !b",]} \t\r\n".contains(byte)).count(),
    }
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

fn is_envelope(name: &[u8]) -> bool {
    let letters = || name.iter().filter(|byte| !matches!(byte, b'_' | b'-')).map(u8::to_ascii_lowercase);
    ENVELOPES.iter().any(|known| letters().eq(known.bytes()))
}

/// The path of a field of an object that says that something went wrong, whatever the object is.
pub fn bad_news(text: &[u8]) -> Option<String> {
    let mut at = 1;
    if text.first() != Some(&b'{') {
        return None;
    }
    while let Some(byte) = text.get(at) {
        match byte {
            b'}' | b' ' | b'\t' | b'\r' | b'\n' | b',' => at += 1,
            _ => {
                let name = at + 1..(at + string_length(&text[at..])).saturating_sub(1);
                at = (name.end + 1).max(at + 1);
                while matches!(text.get(at), Some(b' ' | b'\t' | b'\r' | b'\n' | b':')) {
                    at += 1;
                }
                let end = (at + value_length(&text[at..])).max(at + 1).min(text.len());
                let (name, value) = (text.get(name).unwrap_or_default(), &text[at.min(end)..end]);
                if speaks_against(name, value) {
                    let mut path = String::new();
                    push_name(&mut path, name);
                    return Some(path);
                }
                at = end;
            }
        }
    }
    None
}

fn speaks_against(name: &[u8], value: &[u8]) -> bool {
    let (Ok(name), Ok(value)) = (core::str::from_utf8(name), core::str::from_utf8(value)) else {
        return true;
    };
    let is_nothing =
        matches!(value, "null" | "false" | "0" | "\"\"" | "[]" | "{}" | "\"false\"" | "\"0\"" | "\"no\"");
    if is_nothing {
        return ["ok", "success", "paid", "approved", "valid"].into_iter().any(|word| contains(name, word));
    }
    let is_text = value.starts_with('"') && !value.starts_with("\"{") && value.len() <= TEXT_MAX;
    says_no(name) || is_text && says_no(value.trim_matches('"'))
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
