//! The numbers of sets and words, which others store: they never change.

use std::collections::BTreeMap;
use std::fmt::Display;

use payverdict::{
    Actor, Class, CodeSet, Entry, Flags, Locale, NextStep, Operation, Outcome, Reason, Retry, Verdict, decode,
};

/// Every set and word with its number. A line is added for each new one, and none is ever changed or taken out.
const NUMBERS: &str = include_str!("data/numbers.txt");

/// The lines of a kind as they are now.
fn lines<T: Copy + Display, N: Display>(kind: &str, all: &[T], number: fn(T) -> N) -> Vec<String> {
    all.iter().map(|word| format!("{kind} {word} {}", number(*word))).collect()
}

#[test]
fn the_numbers_of_sets_and_words_never_change() {
    let flags = Flags::words().iter().enumerate().map(|(bit, word)| format!("flag {word} {bit}"));
    let now = [
        lines("set", CodeSet::ALL, CodeSet::number),
        lines("outcome", Outcome::ALL, Outcome::number),
        lines("reason", Reason::ALL, Reason::number),
        lines("retry", Retry::ALL, Retry::number),
        lines("actor", Actor::ALL, Actor::number),
        lines("next_step", NextStep::ALL, NextStep::number),
        lines("operation", Operation::ALL, Operation::number),
        lines("class", Class::ALL, Class::number),
        lines("locale", Locale::ALL, Locale::number),
        flags.collect(),
    ]
    .concat();
    for line in NUMBERS.lines() {
        assert!(now.iter().any(|now| now == line), "`{line}` has to stay; new words go after all others");
    }
    for line in &now {
        assert!(NUMBERS.lines().any(|known| known == line), "add `{line}` to tests/data/numbers.txt");
    }
}

#[test]
fn a_number_leads_back_to_its_word_and_belongs_to_one() {
    let mut seen = BTreeMap::new();
    for &set in CodeSet::ALL {
        assert_eq!(CodeSet::try_from(set.number()), Ok(set));
        assert_eq!(seen.insert(set.number(), set), None);
    }
    for &reason in Reason::ALL {
        assert_eq!(Reason::try_from(reason.number()), Ok(reason));
    }
    assert!(CodeSet::try_from(u16::MAX).is_err() && Retry::try_from(u8::MAX).is_err());
}

/// By the order of the words `Later` would come after `CheckFirst`.
#[test]
fn the_stricter_word_is_the_one_that_allows_less() {
    assert_eq!(Retry::Later.stricter(Retry::CheckFirst), Retry::CheckFirst);
    for &one in Retry::ALL {
        for &other in Retry::ALL {
            let stricter = one.stricter(other);
            assert_eq!(stricter, other.stricter(one));
            assert!(stricter.strictness() >= one.strictness().max(other.strictness()));
        }
    }
}

#[test]
fn the_verdict_of_a_row_is_that_of_its_code() {
    for row in CodeSet::ALL.iter().flat_map(|set| set.entries()) {
        let verdict = Verdict::from(row);
        assert_eq!(verdict.entry(), Some(row));
        assert_eq!(verdict.set(), Entry::set(row));
        if !row.code().is_empty() {
            assert_eq!(Ok(verdict), decode(row.set(), row.code()));
        }
    }
}

#[test]
fn flags_are_written_with_blanks_between() {
    assert_eq!((Flags::TEST | Flags::PARTIAL).to_string(), "test partial");
    assert_eq!(Flags::default().to_string(), "");
}

#[cfg(feature = "alloc")]
#[test]
fn a_word_comes_from_a_string() {
    for &reason in Reason::ALL {
        assert_eq!(Reason::try_from(reason.to_string()), Ok(reason));
    }
    assert!(CodeSet::try_from(String::from("opp.resul")).is_err());
}

/// Words of one's own never make an approval.
#[test]
fn an_approval_is_not_made_up() {
    use payverdict::Combined;

    for row in CodeSet::ALL.iter().flat_map(|set| set.entries()) {
        let own = Combined::from(Verdict::from(row)).with_outcome(Outcome::Approved).outcome();
        assert_eq!(own == Outcome::Approved, row.outcome() == Outcome::Approved, "{row:?}");
    }
}
