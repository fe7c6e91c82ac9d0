//! Adyen: responses, answers to requests, and notices.

use payverdict::payload::Kind;
use payverdict::{Operation, Reason, Retry};
use serde_json::{Value, json};

use super::said::{all_say, answer, but, codes, conflicts, counts, states};

fn payment(result: &str) -> Value {
    json!({"pspReference": "TR5W6ZQ8PLM2KJ41", "resultCode": result, "merchantReference": "crate-7",
        "amount": {"currency": "EUR", "value": 4250}})
}

fn notice(event: &str, success: &str) -> Value {
    json!({"live": "true", "notificationItems": [{"NotificationRequestItem": {
        "eventCode": event, "success": success, "pspReference": "TR5W6ZQ8PLM2KJ41", "reason": "",
        "eventDate": "2026-03-04T10:11:12+01:00", "amount": {"currency": "EUR", "value": 4250},
        "merchantAccountCode": "InventedECOM", "merchantReference": "crate-7", "paymentMethod": "visa"}}]})
}

/// A notice with fields of its item changed.
fn noticed(event: &str, success: &str, changes: Value) -> Value {
    let mut notice = notice(event, success);
    let item = &mut notice["notificationItems"][0]["NotificationRequestItem"];
    *item = but(item, changes);
    notice
}

/// A card payment that Adyen, not the shopper's page, sends to a page of its own.
fn sent_to(url: Value) -> Value {
    but(&payment("Authorised"), json!({"action": {"url": url}}))
}

#[test]
fn a_result_says_what_is_held() {
    let refused = |code: &str| but(&payment("Refused"), json!({"refusalReasonCode": code}));
    all_say(&[
        ("authorised", payment("Authorised"), "approved authorized whole"),
        ("a part of it", payment("PartiallyAuthorised"), "approved authorized part"),
        (
            "a card that is checked",
            but(&payment("Authorised"), json!({"amount": {"value": 0}})),
            "approved none whole",
        ),
        ("without an amount", but(&payment("Authorised"), json!({"amount": null})), "approved authorized ?"),
        (
            "a negative amount",
            but(&payment("Authorised"), json!({"amount": {"value": -1}})),
            "approved authorized ?",
        ),
        (
            "one cent",
            but(&payment("Authorised"), json!({"amount": {"value": 1}})),
            "approved authorized whole",
        ),
        ("refused", payment("Refused"), "declined-generic_decline none whole"),
        ("refused for a reason", refused("6"), "declined-expired_card none whole"),
        ("refused for a reason nobody lists", refused("997"), "declined-generic_decline none whole"),
        ("an error", payment("Error"), "unknown-processing_error unknown ?"),
        ("cancelled", payment("Cancelled"), "cancelled none whole"),
        ("pending", payment("Pending"), "pending unknown ?"),
        (
            "a refusal beside a success",
            but(&payment("Authorised"), json!({"refusalReasonCode": "6"})),
            "unknown unknown ? conflict",
        ),
    ]);
    let checked = answer(&but(&payment("Authorised"), json!({"amount": {"value": 0}})));
    assert_eq!(checked.operation(), Operation::Verification);
    assert_eq!(answer(&payment("Authorised")).operation(), Operation::Authorization);
    // The reason explains that it was refused; one that is not listed does not.
    assert_eq!(codes(&refused("6")), "(resultCode Refused), refusalReasonCode 6");
    assert_eq!(codes(&refused("997")), "resultCode Refused, (refusalReasonCode 997)");
}

#[test]
fn only_a_host_or_the_wrapper_says_that_it_is_a_test() {
    let test = "approved authorized whole test";
    let live = "approved authorized whole";
    all_say(&[
        ("a host that ends so", sent_to(json!("https://checkoutshopper-test.adyen.com/checkout")), test),
        ("a host that is so", sent_to(json!("https://TEST.adyen.com/checkout")), test),
        ("the word in the path", sent_to(json!("https://checkoutshopper-live.adyen.com/test/a-test")), live),
        ("a host that only begins so", sent_to(json!("https://test-live.adyen.com/")), live),
        ("a word that ends so", sent_to(json!("https://latest.adyen.com/")), live),
        ("no address", sent_to(json!(17)), live),
        ("not live", but(&notice("AUTHORISATION", "true"), json!({"live": "false"})), test),
        ("not live, and no text", but(&notice("AUTHORISATION", "true"), json!({"live": false})), test),
        ("live", but(&notice("AUTHORISATION", "true"), json!({"live": true})), live),
        ("neither", but(&notice("AUTHORISATION", "true"), json!({"live": "perhaps"})), live),
        ("not told", but(&notice("AUTHORISATION", "true"), json!({"live": null})), live),
    ]);
}

