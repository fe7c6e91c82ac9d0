//! Adyen: notices, each about one operation, and the responses that came before them.

use serde_json::json;

use super::documents::{ADYEN, adyen, with};
use super::every_order::{all_say, said, state};

fn authorised() -> String {
    adyen("AUTHORISATION", true, ADYEN, 6000, 600)
}

fn captured() -> String {
    adyen("CAPTURE", true, "CAPTURE1", 6000, 610)
}

const PAID: &str = "approved captured 60.00 0.00 paid";

#[test]
fn an_authorisation_and_a_capture_of_all_of_it_are_paid() {
    assert_eq!(said(&state(&[authorised()])), "approved authorized 0.00 0.00");
    // How much was authorised is not told.
    assert_eq!(said(&state(&[captured()])), "approved captured 60.00 0.00");
    let told = state(&[authorised(), captured()]);
    assert_eq!(said(&told), PAID);
    assert_eq!((told.reference(), told.currency()), (Some(ADYEN), Some("EUR")));
    let response = json!({"pspReference": ADYEN, "resultCode": "Authorised", "merchantReference": "basket-802",
        "amount": {"currency": "EUR", "value": 6000}});
    let request = json!({"paymentPspReference": ADYEN, "pspReference": "CAPTURE1", "status": "received",
        "reference": "c-1", "merchantAccount": "InventedECOM", "amount": {"currency": "EUR", "value": 6000}});
    let documents = [response.to_string(), request.to_string(), authorised(), captured()];
    assert_eq!(said(&state(&documents)), PAID);
    // What was asked for and is not told yet may be a refund.
    let request = request.to_string().replace("CAPTURE1", "REFUND1");
    assert_eq!(said(&state(&[authorised(), captured(), request])), "approved captured 60.00 0.00");
}

#[test]
fn parts_add_up_and_a_repeated_notice_adds_nothing() {
    let part = |own, amount, minute| adyen("CAPTURE", true, own, amount, minute);
    let documents = [authorised(), part("C1", 2000, 610), part("C2", 4000, 620), part("C1", 2000, 610)];
    assert_eq!(said(&state(&documents)), PAID);
    assert_eq!(said(&state(&documents[..2])), "approved captured 20.00 0.00");
    assert_eq!(state(&documents[..2]).partial(), Some(true));
    // More than was authorised.
    let documents = [authorised(), part("C1", 6000, 610), part("C2", 6000, 620)];
    assert_eq!(said(&state(&documents)), "approved captured 120.00 0.00");
}

#[test]
fn a_late_failed_notice_never_unpays() {
    let late = [
        adyen("CAPTURE", false, "CAPTURE2", 6000, 700),
        adyen("REFUND", false, "REFUND1", 6000, 700),
        adyen("CANCELLATION", false, "CANCEL1", 6000, 700),
        adyen("AUTHORISATION", false, ADYEN, 6000, 700),
        adyen("REFUND_FAILED", true, "REFUND2", 6000, 700),
    ];
    for late in late {
        assert_eq!(said(&state(&[authorised(), captured(), late.clone()])), PAID, "{late}");
    }
    // Without a capture, nobody knows which of the two holds.
    let refused = adyen("AUTHORISATION", false, ADYEN, 6000, 700);
    assert_eq!(said(&state(&[authorised(), refused])), "unknown unknown ? ? operation");
    // A refusal before it is history.
    let refused = adyen("AUTHORISATION", false, ADYEN, 6000, 500);
    assert_eq!(said(&state(&[refused.clone(), authorised(), captured()])), PAID);
    assert_eq!(said(&state(&[refused])), "declined none 0.00 0.00");
}

#[test]
fn a_capture_that_the_scheme_rejects_came_to_nothing() {
    let failed = adyen("CAPTURE_FAILED", true, "CAPTURE1", 6000, 2 * 600);
    assert_eq!(said(&state(&[authorised(), captured(), failed.clone()])), "approved authorized 0.00 0.00");
    // Unless it is captured again.
    let again = adyen("CAPTURE", true, "CAPTURE1", 6000, 2 * 600 + 90);
    assert_eq!(said(&state(&[authorised(), captured(), failed.clone(), again])), PAID);
    // In one and the same second, nobody knows.
    let failed = adyen("CAPTURE_FAILED", true, "CAPTURE1", 6000, 610);
    assert_eq!(said(&state(&[authorised(), captured(), failed])), "unknown unknown ? ? operation");
}

#[test]
fn a_refund_unpays_whatever_becomes_of_it() {
    let refund = |amount| adyen("REFUND", true, "REFUND1", amount, 700);
    let paid = || vec![authorised(), captured()];
    let with_all = |more: &[String]| said(&state(&[paid(), more.to_vec()].concat()));
    assert_eq!(with_all(&[refund(6000)]), "reversed returned 60.00 60.00");
    assert_eq!(with_all(&[refund(1550)]), "approved captured 60.00 15.50");
    let failed = adyen("REFUND_FAILED", true, "REFUND1", 6000, 900);
    assert_eq!(with_all(&[refund(6000), failed]), "approved captured 60.00 0.00");
    let back = adyen("REFUNDED_REVERSED", true, "REFUND1", 6000, 900);
    assert_eq!(with_all(&[refund(6000), back]), "approved captured 60.00 60.00");
    // Whether it was released or given back is not told.
    let either = adyen("CANCEL_OR_REFUND", true, "X1", 6000, 700);
    assert_eq!(with_all(&[either]), "reversed unknown 60.00 0.00");
    assert_eq!(with_all(&[adyen("POSTPONED_REFUND", true, "R9", 6000, 605)]), "pending captured 60.00 0.00");
}

