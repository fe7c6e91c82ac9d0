//! `payverdict read`: documents, codes and phrases in whatever people paste.

use serde_json::Value;

use super::command::{run, run_with};

/// A document of the Open Payment Platform with a name that no output may repeat.
const DECLINED: &str = r#"{"id":"8ac7a4a1aa","paymentType":"DB","amount":"14.20","currency":"EUR","result":{"code":"800.100.157"},"card":{"holder":"Quokka-4417","number":"4111111111111111"}}"#;
const PAID: &str = r#"{"id":"8ac7a4a1bb","paymentType":"DB","amount":"14.20","currency":"EUR","result":{"code":"000.000.000"},"resultDetails":{"AcquirerResponse":"00"}}"#;

fn objects(text: &str) -> Vec<Value> {
    let ran = run_with(&["read", "--json"], text);
    assert_eq!((ran.status, ran.err.as_str()), (0, ""), "{text}");
    assert!(!ran.out.contains("Quokka"), "{text}: {}", ran.out);
    assert!(!ran.out.contains("4111111111111111"), "{text}: {}", ran.out);
    ran.out.lines().map(|line| serde_json::from_str(line).expect("one object a line")).collect()
}

/// The answers among the objects.
fn answers(text: &str) -> Vec<Value> {
    objects(text).iter().map(|object| object["answer"].clone()).filter(|answer| !answer.is_null()).collect()
}

/// Each code with its certainty and outcome.
fn codes(text: &str) -> Vec<String> {
    let objects = objects(text);
    let codes = objects.iter().flat_map(|object| object["codes"].as_array().expect("a list"));
    codes
        .map(|code| {
            let word = |value: &Value| value.as_str().unwrap_or("-").to_string();
            format!(
                "{} {} {}",
                word(&code["text"]),
                word(&code["certainty"]),
                word(&code["verdict"]["outcome"])
            )
        })
        .collect()
}

fn escaped(text: &str) -> String {
    serde_json::to_string(text).unwrap()
}

#[test]
fn a_document_is_found_wherever_it_stands() {
    let once = escaped(DECLINED);
    for text in [
        DECLINED.to_string(),
        format!(
            "HTTP/1.1 402 Payment Required\r\nContent-Type: application/json\r\nX-Name: 51\r\n\r\n{DECLINED}\n"
        ),
        format!("2026-10-02T08:00:05.012Z INFO inbox - received {DECLINED}"),
        format!("[2026-10-02T08:00:05+00:00] shop.ERROR: refused {DECLINED} []"),
        once.clone(),
        format!("-> {once}\nread 402 bytes"),
        escaped(&format!("{{\"body\": {once}}}")),
        format!("array(1) {{\n  [\"raw\"]=>\n  string(12) \"{DECLINED}\"\n}}\n"),
        format!("{{\"status\": 200, \"response\": {DECLINED}}}"),
        format!("{{\"status\": 200, \"response\": {once}}}"),
        format!("{{\"meta\": {{\"page\": 1}}, \"data\": [{DECLINED}]}}"),
        format!("[{DECLINED}]"),
        format!("\u{feff}{}", DECLINED.replace("{\"id\"", "{\n\u{a0}\u{a0}\"id\"")),
    ] {
        let answers = answers(&text);
        assert_eq!(answers.len(), 1, "{text}");
        assert_eq!(answers[0]["overall"]["reason"], "invalid_expiry", "{text}");
        assert_eq!(answers[0]["is_paid"], false, "{text}");
    }
}

#[test]
fn paths_begin_at_the_outer_document() {
    let path = |text: &str| answers(text)[0]["verdicts"][0]["path"].clone();
    assert_eq!(path(DECLINED), "result.code");
    assert_eq!(path(&format!("{{\"response\": {DECLINED}}}")), "response.result.code");
    assert_eq!(
        path(&format!("{{\"data\": [{{\"body\": {}}}]}}", escaped(DECLINED))),
        "data[0].body.result.code"
    );
    // A name that could be anything is not shown.
    assert_eq!(objects(&format!("{{\"Quokka 4417\": {DECLINED}}}"))[0]["answer"], Value::Null);
}

