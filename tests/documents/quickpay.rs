//! Quickpay: payments by their operations.

use payverdict::Operation;
use payverdict::payload::Kind;
use serde_json::{Value, json};

use super::said::{all_say, answer, but, codes};

/// An operation with its type, amount and code.
fn done(kind: &str, amount: i64, code: &str) -> Value {
    json!({"id": 1, "type": kind, "amount": amount, "pending": false, "qp_status_code": code, "qp_status_msg": "Words"})
}

fn waits(kind: &str, amount: i64) -> Value {
    but(&done(kind, amount, "20000"), json!({"pending": true}))
}

const YES: &str = "20000";
const NO: &str = "40000";

/// A payment with operations, and a balance that agrees with them.
fn payment(operations: Vec<Value>) -> Value {
    let sum = |kind: &str| -> i64 {
        let made =
            |one: &&Value| one["type"] == kind && one["qp_status_code"] == YES && one["pending"] == false;
        operations.iter().filter(made).map(|one| one["amount"].as_i64().unwrap_or_default()).sum()
    };
    json!({"id": 717, "order_id": "crate-7", "type": "Payment", "accepted": true, "test_mode": false, "currency": "DKK",
        "state": "processed", "balance": sum("capture") - sum("refund"), "created_at": "2026-03-04T10:11:12Z",
        "updated_at": "2026-03-05T10:11:12Z", "operations": operations})
}

fn paid(changes: Value) -> Value {
    but(&payment(vec![done("authorize", 4250, YES), done("capture", 4250, YES)]), changes)
}

#[test]
fn operations_say_where_the_money_is() {
    let authorized = || done("authorize", 4250, YES);
    let of = |others: Vec<Value>| payment([vec![authorized()], others].concat());
    let part = "approved captured part";
    all_say(&[
        ("captured", of(vec![done("capture", 4250, YES)]), "approved captured whole paid"),
        ("by one less", of(vec![done("capture", 4249, YES)]), part),
        ("by one more", of(vec![done("capture", 4251, YES)]), "approved captured ?"),
        (
            "in parts",
            of(vec![done("capture", 4000, YES), done("capture", 250, YES)]),
            "approved captured whole paid",
        ),
        ("one went back", of(vec![done("capture", 4250, YES), done("refund", 1, YES)]), part),
        ("one is kept", of(vec![done("capture", 4250, YES), done("refund", 4249, YES)]), part),
        (
            "none is kept",
            of(vec![done("capture", 4250, YES), done("refund", 4250, YES)]),
            "reversed-refund returned whole",
        ),
        (
            "more went back",
            of(vec![done("capture", 4250, YES), done("refund", 4251, YES)]),
            "reversed-refund unknown ?",
        ),
        ("authorised", of(vec![]), "approved authorized whole"),
        ("recurring", payment(vec![done("recurring", 4250, YES)]), "approved authorized whole"),
        ("cancelled", of(vec![done("cancel", 0, YES)]), "cancelled none whole"),
        (
            "the rest cancelled",
            of(vec![done("capture", 4249, YES), done("cancel", 0, YES)]),
            "cancelled captured part",
        ),
        ("cancelled twice", of(vec![done("cancel", 0, YES), done("cancel", 0, YES)]), "cancelled none whole"),
        ("a payout", payment(vec![done("credit", 4250, YES)]), "approved unknown ?"),
        (
            "what nobody knows",
            of(vec![done("capture", 4250, YES), done("ponder", 1, YES)]),
            "approved unknown ?",
        ),
        (
            "a session",
            of(vec![done("capture", 4250, YES), done("session", 0, YES)]),
            "approved captured whole paid",
        ),
        ("nothing yet", payment(vec![]), "informational unknown ?"),
        ("refused", payment(vec![done("authorize", 4250, NO)]), "declined-generic_decline none whole"),
        (
            "refused, and then not",
            payment(vec![done("authorize", 4250, NO), authorized()]),
            "approved authorized whole",
        ),
        ("less than nothing", of(vec![done("capture", -1, YES)]), "approved unknown ?"),
        (
            "of nothing",
            payment(vec![done("authorize", 0, YES), done("capture", 0, YES)]),
            "approved none whole",
        ),
    ]);
    let told = answer(&paid(json!({})));
    assert_eq!((told.reference(), told.amount(), told.currency()), (Some("717"), Some("4250"), Some("DKK")));
    assert_eq!(
        (told.at(), told.kind(), told.operation()),
        (Some("2026-03-05T10:11:12Z"), Kind::Payment, Operation::Payment)
    );
}

