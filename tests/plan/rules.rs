//! The rules of networks and platforms, each by a history that only it decides.

use payverdict::CodeSet;
use payverdict::plan::{Action, Attempt, Network, plan};

use super::histories::{
    DAY, HOUR, advice, because, cautious, later, mastercard, other, rules_alone, time, visa,
};

fn now() -> payverdict::plan::Timestamp {
    time("2026-11-26T12:00:00Z")
}

#[test]
fn category_1_is_never_tried_again_in_any_set_of_the_code() {
    for code in ["04", "07", "12", "14", "15", "41", "43", "46", "R0", "R1", "R3"] {
        for set in [
            CodeSet::VisaResponse,
            CodeSet::Iso8583Response,
            CodeSet::ValitorpayResponse,
            CodeSet::PeiAcquirer,
            CodeSet::PayexResponse,
        ] {
            let attempt = Attempt::new(later(now(), -9 * DAY), set, code).unwrap().network(Network::Visa);
            // Whatever a forbidden try was answered, the card stays barred.
            let after = visa(later(now(), -3 * DAY), "51");
            for history in [vec![attempt], vec![attempt, after]] {
                let decision = cautious(&history, now());
                assert_eq!(
                    (decision.action(), decision.rule()),
                    (Action::Stop, "visa.category-1"),
                    "{set} {code}"
                );
                assert_eq!((decision.at(), decision.attempts_left()), (None, Some(0)));
            }
        }
    }
}

#[test]
fn advice_against_tries_holds_for_thirty_days() {
    let policy = rules_alone();
    for code in ["03", "21"] {
        let advice = advice(code);
        let barred = mastercard(later(now(), -30 * DAY), "05").with(&advice);
        let after = mastercard(later(now(), -2 * DAY), "51");
        let decision = plan(&[barred, after], later(now(), -1), &policy).unwrap();
        assert_eq!((decision.action(), decision.rule()), (Action::Stop, "mastercard.mac-03"));
        assert!(because(&decision).contains(&"mastercard.mac-03.tabapay"));
        let decision = plan(&[barred, after], now(), &policy).unwrap();
        assert_eq!(decision.action(), Action::Retry, "{:?}", because(&decision));
        // The advice itself is not lifted by time where nothing newer was answered.
        let decision = plan(&[barred], later(now(), 90 * DAY), &policy).unwrap();
        assert_eq!((decision.action(), decision.rule()), (Action::Stop, "code.never"));
    }
}

#[test]
fn advice_of_a_prepaid_card_is_read_strictly() {
    let advice = advice("40");
    let decision = cautious(&[mastercard(later(now(), -2 * DAY), "51").with(&advice)], now());
    assert_eq!((decision.action(), decision.rule()), (Action::Stop, "mastercard.mac-40"));
}

#[test]
fn advice_to_wait_holds_through_a_try_that_came_too_early() {
    let policy = rules_alone();
    let ten_days = advice("30");
    let first = later(now(), -3 * DAY);
    let history = [mastercard(first, "51").with(&ten_days), mastercard(later(now(), -DAY), "51")];
    let decision = plan(&history, now(), &policy).unwrap();
    assert_eq!((decision.action(), decision.rule()), (Action::Wait, "code.wait"));
    assert_eq!(decision.at(), Some(later(first, 10 * DAY)));
}

#[test]
fn processors_agree_on_72_hours() {
    let advice = advice("02");
    let at = later(now(), -HOUR);
    let decision = cautious(&[mastercard(at, "05").with(&advice)], now());
    assert_eq!((decision.action(), decision.at()), (Action::Wait, Some(later(at, 72 * HOUR))));
    assert!(because(&decision).contains(&"mastercard.mac-02"));
}

