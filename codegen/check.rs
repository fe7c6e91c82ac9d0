//! Turns the tables into the model, and refuses what is wrong with them.

use std::collections::{BTreeMap, BTreeSet};

use crate::advice::NAMED;
use crate::certain;
use crate::model::{
    Certain, Entry, Group, Key, Meaning, Model, NEXT_STEPS, SYSTEM_KINDS, Set, Source, System, Vocabulary,
    Word, Words,
};
use crate::read::{Data, Mistake, Row, Table};
use crate::shopper;
use crate::syntax::{self, Syntax};

/// The longest summary, in characters.
const SUMMARY_MAX: usize = 90;
/// The cell that says "nothing", where a blank one would inherit.
const NOTHING: &str = "-";
/// The sentence that stands only where no money can have moved, in a row of its own.
pub const SENTENCE: &str = "no_money_taken";

/// Builds the model, or says every mistake found.
pub fn check(data: &Data) -> Result<Model, Vec<Mistake>> {
    let mut found = Vec::new();
    for table in tables(data) {
        check_texts(table, &mut found);
    }
    let locales = data.messages.header[1..].to_vec();
    let messages = messages(&data.messages, &mut found);
    for id in NAMED.into_iter().chain([SENTENCE]).filter(|id| !messages.contains_key(*id)) {
        let text = format!("there is no message `{id}`; the build script needs it");
        found.push(data.messages.mistake(1, text));
    }
    let vocabulary = vocabulary(&data.vocabulary, &messages, &mut found);
    let messages = with_bare(&data.messages, messages, &mut found);
    let systems = systems(&data.systems, &mut found);
    let sources = sources(&data.sources, &mut found);
    let mut unlisted = Meaning {
        outcome: "unknown".into(),
        retry: "check_first".into(),
        actor: "nobody".into(),
        operation: "payment".into(),
        summary: "Not listed; ask the provider for the status before anything".into(),
        ..Meaning::default()
    };
    shopper::choose(&mut unlisted, &vocabulary);
    let mut model = Model { vocabulary, systems, sets: Vec::new(), sources, locales, messages, unlisted };
    sets(data, &mut model, &mut found);
    // What may be claimed depends on all sets, so they have to be right first.
    if found.is_empty() {
        certain::check(data, &model, &mut found);
    }
    if found.is_empty() { Ok(model) } else { Err(found) }
}

fn tables(data: &Data) -> impl Iterator<Item = &Table> {
    [&data.systems, &data.sets, &data.sources, &data.vocabulary, &data.groups, &data.messages, &data.marks]
        .into_iter()
        .chain(data.codes.values())
}

/// What holds for every cell: no spaces at its ends, no control characters, no card number.
fn check_texts(table: &Table, found: &mut Vec<Mistake>) {
    for row in &table.rows {
        for (cell, column) in row.cells().iter().zip(&table.header) {
            if cell.trim() != cell || cell.contains("  ") || cell.contains(char::is_control) {
                found.push(table.mistake(
                    row.line,
                    format!(
                        "{column} has spaces to spare or control characters; use single spaces between words"
                    ),
                ));
            }
            if has_card_number(cell) {
                found.push(table.mistake(
                    row.line,
                    format!("{column} holds what looks like a card number; leave it out"),
                ));
            }
        }
    }
}

/// Thirteen to nineteen digits, spaces and hyphens aside, with a right check digit.
fn has_card_number(text: &str) -> bool {
    let mut digits: Vec<u32> = Vec::new();
    text.chars().any(|letter| {
        match letter.to_digit(10) {
            Some(digit) => digits.push(digit),
            None if !matches!(letter, ' ' | '-') => digits.clear(),
            None => {}
        }
        (13..=19.min(digits.len())).any(|length| luhn(&digits[digits.len() - length..]))
    })
}

fn luhn(digits: &[u32]) -> bool {
    let sum: u32 = digits
        .iter()
        .rev()
        .enumerate()
        .map(|(place, &digit)| if place % 2 == 1 { digit * 2 / 10 + digit * 2 % 10 } else { digit })
        .sum();
    sum.is_multiple_of(10)
}

