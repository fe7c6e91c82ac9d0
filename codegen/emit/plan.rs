//! The rules and policies of further tries, as tables of the crate.

use std::fmt::Write;

use super::camel;
use super::words::word_enum;
use crate::model::{Clause, Key, Model, NETWORKS, Rule, Term, Wants};

/// The enum of card networks.
pub fn networks() -> String {
    let words: Vec<_> = NETWORKS.iter().map(|(word, meaning)| (*word, (*meaning).to_string())).collect();
    let mut out = String::new();
    let doc = "The card network that an attempt went over. It decides whose rules count.";
    word_enum(&mut out, "Network", doc, &words, ("#[non_exhaustive]\n", ", PartialOrd, Ord"), None);
    out
}

pub fn tables(model: &Model) -> String {
    let mut out = String::new();
    writeln!(out, "pub static RULES: [Rule; {}] = [", model.rules.len()).unwrap();
    for rule in &model.rules {
        let Rule { id, region, count, window, since, until, text, source, .. } = rule;
        let (kind, network) = (camel(&rule.kind), network(&rule.network));
        let terms: Vec<_> = rule.applies_to.iter().map(|term| self::term(model, term)).collect();
        let terms = terms.join(", ");
        writeln!(out, "    Rule {{ id: {id:?}, network: {network}, region: {region:?}, applies_to: &[{terms}], kind: Kind::{kind}, count: {count}, window: {window}, since: {since}, until: {until}, text: {text:?}, source: {source} }},").unwrap();
    }
    writeln!(out, "];\n\npub static POLICIES: [Policy; {}] = [", model.policies.len()).unwrap();
    for policy in &model.policies {
        let clauses: Vec<_> = policy.clauses.iter().map(clause).collect();
        let (id, clauses) = (&policy.id, clauses.join(", "));
        writeln!(out, "    Policy::built_in({id:?}, &[{clauses}]),").unwrap();
    }
    writeln!(out, "];\n\npub static REPEATS: [RepeatInfo; {}] = [", model.repeats.len()).unwrap();
    for repeat in &model.repeats {
        let (safe, text) = (camel(&repeat.safe), &repeat.text);
        let (system, source) = (repeat.system, repeat.source);
        writeln!(
            out,
            "    RepeatInfo {{ system: {system}, safe: Safe::{safe}, text: {text:?}, source: {source} }},"
        )
        .unwrap();
    }
    out + "];\n\n" + &set_networks(model)
}

fn network(word: &str) -> String {
    if word.is_empty() { "None".into() } else { format!("Some(Network::{})", camel(word)) }
}

fn term(model: &Model, term: &Term) -> String {
    let list = |kind: &str, words: &[String]| {
        words.iter().map(|word| format!("{kind}::{}", camel(word))).collect::<Vec<_>>().join(", ")
    };
    match term {
        Term::Set(id) => format!("Term::Sets(&{:?})", extending(model, id)),
        Term::Codes(id, codes) => {
            let sets = extending(model, id);
            let packed: Option<Vec<u32>> = codes
                .iter()
                .map(|(_, key)| match key {
                    Key::Packed(code) => Some(*code),
                    Key::Folded(_) => None,
                })
                .collect();
            match packed {
                Some(packed) => format!("Term::Codes {{ sets: &{sets:?}, codes: &{packed:?} }}"),
                None => format!("Term::Rows {{ sets: &{sets:?}, rows: &{:?} }}", rows(model, id, codes)),
            }
        }
        Term::Retry(words) => format!("Term::Retry(&[{}])", list("Retry", words)),
        Term::Reason(words) => format!("Term::Reason(&[{}])", list("Reason", words)),
    }
}

/// The numbers of a set and of those that extend it.
fn extending(model: &Model, id: &str) -> Vec<usize> {
    let number = model.base.sets.iter().position(|set| set.id == id).expect("the set was checked");
    (0..model.base.sets.len()).filter(|other| model.base.sets[*other].chain.contains(&number)).collect()
}

/// The numbers of the rows of words and problem types, which have no other number.
fn rows(model: &Model, id: &str, codes: &[(String, Key)]) -> Vec<usize> {
    let number = model.base.sets.iter().position(|set| set.id == id).expect("the set was checked");
    let first: usize = model.base.sets[..number].iter().map(|set| set.entries.len()).sum();
    let place = |key: &Key| {
        model.base.sets[number]
            .entries
            .iter()
            .position(|entry| entry.key == *key)
            .expect("the code was checked")
    };
    codes.iter().map(|(_, key)| first + place(key)).collect()
}

fn clause(clause: &Clause) -> String {
    let Clause { id, text, source, .. } = clause;
    let wants = match &clause.wants {
        Wants::Retry(words) => {
            let words: Vec<_> = words.iter().map(|word| format!("Retry::{}", camel(word))).collect();
            format!("Wants::Retry(Retries::of(&[{}]))", words.join(", "))
        }
        Wants::Space(minutes) => format!("Wants::Space(Span::from_minutes({minutes}))"),
        Wants::End(minutes) => format!("Wants::End(Span::from_minutes({minutes}))"),
        Wants::Limit(limit) => {
            let window = match limit.window {
                None => "None".into(),
                Some(window) => format!("Some(Window::{window:?})"),
            };
            format!("Wants::Limit(Limit {{ tries: {}, window: {window} }})", limit.tries)
        }
        Wants::Steps(spans) => format!("Wants::Steps(Spans::of_minutes(&{spans:?}))"),
        Wants::Gaps(spans) => format!("Wants::Gaps(Spans::of_minutes(&{spans:?}))"),
    };
    let network = network(&clause.network);
    format!(
        "Clause {{ id: {id:?}, network: {network}, wants: {wants}, text: {text:?}, source: Some({source}) }}"
    )
}

/// The networks whose codes a set has, one bit each.
fn set_networks(model: &Model) -> String {
    let bits = model.base.sets.iter().map(|set| {
        let system = &model.base.systems[set.system].id;
        let place = NETWORKS.iter().position(|(network, _)| network == system);
        place.map_or(0, |place| 1u8 << place)
    });
    let bits: Vec<_> = bits.collect();
    format!("pub static SET_NETWORKS: [u8; {}] = {bits:?};\n", bits.len())
}
