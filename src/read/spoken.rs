//! What a whole text says, if it is nothing but a phrase.

use super::phrases::{self, PHRASES_MAX, Phrase};
use super::words::{self, WORDS_MAX, Word};
use crate::vocabulary::{Outcome, Reason};

/// The longest text that is looked at, in bytes.
const TEXT_MAX: usize = 200;

/// What a phrase says: "Do not honor", "köpet medges ej".
///
/// It is what somebody said, and no code: there is no verdict in it, and it never says approved.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct Spoken {
    /// What happened.
    pub outcome: Outcome,
    /// Why, if the phrase tells.
    pub reason: Option<Reason>,
}

/// What a text says if it is nothing but a phrase, such as "Do not honor", "my card has expired" or "Kortinu var stolið".
///
/// Case and accents are the same to it, and one letter of a longer word may be wrong. A code, a name with
/// underscores, a text that says more, and one longer than 200 bytes are `None`.
///
/// ```
/// use payverdict::{Outcome, Reason, phrase};
///
/// let spoken = phrase("Do not honour").expect("terminals print it");
/// assert_eq!((spoken.outcome, spoken.reason), (Outcome::Declined, Some(Reason::DoNotHonor)));
/// assert_eq!(phrase("Payment approved"), None);
/// ```
pub fn phrase(text: &str) -> Option<Spoken> {
    if text.len() > TEXT_MAX {
        return None;
    }
    said_in(text).filter(|said| said.others().is_empty()).map(|said| said.spoken)
}

/// What a short text says in a phrase, and what it says beside it.
#[derive(Clone)]
pub struct Said<'a> {
    pub spoken: Spoken,
    others: [&'a str; OTHERS_MAX],
    count: usize,
}

impl<'a> Said<'a> {
    /// The words beside the phrase that say something.
    pub fn others(&self) -> &[&'a str] {
        &self.others[..self.count]
    }
}

/// How many words may stand beside a phrase.
const OTHERS_MAX: usize = 8;

/// What a text says, if it has a phrase, or several that say the same.
pub fn said_in(text: &str) -> Option<Said<'_>> {
    if text.contains('\n') {
        return None;
    }
    let mut words = [Word::default(); WORDS_MAX];
    let count = words::split(text.as_bytes(), 0, &mut words, 0).count;
    let words = &words[..count];
    let mut found = [Phrase::NONE; PHRASES_MAX];
    let count = phrases::find_alone(text.as_bytes(), words, &mut found);
    let found = &found[..count];
    // "Card declined: insufficient funds" says one thing, "expired or stolen" does not.
    let mut told = found.iter().filter(|phrase| phrase.reason.is_some());
    let first = told.next().or(found.first())?;
    if told.any(|other| (other.outcome, other.reason) != (first.outcome, first.reason)) {
        return None;
    }
    let spoken = Spoken { outcome: first.outcome, reason: first.reason };
    let mut said = Said { spoken, others: [""; OTHERS_MAX], count: 0 };
    for (place, word) in words.iter().enumerate() {
        let is_told = found.iter().any(|phrase| (phrase.first..=phrase.last).contains(&place));
        if !is_told && !phrases::is_filler(word) {
            *said.others.get_mut(said.count)? = text.get(word.start..word.end())?;
            said.count += 1;
        }
    }
    Some(said)
}
