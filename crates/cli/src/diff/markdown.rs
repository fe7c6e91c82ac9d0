//! The differences for people, as a part of a list of changes.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;

use super::changes::Change;
use super::dangers::{Danger, Kind};
use super::release::{Release, cell, text as shown};

/// So many codes of one set are named; of more only their number is said.
const NAMED: usize = 12;

pub fn text(before: &Release, after: &Release, changes: &[Change<'_>], dangers: &[Danger<'_>]) -> String {
    if changes.is_empty() {
        return String::new();
    }
    let Some(first) = &before.version else { return first_release(after) };
    let mut out = String::new();
    let last = after.version.as_deref().unwrap_or("nothing");
    writeln!(out, "Data {first} to {last}:\n").expect("memory takes it");
    for kind in Kind::ALL {
        for danger in dangers.iter().filter(|danger| danger.kind == kind) {
            let (label, was, is) = (label(danger.table, danger.key), &danger.before, &danger.after);
            let is = if is.is_empty() { "nothing".to_string() } else { format!("`{is}`") };
            line(&mut out, &format!("**{}:** {label}: `{was}` → {is}", kind.title()));
        }
    }
    lists(&mut out, changes, after);
    out
}

/// Before the first release there was nothing: all of it is new.
fn first_release(after: &Release) -> String {
    let languages: BTreeSet<_> = after.table("messages").map(|(key, _)| key[1].as_str()).collect();
    let of = |table: &str, what: &str| counted(after.table(table).count(), what);
    let counts = [
        of("systems", "system"),
        of("sets", "set"),
        of("rows", "code"),
        of("groups", "group"),
        counted(languages.len(), "language"),
        of("rules", "rule") + " about further tries",
        of("triggers", "trigger") + " of sandboxes",
        of("sources", "source"),
    ];
    let version = after.version.as_deref().unwrap_or("nothing");
    format!("- The first release of the data, {version}: {}.\n", counts.join(", "))
}

/// What was added, removed and changed, one set after another.
fn lists(out: &mut String, changes: &[Change<'_>], after: &Release) {
    let of = |table: &'static str| changes.iter().filter(move |change| change.table == table);
    let is_new = |set: &str| of("sets").any(|change| change.is_added() && change.key[0] == set);
    let is_gone = |set: &str| of("sets").any(|change| change.is_removed() && change.key[0] == set);
    for change in of("sets") {
        let set = &change.key[0];
        match (change.before, change.after) {
            (None, Some(line)) => {
                let rows: Vec<_> = after.table("rows").filter(|(key, _)| key[0] == *set).collect();
                let approved = rows.iter().filter(|(_, row)| cell(row, "outcome") == "approved").count();
                let title = cell(line, "title");
                let text = format!(
                    "Added: the set `{set}` ({title}), {}, {approved} of them approved",
                    counted(rows.len(), "code")
                );
                self::line(out, &text);
            }
            (Some(_), None) => self::line(out, &format!("Removed: the set `{set}`")),
            _ => self::line(out, &format!("Changed: the set `{set}`: {}", fields(change))),
        }
    }
    let by_set = |changes: Vec<&'_ Change<'_>>| {
        let mut sets: BTreeMap<String, Vec<String>> = BTreeMap::new();
        for change in changes {
            sets.entry(change.key[0].clone()).or_default().push(change.key[1].clone());
        }
        sets
    };
    let known = || of("rows").filter(|change| !is_new(&change.key[0]) && !is_gone(&change.key[0]));
    for (set, codes) in by_set(known().filter(|change| change.is_added()).collect()) {
        line(out, &format!("Added: `{set}` {}", named(&codes, "codes")));
    }
    for (set, codes) in by_set(known().filter(|change| change.is_removed()).collect()) {
        line(out, &format!("Removed: `{set}` {}", named(&codes, "codes")));
    }
    for change in known().filter(|change| !change.fields.is_empty()) {
        line(out, &format!("Changed: {}: {}", label(change.table, change.key), fields(change)));
    }
    for table in [
        "inherited",
        "groups",
        "problem_types",
        "extends",
        "unlisted",
        "vocabulary",
        "rules",
        "policies",
        "repeats",
    ] {
        for change in of(table).filter(|change| {
            let is_of_set = matches!(table, "inherited" | "groups" | "problem_types" | "extends");
            !is_of_set || !(is_new(&change.key[0]) || is_gone(&change.key[0]))
        }) {
            let label = label(table, change.key);
            let text = match (change.before, change.after) {
                (None, _) => format!("Added: {label}"),
                (_, None) => format!("Removed: {label}"),
                _ => format!("Changed: {label}: {}", fields(change)),
            };
            line(out, &text);
        }
    }
    messages(out, changes);
    triggers(out, changes);
    for table in ["systems", "sources"] {
        for (word, holds) in KINDS {
            let ids: Vec<_> =
                of(table).filter(|change| holds(change)).map(|change| change.key[0].clone()).collect();
            if !ids.is_empty() {
                line(out, &format!("{word}: the {table} {}", named(&ids, table)));
            }
        }
    }
}

/// A kind of change: its word, and which are of it.
type Sort = (&'static str, fn(&Change<'_>) -> bool);

