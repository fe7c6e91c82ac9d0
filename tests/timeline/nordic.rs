//! Vipps MobilePay, Swish, Klarna, Nexi Checkout, Quickpay and Reepay: sums without a time, and what is told by itself.

use serde_json::{Value, json};

use super::every_order::{all_say, said, state};

pub fn vipps(state: &str, [authorized, cancelled, captured, refunded]: [u32; 4]) -> String {
    let money = |value: u32| json!({"currency": "NOK", "value": value});
    json!({"reference": "bord-31", "pspReference": "7001", "state": state, "amount": money(9000), "profile": {},
        "aggregate": {"authorizedAmount": money(authorized), "cancelledAmount": money(cancelled),
            "capturedAmount": money(captured), "refundedAmount": money(refunded)}})
    .to_string()
}

/// An event of Vipps on some day.
pub fn event(name: &str, psp: &str, value: u32, success: bool, day: u32) -> String {
    json!({"msn": "1", "reference": "bord-31", "pspReference": psp, "name": name, "success": success,
        "amount": {"currency": "NOK", "value": value}, "timestamp": format!("2026-05-{day:02}T09:00:00.000Z"),
        "idempotencyKey": "key"})
    .to_string()
}

#[test]
fn events_of_vipps_add_up_and_its_sums_say_the_same() {
    let reserved = event("AUTHORIZED", "1", 9000, true, 2);
    let first = event("CAPTURED", "2", 4000, true, 3);
    let second = event("CAPTURED", "3", 5000, true, 4);
    assert_eq!(said(&state(std::slice::from_ref(&reserved))), "approved authorized 0.00 0.00");
    assert_eq!(said(&state(&[reserved.clone(), first.clone()])), "approved captured 40.00 0.00");
    let whole = [reserved, first, second];
    assert_eq!(said(&state(&whole)), "approved captured 90.00 0.00 paid");
    let [one, two, three] = whole;
    let sums = vipps("AUTHORIZED", [9000, 0, 9000, 0]);
    assert_eq!(said(&state(std::slice::from_ref(&sums))), "approved captured 90.00 0.00 paid");
    let told = state(&[one.clone(), two.clone(), three.clone(), sums]);
    assert_eq!(
        (said(&told).as_str(), told.reference()),
        ("approved captured 90.00 0.00 paid", Some("bord-31"))
    );
    let refund = event("REFUNDED", "4", 1000, true, 9);
    assert!(!state(&[one, two, three, refund]).is_paid());
}

#[test]
fn a_failed_capture_of_vipps_takes_nothing() {
    let reserved = event("AUTHORIZED", "1", 9000, true, 2);
    let failed = event("CAPTURED", "2", 9000, false, 3);
    assert_eq!(said(&state(&[reserved, failed])), "approved authorized 0.00 0.00");
    let aborted = event("ABORTED", "1", 9000, true, 2);
    assert_eq!(said(&state(&[aborted, vipps("ABORTED", [0, 0, 0, 0])])), "cancelled none 0.00 0.00");
}

fn swish(status: &str, error: Option<&str>) -> String {
    let paid = (status == "PAID").then_some("2026-03-04T10:11:41.000Z");
    json!({"id": "AB01", "payeePaymentReference": "1", "paymentReference": paid.map(|_| "CD02"), "callbackUrl": "https://shop.example",
        "payerAlias": "46700000000", "payeeAlias": "1230000000", "amount": 90.0, "currency": "SEK", "status": status,
        "dateCreated": "2026-03-04T10:11:12.000Z", "datePaid": paid, "errorCode": error})
    .to_string()
}

fn swish_refund(status: &str, amount: &str) -> String {
    json!({"id": "EF03", "originalPaymentReference": "CD02", "callbackUrl": "https://shop.example", "amount": amount,
        "currency": "SEK", "status": status, "dateCreated": "2026-03-09T08:00:00.000Z",
        "datePaid": (status == "PAID").then_some("2026-03-09T08:00:02.000Z")})
    .to_string()
}

#[test]
fn a_refund_of_swish_finds_its_payment() {
    let paid = swish("PAID", None);
    assert_eq!(said(&state(&[swish("CREATED", None), paid.clone()])), "approved captured 90.00 0.00 paid");
    let debited = swish_refund("DEBITED", "90.00");
    assert_eq!(said(&state(&[paid.clone(), debited.clone()])), "pending captured 90.00 0.00");
    let back = swish_refund("PAID", "90.00");
    assert_eq!(said(&state(&[paid.clone(), debited, back])), "reversed returned 90.00 90.00");
    assert_eq!(said(&state(&[paid, swish_refund("PAID", "30.00")])), "approved captured 90.00 30.00");
    assert_eq!(
        said(&state(&[swish("CREATED", None), swish("ERROR", Some("TM01"))])),
        "cancelled none 0.00 0.00"
    );
}

pub fn klarna(status: &str, fraud: &str, [captured, refunded, open]: [u32; 3]) -> String {
    json!({"order_id": "0f1e-77", "status": status, "fraud_status": fraud, "order_amount": 9000, "captured_amount": captured,
        "refunded_amount": refunded, "remaining_authorized_amount": open, "purchase_currency": "EUR", "captures": [], "refunds": []})
    .to_string()
}

