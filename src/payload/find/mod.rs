//! Documents in whatever people paste: behind the headers of a response or the beginning of a line of a log, in a list,
//! in an envelope, or in a text with its quotation marks escaped.

mod broken;
#[cfg(feature = "compact")]
pub(crate) mod compact;
mod ctpe;
mod escaped;
mod inner;
mod piece;
mod record;

pub use piece::Piece;
pub use record::LocalizedPiece;

use alloc::string::String;
use alloc::vec::Vec;

use super::answer::Answer;
use super::counted::steps;
use super::documents::{error, line_length};
use super::error::PayloadError;
use super::json::{self, Broken};
use super::tree::Tree;
use super::{Options, form, looks};
use crate::own::Own;

/// The space that does not break.
const NO_BREAK: &[u8] = b"\xC2\xA0";
/// How deep a document may be within others that nobody knows.
const DEPTH_MAX: usize = 4;

/// Finds the documents and the lines of any text, in the order in which they stand.
///
/// Nothing is concluded from what is not a document of a system that is certain, or that the options name: such
/// text is given line by line, with the codes and phrases in it ([`Piece::finds`]).
///
/// ```
/// use payverdict::Certainty;
/// use payverdict::payload::{self, Options};
///
/// let log = br#"12:00:04 refused {"paymentType": "DB", "result": {"code": "800.100.153"}}
/// acquirer said: response code 51
/// "#;
/// let pieces: Vec<_> = payload::find(log, Options::default()).collect();
/// assert_eq!(pieces[0].answer().map(|answer| answer.is_paid()), Some(false));
/// assert_eq!(pieces[1].line(), 2);
/// # assert!(pieces[1].finds().next().is_some());
/// ```
pub fn find(text: &[u8], options: Options) -> Pieces<'_> {
    find_with(text, options, Own::NONE)
}

/// The same with tables of one's own.
pub(crate) fn find_with<'a>(text: &'a [u8], options: Options, own: Own<'a>) -> Pieces<'a> {
    Pieces {
        text,
        options,
        own,
        at: 0,
        line: 1,
        line_start: 0,
        passed: 0,
        spaced: None,
        seen: 0,
        found: Vec::new(),
    }
}

/// The documents and lines of a text.
#[derive(Clone, Debug)]
#[must_use = "documents are read when their pieces are asked for"]
pub struct Pieces<'a> {
    text: &'a [u8],
    options: Options,
    own: Own<'a>,
    /// Where the next piece begins.
    at: usize,
    /// The line of that place, from one, and where it begins.
    line: usize,
    line_start: usize,
    /// No document begins before this place: what is there was tried.
    passed: usize,
    /// The text with plain spaces in the place of those that do not break, as web pages have them; made when the first
    /// document breaks off at one.
    spaced: Option<Vec<u8>>,
    /// Up to where a document was read that broke off: what begins before it is read to the end of its line only.
    seen: usize,
    /// The documents that were found and not given yet, the last first.
    found: Vec<Inside>,
}

/// A document within the text.
#[derive(Clone, Debug)]
struct Inside {
    start: usize,
    end: usize,
    answer: Answer,
}

/// What came of trying to read a document.
enum Tried {
    /// There are some; the place behind what holds them.
    Read(Vec<Inside>, usize),
    /// There is none, or it breaks off; why, if it was meant as one, and the place behind it.
    Unknown(Option<PayloadError>, usize),
}

impl<'a> Iterator for Pieces<'a> {
    type Item = Piece<'a>;

    fn next(&mut self) -> Option<Piece<'a>> {
        if let Some(inside) = self.found.pop() {
            return Some(self.document(inside));
        }
        while self.at < self.text.len() {
            let line_end = self.at + line_length(&self.text[self.at..]);
            let mut refused = None;
            while let Some(start) = self.candidate(line_end) {
                match self.tried(start, line_end) {
                    Tried::Read(mut found, end) => {
                        self.passed = end;
                        found.reverse();
                        let first = found.pop();
                        self.found = found;
                        return first.map(|first| self.document(first));
                    }
                    Tried::Unknown(error, end) => {
                        refused = refused.or(error);
                        self.passed = end.max(start + 1);
                    }
                }
            }
            let text = &self.text[self.at..line_end];
            let is_rest = self.at > self.line_start;
            let piece = Piece {
                text,
                line: self.line,
                before: self.at - self.line_start,
                document: None,
                answer: None,
                error: refused,
                is_all: text.trim_ascii().len() == self.text.trim_ascii().len(),
                own: self.own,
            };
            self.go_to((line_end + 1).min(self.text.len()));
            let is_empty = if is_rest {
                !text.iter().any(u8::is_ascii_alphanumeric)
            } else {
                text.trim_ascii().is_empty()
            };
            if !is_empty {
                return Some(piece);
            }
        }
        None
    }
}

