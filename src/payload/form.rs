//! Form-encoded documents with dotted names, as Peach sends its webhooks:
//! `result.code=000.000.000&paymentType=DB`.

use alloc::string::String;
use alloc::vec;
use alloc::vec::Vec;

use super::json::{Broken, Fault, path};
use super::keys::Kept;
use super::tree::{Fields, Node, TEXT_MAX, Twice};

/// Whether a line looks like a form: a name, and `=` behind it.
pub fn is_form(line: &[u8]) -> bool {
    let name =
        line.iter().take_while(|byte| byte.is_ascii_alphanumeric() || b"._-[]%+".contains(byte)).count();
    name > 0 && line.get(name) == Some(&b'=')
}

/// Reads one form.
pub fn parse(line: &[u8]) -> Result<Node, Broken> {
    let mut root = Fields::default();
    let mut at = 0;
    for pair in line.split(|byte| *byte == b'&') {
        let end = pair.iter().position(|byte| *byte == b'=').unwrap_or(pair.len());
        let value = pair.get(end + 1..).unwrap_or_default();
        insert(&mut root, &decoded(&pair[..end]), value)
            .map_err(|Twice| Broken { fault: Fault::Syntax("every name only once"), at })?;
        at += pair.len() + 1;
    }
    Ok(Node::Fields(root))
}

fn insert(root: &mut Fields, name: &str, value: &[u8]) -> Result<(), Twice> {
    // Of a list only that it has items is of interest: `result.parameterErrors[0].name`.
    let (name, is_list) = name.split_once('[').map_or((name, false), |(name, _)| (name, true));
    let path = path(name);
    let [path @ .., last] = path.as_slice() else {
        root.others = true;
        return Ok(());
    };
    let fields = path.iter().try_fold(root, |fields, key| fields.within(*key))?;
    if is_list {
        return if fields.get(*last).is_some() {
            Ok(())
        } else {
            fields.insert(*last, Node::List(vec![Node::Present]))
        };
    }
    let value = match last.kept() {
        Kept::Presence if value.is_empty() => Node::Null,
        Kept::Whole if value.len() <= 3 * TEXT_MAX => text(decoded(value)),
        _ => Node::Present,
    };
    fields.insert(*last, value)
}

/// A form has no null: what is absent is empty.
fn text(value: String) -> Node {
    match value.len() {
        0 => Node::Null,
        1..=TEXT_MAX => Node::Text(value.into()),
        _ => Node::Present,
    }
}

/// `+` is a space and `%41` an A; what is no escape stays as it is.
fn decoded(text: &[u8]) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text;
    while let Some((&byte, behind)) = rest.split_first() {
        let escaped = (byte == b'%').then(|| behind.get(..2).and_then(hex)).flatten();
        bytes.push(escaped.unwrap_or(if byte == b'+' { b' ' } else { byte }));
        rest = if escaped.is_some() { &behind[2..] } else { behind };
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

fn hex(digits: &[u8]) -> Option<u8> {
    digits.iter().try_fold(0, |value, digit| {
        let digit = char::from(*digit).to_digit(16)?;
        Some(value << 4 | digit as u8)
    })
}
