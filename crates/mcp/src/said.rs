//! Answers as text. It is made of our own words alone: nothing that was sent is in it.

use std::fmt::Write;

use serde_json::Value;

use crate::tools::Job;

/// What is said of each answer, in its order.
const WORDS: &[(&str, &str)] = &[
    ("action", "action"),
    ("at", "at"),
    ("attempts_left", "tries left"),
    ("rule", "rule"),
    ("is_paid", "paid"),
    ("funds", "funds"),
    ("outcome", "outcome"),
    ("reason", "reason"),
    ("retry", "retry"),
    ("wait_hours", "wait hours"),
    ("limit", "limit"),
    ("actor", "moves next"),
    ("next_step", "next step"),
    ("certainty", "certainty"),
    ("summary", "meaning"),
    ("message", "for the shopper"),
    ("next", "next"),
];

/// A text about answers and their sources.
pub fn text(job: Job, answers: &[Value], sources: &[Value], left_out: usize) -> String {
    let mut text = String::new();
    if answers.is_empty() {
        text.push_str("Nothing was found.\n");
    }
    for (place, answer) in answers.iter().enumerate() {
        let _ = write!(text, "{}.", place + 1);
        one(&mut text, job, answer);
        text.push('\n');
    }
    if left_out > 0 {
        let _ = writeln!(text, "{left_out} more are left out: ask for less at once.");
    }
    if !sources.is_empty() {
        text.push_str("Sources:\n");
    }
    for source in sources {
        let name = source["title"].as_str().unwrap_or_default();
        let place = source["url"].as_str().unwrap_or("not public");
        let _ = writeln!(text, "- {name} ({place})");
    }
    text
}

fn one(text: &mut String, job: Job, answer: &Value) {
    if let Value::Object(error) = &answer["error"] {
        // What it says besides may hold the path of a field.
        let kind = error.get("kind").and_then(Value::as_str).unwrap_or("not answered");
        let _ = write!(text, " not answered: {kind};");
    }
    if job == Job::Search {
        // The rows are ours.
        for name in ["set", "code"] {
            let _ = write!(text, " {}", answer[name].as_str().unwrap_or_default());
        }
        text.push(':');
    }
    words(text, answer, job == Job::Plan);
    for part in ["overall", "verdict", "answer"] {
        if answer[part].is_object() {
            one(text, Job::Read, &answer[part]);
        }
    }
    for code in answer["codes"].as_array().into_iter().flatten() {
        text.push_str(" a code:");
        one(text, Job::Read, code);
    }
    for phrase in answer["reasons"].as_array().into_iter().flatten() {
        text.push_str(" a phrase:");
        words(text, phrase, false);
    }
    for candidate in answer["candidates"].as_array().into_iter().flatten() {
        text.push_str(" could be");
        let sets: Vec<_> =
            candidate["sets"].as_array().into_iter().flatten().filter_map(Value::as_str).collect();
        let _ = write!(text, " {}:", sets.join(", "));
        words(text, candidate, false);
    }
    for cause in answer["because"].as_array().into_iter().flatten() {
        let [rule, why] = ["rule", "text"].map(|name| cause[name].as_str().unwrap_or_default());
        let _ = write!(text, " because of {rule}: {why};");
    }
}

/// The words of an answer that are ours. A time is, if it is that of a decision.
fn words(text: &mut String, answer: &Value, has_time: bool) {
    for (key, name) in WORDS {
        if *key == "at" && !has_time {
            continue;
        }
        let said = match &answer[*key] {
            Value::Null => continue,
            Value::String(said) => said.clone(),
            Value::Bool(true) => "yes, in full".into(),
            Value::Bool(false) => "no, or not shown".into(),
            Value::Number(number) => number.to_string(),
            _ => continue,
        };
        let end = if said.ends_with('.') { "" } else { ";" };
        let _ = write!(text, " {name}: {said}{end}");
    }
}
