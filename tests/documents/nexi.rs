//! Nexi Checkout: payments by their summary, and webhooks.

use payverdict::Operation;
use payverdict::payload::Kind;
use serde_json::{Value, json};

use super::said::{all_say, answer, but, codes};

/// A payment of 4250 with how much was reserved, charged, cancelled and refunded; sums that are nothing are left out.
fn payment([reserved, charged, cancelled, refunded]: [i64; 4]) -> Value {
    let sums = [
        ("reservedAmount", reserved),
        ("chargedAmount", charged),
        ("cancelledAmount", cancelled),
        ("refundedAmount", refunded),
    ];
    let summary: serde_json::Map<_, _> = sums
        .into_iter()
        .filter(|(_, sum)| *sum != 0)
        .map(|(name, sum)| (name.to_owned(), json!(sum)))
        .collect();
    json!({"payment": {"paymentId": "0f00crate7", "summary": summary, "created": "2026-03-04T10:11:12.1234+00:00",
        "orderDetails": {"amount": 4250, "currency": "EUR", "reference": "crate-7"},
        "checkout": {"url": "https://shop.example/pay"}}})
}

fn paid(changes: Value) -> Value {
    but(&payment([4250, 4250, 0, 0]), json!({"payment": changes}))
}

#[test]
fn the_summary_says_where_the_money_is() {
    all_say(&[
        ("charged", payment([4250, 4250, 0, 0]), "approved captured whole paid"),
        ("charged by one less", payment([4250, 4249, 0, 0]), "approved captured part"),
        ("charged by one more", payment([4250, 4251, 0, 0]), "approved captured ?"),
        ("one went back", payment([4250, 4250, 0, 1]), "approved captured part"),
        ("one is kept", payment([4250, 4250, 0, 4249]), "approved captured part"),
        ("none is kept", payment([4250, 4250, 0, 4250]), "reversed-refund returned whole"),
        ("more went back", payment([4250, 4250, 0, 4251]), "informational unknown ?"),
        ("reserved", payment([4250, 0, 0, 0]), "approved authorized whole"),
        ("reserved for less", payment([4249, 0, 0, 0]), "approved authorized part"),
        ("one cancelled", payment([4250, 0, 1, 0]), "approved authorized part"),
        ("cancelled", payment([4250, 0, 4250, 0]), "cancelled none whole"),
        ("nothing yet", payment([0, 0, 0, 0]), "informational none whole"),
        ("less than nothing went back", payment([4250, 4250, 0, -1]), "approved captured ?"),
        ("of nothing", paid(json!({"orderDetails": {"amount": 0}})), "approved captured ?"),
        ("without an amount", paid(json!({"orderDetails": {"amount": null}})), "approved captured ?"),
    ]);
    let told = answer(&payment([4250, 4250, 0, 0]));
    assert_eq!(
        (told.reference(), told.amount(), told.currency()),
        (Some("0f00crate7"), Some("4250"), Some("EUR"))
    );
    assert_eq!((told.kind(), told.operation()), (Kind::Payment, Operation::Payment));
    assert_eq!(
        codes(&payment([4250, 4250, 0, 1])),
        "(payment.summary.refundedAmount -), payment.summary.chargedAmount -, (payment.summary.reservedAmount -)"
    );
}