impl core::iter::FusedIterator for Pieces<'_> {}

impl<'a> Pieces<'a> {
    fn go_to(&mut self, to: usize) {
        let between = &self.text[self.at..to];
        if let Some(last) = between.iter().rposition(|byte| *byte == b'\n') {
            self.line += between.iter().filter(|byte| **byte == b'\n').count();
            self.line_start = self.at + last + 1;
        }
        self.at = to;
    }

    /// The piece of a document, with what stands before it in its line.
    fn document(&mut self, inside: Inside) -> Piece<'a> {
        let Inside { start, end, answer } = inside;
        // A document of several lines before this one.
        let line_start = self.text[self.at..start].iter().rposition(|byte| *byte == b'\n');
        if let Some(line_start) = line_start {
            self.go_to(self.at + line_start + 1);
        }
        let piece = Piece {
            text: &self.text[self.at..end],
            line: self.line,
            before: self.at - self.line_start,
            document: Some(start - self.at),
            answer: Some(answer),
            error: None,
            is_all: false,
            own: self.own,
        };
        self.go_to(if self.found.is_empty() { self.passed.max(end) } else { end });
        piece
    }

    /// Where the next document of the line may begin.
    fn candidate(&self, line_end: usize) -> Option<usize> {
        let from = self.at.max(self.passed);
        let line = self.text.get(from..line_end)?;
        if from == self.line_start {
            let space = line.iter().take_while(|byte| byte.is_ascii_whitespace()).count();
            let rest = &line[space..];
            if form::is_form(rest) || rest.starts_with(b"[") && !looks::is_prefix(rest) {
                return Some(from + space);
            }
        }
        line.iter().position(|byte| *byte == b'{').map(|place| from + place)
    }

    fn tried(&mut self, start: usize, line_end: usize) -> Tried {
        let rest = &self.text[start..];
        match rest.first() {
            Some(b'{') if rest.starts_with(b"{\\") => self.escaped(start, line_end),
            Some(b'{' | b'[') => self.json(start, line_end),
            _ => self.form(start, line_end),
        }
    }

    fn form(&self, start: usize, line_end: usize) -> Tried {
        let text = self.text[start..line_end].trim_ascii_end();
        let end = start + text.len();
        let renamed = ctpe::renamed(text);
        let read = renamed.as_deref().unwrap_or(text);
        let tree = form::parse(read).map_err(|broken| self.error(start, broken, text));
        match tree.and_then(|tree| super::answer((tree, read), self.options, self.own)) {
            Ok(mut answer) => {
                if renamed.is_some() {
                    answer.rename(&ctpe::PATHS);
                }
                Tried::Read([Inside { start, end, answer }].into(), end)
            }
            // One name and a value are a line of a log rather than a form.
            Err(error) => Tried::Unknown(Some(error).filter(|_| text.contains(&b'&')), end),
        }
    }

    fn json(&mut self, start: usize, line_end: usize) -> Tried {
        let end = if start < self.seen { line_end } else { self.text.len() };
        let mut rest = &self.text[start..end];
        let mut read = parse(rest);
        if let Err(broken) = &read
            && rest[broken.at..].starts_with(NO_BREAK)
        {
            self.spaced.get_or_insert_with(|| broken::spaced(self.text));
        }
        if let (Err(_), Some(spaced)) = (&read, &self.spaced) {
            rest = &spaced[start..end];
            read = parse(rest);
        }
        match read {
            Err(broken) => {
                self.seen = self.seen.max(start + broken.at);
                let end = start + broken::length(rest, self.text.get(start.wrapping_sub(1)));
                // Brackets in a text are none of a document.
                let error = broken::has_name(rest).then(|| self.error(start, broken, &rest[..end - start]));
                Tried::Unknown(error, end)
            }
            Ok((tree, length)) => {
                let text = &rest[..length];
                let is_empty = text[1..].trim_ascii_start().len() == 1;
                let mut found = Vec::new();
                let value = Whole { text, tree, depth: 0 };
                let error = documents(value, (self.options, self.own), &mut |_, from, to, answer| {
                    found.push(Inside { start: start + from, end: start + to, answer });
                });
                match error {
                    error if found.is_empty() => Tried::Unknown(error.filter(|_| !is_empty), start + length),
                    _ => Tried::Read(found, start + length),
                }
            }
        }
    }

    /// A document whose quotation marks are escaped: a text within a document, or within a line of a log.
    fn escaped(&self, start: usize, line_end: usize) -> Tried {
        let (text, length) = escaped::text(&self.text[start..line_end]);
        let end = start + length;
        let mut found = Vec::new();
        let error = whole(&text, 1).and_then(|value| {
            documents(value, (self.options, self.own), &mut |_, _, _, answer| {
                found.push(Inside { start, end, answer });
            })
        });
        if !found.is_empty() {
            return Tried::Read(found, end);
        }
        Tried::Unknown(error, end)
    }

    /// The error at a byte of a document that begins in the present line and ends there, as far as that is known.
    fn error(&self, start: usize, broken: Broken, text: &[u8]) -> PayloadError {
        let at = (start + broken.at).min(self.text.len());
        let between = &self.text[self.line_start..at];
        let line_start = between.iter().rposition(|byte| *byte == b'\n').map_or(0, |last| last + 1);
        let line = self.line + between[..line_start].iter().filter(|byte| **byte == b'\n').count();
        let column = between[line_start..].iter().filter(|byte| **byte & 0xC0 != 0x80).count() + 1;
        error(text, broken.fault, line, column)
    }
}

