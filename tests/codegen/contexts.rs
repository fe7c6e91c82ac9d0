//! What is refused in `contexts.csv`.

use crate::copy::Copy;

const FILE: &str = "contexts.csv";

/// A row that is right, spoilt in one cell.
fn refused(column: &str, cell: &str, text: &str) {
    let copy = Copy::new();
    let line = copy.line(FILE, "words", "acquirer status code");
    copy.change(FILE, line, column, cell);
    copy.refused(FILE, line, text);
}

#[test]
fn a_kind_that_is_not_known() {
    refused(
        "kind",
        "kez",
        "unknown kind `kez`; expected one of advice, code, currency, doubt, filler, key, measure, no, other, payment, refused, response, seen, unit",
    );
}

#[test]
fn a_set_that_is_not_there_or_not_needed() {
    refused("set", "pei.acquire", "`pei.acquire` is not a set; `key` says which one the code is of");
    refused("set", "", "`` is not a set; `key` says which one the code is of");
    let copy = Copy::new();
    let line = copy.line(FILE, "kind", "filler");
    copy.change(FILE, line, "set", "pei.acquirer");
    copy.refused(FILE, line, "`filler` has no set; leave the cell blank");
}

#[test]
fn a_claim_that_nobody_explains() {
    refused(
        "certain",
        "y",
        "certain is `y`; expected `yes`, for a key that one system alone has, or a blank cell",
    );
    refused("why", "", "why is blank; say who has the key, and that nobody else does");
    let copy = Copy::new();
    let line = copy.line(FILE, "words", "response code");
    copy.change(FILE, line, "certain", "yes");
    copy.change(FILE, line, "why", "a test");
    let text = "certain is `yes`; expected `yes`, for a key that one system alone has, or a blank cell";
    copy.refused(FILE, line, text);
}

#[test]
fn words_that_are_none_or_too_many() {
    let copy = Copy::new();
    let line = copy.append(FILE, "unit,zz a b c d e f g,,,en,");
    copy.refused(FILE, line, "`zz a b c d e f g` has 8 words; expected one to 6");
    copy.change(FILE, line, "words", "→");
    copy.refused(FILE, line, "`→` has 0 words; expected one to 6");
    copy.change(FILE, line, "words", "zz zz");
    copy.refused(FILE, line, "`zz zz` has 2 words; `unit` takes one");
}

#[test]
fn words_that_are_there_already() {
    let copy = Copy::new();
    let other = copy.line(FILE, "words", "response code");
    let line = copy.append(FILE, "unit,zz response-code,,,en,");
    // Joined in another way they are other words, and the same ones are refused.
    copy.change(FILE, line, "words", "zz");
    assert_eq!(copy.mistakes(), [""; 0]);
    let copy = Copy::new();
    let line = copy.line(FILE, "words", "responsecode");
    copy.change(FILE, line, "words", "response_code");
    let found = copy.mistakes();
    assert!(
        found
            .iter()
            .any(|text| text
                .ends_with(&format!("`response_code` reads as the words on line {other}; keep one"))),
        "{found:?}"
    );
}
