//! The codes in a text that are of one system in the world, whoever sent the text: they are named where
//! the sender is not known. Nothing is concluded from them.

use alloc::string::String;
use alloc::vec::Vec;

use super::form;
use super::keys::Key;
use super::number::push_number;
use crate::code_set::CodeSet;
use crate::identify::identify_bytes;
use crate::syntax::Syntax;
use crate::verdict::Match;

/// The most codes that are named.
const CODES_MAX: usize = 5;
/// How much of a text is looked through, in bytes.
const LOOKED_AT: usize = 1 << 20;
/// How deep a path is written down.
const DEPTH_MAX: usize = 32;
/// The shortest and the longest word that may be a certain code, in bytes.
const WORD_MIN: usize = 10;
const WORD_MAX: usize = 256;
/// What stands for a name that is not known, and for what is left out.
const LEFT_OUT: &str = "…";

/// A code that is of one system only, wherever it is found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CertainCode {
    path: Option<String>,
    code: String,
    set: CodeSet,
}

impl CertainCode {
    /// Where it is, as far as the names are known: `….result.code`. `None` in a text that is not a
    /// document.
    pub fn path(&self) -> Option<&str> {
        self.path.as_deref()
    }

    /// The code as its set lists it.
    pub fn code(&self) -> &str {
        &self.code
    }

    /// The set whose code it is.
    pub fn set(&self) -> CodeSet {
        self.set
    }
}

/// The certain codes in a JSON document or a form.
pub fn of_document(text: &[u8]) -> Vec<CertainCode> {
    let text = &text[..text.len().min(LOOKED_AT)];
    let mut codes = Vec::new();
    if text.trim_ascii_start().first() == Some(&b'{') {
        Walk { text, frames: Vec::new(), beyond: 0 }.add_all(&mut codes);
    } else {
        for pair in text.split(|byte| *byte == b'&') {
            let end = pair.iter().position(|byte| *byte == b'=').unwrap_or(pair.len());
            let (name, value) = pair.split_at(end);
            add_words(&mut codes, value, || {
                let mut path = String::new();
                let name = form::decoded(name).unwrap_or_default();
                name.split(['.', '[']).for_each(|part| push_name(&mut path, part.as_bytes()));
                Some(path)
            });
        }
    }
    codes
}

/// The certain codes in any other text.
pub fn of_text(text: &[u8]) -> Vec<CertainCode> {
    let mut codes = Vec::new();
    add_words(&mut codes, &text[..text.len().min(LOOKED_AT)], || None);
    codes
}

/// Adds the certain codes among the words of a text.
fn add_words(codes: &mut Vec<CertainCode>, text: &[u8], path: impl Fn() -> Option<String>) {
    let is_end = |byte: &u8| !(byte.is_ascii_alphanumeric() || b"._~/:\\-".contains(byte));
    let mut at = 0;
    while at < text.len() && codes.len() < CODES_MAX {
        let rest = &text[at..];
        let length = rest.iter().position(is_end).unwrap_or(rest.len());
        // A comma before a digit is one within a number.
        let goes_on = matches!(rest[length..], [b',', b'0'..=b'9', ..]);
        if !goes_on
            && let Some((code, set)) = certain(&rest[..length]).or_else(|| before_text(&rest[..length]))
            && codes.iter().all(|known| known.code != code)
        {
            codes.push(CertainCode { path: path(), code, set });
        }
        at += length + 1;
    }
}

/// The code that a word is, if it is listed and tells whose it is. A shorter one may be part of any number of
/// words that are not codes.
fn certain(word: &[u8]) -> Option<(String, CodeSet)> {
    if !(WORD_MIN..=WORD_MAX).contains(&word.len()) {
        return None;
    }
    // Slashes may be escaped, and an escape may come before a word.
    let word: Vec<u8> = word.iter().copied().filter(|byte| *byte != b'\\').collect();
    let word = word.strip_suffix(b".").unwrap_or(&word);
    let verdict = identify_bytes(word).certain().filter(|verdict| verdict.matched() == Match::Exact)?;
    let code = match verdict.set().syntax() {
        // A triple is written in one way, and where tables are downloaded its row has it as a number only.
        Syntax::Triple => str::from_utf8(word).ok()?,
        _ => verdict.entry()?.code(),
    };
    Some((code.into(), verdict.set()))
}

