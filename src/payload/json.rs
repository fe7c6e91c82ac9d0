//! JSON, read into what is kept of it. Values under names that nobody looks for are passed over
//! without being stored, however deep they nest.

use alloc::borrow::Cow;
use alloc::vec::Vec;

use hifijson::escape::Error as EscapeError;
use hifijson::num::LexWrite as _;
use hifijson::str::{Error as TextError, Lex as _, LexAlloc as _};
use hifijson::token::Lex as _;
use hifijson::{Read as _, SliceLexer};

use super::keys::{Kept, Path};
use super::tree::{Fields, Node, Place, Places, Refused, TEXT_MAX, Tree, Value};

/// How deep values that matter may nest.
const DEPTH_MAX: u32 = 128;

/// Why a text is not a document, and at which byte.
pub struct Broken {
    pub fault: Fault,
    pub at: usize,
}

/// What is wrong with it.
#[derive(Clone, Copy, PartialEq)]
pub enum Fault {
    /// It is no JSON; this was expected.
    Syntax(&'static str),
    TooDeep,
    TooLarge,
}

impl From<Refused> for Fault {
    fn from(refused: Refused) -> Self {
        match refused {
            Refused::Twice | Refused::NotWithin => Self::Syntax("every name only once in an object"),
            Refused::TooMany => Self::TooLarge,
        }
    }
}

const NAME: Fault = Fault::Syntax("a name in double quotes");
const NUMBER: Fault =
    Fault::Syntax("a number without leading zeros and with digits on both sides of its point");

const CONTROL: Fault = Fault::Syntax("no bare control character in a text");
const UNENDED: Fault = Fault::Syntax("`\"` before the end");

/// Reads the value at the beginning of the text; says how many bytes it took. Only an object has a tree.
pub fn parse(text: &[u8]) -> Result<(Option<Tree>, usize), Broken> {
    let mut reader = Reader { lexer: SliceLexer::new(text), places: Places::new() };
    let read = match reader.lexer.ws_peek() {
        Some(b'{') => reader.fields(Place::ROOT, 1).map(Some),
        next => reader.pass_over(next).map(|_| None),
    };
    let at = text.len() - reader.lexer.as_slice().len();
    match read {
        Ok(None) => Ok((None, at)),
        Ok(Some(value)) => {
            Ok((Some(Tree { root: Node { place: Place::ROOT, value }, places: reader.places }), at))
        }
        Err(fault) => {
            // What is missing at the end is missing after the last thing there is, and a text that ends with
            // its line there has no end.
            let end = text.trim_ascii_end().len();
            let fault = if at >= end && fault == CONTROL { UNENDED } else { fault };
            Err(Broken { fault, at: at.min(end) })
        }
    }
}

struct Reader<'a> {
    lexer: SliceLexer<'a>,
    places: Places,
}

impl<'a> Reader<'a> {
    fn fields(&mut self, holder: Place, depth: u32) -> Result<Value, Fault> {
        let mut fields = Fields::default();
        let mut next = self.open(b'}')?;
        while next != b'}' {
            self.field(next, &mut fields, holder, depth)?;
            next = self.between(b'}')?;
        }
        self.lexer.take_next();
        Ok(Value::Fields(fields))
    }

    fn field(&mut self, next: u8, fields: &mut Fields, holder: Place, depth: u32) -> Result<(), Fault> {
        if next != b'"' {
            return Err(NAME);
        }
        let before = self.lexer.as_slice();
        // `result.code` is the field `code` of the field `result`, as Peach writes it.
        let path = Path::find(&self.text()?, depth == 1);
        let Some((last, within)) = path.split() else {
            let next = self.colon()?;
            fields.others |= self.pass_over(next)?;
            return Ok(());
        };
        let (fields, place, is_instead) = match fields.make_room(&mut self.places, holder, within, last) {
            Ok(room) => room,
            Err(Refused::NotWithin) => {
                let next = self.colon()?;
                self.pass_over(next)?;
                return Ok(());
            }
            Err(refused) => {
                self.lexer = SliceLexer::new(before);
                return Err(refused.into());
            }
        };
        let next = self.colon()?;
        if is_instead && next == Some(b'{') {
            self.lexer = SliceLexer::new(before);
            return Err(Refused::Twice.into());
        }
        let value = match last.kept() {
            Kept::Whole => self.value(next, place, depth)?,
            Kept::Presence => {
                if self.pass_over(next)? {
                    Value::Present
                } else {
                    Value::Null
                }
            }
        };
        fields.push(Node { place, value });
        Ok(())
    }

    fn list(&mut self, holder: Place, depth: u32) -> Result<Value, Fault> {
        let mut items = Vec::new();
        let mut next = self.open(b']')?;
        while next != b']' {
            let place = self.places.item(holder, items.len() as u32)?;
            let value = self.value(Some(next), place, depth)?;
            items.push(Node { place, value });
            next = self.between(b']')?;
        }
        self.lexer.take_next();
        Ok(Value::List(items))
    }

