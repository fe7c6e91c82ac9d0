//! Áskell: payments, billing runs and webhooks about them, and their attempts.

use payverdict::Operation;
use payverdict::payload::Kind;
use serde_json::{Value, json};

use super::said::{all_say, answer, but, codes, conflicts};

fn payment(state: &str, attempts: &[(&str, &str)]) -> Value {
    json!({"event": "payment.changed", "sender": "askell", "data": {
        "uuid": "0b1c2d3e-1111-4222-8333-444455556666", "state": state, "amount": "4250.0000", "currency": "ISK",
        "reference": "crate-7", "created_at": "2026-03-04T10:11:12Z", "updated_at": "2026-03-04T10:12:12Z",
        "transactions": attempts.iter().map(|(state, amount)| attempt(state, amount)).collect::<Vec<_>>()}})
}

fn attempt(state: &str, amount: &str) -> Value {
    json!({"uuid": "0b1c2d3e-1111-4222-8333-444455557777", "state": state, "amount": amount, "currency": "ISK",
        "fail_code": null, "refund_code": null, "cancel_code": null})
}

fn data(document: &Value, changes: Value) -> Value {
    but(document, json!({"data": changes}))
}

/// A settled payment whose one attempt has some more fields.
fn attempted(state: &str, changes: Value) -> Value {
    let mut payment = payment(state, &[(state, "4250.0000")]);
    let one = &mut payment["data"]["transactions"][0];
    *one = but(one, changes);
    payment
}

const ALL: &str = "4250.0000";
const PAID: &str = "approved captured whole paid";

#[test]
fn a_payment_is_paid_if_its_attempts_bear_it_out() {
    let part = "approved captured part";
    all_say(&[
        ("settled", payment("settled", &[("settled", ALL)]), PAID),
        ("without attempts", payment("settled", &[]), PAID),
        ("by a crown less", payment("settled", &[("settled", "4249.0000")]), part),
        ("by a crown more", payment("settled", &[("settled", "4251.0000")]), "approved captured ?"),
        ("in two parts", payment("settled", &[("settled", "4000.0000"), ("settled", "250.0000")]), PAID),
        (
            "in two parts that are not all",
            payment("settled", &[("settled", "4000.0000"), ("settled", "249.0000")]),
            part,
        ),
        ("by what is no amount", payment("settled", &[("settled", "some")]), "approved captured ?"),
        ("after a failure", payment("settled", &[("failed", ALL), ("settled", ALL)]), PAID),
        ("before a failure", payment("settled", &[("settled", ALL), ("failed", ALL)]), PAID),
        (
            "beside one that was called off",
            payment("settled", &[("settled", ALL), ("canceled", ALL)]),
            "approved captured whole",
        ),
        (
            "of nothing",
            data(&payment("settled", &[("settled", "0.0000")]), json!({"amount": "0.0000"})),
            "approved captured ?",
        ),
        (
            "without an amount",
            data(&payment("settled", &[("settled", ALL)]), json!({"amount": null})),
            "approved captured ?",
        ),
        ("failed", payment("failed", &[("failed", ALL)]), "declined-unspecified none whole"),
        ("pending", payment("pending", &[("pending", ALL)]), "pending unknown ?"),
        ("retrying", payment("retrying", &[("failed", ALL)]), "pending unknown ?"),
        ("refunded", payment("refunded", &[("refunded", ALL)]), "reversed-refund returned whole"),
    ]);
    let told = answer(&payment("settled", &[("settled", ALL)]));
    assert_eq!(told.reference(), Some("0b1c2d3e-1111-4222-8333-444455556666"));
    assert_eq!(
        (told.amount(), told.currency(), told.at()),
        (Some(ALL), Some("ISK"), Some("2026-03-04T10:12:12Z"))
    );
    assert_eq!((told.kind(), told.operation()), (Kind::Payment, Operation::Payment));
    let old = data(&payment("settled", &[("settled", ALL)]), json!({"updated_at": null}));
    assert_eq!(answer(&old).at(), Some("2026-03-04T10:11:12Z"));
    assert_eq!(
        codes(&payment("settled", &[("failed", ALL), ("settled", ALL)])),
        "data.state settled, (data.transactions[0].state failed), data.transactions[1].state settled"
    );
}

