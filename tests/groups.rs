//! The groups of unlisted codes: those of OPP agree with the regular expressions that it publishes, those of words
//! hold for nothing but words that look like their codes.

use std::sync::atomic::{AtomicU32, Ordering};

use payverdict::{CodeSet, Combined, Locale, Match, Outcome, Retry, Syntax, decode};
use regex::RegexSet;

/// The published expressions, as `slug,/regex/`.
const PUBLISHED: &str = include_str!("data/opp_groups.csv");

struct Published {
    slugs: Vec<&'static str>,
    regexes: RegexSet,
}

impl Published {
    fn read() -> Self {
        let rows = || PUBLISHED.lines().skip(1).filter_map(|line| line.split_once(','));
        let regexes = rows().map(|(_, regex)| regex.trim_matches('/'));
        Self {
            slugs: rows().map(|(slug, _)| slug).collect(),
            regexes: RegexSet::new(regexes).expect("the expressions are well-formed"),
        }
    }

    /// The one expression that matches.
    fn slug(&self, code: &str) -> Option<&'static str> {
        let mut matches = self.regexes.matches(code).into_iter();
        let first = matches.next()?;
        assert_eq!(matches.next(), None, "{code} matches more than one expression");
        Some(self.slugs[first])
    }
}

/// What lies between success and refusal and no expression describes.
fn is_gap(code: &str) -> bool {
    match code.strip_prefix("000.400.").map(str::as_bytes) {
        Some([b'0', b'3', _]) => true,
        Some([b'1', tens, b'0']) => (b'3'..=b'9').contains(tens),
        _ => false,
    }
}

/// Says what is wrong with the group of an unlisted code; whether it has any rule.
fn check(published: &Published, code: &str) -> bool {
    let verdict = decode(CodeSet::OppResult, code).expect("a triple");
    let slug = published.slug(code);
    let expected = match slug {
        Some("success" | "success-review") => Some(Outcome::Review),
        Some("pending" | "pending-delayed") => Some(Outcome::Pending),
        Some("chargeback") => Some(Outcome::Reversed),
        Some(_) => None,
        None => Some(Outcome::Unknown),
    };
    if verdict.matched() != Match::Exact {
        let grouped = slug.is_some() || is_gap(code);
        assert_eq!(verdict.group().is_some(), grouped, "{code} {slug:?} {verdict:?}");
        assert!(expected.is_none_or(|outcome| outcome == verdict.outcome()), "{code} {slug:?} {verdict:?}");
        assert_ne!(verdict.outcome(), Outcome::Approved, "{code}");
    }
    slug.is_some() || verdict.group().is_some()
}

#[test]
fn the_published_expressions_are_all_here() {
    let published = Published::read();
    assert_eq!(published.slugs.len(), PUBLISHED.lines().count() - 1);
    assert_eq!(published.slug("000.000.000"), Some("success"));
    for slug in ["success", "success-review", "pending", "pending-delayed", "chargeback", "mac-control"] {
        assert!(published.slugs.contains(&slug), "{slug}");
    }
}

#[test]
fn a_code_has_a_group_where_an_expression_matches() {
    let published = Published::read();
    let next = AtomicU32::new(0);
    let threads = std::thread::available_parallelism().map_or(1, usize::from);
    std::thread::scope(|scope| {
        for _ in 0..threads {
            scope.spawn(|| {
                loop {
                    let first = next.fetch_add(1, Ordering::Relaxed);
                    if first > 999 {
                        break;
                    }
                    (0..=999).for_each(|second| check_endings(&published, first, second));
                }
            });
        }
    });
}

/// Checks where rules change in the last three digits; all of them where there is any rule.
fn check_endings(published: &Published, first: u32, second: u32) {
    let code = |third: u32| format!("{first:03}.{second:03}.{third:03}");
    let mut ruled = false;
    for hundreds in (0..=900).step_by(100) {
        for rest in [0, 1, 30, 99] {
            ruled |= check(published, &code(hundreds + rest));
        }
    }
    if ruled {
        (0..=999).for_each(|third| {
            check(published, &code(third));
        });
    }
}

/// Letters, digits and what folding takes out.
const TAILS: [&str; 12] =
    ["050", "05Z", "99G", "ZZZ", "0", "", "0500", "5_0Z", " 0Z-9", "aaa", "abcdefghij", "0-5-0"];

