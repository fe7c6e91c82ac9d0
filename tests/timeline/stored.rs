//! What is read back from a database is checked: it can say nothing that documents could not.

use payverdict::timeline::Timeline;
use serde_json::{Value, json};

use super::documents::{checkout_payment, opp, order, payex, payfunc, pei, with};
use super::every_order::{read, said};
use super::nordic::event;

fn stored(text: String) -> Value {
    let mut timeline = Timeline::new();
    timeline.add(&read(&[text], None)[0]).unwrap();
    serde_json::to_value(&timeline).unwrap()
}

/// Every value in a tree, changed into each of some others.
fn each_change(value: &Value, each: &mut dyn FnMut(Value)) {
    for other in [
        json!(null),
        json!(true),
        json!(0),
        json!(1),
        json!(255),
        json!("approved"),
        json!("captured"),
        json!([]),
    ] {
        each(other);
    }
    match value {
        Value::Array(items) => {
            for (place, item) in items.iter().enumerate() {
                each_change(item, &mut |changed| {
                    let mut items = items.clone();
                    items[place] = changed;
                    each(Value::Array(items));
                });
            }
        }
        Value::Number(number) => {
            for bit in 0..8 {
                each(json!(number.as_i64().unwrap() ^ 1 << bit));
            }
        }
        Value::String(text) => {
            for word in ["declined", "000.000.000", "Paid", "opp.result", "payex.order", "4111111111111111"] {
                each(json!(word));
            }
            each(json!(format!("{text} ")));
        }
        _ => {}
    }
}

#[test]
fn no_change_of_one_value_makes_a_refusal_paid() {
    let refused = [
        opp("DB", "p1", None, "10.00", "800.100.155", 0),
        opp("DB", "p1", None, "10.00", "000.100.110", 0),
        opp("DB", "p1", None, "10.00", "000.400.000", 0),
        opp("DB", "p1", None, "10.00", "999.999.888", 0),
        order("Failed", None, 500),
        order("Reversed", None, 500),
        pei(4, None),
        pei(1, Some(18000)),
        payfunc(json!(["denied"]), &[]),
    ];
    for text in refused {
        let value = stored(text.clone());
        let mut count = 0;
        each_change(&value, &mut |changed| {
            let Ok(timeline) = serde_json::from_value::<Timeline>(changed.clone()) else { return };
            count += 1;
            // The code itself may be changed: then it is what a document with that code would say.
            let names_success = changed.to_string().contains("000.000.000");
            assert!(
                names_success || !timeline.state().is_paid(),
                "{text}\n{changed}: {}",
                said(&timeline.state())
            );
        });
        assert!(count > 5, "{count} of {text}");
    }
}

#[test]
fn nothing_but_ids_codes_and_numbers_is_stored() {
    let value = stored(opp("DB", "p1", None, "10.00", "000.000.000", 0)).to_string();
    assert!(!value.contains("no account"), "{value}");
    let event = &stored(pei(1, None)).to_string();
    assert!(!event.contains("Nobody") && !event.contains("Book"), "{event}");
    // A card number is no id, in a document or in what is stored.
    let card = opp("DB", "p1", None, "10.00", "000.000.000", 0).replace("shop-311", "4111111111111111");
    assert!(!stored(card).to_string().contains("4111"));
    let mut value = stored(opp("DB", "p1", None, "10.00", "000.000.000", 0));
    value[1][0][2][0] = json!("4111111111111111");
    let error = serde_json::from_value::<Timeline>(value).unwrap_err();
    assert!(error.to_string().contains("expected an event as a timeline stores it"), "{error}");
}

