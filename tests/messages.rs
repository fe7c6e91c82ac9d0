//! What the shopper reads: safe, true, in every language.

extern crate alloc;

#[path = "common/checks.rs"]
#[allow(dead_code, reason = "only some of the tables are read")]
mod checks;
#[path = "../codegen/read.rs"]
#[expect(dead_code, reason = "only the messages are read")]
mod read;

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use payverdict::{CodeSet, Entry, Locale, NextStep, Operation, Outcome, Reason, Retry};

/// The messages in which a further try is offered.
const TRY_AGAIN: [&str; 11] = [
    "authentication_failed",
    "authentication_required",
    "check_details",
    "incorrect_cvc",
    "incorrect_pin",
    "insufficient_funds",
    "invalid_card_number",
    "invalid_expiry",
    "limit_exceeded",
    "try_again",
    "try_later",
];
/// The messages that say nothing of whether money was taken.
const SILENT: [&str; 11] = [
    "action_required",
    "approved",
    "disputed",
    "done",
    "funds_held",
    "informational",
    "not_done",
    "pending",
    "returned",
    "review",
    "unknown",
];
/// What happened to no money, how a further try is begun, and the words for "again".
const PHRASES: &[(&str, &str, &str, &[&str])] = &[
    ("en", "taken", "try", &["again"]),
    ("is", "gjaldfær", "reyn", &["aftur", "á ný"]),
    ("sv", "drag", "försök", &["igen", "på nytt"]),
    ("nb", "trukket", "prøv", &["igjen", "på nytt"]),
    ("da", "trukket", "prøv", &["igen", "på ny"]),
    ("fi", "veloit", "yrit", &["uudelleen", "uudestaan"]),
    ("de", "abgebucht", "versuch", &["erneut", "nochmal", "noch einmal"]),
    ("pl", "pobran", "spróbow", &["ponownie", "jeszcze raz"]),
    ("lt", "nurašy", "bandyk", &["dar kartą", "iš naujo", "pakartot"]),
    ("lv", "noņem", "mēģin", &["vēlreiz", "atkārtot"]),
    ("et", "võetud", "proovi", &["uuesti"]),
    ("fr", "débit", "essay", &["à nouveau", "de nouveau", "réessay"]),
    ("nl", "afgeschreven", "probeer", &["opnieuw", "nog een keer"]),
    ("es", "cobrad", "inténte", &["de nuevo", "otra vez"]),
];

fn rows() -> impl Iterator<Item = Entry> {
    CodeSet::ALL.iter().flat_map(|set| set.entries())
}

/// A row that was refused for no reason that is told: what masked ones must look like.
fn plain_refusal() -> Entry {
    rows()
        .find(|row| row.outcome() == Outcome::Declined && row.reason() == Some(Reason::GenericDecline))
        .unwrap()
}

/// All of `data/messages.csv`, by id and language; also what no row leads to.
fn written() -> BTreeMap<String, BTreeMap<Locale, String>> {
    let data = read::read(&Path::new(env!("CARGO_MANIFEST_DIR")).join("data")).expect("the data is read");
    let texts = |row: &checks::table::Row| {
        Locale::ALL.iter().map(|&locale| (locale, row.get(locale.as_str()).to_string())).collect()
    };
    data.messages.rows.iter().map(|row| (row.get("id").to_string(), texts(row))).collect()
}