/// What the groups of Checkout.com's response codes say of one that is not listed, the longest beginning first.
const RANGES: [(&str, Outcome, Retry); 8] = [
    ("10", Outcome::Review, Retry::CheckFirst),
    ("20", Outcome::Declined, Retry::OtherMethod),
    ("30", Outcome::Declined, Retry::OtherMethod),
    ("41", Outcome::Declined, Retry::OtherMethod),
    ("42", Outcome::Declined, Retry::OtherMethod),
    ("43", Outcome::Declined, Retry::OtherMethod),
    ("4", Outcome::Declined, Retry::OtherMethod),
    ("50", Outcome::Unknown, Retry::CheckFirst),
];

fn folded(code: &str) -> String {
    code.replace([' ', '_', '-'], "").to_ascii_lowercase()
}

#[test]
fn a_word_has_a_group_where_it_looks_like_its_codes() {
    let set = CodeSet::CheckoutResponse;
    let listed: Vec<_> = set.entries().map(|row| folded(row.code())).collect();
    let mut names = std::collections::BTreeSet::new();
    let beginnings = (0..100).map(|number| format!("{number:02}"));
    for beginning in beginnings.chain(["4", "2", "A0", "2O"].map(String::from)) {
        for tail in TAILS {
            let code = format!("{beginning}{tail}");
            let word = folded(&code);
            if listed.contains(&word) {
                continue;
            }
            let verdict = decode(set, &code).unwrap();
            let range = RANGES.iter().find(|(prefix, ..)| word.len() == 5 && word.starts_with(prefix));
            let Some((_, outcome, retry)) = range else {
                assert_eq!((verdict.matched(), verdict.group()), (Match::Unlisted, None), "{code}");
                continue;
            };
            assert_eq!(verdict.matched(), Match::Group, "{code}");
            assert_eq!((verdict.outcome(), verdict.retry()), (*outcome, *retry), "{code}");
            assert_eq!(verdict.entry(), None, "{code}");
            names.insert(verdict.group().unwrap());
        }
    }
    assert_eq!(names.len(), RANGES.len(), "{names:?}");
}

/// Whatever two or three characters a word begins with: without a group of its set it has none.
#[test]
fn words_have_no_group_of_another_set() {
    for &set in CodeSet::ALL {
        if set.syntax() != Syntax::Word || set == CodeSet::CheckoutResponse {
            continue;
        }
        for (prefix, ..) in RANGES {
            for tail in TAILS {
                let verdict = decode(set, &format!("{prefix}{tail}")).unwrap();
                assert_ne!(verdict.matched(), Match::Group, "{set:?} {prefix}{tail}");
            }
        }
    }
}

/// What has the length of a group's codes and begins as they do is none of them with a full stop in it.
#[test]
fn a_word_with_a_full_stop_has_no_group() {
    for (set, code) in [
        (CodeSet::CheckoutResponse, "20.ab"),
        (CodeSet::CheckoutResponse, "20a.Z"),
        (CodeSet::CheckoutResponse, "4.x2a"),
        (CodeSet::EwayResponse, "D4.ab"),
        (CodeSet::EwayResponse, "V6a.0"),
    ] {
        let verdict = decode(set, code).unwrap();
        assert_eq!(
            (verdict.matched(), verdict.outcome()),
            (Match::Unlisted, Outcome::Unknown),
            "{set} {code}"
        );
    }
    for amount in
        ["20.50", "20.000", "1.000", "2.0", "4.123", "D4405.0", "20.0.1", "05.1", "v1.2", "000.000.000"]
    {
        for &set in CodeSet::ALL.iter().filter(|set| set.syntax() == Syntax::Word) {
            assert!(decode(set, amount).is_err(), "{set} {amount}");
        }
    }
}

/// What eWay's letters mean for codes that are not listed.
const LETTERS: [(&str, Outcome, Retry); 6] = [
    ("A2", Outcome::Review, Retry::CheckFirst),
    ("D4", Outcome::Declined, Retry::OtherMethod),
    ("F7", Outcome::Unknown, Retry::CheckFirst),
    ("F9", Outcome::Unknown, Retry::CheckFirst),
    ("S5", Outcome::Unknown, Retry::CheckFirst),
    ("V6", Outcome::Failed, Retry::AfterMerchantFix),
];

