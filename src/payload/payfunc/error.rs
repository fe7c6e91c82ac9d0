//! Errors. A refused card looks like a validation error: the error word tells, in older answers
//! only the description or the name of the property.

use super::super::error::PayloadError;
use super::super::funds::{Funds, refused};
use super::super::keys::Key;
use super::super::reading::Reading;
use super::super::text::{after, first_word};
use super::super::tree::At;
use crate::code_set::CodeSet;
use crate::decode::decode;
use crate::verdict::{Match, Verdict};
use crate::vocabulary::{Operation, Outcome};
use alloc::boxed::Box;

/// Descriptions, without their full stop, that are worded otherwise than the error they stand for.
const DESCRIPTIONS: &[(&str, &str)] = &[
    ("general input error", "invalid input"),
    ("unsupported card scheme", "unsupported card"),
    ("invalid csc code", "invalid csc"),
    ("invalid text on statement", "invalid descriptor"),
    ("acquirer rule violation", "rule violation"),
    ("3-d secure problem", "3ds problem"),
    ("3-d secure authentication failure", "3ds authentication failure"),
    ("acquirer backend problem", "backend problem"),
    ("declined by issuer or card scheme", "card declined"),
    ("amount limit exceeded", "amount limit"),
    ("additional authentication required", "authentication required"),
    ("merchant blocked by cardholder", "blocked merchant"),
    ("unknown acquirer error", "acquirer error"),
    ("3d secure failed", "3ds authentication failure"),
    ("3-d secure failed", "3ds authentication failure"),
];

/// Properties that are refused as malformed when the card is.
const PROPERTIES: &[(&str, &str)] = &[
    ("card.pan", "card declined"),
    ("card.csc", "invalid csc"),
    ("card.expires", "invalid expire date"),
    ("card.pares", "authentication required"),
    ("pares", "authentication required"),
];

/// Properties that are missing when the shopper has to be taken through 3-D Secure first.
const MISSING: &[(&str, &str)] =
    &[("card.pares", "verification required"), ("pares", "verification required")];

/// Reads an error that is a document of its own.
pub fn read_whole(document: At<'_>, reading: &mut Reading) -> Result<(), Box<PayloadError>> {
    let verdict = read(document, reading);
    // What an answer to a payment says; other errors do not tell what was asked for.
    let answers_payment =
        |verdict: Verdict| matches!(verdict.outcome(), Outcome::Declined | Outcome::ActionRequired);
    if verdict.is_some_and(answers_payment) {
        reading.asked_for(Operation::Payment);
    }
    reading.funds = match verdict {
        // Nothing was asked of the issuer yet.
        Some(verdict) if verdict.outcome() == Outcome::ActionRequired => Funds::None,
        Some(verdict) => refused(verdict),
        None => Funds::Unknown,
    };
    Ok(())
}

/// Reads an error; gives the verdict that says most.
pub fn read(error: At<'_>, reading: &mut Reading) -> Option<Verdict> {
    let exact = special(error, reading);
    let kind = error.get(Key::Type)?;
    let verdict = decode(CodeSet::PayfuncError, kind.text()?).ok()?;
    let says_nothing =
        ["malformed content", "invalid content", "missing property"].into_iter().any(|name| kind.is(name));
    if exact.is_none() || !says_nothing {
        reading.add(kind, kind.text()?, verdict);
    }
    exact.or(Some(verdict))
}

/// The error word, or what stands for it.
fn special(error: At<'_>, reading: &mut Reading) -> Option<Verdict> {
    let content = error.get(Key::Content);
    let in_content = |key| content.as_ref().and_then(|content| content.get(key));
    let texts = [error.get(Key::Details), in_content(Key::Details), in_content(Key::Description)];
    let status = texts.into_iter().flatten().find_map(|at| acquirer_status(error, at, reading));
    if let Some(word) = error.get(Key::Error)
        && let Some(code) = word.text()
        && let Ok(verdict) = decode(CodeSet::PayfuncError, code)
    {
        reading.add(word, code, verdict);
        return Some(verdict).filter(|verdict| verdict.matched() == Match::Exact).or(status);
    }
    let described = texts.into_iter().flatten().find_map(|at| described(at, DESCRIPTIONS, reading));
    let is_missing = error.get(Key::Type).is_some_and(|kind| kind.is("missing property"));
    let properties = if is_missing { MISSING } else { PROPERTIES };
    let named = || in_content(Key::Property).and_then(|at| named(at, properties, reading));
    status.or(described).or_else(named)
}

fn described(at: At<'_>, words: &[(&str, &str)], reading: &mut Reading) -> Option<Verdict> {
    let text = at.text()?;
    let text = text.strip_suffix('.').unwrap_or(text);
    let word = words.iter().find(|(known, _)| known.eq_ignore_ascii_case(text)).map(|(_, word)| *word);
    reading.listed_code(at, word.unwrap_or(text), CodeSet::PayfuncError)
}

fn named(at: At<'_>, words: &[(&str, &str)], reading: &mut Reading) -> Option<Verdict> {
    let (_, word) = words.iter().find(|(known, _)| at.is(known))?;
    reading.listed_code(at, word, CodeSet::PayfuncError)
}

/// The acquirer's status in a text such as `Acquirer failed with status code 40410.`
fn acquirer_status(error: At<'_>, at: At<'_>, reading: &mut Reading) -> Option<Verdict> {
    let digits = first_word(after(at.text()?, "status code ")?);
    let verdict = decode(CodeSet::ClearhausStatus, digits).ok()?;
    reading.add(at, digits, verdict);
    // An error is no success: which of the two holds is not known.
    if verdict.outcome().is_made()
        && let Some(word) = error.get(Key::Type).or_else(|| error.get(Key::Error))
    {
        reading.contradict([reading.path(word), reading.path(at)]);
    }
    Some(verdict)
}
