//! The promise: a verdict says approved only for a code that is listed as approved.
//!
//! It is tried on every triple, on every short string of the other forms, and on words and URIs
//! made up or bent from approved ones.

use std::collections::BTreeSet;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};

use payverdict::{CodeSet, Outcome, Syntax, decode_bytes};
use proptest::prelude::*;

/// The codes that the set itself lists as approved, folded: what it extends hands down no success.
fn approved(set: CodeSet) -> BTreeSet<String> {
    let approved = set.entries().filter(|row| row.outcome() == Outcome::Approved);
    approved.map(|row| fold(set, row.code())).collect()
}

/// The documented foldings, written down once more.
fn fold(set: CodeSet, code: &str) -> String {
    let word = |text: &str| {
        let mut folded = text.to_ascii_lowercase().replace(['_', '-', ' '], "");
        while folded.contains("cancell") {
            folded = folded.replace("cancell", "cancel");
        }
        folded
    };
    match set.syntax() {
        Syntax::Word => word(code),
        // What tells the problem is its last segment; the instrument may be left out.
        Syntax::Problem => {
            let path = code.split(['?', '#']).next().unwrap_or_default();
            word(path.trim_end_matches('/').rsplit('/').next().unwrap_or_default())
        }
        Syntax::Response if set.allows_suffix() => match code.as_bytes() {
            [_, _, b'-', b'A'..=b'Z'] => code[..2].to_string(),
            _ => code.to_string(),
        },
        _ => code.to_string(),
    }
}

fn is_approved(set: CodeSet, code: &[u8]) -> bool {
    decode_bytes(set, code).is_ok_and(|verdict| verdict.outcome() == Outcome::Approved)
}

/// Does the parts of some work on all processors; what they return, together.
fn in_parallel<T: Send>(parts: usize, work: impl Fn(usize) -> Vec<T> + Sync) -> Vec<T> {
    let (next, found) = (AtomicUsize::new(0), Mutex::new(Vec::new()));
    let threads = std::thread::available_parallelism().map_or(1, usize::from);
    std::thread::scope(|scope| {
        for _ in 0..threads {
            scope.spawn(|| {
                loop {
                    let part = next.fetch_add(1, Ordering::Relaxed);
                    if part >= parts {
                        break;
                    }
                    let mut some = work(part);
                    found.lock().unwrap().append(&mut some);
                }
            });
        }
    });
    found.into_inner().unwrap()
}

fn sets(syntax: Syntax) -> impl Iterator<Item = CodeSet> {
    CodeSet::ALL.iter().copied().filter(move |set| set.syntax() == syntax)
}

#[test]
fn every_triple() {
    let digits: Vec<[u8; 3]> = (0..1000)
        .map(|number| [number / 100, number / 10 % 10, number % 10].map(|d| b'0' + d as u8))
        .collect();
    for set in sets(Syntax::Triple) {
        let found = in_parallel(digits.len(), |first| {
            let mut found = Vec::new();
            let mut code = *b"000.000.000";
            code[..3].copy_from_slice(&digits[first]);
            for second in &digits {
                code[4..7].copy_from_slice(second);
                for third in &digits {
                    code[8..].copy_from_slice(third);
                    if is_approved(set, &code) {
                        found.push(String::from_utf8_lossy(&code).into_owned());
                    }
                }
            }
            found
        });
        assert_eq!(found.len(), approved(set).len(), "{set}");
        assert_eq!(found.into_iter().collect::<BTreeSet<_>>(), approved(set), "{set}");
    }
}

