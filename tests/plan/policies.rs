//! Policies: the default, those that others publish, and one's own.

use payverdict::plan::{Action, Network, Policy, PolicyError, Span, Wants, plan};
use payverdict::{CodeSet, Limit, Retry};

use super::histories::{DAY, HOUR, because, cautious, later, mastercard, other, time, visa};

fn now() -> payverdict::plan::Timestamp {
    time("2026-11-26T12:00:00Z")
}

fn limits(texts: &[&str]) -> Vec<Limit> {
    texts.iter().map(|text| text.parse().unwrap()).collect()
}

#[test]
fn the_default_leaves_a_day_between_tries_and_allows_four_in_fifteen() {
    let at = later(now(), -HOUR);
    let decision = cautious(&[visa(at, "51")], now());
    assert_eq!((decision.action(), decision.rule()), (Action::Wait, "cautious.space"));
    assert_eq!((decision.at(), decision.attempts_left()), (Some(later(at, DAY)), Some(3)));

    let history = [14, 10, 5, 2].map(|days| visa(later(now(), -days * DAY), "51"));
    let decision = cautious(&history, now());
    assert_eq!((decision.action(), decision.rule()), (Action::Wait, "cautious.limit"));
    assert_eq!((decision.at(), decision.attempts_left()), (Some(later(now(), DAY)), Some(0)));
    assert!(because(&decision).contains(&"visa.month"));
}

#[test]
fn every_published_policy_stays_within_the_rules() {
    let ids: Vec<_> = Policy::published().map(Policy::id).collect();
    assert_eq!(ids, ["cautious", "hyperswitch", "recurly", "stripe", "weekly", "yuno"]);
    for policy in Policy::published() {
        assert_eq!(policy.within_rules(), Ok(*policy));
        assert_eq!(policy.id().parse(), Ok(*policy));
        for clause in policy.clauses() {
            assert!(!clause.text().is_empty() && clause.source().is_some(), "{}", clause.id());
        }
    }
    assert!("cautios".parse::<Policy>().unwrap_err().to_string().contains("cautious"));
}

#[test]
fn ladders_are_climbed_by_the_number_of_attempts() {
    let weekly: Policy = "weekly".parse().unwrap();
    let tried =
        |days: &[i64]| days.iter().map(|days| visa(later(now(), -days * DAY), "51")).collect::<Vec<_>>();
    for (days, action, at) in [
        (&[0][..], Action::Wait, Some(1)),
        (&[1], Action::Retry, None),
        (&[4, 1], Action::Wait, Some(2)),
        (&[9, 8, 5], Action::Retry, None),
        (&[13, 12, 9, 4], Action::Wait, Some(3)),
        (&[30, 29, 26, 21, 14], Action::Stop, None),
    ] {
        let decision = plan(&tried(days), now(), &weekly).map_err(|error| error.to_string()).unwrap();
        assert_eq!(decision.action(), action, "{days:?}");
        if let Some(days) = at {
            assert_eq!(decision.at(), Some(later(now(), days * DAY)));
        }
        assert_eq!(decision.attempts_left(), Some(5 - days.len() as u32));
    }
    let stripe: Policy = "stripe".parse().unwrap();
    let first = later(now(), -10 * HOUR);
    let decision = plan(&[visa(first, "51")], now(), &stripe).unwrap();
    assert_eq!((decision.at(), decision.rule()), (Some(later(first, 42 * HOUR)), "stripe.steps"));
}

#[test]
fn a_ladder_that_ignores_the_advice_does_not_overrule_it() {
    let yuno: Policy = "yuno".parse().unwrap();
    let at = later(now(), -600);
    let decision = plan(&[mastercard(at, "51")], now(), &yuno).unwrap();
    assert_eq!(decision.action(), Action::Retry);
    let advice = super::histories::advice("24");
    let decision = plan(&[mastercard(at, "51").with(&advice)], now(), &yuno).unwrap();
    assert_eq!((decision.action(), decision.at()), (Action::Wait, Some(later(at, HOUR))));
}

#[test]
fn an_end_is_an_end() {
    let recurly: Policy = "recurly".parse().unwrap();
    let history = [visa(later(now(), -60 * DAY), "51")];
    assert_eq!(plan(&history, now(), &recurly).unwrap().action(), Action::Retry);
    let decision = plan(&history, later(now(), 1), &recurly).unwrap();
    assert_eq!((decision.action(), decision.rule()), (Action::Stop, "recurly.end"));
}

