//! Texts of one's own for the shopper: new messages, and other texts for built-in ones.

use alloc::collections::BTreeMap;
use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use super::messages::{SENTENCE, bare_id, messages, without_sentence};
use super::model::Base;
use super::table::{Mistake, Table};

/// Adds the messages of a table to those that are there; gives the ids of those that have texts of one's own. A language
/// that the table leaves out keeps the built-in text, or has that in English.
pub fn own_messages(table: &Table, base: &mut Base, found: &mut Vec<Mistake>) -> Vec<String> {
    let languages = table.header.get(1..).unwrap_or_default();
    for language in languages.iter().filter(|language| !base.locales.contains(language)) {
        let text = format!(
            "`{language}` is not a language of the messages; expected some of {}",
            base.locales.join(", ")
        );
        found.push(table.mistake(1, text));
    }
    let written: BTreeMap<String, Vec<String>> = messages(table, found);
    let mut ids = Vec::new();
    for (id, texts) in written {
        let line = table.rows.iter().find(|row| row.get("id") == id).map_or(1, |row| row.line);
        if id == SENTENCE || id.ends_with(&bare_id("")) {
            let text = format!("message {id} is a part of others; take another id");
            found.push(table.mistake(line, text));
            continue;
        }
        let known = base.messages.get(&id);
        let known_bare = base.messages.get(&bare_id(&id));
        let own = |language: &String| {
            languages.iter().position(|known| known == language).and_then(|place| texts.get(place))
        };
        let (mut all, mut bare): (Vec<String>, Vec<String>) = (Vec::new(), Vec::new());
        let mut first = None;
        for (place, language) in base.locales.iter().enumerate() {
            let said = base.sentences.get(place).map_or("", String::as_str);
            let Some(text) = own(language) else {
                // English comes first.
                let text = known.map_or_else(|| all[0].clone(), |texts| texts[place].clone());
                bare.push(known_bare.or(known).map_or_else(|| bare[0].clone(), |texts| texts[place].clone()));
                all.push(text);
                continue;
            };
            let holds = !said.is_empty() && text.contains(said);
            if *first.get_or_insert(holds) != holds {
                let text = format!(
                    "message {id} in {language} and in en differ in whether they have the sentence `{SENTENCE}`; write it alike"
                );
                found.push(table.mistake(line, text));
            }
            if holds && known.is_some() && known_bare.is_none() {
                let text = format!(
                    "message {id} says in {language} that no money was taken, which the built-in one does not; leave the sentence out"
                );
                found.push(table.mistake(line, text));
            }
            bare.push(if holds { without_sentence(text, said) } else { text.clone() });
            all.push(text.clone());
        }
        if known_bare.is_some() || (known.is_none() && first == Some(true)) {
            base.messages.insert(bare_id(&id), bare);
        }
        base.messages.insert(id.clone(), all);
        ids.push(id);
    }
    ids
}