#[test]
fn mastercard_counts_ten_in_a_day_and_35_in_thirty_days() {
    let policy = rules_alone();
    let first = later(now(), -20 * HOUR);
    let history: Vec<_> =
        (0..10).map(|place| mastercard(later(first, place * HOUR), "05").currency("EUR")).collect();
    let decision = plan(&history, now(), &policy).unwrap();
    assert_eq!(decision.action(), Action::Wait);
    assert!(decision.rule().starts_with("mastercard.day"), "{}", decision.rule());
    assert_eq!((decision.at(), decision.attempts_left()), (Some(later(first, DAY)), Some(0)));
    let decision = plan(&history[1..], now(), &policy).unwrap();
    assert_eq!((decision.action(), decision.attempts_left()), (Action::Retry, Some(1)));

    let first = later(now(), -29 * DAY);
    let history: Vec<_> =
        (0..35).map(|place| mastercard(later(first, place * 19 * HOUR), "05").currency("EUR")).collect();
    let decision = plan(&history, now(), &policy).unwrap();
    assert_eq!((decision.action(), decision.rule()), (Action::Wait, "mastercard.month"));
    assert_eq!(decision.at(), Some(later(first, 30 * DAY)));
}

#[test]
fn brazil_is_told_by_country_or_currency() {
    let policy = rules_alone();
    let first = later(now(), -10 * HOUR);
    let history = |attempt: fn(Attempt<'static>) -> Attempt<'static>| -> Vec<_> {
        (0..7).map(|place| attempt(mastercard(later(first, place * HOUR), "05"))).collect()
    };
    for there in [
        history(|attempt| attempt.currency("BRL")),
        history(|attempt| attempt.region("br").currency("USD")),
        // Where nobody says where it was, the rule counts.
        history(|attempt| attempt),
    ] {
        let decision = plan(&there, now(), &policy).unwrap();
        assert_eq!((decision.action(), decision.rule()), (Action::Wait, "mastercard.day.brazil"));
    }
    for elsewhere in
        [history(|attempt| attempt.currency("EUR")), history(|attempt| attempt.region("SE").currency("BRL"))]
    {
        let decision = plan(&elsewhere, now(), &policy).unwrap();
        assert_eq!((decision.action(), decision.attempts_left()), (Action::Retry, Some(3)));
    }
}

#[test]
fn elo_counts_fifteen() {
    let policy = rules_alone();
    let history: Vec<_> = (1..=15)
        .map(|place| {
            let at = later(now(), -place * DAY);
            Attempt::new(at, CodeSet::Iso8583Response, "51").unwrap().network(Network::Elo).currency("BRL")
        })
        .collect();
    let decision = plan(&history, now(), &policy).unwrap();
    assert_eq!((decision.action(), decision.rule()), (Action::Wait, "elo.month"));
}

#[test]
fn a_platform_may_be_stricter_than_the_network() {
    let policy = rules_alone();
    let history: Vec<_> = (1..=15)
        .map(|place| {
            let at = later(now(), -place * DAY);
            Attempt::new(at, CodeSet::PayexResponse, "05").unwrap().network(Network::Visa)
        })
        .collect();
    let decision = plan(&history, now(), &policy).unwrap();
    assert_eq!((decision.action(), decision.rule()), (Action::Wait, "payex.visa-month"));
    assert!(because(&decision).contains(&"visa.month"));

    let block = |days: i64| {
        other(later(now(), -days * DAY), CodeSet::PayexProblem, "creditcard/acquirererrordonotretry")
    };
    let soft = |days: i64| other(later(now(), -days * DAY), CodeSet::PayexProblem, "creditcard/badrequest");
    assert_eq!(cautious(&[block(29), soft(20)], now()).rule(), "payex.do-not-retry");
    assert_ne!(cautious(&[block(31), soft(20)], now()).action(), Action::Stop);
}

#[test]
fn a_published_number_of_retries_counts_those_after_the_first() {
    let failed = |days: i64| other(later(now(), -days * DAY), CodeSet::AskellPayment, "failed");
    let history: Vec<_> = [50, 40, 30, 20].map(failed).into();
    let decision = cautious(&history, now());
    assert_eq!((decision.action(), decision.attempts_left()), (Action::Retry, Some(1)));
    let history: Vec<_> = [60, 50, 40, 30, 20].map(failed).into();
    let decision = cautious(&history, now());
    assert_eq!((decision.action(), decision.rule()), (Action::Stop, "code.limit"));
    assert_eq!(decision.attempts_left(), Some(0));
}

#[test]
fn without_a_network_the_rules_of_all_count() {
    let attempt = Attempt::new(later(now(), -2 * DAY), CodeSet::Iso8583Response, "51").unwrap();
    let decision = cautious(&[attempt.currency("EUR")], now());
    let rules = because(&decision);
    assert!(rules.contains(&"visa.month") && rules.contains(&"mastercard.day"), "{rules:?}");
    assert!(!rules.contains(&"elo.month"), "{rules:?}");
    let decision = cautious(&[attempt.network(Network::Other)], now());
    assert!(because(&decision).iter().all(|rule| rule.starts_with("code.") || rule.starts_with("cautious.")));
}

#[test]
fn networks_are_known_by_the_names_that_people_use() {
    for (name, network) in [
        ("Visa", Network::Visa),
        ("VISA ELECTRON", Network::Visa),
        ("v-pay", Network::Visa),
        ("MasterCard", Network::Mastercard),
        ("mc", Network::Mastercard),
        ("Maestro", Network::Mastercard),
        ("american-express", Network::Amex),
        ("Diners Club", Network::Discover),
        ("elo", Network::Elo),
        ("dankort", Network::Other),
        ("", Network::Other),
    ] {
        assert_eq!(Network::from_name(name), network, "{name}");
    }
}

/// The rules that repeat the answer are those of its source; any other is told with its own.
#[test]
fn a_rule_names_its_own_source() {
    let block = other(later(now(), -20 * DAY), CodeSet::PayexProblem, "creditcard/acquirererrordonotretry");
    let control = other(later(now(), -20 * DAY), CodeSet::OppResult, "700.601.003");
    let last = visa(later(now(), -DAY), "51");
    for (history, rule, source) in [
        (&[block, last][..], "payex.do-not-retry", "payex-docs"),
        (&[control, last], "opp.mac-control", "hyperpay-mac-control"),
        (&[visa(later(now(), -DAY), "43")], "visa.category-1", "visa-core-rules-2026-04"),
    ] {
        let decision = cautious(history, now());
        assert_eq!((decision.action(), decision.rule()), (Action::Stop, rule));
        assert_eq!(decision.because().next().unwrap().source().unwrap().id(), source);
    }
    let stolen = [visa(later(now(), -DAY), "43")];
    let masked = cautious(&stolen, now());
    let masked = masked.because().find(|cause| cause.rule() == "code.masked").unwrap();
    assert_eq!(masked.source(), stolen[0].verdict().source());
}

/// The same answer over another network is met by other rules.
#[test]
fn an_answer_is_that_of_its_network() {
    let answered = |days: i64, network| {
        Attempt::new(later(now(), -days * DAY), CodeSet::Iso8583Response, "57").unwrap().network(network)
    };
    let policy = rules_alone();
    for (networks, is_barred) in [
        ([Network::Other, Network::Other], false),
        ([Network::Other, Network::Visa], true),
        ([Network::Visa, Network::Other], true),
    ] {
        let history = [answered(9, networks[0]), answered(3, networks[1])];
        let decision = plan(&history, now(), &policy).unwrap();
        assert_eq!(because(&decision).contains(&"visa.code-57"), is_barred, "{networks:?}");
        let rule = if is_barred { "visa.code-57" } else { "code.never" };
        assert_eq!((decision.action(), decision.rule()), (Action::Stop, rule), "{networks:?}");
    }
}

/// Two answers that allow so many tries: the tighter one counts, whichever came first.
#[test]
fn the_tighter_of_two_limits_counts() {
    let daily = |ago: i64| other(later(now(), -ago), CodeSet::PayexFailure, "REJECTED_BY_POSPAY_DAILY_LIMIT");
    let four = |ago: i64| other(later(now(), -ago), CodeSet::AskellPayment, "failed");
    let policy = rules_alone();
    for history in [[daily(2 * DAY), four(HOUR)], [four(2 * DAY), daily(HOUR)]] {
        let decision = plan(&history, now(), &policy).unwrap();
        assert_eq!(decision.attempts_left(), Some(3));
    }
}
