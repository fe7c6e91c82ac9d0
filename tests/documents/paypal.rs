//! PayPal: orders with their payments, captures, authorisations and refunds by themselves, webhooks, and errors.

use payverdict::Operation;
use payverdict::payload::{Kind, Options, PayloadSystem, read_one};
use serde_json::{Value, json};

use super::said::{all_say, answer, but, codes, conflicts};

fn euros(value: &str) -> Value {
    json!({"currency_code": "EUR", "value": value})
}

/// A capture, authorisation or refund with its status and amount.
fn one(status: &str, value: &str) -> Value {
    json!({"id": "7CR47E", "status": status, "amount": euros(value)})
}

/// An order of 42.50 with the payments of its one part.
fn order(status: &str, payments: Value) -> Value {
    json!({"id": "5CR47E", "status": status, "intent": "CAPTURE", "create_time": "2026-03-04T10:11:12Z",
        "purchase_units": [{"reference_id": "default", "amount": euros("42.50"), "payments": payments}]})
}

fn captured(captures: Vec<Value>) -> Value {
    order("COMPLETED", json!({"captures": captures}))
}

fn webhook(event: &str, kind: &str, resource: Value) -> Value {
    json!({"id": "WH-1", "event_type": event, "resource_type": kind, "resource": resource,
        "create_time": "2026-03-05T10:11:12Z"})
}

const PAID: &str = "approved captured whole paid";

#[test]
fn an_order_is_paid_by_its_captures() {
    let part = "approved captured part";
    all_say(&[
        ("captured", captured(vec![one("COMPLETED", "42.50")]), PAID),
        ("a cent less", captured(vec![one("COMPLETED", "42.49")]), part),
        ("a cent more", captured(vec![one("COMPLETED", "42.51")]), "approved captured ?"),
        ("in parts", captured(vec![one("COMPLETED", "42.00"), one("COMPLETED", "0.50")]), PAID),
        (
            "in another currency",
            captured(vec![json!({"id": "7", "status": "COMPLETED",
            "amount": {"currency_code": "USD", "value": "42.50"}})]),
            "approved captured ?",
        ),
        (
            "it is not told how much",
            captured(vec![json!({"id": "7", "status": "COMPLETED"})]),
            "approved unknown ?",
        ),
        (
            "without a status",
            captured(vec![json!({"id": "7", "amount": euros("42.50")})]),
            "informational unknown ?",
        ),
        ("declined", captured(vec![one("DECLINED", "42.50")]), "declined-generic_decline none whole"),
        (
            "declined, and then not",
            captured(vec![one("DECLINED", "42.50"), one("COMPLETED", "42.50")]),
            "approved captured whole",
        ),
        ("pending", captured(vec![one("PENDING", "42.50")]), "pending unknown ?"),
        ("failed", captured(vec![one("FAILED", "42.50")]), "unknown-processing_error unknown ?"),
        ("refunded", captured(vec![one("REFUNDED", "42.50")]), "reversed-refund returned whole"),
        (
            "declined, then not, and refunded",
            captured(vec![one("DECLINED", "42.50"), one("REFUNDED", "42.50")]),
            "reversed-refund returned whole",
        ),
        (
            "refunded in part",
            captured(vec![one("PARTIALLY_REFUNDED", "42.50")]),
            "reversed-refund captured part",
        ),
        (
            "not completed yet",
            order("APPROVED", json!({"captures": [one("COMPLETED", "42.50")]})),
            "approved captured whole",
        ),
        (
            "voided, and captured",
            order("VOIDED", json!({"captures": [one("COMPLETED", "42.50")]})),
            "unknown unknown ? conflict",
        ),
        (
            "and one more is not decided",
            captured(vec![one("COMPLETED", "42.50"), one("PENDING", "1.00")]),
            "pending unknown ?",
        ),
        (
            "and one more has to be accepted",
            captured(vec![
                one("COMPLETED", "42.50"),
                but(&one("COMPLETED", "1.00"), json!({"status_details": {"reason": "UNILATERAL"}})),
            ]),
            "action_required unknown ?",
        ),
        (
            "and one of nothing went back",
            captured(vec![one("COMPLETED", "42.50"), one("REFUNDED", "0.00")]),
            "approved captured ?",
        ),
        (
            "without a status of the order",
            but(&captured(vec![one("COMPLETED", "42.50")]), json!({"status": null})),
            "approved captured whole",
        ),
        (
            "bad news in the capture",
            captured(vec![but(&one("COMPLETED", "42.50"), json!({"error": "x"}))]),
            "unknown unknown ? conflict",
        ),
        (
            "bad news in the payments",
            order("COMPLETED", json!({"captures": [one("COMPLETED", "42.50")], "error": "x"})),
            "unknown unknown ? conflict",
        ),
        (
            "bad news",
            but(&captured(vec![one("COMPLETED", "42.50")]), json!({"error": "x"})),
            "unknown unknown ? conflict",
        ),
    ]);
    let told = answer(&captured(vec![one("COMPLETED", "42.50")]));
    assert_eq!(
        (told.reference(), told.amount(), told.currency()),
        (Some("5CR47E"), Some("42.50"), Some("EUR"))
    );
    assert_eq!(
        (told.kind(), told.operation(), told.at()),
        (Kind::Order, Operation::Payment, Some("2026-03-04T10:11:12Z"))
    );
    assert_eq!(
        conflicts(&order("VOIDED", json!({"captures": [one("COMPLETED", "42.50")]}))),
        [["status", "purchase_units[0].payments.captures[0].status"].map(str::to_owned)]
    );
}

