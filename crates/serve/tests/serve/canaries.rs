//! Nothing that was sent is written to the log, nor repeated in an error or a metric.

use crate::requests::{get, post, raw, request};
use crate::running::Running;

/// A card number that everybody has for trying out, and a word.
const CARD: &str = "4111111111111111";
const WORD: &str = "CanaryZebra";

#[track_caller]
fn silent(told: &str) {
    let told = told.to_lowercase();
    for trace in [CARD, "canary", "zebra", "4111 1111"] {
        assert!(!told.contains(trace), "{told}");
    }
}

#[test]
fn nothing_that_was_sent_is_in_an_error_a_metric_or_the_log() {
    let service = Running::with(&["--log", "--body", "5000"]);
    let address = service.address;
    let paths = [
        format!("/decode/visa.response/{WORD}%20{CARD}"),
        format!("/decode/{WORD}.{CARD}/51"),
        format!("/decode/51?system={WORD}{CARD}"),
        format!("/decode/51?{WORD}={CARD}"),
        format!("/decode/visa.response/51?with={WORD}%3D{CARD}"),
        format!("/decode/visa.response/51?with=visa.response%3D{CARD}{WORD}"),
        format!("/{WORD}/{CARD}"),
    ];
    for path in &paths {
        let answer = get(address, path);
        assert!(answer.status >= 400, "{path}: {}", answer.text());
        silent(answer.text());
    }
    let bodies = [
        format!(r#"{{"card": "{CARD}", "{WORD}": "{WORD}"}}"#),
        format!(r#"{{"card": "{CARD}", "#),
        format!(r#"{{"ndc": "1", "result": {{"code": "{CARD} {WORD}"}}}}"#),
        format!(r#"{{"attempts": [{{"at": "{WORD}", "set": "{CARD}", "code": "{CARD}"}}]}}"#),
        format!(r#"{{"attempts": [{{"at": "2026-11-26T09:00:00Z", "set": "{WORD}", "code": "{CARD}"}}]}}"#),
        format!(r#"{{"encryptedBody": "{WORD}{CARD}"}}"#),
        format!("<html>{WORD} {CARD}</html>"),
        format!("{WORD} {CARD} ").repeat(300),
    ];
    let mut refused = 0;
    for body in &bodies {
        for path in ["/payload", "/timeline", "/plan"] {
            for media in ["application/json", &format!("text/{WORD}"), "application/jsonl"] {
                let answer = post(address, path, media, body.as_bytes());
                assert!(answer.status >= 400, "{path} {body}: {}", answer.text());
                silent(answer.text());
                refused += 1;
            }
        }
    }
    assert!(refused > 60);
    for query in
        [format!("now={CARD}"), format!("policy={WORD}{CARD}"), format!("policy=%7B%22{WORD}%22:1%7D")]
    {
        silent(post(address, &format!("/plan?{query}"), "application/json", b"{}").text());
    }
    raw(address, &request(WORD, "/payload", &[], b""));
    raw(address, &request("POST", "/payload", &[("X-Card", CARD), ("User-Agent", WORD)], b"{}"));
    // What is answered well is not written down either.
    let paid = format!(
        r#"{{"id": "A-17", "paymentType": "DB", "amount": "9.00", "currency": "EUR", "result": {{"code": "000.000.000"}},
            "card": {{"number": "{CARD}", "holder": "{WORD}"}}, "timestamp": "2026-05-04 10:12:40+0000", "ndc": "1"}}"#
    );
    for path in ["/payload", "/timeline", "/read"] {
        let answer = post(address, path, "application/json", paid.as_bytes());
        assert_eq!(answer.status, 200, "{path}: {}", answer.text());
        silent(answer.text());
    }
    get(address, &format!("/decode/stripe.decline/{WORD}"));
    silent(get(address, "/metrics").text());
    let log = service.stop();
    assert!(log.contains("method=POST route=/payload status=200"), "{log}");
    assert!(log.contains("method=other route=/payload status=405"), "{log}");
    assert!(log.contains("route=other status=404"), "{log}");
    silent(&log);
}

#[test]
fn without_being_asked_to_it_writes_no_log() {
    let service = Running::with(&[]);
    get(service.address, "/decode/visa.response/51");
    assert_eq!(service.stop(), "payverdict-serve: stopping\n");
}
