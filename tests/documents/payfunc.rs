//! PayFunc: orders, authorisations, events, payments and errors.

use payverdict::Operation;
use payverdict::payload::{Kind, Options, read_one};
use serde_json::{Value, json};

use super::said::{all_say, answer, but, codes};

const PAID: &str = "approved captured whole paid";

/// An order of 640 with its status and some fields changed.
fn order(status: Value, changes: Value) -> Value {
    let mut order = json!({"id": "0rder7", "number": "crate-7", "created": "2026-03-04T10:11:12.000Z", "currency": "SEK",
        "items": [{"name": "Crate", "price": 640.0, "quantity": 1}],
        "payment": {"reference": "0f00crate7", "type": "card", "status": "created", "iin": "400000", "last4": "0000",
            "expires": [1, 33], "amount": 640.0, "currency": "SEK", "scheme": "visa", "service": "cardfunc",
            "created": "2026-03-04T10:11:13+00:00"}});
    order["status"] = status;
    but(&order, changes)
}

/// Events: kind, day, and amount where it is of a part.
fn events(events: &[(&str, u32, Option<f64>)]) -> Value {
    let one = |(kind, day, amount): &(&str, u32, Option<f64>)| {
        let date = format!("2026-03-{day:02}T10:11:12.000Z");
        let mut event = match kind.strip_prefix("fail ") {
            Some(original) => json!({"type": "fail", "original": original, "date": date}),
            None => json!({"type": kind, "date": date}),
        };
        if let Some(amount) = amount {
            event["items"] = json!(amount);
        }
        event
    };
    json!({"event": events.iter().map(one).collect::<Vec<_>>()})
}