#[test]
fn a_letter_and_digits_begin_a_group() {
    let set = CodeSet::EwayResponse;
    for letter in 'A'..='Z' {
        for number in 0..10_000 {
            let code = format!("{letter}{number:04}");
            let verdict = decode(set, &code).unwrap();
            if verdict.entry().is_some() {
                continue;
            }
            let group = LETTERS.iter().find(|(prefix, ..)| code.starts_with(prefix));
            let (outcome, retry) = group.map_or((Outcome::Unknown, Retry::CheckFirst), |(_, o, r)| (*o, *r));
            assert_eq!((verdict.outcome(), verdict.retry()), (outcome, retry), "{code}");
            assert_eq!(verdict.group().is_some(), group.is_some(), "{code}");
        }
    }
    for (prefix, outcome, _) in LETTERS {
        let spelled =
            [format!("{prefix}990"), format!("{}990", prefix.to_lowercase()), format!("{prefix}_99-0")];
        for code in spelled {
            assert_eq!(decode(set, &code).unwrap().outcome(), outcome, "{code}");
        }
        for code in
            [format!("{prefix}99"), format!("{prefix}9900"), format!("X{prefix}99"), prefix[1..].into()]
        {
            assert_eq!(decode(set, &code).unwrap().matched(), Match::Unlisted, "{code}");
        }
    }
}

/// The listed codes of these sets that begin so are of one length, and their groups take no other.
#[test]
fn a_number_has_a_group_where_it_is_as_long_as_its_codes() {
    for (set, prefix, length) in [
        (CodeSet::NmiResponse, "2", 3),
        (CodeSet::NmiResponse, "4", 3),
        (CodeSet::BraintreeResponse, "2", 4),
        (CodeSet::BraintreeResponse, "3", 4),
        (CodeSet::RedsysResponse, "00", 4),
        (CodeSet::WorldlineError, "3000", 8),
        (CodeSet::WorldlineError, "4000", 8),
    ] {
        for digits in prefix.len()..=9 {
            let code = format!("{prefix:9<digits$}");
            let verdict = decode(set, &code).unwrap();
            if verdict.entry().is_none() {
                let is_grouped = verdict.matched() == Match::Group;
                assert_eq!(is_grouped, digits == length, "{set} {code}");
            }
        }
    }
}

/// No group of numbers takes what is longer or shorter than all that its set and those before it list.
#[test]
fn no_group_of_numbers_has_a_length_of_its_own() {
    for &set in CodeSet::ALL.iter().filter(|set| set.syntax() == Syntax::Number) {
        let sets = || std::iter::once(set).chain(set.extends());
        let is_listed = |length| sets().flat_map(CodeSet::entries).any(|row| row.code().len() == length);
        for length in (1..=9).filter(|length| !is_listed(*length)) {
            for first in 0..10_u32.pow(4) {
                let code = format!("{first:04}99999");
                let verdict = decode(set, &code[..length]).unwrap();
                assert_eq!(verdict.matched(), Match::Unlisted, "{set} {}", &code[..length]);
            }
        }
    }
}

/// That no money was taken is said of listed codes only, also where further codes stand beside.
#[test]
fn no_group_says_that_no_money_was_taken() {
    const TAKEN: &str = "No money was taken";
    let listed = decode(CodeSet::OppResult, "800.100.155").unwrap();
    assert!(Combined::from(listed).message(Locale::En).contains(TAKEN));
    for (set, code) in [(CodeSet::CheckoutResponse, "2005Z"), (CodeSet::OppResult, "800.100.999")] {
        let grouped = decode(set, code).unwrap();
        assert_eq!((grouped.matched(), grouped.outcome()), (Match::Group, Outcome::Declined));
        assert!(!grouped.message(Locale::En).contains(TAKEN), "{code}");
        assert_eq!(Combined::from(grouped).message(Locale::En), grouped.message(Locale::En), "{code}");
        for all in [[grouped, listed, listed], [listed, grouped, listed], [listed, listed, grouped]] {
            let both = all[0].combine(all[1]).with(all[2]);
            assert!(!both.message(Locale::En).contains(TAKEN), "{all:?}");
            assert!(!both.with_reason(None).message(Locale::En).contains(TAKEN), "{all:?}");
        }
    }
}

/// The code of the network inside a code of the platform bars it, whatever the range says of later tries.
#[test]
fn a_range_never_speaks_for_a_listed_code() {
    for code in ["20012", "20014", "20057", "200R1", "200r3"] {
        let verdict = decode(CodeSet::CheckoutResponse, code).unwrap();
        assert_eq!((verdict.matched(), verdict.retry()), (Match::Exact, Retry::Never), "{code}");
    }
}
