//! PayEx: transactions by themselves, payments and orders that list them.

use super::documents::{ORDER, PAYEX, order, payex, payment};
use super::every_order::{all_say, said, state};
use serde_json::{Value, json};

const AUTHORIZED: &[(u32, &str, &str, u64, u32)] = &[(1, "Authorization", "Completed", 30_000, 480)];

#[test]
fn a_capture_is_added_to_an_older_payment() {
    let before = payment(30_000, AUTHORIZED, 481);
    assert_eq!(said(&state(std::slice::from_ref(&before))), "approved authorized 0.00 0.00");
    let capture = payex(2, "Capture", "Completed", 30_000, 500);
    let told = state(&[before, capture]);
    assert_eq!(said(&told), "approved captured 300.00 0.00 paid");
    assert_eq!(told.reference(), Some(PAYEX));
    assert_eq!(told.currency(), Some("NOK"));
}

#[test]
fn a_payment_that_lists_its_captures_counts_them_once() {
    let captured =
        [AUTHORIZED[0], (2, "Capture", "Completed", 10_000, 500), (3, "Capture", "Completed", 20_000, 510)];
    let documents = [
        payment(30_000, AUTHORIZED, 481),
        payment(30_000, &captured, 511),
        payex(2, "Capture", "Completed", 10_000, 500),
        payex(3, "Capture", "Completed", 20_000, 510),
    ];
    assert_eq!(said(&state(&documents)), "approved captured 300.00 0.00 paid");
}

#[test]
fn a_newer_payment_that_does_not_know_a_capture_cannot_be_reconciled() {
    let documents = [payment(30_000, AUTHORIZED, 600), payex(2, "Capture", "Completed", 30_000, 500)];
    assert_eq!(said(&state(&documents)), "unknown unknown ? ? denied");
    let captured = [AUTHORIZED[0], (2, "Capture", "Completed", 30_000, 500)];
    let documents = [payment(30_000, &captured, 501), payment(30_000, AUTHORIZED, 600)];
    assert_eq!(said(&state(&documents)), "unknown unknown ? ? denied");
}

#[test]
fn a_reversal_unpays_whatever_comes_late() {
    let sold = [(1, "Sale", "Completed", 30_000, 480)];
    let reversal = payex(2, "Reversal", "Completed", 30_000, 520);
    assert_eq!(said(&state(&[payment(30_000, &sold, 481)])), "approved captured 300.00 0.00 paid");
    assert_eq!(
        said(&state(&[payment(30_000, &sold, 481), reversal.clone()])),
        "reversed returned 300.00 300.00"
    );
    let sale = payex(1, "Sale", "Completed", 30_000, 480);
    // Without the payment nobody knows the currency, nor the unit.
    assert_eq!(said(&state(&[sale, reversal])), "reversed returned ? ?");
    let part = payex(2, "Reversal", "Completed", 5_050, 520);
    assert_eq!(said(&state(&[payment(30_000, &sold, 481), part])), "approved captured 300.00 50.50");
}

#[test]
fn a_failed_capture_before_one_that_went_through_is_history() {
    let documents = [
        payment(30_000, AUTHORIZED, 481),
        payex(3, "Capture", "Completed", 30_000, 500),
        payex(2, "Capture", "Failed", 30_000, 490),
    ];
    assert_eq!(said(&state(&documents)), "approved captured 300.00 0.00 paid");
    // One that came later: somebody tried to take more.
    let documents = [
        payment(30_000, AUTHORIZED, 481),
        payex(3, "Capture", "Completed", 30_000, 500),
        payex(4, "Capture", "Failed", 30_000, 590),
    ];
    assert_eq!(said(&state(&documents)), "approved captured 300.00 0.00");
    let documents = [payment(30_000, AUTHORIZED, 481), payex(4, "Capture", "Failed", 30_000, 590)];
    assert_eq!(said(&state(&documents)), "approved authorized 0.00 0.00");
}

#[test]
fn a_release_ends_what_was_reserved() {
    let released = payex(2, "Cancellation", "Completed", 30_000, 500);
    let documents = [payment(30_000, AUTHORIZED, 481), released.clone()];
    assert_eq!(said(&state(&documents)), "cancelled none 0.00 0.00");
    let documents =
        [payment(30_000, AUTHORIZED, 481), released, payex(3, "Capture", "Completed", 30_000, 500)];
    assert_eq!(said(&state(&documents)), "unknown unknown ? ? released");
    // A part was taken, and the rest let go.
    let documents = [
        payment(30_000, AUTHORIZED, 481),
        payex(2, "Capture", "Completed", 10_000, 500),
        payex(3, "Cancellation", "Completed", 20_000, 510),
    ];
    assert_eq!(said(&state(&documents)), "approved captured 100.00 0.00");
}

#[test]
fn the_newest_state_of_an_order_holds() {
    let paid = order("Paid", None, 500);
    assert_eq!(
        said(&state(&[order("Initialized", None, 480), paid.clone()])),
        "approved captured 420.00 0.00 paid"
    );
    // An order fails before it is paid, and not after.
    assert_eq!(
        said(&state(&[order("Failed", None, 490), paid.clone()])),
        "approved captured 420.00 0.00 paid"
    );
    assert_eq!(said(&state(&[order("Failed", None, 510), paid.clone()])), "unknown unknown ? ? denied");
    assert_eq!(said(&state(&[order("Failed", None, 500), paid.clone()])), "unknown unknown ? ? snapshots");
    assert_eq!(
        said(&state(&[order("Reversed", None, 700), paid.clone()])),
        "reversed returned 420.00 420.00"
    );
    assert_eq!(said(&state(&[order("Reversed", None, 400), paid])), "unknown unknown ? ? denied");
    assert_eq!(said(&state(&[order("Aborted", None, 500)])), "cancelled none 0.00 0.00");
}

