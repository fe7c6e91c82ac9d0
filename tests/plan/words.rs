//! What follows from each retry word, and what comes before it.

use payverdict::plan::{Action, Attempt, Initiator, Network, plan};
use payverdict::{CodeSet, Operation, Outcome, Reason, Retry};

use super::histories::{DAY, HOUR, cautious, later, other, rules_alone, time, visa};

fn now() -> payverdict::plan::Timestamp {
    time("2026-11-26T12:00:00Z")
}

/// A rule for each row: nothing but `now` and `later` is ever tried by a machine, and only after a refusal.
#[test]
fn no_row_is_tried_again_that_does_not_say_so() {
    let policy = rules_alone();
    for set in CodeSet::ALL {
        for entry in set.entries() {
            for initiator in [Initiator::Merchant, Initiator::Shopper] {
                let at = later(now(), -400 * DAY);
                let attempt = Attempt::new(at, *set, entry.code()).unwrap();
                let history = [attempt.network(Network::Other).initiator(initiator)];
                let decision = plan(&history, now(), &policy).unwrap();
                let said = (entry.outcome(), entry.retry());
                let wanted: &[Action] = match said {
                    (Outcome::Approved, _) => &[Action::Done],
                    (Outcome::Unknown | Outcome::Review, Retry::Never) => &[Action::Stop],
                    (_, Retry::Never) => &[Action::Stop],
                    (Outcome::Unknown | Outcome::Review, _) | (_, Retry::CheckFirst) => {
                        &[Action::CheckStatus]
                    }
                    (Outcome::Pending, Retry::Wait) => &[Action::Wait],
                    (Outcome::Pending, _) | (_, Retry::Wait) => &[Action::CheckStatus],
                    // Advice about prepaid cards is read as a bar.
                    (_, Retry::NotNeeded)
                        if *set == CodeSet::MastercardAdvice && ["40", "41"].contains(&entry.code()) =>
                    {
                        &[Action::Stop]
                    }
                    (Outcome::Cancelled, Retry::NotNeeded)
                        if entry.reason() == Some(Reason::MerchantCancelled) =>
                    {
                        &[Action::Stop]
                    }
                    (Outcome::Cancelled | Outcome::ActionRequired, Retry::NotNeeded) => &[Action::AskShopper],
                    (Outcome::Informational, Retry::NotNeeded) => &[Action::CheckStatus],
                    (_, Retry::NotNeeded) => &[Action::Stop],
                    (_, Retry::Now | Retry::Later) => &[Action::Retry, Action::Stop],
                    (_, Retry::AfterMerchantFix) => &[Action::Fix],
                    (_, Retry::AfterDataFix) if initiator == Initiator::Shopper => &[Action::Fix],
                    (_, Retry::OtherMethod) => &[Action::AskShopper, Action::Stop],
                    _ => &[Action::AskShopper],
                };
                let code = entry.code();
                assert!(
                    wanted.contains(&decision.action()),
                    "{set} {code} {said:?}: {:?}",
                    decision.action()
                );
                if entry.reason().is_some_and(|reason| reason.is_masked()) {
                    assert_ne!(decision.action(), Action::Retry, "{set} {code}");
                }
            }
        }
    }
}

#[test]
fn an_approved_attempt_ends_everything() {
    let approved = visa(later(now(), -3 * DAY), "00");
    for later_one in
        [visa(later(now(), -DAY), "51"), visa(later(now(), -DAY), "04"), visa(later(now(), -DAY), "XA")]
    {
        let decision = cautious(&[later_one, approved], now());
        assert_eq!((decision.action(), decision.rule()), (Action::Done, "code.approved"));
        assert_eq!((decision.at(), decision.attempts_left()), (None, None));
    }
    let other_card = approved.card("first");
    assert_eq!(
        cautious(&[other_card, visa(later(now(), -DAY), "51").card("second")], now()).action(),
        Action::Done
    );
}

#[test]
fn what_became_of_an_earlier_attempt_is_asked_before_a_further_one() {
    for (set, code) in [
        (CodeSet::OppResult, "900.100.300"),
        (CodeSet::OppResult, "000.200.000"),
        (CodeSet::OppResult, "000.400.000"),
        (CodeSet::VisaResponse, "ZZ"),
    ] {
        let history = [other(later(now(), -9 * DAY), set, code), visa(later(now(), -2 * DAY), "51")];
        let decision = cautious(&history, now());
        assert_eq!(
            (decision.action(), decision.rule()),
            (Action::CheckStatus, "code.unknown"),
            "{set} {code}"
        );
    }
}

#[test]
fn pending_is_waited_for_without_a_time() {
    let decision = cautious(&[other(later(now(), -HOUR), CodeSet::OppResult, "000.200.000")], now());
    assert_eq!((decision.action(), decision.rule(), decision.at()), (Action::Wait, "code.pending", None));
}

#[test]
fn a_bar_beats_advice_that_decides() {
    let advice = super::histories::advice("02");
    let history = [super::histories::mastercard(later(now(), -5 * DAY), "83").with(&advice)];
    let decision = cautious(&history, now());
    assert_eq!((decision.action(), decision.rule()), (Action::Stop, "code.masked"));
    // Whatever the advice: newer details change nothing about fraud.
    let newer = super::histories::advice("01");
    let fraud = [super::histories::mastercard(later(now(), -5 * DAY), "83").with(&newer)];
    assert_eq!(cautious(&fraud, now()).action(), Action::Stop);
    let closed = [super::histories::mastercard(later(now(), -5 * DAY), "79").with(&newer)];
    assert_eq!(cautious(&closed, now()).action(), Action::AskShopper);
    // The same advice lifts what is not masked.
    let history = [super::histories::mastercard(later(now(), -5 * DAY), "82").with(&advice)];
    assert_eq!(cautious(&history, now()).action(), Action::Retry);
}

#[test]
fn the_shopper_who_is_there_mends_what_was_typed() {
    let attempt = other(later(now(), -60), CodeSet::OppResult, "800.100.153");
    assert_eq!(cautious(&[attempt], now()).action(), Action::AskShopper);
    let decision = cautious(&[attempt.initiator(Initiator::Shopper)], now());
    assert_eq!((decision.action(), decision.rule()), (Action::Fix, "code.fix"));
}

#[test]
fn the_verdict_is_that_of_the_last_attempt_with_its_advice() {
    let advice = super::histories::advice("26");
    let history = [
        super::histories::mastercard(later(now(), -HOUR), "51").with(&advice),
        super::histories::mastercard(later(now(), -9 * DAY), "05"),
    ];
    let decision = cautious(&history, now());
    let verdict = decision.verdict();
    assert_eq!((decision.code(), verdict.wait_hours()), ("51", Some(48)));
    assert_eq!(verdict.operation(), Operation::Payment);
}

#[test]
fn two_words_alone_are_automatic() {
    let automatic: Vec<_> = Retry::ALL.iter().filter(|word| word.is_automatic()).collect();
    assert_eq!(automatic, [&Retry::Now, &Retry::Later]);
}
