//! When two lists say the same. What one of them is silent about is no difference.

use crate::vocabulary::{Outcome, Reason, Retry};

/// The outcomes that lists do not tell apart: most of them know success, pending and refused.
#[derive(PartialEq)]
enum Sort {
    Success,
    Review,
    Open,
    Refused,
    Returned,
    Silent,
    Unknown,
}

fn sort(outcome: Outcome) -> Sort {
    match outcome {
        Outcome::Approved => Sort::Success,
        Outcome::Review => Sort::Review,
        Outcome::Pending | Outcome::ActionRequired => Sort::Open,
        Outcome::Declined | Outcome::Failed | Outcome::Cancelled => Sort::Refused,
        Outcome::Reversed => Sort::Returned,
        Outcome::Informational => Sort::Silent,
        Outcome::Unknown => Sort::Unknown,
    }
}

pub fn outcomes(one: &[Outcome], other: &[Outcome]) -> bool {
    agree(one, other, |one, other| sort(*one) == sort(*other))
}

/// `unspecified` says as little as nothing does.
pub fn reasons(one: &[Reason], other: &[Reason]) -> bool {
    let says_nothing = |reasons: &[Reason]| reasons == [Reason::Unspecified];
    says_nothing(one) || says_nothing(other) || agree(one, other, |one, other| one == other)
}

fn agree<T>(one: &[T], other: &[T], are_same: impl Fn(&T, &T) -> bool) -> bool {
    one.is_empty() || other.is_empty() || one.iter().any(|one| other.iter().any(|other| are_same(one, other)))
}

/// Whether a cell of the column `retry` allows what a word of ours says.
pub fn allows(cell: &str, word: Retry) -> bool {
    let is_yes = !matches!(
        word,
        Retry::Never | Retry::OtherMethod | Retry::Wait | Retry::CheckFirst | Retry::NotNeeded
    );
    match cell {
        "yes" => is_yes,
        "no" => !is_yes,
        words => words.split('|').any(|known| known == word.as_str()),
    }
}

pub fn retries(cell: &str, words: &[Retry]) -> bool {
    cell.is_empty() || words.iter().any(|word| allows(cell, *word))
}

pub fn retry_texts(one: &str, other: &str) -> bool {
    one.is_empty() || Retry::ALL.iter().any(|word| allows(one, *word) && retries(other, &[*word]))
}

/// Whether both are there and differ.
pub fn differ<T: PartialEq>(one: Option<T>, other: Option<T>) -> bool {
    one.is_some() && other.is_some() && one != other
}