#[test]
fn a_request_that_came_in_is_not_done_yet() {
    let request = json!({"paymentPspReference": "TR5W6ZQ8PLM2KJ41", "pspReference": "TR5W6ZQ8PLM2KJ42", "status": "received",
        "merchantAccount": "InventedECOM", "amount": {"currency": "EUR", "value": 4250}});
    let failed = but(&request, json!({"error": "no such payment"}));
    all_say(&[
        ("received", request.clone(), "pending unknown ?"),
        ("with an error", failed, "pending unknown ?"),
    ]);
    let told = answer(&request);
    assert_eq!((told.kind(), told.operation()), (Kind::Transaction, Operation::Unknown));
    assert_eq!(
        (told.reference(), told.amount(), told.currency()),
        (Some("TR5W6ZQ8PLM2KJ41"), Some("4250"), Some("EUR"))
    );
}

#[test]
fn a_notice_says_what_was_done_where_its_success_says_so() {
    let zero = json!({"amount": {"value": 0}});
    all_say(&[
        ("authorised", notice("AUTHORISATION", "true"), "approved authorized whole"),
        ("checked", noticed("AUTHORISATION", "true", zero), "approved none whole"),
        ("refused", notice("AUTHORISATION", "false"), "declined-generic_decline none whole"),
        ("neither", notice("AUTHORISATION", "perhaps"), "informational unknown ?"),
        ("not told", noticed("AUTHORISATION", "true", json!({"success": null})), "informational unknown ?"),
        ("captured", notice("CAPTURE", "true"), "approved captured ?"),
        ("not captured", notice("CAPTURE", "false"), "declined-generic_decline unknown ?"),
        ("released", notice("CANCELLATION", "true"), "cancelled none whole"),
        ("released by itself", notice("TECHNICAL_CANCEL", "true"), "cancelled none whole"),
        ("not released", notice("CANCELLATION", "false"), "declined-generic_decline unknown ?"),
        ("given back", notice("REFUND", "true"), "reversed-refund returned whole"),
        ("not given back", notice("REFUND", "false"), "declined-generic_decline unknown ?"),
        ("either", notice("CANCEL_OR_REFUND", "true"), "reversed-refund unknown ?"),
        ("an adjustment", notice("AUTHORISATION_ADJUSTMENT", "true"), "approved unknown ?"),
        ("a payout", notice("PAYOUT_THIRDPARTY", "true"), "approved unknown ?"),
        ("a chargeback", notice("CHARGEBACK", "true"), "reversed-chargeback returned whole"),
        ("a chargeback that is denied", notice("CHARGEBACK", "false"), "unknown unknown ? conflict"),
        ("a report", notice("REPORT_AVAILABLE", "true"), "informational unknown ?"),
        ("a report that failed", notice("REPORT_AVAILABLE", "false"), "informational unknown ?"),
    ]);
}

#[test]
fn what_is_either_a_release_or_a_refund_is_told_beside_it() {
    let action = |action: &str| {
        noticed("CANCEL_OR_REFUND", "true", json!({"additionalData": {"modification.action": action}}))
    };
    let within = noticed(
        "CANCEL_OR_REFUND",
        "true",
        json!({"additionalData": {"modification": {"action": "refund"}}}),
    );
    all_say(&[
        ("a refund", action("refund"), "reversed-refund returned whole"),
        ("a refund, nested", within.clone(), "reversed-refund returned whole"),
        ("a release", action("cancel"), "cancelled none whole"),
        ("another word", action("ponder"), "reversed-refund unknown ?"),
    ]);
    assert_eq!(answer(&action("cancel")).operation(), Operation::Cancellation);
    assert_eq!(answer(&within).operation(), Operation::Refund);
    assert_eq!(answer(&notice("CANCEL_OR_REFUND", "true")).operation(), Operation::Reversal);
}

