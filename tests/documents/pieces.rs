//! Documents within texts: lines of logs, envelopes, and texts within texts.

use payverdict::payload::{Options, Piece, find};

const PAID: &str = r#"{"orderId": "crate-7", "purchaseId": 71, "status": 1, "amount": 5}"#;

/// Of each piece: its line, how much comes before it, its text, and what it says.
fn pieces(text: &str) -> Vec<(usize, usize, String, String)> {
    find(text.as_bytes(), Options::default()).map(|piece| told(&piece)).collect()
}

fn told(piece: &Piece<'_>) -> (usize, usize, String, String) {
    let said = match (piece.answer(), piece.error()) {
        (Some(answer), _) => {
            format!("{} {}", answer.outcome(), answer.overall().map_or("-", |finding| finding.path()))
        }
        (None, Some(error)) => match error.position() {
            Some((line, column)) => format!("{} {line}:{column}", error.kind()),
            None => error.kind().to_owned(),
        },
        (None, None) => "line".to_owned(),
    };
    (piece.line(), piece.before(), String::from_utf8_lossy(piece.text()).into_owned(), said)
}

fn piece(line: usize, before: usize, text: &str, said: &str) -> (usize, usize, String, String) {
    (line, before, text.to_owned(), said.to_owned())
}

#[test]
fn documents_are_found_in_lines() {
    assert_eq!(pieces(PAID), [piece(1, 0, PAID, "approved status")]);
    let line = format!("10:11 got {PAID} ok");
    assert_eq!(
        pieces(&line),
        [piece(1, 0, &line[..line.len() - 3], "approved status"), piece(1, line.len() - 3, " ok", "line")]
    );
    // Signs alone behind a document are no line.
    assert_eq!(
        pieces(&format!("{PAID};;\n\nafter")),
        [piece(1, 0, PAID, "approved status"), piece(3, 0, "after", "line")]
    );
    // Signs alone in a line of their own are one.
    assert_eq!(pieces("---\n\nafter"), [piece(1, 0, "---", "line"), piece(3, 0, "after", "line")]);
    let two = format!("a {PAID} b {PAID}");
    assert_eq!(
        pieces(&two),
        [
            piece(1, 0, &format!("a {PAID}"), "approved status"),
            piece(1, 2 + PAID.len(), &format!(" b {PAID}"), "approved status")
        ]
    );
    let spread = format!("x\n  {}\ny", PAID.replace(", ", ",\n"));
    let told = pieces(&spread);
    assert_eq!(
        told.iter().map(|(line, before, ..)| (*line, *before)).collect::<Vec<_>>(),
        [(1, 0), (2, 0), (6, 0)]
    );
}

