//! Histories and policies as people write them down.

use payverdict::Locale;
use payverdict::plan::{Action, DecisionRecord, Given, History, Policy, Timestamp, plan};
use serde::Deserialize;
use serde::de::value::{BytesDeserializer, Error};
use serde_json::{Value, json};

use super::histories::{DAY, later, time};

fn now() -> Timestamp {
    time("2026-11-26T12:00:00Z")
}

/// What is decided about attempts by a policy, as JSON; an error says what is wrong with it, and where.
fn decided(attempts: &Value, policy: &Policy) -> Result<Value, (Option<usize>, String)> {
    let text = json!({ "attempts": attempts }).to_string();
    let given: Given<'_> = serde_json::from_str(&text).unwrap();
    let history = History::read(&given).map_err(|error| (error.attempt(), error.to_string()))?;
    let attempts = history.attempts();
    let decision = plan(&attempts, now(), policy).unwrap();
    Ok(serde_json::to_value(DecisionRecord { decision: &decision, locale: Locale::En }).unwrap())
}

/// Tries so many seconds ago over Visa.
fn tries(agos: &[i64]) -> Value {
    let at = |ago: &i64| later(now(), -ago).to_string();
    agos.iter().map(|ago| json!({"at": at(ago), "set": "visa.response", "code": "51"})).collect()
}

/// A policy as it is written down, or why it is none.
fn policy(text: &str) -> Result<Policy, String> {
    let given: Given<'_> = serde_json::from_str(text).unwrap();
    Policy::read(&given).map_err(|error| error.to_string())
}

#[test]
fn an_error_says_in_which_attempt_it_is() {
    let good = &tries(&[DAY])[0];
    let bad = json!({"at": "yesterday", "set": "visa.response", "code": "51"});
    for (attempts, wanted) in [
        (json!([bad]), Some(0)),
        (json!([good, bad]), Some(1)),
        (json!([good, good, {"at": good["at"], "set": "visa.response"}]), Some(2)),
        (json!([]), None),
        (json!({}), None),
    ] {
        let (found, text) = decided(&attempts, &Policy::CAUTIOUS).unwrap_err();
        assert_eq!(found, wanted, "{text}");
        let place = wanted.map(|place| format!("attempt {}: ", place + 1));
        assert!(text.starts_with(place.as_deref().unwrap_or("")), "{text}");
    }
}

/// Amounts tell equal attempts from others, whether they are written as numbers or as texts.
#[test]
fn amounts_may_be_numbers_or_texts() {
    for (one, other, left) in [
        (json!(10), json!(10), 3),
        (json!(10), json!("10.00"), 3),
        (json!(10), json!(11), 2),
        (json!("10"), json!("11"), 2),
        (json!(10.5), json!("10.50"), 3),
        (json!(10), Value::Null, 2),
    ] {
        let mut attempts = tries(&[DAY, DAY]);
        (attempts[0]["amount"], attempts[1]["amount"]) = (one, other);
        let decision = decided(&attempts, &Policy::CAUTIOUS).unwrap();
        assert_eq!(decision["attempts_left"], left, "{attempts}");
    }
}

/// A code beside that no row lists may mean anything: the provider is asked.
#[test]
fn a_code_beside_that_nobody_knows_allows_no_try() {
    let mut attempts = tries(&[DAY]);
    attempts[0]["with"] = json!([{"set": "mastercard.advice", "code": "98"}]);
    let decision = decided(&attempts, &Policy::CAUTIOUS).unwrap();
    assert_eq!((&decision["action"], &decision["rule"]), (&json!("check_status"), &json!("code.unknown")));
}

#[test]
fn what_is_no_value_is_refused_in_words() {
    let error = Given::deserialize(BytesDeserializer::<Error>::new(b"51")).unwrap_err();
    assert_eq!(error.to_string(), "invalid type: byte array, expected a value as JSON has them");
}

/// Each key of a policy, by what is decided a day after the last of some tries.
#[test]
fn every_key_of_a_policy_counts() {
    let two = [3 * DAY, DAY];
    for (text, agos, wanted) in [
        (r#"{}"#, &two[..], (Action::Retry, "code.automatic", json!(2))),
        (r#"{"like": "weekly"}"#, &two, (Action::Wait, "weekly.gaps", json!(3))),
        (r#"{"retry": "now"}"#, &two, (Action::Stop, "own.retry", json!(0))),
        (r#"{"retry": ["now", "later"]}"#, &two, (Action::Retry, "code.automatic", json!(2))),
        (r#"{"space": "36h"}"#, &two, (Action::Wait, "own.space", json!(2))),
        (r#"{"limit": "2/15d"}"#, &two, (Action::Wait, "own.limit", json!(0))),
        (r#"{"limit": ["4/15d", "3/4d", "9/30d"]}"#, &two, (Action::Retry, "code.automatic", json!(1))),
        (r#"{"steps": ["2d", "5d"]}"#, &two, (Action::Wait, "own.steps", json!(1))),
        (r#"{"steps": ["1d", "3d"]}"#, &two, (Action::Retry, "code.automatic", json!(1))),
        (r#"{"gaps": ["1d", "5d"]}"#, &two, (Action::Wait, "own.gaps", json!(1))),
        (r#"{"gaps": ["1d", "1d"]}"#, &two, (Action::Retry, "code.automatic", json!(1))),
        (r#"{"end": "3d"}"#, &two, (Action::Retry, "code.automatic", json!(2))),
        (r#"{"end": "2d"}"#, &two, (Action::Stop, "own.end", json!(0))),
        (r#"{"end": "2d", "end": "3d"}"#, &two, (Action::Retry, "code.automatic", json!(2))),
    ] {
        let own = policy(text).unwrap();
        let decision = decided(&tries(agos), &own).unwrap();
        let (action, rule, left) = wanted;
        assert_eq!(
            (&decision["action"], &decision["rule"], &decision["attempts_left"]),
            (&json!(action.as_str()), &json!(rule), &left),
            "{text}"
        );
    }
}

#[test]
fn what_is_no_policy_is_refused_in_words() {
    for (text, wanted) in [
        ("[]", "expected an object with any of like, retry, space, limit, steps, gaps, end"),
        (r#"{"spaces": "1d"}"#, "unknown key; expected any of like, retry, space, limit, steps, gaps, end"),
        (r#"{"like": 1}"#, "expected the name of a policy under `like`"),
        (r#"{"retry": []}"#, "expected a text or a list of texts under `retry`"),
        (r#"{"limit": []}"#, "expected a text or a list of texts under `limit`"),
        (r#"{"limit": ["1/1d", "2/2d", "3/3d", "4/4d"]}"#, "three limits have room"),
        (r#"{"limit": [1]}"#, "expected a list of texts under `limit`"),
        (r#"{"space": 1}"#, "expected a length of time under `space`"),
        (r#"{"end": ["1d"]}"#, "expected a length of time under `end`"),
        (r#"{"steps": []}"#, "expected a text or a list of texts under `steps`"),
        (
            r#"{"steps": ["2d", "1d"]}"#,
            "steps are counted from the first try; expected each longer than the last",
        ),
        (r#"{"steps": ["1d"], "gaps": ["1d"]}"#, "expected `steps` or `gaps`, not both"),
    ] {
        assert_eq!(policy(text).unwrap_err(), wanted, "{text}");
    }
}
