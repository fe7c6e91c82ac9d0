//! What tables of one's own are checked against: the words with all that follows from them, and the ids of the messages.

use std::fmt::Write;

use super::rows::Rows;
use crate::model::{Vocabulary, Word};

/// The tables of `src/overlay/base.rs`.
pub fn tables(rows: &Rows<'_>) -> String {
    let base = &rows.model.base;
    let Vocabulary { outcome, reason, retry, actor, flag, operation, class, next_step } = &base.vocabulary;
    let mut out = String::new();
    for words in [outcome, reason, retry, actor, flag, operation, class, next_step] {
        let (name, count) = (words.kind.to_uppercase(), words.words.len());
        writeln!(out, "static {name}: [Listed; {count}] = [").unwrap();
        for Word { word, masked, message, barred, next, class, is_final, strictness, actor, .. } in
            &words.words
        {
            writeln!(
                out,
                "    Listed {{ word: {word:?}, masked: {masked}, message: {message:?}, barred: {barred:?}, next: {next:?}, class: {class:?}, is_final: {is_final}, strictness: {strictness}, actor: {actor:?} }},"
            )
            .unwrap();
        }
        writeln!(out, "];").unwrap();
    }
    let sentences = &base.sentences;
    writeln!(
        out,
        "/// That no money was taken, in each language.\nstatic SENTENCES: [&str; {}] = {sentences:?};",
        sentences.len()
    )
    .unwrap();
    let prefixes: Vec<_> = rows.groups.iter().map(|(set, group)| (*set, &group.prefix)).collect();
    writeln!(
        out,
        "/// The set of each group, and what its codes begin with.\npub static GROUPS: [(u16, &str); {}] = {prefixes:?};",
        prefixes.len()
    )
    .unwrap();
    out
}