#[test]
fn several_documents_keep_their_order_and_lines() {
    let text = format!("first {DECLINED}\n\n{PAID}\n[{PAID},\n{DECLINED}]\ndone: 800.100.155\n");
    let objects = objects(&text);
    let lines: Vec<_> = objects.iter().map(|object| object["line"].as_u64().unwrap()).collect();
    assert_eq!(lines, [1, 3, 4, 5, 6]);
    let paid: Vec<_> = objects.iter().map(|object| object["answer"]["is_paid"].as_bool()).collect();
    assert_eq!(paid, [Some(false), Some(true), Some(true), Some(false), None]);
}

#[test]
fn what_is_around_a_document_counts_against_it() {
    for outer in [
        r#"{"success": false, "response": DOCUMENT}"#,
        r#"{"response": DOCUMENT, "error": "charge was reversed later"}"#,
        r#"{"state": "refunded", "data": {"payload": DOCUMENT}}"#,
        r#"{"refunded": true, "body": TEXT}"#,
    ] {
        let text = outer.replace("DOCUMENT", PAID).replace("TEXT", &escaped(PAID));
        let answers = answers(&text);
        assert_eq!(answers.len(), 1, "{text}");
        assert_eq!(answers[0]["is_paid"], false, "{text}");
        assert_eq!(answers[0]["funds"], "unknown", "{text}");
        assert_eq!(answers[0]["conflicts"].as_array().map(Vec::len), Some(1), "{text}");
    }
    // An outer document that says nothing of it does not.
    assert_eq!(
        answers(&format!("{{\"status\": 200, \"errors\": [], \"response\": {PAID}}}"))[0]["is_paid"],
        true
    );
}

#[test]
fn a_document_under_a_name_that_does_not_hand_it_on_has_no_answer() {
    for name in ["previous", "request", "example", "old", "expected"] {
        assert_eq!(answers(&format!("{{\"{name}\": {PAID}}}")), [Value::Null; 0], "{name}");
    }
}

#[test]
fn a_broken_document_swallows_nothing_and_none_of_its_parts_is_answered() {
    let cut = &PAID[..PAID.len() - 30];
    for text in [
        format!("{cut}\n{DECLINED}\n"),
        format!("12:00 got {cut}\n12:01 got {DECLINED}\n"),
        format!("{{\n  \"a\": {{\n    \"b\": {PAID}\n  \"c\": 1 }}\n}}\n{DECLINED}\n"),
        format!("{{\n \"inner\": {PAID},\n \"broken\" 1\n}}\nthen\n{DECLINED}\n"),
    ] {
        let answers = answers(&text);
        assert_eq!(answers.len(), 1, "{text}");
        assert_eq!(answers[0]["is_paid"], false, "{text}");
        let errors: Vec<_> = objects(&text).into_iter().filter(|object| !object["error"].is_null()).collect();
        assert_eq!(errors[0]["error"]["kind"], "malformed", "{text}");
        assert!(errors[0]["error"]["line"].is_u64(), "{text}");
    }
    // The codes in it are found.
    assert_eq!(codes(cut), ["000.000.000 certain approved"]);
}

#[test]
fn no_part_of_a_broken_text_within_a_document_is_answered() {
    let broken = escaped(&format!("{{\"data\": {PAID}, \"next\" 1}}"));
    assert_eq!(answers(&format!("{{\"body\": {broken}}}")), [Value::Null; 0]);
    assert_eq!(answers(&format!("received {broken}")), [Value::Null; 0]);
}

#[test]
fn the_old_names_of_the_platform_are_read() {
    let form = "PROCESSING.RESULT=ACK&NAME.FAMILY=Quokka-4417&IDENTIFICATION.UNIQUEID=8ac7a4a1cc&PAYMENT.CODE=CC.DB\
        &PROCESSING.RETURN.CODE=000.000.000&PRESENTATION.AMOUNT=14.20&PRESENTATION.CURRENCY=EUR&TRANSACTION.MODE=LIVE";
    let paid = &answers(form)[0];
    assert_eq!((&paid["is_paid"], &paid["operation"]), (&Value::from(true), &Value::from("payment")));
    assert_eq!(paid["verdicts"][0]["path"], "PROCESSING.RETURN.CODE");
    for (from, to) in
        [("RESULT=ACK", "RESULT=NOK"), ("CC.DB", "CC.RF"), ("14.20", ""), ("000.000.000", "800.100.152")]
    {
        let answers = answers(&form.replace(from, to));
        assert_eq!(answers[0]["is_paid"], false, "{to}");
    }
    assert_eq!(answers(&form.replace("LIVE", "INTEGRATOR_TEST")), [Value::Null; 0]);
}

