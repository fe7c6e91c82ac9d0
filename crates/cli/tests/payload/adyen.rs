//! Adyen: no notice by itself is paid, whatever the event, and only its success says that it happened.

use payverdict::CodeSet;
use payverdict::payload::Funds;
use serde_json::{Value, json};

use crate::support::answers;

fn notice(event: &str, success: Value) -> Value {
    let text = json!({"live": "true", "notificationItems": [{"NotificationRequestItem": {
        "eventCode": event, "success": success, "pspReference": "MX62KQ7VB9TRH3N5", "reason": "",
        "originalReference": "JC8P4Z2DWM6TQK71", "eventDate": "2026-06-03T08:30:05+02:00",
        "amount": {"currency": "EUR", "value": 4550},
    }}]});
    answers(text.to_string().as_bytes()).remove(0)
}

#[test]
fn no_event_is_paid() {
    let mut approved = Vec::new();
    for row in CodeSet::AdyenEvent.entries() {
        for success in [json!("true"), json!(true), json!("TRUE")] {
            let answer = notice(row.code(), success);
            assert_eq!(answer["is_paid"], false, "{answer}");
            if answer["overall"]["outcome"] == "approved" && !approved.contains(&row.code()) {
                approved.push(row.code());
            }
        }
        for success in [json!("false"), json!(false), json!(null), json!("perhaps"), json!(1), json!({})] {
            let answer = notice(row.code(), success.clone());
            assert_eq!(answer["is_paid"], false, "{answer}");
            assert_ne!(answer["overall"]["outcome"], "approved", "{answer}");
            let moved = [Funds::Captured, Funds::Authorized].map(Funds::as_str);
            assert!(!moved.iter().any(|funds| answer["funds"] == *funds), "{success}: {answer}");
        }
    }
    let carried_out = [
        "AUTHORISATION",
        "AUTHORISATION_ADJUSTMENT",
        "CAPTURE",
        "PAYOUT_THIRDPARTY",
        "REFUND_WITH_DATA",
        "VOID_PENDING_REFUND",
    ];
    assert_eq!(approved, carried_out);
}

#[test]
fn no_response_is_paid_and_only_two_results_hold_money() {
    for row in CodeSet::AdyenResult.entries() {
        let text = json!({"pspReference": "QH3W7TBM2ZK9LD56", "resultCode": row.code(),
            "amount": {"currency": "SEK", "value": 129_900}});
        let answer = &answers(text.to_string().as_bytes())[0];
        assert_eq!(answer["is_paid"], false, "{answer}");
        let is_held = ["Authorised", "PartiallyAuthorised"].contains(&row.code());
        assert_eq!(answer["funds"] == "authorized", is_held, "{answer}");
        assert_eq!(answer["overall"]["outcome"] == "approved", is_held, "{answer}");
    }
}

/// 12 is not enough money at Adyen and an invalid transaction in ISO 8583.
#[test]
fn its_own_codes_are_never_those_of_banks() {
    for row in CodeSet::AdyenRefusal.entries().filter(|row| row.code() != "0") {
        let text = json!({"pspReference": "QH3W7TBM2ZK9LD56", "resultCode": "Refused",
            "refusalReasonCode": row.code()});
        let answer = &answers(text.to_string().as_bytes())[0];
        let overall = &answer["overall"];
        assert_eq!(overall["set"], "adyen.refusal", "{answer}");
        assert_eq!(overall["outcome"], row.outcome().as_str(), "{answer}");
        assert_eq!(overall["retry"], row.retry().as_str(), "{answer}");
    }
}