/// The code before a hyphen and a text, as in `REJECTED_BY_ACQUIRER_CARD_EXPIRED-no, response-code: 54`.
fn before_text(word: &[u8]) -> Option<(String, CodeSet)> {
    let end = word.iter().position(|byte| *byte == b'-')?;
    certain(&word[..end])
}

fn push_name(path: &mut String, name: &[u8]) {
    let name = name.strip_suffix(b"]").unwrap_or(name);
    let key = core::str::from_utf8(name).ok().and_then(Key::find);
    path.push_str(if path.is_empty() { "" } else { "." });
    path.push_str(key.map_or(LEFT_OUT, Key::name));
}

/// A walk through JSON that was read before: it is right, as far as it is looked through.
struct Walk<'a> {
    text: &'a [u8],
    frames: Vec<Frame>,
    /// How many open brackets have no frame.
    beyond: usize,
}

/// An object or a list that the walk is in.
enum Frame {
    /// Where the name of the present field is; `None` before it.
    Fields(Option<(usize, usize)>),
    Item(u32),
}

impl Walk<'_> {
    fn add_all(mut self, codes: &mut Vec<CertainCode>) {
        let mut at = 0;
        while at < self.text.len() && codes.len() < CODES_MAX {
            match self.text[at] {
                bracket @ (b'{' | b'[') => self.open(bracket),
                b'}' | b']' => self.close(),
                b',' => self.next(),
                b'"' => {
                    let end = at + 1 + text_length(&self.text[at + 1..]);
                    let is_name = self.beyond == 0 && matches!(self.frames.last(), Some(Frame::Fields(None)));
                    if is_name {
                        self.frames.pop();
                        self.frames.push(Frame::Fields(Some((at + 1, end))));
                    } else {
                        add_words(codes, &self.text[at + 1..end], || Some(self.path()));
                    }
                    at = end;
                }
                _ => {}
            }
            at += 1;
        }
    }

    fn open(&mut self, bracket: u8) {
        if self.frames.len() == DEPTH_MAX {
            self.beyond += 1;
        } else {
            self.frames.push(if bracket == b'{' { Frame::Fields(None) } else { Frame::Item(0) });
        }
    }

    fn close(&mut self) {
        match self.beyond.checked_sub(1) {
            Some(beyond) => self.beyond = beyond,
            None => drop(self.frames.pop()),
        }
    }

    fn next(&mut self) {
        if self.beyond > 0 {
            return;
        }
        match self.frames.last_mut() {
            Some(Frame::Fields(name)) => *name = None,
            Some(Frame::Item(number)) => *number += 1,
            None => {}
        }
    }

    fn path(&self) -> String {
        let mut path = String::new();
        for (depth, frame) in self.frames.iter().enumerate() {
            match frame {
                Frame::Fields(Some((start, end))) => {
                    let name = &self.text[*start..*end];
                    let parts = name.split(|byte| *byte == b'.' && depth == 0);
                    parts.for_each(|part| push_name(&mut path, part));
                }
                Frame::Fields(None) => {}
                Frame::Item(number) => {
                    path.push('[');
                    push_number(&mut path, *number as usize);
                    path.push(']');
                }
            }
        }
        if self.beyond > 0 {
            path.push('.');
            path.push_str(LEFT_OUT);
        }
        path
    }
}

/// How long a text is up to the quotation mark that ends it.
fn text_length(text: &[u8]) -> usize {
    let mut at = 0;
    while let Some(byte) = text.get(at) {
        match byte {
            b'"' => break,
            b'\\' => at += 2,
            _ => at += 1,
        }
    }
    at.min(text.len())
}
