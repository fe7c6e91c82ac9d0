//! Evidence against a payment counts however it is written: put into any paid fixture, it is not paid.

use serde_json::{Value, json};

use crate::support::{Fixture, Place, Step, answers, at, fixtures, is_paid, path, places};

/// The names that exist to carry bad news.
const NEWS: [&str; 20] = [
    "problem",
    "failed",
    "aborted",
    "abortReason",
    "cancelled",
    "reversed",
    "failedReason",
    "failedErrorCode",
    "failedErrorDescription",
    "failedActivityName",
    "fail_code",
    "fail_message",
    "refund_code",
    "cancel_code",
    "refund",
    "refunds",
    "chargeback",
    "chargebacks",
    "error",
    "errors",
];

/// The objects of documents that are about the payment or one operation of it.
const HOLDERS: [&str; 28] = [
    "payload",
    "data",
    "result",
    "resultDetails",
    "payment",
    "paymentOrder",
    "paymentorder",
    "paid",
    "transaction",
    "transactionList",
    "saleList",
    "captureList",
    "transactions",
    "authorizations",
    "captures",
    "financialTransactions",
    "financialTransactionsList",
    "attempts",
    "event",
    "capture",
    "cardActionResult",
    "receipt",
    "purchase_units",
    "payments",
    "resource",
    "subject",
    "object",
    "latest_charge",
];

fn spellings() -> Vec<Value> {
    vec![
        json!(0),
        json!(17),
        json!(0.5),
        json!(true),
        json!("X1"),
        json!(" 05 "),
        json!("5"),
        json!("words of nobody known"),
        json!("x".repeat(2000)),
        json!([7]),
        json!([{ "amount": 1 }]),
        json!({ "unknown": 1 }),
        json!({ "id": "/psp/x/y", "problem": { "type": 4 } }),
        json!({ "code": { "code": "51" } }),
    ]
}

/// What says nothing, as a resource that is not expanded.
fn nothing() -> Vec<Value> {
    vec![
        json!(null),
        json!(""),
        json!("  "),
        json!([]),
        json!([null]),
        json!({}),
        json!({ "id": "x1" }),
        json!({ "id": null }),
        json!("/psp/paymentorders/x/failed"),
    ]
}

/// The places of the objects in a document that are about the payment, the document itself among them. An
/// attempt that failed before says nothing of one that succeeded.
fn holders(document: &Value) -> Vec<Place> {
    let mut document = document.clone();
    let is_holder = |place: &Place| {
        let name = place.iter().rev().find_map(|step| match step {
            Step::Name(name) => Some(name.as_str()),
            Step::Item(_) => None,
        });
        place.is_empty() || HOLDERS.contains(&name.unwrap_or_default())
    };
    let mut found = Vec::new();
    for place in [Vec::new()].into_iter().chain(places(&document)).filter(is_holder) {
        let Some(Value::Object(fields)) = at(&mut document, &place) else { continue };
        let word = |name: &str| fields.get(name).and_then(Value::as_str).unwrap_or_default().to_lowercase();
        let is_failed = ["state", "status"].iter().any(|name| ["failed", "canceled"].contains(&&*word(name)))
            || word("type") == "fail";
        if !is_failed {
            found.push(place);
        }
    }
    found
}

fn paid() -> impl Iterator<Item = (Fixture, Value)> {
    let paid = fixtures().into_iter().filter(Fixture::is_paid);
    paid.filter_map(|fixture| fixture.json().map(|document| (fixture, document)))
}

fn with(document: &Value, holder: &Place, name: &str, value: Value) -> String {
    let mut document = document.clone();
    at(&mut document, holder).expect("it is there")[name] = value;
    document.to_string()
}

#[test]
fn bad_news_of_any_kind_is_not_paid() {
    for (fixture, document) in paid() {
        for holder in holders(&document) {
            // What holds the processor's own words for an attempt that failed is history with it.
            if is_history(&document, &holder) {
                continue;
            }
            for name in NEWS {
                for value in spellings() {
                    let text = with(&document, &holder, name, value.clone());
                    let paid = is_paid(text.as_bytes());
                    assert!(!paid, "{}: {}.{name} {value:.80}", fixture.name, path(&holder));
                }
            }
        }
    }
}

