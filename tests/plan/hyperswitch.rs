//! Five mistakes that an open engine for retries had, by the descriptions of their issues.

use payverdict::plan::{Action, Policy, plan};

use super::histories::{DAY, HOUR, later, mastercard, rules_alone, time, visa};

fn now() -> payverdict::plan::Timestamp {
    time("2026-11-26T12:00:00Z")
}

/// juspay/hyperswitch#9760: tries that cascade over several cards exceeded the networks' limits, and a hard refusal of
/// one card kept the next one from being tried.
#[test]
fn issue_9760_limits_and_bars_are_those_of_a_card() {
    let policy = rules_alone();
    let exhausted: Vec<_> =
        (1..=20).map(|place| visa(later(now(), -place * DAY), "51").card("first")).collect();
    let decision = plan(&exhausted, now(), &policy).unwrap();
    assert_eq!((decision.action(), decision.attempts_left()), (Action::Wait, Some(0)));

    let mut history = exhausted;
    history.push(visa(later(now(), -3 * HOUR), "43").card("second"));
    assert_eq!(plan(&history, now(), &policy).unwrap().action(), Action::Stop);
    history.push(visa(later(now(), -HOUR), "51").card("third"));
    let decision = plan(&history, now(), &policy).unwrap();
    assert_eq!((decision.action(), decision.attempts_left()), (Action::Retry, Some(19)));
}

/// juspay/hyperswitch#13654: a threshold was compared by "less than or equal", which allowed one try too many, and a new
/// payment without a count failed instead of starting at zero.
#[test]
fn issue_13654_the_last_try_is_the_one_that_makes_the_number_full() {
    let policy = Policy::CAUTIOUS.with_limits(&["3".parse().unwrap()]);
    let history: Vec<_> = (1..=4).map(|place| visa(later(now(), -place * 2 * DAY), "51")).collect();
    for (count, action, left) in
        [(1, Action::Retry, 2), (2, Action::Retry, 1), (3, Action::Stop, 0), (4, Action::Stop, 0)]
    {
        let decision = plan(&history[..count], now(), &policy).unwrap();
        assert_eq!((decision.action(), decision.attempts_left()), (action, Some(left)), "{count}");
    }
}

/// juspay/hyperswitch#13665: the ladder started from a fixed step instead of the tries already made, and one that was used
/// up stayed scheduled for ever.
#[test]
fn issue_13665_the_step_follows_from_all_tries_and_a_ladder_has_an_end() {
    let stripe: Policy = "stripe".parse().unwrap();
    let first = later(now(), -126 * HOUR);
    // Two of them were made by somebody else, such as the billing system.
    let mut history =
        vec![visa(first, "51"), visa(later(first, HOUR), "51"), visa(later(first, 2 * HOUR), "51")];
    let decision = plan(&history, now(), &stripe).unwrap();
    assert_eq!((decision.action(), decision.attempts_left()), (Action::Retry, Some(6)));
    history.extend((3..9).map(|place| visa(later(first, place * HOUR), "51")));
    let decision = plan(&history, now(), &stripe).unwrap();
    assert_eq!((decision.action(), decision.rule(), decision.at()), (Action::Stop, "stripe.steps", None));
}

/// juspay/hyperswitch#13666: the merchant's highest number of tries was stored and never asked.
#[test]
fn issue_13666_the_merchants_own_number_counts() {
    let policy = Policy::CAUTIOUS.with_limits(&["2".parse().unwrap()]).within_rules().unwrap();
    let history = [visa(later(now(), -9 * DAY), "51"), visa(later(now(), -5 * DAY), "51")];
    let decision = plan(&history, now(), &policy).unwrap();
    assert_eq!((decision.action(), decision.rule()), (Action::Stop, "own.limit"));
    assert_eq!(plan(&history, now(), &rules_alone()).unwrap().action(), Action::Retry);
}

/// juspay/hyperswitch#10228: the same space was told as 20 and as 21 hours. 720 hours hold 36 tries at 20 hours, one more
/// than Mastercard's 35.
#[test]
fn issue_10228_twenty_hours_are_too_few() {
    let spaced = |hours: &str| {
        let every = Policy::CAUTIOUS.with_limits(&["99/1h".parse().unwrap()]);
        every.with_space(hours.parse().unwrap()).within_rules()
    };
    let error = spaced("20h").unwrap_err().to_string();
    assert!(error.contains("36 tries"), "{error}");
    // Over all networks Visa's 20 tries count, which 36 hours keep.
    assert!(spaced("21h").unwrap_err().to_string().contains("visa.month"));
    assert!(spaced("36h").is_ok());

    let hyperswitch: Policy = "hyperswitch".parse().unwrap();
    let at = later(now(), -20 * HOUR);
    let decision = plan(&[mastercard(at, "51")], now(), &hyperswitch).unwrap();
    assert_eq!(
        (decision.at(), decision.rule()),
        (Some(later(at, 21 * HOUR)), "hyperswitch.space.mastercard")
    );
    let decision = plan(&[visa(at, "51")], now(), &hyperswitch).unwrap();
    assert_eq!((decision.at(), decision.rule()), (Some(later(at, 36 * HOUR)), "hyperswitch.space"));
}