fn messages(table: &Table, found: &mut Vec<Mistake>) -> BTreeMap<String, Vec<String>> {
    let mut messages = BTreeMap::new();
    for row in &table.rows {
        let texts = row.cells()[1..].to_vec();
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
fn with_bare(
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
            let without = |(text, said): (&String, &String)| {
                let (before, behind) = text.split_once(said.as_str()).unwrap_or((text, ""));
                format!("{} {}", before.trim_end(), behind.trim_start()).trim().to_string()
            };
            let bare: Vec<_> = texts.iter().zip(&sentences).map(without).collect();
            all.insert(bare_id(&id), bare);
        }
        all.insert(id, texts);
    }
    all
}

/// The id of a message without the sentence.
pub fn bare_id(id: &str) -> String {
    format!("{id}-bare")
}

fn vocabulary(
    table: &Table,
    messages: &BTreeMap<String, Vec<String>>,
    found: &mut Vec<Mistake>,
) -> Vocabulary {
    let kinds = ["outcome", "reason", "retry", "actor", "flag", "operation"];
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
        if !next.is_empty() && !NEXT_STEPS.iter().any(|(step, _)| *step == next) {
            let steps: Vec<_> = NEXT_STEPS.iter().map(|(step, _)| *step).collect();
            found.push(table.mistake(
                row.line,
                format!("unknown next step `{next}`; expected one of {}", steps.join(", ")),
            ));
        }
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
    }
}

fn systems(table: &Table, found: &mut Vec<Mistake>) -> Vec<System> {
    check_order(table, "id", found);
    let cell = |row: &Row, column| row.get(column).to_string();
    table
        .rows
        .iter()
        .map(|row| System {
            id: cell(row, "id"),
            name: cell(row, "name"),
            homepage: cell(row, "homepage"),
            kind: kind_of(table, row, found),
            aliases: words_of(row.optional("aliases")),
            hosts: words_of(row.optional("hosts")),
        })
        .collect()
}

/// The place of a system's kind in `SYSTEM_KINDS`; blank is a provider.
fn kind_of(table: &Table, row: &Row, found: &mut Vec<Mistake>) -> usize {
    let kind = match row.optional("kind") {
        "" => "provider",
        kind => kind,
    };
    SYSTEM_KINDS.iter().position(|known| *known == kind).unwrap_or_else(|| {
        let text = format!("unknown kind `{kind}`; expected one of {}", SYSTEM_KINDS.join(", "));
        found.push(table.mistake(row.line, text));
        0
    })
}

fn words_of(cell: &str) -> Vec<String> {
    cell.split_whitespace().map(String::from).collect()
}

/// A cell that holds `yes` or nothing: anything else would silently count as no.
fn yes(table: &Table, row: &Row, column: &str, found: &mut Vec<Mistake>) -> bool {
    let cell = row.optional(column);
    if !matches!(cell, "" | "yes") {
        found.push(table.mistake(row.line, format!("{column} is `{cell}`; expected `yes` or a blank cell")));
    }
    cell == "yes"
}

fn sources(table: &Table, found: &mut Vec<Mistake>) -> Vec<Source> {
    check_order(table, "id", found);
    let kinds = ["primary", "secondary", "inferred"];
    for row in &table.rows {
        let (kind, retrieved) = (row.get("kind"), row.get("retrieved"));
        if !kinds.contains(&kind) {
            found.push(
                table.mistake(
                    row.line,
                    format!("unknown kind `{kind}`; expected one of {}", kinds.join(", ")),
                ),
            );
        }
        let shape: String = retrieved.chars().map(|c| if c.is_ascii_digit() { 'd' } else { c }).collect();
        if shape != "dddd-dd-dd" {
            found.push(table.mistake(
                row.line,
                format!("retrieved is `{retrieved}`; expected a date such as 2026-11-21"),
            ));
        }
    }
    let cell = |row: &Row, column| row.get(column).to_string();
    table
        .rows
        .iter()
        .map(|row| Source {
            id: cell(row, "id"),
            title: cell(row, "title"),
            publisher: cell(row, "publisher"),
            url: cell(row, "url"),
            edition: cell(row, "edition"),
            retrieved: cell(row, "retrieved"),
            kind: cell(row, "kind"),
        })
        .collect()
}

fn check_order(table: &Table, column: &str, found: &mut Vec<Mistake>) {
    for pair in table.rows.windows(2) {
        check_pair(table, &pair[0], &pair[1], pair[0].get(column).cmp(pair[1].get(column)), column, found);
    }
}