#[test]
fn what_went_back_of_an_order_is_not_kept() {
    let back = |refunds: Value| {
        order("COMPLETED", json!({"captures": [one("COMPLETED", "42.50")], "refunds": refunds}))
    };
    all_say(&[
        ("nothing", back(json!([])), PAID),
        ("a cent", back(json!([one("COMPLETED", "0.01")])), "approved captured part"),
        ("but a cent", back(json!([one("COMPLETED", "42.49")])), "approved captured part"),
        ("all of it", back(json!([one("COMPLETED", "42.50")])), "reversed-refund returned whole"),
        (
            "all of it, in parts",
            back(json!([one("COMPLETED", "42.00"), one("COMPLETED", "0.50")])),
            "reversed-refund returned whole",
        ),
        ("more", back(json!([one("COMPLETED", "42.51")])), "reversed-refund unknown ?"),
        (
            "it is not told how much",
            back(json!([{"id": "9", "status": "COMPLETED"}])),
            "reversed-refund unknown ?",
        ),
        ("a refund that is called off", back(json!([one("CANCELLED", "1.00")])), PAID),
        ("a refund that failed", back(json!([one("FAILED", "1.00")])), PAID),
        ("a refund that waits", back(json!([one("PENDING", "1.00")])), "pending captured ?"),
        ("no list", back(json!("x")), "approved captured ?"),
        (
            "told by the capture and by the refund",
            order(
                "COMPLETED",
                json!({"captures": [one("REFUNDED", "42.50")],
            "refunds": [one("COMPLETED", "42.50")]}),
            ),
            "reversed-refund returned whole",
        ),
    ]);
}

