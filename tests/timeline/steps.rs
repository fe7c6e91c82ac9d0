//! The steps of a payment, one by one.

use payverdict::payload::PayloadSystem;
use payverdict::timeline::Timelines;

use super::documents::{checkout, opp};
use super::every_order::{read, state};
use super::ledgers::{DONE, debit, of, reservation};
use super::nordic::klarna;

/// Operation, id and outcome of each step.
fn steps(documents: &[String]) -> Vec<String> {
    let told = state(documents);
    let line = |step: &payverdict::timeline::Attempt| {
        format!("{} {} {}", step.operation(), step.id().unwrap_or("-"), step.outcome())
    };
    told.attempts().iter().map(line).collect()
}

/// Whatever word a system has for it: an operation that went through was approved.
#[test]
fn a_step_says_what_came_of_it() {
    let bank = opp("CB", "a3", Some("a1"), "8.50", "000.100.230", 900);
    let refund = |code, minute| opp("RF", "a2", Some("a1"), "40.00", code, minute);
    assert_eq!(
        steps(&[debit(), refund(DONE, 5), bank]),
        ["payment a1 approved", "refund a2 approved", "chargeback a3 approved"]
    );
    assert_eq!(steps(&[debit(), refund("800.100.155", 5)]), ["payment a1 approved", "refund a2 declined"]);
    assert_eq!(
        steps(&[reservation(), of("RV", "a2", "48.50", 5)]),
        ["authorization a1 approved", "reversal a2 approved"]
    );
    let pay = "authorization pay_m4k7q2wzt6hb3xpn5vdrj8ysce approved";
    let approved = || checkout("payment_approved", "a1", 6000, 600);
    let voided = checkout("payment_voided", "v1", 6000, 605);
    assert_eq!(steps(&[approved(), voided]), [pay, "cancellation act_v1 approved"]);
    let captured = checkout("payment_captured", "c1", 6000, 610);
    let refunded = checkout("payment_refunded", "r1", 6000, 700);
    assert_eq!(
        steps(&[approved(), captured, refunded]),
        [pay, "capture act_c1 approved", "refund act_r1 approved"]
    );
    // What the bank told of the debit itself went back.
    assert_eq!(steps(&[opp("DB", "a1", None, "48.50", "000.100.230", 0)]), ["payment a1 reversed"]);
}

#[test]
fn a_step_says_how_much_and_why() {
    let refused = opp("RF", "a2", Some("a1"), "8.50", "800.100.155", 5);
    let told = state(&[debit(), refused]);
    assert_eq!(told.system(), Some(PayloadSystem::Opp));
    let steps = told.attempts().iter().map(|step| {
        let reason = step.reason().map(|reason| reason.as_str());
        (step.amount().unwrap(), step.currency(), reason)
    });
    assert_eq!(
        steps.collect::<Vec<_>>(),
        [("48.50".into(), Some("EUR"), None), ("8.50".into(), Some("EUR"), Some("insufficient_funds"))]
    );
}

#[test]
fn steps_compare_as_they_are_ordered() {
    let over = |status| klarna(status, "ACCEPTED", [0, 0, 0]);
    let told = state(&[over("CANCELLED"), over("EXPIRED")]);
    // Nothing but the code tells these two apart.
    let [one, other] = told.attempts() else { panic!("{:?}", told.attempts()) };
    assert!(one < other && one <= one);
    let code = |step: &payverdict::timeline::Attempt| step.verdict().unwrap().code().unwrap().to_string();
    assert_eq!([code(one), code(other)], ["CANCELLED", "EXPIRED"]);
}

#[test]
fn what_was_told_again_is_counted() {
    let mut payments = Timelines::new();
    for document in read(&[debit(), debit(), of("RF", "a2", "48.50", 5), debit()], None) {
        payments.add(&document).unwrap();
    }
    let told: Vec<_> = payments.states().map(|state| (state.events(), state.duplicates())).collect();
    assert_eq!(told, [(2, 2)]);
}