fn check_pair(
    table: &Table,
    before: &Row,
    row: &Row,
    order: std::cmp::Ordering,
    column: &str,
    found: &mut Vec<Mistake>,
) {
    let (first, second) = (before.get(column), row.get(column));
    match order {
        std::cmp::Ordering::Less => {}
        std::cmp::Ordering::Equal => found.push(table.mistake(
            row.line,
            format!("`{second}` stands for the same as `{first}` on line {}; keep one", before.line),
        )),
        std::cmp::Ordering::Greater => found.push(
            table.mistake(row.line, format!("`{second}` is not in order; it belongs before `{first}`")),
        ),
    }
}

fn sets(data: &Data, model: &mut Model, found: &mut Vec<Mistake>) {
    let table = &data.sets;
    check_order(table, "id", found);
    let ids: Vec<&str> = table.rows.iter().map(|row| row.get("id")).collect();
    for row in &data.groups.rows {
        if !ids.contains(&row.get("set")) {
            found.push(data.groups.mistake(
                row.line,
                format!("unknown set `{}`; expected one of {}", row.get("set"), ids.join(", ")),
            ));
        }
    }
    for pair in data.groups.rows.windows(2) {
        let place = |row: &Row| (row.get("set").to_string(), row.get("prefix").to_string());
        check_pair(&data.groups, &pair[0], &pair[1], place(&pair[0]).cmp(&place(&pair[1])), "prefix", found);
    }
    for (position, row) in table.rows.iter().enumerate() {
        let Some(syntax) = Syntax::ALL.into_iter().find(|syntax| syntax.as_str() == row.get("syntax")) else {
            let names: Vec<_> = Syntax::ALL.iter().map(|syntax| syntax.as_str()).collect();
            found.push(table.mistake(
                row.line,
                format!("unknown syntax `{}`; expected one of {}", row.get("syntax"), names.join(", ")),
            ));
            continue;
        };
        let system = model.systems.iter().position(|system| system.id == row.get("system"));
        if system.is_none() {
            found.push(table.mistake(
                row.line,
                format!("unknown system `{}`; add it to data/systems.csv", row.get("system")),
            ));
        }
        let suffix = yes(table, row, "suffix", found);
        let certain = match row.optional("certain") {
            "" => Certain::Rows,
            "form" => Certain::Form,
            "suffix" if suffix => Certain::Suffix,
            other => {
                let text = format!(
                    "certain is `{other}`; expected `form`, `suffix` (where codes may have one) or a blank cell"
                );
                found.push(table.mistake(row.line, text));
                Certain::Rows
            }
        };
        if key(syntax, suffix, row.get("example")).is_none() {
            found.push(table.mistake(
                row.line,
                format!("the example `{}` is not {}", row.get("example"), syntax.expected(suffix)),
            ));
        }
        let mut set = Set {
            id: row.get("id").into(),
            certain,
            system: system.unwrap_or(0),
            title: row.get("title").into(),
            syntax,
            suffix,
            example: row.get("example").into(),
            chain: chain(table, &ids, position, found),
            entries: Vec::new(),
            groups: Vec::new(),
        };
        groups(data, row, &mut set, model, found);
        entries(&data.codes[row.get("id")], row, &mut set, model, found);
        model.sets.push(set);
    }
}

/// The set and all it extends, nearest first; a set that extends itself in the end is refused.
fn chain(table: &Table, ids: &[&str], position: usize, found: &mut Vec<Mistake>) -> Vec<usize> {
    let mut chain = vec![position];
    let mut next = 0;
    while next < chain.len() {
        let row = &table.rows[chain[next]];
        for id in row.get("extends").split_whitespace() {
            let Some(extended) = ids.iter().position(|known| *known == id) else {
                found.push(table.mistake(
                    row.line,
                    format!("extends the unknown set `{id}`; expected one of {}", ids.join(", ")),
                ));
                continue;
            };
            if extended == position {
                found.push(table.mistake(
                    row.line,
                    format!("`{id}` extends itself by way of `{}`; take one of them out", row.get("id")),
                ));
            } else if table.rows[extended].get("syntax") != table.rows[position].get("syntax") {
                found.push(table.mistake(
                    row.line,
                    format!("extends `{id}`, whose codes have another syntax; extend a set of the same one"),
                ));
            }
            if !chain.contains(&extended) {
                chain.push(extended);
            }
        }
        next += 1;
    }
    chain
}

