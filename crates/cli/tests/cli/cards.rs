//! What a person reads.

use payverdict::{CodeSet, Locale, decode};

use super::command::{run, run_well};

#[test]
fn card_has_the_key_facts() {
    let card = run_well(&["decode", "800.100.153"]);
    let verdict = decode(CodeSet::OppResult, "800.100.153").unwrap();
    let source = verdict.source().unwrap();
    for fact in [
        "800.100.153",
        "opp.result",
        "Open Payment Platform",
        "declined",
        "final",
        "incorrect_cvc",
        "after_data_fix",
        "fix",
        "shopper",
        verdict.summary(),
        verdict.message(Locale::En),
        source.title(),
        source.url().unwrap(),
        source.kind().as_str(),
    ] {
        assert!(card.contains(fact), "{fact} is missing:\n{card}");
    }
}

#[test]
fn card_shows_the_suffix_of_a_response_code() {
    let card = run_well(&["decode", "51-I"]);
    for fact in ["51-I", "pei.acquirer", "declined", "insufficient_funds", "later", "soft", "suffix   I,"] {
        assert!(card.contains(fact), "{fact} is missing:\n{card}");
    }
}

#[test]
fn cards_are_in_the_order_of_their_codes_with_an_empty_line_between() {
    let cards = run_well(&["decode", "800.100.153", "100.396.101"]);
    let heads: Vec<_> = cards
        .split("\n\n")
        .map(|card| card.split_once(' ').expect("a card begins with its code").0)
        .collect();
    assert_eq!(heads, ["800.100.153", "100.396.101"]);
}

#[test]
fn card_of_a_code_from_an_extended_set_says_where_it_was_found() {
    let card = run_well(&["decode", "--set", "valitorpay.response", "51"]);
    assert!(card.contains("51 in valitorpay.response"), "{card}");
    assert!(card.contains("found in iso8583.response"), "{card}");
}

#[test]
fn candidates_that_say_the_same_share_a_line() {
    let card = run_well(&["decode", "51"]);
    assert_eq!(card.matches("iso8583.response").count(), 1, "{card}");
    assert!(card.contains("iso8583.response, abecs.response, elo.response and "), "{card}");
    assert!(!card.contains("shopper "), "{card}");
}

#[test]
fn what_is_no_code_goes_to_standard_error_only() {
    let ran = run(&["decode", "800.100.153", "wrong,code"]);
    assert_eq!(ran.status, 1);
    assert!(ran.out.contains("incorrect_cvc") && !ran.out.contains("wrong,code"), "{ran:?}");
    assert!(ran.err.starts_with("payverdict: `wrong,code` is not a code: expected "), "{ran:?}");
    let ran = run(&["decode", "--set", "opp.result", "51"]);
    assert!(ran.err.contains("is not a code of opp.result: expected three groups"), "{ran:?}");
    assert_eq!((ran.status, ran.out.as_str()), (1, ""));
}