#[test]
fn a_state_that_its_attempts_deny_is_a_conflict() {
    let conflict = "unknown unknown ? conflict";
    all_say(&[
        ("settled, and all failed", payment("settled", &[("failed", ALL)]), conflict),
        ("settled, and called off", payment("settled", &[("canceled", ALL)]), conflict),
        (
            "settled, and given back",
            payment("settled", &[("refunded", ALL)]),
            "reversed-refund returned whole",
        ),
        (
            "settled, and some given back",
            payment("settled", &[("settled", ALL), ("refunded", ALL)]),
            "approved captured part",
        ),
        ("settled, and pending", payment("settled", &[("pending", ALL)]), "pending unknown ?"),
        ("failed, and settled", payment("failed", &[("settled", ALL)]), conflict),
        ("failed, and given back", payment("failed", &[("refunded", ALL)]), conflict),
    ]);
    assert_eq!(
        conflicts(&payment("settled", &[("failed", ALL)])),
        [["data.state", "data.transactions[0].state"].map(str::to_owned)]
    );
    assert_eq!(
        conflicts(&payment("failed", &[("settled", ALL)])),
        [["data.state", "data.transactions[0].state"].map(str::to_owned)]
    );
}

#[test]
fn what_cannot_be_read_is_not_paid() {
    let settled = payment("settled", &[("settled", ALL)]);
    let open = "approved captured ?";
    all_say(&[
        (
            "an attempt without a state",
            data(&settled, json!({"transactions": [{"fail_code": null, "refund_code": null}]})),
            open,
        ),
        ("attempts that are no list", data(&settled, json!({"transactions": "none"})), open),
        ("data that are no object", attempted("settled", json!({"data": "x"})), open),
        ("a receipt that is no object", attempted("settled", json!({"data": {"receipt": "x"}})), open),
    ]);
    // Whoever else has a state and an amount.
    all_say(&[
        ("without an id", data(&settled, json!({"uuid": null})), "approved captured whole"),
        (
            "without times or attempts",
            data(&settled, json!({"transactions": null, "created_at": null, "updated_at": null})),
            "approved captured whole",
        ),
        ("with one time alone", data(&settled, json!({"transactions": null, "created_at": null})), PAID),
    ]);
}

#[test]
fn any_code_for_a_failure_speaks_against_a_success() {
    let conflict = "unknown unknown ? conflict";
    let settled = payment("settled", &[("settled", ALL)]);
    for code in ["fail_code", "refund_code", "cancel_code"] {
        all_say(&[
            (code, attempted("settled", json!({code: "17"})), conflict),
            (code, data(&settled, json!({code: "17"})), conflict),
            (code, but(&settled, json!({code: "17"})), conflict),
            (code, attempted("settled", json!({"data": {code: "17"}})), conflict),
        ]);
    }
    all_say(&[(
        "of a failure",
        attempted("failed", json!({"fail_code": "17"})),
        "declined-unspecified none whole",
    )]);
}