fn is_history(document: &Value, place: &Place) -> bool {
    let mut document = document.clone();
    (1..place.len()).any(|length| {
        let holder = at(&mut document, &place[..length]);
        let word = |name| holder.as_ref().and_then(|value| value.get(name)).and_then(Value::as_str);
        ["state", "status"].into_iter().filter_map(word).any(|state| state.eq_ignore_ascii_case("failed"))
    })
}

#[test]
fn no_news_is_paid() {
    for (fixture, document) in paid() {
        for holder in holders(&document) {
            for name in NEWS {
                for value in nothing() {
                    let mut changed = document.clone();
                    let fields = at(&mut changed, &holder).and_then(Value::as_object_mut).expect("an object");
                    if fields.contains_key(name) {
                        continue;
                    }
                    fields.insert(name.to_owned(), value.clone());
                    let text = changed.to_string();
                    let paid = is_paid(text.as_bytes());
                    assert!(
                        paid,
                        "{}: {}.{name} {value}: {}",
                        fixture.name,
                        path(&holder),
                        answers(text.as_bytes())[0]
                    );
                }
            }
        }
    }
}

/// A field that may say either, in a document that is paid without it.
const EITHER: [(&str, &str); 6] = [
    ("opp/debit-paid", "resultDetails.AcquirerResponse"),
    ("opp/debit-paid", "resultDetails.ExtendedDescription"),
    ("pei/order-paid-by-card", "cardActionResult.acquirerStatusCode"),
    ("pei/order-paid-by-card", "cardActionResult.acquirerMessage"),
    ("askell/payment-settled-receipt-agrees", "data.transactions[0].data.receipt.responseCode"),
    ("askell/payment-settled-receipt-agrees", "data.transactions[0].data.receipt.responseDescription"),
];

fn either() -> impl Iterator<Item = (&'static str, bool, Value, Place)> {
    let fixtures = fixtures();
    EITHER.into_iter().map(move |(name, field)| {
        let fixture = fixtures.iter().find(|fixture| fixture.name == name).expect("there is such a fixture");
        let document = fixture.json().expect("JSON");
        let place =
            places(&document).into_iter().find(|place| path(place) == field).expect("it has the field");
        let takes_codes = !(field.ends_with("Description") || field.ends_with("Message"));
        (field, takes_codes, document, place)
    })
}

#[test]
fn what_says_no_is_not_paid() {
    let codes = [
        json!(5),
        json!(5.0),
        json!(51),
        json!("5"),
        json!("05"),
        json!("05 "),
        json!("\t05"),
        json!("(05)"),
        json!("0005"),
        json!("51: cover"),
        json!("05 - words"),
        json!("n7"),
        json!("116"),
        json!(116),
    ];
    let texts = [
        "DECLINED",
        "Declined by issuer",
        "Refused: stolen card",
        "Do not honor",
        "NOT AUTHORISED",
        "Insufficient funds",
        "card expired",
        "Hafnað af banka",
        "transaction cancelled",
        "NO",
        "no error but declined",
        "error 0 declined",
        "reason to decline",
        "error 5",
        "10 errors",
        "00 Declined",
        "00: refused",
        "Error",
        "timeout",
    ];
    for (field, takes_codes, document, place) in either() {
        let codes = codes.iter().filter(|_| takes_codes).cloned();
        for value in codes.chain(texts.map(Value::from)) {
            let mut changed = document.clone();
            *at(&mut changed, &place).expect("it is there") = value.clone();
            assert!(!is_paid(changed.to_string().as_bytes()), "{field}: {value}");
        }
    }
}

#[test]
fn what_does_not_say_no_is_paid() {
    let codes = [json!("00"), json!("00 "), json!("0"), json!(0), json!("000")];
    let texts = [
        "E0000",
        "APPROVED",
        "Approved (0)",
        "A1B2C3",
        "004512",
        "Processed without errors",
        "No reason to decline",
        "0 errors",
        "ErrorCode=0",
        "error: 0000",
        "Errors: none",
        "no error",
        "",
    ];
    for (field, takes_codes, document, place) in either() {
        let codes = codes.iter().filter(|_| takes_codes).cloned();
        for value in codes.chain(texts.map(Value::from)) {
            let mut changed = document.clone();
            *at(&mut changed, &place).expect("it is there") = value.clone();
            let answer = &answers(changed.to_string().as_bytes())[0];
            assert!(answer["is_paid"] == true, "{field}: {value}: {answer}");
        }
    }
}

