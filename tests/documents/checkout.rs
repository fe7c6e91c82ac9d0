//! Checkout.com: payments with their balances and actions, actions by themselves, and webhooks.

use payverdict::Operation;
use payverdict::payload::Kind;
use serde_json::{Value, json};

use super::said::{all_say, answer, but, codes, conflicts, states};

fn payment(status: &str) -> Value {
    json!({"id": "pay_crate7", "requested_on": "2026-03-04T10:11:12Z", "processed_on": "2026-03-04T10:11:13Z",
        "amount": 4250, "currency": "EUR", "approved": true, "status": status,
        "_links": {"self": {"href": "https://api.checkout.com/payments/pay_crate7"}}})
}

/// A payment of 4250 with how much was authorised, voided, captured and refunded.
fn weighed(status: &str, [authorized, voided, captured, refunded]: [i64; 4]) -> Value {
    but(
        &payment(status),
        json!({"balances": {"total_authorized": authorized, "total_voided": voided,
        "total_captured": captured, "total_refunded": refunded, "available_to_refund": captured - refunded}}),
    )
}

fn action(kind: &str, code: &str) -> Value {
    json!({"id": "act_crate7", "type": kind, "response_code": code, "response_summary": "Words", "approved": code == "10000",
        "amount": 4250, "currency": "EUR", "processed_on": "2026-03-04T10:11:13Z",
        "_links": {"payment": {"href": "https://api.checkout.com/payments/pay_crate7"}}})
}

fn webhook(kind: &str) -> Value {
    json!({"id": "evt_crate7", "type": kind, "created_on": "2026-03-04T10:11:14Z", "data": {"id": "pay_crate7",
        "action_id": "act_crate7", "amount": 4250, "currency": "EUR", "processed_on": "2026-03-04T10:11:13Z"},
        "_links": {"self": {"href": "https://api.checkout.com/workflows/events/evt_crate7"}}})
}

#[test]
fn only_the_balances_show_that_a_payment_is_paid() {
    let paid = "approved captured whole paid";
    let part = "approved captured part";
    let mut no_voids = weighed("Captured", [4250, 0, 4250, 0]);
    no_voids["balances"].as_object_mut().unwrap().remove("total_voided");
    let mut left = weighed("Captured", [4250, 0, 4250, 0]);
    left["balances"]["available_to_refund"] = json!(4249);
    all_say(&[
        ("all of it", weighed("Captured", [4250, 0, 4250, 0]), paid),
        ("without them", payment("Captured"), "approved captured ?"),
        ("authorised by status alone", payment("Authorized"), "approved authorized whole"),
        ("one less", weighed("Captured", [4250, 0, 4249, 0]), part),
        ("one less authorised", weighed("Captured", [4249, 0, 4249, 0]), part),
        ("one more", weighed("Captured", [4251, 0, 4251, 0]), "approved captured ?"),
        ("more captured than authorised", weighed("Captured", [4249, 0, 4250, 0]), "approved captured ?"),
        ("one voided", weighed("Captured", [4250, 1, 4250, 0]), part),
        ("one refunded", weighed("Captured", [4250, 0, 4250, 1]), part),
        ("one kept", weighed("Captured", [4250, 0, 4250, 4249]), part),
        ("none kept", weighed("Refunded", [4250, 0, 4250, 4250]), "reversed-refund returned whole"),
        (
            "none kept, and the status says so not",
            weighed("Captured", [4250, 0, 4250, 4250]),
            "unknown unknown ? conflict",
        ),
        (
            "more refunded than captured",
            weighed("Captured", [4250, 0, 4250, 4251]),
            "unknown unknown ? conflict",
        ),
        ("authorised", weighed("Authorized", [4250, 0, 0, 0]), "approved authorized whole"),
        ("authorised for less", weighed("Authorized", [4249, 0, 0, 0]), "approved authorized part"),
        ("authorised for more", weighed("Authorized", [4251, 0, 0, 0]), "approved authorized ?"),
        ("partly voided", weighed("Authorized", [4250, 1, 0, 0]), "approved authorized part"),
        ("voided", weighed("Voided", [4250, 4250, 0, 0]), "cancelled none whole"),
        (
            "voided, and the status says so not",
            weighed("Authorized", [4250, 4250, 0, 0]),
            "unknown unknown ? conflict",
        ),
        ("a sum is missing", no_voids, "approved captured ?"),
        ("what is left is another sum", left, "approved captured ?"),
        ("no object", but(&payment("Captured"), json!({"balances": 4250})), "approved captured ?"),
        (
            "all that was asked for, and more is authorised",
            weighed("Captured", [4251, 0, 4250, 0]),
            "approved captured ?",
        ),
        (
            "authorised, and they know nothing of it",
            weighed("Authorized", [0, 0, 0, 0]),
            "approved authorized ?",
        ),
        (
            "still open, whatever they say",
            but(&weighed("Active", [4250, 0, 4250, 0]), json!({"approved": null})),
            "informational unknown ?",
        ),
        (
            "authorised for nothing",
            but(&payment("Authorized"), json!({"amount": 0})),
            "approved authorized ?",
        ),
        (
            "nothing asked for, and one voided",
            but(&weighed("Captured", [4250, 1, 4250, 0]), json!({"amount": 0})),
            "approved captured ?",
        ),
        (
            "nothing asked for",
            but(&weighed("Captured", [4250, 0, 4250, 0]), json!({"amount": 0})),
            "approved captured ?",
        ),
    ]);
}

