//! What is shown can be read again, and the spellings of a word are one word.

use std::fmt::{Debug, Display};
use std::str::FromStr;

use payverdict::{
    Actor, Class, CodeSet, Entry, Flags, Locale, Match, NextStep, Outcome, Reason, Retry, SourceKind, Syntax,
    UnknownWord, Verdict, decode, decode_bytes,
};
use proptest::prelude::*;

fn sets(syntax: Syntax) -> impl Iterator<Item = CodeSet> {
    CodeSet::ALL.iter().copied().filter(move |set| set.syntax() == syntax)
}

fn rows(syntax: Syntax) -> Vec<Entry> {
    sets(syntax).flat_map(CodeSet::entries).collect()
}

fn assert_round_trip(set: CodeSet, text: &str) {
    let verdict = decode(set, text).unwrap_or_else(|error| panic!("{text}: {error}"));
    let shown = verdict.code().expect("a code of this form is always known").to_string();
    assert_eq!(shown, text, "{set}");
    assert_eq!(decode(set, &shown), Ok(verdict), "{set}");
    assert_eq!(decode_bytes(set, text.as_bytes()), Ok(verdict), "{set}");
}

/// One spelling of a word: which letters change case, and what stands before them.
#[derive(Clone, Debug)]
struct Spelling(Vec<(bool, &'static str)>);

fn spelling(separators: &'static [&'static str]) -> impl Strategy<Value = Spelling> {
    let separator = prop_oneof![8 => Just(""), 1 => prop::sample::select(separators)];
    prop::collection::vec((any::<bool>(), separator), 64).prop_map(Spelling)
}

impl Spelling {
    fn of(&self, word: &str) -> String {
        // Words have at most 64 characters, separators among them.
        let mut room = 64_usize.saturating_sub(word.len());
        let mut text = String::new();
        for (place, (letter, (switch, separator))) in word.chars().zip(&self.0).enumerate() {
            // A full stop has letters or digits beside it.
            let between = place > 0 && !text.ends_with([' ', '.']) && !matches!(letter, ' ' | '.');
            if between && separator.len() <= room {
                room -= separator.len();
                text += separator;
            }
            text.push(match (switch, letter.is_ascii_uppercase()) {
                (false, _) => letter,
                (true, true) => letter.to_ascii_lowercase(),
                (true, false) => letter.to_ascii_uppercase(),
            });
        }
        text
    }
}

/// The other spelling of *cancelled*, *cancellation* and the like.
fn other_l(word: &str) -> String {
    let lower = word.to_ascii_lowercase();
    let Some(end) = lower.find("cancel").map(|start| start + "cancel".len()) else { return word.into() };
    match lower.as_bytes().get(end) {
        Some(b'l') => format!("{}{}", &word[..end], &word[end + 1..]),
        Some(_) => format!("{}l{}", &word[..end], &word[end..]),
        None => word.into(),
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 4_000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn triples(text in r"[0-9]{3}\.[0-9]{3}\.[0-9]{3}") {
        sets(Syntax::Triple).for_each(|set| assert_round_trip(set, &text));
    }

    #[test]
    fn numbers(text in prop_oneof!["[0-9]{1,9}", "0{1,9}", "0{1,4}[0-9]{1,5}"]) {
        sets(Syntax::Number).for_each(|set| assert_round_trip(set, &text));
    }

    #[test]
    fn responses(text in "[0-9A-Z]{2}") {
        sets(Syntax::Response).for_each(|set| assert_round_trip(set, &text));
    }

    #[test]
    fn responses_with_a_letter_behind(text in "[0-9A-Z]{2}", letter in prop::char::range('A', 'Z')) {
        for set in sets(Syntax::Response) {
            let whole = format!("{text}-{letter}");
            if !set.allows_suffix() {
                prop_assert!(decode(set, &whole).is_err());
                continue;
            }
            assert_round_trip(set, &whole);
            let (with, without) = (decode(set, &whole).unwrap(), decode(set, &text).unwrap());
            prop_assert_eq!(with.suffix(), Some(letter));
            prop_assert_eq!(without.suffix(), None);
            prop_assert_eq!(with.entry(), without.entry());
            prop_assert_eq!(with.outcome(), without.outcome());
        }
    }

    #[test]
    fn words_in_any_spelling(
        row in prop::sample::select(rows(Syntax::Word)),
        spelling in spelling(&["_", "-", " ", "__"]),
    ) {
        let listed = decode(row.set(), row.code());
        prop_assert_eq!(decode(row.set(), &spelling.of(row.code())), listed);
        prop_assert_eq!(decode(row.set(), &spelling.of(&other_l(row.code()))), listed);
        prop_assert_eq!(listed.unwrap().code().unwrap().to_string(), row.code());
    }

    #[test]
    fn problems_in_any_spelling(
        row in prop::sample::select(rows(Syntax::Problem)),
        spelling in spelling(&["_", "-"]),
        start in prop::sample::select(vec![
            "",
            "/psp/",
            "/psp/errordetail/",
            "psp/errordetail/",
            "https://api.payex.com/psp/errordetail/",
            "HTTPS://API.EXTERNALINTEGRATION.PAYEX.COM/PSP/ERRORDETAIL/",
            "http://api.payex.com/psp/",
        ]),
        end in prop::sample::select(vec!["", "/", "?a=b", "#part", "/?a=b/c"]),
    ) {
        let segments: Vec<_> = row.code().split('/').map(|part| spelling.of(part)).collect();
        let other: Vec<_> = row.code().split('/').map(|part| spelling.of(&other_l(part))).collect();
        let listed = decode(row.set(), row.code());
        for segments in [segments, other] {
            prop_assert_eq!(decode(row.set(), &format!("{start}{}{end}", segments.join("/"))), listed);
        }
    }

    #[test]
    fn words_that_are_not_listed_have_no_code(word in "[a-z]{20,64}") {
        for set in sets(Syntax::Word).chain(sets(Syntax::Problem)) {
            let verdict: Verdict = decode(set, &word).unwrap();
            prop_assume!(verdict.matched() == Match::Unlisted);
            prop_assert_eq!(verdict.code(), None);
            prop_assert_eq!(verdict.outcome(), Outcome::Unknown);
            prop_assert_eq!(verdict.retry(), Retry::CheckFirst);
            prop_assert_eq!(verdict.source(), None);
        }
    }
}

#[test]
fn every_row_is_shown_as_it_is_read() {
    for row in CodeSet::ALL.iter().flat_map(|set| set.entries()) {
        assert_round_trip(row.set(), row.code());
    }
}

#[test]
fn a_problem_is_the_same_without_its_instrument_where_all_instruments_agree() {
    for row in rows(Syntax::Problem) {
        let Some((_, kind)) = row.code().split_once('/') else { continue };
        let verdict = decode(row.set(), kind).unwrap();
        if let Some(found) = verdict.entry().filter(|found| found.code().contains('/')) {
            assert_eq!(
                (found.outcome(), found.reason(), found.retry(), found.actor()),
                (row.outcome(), row.reason(), row.retry(), row.actor()),
                "{kind}"
            );
        }
    }
}

/// Every word reads as itself and nothing else does.
fn assert_words<T>(all: &[T])
where
    T: Copy + Debug + Display + PartialEq + FromStr<Err = UnknownWord> + for<'a> TryFrom<&'a str>,
{
    assert!(!all.is_empty());
    for &value in all {
        let word = value.to_string();
        assert_eq!(word.parse(), Ok(value));
        assert_eq!(T::try_from(&word).ok(), Some(value));
        assert_eq!(format!("{value:>80}").trim_start(), word);
        for wrong in [format!("{word} "), format!("{word}_"), word.to_uppercase()] {
            let error = wrong.parse::<T>().unwrap_err();
            assert!(error.expected().contains(&word.as_str()));
            assert_eq!(error.expected().len(), all.len());
        }
    }
}

#[test]
fn words_read_as_themselves() {
    assert_words(Outcome::ALL);
    assert_words(Reason::ALL);
    assert_words(Retry::ALL);
    assert_words(Actor::ALL);
    assert_words(Class::ALL);
    assert_words(NextStep::ALL);
    assert_words(CodeSet::ALL);
    assert_words(Locale::ALL);
    assert_words(Match::ALL);
    assert_words(SourceKind::ALL);
    for &set in CodeSet::ALL {
        assert_eq!(set.id().parse(), Ok(set));
    }
}

#[test]
fn flags_read_as_themselves() {
    for word in Flags::words() {
        let flag: Flags = word.parse().unwrap();
        assert!(flag.iter().eq([*word]));
        assert!((flag | Flags::default()).contains(flag));
    }
    let all = Flags::words().iter().fold(Flags::default(), |all, word| all | word.parse().unwrap());
    assert!(all.iter().eq(Flags::words().iter().copied()));
    assert!(Flags::default().is_empty() && !all.is_empty());
    assert_eq!("partial test".parse::<Flags>().unwrap_err().expected(), Flags::words());
}

#[test]
fn a_locale_is_found_by_its_tag() {
    for &locale in Locale::ALL {
        for tag in [locale.to_string(), format!("{locale}-XX"), locale.to_string().to_uppercase()] {
            assert_eq!(Locale::from_tag(&tag), locale, "{tag}");
        }
    }
    for tag in ["", "-", "tlh", "x", "é"] {
        assert_eq!(Locale::from_tag(tag), Locale::En, "{tag}");
    }
}