#[test]
fn an_authorisation_of_an_order_is_held_until_it_is_captured() {
    let of = |authorizations: Value, captures: Value| {
        but(
            &order("COMPLETED", json!({"authorizations": authorizations, "captures": captures})),
            json!({"intent": "AUTHORIZE"}),
        )
    };
    all_say(&[
        ("held", of(json!([one("CREATED", "42.50")]), json!([])), "approved authorized whole"),
        ("held for less", of(json!([one("CREATED", "42.49")]), json!([])), "approved authorized part"),
        (
            "partly created",
            of(json!([one("PARTIALLY_CREATED", "42.50")]), json!([])),
            "approved authorized part",
        ),
        ("captured", of(json!([one("CAPTURED", "42.50")]), json!([one("COMPLETED", "42.50")])), PAID),
        (
            "captured, it is not told how much",
            of(json!([one("CAPTURED", "42.50")]), json!([])),
            "informational unknown ?",
        ),
        (
            "captured, before the order says so",
            but(&of(json!([one("CAPTURED", "42.50")]), json!([])), json!({"status": "APPROVED"})),
            "action_required unknown ?",
        ),
        ("denied", of(json!([one("DENIED", "42.50")]), json!([])), "declined-generic_decline none whole"),
        ("voided", of(json!([one("VOIDED", "42.50")]), json!([])), "cancelled none whole"),
        ("pending", of(json!([one("PENDING", "42.50")]), json!([])), "pending unknown ?"),
        (
            "capture declined",
            of(json!([one("CREATED", "42.50")]), json!([one("DECLINED", "42.50")])),
            "approved authorized whole",
        ),
        (
            "capture declined, and it waits",
            of(
                json!([one("CREATED", "42.50")]),
                json!([but(
                    &one("DECLINED", "42.50"),
                    json!({"status_details": {"reason": "ECHECK"}, "processor_response": {"response_code": "5140"}})
                )]),
            ),
            "declined-closed_account authorized whole",
        ),
        (
            "capture declined, and it is not told what is held",
            of(json!([one("DENIED", "42.50")]), json!([one("DECLINED", "42.50")])),
            "declined-generic_decline unknown ?",
        ),
        (
            "bad news in what was captured",
            of(
                json!([but(&one("CAPTURED", "42.50"), json!({"error": "x"}))]),
                json!([one("COMPLETED", "42.50")]),
            ),
            "unknown unknown ? conflict",
        ),
    ]);
    let refused = of(json!([one("CREATED", "42.50")]), json!([one("DECLINED", "42.50")]));
    assert!(answer(&refused).next().contains("a capture did not go through"), "{}", answer(&refused).next());
}

#[test]
fn an_order_without_payments_is_a_checkout() {
    let open = |status: &str| order(status, json!(null));
    all_say(&[
        ("created", open("CREATED"), "informational none whole"),
        ("approved", open("APPROVED"), "action_required none whole"),
        ("waits for the payer", open("PAYER_ACTION_REQUIRED"), "action_required none whole"),
        ("saved", open("SAVED"), "informational none whole"),
        ("voided", open("VOIDED"), "cancelled none whole"),
        ("completed", open("COMPLETED"), "informational unknown ?"),
        ("of the future", open("PONDERED"), "unknown unknown ?"),
        (
            "parts that are no list",
            but(
                &order("COMPLETED", json!(null)),
                json!({"purchase_units": "x",
            "links": [{"rel": "self", "href": "https://api.paypal.com/v2/checkout/orders/5CR47E"}]}),
            ),
            "informational unknown ?",
        ),
    ]);
    for (status, kind) in [
        ("CREATED", Kind::Checkout),
        ("VOIDED", Kind::Checkout),
        ("SAVED", Kind::Checkout),
        ("COMPLETED", Kind::Order),
        ("PONDERED", Kind::Order),
    ] {
        assert_eq!(answer(&open(status)).kind(), kind, "{status}");
    }
    assert_eq!(answer(&order("CREATED", json!({"captures": []}))).kind(), Kind::Checkout);
    assert_eq!(answer(&order("CREATED", json!({"captures": [one("PENDING", "1.00")]}))).kind(), Kind::Order);
}