#[test]
fn a_status_that_is_over_has_to_fit_the_balances() {
    let declined = |sums| but(&weighed("Declined", sums), json!({"approved": false}));
    all_say(&[
        ("declined", declined([0, 0, 0, 0]), "declined-generic_decline none whole"),
        ("declined, yet held", declined([4250, 0, 0, 0]), "unknown unknown ? conflict"),
        ("captured, and nothing is", weighed("Captured", [0, 0, 0, 0]), "unknown unknown ? conflict"),
        (
            "authorised, and all is captured",
            weighed("Authorized", [4250, 0, 4250, 0]),
            "unknown unknown ? conflict",
        ),
        (
            "pending, and nothing is",
            but(&weighed("Pending", [0, 0, 0, 0]), json!({"approved": null})),
            "pending unknown ?",
        ),
        (
            "charged back beside the sums",
            weighed("Chargeback", [4250, 0, 4250, 0]),
            "reversed-chargeback returned whole",
        ),
        (
            "refunded, and nothing is",
            weighed("Refunded", [4250, 0, 4250, 0]),
            "reversed-refund returned whole",
        ),
        (
            "refunded by one, and the status says by all",
            weighed("Refunded", [4250, 0, 4250, 1]),
            "unknown unknown ? conflict",
        ),
        (
            "refunded in part",
            weighed("Partially Refunded", [4250, 0, 4250, 1]),
            "reversed-refund captured part",
        ),
        ("captured in part", weighed("Partially Captured", [4250, 0, 4249, 0]), "approved captured part"),
        (
            "declined, yet captured without an authorisation",
            declined([0, 0, 4250, 0]),
            "unknown unknown ? conflict",
        ),
        (
            "declined by its code alone, yet held",
            but(
                &weighed("Declined", [4250, 0, 0, 0]),
                json!({"status": null, "approved": null,
            "response_code": "20051", "response_summary": "Words"}),
            ),
            "unknown unknown ? conflict",
        ),
    ]);
}

#[test]
fn a_response_code_explains_a_refusal_or_speaks_against_a_success() {
    let with = |status: &str, code: Value, approved: bool| {
        but(
            &payment(status),
            json!({"response_code": code, "response_summary": "Words", "approved": approved}),
        )
    };
    all_say(&[
        ("agrees", with("Authorized", json!("10000"), true), "approved authorized whole"),
        ("explains", with("Declined", json!("20051"), false), "declined-insufficient_funds none whole"),
        ("is not listed", with("Declined", json!("20999"), false), "declined-generic_decline none whole"),
        ("speaks against it", with("Captured", json!("20051"), true), "unknown unknown ? conflict"),
        ("is no code", with("Captured", json!(["x"]), true), "approved captured ?"),
        ("approved, of a refusal", with("Declined", json!("20051"), true), "unknown unknown ? conflict"),
        ("not approved, of a success", with("Captured", json!(null), false), "unknown unknown ? conflict"),
    ]);
    assert_eq!(codes(&with("Authorized", json!("10000"), true)), "status Authorized, (response_code 10000)");
    assert_eq!(codes(&with("Declined", json!("20051"), false)), "(status Declined), response_code 20051");
    assert_eq!(codes(&with("Declined", json!("20999"), false)), "status Declined, (response_code -)");
}

