//! How amounts are read: as the decimals that were sent, and no larger than any amount can be.

use payverdict::payload::{Answer, Options, read_one};
use serde_json::{Value, json};

use super::said::{all_say, answer, but, said};

/// A debit over an amount as it stands in the text of the document.
fn debit(amount: &str) -> Answer {
    let text = format!(
        r#"{{"paymentType": "DB", "ndc": "crate", "amount": {amount}, "result": {{"code": "000.000.000"}}}}"#
    );
    read_one(text.as_bytes(), Options::default()).unwrap_or_else(|error| panic!("{error}: {text}"))
}

/// The same, with some more fields.
fn with(changes: Value) -> Answer {
    let debit =
        json!({"paymentType": "DB", "ndc": "crate", "amount": "5", "result": {"code": "000.000.000"}});
    answer(&but(&debit, changes))
}

/// An order over one amount and with another one refunded, each as a text.
fn refunded(amount: &str, refunded: &str) -> Value {
    json!({"orderId": "crate-7", "purchaseId": 71, "status": 1, "amount": amount, "refundedAmount": refunded})
}

#[test]
fn an_amount_has_to_be_a_decimal_above_zero() {
    let paid = "approved captured whole paid";
    let open = "approved captured ?";
    for amount in
        ["1", "0.01", "0.000001", "92.00", "92.5", "999999999999", "999999999999.999999", "1.0000000000"]
    {
        assert_eq!(said(&debit(&format!("{amount:?}"))), paid, "{amount}");
    }
    for amount in [
        "0",
        "0.00",
        "-1",
        "-0.01",
        "",
        ".5",
        "5.",
        "1,000",
        "1.000.000",
        "1 000",
        "+1",
        "1e3",
        "--1",
        "0x10",
        "1000000000000",
        "0000000000001",
        "1.0000001",
        "0.0000001",
        "\u{661}",
        "EUR 5",
    ] {
        assert_eq!(said(&debit(&format!("{amount:?}"))), open, "{amount}");
    }
    // As numbers.
    for amount in ["1", "0.01", "1e3", "1E+3", "12e-1", "999999999999", "1.0"] {
        assert_eq!(said(&debit(amount)), paid, "{amount}");
    }
    for amount in ["0", "-1", "0.0", "1e12", "1e-7", "true", "null", "[1]", "{}"] {
        assert_eq!(said(&debit(amount)), open, "{amount}");
    }
}

#[test]
fn amounts_are_compared_to_the_last_place() {
    let all = "reversed-refund returned whole";
    let part = "approved captured part";
    all_say(&[
        ("all of it", refunded("100.00", "100"), all),
        ("a millionth less", refunded("100.00", "99.999999"), part),
        ("a millionth more", refunded("100.00", "100.000001"), all),
        ("the largest", refunded("999999999999.999999", "999999999999.999999"), all),
        ("a millionth less than the largest", refunded("999999999999.999999", "999999999999.999998"), part),
        ("nothing", refunded("100.00", "0.000000"), "approved captured whole paid"),
        ("less than nothing", refunded("100.00", "-1"), "approved unknown ?"),
        ("no amount", refunded("100.00", "some"), "approved unknown ?"),
        ("of nothing", refunded("0", "1"), "approved unknown ?"),
    ]);
}

#[test]
fn an_amount_is_repeated_as_it_was_sent() {
    for (sent, said) in [
        ("\"92.00\"", Some("92.00")),
        ("92.50", Some("92.50")),
        ("-3.5", Some("-3.5")),
        ("1000", Some("1000")),
        ("1e3", Some("1000")),
        ("1.5E1", Some("15")),
        ("100.0", Some("100.0")),
        ("0.05", Some("0.05")),
        ("\"1e3\"", None),
        ("\"1,000\"", None),
        ("\"4242424242424242\"", None),
        ("[92]", None),
    ] {
        assert_eq!(debit(sent).amount(), said, "{sent}");
    }
    // No longer than any amount needs to be.
    for (zeros, is_said) in [(38, true), (39, false)] {
        let sent = format!("1.{}", "0".repeat(zeros));
        assert_eq!(debit(&format!("{sent:?}")).amount().is_some(), is_said, "{}", sent.len());
    }
}

#[test]
fn sums_that_are_larger_than_any_amount_are_not_known() {
    let capture = |amount: &str| json!({"id": "3C6", "status": "COMPLETED", "final_capture": true, "amount": {"currency_code": "EUR", "value": amount}});
    let order = |amount: &str, captures: Vec<Value>| {
        json!({"id": "5O1", "status": "COMPLETED", "intent": "CAPTURE", "purchase_units": [
            {"amount": {"currency_code": "EUR", "value": amount}, "payments": {"captures": captures}}]})
    };
    let most = "999999999999.999999";
    let ten = vec![capture(most); 10];
    all_say(&[
        ("one", order(most, vec![capture(most)]), "approved captured whole paid"),
        (
            "more than was asked for",
            order(most, vec![capture(most), capture("0.000001")]),
            "approved captured ?",
        ),
        ("too many", order(most, ten), "approved unknown ?"),
    ]);
}