#[test]
fn an_order_of_klarna_grows() {
    let open = klarna("AUTHORIZED", "PENDING", [0, 0, 9000]);
    let reserved = klarna("AUTHORIZED", "ACCEPTED", [0, 0, 9000]);
    let part = klarna("PART_CAPTURED", "ACCEPTED", [4000, 0, 5000]);
    let all = klarna("CAPTURED", "ACCEPTED", [9000, 0, 0]);
    assert_eq!(said(&state(std::slice::from_ref(&open))), "pending unknown ? ?");
    assert_eq!(said(&state(&[open.clone(), reserved.clone()])), "approved authorized 0.00 0.00");
    assert_eq!(said(&state(&[open, reserved, part, all.clone()])), "approved captured 90.00 0.00 paid");
    let back = klarna("CAPTURED", "ACCEPTED", [9000, 9000, 0]);
    assert_eq!(said(&state(&[all.clone(), back])), "reversed returned 90.00 90.00");
    let notice = |event: &str| json!({"order_id": "0f1e-77", "event_type": event}).to_string();
    assert!(state(&[all.clone(), notice("FRAUD_RISK_ACCEPTED")]).is_paid());
    assert!(!state(&[all, notice("FRAUD_RISK_REJECTED")]).is_paid());
}

fn nexi(summary: Value) -> String {
    json!({"payment": {"paymentId": "0a1b", "summary": summary, "orderDetails": {"amount": 9000, "currency": "DKK"},
        "created": "2026-06-02T12:00:00Z"}})
    .to_string()
}

fn nexi_event(event: &str, id: (&str, &str), amount: u32, day: u32) -> String {
    json!({"id": "e", "timestamp": format!("2026-06-{day:02}T12:00:00+00:00"), "merchantId": 1, "event": event,
        "data": {"paymentId": "0a1b", id.0: id.1, "amount": {"amount": amount, "currency": "DKK"}}})
    .to_string()
}

#[test]
fn webhooks_of_nexi_add_up_and_its_summary_says_the_same() {
    let reserved = nexi_event("payment.reservation.created.v2", ("paymentType", "CARD"), 9000, 2);
    let charged = nexi_event("payment.charge.created.v2", ("chargeId", "c1"), 9000, 3);
    let refunded = nexi_event("payment.refund.completed", ("refundId", "r1"), 9000, 9);
    assert_eq!(said(&state(std::slice::from_ref(&charged))), "approved captured 90.00 0.00");
    let summary = nexi(json!({"reservedAmount": 9000, "chargedAmount": 9000}));
    let paid = [reserved.clone(), charged.clone(), summary];
    assert_eq!(said(&state(&paid[..2])), "approved captured 90.00 0.00 paid");
    assert_eq!(said(&state(&paid)), "approved captured 90.00 0.00 paid");
    assert_eq!(said(&state(&[reserved, charged, refunded])), "reversed returned 90.00 90.00");
    let created = nexi_event("payment.created", ("reference", "a"), 9000, 1);
    assert_eq!(said(&state(&[created, nexi(json!({}))])), "informational none ? ?");
}

pub fn quickpay(operations: &[(&str, u32, &str)], balance: u32, day: u32) -> String {
    let list: Vec<_> = (1..)
        .zip(operations)
        .map(|(id, (kind, amount, code))| {
            json!({"id": id, "type": kind, "amount": amount, "pending": false, "qp_status_code": code})
        })
        .collect();
    json!({"id": 881, "order_id": "a", "accepted": true, "type": "Payment", "currency": "DKK", "state": "processed",
        "operations": list, "test_mode": false, "balance": balance, "updated_at": format!("2026-07-{day:02}T10:00:00Z")})
    .to_string()
}

#[test]
fn the_newest_document_of_quickpay_holds() {
    let reserve = ("authorize", 9000, "20000");
    let capture = ("capture", 9000, "20000");
    let reserved = quickpay(&[reserve], 0, 1);
    let paid = quickpay(&[reserve, capture], 9000, 2);
    assert_eq!(said(&state(&[reserved.clone(), paid.clone()])), "approved captured 90.00 0.00 paid");
    let part = quickpay(&[reserve, capture, ("refund", 1000, "20000")], 8000, 3);
    assert_eq!(said(&state(&[reserved, paid, part])), "approved captured 90.00 10.00");
}

/// A charge of Reepay with its state, of which so much went back.
pub fn reepay(charge: &str, refunded: u32) -> String {
    json!({"handle": "ord-1", "state": charge, "amount": 9000, "currency": "DKK", "created": "2026-08-01T09:00:00.000+00:00",
        "source": {"type": "card"}, "refunded_amount": refunded, "authorized_amount": 9000})
    .to_string()
}

