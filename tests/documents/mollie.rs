//! Mollie: payments with what was captured and went back, and captures, refunds and chargebacks by themselves.

use payverdict::Operation;
use payverdict::payload::Kind;
use serde_json::{Value, json};

use super::said::{all_say, answer, but, codes, conflicts};

fn euros(value: &str) -> Value {
    json!({"value": value, "currency": "EUR"})
}

fn payment(status: &str) -> Value {
    json!({"resource": "payment", "id": "tr_crate7", "mode": "live", "status": status, "amount": euros("42.50"),
        "createdAt": "2026-03-04T10:11:12+00:00", "profileId": "pfl_crates", "sequenceType": "oneoff",
        "_links": {"self": {"href": "https://api.mollie.com/v2/payments/tr_crate7"}}})
}

fn paid(changes: Value) -> Value {
    but(&payment("paid"), changes)
}

#[test]
fn what_is_paid_is_told_by_the_amounts() {
    let whole = "approved captured whole paid";
    let part = "approved captured part";
    all_say(&[
        ("paid", paid(json!({})), whole),
        (
            "all amounts there",
            paid(json!({"amountCaptured": euros("42.50"), "amountRefunded": euros("0.00"),
            "amountChargedBack": euros("0.00"), "amountRemaining": euros("42.50")})),
            whole,
        ),
        ("a cent less was captured", paid(json!({"amountCaptured": euros("42.49")})), part),
        (
            "a cent more was captured",
            paid(json!({"amountCaptured": euros("42.51"), "amountRemaining": euros("42.51")})),
            "approved captured ?",
        ),
        ("more can be given back", paid(json!({"amountRemaining": euros("67.50")})), whole),
        ("less can be given back", paid(json!({"amountRemaining": euros("42.49")})), "approved captured ?"),
        (
            "a cent went back",
            paid(json!({"amountRefunded": euros("0.01"), "amountRemaining": euros("42.49")})),
            part,
        ),
        (
            "a cent is kept",
            paid(json!({"amountRefunded": euros("42.49"), "amountRemaining": euros("0.01")})),
            part,
        ),
        (
            "all of it went back",
            paid(json!({"amountRefunded": euros("42.50"), "amountRemaining": euros("0.00")})),
            "reversed-refund returned whole",
        ),
        (
            "more went back",
            paid(json!({"amountRefunded": euros("67.50"), "amountRemaining": euros("0.00")})),
            "reversed-refund returned whole",
        ),
        (
            "charged back",
            paid(json!({"amountChargedBack": euros("42.50"), "amountRemaining": euros("0.00")})),
            "reversed-chargeback returned whole",
        ),
        (
            "a cent charged back",
            paid(json!({"amountChargedBack": euros("0.01"), "amountRemaining": euros("42.49")})),
            part,
        ),
        (
            "half refunded, half charged back",
            paid(json!({"amountRefunded": euros("21.25"), "amountChargedBack": euros("21.25"),
            "amountRemaining": euros("0.00")})),
            "reversed-chargeback returned whole",
        ),
        (
            "less than nothing went back",
            paid(json!({"amountRefunded": euros("-1.00")})),
            "approved unknown ?",
        ),
        (
            "in another currency",
            paid(json!({"amountCaptured": {"value": "42.50", "currency": "SEK"}})),
            "approved captured ?",
        ),
        (
            "what went back is in another",
            paid(json!({"amountRefunded": {"value": "0.00", "currency": "SEK"}})),
            "approved unknown ?",
        ),
        (
            "what can go back is in another",
            paid(json!({"amountRemaining": {"value": "42.50", "currency": "SEK"}})),
            "approved captured ?",
        ),
        ("of nothing", paid(json!({"amount": euros("0.00")})), "approved captured ?"),
        ("of a cent", paid(json!({"amount": euros("0.01")})), whole),
    ]);
    let told = answer(&paid(json!({"paidAt": "2026-03-04T10:12:00+00:00"})));
    assert_eq!(
        (told.reference(), told.amount(), told.currency()),
        (Some("tr_crate7"), Some("42.50"), Some("EUR"))
    );
    assert_eq!((told.at(), told.kind()), (Some("2026-03-04T10:12:00+00:00"), Kind::Payment));
}

