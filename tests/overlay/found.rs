//! Codes that are found in texts, where tables of one's own know some of them.

use payverdict::overlay::{Found, FoundCode, FoundCodeRecord, Tables};
use payverdict::{Certainty, Locale, Outcome, Retry, read};

use crate::support::{codes, gateway, tables};

/// The gateway with a key for its states.
fn keyed() -> Tables {
    let mut files = gateway();
    files.push((
        "contexts.csv",
        "kind,words,set,certain,lang,why\nkey,lpstate,localpay.state,yes,en,Local Pay's own field\n".into(),
    ));
    tables(&files)
}

fn found<'t, 'a>(tables: &'t Tables, text: &'a str) -> Vec<FoundCode<'t, 'a>> {
    let found = tables.read(text.as_bytes()).into_iter();
    let codes = found.filter_map(|found| if let Found::Code(code) = found { Some(code) } else { None });
    codes.collect()
}

#[test]
fn codes_stand_in_the_order_of_the_text() {
    let tables = keyed();
    let text = "lpstate=turned_down beside 800.100.153, then lpstate=turned_down";
    let codes = found(&tables, text);
    let places: Vec<_> = codes.iter().map(|code| (code.text(), code.start(), code.end())).collect();
    let last = text.rfind("turned").unwrap();
    assert_eq!(places, [("turned_down", 8, 19), ("800.100.153", 27, 38), ("turned_down", last, text.len())]);
    assert!(codes.iter().all(|code| code.certainty() == Certainty::Certain), "{codes:?}");
    let sets: Vec<_> = codes.iter().map(|code| code.verdict().unwrap().set().id()).collect();
    assert_eq!(sets, ["localpay.state", "opp.result", "localpay.state"]);
}

#[test]
fn phrases_stand_among_the_codes() {
    let tables = keyed();
    let text = "lpstate=turned_down, 800.100.153, insufficient funds, lpstate=turned_down";
    let starts: Vec<_> = tables
        .read(text.as_bytes())
        .iter()
        .map(|found| match found {
            Found::Code(code) => code.start(),
            Found::Phrase(phrase) => phrase.start(),
        })
        .collect();
    let mut sorted = starts.clone();
    sorted.sort_unstable();
    assert_eq!(starts, sorted);
    assert!(starts.contains(&text.find("insufficient").unwrap()), "{starts:?}");
}

#[test]
fn finds_are_equal_where_text_and_place_and_verdict_are() {
    let own = keyed();
    let stricter = tables(&[("codes/opp.result.csv", codes("800.100.153,,,never,,,,,,\n"))]);
    let one = |tables, text| found(tables, text)[0];
    assert_eq!(one(&own, "with 800.100.153"), one(&own, "with 800.100.153"));
    assert_ne!(one(&own, "with 800.100.153"), one(&own, "and with 800.100.153"), "another place");
    assert_ne!(one(&own, "with 800.100.153"), one(&own, "with 800.100.152"), "another code");
    assert_ne!(one(&own, "with 800.100.153"), one(&stricter, "with 800.100.153"), "another verdict");
}

#[test]
fn places_count_what_comes_before_the_text() {
    let tables = keyed();
    let code = found(&tables, "and with 800.100.153")[0];
    let json = serde_json::to_value(FoundCodeRecord { code, before: 100, locale: Locale::En }).unwrap();
    assert_eq!((&json["start"], &json["end"]), (&109.into(), &120.into()));
    assert_eq!((&json["text"], &json["verdict"]["set"]), (&"800.100.153".into(), &"opp.result".into()));
    assert_eq!(json["candidates"], serde_json::json!([]));
}

#[test]
fn a_line_by_itself_and_one_of_many_are_read_as_before() {
    let tables = keyed();
    let mut counts = Vec::new();
    for text in
        ["refused", "declined\n", "declined\nthe shopper asks why", "51 declined\n05", "settled\n\nbye"]
    {
        let before: Vec<_> = read(text.as_bytes())
            .filter_map(|found| if let payverdict::Found::Code(code) = found { Some(code) } else { None })
            .map(|code| (code.text(), code.start(), code.end(), code.certainty()))
            .collect();
        let after: Vec<_> = found(&tables, text)
            .iter()
            .map(|code| (code.text(), code.start(), code.end(), code.certainty()))
            .collect();
        assert_eq!(after, before, "{text:?}");
        counts.push(after.len());
    }
    // A plain word is a code only where it is all there is.
    assert_eq!((counts[1], counts[2]), (1, 0));
}