#[test]
fn dumps_of_programs_give_their_codes() {
    for text in [
        "{'result': {'code': '800.100.165'}, 'name': \"Quokka-4417\", 'other': None}",
        "{\"result\"=>{\"code\"=>\"800.100.165\"}, \"name\"=>\"Quokka-4417\", \"other\"=>nil}",
        "Array\n(\n    [code] => 800.100.165\n    [name] => Quokka-4417\n)",
        "{\u{201c}code\u{201d}:\u{201c}800.100.165\u{201d},\u{201c}name\u{201d}:\u{201c}Quokka-4417\u{201d}}",
        "{\"result\": {\"code\": \"800.100.165\",}, \"name\": \"Quokka-4417\",}",
    ] {
        assert_eq!(codes(text), ["800.100.165 certain declined"], "{text}");
        assert_eq!(answers(text), [Value::Null; 0], "{text}");
    }
}

#[test]
fn a_document_of_nobody_known_is_read_as_text() {
    let text = r#"{"transaction": {"responseCode": "51", "status": "COMPLETED", "approved": true}}"#;
    assert_eq!(codes(text), ["51 likely declined"]);
    assert_eq!(answers(text), [Value::Null; 0]);
    assert_eq!(objects(text)[0]["error"]["kind"], "unrecognized");
    assert_eq!(codes(r#"{"gateway": "adyen", "responseCode": "51"}"#), [""; 0]);
    // With its sender named, a mark is enough.
    let ran = run_with(
        &["read", "--json", "--system", "pei"],
        r#"log: {"orderId": "A1", "purchaseId": 5, "status": 4}"#,
    );
    let object: Value = serde_json::from_str(&ran.out).unwrap();
    assert_eq!(object["answer"]["system"], "pei");
}

#[test]
fn every_line_of_text_has_an_object_and_places_are_in_the_line() {
    let objects = objects("nothing here\n\nGreiðslu hafnað, svarkóði: 51\r\nok");
    let lines: Vec<_> = objects.iter().map(|object| object["line"].as_u64().unwrap()).collect();
    assert_eq!(lines, [1, 3, 4]);
    let code = &objects[1]["codes"][0];
    let place = "Greiðslu hafnað, svarkóði: ".len();
    assert_eq!((code["start"].as_u64(), code["end"].as_u64()), (Some(place as u64), Some(place as u64 + 2)));
    assert_eq!(code["verdict"]["code"], "51");
    assert_eq!(objects[1]["reasons"][0]["outcome"], "declined");
    assert_eq!(objects[0]["codes"], Value::Array(Vec::new()));
}

#[test]
fn what_is_possible_has_candidates_and_no_verdict() {
    let objects = objects("RC=00\n");
    let code = &objects[0]["codes"][0];
    assert_eq!((&code["certainty"], &code["verdict"]), (&Value::from("possible"), &Value::Null));
    assert!(code["candidates"].as_array().is_some_and(|candidates| !candidates.is_empty()));
}

#[test]
fn people_read_each_code_once() {
    let text = "RC=51 at till 2\n".repeat(4) + "do not honor\nRC=91\n";
    let ran = run_with(&["read"], text);
    let expected = "\
51 declined insufficient_funds, retry later: Not enough funds or over the credit limit iso8583.response, likely (lines 1, 2, 3 … 4 times)
“do not honor” declined do_not_honor, as it is said (line 5)
91 failed issuer_unavailable, retry later: ";
    assert!(ran.out.starts_with(expected), "{}", ran.out);
    let ran = run_with(&["read"], "order 51 shipped\n");
    assert_eq!(ran.out, "Nothing in it is a code, a phrase or a document that is known.\n");
    assert_eq!(ran.status, 0);
}

#[test]
fn a_file_that_cannot_be_read_is_an_error() {
    let ran = run(&["read", "/no/such/file"]);
    assert_eq!((ran.status, ran.out.as_str()), (1, ""));
    assert!(ran.err.starts_with("payverdict: /no/such/file: "), "{}", ran.err);
    let ran = run(&["read", "--json", "/no/such/file"]);
    assert!(ran.out.starts_with("{\"error\":{\"kind\":\"unreadable\""), "{}", ran.out);
}