/// The answer to the capture of an order leaves out how much the order is.
#[test]
fn one_final_capture_of_each_part_is_all_of_it() {
    let last = |value: &str| but(&one("COMPLETED", value), json!({"final_capture": true}));
    let unit = |captures: Value| json!({"reference_id": "x", "payments": {"captures": captures}});
    let of = |units: Value| json!({"id": "5CR47E", "status": "COMPLETED", "purchase_units": units});
    let open = "approved captured ?";
    let with = |changes: Value| but(&of(json!([unit(json!([last("42.50")]))])), changes);
    all_say(&[
        ("final", with(json!({})), PAID),
        ("to be captured", with(json!({"intent": "CAPTURE"})), PAID),
        ("to be authorised", with(json!({"intent": "AUTHORIZE"})), open),
        ("not completed", with(json!({"status": "APPROVED"})), open),
        ("of two parts", of(json!([unit(json!([last("42.50")])), unit(json!([last("1.00")]))])), PAID),
        ("not final", of(json!([unit(json!([one("COMPLETED", "42.50")]))])), open),
        (
            "of two parts, and one is not",
            of(json!([unit(json!([last("42.50")])), unit(json!([one("COMPLETED", "1.00")]))])),
            open,
        ),
        ("two captures", of(json!([unit(json!([last("42.50"), last("1.00")]))])), open),
        ("a part without a payment", of(json!([unit(json!([last("42.50")])), {"reference_id": "y"}])), open),
        ("of nothing", of(json!([unit(json!([last("0.00")]))])), "approved none whole"),
        (
            "of two parts, one of nothing",
            of(json!([unit(json!([last("42.50")])), unit(json!([last("0.00")]))])),
            open,
        ),
        (
            "given back",
            of(json!([unit(json!([but(&last("42.50"), json!({"status": "REFUNDED"}))]))])),
            "reversed-refund returned whole",
        ),
    ]);
    let mut reserved = with(json!({}));
    reserved["purchase_units"][0]["payments"]["authorizations"] = json!([one("CAPTURED", "42.50")]);
    let mut some_back = with(json!({}));
    some_back["purchase_units"][0]["payments"]["refunds"] = json!([one("COMPLETED", "0.01")]);
    all_say(&[
        ("authorised before", reserved, open),
        ("a cent went back", some_back, "approved captured part"),
    ]);
    let told = answer(&with(json!({})));
    assert_eq!((told.amount(), told.currency()), (Some("42.50"), Some("EUR")));
    let two = of(json!([unit(json!([last("42.50")])), unit(json!([last("1.00")]))]));
    assert_eq!(answer(&two).amount(), None);
    // Parts in two currencies, or of which one has no amount, do not tell how much was asked for.
    let both = |amount: Value| {
        let mut both = captured(vec![one("COMPLETED", "42.50")]);
        both["purchase_units"].as_array_mut().unwrap().push(json!({"reference_id": "y", "amount": amount}));
        both
    };
    all_say(&[
        ("in another currency", both(json!({"currency_code": "USD", "value": "1.00"})), open),
        ("of nothing", both(euros("0.00")), open),
        ("of a cent", both(euros("0.01")), "approved captured part"),
    ]);
}

