//! Histories made up of documents of every system: whatever they tell, in whatever order, it is a join, and it is never
//! paid when anything went back.
//!
//! `PROPTEST_CASES=1000000 cargo test --release --features payload --test timeline generated` tries a million.

use std::sync::LazyLock;

use payverdict::payload::PayloadSystem;
use payverdict::timeline::{Document, Timeline};
use proptest::prelude::*;
use serde_json::json;

use super::documents::{
    ADYEN, adyen, askell, checkout, checkout_payment, opp, order, payex, payfunc, payfunc_event, payment,
    pei, postback, stripe_charge, stripe_dispute, stripe_event, stripe_intent, stripe_refund, with,
};
use super::every_order::read;

/// A document, and what it proves by itself.
struct Told {
    document: Document,
    /// Whether anything went back.
    gives: bool,
    /// What was taken, in cents or öre: the operation, and how much.
    takes: Option<(u32, u64)>,
    /// Whether it is about the whole payment.
    is_whole: bool,
}

/// The documents of each system, each set about one payment.
static POOLS: LazyLock<[Vec<Told>; 9]> = LazyLock::new(|| {
    [
        of_opp(),
        of_payex(),
        of_orders(),
        of_askell(),
        of_pei(),
        of_payfunc(),
        of_adyen(),
        of_checkout(),
        of_stripe(),
    ]
});

