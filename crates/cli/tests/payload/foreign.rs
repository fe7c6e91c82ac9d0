//! Documents of other gateways, and of nobody: refused, whatever words stand in them, and whichever system
//! the caller takes them for.

use std::path::PathBuf;

use payverdict::payload::{self, Options, PayloadSystem};
use proptest::prelude::*;
use serde_json::{Value, json};

use crate::support::{folder, lines, run};

fn documents() -> Vec<(PathBuf, String)> {
    let files = std::fs::read_dir(folder().join("foreign")).expect("the documents are there");
    let mut files: Vec<_> = files.map(|file| file.expect("a file").path()).collect();
    files.sort();
    files.into_iter().map(|file| (file.clone(), std::fs::read_to_string(file).expect("a text"))).collect()
}

/// No system, and each.
fn asked() -> impl Iterator<Item = Option<PayloadSystem>> {
    PayloadSystem::ALL.iter().copied().map(Some).chain([None])
}

#[test]
fn every_document_of_another_gateway_is_refused() {
    let documents = documents();
    assert!(documents.len() >= 40);
    for system in asked() {
        for (file, text) in &documents {
            let options = Options::default().system(system);
            let error = payload::read_one(text.as_bytes(), options).expect_err("nobody knows the sender");
            assert_eq!(error.kind(), "unrecognized", "{} as {system:?}", file.display());
            let message = error.to_string();
            assert!(message.starts_with("sender not recognised: "), "{message}");
            let advice = match system {
                None => "; name the system, or pass the whole document",
                Some(_) => "; name the system that sent it, or pass the whole document",
            };
            assert!(message.ends_with(advice) && !message.contains("--"), "{message}");
            if let Some(system) = system {
                assert_eq!(error.nearest(), Some(system));
                assert!(!error.missing().is_empty() && message.contains(system.system().name()), "{message}");
            }
        }
        let files: Vec<_> = documents.iter().map(|(file, _)| file.clone()).collect();
        let arguments = system.map_or(vec!["--json"], |system| vec!["--json", "--system", system.as_str()]);
        let output = run(&arguments, &files);
        assert_eq!(output.status.code(), Some(1));
        let lines = lines(&output);
        assert_eq!(lines.len(), files.len());
        for line in lines {
            assert_eq!(line["error"]["kind"], "unrecognized", "{line}");
            assert!(line["error"]["missing"].is_array() && line["error"]["codes"].is_array(), "{line}");
            assert!(!line["error"]["nearest"].is_number(), "{line}");
        }
    }
}

/// Whoever reads what the command says has a flag to name the sender with, unless it was given.
#[test]
fn the_command_says_how_the_sender_is_named() {
    let (file, _) = documents().swap_remove(0);
    let says = |arguments: &[&str]| {
        let output = run(arguments, std::slice::from_ref(&file));
        String::from_utf8(output.stderr).expect("text").contains("(--system names it)")
    };
    assert!(says(&[]));
    assert!(!says(&["--system", "pei"]));
}