/// Reads a value; counts what it took.
fn parse(text: &[u8]) -> Result<(Option<Tree>, usize), Broken> {
    let read = json::parse(text);
    steps(read.as_ref().map_or_else(|broken| broken.at, |(_, length)| *length));
    read
}

/// A value of JSON that is right to its end.
struct Whole<'a> {
    text: &'a [u8],
    /// Of an object.
    tree: Option<Tree>,
    /// How many others it is within.
    depth: usize,
}

/// The value that a text begins with, unless that breaks off.
fn whole(text: &[u8], depth: usize) -> Option<Whole<'_>> {
    let (tree, length) = parse(text).ok()?;
    Some(Whole { text: &text[..length], tree, depth })
}

/// Finds the documents in a value: the value itself, or else those within it, each with where it is in the value, as
/// the paths of its answer begin there. Gives the error of the value itself where it is not one.
fn documents(
    value: Whole<'_>,
    (options, own): (Options, Own<'_>),
    found: &mut dyn FnMut(&str, usize, usize, Answer),
) -> Option<PayloadError> {
    let Whole { text, tree, depth } = value;
    let mut refused = None;
    if let Some(tree) = tree {
        match super::answer((tree, text), options, own) {
            Ok(answer) => {
                found("", 0, text.len(), answer);
                return None;
            }
            // A field of the system that it is of holds something else than a code.
            Err(error @ (PayloadError::Code { .. } | PayloadError::Encrypted)) => return Some(error),
            Err(error) => refused = Some(error),
        }
    }
    if depth == DEPTH_MAX {
        return refused;
    }
    // An envelope that says something went wrong makes nothing in it paid.
    let bad_news = inner::bad_news(text);
    let found = &mut |path: &str, from, to, mut answer: Answer| {
        if let Some(bad_news) = &bad_news {
            answer.contradicted(bad_news, path);
        }
        found(path, from, to, answer);
    };
    inner::each(text, &mut |path, start, end| {
        let value = &text[start..end];
        let outer = |inside: &str| {
            let mut whole = String::from(path);
            if !inside.is_empty() {
                whole.push('.');
                whole.push_str(inside);
            }
            whole
        };
        if value.first() == Some(&b'{') {
            if let Some(value) = whole(value, depth + 1) {
                documents(value, (options, own), &mut |inside, from, to, mut answer| {
                    answer.place_within(path);
                    found(&outer(inside), start + from, start + to, answer);
                });
            }
        } else if value.get(1) == Some(&b'{') {
            let (text, _) = escaped::text(&value[1..]);
            if let Some(value) = whole(&text, depth + 1) {
                documents(value, (options, own), &mut |inside, _, _, mut answer| {
                    answer.place_within(path);
                    found(&outer(inside), start, end, answer);
                });
            }
        }
    });
    refused
}
