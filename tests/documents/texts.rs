//! Texts that hold documents: how they begin and end, how large and deep they may be, and what is wrong with others.

use payverdict::payload::{self, Answer, Options, PayloadError, read_one};

use super::said::said;

fn one(text: &str) -> Result<Answer, PayloadError> {
    read_one(text.as_bytes(), Options::default())
}

fn first_error(text: &str) -> PayloadError {
    payload::read(text.as_bytes(), Options::default())
        .find_map(Result::err)
        .unwrap_or_else(|| panic!("no error: {text}"))
}

/// A debit that is paid, with something else in it.
fn debit(further: &str) -> String {
    format!(r#"{{"paymentType": "DB", "amount": "5", "result": {{"code": "000.000.000"}}{further}}}"#)
}

#[test]
fn a_name_with_a_full_stop_is_within_another() {
    let flat = r#"{"paymentType": "DB", "amount": "92.00", "result.code": "000.000.000", "result.description": "x",
        "resultDetails.AcquirerResponse": "51", "resultDetails.x": "y"}"#;
    let told = one(flat).unwrap();
    assert_eq!(told.verdicts().len(), 2);
    assert_eq!(told.verdicts()[1].path(), "resultDetails.AcquirerResponse");
    assert_eq!(said(&told), "unknown unknown ? conflict");
    // PHP puts an underscore in its place.
    let form = "paymentType=DB&amount=92.00&result_code=000.000.000&resultDetails_AcquirerResponse=00";
    assert_eq!(said(&one(form).unwrap()), "approved captured whole paid");
    assert_eq!(first_error(&debit(r#", "amount": "6""#)).kind(), "malformed");
    assert_eq!(first_error("result.code=000.000.000&amount=5&amount=6").kind(), "malformed");
}

#[test]
fn a_form_has_a_name_before_its_first_sign_of_equality() {
    for (text, kind) in
        [("a=", "unrecognized"), ("a=1", "unrecognized"), ("=x", "malformed"), ("a", "malformed")]
    {
        assert_eq!(first_error(text).kind(), kind, "{text}");
    }
    let form = "paymentType=DB&amount=92.00&result.code=000.000.000";
    assert_eq!(said(&one(form).unwrap()), "approved captured whole paid");
    let long = format!("{}=1&{form}", "a".repeat(70));
    assert_eq!(said(&one(&long).unwrap()), "approved captured whole paid");
    // What ends with signs of equality and is as long is Base64.
    for (length, kind) in [(63, "unrecognized"), (64, "malformed")] {
        assert_eq!(first_error(&format!("{}==", "a".repeat(length))).kind(), kind);
    }
    // Of a broken one its certain codes are named.
    let broken = first_error("result.code=000.000.000&amount=5&amount=6");
    let codes: Vec<_> = broken.codes().iter().map(|code| code.code()).collect();
    assert_eq!(codes, ["000.000.000"]);
    assert_eq!(broken.expected(), Some("every name only once"));
    assert_eq!(broken.position(), Some((1, 34)));
}

/// A text in which something would say no, if as much of it were read.
#[test]
fn a_text_is_read_up_to_five_hundred_and_twelve_bytes() {
    let no = " declined";
    let text = |length: usize| format!("{}{no}", "a".repeat(length - no.len()));
    let json = |length: usize| {
        one(&debit(&format!(r#", "resultDetails": {{"ExtendedDescription": "{}"}}"#, text(length)))).unwrap()
    };
    let form = |value: &str| {
        one(&format!(
            "paymentType=DB&amount=5&result.code=000.000.000&resultDetails.ExtendedDescription={value}"
        ))
        .unwrap()
    };
    let plain = |length: usize| form(&text(length).replace(' ', "+"));
    assert_eq!((json(512).conflicts().len(), json(513).conflicts().len()), (1, 0));
    assert_eq!((plain(512).conflicts().len(), plain(513).conflicts().len()), (1, 0));
    assert_eq!((json(513).is_paid(), plain(513).is_paid(), plain(600).is_paid()), (false, false, false));
    // An escape is as long as three signs.
    let escaped = |length: usize| form(&format!("{}+declined", "%61".repeat(length)));
    assert_eq!(
        (escaped(200).conflicts().len(), escaped(503).conflicts().len(), escaped(504).conflicts().len()),
        (1, 1, 0)
    );
    assert!(!escaped(600).is_paid());
}

#[test]
fn values_may_be_nested_a_hundred_and_twenty_eight_deep() {
    // The document is the first of them, its data the second.
    let objects =
        |deep: usize| debit(&format!(r#", "data": {}1{}"#, r#"{"data": "#.repeat(deep), "}".repeat(deep)));
    let lists = |deep: usize| debit(&format!(r#", "data": {}1{}"#, "[".repeat(deep), "]".repeat(deep)));
    for text in [objects(127), lists(127)] {
        assert!(one(&text).unwrap().is_paid());
    }
    for text in [objects(128), lists(128)] {
        let error = one(&text).unwrap_err();
        assert_eq!(error.kind(), "too_deep");
        assert!(error.position().is_some_and(|(line, _)| line == 1));
    }
    // What does not matter may be deeper.
    assert!(
        one(&debit(&format!(r#", "pondered": {}1{}"#, "[".repeat(300), "]".repeat(300)))).unwrap().is_paid()
    );
}

#[test]
fn a_document_has_sixty_five_thousand_values_at_most() {
    // Five of them are those of the payment and the name of the list.
    let of = |count: usize| one(&debit(&format!(r#", "operations": [{}]"#, vec!["0"; count - 5].join(","))));
    assert!(of(1 << 16).unwrap().is_paid());
    assert_eq!(of((1 << 16) + 1).unwrap_err().kind(), "too_large");
}

#[test]
fn what_begins_in_brackets_is_a_list_or_the_beginning_of_a_line() {
    for (text, column) in [
        ("[INFO] {\"a\": 1}", 1),
        ("[2026-03-04] {\"a\": 1}", 1),
        ("[10:11:12] {\"a\": 1}", 1),
        ("[1772619072] ERROR {\"a\": 1}", 1),
        ("[true] x", 1),
        ("[a, 1] {\"a\": 1}", 1),
        ("[1, a] {\"a\": 1}", 1),
        ("[1-2-3-4] {\"a\": 1}", 1),
        ("[1772619072] {\"a\": 1}", 2),
        ("[1, 2]", 2),
        ("[1]", 2),
        ("[true, false, null]", 2),
        ("[1.5e+3, 2E-1, 1.0]", 2),
        ("[2026-03] {\"a\": 1}", 2),
        ("[-1]", 2),
        ("[\"a\"]", 2),
        ("[[1]]", 2),
    ] {
        assert_eq!(first_error(text).position(), Some((1, column)), "{text}");
    }
}

#[test]
fn what_a_text_looks_like_is_said() {
    let looks = |text: &str| first_error(text).looks_like().unwrap_or("nothing").to_owned();
    let b64 = |length: usize| "Zm9v".repeat(length.div_ceil(4))[..length].to_owned();
    for (text, expected) in [
        ("<!DOCTYPE html><p>x", "this looks like a web page"),
        ("<html><p>x", "this looks like a web page"),
        ("<?xml version=\"1.0\"?><a/>", "this looks like XML"),
        ("{\u{201c}a\u{201d}: 1}", "its quotation marks are curly"),
        ("{\u{201e}a\u{201c}: 1}", "its quotation marks are curly"),
        ("{\u{201c}a\u{201c}: 1}", "its quotation marks are curly"),
        ("{\u{201d}a\u{201d}: 1}", "its quotation marks are curly"),
        ("{\u{201e}a\u{201e}: 1}", "its quotation marks are curly"),
        ("a:1:{s:1:\"a\";}", "this looks like a dump of PHP"),
        ("Array\n(\n)", "this looks like a dump of PHP"),
        ("array(1) {\n}", "this looks like a dump of PHP"),
        ("{\"a\"=>1}", "this looks like a dump of Ruby"),
        ("{'a': 1}", "this looks like a dump of Python"),
        ("[{'a': 1}]", "this looks like a dump of Python"),
        ("{\\\"a\\\": 1}", "this is JSON within a text"),
        ("\"{\\\"a\\\": 1}\"", "this is JSON within a text"),
        ("{\u{a0}\"a\": 1}", "it has no-break spaces"),
        ("{\"a\": 1", "the text ends too early"),
        ("[{\"a\": 1", "the text ends too early"),
        ("HTTP/1.1 200 OK", "this begins with HTTP headers"),
        ("POST /x HTTP/1.1", "this begins with HTTP headers"),
        ("Content-Type: application/json", "this begins with HTTP headers"),
        ("Content-Type application/json", "nothing"),
        ("x {\"a\": 1}", "something stands before the JSON"),
        ("[INFO] {\"a\": 1}", "something stands before the JSON"),
        ("[[{\"a\": 1 2}]]", "nothing"),
        ("x {'a': 'b', 'c': 'd'}", "this looks like a line of a log with a dump"),
        ("x {\"a\"=>1, \"b\"=>2}", "this looks like a line of a log with a dump"),
        ("{\"a\" 1}", "nothing"),
        ("{\"a\": \"b': 'c\" 1}", "nothing"),
        ("words", "nothing"),
    ] {
        assert!(looks(text).starts_with(expected), "{text}: {}", looks(text));
    }
    // Tokens, which are as long as a few words at least.
    for (text, expected) in [
        (format!("eyJ{}.{}.{}", b64(10), b64(10), b64(10)), "this looks like a signed token"),
        (
            format!("eyJ{}.{}.{}.{}.{}", b64(10), b64(10), b64(10), b64(10), b64(10)),
            "this looks like an encrypted token",
        ),
        (format!("eyJ{}", b64(29)), "this looks like JSON in Base64"),
        (format!("eyJ{}", b64(28)), "nothing"),
        (format!("eyJ{}!", b64(60)), "nothing"),
        (b64(64), "this looks like a body in Base64"),
        (b64(63), "nothing"),
        (format!("{}.{}", b64(40), b64(40)), "nothing"),
        (format!("{}\n{}", b64(40), b64(40)), "this looks like a body in Base64"),
    ] {
        assert!(looks(&text).starts_with(expected), "{text}: {}", looks(&text));
    }
    // A body that is encrypted is of hexadecimal digits alone.
    for (text, kind) in [
        ("0f".repeat(32), "encrypted"),
        ("0f".repeat(31), "malformed"),
        (format!("{}0", "0f".repeat(32)), "malformed"),
    ] {
        assert_eq!(first_error(&text).kind(), kind, "{}", text.len());
    }
}

#[test]
fn the_tenth_of_a_list_has_its_number() {
    let payment = debit("");
    let text =
        format!(r#"{{"result": {{"code": "000.000.100"}}, "payments": [{}]}}"#, vec![payment; 11].join(","));
    let told = one(&text).unwrap();
    let paths: Vec<_> = told.verdicts().iter().map(|finding| finding.path()).collect();
    assert_eq!(
        paths[9..],
        ["payments[8].result.code", "payments[9].result.code", "payments[10].result.code"]
    );
}
