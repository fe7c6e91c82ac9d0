//! What a row of one's own may change in a built-in set: it may be stricter, never looser.

use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use super::model::{Base, Meaning};
use super::now::Now;
use crate::advice;

/// Everything in which a row is looser than what is said of its code now.
pub fn looser(before: &Now, row: &Meaning, base: &Base) -> Vec<String> {
    let mut found = Vec::new();
    let Some(now) = before.meaning() else {
        // Of a code that is not listed the built-in tables say that it is not known what happened.
        match &*row.outcome {
            "approved" => found.push(
                "a row of one's own says approved in a built-in set; only sets of one's own may".into(),
            ),
            "informational" => found.push(
                "a row of one's own says informational in a built-in set, so that codes beside it could say approved; use unknown or another outcome"
                    .into(),
            ),
            _ => {}
        }
        return found;
    };
    if row.outcome != now.outcome {
        found.push(format!(
            "the outcome is `{}`, and the built-in tables say {}; leave the cell blank",
            row.outcome, now.outcome
        ));
    }
    let is_masked = |reason: &str| base.vocabulary.reason.get(reason).is_some_and(|word| word.masked);
    if before.is_exact() && row.reason != now.reason {
        found.push(format!(
            "the reason is `{}`, and the built-in tables say {}; leave the cell blank",
            row.reason,
            if now.reason.is_empty() { "none" } else { &now.reason }
        ));
    } else if is_masked(&now.reason) && !is_masked(&row.reason) && row.reason != advice::MASK {
        found.push(format!(
            "the reason {} is masked, and {} is not: a shopper would learn of it; leave the cell blank",
            now.reason, row.reason
        ));
    }
    if row.operation != now.operation {
        found.push(format!(
            "the operation is `{}`, and the built-in tables say {}; leave the cell blank",
            row.operation, now.operation
        ));
    }
    let retries = &base.vocabulary.retry;
    let strictness = |word: &str| retries.get(word).map_or(0, |word| word.strictness);
    let least = strictness(&now.retry);
    if strictness(&row.retry) < least {
        let allowed: Vec<_> =
            retries.words.iter().filter(|word| word.strictness >= least).map(|word| &*word.word).collect();
        found.push(format!(
            "retry {} is looser than {}, which the built-in tables say; expected one of {}",
            row.retry,
            now.retry,
            allowed.join(", ")
        ));
    }
    if row.retry == now.retry && row.wait_hours < now.wait_hours {
        found.push(format!(
            "wait_hours is {}, and the built-in tables say {}; wait as long or longer",
            row.wait_hours, now.wait_hours
        ));
    }
    if let (Some(own), Some(limit)) = (row.limit, now.limit)
        && (own.window != limit.window || own.tries > limit.tries)
    {
        found.push(format!(
            "the limit `{own}` is not tighter than {limit}, which the built-in tables say; allow fewer tries in the same time"
        ));
    }
    found
}
