//! What only says that something changed, or is told by a browser: no state of the payment, and no step of it.

use payverdict::Operation;
use serde_json::{Value, json};

use super::documents::{ORDER, PAYEX, order, payment};
use super::every_order::{said, state};

/// What is said of a payment and a notice about it, and how often a state of the payment was told.
fn told(documents: &[String]) -> (String, usize) {
    let told = state(documents);
    let states = told.attempts().iter().filter(|step| step.operation() == Operation::Status).count();
    (said(&told), states)
}

#[track_caller]
fn adds_nothing(payment: &str, notice: &Value, wanted: &str) {
    assert_eq!(told(&[payment.into()]).1, 1, "{payment}");
    assert_eq!(told(&[payment.into(), notice.to_string()]), (wanted.into(), 1), "{notice}");
}

#[test]
fn a_notice_is_no_state() {
    let klarna = json!({"order_id": "0f1e-77", "status": "CAPTURED", "fraud_status": "ACCEPTED", "order_amount": 9000,
        "captured_amount": 9000, "refunded_amount": 0, "remaining_authorized_amount": 0, "purchase_currency": "EUR"});
    let klarna = klarna.to_string();
    let checked = |event: &str| json!({"order_id": "0f1e-77", "event_type": event});
    adds_nothing(&klarna, &checked("FRAUD_RISK_ACCEPTED"), "approved captured 90.00 0.00 paid");
    adds_nothing(&klarna, &checked("FRAUD_RISK_REJECTED"), "approved captured 90.00 0.00");
    adds_nothing(&klarna, &checked("FRAUD_RISK_STOPPED"), "approved captured 90.00 0.00");
    let reepay = json!({"handle": "ord-1", "state": "settled", "amount": 9000, "currency": "DKK", "source": {"type": "card"},
        "created": "2026-08-01T09:00:00.000+00:00", "refunded_amount": 0, "authorized_amount": 9000});
    let changed = json!({"id": "w", "event_id": "e", "event_type": "invoice_settled", "signature": "x",
        "timestamp": "2026-08-02T09:00:00.000Z", "invoice": "ord-1"});
    adds_nothing(&reepay.to_string(), &changed, "approved captured 90.00 0.00 paid");
    let sold = payment(30_000, &[(1, "Sale", "Completed", 30_000, 480)], 481);
    let callback = json!({"payment": {"id": PAYEX, "number": 70_000_001}, "transaction":
        {"id": format!("{PAYEX}/transactions/1"), "number": 70_100_001}});
    adds_nothing(&sold, &callback, "approved captured 300.00 0.00 paid");
}

#[test]
fn what_a_browser_tells_is_no_proof() {
    let paid = order("Paid", None, 500);
    for (event, known) in [("OnAborted", "Failed"), ("OnPaid", "Paid"), ("OnPondered", "Reversed")] {
        let mut page: Value = serde_json::from_str(&order(known, None, 600)).unwrap();
        page["event"] = json!(event);
        adds_nothing(&paid, &page, "approved captured 420.00 0.00 paid");
        assert_eq!(told(&[page.to_string()]), ("informational unknown ? ?".into(), 0), "{event}");
    }
    let page = json!({"event": "OnPaid", "paymentOrder": {"id": ORDER}});
    adds_nothing(&paid, &page, "approved captured 420.00 0.00 paid");
}

#[test]
fn that_a_payment_was_begun_is_no_step_of_it() {
    let event = |name: &str, psp: &str| {
        json!({"msn": "1", "reference": "bord-31", "pspReference": psp, "name": name, "success": true,
            "amount": {"currency": "NOK", "value": 9000}, "timestamp": "2026-05-02T09:00:00.000Z", "idempotencyKey": "key"})
        .to_string()
    };
    assert_eq!(state(&[event("CREATED", "1")]).attempts(), []);
    assert_eq!(state(&[event("CREATED", "1"), event("AUTHORIZED", "2")]).attempts().len(), 1);
}
