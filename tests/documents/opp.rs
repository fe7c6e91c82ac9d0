//! Open Payment Platform: responses, webhooks, and the answers to searches.

use payverdict::payload::{Kind, Options, read_one};
use payverdict::{CodeSet, Operation, Reason, Retry};
use serde_json::{Value, json};

use super::said::{all_say, answer, but, codes, conflicts, counts, said};

const DONE: &str = "000.000.000";
const DECLINED: &str = "800.100.152";

fn payment(kind: &str, code: &str) -> Value {
    json!({"id": "8ac7crate7", "paymentType": kind, "amount": "42.50", "currency": "EUR", "paymentBrand": "VISA",
        "result": {"code": code, "description": "of no account"}, "timestamp": "2026-03-04 10:11:12+0000", "ndc": "8ac7"})
}

fn webhook(kind: &str, payload: Value) -> Value {
    json!({"type": kind, "action": "CREATED", "payload": payload})
}

#[test]
fn a_type_and_a_result_say_where_the_money_is() {
    all_say(&[
        ("a debit", payment("DB", DONE), "approved captured whole paid"),
        ("a debit to look at", payment("DB", "000.400.000"), "review-suspected_fraud captured whole"),
        ("a debit that is refused", payment("DB", DECLINED), "declined-generic_decline none whole"),
        ("a debit that waits", payment("DB", "000.200.000"), "pending unknown ?"),
        ("a reservation", payment("PA", DONE), "approved authorized whole"),
        ("a reservation that is refused", payment("PA", DECLINED), "declined-generic_decline none whole"),
        ("a capture", payment("CP", DONE), "approved captured ?"),
        ("a capture that is refused", payment("CP", DECLINED), "declined-generic_decline unknown ?"),
        ("a refund", payment("RF", DONE), "reversed-refund returned whole"),
        ("a refund that is refused", payment("RF", DECLINED), "declined-generic_decline unknown ?"),
        ("a reversal", payment("RV", DONE), "reversed-refund returned whole"),
        ("a chargeback", payment("CB", DONE), "reversed-chargeback returned whole"),
        ("a chargeback by its code", payment("DB", "000.100.200"), "reversed-chargeback returned whole"),
        ("a payout", payment("CD", DONE), "approved unknown ?"),
        ("what nobody knows", but(&payment("DB", DONE), json!({"paymentType": "XX"})), "approved unknown ?"),
        ("of nothing", but(&payment("DB", DONE), json!({"amount": "0.00"})), "approved captured ?"),
        ("of a cent", but(&payment("DB", DONE), json!({"amount": "0.01"})), "approved captured whole paid"),
        ("without an amount", but(&payment("PA", DONE), json!({"amount": null})), "approved authorized ?"),
        ("in the test mode", payment("DB", "000.100.110"), "approved captured whole test"),
        ("a code nobody lists, of a group that says yes", payment("DB", "000.000.999"), "review unknown ?"),
        (
            "an error beside it",
            but(&payment("DB", DONE), json!({"error": "x"})),
            "unknown unknown ? conflict",
        ),
        (
            "an error in the result",
            but(&payment("DB", DONE), json!({"result": {"error": "x"}})),
            "unknown unknown ? conflict",
        ),
        (
            "an error in the details",
            but(&payment("DB", DONE), json!({"resultDetails": {"error": "x"}})),
            "unknown unknown ? conflict",
        ),
    ]);
    for (kind, operation) in [
        ("DB", Operation::Payment),
        ("PA", Operation::Authorization),
        ("CP", Operation::Capture),
        ("RF", Operation::Refund),
        ("RV", Operation::Reversal),
        ("CB", Operation::Chargeback),
        ("CD", Operation::Payout),
    ] {
        assert_eq!(answer(&payment(kind, DECLINED)).operation(), operation, "{kind}");
    }
    let told = answer(&payment("DB", DONE));
    assert_eq!(
        (told.reference(), told.amount(), told.currency()),
        (Some("8ac7crate7"), Some("42.50"), Some("EUR"))
    );
    assert_eq!((told.at(), told.kind()), (Some("2026-03-04T10:11:12+00:00"), Kind::Payment));
    let told = answer(&payment("DB", "000.100.200"));
    assert_eq!(told.operation(), Operation::Chargeback);
    // The time of the result, where the document has none of its own.
    let dated = but(
        &payment("DB", DONE),
        json!({"timestamp": null, "result": {"timestamp": "2026-03-05T00:00:00Z"}}),
    );
    assert_eq!(answer(&dated).at(), Some("2026-03-05T00:00:00Z"));
}

