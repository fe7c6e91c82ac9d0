//! What people and systems say: found where somebody speaks of a payment, and nowhere else.

use payverdict::{Found, FoundPhrase, Outcome, Reason, phrase, read, search};

/// The words for what is said in a line: reasons, or outcomes where none is given.
fn said(line: &str) -> Vec<&'static str> {
    let mut found = Vec::new();
    for spoken in phrases(line.as_bytes()) {
        assert!(line.get(spoken.start()..spoken.end()).is_some(), "a range within a character: {line}");
        let outcome = spoken.outcome();
        assert!(!matches!(outcome, Outcome::Approved | Outcome::Review | Outcome::Pending), "{line}");
        found.push(spoken.reason().map_or(outcome.as_str(), |reason| reason.as_str()));
    }
    found
}

/// Every phrase of a text.
fn phrases(text: &[u8]) -> impl Iterator<Item = FoundPhrase<'_>> {
    read(text).filter_map(|found| match found {
        Found::Phrase(phrase) => Some(phrase),
        Found::Code(_) => None,
    })
}

fn lines(text: &str) -> impl Iterator<Item = &str> {
    text.lines().filter(|line| !line.starts_with(['#', '[']))
}

#[test]
fn every_sentence_says_what_it_says() {
    let wrong: Vec<_> = lines(include_str!("phrases/said.txt"))
        .filter_map(|line| {
            let (word, sentence) = line.split_once('|').expect("a word and a sentence");
            let found = said(sentence);
            let is_right =
                found.contains(&word) && found.iter().all(|other| [word, "declined"].contains(other));
            (!is_right).then(|| format!("{line}: {found:?}"))
        })
        .collect();
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn nothing_is_found_where_nobody_speaks_of_a_payment() {
    let traps: Vec<_> = lines(include_str!("phrases/traps.txt")).collect();
    assert!(traps.len() > 250);
    let wrong: Vec<_> =
        traps.iter().map(|line| (line, said(line))).filter(|(_, found)| !found.is_empty()).collect();
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn case_accents_and_one_typing_error_are_forgiven() {
    for text in ["INSUFFICIENT FUNDS", "insufficent funds", "insuffiicent funds", "insufficient balannce"] {
        assert_eq!(phrase(text).and_then(|spoken| spoken.reason), Some(Reason::InsufficientFunds), "{text}");
    }
    for text in ["Kortið er útrunnið", "KORTID ER UTRUNNID", "Kortið er útrunið"] {
        assert_eq!(phrase(text).and_then(|spoken| spoken.reason), Some(Reason::ExpiredCard), "{text}");
    }
    // Another word, and one that is wrong by itself.
    for text in ["card expires", "card reused", "cargeback", "insufficxxnt funds"] {
        assert_eq!(phrase(text), None, "{text}");
    }
}

#[test]
fn a_name_is_no_phrase() {
    for text in
        ["card_declined", "cardDeclined", "expired_card", "insufficient_funds: true", "errors.cardExpired"]
    {
        assert_eq!(said(text), [""; 0], "{text}");
    }
}

#[test]
fn a_denial_and_another_sentence_are_no_phrase() {
    for text in [
        "The card is not expired",
        "Card ok. Subscription expired.",
        "card=visa expired=false",
        "ekki útrunnið kort",
    ] {
        assert_eq!(said(text), [""; 0], "{text}");
    }
}

#[test]
fn a_phrase_is_all_of_a_text_or_none() {
    assert!(phrase("my card has expired").is_some());
    assert_eq!(phrase("my card has expired, where is the parcel"), None);
    assert_eq!(phrase("card declined\ncard declined"), None);
    assert_eq!(phrase("expired card, stolen card"), None);
    assert_eq!(phrase(""), None);
    assert_eq!(phrase(&"card declined ".repeat(100)), None);
    let spoken = phrase("Card declined").expect("a plain refusal");
    assert_eq!((spoken.outcome, spoken.reason), (Outcome::Declined, None));
}

#[test]
fn search_finds_what_a_phrase_means() {
    for (query, reason) in [
        ("refer to issuer", Reason::CallIssuer),
        ("invalid cvv", Reason::IncorrectCvc),
        ("expired card", Reason::ExpiredCard),
        ("stolen card", Reason::LostOrStolenCard),
        ("ekki næg innstæða", Reason::InsufficientFunds),
        ("insufficent funds visa", Reason::InsufficientFunds),
    ] {
        assert!(search(query).any(|row| row.reason() == Some(reason)), "{query}");
        let mut seen = std::collections::HashSet::new();
        assert!(search(query).all(|row| seen.insert((row.set(), row.code()))), "{query}: a row twice");
    }
    assert!(search("köpet medges ej").any(|row| (row.set().id(), row.code()) == ("iso8583.response", "05")));
    assert!(search("hard decline").any(|row| row.class() == Some(payverdict::Class::Hard)));
    assert!(search("soft decline").any(|row| row.class() == Some(payverdict::Class::Soft)));
    let category: Vec<_> = search("category 1").map(|row| row.code()).collect();
    assert!(category.contains(&"41") && category.contains(&"R0"), "{category:?}");
}

/// Lines made to cost as much as they can, and bytes that are no text.
#[test]
fn hostile_lines_are_read() {
    for piece in [
        "card ",
        "declined card ",
        "insufficient ",
        "not not ",
        "payment 1 ",
        "carrd ",
        "kort\u{0300}",
        "\u{ff}",
    ] {
        said(&piece.repeat(20_000));
    }
    assert_eq!(phrases(&[0xFF; 4096]).next(), None);
    assert_eq!(phrases(b"card \xC3").next(), None);
}
