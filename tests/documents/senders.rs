//! Who sent a document: the errors where that is not known.

use payverdict::payload::{Options, PayloadError, PayloadSystem, read_one};
use serde_json::{Value, json};

use super::said::{answer, but};

fn refused(document: &Value, system: Option<PayloadSystem>) -> PayloadError {
    read_one(document.to_string().as_bytes(), Options::default().system(system))
        .expect_err(&document.to_string())
}

#[test]
fn a_sender_is_known_by_two_marks_or_one_of_its_own() {
    let bare = json!({"orderId": "crate-7", "status": 1, "amount": 5});
    let error = refused(&bare, None);
    assert_eq!((error.kind(), error.nearest()), ("unrecognized", Some(PayloadSystem::Pei)));
    assert_eq!(error.missing()[0], "purchaseId");
    assert!(error.to_string().contains("nearest is Pei, of which it lacks purchaseId"), "{error}");
    // One mark is enough if the system is named, and none is not.
    let hinted = but(&bare, json!({"saleDate": "2026-03-04"}));
    assert_eq!(refused(&hinted, None).kind(), "unrecognized");
    let named = Options::default().system(PayloadSystem::Pei);
    assert!(read_one(hinted.to_string().as_bytes(), named).unwrap().is_paid());
    let error = refused(&bare, Some(PayloadSystem::Pei));
    assert_eq!(error.nearest(), Some(PayloadSystem::Pei));
    assert!(error.to_string().contains("nothing in it is of Pei"), "{error}");
    assert_eq!(refused(&json!({"a": 1}), None).nearest(), None);
}

#[test]
fn a_document_with_fields_of_two_systems_is_of_neither() {
    let pei = json!({"orderId": "crate-7", "purchaseId": 71, "status": 1, "amount": 5});
    let both = but(&pei, json!({"result": {"code": "000.000.000"}, "ndc": "8ac7"}));
    assert_eq!(answer(&pei).system(), PayloadSystem::Pei);
    let error = refused(&both, None);
    let text = error.to_string();
    assert!(
        text.contains("it has fields of") && text.contains("Pei") && text.contains("Open Payment Platform"),
        "{text}"
    );
    assert_eq!(error.nearest(), None);
    for system in [PayloadSystem::Pei, PayloadSystem::Opp] {
        let text = refused(&both, Some(system)).to_string();
        assert!(text.contains("it has fields of") && text.contains("was named"), "{text}");
    }
    // One that is named, and the document is of another.
    assert_eq!(refused(&pei, Some(PayloadSystem::Opp)).kind(), "unrecognized");
}

/// Whatever else stands before it in the list.
#[test]
fn one_item_of_a_list_tells_the_sender() {
    let item = json!({"NotificationRequestItem": {"eventCode": "AUTHORISATION", "success": "true", "pspReference": "TR5W6ZQ8PLM2KJ41"}});
    for items in [json!([item]), json!([{"x": 1}, item]), json!([item, {"x": 1}])] {
        assert_eq!(
            answer(&json!({"live": "true", "notificationItems": items})).system(),
            PayloadSystem::Adyen
        );
    }
}

/// PayFunc writes a word, a list of the words of all items, or a map from word to amount; others write what is like that.
#[test]
fn a_list_or_a_map_of_words_is_a_mark_only_if_all_of_it_is() {
    let with =
        |status: Value| json!({"currency": "SEK", "created": "2026-03-04T10:11:12Z", "status": status});
    let is_hinted = |status: Value| {
        let named = Options::default().system(PayloadSystem::Payfunc);
        read_one(with(status).to_string().as_bytes(), named).is_ok()
    };
    for status in
        [json!(["created"]), json!(["created", "charged"]), json!({"charged": 5}), json!({"charged": "5.00"})]
    {
        assert!(is_hinted(status.clone()), "{status}");
    }
    for status in [
        json!([]),
        json!(["pondered"]),
        json!(["created", "pondered"]),
        json!({}),
        json!({"charged": true}),
        json!({"id": 5}),
        json!({"charged": 5, "id": 5}),
    ] {
        assert!(!is_hinted(status.clone()), "{status}");
    }
}

#[test]
fn what_is_looked_for_is_listed_where_nothing_is_near() {
    // A name that nobody else has hints at its system, one that everybody has at none.
    let near = |document: Value| refused(&document, None).nearest();
    assert_eq!(near(json!({"purchaseId": 71})), Some(PayloadSystem::Pei));
    assert_eq!(near(json!({"resultCode": "x"})), Some(PayloadSystem::Adyen));
    // Where that name is there, what should stand beside it is what is missing.
    assert_eq!(refused(&json!({"purchaseId": 71}), None).missing()[0], "orderId");
    assert_eq!(near(json!({"id": "x", "status": "x", "amount": 5, "type": "x", "error": "x"})), None);
    // No more than three fields are named that are missing.
    let item = json!({"NotificationRequestItem": {"success": "true"}});
    assert_eq!(
        refused(&item, None).missing(),
        [
            "NotificationRequestItem.eventCode",
            "notificationItems[].NotificationRequestItem.eventCode",
            "paymentPspReference"
        ]
    );
    let text = refused(&json!({"a": 1}), None).to_string();
    assert!(text.contains("looked for ") && !text.contains("looked for ;"), "{text}");
    for system in PayloadSystem::ALL {
        assert_eq!(text.matches(&format!("{}: ", system.system().name())).count(), 1, "{text}");
    }
    assert_eq!(text.matches("; ").count(), PayloadSystem::ALL.len() + 1, "{text}");
}

