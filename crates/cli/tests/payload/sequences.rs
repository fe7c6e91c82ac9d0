//! A text holds one document, an array of them, or one a line.

use payverdict::CodeSet;
use payverdict::payload::{self, Funds, Options, PayloadError};

/// The funds of each document, or the kind of its error.
fn funds(text: &str) -> Vec<&'static str> {
    payload::read(text.as_bytes(), Options::default())
        .map(|answer| answer.map_or_else(|error| error.kind(), |answer| answer.funds().as_str()))
        .collect()
}

const PAID: &str = r#"{"orderId": "a", "purchaseId": 7, "status": 1, "amount": 5}"#;
const EXPIRED: &str = r#"{"orderId": "b", "purchaseId": 7, "status": 4}"#;

#[test]
fn every_document_gets_its_answer_in_order() {
    let both = ["captured", "none"];
    assert_eq!(funds(&format!("{PAID}\n{EXPIRED}")), both);
    assert_eq!(funds(&format!("\n\n {PAID}\r\n\r\n{EXPIRED}\r\n")), both);
    assert_eq!(funds(&format!("[{PAID}, {EXPIRED}]")), both);
    assert_eq!(funds(&format!("[{PAID}]\n[{EXPIRED}]")), both);
    assert_eq!(
        funds(&format!("{{\n\"orderId\": 1, \"purchaseId\": 7, \"amount\": 2,\n\"status\": 1}}\n{EXPIRED}")),
        both
    );
    assert_eq!(funds(&format!("result.code=000.000.000&paymentType=DB\n{EXPIRED}")), both);
    assert_eq!(funds("[]"), [""; 0]);
}

#[test]
fn a_broken_line_does_not_keep_the_others_from_being_read() {
    let broken = r#"{"orderId": "c", "status""#;
    assert_eq!(funds(&format!("{PAID}\n{broken}\n{EXPIRED}\n")), ["captured", "malformed", "none"]);
    assert_eq!(funds(&format!("{broken}\n{broken}\n{EXPIRED}")), ["malformed", "malformed", "none"]);
    assert_eq!(funds(&format!("{PAID} and more\n{EXPIRED}")), ["captured", "malformed", "none"]);
    let lines =
        payload::read(format!("{PAID}\n{broken}\n{broken}\n{EXPIRED}").as_bytes(), Options::default())
            .filter_map(|answer| answer.err()?.position())
            .collect::<Vec<_>>();
    assert_eq!(lines, [(2, 26), (3, 26)]);
}

#[test]
fn behind_a_broken_document_of_many_lines_nothing_is_guessed() {
    assert_eq!(funds("{\n  \"orderId\": 1\n  \"status\": 1\n}\n"), ["malformed"]);
    assert_eq!(funds(&format!("[{PAID}, {{]")), ["captured", "malformed"]);
    assert_eq!(funds(&format!("[{PAID} {EXPIRED}]")), ["captured", "malformed"]);
    assert_eq!(funds(&format!("[{PAID},]")), ["captured", "malformed"]);
    assert_eq!(funds(&format!("[{PAID}")), ["captured", "malformed"]);
}

#[test]
fn what_is_no_document_takes_its_place_in_an_array() {
    assert_eq!(
        funds(&format!("[{PAID}, null, [[]], 5, {EXPIRED}]")),
        ["captured", "malformed", "malformed", "malformed", "none"]
    );
}

#[test]
fn advice_is_looked_up_where_the_caller_says() {
    let text = br#"{"result": {"code": "800.100.155"}, "paymentType": "DB",
        "resultDetails": {"MerchantAdviceCode": "01"}}"#;
    let retry = |options: Options| payload::read(text, options).next().unwrap().unwrap().retry().as_str();
    assert_eq!(retry(Options::default()), "after_credential_update");
    assert_eq!(retry(Options::default().advice(CodeSet::RapydAdvice)), "never");
}

#[test]
fn one_document_is_read_and_no_second_one() {
    let one = |text: &str| payload::read_one(text.as_bytes(), Options::default());
    assert_eq!(one(PAID).unwrap().funds(), Funds::Captured);
    assert_eq!(one(&format!("\n [ {PAID} ] \n")).unwrap().funds(), Funds::Captured);
    assert_eq!(one("result.code=000.000.000&paymentType=DB\n").unwrap().outcome().as_str(), "approved");
    for several in [
        format!("{PAID}{EXPIRED}"),
        format!("{PAID}\n{EXPIRED}"),
        format!("[{PAID},{EXPIRED}"),
        format!("[{PAID}, null]"),
        format!("[{PAID}] [{EXPIRED}]"),
        format!("{PAID}\n{{\"orderId\""),
        format!("[{{}},{}{{}}]", "{},".repeat(100_000)),
    ] {
        assert_eq!(one(&several), Err(PayloadError::Several), "{several:.100}");
    }
    for none in ["[]", "[ ]\n[]"] {
        assert_eq!(one(none), Err(PayloadError::Empty), "{none}");
    }
    for (broken, expected) in [
        ("", "a document: a JSON object, or a form"),
        ("{\"orderId\": 1", "`,` or `}` before the end"),
        (&format!("[{PAID}"), "`,` or `]` before the end"),
        (&format!("[{PAID},]"), "no comma before `]`"),
    ] {
        assert_eq!(one(broken).unwrap_err().expected(), Some(expected), "{broken}");
    }
    assert_eq!(one("{}").unwrap_err().kind(), "unrecognized");
    assert_eq!((PayloadError::Empty.kind(), PayloadError::Several.kind()), ("empty", "several"));
    assert_eq!(PayloadError::Several.to_string(), "expected one document, and there are several");
    assert_eq!(PayloadError::Empty.expected(), Some("one document"));
}

#[test]
fn answers_are_made_when_they_are_asked_for() {
    let text = format!("[{PAID}, {{");
    let mut answers = payload::read(text.as_bytes(), Options::default());
    assert_eq!(answers.next().unwrap().unwrap().funds(), Funds::Captured);
    assert!(answers.next().unwrap().is_err());
    assert!(answers.next().is_none() && answers.next().is_none());
}
