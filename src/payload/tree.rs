//! What is kept of a document: the values under known names, and nothing else.

use alloc::boxed::Box;
use alloc::string::String;
use alloc::vec::Vec;

use super::amount::Amount;
use super::counted::step;
use super::keys::Key;
use super::number::{plain, push_number};

/// The longest text that is kept, in bytes: no code is as long.
pub const TEXT_MAX: usize = 512;
/// The most values that are kept of one document: no payment has as many.
pub const VALUES_MAX: usize = 1 << 16;
/// The digits of the longest whole number that may be a code.
const DIGITS_MAX: usize = 20;

/// A value of a document.
#[derive(Debug)]
pub enum Value {
    Null,
    Truth(bool),
    Number(Number),
    Text(Box<str>),
    List(Vec<Node>),
    Fields(Fields),
    /// Present, but its content is not kept: it does not matter, or is too long for a code.
    Present,
}

/// A number, as plain digits (`1e2` and `100.0` are `100`) and as it was written.
#[derive(Debug)]
pub struct Number {
    plain: Box<str>,
    /// Where that is plain too but not the same: `100.0`.
    written: Option<Box<str>>,
}

impl Value {
    /// A number of JSON.
    pub fn number(text: &str) -> Self {
        let Some(plain) = plain(text) else { return Self::Present };
        let is_other = *plain != *text && !text.contains(['e', 'E']);
        Self::Number(Number { plain: plain.into(), written: is_other.then(|| text.into()) })
    }
}

/// The fields of an object that have known names.
#[derive(Debug, Default)]
pub struct Fields {
    pub fields: Vec<Node>,
    /// Whether there were fields with other names.
    pub others: bool,
    /// Whether names with full stops made it, and no object stands there.
    spread: bool,
}

/// A value and where it is.
#[derive(Debug)]
pub struct Node {
    pub place: Place,
    pub value: Value,
}

/// A value in a document.
pub type At<'a> = &'a Node;

/// Where a value is: the place of what holds it, and its name there.
#[derive(Clone, Copy, Debug)]
pub struct Place {
    number: u32,
    name: Name,
}

#[derive(Clone, Copy, Debug, PartialEq)]
enum Name {
    Root,
    Key(Key),
    Item(u32),
}

/// A document.
#[derive(Debug)]
pub struct Tree {
    pub root: Node,
    pub places: Places,
}

/// The places of all values of a document, by their numbers: the holder of each, and its name.
#[derive(Clone, Debug)]
pub struct Places(Vec<(u32, Name)>);

/// Why a value could not be added.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Refused {
    /// Its name is twice in one object: it is not known which value holds.
    Twice,
    /// It would be within a value that is not an object: its name is one of its own, with a full stop in it.
    NotWithin,
    TooMany,
}

impl Places {
    pub fn new() -> Self {
        Self(Vec::new())
    }

    fn add(&mut self, holder: Place, name: Name) -> Result<Place, Refused> {
        let number = self.0.len() + 1;
        if number > VALUES_MAX {
            return Err(Refused::TooMany);
        }
        self.0.push((holder.number, name));
        Ok(Place { number: number as u32, name })
    }

    /// `payment.transactions.transactionList[0].state`.
    pub fn path(&self, at: At<'_>) -> String {
        let mut path = String::new();
        self.push_path(&mut path, at.place.number);
        path
    }

    fn push_path(&self, path: &mut String, number: u32) {
        // The document itself has no place among them.
        let Some((holder, name)) = (number as usize).checked_sub(1).and_then(|place| self.0.get(place))
        else {
            return;
        };
        step();
        self.push_path(path, *holder);
        match name {
            Name::Root => {}
            Name::Key(key) => {
                path.push_str(if path.is_empty() { "" } else { "." });
                path.push_str(key.name());
            }
            Name::Item(number) => {
                path.push('[');
                push_number(path, *number as usize);
                path.push(']');
            }
        }
    }

    /// The place of an item of a list.
    pub fn item(&mut self, list: Place, number: u32) -> Result<Place, Refused> {
        self.add(list, Name::Item(number))
    }
}

impl Place {
    /// That of the document itself.
    pub const ROOT: Self = Self { number: 0, name: Name::Root };
}

impl Fields {
    fn find(&mut self, key: Key) -> Option<&mut Node> {
        self.fields.iter_mut().find(|node| node.place.name == Name::Key(key))
    }

    /// Makes room for a field, in this object or in one within it, which is made if there is none
    /// yet: the fields that it belongs to, and its place. A value that stands where names with full stops had made an
    /// object takes its place, as it keeps it if it comes first; `true` says so.
    pub fn make_room(
        &mut self,
        places: &mut Places,
        holder: Place,
        within: &[Key],
        key: Key,
    ) -> Result<(&mut Vec<Node>, Place, bool), Refused> {
        let [first, within @ ..] = within else {
            let is_instead = match self.find(key) {
                Some(node) if node.is_spread() => true,
                Some(_) => return Err(Refused::Twice),
                None => false,
            };
            if is_instead {
                self.fields.retain(|node| node.place.name != Name::Key(key));
            }
            return Ok((&mut self.fields, places.add(holder, Name::Key(key))?, is_instead));
        };
        if self.find(*first).is_none() {
            let place = places.add(holder, Name::Key(*first))?;
            let fields = Self { spread: true, ..Self::default() };
            self.fields.push(Node { place, value: Value::Fields(fields) });
        }
        match self.find(*first) {
            Some(Node { place, value: Value::Fields(fields) }) if fields.spread => {
                fields.make_room(places, *place, within, key)
            }
            // An object has its fields in itself.
            Some(Node { value: Value::Fields(_), .. }) => Err(Refused::Twice),
            _ => Err(Refused::NotWithin),
        }
    }
}

