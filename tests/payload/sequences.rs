//! A text holds one document, an array of them, or one a line.

use payverdict::CodeSet;
use payverdict::payload::{self, Funds, Options, PayloadSystem};

/// The funds of each document, or the kind of its error.
fn funds(text: &str) -> Vec<&'static str> {
    payload::read(text.as_bytes(), Options::default())
        .map(|answer| answer.map_or_else(|error| error.kind(), |answer| answer.funds().as_str()))
        .collect()
}

const PAID: &str = r#"{"orderId": "a", "status": 1, "amount": 5}"#;
const EXPIRED: &str = r#"{"orderId": "b", "status": 4}"#;

#[test]
fn every_document_gets_its_answer_in_order() {
    let both = ["captured", "none"];
    assert_eq!(funds(&format!("{PAID}\n{EXPIRED}")), both);
    assert_eq!(funds(&format!("\n\n {PAID}\r\n\r\n{EXPIRED}\r\n")), both);
    assert_eq!(funds(&format!("[{PAID}, {EXPIRED}]")), both);
    assert_eq!(funds(&format!("[{PAID}]\n[{EXPIRED}]")), both);
    assert_eq!(funds(&format!("{{\n\"orderId\": 1, \"amount\": 2,\n\"status\": 1}}\n{EXPIRED}")), both);
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
fn the_system_asked_for_is_believed() {
    let read = |text: &[u8], system: PayloadSystem| {
        let answer = payload::read(text, Options::default().system(system)).next().expect("one");
        answer.map(|answer| answer.outcome().as_str())
    };
    assert_eq!(read(br#"{"status": 1}"#, PayloadSystem::Pei).unwrap(), "approved");
    assert_eq!(read(br#"{"state": "settled"}"#, PayloadSystem::Askell).unwrap(), "approved");
    assert_eq!(read(br#"{"type": "forbidden"}"#, PayloadSystem::Payex).unwrap(), "failed");
    assert_eq!(read(br#"{"status": "charged"}"#, PayloadSystem::Payfunc).unwrap(), "approved");
    assert_eq!(read(br#"{"status": 1, "orderId": 1}"#, PayloadSystem::Opp).unwrap(), "informational");
    assert!(read(br#"{"status": 1, "orderId": 1}"#, PayloadSystem::Askell).is_err());
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
fn answers_are_made_when_they_are_asked_for() {
    let text = format!("[{PAID}, {{");
    let mut answers = payload::read(text.as_bytes(), Options::default());
    assert_eq!(answers.next().unwrap().unwrap().funds(), Funds::Captured);
    assert!(answers.next().unwrap().is_err());
    assert!(answers.next().is_none() && answers.next().is_none());
}