fn codes(document: &Value) -> Vec<(String, String)> {
    let error = refused(document, None);
    error
        .codes()
        .iter()
        .map(|code| (code.path().unwrap_or_default().to_owned(), code.code().to_owned()))
        .collect()
}

fn owned(codes: &[(&str, &str)]) -> Vec<(String, String)> {
    codes.iter().map(|(path, code)| ((*path).to_owned(), (*code).to_owned())).collect()
}

#[test]
fn certain_codes_of_an_unknown_sender_are_named_with_their_paths() {
    assert_eq!(codes(&json!({"pondered": {"code": "000.100.110"}})), owned(&[("….code", "000.100.110")]));
    assert_eq!(
        codes(&json!({"data": [0, 1, {"code": "000.100.110"}]})),
        owned(&[("data[2].code", "000.100.110")])
    );
    assert_eq!(codes(&json!({"data": "is 000.100.110."})), owned(&[("data", "000.100.110")]));
    assert_eq!(codes(&json!({"data": "000.100.110,5"})), owned(&[]));
    assert_eq!(codes(&json!({"data": "000.100.110, 5"})), owned(&[("data", "000.100.110")]));
    assert_eq!(codes(&json!({"data": "a \" 000.100.110"})), owned(&[("data", "000.100.110")]));
    assert_eq!(
        codes(&json!({"data": "REJECTED_BY_ACQUIRER_CARD_EXPIRED-no, response-code: 54"})),
        owned(&[("data", "REJECTED_BY_ACQUIRER_CARD_EXPIRED")])
    );
    assert_eq!(codes(&json!({"000.100.110": "x"})), owned(&[]));
    // Each once, and no more than five.
    assert_eq!(codes(&json!({"code": "000.100.110", "data": "000.100.110"})).len(), 1);
    let many = [
        "000.000.000",
        "000.100.110",
        "000.100.111",
        "000.100.112",
        "800.100.152",
        "800.100.153",
        "800.100.155",
    ];
    assert_eq!(codes(&json!({"data": many})).len(), 5);
    assert_eq!(codes(&json!({"data": many.join(" ")})).len(), 5);
    assert_eq!(codes(&json!({"data": many[..5]})).len(), 5);
    // A text ends where it does, whatever is escaped in it.
    assert_eq!(
        codes(&json!({"code": "aaaaaaaa\"", "data": "000.100.110"})),
        owned(&[("data", "000.100.110")])
    );
    // What comes after an empty list or a text is told by its own name.
    assert_eq!(
        codes(&json!({"code": [], "data": [[], "000.100.110"]})),
        owned(&[("data[1]", "000.100.110")])
    );
}

/// Deeper than anybody writes, the path is left out.
#[test]
fn a_path_is_written_down_thirty_two_deep() {
    let within = |deep: usize| {
        let mut value = json!({"code": "000.100.110"});
        for _ in 0..deep {
            value = json!({"data": value});
        }
        value
    };
    let path = |document: &Value| codes(document)[0].0.clone();
    assert_eq!(path(&within(31)), format!("{}code", "data.".repeat(31)));
    assert_eq!(path(&within(32)), format!("{}…", "data.".repeat(32)));
    // However many fields there are so deep.
    let mut several = within(32);
    *several.pointer_mut(&"/data".repeat(32)).unwrap() = json!({"amount": 1, "code": "000.100.110", "id": 1});
    assert_eq!(path(&several), format!("{}…", "data.".repeat(32)));
    // What comes after it is told again.
    let mut after = within(34);
    after["code"] = json!("000.100.111");
    let told = codes(&after);
    assert!(told.contains(&("code".to_owned(), "000.100.111".to_owned())), "{told:?}");
}

#[test]
fn certain_codes_in_a_form_are_named() {
    let error =
        read_one(b"pondered=1&data.code=000.100.110&x[code]=000.100.111", Options::default()).unwrap_err();
    let codes: Vec<_> = error.codes().iter().map(|code| (code.path().unwrap_or("-"), code.code())).collect();
    assert_eq!(codes, [("data.code", "000.100.110"), ("….code", "000.100.111")]);
    let error = read_one(b"x 000.100.110", Options::default()).unwrap_err();
    let codes: Vec<_> = error.codes().iter().map(|code| (code.path(), code.code())).collect();
    assert_eq!(codes, [(None, "000.100.110")]);
}
