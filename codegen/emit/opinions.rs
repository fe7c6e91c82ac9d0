//! What other lists say of codes, as a table of the crate: for the feature `opinions` alone.

use std::fmt::Write;

use super::camel;
use super::rows::limit_text;
use super::sets::source_info;
use crate::model::{Model, Opinion};

pub fn table(model: &Model) -> String {
    let mut out = String::new();
    writeln!(out, "static LISTS: [SourceInfo; {}] = [", model.lists.len()).unwrap();
    for source in &model.lists {
        writeln!(out, "    {},", source_info(source)).unwrap();
    }
    writeln!(out, "];\n\nstatic OPINIONS: [Row; {}] = [", model.opinions.len()).unwrap();
    for opinion in &model.opinions {
        let Opinion { code, list, retry, since, why, source, our_since, .. } = opinion;
        let set = camel(&opinion.set);
        let (outcome, reason) = (words("Outcome", &opinion.outcome), words("Reason", &opinion.reason));
        let (limit, our_limit) = (limit_text(opinion.limit), limit_text(opinion.our_limit));
        writeln!(
            out,
            "    Row {{ set: CodeSet::{set}, code: {code:?}, list: {list:?}, outcome: &[{outcome}], reason: &[{reason}], retry: {retry:?}, limit: {limit}, since: {since:?}, why: {why:?}, source: {source}, our_limit: {our_limit}, our_since: {our_since:?} }},"
        )
        .unwrap();
    }
    out + "];\n"
}

fn words(kind: &str, words: &[String]) -> String {
    words.iter().map(|word| format!("{kind}::{}", camel(word))).collect::<Vec<_>>().join(", ")
}