/// A code that is of one system in the world is named, with as much of its path as has known names.
#[test]
fn certain_codes_are_named_and_nothing_else() {
    let codes = |text: &str| -> Vec<String> {
        let error = payload::read_one(text.as_bytes(), Options::default()).expect_err("not known");
        let json = serde_json::to_value(&error).expect("plain JSON");
        for (code, shown) in error.codes().iter().zip(json["codes"].as_array().expect("a list")) {
            let same = json!({ "path": code.path(), "code": code.code(), "set": code.set().id() });
            assert_eq!(*shown, same);
            assert!(error.to_string().contains(code.code()), "{error}");
        }
        let code = |code: &payload::CertainCode| format!("{} {}", code.path().unwrap_or("-"), code.code());
        error.codes().iter().map(code).collect()
    };
    for (text, expected) in [
        (
            r#"{"status": 200, "response": {"id": "a", "result": {"code": "000.100.112"}}}"#,
            "….result.code 000.100.112",
        ),
        (r#"{"a": [{}, {"code": "800.100.153"}]}"#, "…[1].code 800.100.153"),
        (r#"{"message": "declined with 800.100.153."}"#, "message 800.100.153"),
        (r#"{"body": "{\"result\":{\"code\":\"800.100.153\"}}"}"#, "… 800.100.153"),
        (
            r#"{"log": "REJECTED_BY_ACQUIRER_CARD_STOLEN-no, response-code: 43"}"#,
            "… REJECTED_BY_ACQUIRER_CARD_STOLEN",
        ),
        (r#"{"data.result.code": "800.100.153"}"#, "data.result.code 800.100.153"),
        (
            r#"{"a": {"type": "https:\/\/api.payex.com\/psp\/errordetail\/creditcard\/carddeclined"}}"#,
            "….type creditcard/carddeclined",
        ),
        ("PROCESSING.RETURN.CODE=800.100.159&NAME.GIVEN=a", "….….code 800.100.159"),
    ] {
        let found = codes(text);
        assert_eq!(found.join("; "), expected, "{text}");
    }
    for none in [
        r#"{"ip": "192.168.100.153", "amount": "1.800.100.153", "also": "800.100.153,50", "version": "800.100.1534"}"#,
        r#"{"code": "05", "id": "51-I", "host": "https://canary.example/creditcard/carddeclined/x"}"#,
        r#"{"800.100.153": 1, "code": "123.456.789"}"#,
    ] {
        assert_eq!(codes(none), [""; 0], "{none}");
    }
    // A handful at most, each once.
    let many: Vec<_> = (150..190).map(|code| format!("\"800.100.{code} 800.100.{code}\"")).collect();
    assert_eq!(codes(&format!("{{\"a\": [{}]}}", many.join(","))).len(), 5);
    let deep = format!("{}\"800.100.153\"{}", "{\"a\":".repeat(1000), "}".repeat(1000));
    assert!(codes(&deep)[0].ends_with("… 800.100.153"));
}

/// Names and words that everybody uses.
const NAMES: &[&str] = &[
    "status",
    "state",
    "type",
    "id",
    "amount",
    "result",
    "code",
    "event",
    "data",
    "payment",
    "order",
    "orderId",
    "message",
    "reference",
    "currency",
    "transaction",
    "transactions",
    "success",
    "approved",
    "paid",
    "captured",
    "error",
    "description",
    "created",
    "date",
    "items",
    "merchantId",
    "paymentType",
    "response",
    "payload",
    "action",
    "operation",
    "card",
    "name",
    "uuid",
    "number",
    "refund",
    "capture",
    "settled",
    "sale",
    "failed",
    "authorization",
];
const WORDS: &[&str] = &[
    "approved",
    "APPROVED",
    "paid",
    "Paid",
    "captured",
    "Completed",
    "completed",
    "settled",
    "success",
    "succeeded",
    "charged",
    "authorized",
    "ok",
    "00",
    "000",
    "0",
    "1",
    "100",
    "10.00",
    "EUR",
    "charge",
    "capture",
    "Sale",
    "Purchase",
    "DB",
    "PA",
    "payment",
    "PAYMENT",
    "card",
    "created",
    "Ready",
    "failed",
    "pending",
    "2026-01-01",
    "a-1",
    "true",
];

fn value() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        6 => prop::sample::select(WORDS).prop_map(Value::from),
        2 => (0i64..20_000).prop_map(Value::from),
        1 => any::<bool>().prop_map(Value::from),
        1 => Just(Value::Null),
    ];
    leaf.prop_recursive(3, 12, 4, |inner| {
        prop_oneof![
            3 => object(inner.clone()),
            1 => prop::collection::vec(inner, 0..3).prop_map(Value::from),
        ]
    })
}

fn object(inner: impl Strategy<Value = Value>) -> impl Strategy<Value = Value> {
    prop::collection::vec((prop::sample::select(NAMES), inner), 1..8).prop_map(|fields| {
        Value::Object(fields.into_iter().map(|(name, value)| (name.to_owned(), value)).collect())
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 100_000, failure_persistence: None, ..ProptestConfig::default() })]

    /// Generic words under generic names are nobody's.
    #[test]
    fn words_that_everybody_uses_pay_nothing(document in object(value())) {
        let text = document.to_string();
        for system in asked() {
            if let Ok(answer) = payload::read_one(text.as_bytes(), Options::default().system(system)) {
                prop_assert!(!answer.is_paid(), "{text} as {system:?}");
                prop_assert!(answer.outcome().as_str() != "approved", "{text} as {system:?}");
            }
        }
    }
}
