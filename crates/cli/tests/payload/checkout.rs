//! Checkout.com: only balances show that a payment is paid, and only in one way.

use payverdict::CodeSet;
use serde_json::{Value, json};

use crate::support::answers;

fn payment(status: &str, more: &Value) -> Value {
    let mut payment = json!({"id": "pay_m4k7", "requested_on": "2026-05-01T09:59:58Z", "approved": true,
        "status": status, "amount": 6540, "currency": "GBP", "response_summary": "x", "response_code": "10000",
        "_links": {"self": {"href": "https://api.checkout.com/payments/pay_m4k7"}}});
    for (name, value) in more.as_object().expect("an object") {
        payment[name] = value.clone();
    }
    answers(payment.to_string().as_bytes()).remove(0)
}

fn balances(authorized: u64, captured: u64, refunded: u64, voided: u64) -> Value {
    json!({"balances": {"total_authorized": authorized, "total_captured": captured,
        "total_refunded": refunded, "total_voided": voided}})
}

#[test]
fn no_status_by_itself_is_paid() {
    for row in CodeSet::CheckoutStatus.entries() {
        let answer = payment(row.code(), &json!({}));
        assert_eq!(answer["is_paid"], false, "{answer}");
        // What was authorised is not captured.
        assert!(row.code() != "Authorized" || answer["funds"] == "authorized", "{answer}");
    }
}

#[test]
fn it_is_paid_by_one_state_of_the_balances_and_no_other() {
    const SUMS: [u64; 4] = [0, 2540, 4000, 6540];
    let mut paid = Vec::new();
    for row in CodeSet::CheckoutStatus.entries() {
        for authorized in SUMS.into_iter().chain([7000]) {
            for captured in SUMS.into_iter().chain([7000]) {
                for (refunded, voided) in SUMS.into_iter().flat_map(|sum| SUMS.map(|other| (sum, other))) {
                    let sums = balances(authorized, captured, refunded, voided);
                    if payment(row.code(), &sums)["is_paid"] == true {
                        paid.push((row.code(), authorized, captured, refunded, voided));
                    }
                }
            }
        }
    }
    assert_eq!(paid, [("Captured", 6540, 6540, 0, 0)]);
}

#[test]
fn a_sum_that_is_missing_or_cannot_be_read_is_not_paid() {
    let whole = balances(6540, 6540, 0, 0);
    assert_eq!(payment("Captured", &whole)["is_paid"], true);
    for name in ["total_authorized", "total_captured", "total_refunded", "total_voided"] {
        for value in [json!(null), json!("a"), json!(-1), json!([]), json!({}), json!(true), json!(1e30)] {
            let mut less = whole.clone();
            less["balances"][name] = value.clone();
            assert_eq!(payment("Captured", &less)["is_paid"], false, "{name}: {value}");
        }
    }
    for (name, value) in [
        ("amount", json!(null)),
        ("amount", json!(6541)),
        ("amount", json!(6539)),
        ("approved", json!(false)),
        ("approved", json!("no")),
        ("response_code", json!("20005")),
        ("response_code", json!([7])),
        ("risk", json!({"flagged": true})),
        ("risk", json!({"flagged": "maybe"})),
        ("actions", json!([{"type": "Refund", "response_code": "10000"}])),
        ("actions", json!([{"type": "Refund"}])),
        ("actions", json!([{"type": "Void", "response_code": "10000"}])),
        ("actions", json!([{"type": "Something", "response_code": "10000"}])),
        ("actions", json!("many")),
        ("refund", json!({"amount": 1})),
        ("_links", json!("https://api.checkout.com")),
        ("_links", json!({"self": {"href": "https://api.sandbox.checkout.com/payments/pay_m4k7"}})),
    ] {
        let mut changed = whole.clone();
        changed[name] = value.clone();
        assert_eq!(payment("Captured", &changed)["is_paid"], false, "{name}: {value}");
    }
}

/// The codes that Visa bars: never again with this card.
#[test]
fn what_visa_bars_is_never_tried_again() {
    for code in ["20012", "20014", "20057", "200R1"] {
        let declined = json!({"approved": false, "response_code": code});
        let answer = payment("Declined", &declined);
        assert_eq!((&answer["overall"]["outcome"], &answer["retry"]), (&json!("declined"), &json!("never")));
        assert_eq!(answer["funds"], "none", "{answer}");
    }
}
