//! Which message a shopper reads for a row, and which next step a page offers: the words of the data, put
//! before the rules that the crate has, too.

use super::model::{Meaning, Vocabulary, Words};
use crate::advice::{self, Case, Leads, MASK};

/// Fills in the message and the next step.
pub fn choose(meaning: &mut Meaning, words: &Vocabulary) {
    let has = |flag: &str| meaning.flags.iter().any(|own| own == flag);
    let case = Case {
        outcome: (&meaning.outcome, leads(&words.outcome, &meaning.outcome)),
        reason: (&meaning.reason, leads(&words.reason, &meaning.reason)),
        retry: (&meaning.retry, leads(&words.retry, &meaning.retry)),
        mask: leads(&words.reason, MASK),
        operation: &meaning.operation,
        funds_held: has("funds_held"),
        test: has("test"),
    };
    let (message, next) = advice::choose(case, |named| named, |step| step);
    (meaning.message, meaning.next) = (message.into(), next.into());
}

/// What a word leads to, as the data says.
pub fn leads<'w>(words: &'w Words, word: &str) -> Leads<&'w str, &'w str> {
    fn filled(text: &str) -> Option<&str> {
        Some(text).filter(|text| !text.is_empty())
    }
    words.get(word).map_or_else(Leads::default, |word| Leads {
        message: filled(&word.message),
        barred: filled(&word.barred),
        step: filled(&word.next),
        is_masked: word.masked,
    })
}

/// What a refusal for a masked reason looks like to a page: no different from one without any reason.
pub fn plain_refusal(words: &Vocabulary) -> Meaning {
    let mut plain = Meaning {
        outcome: "declined".into(),
        reason: MASK.into(),
        retry: "other_method".into(),
        actor: "shopper".into(),
        operation: "payment".into(),
        ..Meaning::default()
    };
    choose(&mut plain, words);
    plain
}
