//! What keeps money that was taken from being paid.

use payverdict::timeline::Timelines;
use serde_json::{Value, json};

use super::documents::{CHECKOUT, checkout, checkout_payment, opp};
use super::every_order::{read, said, says, state};
use super::ledgers::{debit, of, reservation};

const TEST: &str = "000.100.110";

#[test]
fn a_part_that_was_approved_is_no_whole() {
    let approved = |code: &str| {
        let mut payment: Value = serde_json::from_str(&checkout_payment("Authorized", None)).unwrap();
        payment["response_code"] = json!(code);
        payment.to_string()
    };
    let captured = checkout("payment_captured", "c1", 6000, 610);
    says(&[approved("10000"), captured.clone()], "approved captured 60.00 0.00 paid");
    // Approved for less than was asked for, whatever the amounts say.
    let part = [approved("10010"), captured];
    says(&part, "approved captured 60.00 0.00");
    assert_eq!(state(&part).partial(), Some(true));
    says(&part[..1], "approved authorized 0.00 0.00");
    assert_eq!(state(&part[..1]).partial(), Some(true));
}

/// A test is one of all that is made of it.
#[test]
fn what_was_captured_of_a_test_is_not_paid() {
    let reserved = opp("PA", "a1", None, "48.50", TEST, 0);
    says(&[reserved, of("CP", "a2", "48.50", 5)], "approved captured 48.50 0.00");
    says(&[reservation(), opp("CP", "a2", Some("a1"), "48.50", TEST, 5)], "approved captured 48.50 0.00");
}

/// The steps that a test lists are tests as well, also where the state itself says nothing of the money.
#[test]
fn what_a_test_lists_is_not_paid() {
    let open = |host: &str| {
        let mut payment: Value = serde_json::from_str(&checkout_payment("Active", None)).unwrap();
        payment["_links"]["self"]["href"] = json!(format!("https://{host}/payments/{CHECKOUT}"));
        payment["actions"] = json!([{"id": "act_c1", "type": "Capture", "response_code": "10000", "amount": 6000,
            "processed_on": "2026-05-01T10:10:00Z"}]);
        payment.to_string()
    };
    says(&[open("api.checkout.com")], "approved captured 60.00 0.00 paid");
    says(&[open("api.sandbox.checkout.com")], "approved captured 60.00 0.00");
}

/// A search that finds a test was asked of a test system: nothing that it finds is paid.
#[test]
fn what_is_found_beside_a_test_is_one() {
    let search = |found: &[String]| {
        let found: Vec<Value> = found.iter().map(|text| serde_json::from_str(text).unwrap()).collect();
        json!({"result": {"code": "000.000.100", "description": "ok"}, "timestamp": "2026-03-02 10:00:00+0000",
            "ndc": "x", "payments": found})
        .to_string()
    };
    let other = opp("DB", "b1", None, "12.00", TEST, 0).replace("shop-311", "shop-312");
    let paid = "approved captured 48.50 0.00 paid";
    assert_eq!(said(&state(&[search(&[debit()])])), paid);
    let mut payments = Timelines::new();
    payments.add(&read(&[search(&[debit(), other])], None)[0]).unwrap();
    let said: Vec<String> = payments.states().map(|state| said(&state)).collect();
    assert_eq!(said, ["approved captured 48.50 0.00", "approved captured 12.00 0.00"]);
}

/// A shopper who paid twice and got one of them back has paid once: that is for a person to see, not to be shipped.
#[test]
fn a_second_payment_that_went_back_leaves_the_first() {
    let second = || opp("DB", "a2", None, "48.50", "000.000.000", 4);
    let back = |amount| opp("RF", "a3", Some("a2"), amount, "000.000.000", 9);
    for (amount, wanted, partial) in [
        ("48.50", "approved captured 97.00 48.50", Some(false)),
        ("8.50", "approved captured 97.00 8.50", None),
        ("50.00", "approved captured 97.00 50.00", Some(true)),
    ] {
        let documents = [debit(), second(), back(amount)];
        says(&documents, wanted);
        assert_eq!(state(&documents).partial(), partial, "{amount}");
    }
}

#[test]
fn whether_a_part_is_missing_follows_from_what_is_known() {
    use super::nordic::event;
    let captured = || event("CAPTURED", "2", 9000, true, 3);
    let rows: [(&[String], Option<bool>); 4] = [
        // Nobody says how much was asked for.
        (&[captured()], None),
        (&[captured(), event("REFUNDED", "4", 1000, true, 9)], Some(true)),
        (&[event("AUTHORIZED", "1", 9000, true, 2), captured()], Some(false)),
        (&[event("AUTHORIZED", "1", 9001, true, 2), captured()], Some(true)),
    ];
    for (documents, wanted) in rows {
        assert_eq!(state(documents).partial(), wanted, "{documents:#?}");
    }
}