#[test]
fn a_notice_tells_of_its_payment() {
    let told = answer(&noticed("CAPTURE", "true", json!({"originalReference": "TR5W6ZQ8PLM2KJ40"})));
    assert_eq!((told.reference(), told.kind()), (Some("TR5W6ZQ8PLM2KJ40"), Kind::Transaction));
    assert_eq!((told.amount(), told.currency()), (Some("4250"), Some("EUR")));
    assert_eq!(told.at(), Some("2026-03-04T10:11:12+01:00"));
    for (event, kind) in [
        ("AUTHORISATION", Kind::Payment),
        ("OFFER_CLOSED", Kind::Payment),
        ("REPORT_AVAILABLE", Kind::Webhook),
        ("REFUND", Kind::Transaction),
    ] {
        assert_eq!(answer(&notice(event, "true")).kind(), kind, "{event}");
    }
    // A notice out of its wrapper, with or without the name around it.
    let wrapped = notice("AUTHORISATION", "true")["notificationItems"][0].clone();
    let alone = wrapped["NotificationRequestItem"].clone();
    all_say(&[
        ("an item", wrapped, "approved authorized whole"),
        ("its body", alone, "approved authorized whole"),
    ]);
}

#[test]
fn several_notices_are_not_one_answer() {
    let [one, other] = [notice("AUTHORISATION", "true"), notice("CAPTURE", "true")];
    let both = json!({"live": "true", "notificationItems": [one["notificationItems"][0], other["notificationItems"][0]]});
    let told = answer(&both);
    assert_eq!((told.reference(), told.amount(), told.at()), (None, None, None));
    assert_eq!(told.operation(), Operation::Status);
    assert!(told.next().starts_with("There are several payments"), "{}", told.next());
    assert_eq!(
        told.overall().map(|finding| finding.path()),
        Some("notificationItems[0].NotificationRequestItem.eventCode")
    );
    all_say(&[("both", both, "unknown unknown ?")]);
    let told = answer(&one);
    assert_eq!((told.reference(), told.operation()), (Some("TR5W6ZQ8PLM2KJ41"), Operation::Authorization));
    // Each is about an operation of its own, so that they do not contradict each other.
    let refused = notice("CAPTURE", "false");
    let both = json!({"live": "true", "notificationItems": [one["notificationItems"][0], refused["notificationItems"][0]]});
    all_say(&[("one went through, one did not", both, "unknown unknown ?")]);
}

#[test]
fn bad_news_beside_a_notice_speaks_against_it() {
    let authorised = notice("AUTHORISATION", "true");
    let mut beside = authorised.clone();
    beside["notificationItems"][0]["error"] = json!("broken");
    let mut bare = authorised.clone();
    let body = bare["notificationItems"][0]["NotificationRequestItem"].clone();
    bare["notificationItems"].as_array_mut().unwrap().push(but(&body, json!({"error": "broken"})));
    let list = json!({"live": "true", "notificationItems": "none", "eventCode": "AUTHORISATION", "success": "true",
        "pspReference": "TR5W6ZQ8PLM2KJ41", "merchantAccountCode": "InventedECOM"});
    let conflict = "unknown unknown ? conflict";
    all_say(&[
        ("in the wrapper", but(&authorised, json!({"error": "broken"})), conflict),
        ("beside the item", beside.clone(), conflict),
        ("beside an item out of the wrapper", beside["notificationItems"][0].clone(), conflict),
        ("in the item", noticed("AUTHORISATION", "true", json!({"error": "broken"})), conflict),
        ("no list", list, "informational unknown ?"),
    ]);
    let code = "notificationItems[0].NotificationRequestItem.eventCode";
    assert_eq!(conflicts(&beside), [[code, "notificationItems[0].error"].map(str::to_owned)]);
    assert_eq!(
        conflicts(&bare),
        [["notificationItems[1].eventCode", "notificationItems[1].error"].map(str::to_owned)]
    );
}

#[test]
fn what_a_notice_leaves_open_keeps_its_payment_from_being_paid() {
    let of = |event: &str, success: &str, id: &str, minute: u32| {
        let time = format!("2026-03-04T10:{minute}:12+01:00");
        let changes = match event {
            "AUTHORISATION" => json!({"eventDate": time}),
            _ => {
                json!({"eventDate": time, "pspReference": id, "originalReference": "TR5W6ZQ8PLM2KJ41"})
            }
        };
        noticed(event, success, changes)
    };
    let [held, taken] =
        [("AUTHORISATION", 10), ("CAPTURE", 20)].map(|(event, minute)| of(event, "true", "C1", minute));
    let letter = |success: &str| of("INFORMATION_SUPPLIED", success, "D1", 30);
    assert_eq!(states(&[&held, &taken]), ["approved captured true"]);
    assert_eq!(states(&[&held, &taken, &letter("true")]), ["approved captured true"]);
    assert_eq!(states(&[&held, &taken, &letter("perhaps")]), ["approved captured false"]);
}