#[test]
fn a_checkout_or_a_stored_card_is_no_payment() {
    let bare = |code: &str, changes: Value| {
        but(&json!({"id": "8ac7crate7", "ndc": "8ac7", "result": {"code": code}}), changes)
    };
    let kind = |document: &Value| answer(document).kind();
    let created = bare("000.200.100", json!({}));
    assert_eq!(kind(&created), Kind::Checkout);
    for code in ["000.200.101", "000.200.102", "200.300.404"] {
        assert_eq!(kind(&bare(code, json!({}))), Kind::Checkout, "{code}");
    }
    assert_eq!(kind(&bare("000.200.103", json!({}))), Kind::Payment);
    assert_eq!(kind(&bare("000.200.100", json!({"paymentType": "DB"}))), Kind::Payment);
    let stored = bare(DONE, json!({"registrationId": "8ac7stored"}));
    assert_eq!(kind(&stored), Kind::Registration);
    assert_eq!(kind(&bare(DONE, json!({"registrationId": "8ac7stored", "amount": "1.00"}))), Kind::Payment);
    assert_eq!(
        kind(&bare(DONE, json!({"registrationId": "8ac7stored", "paymentType": "DB"}))),
        Kind::Payment
    );
    assert_eq!(kind(&bare(DONE, json!({}))), Kind::Payment);
    all_say(&[
        ("created", created.clone(), "informational none whole"),
        ("stored", stored.clone(), "approved none whole"),
        (
            "not stored",
            bare(DECLINED, json!({"registrationId": "8ac7stored"})),
            "declined-generic_decline none whole",
        ),
        ("lost", bare("200.300.404", json!({})), "unknown unknown ?"),
        (
            "lost, with nothing wrong",
            bare("200.300.404", json!({"result": {"parameterErrors": []}})),
            "unknown unknown ?",
        ),
    ]);
    assert_eq!((answer(&created).reference(), answer(&stored).reference()), (None, None));
    assert_eq!(answer(&stored).operation(), Operation::Verification);
    assert_eq!(answer(&bare("200.300.404", json!({}))).operation(), Operation::Status);
    assert_eq!(answer(&created).operation(), Operation::Unknown);
    // With the names of wrong fields it is a wrong request.
    let wrong = bare("200.300.404", json!({"result": {"parameterErrors": [{"name": "amount"}]}}));
    assert_eq!(answer(&wrong).reason(), Some(Reason::InvalidRequest));
}

#[test]
fn a_webhook_is_about_its_payload() {
    let paid = payment("DB", DONE);
    all_say(&[
        ("a payment", webhook("PAYMENT", paid.clone()), "approved captured whole paid"),
        ("a card", webhook("REGISTRATION", paid.clone()), "approved none whole"),
        ("a plan", webhook("SCHEDULE", paid.clone()), "approved unknown ?"),
        ("a risk check", webhook("RISK", paid.clone()), "approved unknown ?"),
        (
            "a result beside it that says no",
            but(&webhook("PAYMENT", paid.clone()), json!({"result": {"code": DECLINED}})),
            "unknown unknown ? conflict",
        ),
        (
            "a result beside it that says yes",
            but(&webhook("PAYMENT", paid.clone()), json!({"result": {"code": DONE}})),
            "approved captured whole paid",
        ),
        (
            "an error beside it",
            but(&webhook("PAYMENT", paid.clone()), json!({"error": "x"})),
            "unknown unknown ? conflict",
        ),
        (
            "an error in the result beside it",
            but(&webhook("PAYMENT", paid.clone()), json!({"result": {"error": "x"}})),
            "unknown unknown ? conflict",
        ),
        (
            "a result beside it that cannot be read",
            but(&webhook("PAYMENT", paid.clone()), json!({"result": "x"})),
            "approved captured ?",
        ),
    ]);
    for (name, kind) in [
        ("PAYMENT", Kind::Payment),
        ("REGISTRATION", Kind::Registration),
        ("SCHEDULE", Kind::Schedule),
        ("RISK", Kind::Risk),
        ("test", Kind::Test),
        ("PONDER", Kind::Webhook),
    ] {
        assert_eq!(answer(&webhook(name, paid.clone())).kind(), kind, "{name}");
    }
    // A payment with a card that is stored along with it is a payment.
    let told = answer(&webhook(
        "PAYMENT",
        json!({"registrationId": "8ac7stored", "id": "8ac7crate7", "result": {"code": DONE}}),
    ));
    assert_eq!(told.kind(), Kind::Registration);
    assert_eq!(counts(&webhook("PAYMENT", paid)).as_deref(), Some("payload.result.code"));
}

