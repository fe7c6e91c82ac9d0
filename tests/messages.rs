//! What the shopper reads: safe, true, in every language.

use payverdict::{CodeSet, Entry, Locale, NextStep, Outcome, Reason, Retry};

fn rows() -> impl Iterator<Item = Entry> {
    CodeSet::ALL.iter().flat_map(|set| set.entries())
}

/// A row that was refused for no reason that is told: what masked ones must look like.
fn plain_refusal() -> Entry {
    rows()
        .find(|row| row.outcome() == Outcome::Declined && row.reason() == Some(Reason::GenericDecline))
        .unwrap()
}

fn sentences(text: &str) -> Vec<&str> {
    text.split_inclusive(['.', '!']).map(str::trim).collect()
}

#[test]
fn a_masked_refusal_reads_as_a_plain_one() {
    let plain = plain_refusal();
    let masked: Vec<_> = rows()
        .filter(|row| row.reason().is_some_and(Reason::is_masked))
        .filter(|row| matches!(row.outcome(), Outcome::Declined | Outcome::Failed))
        .collect();
    assert!(masked.len() > 50, "masked refusals were found");
    for row in masked {
        assert_eq!(row.next_step(), plain.next_step(), "{row:?}");
        for &locale in Locale::ALL {
            assert_eq!(row.message(locale), plain.message(locale), "{row:?} in {locale}");
        }
    }
}

/// What the message of a masked row says depends on its outcome alone.
#[test]
fn no_other_masked_row_says_more_than_its_outcome() {
    for row in rows().filter(|row| row.reason().is_some_and(Reason::is_masked)) {
        let bare = rows().find(|other| other.outcome() == row.outcome() && other.reason().is_none());
        if let (false, Some(bare)) = (matches!(row.outcome(), Outcome::Declined | Outcome::Failed), bare) {
            for &locale in Locale::ALL {
                assert_eq!(row.message(locale), bare.message(locale), "{row:?} in {locale}");
            }
        }
    }
}

#[test]
fn a_generic_decline_is_always_the_same() {
    let plain = plain_refusal();
    let refused = |row: &Entry| matches!(row.outcome(), Outcome::Declined | Outcome::Failed);
    for row in rows().filter(refused).filter(|row| row.reason() == Some(Reason::GenericDecline)) {
        assert_eq!(
            (row.message(Locale::En), row.next_step()),
            (plain.message(Locale::En), plain.next_step())
        );
    }
}

#[test]
fn money_is_said_not_to_be_taken_only_where_none_can_have_moved() {
    let declined = sentences(plain_refusal().message(Locale::En));
    let place = declined.iter().position(|sentence| *sentence == "No money was taken.").unwrap();
    for &locale in Locale::ALL {
        let untouched = sentences(plain_refusal().message(locale))[place];
        for row in rows().filter(|row| row.message(locale).contains(untouched)) {
            let nothing_moved =
                matches!(row.outcome(), Outcome::Declined | Outcome::Failed | Outcome::Cancelled);
            assert!(nothing_moved, "{row:?} says {:?}", row.message(locale));
            assert!(!matches!(row.retry(), Retry::Wait | Retry::CheckFirst), "{row:?}");
        }
    }
}

#[test]
fn an_open_payment_is_not_to_be_paid_again() {
    for row in rows().filter(|row| matches!(row.outcome(), Outcome::Unknown | Outcome::Pending)) {
        let text = row.message(Locale::En);
        assert!(text.contains("Please do not pay again. We are checking."), "{row:?} says {text:?}");
        assert_eq!(row.next_step(), NextStep::Wait, "{row:?}");
    }
}

#[test]
fn messages_are_short_and_hold_no_codes() {
    for row in rows() {
        for &locale in Locale::ALL {
            let text = row.message(locale);
            assert!((10..=160).contains(&text.chars().count()), "{locale}: {text}");
            assert!(!text.contains(|letter: char| letter.is_ascii_digit()), "{locale}: {text}");
            assert!(text.ends_with(['.', '!']) && text.starts_with(char::is_uppercase), "{locale}: {text}");
            for jargon in ["3-D", "SCA", "CVV", "CVC", "issuer", "acquirer", "token", "fraud", "stolen"] {
                assert!(!text.contains(jargon), "{locale}: {text}");
            }
        }
    }
}

/// A letter from another alphabet is a slip of the keyboard.
#[test]
fn each_language_is_written_in_its_own_letters() {
    let letters = |locale: Locale| match locale.as_str() {
        "en" => "",
        "is" => "áðéíóúýþæö",
        "sv" | "fi" => "åäöé",
        "nb" | "da" => "æøåéè",
        "de" => "äöüß",
        "pl" => "ąćęłńóśźż",
        "lt" => "ąčęėįšųūž",
        "lv" => "āčēģīķļņšūž",
        "et" => "äõöüšž",
        "fr" => "àâæçéèêëîïôœùûü’",
        "nl" => "éëïóèü",
        "es" => "áéíñóúü¿¡",
        other => panic!("say which letters the language {other} has"),
    };
    for &locale in Locale::ALL {
        for text in rows().map(|row| row.message(locale)) {
            for letter in text.chars().flat_map(char::to_lowercase) {
                let known = letter.is_ascii_lowercase()
                    || " .,!-".contains(letter)
                    || letters(locale).contains(letter);
                assert!(known, "{locale}: {letter:?} in {text:?}");
            }
        }
    }
}

#[test]
fn a_language_is_found_by_the_tag_of_a_browser() {
    for (tag, expected) in [
        ("is", "is"),
        ("is-IS", "is"),
        ("nb-NO", "nb"),
        ("no", "nb"),
        ("nn", "nb"),
        ("nn-NO", "nb"),
        ("NO", "nb"),
        ("de-AT", "de"),
        ("pt-BR", "en"),
        ("en-GB", "en"),
        ("", "en"),
        ("x", "en"),
        ("fr_CA", "fr"),
        ("zh-Hant-TW", "en"),
    ] {
        assert_eq!(Locale::from_tag(tag).as_str(), expected, "{tag}");
    }
}

#[test]
fn the_next_step_fits_the_retry_word() {
    for row in rows().filter(|row| row.next_step() == NextStep::Retry) {
        assert!(matches!(row.retry(), Retry::Now | Retry::Later), "{row:?}");
    }
    for row in rows().filter(|row| row.outcome() == Outcome::Approved) {
        assert_eq!(row.next_step(), NextStep::None, "{row:?}");
    }
}