#[test]
fn ones_own_may_be_stricter() {
    let own = Policy::CAUTIOUS.with_space("48h".parse().unwrap()).with_limits(&limits(&["2/30d"]));
    let own = own.within_rules().unwrap();
    let decision = plan(&[visa(later(now(), -DAY), "51")], now(), &own).unwrap();
    assert_eq!((decision.action(), decision.rule()), (Action::Wait, "own.space"));
    assert_eq!(decision.because().next().unwrap().source(), None);
    let own = own.with_retry(&[Retry::Now]);
    let decision = plan(&[visa(later(now(), -DAY), "51")], now(), &own).unwrap();
    assert_eq!((decision.action(), decision.rule()), (Action::Stop, "own.retry"));
    let own =
        Policy::CAUTIOUS.with_gaps(&[60, 120]).with_steps(&[1_440]).with_end(Span::from_minutes(1_440 * 9));
    assert_eq!(own.clauses().count(), 5);
}

#[test]
fn anything_looser_is_refused_with_the_rule_it_breaks() {
    let hour: Span = "1h".parse().unwrap();
    let loose = |texts: &[&str]| Policy::CAUTIOUS.with_space(hour).with_limits(&limits(texts)).within_rules();
    for (texts, broken) in [
        (&["9/24h", "25/30d"][..], "visa.month"),
        (&["9/24h", "21/31d"], "visa.month"),
        (&["11/24h"], "mastercard.day"),
        (&["8/14d"], "visa.month"),
        (&[], "mastercard.day"),
    ] {
        match loose(texts) {
            Err(PolicyError::Looser { rule, .. }) => assert!(rule.starts_with(broken), "{texts:?}: {rule}"),
            other => panic!("{texts:?}: {other:?}"),
        }
    }
    for texts in [&["9/24h", "20/30d"][..], &["10/30d"], &["5/15d"]] {
        assert!(loose(texts).is_ok(), "{texts:?}");
    }
    let text = loose(&["9/24h", "25/30d"]).unwrap_err().to_string();
    assert!(text.contains("visa.month") && text.contains("20"), "{text}");
    for (word, broken) in [(Retry::Never, "code.never"), (Retry::AfterIssuerContact, "code.person")] {
        let error = Policy::CAUTIOUS.with_retry(&[Retry::Later, word]).within_rules().unwrap_err();
        assert!(matches!(error, PolicyError::Word { rule, .. } if rule == broken), "{error}");
    }
}

#[test]
fn a_loose_policy_that_nobody_checked_still_breaks_no_rule() {
    let loose = Policy::CAUTIOUS
        .with_retry(Retry::ALL)
        .with_space(Span::from_minutes(1))
        .with_limits(&limits(&["999"]));
    let history: Vec<_> = (1..=20).map(|place| visa(later(now(), -place * DAY), "51")).collect();
    assert_eq!(plan(&history, now(), &loose).unwrap().rule(), "visa.month");
    assert_eq!(plan(&[visa(later(now(), -DAY), "43")], now(), &loose).unwrap().action(), Action::Stop);
    let asked = [other(later(now(), -DAY), CodeSet::OppResult, "800.100.160").network(Network::Visa)];
    assert_eq!(plan(&asked, now(), &loose).unwrap().action(), Action::AskShopper);
}

#[test]
fn of_two_ends_the_first_one_decides() {
    let own = Policy::CAUTIOUS.with_gaps(&[60]).with_end("9d".parse().unwrap());
    let history = [visa(later(now(), -20 * DAY), "51"), visa(later(now(), -15 * DAY), "51")];
    let decision = plan(&history, now(), &own).unwrap();
    assert_eq!((decision.action(), decision.rule()), (Action::Stop, "own.end"));
    assert_eq!(because(&decision)[..2], ["own.end", "code.automatic"]);
    assert!(because(&decision).contains(&"own.gaps"));
}

/// What holds for a shorter time than what decides is a cause as well; what is free already is none.
#[test]
fn all_that_blocks_is_a_cause_and_nothing_else() {
    let advice = super::histories::advice("02");
    let own = Policy::CAUTIOUS.with_space("5d".parse().unwrap());
    for (ago, blocks) in [(2 * DAY, true), (4 * DAY, false)] {
        let history = [mastercard(later(now(), -ago), "51").with(&advice)];
        let decision = plan(&history, now(), &own).unwrap();
        assert_eq!(decision.rule(), "own.space");
        assert_eq!(because(&decision).contains(&"mastercard.mac-02"), blocks, "{:?}", because(&decision));
    }
}

/// An answer that says 10 in 24 hours.
#[test]
fn a_limit_of_an_answer_counts_in_its_window() {
    let rejected =
        |ago: i64| other(later(now(), -ago), CodeSet::PayexFailure, "REJECTED_BY_POSPAY_DAILY_LIMIT");
    let left = |agos: &[i64]| {
        let history: Vec<_> = agos.iter().map(|ago| rejected(*ago)).collect();
        plan(&history, now(), &super::histories::rules_alone()).unwrap().attempts_left()
    };
    assert_eq!(left(&[HOUR]), Some(9));
    assert_eq!(left(&[23 * HOUR + 1_800, 2 * HOUR, HOUR]), Some(7));
    assert_eq!(left(&[24 * HOUR + 1, 2 * HOUR, HOUR]), Some(8));
}

