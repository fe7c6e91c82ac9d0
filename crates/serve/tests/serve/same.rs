//! What is answered is, byte for byte, what the command prints for the same input.

use std::io::Write;
use std::process::{Command, Stdio};

use crate::requests::{get, post, raw, request};
use crate::running::{Running, top};

/// What the command prints. It is built before, as `make test-rust` builds all of them.
fn command(arguments: &[&str], input: &[u8]) -> Vec<u8> {
    let binary = std::path::Path::new(env!("CARGO_BIN_EXE_payverdict-serve")).with_file_name("payverdict");
    assert!(binary.exists(), "build the command first: cargo test -p payverdict-cli -p payverdict-serve");
    let mut child = Command::new(binary)
        .args(arguments)
        .current_dir(top())
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let mut sink = child.stdin.take().unwrap();
    let input = input.to_vec();
    let sent = std::thread::spawn(move || sink.write_all(&input));
    let printed = child.wait_with_output().unwrap().stdout;
    // A command that does not read its input may end before.
    let _ = sent.join();
    printed
}

/// A code in a path.
fn encoded(code: &str) -> String {
    let plain = |byte: &u8| byte.is_ascii_alphanumeric() || b"-._~".contains(byte);
    code.bytes()
        .map(|byte| if plain(&byte) { char::from(byte).into() } else { format!("%{byte:02X}") })
        .collect()
}

#[test]
fn codes_are_decoded_as_the_command_does() {
    let service = Running::with(&[]);
    let rows = payverdict::CodeSet::ALL.iter().flat_map(|set| set.entries().step_by(97));
    let listed: Vec<_> = rows.map(|row| (row.set().id(), row.code())).collect();
    let others = [
        ("opp.result", "000.000.999"),
        ("opp.result", "800.100.153"),
        ("visa.response", "ZZ"),
        ("pei.acquirer", "51-I"),
        ("stripe.decline", "no such word"),
    ];
    assert!(listed.len() > 30);
    for (set, code) in listed.into_iter().chain(others) {
        let printed = command(&["decode", "--json", "--locale", "is", "--set", set, "--", code], b"");
        let answered = get(service.address, &format!("/decode/{set}/{}?locale=is", encoded(code)));
        assert_eq!(answered.text().as_bytes(), printed, "{set} {code}");
        assert_eq!((answered.status, answered.header("content-type")), (200, "application/json"));
    }
    // The slashes of a problem type may stay.
    let code = "https://api.payex.com/psp/errordetail/creditcard/inputerror";
    let printed = command(&["decode", "--json", "--set", "payex.problem", "--", code], b"");
    assert_eq!(get(service.address, &format!("/decode/payex.problem/{code}")).body, printed);
}

#[test]
fn codes_without_a_set_are_identified_as_the_command_does() {
    let service = Running::with(&[]);
    for code in
        ["800.100.153", "51-I", "51", "003", "stolen_card", "REJECTED_BY_ACQUIRER_CARD_STOLEN", "paid"]
    {
        let printed = command(&["decode", "--json", "--", code], b"");
        let answered = get(service.address, &format!("/decode/{code}"));
        assert_eq!((answered.body, answered.status), (printed, 200), "{code}");
    }
    for (system, code) in [("opp", "800.100.153"), ("stripe", "stolen_card"), ("pei", "51-I")] {
        let printed = command(&["decode", "--json", "--system", system, "--", code], b"");
        let answered = get(service.address, &format!("/decode/{code}?system={system}"));
        assert_eq!(answered.body, printed, "{system} {code}");
    }
    let both =
        ["decode", "--json", "--set", "mastercard.response", "--with", "mastercard.advice=24", "--", "79"];
    let answered = get(service.address, "/decode/mastercard.response/79?with=mastercard.advice%3D24");
    assert_eq!(answered.body, command(&both, b""));
}

/// The documents that the tests of the command have.
fn documents() -> Vec<Vec<u8>> {
    let fixtures = top().join("crates/cli/tests/payload/fixtures");
    let systems = std::fs::read_dir(fixtures).unwrap();
    let files = systems.flat_map(|system| std::fs::read_dir(system.unwrap().path()).unwrap());
    let files = files.map(|file| file.unwrap().path());
    let mut files: Vec<_> = files.filter(|file| !file.to_str().unwrap().contains(".expected.")).collect();
    files.sort();
    files.into_iter().map(|file| std::fs::read(file).unwrap()).collect()
}

const LOG: &str = "12:00:04 refused {\"paymentType\": \"DB\", \"result\": {\"code\": \"800.100.153\"}}\n\
    acquirer said: response code 51, do not honor\n05\n\nRC=00 and MAC 24\n";