#[test]
fn a_dispute_unpays_for_good() {
    let told = |events: &[(&str, u32)]| {
        let mut documents = vec![authorised(), captured()];
        documents.extend(events.iter().map(|(event, minute)| adyen(event, true, "DISPUTE1", 6000, *minute)));
        said(&state(&documents))
    };
    assert_eq!(told(&[("NOTIFICATION_OF_CHARGEBACK", 700)]), "reversed returned 60.00 60.00");
    // Both are about one dispute.
    let opened = [("NOTIFICATION_OF_CHARGEBACK", 700), ("CHARGEBACK", 710)];
    assert_eq!(told(&opened), "reversed returned 60.00 60.00");
    let won = [("CHARGEBACK", 700), ("CHARGEBACK_REVERSED", 710)];
    assert_eq!(told(&won), "approved captured 60.00 60.00");
    let lost = [("CHARGEBACK", 700), ("CHARGEBACK_REVERSED", 710), ("SECOND_CHARGEBACK", 720)];
    assert_eq!(told(&lost), "reversed returned 60.00 120.00");
    for warning in ["REQUEST_FOR_INFORMATION", "NOTIFICATION_OF_FRAUD", "MANUAL_REVIEW_REJECT"] {
        assert_eq!(told(&[(warning, 700)]), "approved captured 60.00 0.00", "{warning}");
    }
    for letter in ["INFORMATION_SUPPLIED", "ISSUER_COMMENTS", "MANUAL_REVIEW_ACCEPT", "RECURRING_CONTRACT"] {
        assert_eq!(told(&[(letter, 700)]), PAID, "{letter}");
    }
}

#[test]
fn a_release_ends_what_was_reserved() {
    let released = adyen("CANCELLATION", true, "CANCEL1", 6000, 605);
    assert_eq!(said(&state(&[authorised(), released.clone()])), "cancelled none 0.00 0.00");
    assert_eq!(said(&state(&[authorised(), released, captured()])), "unknown unknown ? ? released");
    // What lapsed after a part was captured.
    let part = adyen("CAPTURE", true, "C1", 2000, 610);
    let rest = adyen("EXPIRE", true, "E1", 4000, 700);
    assert_eq!(said(&state(&[authorised(), part, rest])), "approved captured 20.00 0.00");
}

#[test]
fn a_test_is_never_paid() {
    let test = |text: String| with(&text, "/live", json!("false"));
    assert_eq!(said(&state(&[test(authorised()), test(captured())])), "approved captured 60.00 0.00");
    assert_eq!(said(&state(&[authorised(), test(captured())])), "approved captured 60.00 0.00");
}

#[test]
fn the_smallest_units_are_those_of_adyen() {
    let place = "/notificationItems/0/NotificationRequestItem/amount/currency";
    let of = |currency: &str| {
        let documents = [authorised(), captured()].map(|text| with(&text, place, json!(currency)));
        state(&documents).captured().unwrap_or_default()
    };
    assert_eq!(
        ["EUR", "ISK", "CLP", "JPY", "IDR", "CVE", "KWD"].map(of),
        ["60.00", "60", "60", "6000", "6000.00", "6000.00", "6.000"]
    );
}

#[test]
fn several_notices_in_one_wrapper_are_told_apart() {
    let item = |text: String| {
        let mut wrapper: serde_json::Value = serde_json::from_str(&text).unwrap();
        wrapper["notificationItems"][0].take()
    };
    let both = |live: &str| {
        json!({"live": live, "notificationItems": [item(authorised()), item(captured())]}).to_string()
    };
    assert_eq!(said(&state(&[both("true")])), PAID);
    assert_eq!(said(&state(&[both("false")])), "approved captured 60.00 0.00");
}

#[test]
fn an_amount_of_nothing_is_none() {
    let response = |amount: u64| {
        json!({"pspReference": ADYEN, "resultCode": "Authorised", "merchantReference": "basket-802",
            "amount": {"currency": "EUR", "value": amount}})
        .to_string()
    };
    let released = adyen("CANCELLATION", true, "CANCEL1", 0, 605);
    let taken = adyen("CAPTURE", true, "CAPTURE1", 0, 610);
    all_say(&[
        // All of what is held, unless an amount says otherwise.
        ("a release", vec![authorised(), released], "cancelled none 0.00 0.00"),
        ("a capture", vec![authorised(), taken], "approved captured ? 0.00"),
        ("a check of a card", vec![adyen("AUTHORISATION", true, ADYEN, 0, 600)], "approved none 0.00 0.00"),
        ("a response to a check", vec![response(0)], "approved none 0.00 0.00"),
        ("a response to a payment", vec![response(6000)], "approved authorized 0.00 0.00"),
    ]);
}

#[test]
fn what_was_either_released_or_given_back_is_told_beside_it() {
    let either = |action: &str| {
        let notice = adyen("CANCEL_OR_REFUND", true, "X1", 6000, 700);
        let mut notice: serde_json::Value = serde_json::from_str(&notice).unwrap();
        let item = &mut notice["notificationItems"][0]["NotificationRequestItem"];
        item["additionalData"] = json!({"modification.action": action});
        notice.to_string()
    };
    all_say(&[
        ("given back", vec![authorised(), captured(), either("refund")], "reversed returned 60.00 60.00"),
        ("released", vec![authorised(), either("cancel")], "cancelled none 0.00 0.00"),
        ("either", vec![authorised(), either("x")], "reversed unknown ? ?"),
    ]);
}