/// All strings of up to some length over an alphabet that a set says approved of.
fn approved_strings(set: CodeSet, alphabet: &[u8], longest: usize) -> Vec<String> {
    in_parallel(alphabet.len(), |first| {
        let mut found = Vec::new();
        for length in 1..=longest {
            let mut places = vec![0; length];
            let mut code = vec![alphabet[0]; length];
            places[0] = first;
            code[0] = alphabet[first];
            loop {
                if is_approved(set, &code) {
                    found.push(String::from_utf8_lossy(&code).into_owned());
                }
                // Counts up like an odometer; the first place belongs to this part.
                let Some(place) = (1..length).rev().find(|&place| places[place] + 1 < alphabet.len()) else {
                    break;
                };
                places[place] += 1;
                code[place] = alphabet[places[place]];
                places[place + 1..].fill(0);
                code[place + 1..].fill(alphabet[0]);
            }
        }
        found
    })
}

/// Tries all strings up to some length: those approved are the listed ones, and all of these.
fn try_all(syntax: Syntax, alphabet: impl IntoIterator<Item = u8>, longest: usize) {
    let alphabet: Vec<u8> = alphabet.into_iter().collect();
    for set in sets(syntax) {
        let found = approved_strings(set, &alphabet, longest);
        let folded: BTreeSet<_> = found.iter().map(|code| fold(set, code)).collect();
        let short: BTreeSet<_> = approved(set).into_iter().filter(|code| code.len() <= longest).collect();
        assert_eq!(folded, short, "{set}");
        if !matches!(syntax, Syntax::Word | Syntax::Problem) && !set.allows_suffix() {
            assert_eq!(found.len(), short.len(), "{set} takes its codes in their exact form only");
        }
    }
}

#[test]
fn every_number_of_up_to_seven_digits() {
    try_all(Syntax::Number, b'0'..=b'9', 7);
}

#[test]
fn every_response_of_up_to_four_characters() {
    try_all(Syntax::Response, b' '..=b'~', 4);
}

#[test]
fn every_word_of_up_to_three_characters() {
    try_all(Syntax::Word, b' '..=b'~', 3);
    try_all(Syntax::Problem, b' '..=b'~', 3);
}

/// A full stop counts: with one more or one less a word is another one. It stands between letters or digits, and not between
/// two digits.
#[test]
fn every_listed_word_with_full_stops_elsewhere() {
    for &set in CodeSet::ALL.iter().filter(|set| matches!(set.syntax(), Syntax::Word | Syntax::Problem)) {
        let listed: BTreeSet<String> = set.entries().map(|row| fold_whole(row.code())).collect();
        for code in set.entries().map(|row| row.code()) {
            for place in (0..=code.len()).filter(|place| code.is_char_boundary(*place)) {
                let (before, after) = code.split_at(place);
                let ends = before.ends_with(|letter: char| letter.is_ascii_alphanumeric());
                let begins = after.starts_with(|letter: char| letter.is_ascii_alphanumeric());
                let is_digit = |letter: char| letter.is_ascii_digit();
                let is_number = before.ends_with(is_digit) && after.starts_with(is_digit);
                let is_word = ends && begins && !is_number && set.syntax() == Syntax::Word && code.len() < 64;
                let dotted = decode_bytes(set, format!("{before}.{after}").as_bytes());
                assert_eq!(dotted.is_ok(), is_word, "{set} {before}.{after}");
                assert!(
                    dotted.is_ok_and(|verdict| verdict.entry().is_none()) || !is_word,
                    "{set} {before}.{after}"
                );
                assert!(
                    decode_bytes(set, format!("{before}..{after}").as_bytes()).is_err(),
                    "{set} {before}..{after}"
                );
            }
            if let Some((before, after)) = code.split_once('.') {
                for signs in ["", "_", "-", " ", "_.", "._", " .", ". ", ".-", "-."] {
                    let text = format!("{before}{signs}{after}");
                    let entry = decode_bytes(set, text.as_bytes()).ok().and_then(|verdict| verdict.entry());
                    assert!(entry.is_none() || listed.contains(&fold_whole(&text)), "{set} {text}");
                }
            }
        }
    }
}

fn fold_whole(code: &str) -> String {
    code.to_ascii_lowercase().replace(['_', '-', ' '], "").replace("cancelled", "canceled")
}