#[test]
fn one_of_them_by_itself() {
    let capture = |status: &str| but(&one(status, "42.50"), json!({"final_capture": true}));
    let authorization = |status: &str, value: &str| {
        but(
            &one(status, value),
            json!({"expiration_time": "2026-04-04T10:11:12Z", "seller_protection": {"status": "ELIGIBLE"},
            "links": [{"rel": "self", "href": "https://api.paypal.com/v2/payments/authorizations/7CR47E"}]}),
        )
    };
    let refund = |status: &str| {
        but(&one(status, "42.50"), json!({"seller_payable_breakdown": {"gross_amount": euros("42.50")}}))
    };
    let of_order = |status: &str| {
        but(&capture(status), json!({"supplementary_data": {"related_ids": {"order_id": "5CR47E"}}}))
    };
    all_say(&[
        ("captured", capture("COMPLETED"), "approved captured ?"),
        ("capture declined", capture("DECLINED"), "declined-generic_decline unknown ?"),
        ("capture of an order declined", of_order("DECLINED"), "declined-generic_decline none whole"),
        ("capture pending", capture("PENDING"), "pending unknown ?"),
        ("capture refunded", capture("REFUNDED"), "reversed-refund returned whole"),
        ("capture refunded in part", capture("PARTIALLY_REFUNDED"), "reversed-refund captured part"),
        ("held", authorization("CREATED", "42.50"), "approved authorized whole"),
        ("held, for nothing", authorization("CREATED", "0.00"), "approved authorized ?"),
        ("held, for a cent", authorization("CREATED", "0.01"), "approved authorized whole"),
        ("denied", authorization("DENIED", "42.50"), "declined-generic_decline none whole"),
        ("voided", authorization("VOIDED", "42.50"), "cancelled none whole"),
        ("given back", refund("COMPLETED"), "reversed-refund returned whole"),
        ("refund failed", refund("FAILED"), "failed-unspecified unknown ?"),
        ("refund pending", refund("PENDING"), "pending unknown ?"),
        ("refund called off", refund("CANCELLED"), "cancelled unknown ?"),
        ("bad news", but(&capture("COMPLETED"), json!({"error": "x"})), "unknown unknown ? conflict"),
    ]);
    for (document, operation, reference) in [
        (capture("DECLINED"), Operation::Capture, "7CR47E"),
        (of_order("DECLINED"), Operation::Payment, "5CR47E"),
        (authorization("DENIED", "1.00"), Operation::Authorization, "7CR47E"),
        (refund("FAILED"), Operation::Refund, "7CR47E"),
    ] {
        let told = answer(&document);
        assert_eq!(
            (told.kind(), told.operation(), told.reference()),
            (Kind::Transaction, operation, Some(reference))
        );
    }
    // What is above it in its links says the same.
    let above = |kind: &str| {
        but(
            &capture("DECLINED"),
            json!({"links": [{"rel": "up", "href": format!("https://api.paypal.com/v2/x/{kind}/5CR47E")}]}),
        )
    };
    assert_eq!(answer(&above("orders")).operation(), Operation::Payment);
    assert_eq!(answer(&above("authorizations")).operation(), Operation::Capture);
    assert_eq!(answer(&above("ponderings")).operation(), Operation::Capture);
    let both = but(
        &of_order("DECLINED"),
        json!({"supplementary_data": {"related_ids": {"authorization_id": "6CR47E"}}}),
    );
    assert_eq!(answer(&both).operation(), Operation::Capture);
}

/// By names that no other gateway has, whatever links are left out.
#[test]
fn what_only_paypal_sends_tells_that_a_document_is_its_own() {
    let bare = json!({"id": "7CR47E", "status": "COMPLETED", "amount": {"value": "42.50"}});
    for (field, operation) in
        [("seller_payable_breakdown", Operation::Refund), ("seller_receivable_breakdown", Operation::Capture)]
    {
        let told = answer(&but(&bare, json!({field: {"gross_amount": euros("42.50")}})));
        assert_eq!((told.system(), told.operation()), (PayloadSystem::Paypal, operation), "{field}");
        let other = but(&bare, json!({field: "42.50"}));
        assert!(read_one(other.to_string().as_bytes(), Options::default()).is_err(), "{field}");
    }
    let held = but(&one("CREATED", "42.50"), json!({"expiration_time": "2026-04-04T10:11:12Z"}));
    assert!(read_one(held.to_string().as_bytes(), Options::default()).is_err());
    let held = but(&held, json!({"seller_protection": {"status": "ELIGIBLE"}}));
    all_say(&[("an authorisation", held, "approved authorized whole")]);
}