/// What was carried out by a plan or a check is not a payment, and no shopper reads that one was made.
#[test]
fn a_shopper_does_not_read_that_a_plan_was_a_payment() {
    let message = |document: &Value| answer(document).message(payverdict::Locale::En);
    let paid = message(&webhook("PAYMENT", payment("DB", DONE)));
    for name in ["SCHEDULE", "RISK"] {
        assert_ne!(message(&webhook(name, payment("DB", DONE))), paid, "{name}");
    }
}

#[test]
fn a_search_answers_with_the_payment_that_it_found() {
    let found = |code: &str, payments: Vec<Value>| json!({"result": {"code": code}, "ndc": "8ac7", "payments": payments});
    let one = payment("DB", DONE);
    let other = but(&one, json!({"id": "8ac7crate8"}));
    let several = "There are several payments";
    all_say(&[
        ("one", found("000.000.100", vec![one.clone()]), "approved captured whole paid"),
        (
            "the same one twice",
            found("000.000.100", vec![one.clone(), one.clone()]),
            "approved captured whole paid",
        ),
        ("none", found("000.000.100", vec![]), "informational unknown ?"),
        ("a search that was refused", found("800.900.300", vec![one.clone()]), "unknown unknown ? conflict"),
        ("a search that was refused, and found none", found("700.400.580", vec![]), "unknown unknown ?"),
        (
            "an error",
            but(&found(DONE, vec![one.clone()]), json!({"error": "x"})),
            "unknown unknown ? conflict",
        ),
        (
            "an error in the result",
            but(&found(DONE, vec![one.clone()]), json!({"result": {"error": "x"}})),
            "unknown unknown ? conflict",
        ),
    ]);
    let differs = [
        json!({"id": "8ac7crate8"}),
        json!({"paymentType": "RF"}),
        json!({"amount": "42.49"}),
        json!({"currency": "SEK"}),
        json!({"result": {"code": DECLINED}}),
    ];
    for change in differs {
        let both = found("000.000.100", vec![one.clone(), but(&one, change.clone())]);
        assert!(answer(&both).next().starts_with(several), "{change}");
        assert!(!answer(&both).is_paid());
    }
    // Without an id two payments are two.
    let nameless = but(&one, json!({"id": null}));
    assert!(answer(&found("000.000.100", vec![nameless.clone(), nameless])).next().starts_with(several));
    let told = answer(&found("000.000.100", vec![one, other]));
    assert_eq!((told.reference(), told.amount(), told.operation()), (None, None, Operation::Status));
}

#[test]
fn what_the_acquirer_and_the_network_say_counts() {
    let with =
        |kind: &str, code: &str, details: Value| but(&payment(kind, code), json!({"resultDetails": details}));
    let conflict = "unknown unknown ? conflict";
    all_say(&[
        (
            "the bank agrees",
            with("DB", DONE, json!({"AcquirerResponse": "00"})),
            "approved captured whole paid",
        ),
        ("the bank refuses", with("DB", DONE, json!({"AcquirerResponse": "51"})), conflict),
        ("in words", with("DB", DONE, json!({"ExtendedDescription": "Not sufficient funds"})), conflict),
        (
            "in good words",
            with("DB", DONE, json!({"ExtendedDescription": "Fine weather"})),
            "approved captured whole paid",
        ),
        ("details that cannot be read", with("DB", DONE, json!("x")), "approved captured ?"),
    ]);
    assert_eq!(
        conflicts(&with("DB", DONE, json!({"AcquirerResponse": "51"}))),
        [["result.code", "resultDetails.AcquirerResponse"].map(str::to_owned)]
    );
    // The advice of another network means something else.
    let advised =
        |code: &str| with("DB", DECLINED, json!({"AcquirerResponse": "05", "MerchantAdviceCode": code}));
    assert_eq!(answer(&advised("03")).retry(), Retry::Never);
    assert_eq!(codes(&advised("03")).split(", ").count(), 3);
    let set = Options::default().advice(CodeSet::Iso8583Response);
    let told = read_one(advised("03").to_string().as_bytes(), set).unwrap();
    assert_eq!(told.verdicts().last().unwrap().verdict().set(), CodeSet::Iso8583Response);
}

