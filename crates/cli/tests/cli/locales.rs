//! `--locale`.

use payverdict::{CodeSet, Locale, decode};

use super::command::run_well;
use super::json_lines::verdict;

#[test]
fn message_is_in_the_language_asked_for() {
    let row = decode(CodeSet::OppResult, "800.100.153").unwrap();
    for (tag, locale) in [
        ("en", Locale::En),
        ("is", Locale::Is),
        ("is-IS", Locale::Is),
        ("nb-NO", Locale::Nb),
        ("nb_NO", Locale::Nb),
        ("no", Locale::Nb),
        ("NO", Locale::Nb),
        ("nn", Locale::Nb),
        ("tlh", Locale::En),
        ("", Locale::En),
        ("\u{ED}s", Locale::En),
    ] {
        let asked = ["decode", "--locale", tag, "--set", "opp.result", "800.100.153"];
        assert!(run_well(&asked).contains(row.message(locale)), "{tag}");
        let record = verdict(&run_well(&[&asked[..], &["--json"]].concat()));
        assert_eq!(record["message"], row.message(locale), "{tag}");
    }
}

#[test]
fn every_language_has_its_message() {
    let row = decode(CodeSet::OppResult, "800.100.153").unwrap();
    for &locale in Locale::ALL {
        let asked = ["decode", "--json", "--locale", locale.as_str(), "--set", "opp.result", "800.100.153"];
        assert_eq!(verdict(&run_well(&asked))["message"], row.message(locale), "{locale}");
    }
}

#[test]
fn unlisted_codes_have_a_message_too() {
    let asked = |tag| verdict(&run_well(&["decode", "--json", "--locale", tag, "no-such-code"]));
    assert_ne!(asked("is")["message"], asked("en")["message"]);
}

#[test]
fn search_takes_it_for_its_objects() {
    let row = decode(CodeSet::OppResult, "800.100.153").unwrap();
    let found = run_well(&["search", "--json", "--locale", "is", "800.100.153"]);
    assert_eq!(verdict(&found)["message"], row.message(Locale::Is));
}
