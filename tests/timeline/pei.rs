//! Pei: orders that carry no time.

use serde_json::json;

use super::documents::{pei, postback};
use super::every_order::{all_say, said, state};

#[test]
fn a_wait_gives_way_to_what_was_decided() {
    assert_eq!(said(&state(&[pei(6, None), pei(0, None)])), "pending unknown ? ?");
    assert_eq!(
        said(&state(&[pei(6, None), pei(0, None), pei(1, Some(0))])),
        "approved captured 18000 0 paid"
    );
    assert_eq!(said(&state(&[pei(6, None), pei(4, None), postback(4)])), "cancelled none 0 0");
    assert_eq!(said(&state(&[postback(1), pei(1, Some(0)), pei(3, None)])), "approved captured 18000 0 paid");
}

#[test]
fn what_was_refunded_only_grows() {
    let mut documents = vec![pei(1, Some(0)), pei(1, Some(4000)), pei(1, Some(1000))];
    assert_eq!(said(&state(&documents)), "approved captured 18000 4000");
    documents.push(pei(1, Some(18000)));
    assert_eq!(said(&state(&documents)), "reversed returned 18000 18000");
}

#[test]
fn two_ends_without_times_cannot_be_reconciled() {
    assert_eq!(said(&state(&[pei(1, Some(0)), pei(4, None)])), "unknown unknown ? ? snapshots");
}

/// The answer to a request to give money back, or to one that was refused.
#[test]
fn what_was_asked_of_an_order_is_of_it() {
    let back = |code: &str, message: &str, amount: u32| {
        json!({"orderId": "bok-5512", "purchaseId": 880_123, "amount": amount, "acquirerStatusCode": code,
            "acquirerMessage": message})
        .to_string()
    };
    let refused =
        json!({"orderId": "bok-5512", "purchaseId": 880_123, "code": 10_005, "message": "x"}).to_string();
    let paid = pei(1, Some(0));
    all_say(&[
        ("given back", vec![paid.clone(), back("00", "Approved", 18000)], "reversed returned 18000 18000"),
        (
            "a part given back",
            vec![paid.clone(), back("00", "Approved", 4000)],
            "approved captured 18000 4000",
        ),
        (
            "not given back",
            vec![paid.clone(), back("05", "Declined", 4000)],
            "approved captured 18000 0 paid",
        ),
        ("a try that was refused", vec![refused.clone()], "declined none 0 0"),
        ("beside one that was not", vec![paid, refused], "approved captured 18000 0 paid"),
    ]);
}

#[test]
fn an_order_over_nothing_pays_nothing() {
    let nothing = pei(1, Some(0)).replace("18000.0", "0.0");
    assert_eq!(said(&state(&[nothing])), "approved captured ? 0");
}
