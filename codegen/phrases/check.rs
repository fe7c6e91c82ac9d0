//! What is refused in the phrases.

use super::pattern::{self, Pattern};
use super::{Classes, Phrases, clash};
use crate::checks::table::{Mistake, Row};
use crate::model::Vocabulary;
use crate::read::Data;

/// The most patterns that one word leads to, so that a hostile line costs little.
const LED_TO_MAX: usize = 96;

/// What a phrase never says: nobody is told "paid" for words.
const NEVER: [&str; 3] = ["approved", "review", "pending"];

/// Reads the patterns, and says every mistake found.
pub fn check(data: &Data, vocabulary: &Vocabulary, found: &mut Vec<Mistake>) -> Phrases {
    let before = found.len();
    let classes = classes(data, found);
    let of = |name: &str| -> Vec<Vec<u8>> {
        let of_languages = classes.iter().filter(|((class, _), _)| class == name);
        of_languages.flat_map(|(_, words)| words).cloned().collect()
    };
    let mut phrases = Phrases {
        patterns: Vec::new(),
        negations: of("not"),
        fillers: of("filler"),
        spelled: of("spelled"),
        elsewhere: of("else"),
        topics: of("topic"),
        denials: of("denies"),
        conditions: of("if"),
        moments: of("when"),
        chances: of("may"),
        causes: of("why"),
        common: of("common").into_iter().collect(),
    };
    let table = &data.phrases;
    for row in &table.rows {
        let mut refuse = |text: String| found.push(table.mistake(row.line, text));
        let [lang, text, outcome, reason] =
            ["lang", "pattern", "outcome", "reason"].map(|name| row.get(name));
        if !data.messages.header[1..].iter().any(|known| known == lang) {
            refuse(format!("unknown language `{lang}`; expected a column of data/messages.csv"));
        }
        if row.get("why").is_empty() {
            refuse("why is blank; say who says it, or what else it could mean".into());
        }
        let outcomes = &vocabulary.outcome;
        let place = outcomes.position(outcome).filter(|_| !NEVER.contains(&outcome));
        let known = || {
            let words = outcomes.words.iter().map(|word| word.word.as_str());
            words.filter(|word| !NEVER.contains(word)).collect::<Vec<_>>().join(", ")
        };
        if place.is_none() {
            refuse(format!("`{outcome}` is not an outcome of a phrase; expected one of {}", known()));
        }
        let cause = vocabulary.reason.position(reason).filter(|_| reason != "unspecified");
        if cause.is_none() && !reason.is_empty() {
            refuse(format!(
                "`{reason}` is not a reason; expected a word of data/vocabulary.csv, or a blank cell"
            ));
        }
        match pattern::parse(text, lang, &classes) {
            Ok((is_first, is_last, elements)) => phrases.patterns.push(Pattern {
                text: text.into(),
                line: row.line,
                is_first,
                is_last,
                elements,
                outcome: place.unwrap_or(0),
                reason: cause,
            }),
            Err(text) => refuse(format!("the pattern {text}")),
        }
    }
    for pair in table.rows.windows(2) {
        order(data, &pair[0], &pair[1], found);
    }
    if found.len() == before {
        crowded(data, &phrases, found);
        clash::check(table, &phrases, found);
    }
    phrases
}

fn classes(data: &Data, found: &mut Vec<Mistake>) -> Classes {
    let mut classes = Classes::new();
    let table = &data.phrase_words;
    let key = |row: &Row| (row.get("class").to_string(), row.get("lang").to_string());
    for row in &table.rows {
        let mut words = Vec::new();
        for word in row.get("words").split(' ') {
            match pattern::spellings(word, row.get("lang")) {
                Some(ways) => words.extend(ways),
                None => {
                    let text = format!(
                        "`{word}` is not a word; write words of letters or digits, with spaces between"
                    );
                    found.push(table.mistake(row.line, text));
                }
            }
        }
        classes.insert(key(row), words);
    }
    for pair in table.rows.windows(2).filter(|pair| key(&pair[0]) >= key(&pair[1])) {
        let (class, lang) = key(&pair[1]);
        let text = format!(
            "`{class},{lang}` is not in order, or there twice; the rows are sorted by class and language"
        );
        found.push(table.mistake(pair[1].line, text));
    }
    classes
}

fn order(data: &Data, before: &Row, row: &Row, found: &mut Vec<Mistake>) {
    let key = |row: &Row| ["lang", "outcome", "reason", "pattern"].map(|column| row.get(column).to_string());
    if key(before) >= key(row) {
        let (first, second) = (before.get("pattern"), row.get("pattern"));
        let text = format!(
            "`{second}` is not in order behind `{first}`, or there twice; the rows are sorted by lang, outcome, \
             reason and pattern"
        );
        found.push(data.phrases.mistake(row.line, text));
    }
}

/// Words that are looked for in too many patterns.
fn crowded(data: &Data, phrases: &Phrases, found: &mut Vec<Mistake>) {
    let mut led_to = std::collections::BTreeMap::<&[u8], usize>::new();
    for (pattern, anchor) in phrases.patterns.iter().zip(phrases.anchors()) {
        for word in &pattern.elements[anchor].words {
            let count = led_to.entry(word).or_default();
            *count += 1;
            if *count == LED_TO_MAX + 1 {
                let text = format!(
                    "more than {LED_TO_MAX} patterns are known by the word `{}` alone; give them a rarer one",
                    String::from_utf8_lossy(word)
                );
                found.push(data.phrases.mistake(pattern.line, text));
            }
        }
    }
}