/// Holds a text against every set, whatever its form.
fn assert_promise(text: &str) {
    for &set in CodeSet::ALL {
        if is_approved(set, text.as_bytes()) {
            assert!(approved(set).contains(&fold(set, text)), "{set} approves of {text:?}");
        }
    }
}

/// Every approved code of every set.
fn approved_anywhere() -> Vec<String> {
    CodeSet::ALL
        .iter()
        .flat_map(|set| set.entries())
        .filter(|row| row.outcome() == Outcome::Approved)
        .map(|row| row.code().to_string())
        .collect()
}

/// One change to a text.
#[derive(Clone, Debug)]
enum Edit {
    Insert(char),
    Replace(char),
    Remove,
    Double,
    Swap,
    SwitchCase,
}

fn edit() -> impl Strategy<Value = (prop::sample::Index, Edit)> {
    let letter = || prop_oneof![prop::char::range(' ', '~'), Just('ı'), Just('K'), Just('０'), any::<char>()];
    let edit = prop_oneof![
        letter().prop_map(Edit::Insert),
        letter().prop_map(Edit::Replace),
        Just(Edit::Remove),
        Just(Edit::Double),
        Just(Edit::Swap),
        Just(Edit::SwitchCase),
    ];
    (any::<prop::sample::Index>(), edit)
}

fn bend(text: &str, edits: &[(prop::sample::Index, Edit)]) -> String {
    let mut letters: Vec<char> = text.chars().collect();
    for (index, edit) in edits {
        let Some(last) = letters.len().checked_sub(1) else { break };
        let place = index.index(letters.len());
        match edit {
            Edit::Insert(letter) => letters.insert(place, *letter),
            Edit::Replace(letter) => letters[place] = *letter,
            Edit::Remove => drop(letters.remove(place)),
            Edit::Double => letters.insert(place, letters[place]),
            Edit::Swap => letters.swap(place, (place + 1).min(last)),
            Edit::SwitchCase if letters[place].is_ascii_uppercase() => letters[place].make_ascii_lowercase(),
            Edit::SwitchCase => letters[place].make_ascii_uppercase(),
        }
    }
    letters.into_iter().collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2_000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn words_made_up(text in prop_oneof!["[a-zA-Z_-]{1,20}", "[ -~]{0,70}", ".{0,20}"]) {
        assert_promise(&text);
    }

    #[test]
    fn approved_words_bent(
        code in prop::sample::select(approved_anywhere()),
        edits in prop::collection::vec(edit(), 1..4),
    ) {
        assert_promise(&bend(&code, &edits));
    }

    #[test]
    fn approved_words_joined(
        first in prop::sample::select(approved_anywhere()),
        second in prop_oneof![
            prop::sample::select(approved_anywhere()),
            Just("un".to_string()),
            Just("not ".to_string()),
            Just("_failed".to_string()),
        ],
    ) {
        assert_promise(&format!("{first}{second}"));
        assert_promise(&format!("{second}{first}"));
    }

    #[test]
    fn problem_uris(
        start in prop_oneof!["(https?://[a-z.]{1,12})?/psp/(errordetail/)?", "[ -~]{0,10}", Just(String::new())],
        instrument in "([a-z-]{1,12}/)?",
        kind in prop_oneof![prop::sample::select(approved_anywhere()), "[a-z_-]{1,20}".boxed()],
        end in prop_oneof!["[/?#]?", "[ -~]{0,6}"],
    ) {
        assert_promise(&format!("{start}{instrument}{kind}{end}"));
    }

    #[test]
    fn bytes_of_any_kind(bytes in prop::collection::vec(any::<u8>(), 0..16)) {
        for &set in CodeSet::ALL {
            if is_approved(set, &bytes) {
                let text = String::from_utf8(bytes.clone()).expect("codes are ASCII");
                prop_assert!(approved(set).contains(&fold(set, &text)), "{set} approves of {text:?}");
            }
        }
    }
}