#[test]
fn what_is_authorized_may_be_captured_in_part() {
    let held = |changes: Value| but(&payment("authorized"), changes);
    all_say(&[
        ("nothing yet", held(json!({})), "approved authorized whole"),
        (
            "nothing yet, as it says",
            held(json!({"amountCaptured": euros("0.00")})),
            "approved authorized whole",
        ),
        ("of nothing", held(json!({"amount": euros("0.00")})), "approved authorized ?"),
        ("a cent", held(json!({"amountCaptured": euros("0.01")})), "approved captured part"),
        ("all of it", held(json!({"amountCaptured": euros("42.50")})), "approved captured ?"),
        ("a cent less than all", held(json!({"amountCaptured": euros("42.49")})), "approved captured part"),
        ("what is no amount", held(json!({"amountCaptured": euros("some")})), "approved unknown ?"),
        ("something went back", held(json!({"amountRefunded": euros("0.01")})), "approved authorized ?"),
    ]);
}

#[test]
fn a_status_that_says_no_contradicts_what_was_moved() {
    let failed = |changes: Value| but(&payment("failed"), changes);
    let open = |changes: Value| but(&payment("open"), changes);
    all_say(&[
        ("failed", failed(json!({})), "declined-unspecified none whole"),
        (
            "failed, and nothing was moved",
            failed(json!({"amountCaptured": euros("0.00"), "amountRefunded": euros("0.00")})),
            "declined-unspecified none whole",
        ),
        ("captured", failed(json!({"amountCaptured": euros("0.01")})), "unknown unknown ? conflict"),
        ("given back", failed(json!({"amountRefunded": euros("0.01")})), "unknown unknown ? conflict"),
        ("charged back", failed(json!({"amountChargedBack": euros("0.01")})), "unknown unknown ? conflict"),
        ("open", open(json!({})), "action_required unknown ?"),
        ("open, and captured", open(json!({"amountCaptured": euros("0.01")})), "action_required unknown ?"),
        ("cancelled", payment("canceled"), "cancelled-customer_cancelled none whole"),
        ("lapsed", payment("expired"), "cancelled-session_expired none whole"),
        ("pending", payment("pending"), "pending unknown ?"),
        ("of the future", payment("pondered"), "unknown unknown ?"),
    ]);
    assert_eq!(
        conflicts(&failed(json!({"amountChargedBack": euros("0.01")}))),
        [["status", "amountChargedBack"].map(str::to_owned)]
    );
}

#[test]
fn a_payment_is_one_by_its_resource_and_its_id() {
    let open = "approved captured whole";
    all_say(&[
        ("another resource", paid(json!({"resource": "order"})), open),
        ("another id", paid(json!({"id": "ord_crate7"})), open),
        ("no id", paid(json!({"id": null})), open),
        ("a test", paid(json!({"mode": "test"})), "approved captured whole test"),
        ("of neither mode", paid(json!({"mode": "both"})), "approved captured ?"),
        ("without a mode", paid(json!({"mode": null})), "approved captured whole paid"),
        ("bad news", paid(json!({"error": "x"})), "unknown unknown ? conflict"),
    ]);
}

#[test]
fn a_reason_explains_a_failure_and_contradicts_a_success() {
    let why = |status: &str| {
        but(&payment(status), json!({"statusReason": {"code": "insufficient_funds", "message": "Words"}}))
    };
    let details =
        |status: &str| but(&payment(status), json!({"details": {"failureReason": "insufficient_funds"}}));
    assert_eq!(codes(&why("failed")), "(status failed), statusReason.code insufficient_funds");
    assert_eq!(codes(&details("failed")), "(status failed), details.failureReason insufficient_funds");
    let unknown = but(&payment("failed"), json!({"details": {"failureReason": "pondered"}}));
    all_say(&[
        ("why", why("failed"), "declined-insufficient_funds none whole"),
        ("in the details", details("failed"), "declined-insufficient_funds none whole"),
        ("which nobody lists", unknown, "unknown unknown ?"),
        (
            "which is none",
            but(&payment("failed"), json!({"statusReason": {"code": "no_reason_to_decline"}})),
            "declined-unspecified none whole",
        ),
        (
            "which denies it",
            but(&payment("failed"), json!({"statusReason": {"code": "approved_or_completed_successfully"}})),
            "unknown unknown ? conflict",
        ),
        ("beside a success", why("paid"), "unknown unknown ? conflict"),
        ("in the details of a success", details("paid"), "unknown unknown ? conflict"),
        ("bad news in the details", paid(json!({"details": {"error": "x"}})), "unknown unknown ? conflict"),
        ("no text", paid(json!({"statusReason": {"code": 7}})), "approved captured ?"),
        ("no object", paid(json!({"details": "x"})), "approved captured ?"),
    ]);
    // What was cancelled is not explained by a refusal.
    assert_eq!(codes(&why("canceled")), "status canceled, statusReason.code insufficient_funds");
}