/// The key of a code, or `None` where it is not of the set's form.
fn key(syntax: Syntax, suffix: bool, code: &str) -> Option<Key> {
    let text = code.as_bytes();
    match syntax {
        Syntax::Triple => syntax::pack_triple(text).map(Key::Packed),
        Syntax::Number => syntax::pack_number(text).map(Key::Packed),
        Syntax::Response if suffix => syntax::pack_suffixed(text).map(|(code, _)| Key::Packed(code)),
        Syntax::Response => syntax::pack_response(text).map(Key::Packed),
        Syntax::Word => syntax::fold_word(text).map(|folded| Key::Folded(folded.whole().to_vec())),
        Syntax::Problem => syntax::fold_problem(text).map(|folded| Key::Folded(folded.whole().to_vec())),
    }
}

fn groups(data: &Data, set_row: &Row, set: &mut Set, model: &Model, found: &mut Vec<Mistake>) {
    let table = &data.groups;
    let rows: Vec<_> = table.rows.iter().filter(|row| row.get("set") == set.id).collect();
    for row in &rows {
        let prefix = row.get("prefix");
        let ranges = ranges(set.syntax, prefix);
        if ranges.is_empty() {
            found.push(table.mistake(
                row.line,
                format!(
                    "no code of {} begins with `{prefix}`; expected the beginning of {}",
                    set.id,
                    set.syntax.expected(false)
                ),
            ));
        }
        let mut meaning = meaning(table, row, None, set_row, model, found);
        if meaning.outcome == "approved" {
            found.push(table.mistake(
                row.line,
                "a group says approved; only a row of its own may, a group that looks successful is review",
            ));
        }
        if row.get("name").is_empty() {
            found.push(table.mistake(row.line, "the group has no name; say what its codes have in common"));
        }
        // Of codes that are only known by their beginning nobody has said that no money moved.
        if model.messages.contains_key(&bare_id(&meaning.message)) {
            meaning.message = bare_id(&meaning.message);
        }
        meaning.summary = format!("Not listed by itself; codes like it mean: {}", row.get("name"));
        check_summary(table, row.line, &meaning.summary, found);
        set.groups.push(Group { prefix: prefix.into(), name: row.get("name").into(), ranges, meaning });
    }
    for (row, group) in rows.iter().zip(&set.groups) {
        let longer = |other: &&Group| {
            other.prefix.len() > group.prefix.len() && other.prefix.starts_with(&group.prefix)
        };
        let covered: u64 = set
            .groups
            .iter()
            .filter(longer)
            .filter(|other| {
                // Only the shortest of the longer ones count, or they would count twice.
                !set.groups.iter().filter(longer).any(|between| {
                    between.prefix.len() < other.prefix.len() && other.prefix.starts_with(&between.prefix)
                })
            })
            .map(size)
            .sum();
        if !group.ranges.is_empty() && covered >= size(group) {
            found.push(table.mistake(
                row.line,
                format!("prefix `{}` is never reached; longer prefixes take all its codes", group.prefix),
            ));
        }
    }
}

fn size(group: &Group) -> u64 {
    group.ranges.iter().map(|(first, last)| u64::from(last - first) + 1).sum()
}

/// The packed codes of a syntax that begin with a prefix.
fn ranges(syntax: Syntax, prefix: &str) -> Vec<(u32, u32)> {
    let filled = |low: &str, high: &str, pack: fn(&[u8]) -> Option<u32>| {
        pack(low.as_bytes()).zip(pack(high.as_bytes()))
    };
    match syntax {
        Syntax::Triple if (1..=11).contains(&prefix.len()) && prefix.is_ascii() => {
            let low = format!("{prefix}{}", &"000.000.000"[prefix.len()..]);
            let high = format!("{prefix}{}", &"999.999.999"[prefix.len()..]);
            filled(&low, &high, syntax::pack_triple).into_iter().collect()
        }
        Syntax::Number if (1..9).contains(&prefix.len()) => (prefix.len()..=9)
            .filter_map(|length| {
                let low = format!("{prefix:0<length$}");
                let high = format!("{prefix:9<length$}");
                filled(&low, &high, syntax::pack_number)
            })
            .collect(),
        Syntax::Response if prefix.len() == 1 => {
            filled(&format!("{prefix}0"), &format!("{prefix}Z"), syntax::pack_response).into_iter().collect()
        }
        _ => Vec::new(),
    }
}