#[test]
fn a_status_alone_says_where_the_money_is() {
    let of = |status: &str| but(&payment(status), json!({"approved": null, "response_code": null}));
    all_say(&[
        ("checked", of("Card Verified"), "approved none whole"),
        ("voided", of("Voided"), "cancelled none whole"),
        ("called off", of("Canceled"), "cancelled none whole"),
        ("lapsed", of("Expired"), "cancelled-session_expired none whole"),
        ("captured in part", of("Partially Captured"), "approved captured part"),
        ("refunded", of("Refunded"), "reversed-refund returned whole"),
        ("charged back", of("Chargeback"), "reversed-chargeback returned whole"),
        ("paid out", of("Paid"), "approved unknown ?"),
        (
            "waits for the shopper",
            of("Authentication Requested"),
            "action_required-authentication_required unknown ?",
        ),
        ("of the future", of("Pondered"), "unknown unknown ?"),
    ]);
    assert_eq!(answer(&of("Paid")).operation(), Operation::Payout);
    assert_eq!(answer(&of("Card Verified")).operation(), Operation::Verification);
    assert_eq!(answer(&of("Captured")).operation(), Operation::Payment);
}

/// Checkout.com tries again by itself, so a refusal beside it is that of the last try: nobody else may charge meanwhile.
#[test]
fn a_payment_that_is_tried_again_is_open() {
    let open = "pending unknown ?";
    let planned = but(
        &payment("Retry Scheduled"),
        json!({"approved": false, "response_code": "20096", "response_summary": "Words",
            "retry": {"max_attempts": 2, "next_attempt_on": "2026-03-05T10:11:13Z", "ends_on": "2026-03-06T10:11:13Z"}}),
    );
    let of_a_webhook =
        |code: &str| but(&webhook("payment_retry_scheduled"), json!({"data": {"response_code": code}}));
    let tried = json!([{"id": "act_crate8", "type": "Authorization", "response_code": "20051"}]);
    all_say(&[
        ("planned", planned.clone(), open),
        ("refused with a code nobody lists", but(&planned, json!({"response_code": "20999"})), open),
        ("tried once", but(&planned, json!({"actions": tried})), open),
        ("without a code", but(&planned, json!({"response_code": null})), open),
        ("with a code that says yes", but(&planned, json!({"response_code": "10000"})), open),
        ("told by a webhook", of_a_webhook("20051"), open),
        ("told by one without a code", webhook("payment_retry_scheduled"), open),
        ("looked at meanwhile", webhook("payment_compliance_review"), open),
    ]);
    assert_eq!(codes(&planned), "status Retry Scheduled, (response_code 20096)");
    for open in [planned, of_a_webhook("20051")] {
        assert_eq!(answer(&open).retry(), payverdict::Retry::Wait);
    }
}

/// A bank may send back what was paid by transfer or by direct debit, and what was paid out.
#[test]
fn money_that_a_bank_sent_back_is_not_kept() {
    let returned = |data: Value| but(&webhook("payment_returned"), json!({"data": data}));
    let payout =
        json!({"response_code": "10000", "destination": {"type": "bank_account", "id": "src_crate7"}});
    all_say(&[
        ("returned", returned(json!({})), "reversed returned whole"),
        ("with a code that agrees", returned(json!({"response_code": "10000"})), "reversed returned whole"),
        ("with a code that says why", returned(json!({"response_code": "20051"})), "reversed returned whole"),
        ("by its state", payment("Returned"), "reversed returned whole"),
        ("beside its sums", weighed("Returned", [4250, 0, 4250, 0]), "reversed returned whole"),
        ("a payout", returned(payout), "reversed unknown ?"),
        (
            "a payout, and why",
            returned(json!({"response_code": "50466"})),
            "declined-closed_account unknown ?",
        ),
    ]);
    let of_the_shopper = returned(json!({"response_code": "10000"}));
    assert_eq!(answer(&of_the_shopper).operation(), Operation::Payment);
}

#[test]
fn a_stored_account_is_no_payment() {
    for kind in ["payment_instrument_created", "payment_instrument_verification_failed"] {
        assert_eq!(answer(&webhook(kind)).kind(), Kind::Webhook, "{kind}");
    }
}