const KINDS: [Sort; 3] = [
    ("Added", |change| change.is_added()),
    ("Removed", |change| change.is_removed()),
    ("Changed", |change| !change.fields.is_empty()),
];

/// The messages, each with its languages.
fn messages(out: &mut String, changes: &[Change<'_>]) {
    for (word, holds) in KINDS {
        let mut ids: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
        for change in changes.iter().filter(|change| change.table == "messages" && holds(change)) {
            ids.entry(&change.key[0]).or_default().push(&change.key[1]);
        }
        for (id, locales) in ids {
            line(out, &format!("{word}: the message `{id}` in {}", locales.join(", ")));
        }
    }
}

/// How many triggers of each set.
fn triggers(out: &mut String, changes: &[Change<'_>]) {
    for (word, holds) in KINDS {
        let mut sets: BTreeMap<&str, Vec<String>> = BTreeMap::new();
        for change in changes.iter().filter(|change| change.table == "triggers" && holds(change)) {
            sets.entry(&change.key[0]).or_default().push(change.key[1].clone());
        }
        for (set, mut codes) in sets {
            codes.dedup();
            line(out, &format!("{word}: triggers of `{set}` {}", named(&codes, "codes")));
        }
    }
}

fn line(out: &mut String, text: &str) {
    writeln!(out, "- {text}.").expect("memory takes it");
}

/// So many of what is named in the singular.
fn counted(count: usize, what: &str) -> String {
    format!("{count} {what}{}", if count == 1 { "" } else { "s" })
}

/// A few names, or how many there are of what they name.
fn named(names: &[String], what: &str) -> String {
    if names.len() <= NAMED { names.join(", ") } else { format!("({} {what})", names.len()) }
}

/// What a line is called.
fn label(table: &str, key: &[String]) -> String {
    let rest = key.get(1..).unwrap_or_default().join(" ");
    let first = key.first().map_or("", String::as_str);
    match table {
        "rows" => format!("`{first}` {rest}"),
        "inherited" => format!("`{first}` {rest} where it is inherited"),
        "groups" => format!("the group of `{first}` {} of {} characters", key[1], key[2]),
        "problem_types" => format!("the problem type of `{first}` {rest}"),
        "extends" => format!("what `{first}` extends, place {rest}"),
        "unlisted" => "codes that are not listed".into(),
        "vocabulary" => format!("the {first} `{rest}`"),
        "rules" => format!("the rule `{first}`"),
        "policies" => format!("the policy `{first}`"),
        "repeats" => format!("sending again to `{first}`"),
        _ => format!("`{first}` {rest}").trim_end().to_string(),
    }
}

/// What the columns said and say.
fn fields(change: &Change<'_>) -> String {
    let value = |value| {
        let text = shown(value);
        if text.is_empty() { "nothing".to_string() } else { format!("`{text}`") }
    };
    let fields = change.fields.iter();
    fields
        .map(|field| format!("{} {} → {}", field.name, value(field.before), value(field.after)))
        .collect::<Vec<_>>()
        .join(", ")
}
