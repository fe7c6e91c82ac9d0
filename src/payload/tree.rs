//! What is kept of a document: the values under known names, and nothing else.

use alloc::borrow::Cow;
use alloc::boxed::Box;
use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

use super::amount::Amount;
use super::keys::Key;

/// The longest text that is kept, in bytes: no code is as long.
pub const TEXT_MAX: usize = 512;
/// The most values that are kept of one document: no payment has as many.
pub const VALUES_MAX: usize = 1 << 16;

/// A value of a document.
#[derive(Debug)]
pub enum Node {
    Null,
    Truth,
    /// A number without a fraction, as text.
    Whole(Box<str>),
    Number(f64),
    Text(Box<str>),
    List(Vec<Node>),
    Fields(Fields),
    /// A value of which only its presence matters, or a text that is too long for a code.
    Present,
}

/// The fields of an object that have known names.
#[derive(Debug, Default)]
pub struct Fields {
    seen: u128,
    fields: Vec<(Key, Node)>,
    /// Whether there were fields with other names.
    pub others: bool,
}

/// A name that stands twice in one object: it cannot be told which value holds.
pub struct Twice;

impl Fields {
    pub fn insert(&mut self, key: Key, value: Node) -> Result<(), Twice> {
        let bit = 1 << key as u32;
        if self.seen & bit != 0 {
            return Err(Twice);
        }
        self.seen |= bit;
        self.fields.push((key, value));
        Ok(())
    }

    pub fn get(&self, key: Key) -> Option<&Node> {
        self.fields.iter().find(|(known, _)| *known == key).map(|(_, value)| value)
    }

    /// The fields of an object in this one, made if there are none yet.
    pub fn within(&mut self, key: Key) -> Result<&mut Self, Twice> {
        if self.seen & 1 << key as u32 == 0 {
            self.insert(key, Node::Fields(Self::default()))?;
        }
        match self.fields.iter_mut().find(|(known, _)| *known == key) {
            Some((_, Node::Fields(fields))) => Ok(fields),
            _ => Err(Twice),
        }
    }
}

/// A value and where it stands.
#[derive(Clone, Debug)]
pub struct At<'a> {
    node: &'a Node,
    pub path: String,
}

impl<'a> At<'a> {
    pub fn root(node: &'a Node) -> Self {
        Self { node, path: String::new() }
    }

    /// The value of a field; nothing where it is absent or null.
    pub fn get(&self, key: Key) -> Option<Self> {
        let Node::Fields(fields) = self.node else { return None };
        let node = fields.get(key).filter(|node| !matches!(node, Node::Null))?;
        let path = if self.path.is_empty() {
            key.name().to_string()
        } else {
            format!("{}.{}", self.path, key.name())
        };
        Some(Self { node, path })
    }

    pub fn has(&self, key: Key) -> bool {
        self.get(key).is_some()
    }

    pub fn has_any(&self, keys: &[Key]) -> bool {
        keys.iter().any(|key| self.has(*key))
    }

    pub fn is_object(&self) -> bool {
        matches!(self.node, Node::Fields(_))
    }

    pub fn is_list(&self) -> bool {
        matches!(self.node, Node::List(_))
    }

    pub fn is_number(&self) -> bool {
        matches!(self.node, Node::Whole(_) | Node::Number(_))
    }

    /// The known names of an object and their values, but null ones.
    pub fn entries(&self) -> impl Iterator<Item = (Key, Self)> {
        let fields = if let Node::Fields(fields) = self.node { fields.fields.as_slice() } else { &[] };
        let path = self.path.clone();
        let present = fields.iter().filter(|(_, node)| !matches!(node, Node::Null));
        present.map(move |(key, node)| (*key, Self { node, path: format!("{path}.{}", key.name()) }))
    }

    /// Whether an object has fields with names that no reader knows.
    pub fn has_other_names(&self) -> bool {
        matches!(self.node, Node::Fields(fields) if fields.others)
    }

    /// The values of a list; none if it is no list.
    pub fn items(&self) -> impl Iterator<Item = Self> {
        let items = if let Node::List(items) = self.node { items.as_slice() } else { &[] };
        let path = self.path.clone();
        items.iter().enumerate().map(move |(place, node)| Self { node, path: format!("{path}[{place}]") })
    }

    pub fn text(&self) -> Option<&'a str> {
        if let Node::Text(text) = self.node { Some(text) } else { None }
    }

    /// Whether it is this text, whatever its case.
    pub fn is(&self, text: &str) -> bool {
        self.text().is_some_and(|own| own.eq_ignore_ascii_case(text))
    }

    /// A code: a text, or a whole number as its digits.
    pub fn code(&self) -> Option<Cow<'a, str>> {
        match self.node {
            Node::Text(text) | Node::Whole(text) => Some(Cow::Borrowed(text)),
            // Up to here every whole number has one double.
            Node::Number(number) if number % 1.0 == 0.0 && (0.0..1e15).contains(number) => {
                Some(Cow::Owned(format!("{number}")))
            }
            _ => None,
        }
    }

    /// An amount, written as a number or as a text.
    pub fn amount(&self) -> Option<Amount> {
        match self.node {
            Node::Text(text) | Node::Whole(text) => Amount::parse(text),
            // Written out, a double is the shortest decimal that means it: the one that was sent.
            Node::Number(number) => Amount::parse(&format!("{number}")),
            _ => None,
        }
    }
}