#[test]
fn a_reason_or_the_processor_explains_a_status() {
    let with = |status: &str, changes: Value| captured(vec![but(&one(status, "42.50"), changes)]);
    let path = "purchase_units[0].payments.captures[0]";
    all_say(&[
        (
            "the processor",
            with("DECLINED", json!({"processor_response": {"response_code": "0500"}})),
            "declined-do_not_honor none whole",
        ),
        (
            "a reason",
            with("DECLINED", json!({"status_details": {"reason": "DECLINED_BY_RISK_FRAUD_FILTERS"}})),
            "declined-risk_declined none whole",
        ),
        (
            "a reason to wait, of a success",
            with("COMPLETED", json!({"status_details": {"reason": "ECHECK"}})),
            "pending unknown ?",
        ),
        (
            "a complaint, of a success",
            with("COMPLETED", json!({"status_details": {"reason": "BUYER_COMPLAINT"}})),
            "pending unknown ?",
        ),
        (
            "a reason that it went back",
            with("COMPLETED", json!({"status_details": {"reason": "CHARGEBACK"}})),
            "reversed-chargeback returned whole",
        ),
        (
            "the processor, of a success",
            with("COMPLETED", json!({"processor_response": {"response_code": "0500"}})),
            "unknown unknown ? conflict",
        ),
        (
            "the processor agrees",
            with("COMPLETED", json!({"processor_response": {"response_code": "0000"}})),
            PAID,
        ),
        (
            "a state that does not fit",
            with("DECLINED", json!({"processor_response": {"response_code": "1384"}})),
            "failed-invalid_state unknown ?",
        ),
        ("no object", with("COMPLETED", json!({"status_details": "x"})), "approved captured ?"),
        ("no text", with("COMPLETED", json!({"status_details": {"reason": ["x"]}})), "approved captured ?"),
    ]);
    assert_eq!(
        codes(&with("DECLINED", json!({"processor_response": {"response_code": "0500"}}))),
        format!("status COMPLETED, ({path}.status DECLINED), {path}.processor_response.response_code 0500")
    );
    // A reason to wait does not explain that it was declined.
    assert_eq!(
        codes(&with("DECLINED", json!({"status_details": {"reason": "ECHECK"}}))),
        format!("status COMPLETED, {path}.status DECLINED, {path}.status_details.reason ECHECK")
    );
    // Of a capture that is the payment itself, too.
    let alone = |changes: Value| {
        let of_order =
            json!({"final_capture": true, "supplementary_data": {"related_ids": {"order_id": "5CR47E"}}});
        but(&one("DECLINED", "42.50"), but(&of_order, changes))
    };
    let processor = |code: &str| alone(json!({"processor_response": {"response_code": code}}));
    let held = but(
        &one("DENIED", "42.50"),
        json!({"expiration_time": "2026-04-04T10:11:12Z",
        "seller_protection": {"status": "ELIGIBLE"}, "processor_response": {"response_code": "1384"}}),
    );
    all_say(&[
        ("the processor of one alone", processor("0500"), "declined-do_not_honor none whole"),
        ("a state that does not fit, of one alone", processor("1384"), "failed-invalid_state unknown ?"),
        ("of an authorisation", held.clone(), "failed-invalid_state unknown ?"),
        (
            "a reason that says nothing, of an authorisation",
            but(&held, json!({"processor_response": null, "status_details": {"reason": "SAVED"}})),
            "declined-generic_decline none whole",
        ),
    ]);
}

