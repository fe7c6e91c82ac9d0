//! Braintree: transactions by themselves, in results and in webhooks.

use payverdict::Operation;
use payverdict::payload::{Funds, Kind};
use serde_json::{Value, json};

use super::said::{all_say, answer, but, codes};

fn sale(status: &str) -> Value {
    json!({"id": "cratesale7", "status": status, "type": "sale", "amount": "42.50", "currencyIsoCode": "EUR",
        "merchantAccountId": "crates_eur", "gatewayRejectionReason": null, "processorResponseCode": "1000",
        "processorResponseText": "Approved", "createdAt": "2026-03-04T10:11:12Z", "updatedAt": "2026-03-05T10:11:12Z"})
}

/// A sale that was refused, with the processor's code.
fn declined(status: &str, code: &str) -> Value {
    but(&sale(status), json!({"processorResponseCode": code, "processorResponseText": "Words"}))
}

fn credit(status: &str) -> Value {
    but(
        &sale(status),
        json!({"type": "credit", "processorResponseCode": "1002", "refundedTransactionId": "cratesale7"}),
    )
}

#[test]
fn only_a_sale_that_is_settled_is_paid() {
    all_say(&[
        ("settled", sale("settled"), "approved captured whole paid"),
        ("settling", sale("settling"), "approved authorized whole"),
        ("submitted", sale("submitted_for_settlement"), "approved authorized whole"),
        ("authorized", sale("authorized"), "approved authorized whole"),
        ("authorizing", sale("authorizing"), "pending unknown ?"),
        ("pending", sale("settlement_pending"), "pending unknown ?"),
        ("voided", sale("voided"), "cancelled none whole"),
        ("lapsed", sale("authorization_expired"), "cancelled none whole"),
        ("failed", sale("failed"), "unknown-processing_error unknown ?"),
        ("confirmed", sale("settlement_confirmed"), "informational unknown ?"),
        ("of nothing", but(&sale("settled"), json!({"amount": "0.00"})), "approved captured ?"),
        ("of less than nothing", but(&sale("settled"), json!({"amount": "-1.00"})), "approved captured ?"),
        ("of one cent", but(&sale("settled"), json!({"amount": "0.01"})), "approved captured whole paid"),
        ("without an amount", but(&sale("settled"), json!({"amount": null})), "approved captured ?"),
        ("no sale", but(&sale("settled"), json!({"type": null})), "approved captured whole"),
        ("another type", but(&sale("settled"), json!({"type": "transfer"})), "approved captured whole"),
        (
            "a part of another",
            but(&sale("settled"), json!({"authorizedTransactionId": "crateauth1"})),
            "approved captured ?",
        ),
        (
            "parent of parts",
            but(&sale("settled"), json!({"partialSettlementTransactionIds": ["cratepart1"]})),
            "approved captured ?",
        ),
        (
            "parent of no parts",
            but(&sale("settled"), json!({"partialSettlementTransactionIds": []})),
            "approved captured whole paid",
        ),
        (
            "approved for less",
            but(&sale("settled"), json!({"processorResponseCode": "1004"})),
            "approved captured part",
        ),
    ]);
    let told = answer(&sale("settled"));
    assert_eq!(
        (told.reference(), told.amount(), told.currency()),
        (Some("cratesale7"), Some("42.50"), Some("EUR"))
    );
    assert_eq!(
        (told.at(), told.operation(), told.kind()),
        (Some("2026-03-05T10:11:12Z"), Operation::Payment, Kind::Payment)
    );
}

/// Whoever else has a status and an amount.
#[test]
fn a_transaction_has_an_id_and_where_it_was_sent_to() {
    let paid = "approved captured whole paid";
    let open = "approved captured whole";
    all_say(&[
        (
            "by its code alone",
            but(&sale("settled"), json!({"merchantAccountId": null, "escrowStatus": null})),
            paid,
        ),
        ("by its account alone", but(&sale("settled"), json!({"processorResponseCode": null})), paid),
        ("without an id", but(&sale("settled"), json!({"id": null})), open),
    ]);
}

#[test]
fn what_went_back_or_is_disputed_is_not_kept() {
    let gone = |changes: Value| but(&sale("settled"), changes);
    let open = "approved unknown ?";
    all_say(&[
        ("refunds", gone(json!({"refundIds": ["crateback1"]})), open),
        ("no refunds", gone(json!({"refundIds": []})), "approved captured whole paid"),
        ("a refund", gone(json!({"refundId": "crateback1"})), open),
        ("disputes", gone(json!({"disputes": [{"id": "cratedispute"}]})), open),
        ("a refund of another", gone(json!({"refundedTransactionId": "crateother1"})), open),
        // What is reserved stays so.
        (
            "a refund of what is reserved",
            but(&sale("authorized"), json!({"refundIds": ["crateback1"]})),
            "approved authorized ?",
        ),
    ]);
}

/// Names come with underscores or with capital letters, and mean the same; longer and shorter ones are others.
#[test]
fn names_come_in_two_spellings() {
    let settled = sale("settled");
    let open = "approved unknown ?";
    let paid = "approved captured whole paid";
    all_say(&[
        ("with underscores", but(&settled, json!({"refund_ids": ["crateback1"]})), open),
        ("longer", but(&settled, json!({"refund_idsx": ["crateback1"]})), paid),
        ("shorter", but(&settled, json!({"disputed_i": ["x"], "refunded_transaction_i": "x"})), paid),
    ]);
}

