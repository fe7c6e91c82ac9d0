//! Open Payment Platform: every operation is a document of its own.

use std::slice::from_ref;

use payverdict::timeline::{Timeline, TimelineError};
use serde_json::json;

use super::documents::{opp, webhook, with};
use super::every_order::{all_say, read, said, state};

const DONE: &str = "000.000.000";
const PENDING: &str = "000.200.000";
const REFUSED: &str = "800.100.155";

fn debit(code: &str, minute: u32) -> String {
    opp("DB", "a1", None, "48.50", code, minute)
}

#[test]
fn a_late_failed_webhook_does_not_unpay_a_paid_order() {
    let failed = opp("DB", "a0", None, "48.50", REFUSED, 1);
    let paid = state(&[debit(DONE, 3), webhook(&failed)]);
    assert_eq!(said(&paid), "approved captured 48.50 0.00 paid");
    assert_eq!(paid.reference(), Some("a1"));
    // Whether the shop was told of the failure late, or it came later.
    let failed = opp("DB", "a2", None, "48.50", REFUSED, 9);
    assert_eq!(said(&state(&[debit(DONE, 3), failed])), "approved captured 48.50 0.00 paid");
}

#[test]
fn a_late_capture_does_not_undo_a_refund() {
    let documents = [
        opp("PA", "a1", None, "48.50", DONE, 0),
        opp("RF", "a3", Some("a2"), "48.50", DONE, 50),
        opp("CP", "a2", Some("a1"), "48.50", DONE, 20),
    ];
    assert_eq!(said(&state(&documents)), "reversed returned 48.50 48.50");
}

#[test]
fn a_repeated_notice_counts_once() {
    let done = debit(DONE, 3);
    let told = state(&[
        done.clone(),
        webhook(&done),
        webhook(&done),
        with(&webhook(&done), "/action", json!("UPDATED")),
    ]);
    assert_eq!(said(&told), "approved captured 48.50 0.00 paid");
    assert_eq!(told.events(), 1);
}

#[test]
fn part_captures_add_up_to_the_whole() {
    let mut documents = vec![
        opp("PA", "a1", None, "90.00", DONE, 0),
        opp("CP", "a2", Some("a1"), "30.10", DONE, 20),
        opp("CP", "a3", Some("a1"), "19.90", DONE, 30),
    ];
    assert_eq!(said(&state(&documents)), "approved captured 50.00 0.00");
    assert_eq!(state(&documents).partial(), Some(true));
    documents.push(opp("CP", "a4", Some("a1"), "40.00", DONE, 40));
    assert_eq!(said(&state(&documents)), "approved captured 90.00 0.00 paid");
}

#[test]
fn part_refunds_add_up_to_the_whole() {
    let mut documents = vec![debit(DONE, 0), opp("RF", "a2", Some("a1"), "8.50", DONE, 20)];
    assert_eq!(said(&state(&documents)), "approved captured 48.50 8.50");
    documents.push(opp("RF", "a3", Some("a1"), "40.00", DONE, 25));
    assert_eq!(said(&state(&documents)), "reversed returned 48.50 48.50");
    documents.push(opp("RF", "a4", Some("a1"), "1.00", DONE, 25));
    assert_eq!(said(&state(&documents)), "unknown unknown ? ? returned");
}

#[test]
fn a_void_releases_what_was_reserved() {
    let reserved = opp("PA", "a1", None, "48.50", DONE, 0);
    assert_eq!(said(&state(from_ref(&reserved))), "approved authorized 0.00 0.00");
    let released = opp("RV", "a2", Some("a1"), "48.50", DONE, 5);
    assert_eq!(said(&state(&[reserved, released])), "cancelled none 0.00 0.00");
}

#[test]
fn a_capture_after_a_void_cannot_be_reconciled() {
    let documents = [
        opp("PA", "a1", None, "48.50", DONE, 0),
        opp("RV", "a2", Some("a1"), "48.50", DONE, 5),
        opp("CP", "a3", Some("a1"), "48.50", DONE, 8),
    ];
    let told = state(&documents);
    assert_eq!(said(&told), "unknown unknown ? ? released");
    let [conflict] = told.conflicts() else { panic!("one conflict") };
    assert_eq!(
        conflict.paths(),
        [
            "a2@2026-03-01T00:05:07Z#result.code=000.000.000",
            "a3@2026-03-01T00:08:07Z#result.code=000.000.000"
        ]
    );
    assert!(conflict.sentence().starts_with("Money was taken from a reservation that had been released"));
    assert!(told.next().contains("ask the provider"));
}

#[test]
fn a_void_of_a_debit_gives_it_back() {
    let documents = [debit(DONE, 0), opp("RV", "a2", Some("a1"), "48.50", DONE, 5)];
    assert_eq!(said(&state(&documents)), "reversed returned 48.50 48.50");
}