/// In whatever order the words of a map come, the same one counts.
#[test]
fn the_order_of_a_map_says_nothing() {
    let counts = |words: &str| {
        let mut document = order(json!("charged"), json!({})).to_string();
        document = document.replace("\"status\":\"charged\"", &format!("\"status\":{words}"));
        assert!(document.contains(words), "{document}");
        let answer = read_one(document.as_bytes(), Options::default()).unwrap();
        answer.overall().unwrap().path().to_owned()
    };
    for [one, other, told] in [
        [r#"{"card":300,"payment":340}"#, r#"{"payment":340,"card":300}"#, "status.card"],
        [r#"{"failed":300,"cancelled":340}"#, r#"{"cancelled":340,"failed":300}"#, "status.failed"],
    ] {
        assert_eq!([counts(one), counts(other)], [told, told], "{one}");
    }
}

#[test]
fn a_status_is_a_word_a_list_or_a_map() {
    let part = "approved captured part";
    all_say(&[
        ("a word", order(json!("charged"), json!({})), PAID),
        ("a list", order(json!(["charged"]), json!({})), PAID),
        ("a list of two", order(json!(["charged", "charged"]), json!({})), PAID),
        ("a list that is open", order(json!(["charged", "ordered"]), json!({})), part),
        ("a list with a refund", order(json!(["charged", "refunded"]), json!({})), part),
        (
            "a list with a release",
            order(json!(["charged", "cancelled"]), json!({})),
            "unknown unknown ? conflict",
        ),
        ("a map", order(json!({"charged": 640}), json!({})), PAID),
        ("a map by one less", order(json!({"charged": 639}), json!({})), part),
        ("a map by one more", order(json!({"charged": 641}), json!({})), "approved captured ?"),
        ("a map of two words", order(json!({"charged": 600, "paid": 40}), json!({})), PAID),
        ("a map with a zero", order(json!({"charged": 640, "refunded": 0}), json!({})), PAID),
        ("a map with a refund", order(json!({"charged": 639, "refunded": 1}), json!({})), part),
        (
            "a map with all of it and a refund",
            order(json!({"charged": 640, "refunded": 1}), json!({})),
            "approved captured ?",
        ),
        ("a map that is open", order(json!({"charged": 600, "ordered": 40}), json!({})), part),
        ("a map with less than nothing", order(json!({"charged": -1}), json!({})), "approved captured part"),
        (
            "a map with what is no amount",
            order(json!({"charged": 640, "refunded": "x"}), json!({})),
            "approved captured ?",
        ),
        (
            "a map with another name",
            order(json!({"charged": 640, "pondered": 1}), json!({})),
            "unknown unknown ?",
        ),
        ("ordered", order(json!("ordered"), json!({})), "approved authorized whole"),
        ("ordered for less", order(json!({"ordered": 639}), json!({})), "approved authorized part"),
        ("refunded", order(json!("refunded"), json!({})), "reversed-refund returned whole"),
        (
            "ordered and refunded",
            order(json!(["ordered", "refunded"]), json!({})),
            "reversed-refund unknown ?",
        ),
        ("cancelled", order(json!("cancelled"), json!({})), "cancelled none whole"),
        ("denied", order(json!("denied"), json!({})), "declined-unspecified none whole"),
        ("created", order(json!("created"), json!({})), "informational none whole"),
        ("pending", order(json!("pending"), json!({})), "pending unknown ?"),
        ("settled", order(json!("settled"), json!({})), "informational unknown ?"),
        ("of the future", order(json!("pondered"), json!({})), "unknown unknown ?"),
    ]);
    let told = answer(&order(json!("charged"), json!({})));
    assert_eq!(
        (told.reference(), told.amount(), told.currency()),
        (Some("0rder7"), Some("640.0"), Some("SEK"))
    );
    assert_eq!(
        (told.kind(), told.operation(), told.at()),
        (Kind::Order, Operation::Payment, Some("2026-03-04T10:11:13+00:00"))
    );
    let dated = order(json!("charged"), events(&[("order", 5, None), ("charge", 6, None)]));
    assert_eq!(answer(&dated).at(), Some("2026-03-06T10:11:12.000Z"));
}

#[test]
fn how_much_was_asked_for_must_be_one_amount() {
    let of = |changes: Value| order(json!({"charged": 640}), changes);
    let open = "approved captured ?";
    all_say(&[
        ("as the order says", of(json!({"amount": 640})), PAID),
        ("another", of(json!({"amount": 639})), open),
        ("what is no amount", of(json!({"amount": "some"})), open),
        ("the total of the items", of(json!({"items": 640})), PAID),
        ("another total", of(json!({"items": 641})), open),
        ("nothing", of(json!({"payment": {"amount": 0}})), open),
        ("it is not told", of(json!({"payment": {"amount": null}})), open),
        ("it grew", of(json!({"change": [{"amount": 1}]})), "approved captured part"),
        ("it shrank", of(json!({"change": [{"amount": -1}]})), PAID),
        ("it did not change", of(json!({"change": []})), PAID),
        ("it changed by what is no amount", of(json!({"change": [{"amount": "x"}]})), open),
        ("no list of changes", of(json!({"change": "x"})), open),
    ]);
}

#[test]
fn what_stands_beside_the_status_counts_as_well() {
    let of = |changes: Value| order(json!("charged"), changes);
    let item = |status: Value| json!({"name": "Crate", "price": 320.0, "quantity": 1, "status": status});
    let conflict = "unknown unknown ? conflict";
    all_say(&[
        ("an invoice sends a bill", of(json!({"payment": {"type": "invoice"}})), "approved unknown ?"),
        ("swish takes it at once", of(json!({"payment": {"type": "swish"}})), PAID),
        ("the way to pay is not told", of(json!({"payment": {"type": null}})), "approved captured ?"),
        ("a withdrawal", of(json!({"category": "withdrawal"})), "approved unknown ?"),
        ("a purchase", of(json!({"category": "purchase"})), PAID),
        ("a reason", of(json!({"reason": "card expired"})), conflict),
        ("a reason that nobody lists", of(json!({"reason": "pondered"})), conflict),
        ("an empty reason", of(json!({"reason": ""})), PAID),
        ("bad news", of(json!({"error": "x"})), conflict),
        ("bad news in the payment", of(json!({"payment": {"error": "x"}})), conflict),
        (
            "items that are all charged",
            of(json!({"items": [item(json!("charged")), item(json!(["charged", "paid"]))]})),
            PAID,
        ),
        (
            "an item that is not",
            of(json!({"items": [item(json!("charged")), item(json!("ordered"))]})),
            "approved captured part",
        ),
        (
            "an item in parts that is not",
            of(json!({"items": [item(json!(["charged", "refunded"]))]})),
            "approved captured part",
        ),
        (
            "an item that does not say",
            of(json!({"items": [item(json!("charged")), item(json!(null))]})),
            "approved captured part",
        ),
        ("items that cannot be read", of(json!({"items": "x"})), "approved captured ?"),
        ("an item that cannot be read", of(json!({"items": ["x"]})), "approved captured ?"),
        ("a payment that lapsed", of(json!({"payment": {"status": "expired"}})), conflict),
    ]);
    assert_eq!(answer(&of(json!({"category": "withdrawal"}))).operation(), Operation::Payout);
    // Without a status of its own an order has those of its items.
    let by_items =
        |one: &str, other: &str| order(json!(null), json!({"items": [item(json!(one)), item(json!(other))]}));
    all_say(&[
        ("by its items", by_items("charged", "charged"), PAID),
        ("by its items, of which one is not", by_items("charged", "ordered"), "approved captured part"),
    ]);
    // Whoever else has a status and an amount.
    let bare = json!({"service": null, "scheme": null, "iin": null});
    let nobody = order(json!(["charged"]), json!({"payment": bare}));
    all_say(&[("a payment without its service", nobody, "approved captured whole")]);
}

#[test]
fn events_may_say_that_less_was_taken() {
    let of = |all: &[(&str, u32, Option<f64>)]| order(json!("charged"), events(all));
    let part = "approved captured part";
    all_say(&[
        ("all of it", of(&[("order", 5, None), ("charge", 6, None)]), PAID),
        ("one less", of(&[("order", 5, None), ("charge", 6, Some(639.0))]), part),
        ("one more", of(&[("order", 5, None), ("charge", 6, Some(641.0))]), PAID),
        ("a refund of one", of(&[("order", 5, None), ("charge", 6, None), ("refund", 7, Some(1.0))]), part),
        (
            "a charge that failed before",
            of(&[("order", 5, None), ("fail charge", 6, None), ("charge", 7, None)]),
            PAID,
        ),
        (
            "a charge that failed after",
            of(&[("order", 5, None), ("charge", 6, None), ("fail charge", 7, None)]),
            "unknown unknown ?",
        ),
        ("a wait that ended", of(&[("order", 5, None), ("pend", 6, None), ("charge", 7, None)]), PAID),
        (
            "a wait that did not",
            of(&[("order", 5, None), ("charge", 6, None), ("pend", 7, None)]),
            "pending unknown ?",
        ),
        ("put off, and then paid", of(&[("defer", 5, None), ("order", 6, None), ("charge", 7, None)]), PAID),
    ]);
    let mut broken = of(&[("order", 5, None), ("charge", 6, None)]);
    broken["event"][1]["error"] = json!("card expired");
    let mut items = of(&[("order", 5, None), ("charge", 6, None)]);
    items["event"][1]["items"] = json!("some");
    let mut listed = of(&[("order", 5, None), ("charge", 6, None)]);
    listed["event"][1]["items"] = json!([{"name": "Crate"}]);
    let mut unread = of(&[("order", 5, None), ("charge", 6, None)]);
    unread["event"][1]["items"] = json!(["x"]);
    let mut kindless = of(&[("order", 5, None), ("charge", 6, None)]);
    kindless["event"][0].as_object_mut().unwrap().remove("type");
    all_say(&[
        ("an error in a charge", broken, "unknown unknown ? conflict"),
        ("items that are no amount", items, "approved captured ?"),
        ("items that are listed", listed, PAID),
        ("items that cannot be read", unread, "approved captured ?"),
        ("an event without a kind", kindless, "approved captured ?"),
        ("no list", order(json!("charged"), json!({"event": "x"})), "approved captured ?"),
    ]);
    // Of a failure it is said why.
    let mut failed = order(json!("pending"), events(&[("order", 5, None), ("fail charge", 6, None)]));
    failed["event"][1]["error"] = json!("card expired");
    assert!(
        codes(&failed).contains("(event[1].type fail), event[1].error card expired"),
        "{}",
        codes(&failed)
    );
}

#[test]
fn events_alone_tell_what_is_known_of_the_money() {
    let of = |all: &[(&str, u32, Option<f64>)]| order(json!(null), events(all));
    all_say(&[
        ("ordered", of(&[("order", 5, None)]), "approved authorized ?"),
        ("charged", of(&[("order", 5, None), ("charge", 6, None)]), "approved captured ?"),
        ("charged for less", of(&[("order", 5, None), ("charge", 6, Some(639.0))]), "approved captured part"),
        (
            "given back",
            of(&[("order", 5, None), ("charge", 6, None), ("refund", 7, None)]),
            "reversed-refund returned whole",
        ),
        (
            "one given back",
            of(&[("order", 5, None), ("charge", 6, None), ("refund", 7, Some(1.0))]),
            "approved captured part",
        ),
        (
            "more given back",
            of(&[("order", 5, None), ("charge", 6, None), ("refund", 7, Some(641.0))]),
            "reversed-refund unknown ?",
        ),
        ("released", of(&[("order", 5, None), ("cancel", 6, None)]), "cancelled none whole"),
        ("denied", of(&[("deny", 5, None)]), "declined-unspecified none whole"),
        ("paid", of(&[("charge", 5, None), ("pay", 6, None)]), "approved captured ?"),
        (
            "billed and paid for less",
            of(&[("charge", 5, None), ("pay", 6, Some(639.0))]),
            "approved captured part",
        ),
        ("failed", of(&[("fail charge", 5, None)]), "unknown unknown ?"),
    ]);
}

#[test]
fn an_event_by_itself() {
    let event = |kind: &str, changes: Value| {
        but(
            &json!({"type": kind, "date": "2026-03-05T10:11:12.000Z", "reference": "0f00crate7", "iin": "400000", "last4": "0000",
            "scheme": "visa", "expires": [1, 33]}),
            changes,
        )
    };
    all_say(&[
        ("ordered", event("order", json!({})), "approved authorized ?"),
        ("charged", event("charge", json!({})), "approved captured ?"),
        ("paid", event("pay", json!({})), "approved captured ?"),
        ("given back", event("refund", json!({})), "reversed-refund returned whole"),
        ("some given back", event("refund", json!({"items": 1})), "reversed-refund unknown ?"),
        ("released", event("cancel", json!({})), "cancelled none whole"),
        ("denied", event("deny", json!({})), "declined-unspecified none whole"),
        ("waits", event("pend", json!({})), "pending unknown ?"),
        ("failed", event("fail", json!({"original": "charge"})), "unknown unknown ?"),
        ("bad news", event("charge", json!({"problem": "x"})), "unknown unknown ? conflict"),
    ]);
    for (kind, operation) in [
        ("order", Operation::Authorization),
        ("charge", Operation::Capture),
        ("pay", Operation::Payment),
        ("refund", Operation::Refund),
        ("cancel", Operation::Cancellation),
        ("deny", Operation::Payment),
        ("defer", Operation::Payment),
        ("pend", Operation::Payment),
    ] {
        let told = answer(&event(kind, json!({})));
        assert_eq!(
            (told.kind(), told.operation(), told.at()),
            (Kind::Event, operation, Some("2026-03-05T10:11:12.000Z")),
            "{kind}"
        );
        let failed = answer(&event("fail", json!({"original": kind})));
        assert_eq!(failed.operation(), operation, "{kind}");
    }
}

/// An authorisation of 320.
fn authorization(status: Value, changes: Value) -> Value {
    let mut one = json!({"id": "0auth7", "number": "crate-7", "amount": 320, "currency": "SEK", "history": [],
        "created": "2026-03-04T10:11:12.000Z", "change": [], "capture": [], "refund": [],
        "card": {"csc": "matched", "expires": [1, 33], "iin": "400000", "last4": "0000", "scheme": "visa", "type": "debit"}});
    one["status"] = status;
    but(&one, changes)
}

/// Of several states in a map a contradiction names the one that counts, in whatever order they are sent.
#[test]
fn a_contradiction_names_the_state_that_counts() {
    let conflict = [["status.captured".to_owned(), "reason".to_owned()]];
    for status in [r#"{"authorized":45.5,"captured":320}"#, r#"{"captured":320,"authorized":45.5}"#] {
        let one = authorization(json!("STATUS"), json!({"reason": "words_of_the_future"})).to_string();
        let told = read_one(one.replace(r#""STATUS""#, status).as_bytes(), Options::default()).unwrap();
        let paths: Vec<_> =
            told.conflicts().iter().map(|conflict| conflict.paths().map(str::to_owned)).collect();
        assert_eq!(paths, conflict, "{status}");
    }
}

#[test]
fn captures_and_refunds_of_an_authorisation_count() {
    let of = |changes: Value| authorization(json!({"captured": 320}), changes);
    let capture = |amount: i64, status: &str| json!({"reference": "c1", "amount": amount, "status": status});
    let open = "approved captured ?";
    all_say(&[
        ("captured", of(json!({"capture": [capture(320, "approved")]})), PAID),
        ("it is not told by what", of(json!({})), PAID),
        ("by less", of(json!({"capture": [capture(319, "approved")]})), open),
        ("in two parts", of(json!({"capture": [capture(300, "approved"), capture(20, "approved")]})), PAID),
        ("by what is no amount", of(json!({"capture": [{"amount": "x", "status": "approved"}]})), open),
        ("by what has no status", of(json!({"capture": [{"amount": 320}]})), open),
        ("no list", of(json!({"capture": "x", "status": {"captured": 320}})), open),
        (
            "bad news in a capture",
            of(json!({"capture": [but(&capture(320, "approved"), json!({"error": "x"}))]})),
            "unknown unknown ? conflict",
        ),
        (
            "one went back",
            of(json!({"refund": [{"amount": 1, "status": "approved"}]})),
            "approved captured part",
        ),
        ("one went back, without a status", of(json!({"refund": [{"amount": 1}]})), "approved captured part"),
        (
            "one is kept",
            of(json!({"refund": [{"amount": 319, "status": "approved"}]})),
            "approved captured part",
        ),
        (
            "all of it went back, and the status says not",
            of(json!({"refund": [{"amount": 320, "status": "approved"}]})),
            "unknown unknown ? conflict",
        ),
        (
            "it is not told how much went back",
            of(json!({"refund": [{"status": "approved"}]})),
            "unknown unknown ? conflict",
        ),
        ("a refund that failed", of(json!({"refund": [{"amount": 1, "status": "failed"}]})), PAID),
        ("no refunds", of(json!({"refund": []})), PAID),
        ("a refund in its history", of(json!({"history": [{"type": "refund", "status": "success"}]})), open),
        (
            "a refund in its history that failed",
            of(json!({"history": [{"type": "refund", "status": "fail"}]})),
            PAID,
        ),
        (
            "another thing in its history",
            of(json!({"history": [{"type": "capture", "status": "success"}]})),
            PAID,
        ),
        ("held", authorization(json!({"authorized": 320}), json!({})), "approved authorized whole"),
        ("held for less", authorization(json!({"authorized": 319}), json!({})), "approved authorized part"),
    ]);
    // A capture or refund that waits.
    let waits = answer(&of(json!({"refund": [{"amount": 1, "status": "pending"}]})));
    assert!(!waits.is_paid());
    assert_eq!(waits.outcome().as_str(), "pending");
    let wrapped =
        json!({"merchant": "0merchant", "authorization": authorization(json!({"captured": 320}), json!({}))});
    assert_eq!(answer(&wrapped).reference(), Some("0auth7"));
    all_say(&[
        ("within an answer", wrapped.clone(), PAID),
        (
            "within an answer, bad news around it",
            but(&wrapped, json!({"error": "x"})),
            "unknown unknown ? conflict",
        ),
    ]);
}

#[test]
fn an_error_is_told_by_its_word_or_what_stands_for_it() {
    let error = |changes: Value| {
        but(&json!({"status": 400, "type": "malformed content", "content": {"property": "x"}}), changes)
    };
    let said = |word: &str| error(json!({"content": {"description": word}}));
    all_say(&[
        ("its word", error(json!({"error": "insufficient funds"})), "declined-insufficient_funds none whole"),
        ("a description", said("Card expired."), "declined-expired_card none whole"),
        ("a description without its full stop", said("card expired"), "declined-expired_card none whole"),
        (
            "a description that is worded otherwise",
            said("Invalid CSC code."),
            "declined-incorrect_cvc none whole",
        ),
        ("a description that nobody lists", said("Fine weather"), "unknown unknown ?"),
        (
            "a property",
            error(json!({"content": {"property": "card.csc"}})),
            "declined-incorrect_cvc none whole",
        ),
        ("another property", error(json!({"content": {"property": "amount"}})), "unknown unknown ?"),
        (
            "a property that is missing",
            error(json!({"type": "missing property", "content": {"property": "card.pares"}})),
            "action_required-authentication_required none whole",
        ),
        (
            "another that is missing",
            error(json!({"type": "missing property", "content": {"property": "amount"}})),
            "failed-invalid_request none whole",
        ),
        (
            "a timeout",
            error(json!({"type": "backend timeout", "backend": "clearhaus", "content": null})),
            "unknown-timeout unknown ?",
        ),
    ]);
    let status = |code: &str| json!({"status": 502, "type": "backend failure", "backend": "clearhaus", "details": format!("Acquirer failed with status code {code}.")});
    assert!(codes(&status("40410")).starts_with("details 40410"), "{}", codes(&status("40410")));
    let told = answer(&said("Card expired."));
    assert_eq!((told.kind(), told.operation()), (Kind::Error, Operation::Payment));
    assert_eq!(answer(&said("Fine weather")).operation(), Operation::Unknown);
    assert_eq!(codes(&said("Card expired.")), "content.description Card expired");
    assert_eq!(codes(&said("Fine weather")), "type malformed content");
}

/// Its status says nothing, whatever it is.
#[test]
fn a_payment_by_itself_pays_nothing() {
    let payment = order(json!(null), json!({}))["payment"].clone();
    all_say(&[
        ("created", payment.clone(), "informational unknown ?"),
        ("lapsed", but(&payment, json!({"status": "expired"})), "cancelled-session_expired unknown ?"),
        ("without a status", but(&payment, json!({"status": null})), "informational unknown ?"),
    ]);
    let told = answer(&payment);
    assert_eq!(
        (told.kind(), told.reference(), told.amount()),
        (Kind::Payment, Some("0f00crate7"), Some("640.0"))
    );
    assert_eq!((told.currency(), told.at()), (Some("SEK"), Some("2026-03-04T10:11:13+00:00")));
}

#[test]
fn an_order_of_nothing_pays_nothing() {
    let nothing = json!({"payment": {"amount": 0}});
    let open = "approved captured ?";
    all_say(&[
        ("a word", order(json!("charged"), nothing.clone()), open),
        (
            "a word, and nothing was added",
            order(json!("charged"), but(&nothing, json!({"change": [{"amount": 0}]}))),
            open,
        ),
        (
            "a map of all of it and of what is not begun",
            order(json!({"charged": 640, "created": 1}), json!({})),
            open,
        ),
        (
            "one more was taken, and one went back",
            order(
                json!("charged"),
                events(&[("order", 5, None), ("charge", 6, Some(641.0)), ("refund", 7, Some(1.0))]),
            ),
            open,
        ),
    ]);
}

#[test]
fn what_an_authorisation_lists_says_what_became_of_it() {
    let captured = |changes: Value| authorization(json!({"captured": 320}), changes);
    let held = |changes: Value| authorization(json!({"authorized": 320}), changes);
    let part = "approved captured part";
    all_say(&[
        (
            "a capture in the words of the order",
            captured(json!({"capture": [{"amount": 320, "status": "captured"}]})),
            PAID,
        ),
        ("a refund in them", captured(json!({"refund": [{"amount": 1, "status": "refunded"}]})), part),
        (
            "why a refund was made",
            captured(json!({"refund": [{"amount": 1, "status": "approved", "error": "x"}]})),
            part,
        ),
        ("captures that cannot be read", held(json!({"capture": "x"})), "approved authorized ?"),
        (
            "some went back before anything was taken",
            held(json!({"refund": [{"amount": 1, "status": "approved"}]})),
            "approved authorized ?",
        ),
        (
            "half of it went back",
            authorization(
                json!({"captured": 160, "refunded": 160}),
                json!({"refund": [{"amount": 160, "status": "approved"}]}),
            ),
            part,
        ),
    ]);
    let wrapped =
        |outer: Value| but(&json!({"merchant": "0merchant", "authorization": captured(json!({}))}), outer);
    all_say(&[
        ("within an answer that names the card", wrapped(json!({"scheme": "visa", "iin": "400000"})), PAID),
        (
            "beside a status",
            but(&order(json!("charged"), json!({})), json!({"authorization": held(json!({}))})),
            PAID,
        ),
    ]);
    assert_eq!(answer(&wrapped(json!({"scheme": "visa"}))).reference(), Some("0auth7"));
}

#[test]
fn an_error_says_what_it_leaves_open() {
    let error = |changes: Value| {
        let error = json!({"status": 400, "type": "malformed content", "content": {"property": "x"}, "service": "cardfunc"});
        but(&error, changes)
    };
    let refused = "declined-insufficient_funds none whole";
    all_say(&[
        ("with its number", error(json!({"error": "insufficient funds"})), refused),
        ("without", error(json!({"error": "insufficient funds", "status": null})), refused),
        (
            "with what the acquirer did",
            error(json!({"details": "Acquirer failed with status code 20000."})),
            "unknown unknown ? conflict",
        ),
        (
            "with what nobody knows that it did",
            error(json!({"details": "Acquirer failed with status code 40999."})),
            "unknown unknown ?",
        ),
        (
            "in another state",
            error(json!({"error": "authorization not found"})),
            "failed-invalid_state unknown ?",
        ),
    ]);
    // One that says why an event came to nothing is a part of that.
    let event = json!({"type": "fail", "original": "charge", "error": "card expired", "date": "2026-03-05T10:11:12.000Z",
        "reference": "0f00crate7", "iin": "400000", "last4": "0000", "scheme": "visa", "expires": [1, 33]});
    let told = answer(&event);
    assert_eq!((told.kind(), told.operation()), (Kind::Event, Operation::Capture));
    all_say(&[("of an event", event, "declined-expired_card unknown ?")]);
    // What nobody knows does not end what failed before it.
    let unknown = order(json!("charged"), events(&[("fail ponder", 5, None), ("ponder", 6, None)]));
    assert!(codes(&unknown).contains(", event[0].type fail"), "{}", codes(&unknown));
}
