//! Documents, texts, payments and plans with rows of one's own.

use payverdict::overlay::{Found, Tables};
use payverdict::payload::Options;
use payverdict::plan::{Action, Given, Policy};
use payverdict::{Certainty, CodeSet, Flags, Locale, Match, Outcome, Retry, timeline};

use crate::support::{REFUSED, codes, gateway, tables};

fn stricter() -> Tables {
    tables(&[
        (
            "codes/opp.result.csv",
            codes(
                "800.100.152,,,never,,,,,Our risk team says no,\n800.100.997,declined,do_not_honor,other_method,,,,,A code of our own,opp-result-codes\n",
            ),
        ),
        ("messages.csv", "id,en\nother_method,Please take another card.\n".into()),
    ])
}

#[test]
fn a_document_has_the_stricter_word() {
    let tables = stricter();
    let answer = tables.payload(REFUSED, Options::default()).next().unwrap().unwrap();
    assert_eq!((answer.outcome(), answer.retry()), (Outcome::Declined, Retry::Never));
    assert!(!answer.is_paid());
    let verdict = answer.meanings().next().unwrap();
    assert_eq!(verdict.summary(), "Our risk team says no");
    let json = serde_json::to_value(answer.localized(Locale::En)).unwrap();
    assert_eq!(json["overall"]["summary"], "Our risk team says no");
    assert_eq!(json["overall"]["flags"], serde_json::json!(["custom"]));
    assert_eq!(json["retry"], "never");
}

#[test]
fn a_code_that_is_only_ones_own() {
    let tables = stricter();
    let text = String::from_utf8(REFUSED.to_vec()).unwrap().replace("800.100.152", "800.100.997");
    let answer = tables.payload(text.as_bytes(), Options::default()).next().unwrap().unwrap();
    assert_eq!((answer.outcome(), answer.retry()), (Outcome::Declined, Retry::OtherMethod));
    let verdict = answer.meanings().next().unwrap();
    assert_eq!(
        (verdict.matched(), verdict.code().unwrap().to_string().as_str()),
        (Match::Exact, "800.100.997")
    );
}

#[test]
fn a_payment_told_in_documents() {
    let tables = stricter();
    let mut payment = timeline::Timeline::new();
    for document in tables.timeline(REFUSED, Options::default()) {
        payment.add(&document.unwrap()).unwrap();
    }
    let state = payment.state();
    assert_eq!((state.outcome(), state.retry()), (Outcome::Declined, Retry::Never));
    assert_eq!(tables.message(&state, Locale::En), state.message(Locale::En));
}

#[test]
fn a_history_of_ones_own_codes() {
    let tables = tables(&gateway());
    let plan = |set: &str, code: &str| {
        let line = format!(
            r#"{{"attempts": [{{"at": "2026-11-20T09:00:00Z", "set": "{set}", "code": "{code}"}}]}}"#
        );
        let given: Given = serde_json::from_str(&line).unwrap();
        let history = tables.history(&given).unwrap();
        let now = "2026-11-26T12:00:00Z".parse().unwrap();
        let (attempts, policy) = (history.attempts(), Policy::CAUTIOUS);
        let decision = tables.plan(&attempts, now, &policy).unwrap();
        (decision.action(), decision.rule().to_string())
    };
    assert_eq!(plan("localpay.state", "turned_down").0, Action::Retry);
    assert_eq!(plan("localpay.response", "Q1").0, Action::Stop);
    assert_eq!(plan("localpay.state", "settled").0, Action::Done);
    // The rules for the set that it extends hold for it, too.
    assert_eq!(plan("localpay.response", "04"), (Action::Stop, "visa.category-1".into()));
    let line = r#"{"attempts": [{"at": "2026-11-20T09:00:00Z", "set": "localpay.no", "code": "1"}]}"#;
    let given: Given = serde_json::from_str(line).unwrap();
    assert_eq!(tables.history(&given).unwrap_err().kind(), "unknown_set");
}

/// A code, how certain it is, and the set and outcome of its verdict.
type Said = (String, Certainty, Option<(String, Outcome)>);

fn found(tables: &Tables, text: &str) -> Vec<Said> {
    let mut codes = Vec::new();
    for found in tables.read(text.as_bytes()) {
        if let Found::Code(code) = found {
            let said = code.verdict().map(|verdict| (verdict.set().id().to_string(), verdict.outcome()));
            codes.push((code.text().to_string(), code.certainty(), said));
        }
    }
    codes
}

#[test]
fn codes_in_a_text() {
    let mut files = gateway();
    files.push((
        "contexts.csv",
        "kind,words,set,certain,lang,why\nkey,lpstate,localpay.state,yes,en,Local Pay's own field\n".into(),
    ));
    let tables = tables(&files);
    let of = |set: &str, outcome| Some((set.to_string(), outcome));
    assert_eq!(
        found(&tables, "2026-11-26 lpstate=turned_down amount=92.00"),
        [("turned_down".into(), Certainty::Certain, of("localpay.state", Outcome::Declined))]
    );
    assert_eq!(
        found(&tables, "Local Pay response code Q1"),
        [("Q1".into(), Certainty::Likely, of("localpay.response", Outcome::Declined))]
    );
    assert_eq!(
        found(&tables, "lpstate=settled"),
        [("settled".into(), Certainty::Certain, of("localpay.state", Outcome::Approved))]
    );
    // Nothing is approved where the line speaks against it.
    assert_eq!(found(&tables, "declined, lpstate=settled"), [("settled".into(), Certainty::Possible, None)]);
    // In a line that names Local Pay the code is not one of the standard.
    assert_eq!(
        found(&tables, "Local Pay: response code 14")[0].2,
        of("localpay.response", Outcome::Declined)
    );
    assert_eq!(found(&tables, "response code 14")[0].2, of("iso8583.response", Outcome::Declined));
}

#[test]
fn a_built_in_code_in_a_text_has_the_stricter_word() {
    let tables = stricter();
    let Found::Code(code) = tables.read(b"refused with 800.100.152 at noon")[0] else { panic!("a code") };
    let verdict = code.verdict().unwrap();
    assert_eq!((verdict.retry(), verdict.set().built_in()), (Retry::Never, Some(CodeSet::OppResult)));
    assert!(verdict.flags().contains(Flags::CUSTOM));
}