#[test]
fn what_an_order_lists_is_not_counted_again() {
    let sold: &[(u32, &str, u64, u32)] = &[(1, "Sale", 42_000, 490)];
    let first = &[sold[0], (2, "Reversal", 2_000, 600)];
    let second = &[first[0], first[1], (3, "Reversal", 40_000, 700)];
    let documents = [
        order("Paid", Some(sold), 500),
        order("Paid", Some(first), 601),
        order("Reversed", Some(second), 701),
    ];
    assert_eq!(said(&state(&documents)), "reversed returned 420.00 420.00");
    assert_eq!(said(&state(&documents[..2])), "approved captured 420.00 20.00");
    assert_eq!(said(&state(&documents[..1])), "approved captured 420.00 0.00 paid");
}

#[test]
fn an_order_without_its_resources_does_not_hide_what_one_with_them_proves() {
    let bare = json!({"paymentOrder": {"id": ORDER, "created": "2026-04-02T07:00:00Z", "updated": "2026-04-02T12:00:00Z",
        "operation": "Purchase", "status": "Paid", "currency": "SEK", "amount": 42000,
        "paid": {"id": format!("{ORDER}/paid")}, "reversed": {"id": format!("{ORDER}/reversed")}}});
    let documents = [order("Paid", None, 500), bare.to_string()];
    assert_eq!(said(&state(&documents)), "approved captured 420.00 0.00 paid");
    assert_eq!(said(&state(&documents[1..])), "approved unknown ? ?");
}

#[test]
fn a_callback_says_nothing_but_that_something_changed() {
    let callback = json!({"payment": {"id": PAYEX, "number": 70_000_001}, "transaction":
        {"id": format!("{PAYEX}/transactions/1"), "number": 70_100_001}});
    let alone = state(&[callback.to_string()]);
    assert_eq!(said(&alone), "informational unknown ? ?");
    assert!(alone.next().contains("ask the provider"));
    let captured = [AUTHORIZED[0], (2, "Capture", "Completed", 30_000, 500)];
    let documents = [callback.to_string(), payment(30_000, &captured, 501)];
    assert_eq!(said(&state(&documents)), "approved captured 300.00 0.00 paid");
}

#[test]
fn amounts_without_smaller_units_are_whole() {
    let in_kronur = payment(30_000, &[(1, "Sale", "Completed", 30_000, 480)], 481).replace("NOK", "ISK");
    assert_eq!(said(&state(&[in_kronur])), "approved captured 30000 0 paid");
}

/// A payment with an authorisation and another transaction, of which some fields are changed to others, or to null.
fn with_second(kind: &str, state: &str, changes: &Value) -> String {
    let text = payment(30_000, &[AUTHORIZED[0], (2, kind, state, 30_000, 500)], 501);
    let mut payment: Value = serde_json::from_str(&text).unwrap();
    let second = payment["payment"]["transactions"]["transactionList"][1].as_object_mut().unwrap();
    for (name, value) in changes.as_object().unwrap() {
        second.insert(name.clone(), value.clone());
    }
    payment.to_string()
}

#[test]
fn a_listed_transaction_went_through_only_if_it_says_so() {
    let with = |state: &str, changes: Value| vec![with_second("Capture", state, &changes)];
    let held = "approved authorized 0.00 0.00";
    all_say(&[
        ("it does", with("Completed", json!({})), "approved captured 300.00 0.00 paid"),
        ("it does not", with("Completed", json!({"state": null})), held),
        ("it failed", with("Failed", json!({})), held),
        ("it failed, and nobody knows why", with("Failed", json!({"failedReason": "pondered"})), held),
    ]);
    // Whatever else is said of a failure, it was one.
    let told = state(&with("Failed", json!({"failedReason": "pondered"})));
    let failed = told.attempts().iter().find(|step| step.operation().as_str() == "capture").unwrap();
    assert_eq!(failed.outcome().as_str(), "declined");
}

#[test]
fn an_order_with_an_empty_list_is_told_by_what_was_paid() {
    all_say(&[
        ("paid", vec![order("Paid", Some(&[]), 500)], "approved captured 420.00 0.00 paid"),
        ("reversed", vec![order("Reversed", Some(&[]), 500)], "reversed returned 420.00 420.00"),
    ]);
}

/// What was paid says how much that is, and not how much was asked for.
#[test]
fn a_resource_by_itself_does_not_make_an_order_paid() {
    let paid = |kind: &str| {
        json!({"paymentOrder": ORDER, "paid": {"id": format!("{ORDER}/paid"), "transactionType": kind, "amount": 42000}})
            .to_string()
    };
    let unread = json!({"paymentOrder": ORDER, "paid": "x"}).to_string();
    let reversed =
        json!({"paymentOrder": ORDER, "reversed": {"id": format!("{ORDER}/reversed"), "amount": 42000}})
            .to_string();
    all_say(&[
        ("sold", vec![paid("Sale")], "approved captured ? ?"),
        ("authorised", vec![paid("Authorization")], "approved authorized ? ?"),
        ("what cannot be read", vec![order("Paid", None, 500), unread], "approved captured 420.00 0.00"),
        ("reversed", vec![reversed.clone()], "reversed returned ? ?"),
        (
            "reversed, of an order",
            vec![order("Paid", None, 500), reversed],
            "reversed returned 420.00 420.00",
        ),
        (
            "sold, of an order",
            vec![order("Paid", None, 500), paid("Sale")],
            "approved captured 420.00 0.00 paid",
        ),
    ]);
}
