//! What is repeated of a document: only what has a form that leaves no room for anything else.

use payverdict::payload::{self, Answer, Options};

fn answer(text: &str) -> Answer {
    payload::read(text.as_bytes(), Options::default()).next().expect("one document").expect(text)
}

/// A payment of OPP with an id, an amount, a currency and a time.
fn opp(fields: &str) -> Answer {
    answer(&format!(
        r#"{{"paymentType": "DB", "paymentBrand": "VISA", "result": {{"code": "000.000.000"}}, "ndc": "x", {fields}}}"#
    ))
}

#[test]
fn an_id_is_repeated() {
    for id in ["8ac7a4a1900000000000000000000001", "a", "A-1_b"].map(|id| id.replace('_', ".")) {
        assert_eq!(opp(&format!(r#""id": "{id}""#)).reference(), Some(&*id));
    }
    assert_eq!(opp(r#""id": 40106600012"#).reference(), Some("40106600012"));
    let longest = "x".repeat(128);
    assert_eq!(opp(&format!(r#""id": "{longest}""#)).reference(), Some(&*longest));
    let resource = "/psp/creditcard/payments/5ad00000-0000-0000-0000-000000000001";
    let payment =
        answer(&format!(r#"{{"payment": {{"id": "{resource}", "state": "Ready", "intent": "Sale"}}}}"#));
    assert_eq!(payment.reference(), Some(resource));
}

#[test]
fn what_is_not_an_id_is_not_repeated() {
    for id in [
        "",
        "two words",
        "name@shop.example",
        "semi;colon",
        "Þórunn",
        "4111111111111111",
        "4111-1111-1111-1111",
        "4111.1111/1111:1111",
        "5555555555554444",
        "378282246310005",
        "order-4111111111111111",
        "4111111111111111/refund",
        "4222222222222",
    ] {
        assert_eq!(opp(&format!(r#""id": "{id}""#)).reference(), None, "{id}");
    }
    for id in ["4111111111111111", "true", "null", "[1]", "{}", "1.5"] {
        assert_eq!(opp(&format!(r#""id": {id}"#)).reference(), None, "{id}");
    }
    assert_eq!(opp(&format!(r#""id": "{}""#, "x".repeat(129))).reference(), None);
    // Not one digit less, and not one that does not check.
    assert_eq!(opp(r#""id": "411111111111""#).reference(), Some("411111111111"));
    assert_eq!(opp(r#""id": "4111111111111112""#).reference(), Some("4111111111111112"));
}

#[test]
fn amount_and_currency_are_repeated_as_they_were_sent() {
    for (sent, told) in [
        (r#""149.50""#, Some("149.50")),
        ("149.50", Some("149.50")),
        ("12000.0", Some("12000.0")),
        ("100", Some("100")),
        ("1.5e2", Some("150")),
        (r#""4900.0000""#, Some("4900.0000")),
        (r#""1,50""#, None),
        (r#""one""#, None),
        (r#""4111111111111111""#, None),
        (r#""411111111111.1111""#, None),
        ("true", None),
        ("[1]", None),
    ] {
        assert_eq!(opp(&format!(r#""amount": {sent}"#)).amount(), told, "{sent}");
    }
    for (sent, told) in
        [("EUR", Some("EUR")), ("isk", Some("isk")), ("EURO", None), ("E1R", None), ("", None)]
    {
        assert_eq!(opp(&format!(r#""currency": "{sent}""#)).currency(), told, "{sent}");
    }
}

#[test]
fn times_are_those_of_rfc_3339() {
    for (sent, told) in [
        ("2026-05-04 10:11:12+0000", Some("2026-05-04T10:11:12+00:00")),
        ("2026-05-04 10:11:12.123+0000", Some("2026-05-04T10:11:12.123+00:00")),
        ("2026-05-04 10:11:12-0330", Some("2026-05-04T10:11:12-03:30")),
        ("2026-05-04T10:11:12Z", Some("2026-05-04T10:11:12Z")),
        ("2024-02-29T00:00:00.1234567Z", Some("2024-02-29T00:00:00.1234567Z")),
        ("2026-05-04T10:11:12+02:00", Some("2026-05-04T10:11:12+02:00")),
        ("2026-05-04T10:11:12", None),
        ("2026-05-04 10:11:12", None),
        ("2026-02-29T10:11:12Z", None),
        ("2026-13-04T10:11:12Z", None),
        ("2026-05-04T24:00:00Z", None),
        ("2026-05-04T10:11:12.1234567890123456Z", None),
        ("yesterday", None),
        ("4111111111111111", None),
        ("2026-05-04 é10:11+0000", None),
    ] {
        assert_eq!(opp(&format!(r#""timestamp": "{sent}""#)).at(), told, "{sent}");
    }
}
