//! Each tool: what it answers, with its sources.

use std::process::{Command, Stdio};

use serde_json::{Value, json};

use crate::talking::{Talk, top};

/// Every answer says who says so, by title and address.
#[track_caller]
fn cites(told: &Value, text: &str) {
    let sources = told["sources"].as_array().unwrap();
    assert!(!sources.is_empty(), "{told}");
    for source in sources {
        let title = source["title"].as_str().unwrap();
        assert!(!title.is_empty() && text.contains(title), "{title}: {text}");
        if let Some(url) = source["url"].as_str() {
            assert!(text.contains(url), "{url}: {text}");
        }
    }
}

/// What the command prints is what is structured.
fn command(arguments: &[&str], input: &str) -> Vec<Value> {
    let binary = std::path::Path::new(env!("CARGO_BIN_EXE_payverdict-mcp")).with_file_name("payverdict");
    assert!(binary.exists(), "build the command first: cargo test -p payverdict-cli -p payverdict-mcp");
    let mut child = Command::new(binary)
        .args(arguments)
        .current_dir(top())
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    std::io::Write::write_all(&mut child.stdin.take().unwrap(), input.as_bytes()).unwrap();
    let printed = child.wait_with_output().unwrap().stdout;
    let lines = String::from_utf8(printed).unwrap();
    lines.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

#[test]
fn decode() {
    let mut talk = Talk::new();
    let (told, text) =
        talk.answer("decode", json!({ "set": "opp.result", "code": "800.100.153", "locale": "is" }));
    let printed = command(&["decode", "--json", "--locale", "is", "--set", "opp.result", "800.100.153"], "");
    assert_eq!(told["answers"].as_array().unwrap(), &printed);
    assert_eq!(told["sources"][0], printed[0]["source"]);
    cites(&told, &text);
    assert!(text.contains("outcome: declined; reason: incorrect_cvc;"), "{text}");
    assert!(text.contains(printed[0]["message"].as_str().unwrap()), "{text}");
    let with = json!({ "set": "mastercard.response", "code": "79", "with": ["mastercard.advice=24"] });
    let (told, text) = talk.answer("decode", with);
    cites(&told, &text);
    let with = ["decode", "--json", "--set", "mastercard.response", "--with", "mastercard.advice=24", "79"];
    assert_eq!(told["answers"].as_array().unwrap(), &command(&with, ""));
}

#[test]
fn decode_without_a_certain_owner_never_approves_and_names_what_it_could_be() {
    let mut talk = Talk::new();
    for code in ["00", "003", "paid", "COMPLETED", "05"] {
        let (told, text) = talk.answer("decode", json!({ "code": code }));
        let answer = &told["answers"][0];
        assert_eq!(
            (&answer["match"], &answer["outcome"]),
            (&"ambiguous".into(), &"unknown".into()),
            "{code}"
        );
        cites(&told, &text);
        assert!(text.contains("outcome: unknown;") && text.contains("could be"), "{code}: {text}");
    }
    let (told, text) = talk.answer("decode", json!({ "system": "opp", "code": "000.000.000" }));
    assert_eq!(told["answers"][0]["outcome"], "approved");
    cites(&told, &text);
}

#[test]
fn read() {
    let log = "12:00:04 {\"paymentType\": \"DB\", \"result\": {\"code\": \"800.100.153\"}}\n\
        acquirer said: response code 51, do not honor\n05\n";
    let mut talk = Talk::new();
    let (told, text) = talk.answer("read", json!({ "text": log }));
    assert_eq!(told["answers"].as_array().unwrap(), &command(&["read", "--json"], log));
    cites(&told, &text);
    for part in ["reason: incorrect_cvc;", "certainty: likely;", "a phrase:", "could be"] {
        assert!(text.contains(part), "{part}: {text}");
    }
    let (told, _) = talk.answer("read", json!({ "text": "Good morning" }));
    assert_eq!(told["answers"][0]["codes"], json!([]));
}

const PAID: &str = r#"{"id": "8ac7a4a2", "paymentType": "DB", "amount": "25.00", "currency": "EUR", "merchantTransactionId": "A-17", "result": {"code": "000.000.000"}, "timestamp": "2026-05-04 10:12:40+0000", "ndc": "n"}"#;

#[test]
fn payload() {
    let mut talk = Talk::new();
    let (told, text) = talk.answer("payload", json!({ "text": PAID }));
    assert_eq!(told["answers"].as_array().unwrap(), &command(&["payload", "--json"], PAID));
    cites(&told, &text);
    assert!(text.contains("paid: yes, in full; funds: captured;"), "{text}");
    let (told, text) = talk.refusal("payload", json!({ "text": "{\"a\": 1}" }));
    assert_eq!(told["answers"][0]["error"]["kind"], "unrecognized");
    assert!(text.contains("not answered: unrecognized"), "{text}");
    // One of two is an answer.
    let (told, _) = talk.answer("payload", json!({ "text": format!("{PAID}\n{{\"a\": 1}}") }));
    assert_eq!(told["answers"].as_array().unwrap().len(), 2);
}

#[test]
fn timeline() {
    let refused = PAID.replace("000.000.000", "800.100.155").replace("8ac7a4a2", "8ac7a4a1");
    let both = format!("{PAID}\n{refused}\n{PAID}\n");
    let mut talk = Talk::new();
    let (told, text) = talk.answer("timeline", json!({ "text": both, "system": "opp" }));
    assert_eq!(
        told["answers"].as_array().unwrap(),
        &command(&["timeline", "--json", "--system", "opp"], &both)
    );
    assert_eq!(told["answers"].as_array().unwrap().len(), 1);
    cites(&told, &text);
    assert!(text.contains("paid: yes, in full; funds: captured;"), "{text}");
}

#[test]
fn plan() {
    let attempts = json!([{ "at": "2026-11-26T09:00:00Z", "set": "visa.response", "code": "51" }]);
    let mut talk = Talk::new();
    let (told, text) = talk.answer("plan", json!({ "attempts": attempts, "now": "2026-11-26T12:00:00Z" }));
    let line = json!({ "attempts": attempts }).to_string();
    let now = ["plan", "--json", "--now", "2026-11-26T12:00:00Z"];
    assert_eq!(told["answers"].as_array().unwrap(), &command(&now, &line));
    cites(&told, &text);
    for part in
        ["action: wait; at: 2026-11-27T09:00:00Z;", "because of cautious.space:", "because of visa.month:"]
    {
        assert!(text.contains(part), "{part}: {text}");
    }
    let own =
        json!({ "attempts": attempts, "policy": "{\"like\": \"weekly\"}", "now": "2026-11-26T12:00:00Z" });
    let (told, _) = talk.answer("plan", own);
    assert!(told["answers"][0]["rule"].is_string());
}

#[test]
fn search() {
    let mut talk = Talk::new();
    let (told, text) = talk.answer("search", json!({ "words": "stolen card", "set": "visa.response" }));
    let printed = command(&["search", "--json", "--set", "visa.response", "stolen", "card"], "");
    assert!(!printed.is_empty());
    assert_eq!(told["answers"].as_array().unwrap(), &printed);
    assert_eq!(told["left_out"], 0);
    cites(&told, &text);
    assert!(text.contains("visa.response 43:"), "{text}");
    let (told, text) = talk.answer("search", json!({ "outcome": "declined", "retry": "never", "most": 3 }));
    assert_eq!(told["answers"].as_array().unwrap().len(), 3);
    let left_out = told["left_out"].as_u64().unwrap();
    assert!(left_out > 20 && text.contains(&format!("{left_out} more are left out")), "{text}");
    let (told, text) = talk.answer("search", json!({ "words": "zebra canary" }));
    assert_eq!((&told["answers"], text.as_str()), (&json!([]), "Nothing was found.\n"));
}
