//! Problems (problem+json), alone or within an attempt.

use super::super::error::PayloadError;
use super::super::funds::{Funds, refused};
use super::super::keys::Key;
use super::super::reading::Reading;
use super::super::text::{after, contains, first_word};
use super::super::tree::At;
use crate::code_set::CodeSet;
use crate::vocabulary::Operation;
use alloc::boxed::Box;

/// Reads a problem that is a document of its own, or all that there is in one.
pub fn read_whole(document: At<'_>, reading: &mut Reading) -> Result<(), Box<PayloadError>> {
    let wrapped =
        document.get(Key::Problem).filter(|problem| problem.is_object() && !document.has(Key::Type));
    let problem = wrapped.unwrap_or(document);
    let operation = operation(problem);
    reading.asked_for(operation);
    if let Some(name) = problem.get(Key::Type) {
        let verdict = reading.code(name, CodeSet::PayexProblem)?;
        // A refused capture or refund leaves the money where it was.
        reading.funds = match operation {
            Operation::Payment | Operation::Authorization | Operation::Verification => refused(verdict),
            _ => Funds::Unknown,
        };
    }
    details(problem, reading);
    Ok(())
}

/// What was asked for, by the address that it was asked of.
fn operation(problem: At<'_>) -> Operation {
    let instance = problem.get(Key::Instance).and_then(|instance| instance.text()).unwrap_or_default();
    let parts = [
        ("/captures", Operation::Capture),
        ("/cancellations", Operation::Cancellation),
        ("/reversals", Operation::Reversal),
        ("/authorizations", Operation::Authorization),
        ("/verifications", Operation::Verification),
    ];
    let known = parts.into_iter().find(|(part, _)| contains(instance, part));
    known.map_or(Operation::Payment, |(_, operation)| operation)
}

/// Reads the problem of an attempt.
pub fn read(problem: Option<At<'_>>, reading: &mut Reading) {
    let Some(problem) = reading.object(problem) else { return };
    if let Some(name) = problem.get(Key::Type) {
        reading.loose_code(name, CodeSet::PayexProblem);
    }
    details(problem, reading);
}

fn details(problem: At<'_>, reading: &mut Reading) {
    for entry in problem.get(Key::Problems).into_iter().flat_map(|at| at.items()) {
        // For a wrong field the name is that of the field.
        if let Some(name) = entry.get(Key::Name)
            && let Some(code) = name.text()
        {
            reading.listed_code(name, code, CodeSet::PayexFailure);
        }
        if let Some(description) = entry.get(Key::Description) {
            external_response(description, reading);
        }
    }
    for extra in [Key::Suspension, Key::Modification] {
        if let Some(at) = problem.get(extra).and_then(|extra| extra.get(Key::AcquirerCode))
            && let Some(code) = at.text()
            && reading.listed_code(at, code, CodeSet::PayexFailure).is_none()
        {
            reading.listed_code(at, code, CodeSet::PayexResponse);
        }
    }
}

/// Finds the codes in a text such as `REJECTED_BY_ACQUIRER_CARD_STOLEN-…, response-code: 43, …`.
/// Nobody promised its form, so only listed codes count.
fn external_response(description: At<'_>, reading: &mut Reading) {
    let Some(text) = description.text() else { return };
    if let Some((code, _)) = text.split_once('-') {
        reading.listed_code(description, code, CodeSet::PayexFailure);
    }
    if let Some(rest) = after(text, "response-code:") {
        let code = first_word(rest.trim_ascii_start());
        reading.listed_code(description, code, CodeSet::PayexResponse);
    }
}