impl Node {
    /// The value of a field; nothing where it is absent or null.
    pub fn get(&self, key: Key) -> Option<&Self> {
        self.fields().iter().find(|node| {
            step();
            node.place.name == Name::Key(key) && !node.is_null()
        })
    }

    pub fn has(&self, key: Key) -> bool {
        self.get(key).is_some()
    }

    /// Whether the name is in the object, even with nothing under it.
    pub fn names(&self, key: Key) -> bool {
        self.fields().iter().any(|node| node.place.name == Name::Key(key))
    }

    pub fn has_any(&self, keys: &[Key]) -> bool {
        keys.iter().any(|key| self.has(*key))
    }

    fn is_null(&self) -> bool {
        matches!(self.value, Value::Null)
    }

    pub fn is_root(&self) -> bool {
        self.place.number == 0
    }

    pub fn is_object(&self) -> bool {
        matches!(self.value, Value::Fields(_))
    }

    pub fn is_list(&self) -> bool {
        matches!(self.value, Value::List(_))
    }

    pub fn is_number(&self) -> bool {
        matches!(self.value, Value::Number(_))
    }

    fn is_spread(&self) -> bool {
        matches!(&self.value, Value::Fields(fields) if fields.spread)
    }

    fn fields(&self) -> &[Self] {
        if let Value::Fields(fields) = &self.value { &fields.fields } else { &[] }
    }

    /// The known names of an object and their values, but null ones.
    pub fn entries(&self) -> impl Iterator<Item = (Key, &Self)> {
        self.fields().iter().filter(|node| !node.is_null()).filter_map(|node| match node.place.name {
            Name::Key(key) => Some((key, node)),
            _ => None,
        })
    }

    /// Whether an object has more than an id or a link, which is all that a resource has that is not
    /// expanded.
    pub fn is_expanded(&self) -> bool {
        // A number that no id is says no more than it would as a text.
        let is_written = |at: &Self| matches!(at.value, Value::Text(_) | Value::Number(_));
        let is_link = |key, at: &Self| matches!(key, Key::Id | Key::Href) && is_written(at);
        self.has_other_names() || self.entries().any(|(key, at)| !is_link(key, at))
    }

    /// Whether nothing is here: null, no text, no item, no field, or only an id or a link. What
    /// cannot be read is something.
    pub fn is_nothing(&self) -> bool {
        match &self.value {
            Value::Null => true,
            Value::Text(text) => text.trim_ascii().is_empty() || is_link(text),
            Value::List(items) => items.iter().all(Self::is_null),
            Value::Fields(_) => !self.is_expanded(),
            Value::Truth(_) | Value::Number(_) | Value::Present => false,
        }
    }

    /// Whether an object has fields with names that no reader knows.
    pub fn has_other_names(&self) -> bool {
        matches!(&self.value, Value::Fields(fields) if fields.others)
    }

    /// The values of a list; none if it is not a list.
    pub fn items(&self) -> &[Self] {
        if let Value::List(items) = &self.value { items } else { &[] }
    }

    pub fn text(&self) -> Option<&str> {
        if let Value::Text(text) = &self.value { Some(text) } else { None }
    }

    /// Whether it is this text, whatever its case.
    pub fn is(&self, text: &str) -> bool {
        self.text().is_some_and(|own| own.eq_ignore_ascii_case(text))
    }

    /// A code: a text, or a whole number as its digits.
    pub fn code(&self) -> Option<&str> {
        match &self.value {
            Value::Text(text) => Some(text),
            Value::Number(Number { plain, .. }) if plain.len() <= DIGITS_MAX && !plain.contains('.') => {
                Some(plain)
            }
            _ => None,
        }
    }

    /// An amount, written as a number or as a text.
    pub fn amount(&self) -> Option<Amount> {
        match &self.value {
            Value::Text(text) | Value::Number(Number { plain: text, .. }) => Amount::parse(text),
            _ => None,
        }
    }

    /// The amount under a name.
    pub fn amount_of(&self, key: Key) -> Option<Amount> {
        self.get(key)?.amount()
    }

    /// A text, or a number as it was written; with an exponent, as its plain digits.
    pub fn written(&self) -> Option<&str> {
        match &self.value {
            Value::Text(text) => Some(text),
            Value::Number(Number { plain, written }) => Some(written.as_deref().unwrap_or(plain)),
            _ => None,
        }
    }

    /// Whether it is true or false, of a value that is either.
    pub fn truth(&self) -> Option<bool> {
        if let Value::Truth(truth) = self.value { Some(truth) } else { None }
    }

    pub fn is_true(&self) -> bool {
        matches!(self.value, Value::Truth(true))
    }

    pub fn is_false(&self) -> bool {
        matches!(self.value, Value::Truth(false))
    }
}

/// Whether a text is only the address of a resource. That of a problem's type says what went wrong.
fn is_link(text: &str) -> bool {
    text.contains("/psp/") && !text.contains("errordetail") && !text.contains(' ')
}
