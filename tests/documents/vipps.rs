//! Vipps MobilePay: payments by their sums, and events.

use payverdict::Operation;
use payverdict::payload::{Kind, PayloadSystem};
use serde_json::{Value, json};

use super::said::{all_say, answer, answer_of, but, codes, conflicts, said};

fn crowns(value: i64) -> Value {
    json!({"currency": "NOK", "value": value})
}

/// A payment of 4250 with how much of it was authorised, cancelled, captured and refunded.
fn payment(state: &str, [authorized, cancelled, captured, refunded]: [i64; 4]) -> Value {
    json!({"reference": "crate-7", "pspReference": "0f00crate7", "state": state, "amount": crowns(4250),
        "aggregate": {"authorizedAmount": crowns(authorized), "cancelledAmount": crowns(cancelled),
            "capturedAmount": crowns(captured), "refundedAmount": crowns(refunded)}})
}

#[test]
fn the_sums_say_more_than_the_state() {
    let paid = payment("AUTHORIZED", [4250, 0, 4250, 0]);
    let part = "approved captured part";
    all_say(&[
        ("captured", paid.clone(), "approved captured whole paid"),
        ("by one less", payment("AUTHORIZED", [4250, 0, 4249, 0]), part),
        ("by one more", payment("AUTHORIZED", [4250, 0, 4251, 0]), "approved captured ?"),
        ("one went back", payment("AUTHORIZED", [4250, 0, 4250, 1]), part),
        ("one is kept", payment("AUTHORIZED", [4250, 0, 4250, 4249]), part),
        ("none is kept", payment("AUTHORIZED", [4250, 0, 4250, 4250]), "reversed-refund returned whole"),
        ("more went back", payment("AUTHORIZED", [4250, 0, 4250, 4251]), "informational unknown ?"),
        ("authorised", payment("AUTHORIZED", [4250, 0, 0, 0]), "approved authorized whole"),
        ("authorised for less", payment("AUTHORIZED", [4249, 0, 0, 0]), "approved authorized part"),
        ("one released", payment("AUTHORIZED", [4250, 1, 0, 0]), "approved authorized part"),
        ("released", payment("AUTHORIZED", [4250, 4250, 0, 0]), "cancelled none whole"),
        ("authorised, and nothing is", payment("AUTHORIZED", [0, 0, 0, 0]), "informational unknown ?"),
        (
            "a sum in another currency",
            but(&paid, json!({"aggregate": {"capturedAmount": {"currency": "SEK"}}})),
            "informational unknown ?",
        ),
        ("without a currency", but(&paid, json!({"amount": {"currency": null}})), "informational unknown ?"),
        ("less than nothing went back", payment("AUTHORIZED", [4250, 0, 4250, -1]), "approved captured ?"),
        ("of nothing", but(&paid, json!({"amount": {"value": 0}})), "approved captured ?"),
        ("bad news", but(&paid, json!({"error": "x"})), "unknown unknown ? conflict"),
        (
            "bad news in the sums",
            but(&paid, json!({"aggregate": {"error": "x"}})),
            "unknown unknown ? conflict",
        ),
    ]);
    let told = answer(&paid);
    assert_eq!(
        (told.reference(), told.amount(), told.currency()),
        (Some("crate-7"), Some("4250"), Some("NOK"))
    );
    assert_eq!((told.kind(), told.operation()), (Kind::Payment, Operation::Payment));
}

#[test]
fn a_state_that_says_no_contradicts_what_was_moved() {
    all_say(&[
        ("aborted", payment("ABORTED", [0, 0, 0, 0]), "cancelled-customer_cancelled none whole"),
        ("lapsed", payment("EXPIRED", [0, 0, 0, 0]), "cancelled-session_expired none whole"),
        (
            "terminated, and released",
            payment("TERMINATED", [4250, 4250, 0, 0]),
            "cancelled-merchant_cancelled none whole",
        ),
        ("aborted, and held", payment("ABORTED", [4250, 0, 0, 0]), "unknown unknown ? conflict"),
        ("aborted, and taken", payment("ABORTED", [4250, 0, 1, 0]), "unknown unknown ? conflict"),
        ("aborted, and given back", payment("ABORTED", [0, 0, 0, 1]), "unknown unknown ? conflict"),
        ("created", payment("CREATED", [0, 0, 0, 0]), "action_required none whole"),
        ("created, and held", payment("CREATED", [4250, 0, 0, 0]), "unknown unknown ? conflict"),
    ]);
    let paths = |field: &str| vec![["state".to_owned(), format!("aggregate.{field}")]];
    assert_eq!(conflicts(&payment("ABORTED", [4250, 0, 1, 0])), paths("authorizedAmount"));
    assert_eq!(conflicts(&payment("ABORTED", [0, 0, 1, 0])), paths("capturedAmount"));
    assert_eq!(conflicts(&payment("ABORTED", [0, 0, 0, 1])), paths("refundedAmount"));
}

