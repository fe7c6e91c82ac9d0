//! The program that depends on the copy: it asks for everything that was added.

use payverdict::payload::{Options, PayloadSystem, read_one};
use payverdict::{CodeSet, Found, Locale, Match, Outcome, Reason, decode, decode_in, phrase, read};

fn main() {
    // A row.
    let verdict = decode(CodeSet::ClearhausStatus, "40499").unwrap();
    assert_eq!((verdict.matched(), verdict.outcome()), (Match::Exact, Outcome::Declined));
    assert_eq!(verdict.source().map(|source| source.id()), Some("clearhaus-support"));

    // A set of twenty codes, and its group.
    let set: CodeSet = "rapyd.refusal".parse().unwrap();
    assert_eq!(set.entries().len(), 20);
    for entry in set.entries() {
        let verdict = decode(set, entry.code()).unwrap();
        assert_eq!((verdict.matched(), verdict.outcome()), (Match::Exact, entry.outcome()));
    }
    assert_eq!(decode(set, "7099").unwrap().matched(), Match::Group);
    assert_eq!(decode(set, "7099").unwrap().outcome(), Outcome::Declined);
    assert_eq!(decode(set, "8000").unwrap().outcome(), Outcome::Unknown);

    // A system, by each of its names, and its documents.
    let verdict = decode_in("samplepay".parse().unwrap(), "refused").certain().unwrap();
    assert_eq!(verdict.set().id(), "sample.status");
    let paid = br#"{"sampleOrder": "A-17", "sampleStatus": "paid", "amount": "12.00", "currency": "EUR"}"#;
    let answer = read_one(paid, Options::default()).unwrap();
    assert_eq!(answer.system(), PayloadSystem::Sample);
    assert_eq!(answer.system().system().name(), "Sample Pay");
    assert_eq!((answer.reference(), answer.is_paid()), (Some("A-17"), true));
    let refused = br#"{"sampleOrder": "A-17", "sampleStatus": "refused", "amount": "12.00", "currency": "EUR"}"#;
    assert!(!read_one(refused, Options::default()).unwrap().is_paid());
    assert!(read_one(br#"{"sampleOrder": "A-17"}"#, Options::default()).is_err());

    // Words beside a code.
    let Some(Found::Code(code)) = read(b"host said 51").next() else { panic!("a code") };
    assert_eq!(code.verdict().unwrap().set().id(), "iso8583.response");

    // A language.
    assert_eq!(Locale::from_tag("cs-CZ"), Locale::Cs);
    assert_eq!(verdict.message(Locale::Cs), verdict.message(Locale::En));

    // A phrase.
    let spoken = phrase("waited in vain for the terminal").unwrap();
    assert_eq!((spoken.outcome, spoken.reason), (Outcome::Unknown, Some(Reason::Timeout)));

    // A word.
    assert_eq!("card_paused".parse::<Reason>().unwrap(), Reason::CardPaused);
    assert!(!Reason::CardPaused.is_masked());
    println!("all of it is known");
}
