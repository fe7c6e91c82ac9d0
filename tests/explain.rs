//! How a verdict came about, as support reads it.

use payverdict::{CodeSet, decode};

#[test]
fn it_names_the_row_the_source_the_retry_and_the_others() {
    let text = decode(CodeSet::OppResult, "700.600.025").unwrap().explain().to_string();
    for part in [
        "The code 700.600.025 is listed in opp.result (Open Payment Platform, Result codes).",
        "It means declined (retry_blocked):",
        "Source: Result codes, ",
        "not before 24 hours have passed (later).",
        "The same reason is known in: ",
    ] {
        assert!(text.contains(part), "{part:?} is missing in:\n{text}");
    }
}

#[test]
fn it_says_where_an_extended_code_was_found_and_that_the_letter_means_nothing() {
    let text = decode(CodeSet::PeiAcquirer, "05-I").unwrap().explain().to_string();
    assert!(text.contains("found in iso8583.response, which pei.acquirer extends"), "{text}");
    assert!(text.contains("The letter I after it is for monitoring only"), "{text}");
}

#[test]
fn it_says_that_only_the_group_or_nothing_is_known() {
    let text = decode(CodeSet::OppResult, "800.100.999").unwrap().explain().to_string();
    assert!(text.starts_with("The code is not listed in opp.result; codes that begin alike"), "{text}");
    let text = decode(CodeSet::OppResult, "123.456.789").unwrap().explain().to_string();
    assert!(text.contains("nothing is known of codes like it"), "{text}");
    assert!(text.contains("ask the provider for the status first"), "{text}");
}

#[test]
fn every_row_is_explained_in_whole_sentences() {
    for row in CodeSet::ALL.iter().flat_map(|set| set.entries()) {
        let text = decode(row.set(), row.code()).unwrap().explain().to_string();
        assert!(text.lines().count() >= 5, "{text}");
        assert!(text.lines().all(|line| line.ends_with('.')), "{text}");
    }
}
