//! The documents of a text: one, an array of them, or one a line.

use super::codes;
use super::error::PayloadError;
use super::form;
use super::json::{self, Broken, Fault};
use super::looks;
use super::tree::Tree;

const BYTE_ORDER_MARK: &[u8] = b"\xEF\xBB\xBF";
const DOCUMENT: &str = "a document: a JSON object, or a form";

/// The documents of a text, one after another.
#[derive(Clone, Debug)]
pub struct Texts<'a> {
    text: &'a [u8],
    at: usize,
    /// Where the part ends that is being read: the text, or the line.
    end: usize,
    place: Place,
    /// Whether a document is sought in each line by itself, as one of them was broken.
    by_line: bool,
    /// Whether there was anything yet.
    any: bool,
    /// The line of the present place, from one.
    line: usize,
    /// The characters before it in its line.
    column: usize,
}

#[derive(Clone, Copy, Debug)]
enum Place {
    Outside,
    ListStart,
    BehindItem,
    Done,
}

impl<'a> Texts<'a> {
    pub fn new(text: &'a [u8]) -> Self {
        let at = if text.starts_with(BYTE_ORDER_MARK) { BYTE_ORDER_MARK.len() } else { 0 };
        Self {
            text,
            at,
            end: text.len(),
            place: Place::Outside,
            by_line: false,
            any: false,
            line: 1,
            column: 0,
        }
    }

    fn skip_space(&mut self) -> Option<u8> {
        let rest = &self.text[self.at..self.end];
        let space = rest.iter().take_while(|byte| matches!(byte, b' ' | b'\t' | b'\r' | b'\n')).count();
        self.advance(self.at + space);
        self.text[..self.end].get(self.at).copied()
    }

    /// Goes on after what was read.
    fn advance(&mut self, to: usize) {
        (self.line, self.column) = self.place_of(to);
        self.at = to;
    }

    /// Line and column, less one, of a byte after the present place.
    fn place_of(&self, to: usize) -> (usize, usize) {
        let between = &self.text[self.at..to];
        let characters = |text: &[u8]| text.iter().filter(|byte| **byte & 0xC0 != 0x80).count();
        match between.iter().rposition(|byte| *byte == b'\n') {
            None => (self.line, self.column + characters(between)),
            Some(last) => {
                let ends = between.iter().filter(|byte| **byte == b'\n').count();
                (self.line + ends, characters(&between[last + 1..]))
            }
        }
    }

    /// The error at a byte after the present place, in a document that ends there, as far as that is known.
    fn error(&self, broken: Broken, end: usize) -> PayloadError {
        let (line, before) = self.place_of((self.at + broken.at).min(self.text.len()));
        error(&self.text[self.at..end], broken.fault, line, before + 1)
    }

    fn expected(&self, expected: &'static str, end: usize) -> PayloadError {
        self.error(Broken { fault: Fault::Syntax(expected), at: 0 }, end)
    }

    /// Reads the document at the present place; gives it with its text.
    fn document(&mut self) -> Result<(Tree, &'a [u8]), PayloadError> {
        let rest = &self.text[self.at..self.end];
        let is_outside = matches!(self.place, Place::Outside);
        if is_outside && form::is_form(rest) {
            let line = &rest[..line_length(rest)];
            let form = line.trim_ascii_end();
            let tree = form::parse(form).map_err(|broken| self.error(broken, self.at + form.len()));
            self.advance(self.at + line.len());
            return tree.map(|tree| (tree, form));
        }
        let no_document = Broken { fault: Fault::Syntax(DOCUMENT), at: 0 };
        // A document begins with a list only within another.
        if is_outside && rest.starts_with(b"[") {
            return Err(self.recover(no_document));
        }
        match json::parse(rest) {
            Ok((Some(tree), length)) => {
                self.advance(self.at + length);
                Ok((tree, &rest[..length]))
            }
            // A number that goes on as something else, as the time in a line of a log.
            Ok((None, length))
                if is_outside && rest.get(length).is_some_and(|byte| !byte.is_ascii_whitespace()) =>
            {
                Err(self.recover(no_document))
            }
            Ok((None, length)) => {
                let error = self.expected(DOCUMENT, self.at + length);
                self.advance(self.at + length);
                Err(error)
            }
            Err(Broken { fault: Fault::Syntax(_), at: 0 }) => Err(self.recover(no_document)),
            Err(broken) => Err(self.recover(broken)),
        }
    }

