//! What people paste that is not a document: refused with what it looks like and what to do, and with the codes
//! that tell whose they are. Nothing else of it is repeated.

use payverdict::payload::{self, Options};

/// Stands in every text, and in no error.
const CANARY: &str = "Quokka-4417";

/// A text, what its error has to say, and the codes that it has to name.
const PASTES: &[(&str, &str, &[&str])] = &[
    (
        "<?xml version=\"1.0\"?>\n<Response><Code>800.100.153</Code><Name>Quokka-4417</Name></Response>",
        "XML, which is not read",
        &["800.100.153"],
    ),
    ("  <soap:Envelope><soap:Body>Quokka-4417</soap:Body></soap:Envelope>", "XML, which is not read", &[]),
    ("<!DOCTYPE html>\n<html><body>Quokka-4417</body></html>", "a web page (HTML)", &[]),
    (
        "eyJhbGciOiJSUzI1NiJ9.eyJpc3MiOiJpbnZlbnRlZCIsInN0YXR1cyI6ImNoYXJnZWQifQ.UXVva2thLTQ0MTctc2lnbmF0dXJl",
        "a signed token (JWT)",
        &[],
    ),
    (
        "eyJhbGciOiJSU0EifQ.a2V5a2V5a2V5a2V5.aXZpdml2aXY.UXVva2thLTQ0MTctY2lwaGVydGV4dA.dGFndGFndGFn",
        "an encrypted token (JWE): decrypt it first",
        &[],
    ),
    (
        "eyJuYW1lIjoiUXVva2thLTQ0MTciLCJyZXN1bHQiOnsiY29kZSI6IjAwMC4wMDAuMDAwIn19",
        "JSON in Base64: decode it first",
        &[],
    ),
    (
        "UXVva2thLTQ0MTcgVGhpcyBpcyBub3QgSlNPTiBhdCBhbGwsIGJ1dCBsb25nIGVub3VnaCB0byBiZSBhIGJvZHkgdGhhdCBpcyBlbmNyeXB0ZWQ=",
        "a body in Base64",
        &[],
    ),
    (
        "{\n  \"id\": \"8ac7a4a1\",\n  \"result\": { \"code\": \"000.000.000\" },\n  \"card\": { \"holder\": \"Quokka-4417\",\n   \"last4",
        "the text ends too early",
        &["000.000.000"],
    ),
    (
        "{\"result\": {\"code\": \"000.000.000\", \"description\": \"Quokka-4417\"},\n",
        "the text ends too early",
        &["000.000.000"],
    ),
    (
        "array(2) {\n  [\"http\"]=>\n  int(200)\n  [\"raw\"]=>\n  string(61) \"{\"result\":{\"code\":\"800.100.151\"},\"name\":\"Quokka-4417\"}\"\n}",
        "a dump of PHP",
        &["800.100.151"],
    ),
    ("Array\n(\n    [code] => 800.100.152\n    [name] => Quokka-4417\n)", "a dump of PHP", &["800.100.152"]),
    (
        "{\"code\"=>\"800.100.152\", \"name\"=>\"Quokka-4417\", \"other\"=>nil}",
        "a dump of Ruby",
        &["800.100.152"],
    ),
    (
        "{'result': {'code': '800.100.152'}, 'name': \"Quokka-4417's\", 'other': None}",
        "a dump of Python",
        &["800.100.152"],
    ),
    (
        "2026-09-21 13:40:02,118 DEBUG pay.views: answer {'code': '800.100.165', 'name': 'Quokka-4417'}",
        "a line of a log with a dump",
        &["800.100.165"],
    ),
    (
        "{\u{201c}result\u{201d}:{\u{201c}code\u{201d}:\u{201c}800.100.152\u{201d}},\u{201c}name\u{201d}:\u{201c}Quokka-4417\u{201d}}",
        "quotation marks are curly",
        &["800.100.152"],
    ),
    (
        "{\n\u{a0}\u{a0}\"result\": {\"code\": \"800.100.152\"}, \"name\": \"Quokka-4417\"}",
        "no-break spaces",
        &["800.100.152"],
    ),
    (
        "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nX-Shopper: Quokka-4417\r\n\r\n{\"result\": {\"code\": \"800.100.153\"}}",
        "HTTP headers: pass only the body",
        &["800.100.153"],
    ),
    (
        "Content-Type: application/json\nServer: Quokka-4417\n\n{\"result\":\n{\"code\": \"800.100.153\"}}",
        "HTTP headers: pass only the body",
        &["800.100.153"],
    ),
    (
        "2026-10-02T08:00:05.012Z INFO inbox - received {\"result\": {\"code\": \"000.000.000\"}, \"name\": \"Quokka-4417\"}",
        "as in a line of a log: pass only the JSON",
        &["000.000.000"],
    ),
    (
        "[2026-10-19T22:14:07.551+02:00] payments.ERROR: refused {\"result\": {\"code\": \"800.100.157\"}, \"name\": \"Quokka-4417\"} []",
        "as in a line of a log: pass only the JSON",
        &["800.100.157"],
    ),
    (
        "[INFO] {\"result\": {\"code\": \"800.100.157\"}, \"name\": \"Quokka-4417\"}",
        "as in a line of a log",
        &["800.100.157"],
    ),
    (
        "\"{\\\"result\\\":{\\\"code\\\":\\\"000.000.000\\\"},\\\"name\\\":\\\"Quokka-4417\\\"}\"",
        "JSON within a text",
        &["000.000.000"],
    ),
    (
        "{\\\"result\\\":{\\\"code\\\":\\\"000.000.000\\\"},\\\"name\\\":\\\"Quokka-4417\\\"}",
        "JSON within a text",
        &["000.000.000"],
    ),
    (
        "{\n  \"result\": {\n    \"code\": \"800.100.171\",\n  },\n  \"name\": \"Quokka-4417\",\n}",
        "no comma before `}` or `]`",
        &["800.100.171"],
    ),
    (
        "opening connection\n<- \"entityId=8ac9&card.holder=Quokka-4417\"\n-> \"{\\\"result\\\":{\\\"code\\\":\\\"000.000.000\\\"}}\"\n",
        "as in a line of a log: pass only the JSON",
        &["000.000.000"],
    ),
    (
        "PROCESSING.RETURN.CODE=800.100.159&PROCESSING.RESULT=NOK&NAME.GIVEN=Quokka-4417&PROCESSING.RETURN=not+accepted",
        "sender not recognised",
        &["800.100.159"],
    ),
    (
        "Order Quokka-4417 was declined with 800.100.153, again 800.100.153, then 800.100.155.",
        "a document: a JSON object, or a form",
        &["800.100.153", "800.100.155"],
    ),
    ("Quokka-4417", "a document: a JSON object, or a form", &[]),
];

