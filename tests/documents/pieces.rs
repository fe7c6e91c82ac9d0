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
