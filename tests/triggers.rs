//! How sandboxes are made to answer: every trigger leads to a row that is listed, and there are enough of them.

#![cfg(feature = "triggers")]

use std::collections::BTreeSet;

use payverdict::{CodeSet, Environment, Match, Trigger, TriggerKind, decode};

#[test]
fn there_are_triggers_of_many_systems() {
    let systems: BTreeSet<&str> = Trigger::all().map(|trigger| trigger.entry().set().system().id()).collect();
    assert!(Trigger::all().len() >= 250, "{} triggers", Trigger::all().len());
    assert!(systems.len() >= 8, "{systems:?}");
}

#[test]
fn a_trigger_leads_to_its_row_and_the_row_to_it() {
    let rows = || CodeSet::ALL.iter().flat_map(|set| set.entries());
    let of_rows: BTreeSet<_> = rows()
        .flat_map(|row| {
            row.triggers().map(move |trigger| (row.set(), row.code(), trigger.value(), trigger.kind()))
        })
        .collect();
    let all: BTreeSet<_> = Trigger::all()
        .map(|trigger| {
            let row = trigger.entry();
            (row.set(), row.code(), trigger.value(), trigger.kind())
        })
        .collect();
    assert_eq!(of_rows, all);
    assert_eq!(rows().map(|row| row.triggers().len()).sum::<usize>(), Trigger::all().len());
    for trigger in Trigger::all() {
        let row = trigger.entry();
        let verdict = decode(row.set(), row.code()).unwrap();
        assert_eq!((verdict.matched(), verdict.entry()), (Match::Exact, Some(row)), "{trigger:?}");
        assert!(!trigger.value().is_empty() && trigger.with() != Some(""), "{trigger:?}");
        assert!(!trigger.source().id().is_empty(), "{trigger:?}");
    }
}

/// One of each system, as its provider says.
#[test]
fn a_trigger_of_each_system_is_what_the_provider_says() {
    use Environment::{Sandbox, TestMode};
    use TriggerKind::{Amount, Card, Field, Name, Scenario, Token};

    let known = [
        (CodeSet::AdyenRefusal, "6", Name, "CARD_EXPIRED", Sandbox),
        (CodeSet::BraintreeResponse, "2015", Amount, "2015.00", Sandbox),
        (CodeSet::CheckoutResponse, "30043", Card, "4539 2536 5571 1767", Sandbox),
        (CodeSet::ClearhausStatus, "40413", Amount, "40413", Sandbox),
        (CodeSet::GocardlessCause, "mandate_expired", Scenario, "mandate_expired", Sandbox),
        (CodeSet::OppResult, "800.100.151", Field, "800.100.151", Sandbox),
        (CodeSet::PayexFailure, "REJECTED_BY_ACQUIRER_CARD_STOLEN", Amount, "900343", Sandbox),
        (CodeSet::PayfuncError, "card declined", Amount, "404.10", Sandbox),
        (CodeSet::PaypalProcessor, "9520", Name, "CCREJECT-LS", Sandbox),
        (CodeSet::RazorpayReason, "payment_cancelled", Card, "4100 2800 0007 0002", TestMode),
        (CodeSet::SquareError, "CVV_FAILURE", Token, "cnon:card-nonce-rejected-cvv", Sandbox),
        (CodeSet::StripeDecline, "insufficient_funds", Card, "4000 0000 0000 9995", TestMode),
        (CodeSet::WorldpayRefusal, "43", Name, "REFUSED43", Sandbox),
    ];
    for (set, code, kind, value, environment) in known {
        let row = decode(set, code).unwrap().entry().unwrap();
        assert_eq!((row.set(), row.code()), (set, code));
        let mut triggers = row.triggers();
        let found = triggers.find(|trigger| trigger.kind() == kind && trigger.value() == value);
        assert_eq!(found.map(Trigger::environment), Some(environment), "{set} {code}: {value}");
    }
    let systems =
        |sets: &mut dyn Iterator<Item = CodeSet>| sets.map(|set| set.system().id()).collect::<BTreeSet<_>>();
    let tried = systems(&mut known.iter().map(|(set, ..)| *set));
    assert_eq!(
        tried,
        systems(&mut Trigger::all().map(|trigger| trigger.entry().set())),
        "one of each system"
    );
}

/// What is asked of Braintree, Clearhaus and Adyen is the code itself: a number that was typed wrongly shows.
#[test]
fn numbers_that_are_echoed_are_those_of_the_code() {
    for trigger in Trigger::all() {
        let (row, value) = (trigger.entry(), trigger.value());
        let echoed = match (row.set(), trigger.kind()) {
            (CodeSet::BraintreeResponse, TriggerKind::Amount) => {
                row.code() == "1000" || value == "5001.01" || value == format!("{}.00", row.code())
            }
            (CodeSet::ClearhausStatus, TriggerKind::Amount) => value == row.code(),
            (CodeSet::AdyenRefusal | CodeSet::OppResult, TriggerKind::Field) => value == row.code(),
            (CodeSet::WorldpayRefusal, TriggerKind::Name) => {
                value == "SOFT_DECLINED" || value == format!("REFUSED{}", row.code())
            }
            _ => true,
        };
        assert!(echoed, "{} {}: {value}", row.set(), row.code());
    }
}

/// Nobody sees a card number here that a provider has not printed for everybody: they are written in groups.
#[test]
fn card_numbers_are_those_of_test_cards() {
    for trigger in Trigger::all() {
        let longest =
            trigger.value().split(' ').filter(|part| part.bytes().all(|byte| byte.is_ascii_digit()));
        let longest = longest.map(str::len).max().unwrap_or(0);
        assert!(longest < 13, "{trigger:?}");
        let is_grouped = trigger.value().contains(' ') && trigger.value().len() > 13;
        assert_eq!(trigger.kind() == TriggerKind::Card, is_grouped, "{trigger:?}");
    }
}
