//! Arguments that are wrong: what was expected is told, what was given is not repeated.

use serde_json::{Value, json};

use crate::talking::Talk;

const GIVEN: &str = "CanaryZebra 4111111111111111";

#[test]
fn wrong_arguments_are_refused_in_words() {
    let mut talk = Talk::new();
    for (tool, arguments, expected) in [
        ("decode", json!({}), "expected a text under `code`"),
        ("decode", json!({ "code": 51 }), "expected a text under `code`"),
        ("decode", json!({ "code": [GIVEN] }), "expected a text under `code`"),
        ("decode", json!({ "code": "51", GIVEN: GIVEN }), "an argument that the tool does not take"),
        ("decode", json!({ "code": "51", "with": GIVEN }), "expected a list of texts under `with`"),
        ("decode", json!({ "code": "51", "with": [GIVEN] }), "a set and a code with an equals sign between"),
        ("decode", json!({ "code": "51", "set": "visa.respons" }), "nearest: visa.response"),
        ("decode", json!({ "code": "51", "system": GIVEN }), "unknown system; nearest:"),
        ("decode", json!({ "code": "51", "set": "visa.response", "system": "opp" }), "are both there"),
        ("decode", json!({ "code": GIVEN, "set": "visa.response" }), "not a code of visa.response: expected"),
        ("decode", json!({ "code": "do not honor", "set": "visa.response" }), "codes that mean it: 05 in"),
        ("read", json!({}), "expected a text under `text`"),
        ("payload", json!({ "text": "{}", "system": GIVEN }), "expected one of adyen"),
        ("payload", json!({ "text": " ".repeat((1 << 20) + 1) }), "longer than 1048576 bytes"),
        ("read", json!({ "text": "05\n".repeat(1000) }), "the answers would be longer than"),
        ("plan", json!({ "attempts": GIVEN }), "expected a list of objects under `attempts`"),
        ("plan", json!({ "attempts": [GIVEN] }), "expected a list of objects under `attempts`"),
        ("plan", json!({ "attempts": [], "policy": GIVEN }), "unknown policy; nearest:"),
        ("search", json!({ "words": GIVEN.repeat(20) }), "longer than 200 bytes"),
        ("search", json!({ "outcome": GIVEN }), "expected one of approved"),
        ("search", json!({ "most": 0 }), "expected a whole number from 1"),
        ("search", json!({ "set": GIVEN }), "unknown code set; nearest:"),
    ] {
        let (told, text) = talk.refusal(tool, arguments.clone());
        assert!(text.contains(expected), "{tool} {arguments}: {text}");
        assert_eq!((&told["answers"], &told["sources"]), (&json!([]), &json!([])), "{told}");
        assert!(told["error"]["kind"].is_string(), "{told}");
        silent(&told, &text);
    }
    for attempts in [
        json!([]),
        json!([{ "at": GIVEN }]),
        json!([{ "at": "2026-11-26T09:00:00Z", "set": GIVEN, "code": GIVEN }]),
    ] {
        let (told, text) = talk.refusal("plan", json!({ "attempts": attempts }));
        assert!(told["answers"][0]["error"]["message"].is_string(), "{told}");
        silent(&told, &text);
    }
    let arguments = talk.ask("tools/call", json!({ "name": "decode", "arguments": [GIVEN] }));
    silent(&arguments, "");
}

#[track_caller]
fn silent(told: &Value, text: &str) {
    for told in [told.to_string(), text.into()] {
        assert!(!told.contains("Canary") && !told.contains("411111"), "{told}");
    }
}

#[test]
fn what_is_not_json_is_passed_over_or_refused_and_the_talk_goes_on() {
    let mut talk = Talk::new();
    talk.send_text("");
    talk.send_text(&format!("{{\"{GIVEN}"));
    talk.send(&json!({ "jsonrpc": "2.0", "id": "last", "method": "ping" }));
    // However it is told that a line was broken, nothing of it is repeated.
    let mut heard = talk.hear();
    while heard["id"] != "last" {
        silent(&heard, "");
        heard = talk.hear();
    }
    assert_eq!(heard["result"], json!({}));
    let (_, written) = talk.end();
    silent(&Value::Null, &written);
}
