//! Which message a shopper reads for a row, and which next step a page offers.

use crate::model::{Meaning, Vocabulary};

/// The word that every masked reason is shown as.
const MASK: &str = "generic_decline";
/// What is said where a declined amount stays reserved.
pub const FUNDS_HELD: &str = "funds_held";

/// Fills in the message and the next step.
///
/// A masked reason gets exactly what `generic_decline` gets. A retry word that warns (do not pay
/// again, the shop has to mend something) comes before the reason; otherwise the reason explains a
/// payment that came to nothing or went back, and the outcome explains the rest.
pub fn choose(meaning: &mut Meaning, words: &Vocabulary) {
    let word = |list: &crate::model::Words, word: &str| {
        list.get(word).map(|known| (known.message.clone(), known.next.clone())).unwrap_or_default()
    };
    let outcome = word(&words.outcome, &meaning.outcome);
    let retry = word(&words.retry, &meaning.retry);
    let masked = words.reason.get(&meaning.reason).is_some_and(|reason| reason.masked);
    let reason = word(&words.reason, if masked { MASK } else { &meaning.reason });
    let refused = matches!(meaning.outcome.as_str(), "declined" | "failed");
    let explained = refused || matches!(meaning.outcome.as_str(), "cancelled" | "reversed");
    let warns = matches!(meaning.retry.as_str(), "wait" | "check_first" | "after_merchant_fix");
    let hidden = refused && (masked || meaning.reason == MASK);
    let first =
        |texts: [&String; 3]| texts.into_iter().find(|text| !text.is_empty()).cloned().unwrap_or_default();
    (meaning.message, meaning.next) = if hidden {
        reason
    } else if refused && meaning.flags.iter().any(|flag| flag == FUNDS_HELD) && !warns {
        (FUNDS_HELD.into(), retry.1)
    } else if explained && !warns {
        (first([&reason.0, &outcome.0, &retry.0]), first([&outcome.1, &retry.1, &retry.1]))
    } else if explained {
        (first([&retry.0, &outcome.0, &reason.0]), retry.1)
    } else {
        (first([&outcome.0, &retry.0, &retry.0]), first([&outcome.1, &retry.1, &retry.1]))
    };
}

/// What a refusal for a masked reason looks like to a page: no different from one without any reason.
pub fn plain_refusal(words: &Vocabulary) -> Meaning {
    let mut plain = Meaning {
        outcome: "declined".into(),
        reason: MASK.into(),
        retry: "other_method".into(),
        actor: "shopper".into(),
        ..Meaning::default()
    };
    choose(&mut plain, words);
    plain
}