/// A state without sums is no payment of Vipps by itself: the caller names the system.
#[test]
fn without_sums_a_state_says_only_what_it_says() {
    let of = |state: &str| {
        let bare = but(&payment(state, [0, 0, 0, 0]), json!({"aggregate": null}));
        said(&answer_of(PayloadSystem::Vipps, &bare))
    };
    assert_eq!(of("AUTHORIZED"), "informational unknown ?");
    assert_eq!(of("ABORTED"), "cancelled-customer_cancelled none whole");
    assert_eq!(of("CREATED"), "action_required unknown ?");
}

fn event(name: &str, success: Value) -> Value {
    let mut event = json!({"reference": "crate-7", "pspReference": "0f00crate7", "name": name, "amount": crowns(4250),
        "timestamp": "2026-03-04T10:11:12.345Z", "idempotencyKey": "k-7"});
    event["success"] = success;
    event
}

#[test]
fn an_event_says_what_was_asked_for_and_its_success_whether_it_was_done() {
    all_say(&[
        ("authorised", event("AUTHORIZED", json!(true)), "approved authorized whole"),
        ("not authorised", event("AUTHORIZED", json!(false)), "declined-generic_decline none whole"),
        (
            "authorised for nothing",
            but(&event("AUTHORIZED", json!(true)), json!({"amount": {"value": 0}})),
            "approved authorized ?",
        ),
        (
            "authorised for one",
            but(&event("AUTHORIZED", json!(true)), json!({"amount": {"value": 1}})),
            "approved authorized whole",
        ),
        ("captured", event("CAPTURED", json!(true)), "approved captured ?"),
        ("not captured", event("CAPTURED", json!(false)), "declined-generic_decline unknown ?"),
        ("refunded", event("REFUNDED", json!(true)), "reversed-refund returned whole"),
        ("not refunded", event("REFUNDED", json!(false)), "declined-generic_decline unknown ?"),
        ("cancelled", event("CANCELLED", json!(true)), "cancelled unknown ?"),
        ("not cancelled", event("CANCELLED", json!(false)), "declined-generic_decline unknown ?"),
        ("neither", event("AUTHORIZED", json!("x")), "informational unknown ?"),
        ("aborted", event("ABORTED", json!(true)), "cancelled-customer_cancelled none whole"),
        ("aborted, and not", event("ABORTED", json!(false)), "unknown unknown ? conflict"),
        ("created, and not", event("CREATED", json!(false)), "informational unknown ?"),
        ("lapsed", event("EXPIRED", json!(true)), "cancelled-session_expired none whole"),
        (
            "bad news",
            but(&event("AUTHORIZED", json!(true)), json!({"error": "x"})),
            "unknown unknown ? conflict",
        ),
    ]);
    for (name, operation) in [
        ("AUTHORIZED", Operation::Authorization),
        ("CANCELLED", Operation::Cancellation),
        ("CAPTURED", Operation::Capture),
        ("REFUNDED", Operation::Refund),
        ("CREATED", Operation::Payment),
    ] {
        let told = answer(&event(name, json!(true)));
        assert_eq!(
            (told.kind(), told.operation(), told.at()),
            (Kind::Event, operation, Some("2026-03-04T10:11:12.345Z")),
            "{name}"
        );
    }
    // The webhooks of old have a number.
    let old = but(&event("AUTHORIZED", json!(true)), json!({"amount": 4250, "currency": "NOK"}));
    all_say(&[("of old", old.clone(), "approved authorized whole")]);
    assert_eq!(answer(&old).amount(), Some("4250"));
    assert_eq!(codes(&old), "name AUTHORIZED");
}