#[test]
fn what_is_embedded_counts_as_well() {
    let embedded = |lists: Value| paid(json!({"_embedded": lists}));
    let of = |resource: &str, status: &str| json!({"resource": resource, "id": "x_1", "status": status, "amount": euros("1.00")});
    let back = json!({"amountRefunded": euros("1.00"), "amountRemaining": euros("41.50")});
    let whole = "approved captured whole paid";
    all_say(&[
        ("nothing", embedded(json!({"captures": [], "refunds": []})), whole),
        ("a capture", embedded(json!({"captures": [of("capture", "succeeded")]})), whole),
        ("a refund that failed", embedded(json!({"refunds": [of("refund", "failed")]})), whole),
        ("a refund that was called off", embedded(json!({"refunds": [of("refund", "canceled")]})), whole),
        (
            "a refund on its way",
            embedded(json!({"refunds": [of("refund", "pending")]})),
            "pending captured ?",
        ),
        (
            "a refund that the payment does not have",
            embedded(json!({"refunds": [of("refund", "refunded")]})),
            "approved captured ?",
        ),
        (
            "a refund that it has",
            but(&embedded(json!({"refunds": [of("refund", "refunded")]})), back),
            "approved captured part",
        ),
        (
            "a chargeback",
            embedded(json!({"chargebacks": [of("chargeback", "x")]})),
            "reversed-chargeback captured ?",
        ),
        ("no list", embedded(json!({"refunds": "x"})), "approved captured ?"),
        ("no object", embedded(json!("x")), "approved captured ?"),
        ("what nobody knows", embedded(json!({"refunds": [of("ponder", "x")]})), "approved captured ?"),
        ("what has no name", embedded(json!({"refunds": [{"status": "refunded"}]})), "approved captured ?"),
        ("bad news", embedded(json!({"error": "x"})), "unknown unknown ? conflict"),
        (
            "bad news in a capture",
            embedded(json!({"captures": [but(&of("capture", "succeeded"), json!({"error": "x"}))]})),
            "unknown unknown ? conflict",
        ),
    ]);
}

#[test]
fn an_operation_by_itself_says_what_it_did() {
    let one = |resource: &str, id: &str, status: Value| {
        json!({"resource": resource, "id": id, "paymentId": "tr_crate7", "mode": "live", "status": status, "amount": euros("42.50"),
            "createdAt": "2026-03-04T10:11:12+00:00"})
    };
    let capture = |status: &str| one("capture", "cpt_crate7", json!(status));
    let refund = |status: &str| one("refund", "re_crate7", json!(status));
    let chargeback = one("chargeback", "chb_crate7", json!(null));
    all_say(&[
        ("captured", capture("succeeded"), "approved captured ?"),
        ("capture failed", capture("failed"), "failed-unspecified unknown ?"),
        ("capture pending", capture("pending"), "pending unknown ?"),
        ("refunded", refund("refunded"), "reversed-refund returned whole"),
        ("refund failed", refund("failed"), "failed-unspecified unknown ?"),
        ("refund on its way", refund("processing"), "pending unknown ?"),
        ("charged back", chargeback.clone(), "reversed-chargeback returned whole"),
        (
            "chargeback taken back",
            but(&chargeback, json!({"reversedAt": "2026-03-05T10:11:12+00:00"})),
            "informational unknown ?",
        ),
        (
            "a refund with a time of that name",
            but(&refund("refunded"), json!({"reversedAt": "2026-03-05T10:11:12+00:00"})),
            "reversed-refund returned whole",
        ),
        ("bad news", but(&capture("succeeded"), json!({"error": "x"})), "unknown unknown ? conflict"),
    ]);
    for (document, operation) in [
        (capture("failed"), Operation::Capture),
        (refund("failed"), Operation::Refund),
        (chargeback, Operation::Chargeback),
    ] {
        let told = answer(&document);
        assert_eq!(
            (told.kind(), told.operation(), told.reference()),
            (Kind::Transaction, operation, Some("tr_crate7"))
        );
    }
}