#[test]
fn a_chargeback_unpays_and_its_reversal_does_not_pay_again() {
    let mut documents = vec![debit(DONE, 0), opp("CB", "a2", Some("a1"), "48.50", "000.100.230", 900)];
    let told = state(&documents);
    assert_eq!(said(&told), "reversed returned 48.50 48.50");
    assert!(told.next().starts_with("The bank took the money back"));
    documents.push(opp("RV", "a3", Some("a2"), "48.50", DONE, 2000));
    let told = state(&documents);
    assert_eq!(said(&told), "approved captured 48.50 48.50");
    assert!(told.next().contains("dispute"));
}

#[test]
fn a_test_is_never_paid() {
    let told = state(&[debit("000.100.110", 0), webhook(&debit("000.100.110", 0))]);
    assert_eq!(said(&told), "approved captured 48.50 0.00");
    assert!(told.next().starts_with("This was a test"));
}

#[test]
fn a_wait_ends_with_what_was_decided() {
    assert_eq!(said(&state(&[debit(PENDING, 0)])), "pending unknown ? ?");
    assert_eq!(said(&state(&[debit(PENDING, 0), debit(DONE, 4)])), "approved captured 48.50 0.00 paid");
    assert_eq!(said(&state(&[debit(PENDING, 0), debit(REFUSED, 4)])), "declined none 0.00 0.00");
    // Even if the clock of the machine that still waits is ahead.
    assert_eq!(said(&state(&[debit(PENDING, 9), debit(DONE, 4)])), "approved captured 48.50 0.00 paid");
}

#[test]
fn a_question_that_was_answered_is_none() {
    let asked = debit("000.400.000", 0);
    assert_eq!(said(&state(from_ref(&asked))), "review captured 48.50 0.00");
    assert_eq!(said(&state(&[asked.clone(), debit(DONE, 60)])), "approved captured 48.50 0.00 paid");
    // One that came afterwards is.
    assert_eq!(said(&state(&[debit("000.400.000", 90), debit(DONE, 60)])), "review captured 48.50 0.00");
}

#[test]
fn a_refused_refund_leaves_the_money() {
    let documents = [debit(DONE, 0), opp("RF", "a2", Some("a1"), "48.50", REFUSED, 5)];
    let told = state(&documents);
    assert_eq!(said(&told), "approved captured 48.50 0.00 paid");
    assert!(told.next().contains("giving it back did not go through"));
}

#[test]
fn a_refund_on_its_way_is_not_shipped() {
    let documents = [debit(DONE, 0), opp("RF", "a2", Some("a1"), "48.50", PENDING, 5)];
    let told = state(&documents);
    assert_eq!(said(&told), "pending captured 48.50 0.00");
    assert!(told.next().starts_with("A refund is on its way"));
}

#[test]
fn one_operation_with_two_ends_cannot_be_reconciled() {
    let both = [debit(DONE, 3), debit(REFUSED, 3)];
    assert_eq!(said(&state(&both)), "unknown unknown ? ? operation");
    // A refusal that is newer denies what was proven; one that is older was history.
    let told = state(&[debit(DONE, 3), debit(REFUSED, 5)]);
    assert_eq!(said(&told), "unknown unknown ? ? operation");
    // Nor does the step by itself say that it went through.
    assert!(told.attempts().iter().all(|step| step.outcome() == payverdict::Outcome::Unknown));
    assert_eq!(said(&state(&[debit(DONE, 3), debit(REFUSED, 1)])), "approved captured 48.50 0.00 paid");
}

#[test]
fn one_operation_with_two_amounts_cannot_be_reconciled() {
    let both = [debit(DONE, 3), with(&debit(DONE, 4), "/amount", json!("84.50"))];
    assert_eq!(said(&state(&both)), "unknown unknown ? ? amounts");
    let both = [debit(DONE, 3), with(&debit(DONE, 4), "/currency", json!("SEK"))];
    assert_eq!(said(&state(&both)), "unknown unknown ? ? currencies");
}

#[test]
fn a_shopper_who_paid_twice_is_seen() {
    let twice = state(&[debit(DONE, 3), opp("DB", "a2", None, "48.50", DONE, 4)]);
    assert_eq!(said(&twice), "approved captured 97.00 0.00");
    assert!(twice.next().contains("charged twice"));
}

#[test]
fn a_capture_that_may_have_happened_is_asked_for() {
    let documents =
        [opp("PA", "a1", None, "48.50", DONE, 0), opp("CP", "a2", Some("a1"), "48.50", "900.100.300", 2)];
    let told = state(&documents);
    assert_eq!(told.outcome(), payverdict::Outcome::Unknown);
    assert!(!told.is_paid());
}