#[test]
fn a_link_to_the_sandbox_is_of_a_test() {
    let paid = captured(vec![one("COMPLETED", "42.50")]);
    let linked = |href: Value| but(&paid, json!({"links": [{"rel": "self", "href": href}]}));
    let test = "approved captured whole test";
    let mut within = paid.clone();
    within["purchase_units"][0]["payments"]["captures"][0]["links"] =
        json!([{"rel": "self", "href": "https://api.sandbox.paypal.com/v2/payments/captures/7CR47E"}]);
    all_say(&[
        ("to it", linked(json!("https://api.sandbox.paypal.com/v2/checkout/orders/5CR47E")), test),
        (
            "to it, without an interface",
            linked(json!("https://sandbox.paypal.com/v2/checkout/orders/5CR47E")),
            test,
        ),
        ("of a capture", within, test),
        ("elsewhere", linked(json!("https://api.paypal.com/v2/checkout/orders/5CR47E")), PAID),
        ("in the path", linked(json!("https://api.paypal.com/sandbox.paypal.com/orders/5CR47E")), PAID),
        ("no address", linked(json!(7)), "approved captured ?"),
        ("no list", but(&paid, json!({"links": "x"})), "approved captured ?"),
    ]);
}

#[test]
fn the_type_of_a_webhook_must_not_deny_its_resource() {
    let paid = captured(vec![one("COMPLETED", "42.50")]);
    let capture = |status: &str| but(&one(status, "42.50"), json!({"final_capture": true}));
    let conflict = "unknown unknown ? conflict";
    let of = |event: &str| webhook(&format!("PAYMENT.CAPTURE.{event}"), "capture", capture("COMPLETED"));
    all_say(&[
        ("an order", webhook("CHECKOUT.ORDER.COMPLETED", "checkout-order", paid.clone()), PAID),
        (
            "an order, bad news around it",
            but(&webhook("CHECKOUT.ORDER.COMPLETED", "checkout-order", paid.clone()), json!({"error": "x"})),
            conflict,
        ),
        (
            "an order that was called off",
            webhook("CHECKOUT.ORDER.VOIDED", "checkout-order", paid.clone()),
            conflict,
        ),
        (
            "an order, of the future",
            webhook("CHECKOUT.ORDER.PONDERED", "checkout-order", paid.clone()),
            "approved captured ?",
        ),
        (
            "another resource",
            webhook("CHECKOUT.ORDER.COMPLETED", "capture", paid.clone()),
            "informational unknown ?",
        ),
        ("captured", of("COMPLETED"), "approved captured ?"),
        ("denied", of("DENIED"), conflict),
        ("declined", of("DECLINED"), conflict),
        (
            "denied, and it is",
            webhook("PAYMENT.CAPTURE.DENIED", "capture", capture("DECLINED")),
            "declined-generic_decline unknown ?",
        ),
        ("refunded", of("REFUNDED"), "reversed-refund unknown ?"),
        ("taken back", of("REVERSED"), "reversed-chargeback returned whole"),
        (
            "of the sandbox",
            webhook(
                "PAYMENT.CAPTURE.COMPLETED",
                "capture",
                but(
                    &capture("COMPLETED"),
                    json!({"links": [{"rel": "self", "href": "https://api.sandbox.paypal.com/v2/payments/captures/7CR47E"}]}),
                ),
            ),
            "approved captured ? test",
        ),
        (
            "an order, bad news in it",
            webhook("CHECKOUT.ORDER.COMPLETED", "checkout-order", but(&paid, json!({"error": "x"}))),
            conflict,
        ),
        (
            "taken back, in small letters",
            webhook("payment.capture.reversed", "capture", capture("COMPLETED")),
            "reversed-chargeback returned whole",
        ),
        (
            "an order whose capture was taken back",
            webhook("PAYMENT.ORDER.REVERSED", "checkout-order", paid.clone()),
            "reversed-chargeback returned whole",
        ),
    ]);
    assert_eq!(answer(&of("REVERSED")).operation(), Operation::Chargeback);
    let told = |event: &str| {
        let resource = but(&capture("COMPLETED"), json!({"update_time": "2026-03-04T10:11:12Z"}));
        answer(&webhook(&format!("PAYMENT.CAPTURE.{event}"), "capture", resource)).at().map(str::to_owned)
    };
    assert_eq!(told("COMPLETED").as_deref(), Some("2026-03-04T10:11:12Z"));
    assert_eq!(told("REVERSED").as_deref(), Some("2026-03-05T10:11:12Z"));
    let dispute = webhook(
        "CUSTOMER.DISPUTE.CREATED",
        "dispute",
        json!({"dispute_id": "PP-D-1", "disputed_transactions": [{"seller_transaction_id": "7CR47E"}]}),
    );
    let told = answer(&dispute);
    assert_eq!(
        (told.kind(), told.operation(), told.reference()),
        (Kind::Transaction, Operation::Chargeback, Some("7CR47E"))
    );
    // Only what has a type is about the resource within it.
    let within = but(&captured(vec![]), json!({"resource": capture("DECLINED")}));
    assert_eq!((answer(&within).kind(), codes(&within)), (Kind::Order, "status COMPLETED".to_owned()));
    let other = webhook("BILLING.PLAN.CREATED", "plan", json!({"id": "P-1"}));
    assert_eq!((answer(&other).kind(), answer(&other).reference()), (Kind::Callback, None));
    // Without a type of resource the event names it.
    for (event, kind) in [
        ("CHECKOUT.ORDER.APPROVED", Kind::Order),
        ("PAYMENT.AUTHORIZATION.CREATED", Kind::Transaction),
        ("PAYMENT.REFUND.COMPLETED", Kind::Transaction),
        ("CUSTOMER.DISPUTE.CREATED", Kind::Transaction),
        ("CUSTOMER.PONDERING.CREATED", Kind::Callback),
    ] {
        assert_eq!(
            answer(&webhook(event, "pondering", json!({"id": "7CR47E", "status": "COMPLETED"}))).kind(),
            kind,
            "{event}"
        );
    }
}

