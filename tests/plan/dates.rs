//! The days on which rules change, to the second.

use payverdict::CodeSet;
use payverdict::plan::{Action, Attempt, Network, plan};

use super::histories::{DAY, HOUR, because, cautious, later, rules_alone, time, visa};

/// So many attempts, the last one a day ago.
fn attempts(count: i64, now: payverdict::plan::Timestamp) -> Vec<Attempt<'static>> {
    (1..=count).map(|place| visa(later(now, -place * DAY), "51")).collect()
}

#[test]
fn visa_allows_15_tries_on_24_may_2025_and_20_on_the_25th() {
    let policy = rules_alone();
    let (before, after) = (time("2025-05-24T23:59:59Z"), time("2025-05-25T00:00:00Z"));

    let history = attempts(15, before);
    let decision = plan(&history, before, &policy).unwrap();
    assert_eq!((decision.action(), decision.rule()), (Action::Wait, "visa.month.before"));
    // Five more are allowed a second later, long before the oldest one leaves its window.
    assert_eq!((decision.at(), decision.attempts_left()), (Some(after), Some(0)));

    let decision = plan(&history, after, &policy).unwrap();
    assert_eq!((decision.action(), decision.attempts_left()), (Action::Retry, Some(5)));
    assert!(because(&decision).contains(&"visa.month"));
    assert!(!because(&decision).contains(&"visa.month.before"));

    let history = attempts(20, after);
    let decision = plan(&history, after, &policy).unwrap();
    assert_eq!((decision.action(), decision.rule()), (Action::Wait, "visa.month"));
    assert_eq!(decision.at(), Some(later(after, 10 * DAY)));
}

#[test]
fn code_57_is_barred_by_one_source_on_24_october_2026_and_by_all_on_the_25th() {
    let attempt = |set, code| Attempt::new(time("2026-10-20T08:00:00Z"), set, code).unwrap();
    for attempt in [
        attempt(CodeSet::VisaResponse, "57"),
        attempt(CodeSet::Iso8583Response, "57").network(Network::Visa),
        attempt(CodeSet::PeiAcquirer, "57-I").network(Network::Visa),
    ] {
        let decision = cautious(&[attempt], time("2026-10-24T23:59:59Z"));
        assert_eq!((decision.action(), decision.rule()), (Action::Stop, "visa.code-57.listed"));
        // The sources contradict each other, and both are named.
        assert!(because(&decision).contains(&"visa.code-57"));

        let decision = cautious(&[attempt], time("2026-10-25T00:00:00Z"));
        assert_eq!((decision.action(), decision.rule()), (Action::Stop, "visa.code-57"));
        for rule in ["visa.code-57.listed", "visa.code-57.tabapay"] {
            assert!(because(&decision).contains(&rule), "{rule}");
        }
    }
}

#[test]
fn code_57_of_another_network_is_not_visas() {
    let attempt = Attempt::new(time("2026-11-20T08:00:00Z"), CodeSet::Iso8583Response, "57").unwrap();
    let decision = cautious(&[attempt.network(Network::Mastercard)], time("2026-11-26T12:00:00Z"));
    assert!(because(&decision).iter().all(|rule| !rule.starts_with("visa.")));
}

#[test]
fn code_83_joins_category_2_on_two_days() {
    let history = [visa(time("2026-07-01T08:00:00Z"), "83")];
    let (first, second) = ("visa.category-2.83", "visa.category-2.83.tabapay");
    for (now, wanted) in [
        ("2026-07-24T23:59:59Z", [false, false]),
        ("2026-07-25T00:00:00Z", [true, false]),
        ("2026-10-24T23:59:59Z", [true, false]),
        ("2026-10-25T00:00:00Z", [true, true]),
    ] {
        let decision = cautious(&history, time(now));
        // Suspected fraud is barred before anything is counted.
        assert_eq!((decision.action(), decision.rule()), (Action::Stop, "code.masked"), "{now}");
        let rules = because(&decision);
        assert_eq!([first, second].map(|rule| rules.contains(&rule)), wanted, "{now}");
    }
}

#[test]
fn windows_are_open_at_their_beginning() {
    let policy = rules_alone();
    let now = time("2026-11-26T12:00:00Z");
    let mut history: Vec<_> = (1..20).map(|place| visa(later(now, -place * DAY), "51")).collect();
    history.push(visa(later(now, -30 * DAY + 1), "51"));
    let decision = plan(&history, now, &policy).unwrap();
    assert_eq!((decision.action(), decision.at()), (Action::Wait, Some(later(now, 1))));
    let decision = plan(&history, later(now, 1), &policy).unwrap();
    assert_eq!((decision.action(), decision.attempts_left()), (Action::Retry, Some(1)));
}

#[test]
fn an_offset_is_no_other_time() {
    let history = [visa(time("2025-05-25T03:00:00+03:00"), "51")];
    let decision = cautious(&history, time("2025-05-24T23:30:00-01:00"));
    assert_eq!(decision.at(), Some(later(time("2025-05-25T00:00:00Z"), 24 * HOUR)));
}
