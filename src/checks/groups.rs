//! Codes that begin alike.

use alloc::collections::BTreeSet;
use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use super::messages::bare_id;
use super::model::{Base, Group, Key, Meaning, Set};
use super::rows::{Given, check_summary, meaning};
use super::table::{Mistake, Row, Table};
use crate::syntax::{self, Syntax};

/// The groups of a set, whose rows are read already.
pub fn groups(table: &Table, given: Given<'_>, set: &mut Set, base: &Base, found: &mut Vec<Mistake>) {
    let rows: Vec<_> = table.rows.iter().filter(|row| row.get("set") == set.id).collect();
    for row in &rows {
        let meaning = meaning(table, row, given, base, found);
        let group = group(table, row, set, meaning, base, found);
        set.groups.push(group);
    }
    for (row, group) in rows.iter().zip(&set.groups) {
        if is_never_reached(group, &set.groups) {
            found.push(table.mistake(
                row.line,
                format!("prefix `{}` is never reached; longer prefixes take all its codes", group.prefix),
            ));
        }
    }
}

/// What a line says of the codes of a set that begin alike.
pub fn group(
    table: &Table,
    row: &Row,
    set: &Set,
    mut meaning: Meaning,
    base: &Base,
    found: &mut Vec<Mistake>,
) -> Group {
    let prefix = row.get("prefix");
    let ranges = ranges(set, prefix);
    let mut length = 0;
    if set.syntax == Syntax::Word {
        match word_length(set, prefix) {
            Ok(known) => length = known,
            Err(text) => found.push(table.mistake(row.line, text)),
        }
    } else if ranges.is_empty() {
        found.push(table.mistake(
            row.line,
            format!(
                "no code of {} begins with `{prefix}`; expected the beginning of {}",
                set.id,
                set.syntax.expected(false)
            ),
        ));
    }
    if meaning.outcome == "approved" {
        found.push(table.mistake(
            row.line,
            "a group says approved; only a row of its own may, a group that looks successful is review",
        ));
    }
    if row.get("name").is_empty() {
        found.push(table.mistake(row.line, "the group has no name; say what its codes have in common"));
    }
    // Of codes that are only known by their beginning nobody has said that no money moved.
    if base.messages.contains_key(&bare_id(&meaning.message)) {
        meaning.message = bare_id(&meaning.message);
    }
    meaning.summary = format!("Not listed by itself; codes like it mean: {}", row.get("name"));
    check_summary(table, row.line, &meaning.summary, found);
    Group { prefix: prefix.into(), name: row.get("name").into(), ranges, length, meaning }
}

/// Whether longer prefixes take all codes of a group.
fn is_never_reached(group: &Group, groups: &[Group]) -> bool {
    let longer =
        |other: &&Group| other.prefix.len() > group.prefix.len() && other.prefix.starts_with(&group.prefix);
    // Only the shortest of the longer ones count, or they would count twice.
    let is_shortest = |other: &&Group| {
        !groups.iter().filter(longer).any(|between| {
            between.prefix.len() < other.prefix.len() && other.prefix.starts_with(&between.prefix)
        })
    };
    let covered: u64 = groups.iter().filter(longer).filter(is_shortest).map(size).sum();
    !group.ranges.is_empty() && covered >= size(group)
}

fn size(group: &Group) -> u64 {
    group.ranges.iter().map(|(first, last)| u64::from(last - first) + 1).sum()
}

/// How long the words of a group are: as long as the listed ones that begin so. Without this a prefix would speak for
/// words and numbers that have nothing to do with its codes.
fn word_length(set: &Set, prefix: &str) -> Result<usize, String> {
    let letter = prefix.bytes().next().filter(u8::is_ascii_alphabetic);
    let digits = &prefix[usize::from(letter.is_some())..];
    if digits.is_empty() || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return Err(format!(
            "`{prefix}` is not made of digits; only digits, or a letter and digits, begin a group of words"
        ));
    }
    let folded = prefix.to_ascii_lowercase();
    let mut codes = set.entries.iter().filter_map(|entry| match &entry.key {
        Key::Folded(word) if word.starts_with(folded.as_bytes()) => Some((&entry.code, word.len())),
        _ => None,
    });
    let Some((first, length)) = codes.next() else {
        return Err(format!(
            "no listed code of {} begins with `{prefix}`; the words of a group are as long as those that do",
            set.id
        ));
    };
    if let Some((other, _)) = codes.find(|(_, other)| *other != length) {
        return Err(format!(
            "`{first}` and `{other}` begin with `{prefix}` and differ in length; a group of words has one length"
        ));
    }
    if length == prefix.len() {
        return Err(format!("`{prefix}` is a whole code; a prefix is shorter than the codes of its group"));
    }
    Ok(length)
}

/// The packed codes of a set that begin with a prefix. Numbers are as long as those that the set lists and that begin so:
/// an order's number is not a code because its first digit is that of one.
pub fn ranges(set: &Set, prefix: &str) -> Vec<(u32, u32)> {
    let filled = |low: &str, high: &str, pack: fn(&[u8]) -> Option<u32>| {
        pack(low.as_bytes()).zip(pack(high.as_bytes()))
    };
    match set.syntax {
        Syntax::Triple if (1..=11).contains(&prefix.len()) && prefix.is_ascii() => {
            let low = format!("{prefix}{}", &"000.000.000"[prefix.len()..]);
            let high = format!("{prefix}{}", &"999.999.999"[prefix.len()..]);
            filled(&low, &high, syntax::triple::pack_triple).into_iter().collect()
        }
        Syntax::Number if !prefix.is_empty() => lengths(set, prefix)
            .into_iter()
            .filter_map(|length| {
                let low = format!("{prefix:0<length$}");
                let high = format!("{prefix:9<length$}");
                filled(&low, &high, syntax::pack_number)
            })
            .collect(),
        Syntax::Response if prefix.len() == 1 => {
            filled(&format!("{prefix}0"), &format!("{prefix}Z"), syntax::response::pack_response)
                .into_iter()
                .collect()
        }
        _ => Vec::new(),
    }
}

/// How many characters the codes of a group have: as many as all words of it, or as the numbers of each range.
pub fn group_lengths(
    syntax: Syntax,
    of_words: usize,
    ranges: &[(u32, u32)],
) -> impl ExactSizeIterator<Item = usize> + '_ {
    let length = move |first: u32| match syntax {
        Syntax::Triple => 11,
        // A one comes before the digits of a packed number.
        Syntax::Number => first.ilog10() as usize,
        _ => 2,
    };
    // Words have no ranges, and one length.
    let one: &[(u32, u32)] = if of_words > 0 { &[(0, 0)] } else { ranges };
    one.iter().map(move |(first, _)| if of_words > 0 { of_words } else { length(*first) })
}

/// The lengths of the listed codes that begin with a prefix and go on.
fn lengths(set: &Set, prefix: &str) -> BTreeSet<usize> {
    let longer = set.entries.iter().map(|entry| entry.code.as_str()).filter(|code| code.len() > prefix.len());
    longer.filter(|code| code.starts_with(prefix)).map(str::len).collect()
}
