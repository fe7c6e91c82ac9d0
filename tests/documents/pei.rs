//! Pei: orders, postbacks, errors and the answers to refunds.

use payverdict::Operation;
use payverdict::payload::Kind;
use serde_json::{Value, json};

use super::said::{all_say, answer, but, codes, conflicts};

fn order(status: i64) -> Value {
    json!({"orderId": "crate-7", "purchaseId": 71, "merchantId": 12, "status": status, "amount": 4250, "currency": "ISK",
        "saleDate": "2026-03-04T10:11:12Z", "items": [{"name": "Crate", "amount": 4250}]})
}

fn refunded(status: i64, refunded: Value) -> Value {
    but(&order(status), json!({"refundedAmount": refunded}))
}

#[test]
fn an_order_is_paid_by_its_status_unless_something_went_back() {
    let all = "reversed-refund returned whole";
    all_say(&[
        ("not paid yet", order(0), "pending unknown ?"),
        ("paid", order(1), "approved captured whole paid"),
        ("called off", order(2), "cancelled none whole"),
        ("late", order(3), "pending-payment_overdue unknown ?"),
        ("lapsed", order(4), "cancelled-session_expired none whole"),
        ("waits for the buyer", order(6), "action_required unknown ?"),
        ("of the future", order(60), "unknown unknown ?"),
        ("of nothing", but(&order(1), json!({"amount": 0})), "approved captured ?"),
        ("of less than nothing", but(&order(1), json!({"amount": -1})), "approved captured ?"),
        ("of one", but(&order(1), json!({"amount": 1})), "approved captured whole paid"),
        ("without an amount", but(&order(1), json!({"amount": null})), "approved captured ?"),
        ("nothing went back", refunded(1, json!(0)), "approved captured whole paid"),
        ("one went back", refunded(1, json!(1)), "approved captured part"),
        ("one is kept", refunded(1, json!(4249)), "approved captured part"),
        ("all went back", refunded(1, json!(4250)), all),
        ("more went back", refunded(1, json!(4251)), all),
        ("called off, and all went back", refunded(2, json!(4250)), all),
        ("called off, and one went back", refunded(2, json!(1)), "unknown unknown ? conflict"),
        ("not paid yet, and all went back", refunded(0, json!(4250)), "unknown unknown ? conflict"),
        ("it is not told how much went back", refunded(1, json!("some")), "approved unknown ?"),
        (
            "of nothing, and one went back",
            but(&refunded(1, json!(1)), json!({"amount": 0})),
            "approved unknown ?",
        ),
        ("with an error", but(&order(1), json!({"error": "x"})), "unknown unknown ? conflict"),
    ]);
    assert_eq!(conflicts(&refunded(2, json!(1))), [["status", "refundedAmount"].map(str::to_owned)]);
    let told = answer(&order(1));
    assert_eq!(
        (told.reference(), told.amount(), told.currency()),
        (Some("crate-7"), Some("4250"), Some("ISK"))
    );
    assert_eq!((told.at(), told.operation()), (Some("2026-03-04T10:11:12Z"), Operation::Payment));
}

#[test]
fn a_document_is_told_by_what_it_has() {
    let bare = json!({"orderId": "crate-7", "purchaseId": 71, "status": 1});
    assert_eq!(answer(&bare).kind(), Kind::Postback);
    for whole in ["buyer", "merchantId", "items"] {
        assert_eq!(answer(&but(&bare, json!({whole: 7}))).kind(), Kind::Order, "{whole}");
    }
    assert_eq!(answer(&but(&bare, json!({"status": null}))).kind(), Kind::Postback);
    assert_eq!(answer(&but(&bare, json!({"status": null}))).operation(), Operation::Payment);
    assert_eq!(answer(&error(10_020, json!(null))).kind(), Kind::Error);
    assert_eq!(answer(&returned("00", "Approved")).kind(), Kind::Transaction);
}

fn error(code: u32, card: Value) -> Value {
    but(&json!({"code": code, "message": "Words", "correlationId": "c-7"}), json!({"cardActionResult": card}))
}

fn returned(code: &str, message: &str) -> Value {
    json!({"orderId": "crate-7", "acquirerStatusCode": code, "acquirerMessage": message})
}

#[test]
fn the_answer_to_a_refund_is_the_acquirer_s_alone() {
    all_say(&[
        ("done", returned("00", "Approved"), "reversed-refund returned whole"),
        ("refused", returned("51", "Not sufficient funds"), "declined-insufficient_funds unknown ?"),
    ]);
    let told = answer(&returned("00", "Approved"));
    assert_eq!((told.operation(), told.reference()), (Operation::Refund, Some("crate-7")));
    // A text that says no where the code says yes.
    let denied = answer(&returned("00", "Declined"));
    assert!(!denied.conflicts().is_empty());
    assert_eq!(denied.funds().as_str(), "unknown");
}