fn entries(table: &Table, set_row: &Row, set: &mut Set, model: &Model, found: &mut Vec<Mistake>) {
    let mut before: Option<(&Row, Key)> = None;
    for row in &table.rows {
        let code = row.get("code");
        let key = match key(set.syntax, false, code) {
            Some(key) => key,
            None => {
                found.push(table.mistake(
                    row.line,
                    format!("`{code}` is not {}, such as {}", set.syntax.expected(false), set.example),
                ));
                continue;
            }
        };
        if let Some((before, last)) = &before {
            check_pair(table, before, row, last.cmp(&key), "code", found);
        }
        before = Some((row, key.clone()));
        let group = set
            .groups
            .iter()
            .filter(|group| matches!(key, Key::Packed(code) if group.ranges.iter().any(|(first, last)| (first..=last).contains(&&code))))
            .max_by_key(|group| group.prefix.len());
        let meaning = meaning(table, row, group.map(|group| &group.meaning), set_row, model, found);
        check_summary(table, row.line, row.get("summary"), found);
        let is_certain = yes(table, row, "certain", found);
        let advice_decides = match row.optional("advice") {
            "" => false,
            "decides" => true,
            other => {
                let text = format!("advice is `{other}`; expected `decides` or a blank cell");
                found.push(table.mistake(row.line, text));
                false
            }
        };
        set.entries.push(Entry { code: code.into(), key, meaning, is_certain, advice_decides });
    }
}

fn check_summary(table: &Table, line: usize, summary: &str, found: &mut Vec<Mistake>) {
    if summary.is_empty() {
        found.push(table.mistake(line, "the summary is blank; say in plain English what the code means"));
    } else if summary.chars().count() > SUMMARY_MAX {
        found.push(
            table.mistake(line, format!("the summary is longer than {SUMMARY_MAX} characters; shorten it")),
        );
    } else if summary.ends_with('.') {
        found.push(table.mistake(line, "the summary ends with a full stop; leave it out"));
    }
}

/// What the cells of a row say, with what a blank cell inherits from its group and its set.
fn meaning(
    table: &Table,
    row: &Row,
    group: Option<&Meaning>,
    set_row: &Row,
    model: &Model,
    found: &mut Vec<Mistake>,
) -> Meaning {
    let inherit = |column: &str, inherited: Option<String>| match row.get(column) {
        NOTHING => String::new(),
        "" => inherited.unwrap_or_default(),
        cell => cell.to_string(),
    };
    let from_set = |column: &str| Some(set_row.get(column).to_string());
    let words = &model.vocabulary;
    let outcome = inherit("outcome", group.map(|group| group.outcome.clone()));
    let reason = inherit("reason", group.map(|group| group.reason.clone()));
    let retry = inherit("retry", group.map(|group| group.retry.clone()));
    let mut actor = inherit("actor", group.map(|group| group.actor.clone()));
    if actor.is_empty() {
        actor = default_actor(&outcome, &reason, &retry).into();
    }
    let waits = |hours: u16| (hours > 0).then(|| hours.to_string());
    let wait_hours = inherit("wait_hours", group.and_then(|group| waits(group.wait_hours)));
    let limit = inherit("limit", group.map(|group| group.limit.clone()));
    let group_flags = group.map(|group| group.flags.join(" ")).filter(|flags| !flags.is_empty());
    let flags = inherit("flags", group_flags.or_else(|| from_set("flags")));
    let source_of = |group: &Meaning| group.source.map(|source| model.sources[source].id.clone());
    let source = inherit("source", group.and_then(source_of).or_else(|| from_set("source")));

    let mut refuse = |text: String| found.push(table.mistake(row.line, text));
    for (words, word) in [(&words.outcome, &outcome), (&words.retry, &retry), (&words.actor, &actor)] {
        check_word(words, word, &mut refuse);
    }
    if !reason.is_empty() {
        check_word(&words.reason, &reason, &mut refuse);
    }
    let flags: Vec<String> = flags.split_whitespace().map(String::from).collect();
    for flag in &flags {
        check_word(&words.flag, flag, &mut refuse);
    }
    let operation = match row.optional("operation") {
        "" => "payment",
        word => word,
    };
    check_word(&words.operation, operation, &mut refuse);
    for text in contradictions(&outcome, &reason, &retry, &wait_hours) {
        refuse(text);
    }
    if !limit.is_empty() && !is_limit(&limit) {
        refuse(format!(
            "the limit `{limit}` is not a number of tries or tries in a window, such as 4, 20/30d or 10/24h"
        ));
    }
    let hours = wait_hours.parse::<u16>().ok().filter(|hours| *hours > 0);
    if !wait_hours.is_empty() && hours.is_none() {
        refuse(format!("wait_hours is `{wait_hours}`; expected a whole number of hours"));
    }
    let position = model.sources.iter().position(|known| known.id == source);
    if position.is_none() {
        refuse(format!("unknown source `{source}`; cite an id of data/sources.csv, or add one"));
    }
    let summary = if table.header.iter().any(|column| column == "summary") {
        row.get("summary").to_string()
    } else {
        String::new()
    };
    let mut meaning = Meaning {
        outcome,
        reason,
        retry,
        actor,
        wait_hours: hours.unwrap_or(0),
        limit,
        flags,
        operation: operation.into(),
        summary,
        source: position,
        ..Meaning::default()
    };
    shopper::choose(&mut meaning, words);
    meaning
}

