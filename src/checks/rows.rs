//! The rows of the code sets: what each says, and what may not go together.

use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

use super::cells::{check_pair, check_word, yes};
use super::messages::bare_id;
use super::model::{Base, Entry, Key, Meaning, Set};
use super::own::CUSTOM;
use super::sets::key;
use super::shopper;
use super::table::{Mistake, Row, Table};
use crate::advice;
use crate::limit::Limit;

/// The longest summary, in characters.
const SUMMARY_MAX: usize = 90;

/// What the blank cells of a row stand for: the flags and the source of its set, and what it answers.
#[derive(Clone, Copy, Default)]
pub struct Given<'a> {
    pub flags: &'a str,
    pub source: &'a str,
    /// A payment, where it is blank, too.
    pub operation: &'a str,
}

/// The rows of a file, each with what it is found by, in order and each once.
pub fn keyed<'t>(table: &'t Table, set: &Set, found: &mut Vec<Mistake>) -> Vec<(&'t Row, Key)> {
    let mut rows: Vec<(&Row, Key)> = Vec::new();
    for row in &table.rows {
        let code = row.get("code");
        let Some(key) = key(set.syntax, false, code) else {
            found.push(table.mistake(
                row.line,
                format!("`{code}` is not {}, such as {}", set.syntax.expected(false), set.example),
            ));
            continue;
        };
        if let Some((before, last)) = rows.last() {
            check_pair(table, before, row, last.cmp(&key), "code", found);
        }
        rows.push((row, key));
    }
    rows
}

/// What a row says of its code.
pub fn entry(
    table: &Table,
    row: &Row,
    key: Key,
    given: Given<'_>,
    base: &Base,
    found: &mut Vec<Mistake>,
) -> Entry {
    let meaning = meaning(table, row, given, base, found);
    check_summary(table, row.line, row.get("summary"), found);
    let is_certain = yes(table, row, "certain", found);
    let advice_decides = match row.optional("advice") {
        "" => false,
        "decides" => true,
        other => {
            let text = format!("advice is `{other}`; expected `decides` or a blank cell");
            found.push(table.mistake(row.line, text));
            false
        }
    };
    Entry { code: row.get("code").into(), key, meaning, is_certain, advice_decides, line: row.line }
}

pub fn check_summary(table: &Table, line: usize, summary: &str, found: &mut Vec<Mistake>) {
    if summary.is_empty() {
        found.push(table.mistake(line, "the summary is blank; say in plain English what the code means"));
    } else if summary.chars().count() > SUMMARY_MAX {
        found.push(
            table.mistake(line, format!("the summary is longer than {SUMMARY_MAX} characters; shorten it")),
        );
    } else if summary.ends_with('.') {
        found.push(table.mistake(line, "the summary ends with a full stop; leave it out"));
    }
}

