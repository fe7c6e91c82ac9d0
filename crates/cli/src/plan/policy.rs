//! A merchant's own policy, a file.

use std::path::Path;

use payverdict::plan::{NotASpan, Policy, Span};
use payverdict::{Limit, Retry};
use serde_json::Value;

use crate::shown::shown;

const KEYS: &str = "like, retry, space, limit, steps, gaps, end";

/// The policy of a file, if it allows nothing that a rule forbids.
pub fn read(file: &Path) -> Result<Policy, String> {
    let name = file.display();
    let text = std::fs::read(file).map_err(|error| format!("{name}: {error}"))?;
    let json = serde_json::from_slice(&text).map_err(|error| format!("{name}: not JSON: {error}"))?;
    let policy = policy(&json).map_err(|error| format!("{name}: {error}"))?;
    policy.within_rules().map_err(|error| format!("{name}: the policy {error}"))
}

/// What is not stated is as in the cautious default, or in the policy that it is like.
fn policy(json: &Value) -> Result<Policy, String> {
    let Value::Object(keys) = json else {
        return Err(format!("expected an object with any of {KEYS}"));
    };
    let mut policy = match keys.get("like") {
        Some(Value::String(id)) => id.parse::<Policy>().map_err(|error| error.to_string())?,
        Some(_) => return Err("expected the name of a policy under `like`".into()),
        None => Policy::CAUTIOUS,
    };
    for (key, value) in keys {
        policy = match key.as_str() {
            "like" => policy,
            "retry" => policy.with_retry(&words(key, value)?),
            "space" => policy.with_space(one(key, value)?),
            "end" => policy.with_end(one(key, value)?),
            "limit" => {
                let limits: Vec<Limit> = all(key, value)?;
                if limits.len() > 3 {
                    return Err("three limits have room".into());
                }
                policy.with_limits(&limits)
            }
            "steps" => {
                let steps = minutes(key, value)?;
                if steps.windows(2).any(|pair| pair[0] >= pair[1]) {
                    return Err(
                        "steps are counted from the first try; expected each longer than the last".into()
                    );
                }
                policy.with_steps(&steps)
            }
            "gaps" => policy.with_gaps(&minutes(key, value)?),
            other => {
                return Err(format!("unknown key `{}`; expected any of {KEYS}", shown(other.as_bytes())));
            }
        };
    }
    Ok(policy)
}

fn words(key: &str, value: &Value) -> Result<Vec<Retry>, String> {
    texts(key, value)?
        .into_iter()
        .map(|word| word.parse().map_err(|error: payverdict::UnknownWord| error.to_string()))
        .collect()
}

fn minutes(key: &str, value: &Value) -> Result<Vec<u32>, String> {
    let spans: Vec<Span> = all(key, value)?;
    if !(1..=12).contains(&spans.len()) {
        return Err(format!("expected one to twelve times under `{key}`"));
    }
    Ok(spans.into_iter().map(Span::minutes).collect())
}

fn one(key: &str, value: &Value) -> Result<Span, String> {
    let text = value.as_str().ok_or_else(|| format!("expected a length of time under `{key}`"))?;
    text.parse().map_err(|error: NotASpan| format!("under `{key}`: {error}"))
}

fn all<T: std::str::FromStr<Err: std::fmt::Display>>(key: &str, value: &Value) -> Result<Vec<T>, String> {
    texts(key, value)?
        .into_iter()
        .map(|text| text.parse().map_err(|error: T::Err| format!("under `{key}`: {error}")))
        .collect()
}

/// One text, or a list of them.
fn texts<'j>(key: &str, value: &'j Value) -> Result<Vec<&'j str>, String> {
    let list = match value {
        Value::String(text) => return Ok(vec![text]),
        Value::Array(list) => list,
        _ => return Err(format!("expected a text or a list under `{key}`")),
    };
    let texts: Option<Vec<_>> = list.iter().map(Value::as_str).collect();
    texts.filter(|texts| !texts.is_empty()).ok_or_else(|| format!("expected a list of texts under `{key}`"))
}
