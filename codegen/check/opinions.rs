//! What other open lists say of codes, `data/opinions.csv`.

use std::cmp::Ordering;
use std::collections::BTreeSet;

use crate::checks::cells::{check_pair, check_word};
use crate::checks::sets::key;
use crate::checks::table::{Mistake, Row, Table};
use crate::civil;
use crate::limit::Limit;
use crate::model::{Key, Model, Opinion, Rule, Set, Source, Term};
use crate::read::Data;

/// The longest reason why ours differs, in characters.
const WHY_MAX: usize = 90;

/// Parts the sources: those that something other than opinions may cite, and those that opinions cite. What opinions
/// alone cite is in the second alone, so that it costs nobody anything who does not ask for opinions.
pub fn apart(data: &Data, sources: Vec<Source>) -> (Vec<Source>, Vec<Source>) {
    let Data { sets, groups, rules, policies, repeats, opinions, codes, .. } = data;
    let cited = |table: &Table| -> BTreeSet<String> {
        table.rows.iter().map(|row| row.get("source").to_string()).collect()
    };
    let others: BTreeSet<String> =
        [sets, groups, rules, policies, repeats].into_iter().chain(codes.values()).flat_map(cited).collect();
    let by_opinions = cited(opinions);
    let lists = sources.iter().filter(|source| by_opinions.contains(&source.id)).cloned().collect();
    let is_left = |source: &Source| others.contains(&source.id) || !by_opinions.contains(&source.id);
    (sources.into_iter().filter(is_left).collect(), lists)
}

pub fn check(data: &Data, model: &mut Model, found: &mut Vec<Mistake>) {
    let table = &data.opinions;
    let mut opinions = Vec::new();
    let mut before: Option<(&Row, &str, Option<Key>)> = None;
    for row in &table.rows {
        let Some((set, key)) = subject(table, row, model, found) else { continue };
        if let Some((earlier, id, last)) = &before {
            check_place(table, earlier, row, id.cmp(&&*set.id).then(last.cmp(&key)), found);
        }
        before = Some((row, &set.id, key.clone()));
        opinions.extend(opinion(data, row, set, key.as_ref(), model, found));
    }
    model.opinions = opinions;
}

/// The set and the code that a line is about; no code is every code of the set.
fn subject<'a>(
    table: &Table,
    row: &Row,
    model: &'a Model,
    found: &mut Vec<Mistake>,
) -> Option<(&'a Set, Option<Key>)> {
    let (id, code) = (row.get("set"), row.get("code"));
    let Some(set) = model.base.sets.iter().find(|set| set.id == id) else {
        found.push(table.mistake(row.line, format!("unknown set `{id}`; take an id of data/sets.csv")));
        return None;
    };
    if code.is_empty() {
        return Some((set, None));
    }
    let key = key(set.syntax, false, code);
    let is_listed = |key: &Key| {
        let chain = set.chain.iter().map(|place| &model.base.sets[*place]);
        chain.flat_map(|set| &set.entries).any(|entry| entry.key == *key)
    };
    if !key.as_ref().is_some_and(is_listed) {
        let text = format!("`{code}` is not a code that {id}, or a set that it extends, lists");
        found.push(table.mistake(row.line, text));
        return None;
    }
    Some((set, key))
}

/// By set, code and list.
fn check_place(table: &Table, before: &Row, row: &Row, order: Ordering, found: &mut Vec<Mistake>) {
    match order {
        Ordering::Equal => {
            let order = before.get("list").cmp(row.get("list"));
            check_pair(table, before, row, order, "list", found);
        }
        Ordering::Less => {}
        Ordering::Greater => {
            let column = if before.get("set") == row.get("set") { "code" } else { "set" };
            check_pair(table, before, row, order, column, found);
        }
    }
}