#[test]
fn what_stands_beside_the_summary_counts_as_well() {
    let whole = "approved captured whole paid";
    all_say(&[
        (
            "a refund that it has",
            but(&payment([4250, 4250, 0, 1]), json!({"payment": {"refunds": [{"amount": 1}]}})),
            "approved captured part",
        ),
        ("a refund that it has not", paid(json!({"refunds": [{"amount": 1}]})), "approved captured ?"),
        ("no refunds", paid(json!({"refunds": []})), whole),
        ("refunds that are no list", paid(json!({"refunds": "x"})), "approved captured ?"),
        ("a charge", paid(json!({"charges": [{"chargeId": "c1", "amount": 4250}]})), whole),
        ("charges that are no list", paid(json!({"charges": "x"})), "approved captured ?"),
        (
            "bad news in a charge",
            paid(json!({"charges": [{"chargeId": "c1", "error": "x"}]})),
            "unknown unknown ? conflict",
        ),
        ("bad news in the summary", paid(json!({"summary": {"error": "x"}})), "unknown unknown ? conflict"),
        ("bad news", paid(json!({"error": "x"})), "unknown unknown ? conflict"),
        ("bad news around it", but(&paid(json!({})), json!({"error": "x"})), "unknown unknown ? conflict"),
        (
            "ended before it was paid",
            paid(json!({"terminated": "2026-03-04T10:11:12Z"})),
            "approved captured whole",
        ),
        (
            "a page for tests",
            paid(json!({"checkout": {"url": "https://test.checkout.dibspayment.eu/v1?id=1"}})),
            "approved captured whole test",
        ),
        (
            "a page whose path says test",
            paid(json!({"checkout": {"url": "https://a.example/test.checkout.dibspayment.eu"}})),
            whole,
        ),
        ("a page that cannot be read", paid(json!({"checkout": {"url": 7}})), "approved captured ?"),
        ("no page", paid(json!({"checkout": {"url": ""}})), whole),
        ("a checkout that cannot be read", paid(json!({"checkout": "x"})), "approved captured ?"),
        (
            "an order that cannot be read",
            paid(json!({"charges": null, "orderDetails": {"amount": "some"}})),
            "approved captured ?",
        ),
    ]);
}

#[test]
fn a_webhook_says_what_was_done() {
    let event = |name: &str| {
        json!({"id": "e1", "merchantNumber": 100_000, "timestamp": "2026-03-04T10:11:12.1234+00:00", "event": name,
            "data": {"paymentId": "0f00crate7", "amount": {"amount": 4250, "currency": "EUR"}}})
    };
    all_say(&[
        ("created", event("payment.created"), "informational unknown ?"),
        ("reserved", event("payment.reservation.created.v2"), "approved authorized ?"),
        ("not reserved", event("payment.reservation.failed"), "declined-unspecified none whole"),
        ("charged", event("payment.charge.created.v2"), "approved captured ?"),
        ("not charged", event("payment.charge.failed"), "failed-unspecified unknown ?"),
        ("refunded", event("payment.refund.completed"), "reversed-refund returned whole"),
        ("refund under way", event("payment.refund.initiated.v2"), "pending unknown ?"),
        ("not refunded", event("payment.refund.failed"), "failed-unspecified unknown ?"),
        ("cancelled", event("payment.cancel.created"), "cancelled unknown ?"),
        (
            "not charged, with an error",
            but(&event("payment.charge.failed"), json!({"data": {"error": {"code": "25"}}})),
            "failed-unspecified unknown ?",
        ),
        (
            "charged, with an error",
            but(&event("payment.charge.created.v2"), json!({"data": {"error": {"code": "25"}}})),
            "unknown unknown ? conflict",
        ),
        (
            "charged, with an error around it",
            but(&event("payment.charge.created.v2"), json!({"error": "x"})),
            "unknown unknown ? conflict",
        ),
    ]);
    for (name, operation) in [
        ("payment.created", Operation::Payment),
        ("payment.reservation.created.v2", Operation::Authorization),
        ("payment.reservation.failed", Operation::Authorization),
        ("payment.charge.created", Operation::Capture),
        ("payment.refund.completed", Operation::Refund),
        ("payment.cancel.created", Operation::Cancellation),
    ] {
        let told = answer(&event(name));
        assert_eq!((told.kind(), told.operation()), (Kind::Event, operation), "{name}");
        assert_eq!(
            (told.reference(), told.amount(), told.currency()),
            (Some("0f00crate7"), Some("4250"), Some("EUR"))
        );
        assert_eq!(told.at(), Some("2026-03-04T10:11:12.1234+00:00"));
    }
    // Events about the order have its amount.
    let mut ordered = event("payment.created");
    ordered["data"] =
        json!({"paymentId": "0f00crate7", "order": {"amount": {"amount": 99, "currency": "SEK"}}});
    let told = answer(&ordered);
    assert_eq!((told.amount(), told.currency()), (Some("99"), Some("SEK")));
}