/// Every text of a language, be it written or made by the build script.
fn every_text(locale: Locale) -> BTreeSet<String> {
    let written = written().into_values().map(|mut texts| texts.remove(&locale).unwrap());
    written.chain(rows().map(|row| row.message(locale).to_string())).collect()
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
    // A refused refund reads like any other refused refund.
    let refund =
        rows().find(|row| row.operation() == Operation::Refund && row.reason() == Some(Reason::InvalidState));
    for row in masked {
        let like = if row.operation().is_back_office() { refund.unwrap() } else { plain };
        assert_eq!(row.next_step(), like.next_step(), "{row:?}");
        for &locale in Locale::ALL {
            assert_eq!(row.message(locale), like.message(locale), "{row:?} in {locale}");
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
    let of_payment = |row: &Entry| refused(row) && !row.operation().is_back_office();
    for row in rows().filter(of_payment).filter(|row| row.reason() == Some(Reason::GenericDecline)) {
        assert_eq!(
            (row.message(Locale::En), row.next_step()),
            (plain.message(Locale::En), plain.next_step())
        );
    }
}

#[test]
fn money_is_said_not_to_be_taken_only_where_none_can_have_moved() {
    let written = written();
    for &locale in Locale::ALL {
        let untouched = written["no_money_taken"][&locale].as_str();
        let harmless = [&written["verified"][&locale], &written["test"][&locale]];
        let said: Vec<_> = rows().filter(|row| row.message(locale).contains(untouched)).collect();
        assert!(said.len() > 100, "{locale}: {untouched:?} is hardly ever said");
        for row in said {
            let nothing_moved = match row.outcome() {
                Outcome::Declined | Outcome::Failed | Outcome::Cancelled => true,
                // A card that was checked, or a test.
                Outcome::Approved => harmless.iter().any(|text| *text == row.message(locale)),
                _ => false,
            };
            assert!(nothing_moved, "{row:?} says {:?}", row.message(locale));
            assert!(!matches!(row.retry(), Retry::Wait | Retry::CheckFirst), "{row:?}");
        }
    }
}

/// The build script takes the sentence out where money may have moved; nothing else may say the same.
#[test]
fn no_money_taken_is_one_sentence_and_can_be_taken_out() {
    let written = written();
    for (name, stem, _, _) in PHRASES {
        let locale = Locale::from_tag(name);
        let untouched = written["no_money_taken"][&locale].as_str();
        assert!(untouched.contains(stem), "{locale}: {untouched:?}");
        for (id, texts) in &written {
            let text = texts[&locale].as_str();
            let times = usize::from(!SILENT.contains(&id.as_str()));
            assert_eq!(text.matches(untouched).count(), times, "{locale} {id}: {text:?}");
            let left = text.replacen(&format!(" {untouched}"), "", times);
            if id == "no_money_taken" {
                continue;
            }
            assert_eq!(sentences(&left).len(), sentences(text).len() - times, "{locale} {id}: {left:?}");
            assert_eq!(sentences(&left).join(" "), left, "{locale} {id}");
            assert!(!left.is_empty() && left.starts_with(char::is_uppercase), "{locale} {id}: {left:?}");
            assert!(!left.to_lowercase().contains(stem), "{locale} {id} speaks of money taken: {left:?}");
        }
    }
}

#[test]
fn a_further_try_is_offered_only_where_it_is_allowed() {
    let written = written();
    for (name, _, offer, again) in PHRASES {
        let locale = Locale::from_tag(name);
        for (id, texts) in &written {
            let (text, english) = (texts[&locale].to_lowercase(), &texts[&Locale::En]);
            assert_eq!(text.contains(offer), TRY_AGAIN.contains(&id.as_str()), "{locale} {id}: {text:?}");
            let repeats = again.iter().any(|words| text.contains(words));
            assert_eq!(repeats, english.contains("again"), "{locale} {id}: {text:?}");
        }
    }
}

/// The languages of the table above are all there are, each once.
#[test]
fn the_phrases_of_every_language_are_known() {
    let listed: Vec<&str> = PHRASES.iter().map(|(name, ..)| *name).collect();
    assert_eq!(listed, Locale::ALL.iter().map(|locale| locale.as_str()).collect::<Vec<_>>());
}

#[test]
fn a_sentence_that_the_english_repeats_is_repeated_in_every_language() {
    let written = written();
    for &locale in Locale::ALL {
        let mut known = BTreeMap::new();
        for (id, texts) in &written {
            let (english, told) = (sentences(&texts[&Locale::En]), sentences(&texts[&locale]));
            assert_eq!(english.len(), told.len(), "{locale} {id}: {told:?}");
            for (english, told) in english.into_iter().zip(told) {
                assert_eq!(*known.entry(english).or_insert(told), told, "{locale} {id}: {english:?}");
            }
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
    for &locale in Locale::ALL {
        for text in every_text(locale) {
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
        for text in every_text(locale) {
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

/// What a shopper is asked to do is what the retry word allows.
#[test]
fn the_text_of_a_row_fits_its_retry_word() {
    let written = written();
    let offers: Vec<_> = TRY_AGAIN.iter().map(|id| &written[*id][&Locale::En]).collect();
    for row in rows() {
        let text = row.message(Locale::En);
        // As it was written, or without the sentence about the money.
        let bare = |full: &&&String| {
            full.replace(&written["no_money_taken"][&Locale::En], "").replace("  ", " ") == text
        };
        let offered = offers.iter().any(|full| full.as_str() == text || bare(&full));
        let allowed = matches!(
            row.retry(),
            Retry::Now
                | Retry::Later
                | Retry::AfterAuthentication
                | Retry::AfterDataFix
                | Retry::AfterCredentialUpdate
                | Retry::AfterMerchantFix
        );
        assert!(!offered || allowed, "{row:?} says {text:?}");
        if row.retry() == Retry::CheckFirst {
            let asks_to_wait = text.contains("do not pay again") || row.operation().is_back_office();
            assert!(asks_to_wait, "{row:?} says {text:?}");
        }
    }
}

/// What was refused to the merchant's back office is no news of the payment.
#[test]
fn a_refused_refund_says_nothing_of_the_payment() {
    let written = written();
    let mut seen = 0;
    for row in rows().filter(|row| matches!(row.outcome(), Outcome::Declined | Outcome::Failed)) {
        if row.operation().is_back_office() || row.reason() == Some(Reason::InvalidState) {
            for &locale in Locale::ALL {
                assert_eq!(row.message(locale), written["not_done"][&locale], "{row:?}");
            }
            assert!(matches!(row.next_step(), NextStep::ContactShop | NextStep::Wait), "{row:?}");
            seen += 1;
        }
    }
    assert!(seen > 30, "only {seen} refused refunds, captures and reversals");
}

#[test]
fn the_language_that_a_reader_prefers_is_negotiated() {
    for (header, expected) in [
        ("is", Some("is")),
        ("tlh, is-IS;q=0.9, en;q=0.8", Some("is")),
        ("en;q=0.2, de;q=0.9, sv;q=0.9", Some("de")),
        ("nn-NO", Some("nb")),
        ("*", Some("en")),
        ("tlh, *;q=0.1", Some("en")),
        ("de;q=0", None),
        ("de;q=nonsense", None),
        ("tlh", None),
        ("", None),
        (";;;,,,", None),
        ("sv;q=1.000, fi;q=0.999", Some("sv")),
    ] {
        assert_eq!(Locale::negotiate(header).map(Locale::as_str), expected, "{header:?}");
    }
}
