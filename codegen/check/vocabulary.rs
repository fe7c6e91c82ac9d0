//! The words of the verdicts.

use std::collections::{BTreeMap, BTreeSet};

use crate::checks::cells::yes;
use crate::checks::table::{Mistake, Table};
use crate::model::{Vocabulary, Word, Words};

pub fn vocabulary(
    table: &Table,
    messages: &BTreeMap<String, Vec<String>>,
    found: &mut Vec<Mistake>,
) -> Vocabulary {
    let kinds = ["outcome", "reason", "retry", "actor", "flag", "operation", "class", "next_step"];
    let of = |kind: &str| -> Vec<&str> {
        table.rows.iter().filter(|row| row.get("kind") == kind).map(|row| row.get("word")).collect()
    };
    let (steps, classes, actors) = (of("next_step"), of("class"), of("actor"));
    let mut seen = BTreeSet::new();
    for row in &table.rows {
        let (kind, word) = (row.get("kind"), row.get("word"));
        if !kinds.contains(&kind) {
            found.push(
                table.mistake(
                    row.line,
                    format!("unknown kind `{kind}`; expected one of {}", kinds.join(", ")),
                ),
            );
        }
        if !seen.insert((kind, word)) {
            found.push(table.mistake(row.line, format!("{kind} {word} is there twice; keep one")));
        }
        for message in [row.get("message"), row.optional("barred")] {
            if !message.is_empty() && !messages.contains_key(message) {
                let text = format!("there is no message `{message}`; add it to data/messages.csv");
                found.push(table.mistake(row.line, text));
            }
        }
        yes(table, row, "masked", found);
        let next = row.get("next");
        for (column, word, known) in [
            ("next step", next, &steps),
            ("class", row.optional("class"), &classes),
            ("actor", row.optional("actor"), &actors),
        ] {
            if !word.is_empty() && !known.contains(&word) {
                let text = format!("unknown {column} `{word}`; expected one of {}", known.join(", "));
                found.push(table.mistake(row.line, text));
            }
        }
        if kind == "retry" && row.optional("strictness").parse::<u8>().is_err() {
            let text = format!("retry {word} has no strictness; give a number, the higher of two wins");
            found.push(table.mistake(row.line, text));
        }
        yes(table, row, "final", found);
        if kind == "retry" && (row.get("message").is_empty() || next.is_empty()) {
            found.push(table.mistake(
                row.line,
                format!("retry {word} has no message or next step; every retry word needs both"),
            ));
        }
    }
    let words = |kind: &'static str| Words {
        kind,
        words: table
            .rows
            .iter()
            .filter(|row| row.get("kind") == kind)
            .map(|row| Word {
                word: row.get("word").into(),
                meaning: row.get("meaning").into(),
                masked: row.get("masked") == "yes",
                message: row.get("message").into(),
                barred: row.optional("barred").into(),
                next: row.get("next").into(),
                class: row.optional("class").into(),
                is_final: row.optional("final") == "yes",
                actor: row.optional("actor").into(),
                strictness: row.optional("strictness").parse().unwrap_or(0),
                line: row.line,
            })
            .collect(),
    };
    Vocabulary {
        outcome: words("outcome"),
        reason: words("reason"),
        retry: words("retry"),
        actor: words("actor"),
        flag: words("flag"),
        operation: words("operation"),
        class: words("class"),
        next_step: words("next_step"),
    }
}
