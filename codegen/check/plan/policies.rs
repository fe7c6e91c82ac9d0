//! The policies that come with the crate, `data/policies.csv`: the cautious default and published ladders.

use super::{network, text};
use crate::checks::cells::{check_word, source};
use crate::checks::table::{Mistake, Row, Table};
use crate::limit::Limit;
use crate::model::{CLAUSE_KINDS, Clause, Model, Policy, Wants};
use crate::span::Span;

/// The policy that holds where none is named; it comes first.
const DEFAULT: &str = "cautious";
/// The most clauses and the most steps that the crate has room for.
const CLAUSES_MAX: usize = 8;
const STEPS_MAX: usize = 12;

pub fn policies(table: &Table, model: &Model, found: &mut Vec<Mistake>) -> Vec<Policy> {
    let mut policies: Vec<Policy> = Vec::new();
    let mut last = String::new();
    for row in &table.rows {
        let (id, policy) = (row.get("id"), row.get("policy"));
        if id <= last.as_str() {
            found
                .push(table.mistake(row.line, format!("`{id}` is not in order; it belongs before `{last}`")));
        }
        last = id.into();
        if !id.strip_prefix(policy).is_some_and(|rest| rest.starts_with('.')) || policy.is_empty() {
            found
                .push(table.mistake(row.line, format!("`{id}` does not begin with its policy, `{policy}.`")));
        }
        let clause = clause(table, row, model, found);
        if policies.last().is_none_or(|last| last.id != policy) {
            policies.push(Policy { id: policy.into(), clauses: Vec::new() });
        }
        let policy = policies.last_mut().expect("one was added");
        policy.clauses.extend(clause);
        if policy.clauses.len() > CLAUSES_MAX {
            let text = format!("{CLAUSES_MAX} clauses of a policy have room; widen CLAUSES_MAX");
            found.push(table.mistake(row.line, text));
        }
    }
    if found.is_empty() {
        for policy in &policies {
            if !policy.clauses.iter().any(|clause| matches!(clause.wants, Wants::Retry(_))) {
                let text =
                    format!("the policy `{}` has no clause of kind retry; say what it tries", policy.id);
                found.push(table.mistake(1, text));
            }
        }
        if policies.first().is_none_or(|first| first.id != DEFAULT) {
            found.push(table.mistake(2, format!("the first policy is not `{DEFAULT}`, the default")));
        }
    }
    policies
}

fn clause(table: &Table, row: &Row, model: &Model, found: &mut Vec<Mistake>) -> Option<Clause> {
    let network = network(table, row, found);
    let text = text(table, row, found);
    let source = source(table, row, &model.base, found);
    let mut refuse = |text: String| found.push(table.mistake(row.line, text));
    let (kind, value) = (row.get("kind"), row.get("value"));
    if !network.is_empty() && kind != "space" {
        refuse(format!("a {kind} holds for every network; only a space has one"));
    }
    let span = |cell: &str| cell.parse::<Span>().map(Span::minutes).map_err(|error| error.to_string());
    let spans = || value.split_whitespace().map(span).collect::<Result<Vec<_>, _>>();
    let wants = match kind {
        "retry" => {
            let words: Vec<String> = value.split_whitespace().map(String::from).collect();
            words.iter().for_each(|word| check_word(&model.base.vocabulary.retry, word, &mut refuse));
            Ok(Wants::Retry(words))
        }
        "space" => span(value).map(Wants::Space),
        "end" => span(value).map(Wants::End),
        "limit" => value.parse::<Limit>().map(Wants::Limit).map_err(|error| error.to_string()),
        "steps" => spans().and_then(rising).map(Wants::Steps),
        "gaps" => spans().map(Wants::Gaps),
        _ => {
            refuse(format!("unknown kind `{kind}`; expected one of {}", CLAUSE_KINDS.join(", ")));
            return None;
        }
    };
    let wants = wants.map_err(|error| refuse(format!("value is `{value}`; {error}"))).ok()?;
    if let Wants::Steps(spans) | Wants::Gaps(spans) = &wants
        && !(1..=STEPS_MAX).contains(&spans.len())
    {
        refuse(format!("one to {STEPS_MAX} steps have room"));
    }
    Some(Clause { id: row.get("id").into(), network, wants, text, source: source? })
}

/// Steps are counted from the first try, so each comes after the one before.
fn rising(steps: Vec<u32>) -> Result<Vec<u32>, String> {
    if steps.windows(2).all(|pair| pair[0] < pair[1]) {
        Ok(steps)
    } else {
        Err("steps are counted from the first try, so each is longer than the one before".into())
    }
}
