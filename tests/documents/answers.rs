//! What every answer says, whoever sent the document: what support should do, and what a payment told by many keeps of it.

use payverdict::payload::Options;
use payverdict::timeline::{self, Timelines};
use serde_json::{Value, json};

use super::said::{all_say, answer, but};

/// The states of the payments that a document tells of: outcome, where the money is, and whether it is paid.
fn states(document: &Value) -> Vec<String> {
    let mut payments = Timelines::new();
    for told in timeline::read(document.to_string().as_bytes(), Options::default()) {
        payments.add(&told.unwrap()).unwrap();
    }
    let said =
        payments.states().map(|state| format!("{} {} {}", state.outcome(), state.funds(), state.is_paid()));
    said.collect()
}

fn notice(event: &str, success: &str) -> Value {
    json!({"live": "true", "notificationItems": [{"NotificationRequestItem": {
        "eventCode": event, "success": success, "pspReference": "TR5W6ZQ8PLM2KJ41", "eventDate": "2026-03-04T10:11:12+01:00",
        "amount": {"currency": "EUR", "value": 4250}, "merchantAccountCode": "InventedECOM"}}]})
}

#[test]
fn each_of_several_payments_in_one_document_is_told() {
    let intent = |id: &str, received: i64| {
        json!({"id": id, "object": "payment_intent", "amount": 4250, "amount_received": received, "currency": "eur",
            "created": 1_772_619_072, "livemode": true, "status": "succeeded"})
    };
    let list = json!({"object": "list", "data": [intent("pi_one", 4250), intent("pi_two", 4249)], "has_more": false});
    assert_eq!(states(&list), ["approved captured true", "approved captured false"]);
    // What stands beside the payment of a webhook is none that was found.
    let debit = |id: &str, code: &str| {
        json!({"id": id, "paymentType": "DB", "amount": "42.50", "currency": "EUR", "ndc": "8ac7",
            "timestamp": "2026-03-04 10:11:12+0000", "result": {"code": code}})
    };
    let webhook = json!({"type": "PAYMENT", "action": "CREATED", "payload": debit("8ac7one", "000.000.000"),
        "payments": [debit("8ac7two", "800.100.152")]});
    assert_eq!(states(&webhook), ["approved captured true"]);
    let search = json!({"result": {"code": "000.000.100"}, "payments": [debit("8ac7one", "000.000.000"), debit("8ac7two", "800.100.152")]});
    assert_eq!(states(&search), ["approved captured true", "declined none false"]);
}

#[test]
fn what_speaks_against_one_notice_in_its_wrapper_is_kept() {
    let authorised = notice("AUTHORISATION", "true");
    assert_eq!(states(&authorised), ["approved authorized false"]);
    assert_eq!(states(&but(&authorised, json!({"error": "x"}))), ["unknown unknown false"]);
}

#[test]
fn support_is_told_what_was_refused_of_a_payment_that_stands() {
    let next = |document: &Value| answer(document).next();
    assert!(next(&notice("CANCELLATION", "false")).contains("releasing it did not go through"));
    assert!(next(&notice("REFUND", "false")).contains("giving money back did not go through"));
    assert!(next(&notice("CAPTURE", "false")).contains("The capture did not go through"));
    let operation = |kind: &str, amount: i64, code: &str| json!({"type": kind, "amount": amount, "pending": false, "qp_status_code": code});
    let of = |captured: i64, refused: &str| {
        json!({"id": 717, "order_id": "crate-7", "accepted": true, "test_mode": false, "balance": captured, "operations": [
            operation("authorize", 4250, "20000"), operation("capture", captured, "20000"), operation(refused, 1, "40000")]})
    };
    assert!(next(&of(4000, "refund")).contains("giving money back did not go through: look why"));
    assert!(next(&of(4000, "capture")).contains("a capture did not go through"));
    assert!(next(&of(4000, "cancel")).contains("releasing it did not go through"));
    assert!(next(&of(4250, "refund")).contains("captured in full, but giving it back did not go through"));
}

#[test]
fn how_many_more_tries_are_allowed_is_told() {
    let failed = json!({"event": "payment.changed", "sender": "askell", "data": {"state": "failed", "amount": "4250.0000",
        "uuid": "0b1c2d3e-1111-4222-8333-444455556666", "currency": "ISK", "created_at": "2026-03-04T10:11:12Z", "transactions": []}});
    assert_eq!(answer(&failed).limit().map(|limit| limit.tries), Some(4));
    assert_eq!(answer(&but(&failed, json!({"data": {"state": "settled"}}))).limit(), None);
}

/// A refund that a payment lists says that money went back, whatever is known of the payment.
#[test]
fn a_refund_within_a_payment_is_no_approval_of_it() {
    let payment = json!({"id": "pay_crate7", "requested_on": "2026-03-04T10:11:12Z", "amount": 4250, "currency": "EUR",
        "status": "Active", "approved": true, "actions": [{"id": "act_1", "type": "Refund", "response_code": "10000"}]});
    all_say(&[("refunded", payment.clone(), "reversed-refund unknown ?")]);
    let released =
        but(&payment, json!({"actions": [{"id": "act_1", "type": "Void", "response_code": "10000"}]}));
    all_say(&[("released", released, "cancelled unknown ?")]);
}

#[test]
fn an_error_has_the_fields_that_it_has() {
    let error = |text: &str| {
        let error = payverdict::payload::read_one(text.as_bytes(), Options::default()).unwrap_err();
        serde_json::to_value(error).unwrap()
    };
    assert_eq!(error("words").get("codes"), None);
    assert_eq!(error("words 000.100.110")["codes"][0]["code"], "000.100.110");
    assert_eq!(error("{\"a\": 1}")["codes"], json!([]));
}