    /// The error of a broken document, and where to go on: at the next line if that looks like a
    /// document of its own, or else nowhere.
    fn recover(&mut self, broken: Broken) -> PayloadError {
        let line_end = self.at + line_length(&self.text[self.at..self.end]);
        let next = self.text[line_end..].iter().find(|byte| !byte.is_ascii_whitespace());
        let on_own_lines = matches!(self.place, Place::Outside) && next == Some(&b'{');
        if !self.by_line && !on_own_lines {
            let error = self.error(broken, self.end);
            self.place = Place::Done;
            return error;
        }
        // Read to its end, the line may be broken before it.
        let first = if self.by_line { None } else { json::parse(&self.text[self.at..line_end]).err() };
        let error = self.error(first.unwrap_or(broken), line_end);
        self.by_line = true;
        self.place = Place::Outside;
        self.advance(line_end);
        self.end = line_end;
        error
    }

    /// Goes on to the next line when one document a line is sought.
    fn next_line(&mut self) -> bool {
        if !self.by_line || self.end >= self.text.len() {
            return false;
        }
        self.advance(self.end + 1);
        self.end = self.at + line_length(&self.text[self.at..]);
        true
    }
}

/// The error of a broken document.
pub fn error(text: &[u8], fault: Fault, line: usize, column: usize) -> PayloadError {
    match fault {
        Fault::Syntax(expected) => PayloadError::Syntax {
            line,
            column,
            expected,
            looks_like: looks::like(text, expected),
            codes: codes::of_text(text),
        },
        Fault::TooDeep => PayloadError::TooDeep { line, column },
        Fault::TooLarge => PayloadError::TooLarge,
    }
}

pub fn line_length(text: &[u8]) -> usize {
    text.iter().position(|byte| *byte == b'\n').unwrap_or(text.len())
}

impl<'a> Texts<'a> {
    /// Goes on to where the next document begins, without reading it: whether there is one.
    fn seek(&mut self) -> Result<bool, PayloadError> {
        loop {
            if matches!(self.place, Place::Done) {
                return Ok(false);
            }
            let next = self.skip_space();
            match (self.place, next) {
                (Place::Outside, None) if self.next_line() => continue,
                (Place::Outside, None) => {
                    self.place = Place::Done;
                    return if self.any { Ok(false) } else { Err(self.expected(DOCUMENT, self.end)) };
                }
                (Place::Outside, Some(b'[')) if !self.is_prefix() => {
                    self.advance(self.at + 1);
                    self.any = true;
                    self.place = Place::ListStart;
                }
                (Place::Outside, Some(_)) => {
                    let is_first = !core::mem::replace(&mut self.any, true);
                    if is_first && looks::is_encrypted(&self.text[self.at..]) {
                        self.place = Place::Done;
                        return Err(PayloadError::Encrypted);
                    }
                    return Ok(true);
                }
                (Place::ListStart | Place::BehindItem, Some(b']')) => {
                    self.advance(self.at + 1);
                    self.place = Place::Outside;
                }
                (Place::ListStart, Some(_)) => {
                    self.place = Place::BehindItem;
                    return Ok(true);
                }
                (Place::BehindItem, Some(b',')) => {
                    self.advance(self.at + 1);
                    if self.skip_space() == Some(b']') {
                        return Err(self.end_list("no comma before `]`"));
                    }
                    return Ok(true);
                }
                (_, None) => return Err(self.end_list("`,` or `]` before the end")),
                (_, Some(_)) => return Err(self.end_list("`,` or `]`")),
            }
        }
    }

    fn is_prefix(&self) -> bool {
        let rest = &self.text[self.at..self.end];
        looks::is_prefix(&rest[..line_length(rest)])
    }

    /// The error of a broken array, which is not read any further.
    fn end_list(&mut self, expected: &'static str) -> PayloadError {
        let error = self.expected(expected, self.end);
        self.place = if self.by_line { Place::Outside } else { Place::Done };
        if self.by_line {
            self.advance(self.end);
        }
        error
    }

    /// The only document. Nothing after it is read.
    pub fn only(mut self) -> Result<(Tree, &'a [u8]), PayloadError> {
        if !self.seek()? {
            return Err(PayloadError::Empty);
        }
        let document = self.document();
        if self.seek()? { Err(PayloadError::Several) } else { document }
    }
}

impl<'a> Iterator for Texts<'a> {
    /// A document and its text.
    type Item = Result<(Tree, &'a [u8]), PayloadError>;

    fn next(&mut self) -> Option<Self::Item> {
        match self.seek() {
            Ok(true) => Some(self.document()),
            Ok(false) => None,
            Err(error) => Some(Err(error)),
        }
    }
}