    /// Reads a value whose whole content counts.
    fn value(&mut self, next: Option<u8>, place: Place, depth: u32) -> Result<Value, Fault> {
        match next {
            Some(b'{' | b'[') if depth == DEPTH_MAX => Err(Fault::TooDeep),
            Some(b'{') => self.fields(place, depth + 1),
            Some(b'[') => self.list(place, depth + 1),
            Some(b'"') => {
                let text = self.text()?;
                Ok(if text.len() > TEXT_MAX { Value::Present } else { Value::Text(text.into()) })
            }
            Some(b'-' | b'0'..=b'9') => Ok(Value::number(self.number()?)),
            _ => Ok(self.word()?.map_or(Value::Null, Value::Truth)),
        }
    }

    /// Takes the bracket that opens; gives what comes after it.
    fn open(&mut self, close: u8) -> Result<u8, Fault> {
        self.lexer.take_next();
        self.lexer.ws_peek().ok_or(Fault::Syntax(unfinished(close)))
    }

    /// What comes after the comma after a value, or the bracket that closes.
    fn between(&mut self, close: u8) -> Result<u8, Fault> {
        match self.lexer.ws_peek() {
            None => Err(Fault::Syntax(unfinished(close))),
            Some(next) if next == close => Ok(next),
            Some(b',') => {
                self.lexer.take_next();
                match self.lexer.ws_peek() {
                    None => Err(Fault::Syntax("a value before the end")),
                    Some(b'}' | b']') => Err(Fault::Syntax("no comma before `}` or `]`")),
                    Some(next) => Ok(next),
                }
            }
            Some(_) => Err(Fault::Syntax(if close == b'}' { "`,` or `}`" } else { "`,` or `]`" })),
        }
    }

    /// Takes a text.
    fn text(&mut self) -> Result<Cow<'a, str>, Fault> {
        self.lexer.take_next();
        let before = self.lexer.as_slice();
        self.lexer.str_string().map_err(|error| {
            // Passed over, it stops at the very byte.
            self.lexer = SliceLexer::new(before);
            match self.lexer.str_ignore() {
                Err(error) => text_fault(error),
                Ok(()) => {
                    self.lexer = SliceLexer::new(before);
                    text_fault(error)
                }
            }
        })
    }

    /// Takes the colon after a name; gives what comes after it.
    fn colon(&mut self) -> Result<Option<u8>, Fault> {
        if self.lexer.ws_peek() != Some(b':') {
            return Err(Fault::Syntax("`:`"));
        }
        self.lexer.take_next();
        Ok(self.lexer.ws_peek())
    }

    fn number(&mut self) -> Result<&'a str, Fault> {
        let (number, _) = self.lexer.num_string().validated().map_err(|_| NUMBER)?;
        // Digits after a zero.
        if self.lexer.peek_next().is_some_and(|next| next.is_ascii_digit()) {
            return Err(NUMBER);
        }
        Ok(number)
    }

    /// Takes `true`, `false` or `null`.
    fn word(&mut self) -> Result<Option<bool>, Fault> {
        let before = self.lexer.as_slice();
        match self.lexer.null_or_bool() {
            Some(truth) => Ok(truth),
            None => {
                self.lexer = SliceLexer::new(before);
                Err(Fault::Syntax(if before.is_empty() { "a value before the end" } else { "a value" }))
            }
        }
    }

    /// Passes over a value; says only whether it is one, and not null.
    fn pass_over(&mut self, next: Option<u8>) -> Result<bool, Fault> {
        let mut next = next;
        // What closes the brackets that are open.
        let mut open: Vec<u8> = Vec::new();
        loop {
            let mut is_there = true;
            match next {
                Some(bracket @ (b'{' | b'[')) => {
                    let close = bracket + 2;
                    let first = self.open(close)?;
                    if first != close {
                        open.push(close);
                        next = self.after_name(close, first)?;
                        continue;
                    }
                    self.lexer.take_next();
                }
                Some(b'"') => self.lexer.discarded().str_ignore().map_err(text_fault)?,
                Some(b'-' | b'0'..=b'9') => drop(self.number()?),
                _ => is_there = self.word()?.is_some(),
            }
            loop {
                let Some(&close) = open.last() else { return Ok(is_there) };
                let after = self.between(close)?;
                if after != close {
                    next = self.after_name(close, after)?;
                    break;
                }
                self.lexer.take_next();
                open.pop();
                is_there = true;
            }
        }
    }

    /// What comes after the name of a field that nobody looks for; items have none.
    fn after_name(&mut self, close: u8, next: u8) -> Result<Option<u8>, Fault> {
        match (close, next) {
            (b']', _) => Ok(Some(next)),
            (_, b'"') => {
                self.lexer.discarded().str_ignore().map_err(text_fault)?;
                self.colon()
            }
            _ => Err(NAME),
        }
    }
}

fn unfinished(close: u8) -> &'static str {
    if close == b'}' { "`,` or `}` before the end" } else { "`,` or `]` before the end" }
}

fn text_fault(error: TextError) -> Fault {
    match error {
        TextError::Control => CONTROL,
        TextError::Escape(EscapeError::Eof) | TextError::Eof => UNENDED,
        TextError::Escape(_) => Fault::Syntax("an escape that JSON has"),
        TextError::Utf8(_) => Fault::Syntax("UTF-8"),
    }
}