/// In a form, too, and whichever of two ways of writing a name comes first.
#[test]
fn a_form_is_as_strict() {
    let paid = "result.code=000.000.000&paymentType=DB&amount=5.00&currency=ZAR&ndc=x";
    assert!(is_paid(paid.as_bytes()));
    assert!(is_paid(paid.replace("result.code", "result[code]").as_bytes()));
    for pair in
        ["problem=1", "failed=+x", "resultDetails.AcquirerResponse=5", "resultDetails.AcquirerResponse=+05+"]
    {
        assert!(!is_paid(format!("{paid}&{pair}").as_bytes()), "{pair}");
    }
    for other in ["result[code]=800.100.151", "result.code=800.100.151", "result[code]=000.000.000"] {
        for text in [format!("{paid}&{other}"), format!("{other}&{paid}")] {
            assert_eq!(answers(text.as_bytes())[0]["error"]["kind"], "malformed", "{text}");
        }
    }
}

/// Whoever names the system vouches for the sender, not for the payment: a few words that many senders use do
/// not show that anything was paid.
#[test]
fn a_strangers_words_are_not_paid() {
    use payverdict::payload::{self, Options, PayloadSystem};
    for (system, text) in [
        (PayloadSystem::Payfunc, r#"{"status": "paid", "amount": 5, "currency": "SEK"}"#),
        (
            PayloadSystem::Payfunc,
            r#"{"status": "captured", "amount": 5, "currency": "SEK", "card": {"last4": "0000"}}"#,
        ),
        (
            PayloadSystem::Payfunc,
            r#"{"status": "paid", "amount": 5, "payment": {"type": "card", "amount": 5}}"#,
        ),
        (
            PayloadSystem::Payfunc,
            r#"{"status": ["paid"], "amount": 5, "payment": {"amount": 5}, "event": []}"#,
        ),
        (
            PayloadSystem::Payfunc,
            r#"{"event": [{"type": "charge"}], "amount": 5, "payment": {"type": "card"}}"#,
        ),
        (PayloadSystem::Askell, r#"{"state": "settled", "amount": "5.0000", "currency": "ISK"}"#),
        (
            PayloadSystem::Askell,
            r#"{"event": "payment", "sender": "x", "data": {"state": "settled", "amount": "5.0000"}}"#,
        ),
        (
            PayloadSystem::Askell,
            r#"{"state": "settled", "amount": 5, "created_at": "2026-03-01T10:00:00Z", "updated_at": null}"#,
        ),
        (PayloadSystem::Payex, r#"{"status": "Paid", "amount": 500, "remainingReversalAmount": 500}"#),
        (
            PayloadSystem::Braintree,
            r#"{"status": "settled", "type": "sale", "amount": "5.00", "processorResponseText": "Approved"}"#,
        ),
        (
            PayloadSystem::Mollie,
            r#"{"status": "paid", "amount": {"value": "5.00", "currency": "EUR"}, "profileId": "pfl_1", "sequenceType": "oneoff"}"#,
        ),
        (
            PayloadSystem::Paypal,
            r#"{"status": "COMPLETED", "amount": {"value": "5.00", "currency_code": "EUR"}, "final_capture": true}"#,
        ),
        (
            PayloadSystem::Vipps,
            r#"{"reference": "a-1", "pspReference": "1", "state": "AUTHORIZED", "amount": {"value": 5, "currency": "NOK"}}"#,
        ),
        (
            PayloadSystem::Klarna,
            r#"{"status": "CAPTURED", "order_amount": 5, "captured_amount": 5, "refunded_amount": 0, "remaining_authorized_amount": 0}"#,
        ),
        (
            PayloadSystem::Swish,
            r#"{"status": "PAID", "amount": 5, "currency": "SEK", "payeePaymentReference": "1", "payeeAlias": "1230000000"}"#,
        ),
        (
            PayloadSystem::Opp,
            r#"{"status": "Paid", "amount": "5.00", "paymentType": "DB", "currency": "EUR"}"#,
        ),
    ] {
        let answer = payload::read(text.as_bytes(), Options::default().system(system)).next().expect("one");
        assert!(answer.is_err() || answer.is_ok_and(|answer| !answer.is_paid()), "{text}");
    }
}
