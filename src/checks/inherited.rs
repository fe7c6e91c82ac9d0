//! What a success means in a set that only extends the one that lists it.

use super::model::{Entry, Meaning, Vocabulary};
use super::shopper;

/// What is said of a success that is only inherited.
pub const INHERITED: &str =
    "A success in the set that this one extends, but not listed here: ask the provider";

/// What an approved code means in a set that only inherits it: somebody has to look.
pub fn only_inherited(vocabulary: &Vocabulary, entry: &Entry) -> Meaning {
    let mut meaning = Meaning {
        outcome: "review".into(),
        retry: "check_first".into(),
        actor: "merchant".into(),
        summary: INHERITED.into(),
        ..entry.meaning.clone()
    };
    shopper::choose(&mut meaning, vocabulary);
    meaning
}
