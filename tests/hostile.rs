//! What is no code at all is refused, whatever it is, and never repeated.

use payverdict::{CodeSet, DecodeError, UnknownWord, decode, decode_bytes, identify, identify_bytes, search};

/// Ten megabytes.
const LONG: usize = 10 * 1024 * 1024;

fn refused(set: CodeSet, input: &[u8]) -> DecodeError {
    let error = match decode_bytes(set, input) {
        Err(error) => error,
        Ok(verdict) => panic!("{set} takes {:?}: {verdict:?}", String::from_utf8_lossy(input)),
    };
    assert_eq!(error.kind(), "malformed");
    assert_eq!(error.expected(), set.expected());
    let text = error.to_string();
    assert!(text.contains(set.id()) && text.contains(set.expected()), "{text}");
    assert!(text.len() < 300, "{text}");
    error
}

#[test]
fn what_is_no_code_is_refused_by_every_set() {
    let inputs = [
        "\0",
        "\0\0",
        "51\0",
        "\t",
        "\n",
        "   ",
        "\u{a0}",
        "\u{feff}77",
        " 77",
        "77 ",
        "77\n",
        "77\r\n",
        "77,77",
        "٥١",
        "５１",
        "०००.०००.०००",
        "000.000.00０",
        "+51",
        "5.1e1",
        "000 000 000.",
        "<script>",
        "'; DROP TABLE payments; --",
        "💳",
        "Á",
        "%00",
        "{\"code\":\"51\"}",
        "../../../etc/passwd/..",
    ];
    for &set in CodeSet::ALL {
        for input in inputs {
            let error = refused(set, input.as_bytes());
            assert!(!error.to_string().contains(input), "{error}");
            assert!(decode(set, input).is_err());
        }
    }
}

#[test]
fn nothing_is_no_code() {
    for &set in CodeSet::ALL {
        refused(set, b"");
        assert!(decode(set, "").is_err());
    }
}

#[test]
fn bytes_that_are_no_ascii_are_refused() {
    for &set in CodeSet::ALL {
        let example = set.example().as_bytes();
        for byte in 0x80..=0xFF {
            refused(set, &[byte]);
            for place in 0..example.len() {
                let mut code = example.to_vec();
                code[place] = byte;
                refused(set, &code);
            }
            refused(set, &[example, &[byte]].concat());
        }
    }
}

#[test]
fn a_code_with_anything_around_it_is_refused() {
    for &set in CodeSet::ALL {
        for around in ["\0", " ", "\t", "\n", "\r", "\"", ",", "\u{200b}"] {
            refused(set, format!("{around}{}", set.example()).as_bytes());
            refused(set, format!("{}{around}", set.example()).as_bytes());
        }
    }
}

#[test]
fn endless_input_is_refused() {
    for piece in ["0", "a", " ", "-", "/", "0.", "\0", "é", "https://example.com/psp/", "cancel"] {
        let input = piece.repeat(LONG / piece.len());
        for &set in CodeSet::ALL {
            refused(set, input.as_bytes());
        }
        assert_eq!(identify(&input).candidates().count(), 0);
    }
}

#[test]
fn of_endless_queries_the_beginning_is_looked_at() {
    for piece in ["0", "a ", "é", "\0", "visa ", "ééé "] {
        let query = piece.repeat(10_000) + "no such word";
        let beginning = piece.repeat(200 / piece.len());
        assert!(search(&query).eq(search(&beginning)), "{piece}");
    }
    let longest = "stolen ".repeat(28) + "yes";
    assert_eq!(longest.len(), 199);
    assert_eq!(search(&longest).count(), 0);
    assert_eq!(search(&format!("{:<200}no such word", "stolen")).count(), search("stolen").count());
    assert_eq!(search(&" ".repeat(10_000)).count(), search("").count());
}

/// A number of the right shape that no card has; put together so that no scanner takes it for one.
fn card_number() -> String {
    format!("4{}", "1".repeat(15))
}

#[test]
fn a_card_number_sent_by_mistake_is_never_repeated() {
    let card = card_number();
    for &set in CodeSet::ALL {
        for input in
            [card.clone(), format!("card{card}"), format!("{card} 12/34"), format!("creditcard/{card}")]
        {
            // To a set of words it is a word like any other, and not listed.
            let shown = match decode(set, &input) {
                Ok(verdict) => {
                    assert_eq!(verdict.entry(), None, "{set}");
                    format!("{verdict:?} {:?} {}", verdict.code(), verdict.summary())
                }
                Err(error) => format!("{error} {error:?}"),
            };
            assert!(!shown.contains(&card), "{set}: {shown}");
        }
    }
    assert_eq!(identify(&card).candidates().count(), 0);
}

#[test]
fn an_unknown_word_is_not_repeated() {
    let card = card_number();
    let errors: [UnknownWord; 3] = [
        card.parse::<payverdict::Outcome>().unwrap_err(),
        card.parse::<CodeSet>().unwrap_err(),
        card.parse::<payverdict::Flags>().unwrap_err(),
    ];
    for error in errors {
        assert!(!format!("{error} {error:?}").contains(&card));
        let nearest: Vec<_> = error.nearest().collect();
        assert!(
            nearest.len() == 3 && error.to_string().ends_with(&format!("; nearest: {}", nearest.join(", ")))
        );
        assert!(nearest.iter().all(|word| error.expected().contains(word)));
    }
}

#[test]
fn nothing_is_identified_in_bytes_that_are_no_text() {
    for bytes in [&b""[..], b"\xFF", b"\xC3\x28", b"\xF0\x9F\x92", b"51\x80", b"\x0051"] {
        assert_eq!(identify_bytes(bytes).candidates().count(), 0, "{bytes:?}");
    }
}
