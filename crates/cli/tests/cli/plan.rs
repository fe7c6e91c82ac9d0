//! `plan`.

use std::path::PathBuf;

use super::command::{run, run_well, run_with};
use serde_json::{Value, json};

const NOW: &str = "2026-11-26T12:00:00Z";

/// A file of a test's own; removed afterwards.
struct File(PathBuf);

impl File {
    fn new(name: &str, text: &str) -> Self {
        let file = std::env::temp_dir().join(format!("payverdict-plan-{}-{name}", std::process::id()));
        std::fs::write(&file, text).unwrap();
        Self(file)
    }

    fn path(&self) -> &str {
        self.0.to_str().unwrap()
    }
}

impl Drop for File {
    fn drop(&mut self) {
        let _ = std::fs::remove_file(&self.0);
    }
}

fn objects(text: &str) -> Vec<Value> {
    text.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

fn line(id: &str, at: &str, set: &str, code: &str) -> String {
    json!({"id": id, "attempts": [{"at": at, "set": set, "code": code}]}).to_string() + "\n"
}

#[test]
fn one_object_a_line_with_the_keys_of_a_plan() {
    let input = line("A-17", "2026-11-26T09:00:00Z", "visa.response", "51");
    let ran = run_with(&["plan", "--json", "--now", NOW], input);
    assert_eq!((ran.status, ran.err.as_str()), (0, ""));
    let [answer] = &objects(&ran.out)[..] else { panic!("{}", ran.out) };
    let keys: Vec<_> = answer.as_object().unwrap().keys().map(String::as_str).collect();
    let mut wanted = ["id", "action", "at", "attempts_left", "rule", "because", "verdict"];
    wanted.sort_unstable();
    assert_eq!(keys, wanted);
    assert_eq!(answer["id"], "A-17");
    assert_eq!((&answer["action"], &answer["at"]), (&json!("wait"), &json!("2026-11-27T09:00:00Z")));
    assert_eq!((&answer["attempts_left"], &answer["rule"]), (&json!(3), &json!("cautious.space")));
    let first = &answer["because"][0];
    assert_eq!(first["rule"], "cautious.space");
    assert!(first["text"].is_string() && first["source"]["id"].is_string(), "{first}");
    assert_eq!((&answer["verdict"]["code"], &answer["verdict"]["retry"]), (&json!("51"), &json!("later")));
}

#[test]
fn a_line_that_cannot_be_planned_does_not_keep_the_next_one() {
    let attempt = |rest: Value| {
        let mut attempt = json!({"at": "2026-11-20T09:00:00Z", "set": "visa.response", "code": "51"});
        for (key, value) in rest.as_object().unwrap() {
            attempt[key] = value.clone();
        }
        json!({"id": 1, "attempts": [attempt]}).to_string() + "\n"
    };
    let bad = [
        ("{\"attempts\": [\n".to_string(), "malformed"),
        ("[1]\n".into(), "malformed"),
        ("{\"id\": 1}\n".into(), "malformed"),
        ("{\"id\": 1, \"attempts\": []}\n".into(), "empty"),
        ("{\"id\": 1, \"now\": \"soon\", \"attempts\": []}\n".into(), "malformed"),
        (attempt(json!({"set": "acme.codes"})), "unknown_set"),
        (attempt(json!({"set": "opp.result"})), "malformed"),
        (attempt(json!({"code": 51})), "malformed"),
        (attempt(json!({"at": null})), "malformed"),
        (attempt(json!({"at": "2026-11-26T12:00:01Z"})), "future"),
        (attempt(json!({"initiator": "robot"})), "malformed"),
        (attempt(json!({"with": "03"})), "malformed"),
        (attempt(json!({"with": [{"set": "mastercard.advice", "code": "x"}]})), "malformed"),
    ];
    let good = line("good", "2026-11-20T09:00:00Z", "visa.response", "51");
    let input: String = bad.iter().map(|(text, _)| text.clone() + &good).collect();
    let ran = run_with(&["plan", "--json", "--now", NOW], input.clone());
    assert_eq!((ran.status, ran.err.as_str()), (1, ""));
    let answers = objects(&ran.out);
    assert_eq!(answers.len(), 2 * bad.len());
    for (pair, (text, kind)) in answers.chunks(2).zip(&bad) {
        assert_eq!(pair[0]["error"]["kind"], *kind, "{text}");
        assert!(pair[0]["error"]["message"].as_str().is_some_and(|message| !message.is_empty()));
        assert_eq!((&pair[1]["id"], &pair[1]["action"]), (&json!("good"), &json!("retry")));
    }
    assert_eq!(answers[10]["id"], 1);
    let ran = run_with(&["plan", "--now", NOW], input);
    assert_eq!(ran.status, 1);
    assert_eq!(ran.err.lines().count(), bad.len());
    assert!(ran.err.contains("payverdict: standard input, line 1: "), "{}", ran.err);
}

#[test]
fn the_time_of_a_line_goes_before_that_of_the_command() {
    let mut text = line("own", "2025-05-01T09:00:00Z", "visa.response", "51");
    text.insert_str(1, "\"now\": \"2025-05-01T10:00:00+01:00\", ");
    let file = File::new("now.jsonl", &text);
    let answers = objects(&run_well(&["plan", "--json", "--now", NOW, file.path()]));
    assert_eq!(answers[0]["at"], "2025-05-02T09:00:00Z");
    // Without either it is the time of the machine, long after the attempt.
    let file = File::new("clock.jsonl", &line("clock", "2020-01-01T00:00:00Z", "visa.response", "51"));
    assert_eq!(objects(&run_well(&["plan", "--json", file.path()]))[0]["action"], "retry");
}

#[test]
fn everything_an_attempt_may_have_is_read() {
    let attempt = json!({
        "at": "2026-11-26T11:30:00Z", "set": "mastercard.response", "code": "51", "network": "MC", "card": "c1",
        "region": "SE", "amount": 10.5, "currency": "SEK", "initiator": "shopper",
        "with": [{"set": "mastercard.advice", "code": "24"}],
    });
    let input = json!({"attempts": [attempt, attempt]}).to_string();
    let ran = run_with(&["plan", "--json", "--now", NOW], input);
    let answer = &objects(&ran.out)[0];
    assert!(answer.get("id").is_none());
    assert_eq!((&answer["attempts_left"], &answer["verdict"]["wait_hours"]), (&json!(3), &json!(1)));
}

#[test]
fn a_policy_of_ones_own_may_be_stricter() {
    let policy = File::new("strict.json", r#"{"space": "72h", "limit": ["2/30d"], "end": "20d"}"#);
    let input = line("A", "2026-11-24T12:00:00Z", "visa.response", "51");
    let ran = run_with(&["plan", "--json", "--now", NOW, "--policy", policy.path()], input);
    let answer = &objects(&ran.out)[0];
    assert_eq!((&answer["rule"], &answer["at"]), (&json!("own.space"), &json!("2026-11-27T12:00:00Z")));
    assert_eq!(answer["attempts_left"], 1);

    let policy = File::new("like.json", r#"{"like": "weekly", "retry": "later"}"#);
    let input = line("A", "2026-11-26T11:00:00Z", "visa.response", "51");
    let ran = run_with(&["plan", "--json", "--now", NOW, "--policy", policy.path()], input);
    assert_eq!(objects(&ran.out)[0]["rule"], "weekly.gaps");
}

#[test]
fn a_policy_that_is_looser_is_refused_with_the_rule_it_breaks() {
    for (text, wanted) in [
        (r#"{"space": "1h", "limit": ["9/24h", "25/30d"]}"#, "visa.month"),
        (r#"{"retry": ["later", "never"]}"#, "code.never"),
        (r#"{"retry": ["other_method"]}"#, "code.person"),
        (r#"{"spice": "1h"}"#, "unknown key; expected any of like, retry"),
        (r#"{"space": 24}"#, "under `space`"),
        (r#"{"like": "stripes"}"#, "stripe"),
        (r#"{"steps": ["2d", "1d"]}"#, "counted from the first try"),
        ("[]", "expected an object"),
        ("{", "not JSON"),
    ] {
        let policy = File::new("loose.json", text);
        let ran = run(&["plan", "--json", "--policy", policy.path()]);
        assert_eq!((ran.status, ran.out.as_str()), (1, ""), "{text}");
        assert!(ran.err.contains(wanted) && ran.err.contains("loose.json"), "{}", ran.err);
    }
    assert_eq!(run(&["plan", "--policy", "/nowhere.json"]).status, 1);
    assert_eq!(run(&["plan", "--now", "soon"]).status, 2);
}

#[test]
fn a_card_says_what_next_when_and_why() {
    let input = line("A-17", "2026-11-26T09:00:00Z", "visa.response", "51")
        + &line("B-2", "2026-11-20T09:00:00Z", "visa.response", "43");
    let ran = run_with(&["plan", "--now", NOW, "--locale", "is"], input);
    assert_eq!(ran.status, 0);
    let (first, second) = ran.out.split_once("\n\n").expect("two cards");
    for part in
        ["A-17: wait by cautious.space", "next try 2026-11-27T09:00:00Z", "left     3 tries", "visa.month"]
    {
        assert!(first.contains(part), "{part} in {first}");
    }
    for part in
        ["B-2: stop by visa.category-1", "because  visa.category-1: ", "(visa-core-rules-2026-04)", "shopper"]
    {
        assert!(second.contains(part), "{part} in {second}");
    }
    // Nobody learns from the shopper's text that the card was stolen.
    let shopper = second.lines().find(|line| line.trim_start().starts_with("shopper")).unwrap();
    assert!(!shopper.contains("stol"), "{shopper}");
}

#[test]
fn a_file_that_is_not_there_is_told() {
    let ran = run(&["plan", "--json", "/nowhere.jsonl"]);
    assert_eq!(ran.status, 1);
    assert_eq!(objects(&ran.out)[0]["error"]["kind"], "unreadable");
}

#[test]
fn explain_says_whether_a_request_may_be_sent_again() {
    let text = run_well(&["decode", "--set", "opp.result", "--explain", "900.100.300"]);
    assert!(text.contains("If an answer got lost: ") && text.contains("(opp-result-codes)"), "{text}");
    let text = run_well(&["decode", "--set", "opp.result", "--explain", "000.000.000"]);
    assert!(!text.contains("If an answer got lost"), "{text}");
}