/// Each clause with its network and what it wants: so many minutes, tries or words.
#[test]
fn published_policies_say_what_they_want_and_why() {
    let told = |policy: &Policy| -> Vec<String> {
        let clauses = policy.clauses().map(|clause| {
            let network = clause.network().map_or("all", |network| network.as_str());
            let wants = match clause.wants() {
                Wants::Retry(words) => {
                    let words = Retry::ALL.iter().filter(|word| words.contains(**word));
                    words.map(|word| word.as_str()).collect::<Vec<_>>().join(" ")
                }
                Wants::Space(span) | Wants::End(span) => span.to_string(),
                Wants::Limit(limit) => limit.to_string(),
                Wants::Steps(spans) | Wants::Gaps(spans) => {
                    spans.iter().map(|span| span.to_string()).collect::<Vec<_>>().join(" ")
                }
                other => panic!("{other:?}"),
            };
            format!("{} {network}: {wants}", clause.id())
        });
        clauses.collect()
    };
    let [cautious, hyperswitch, recurly, _, weekly, _] = Policy::published().collect::<Vec<_>>()[..] else {
        panic!("six policies");
    };
    assert_eq!(
        told(cautious),
        ["cautious.limit all: 4/15d", "cautious.retry all: now later", "cautious.space all: 1d"]
    );
    assert_eq!(
        told(hyperswitch),
        [
            "hyperswitch.retry all: now later",
            "hyperswitch.space all: 36h",
            "hyperswitch.space.mastercard mastercard: 21h"
        ]
    );
    assert_eq!(told(recurly)[0], "recurly.end all: 60d");
    assert_eq!(told(weekly)[0], "weekly.gaps all: 1d 3d 5d 7d");
    let space = cautious.clauses().last().unwrap();
    assert_eq!(
        space.text(),
        "A day lies between two tries: balances and limits rarely change sooner, and each refusal counts against the merchant"
    );
    assert_eq!(space.source().unwrap().id(), "payverdict-plan");
    assert_eq!(Policy::CAUTIOUS.with_space(Span::from_minutes(1)).clauses().next().unwrap().source(), None);
}

/// A space for one network has no say over another.
#[test]
fn a_clause_for_a_network_counts_there_alone() {
    let policy: Policy = "hyperswitch".parse().unwrap();
    let at = later(now(), -HOUR);
    for (attempt, rule, hours) in [
        (visa(at, "51"), "hyperswitch.space", 36),
        (mastercard(at, "51"), "hyperswitch.space.mastercard", 21),
    ] {
        let decision = plan(std::slice::from_ref(&attempt), now(), &policy).unwrap();
        assert_eq!((decision.rule(), decision.at()), (rule, Some(later(at, hours * HOUR))));
        let spaces = because(&decision).into_iter().filter(|cause| cause.starts_with("hyperswitch.space"));
        assert_eq!(spaces.collect::<Vec<_>>(), [rule]);
    }
}

/// The tries of a ladder are those after the first one.
#[test]
fn a_ladder_is_within_the_rules_with_its_first_try() {
    let stripe: Policy = "stripe".parse().unwrap();
    let ladder: Vec<u32> = (1..=12).map(|step| step * 60).collect();
    for (steps, wanted) in [(8, None), (9, None), (10, Some(11)), (12, Some(13))] {
        for policy in [stripe.with_steps(&ladder[..steps]), stripe.with_gaps(&ladder[..steps])] {
            match (policy.within_rules(), wanted) {
                (Ok(_), None) => {}
                (Err(PolicyError::Looser { rule, tries, allowed, .. }), Some(_)) => {
                    assert_eq!((rule, tries, allowed), ("mastercard.day", wanted, 10), "{steps}");
                }
                (other, _) => panic!("{steps}: {other:?}"),
            }
        }
    }
}

#[test]
fn no_time_between_tries_limits_nothing() {
    let loose = Policy::CAUTIOUS.with_space(Span::from_minutes(0));
    assert!(loose.within_rules().is_ok());
    let error = loose.with_limits(&[]).within_rules().unwrap_err();
    assert!(matches!(error, PolicyError::Looser { tries: None, .. }), "{error:?}");
    assert!(
        error.to_string().starts_with("allows any number of tries where the rule mastercard.day allows 10: ")
    );
    // A minute is a limit, if a loose one.
    let error =
        Policy::CAUTIOUS.with_space(Span::from_minutes(1)).with_limits(&[]).within_rules().unwrap_err();
    assert!(matches!(error, PolicyError::Looser { tries: Some(1_440), .. }), "{error:?}");
}