#[test]
fn what_the_processor_says_counts_where_it_says_no() {
    let conflict = "unknown unknown ? conflict";
    let status = |status: &str| attempted("settled", json!({"data": {"status": status}}));
    let receipt = |receipt: Value| attempted("settled", json!({"data": {"receipt": receipt}}));
    all_say(&[
        ("settled", status("settled"), PAID),
        ("pending", status("pending"), PAID),
        ("failed", status("failed"), conflict),
        ("called off", status("canceled"), conflict),
        ("given back", status("refunded"), conflict),
        ("a word that says no", status("Declined by bank"), conflict),
        ("another word", status("Fine weather"), PAID),
        ("approved", receipt(json!({"responseCode": "00"})), PAID),
        ("a success", receipt(json!({"isSuccess": true})), PAID),
        ("a success, in a text", receipt(json!({"isSuccess": "true"})), PAID),
        ("a success that is not told", receipt(json!({"isSuccess": ""})), PAID),
        ("no success", receipt(json!({"isSuccess": false})), conflict),
        ("refused in words", receipt(json!({"responseDescription": "Hafnað"})), conflict),
        ("approved in words", receipt(json!({"responseDescription": "Approved"})), PAID),
        ("bad news", receipt(json!({"error": "x"})), conflict),
    ]);
    let refused = attempted("settled", json!({"data": {"receipt": {"responseCode": "51"}}}));
    assert!(
        answer(&refused).outcome() == payverdict::Outcome::Unknown
            && !answer(&refused).conflicts().is_empty()
    );
    // That the bank agrees says nothing new; of an attempt that failed it is said why.
    assert_eq!(
        codes(&attempted("settled", json!({"data": {"receipt": {"responseCode": "00"}}}))),
        "data.state settled, data.transactions[0].state settled"
    );
    let why = attempted("failed", json!({"data": {"receipt": {"responseCode": "51"}}}));
    assert_eq!(answer(&why).reason(), Some(payverdict::Reason::InsufficientFunds));
    // A state of a failed attempt does not contradict it.
    all_say(&[(
        "of a failure",
        attempted("failed", json!({"data": {"status": "failed"}})),
        "declined-unspecified none whole",
    )]);
}

#[test]
fn a_run_is_charged_as_a_whole() {
    let run = |state: &str, attempts: Value| {
        json!({"uuid": "0b1c2d3e-1111-4222-8333-444455556666", "state": state, "amount": "4250.0000", "currency": "ISK",
            "attempt_count": 1, "max_attempts": 4, "created_at": "2026-03-04T10:11:12Z", "attempts": attempts})
    };
    all_say(&[
        ("charged", run("succeeded", json!([{"state": "settled"}])), PAID),
        ("charged, in its own words", run("succeeded", json!([{"state": "succeeded"}])), PAID),
        (
            "charged by less",
            run("succeeded", json!([{"state": "settled", "amount": "4249.0000"}])),
            "approved captured part",
        ),
        ("failed", run("failed_terminal", json!([{"state": "failed"}])), "declined-unspecified none whole"),
        ("planned again", run("retry_scheduled", json!([{"state": "failed"}])), "pending unknown ?"),
        ("called off", run("voided", json!([])), "cancelled none whole"),
    ]);
    assert_eq!(answer(&run("succeeded", json!([]))).kind(), Kind::Run);
    // Of a transaction without an amount it is not known how much it is.
    let mut open = payment("settled", &[("settled", ALL)]);
    open["data"]["transactions"][0].as_object_mut().unwrap().remove("amount");
    all_say(&[("a transaction", open, "approved captured ?")]);
}

#[test]
fn a_webhook_names_what_it_is_about() {
    let about = |event: &str| but(&payment("settled", &[("settled", ALL)]), json!({"event": event}));
    for (event, kind) in [
        ("payment.changed", Kind::Payment),
        ("payment", Kind::Payment),
        ("billing_run.changed", Kind::Run),
        ("checkout.completed", Kind::Checkout),
        ("subscription.changed", Kind::Webhook),
    ] {
        assert_eq!(answer(&about(event)).kind(), kind, "{event}");
    }
    let checkout = json!({"event": "checkout.completed", "sender": "askell", "data": {
        "uuid": "0b1c2d3e-1111-4222-8333-444455556666", "status": "completed", "amount": "4250.0000", "currency": "ISK"}});
    all_say(&[
        ("a subscription", about("subscription.changed"), "informational unknown ?"),
        ("a checkout", checkout.clone(), "informational unknown ?"),
        (
            "a checkout that lapsed",
            data(&checkout, json!({"status": "expired"})),
            "cancelled-session_expired unknown ?",
        ),
        (
            "a checkout by its state",
            data(&checkout, json!({"status": null, "state": "failed"})),
            "declined-unspecified unknown ?",
        ),
    ]);
    let told = answer(&checkout);
    assert_eq!(
        (told.reference(), told.amount(), told.operation()),
        (None, Some("4250.0000"), Operation::Unknown)
    );
    let run = but(&payment("succeeded", &[]), json!({"event": "billing_run.changed"}));
    all_say(&[("a run", run, PAID)]);
}