#[test]
fn an_action_by_itself_says_what_it_did() {
    let did = |kind: &str| action(kind, "10000");
    all_say(&[
        ("authorised", did("Authorization"), "approved authorized whole"),
        ("authorised nothing", but(&did("Authorization"), json!({"amount": 0})), "approved authorized ?"),
        (
            "authorised less than nothing",
            but(&did("Authorization"), json!({"amount": -1})),
            "approved authorized ?",
        ),
        (
            "authorised one cent",
            but(&did("Authorization"), json!({"amount": 1})),
            "approved authorized whole",
        ),
        ("checked", did("Card Verification"), "approved none whole"),
        ("captured", did("Capture"), "approved captured ?"),
        ("refunded", did("Refund"), "reversed-refund returned whole"),
        ("released", did("Void"), "cancelled none whole"),
        ("paid out", did("Payout"), "approved unknown ?"),
        ("what nobody knows", did("Ponder"), "approved unknown ?"),
        ("authorisation refused", action("Authorization", "20051"), "declined-insufficient_funds none whole"),
        ("check refused", action("Card Verification", "20051"), "declined-insufficient_funds none whole"),
        ("capture refused", action("Capture", "20051"), "declined-insufficient_funds unknown ?"),
        ("refund refused", action("Refund", "20051"), "declined-insufficient_funds unknown ?"),
        ("release refused", action("Void", "20051"), "declined-insufficient_funds unknown ?"),
        ("payout refused", action("Payout", "20051"), "declined-insufficient_funds unknown ?"),
        (
            "authorised, and not approved",
            but(&did("Authorization"), json!({"approved": false})),
            "unknown unknown ? conflict",
        ),
        (
            "with an error",
            but(&did("Authorization"), json!({"error": "broken"})),
            "unknown unknown ? conflict",
        ),
    ]);
    let told = answer(&did("Refund"));
    assert_eq!(
        (told.kind(), told.operation(), told.reference()),
        (Kind::Transaction, Operation::Refund, Some("pay_crate7"))
    );
    assert_eq!(
        (told.amount(), told.currency(), told.at()),
        (Some("4250"), Some("EUR"), Some("2026-03-04T10:11:13Z"))
    );
}

#[test]
fn a_request_that_came_in_has_the_number_of_its_action() {
    let asked = json!({"action_id": "act_crate8", "reference": "crate-7",
        "_links": {"payment": {"href": "https://api.checkout.com/payments/pay_crate7?x=1"}}});
    all_say(&[("asked", asked.clone(), "informational unknown ?")]);
    let told = answer(&asked);
    assert_eq!((told.kind(), told.reference()), (Kind::Transaction, Some("pay_crate7")));
    assert_eq!(answer(&but(&payment("Captured"), json!({"action_id": "act_crate8"}))).kind(), Kind::Payment);
}

#[test]
fn the_actions_of_a_payment_count_as_well() {
    let listed = |actions: Value| but(&weighed("Captured", [4250, 0, 4250, 0]), json!({"actions": actions}));
    let act = |kind: &str, code: &str| json!({"id": "act_crate8", "type": kind, "response_code": code});
    let paid = "approved captured whole paid";
    let open = "approved captured ?";
    all_say(&[
        ("none", listed(json!([])), paid),
        (
            "authorised and captured",
            listed(json!([act("Capture", "10000"), act("Authorization", "10000")])),
            paid,
        ),
        (
            "a try that failed before",
            listed(json!([act("Authorization", "20051"), act("Authorization", "10000")])),
            paid,
        ),
        ("a capture that failed before", listed(json!([act("Capture", "20051")])), paid),
        ("a check", listed(json!([act("Card Verification", "10000")])), paid),
        ("a refund that was refused", listed(json!([act("Refund", "20051")])), paid),
        ("a refund by a code nobody lists", listed(json!([act("Refund", "20999")])), open),
        ("a refund", listed(json!([act("Refund", "10000")])), open),
        ("a release that was refused", listed(json!([act("Void", "20051")])), paid),
        ("what nobody knows", listed(json!([act("Ponder", "10000")])), open),
        ("a refund without a code", listed(json!([{"type": "Refund"}])), open),
        ("a release without a code", listed(json!([{"type": "Void"}])), open),
        ("no list", listed(json!("x")), open),
    ]);
    assert!(!answer(&listed(json!([act("Void", "10000")]))).is_paid());
    let failed =
        but(&payment("Declined"), json!({"approved": false, "actions": [act("Authorization", "20051")]}));
    all_say(&[("a try of a payment that is declined", failed, "declined-generic_decline none whole")]);
}

