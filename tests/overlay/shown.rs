//! What the types are shown as where a test fails or a program logs them.

use payverdict::Locale;
use payverdict::overlay::{Combined, Found, Tables};
use payverdict::payload::Options;
use payverdict::timeline::Timeline;

use crate::support::{REFUSED, codes, gateway, risk_team, tables};

#[track_caller]
fn names(shown: &str, words: &[&str]) {
    for word in words {
        assert!(shown.contains(word), "`{shown}` does not name {word}");
    }
}

#[test]
fn each_type_names_what_it_is_of() {
    let tables = tables(&gateway());
    let verdict = tables.decode("localpay.response", "Q1-I").unwrap();
    let words = ["localpay.response", "Declined", "LostOrStolenCard", "Never"];
    names(&format!("{verdict:?}"), &words);
    names(&format!("{verdict:?}"), &["Verdict", "Q1-I", "Exact"]);
    assert_eq!(format!("{:?}", verdict.code().unwrap()), "\"Q1-I\"");
    names(&format!("{:?}", verdict.own().unwrap()), &words);
    names(&format!("{:?}", verdict.own().unwrap()), &["\"Q1\""]);
    names(&format!("{:?}", verdict.set()), &["Set", "localpay.response"]);
    names(&format!("{:?}", verdict.system()), &["System", "localpay"]);
    names(
        &format!("{:?}", Combined::from(verdict)),
        &["Combined", "Declined", "LostOrStolenCard", "Never", "Q1-I"],
    );
    let found = tables.identify("Q1");
    names(&format!("{found:?}"), &["Identification", "certain: None", "Q1", "is_malformed: false"]);
    names(&format!("{:?}", found.candidates().next().unwrap()), &["Candidate", "Q1"]);
    let Found::Code(code) = tables.read(b"refused with 800.100.153 at noon")[0] else { panic!("a code") };
    names(&format!("{code:?}"), &["FoundCode", "800.100.153", "start: 13", "Certain", "opp.result"]);
    let group = tables.set("localpay.response").unwrap().groups().next().unwrap();
    names(&format!("{group:?}"), &["Group", "refused by the gateway"]);
    names(&format!("{:?}", verdict.explain()), &["Explanation", "Q1-I"]);
}

#[test]
fn mistakes_stand_one_a_line() {
    let file = codes("800.100.155,,,now,,,,,,\n800.100.159,,,,,,,,A stolen card,nobody\n");
    let mistakes = Tables::from_csv([("codes/opp.result.csv", file)]).unwrap_err();
    let lines: Vec<String> = mistakes.iter().map(ToString::to_string).collect();
    assert_eq!(lines.len(), 2);
    assert!(
        lines[0].starts_with("codes/opp.result.csv:2: ") && lines[1].starts_with("codes/opp.result.csv:3: ")
    );
    assert_eq!(mistakes.to_string(), format!("{}\n{}", lines[0], lines[1]));
}

/// A payment that was told with other tables is shown with these, which do not have its text.
#[test]
fn a_text_that_these_tables_do_not_have_is_not_shown() {
    let then = risk_team();
    let now = tables(&gateway());
    let document = then.timeline(REFUSED, Options::default()).next().unwrap().unwrap();
    let mut payment = Timeline::new();
    payment.add(&document).unwrap();
    let state = payment.state();
    for locale in Locale::ALL {
        assert_eq!(then.message(&state, *locale), "Please write to us.");
        // The text that the words lead to.
        let plain = state.message(*locale);
        assert_eq!(now.message(&state, *locale), plain);
        assert_eq!(now.answer(&document).message(*locale), plain);
    }
    // What was told stays, as the same tables would tell it when they are read again.
    let (told, shown) = (then.answer(&document), now.answer(&document));
    assert_eq!(
        (shown.outcome(), shown.reason(), shown.retry()),
        (told.outcome(), told.reason(), told.retry())
    );
    let meaning = shown.meanings().next().unwrap();
    assert!(meaning.is_custom() && meaning.source().is_none() && !meaning.message(Locale::En).is_empty());
    assert_eq!(risk_team().answer(&document).message(Locale::En), "Please write to us.");
}
