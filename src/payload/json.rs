//! JSON, read into what is kept of it. Values under names that nobody looks for are passed over
//! without being stored, however deep they nest.

use alloc::string::ToString;
use alloc::vec::Vec;
use core::cell::Cell;
use core::fmt;

use serde::de::{DeserializeSeed, Deserializer, Error, IgnoredAny, MapAccess, SeqAccess, Visitor};

use super::keys::{Kept, Key};
use super::tree::{Fields, Node, TEXT_MAX, Twice, VALUES_MAX};

/// Why a text is no document, and at which byte.
pub struct Broken {
    pub fault: Fault,
    pub at: usize,
}

/// What is wrong with it.
pub enum Fault {
    /// It is no JSON; this was expected.
    Syntax(&'static str),
    TooDeep,
    TooLarge,
}

/// Reads the value at the beginning of the text; says how many bytes it took.
pub fn parse(text: &[u8]) -> Result<(Node, usize), Broken> {
    let limits = Limits { left: Cell::new(VALUES_MAX), passed: Cell::new(None) };
    let mut deserializer = serde_json::Deserializer::from_slice(text);
    match (Value { limits: &limits, root: true }).deserialize(&mut deserializer) {
        Ok(node) => Ok((node, deserializer.into_iter::<IgnoredAny>().byte_offset())),
        Err(error) => {
            let fault = match limits.passed.get() {
                Some(Passed::Twice) => Fault::Syntax("every name only once in an object"),
                Some(Passed::Values) => Fault::TooLarge,
                None => fault(&error),
            };
            let at = if error.is_eof() {
                text.trim_ascii_end().len()
            } else {
                position(text, error.line(), error.column())
            };
            Err(Broken { fault, at })
        }
    }
}

/// The byte that a line and a column (both from one, in bytes) name.
fn position(text: &[u8], line: usize, column: usize) -> usize {
    let mut ends = text.iter().enumerate().filter(|(_, byte)| **byte == b'\n').map(|(at, _)| at + 1);
    let start = if line > 1 { ends.nth(line - 2).unwrap_or(text.len()) } else { 0 };
    (start + column.max(1) - 1).min(text.len())
}

/// In this project's words what serde_json's parser wanted to see: its messages hold nothing of the
/// document.
fn fault(error: &serde_json::Error) -> Fault {
    let text = error.to_string();
    let message = text.split(" at line ").next().unwrap_or_default();
    Fault::Syntax(match message {
        "recursion limit exceeded" => return Fault::TooDeep,
        "EOF while parsing a list" => "`,` or `]` before the end",
        "EOF while parsing an object" => "`,` or `}` before the end",
        "EOF while parsing a string" => "`\"` before the end",
        "EOF while parsing a value" => "a value before the end",
        "expected `:`" => "`:`",
        "expected `,` or `]`" => "`,` or `]`",
        "expected `,` or `}`" => "`,` or `}`",
        "trailing comma" => "no comma before `}` or `]`",
        "key must be a string" | "expected `\"`" => "a name in double quotes",
        "invalid number" => "a number without leading zeros and with digits on both sides of its point",
        "number out of range" => "a number that a double can hold",
        "expected value" | "expected ident" => "a value",
        "invalid escape" | "unexpected end of hex escape" | "lone leading surrogate in hex escape" => {
            "an escape that JSON has"
        }
        "invalid unicode code point" => "UTF-8",
        message if message.starts_with("control character") => "no bare control character in a text",
        _ => "JSON",
    })
}

/// A limit that a document passed.
#[derive(Clone, Copy)]
enum Passed {
    Twice,
    Values,
}

struct Limits {
    left: Cell<usize>,
    passed: Cell<Option<Passed>>,
}

impl Limits {
    fn pass<E: Error>(&self, limit: Passed) -> E {
        self.passed.set(Some(limit));
        E::custom("a limit was passed")
    }

    fn take<E: Error>(&self) -> Result<(), E> {
        let left = self.left.get().checked_sub(1).ok_or_else(|| self.pass(Passed::Values))?;
        self.left.set(left);
        Ok(())
    }
}

/// Reads a value of which everything counts.
struct Value<'a> {
    limits: &'a Limits,
    root: bool,
}