/// A try that was refused before is history, also of a payment that went back since.
#[test]
fn a_try_before_a_payment_that_went_back_does_not_count() {
    let act = |kind: &str, code: &str| json!({"id": "act_crate8", "type": kind, "response_code": code});
    let back = |actions: Value| but(&weighed("Refunded", [4250, 0, 4250, 4250]), json!({"actions": actions}));
    let refunded = "reversed-refund returned whole";
    let tries = json!([act("Authorization", "20014"), act("Authorization", "10000"), act("Refund", "10000")]);
    all_say(&[
        ("refunded", back(json!([])), refunded),
        ("tried twice before", back(tries), refunded),
        (
            "a refund that was refused",
            back(json!([act("Refund", "20014"), act("Refund", "10000")])),
            refunded,
        ),
        (
            "declined, and nothing was taken",
            but(&payment("Declined"), json!({"approved": false, "actions": [act("Authorization", "20014")]})),
            "declined-invalid_card_number none whole",
        ),
    ]);
}

#[test]
fn a_person_has_to_look_at_what_is_flagged() {
    let risky =
        |flagged: Value| but(&weighed("Captured", [4250, 0, 4250, 0]), json!({"risk": {"flagged": flagged}}));
    all_say(&[
        ("it is not", risky(json!(false)), "approved captured whole paid"),
        ("it is", risky(json!(true)), "approved captured whole"),
        ("neither", risky(json!("no")), "approved captured whole"),
        (
            "in an error",
            but(&weighed("Captured", [4250, 0, 4250, 0]), json!({"error": "x"})),
            "unknown unknown ? conflict",
        ),
    ]);
}

#[test]
fn a_link_to_the_sandbox_is_of_a_test() {
    let linked = |links: Value| {
        let mut payment = weighed("Captured", [4250, 0, 4250, 0]);
        payment["_links"] = links;
        payment
    };
    let test = "approved captured whole test";
    all_say(&[
        (
            "to it",
            linked(json!({"self": {"href": "https://api.sandbox.checkout.com/payments/pay_crate7"}})),
            test,
        ),
        ("in capitals", linked(json!({"self": {"href": "https://api.SANDBOX.checkout.com/"}})), test),
        (
            "another of them",
            linked(json!({"self": {"href": "https://api.checkout.com/"},
            "actions": {"href": "https://x.sandbox.checkout.com/"}})),
            test,
        ),
        (
            "the word in the path",
            linked(json!({"self": {"href": "https://api.checkout.com/sandbox/x.sandbox."}})),
            "approved captured whole paid",
        ),
        ("no object", linked(json!("https://api.sandbox.checkout.com/")), "approved captured ?"),
    ]);
}

#[test]
fn a_webhook_says_what_happened() {
    all_say(&[
        ("approved", webhook("payment_approved"), "approved authorized whole"),
        (
            "approved for nothing",
            but(&webhook("payment_approved"), json!({"data": {"amount": 0}})),
            "approved authorized ?",
        ),
        (
            "approved for one cent",
            but(&webhook("payment_approved"), json!({"data": {"amount": 1}})),
            "approved authorized whole",
        ),
        ("captured", webhook("payment_captured"), "approved captured ?"),
        ("capture refused", webhook("payment_capture_declined"), "declined-unspecified unknown ?"),
        ("declined", webhook("payment_declined"), "declined-generic_decline none whole"),
        ("lapsed", webhook("payment_expired"), "cancelled-session_expired none whole"),
        ("called off", webhook("payment_canceled"), "cancelled none whole"),
        ("released", webhook("payment_voided"), "cancelled none whole"),
        ("release refused", webhook("payment_void_declined"), "declined-unspecified unknown ?"),
        ("refunded", webhook("payment_refunded"), "reversed-refund returned whole"),
        ("refund refused", webhook("payment_refund_declined"), "declined-unspecified unknown ?"),
        ("paid out", webhook("payment_paid"), "approved unknown ?"),
        ("charged back", webhook("payment_chargeback"), "reversed-chargeback returned whole"),
        ("a dispute that is lost", webhook("dispute_lost"), "reversed-chargeback returned whole"),
        ("a dispute that is won", webhook("dispute_won"), "informational unknown ?"),
        ("a check refused", webhook("card_verification_declined"), "declined-generic_decline none whole"),
        ("of the future", webhook("payment_pondered"), "unknown unknown ?"),
        ("about something else", webhook("session_pondered"), "informational unknown ?"),
        (
            "approved, and it is not",
            but(&webhook("payment_approved"), json!({"data": {"approved": false}})),
            "unknown unknown ? conflict",
        ),
        (
            "an error in it",
            but(&webhook("payment_approved"), json!({"data": {"error": "x"}})),
            "unknown unknown ? conflict",
        ),
        (
            "an error beside it",
            but(&webhook("payment_approved"), json!({"error": "x"})),
            "unknown unknown ? conflict",
        ),
    ]);
    for (kind, about, operation) in [
        ("payment_approved", Kind::Payment, Operation::Authorization),
        ("payment_declined", Kind::Payment, Operation::Payment),
        ("payment_captured", Kind::Payment, Operation::Capture),
        ("payment_pondered", Kind::Payment, Operation::Unknown),
        ("card_verification_pondered", Kind::Payment, Operation::Unknown),
        ("dispute_pondered", Kind::Payment, Operation::Unknown),
        ("dispute_lost", Kind::Payment, Operation::Chargeback),
        ("session_pondered", Kind::Webhook, Operation::Unknown),
    ] {
        let told = answer(&webhook(kind));
        assert_eq!((told.kind(), told.operation()), (about, operation), "{kind}");
    }
    let told = answer(&webhook("payment_captured"));
    assert_eq!(
        (told.reference(), told.amount(), told.currency()),
        (Some("pay_crate7"), Some("4250"), Some("EUR"))
    );
    assert_eq!(told.at(), Some("2026-03-04T10:11:13Z"));
}

