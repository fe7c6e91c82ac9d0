//! What is refused in the phrases.

use crate::copy::Copy;

const FILE: &str = "phrases.csv";
const WORDS: &str = "phrase_words.csv";

/// Adds a row behind all others, which sorts last; its line.
fn add(copy: &Copy, row: &str) -> usize {
    copy.append(FILE, row)
}

#[test]
fn a_phrase_that_is_right() {
    let copy = Copy::new();
    add(&copy, "sv,zebra (a/b) … <card>,declined,zzz,Made up".replace("zzz", "timeout").as_str());
    assert!(copy.mistakes().iter().all(|mistake| !mistake.contains("the pattern")), "{:?}", copy.mistakes());
}

#[test]
fn a_phrase_never_says_paid() {
    for word in ["approved", "review", "pending", "paid"] {
        let copy = Copy::new();
        let line = add(&copy, &format!("sv,zebra zebra,{word},,Made up"));
        let mistakes = copy.mistakes();
        let start = format!(
            "data/{FILE}:{line}: `{word}` is not an outcome of a phrase; expected one of action_required"
        );
        assert!(mistakes.iter().any(|mistake| mistake.starts_with(&start)), "{mistakes:?}");
    }
}

#[test]
fn a_reason_that_is_none() {
    for word in ["unspecified", "woe"] {
        let copy = Copy::new();
        let line = add(&copy, &format!("sv,zebra zebra,unknown,{word},Made up"));
        copy.refused(
            FILE,
            line,
            &format!("`{word}` is not a reason; expected a word of data/vocabulary.csv, or a blank cell"),
        );
    }
}

#[test]
fn a_language_that_nobody_reads() {
    let copy = Copy::new();
    let line = add(&copy, "tlh,zebra zebra,unknown,timeout,Made up");
    copy.refused(FILE, line, "unknown language `tlh`; expected a column of data/messages.csv");
}

#[test]
fn a_pattern_that_cannot_be_read() {
    let word =
        "which is not a word; write words of letters or digits, a/b, (a), <class>, …, and ^ or $ at the ends";
    let ends = "has no word that it needs, or a gap at its end; put a word there";
    for (pattern, text) in [
        ("zebra <zoo>", "has the unknown class `<zoo>`; add it to data/phrase_words.csv, in sv".to_string()),
        ("zebra do-not", format!("has `do-not`, {word}")),
        ("zebra a//b", format!("has ``, {word}")),
        ("zebra …", ends.to_string()),
        ("(zebra)", ends.to_string()),
        ("… zebra", "has a gap without a word on each side; put words there".to_string()),
        (
            "zebra … (a) b",
            "has a word that may be missing behind a gap; leave it out, or put it before the gap".to_string(),
        ),
        (
            "zebra a b c d e f g h i j",
            "is too long; at most 10 places, 6 that may be missing, 2 gaps".to_string(),
        ),
    ] {
        let copy = Copy::new();
        let line = add(&copy, &format!("sv,{pattern},unknown,zzz,Made up").replace("zzz", "timeout"));
        let mistakes = copy.mistakes();
        let wanted = format!("data/{FILE}:{line}: the pattern {text}");
        assert!(mistakes.contains(&wanted), "{pattern}: {mistakes:?}");
    }
}

#[test]
fn two_patterns_that_say_different_things_of_the_same_words() {
    let copy = Copy::new();
    let line = add(&copy, "sv,timeout mot (zebra) banken,unknown,token_invalid,Made up");
    let mistakes = copy.mistakes();
    let start = format!("data/{FILE}:{line}: `timeout mot (zebra) banken` can match the same words as");
    assert!(mistakes.iter().any(|mistake| mistake.starts_with(&start)), "{mistakes:?}");
}

#[test]
fn rows_out_of_order() {
    let copy = Copy::new();
    let line = add(&copy, "da,zebra zebra,unknown,timeout,Made up");
    let before = copy.cell(FILE, line - 1, "pattern");
    let text = format!(
        "`zebra zebra` is not in order behind `{before}`, or there twice; the rows are sorted by lang, outcome, reason \
         and pattern"
    );
    copy.refused(FILE, line, &text);
    let copy = Copy::new();
    let line = copy.append(WORDS, "card,da,kort");
    copy.refused(
        WORDS,
        line,
        "`card,da` is not in order, or there twice; the rows are sorted by class and language",
    );
}

#[test]
fn a_phrase_without_a_why_and_a_class_of_no_words() {
    let copy = Copy::new();
    let line = add(&copy, "sv,zebra zebra,unknown,timeout,");
    copy.refused(FILE, line, "why is blank; say who says it, or what else it could mean");
    let copy = Copy::new();
    let line = copy.append(WORDS, "zoo,sv,ape-man");
    copy.refused(
        WORDS,
        line,
        "`ape-man` is not a word; write words of letters or digits, with spaces between",
    );
}
