//! Payments that are told with tables of one's own.

use payverdict::Retry;
use payverdict::overlay::Tables;
use payverdict::payload::Options;
use payverdict::timeline::Timeline;
use serde_json::{Value, json};

use super::documents::{checkout_payment, stripe_charge, stripe_event, stripe_intent};

const COLUMNS: &str = "code,outcome,reason,retry,actor,wait_hours,limit,flags,summary,source";

/// A payment that is told with one row of one's own.
fn told(set: &str, row: &str, documents: &[String]) -> Timeline {
    let tables =
        Tables::from_csv([(format!("codes/{set}.csv").as_str(), format!("{COLUMNS}\n{row}").as_str())])
            .unwrap_or_else(|mistakes| panic!("{mistakes}"));
    let mut told = Timeline::new();
    for document in documents {
        let document = tables.timeline(document.as_bytes(), Options::default()).next().unwrap();
        told.add(&document.unwrap()).unwrap();
    }
    told
}

/// What is said of another try.
fn retry(set: &str, row: &str, documents: &[String]) -> Retry {
    told(set, row, documents).state().retry()
}

/// What is kept of another try at the first step that a payment lists.
fn kept(set: &str, row: &str, document: &str) -> String {
    let stored = serde_json::to_value(told(set, row, &[document.into()])).unwrap();
    stored.pointer("/1/0/6/4/0/5/2/2").and_then(Value::as_str).unwrap().into()
}

/// A stricter row holds for what a payment lists, too, whatever else is told beside the code.
#[test]
fn what_is_kept_of_a_listed_step_is_the_stricter_row() {
    let mut payment: Value = serde_json::from_str(&checkout_payment("Captured", None)).unwrap();
    payment["actions"] = json!([
        {"id": "act_a1", "type": "Capture", "response_code": "20051", "amount": 6000},
        {"id": "act_c1", "type": "Capture", "response_code": "10000", "amount": 6000}]);
    let of_checkout = |row| kept("checkout.response", row, &payment.to_string());
    assert_eq!(of_checkout("20005,,,never,,,,,Our rule,\n"), "later");
    assert_eq!(of_checkout("20051,,,never,,,,,Our rule,\n"), "never");
    let failed = super::documents::payment(30_000, &[(1, "Sale", "Failed", 30_000, 480)], 481);
    let mut failed: Value = serde_json::from_str(&failed).unwrap();
    let why = &mut failed["payment"]["transactions"]["transactionList"][0]["failedErrorCode"];
    *why = json!("REJECTED_BY_ACQUIRER_INSUFFICIENT_FUNDS");
    let of_payex = |row| kept("payex.transaction", row, &failed.to_string());
    assert_eq!(of_payex("Failed,,,,,,,,Our words,\n"), "other_method");
    assert_eq!(of_payex("Failed,,,never,,,,,Our rule,\n"), "never");
}

/// What is beside a code may be stricter than any row about it.
#[test]
fn a_row_of_ones_own_lifts_no_bar() {
    let failed = |advice: &str| {
        let mut intent = stripe_intent("requires_payment_method", Some(("ch_3Qone", "insufficient_funds")));
        intent["last_payment_error"]["advice_code"] = json!(advice);
        [stripe_event("payment_intent.payment_failed", intent, 5)]
    };
    let of = |row, advice| retry("stripe.decline", row, &failed(advice));
    assert_eq!(of("insufficient_funds,,,,,,,,Our words,\n", "try_again_later"), Retry::Later);
    assert_eq!(of("insufficient_funds,,,,,,,,Our words,\n", "do_not_try_again"), Retry::Never);
    assert_eq!(
        of("insufficient_funds,,,other_method,,,,,Our rule,\n", "try_again_later"),
        Retry::OtherMethod
    );
    assert_eq!(of("insufficient_funds,,,other_method,,,,,Our rule,\n", "do_not_try_again"), Retry::Never);
}

/// Words of one's own leave the hours that the network names.
#[test]
fn a_row_that_says_the_same_of_another_try_keeps_its_hours() {
    let mut charge = stripe_charge("ch_3Qone", 0, 0);
    charge["status"] = json!("failed");
    charge["failure_code"] = json!("card_declined");
    charge["payment_method_details"] = json!({"type": "card", "card": {"brand": "mastercard"}});
    charge["outcome"] =
        json!({"type": "issuer_declined", "reason": "insufficient_funds", "network_advice_code": "24"});
    let failed = [stripe_event("charge.failed", charge, 5)];
    let state = told("stripe.decline", "insufficient_funds,,,,,,,,Our words,\n", &failed).state();
    assert_eq!(state.next(), "The same payment may be tried again after the hours named, not before.");
}