/// How a bank's answer may be written.
#[test]
fn a_bank_s_code_counts_however_it_is_spelled() {
    let with = |response: Value| {
        let document = but(&payment("DB", DONE), json!({"resultDetails": {"AcquirerResponse": response}}));
        answer(&document)
    };
    for yes in [
        json!("00"),
        json!("000"),
        json!(0),
        json!("0"),
        json!("00 : Approved"),
        json!("(00)"),
        json!(" 00 "),
        json!("0000"),
    ] {
        assert!(with(yes.clone()).is_paid(), "{yes}");
    }
    for no in [
        json!("51"),
        json!(51),
        json!("0051"),
        json!("51-I"),
        json!("51-AB3"),
        json!("51: not enough"),
        json!("51;x"),
        json!("51/x"),
        json!("51_x"),
        json!("51|x"),
        json!("51=x"),
        json!("51)"),
        json!("51 x"),
        json!("51.x"),
        json!("51,x"),
        json!("116"),
        json!("0116"),
        json!(5),
        json!("5"),
        json!("5 "),
        json!("Refused"),
        json!("NO"),
        json!("N7"),
        json!("n7"),
        json!("N7-A"),
    ] {
        assert!(!with(no.clone()).is_paid(), "{no}");
        assert!(with(no.clone()).conflicts().len() == 1, "{no}");
    }
    // What is no code and no word that anybody knows says nothing.
    for other in [
        json!("51.5"),
        json!("123456"),
        json!("12345"),
        json!("A1B2C3"),
        json!("51xyz"),
        json!("Ok"),
        json!("zy"),
        json!(123_456),
        json!("A"),
        json!("N7-AB3"),
        json!("N7 x"),
        json!("1116"),
        json!("1051"),
        json!("(ABC)"),
        json!(""),
    ] {
        assert!(with(other.clone()).is_paid(), "{other}");
    }
    // A code that nobody lists is no word.
    let unlisted = with(json!("Q7"));
    assert_eq!((unlisted.is_paid(), unlisted.verdicts().len()), (false, 2));
    // The same in brackets, or with a zero that was lost.
    for (told, code) in [(json!("(Q7)"), "Q7"), (json!("(999)"), "999"), (json!(1), "01"), (json!(9), "09")] {
        let found = with(told.clone());
        let code = found.verdicts().iter().any(|finding| finding.code() == Some(code));
        assert!(code && !found.is_paid(), "{told}: {found:?}");
    }
    for unread in [json!([51]), json!({"code": 51}), json!(true)] {
        assert!(!with(unread.clone()).is_paid(), "{unread}");
    }
}

/// A name with a full stop and an object, or a value, of the same name: the order in which they are sent makes no difference.
#[test]
fn a_name_with_a_full_stop_beside_its_object() {
    let document = |fields: [&str; 2]| {
        let [first, last] = fields;
        format!(
            r#"{{{first},"paymentBrand":"VISA","ndc":"a","paymentType":"DB","amount":"1.00","currency":"EUR",{last}}}"#
        )
    };
    let read = |fields| read_one(document(fields).as_bytes(), Options::default());
    let dotted = r#""result.code":"000.000.000""#;
    for object in [r#""result":{"description":"words"}"#, r#""result":{"code":"000.000.000"}"#] {
        for fields in [[dotted, object], [object, dotted]] {
            let error = read(fields).expect_err(object);
            assert!(error.to_string().contains("every name only once"), "{error}");
        }
    }
    for value in [r#""result":"paid""#, r#""result":null"#, r#""result":[]"#] {
        let [one, other] = [[dotted, value], [value, dotted]].map(|fields| said(&read(fields).unwrap()));
        assert_eq!(
            (one.as_str(), other.as_str()),
            ("informational unknown ?", "informational unknown ?"),
            "{value}"
        );
    }
}