impl<'de> DeserializeSeed<'de> for Value<'_> {
    type Value = Node;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Node, D::Error> {
        self.limits.take()?;
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Value<'_> {
    type Value = Node;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a value")
    }

    fn visit_unit<E>(self) -> Result<Node, E> {
        Ok(Node::Null)
    }

    fn visit_bool<E>(self, _: bool) -> Result<Node, E> {
        Ok(Node::Truth)
    }

    fn visit_u64<E>(self, number: u64) -> Result<Node, E> {
        Ok(Node::Whole(number.to_string().into()))
    }

    fn visit_i64<E>(self, number: i64) -> Result<Node, E> {
        Ok(Node::Whole(number.to_string().into()))
    }

    fn visit_f64<E>(self, number: f64) -> Result<Node, E> {
        Ok(Node::Number(number))
    }

    fn visit_str<E>(self, text: &str) -> Result<Node, E> {
        Ok(if text.len() > TEXT_MAX { Node::Present } else { Node::Text(text.into()) })
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Node, A::Error> {
        let mut list = Vec::new();
        if self.root {
            return Presence.visit_seq(items);
        }
        while let Some(item) = items.next_element_seed(Value { limits: self.limits, root: false })? {
            list.push(item);
        }
        Ok(Node::List(list))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<Node, A::Error> {
        let twice = |Twice| self.limits.pass(Passed::Twice);
        let mut fields = Fields::default();
        while let Some(name) = entries.next_key_seed(Name { dotted: self.root })? {
            let [path @ .., last] = name.as_slice() else {
                fields.others |= entries.next_value::<Option<IgnoredAny>>()?.is_some();
                continue;
            };
            if path.is_empty() && fields.get(*last).is_some() {
                return Err(twice(Twice));
            }
            let value = match last.kept() {
                Kept::Whole => entries.next_value_seed(Value { limits: self.limits, root: false })?,
                Kept::Presence => entries.next_value_seed(Presence)?,
            };
            let target = path.iter().try_fold(&mut fields, |fields, key| fields.within(*key));
            target.and_then(|fields| fields.insert(*last, value)).map_err(twice)?;
        }
        Ok(Node::Fields(fields))
    }
}

/// Reads only whether there is a value.
struct Presence;

impl<'de> DeserializeSeed<'de> for Presence {
    type Value = Node;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Node, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Presence {
    type Value = Node;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a value")
    }

    fn visit_unit<E>(self) -> Result<Node, E> {
        Ok(Node::Null)
    }

    fn visit_bool<E>(self, _: bool) -> Result<Node, E> {
        Ok(Node::Present)
    }

    fn visit_u64<E>(self, _: u64) -> Result<Node, E> {
        Ok(Node::Present)
    }

    fn visit_i64<E>(self, _: i64) -> Result<Node, E> {
        Ok(Node::Present)
    }

    fn visit_f64<E>(self, _: f64) -> Result<Node, E> {
        Ok(Node::Present)
    }

    fn visit_str<E>(self, _: &str) -> Result<Node, E> {
        Ok(Node::Present)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Node, A::Error> {
        while items.next_element::<IgnoredAny>()?.is_some() {}
        Ok(Node::Present)
    }

    fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<Node, A::Error> {
        while entries.next_entry::<IgnoredAny, IgnoredAny>()?.is_some() {}
        Ok(Node::Present)
    }
}

/// Reads a name: the keys on its path, or none if nobody looks for it.
struct Name {
    /// Whether `result.code` is the field `code` of the field `result`, as Peach writes it.
    dotted: bool,
}

impl<'de> DeserializeSeed<'de> for Name {
    type Value = Vec<Key>;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Vec<Key>, D::Error> {
        deserializer.deserialize_str(self)
    }
}

impl Visitor<'_> for Name {
    type Value = Vec<Key>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a name")
    }

    fn visit_str<E>(self, name: &str) -> Result<Vec<Key>, E> {
        Ok(if self.dotted { path(name) } else { Key::find(name).into_iter().collect() })
    }
}

/// The keys of a dotted name, or none if any of its parts is not known.
pub fn path(name: &str) -> Vec<Key> {
    name.split('.').map(Key::find).collect::<Option<_>>().unwrap_or_default()
}