#[test]
fn what_is_under_way_is_not_decided() {
    let authorized = done("authorize", 4250, YES);
    let of = |others: Vec<Value>| payment([vec![authorized.clone()], others].concat());
    let whole = "approved captured whole";
    all_say(&[
        ("a capture", of(vec![waits("capture", 4250)]), "approved authorized whole"),
        ("a capture beside one", of(vec![done("capture", 4250, YES), waits("capture", 1)]), whole),
        ("a cancellation beside a capture", of(vec![done("capture", 4250, YES), waits("cancel", 0)]), whole),
        ("a refund", of(vec![done("capture", 4250, YES), waits("refund", 1)]), "approved captured ?"),
        ("an authorisation", payment(vec![waits("authorize", 4250)]), "informational unknown ?"),
        (
            "neither yes nor no",
            of(vec![but(&done("capture", 4250, YES), json!({"pending": "x"}))]),
            "approved authorized ?",
        ),
    ]);
}

/// Whatever code stands beside it, what is under way may go through yet.
#[test]
fn a_code_of_what_is_under_way_decides_nothing() {
    let undecided = |kind: &str, amount: i64| but(&done(kind, amount, NO), json!({"pending": true}));
    let of = |other: Value| payment(vec![done("authorize", 4250, YES), done("capture", 4250, YES), other]);
    all_say(&[
        ("a refund", of(undecided("refund", 1)), "approved captured ?"),
        ("a capture", of(undecided("capture", 1)), "approved captured whole"),
        ("a cancellation", of(undecided("cancel", 0)), "approved captured whole"),
        ("an authorisation", payment(vec![undecided("authorize", 4250)]), "informational unknown ?"),
    ]);
}

#[test]
fn a_try_that_was_refused_is_history_once_one_went_through() {
    let authorized = done("authorize", 4250, YES);
    let captured = done("capture", 4250, YES);
    let refused = done("capture", 4250, NO);
    let whole = "approved captured whole";
    let paid = "approved captured whole paid";
    all_say(&[
        ("a capture before", payment(vec![authorized.clone(), refused.clone(), captured.clone()]), paid),
        ("a capture after", payment(vec![authorized.clone(), captured.clone(), refused.clone()]), whole),
        ("a refund", payment(vec![authorized.clone(), captured.clone(), done("refund", 1, NO)]), paid),
        ("a cancellation", payment(vec![authorized.clone(), captured.clone(), done("cancel", 1, NO)]), paid),
        (
            "a refund, and it is not known",
            payment(vec![authorized.clone(), captured.clone(), done("refund", 1, "50000")]),
            "unknown-processing_error unknown ?",
        ),
        (
            "a cancellation, and it is not known",
            payment(vec![authorized.clone(), captured.clone(), done("cancel", 1, "50000")]),
            "unknown-processing_error unknown ?",
        ),
        ("two reservations", payment(vec![authorized.clone(), authorized.clone(), captured.clone()]), whole),
        (
            "an authorisation after",
            payment(vec![authorized.clone(), captured.clone(), done("authorize", 4250, NO)]),
            paid,
        ),
        (
            "two refusals, of which one leaves it open",
            payment(vec![done("authorize", 4250, NO), done("authorize", 4250, "50000")]),
            "unknown-processing_error unknown ?",
        ),
        (
            "two refusals",
            payment(vec![done("authorize", 4250, NO), done("authorize", 4250, "40300")]),
            "declined-generic_decline none whole",
        ),
    ]);
    assert_eq!(
        codes(&payment(vec![done("authorize", 4250, NO), authorized.clone(), refused, captured])),
        "(operations[0].qp_status_code 40000), operations[1].qp_status_code 20000, \
         (operations[2].qp_status_code 40000), operations[3].qp_status_code 20000"
    );
}