#[test]
fn the_code_in_a_webhook_explains_its_type() {
    let coded = |kind: &str, code: &str| {
        but(&webhook(kind), json!({"data": {"response_code": code, "response_summary": "Words"}}))
    };
    all_say(&[
        ("declined", coded("payment_declined", "20051"), "declined-insufficient_funds none whole"),
        (
            "declined by a code nobody lists",
            coded("payment_declined", "20999"),
            "declined-generic_decline none whole",
        ),
        ("captured", coded("payment_captured", "10000"), "approved captured ?"),
        ("captured, and it says no", coded("payment_captured", "20051"), "unknown unknown ? conflict"),
        ("refunded, and it says no", coded("payment_refunded", "20051"), "unknown unknown ? conflict"),
        (
            "capture refused",
            coded("payment_capture_declined", "20051"),
            "declined-insufficient_funds unknown ?",
        ),
        (
            "declined, as it was released before",
            coded("payment_declined", "20109"),
            "failed-invalid_state unknown ?",
        ),
        ("checked", webhook("Card Verified"), "approved none whole"),
    ]);
    assert_eq!(
        codes(&coded("payment_declined", "20051")),
        "(type payment_declined), data.response_code 20051"
    );
    assert_eq!(codes(&coded("payment_declined", "20999")), "type payment_declined, (data.response_code -)");
    assert_eq!(
        codes(&coded("payment_captured", "10000")),
        "type payment_captured, (data.response_code 10000)"
    );
    assert_eq!(
        conflicts(&coded("payment_captured", "20051")),
        [["type", "data.response_code"].map(str::to_owned)]
    );
}

/// A state without a time of its own, which may still change, tells of a refund all the same.
#[test]
fn a_refund_is_told_whatever_state_it_stands_beside() {
    let paid = weighed("Captured", [4250, 0, 4250, 0]);
    let open = |changes: Value| but(&payment("Active"), but(&json!({"approved": null}), changes));
    let sums = |refunded: i64| json!({"balances": {"total_authorized": 4250, "total_voided": 0, "total_captured": 4250, "total_refunded": refunded}});
    let refund =
        |code: &str| json!({"actions": [{"id": "act_crate8", "type": "Refund", "response_code": code}]});
    assert_eq!(states(&[&paid, &open(json!({}))]), ["approved captured true"]);
    assert_eq!(states(&[&paid, &open(sums(0))]), ["approved captured true"]);
    assert_eq!(states(&[&paid, &open(refund("20051"))]), ["approved captured true"]);
    let unknown = json!({"actions": [{"id": "act_crate8", "type": "Refund"}]});
    for told in [open(sums(1)), open(refund("20999")), open(refund("10000")), open(unknown)] {
        assert_ne!(states(&[&paid, &told]), ["approved captured true"], "{told}");
    }
}