fn opinion(
    data: &Data,
    row: &Row,
    set: &Set,
    key: Option<&Key>,
    model: &Model,
    found: &mut Vec<Mistake>,
) -> Option<Opinion> {
    let table = &data.opinions;
    let cell = |column: &str| row.get(column).to_string();
    let words = |column: &str| {
        row.get(column).split('|').filter(|word| !word.is_empty()).map(String::from).collect::<Vec<_>>()
    };
    let source = model.lists.iter().position(|known| known.id == row.get("source"));
    let mut refuse = |text: String| found.push(table.mistake(row.line, text));
    if source.is_none() {
        let id = row.get("source");
        refuse(format!("unknown source `{id}`; cite an id of data/sources.csv, or add one"));
    }
    let list = row.get("list");
    let is_plain = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-';
    if list.is_empty() || !list.bytes().all(is_plain) {
        refuse(format!("list is `{list}`; name it in small letters, digits and hyphens"));
    }
    let (outcome, reason) = (words("outcome"), words("reason"));
    outcome.iter().for_each(|word| check_word(&model.base.vocabulary.outcome, word, &mut refuse));
    reason.iter().for_each(|word| check_word(&model.base.vocabulary.reason, word, &mut refuse));
    if !matches!(row.get("retry"), "yes" | "no") {
        words("retry").iter().for_each(|word| check_word(&model.base.vocabulary.retry, word, &mut refuse));
    }
    let limit = row.get("limit").parse::<Limit>().ok();
    if limit.is_none() && !row.get("limit").is_empty() {
        let limit = row.get("limit");
        refuse(format!(
            "the limit `{limit}` is not a number of tries or tries in a window, such as 4, 20/30d or 10/24h"
        ));
    }
    let since = row.get("since");
    if !since.is_empty() && civil::date(since).is_none() {
        refuse(format!("since is `{since}`; expected a date such as 2025-05-25"));
    }
    let says = ["outcome", "reason", "retry"].iter().any(|column| !row.get(column).is_empty());
    if !says && row.get("limit").is_empty() {
        refuse("says nothing; fill in outcome, reason, retry or limit, or leave the line out".into());
    }
    if says && key.is_none() {
        refuse("says something of every code of the set; only a limit may be about all of them".into());
    }
    let why = row.get("why");
    if why.chars().count() > WHY_MAX {
        refuse(format!("why is longer than {WHY_MAX} characters; shorten it"));
    } else if why.ends_with('.') {
        refuse("why ends with a full stop; leave it out".into());
    }
    let source = source?;
    let (our_limit, our_since) = ours(data, row, limit, set, key, model, &model.lists[source]);
    Some(Opinion {
        set: set.id.clone(),
        code: cell("code"),
        list: list.into(),
        outcome,
        reason,
        retry: cell("retry"),
        limit,
        since: since.into(),
        why: why.into(),
        source,
        our_limit,
        our_since,
    })
}

/// What our rules say of the same: the limit in such a window that held when the list was read, or since when such a
/// code has been barred.
fn ours(
    data: &Data,
    row: &Row,
    limit: Option<Limit>,
    set: &Set,
    key: Option<&Key>,
    model: &Model,
    source: &Source,
) -> (Option<Limit>, String) {
    let since = |rule: &Rule| {
        let row = data.rules.rows.iter().find(|row| row.get("id") == rule.id);
        row.map_or_else(String::new, |row| row.get("since").to_string())
    };
    let network = &model.base.systems[set.system].id;
    let rules = model
        .rules
        .iter()
        .filter(|rule| rule.region.is_empty() && rule.network == *network && is_about(rule, set, key, model));
    if let Some(window) = limit.and_then(|limit| limit.window) {
        let read = civil::date(&source.retrieved).unwrap_or(i64::MAX);
        let same = rules.filter(|rule| {
            rule.kind == "limit"
                && rule.window == window.hours() * 60
                && rule.since <= read
                && read < rule.until
        });
        let strictest = same.min_by_key(|rule| (rule.count, rule.since));
        let our = strictest.map(|rule| Limit { tries: rule.count, window: Some(window) });
        return (our, strictest.map(since).unwrap_or_default());
    }
    if matches!(row.get("retry"), "never" | "no") {
        let first = rules.filter(|rule| rule.kind == "bar").min_by_key(|rule| rule.since);
        return (None, first.map(since).unwrap_or_default());
    }
    (None, String::new())
}

/// Whether a rule is about the code by its number, or, without a code, about every answer.
fn is_about(rule: &Rule, set: &Set, key: Option<&Key>, model: &Model) -> bool {
    let Some(key) = key else { return rule.applies_to.is_empty() };
    rule.applies_to.iter().any(|term| match term {
        Term::Codes(id, codes) => {
            let is_in_chain = set.chain.iter().any(|place| model.base.sets[*place].id == *id);
            is_in_chain && codes.iter().any(|(_, known)| known == key)
        }
        _ => false,
    })
}
