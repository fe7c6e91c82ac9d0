//! The words beside a code that say what it is, from `data/contexts.csv`, and the names of systems and sets.

use alloc::collections::BTreeMap;
use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

use super::model::{Base, SYSTEM_KINDS};
use super::own::Known;
use super::table::{Mistake, Table};
use crate::words::{self, WORDS_MAX, Word};

/// The kinds of words, as `src/read/contexts.rs` has them.
const KINDS: [&str; 14] = [
    "advice", "code", "currency", "doubt", "filler", "key", "measure", "no", "other", "payment", "refused",
    "response", "seen", "unit",
];
/// The kinds that say which set a code is of.
const OF_SETS: [&str; 3] = ["advice", "key", "response"];
/// The kinds whose words are single ones, and may be of another kind at the same time: what they say, they say
/// of the whole line, or of what comes before them.
pub const APART: [&str; 3] = ["doubt", "payment", "unit"];
/// The most words that a context has.
const LONGEST: usize = 6;
/// The longest name of a system that has to begin with a capital letter: shorter ones are words of some language.
const SHORT_NAME: usize = 4;

/// Words beside a code.
#[derive(Clone, Debug)]
pub struct Context {
    pub keys: Vec<u32>,
    pub text: String,
    pub kind: &'static str,
    /// The number of a set or of a system.
    pub value: usize,
    pub certain: bool,
    pub capital: &'static str,
}

/// The contexts of the table of the build script, and the names that come from the other tables.
pub fn check(table: &Table, base: &Base, found: &mut Vec<Mistake>) -> Vec<Context> {
    let mut contexts = rows(table, base, found);
    let of_trade: Vec<Vec<u32>> = contexts
        .iter()
        .filter(|context| context.kind == "payment")
        .map(|context| context.keys.clone())
        .collect();
    // An id such as `checkout` is a word of the trade, and names nobody by itself.
    let is_of_trade = |name: &Context| name.kind == "owner" && of_trade.contains(&name.keys);
    contexts.extend(names(base, (0, 0)).into_iter().filter(|name| !is_of_trade(name)));
    contexts
}

/// The contexts of tables of one's own, whose systems and sets come after so many others, and their names.
pub fn own(
    table: &Table,
    base: &Base,
    first: (usize, usize),
    known: &impl Known,
    found: &mut Vec<Mistake>,
) -> Vec<Context> {
    let mut contexts = rows(table, base, found);
    for (row, context) in table.rows.iter().zip(&contexts) {
        let mut refuse = |text: String| found.push(table.mistake(row.line, text));
        if !OF_SETS.contains(&context.kind) {
            refuse(format!(
                "`{}` is about the codes of everybody; tables of one's own have {}",
                context.kind,
                OF_SETS.join(", ")
            ));
        }
        if known.has_context(&context.keys, context.capital == "All") {
            refuse(format!("`{}` is built in; take other words", context.text));
        }
    }
    let names = names(base, first).into_iter();
    contexts.extend(names.filter(|name| !known.has_context(&name.keys, false)));
    contexts
}

/// Reads the lines, and says every mistake found. What cannot be read is left out.
fn rows(table: &Table, base: &Base, found: &mut Vec<Mistake>) -> Vec<Context> {
    let mut contexts = Vec::new();
    let mut lines: BTreeMap<(&str, bool, Vec<u32>), usize> = BTreeMap::new();
    let mut last = ("", "");
    for row in &table.rows {
        let mut refuse = |text: String| found.push(table.mistake(row.line, text));
        let [kind, text, set, certain] = ["kind", "words", "set", "certain"].map(|column| row.get(column));
        let Some(kind) = KINDS.into_iter().find(|known| *known == kind) else {
            refuse(format!("unknown kind `{kind}`; expected one of {}", KINDS.join(", ")));
            continue;
        };
        if (kind, text) <= last {
            refuse(format!("`{kind},{text}` is not in order; it belongs before `{},{}`", last.0, last.1));
        }
        last = (kind, text);
        let keys = keys(text);
        if !(1..=LONGEST).contains(&keys.len()) {
            refuse(format!("`{text}` has {} words; expected one to {LONGEST}", keys.len()));
            continue;
        }
        let apart = APART.into_iter().find(|apart| *apart == kind).unwrap_or("");
        if !apart.is_empty() && keys.len() > 1 {
            refuse(format!("`{text}` has {} words; `{kind}` takes one", keys.len()));
            continue;
        }
        // `RC` is more than `rc`.
        let is_capital = apart.is_empty() && capital(text) == "All";
        if let Some(line) = lines.insert((apart, is_capital, keys.clone()), row.line) {
            refuse(format!("`{text}` reads as the words on line {line}; keep one"));
        }
        let has_set = OF_SETS.contains(&kind);
        let number = base.sets.iter().find(|known| known.id == set).map(|set| set.number);
        match (has_set, number) {
            (true, None) => refuse(format!("`{set}` is not a set; `{kind}` says which one the code is of")),
            (false, _) if !set.is_empty() => refuse(format!("`{kind}` has no set; leave the cell blank")),
            _ => {}
        }
        if !(certain == "yes" && kind == "key" || certain.is_empty()) {
            refuse(format!(
                "certain is `{certain}`; expected `yes`, for a key that one system alone has, or a blank cell"
            ));
        }
        if certain == "yes" && row.get("why").is_empty() {
            refuse("why is blank; say who has the key, and that nobody else does".into());
        }
        contexts.push(Context {
            keys,
            text: text.into(),
            kind,
            value: number.unwrap_or(0),
            certain: certain == "yes",
            capital: capital(text),
        });
    }
    contexts
}

/// The names that come from the other tables: of sets, and of the systems that send codes, from these places on.
fn names(base: &Base, (first_system, first_set): (usize, usize)) -> Vec<Context> {
    let sets = base.sets.iter().skip(first_set).map(|set| Context {
        keys: keys(&set.id),
        text: set.id.clone(),
        kind: "key",
        value: set.number,
        certain: true,
        capital: "Any",
    });
    let mut names = BTreeMap::new();
    for (number, system) in base.systems.iter().enumerate().skip(first_system) {
        let kind = match SYSTEM_KINDS[system.kind] {
            "network" => "network",
            "provider" => "owner",
            // Nobody sends the codes of a standard.
            _ => continue,
        };
        let own = system.name.split('/').map(str::trim).chain([system.id.as_str()]);
        for name in own.chain(system.aliases.iter().map(String::as_str)) {
            let capital = if name.len() <= SHORT_NAME { "First" } else { "Any" };
            names.entry(keys(name)).or_insert((number, kind, capital, name.to_string()));
        }
    }
    let systems = names.into_iter().map(|(keys, (value, kind, capital, text))| Context {
        keys,
        text,
        kind,
        value,
        certain: false,
        capital,
    });
    sets.chain(systems).collect()
}

/// What the words are found by.
pub fn keys(text: &str) -> Vec<u32> {
    let mut words = [Word::default(); WORDS_MAX];
    let split = words::split(text.as_bytes(), 0, &mut words, 0);
    words[..split.count].iter().map(|word| word.key).collect()
}

/// How a text has to be written: `RC` only so, `Visa` with its capital, anything else as it likes.
fn capital(text: &str) -> &'static str {
    if !text.starts_with(char::is_uppercase) {
        "Any"
    } else if text.contains(char::is_lowercase) {
        "First"
    } else {
        "All"
    }
}
