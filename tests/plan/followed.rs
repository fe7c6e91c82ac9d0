//! Plans followed to their end: no rule is broken, and no time is later than it has to be.
//!
//! `PLAN_HISTORIES=1000000 cargo test --release --test plan followed` tries a million histories.

use payverdict::plan::{Action, Attempt, Policy, Timestamp, plan};
use payverdict::{CodeSet, Verdict, decode};
use proptest::prelude::*;

use super::checker::{Try, broken};
use super::histories::{DAY, HOUR, later, mastercard, rules_alone, time, visa};

const VISA: [&str; 12] = ["51", "51", "51", "05", "61", "65", "91", "57", "04", "54", "XA", "00"];
const MASTERCARD: [&str; 8] = ["51", "51", "51", "05", "05", "79", "83", "00"];
const ADVICE: [Option<&str>; 9] =
    [None, None, None, Some("24"), Some("25"), Some("26"), Some("30"), Some("02"), Some("03")];

/// The answer of a place, the gap before it, and the network.
fn tried(is_visa: bool, place: u8, before: Timestamp, gap: i64) -> Try {
    let place = usize::from(place);
    let (code, advice) = match is_visa {
        true => (VISA[place % VISA.len()], None),
        false => {
            let code = MASTERCARD[place % MASTERCARD.len()];
            (code, ADVICE[place / MASTERCARD.len() % ADVICE.len()].filter(|_| code != "00"))
        }
    };
    Try { at: later(before, gap), code, advice, is_visa }
}

fn attempt(one: &Try, advice: &'static [Verdict]) -> Attempt<'static> {
    let attempt = if one.is_visa { visa(one.at, one.code) } else { mastercard(one.at, one.code) };
    attempt.currency("EUR").with(advice)
}

/// Advice lives as long as the test, so that attempts may borrow it.
fn advice_of(code: Option<&str>) -> &'static [Verdict] {
    use std::sync::OnceLock;

    static KNOWN: OnceLock<Vec<(&str, Verdict)>> = OnceLock::new();
    let known = KNOWN.get_or_init(|| {
        let codes = ADVICE.iter().flatten();
        codes.map(|code| (*code, decode(CodeSet::MastercardAdvice, code).unwrap())).collect()
    });
    let found = known.iter().find(|(known, _)| Some(*known) == code);
    found.map_or(&[], |(_, verdict)| std::slice::from_ref(verdict))
}

fn follow(
    is_visa: bool,
    is_cautious: bool,
    begins: i64,
    places: &[(u8, i64)],
    answers: &[u8],
) -> Result<(), TestCaseError> {
    let policy = if is_cautious { Policy::CAUTIOUS } else { rules_alone() };
    let mut now = later(time("2025-04-10T00:00:00Z"), begins);
    let mut tries: Vec<Try> = Vec::new();
    for (place, gap) in places {
        tries.push(tried(is_visa, *place, now, *gap));
        now = tries[tries.len() - 1].at;
    }
    now = later(now, 1);
    let mut answers = answers.iter();
    loop {
        let attempts: Vec<_> = tries.iter().map(|one| attempt(one, advice_of(one.advice))).collect();
        let decision = plan(&attempts, now, &policy).expect("nothing is of the future");
        let wrong = broken(&tries, now, is_cautious);
        match (decision.action(), decision.at()) {
            (Action::Retry, _) => {
                prop_assert_eq!(&wrong, &None, "{:?} at {}", tries, now);
                let Some(answer) = answers.next() else { return Ok(()) };
                tries.push(tried(is_visa, *answer, now, 0));
                now = later(now, 1);
            }
            (Action::Wait, Some(at)) => {
                prop_assert!(at > now && wrong.is_some(), "waits without need: {:?} at {}", tries, now);
                // Neither the second before nor any time on the way would have been right.
                for before in [later(at, -1), later(now, (at.unix() - now.unix()) / 2)] {
                    prop_assert!(broken(&tries, before, is_cautious).is_some(), "{:?} at {}", tries, before);
                }
                prop_assert_eq!(broken(&tries, at, is_cautious), None, "{:?} at {}", tries, at);
                now = at;
            }
            (action, _) => {
                prop_assert!(action != Action::Wait, "{:?}", tries);
                let asks = tries.iter().any(|one| one.code == "54");
                prop_assert!(wrong.is_some() || asks, "{:?} {:?} at {}", action, tries, now);
                return Ok(());
            }
        }
    }
}

fn histories() -> u32 {
    std::env::var("PLAN_HISTORIES").ok().and_then(|count| count.parse().ok()).unwrap_or(2_000)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: histories(), failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_rule_is_broken_by_following_a_plan(
        is_visa: bool,
        is_cautious: bool,
        begins in 0..60 * DAY,
        places in prop::collection::vec((0_u8..72, prop_oneof![1..2 * HOUR, 1..3 * DAY]), 1..12),
        answers in prop::collection::vec(0_u8..72, 0..12),
    ) {
        follow(is_visa, is_cautious, begins, &places, &answers)?;
    }

    /// Refusals that allow further tries only, so that budgets are reached.
    #[test]
    fn no_budget_is_exceeded_by_following_a_plan(
        is_visa: bool,
        begins in 0..60 * DAY,
        gaps in prop::collection::vec(prop_oneof![1..HOUR, 1..2 * DAY], 1..34),
        more in 0_usize..30,
    ) {
        let places: Vec<_> = gaps.iter().map(|gap| (0, *gap)).collect();
        follow(is_visa, false, begins, &places, &vec![0; more])?;
    }
}