#[test]
fn a_currency_is_three_letters() {
    let of = |currency: Value| with(json!({"currency": currency})).currency().map(str::to_owned);
    assert_eq!(of(json!("EUR")).as_deref(), Some("EUR"));
    assert_eq!(of(json!("isk")).as_deref(), Some("isk"));
    for other in [json!("EU"), json!("EURO"), json!("E1R"), json!("978"), json!(978), json!("€")] {
        assert_eq!(of(other.clone()), None, "{other}");
    }
}

#[test]
fn a_reference_holds_no_card_number_and_nothing_else_than_an_id() {
    let of = |id: Value| with(json!({"id": id})).reference().map(str::to_owned);
    for id in [
        "8ac7a4a0",
        "a.b_c:d/e-f",
        "0",
        "4242424242424243",
        "1777300000000",
        "id-1777300000000",
        "4242424242424242a",
    ] {
        assert_eq!(of(json!(id)).as_deref(), Some(id), "{id}");
    }
    assert_eq!(of(json!(1234)).as_deref(), Some("1234"));
    assert_eq!(of(json!("x".repeat(128))).map(|id| id.len()), Some(128));
    for id in [
        "",
        "a b",
        "a@b",
        "4242424242424242",
        "4242-4242-4242-4242",
        "id:4242424242424242",
        "4242 4242 4242 4242",
        "4222222222222",
        "378282246310005",
        "30569309025904",
        "ö",
    ] {
        assert_eq!(of(json!(id)), None, "{id}");
    }
    assert_eq!(of(json!("x".repeat(129))), None);
    for id in [json!(1.5), json!(true), json!(["a"]), json!({"a": 1})] {
        assert_eq!(of(id.clone()), None, "{id}");
    }
}

#[test]
fn a_time_is_one_with_an_offset() {
    let of = |time: Value| with(json!({"timestamp": time})).at().map(str::to_owned);
    for time in ["2026-05-04T10:11:12Z", "2026-05-04t10:11:12.123456789+02:00"] {
        assert_eq!(of(json!(time)).as_deref(), Some(time));
    }
    assert_eq!(of(json!("2026-05-04 10:11:12+0200")).as_deref(), Some("2026-05-04T10:11:12+02:00"));
    assert_eq!(of(json!("2026-05-04 10:11:12.5-0330")).as_deref(), Some("2026-05-04T10:11:12.5-03:30"));
    for time in [
        "2026-05-04",
        "2026-05-04T10:11:12",
        "2026-05-04 10:11:12",
        "2026-13-04T10:11:12Z",
        "2026-05-04T10:11:12.1234567891Z",
        "2026-05-04 10:11:12+02",
        "yesterday",
        " ",
        "2026-05-04 +0200",
        "2026-05-04 10:11:12+0é0",
        "2026-05-04 é",
        "2026-05-04_10:11:12Z",
    ] {
        assert_eq!(of(json!(time)), None, "{time}");
    }
    assert_eq!(of(json!(1_777_000_000)), None);
}

/// A number has no more signs than any amount needs, and means the same however it is written.
#[test]
fn a_number_is_the_same_however_it_is_written() {
    let order = |amount: &str, refunded: &str| {
        let text = format!(
            r#"{{"orderId": "crate-7", "purchaseId": 71, "status": 1, "amount": {amount}, "refundedAmount": {refunded}}}"#
        );
        said(&read_one(text.as_bytes(), Options::default()).unwrap())
    };
    for (amount, refunded) in [
        ("0.05", "\"0.05\""),
        ("5e-2", "\"0.05\""),
        ("1.5e1", "\"15\""),
        ("12.345e1", "\"123.45\""),
        ("1200E-1", "120"),
        ("0.5", "5e-1"),
        ("10", "1e1"),
        ("0.001e3", "1.0"),
    ] {
        assert_eq!(order(amount, refunded), "reversed-refund returned whole", "{amount} {refunded}");
    }
    assert_eq!(order("0.05", "0.04"), "approved captured part");
    assert_eq!(order("0e5", "0"), "approved captured ?");
    for (zeros, is_known) in [(62, true), (63, false)] {
        assert_eq!(debit(&format!("1.{}", "0".repeat(zeros))).is_paid(), is_known, "{zeros}");
    }
    for (amount, is_known) in [("1e-30", false), ("0.1e31", false), ("1000000e-6", true), ("1e-6", true)] {
        assert_eq!(debit(amount).is_paid(), is_known, "{amount}");
    }
}
