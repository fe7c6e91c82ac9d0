//! The messages, with and without the sentence that no money was taken.

use alloc::collections::BTreeMap;
use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

use super::table::{Mistake, Table};

/// The sentence that is said only where no money can have moved, in a row of its own.
pub const SENTENCE: &str = "no_money_taken";

pub fn messages(table: &Table, found: &mut Vec<Mistake>) -> BTreeMap<String, Vec<String>> {
    let mut messages = BTreeMap::new();
    for row in &table.rows {
        let texts = row.cells().skip(1).map(String::from).collect::<Vec<_>>();
        for (text, locale) in texts.iter().zip(&table.header[1..]) {
            if text.is_empty() {
                found.push(table.mistake(
                    row.line,
                    format!("message {} has no text in {locale}; translate it", row.get("id")),
                ));
            } else if text.chars().count() > 160 {
                found.push(table.mistake(
                    row.line,
                    format!(
                        "message {} is longer than 160 characters in {locale}; shorten it",
                        row.get("id")
                    ),
                ));
            }
        }
        if messages.insert(row.get("id").to_string(), texts).is_some() {
            found
                .push(table.mistake(row.line, format!("message {} is there twice; keep one", row.get("id"))));
        }
    }
    messages
}

/// Adds each message that says that no money was taken without that sentence: an answer to a document says
/// it only where the document shows it.
pub fn with_bare(
    table: &Table,
    messages: BTreeMap<String, Vec<String>>,
    found: &mut Vec<Mistake>,
) -> BTreeMap<String, Vec<String>> {
    let Some(sentences) = messages.get(SENTENCE).cloned() else { return messages };
    let mut all = BTreeMap::new();
    for (id, texts) in messages.into_iter().filter(|(id, _)| id != SENTENCE) {
        let holds: Vec<_> = texts.iter().zip(&sentences).map(|(text, said)| text.contains(said)).collect();
        let line = table.rows.iter().find(|row| row.get("id") == id).map_or(1, |row| row.line);
        for (locale, _) in table.header[1..].iter().zip(&holds).filter(|(_, own)| **own != holds[0]) {
            let text = format!(
                "message {id} in {locale} and in {} differ in whether they have the sentence `{SENTENCE}`; write it alike",
                table.header[1]
            );
            found.push(table.mistake(line, text));
        }
        if holds[0] {
            let bare: Vec<_> =
                texts.iter().zip(&sentences).map(|(text, said)| without_sentence(text, said)).collect();
            all.insert(bare_id(&id), bare);
        }
        all.insert(id, texts);
    }
    all
}

/// A text without the sentence that no money was taken.
pub fn without_sentence(text: &str, said: &str) -> String {
    let (before, after) = text.split_once(said).unwrap_or((text, ""));
    format!("{} {}", before.trim_end(), after.trim_start()).trim().to_string()
}

/// The id of a message without the sentence.
pub fn bare_id(id: &str) -> String {
    format!("{id}-bare")
}
