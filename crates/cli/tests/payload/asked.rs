//! Documents that are too bare to tell their sender: they are read once the caller names it.

use payverdict::payload::{self, Options, PayloadSystem};

use crate::fixtures::shortened;
use crate::support::{answers_as, fixtures, fixtures_in, run};

fn system_of(name: &str) -> PayloadSystem {
    name.split('/').next().and_then(|system| system.parse().ok()).expect("a folder of a system")
}

#[test]
fn what_is_too_bare_is_read_for_whoever_names_the_system() {
    for fixture in fixtures_in("asked") {
        let text = fixture.text.as_bytes();
        let asked = |system| answers_as(text, Options::default().system(system));
        let own = system_of(&fixture.name);
        assert_eq!(asked(None)[0]["error"]["kind"], "unrecognized", "{}", fixture.name);
        for &system in PayloadSystem::ALL {
            let output = run(&["--json", "--system", system.as_str()], std::slice::from_ref(&fixture.file));
            let line: serde_json::Value = serde_json::from_slice(&output.stdout).expect("one object");
            let answers = asked(Some(system));
            assert_eq!(line, answers[0], "{}", fixture.name);
            assert_eq!(output.status.code(), Some(i32::from(system != own)), "{}", fixture.name);
            if system == own {
                assert_eq!(shortened(&answers[0]), fixture.expected, "{}", fixture.name);
            } else {
                assert_eq!(line["error"]["kind"], "unrecognized", "{}", fixture.name);
            }
        }
    }
}

/// What is recognised is of that system and of no other, whoever asks.
#[test]
fn naming_the_system_changes_nothing_but_for_a_wrong_one() {
    for fixture in fixtures() {
        let text = fixture.text.as_bytes();
        let plain = answers_as(text, Options::default());
        for &system in PayloadSystem::ALL {
            let asked = answers_as(text, Options::default().system(system));
            if system == system_of(&fixture.name) {
                assert_eq!(asked, plain, "{}", fixture.name);
            } else {
                let error = &asked[0]["error"];
                assert_eq!(error["kind"], "unrecognized", "{} as {system}", fixture.name);
                let message = error["message"].as_str().expect("a message");
                assert!(message.contains(system_of(&fixture.name).system().name()), "{message}");
            }
        }
    }
}