/// What the cells of a row say. A blank actor follows from outcome and retry word; blank flags and a blank
/// source are those of the set.
pub fn meaning(table: &Table, row: &Row, given: Given<'_>, base: &Base, found: &mut Vec<Mistake>) -> Meaning {
    let cell = |column: &str| row.get(column).to_string();
    let or = |column: &str, given: &str| match row.get(column) {
        "" => given.to_string(),
        cell => cell.to_string(),
    };
    let words = &base.vocabulary;
    let [outcome, reason, retry, mut actor] = ["outcome", "reason", "retry", "actor"].map(cell);
    if actor.is_empty() {
        let follows = [words.outcome.get(&outcome), words.retry.get(&retry)];
        let mut actors = follows.into_iter().flatten().map(|word| &word.actor);
        actor = actors.find(|actor| !actor.is_empty()).cloned().unwrap_or_default();
    }
    let (wait_hours, limit, source) = (cell("wait_hours"), cell("limit"), or("source", given.source));
    let mut refuse = |text: String| found.push(table.mistake(row.line, text));
    for (words, word) in [(&words.outcome, &outcome), (&words.retry, &retry)] {
        check_word(words, word, &mut refuse);
    }
    // Without a known retry word nothing can follow.
    if !actor.is_empty() || words.retry.get(&retry).is_some() {
        check_word(&words.actor, &actor, &mut refuse);
    }
    if !reason.is_empty() {
        check_word(&words.reason, &reason, &mut refuse);
    }
    let flags: Vec<String> = or("flags", given.flags).split_whitespace().map(String::from).collect();
    for flag in &flags {
        check_word(&words.flag, flag, &mut refuse);
        if flag == CUSTOM {
            refuse(format!("the flag {CUSTOM} is that of every row that is not built in; leave it out"));
        }
    }
    let operation = [row.optional("operation"), given.operation].into_iter().find(|word| !word.is_empty());
    let operation = operation.unwrap_or("payment");
    check_word(&words.operation, operation, &mut refuse);
    for text in contradictions(&outcome, &reason, &retry, &wait_hours) {
        refuse(text);
    }
    let limit = Some(limit).filter(|limit| !limit.is_empty()).and_then(|limit| {
        let parsed = limit.parse::<Limit>();
        if parsed.is_err() {
            refuse(format!(
                "the limit `{limit}` is not a number of tries or tries in a window, such as 4, 20/30d or 10/24h"
            ));
        }
        parsed.ok()
    });
    let hours = wait_hours.parse::<u16>().ok().filter(|hours| *hours > 0);
    if !wait_hours.is_empty() && hours.is_none() {
        refuse(format!("wait_hours is `{wait_hours}`; expected a whole number of hours"));
    }
    // Those of one's own come last.
    let position = base.sources.iter().rposition(|known| known.id == source);
    if position.is_none() {
        refuse(format!("unknown source `{source}`; cite an id of data/sources.csv, or add one"));
    }
    let mut meaning = Meaning {
        outcome,
        reason,
        retry,
        actor,
        wait_hours: hours.unwrap_or(0),
        limit,
        flags,
        operation: operation.into(),
        summary: row.optional("summary").to_string(),
        source: position,
        ..Meaning::default()
    };
    shopper::choose(&mut meaning, words);
    own_message(row.optional("message"), &mut meaning, base, &mut |text| {
        found.push(table.mistake(row.line, text));
    });
    meaning
}

/// Puts the message that a row names into the place of the one that follows from its words. What a shopper must not
/// learn stays hidden, and that no money was taken is said only where the words show it.
fn own_message(id: &str, meaning: &mut Meaning, base: &Base, refuse: &mut impl FnMut(String)) {
    let is_masked = base.vocabulary.reason.get(&meaning.reason).is_some_and(|reason| reason.masked);
    let is_bare = |id: &str| !base.messages.contains_key(&bare_id(id));
    match id {
        "" => return,
        _ if !base.messages.contains_key(id) => {
            refuse(format!("there is no message `{id}`; add it to data/messages.csv"));
        }
        _ if is_masked => refuse(format!(
            "the reason {} is masked, so that its message tells no more than that of {}; leave message blank",
            meaning.reason,
            advice::MASK
        )),
        _ if !is_bare(id) && is_bare(&meaning.message) => refuse(format!(
            "message {id} says that no money was taken, which these words do not show; take one without that sentence"
        )),
        _ => {}
    }
    meaning.message = id.into();
}

/// Combinations that the vocabulary rules out.
fn contradictions(outcome: &str, reason: &str, retry: &str, wait_hours: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut must = |right: bool, text: &str| {
        if !right {
            found.push(text.to_string());
        }
    };
    match outcome {
        "approved" => must(
            reason.is_empty() && retry == "not_needed",
            "approved leaves no reason and nothing to try again; use retry not_needed and no reason",
        ),
        "declined" | "failed" => {
            must(
                !reason.is_empty(),
                "declined and failed need a reason; use unspecified where nothing is known",
            );
            must(
                !matches!(reason, "refund" | "chargeback"),
                "refund and chargeback are reasons of reversed only",
            );
        }
        "cancelled" => must(
            retry == "not_needed",
            "a cancelled payment is never tried again by itself; use retry not_needed",
        ),
        "unknown" => {
            must(retry == "check_first", "unknown needs a look at the status first; use retry check_first")
        }
        "review" => must(
            matches!(retry, "not_needed" | "check_first"),
            "review was carried out; use retry not_needed or check_first",
        ),
        "informational" => must(
            matches!(retry, "not_needed" | "check_first" | "after_credential_update" | "never"),
            "informational says nothing to try again; use retry not_needed or check_first, or for stored \
             details after_credential_update (newer ones exist) or never (revoked)",
        ),
        "reversed" => must(
            matches!(reason, "" | "refund" | "chargeback") || advice::is_cause(reason),
            "reversed has the reason refund, chargeback, a chargeback's cause (mandate_revoked, \
             stop_payment_order, duplicate_transaction) or none",
        ),
        _ => {}
    }
    must(wait_hours.is_empty() || retry == "later", "wait_hours goes with retry later only");
    found
}