/// Two gateways, both with Q1; the first one has advice of this name, too.
fn two() -> Tables {
    let response = "Q1,declined,lost_or_stolen_card,never,,,,,Reported as stolen,\n";
    tables(&[
        ("systems.csv", "id,name,homepage\nlocalpay,Local Pay,\notherpay,Other Pay,\n".into()),
        (
            "sources.csv",
            "id,title,publisher,url,edition,retrieved,kind\nguide,Guide,Local Pay,,2026,2026-11-26,primary\n"
                .into(),
        ),
        (
            "sets.csv",
            "id,system,title,syntax,suffix,extends,flags,source,example,advice\n\
             localpay.advice,localpay,Advice,response,,,,guide,Q1,yes\n\
             localpay.response,localpay,Response codes,response,,,,guide,Q1,\n\
             otherpay.response,otherpay,Response codes,response,,,,guide,Q1,\n"
                .into(),
        ),
        ("codes/localpay.advice.csv", codes("Q1,informational,,check_first,,,,,Ask again,\n")),
        ("codes/localpay.response.csv", codes(response)),
        ("codes/otherpay.response.csv", codes("Q1,declined,do_not_honor,later,,,,,Refused,\n")),
    ])
}

#[test]
fn a_code_after_the_name_of_a_system_is_of_its_sets_alone() {
    let tables = two();
    for (text, set, retry) in [
        ("Local Pay response code Q1", "localpay.response", Retry::Never),
        ("Other Pay response code Q1", "otherpay.response", Retry::Later),
    ] {
        let codes = found(&tables, text);
        let [code] = codes[..] else { panic!("{codes:?}") };
        let verdict = code.verdict().unwrap();
        assert_eq!((code.certainty(), verdict.set().id(), verdict.retry()), (Certainty::Likely, set, retry));
    }
    // Where both are named, it could be of either.
    let codes = found(&tables, "Local Pay and Other Pay: response code Q1");
    assert!(codes.iter().all(|code| code.verdict().is_none()), "{codes:?}");
}

/// A gateway with a word that tells its system, and one that does not.
fn telling() -> Tables {
    tables(&[
        ("systems.csv", "id,name,homepage\nlocalpay,Local Pay,\n".into()),
        (
            "sources.csv",
            "id,title,publisher,url,edition,retrieved,kind\nguide,Guide,Local Pay,,2026,2026-11-26,primary\n"
                .into(),
        ),
        (
            "sets.csv",
            "id,system,title,syntax,suffix,extends,flags,source,example\n\
             localpay.state,localpay,States,word,,,,guide,settled\n"
                .into(),
        ),
        (
            "codes/localpay.state.csv",
            "code,outcome,reason,retry,actor,wait_hours,limit,flags,summary,source,certain\n\
             turned_down_for_good,declined,do_not_honor,never,,,,,Turned down,,yes\n\
             turned_down_for_today,declined,do_not_honor,later,,,,,Come back,,\n"
                .into(),
        ),
    ])
}

#[test]
fn a_word_of_ones_own_may_tell_its_system() {
    let tables = telling();
    let verdict = tables.identify("Turned-Down-For-Good").certain().unwrap();
    assert_eq!((verdict.set().id(), verdict.outcome()), ("localpay.state", Outcome::Declined));
    let codes = found(&tables, "note 7: turned_down_for_good, 92.00");
    let [code] = codes[..] else { panic!("{codes:?}") };
    assert_eq!((code.text(), code.certainty()), ("turned_down_for_good", Certainty::Certain));
    assert_eq!(code.verdict(), Some(verdict));
    // The other one is a candidate, and a find only where somebody says so.
    let other = tables.identify("turned_down_for_today");
    assert_eq!((other.certain(), other.candidates().count()), (None, 1));
    let codes = found(&tables, "note 7: turned_down_for_today, 92.00");
    assert!(codes.iter().all(|code| code.verdict().is_none()), "{codes:?}");
}
