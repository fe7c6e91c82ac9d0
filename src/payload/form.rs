//! Form-encoded documents with dotted names, as Peach sends its webhooks:
//! `result.code=000.000.000&paymentType=DB`.

use alloc::string::String;
use alloc::vec::Vec;

use super::json::{Broken, Fault};
use super::keys::{Kept, Path};
use super::tree::{Fields, Node, Place, Places, Refused, TEXT_MAX, Tree, Value};

/// The longest name of a field.
const NAME_MAX: usize = 64;

/// Whether a line looks like a form: a name, and `=` after it.
pub fn is_form(line: &[u8]) -> bool {
    let name =
        line.iter().take_while(|byte| byte.is_ascii_alphanumeric() || b"._-[]%+".contains(byte)).count();
    // What ends with `=` and goes on with nothing is Base64 rather than a name without a value.
    let is_padding = name >= NAME_MAX && line[name..].trim_ascii_end().iter().all(|byte| *byte == b'=');
    name > 0 && line.get(name) == Some(&b'=') && !is_padding
}

/// Reads one form.
pub fn parse(line: &[u8]) -> Result<Tree, Broken> {
    let mut root = Fields::default();
    let mut places = Places::new();
    let mut at = 0;
    for pair in line.split(|byte| *byte == b'&') {
        let end = pair.iter().position(|byte| *byte == b'=').unwrap_or(pair.len());
        let (name, value) = pair.split_at(end);
        insert(&mut root, &mut places, name, value.get(1..).unwrap_or_default()).map_err(|refused| {
            let fault = match refused {
                Refused::Twice | Refused::NotWithin => Fault::Syntax("every name only once"),
                Refused::TooMany => Fault::TooLarge,
            };
            Broken { fault, at }
        })?;
        at += pair.len() + 1;
    }
    Ok(Tree { root: Node { place: Place::ROOT, value: Value::Fields(root) }, places })
}

fn insert(root: &mut Fields, places: &mut Places, name: &[u8], value: &[u8]) -> Result<(), Refused> {
    let name = decoded(name).unwrap_or_default();
    let (name, is_list) = dotted(&name);
    let path = Path::find(&name, true);
    let Some((last, within)) = path.split() else {
        root.others = true;
        return Ok(());
    };
    let (fields, place, is_instead) = match root.make_room(places, Place::ROOT, within, last) {
        Ok(room) => room,
        // Another item of the same list.
        Err(Refused::Twice) if is_list => return Ok(()),
        Err(Refused::NotWithin) => {
            root.others = true;
            return Ok(());
        }
        Err(refused) => return Err(refused),
    };
    let value = if is_list {
        let place = places.item(place, 0)?;
        Value::List([Node { place, value: Value::Present }].into())
    } else if value.is_empty() {
        // A form has no null: what is absent is empty.
        Value::Null
    } else if last.kept() == Kept::Whole && value.len() <= 3 * TEXT_MAX {
        text(decoded(value))
    } else {
        Value::Present
    };
    fields.push(Node { place, value });
    root.others |= is_instead;
    Ok(())
}

/// A name with brackets as one with full stops: `result[code]` is `result.code`. Of a list only that it has
/// items is of interest, so the name ends there: `result.parameterErrors[0].name`.
fn dotted(name: &str) -> (String, bool) {
    let mut dotted = String::new();
    for (place, part) in name.split('[').enumerate() {
        let part = part.strip_suffix(']').unwrap_or(part);
        if place > 0 {
            if part.is_empty() || part.starts_with(|first: char| first.is_ascii_digit()) {
                return (dotted, true);
            }
            dotted.push('.');
        }
        dotted.push_str(part);
    }
    (dotted, false)
}

fn text(value: Option<String>) -> Value {
    match value {
        Some(text) if text.len() <= TEXT_MAX => Value::Text(text.into()),
        _ => Value::Present,
    }
}

/// `+` is a space and `%41` an A; what is not an escape stays as it is. `None` if the result is not UTF-8.
pub fn decoded(text: &[u8]) -> Option<String> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text;
    while let Some((&byte, after)) = rest.split_first() {
        let escaped = after.split_at_checked(2).filter(|_| byte == b'%');
        rest = after;
        match escaped.and_then(|(digits, after)| Some((hex(digits)?, after))) {
            Some((byte, after)) => {
                bytes.push(byte);
                rest = after;
            }
            None => bytes.push(if byte == b'+' { b' ' } else { byte }),
        }
    }
    String::from_utf8(bytes).ok()
}

fn hex(digits: &[u8]) -> Option<u8> {
    digits.iter().try_fold(0, |value, digit| {
        let digit = char::from(*digit).to_digit(16)?;
        Some(value * 16 + digit as u8)
    })
}
