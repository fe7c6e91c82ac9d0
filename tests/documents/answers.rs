//! What every answer says, whoever sent the document: what support should do, and what a payment told by many keeps of it.

use payverdict::payload::Options;
use serde_json::{Value, json};

use super::said::{all_say, answer, but, conflicts_of, states};

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
    assert_eq!(states(&[&list]), ["approved captured true", "approved captured false"]);
    // What stands beside the payment of a webhook is none that was found.
    let debit = |id: &str, code: &str| {
        json!({"id": id, "paymentType": "DB", "amount": "42.50", "currency": "EUR", "ndc": "8ac7",
            "timestamp": "2026-03-04 10:11:12+0000", "result": {"code": code}})
    };
    let webhook = json!({"type": "PAYMENT", "action": "CREATED", "payload": debit("8ac7one", "000.000.000"),
        "payments": [debit("8ac7two", "800.100.152")]});
    assert_eq!(states(&[&webhook]), ["approved captured true"]);
    let search = json!({"result": {"code": "000.000.100"}, "payments": [debit("8ac7one", "000.000.000"), debit("8ac7two", "800.100.152")]});
    assert_eq!(states(&[&search]), ["approved captured true", "declined none false"]);
}

#[test]
fn what_speaks_against_one_notice_in_its_wrapper_is_kept() {
    let authorised = notice("AUTHORISATION", "true");
    assert_eq!(states(&[&authorised]), ["approved authorized false"]);
    assert_eq!(states(&[&but(&authorised, json!({"error": "x"}))]), ["unknown unknown false"]);
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

/// What the shopper may read of each code, in their order, and of the whole.
fn messages(document: &Value) -> (Vec<String>, String) {
    let told = serde_json::to_value(answer(document)).unwrap();
    let message = |told: &Value| told["message"].as_str().unwrap().to_owned();
    (told["verdicts"].as_array().unwrap().iter().map(message).collect(), message(&told))
}

#[test]
fn each_code_has_words_of_its_own_unless_they_would_mislead() {
    let capture = |status: &str| json!({"id": "7CR47E", "status": status, "amount": {"currency_code": "EUR", "value": "42.50"}});
    let order = |captures: Value| {
        json!({"id": "5CR47E", "status": "COMPLETED", "purchase_units": [{"reference_id": "x",
            "amount": {"currency_code": "EUR", "value": "42.50"}, "payments": {"captures": captures}}]})
    };
    // One was made and one is not decided: each says so.
    let (each, all) = messages(&order(json!([capture("COMPLETED"), capture("PENDING")])));
    assert!(each[1] != all && each[2] == all, "{each:?} {all}");
    // What was made and went back is not told as made, unless as a step that is over; what says nothing stays as it is.
    let charge = json!({"id": "ch_crate7", "object": "charge", "amount": 4250, "amount_captured": 4250, "amount_refunded": 4250,
        "captured": true, "status": "succeeded", "outcome": {"network_status": "approved_by_network"}});
    let (each, all) = messages(&charge);
    assert!(each[0] == all && each[1] != all, "{each:?} {all}");
    let summary = json!({"reservedAmount": 4250, "chargedAmount": 4250, "refundedAmount": 4250});
    let (each, all) = messages(&json!({"payment": {"paymentId": "0f00crate7", "summary": summary,
        "orderDetails": {"amount": 4250, "currency": "EUR"}, "checkout": {"url": "https://shop.example/pay"}}}));
    assert!(each[0] == all && each[1] != all && each[2] != all, "{each:?} {all}");
    // Beside a payment that stands, what was refused is none of the shopper's business; of one that does not, it is.
    let held =
        json!({"id": "6CR47E", "status": "CREATED", "amount": {"currency_code": "EUR", "value": "42.50"}});
    let stands = json!({"id": "5CR47E", "status": "COMPLETED", "purchase_units": [{"reference_id": "x",
        "payments": {"authorizations": [held], "captures": [capture("DECLINED")]}}]});
    let (each, all) = messages(&stands);
    assert!(each[1] == all && each[2] != all, "{each:?} {all}");
    let (refused, all) = messages(&order(json!([capture("DECLINED")])));
    assert!(refused[1] == all && refused[1] != each[2], "{refused:?} {each:?} {all}");
    // Of a payment that denies itself no code says that it went well.
    let (each, all) = messages(&order(json!([{"id": "7", "status": "COMPLETED", "error": "x"}])));
    assert!(each.len() == 2 && each.iter().all(|message| *message == all), "{each:?} {all}");
}

#[test]
fn a_payment_that_denies_itself_says_where() {
    let order = json!({"id": "5CR47E", "status": "VOIDED", "purchase_units": [{"reference_id": "x",
        "payments": {"captures": [{"id": "7CR47E", "status": "COMPLETED", "amount": {"currency_code": "EUR", "value": "42.50"}}]}}]});
    assert_eq!(
        conflicts_of(&[&order]),
        ["codes 5CR47E#status 5CR47E#purchase_units[0].payments.captures[0].status"]
    );
}

/// A list of the sandbox has no payment in it for which goods may leave.
#[test]
fn what_is_found_beside_a_test_is_not_paid() {
    let intent = |id: &str, is_live: bool| {
        json!({"id": id, "object": "payment_intent", "amount": 4250, "amount_received": 4250, "currency": "eur",
            "created": 1_772_619_072, "livemode": is_live, "status": "succeeded"})
    };
    let list = |data: Value| json!({"object": "list", "data": data, "has_more": false});
    let paid = "approved captured true";
    let test = "approved captured false";
    assert_eq!(states(&[&list(json!([intent("pi_one", true), intent("pi_two", true)]))]), [paid, paid]);
    assert_eq!(states(&[&list(json!([intent("pi_one", true), intent("pi_two", false)]))]), [test, test]);
}

/// A search that failed is no proof of what it found.
#[test]
fn what_a_failed_search_finds_is_not_paid() {
    let debit = json!({"id": "8ac7one", "paymentType": "DB", "amount": "42.50", "currency": "EUR", "ndc": "8ac7",
        "timestamp": "2026-03-04 10:11:12+0000", "result": {"code": "000.000.000"}});
    let other = but(&debit, json!({"id": "8ac7two"}));
    let search = json!({"result": {"code": "000.000.100"}, "payments": [debit, other]});
    assert_eq!(states(&[&search]), ["approved captured true", "approved captured true"]);
    let failed = but(&search, json!({"error": "x"}));
    assert_eq!(states(&[&failed]), ["approved captured false", "approved captured false"]);
}