#[test]
fn documents_are_found_within_others() {
    let envelope = format!(r#"{{"records": [{{"body": {PAID}}}]}}"#);
    let [one] = &pieces(&envelope)[..] else { panic!("{:?}", pieces(&envelope)) };
    assert_eq!((one.0, one.3.as_str()), (1, "approved records[0].body.status"));
    let text = format!(r#"{{"raw": {PAID:?}}}"#);
    assert_eq!(pieces(&text).iter().map(|told| told.3.as_str()).collect::<Vec<_>>(), ["approved raw.status"]);
    let both = format!(r#"{{"data": {PAID}, "events": [{PAID}, {PAID:?}]}}"#);
    assert_eq!(
        pieces(&both).iter().map(|told| told.3.as_str()).collect::<Vec<_>>(),
        ["approved data.status", "approved events[0].status", "approved events[1].status"]
    );
    // An envelope that says something went wrong makes nothing in it paid.
    let broken = format!(r#"{{"error": "x", "data": {PAID}}}"#);
    let found: Vec<_> = find(broken.as_bytes(), Options::default()).collect();
    let told = found[0].answer().unwrap();
    assert_eq!(
        (told.is_paid(), told.funds().as_str(), told.conflicts()[0].paths()),
        (false, "unknown", ["error", "data.status"])
    );
    let deeper = format!(r#"{{"data": [{{"error": "x", "body": {PAID}}}]}}"#);
    let found: Vec<_> = find(deeper.as_bytes(), Options::default()).collect();
    let told = found[0].answer().unwrap();
    assert_eq!(told.conflicts()[0].paths(), ["data[0].error", "data[0].body.status"]);
    // A list of documents.
    let list = format!("[{PAID}, {PAID}]");
    assert_eq!(pieces(&list).len(), 2);
    assert_eq!(
        pieces(&list).iter().map(|told| told.3.as_str()).collect::<Vec<_>>(),
        ["approved [0].status", "approved [1].status"]
    );
}

#[test]
fn what_breaks_off_is_told_with_its_place() {
    let said = |text: &str| pieces(text).into_iter().map(|told| told.3).collect::<Vec<_>>();
    assert_eq!(said(r#"x {"orderId": "a" "b"}"#), ["malformed 1:19"]);
    assert_eq!(said("y\nx {\"orderId\": \"a\" \"b\"}"), ["line", "malformed 2:19"]);
    assert_eq!(said("é {\"orderId\": \"a\" \"b\"}"), ["malformed 1:19"]);
    assert_eq!(said("x {\"orderId\":\n\n \"a\" \"b\"}")[0], "malformed 3:6");
    assert_eq!(said("y\nx {\"orderId\":\n\né \"a\" \"b\"}")[1], "malformed 4:1");
    // Brackets in a text are none of a document.
    for text in ["x {", "x {}", "x { }", "x {y}", "x {1}", "{"] {
        assert_eq!(said(text), ["line"], "{text}");
    }
    assert_eq!(said(r#"{"a": 1}"#), ["unrecognized"]);
    // A form has two names at least.
    assert_eq!(said("a=1"), ["line"]);
    assert_eq!(said("a=1&b=2"), ["unrecognized"]);
    assert_eq!(said("orderId=crate-7&purchaseId=71&status=1&amount=5"), ["approved status"]);
    assert_eq!(said("[INFO] x"), ["line"]);
}

/// What each document says, or why it was not read; lines are left out.
fn found(text: &str) -> Vec<String> {
    pieces(text).into_iter().map(|told| told.3).filter(|said| said != "line").collect()
}

/// Nothing within a document that breaks off is taken for a whole one, and nothing behind it is lost.
#[test]
fn a_document_that_breaks_off_ends_where_its_brackets_do() {
    for first in [
        r#""x" 1"#,
        r#"{"x": 1 1}"#,
        r#"[1 1]"#,
        r#"{"x": [{}, 1] 1}"#,
        r#""}" 1"#,
        r#""x}" 1"#,
        r#""]}" 1"#,
        r#""x\"}" 1"#,
        r#""\\" 1"#,
        r#""{" 1"#,
        r#""x[{" 1"#,
    ] {
        let broken = format!(r#"{{"a": {first}, "data": {PAID}, "b": [{PAID}]}}"#);
        for before in ["", "log "] {
            let [told] = &found(&format!("{before}{broken}"))[..] else {
                panic!("{broken}: {:?}", found(&broken))
            };
            assert!(told.starts_with("malformed 1:"), "{broken}: {told}");
            assert_eq!(found(&format!("{before}{broken} {PAID}")), ["approved status"], "{broken}");
        }
    }
    // Over several lines, too.
    let spread = format!("{{\n \"a\": 1 1,\n \"data\": {PAID}\n}}\n{PAID}");
    assert_eq!(found(&spread), ["malformed 2:9", "approved status"]);
    let spread_paid = PAID.replace(", ", ",\n");
    assert_eq!(
        found(&format!("log {{\"orderId\": \"a\" \"b\"}}\n{spread_paid}")),
        ["malformed 1:21", "approved status"]
    );
}

/// Only what stands under a name that hands documents on is one of them: anything else may be a request or an example.
#[test]
fn what_stands_beside_an_envelope_is_none() {
    let one = |text: String| (text.clone(), found(&text));
    for (text, paths) in [
        one(format!(r#"{{"events": [{PAID}], "request": {PAID}}}"#)),
        one(format!(r#"{{"events": [[{PAID}]], "request": {PAID}}}"#)),
    ]
    .into_iter()
    .zip([["approved events[0].status"], ["approved events[0][0].status"]])
    {
        assert_eq!(text.1, paths, "{}", text.0);
    }
    assert_eq!(
        found(&format!(r#"{{"events": [[{PAID}], {PAID}], "data": {PAID}}}"#)),
        ["approved events[0][0].status", "approved events[1].status", "approved data.status"]
    );
    assert_eq!(
        found(&format!(r#"{{"request": {{"data": {PAID}}}, "note": "a \"b\"", "data": {PAID}}}"#)),
        ["approved data.status"]
    );
    assert_eq!(found(&format!(r#"{{"request": {{"data": {PAID}}}}}"#)), ["unrecognized"]);
    assert_eq!(found(&format!(r#"{{"note": "aaaaaaaa\"", "data": {PAID}}}"#)), ["approved data.status"]);
}

/// No deeper than four, whether as an object or as a text.
#[test]
fn an_envelope_is_opened_four_deep() {
    let within = |deep: usize, as_text: bool| {
        (0..deep).fold(PAID.to_owned(), |inner, _| {
            if as_text { format!(r#"{{"data": {inner:?}}}"#) } else { format!(r#"{{"data": {inner}}}"#) }
        })
    };
    for as_text in [false, true] {
        assert_eq!(found(&within(4, as_text)), [format!("approved {}status", "data.".repeat(4))]);
        assert_eq!(found(&within(5, as_text)), ["unrecognized"]);
    }
}

#[test]
fn bad_news_in_an_envelope_counts_wherever_it_stands() {
    let told = |text: &str| {
        let piece = find(text.as_bytes(), Options::default()).next().unwrap();
        let answer = piece.answer().unwrap();
        answer.conflicts().iter().map(|conflict| conflict.paths()[0].to_owned()).collect::<Vec<_>>()
    };
    let beside = |further: &str| told(&format!("{{\"data\": {PAID},\r\n\t{further} }}"));
    assert_eq!(beside(r#""error": "x""#), ["error"]);
    assert_eq!(beside(r#""note": "declined""#), ["note"]);
    assert_eq!(beside(r#""success": false"#), ["success"]);
    for further in [
        r#""note": "all is well""#,
        r#""error": null"#,
        r#""error": "" "#,
        r#""success": true"#,
        // What was so before, or is no text, is none.
        r#""history": {"was": "declined"}"#,
        r#""history": ["declined"]"#,
        r#""history": "{\"was\": \"declined\"}""#,
    ] {
        assert_eq!(beside(further), Vec::<String>::new(), "{further}");
    }
    // A text is read up to 512 bytes, with its quotation marks.
    let long = |length: usize| beside(&format!(r#""note": "{}declined""#, "a".repeat(length - 10)));
    assert_eq!((long(512).len(), long(513).len()), (1, 0));
}

/// A name could hold anything.
#[test]
fn the_name_of_bad_news_is_shown_only_where_it_looks_like_one() {
    let shown = |name: &str| {
        let text = format!(r#"{{"{name}": "x", "data": {PAID}}}"#);
        let piece = find(text.as_bytes(), Options::default()).next().unwrap();
        let answer = piece.answer().unwrap_or_else(|| panic!("{text}"));
        answer.conflicts()[0].paths()[0].to_owned()
    };
    let long = |length: usize| format!("error{}", "s".repeat(length - 5));
    for name in ["error", "error_text", "last-error", "Error2026", &long(40)] {
        assert_eq!(shown(name), name);
    }
    for name in ["error of Anna", "2nd error", "error20261", "error@x.example", "_error", &long(41)] {
        assert_eq!(shown(name), "…", "{name}");
    }
}

/// A document whose quotation marks are escaped ends with the text that it is in.
#[test]
fn what_is_escaped_is_read_to_its_end() {
    let escaped = |text: &str| format!("{text:?}");
    let line = format!("got {} and {} too", escaped(PAID), escaped(PAID));
    assert_eq!(found(&line), ["approved status", "approved status"]);
    let reference = |id: &str| {
        let document = PAID.replace("crate-7", id);
        let references =
            [format!("{{\"raw\": {}}}", escaped(&document)), format!("got {}", escaped(&document))].map(
                |text| {
                    let piece = find(text.as_bytes(), Options::default()).next().unwrap();
                    piece.answer().unwrap_or_else(|| panic!("{text}")).reference().unwrap_or("-").to_owned()
                },
            );
        assert_eq!(references[0], references[1], "{id}");
        references[0].clone()
    };
    assert_eq!(reference("crate-7"), "crate-7");
    // Twice escaped is once escaped in the text within.
    for (id, plain) in [(r"crate\u002d7", "crate-7"), (r"\u0041-\u0042c", "A-Bc"), (r"crate\/7", "crate/7")] {
        assert_eq!(reference(id), plain);
    }
    // Here the escape is one of the outer text alone.
    let text = format!(r#"{{"raw": {}}}"#, escaped(PAID).replace("crate-7", r"crate\u002d7"));
    let piece = find(text.as_bytes(), Options::default()).next().unwrap();
    assert_eq!(piece.answer().unwrap().reference(), Some("crate-7"));
    let text = text.replace(r"crate\u002d7", r"crate\ud83d7");
    let piece = find(text.as_bytes(), Options::default()).next().unwrap();
    assert_eq!(piece.answer().unwrap().reference(), None);
}

/// A plain word may be a code where there is nothing else.
#[test]
fn a_word_is_a_code_only_where_it_is_all_of_the_text() {
    let finds = |text: &str| find(text.as_bytes(), Options::default()).next().unwrap().finds().count();
    assert_eq!((finds("waiting"), finds(" waiting \n"), finds("waiting\nfor the bank")), (1, 1, 0));
}