fn told(text: String, gives: bool, takes: Option<(u32, u64)>, is_whole: bool) -> Told {
    let system = text.contains(r#""date":"2026-07"#).then_some(PayloadSystem::Payfunc);
    let document = read(&[text], system).pop().unwrap();
    Told { document, gives, takes, is_whole }
}

const CODES: [(&str, bool); 6] = [
    ("000.000.000", true),
    ("000.000.000", true),
    ("800.100.155", false),
    ("000.200.000", false),
    ("000.400.000", false),
    ("900.100.300", false),
];

fn of_opp() -> Vec<Told> {
    // Kind, id, what it refers to, amount, what it takes in cents, whether it gives.
    type Made = (&'static str, &'static str, Option<&'static str>, &'static str, Option<u64>, bool);
    let operations: [Made; 11] = [
        ("PA", "p1", None, "60.00", None, false),
        ("PA", "p2", None, "60.00", None, false),
        ("DB", "p3", None, "60.00", Some(6000), false),
        ("CP", "c1", Some("p1"), "20.00", Some(2000), false),
        ("CP", "c2", Some("p1"), "40.00", Some(4000), false),
        ("CP", "c3", Some("p1"), "60.00", Some(6000), false),
        ("RF", "r1", Some("c3"), "60.00", None, true),
        ("RF", "r2", Some("c1"), "5.00", None, true),
        ("RV", "r3", Some("p1"), "60.00", None, false),
        ("RV", "r4", Some("p3"), "60.00", None, true),
        ("CB", "r5", Some("p3"), "60.00", None, true),
    ];
    let mut pool = Vec::new();
    for (number, (kind, id, refers_to, amount, takes, gives)) in (0..).zip(operations) {
        for (code, is_done) in CODES {
            for minute in [number * 7, 40] {
                let text = opp(kind, id, refers_to, amount, code, minute);
                let takes = takes.filter(|_| is_done).map(|amount| (number, amount));
                pool.push(told(text, gives && is_done, takes, false));
            }
        }
    }
    pool.push(told(opp("DB", "p3", None, "60.00", "000.100.230", 90), true, None, false));
    pool.push(told(opp("DB", "p3", None, "60.00", "000.100.110", 50), false, None, false));
    let other = opp("DB", "p3", None, "60.00", "000.000.000", 50);
    pool.push(told(with(&other, "/currency", json!("SEK")), false, Some((2, 6000)), false));
    pool
}

fn of_payex() -> Vec<Told> {
    let kinds: [(&str, u32, u64, bool, bool); 6] = [
        ("Authorization", 1, 6000, false, false),
        ("Capture", 2, 2000, true, false),
        ("Capture", 3, 4000, true, false),
        ("Reversal", 4, 6000, false, true),
        ("Reversal", 5, 500, false, true),
        ("Cancellation", 6, 6000, false, false),
    ];
    let mut pool = Vec::new();
    for (kind, id, amount, takes, gives) in kinds {
        for state in ["Completed", "Completed", "Failed", "AwaitingActivity", "Initialized"] {
            let is_done = state == "Completed";
            let takes = (takes && is_done).then_some((id, amount));
            pool.push(told(payex(id, kind, state, amount, 500 + id), gives && is_done, takes, false));
        }
    }
    for chosen in 1..1_u32 << kinds.len() {
        let list: Vec<_> = (kinds.iter().zip(0..).filter(|(_, bit)| chosen >> bit & 1 == 1))
            .map(|((kind, id, amount, ..), _)| (*id, *kind, "Completed", *amount, 500 + *id))
            .collect();
        let minute = 501 + chosen.ilog2() * 2;
        pool.push(told(payment(6000, &list, minute), chosen & 0b1_1000 != 0, None, true));
    }
    pool
}

fn of_orders() -> Vec<Told> {
    let mut pool = Vec::new();
    for minute in [500, 510, 520, 530] {
        for status in ["Initialized", "Paid", "Failed", "Aborted", "Cancelled", "Reversed"] {
            pool.push(told(order(status, None, minute), status == "Reversed", None, true));
        }
        let sale = (1, "Sale", 42_000, 495);
        pool.push(told(order("Paid", Some(&[sale]), minute), false, None, true));
        let (part, rest) = ((2, "Reversal", 2_000, 505), (3, "Reversal", 40_000, 515));
        pool.push(told(order("Paid", Some(&[sale, part]), minute), true, None, true));
        pool.push(told(order("Reversed", Some(&[sale, part, rest]), minute), true, None, true));
    }
    pool
}

fn of_askell() -> Vec<Told> {
    let mut pool = Vec::new();
    for hour in [6, 9, 12] {
        for state in ["pending", "retrying", "failed", "settled", "refunded"] {
            for of_transaction in ["initial", "failed", "settled", "refunded"] {
                let text = askell(state, &[(1, of_transaction, "7500.00")], hour);
                let gives = state == "refunded" || of_transaction == "refunded";
                pool.push(told(text, gives, None, true));
            }
        }
    }
    pool
}

fn of_pei() -> Vec<Told> {
    let mut pool = Vec::new();
    for status in 0..=6 {
        pool.push(told(postback(status), false, None, true));
        for refunded in [None, Some(0), Some(4000), Some(18000)] {
            pool.push(told(pei(status, refunded), refunded.is_some_and(|refunded| refunded > 0), None, true));
        }
    }
    pool
}

fn of_payfunc() -> Vec<Told> {
    let mut pool = Vec::new();
    for kind in ["order", "charge", "refund", "cancel", "fail charge", "fail refund", "deny", "pend", "pay"] {
        for day in [1, 3, 5] {
            for amount in [None, Some(240.0), Some(400.0)] {
                pool.push(told(payfunc_event(kind, day, amount), kind == "refund", None, true));
            }
        }
    }
    for day in 1..5 {
        let (ordered, charged) = (("order", 1, None), ("charge", day, None));
        pool.push(told(payfunc(json!(["ordered"]), &[ordered]), false, None, true));
        pool.push(told(payfunc(json!({"charged": 640.0}), &[ordered, charged]), false, None, true));
        let part = ("refund", day + 1, Some(40.0));
        let status = json!({"charged": 600.0, "refunded": 40.0});
        pool.push(told(payfunc(status, &[ordered, charged, part]), true, None, true));
        let all = ("refund", day + 1, None);
        pool.push(told(payfunc(json!({"refunded": 640.0}), &[ordered, charged, all]), true, None, true));
        pool.push(told(payfunc(json!(["cancelled"]), &[ordered, ("cancel", day, None)]), false, None, true));
    }
    pool
}

fn of_adyen() -> Vec<Told> {
    // Event, reference, amount, what it takes in cents, whether it gives or warns.
    type Made = (&'static str, &'static str, u64, bool, bool);
    let events: [Made; 15] = [
        ("AUTHORISATION", ADYEN, 6000, false, false),
        ("CAPTURE", "C1", 2000, true, false),
        ("CAPTURE", "C2", 4000, true, false),
        ("CAPTURE", "C3", 6000, true, false),
        ("REFUND", "R1", 500, false, true),
        ("REFUND", "R2", 6000, false, true),
        ("CANCELLATION", "X1", 6000, false, false),
        ("CANCEL_OR_REFUND", "X2", 6000, false, true),
        ("EXPIRE", "X3", 4000, false, false),
        ("CHARGEBACK", "D1", 6000, false, true),
        ("CHARGEBACK_REVERSED", "D1", 6000, false, true),
        ("SECOND_CHARGEBACK", "D1", 6000, false, true),
        ("MANUAL_REVIEW_REJECT", "M1", 6000, false, true),
        ("ISSUER_COMMENTS", "D1", 6000, false, false),
        ("POSTPONED_REFUND", "R3", 6000, false, true),
    ];
    let mut pool = Vec::new();
    for (number, (event, own, amount, takes, gives)) in (0..).zip(events) {
        for is_done in [true, true, false] {
            for minute in [600 + number * 7, 640] {
                let text = adyen(event, is_done, own, amount, minute);
                let takes = (takes && is_done).then_some((number, amount));
                pool.push(told(text, gives && is_done, takes, false));
            }
        }
    }
    for own in ["C1", "C3", "R1", "R2"] {
        let event = if own.starts_with('C') { "CAPTURE_FAILED" } else { "REFUND_FAILED" };
        for minute in [500, 640, 900] {
            pool.push(told(adyen(event, true, own, 6000, minute), false, None, true));
        }
    }
    pool
}

fn of_checkout() -> Vec<Told> {
    // Type, number, amount, whether it takes, whether it gives.
    type Made = (&'static str, &'static str, u64, bool, bool);
    let types: [Made; 14] = [
        ("payment_approved", "a1", 6000, false, false),
        ("payment_declined", "a1", 6000, false, false),
        ("payment_declined", "a2", 6000, false, false),
        ("payment_captured", "c1", 2000, true, false),
        ("payment_captured", "c2", 4000, true, false),
        ("payment_captured", "c3", 6000, true, false),
        ("payment_capture_declined", "c3", 6000, false, false),
        ("payment_refunded", "r1", 500, false, true),
        ("payment_refunded", "r2", 6000, false, true),
        ("payment_refund_declined", "r2", 6000, false, false),
        ("payment_refund_pending", "r3", 6000, false, true),
        ("payment_voided", "v1", 6000, false, false),
        ("payment_expired", "v2", 6000, false, false),
        ("payment_chargeback", "d1", 6000, false, true),
    ];
    let mut pool = Vec::new();
    for (number, (kind, action, amount, takes, gives)) in (0..).zip(types) {
        for minute in [600 + number * 7, 640] {
            let takes = takes.then_some((number, amount));
            pool.push(told(checkout(kind, action, amount, minute), gives, takes, false));
        }
    }
    for status in ["Authorized", "Captured", "Partially Captured", "Partially Refunded", "Refunded", "Voided"]
    {
        pool.push(told(checkout_payment(status, None), status.contains("Refunded"), None, true));
    }
    for status in ["Declined", "Pending", "Canceled", "Expired"] {
        pool.push(told(checkout_payment(status, None), false, None, true));
    }
    pool.push(told(checkout_payment("Authorized", Some([6000, 0, 0, 0])), false, None, true));
    pool.push(told(checkout_payment("Partially Captured", Some([6000, 0, 2000, 0])), false, None, true));
    pool.push(told(checkout_payment("Captured", Some([6000, 0, 6000, 0])), false, None, true));
    pool.push(told(checkout_payment("Partially Refunded", Some([6000, 0, 6000, 500])), true, None, true));
    pool.push(told(checkout_payment("Refunded", Some([6000, 0, 6000, 6000])), true, None, true));
    pool
}

fn of_stripe() -> Vec<Told> {
    let mut pool = Vec::new();
    let mut add = |kind: &str, object: serde_json::Value, minute: u32, gives: bool| {
        pool.push(told(object.to_string(), gives, None, true));
        pool.push(told(stripe_event(kind, object, minute), gives, None, true));
    };
    for minute in [3, 9, 30] {
        for status in ["requires_payment_method", "requires_capture", "processing", "succeeded", "canceled"] {
            add("payment_intent.created", stripe_intent(status, None), minute, false);
        }
        let failed = stripe_intent("requires_payment_method", Some(("ch_3Qone", "expired_card")));
        add("payment_intent.payment_failed", failed, minute, false);
        for (captured, returned) in [(0, 0), (4000, 0), (6400, 0), (6400, 900), (6400, 6400)] {
            add("charge.updated", stripe_charge("ch_3Qtwo", captured, returned), minute, returned > 0);
        }
        // One that fails after all leaves the money where it was; the other one never ends.
        let refunds = [
            ("one", "pending", false),
            ("one", "succeeded", true),
            ("one", "failed", false),
            ("two", "pending", true),
        ];
        for (id, status, gives) in refunds {
            let refund = stripe_refund(&format!("re_3Q{id}"), 900, status, minute);
            add("refund.updated", refund, minute, gives);
        }
        for status in ["needs_response", "won", "lost", "warning_needs_response", "prevented"] {
            add("charge.dispute.updated", stripe_dispute(status), minute, true);
        }
    }
    pool
}

fn one(told: &Told) -> Timeline {
    let mut timeline = Timeline::new();
    timeline.add(&told.document).unwrap();
    timeline
}

fn fold(timelines: &[Timeline]) -> Timeline {
    let mut all = Timeline::new();
    for timeline in timelines {
        all.merge(timeline).unwrap();
    }
    all
}

fn joined(one: &Timeline, other: &Timeline) -> Timeline {
    let mut both = one.clone();
    both.merge(other).unwrap();
    both
}

fn cases() -> ProptestConfig {
    let default = ProptestConfig::default();
    let is_asked = std::env::var_os("PROPTEST_CASES").is_some();
    ProptestConfig {
        cases: if is_asked { default.cases } else { 4096 },
        failure_persistence: None,
        ..default
    }
}

proptest! {
    #![proptest_config(cases())]

    #[test]
    fn every_history_is_a_join_and_keeps_the_promise(
        system in 0..9_usize,
        places in prop::collection::vec(any::<prop::sample::Index>(), 1..=12),
        cuts in any::<[prop::sample::Index; 2]>(),
        turn in any::<prop::sample::Index>(),
    ) {
        let pool = &POOLS[system];
        let chosen: Vec<&Told> = places.iter().map(|place| &pool[place.index(pool.len())]).collect();
        let all: Vec<Timeline> = chosen.iter().map(|told| one(told)).collect();
        let whole = fold(&all);
        // In another order, and told again.
        let mut turned = all.clone();
        turned.rotate_left(turn.index(all.len()));
        turned.reverse();
        turned.extend_from_slice(&all[..cuts[0].index(all.len())]);
        prop_assert_eq!(&fold(&turned), &whole);
        // In any tree.
        let mut cuts = cuts.map(|cut| cut.index(all.len() + 1));
        cuts.sort_unstable();
        let [a, b, c] = [&all[..cuts[0]], &all[cuts[0]..cuts[1]], &all[cuts[1]..]].map(fold);
        prop_assert_eq!(joined(&joined(&a, &b), &c), joined(&a, &joined(&b, &c)));
        prop_assert_eq!(joined(&a, &c), joined(&c, &a));
        prop_assert_eq!(&joined(&whole, &whole), &whole);

        let state = whole.state();
        prop_assert_eq!(&fold(&turned).state(), &state);
        if state.is_paid() {
            prop_assert!(state.conflicts().is_empty());
            prop_assert!(!chosen.iter().any(|told| told.gives), "something went back: {:?}", state);
            prop_assert_eq!(state.outcome(), payverdict::Outcome::Approved);
            prop_assert_eq!(state.funds(), payverdict::payload::Funds::Captured);
            prop_assert_eq!(state.partial(), Some(false));
            // Where operations alone tell it, they add up to the whole.
            if !chosen.iter().any(|told| told.is_whole) {
                let mut taken: Vec<_> = chosen.iter().filter_map(|told| told.takes).collect();
                taken.sort_unstable();
                taken.dedup();
                prop_assert_eq!(taken.iter().map(|(_, amount)| amount).sum::<u64>(), 6000);
            }
        }
    }

    #[test]
    fn what_is_stored_comes_back(system in 0..9_usize, places in prop::collection::vec(any::<prop::sample::Index>(), 1..=12)) {
        let pool = &POOLS[system];
        let all: Vec<Timeline> = places.iter().map(|place| one(&pool[place.index(pool.len())])).collect();
        let whole = fold(&all);
        prop_assert_eq!(super::every_order::stored(&whole).state(), whole.state());
    }
}

/// Histories that are paid are found, too: the rules refuse not everything.
#[test]
fn some_histories_of_every_system_are_paid() {
    for (number, pool) in POOLS.iter().enumerate() {
        let is_paid = pool.iter().any(|first| {
            pool.iter().any(|second| {
                let state = joined(&one(first), &one(second)).state();
                state.is_paid()
            })
        });
        assert!(is_paid, "pool {number}");
    }
}
