//! Mollie: a payment told again and again, and what is done to it by itself.

use serde_json::{Value, json};

use super::every_order::{said, state};

const PAYMENT: &str = "tr_8sVw2QnRtY";

fn money(value: &str) -> Value {
    json!({"value": value, "currency": "EUR"})
}

/// A payment, with whatever else it says.
fn payment(status: &str, more: Value) -> String {
    let mut payment = json!({
        "resource": "payment", "id": PAYMENT, "mode": "live", "createdAt": "2026-05-04T10:12:13+00:00",
        "amount": money("40.00"), "status": status, "profileId": "pfl_Rugs", "sequenceType": "oneoff",
    });
    let fields = payment.as_object_mut().unwrap();
    fields.extend(more.as_object().unwrap().clone());
    payment.to_string()
}

fn paid(refunded: &str, charged_back: &str) -> String {
    payment(
        "paid",
        json!({"paidAt": "2026-05-04T10:15:00+00:00", "amountRefunded": money(refunded), "amountChargedBack": money(charged_back)}),
    )
}

/// What was done to the payment on some day.
fn operation(resource: &str, id: &str, value: &str, status: Option<&str>, day: u32) -> String {
    let mut operation = json!({
        "resource": resource, "id": id, "paymentId": PAYMENT, "amount": money(value),
        "createdAt": format!("2026-05-{day:02}T09:00:00+00:00"),
    });
    if let Some(status) = status {
        operation["status"] = json!(status);
    }
    operation.to_string()
}

#[test]
fn a_payment_is_paid_whatever_came_before() {
    let open = payment("open", json!({}));
    let pending = payment("pending", json!({}));
    assert_eq!(said(&state(std::slice::from_ref(&pending))), "pending unknown ? ?");
    assert_eq!(said(&state(&[open, pending, paid("0.00", "0.00")])), "approved captured 40.00 0.00 paid");
}

/// A refusal that is told late was one of before.
#[test]
fn a_late_failure_never_unpays() {
    let failed = payment("failed", json!({"failedAt": "2026-05-04T10:14:00+00:00"}));
    let capture = operation("capture", "cpt_1", "40.00", Some("failed"), 3);
    let refund = operation("refund", "re_1", "40.00", Some("failed"), 9);
    assert_eq!(
        said(&state(&[paid("0.00", "0.00"), failed, capture, refund])),
        "approved captured 40.00 0.00 paid"
    );
}

#[test]
fn a_refund_counts_once_by_itself_and_in_the_payment() {
    let refund = |id, value, status, day| operation("refund", id, value, Some(status), day);
    let first = refund("re_1", "15.00", "refunded", 8);
    let whole = paid("0.00", "0.00");
    assert_eq!(said(&state(&[whole.clone(), first.clone()])), "approved captured 40.00 15.00");
    assert_eq!(
        said(&state(&[whole.clone(), first.clone(), paid("15.00", "0.00")])),
        "approved captured 40.00 15.00"
    );
    let second = refund("re_2", "25.00", "refunded", 9);
    assert_eq!(said(&state(&[whole.clone(), first.clone(), second])), "reversed returned 40.00 40.00");
    let queued = refund("re_3", "25.00", "queued", 10);
    assert_eq!(said(&state(&[whole, first, queued])), "pending captured 40.00 15.00");
}

#[test]
fn a_chargeback_takes_it_back() {
    let chargeback = operation("chargeback", "chb_1", "40.00", None, 20);
    let told = state(&[paid("0.00", "0.00"), chargeback.clone()]);
    assert_eq!(said(&told), "reversed returned 40.00 40.00");
    assert_eq!(told.reason().unwrap().as_str(), "chargeback");
    assert_eq!(
        said(&state(&[paid("0.00", "0.00"), chargeback, paid("0.00", "40.00")])),
        "reversed returned 40.00 40.00"
    );
}

#[test]
fn captures_add_up() {
    let authorized = payment("authorized", json!({"authorizedAt": "2026-05-04T10:15:00+00:00"}));
    let capture = |id, value| operation("capture", id, value, Some("succeeded"), 6);
    assert_eq!(said(&state(std::slice::from_ref(&authorized))), "approved authorized 0.00 0.00");
    assert_eq!(
        said(&state(&[authorized.clone(), capture("cpt_1", "10.00")])),
        "approved captured 10.00 0.00"
    );
    let all = [authorized, capture("cpt_1", "10.00"), capture("cpt_2", "30.00")];
    assert_eq!(said(&state(&all)), "approved captured 40.00 0.00 paid");
    // Once it says that it is paid, the captures are in it.
    let [one, two, three] = all;
    assert_eq!(said(&state(&[one, two, three, paid("0.00", "0.00")])), "approved captured 40.00 0.00 paid");
}

#[test]
fn a_test_is_never_paid() {
    let test = payment("paid", json!({"mode": "test", "paidAt": "2026-05-04T10:15:00+00:00"}));
    assert_eq!(said(&state(&[test])), "approved captured 40.00 0.00");
}