#[test]
fn an_error_is_about_its_issues() {
    let error = |issues: &[&str]| {
        let details: Vec<_> =
            issues.iter().map(|issue| json!({"issue": issue, "description": "Words"})).collect();
        json!({"name": "UNPROCESSABLE_ENTITY", "message": "Words", "debug_id": "d7", "details": details})
    };
    all_say(&[
        ("declined", error(&["INSTRUMENT_DECLINED"]), "declined-generic_decline none whole"),
        (
            "twice",
            error(&["INSTRUMENT_DECLINED", "ALIAS_DECLINED_BY_PROCESSOR"]),
            "declined-generic_decline none whole",
        ),
        ("without issues", error(&[]), "informational unknown ?"),
        ("no list", but(&error(&[]), json!({"details": "x"})), "informational unknown ?"),
    ]);
    assert_eq!(answer(&error(&["INSTRUMENT_DECLINED"])).kind(), Kind::Error);
    // One of them leaves open where the money is.
    let open = answer(&error(&["INSTRUMENT_DECLINED", "PONDERED"]));
    assert_eq!(open.funds().as_str(), "unknown");
    let open = answer(&error(&["INSTRUMENT_DECLINED", "AUTHORIZATION_ALREADY_CAPTURED"]));
    assert_eq!(open.funds().as_str(), "unknown");
}

/// PayPal calls an approved order off that was not captured in time, and gives the payer the money back.
#[test]
fn an_order_that_was_not_captured_in_time_is_called_off() {
    let event = |resource: Value| webhook("CHECKOUT.PAYMENT-APPROVAL.REVERSED", "checkout-order", resource);
    let off = "cancelled unknown ?";
    let told = event(json!({"order_id": "5CR47E", "purchase_units": [{"reference_id": "crate-7"}]}));
    all_say(&[
        ("by its number", told.clone(), off),
        ("as it was", event(order("APPROVED", json!({}))), off),
        (
            "captured before",
            event(captured(vec![one("COMPLETED", "42.50")])),
            "reversed-chargeback returned whole",
        ),
    ]);
    assert_eq!(answer(&told).reference(), Some("5CR47E"));
    assert_eq!(answer(&told).retry(), payverdict::Retry::NotNeeded);
}
