//! The rules about further tries, `data/rules.csv`.

use super::{network, text};
use crate::checks::cells::{check_order, check_word, source};
use crate::checks::sets::key;
use crate::checks::table::{Mistake, Row, Table};
use crate::civil;
use crate::model::{Model, RULE_KINDS, Rule, Term};
use crate::span::Span;

pub fn rules(table: &Table, model: &Model, found: &mut Vec<Mistake>) -> Vec<Rule> {
    check_order(table, "id", found);
    let rules: Vec<Rule> = table.rows.iter().filter_map(|row| rule(table, row, model, found)).collect();
    overlaps(table, found);
    rules
}

fn rule(table: &Table, row: &Row, model: &Model, found: &mut Vec<Mistake>) -> Option<Rule> {
    let network = network(table, row, found);
    let text = text(table, row, found);
    let source = source(table, row, &model.base, found);
    let mut refuse = |text: String| found.push(table.mistake(row.line, text));
    let region = row.get("region");
    let is_country = region.len() == 2 && region.bytes().all(|byte| byte.is_ascii_uppercase());
    if !region.is_empty() && !is_country {
        refuse(format!("region is `{region}`; expected two capital letters such as BR, or a blank cell"));
    }
    let kind = row.get("kind");
    if !RULE_KINDS.contains(&kind) {
        refuse(format!("unknown kind `{kind}`; expected one of {}", RULE_KINDS.join(", ")));
    }
    let count = row.get("count").parse::<u16>().ok().filter(|count| *count > 0);
    match (kind, row.get("count")) {
        ("limit", cell) if count.is_none() => {
            refuse(format!("count is `{cell}`; a limit needs a number of tries"));
        }
        ("bar" | "wait" | "space", cell) if !cell.is_empty() => {
            refuse(format!("count is `{cell}`; only a limit has a number of tries"));
        }
        _ => {}
    }
    let window = window(row.get("window"), kind, &mut refuse);
    let since = date(row, "since", i64::MIN, &mut refuse);
    let until = date(row, "until", i64::MAX, &mut refuse);
    if since >= until {
        refuse(
            "the rule ends before it begins; since is the first day, until the first day without it".into(),
        );
    }
    let applies_to = terms(row.get("applies_to"), model, &mut refuse);
    if row.get("applies_to").is_empty() && matches!(kind, "bar" | "wait") {
        refuse(format!("a {kind} for every answer would leave nothing to try; say what it applies to"));
    }
    Some(Rule {
        id: row.get("id").into(),
        network,
        region: region.into(),
        applies_to,
        kind: kind.into(),
        count: count.unwrap_or(0),
        window,
        since,
        until,
        text,
        source: source?,
    })
}

/// The window in minutes; 0 where a bar or a limit holds for ever.
fn window(cell: &str, kind: &str, refuse: &mut impl FnMut(String)) -> u32 {
    match cell.parse::<Span>() {
        Ok(span) => span.minutes(),
        Err(_) if cell.is_empty() && matches!(kind, "wait" | "space") => {
            refuse(format!("the window is blank; a {kind} needs a length of time, such as 36h"));
            0
        }
        Err(_) if cell.is_empty() => 0,
        Err(error) => {
            refuse(format!("window is `{cell}`; {error}"));
            0
        }
    }
}

fn date(row: &Row, column: &str, blank: i64, refuse: &mut impl FnMut(String)) -> i64 {
    let cell = row.get(column);
    if cell.is_empty() {
        return blank;
    }
    civil::date(cell).unwrap_or_else(|| {
        refuse(format!("{column} is `{cell}`; expected a date such as 2025-05-25"));
        blank
    })
}

/// `SET`, `SET=CODE|CODE`, `retry:WORD|WORD` and `reason:WORD|WORD`, with blanks between.
fn terms(cell: &str, model: &Model, refuse: &mut impl FnMut(String)) -> Vec<Term> {
    let mut terms = Vec::new();
    for term in cell.split_whitespace() {
        let words = |of: &str| of.split('|').map(String::from).collect::<Vec<_>>();
        if let Some(of) = term.strip_prefix("retry:") {
            words(of).iter().for_each(|word| check_word(&model.base.vocabulary.retry, word, refuse));
            terms.push(Term::Retry(words(of)));
        } else if let Some(of) = term.strip_prefix("reason:") {
            words(of).iter().for_each(|word| check_word(&model.base.vocabulary.reason, word, refuse));
            terms.push(Term::Reason(words(of)));
        } else {
            terms.extend(codes(term, model, refuse));
        }
    }
    terms
}

fn codes(term: &str, model: &Model, refuse: &mut impl FnMut(String)) -> Option<Term> {
    let (id, codes) = term.split_once('=').unwrap_or((term, ""));
    let Some(set) = model.base.sets.iter().find(|set| set.id == id) else {
        refuse(format!(
            "unknown set `{id}`; take an id of data/sets.csv, or begin with `retry:` or `reason:`"
        ));
        return None;
    };
    if codes.is_empty() {
        return Some(Term::Set(id.into()));
    }
    let mut keys = Vec::new();
    for code in codes.split('|') {
        match key(set.syntax, false, code) {
            // A rule about a code that nobody lists is a slip of the pen.
            Some(key) if set.entries.iter().any(|entry| entry.key == key) => keys.push((code.into(), key)),
            _ => refuse(format!("`{code}` is not a listed code of {id}")),
        }
    }
    Some(Term::Codes(id.into(), keys))
}

/// Two statements of one source about the same thing cannot hold at the same time; those of two sources may, and then
/// the stricter one decides and both are shown.
fn overlaps(table: &Table, found: &mut Vec<Mistake>) {
    let same = ["network", "region", "applies_to", "kind", "window", "source"];
    let time = |row: &Row, column, blank| civil::date(row.get(column)).unwrap_or(blank);
    for (place, row) in table.rows.iter().enumerate() {
        let before = table.rows[..place].iter().find(|before| {
            same.iter().all(|column| before.get(column) == row.get(column))
                && time(before, "since", i64::MIN) < time(row, "until", i64::MAX)
                && time(row, "since", i64::MIN) < time(before, "until", i64::MAX)
        });
        if let Some(before) = before {
            let text = format!(
                "holds at the same time as `{}` on line {}, by the same source; let one end where the other begins",
                before.get("id"),
                before.line
            );
            found.push(table.mistake(row.line, text));
        }
    }
}