#[test]
fn why_it_was_refused_is_said_by_the_strictest_word() {
    let refused = |raw: &str, brand: &str| {
        noticed(
            "AUTHORISATION",
            "false",
            json!({"reason": "Refused", "paymentMethod": brand,
            "additionalData": {"refusalReasonRaw": raw}}),
        )
    };
    // What the acquirer says explains more than Adyen's own word, whose advice is the stricter one.
    let told = answer(&refused("51 : Insufficient funds", "visa"));
    assert_eq!(told.reason(), Some(Reason::InsufficientFunds));
    let told = answer(&refused("54 : Expired card", "visa"));
    assert_eq!((told.reason(), told.retry()), (Some(Reason::ExpiredCard), Retry::OtherMethod));
    // A word that a success may have beside it, and one that it may not.
    all_say(&[
        (
            "an authorisation code",
            noticed("AUTHORISATION", "true", json!({"reason": "065432:1111:03/2030"})),
            "approved authorized whole",
        ),
        (
            "a refusal in words",
            noticed("AUTHORISATION", "true", json!({"reason": "Declined by issuer"})),
            "unknown unknown ? conflict",
        ),
        (
            "refused by words",
            noticed("AUTHORISATION", "false", json!({"reason": "Expired Card"})),
            "declined-expired_card none whole",
        ),
        (
            "refused by other words",
            noticed("AUTHORISATION", "false", json!({"reason": "Bad weather"})),
            "declined-generic_decline none whole",
        ),
    ]);
}

#[test]
fn a_failure_of_a_capture_or_refund_leaves_the_payment_as_it_was() {
    let failed = |event: &str, reason: &str| noticed(event, "true", json!({"reason": reason}));
    for event in ["CAPTURE_FAILED", "REFUND_FAILED"] {
        let told = answer(&failed(event, ""));
        assert_eq!(told.funds().as_str(), "unknown", "{event}");
        assert!(["declined", "failed"].contains(&told.outcome().as_str()), "{event}");
        assert_eq!(
            counts(&failed(event, "")).as_deref(),
            Some("notificationItems[0].NotificationRequestItem.eventCode")
        );
    }
    // That Adyen took it again says nothing against the failure before.
    let item = "notificationItems[0].NotificationRequestItem";
    let again = failed("CAPTURE_FAILED", "Transaction Recaptured");
    assert_eq!(
        codes(&again),
        format!("{item}.eventCode CAPTURE_FAILED, {item}.reason Transaction Recaptured")
    );
    let wrong = failed("CAPTURE_FAILED", "Capture expired");
    assert_eq!(codes(&wrong), format!("({item}.eventCode CAPTURE_FAILED), {item}.reason Capture expired"));
    all_say(&[
        ("taken again", again, "declined-unspecified unknown ?"),
        ("too late", wrong, "failed-invalid_state unknown ?"),
    ]);
}

#[test]
fn what_the_acquirer_answered_counts_beside_a_result() {
    let raw =
        |result: &str, raw: &str| but(&payment(result), json!({"additionalData": {"refusalReasonRaw": raw}}));
    let unlisted = raw("Refused", "9Q");
    assert_eq!(codes(&unlisted), "resultCode Refused, (additionalData.refusalReasonRaw 9Q)");
    all_say(&[
        ("a code that nobody lists, of a refusal", unlisted, "declined-generic_decline none whole"),
        ("of a success", raw("Authorised", "9Q"), "unknown unknown ?"),
        ("a code that agrees", raw("Authorised", "00 : Approved"), "approved authorized whole"),
        ("a refusal", raw("Authorised", "51 : Words"), "unknown unknown ? conflict"),
    ]);
    // A reason that is no refusal does not explain one.
    let said = but(&payment("Refused"), json!({"refusalReasonCode": "0"}));
    assert_eq!(codes(&said), "resultCode Refused, refusalReasonCode 0");
    all_say(&[("a code that says nothing", said, "declined-generic_decline none whole")]);
}
