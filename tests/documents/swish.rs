//! Swish: payment requests and refunds.

use payverdict::Operation;
use payverdict::payload::{Kind, PayloadSystem};
use serde_json::{Value, json};

use super::said::{all_say, answer, answer_of, but, codes, said};

fn request(status: &str) -> Value {
    json!({"id": "AB23D7406ECE4542A80152D909EF9F6B", "status": status, "amount": 425.0, "currency": "SEK",
        "payeePaymentReference": "crate7", "payeeAlias": "1230000000", "callbackUrl": "https://shop.example/swish",
        "dateCreated": "2026-03-04T10:11:12.345Z", "datePaid": null, "errorCode": null, "errorMessage": ""})
}

fn refund(status: &str) -> Value {
    json!({"id": "AB23D7406ECE4542A80152D909EF9F6C", "status": status, "amount": 425.0, "currency": "SEK",
        "originalPaymentReference": "AB23D7406ECE4542A80152D909EF9F6A", "callbackUrl": "https://shop.example/swish",
        "payerPaymentReference": null, "payerAlias": "1230000000", "dateCreated": "2026-03-04T10:11:12.345Z"})
}

#[test]
fn a_request_is_paid_or_not() {
    let paid = request("PAID");
    all_say(&[
        ("paid", paid.clone(), "approved captured whole paid"),
        ("created", request("CREATED"), "pending unknown ?"),
        ("turned down", request("DECLINED"), "cancelled-customer_cancelled none whole"),
        ("cancelled", request("CANCELLED"), "cancelled none whole"),
        ("an error", request("ERROR"), "unknown unknown ?"),
        ("of nothing", but(&paid, json!({"amount": 0})), "approved captured ?"),
        ("of less than nothing", but(&paid, json!({"amount": -1})), "approved captured ?"),
        ("of an öre", but(&paid, json!({"amount": 0.01})), "approved captured whole paid"),
        ("without an amount", but(&paid, json!({"amount": null})), "approved captured ?"),
        ("bad news", but(&paid, json!({"error": "x"})), "unknown unknown ? conflict"),
    ]);
    let told = answer(&but(&paid, json!({"datePaid": "2026-03-04T10:12:12.345Z"})));
    assert_eq!(told.reference(), Some("AB23D7406ECE4542A80152D909EF9F6B"));
    assert_eq!(
        (told.amount(), told.currency(), told.at()),
        (Some("425.0"), Some("SEK"), Some("2026-03-04T10:12:12.345Z"))
    );
    assert_eq!((told.kind(), told.operation()), (Kind::Payment, Operation::Payment));
    assert_eq!(answer(&paid).at(), Some("2026-03-04T10:11:12.345Z"));
    // Whoever else says that something is paid.
    let told = answer_of(PayloadSystem::Swish, &but(&paid, json!({"dateCreated": null})));
    assert_eq!(said(&told), "approved captured whole");
}

#[test]
fn an_error_code_explains_an_error_and_contradicts_a_payment() {
    let with = |status: &str, code: &str| but(&request(status), json!({"errorCode": code}));
    assert_eq!(codes(&with("ERROR", "RF07")), "(status ERROR), errorCode RF07");
    assert!(answer(&with("ERROR", "RF07")).outcome().as_str() != "unknown");
    assert_eq!(codes(&with("ERROR", "PONDER")), "status ERROR, errorCode -");
    all_say(&[
        ("which nobody lists", with("ERROR", "PONDER"), "unknown unknown ?"),
        ("beside a payment", with("PAID", "RF07"), "unknown unknown ? conflict"),
        ("which nobody lists, beside a payment", with("PAID", "PONDER"), "unknown unknown ? conflict"),
        ("empty", with("PAID", ""), "approved captured whole paid"),
        (
            "a message that says no",
            but(&request("PAID"), json!({"errorMessage": "Payment was declined"})),
            "unknown unknown ? conflict",
        ),
        (
            "a code that cannot be read",
            but(&request("PAID"), json!({"errorCode": ["x"]})),
            "approved captured ?",
        ),
    ]);
    assert_eq!(answer(&with("PAID", "RF07")).conflicts().len(), 1);
}

#[test]
fn a_refund_is_told_by_what_it_has() {
    all_say(&[
        ("paid", refund("PAID"), "reversed-refund returned whole"),
        ("on its way", refund("DEBITED"), "pending unknown ?"),
        ("an error", refund("ERROR"), "unknown unknown ?"),
        (
            "an error, and it says why",
            but(&refund("ERROR"), json!({"errorCode": "RF07"})),
            "declined-generic_decline unknown ?",
        ),
        (
            "without the payer's own number",
            but(&refund("PAID"), json!({"payerPaymentReference": null})),
            "reversed-refund returned whole",
        ),
    ]);
    let told = answer(&refund("PAID"));
    assert_eq!((told.kind(), told.operation()), (Kind::Transaction, Operation::Refund));
    assert_eq!(told.reference(), Some("AB23D7406ECE4542A80152D909EF9F6A"));
}
