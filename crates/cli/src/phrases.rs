//! What is said of a phrase that was given as a code: that it is none, and which rows mean it.

use std::io::{self, Write};

use payverdict::{CodeSet, Spoken};
use serde_json::json;

use super::lookup::Lookup;
use super::row::Row;
use super::search::write_rows as write_table;
use super::shown::shown;

/// How many rows are shown.
const ROWS: usize = 6;

/// `do_not_honor`, or the outcome where the phrase gives no reason.
fn word(spoken: Spoken) -> &'static str {
    spoken.reason.map_or(spoken.outcome.as_str(), |reason| reason.as_str())
}

/// The codes that most acquirers know come first.
fn rows<'a>(lookup: impl Lookup + 'a, set: Option<&'a str>, text: &'a str) -> impl Iterator<Item = Row> + 'a {
    let is_known = |row: &Row| row.set == CodeSet::Iso8583Response.id();
    let of_set = move |row: &Row| set.is_none_or(|set| row.set == set);
    let first = lookup.search(text).filter(is_known);
    first.chain(lookup.search(text).filter(move |row| !is_known(row))).filter(of_set).take(ROWS)
}

/// The line that says so, for people.
pub fn say(set: Option<&str>, text: &str, spoken: Spoken) -> io::Result<()> {
    let of = set.map(|set| format!(" of {set}")).unwrap_or_default();
    let text = shown(text.as_bytes());
    writeln!(
        io::stderr(),
        "payverdict: `{text}` is a phrase for {} and not a code{of}; `payverdict search` finds its codes, such as",
        word(spoken)
    )
}

/// Some rows that mean it, one a line.
pub fn write_rows(
    out: &mut impl Write,
    lookup: impl Lookup,
    set: Option<&str>,
    text: &str,
) -> io::Result<()> {
    write_table(out, &rows(lookup, set, text).collect::<Vec<_>>())
}

/// One object.
pub fn write_json(
    out: &mut impl Write,
    lookup: impl Lookup,
    set: Option<&str>,
    text: &str,
    spoken: Spoken,
    expected: &str,
) -> io::Result<()> {
    let (outcome, reason) = (json!(spoken.outcome), json!(spoken.reason));
    let (set_word, code, expected) = (json!(set), json!(shown(text.as_bytes())), json!(expected));
    write!(
        out,
        r#"{{"set":{set_word},"code":{code},"error":{{"kind":"phrase","expected":{expected},"outcome":{outcome},"reason":{reason},"found":["#
    )?;
    for (place, row) in rows(lookup, set, text).enumerate() {
        let comma = if place == 0 { "" } else { "," };
        let [set, code, outcome] = [row.set, row.code, row.outcome.as_str()].map(|word| json!(word));
        let (reason, retry, summary) = (json!(row.reason), json!(row.retry), json!(row.summary));
        write!(
            out,
            r#"{comma}{{"set":{set},"code":{code},"outcome":{outcome},"reason":{reason},"retry":{retry},"summary":{summary}}}"#
        )?;
    }
    writeln!(out, "]}}}}")
}
