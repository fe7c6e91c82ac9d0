//! What is found in texts that people paste.

use payverdict::{Certainty, Found, Outcome, read};
use proptest::prelude::*;

/// `51 iso8583.response likely` for each code of a line.
fn codes(line: &[u8]) -> Vec<String> {
    let codes = read(line).filter_map(|found| match found {
        Found::Code(code) => Some(code),
        Found::Phrase(_) => None,
    });
    codes
        .map(|code| match code.verdict() {
            Some(verdict) => format!("{} {} {}", code.text(), verdict.set(), code.certainty()),
            None => format!("{} {}", code.text(), code.certainty()),
        })
        .collect()
}

/// The lines of the fixture, each with what has to be found.
fn lines() -> impl Iterator<Item = (&'static str, Vec<&'static str>)> {
    include_str!("read/lines.txt").lines().filter(|line| !(line.is_empty() || line.starts_with('#'))).map(
        |line| {
            let (text, found) = line.rsplit_once(" =>").expect("an arrow");
            (text, found.split(',').map(str::trim).filter(|code| !code.is_empty()).collect())
        },
    )
}

#[test]
fn codes_are_found_and_nothing_else_is_called_one() {
    let wrong: Vec<_> = lines()
        .map(|(text, expected)| (text, expected, codes(text.as_bytes())))
        .filter(|(_, expected, found)| expected != found)
        .map(|(text, expected, found)| format!("{text}: expected {expected:?}, found {found:?}"))
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn a_word_speaks_for_its_own_line_only() {
    let all: Vec<u8> = lines().flat_map(|(text, _)| [text.as_bytes(), b"\r\n"].concat()).collect();
    // A plain word or a bare code stays what it is among others.
    let each: Vec<_> = lines().flat_map(|(_, expected)| expected).collect();
    assert_eq!(codes(&all), each);
}

#[test]
fn long_lines_are_read_to_their_end() {
    let filler = "nothing to see here ".repeat(1000);
    let text = format!("{filler}response code 51 {filler}800.100.153 {filler}Clearhaus status code 40413");
    let found = codes(text.as_bytes());
    assert_eq!(
        found,
        ["51 iso8583.response likely", "800.100.153 opp.result certain", "40413 clearhaus.status certain"]
    );
}

#[test]
fn places_are_those_of_the_text() {
    let text = "Greiðslu hafnað: svarkóði „51“ þann 5. nóvember";
    let Some(Found::Code(code)) = read(text.as_bytes()).find(|found| matches!(found, Found::Code(_))) else {
        panic!("a code");
    };
    assert_eq!(&text[code.start()..code.end()], "51");
    assert_eq!(code.text(), "51");
}

#[test]
fn texts_that_are_not_utf8_are_read_all_the_same() {
    assert_eq!(codes(b"\xFFsvark\xF3\xF0i \xC3 response code 51\xE2\x80"), ["51 iso8583.response likely"]);
}

/// What has to be so of whatever is found in whatever text.
fn check(text: &[u8]) {
    let as_str = std::str::from_utf8(text).ok();
    let mut last = 0;
    for found in read(text) {
        let (start, end) = match found {
            Found::Code(code) => {
                assert_eq!(code.text().as_bytes(), &text[code.start()..code.end()]);
                let outcome = code.verdict().map(|verdict| verdict.outcome());
                match code.certainty() {
                    Certainty::Certain => assert!(outcome.is_some()),
                    Certainty::Likely => {
                        assert!(!matches!(outcome, None | Some(Outcome::Approved | Outcome::Review)));
                    }
                    Certainty::Possible => assert_eq!(outcome, None),
                }
                assert!(code.start() >= last, "codes do not overlap");
                last = code.end();
                (code.start(), code.end())
            }
            Found::Phrase(phrase) => {
                assert_eq!(phrase.text(), &text[phrase.start()..phrase.end()]);
                assert!(!matches!(phrase.outcome(), Outcome::Approved | Outcome::Review));
                (phrase.start(), phrase.end())
            }
        };
        assert!(start < end);
        if let Some(text) = as_str {
            assert!(text.is_char_boundary(start) && text.is_char_boundary(end));
        }
    }
    #[cfg(feature = "payload")]
    for piece in payverdict::payload::find(text, payverdict::payload::Options::default()) {
        assert!(piece.finds().count() <= text.len());
        assert!(piece.line() > 0 && piece.text().len() <= text.len());
    }
}

/// Lines that are cut, joined, repeated and spoilt.
fn spoilt() -> impl Strategy<Value = Vec<u8>> {
    let line = prop::sample::select(lines().map(|(text, _)| text).collect::<Vec<_>>());
    let parts =
        prop::collection::vec((line, any::<prop::sample::Index>(), any::<prop::sample::Index>()), 1..4);
    let changes = prop::collection::vec((any::<prop::sample::Index>(), any::<u8>(), 0..4u8), 0..6);
    (parts, changes).prop_map(|(parts, changes)| {
        let mut text = Vec::new();
        for (line, from, to) in parts {
            let (from, to) = (from.index(line.len() + 1), to.index(line.len() + 1));
            text.extend_from_slice(&line.as_bytes()[from.min(to)..from.max(to)]);
        }
        for (place, byte, how) in changes {
            let place = place.index(text.len() + 1);
            match how {
                0 => text.insert(place, byte),
                1 => text.insert(place, b" \n.-:=\"{}0"[byte as usize % 10]),
                2 if place < text.len() => text[place] = byte,
                3 if place < text.len() => drop(text.remove(place)),
                _ => {}
            }
        }
        text
    })
}

/// How many texts are tried: `SPOILT=1000000 cargo test --release --test read` tries a million.
fn cases() -> u32 {
    std::env::var("SPOILT").ok().and_then(|count| count.parse().ok()).unwrap_or(20_000)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: cases(), failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn spoilt_lines_are_read_safely(text in spoilt()) {
        check(&text);
    }
}