#[test]
fn documents_are_answered_as_the_command_does() {
    let service = Running::with(&[]);
    let mut answered_alone = 0;
    for document in documents().into_iter().step_by(5) {
        for verb in ["payload", "timeline", "read"] {
            let printed = command(&[verb, "--json", "--locale", "de"], &document);
            let answered =
                post(service.address, &format!("/{verb}?locale=de"), "application/json", &document);
            if answered.status == 422 {
                // The only thing to say is an error, and stands in the problem.
                let line: serde_json::Value = serde_json::from_slice(&printed).unwrap();
                assert_eq!(answered.json()["error"], line["error"], "{}", answered.text());
                continue;
            }
            assert_eq!(answered.text().as_bytes(), printed);
            answered_alone += 1;
        }
    }
    assert!(answered_alone > 50);
    let printed = command(&["read", "--json"], LOG.as_bytes());
    let answered = post(service.address, "/read", "text/plain; charset=utf-8", LOG.as_bytes());
    assert_eq!((answered.text().as_bytes(), answered.status), (&printed[..], 200));
    assert_eq!(answered.header("content-type"), "application/jsonl");
}

#[test]
fn many_documents_are_one_a_line_with_errors_in_their_places() {
    let service = Running::with(&[]);
    let text = "{\"orderId\": \"A1\", \"purchaseId\": 1, \"amount\": 500, \"status\": 1}\n{\"a\": 1}\n\
        {\"orderId\": \"A1\", \"purchaseId\": 1, \"amount\": 500, \"status\": 0}\n{\n";
    for verb in ["payload", "timeline"] {
        let printed = command(&[verb, "--json"], text.as_bytes());
        let answered = post(service.address, &format!("/{verb}"), "application/x-ndjson", text.as_bytes());
        assert_eq!(answered.text().as_bytes(), printed);
        assert!(answered.text().contains(r#"{"error":{"kind":"unrecognized""#), "{}", answered.text());
    }
    let printed = command(&["payload", "--json", "--system", "pei"], text.as_bytes());
    assert_eq!(post(service.address, "/payload?system=pei", "text/plain", text.as_bytes()).body, printed);
}

#[test]
fn histories_are_planned_as_the_command_does() {
    let service = Running::with(&[]);
    let one = r#"{"id": "A-17", "attempts": [{"at": "2026-11-26T09:00:00Z", "set": "visa.response", "code": "51"}]}"#;
    let now = ["plan", "--json", "--now", "2026-11-26T12:00:00Z"];
    let printed = command(&now, one.as_bytes());
    let path = "/plan?now=2026-11-26T12:00:00Z";
    let answered = post(service.address, path, "application/json", one.as_bytes());
    assert_eq!((answered.text().as_bytes(), answered.status), (&printed[..], 200));
    // As JSON it may be written over many lines.
    let wide = one.replace(", ", ",\n  ");
    assert_eq!(post(service.address, path, "application/json", wide.as_bytes()).body, printed);
    let many = format!("{one}\nno JSON\n\n{{\"id\": 7, \"attempts\": []}}\n{one}\n");
    let answered = post(service.address, path, "application/jsonl", many.as_bytes());
    assert_eq!(answered.text().as_bytes(), command(&now, many.as_bytes()));
    let file = std::env::temp_dir().join(format!("policy-{}.json", std::process::id()));
    let policy = r#"{"like": "weekly", "space": "48h"}"#;
    std::fs::write(&file, policy).unwrap();
    let own = [&now[..], &["--policy", file.to_str().unwrap()]].concat();
    let answered = post(
        service.address,
        &format!("{path}&policy={}", encoded(policy)),
        "application/json",
        one.as_bytes(),
    );
    assert_eq!(answered.text().as_bytes(), command(&own, one.as_bytes()));
    std::fs::remove_file(file).unwrap();
}

#[test]
fn tables_of_ones_own_are_asked_as_the_command_does() {
    let folder = "examples/own-tables";
    let service = Running::with(&["--tables", folder]);
    let printed =
        command(&["decode", "--tables", folder, "--json", "--set", "examplepay.result", "1001"], b"");
    let answered = get(service.address, "/decode/examplepay.result/1001");
    assert_eq!(answered.text().as_bytes(), printed);
    assert!(answered.text().contains("custom"));
    let log = "Example Pay answered 1001\n800.100.152\n";
    let printed = command(&["read", "--tables", folder, "--json"], log.as_bytes());
    assert_eq!(post(service.address, "/read", "text/plain", log.as_bytes()).body, printed);
    let words = get(service.address, "/openapi.json").json();
    let sets = words["components"]["schemas"]["CodeSet"]["enum"].as_array().unwrap();
    assert!(sets.contains(&"examplepay.result".into()) && sets.contains(&"visa.response".into()));
}

#[test]
fn the_language_is_that_of_the_query_or_the_header() {
    let service = Running::with(&[]);
    let ask =
        |path: &str, headers: &[(&str, &str)]| raw(service.address, &request("GET", path, headers, b""));
    let path = "/decode/visa.response/51";
    let printed =
        |locale| command(&["decode", "--json", "--locale", locale, "--set", "visa.response", "51"], b"");
    for (path, header, locale) in [
        (path.to_string(), "tlh, is-IS;q=0.9, en;q=0.8", "is"),
        (format!("{path}?locale=de-AT"), "is", "de"),
        (path.to_string(), "tlh", "en"),
    ] {
        let answered = ask(&path, &[("Accept-Language", header)]);
        assert_eq!(answered.body, printed(locale), "{path} {header}");
        let headers = (answered.header("content-language"), answered.header("vary"));
        assert_eq!(headers, (locale, "accept-language"));
    }
    assert_eq!(ask(path, &[]).body, printed("en"));
}
