//! The order of the attempts means nothing, nor how often each is told.

use payverdict::plan::{Attempt, Policy, plan};
use payverdict::{CodeSet, Verdict, decode};

use super::histories::{DAY, HOUR, advice, because, later, mastercard, other, rules_alone, time, visa};

/// All that is seen of a decision.
fn seen(attempts: &[Attempt<'_>], policy: &Policy) -> String {
    let now = time("2026-11-26T12:00:00Z");
    let decision = plan(attempts, now, policy).unwrap();
    format!(
        "{:?} {:?} {:?} {:?} {:?}",
        decision.action(),
        decision.at(),
        decision.attempts_left(),
        because(&decision),
        decision.verdict()
    )
}

#[test]
fn every_order_of_six_attempts_and_any_repeats_of_them_are_the_same() {
    let now = time("2026-11-26T12:00:00Z");
    let (wait, bar) = (advice("30"), advice("03"));
    let at_once = later(now, -2 * DAY);
    let histories = [
        [
            mastercard(later(now, -9 * DAY), "51").with(&wait),
            mastercard(at_once, "05"),
            mastercard(at_once, "51"),
            mastercard(at_once, "51").amount("7.00"),
            mastercard(at_once, "65"),
            mastercard(later(now, -HOUR), "05"),
        ],
        [
            mastercard(later(now, -40 * DAY), "05").with(&bar),
            visa(at_once, "51"),
            other(at_once, CodeSet::OppResult, "800.100.155"),
            other(at_once, CodeSet::OppResult, "800.100.162"),
            visa(at_once, "61"),
            visa(at_once, "N4"),
        ],
    ];
    for policy in [Policy::CAUTIOUS, rules_alone()] {
        for history in &histories {
            let wanted = seen(history, &policy);
            permutations(&mut history.to_vec(), 0, &mut |order| {
                assert_eq!(seen(order, &policy), wanted);
            });
            let twice: Vec<_> = history.iter().chain(history.iter().rev()).copied().collect();
            assert_eq!(seen(&twice, &policy), wanted);
        }
    }
}

fn permutations<'a>(attempts: &mut Vec<Attempt<'a>>, from: usize, each: &mut impl FnMut(&[Attempt<'a>])) {
    if from == attempts.len() {
        return each(attempts);
    }
    for place in from..attempts.len() {
        attempts.swap(from, place);
        permutations(attempts, from + 1, each);
        attempts.swap(from, place);
    }
}

#[test]
fn equal_attempts_are_equal_however_they_are_written() {
    let now = time("2026-11-26T12:00:00Z");
    let one = other(time("2026-11-25T12:00:00Z"), CodeSet::PayexProblem, "creditcard/badrequest");
    let same = other(
        time("2026-11-25T13:00:00+01:00"),
        CodeSet::PayexProblem,
        "https://api.payex.com/psp/errordetail/creditcard/badrequest",
    );
    let left = |attempts: &[Attempt<'_>]| plan(attempts, now, &Policy::CAUTIOUS).unwrap().attempts_left();
    assert_eq!(left(&[one.amount("10.0"), same.amount("010.00")]), Some(3));
    assert_eq!(left(&[one.amount("10.0"), same.amount("10.01")]), Some(2));
    let further: [Verdict; 1] = [decode(CodeSet::MastercardAdvice, "43").unwrap()];
    assert_eq!(left(&[one, same.with(&further)]), Some(2));
}

/// Each attempt counts, in whatever room the times of so many are put.
#[test]
fn every_attempt_counts_however_many_there_are() {
    let now = time("2026-11-26T12:00:00Z");
    let policy = rules_alone();
    let left = |history: &[Attempt<'_>]| plan(history, now, &policy).unwrap().attempts_left();
    for count in 1..=34_u32 {
        let times = (1..=i64::from(count)).map(|place| later(now, -place * 20 * HOUR));
        let over_mastercard: Vec<_> = times.clone().map(|at| mastercard(at, "51").card("one")).collect();
        // 35 in 30 days; what is counted in fewer days leaves less before.
        let is_last = count > 30;
        assert!(!is_last || left(&over_mastercard) == Some(35 - count), "{count}");
        let over_visa: Vec<_> = times.map(|at| visa(at, "51").card("one")).collect();
        assert_eq!(left(&over_visa), Some(20_u32.saturating_sub(count)), "{count}");
    }
}

#[test]
fn more_than_64_attempts_are_counted_as_well() {
    let now = time("2026-11-26T12:00:00Z");
    let history: Vec<_> = (0..200).map(|place| visa(later(now, -place * 6 * HOUR - HOUR), "51")).collect();
    let policy = rules_alone();
    let planned = plan(&history, now, &policy);
    #[cfg(feature = "alloc")]
    {
        let decision = planned.unwrap();
        assert_eq!((decision.rule(), decision.attempts_left()), ("visa.month", Some(0)));
        // The twentieth from the last has to leave its window.
        assert_eq!(decision.at(), Some(later(now, 30 * DAY - 19 * 6 * HOUR - HOUR)));
    }
    #[cfg(not(feature = "alloc"))]
    assert_eq!(planned.unwrap_err().to_string(), "more than 64 attempts");
    assert!(plan(&history[..64], now, &rules_alone()).is_ok());
}
