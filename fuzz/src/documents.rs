//! Structured inputs: bytes that choose documents of the tests and changes in them, for the targets that read documents.

use super::bytes::Bytes;
use super::json::Way;
use super::{mutate, payload, timeline};

/// One document that the bytes make, as text.
pub fn one(data: &[u8]) -> String {
    mutate::document(&mut Bytes(data)).written(Way::default())
}

/// Documents of one payment, or of several, one a line.
pub fn several(data: &[u8]) -> String {
    let mut bytes = Bytes(data);
    let first = mutate::document(&mut bytes);
    let mut lines = vec![first.written(Way::default())];
    let mut last = first;
    for _ in 0..bytes.below(7) {
        // The same payment told again with something changed, or another document.
        let mut next = if bytes.below(4) > 0 { last.clone() } else { mutate::document(&mut bytes) };
        mutate::change(&mut next, &mut bytes);
        lines.push(next.written(Way::default()));
        last = next;
    }
    lines.join("\n")
}

pub fn target(data: &[u8]) {
    payload::target(one(data).as_bytes());
}

pub fn histories(data: &[u8]) {
    timeline::target(several(data).as_bytes());
}
