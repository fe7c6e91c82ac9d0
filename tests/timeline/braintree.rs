//! Braintree: a sale that is told as a whole again and again, and transactions that name it.

use serde_json::{Value, json};

use super::every_order::{said, state};

const SALE: &str = "m4q8zk2w";

/// A transaction, told at some hour, with whatever else it says.
fn transaction(status: &str, hour: u32, more: Value) -> String {
    let mut transaction = json!({
        "id": SALE, "status": status, "type": "sale", "amount": "60.00", "currencyIsoCode": "SEK",
        "merchantAccountId": "rugs", "createdAt": "2026-05-04T08:00:00Z",
        "updatedAt": format!("2026-05-04T{hour:02}:00:00Z"), "processorResponseCode": "1000",
        "processorResponseText": "Approved", "gatewayRejectionReason": null, "refundIds": [],
    });
    transaction.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
    transaction.to_string()
}

fn sale(status: &str, hour: u32) -> String {
    transaction(status, hour, json!({}))
}

fn refund(id: &str, amount: &str, hour: u32) -> String {
    transaction(
        "settled",
        hour,
        json!({"id": id, "type": "credit", "amount": amount, "refundedTransactionId": SALE,
            "createdAt": format!("2026-05-04T{hour:02}:00:00Z")}),
    )
}

#[test]
fn a_sale_is_paid_once_it_is_settled() {
    let before = [sale("authorized", 8), sale("submitted_for_settlement", 9), sale("settling", 10)];
    assert_eq!(said(&state(&before)), "approved authorized 0.00 0.00");
    let mut all = before.to_vec();
    all.push(sale("settled", 11));
    assert_eq!(said(&state(&all)), "approved captured 60.00 0.00 paid");
    assert_eq!(said(&state(&[sale("authorized", 8), sale("voided", 9)])), "cancelled none 0.00 0.00");
}

#[test]
fn a_late_failure_never_unpays() {
    let declined = |hour| transaction("processor_declined", hour, json!({"processorResponseCode": "2001"}));
    assert_eq!(said(&state(&[sale("settled", 11), declined(7)])), "approved captured 60.00 0.00 paid");
    // One that is said to be later than the money contradicts it.
    assert_eq!(said(&state(&[sale("settled", 11), declined(12)])), "unknown unknown ? ? denied");
}

#[test]
fn refunds_name_their_sale() {
    let settled = sale("settled", 11);
    assert_eq!(said(&state(&[settled.clone(), refund("r1", "20.00", 12)])), "approved captured 60.00 20.00");
    let both = [settled.clone(), refund("r1", "20.00", 12), refund("r2", "40.00", 13)];
    assert_eq!(said(&state(&both)), "reversed returned 60.00 60.00");
    // The sale names its refunds, and not how much they are.
    let named = transaction("settled", 14, json!({"refundIds": ["r1"]}));
    assert_eq!(
        said(&state(&[settled, named.clone(), refund("r1", "20.00", 12)])),
        "approved captured 60.00 20.00"
    );
    assert_eq!(said(&state(&[named])), "approved unknown ? ?");
}

#[test]
fn parts_of_a_sale_add_up() {
    let parent =
        transaction("settlement_confirmed", 10, json!({"partialSettlementTransactionIds": ["p1", "p2"]}));
    let part = |id: &str, amount: &str| {
        transaction("settled", 11, json!({"id": id, "amount": amount, "authorizedTransactionId": SALE}))
    };
    assert_eq!(said(&state(&[parent.clone(), part("p1", "25.00")])), "approved captured 25.00 0.00");
    assert_eq!(
        said(&state(&[parent, part("p1", "25.00"), part("p2", "35.00")])),
        "approved captured 60.00 0.00 paid"
    );
}

#[test]
fn a_dispute_leaves_it_open() {
    let dispute = json!({"kind": "dispute_opened", "timestamp": "2026-06-01T08:00:00Z",
        "dispute": {"id": "d1", "status": "open", "transaction": {"id": SALE}}})
    .to_string();
    assert_eq!(said(&state(&[sale("settled", 11), dispute])), "unknown captured 60.00 0.00");
}
