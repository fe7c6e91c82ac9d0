//! Any bytes as a code, in each set and without a set; any text as a question.

use payverdict::{
    CodeSet, Flags, Locale, Match, Operation, Outcome, Verdict, decode, decode_bytes, identify,
    identify_bytes, search,
};

use super::rules::NO_MONEY_TAKEN;

pub fn target(data: &[u8]) {
    let text = str::from_utf8(data).ok();
    for &set in CodeSet::ALL {
        let answer = decode_bytes(set, data);
        if let Some(text) = text {
            assert_eq!(answer, decode(set, text), "{set}");
        }
        match answer {
            Ok(verdict) => holds(verdict, set),
            Err(error) => assert_eq!((error.kind(), error.expected()), ("malformed", set.expected())),
        }
    }
    let identified = identify_bytes(data);
    let certain = identified.certain();
    if let Some(verdict) = certain {
        assert_eq!(decode_bytes(verdict.set(), data).ok(), Some(verdict));
    }
    for candidate in identified.candidates() {
        holds(candidate.verdict(), candidate.verdict().set());
        for set in candidate.sets() {
            assert!(
                decode_bytes(set, data).is_ok_and(|verdict| verdict.outcome() == candidate.outcome()),
                "{set}"
            );
        }
    }
    if let Some(text) = text {
        assert_eq!(identify(text).certain(), certain);
    }
}

/// The rows that a question finds are rows, however it is put.
pub fn asked(data: &[u8]) {
    let Ok(text) = str::from_utf8(data) else { return };
    for row in search(text).take(20) {
        assert_eq!(decode(row.set(), row.code()).map(Verdict::outcome), Ok(row.outcome()));
    }
}

/// What a verdict of a set has to keep to.
pub fn holds(verdict: Verdict, set: CodeSet) {
    assert_eq!(verdict.set(), set);
    let row = verdict.entry();
    assert_eq!(row.is_some(), verdict.matched() == Match::Exact, "{verdict:?}");
    if verdict.outcome() == Outcome::Approved {
        let row = row.expect("only a row approves");
        assert_eq!((row.outcome(), row.set()), (Outcome::Approved, set), "{verdict:?}");
    }
    if verdict.matched() == Match::Unlisted {
        assert_eq!(verdict.outcome(), Outcome::Unknown, "{verdict:?}");
    }
    for (locale, sentence) in NO_MONEY_TAKEN.iter() {
        let is_told = verdict.message(*locale).contains(sentence);
        assert!(!is_told || is_untouched(verdict), "{verdict:?} in {locale}");
    }
    let masked = verdict.reason().is_some_and(payverdict::Reason::is_masked);
    if masked && verdict.is_final() && verdict.outcome() == Outcome::Declined {
        let message = verdict.message(Locale::En).to_lowercase();
        assert!(
            !["stolen", "lost", "fraud", "risk"].iter().any(|word| message.contains(word)),
            "{verdict:?}"
        );
    }
    if let Some(code) = verdict.code() {
        assert_eq!(decode(set, &code.to_string()), Ok(verdict));
    }
}

/// Whether no money can have moved: it was refused, or was a check or a test.
fn is_untouched(verdict: Verdict) -> bool {
    match verdict.outcome() {
        Outcome::Declined | Outcome::Failed | Outcome::Cancelled => true,
        Outcome::Approved => {
            verdict.flags().contains(Flags::TEST)
                || matches!(verdict.operation(), Operation::Check | Operation::Verification)
        }
        _ => false,
    }
}
