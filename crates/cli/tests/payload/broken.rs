//! What cannot be read: where, and what was expected there.

use payverdict::CodeSet;
use payverdict::payload::{self, Options, PayloadError, PayloadSystem};

use crate::support::{folder, lines, run};

fn error(text: &str) -> PayloadError {
    let mut answers = payload::read(text.as_bytes(), Options::default());
    answers.next().expect("one document").expect_err(text)
}

#[track_caller]
fn assert_broken(text: &str, line: usize, column: usize, expected: &str) {
    let error = error(text);
    assert_eq!(error.kind(), "malformed", "{text}");
    assert_eq!((error.position(), error.expected()), (Some((line, column)), Some(expected)), "{text}");
}

const NUMBER: &str = "a number without leading zeros and with digits on both sides of its point";
const DOCUMENT: &str = "a document: a JSON object, or a form";

#[test]
fn an_order_of_pei_as_its_documentation_shows_it() {
    let text = std::fs::read_to_string(folder().join("broken/pei-order.json")).expect("a file");
    assert_broken(&text, 12, 20, NUMBER);
    let text = text.replace("01.0", "1.0");
    assert_broken(&text, 13, 18, NUMBER);
    let text = text.replace("0200000.0", "200000.0");
    assert_broken(&text, 18, 3, "`,` or `}`");
    let text = text.replace("\"000000\"\n", "\"000000\",\n");
    assert_broken(&text, 19, 3, "`,` or `}`");
    let text = text.replace("10000.0\n", "10000.0,\n");
    let answer = payload::read(text.as_bytes(), Options::default()).next().expect("one").expect("mended");
    assert_eq!(answer.partial(), Some(true));
}

#[test]
fn a_payment_of_askell_with_a_trailing_comma() {
    let text = "{\n  \"uuid\": \"u\", \"state\": \"settled\",\n  \"transactions\": [\n    {},\n  ]\n}";
    assert_broken(text, 5, 3, "no comma before `}` or `]`");
}

#[test]
fn every_kind_of_mistake_is_placed() {
    assert_broken("", 1, 1, DOCUMENT);
    assert_broken(" \n\t ", 2, 3, DOCUMENT);
    assert_broken("5", 1, 1, DOCUMENT);
    assert_broken("\"status\"", 1, 1, DOCUMENT);
    assert_broken("hello", 1, 1, DOCUMENT);
    assert_broken("{\"status\" 1}", 1, 11, "`:`");
    assert_broken("{\"a\": 1", 1, 8, "`,` or `}` before the end");
    assert_broken("{\"a\": [1", 1, 9, "`,` or `]` before the end");
    assert_broken("{\"a\": \"x", 1, 9, "`\"` before the end");
    assert_broken("{\"a\":\n\n", 1, 6, "a value before the end");
    assert_broken("{\"a\": 1,}", 1, 9, "no comma before `}` or `]`");
    assert_broken("{a: 1}", 1, 2, "a name in double quotes");
    assert_broken("{\"a\": nul}", 1, 7, "a value");
    assert_broken("{\"a\": .5}", 1, 7, "a value");
    assert_broken("{\"a\": 1.}", 1, 9, NUMBER);
    assert_broken("{\"a\": \"\u{1}\"}", 1, 8, "no bare control character in a text");
    assert_broken("{\"a\": \"\\x\"}", 1, 9, "an escape that JSON has");
    assert_broken("{\"status\": \"1\\u12g4\"}", 1, 18, "an escape that JSON has");
    assert_broken("{\"æøå\": \"þ\" 1}", 1, 13, "`,` or `}`");
    assert_broken("\u{feff}{\"a\" 1}", 1, 6, "`:`");
    assert_broken("{\"status\": 1, \"Status\": 2}", 1, 15, "every name only once in an object");
    assert_broken("result.code=1&result.code=2", 1, 15, "every name only once");
}

#[test]
fn a_code_of_another_form_is_named_by_its_path() {
    let cases = [
        (
            r#"{"ndc": "1", "paymentBrand": "VISA", "result": {"code": "2000.000.000"}}"#,
            "result.code",
            CodeSet::OppResult,
        ),
        (r#"{"ndc": "1", "buildNumber": "2", "result": {"code": {}}}"#, "result.code", CodeSet::OppResult),
        (
            r#"{"type": "PAYMENT", "action": "UPDATED", "payload": {"ndc": "1", "result": {"code": 0}}}"#,
            "payload.result.code",
            CodeSet::OppResult,
        ),
        (r#"{"orderId": "a", "purchaseId": 7, "status": "Paid"}"#, "status", CodeSet::PeiOrder),
        (r#"{"orderId": "a", "purchaseId": 7, "status": 99999999999}"#, "status", CodeSet::PeiOrder),
        (r#"{"orderId": "a", "purchaseId": 7, "status": -1}"#, "status", CodeSet::PeiOrder),
        (r#"{"orderId": "a", "purchaseId": 7, "status": 1.5}"#, "status", CodeSet::PeiOrder),
        (
            r#"{"event": "payment.changed", "sender": "a", "data": {"state": "set/tled"}}"#,
            "data.state",
            CodeSet::AskellPayment,
        ),
        (
            r#"{"payment": "/psp/a", "transaction": {"type": "Sale", "state": "Initialized|Completed"}}"#,
            "transaction.state",
            CodeSet::PayexTransaction,
        ),
        (
            r#"{"payment": {"service": "cardfunc"}, "status": ["charged", 5]}"#,
            "status[1]",
            CodeSet::PayfuncOrder,
        ),
    ];
    for (text, path, set) in cases {
        let error = error(text);
        assert_eq!((error.kind(), error.path()), ("malformed", Some(path)), "{text}");
        assert_eq!(error.expected(), Some(set.expected()), "{text}");
    }
}

#[test]
fn what_is_of_no_system_says_what_was_looked_for() {
    let error = error(r#"{"hello": "world", "status": "ok"}"#);
    assert_eq!((error.kind(), error.nearest(), error.missing()), ("unrecognized", None, &[][..]));
    for system in PayloadSystem::ALL {
        assert!(error.to_string().contains(system.looked_for()), "{system}: {error}");
    }
}

#[test]
fn an_encrypted_webhook_is_told_apart() {
    assert_eq!(error(r#"{"encryptedBody": "0A1B2C"}"#).kind(), "encrypted");
}

#[test]
fn the_command_reports_errors_and_goes_on() {
    let fixture = folder().join("fixtures/pei/order-paid-by-card.json");
    let missing = folder().join("no-such-file.json");
    let broken = folder().join("broken/pei-order.json");
    let output = run(&["--json"], &[broken.clone(), missing, fixture]);
    assert_eq!(output.status.code(), Some(1));
    let lines = lines(&output);
    assert_eq!(lines[0]["error"]["kind"], "malformed");
    assert_eq!((&lines[0]["error"]["line"], &lines[0]["error"]["column"]), (&12.into(), &20.into()));
    assert_eq!(lines[1]["error"]["kind"], "unreadable");
    assert_eq!(lines[2]["is_paid"], true);

    let output = run(&[], &[broken]);
    assert_eq!((output.status.code(), output.stdout.len()), (Some(1), 0));
    assert!(String::from_utf8_lossy(&output.stderr).contains("line 12, column 20"));
    assert_eq!(run(&["--system", "nobody"], &[]).status.code(), Some(2));
}