#[test]
fn what_the_bank_said_explains_an_error_and_contradicts_an_order() {
    let bank = |code: &str, message: &str| json!({"acquirerStatusCode": code, "acquirerMessage": message});
    let paid = |card: Value| but(&order(1), json!({"cardActionResult": card}));
    all_say(&[
        ("approved", paid(bank("00", "Approved")), "approved captured whole paid"),
        ("refused", paid(bank("51", "Not sufficient funds")), "unknown unknown ? conflict"),
        ("refused in words alone", paid(bank("00", "Declined")), "unknown unknown ? conflict"),
        ("bad news", paid(json!({"error": "x"})), "unknown unknown ? conflict"),
        ("what cannot be read", paid(json!("x")), "approved captured ?"),
    ]);
    assert_eq!(codes(&paid(bank("00", "Approved"))), "status 1, cardActionResult.acquirerStatusCode 00");
}

#[test]
fn an_error_is_one_of_a_payment_where_a_card_was_asked() {
    let bank = |code: &str| json!({"acquirerStatusCode": code, "acquirerMessage": "Words"});
    let told = |document: &Value| (answer(document).operation(), answer(document).funds().as_str());
    all_say(&[
        ("refused", error(10_005, json!(null)), "declined-generic_decline none whole"),
        (
            "refused, and the bank says why",
            error(10_005, bank("51")),
            "declined-insufficient_funds none whole",
        ),
        ("broken", error(10_051, json!(null)), "unknown-processing_error unknown ?"),
        ("broken, and the bank refused", error(10_051, bank("51")), "declined-insufficient_funds none whole"),
        ("broken, and the bank agreed", error(10_051, bank("00")), "unknown-processing_error unknown ?"),
        (
            "another error, and the bank refused",
            error(10_008, bank("51")),
            "unknown-duplicate_transaction unknown ?",
        ),
        ("a wrong request", error(10_019, json!(null)), "failed-invalid_request none whole"),
    ]);
    assert_eq!(codes(&error(10_051, bank("51"))), "(code 10051), cardActionResult.acquirerStatusCode 51");
    assert_eq!(codes(&error(10_051, bank("00"))), "code 10051, cardActionResult.acquirerStatusCode 00");
    assert_eq!(codes(&error(10_005, bank("51"))), "code 10005, cardActionResult.acquirerStatusCode 51");
    assert_eq!(told(&error(10_005, json!(null))).0, Operation::Payment);
    assert_eq!(told(&error(10_051, bank("51"))).0, Operation::Payment);
    assert_eq!(told(&error(10_051, json!(null))).0, Operation::Unknown);
    assert_eq!(told(&error(10_019, json!(null))).0, Operation::Unknown);
    // An order is not explained by what the bank said of a card.
    let order = but(&order(1), json!({"cardActionResult": bank("51")}));
    assert_eq!(codes(&order), "status 1, cardActionResult.acquirerStatusCode 51");
}

#[test]
fn a_code_that_its_text_denies_is_reported() {
    let card = |code: &str, message: &str| {
        but(
            &error(10_005, json!(null)),
            json!({"cardActionResult": {"acquirerStatusCode": code, "acquirerMessage": message}}),
        )
    };
    let paths =
        [["cardActionResult.acquirerStatusCode", "cardActionResult.acquirerMessage"].map(str::to_owned)];
    for (code, message) in [
        ("51", "Approved"),
        ("51", "Authorized"),
        ("51", "Do not honor"),
        ("51", "DO NOT HONOUR"),
        ("51", "expired card"),
        ("05", "Insufficient funds"),
        ("05", "Not sufficient funds"),
    ] {
        assert_eq!(conflicts(&card(code, message)), paths, "{code} {message}");
        // It is only reported: what counts is the code.
        assert_eq!(answer(&card(code, message)).funds().as_str(), "none", "{code} {message}");
    }
    for (code, message) in [
        ("51", "Insufficient funds"),
        ("51", "Not sufficient funds"),
        ("54", "Expired card"),
        ("05", "Do not honor"),
        ("05", "Declined"),
        ("05", "Not approved"),
        ("05", "Fine weather"),
        ("05", ""),
    ] {
        assert_eq!(conflicts(&card(code, message)), Vec::<[String; 2]>::new(), "{code} {message}");
    }
    // A text that says yes beside one that says yes, and a code that says yes beside one that says no.
    let paid = |message: &str| {
        but(&order(1), json!({"cardActionResult": {"acquirerStatusCode": "00", "acquirerMessage": message}}))
    };
    assert!(answer(&paid("Approved")).is_paid());
    for message in ["Declined", "Not approved", "Expired card", "Insufficient funds"] {
        let told = answer(&paid(message));
        assert!(!told.is_paid(), "{message}");
        let kinds: Vec<_> = told.conflicts().iter().map(|conflict| conflict.kind().as_str()).collect();
        assert!(kinds.contains(&"text"), "{message}: {kinds:?}");
    }
}