#[test]
fn what_nothing_links_is_of_another_payment() {
    let mut payment = Timeline::new();
    let documents = read(
        &[
            debit(DONE, 0),
            opp("DB", "b1", None, "12.00", DONE, 0),
            // Its capture was not told yet, but it has the merchant's number.
            opp("RF", "a9", Some("a8"), "48.50", DONE, 20),
            with(&opp("RF", "b9", Some("b8"), "48.50", DONE, 20), "/merchantTransactionId", json!("other")),
        ],
        None,
    );
    payment.add(&documents[0]).unwrap();
    let foreign = |error: TimelineError| assert_eq!(error.kind(), "foreign");
    foreign(payment.add(&documents[1]).unwrap_err());
    foreign(payment.add(&documents[3]).unwrap_err());
    assert!(payment.state().is_paid());
    payment.add(&documents[2]).unwrap();
    assert_eq!(said(&payment.state()), "unknown unknown ? ? unlinked");
}

#[test]
fn a_search_tells_of_every_payment_that_it_found() {
    let one = |text: String| serde_json::from_str::<serde_json::Value>(&text).unwrap();
    let found = json!({
        "result": {"code": "000.000.100", "description": "ok"}, "timestamp": "2026-03-02 10:00:00+0000", "ndc": "x",
        "payments": [
            one(opp("PA", "a1", None, "48.50", DONE, 0)),
            one(opp("CP", "a2", Some("a1"), "48.50", DONE, 5)),
        ],
    });
    assert_eq!(said(&state(&[found.to_string()])), "approved captured 48.50 0.00 paid");
    let refund = opp("RF", "a3", Some("a2"), "48.50", DONE, 9);
    assert_eq!(said(&state(&[found.to_string(), refund])), "reversed returned 48.50 48.50");
}

#[test]
fn steps_are_in_the_order_of_their_own_times() {
    let documents = [
        opp("RF", "a3", Some("a2"), "48.50", DONE, 50),
        opp("PA", "a1", None, "48.50", DONE, 0),
        opp("CP", "a2", Some("a1"), "48.50", DONE, 20),
    ];
    let told = state(&documents);
    let steps: Vec<_> =
        told.attempts().iter().map(|step| (step.operation().as_str(), step.at().unwrap())).collect();
    assert_eq!(steps[0], ("authorization", "2026-03-01T00:00:07Z".into()));
    assert_eq!(steps[1], ("capture", "2026-03-01T00:20:07Z".into()));
    assert_eq!(steps[2], ("refund", "2026-03-01T00:50:07Z".into()));
}

/// The bank may tell of it in a document of its own, or in that of the payment.
#[test]
fn what_the_bank_took_back_had_been_taken() {
    const TAKEN_BACK: &str = "000.100.230";
    let reserved = || opp("PA", "a1", None, "48.50", DONE, 0);
    let of = |kind: &str, code: &str, id: &str, target: &str| opp(kind, id, Some(target), "48.50", code, 900);
    let back = || of("CB", TAKEN_BACK, "a2", "a1");
    all_say(&[
        ("a debit", vec![debit(TAKEN_BACK, 900)], "reversed returned 48.50 48.50"),
        ("a capture", vec![reserved(), of("CP", TAKEN_BACK, "a2", "a1")], "reversed returned 48.50 48.50"),
        ("told by itself", vec![debit(DONE, 0), back()], "reversed returned 48.50 48.50"),
        (
            "and gave it to the merchant again",
            vec![debit(DONE, 0), back(), of("CR", DONE, "a3", "a2")],
            "approved captured 48.50 48.50",
        ),
        (
            "which its code may say as well",
            vec![debit(DONE, 0), back(), of("CR", TAKEN_BACK, "a3", "a2")],
            "approved captured 48.50 48.50",
        ),
        (
            "and what nobody knows was done",
            vec![debit(DONE, 0), back(), of("XX", DONE, "a3", "a2")],
            "reversed unknown 48.50 48.50",
        ),
    ]);
}

/// A search that was refused found nothing, whatever stands beside that.
#[test]
fn what_a_refused_search_found_is_not_paid() {
    let search = |code: &str| {
        let debit: serde_json::Value = serde_json::from_str(&debit(DONE, 0)).unwrap();
        json!({"result": {"code": code, "description": "of no account"}, "timestamp": "2026-03-02 10:00:00+0000", "ndc": "x",
            "payments": [debit]})
        .to_string()
    };
    all_say(&[
        ("it worked", vec![search("000.000.100")], "approved captured 48.50 0.00 paid"),
        ("it was refused", vec![search(REFUSED)], "approved captured 48.50 0.00"),
    ]);
}
