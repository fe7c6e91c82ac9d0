//! A merchant's own policy, as people write it down.

use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;
use core::fmt;
use core::str::FromStr;

use super::given::Given;
use super::policy::Policy;
use super::span::Span;
use crate::limit::Limit;
use crate::vocabulary::Retry;

/// The keys in the order in which they count.
const KEYS: [&str; 7] = ["like", "retry", "space", "limit", "steps", "gaps", "end"];

/// Why a policy is refused: what was expected, or the rule that it breaks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OwnPolicyError(String);

impl fmt::Display for OwnPolicyError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl core::error::Error for OwnPolicyError {}

fn wrong(message: impl fmt::Display) -> OwnPolicyError {
    OwnPolicyError(message.to_string())
}

impl Policy {
    /// Reads a merchant's own policy: an object with any of `like`, `retry`, `space`, `limit`, `steps`, `gaps` and `end`.
    /// What it does not state is as in the cautious default, or in the published one that it is `like`.
    ///
    /// # Errors
    ///
    /// [`OwnPolicyError`] if it is no policy, or allows what a rule forbids.
    pub fn read(given: &Given<'_>) -> Result<Self, OwnPolicyError> {
        let policy = read(given)?;
        policy.within_rules().map_err(|error| wrong(format_args!("the policy {error}")))
    }
}

fn read(given: &Given<'_>) -> Result<Policy, OwnPolicyError> {
    let any_of = || KEYS.join(", ");
    let Given::Fields(fields) = given else {
        return Err(wrong(format_args!("expected an object with any of {}", any_of())));
    };
    if fields.iter().any(|(name, _)| !KEYS.contains(&name.as_ref())) {
        return Err(wrong(format_args!("unknown key; expected any of {}", any_of())));
    }
    let value = |key: &str| fields.iter().rev().find(|(name, _)| name == key).map(|(_, value)| value);
    let mut policy = match value("like") {
        Some(Given::Text(id)) => id.parse::<Policy>().map_err(wrong)?,
        Some(_) => return Err(wrong("expected the name of a policy under `like`")),
        None => Policy::CAUTIOUS,
    };
    if value("steps").is_some() && value("gaps").is_some() {
        return Err(wrong("expected `steps` or `gaps`, not both"));
    }
    for key in KEYS {
        let Some(value) = value(key) else { continue };
        policy = match key {
            "retry" => policy.with_retry(&all::<Retry>(key, value)?),
            "space" => policy.with_space(one(key, value)?),
            "end" => policy.with_end(one(key, value)?),
            "limit" => {
                let limits: Vec<Limit> = all(key, value)?;
                if limits.len() > 3 {
                    return Err(wrong("three limits have room"));
                }
                policy.with_limits(&limits)
            }
            "steps" => {
                let steps = minutes(key, value)?;
                if steps.windows(2).any(|pair| pair[0] >= pair[1]) {
                    return Err(wrong(
                        "steps are counted from the first try; expected each longer than the last",
                    ));
                }
                policy.with_steps(&steps)
            }
            "gaps" => policy.with_gaps(&minutes(key, value)?),
            _ => policy,
        };
    }
    Ok(policy)
}

fn minutes(key: &str, value: &Given<'_>) -> Result<Vec<u32>, OwnPolicyError> {
    let spans: Vec<Span> = all(key, value)?;
    if !(1..=12).contains(&spans.len()) {
        return Err(wrong(format_args!("expected one to twelve times under `{key}`")));
    }
    Ok(spans.into_iter().map(Span::minutes).collect())
}

fn one(key: &str, value: &Given<'_>) -> Result<Span, OwnPolicyError> {
    let Given::Text(text) = value else {
        return Err(wrong(format_args!("expected a length of time under `{key}`")));
    };
    text.parse::<Span>().map_err(|error| wrong(format_args!("under `{key}`: {error}")))
}

/// One text, or a list of them.
fn all<T: FromStr<Err: fmt::Display>>(key: &str, value: &Given<'_>) -> Result<Vec<T>, OwnPolicyError> {
    let list = match value {
        Given::List(list) if !list.is_empty() => list,
        Given::Text(_) => core::slice::from_ref(value),
        _ => return Err(OwnPolicyError(format!("expected a text or a list of texts under `{key}`"))),
    };
    let read = |item: &Given<'_>| {
        let Given::Text(text) = item else {
            return Err(wrong(format_args!("expected a list of texts under `{key}`")));
        };
        text.parse().map_err(|error: T::Err| wrong(format_args!("under `{key}`: {error}")))
    };
    list.iter().map(read).collect()
}