#[test]
fn what_is_said_of_the_payment_as_a_whole_has_to_fit() {
    let whole = "approved captured whole";
    let conflict = "unknown unknown ? conflict";
    all_say(&[
        ("it fits", paid(json!({})), "approved captured whole paid"),
        ("not accepted", paid(json!({"accepted": false})), conflict),
        ("it is new", paid(json!({"state": "new"})), "approved captured whole paid"),
        ("it is pending", paid(json!({"state": "pending"})), whole),
        ("without a state", paid(json!({"state": null})), "approved captured whole paid"),
        ("another balance", paid(json!({"balance": 4249})), "approved captured ?"),
        ("without a balance", paid(json!({"balance": null})), "approved captured whole paid"),
        ("a test", paid(json!({"test_mode": true})), "approved captured whole test"),
        ("neither", paid(json!({"test_mode": "x"})), "approved captured ?"),
        ("a payout", paid(json!({"type": "Payout"})), whole),
        ("without a type", paid(json!({"type": null})), "approved captured whole paid"),
        ("bad news", paid(json!({"error": "x"})), conflict),
        (
            "no list",
            but(
                &payment(vec![]),
                json!({"operations": [{"type": "authorize", "qp_status_code": "20000"}], "balance": 0}),
            ),
            "approved unknown ?",
        ),
    ]);
    let mut beside = paid(json!({}));
    beside["operations"][1]["error"] = json!("x");
    let mut data = paid(json!({}));
    data["operations"][1]["data"] = json!({"error": "x"});
    let mut message = paid(json!({}));
    message["operations"][1]["qp_status_msg"] = json!("Declined");
    let mut unread = paid(json!({}));
    unread["operations"][1]["data"] = json!("x");
    all_say(&[
        ("bad news in an operation", beside, conflict),
        ("bad news in its data", data, conflict),
        ("a message that says no", message, conflict),
        ("data that cannot be read", unread, "approved captured ?"),
    ]);
    let refused = but(&payment(vec![done("authorize", 4250, NO)]), json!({"accepted": false}));
    all_say(&[("not accepted, of a refusal", refused, "declined-generic_decline none whole")]);
}

#[test]
fn a_card_that_is_stored_is_not_charged() {
    let stored = |kind: &str| but(&payment(vec![done("authorize", 0, YES)]), json!({"type": kind}));
    all_say(&[
        ("a card", stored("Card"), "approved none whole"),
        ("a subscription", stored("Subscription"), "approved none whole"),
        (
            "with an amount",
            but(&payment(vec![done("authorize", 4250, YES)]), json!({"type": "Card"})),
            "approved none whole",
        ),
        (
            "refused",
            but(&payment(vec![done("authorize", 0, NO)]), json!({"type": "Card"})),
            "declined-generic_decline none whole",
        ),
    ]);
    assert_eq!(
        (answer(&stored("Card")).kind(), answer(&stored("Subscription")).kind()),
        (Kind::Registration, Kind::Registration)
    );
    let payout = but(&payment(vec![done("credit", 4250, YES)]), json!({"type": "Payout"}));
    assert_eq!((answer(&payout).kind(), answer(&payout).operation()), (Kind::Payment, Operation::Payout));
}

#[test]
fn only_a_try_to_pay_that_was_refused_is_history() {
    let held = || done("authorize", 4250, "20000");
    let taken = || done("capture", 4250, "20000");
    // Whether it was taken before is not known.
    let unknown = payment(vec![held(), done("capture", 4250, "50000"), taken()]);
    assert!(!answer(&unknown).is_paid());
    assert!(codes(&unknown).contains(", operations[1].qp_status_code 50000"), "{}", codes(&unknown));
    let refund = payment(vec![held(), done("refund", 4250, "40000"), held()]);
    assert!(codes(&refund).contains(", operations[1].qp_status_code 40000"), "{}", codes(&refund));
}

/// Whatever was refused before, and is history.
#[test]
fn bad_news_of_a_payment_speaks_against_it() {
    let tried = payment(vec![
        done("authorize", 4250, "20000"),
        done("capture", 4250, "40000"),
        done("capture", 4250, "20000"),
    ]);
    all_say(&[
        ("a try before", tried.clone(), "approved captured whole paid"),
        ("and bad news", but(&tried, json!({"error": "x"})), "unknown unknown ? conflict"),
    ]);
}