/// One mark of the system is enough, and nothing else is.
#[test]
fn one_field_is_enough_of_a_system_that_is_named() {
    let read = |text: &str, system: Option<PayloadSystem>| {
        let answer = payload::read(text.as_bytes(), Options::default().system(system)).next().expect("one");
        answer.map(|answer| answer.outcome().as_str()).map_err(|error| error.kind())
    };
    let refused = Err("unrecognized");
    for (text, system, outcome) in [
        (
            r#"{"uuid": "0b9c2f7e-1111-4222-8333-444455556666", "state": "failed", "created_at": 1, "updated_at": 1}"#,
            PayloadSystem::Askell,
            "declined",
        ),
        (r#"{"ndc": "1", "result": {"code": "800.100.153"}}"#, PayloadSystem::Opp, "declined"),
        (r#"{"type": "forbidden", "title": "a", "problems": []}"#, PayloadSystem::Payex, "failed"),
        (
            r#"{"status": ["denied"], "currency": "SEK", "created": "2026-03-01T10:00:00Z"}"#,
            PayloadSystem::Payfunc,
            "declined",
        ),
        (r#"{"orderId": "1", "isConfirmed": true, "status": 4}"#, PayloadSystem::Pei, "cancelled"),
        (
            r#"{"id": "a", "status": "processor_declined", "processorResponseCode": "2001"}"#,
            PayloadSystem::Braintree,
            "declined",
        ),
        (
            r#"{"id": "tr_1", "status": "expired", "profileId": "pfl_1", "sequenceType": "oneoff"}"#,
            PayloadSystem::Mollie,
            "cancelled",
        ),
        (
            r#"{"id": "1", "status": "DECLINED", "amount": {"value": "5.00"}, "final_capture": true}"#,
            PayloadSystem::Paypal,
            "declined",
        ),
        (
            r#"{"reference": "a-1", "pspReference": "1", "state": "ABORTED"}"#,
            PayloadSystem::Vipps,
            "cancelled",
        ),
        (
            r#"{"remaining_authorized_amount": 0, "captured_amount": 0, "order_amount": 5, "status": "EXPIRED"}"#,
            PayloadSystem::Klarna,
            "cancelled",
        ),
        (
            r#"{"payeePaymentReference": null, "payeeAlias": "1230000000", "status": "DECLINED"}"#,
            PayloadSystem::Swish,
            "cancelled",
        ),
        (
            r#"{"error": {"type": "card_error", "code": "card_declined", "decline_code": "lost_card"}}"#,
            PayloadSystem::Stripe,
            "declined",
        ),
    ] {
        assert_eq!(read(text, Some(system)), Ok(outcome), "{text}");
        for &other in PayloadSystem::ALL.iter().filter(|other| **other != system) {
            assert_eq!(read(text, Some(other)), refused, "{text} as {other}");
        }
        if system != PayloadSystem::Opp {
            assert_eq!(read(text, None), refused, "{text}");
        }
    }
    for bare in [
        "{}",
        r#"{"status": 1}"#,
        r#"{"state": "settled"}"#,
        r#"{"status": "charged"}"#,
        r#"{"status": ["charged"]}"#,
        r#"{"status": {"charged": 5}, "currency": "EUR", "created": 1}"#,
        r#"{"type": "forbidden"}"#,
        r#"{"type": "charge"}"#,
        r#"{"orderId": "a", "status": 1, "amount": 5, "refundedAmount": 0}"#,
        r#"{"result": {"code": "00"}, "paymentType": "card"}"#,
        r#"{"payment": {"id": "a", "state": "Ready"}}"#,
        r#"{"code": 10003, "message": "a"}"#,
        r#"{"state": "AUTHORIZED", "reference": "a", "amount": 5}"#,
        r#"{"event": "payment.charge.created", "data": {"paymentId": "1"}}"#,
        r#"{"payment": {"paymentId": "1", "summary": {"chargedAmount": 5}}}"#,
        r#"{"order_id": "a", "status": "CAPTURED", "captured_amount": 5}"#,
        r#"{"order_id": "a", "transaction_status": "capture", "fraud_status": "accept"}"#,
        r#"{"order_id": "a", "accepted": true, "operations": []}"#,
        r#"{"handle": "a", "state": "settled", "amount": 5}"#,
        r#"{"status": "PAID", "amount": 5, "currency": "SEK", "callbackUrl": "https://shop.example"}"#,
        r#"{"object": "payment_intent", "status": "succeeded", "amount": 5, "amount_received": 5}"#,
        r#"{"id": "pi_3Qa", "object": "payment_intent", "status": "succeeded", "amount": 5, "currency": "CLP"}"#,
        r#"{"id": "ch_a1b2", "object": "charge", "captured": true, "paid": true, "amount": 5, "amount_refunded": 0}"#,
        r#"{"id": "evt_a1", "object": "event", "type": "payment_intent.succeeded", "data": {"object": "payment"}}"#,
        r#"{"error": {"type": "invalid_request_error", "code": "parameter_missing", "message": "a", "param": "b"}}"#,
    ] {
        for system in PayloadSystem::ALL.iter().copied().map(Some).chain([None]) {
            assert_eq!(read(bare, system), refused, "{bare} as {system:?}");
        }
    }
}

#[test]
fn fields_of_two_systems_tell_of_neither() {
    let both = r#"{"ndc": "1", "result": {"code": "000.000.000"}, "paymentType": "DB", "amount": "5.00",
        "cardActionResult": {"acquirerStatusCode": "00"}}"#;
    let error = |system: Option<PayloadSystem>| {
        let answer = payload::read(both.as_bytes(), Options::default().system(system)).next().expect("one");
        answer.expect_err("of two").to_string()
    };
    let [opp, pei] = [PayloadSystem::Opp, PayloadSystem::Pei].map(|system| system.system().name());
    assert!(error(None).starts_with(&format!(
        "sender not recognised: it has fields of {opp} and of {pei}; certain codes in it: 000.000.000 at result.code; "
    )));
    assert!(
        error(Some(PayloadSystem::Opp)).contains(&format!("it has fields of {pei}, and {opp} was named"))
    );
    assert!(error(Some(PayloadSystem::Askell)).contains("and Áskell was named"));
}