#[test]
fn a_refund_of_reepay_finds_its_charge() {
    let refund = |state: &str, amount: u32| {
        json!({"id": "r1", "state": state, "invoice": "ord-1", "amount": amount, "currency": "DKK", "transaction": "t",
            "created": "2026-08-09T09:00:00.000+00:00", "ref_transaction": "s"})
        .to_string()
    };
    let settled = reepay("settled", 0);
    assert_eq!(
        said(&state(&[reepay("authorized", 0), settled.clone()])),
        "approved captured 90.00 0.00 paid"
    );
    assert!(!state(&[settled.clone(), refund("refunded", 1000)]).is_paid());
    let told = state(&[settled, refund("refunded", 1000), reepay("settled", 1000)]);
    assert_eq!(said(&told), "approved captured 90.00 10.00");
    let changed = json!({"id": "w", "event_id": "e", "event_type": "invoice_settled", "signature": "x",
        "timestamp": "2026-08-02T09:00:00.000Z", "invoice": "ord-1"});
    assert!(state(&[reepay("settled", 0), changed.to_string()]).is_paid());
}

#[test]
fn events_of_vipps_say_what_was_done() {
    let reserved = || event("AUTHORIZED", "1", 9000, true, 2);
    let captured = || event("CAPTURED", "2", 9000, true, 3);
    let refunded = |value| event("REFUNDED", "4", value, true, 9);
    all_say(&[
        ("some given back", vec![reserved(), captured(), refunded(1000)], "approved captured 90.00 10.00"),
        ("all given back", vec![reserved(), captured(), refunded(9000)], "reversed returned 90.00 90.00"),
        ("released", vec![reserved(), event("CANCELLED", "5", 9000, true, 4)], "cancelled none 0.00 0.00"),
        (
            "a part released",
            vec![reserved(), event("CANCELLED", "5", 8999, true, 4)],
            "approved authorized 0.00 0.00",
        ),
        (
            "begun",
            vec![event("CREATED", "1", 9000, true, 1), reserved(), captured()],
            "approved captured 90.00 0.00 paid",
        ),
    ]);
}

#[test]
fn what_nexi_released_is_not_held() {
    let reserved = nexi_event("payment.reservation.created.v2", ("paymentType", "CARD"), 9000, 2);
    let released = nexi_event("payment.cancel.created", ("cancelId", "x1"), 9000, 3);
    all_say(&[("released", vec![reserved, released], "cancelled none 0.00 0.00")]);
}

#[test]
fn a_newer_document_of_quickpay_has_to_know_of_a_capture() {
    let reserve = ("authorize", 9000, "20000");
    let paid = quickpay(&[reserve, ("capture", 9000, "20000")], 9000, 2);
    all_say(&[
        ("newer", vec![paid.clone(), quickpay(&[reserve], 0, 3)], "unknown unknown ? ? denied"),
        (
            "of the same time",
            vec![paid.clone(), quickpay(&[reserve], 0, 2)],
            "approved captured 90.00 0.00 paid",
        ),
        ("older", vec![paid, quickpay(&[reserve], 0, 1)], "approved captured 90.00 0.00 paid"),
    ]);
}

#[test]
fn what_quickpay_refused_to_give_back_is_kept() {
    let (reserve, capture) = (("authorize", 9000, "20000"), ("capture", 9000, "20000"));
    let refund = |code: &'static str| ("refund", 4000, code);
    all_say(&[
        (
            "given back",
            vec![quickpay(&[reserve, capture, refund("20000")], 5000, 3)],
            "approved captured 90.00 40.00",
        ),
        (
            "refused",
            vec![quickpay(&[reserve, capture, refund("40000")], 9000, 3)],
            "approved captured 90.00 0.00 paid",
        ),
        (
            "a capture was refused before",
            vec![quickpay(&[reserve, ("capture", 9000, "40000"), capture], 9000, 3)],
            "approved captured 90.00 0.00 paid",
        ),
    ]);
    let waits = quickpay(&[reserve, capture, refund("20000")], 9000, 3);
    let mut waits: Value = serde_json::from_str(&waits).unwrap();
    waits["operations"][2]["pending"] = json!(true);
    assert_eq!(said(&state(&[waits.to_string()])), "approved captured 90.00 0.00");
}

/// Orders without a time: one that does not tell whether any went back may be the newer.
#[test]
fn what_one_of_two_orders_does_not_tell_is_not_known() {
    let all = || klarna("CAPTURED", "ACCEPTED", [9000, 0, 0]);
    let without = |field: &str| {
        let mut order: Value = serde_json::from_str(&all()).unwrap();
        order.as_object_mut().unwrap().remove(field);
        order.to_string()
    };
    let mut listed: Value = serde_json::from_str(&all()).unwrap();
    listed["refunds"] = json!([{"refunded_amount": 4000}]);
    all_say(&[
        ("both tell all", vec![all(), all()], "approved captured 90.00 0.00 paid"),
        ("what went back", vec![all(), without("refunded_amount")], "approved captured 90.00 ?"),
        ("alone", vec![without("refunded_amount")], "approved captured 90.00 ?"),
        (
            "how much of a refund that is listed",
            vec![all(), listed.to_string()],
            "approved captured 90.00 0.00",
        ),
    ]);
}
