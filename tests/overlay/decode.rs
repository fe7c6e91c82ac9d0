//! What a code means with rows of one's own before the built-in ones.

use payverdict::overlay::DecodeError;
use payverdict::{CodeSet, Flags, Locale, Match, Outcome, Reason, Retry, decode};

use crate::support::{codes, gateway, tables};

#[test]
fn a_set_of_ones_own() {
    let tables = tables(&gateway());
    let verdict = tables.decode("localpay.response", "A1").unwrap();
    assert_eq!((verdict.outcome(), verdict.matched()), (Outcome::Approved, Match::Exact));
    assert!(verdict.flags().contains(Flags::CUSTOM));
    assert_eq!(verdict.source().unwrap().id, "localpay-guide");
    assert_eq!(verdict.system().name(), "Local Pay");
    let verdict = tables.decode("localpay.response", "Q1-I").unwrap();
    assert_eq!((verdict.retry(), verdict.code().unwrap().to_string().as_str()), (Retry::Never, "Q1-I"));
    let generic = decode(CodeSet::VisaResponse, "43").unwrap();
    assert_eq!(verdict.message(Locale::Is), generic.message(Locale::Is));
    let verdict = tables.decode("localpay.response", "QX").unwrap();
    assert_eq!((verdict.matched(), verdict.group()), (Match::Group, Some("refused by the gateway")));
    let verdict = tables.decode("localpay.state", "Turned-Down").unwrap();
    assert_eq!((verdict.reason(), verdict.retry()), (Some(Reason::DoNotHonor), Retry::Later));
    let verdict = tables.decode("localpay.state", "on the moon").unwrap();
    assert_eq!((verdict.matched(), verdict.outcome()), (Match::Unlisted, Outcome::Unknown));
}

#[test]
fn what_a_set_of_ones_own_extends() {
    let tables = tables(&gateway());
    let verdict = tables.decode("localpay.response", "51").unwrap();
    assert_eq!(verdict.reason(), Some(Reason::InsufficientFunds));
    assert!(!verdict.flags().contains(Flags::CUSTOM));
    // A success is not inherited.
    let verdict = tables.decode("localpay.response", "00").unwrap();
    assert_eq!((verdict.outcome(), verdict.retry()), (Outcome::Review, Retry::CheckFirst));
}

#[test]
fn what_is_not_a_code_or_a_set() {
    let tables = tables(&gateway());
    let error = tables.decode("localpay.response", "nothing").unwrap_err();
    assert_eq!(
        error.to_string(),
        "not a code of localpay.response: expected two digits or capital letters, and perhaps a hyphen and one capital letter, such as A1"
    );
    let DecodeError::UnknownSet(error) = tables.decode("localpay.stat", "settled").unwrap_err() else {
        panic!("the set is known")
    };
    assert_eq!(error.nearest().next(), Some("localpay.state"));
}

#[test]
fn a_stricter_row_in_a_built_in_set() {
    let stricter = codes(
        "800.100.152,,,other_method,,,,,Our risk team wants another card,\n800.100.997,declined,do_not_honor,other_method,,,,,A code of our own,opp-result-codes\n",
    );
    let tables = tables(&[("codes/opp.result.csv", stricter)]);
    let before = decode(CodeSet::OppResult, "800.100.152").unwrap();
    let verdict = tables.decode(CodeSet::OppResult, "800.100.152").unwrap();
    assert_eq!((verdict.outcome(), verdict.reason()), (before.outcome(), before.reason()));
    assert_eq!(verdict.retry(), Retry::OtherMethod);
    assert_eq!(verdict.summary(), "Our risk team wants another card");
    assert_eq!(verdict.source().map(|source| source.id), before.source().map(|source| source.id()));
    assert!(verdict.flags().contains(Flags::CUSTOM) && verdict.own().is_some());
    let verdict = tables.decode(CodeSet::OppResult, "800.100.997").unwrap();
    assert_eq!((verdict.matched(), verdict.summary()), (Match::Exact, "A code of our own"));
    // Every other code is what it was.
    for row in CodeSet::OppResult.entries().filter(|row| row.code() != "800.100.152") {
        let (before, after) =
            (decode(row.set(), row.code()).unwrap(), tables.decode(row.set(), row.code()).unwrap());
        assert_eq!(after.built_in(), Some(before), "{}", row.code());
    }
}

#[test]
fn a_row_of_a_set_that_others_extend() {
    let tables = tables(&[("codes/iso8583.response.csv", codes("05,,,never,,,,,Our rule,\n"))]);
    let extending: Vec<CodeSet> = CodeSet::ALL
        .iter()
        .copied()
        .filter(|set| {
            decode(*set, "05").is_ok_and(|verdict| {
                verdict.entry().is_some_and(|entry| entry.set() == CodeSet::Iso8583Response)
            })
        })
        .collect();
    assert!(extending.len() > 2, "{extending:?}");
    for set in extending {
        let verdict = tables.decode(set, "05").unwrap();
        assert_eq!((verdict.retry(), verdict.summary()), (Retry::Never, "Our rule"), "{set}");
    }
}

#[test]
fn texts_in_ones_own_voice() {
    let tables = tables(&[("messages.csv", "id,en,is\nlost_card,Please call us.,Hringdu í okkur.\ninsufficient_funds,Not enough money there.,Ekki nóg inni.\n".into())]);
    let verdict = tables.decode(CodeSet::OppResult, "800.100.155").unwrap();
    assert_eq!(verdict.message(Locale::En), "Not enough money there.");
    assert_eq!(verdict.message(Locale::Is), "Ekki nóg inni.");
    let built_in = decode(CodeSet::OppResult, "800.100.155").unwrap();
    assert_eq!(verdict.message(Locale::Sv), built_in.message(Locale::Sv));
}

/// Found by the properties: a text of one's own for a success made it one in every set that extends its own.
#[test]
fn a_success_of_ones_own_is_not_inherited() {
    let text = codes("007,,,,,,,,Our words for it,\n");
    let tables = tables(&[("codes/iso8583.action.csv", text)]);
    let own = tables.decode(CodeSet::Iso8583Action, "007").unwrap();
    assert_eq!((own.outcome(), own.summary()), (Outcome::Approved, "Our words for it"));
    let extending = tables.decode(CodeSet::AmexAction, "007").unwrap();
    assert_eq!((extending.outcome(), extending.retry()), (Outcome::Review, Retry::CheckFirst));
}
