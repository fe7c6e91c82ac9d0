//! Documents that break off: where they end all the same, so that nothing behind them is lost and nothing within them
//! is taken for a whole one.

use alloc::vec::Vec;

use super::NO_BREAK;
use crate::payload::counted::steps;
use crate::payload::documents::line_length;

/// How long a broken document is: until its brackets are closed, or else to the end of the last line that looks
/// like one of it. One that begins within a line ends with that.
pub fn length(text: &[u8], before: Option<&u8>) -> usize {
    let is_within = before.is_some_and(|before| *before != b'\n');
    let (mut at, mut open) = (0, 0usize);
    loop {
        let line = &text[at..at + line_length(&text[at..])];
        steps(line.len());
        if let Some(end) = closed(line, &mut open) {
            return at + end;
        }
        at += line.len();
        let next = text.get(at + 1..).unwrap_or_default();
        if is_within || !goes_on(next) {
            return at;
        }
        at += 1;
    }
}

/// Where the last of the open brackets is closed.
fn closed(line: &[u8], open: &mut usize) -> Option<usize> {
    let mut at = 0;
    while let Some(byte) = line.get(at) {
        match byte {
            b'{' | b'[' => *open += 1,
            b'}' | b']' => {
                *open = open.saturating_sub(1);
                if *open == 0 {
                    return Some(at + 1);
                }
            }
            b'"' => {
                // A text ends on its line.
                at += 1;
                while let Some(byte) = line.get(at)
                    && *byte != b'"'
                {
                    at += if *byte == b'\\' { 2 } else { 1 };
                }
            }
            _ => {}
        }
        at += 1;
    }
    None
}

/// Whether a line looks like one within a document: it has a margin, or begins with a name or a bracket that closes.
fn goes_on(line: &[u8]) -> bool {
    line.starts_with(NO_BREAK) || matches!(line.first(), Some(b' ' | b'\t' | b'}' | b']' | b'"'))
}

/// Whether a text begins like an object with a name.
pub fn has_name(text: &[u8]) -> bool {
    let Some(inside) = text.strip_prefix(b"{").or_else(|| text.strip_prefix(b"[")) else { return false };
    let is_space = |byte: &&u8| byte.is_ascii_whitespace() || NO_BREAK.contains(*byte);
    let rest = &inside[inside.iter().take_while(is_space).count()..];
    matches!(rest.first(), Some(b'"' | b'{'))
}

/// The text with two plain spaces in the place of each that does not break: it stays as long as it is.
pub fn spaced(text: &[u8]) -> Vec<u8> {
    let mut spaced = text.to_vec();
    for at in 1..spaced.len() {
        if spaced[at - 1..=at] == *NO_BREAK {
            spaced[at - 1..=at].fill(b' ');
        }
    }
    spaced
}