#[test]
fn a_credit_gives_money_back_once_it_is_settled() {
    all_say(&[
        ("settled", credit("settled"), "reversed-refund returned whole"),
        ("submitted", credit("submitted_for_settlement"), "approved unknown ?"),
        (
            "declined",
            but(&credit("processor_declined"), json!({"processorResponseCode": "2000"})),
            "declined-do_not_honor unknown ?",
        ),
        ("voided", credit("voided"), "cancelled unknown ?"),
        ("refused at settlement", credit("settlement_declined"), "declined-unspecified unknown ?"),
    ]);
    assert_eq!(answer(&credit("settled")).operation(), Operation::Refund);
}

#[test]
fn a_refusal_leaves_no_money_unless_it_may_be_held() {
    all_say(&[
        (
            "by the processor",
            declined("processor_declined", "2001"),
            "declined-insufficient_funds none whole",
        ),
        (
            "and a part may be held",
            declined("processor_declined", "2035"),
            "declined-generic_decline unknown ?",
        ),
        (
            "by a code nobody lists",
            declined("processor_declined", "2999"),
            "declined-generic_decline unknown ?",
        ),
        (
            "without a code",
            but(&sale("processor_declined"), json!({"processorResponseCode": null})),
            "declined-generic_decline none whole",
        ),
        (
            "by the gateway, which says nothing else",
            but(&sale("gateway_rejected"), json!({"processorResponseCode": null})),
            "declined-unspecified unknown ?",
        ),
        (
            "by the gateway for the risk",
            but(
                &sale("gateway_rejected"),
                json!({"processorResponseCode": null, "gatewayRejectionReason": "risk_threshold"}),
            ),
            "declined-risk_declined none whole",
        ),
        (
            "by the gateway after the bank agreed",
            but(&sale("gateway_rejected"), json!({"gatewayRejectionReason": "risk_threshold"})),
            "declined-risk_declined unknown ?",
        ),
        ("at settlement", sale("settlement_declined"), "declined-unspecified unknown ?"),
    ]);
    assert_eq!(
        codes(&declined("processor_declined", "2001")),
        "(status processor_declined), processorResponseCode 2001"
    );
    assert_eq!(codes(&sale("voided")), "status voided, (processorResponseCode 1000)");
    assert_eq!(codes(&sale("settled")), "status settled, processorResponseCode 1000");
    let rejected = but(&sale("gateway_rejected"), json!({"gatewayRejectionReason": "risk_threshold"}));
    assert_eq!(
        codes(&rejected),
        "(status gateway_rejected), (processorResponseCode 1000), gatewayRejectionReason risk_threshold"
    );
}

#[test]
fn a_refusal_beside_a_success_contradicts_it() {
    all_say(&[
        ("by the processor", declined("settled", "2001"), "unknown unknown ? conflict"),
        (
            "an error beside it",
            but(&sale("settled"), json!({"errors": {"deep": "wrong"}})),
            "unknown unknown ? conflict",
        ),
    ]);
}

#[test]
fn a_result_has_to_say_that_it_succeeded() {
    let result = |success: Value| json!({"success": success, "transaction": sale("settled")});
    all_say(&[
        ("it did", result(json!(true)), "approved captured whole paid"),
        ("it did, in a text", result(json!("true")), "approved captured whole paid"),
        ("it did not", result(json!(false)), "unknown unknown ? conflict"),
        ("it did not, in a text", result(json!("false")), "unknown unknown ? conflict"),
        ("neither", result(json!(1)), "unknown unknown ? conflict"),
    ]);
    assert_eq!(answer(&result(json!(true))).reference(), Some("cratesale7"));
}

#[test]
fn a_webhook_has_to_be_about_a_settled_transaction() {
    let webhook = |kind: &str| json!({"kind": kind, "timestamp": "2026-03-06T00:00:00Z", "subject": {"transaction": sale("settled")}});
    let disputed = json!({"kind": "dispute_opened", "timestamp": "2026-03-06T00:00:00Z",
        "dispute": {"id": "cratedispute", "transaction": {"id": "cratesale7"}}});
    let ended = but(&disputed, json!({"dispute": null, "kind": "dispute_won"}));
    let elsewhere =
        json!({"kind": "transaction_disbursed", "timestamp": "2026-03-06T00:00:00Z", "status": "settled"});
    all_say(&[
        ("settled", webhook("transaction_settled"), "approved captured whole paid"),
        ("disbursed", webhook("transaction_disbursed"), "approved captured whole paid"),
        ("not settled", webhook("transaction_settlement_declined"), "unknown unknown ? conflict"),
        (
            "a dispute beside it",
            but(&webhook("transaction_settled"), json!({"dispute": {"id": "cratedispute"}})),
            "approved captured ?",
        ),
        ("a dispute", disputed.clone(), "informational unknown ?"),
        ("a dispute by its kind alone", ended.clone(), "informational unknown ?"),
        ("without a transaction", elsewhere.clone(), "informational unknown ?"),
    ]);
    let told = answer(&disputed);
    assert_eq!(
        (told.kind(), told.operation(), told.funds()),
        (Kind::Transaction, Operation::Chargeback, Funds::Unknown)
    );
    assert_eq!((told.reference(), told.at()), (Some("cratesale7"), Some("2026-03-06T00:00:00Z")));
    assert_eq!(answer(&ended).kind(), Kind::Transaction);
    assert_eq!(answer(&ended).operation(), Operation::Chargeback);
    let told = answer(&elsewhere);
    assert_eq!((told.kind(), told.operation(), told.at()), (Kind::Callback, Operation::Unknown, None));
    assert_eq!(answer(&webhook("transaction_settled")).kind(), Kind::Payment);
}