#[test]
fn what_is_pasted_is_refused_with_what_it_looks_like() {
    for (text, says, codes) in PASTES {
        let errors: Vec<_> =
            payload::read(text.as_bytes(), Options::default()).map(|one| one.expect_err(text)).collect();
        let [error] = &errors[..] else { panic!("{}: one error, not {errors:?}", text) };
        assert!(error.to_string().contains(says), "{error}: {text}");
        let named: Vec<_> = error.codes().iter().map(|code| code.code()).collect();
        assert_eq!(named, *codes, "{text}");
        let json = serde_json::to_string(error).expect("plain JSON");
        for told in [error.to_string(), format!("{error:?}"), json] {
            assert!(!told.contains(CANARY), "{told}");
            assert!(codes.iter().all(|code| told.contains(code)), "{told}");
        }
    }
}

#[test]
fn what_is_encrypted_is_told_by_its_form() {
    for text in ["0A1B2C3D".repeat(16), format!("  {}\n{}\n", "fd79".repeat(20), "01a7".repeat(20))] {
        let mut errors = payload::read(text.as_bytes(), Options::default());
        assert_eq!(errors.next().expect("one").expect_err("hex").kind(), "encrypted");
        assert!(errors.next().is_none());
    }
    for text in ["0A1B2C3D", &format!("{}G", "0A".repeat(60)), &"0".repeat(65)] {
        let error =
            payload::read(text.as_bytes(), Options::default()).next().expect("one").expect_err("no document");
        assert_eq!(error.kind(), "malformed", "{text}");
    }
}

/// What looks like one of these and is a document after all is read.
#[test]
fn documents_are_read_whatever_else_they_look_like() {
    for text in [
        r#"{"ndc": "<?xml?>", "result": {"code": "800.100.153", "description": "{'a': 'b'} “=>” eyJ.a.b"}}"#,
        "[ {\"result\": {\"code\": \"800.100.153\"}} ]",
        "[{\"a\": [1, 2e-5, 2026], \"b\": null, \"result\": {\"code\": \"800.100.153\"}}]",
        "result.code=800.100.153&description=%3Cxml%3E",
        "result_code=800.100.153&paymentType=DB",
        "result[code]=800.100.153&paymentType=DB",
        "result%5Bcode%5D=800.100.153&result%5BparameterErrors%5D%5B0%5D%5Bname%5D=amount",
        r#"{"result_code": "800.100.153", "paymentType": "DB"}"#,
    ] {
        let answer = payload::read_one(text.as_bytes(), Options::default()).expect(text);
        assert_eq!(answer.outcome().as_str(), "declined", "{text}");
    }
    for text in [
        "result.code=000.000.000&result[code]=800.100.153",
        "result.code=000.000.000&result_code=800.100.153",
    ] {
        let error = payload::read_one(text.as_bytes(), Options::default()).expect_err(text);
        assert_eq!(error.expected(), Some("every name only once"), "{text}");
    }
}