fn check_word(words: &Words, word: &str, refuse: &mut impl FnMut(String)) {
    if words.position(word).is_none() {
        let known: Vec<_> = words.words.iter().map(|word| word.word.as_str()).collect();
        refuse(format!("unknown {} `{word}`; expected one of {}", words.kind, known.join(", ")));
    }
}

/// Who moves next where a row does not say.
fn default_actor(outcome: &str, reason: &str, retry: &str) -> &'static str {
    match retry {
        _ if outcome == "review" => "merchant",
        "never" if outcome == "reversed" || matches!(reason, "mandate_revoked" | "invalid_state") => {
            "merchant"
        }
        "after_data_fix" | "after_credential_update" | "after_authentication" | "other_method" | "never" => {
            "shopper"
        }
        "after_issuer_contact" => "issuer",
        "after_merchant_fix" if reason == "merchant_configuration" => "merchant",
        "after_merchant_fix" => "developer",
        "later"
            if matches!(
                reason,
                "issuer_unavailable" | "processor_unavailable" | "timeout" | "processing_error"
            ) =>
        {
            "provider"
        }
        _ => "nobody",
    }
}

/// Combinations that the vocabulary rules out.
fn contradictions(outcome: &str, reason: &str, retry: &str, wait_hours: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut must = |right: bool, text: &str| {
        if !right {
            found.push(text.to_string());
        }
    };
    match outcome {
        "approved" => must(
            reason.is_empty() && retry == "not_needed",
            "approved leaves no reason and nothing to try again; use retry not_needed and no reason",
        ),
        "declined" | "failed" => {
            must(
                !reason.is_empty(),
                "declined and failed need a reason; use unspecified where nothing is known",
            );
            must(
                !matches!(reason, "refund" | "chargeback"),
                "refund and chargeback are reasons of reversed only",
            );
        }
        "cancelled" => must(
            retry == "not_needed",
            "a cancelled payment is never tried again by itself; use retry not_needed",
        ),
        "unknown" => {
            must(retry == "check_first", "unknown needs a look at the status first; use retry check_first")
        }
        "review" => must(
            matches!(retry, "not_needed" | "check_first"),
            "review was carried out; use retry not_needed or check_first",
        ),
        "informational" => must(
            matches!(retry, "not_needed" | "check_first" | "after_credential_update" | "never"),
            "informational says nothing to try again; use retry not_needed or check_first, or for stored \
             details after_credential_update (newer ones exist) or never (revoked)",
        ),
        "reversed" => must(
            matches!(reason, "" | "refund" | "chargeback"),
            "reversed has the reason refund, chargeback or none",
        ),
        _ => {}
    }
    must(wait_hours.is_empty() || retry == "later", "wait_hours goes with retry later only");
    found
}

fn is_limit(limit: &str) -> bool {
    let number =
        |text: &str| !text.is_empty() && text.len() <= 5 && text.bytes().all(|byte| byte.is_ascii_digit());
    match limit.split_once('/') {
        None => number(limit),
        Some((tries, window)) => number(tries) && window.strip_suffix(['h', 'd']).is_some_and(number),
    }
}