/// A word that only a group knows is not kept, but what its group says is.
#[test]
fn a_word_of_a_group_comes_back_as_one() {
    let text = r#"{"id": "pay_m4k7q2wzt6hb3xpn5vdrj8ysce", "action_id": "act_1", "processed_on": "2026-05-01T10:00:00Z",
        "source": {"id": "src_x", "type": "card"}, "amount": 6540, "currency": "GBP", "payment_type": "Regular",
        "approved": true, "status": "Authorized", "response_code": "20999",
        "_links": {"self": {"href": "https://api.checkout.com/payments/pay_m4k7q2wzt6hb3xpn5vdrj8ysce"}}}"#;
    let value = stored(text.into());
    let mut timeline = Timeline::new();
    timeline.add(&read(&[text.into()], None)[0]).unwrap();
    let again: Timeline = serde_json::from_value(value.clone()).unwrap();
    assert_eq!(again, timeline);
    assert_eq!(again.state(), timeline.state());
    assert!(value.to_string().contains(r#""20*""#), "{value}");
    // A group that is not there is nothing that a document could say.
    let made_up = value.to_string().replace("20*", "21*");
    assert!(serde_json::from_str::<Timeline>(&made_up).is_err());
}

#[test]
fn what_is_stored_for_one_payment_is_of_one() {
    let (mut one, other) = (stored(pei(1, None)), stored(pei(1, None).replace("bok-5512", "bok-9")));
    let event = other[1][0].clone();
    one[1].as_array_mut().unwrap().push(event);
    let error = serde_json::from_value::<Timeline>(one).unwrap_err();
    assert!(error.to_string().contains("expected events of one payment"), "{error}");
}

/// What every edition of the library writes and reads, for a column in a database outlives it.
#[test]
fn what_is_stored_has_the_form_that_is_written_down() {
    let known: Value = serde_json::from_str(include_str!("stored.json")).unwrap();
    let mut timeline = Timeline::new();
    timeline.add(&read(&[known["document"].to_string()], None)[0]).unwrap();
    let stored = known["stored"].as_str().unwrap();
    assert_eq!(serde_json::to_string(&timeline).unwrap(), stored);
    assert_eq!(serde_json::from_str::<Timeline>(stored).unwrap(), timeline);
}

/// Reads what is stored, with another value in a place of its event.
fn changed(value: &Value, place: &str, other: Value) -> Result<Timeline, serde_json::Error> {
    let mut value = value.clone();
    *value.pointer_mut(&format!("/1/0{place}")).unwrap() = other;
    serde_json::from_value(value)
}

/// The words of a code that says nothing by itself are approved only where a field beside it says that it was done.
#[test]
fn a_success_is_stored_with_what_says_so() {
    let reserved = stored(event("AUTHORIZED", "1", 9000, true, 2));
    let beside = |turned: &u8| changed(&reserved, "/5/5/1", json!(turned)).is_ok();
    assert_eq!((0..=7).filter(beside).collect::<Vec<u8>>(), [4, 5]);
    // No field makes a success of a refusal.
    let refused = stored(opp("DB", "p1", None, "10.00", "800.100.155", 0));
    let approved = |turned: u8| {
        json!([
            ["opp.result", "800.100.155"],
            turned,
            ["approved", null, "not_needed", "nobody", null, null, 0]
        ])
    };
    assert_eq!((0..=7).filter(|turned| changed(&refused, "/5/5", approved(*turned)).is_ok()).count(), 0);
}

/// What was asked for, taken and given back has to fit, whoever wrote it down.
#[test]
fn what_is_stored_as_paid_is_not_unless_its_sums_fit() {
    let paid = stored(order("Paid", None, 500));
    let is_paid = |place: &str, other: Value| changed(&paid, place, other).unwrap().state().is_paid();
    assert!(is_paid("/6/3", json!([42_000_000_000_i64, 42_000_000_000_i64, 0])));
    for sums in [
        json!([42_000_000_000_i64, 41_000_000_000_i64, 0]),
        json!([42_000_000_000_i64, 43_000_000_000_i64, 0]),
        json!([42_000_000_000_i64, 42_000_000_000_i64, 1]),
        json!([42_000_000_000_i64, 42_000_000_000_i64, null]),
        json!([42_000_000_000_i64, null, 0]),
        json!([null, 42_000_000_000_i64, 0]),
        json!([null, null, 0]),
        json!([0, 0, 0]),
    ] {
        assert!(!is_paid("/6/3", sums.clone()), "{sums}");
    }
    // Nor is a document that did not say so by itself.
    assert!(!is_paid("/4", json!(0)));
}

/// A payment that is paid says so in each of its parts, or it is not read.
#[test]
fn what_is_stored_as_paid_says_so_everywhere() {
    let [debit, order] =
        [opp("DB", "p1", None, "10.00", "000.000.000", 0), order("Paid", None, 500)].map(stored);
    let read = changed;
    for paid in [&debit, &order] {
        assert!(read(paid, "/4", paid[1][0][4].clone()).unwrap().state().is_paid(), "{paid}");
        let marks = paid[1][0][4].as_u64().unwrap();
        assert_eq!(marks & 1, 1, "{paid}");
        for mark in [2, 4, 16, 32, 64, 128] {
            assert!(read(paid, "/4", json!(marks | mark)).is_err(), "{mark} of {paid}");
        }
        assert!(read(paid, "/7", json!(["result.code", "result.code"])).is_err(), "{paid}");
    }
    assert!(read(&debit, "/5/4", json!(-1)).is_err());
    // A debit and a capture take money, and nothing else does.
    assert_eq!((0..32).filter(|act| read(&debit, "/5/0", json!(act)).is_ok()).count(), 2);
    for funds in ["none", "authorized", "returned", "unknown"] {
        assert!(read(&order, "/6/1", json!(funds)).is_err(), "{funds}");
    }
    for partial in [json!(true), json!(null)] {
        assert!(read(&order, "/6/2", partial.clone()).is_err(), "{partial}");
    }
    for amount in 0..3 {
        assert!(read(&order, &format!("/6/3/{amount}"), json!(-1)).is_err(), "{amount}");
    }
    // A notice by itself pays nothing.
    assert!(read(&debit, "/5", json!(null)).is_err());
}

/// Nothing that was refused is stored as paid, nor what was a test or for a part.
#[test]
fn what_is_not_paid_is_not_stored_as_paid() {
    let mut part: Value = serde_json::from_str(&opp("DB", "p1", None, "10.00", "000.000.000", 0)).unwrap();
    part["resultDetails"] = json!({"AcquirerResponse": "10"});
    let paid = stored(opp("DB", "p1", None, "10.00", "000.000.000", 0));
    assert!(serde_json::from_value::<Timeline>(paid).unwrap().state().is_paid());
    for text in [
        opp("DB", "p1", None, "10.00", "800.100.155", 0),
        opp("DB", "p1", None, "10.00", "000.100.110", 0),
        part.to_string(),
        order("Failed", None, 500),
        order("Reversed", None, 500),
    ] {
        let mut value = stored(text);
        assert!(!serde_json::from_value::<Timeline>(value.clone()).unwrap().state().is_paid(), "{value}");
        value[1][0][4] = json!(1);
        assert!(serde_json::from_value::<Timeline>(value.clone()).is_err(), "{value}");
    }
}

/// A payment whose documents contradict themselves is read again as well, whatever its codes say besides.
#[test]
fn what_contradicts_itself_comes_back() {
    let denied =
        |status| with(&checkout_payment(status, Some([6000, 0, 6000, 0])), "/approved", json!(false));
    let mut test: Value = serde_json::from_str(&opp("DB", "p1", None, "10.00", "000.100.110", 0)).unwrap();
    test["payload"] = json!({"result": {"code": "800.100.152"}});
    let rows = [
        (denied("Captured"), "unknown unknown ? ? codes"),
        (denied("Partially Captured"), "unknown unknown ? ? codes"),
        (checkout_payment("Partially Refunded", Some([6000, 0, 0, 0])), "unknown unknown ? ? codes"),
        (test.to_string(), "approved captured 10.00 0.00"),
    ];
    for (document, wanted) in rows {
        let value = stored(document);
        let timeline: Timeline =
            serde_json::from_value(value.clone()).unwrap_or_else(|error| panic!("{error}: {value}"));
        assert_eq!(said(&timeline.state()), wanted, "{value}");
    }
}

/// What contradicts what is told by names and places alone.
#[test]
fn the_places_of_a_contradiction_are_paths() {
    let mut debit: Value = serde_json::from_str(&opp("DB", "p1", None, "10.00", "000.000.000", 0)).unwrap();
    debit["resultDetails"] = json!({"AcquirerResponse": "05"});
    let value = stored(debit.to_string());
    let read = |place: &str, path: &str| {
        let mut value = value.clone();
        *value.pointer_mut(&format!("/1/0/7/{place}")).unwrap() = json!(path);
        serde_json::from_value::<Timeline>(value).is_ok()
    };
    for place in ["0", "1"] {
        for path in ["result.code", "a[0].b_1", &"a".repeat(512)] {
            assert!(read(place, path), "{path}");
        }
        for path in ["Jane Doe", "result-code", "résult", "a\n", &"a".repeat(513), &"ä".repeat(256)] {
            assert!(!read(place, path), "{path}");
        }
    }
}

/// Amounts are as large as those of documents.
#[test]
fn no_amount_is_larger_than_a_document_can_tell() {
    let largest = "999999999999.999999";
    let value = stored(opp("DB", "p1", None, largest, "000.000.000", 0));
    let text = value.to_string();
    let millionths = largest.replace('.', "");
    assert!(text.contains(&millionths), "{text}");
    let read = |amount: &str| serde_json::from_str::<Timeline>(&text.replace(&millionths, amount));
    assert!(read(&millionths).unwrap().state().is_paid());
    for other in
        ["1000000000000000000", "1000000000000000001", "9223372036854775807", "-1", "-1000000000000000000"]
    {
        assert!(read(other).is_err(), "{other}");
    }
}

/// An address that ends with a stroke names no transaction.
#[test]
fn a_transaction_without_a_number_comes_back() {
    let named = payex(1, "Capture", "Completed", 6000, 480);
    let told: Value = serde_json::from_str(&named).unwrap();
    let path = told["capture"]["transaction"]["id"].as_str().expect("an address").to_owned();
    let nameless = with(&named, "/capture/transaction/id", json!(path[..=path.rfind('/').unwrap()]));
    assert_ne!(nameless, named);
    let stored = stored(nameless);
    let again: Timeline = serde_json::from_value(stored.clone()).unwrap();
    assert_eq!(serde_json::to_value(&again).unwrap(), stored);
}
