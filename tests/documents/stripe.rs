//! Stripe: payment intents, charges, refunds and disputes, events about them, lists, and errors.

use payverdict::payload::{Kind, Options};
use payverdict::timeline::{self, Timelines};
use payverdict::{Operation, Retry};
use serde_json::{Value, json};

use super::said::{all_say, answer, but, codes, conflicts, counts, states};

fn intent(status: &str) -> Value {
    let is_paid = status == "succeeded";
    json!({"id": "pi_crate7", "object": "payment_intent", "amount": 4250, "currency": "eur", "created": 1_772_619_072,
        "amount_capturable": if status == "requires_capture" { 4250 } else { 0 }, "amount_received": if is_paid { 4250 } else { 0 },
        "livemode": true, "status": status, "last_payment_error": null, "latest_charge": null, "review": null})
}

fn charge(captured: i64, returned: i64) -> Value {
    json!({"id": "ch_crate7", "object": "charge", "amount": 4250, "amount_captured": captured, "amount_refunded": returned,
        "captured": captured > 0, "refunded": returned >= 4250, "currency": "eur", "created": 1_772_619_072, "disputed": false,
        "livemode": true, "paid": true, "payment_intent": "pi_crate7", "status": "succeeded"})
}

fn failed(changes: Value) -> Value {
    but(
        &charge(0, 0),
        but(&json!({"status": "failed", "paid": false, "failure_code": "card_declined"}), changes),
    )
}

fn event(kind: &str, object: Value) -> Value {
    json!({"id": "evt_crate7", "object": "event", "type": kind, "api_version": "2025-09-30", "created": 1_772_619_073,
        "livemode": true, "data": {"object": object}})
}

#[test]
fn an_intent_is_paid_by_what_was_received() {
    let paid = intent("succeeded");
    let with = |changes: Value| but(&paid, changes);
    let held = |changes: Value| but(&intent("requires_capture"), changes);
    all_say(&[
        ("all of it", paid.clone(), "approved captured whole paid"),
        ("one less", with(json!({"amount_received": 4249})), "approved captured part"),
        ("one more", with(json!({"amount_received": 4251})), "approved captured ?"),
        ("nothing", with(json!({"amount_received": 0})), "approved unknown ?"),
        ("of nothing", with(json!({"amount": 0})), "approved captured ?"),
        (
            "less than nothing",
            event("payment_intent.succeeded", with(json!({"amount_received": -1}))),
            "approved unknown ?",
        ),
        (
            "what is no amount",
            event("payment_intent.succeeded", with(json!({"amount_received": "some"}))),
            "approved unknown ?",
        ),
        ("reserved", held(json!({})), "approved authorized whole"),
        ("reserved for less", held(json!({"amount_capturable": 4249})), "approved authorized part"),
        ("reserved for more", held(json!({"amount_capturable": 4251})), "approved authorized ?"),
        (
            "reserved, it is not told how much",
            held(json!({"amount_capturable": null})),
            "approved authorized whole",
        ),
        ("some taken, and some reserved", held(json!({"amount_received": 1})), "approved captured part"),
        (
            "reserved, and nothing asked for",
            held(json!({"amount": 0, "amount_capturable": 0})),
            "approved authorized ?",
        ),
        ("processing", intent("processing"), "pending unknown ?"),
        (
            "processing, and some was received",
            but(&intent("processing"), json!({"amount_received": 1})),
            "pending unknown ?",
        ),
        (
            "waits for the shopper",
            intent("requires_action"),
            "action_required-authentication_required unknown ?",
        ),
        ("waits for a card", intent("requires_payment_method"), "action_required none whole"),
        ("waits to be confirmed", intent("requires_confirmation"), "action_required none whole"),
        ("cancelled", intent("canceled"), "cancelled none whole"),
        (
            "cancelled, and why",
            but(&intent("canceled"), json!({"cancellation_reason": "abandoned"})),
            "cancelled-customer_cancelled none whole",
        ),
        (
            "cancelled, and some was received",
            but(&intent("canceled"), json!({"amount_received": 1})),
            "unknown unknown ? conflict",
        ),
        (
            "waits, and some was received",
            but(&intent("requires_action"), json!({"amount_received": 1})),
            "unknown unknown ? conflict",
        ),
        (
            "paid, and why it was cancelled",
            with(json!({"cancellation_reason": "pondered"})),
            "unknown unknown ? conflict",
        ),
        ("a test", with(json!({"livemode": false})), "approved captured whole test"),
        ("neither", with(json!({"livemode": "x"})), "approved captured ?"),
        ("in review", with(json!({"review": "prv_1"})), "approved captured whole"),
        ("bad news", with(json!({"error": "x"})), "unknown unknown ? conflict"),
        ("of the future", intent("pondered"), "unknown unknown ?"),
    ]);
    let told = answer(&paid);
    assert_eq!(
        (told.reference(), told.amount(), told.currency()),
        (Some("pi_crate7"), Some("4250"), Some("eur"))
    );
    assert_eq!(
        (told.at(), told.kind(), told.operation()),
        (Some("2026-03-04T10:11:12Z"), Kind::Payment, Operation::Payment)
    );
    for (seconds, at) in [
        (json!(0), Some("1970-01-01T00:00:00Z")),
        (json!(253_402_300_799_i64), Some("9999-12-31T23:59:59Z")),
        (json!(253_402_300_800_i64), None),
        (json!(-1), None),
        (json!("1772619072"), None),
        (json!(1.5), None),
    ] {
        assert_eq!(answer(&with(json!({"created": seconds}))).at(), at, "{seconds}");
    }
}

#[test]
fn the_charges_of_an_intent_have_to_bear_it_out() {
    let with = |charge: Value| but(&intent("succeeded"), json!({"latest_charge": charge}));
    let listed =
        |data: Value| but(&intent("succeeded"), json!({"charges": {"object": "list", "data": data}}));
    let paid = "approved captured whole paid";
    all_say(&[
        ("by its id", with(json!("ch_crate7")), paid),
        ("by another id", with(json!("py_crate7")), paid),
        ("by what is no id", with(json!("pi_crate7")), "approved captured ?"),
        ("as a whole", with(charge(4250, 0)), paid),
        ("given back", with(charge(4250, 4250)), "reversed-refund returned whole"),
        ("one given back", with(charge(4250, 1)), "approved captured part"),
        ("failed", with(but(&charge(4250, 0), json!({"status": "failed"}))), "unknown unknown ? conflict"),
        ("pending", with(but(&charge(4250, 0), json!({"status": "pending"}))), paid),
        ("of the future", with(but(&charge(4250, 0), json!({"status": "pondered"}))), "approved captured ?"),
        ("a test", with(but(&charge(4250, 0), json!({"livemode": false}))), "approved captured whole test"),
        ("listed", listed(json!([charge(4250, 0)])), paid),
        (
            "a failed one listed",
            listed(json!([charge(4250, 0), but(&failed(json!({})), json!({"amount_captured": 0}))])),
            paid,
        ),
        ("listed, and one went back", listed(json!([charge(4250, 1)])), "approved captured part"),
        (
            "listed, and one of an older one went back",
            listed(json!([charge(4250, 0), charge(4250, 1)])),
            "approved captured ?",
        ),
        (
            "listed, and an older one went back",
            listed(json!([charge(4250, 0), charge(4250, 4250)])),
            "reversed-refund captured ?",
        ),
        ("no list", listed(json!("x")), "approved captured ?"),
        ("what is none", listed(json!(["x"])), "approved captured ?"),
    ]);
}

#[test]
fn an_error_of_an_earlier_try_is_history() {
    let error = |charge: &str| json!({"charge": charge, "code": "card_declined", "decline_code": "lost_card", "type": "card_error"});
    let with = |status: &str, error: Value, latest: Value| {
        but(&intent(status), json!({"last_payment_error": error, "latest_charge": latest}))
    };
    let conflict = "unknown unknown ? conflict";
    all_say(&[
        (
            "of another charge",
            with("succeeded", error("ch_crate6"), json!("ch_crate7")),
            "approved captured whole paid",
        ),
        ("of the same charge", with("succeeded", error("ch_crate7"), json!("ch_crate7")), conflict),
        ("it is not told of which", with("succeeded", error("x"), json!("ch_crate7")), conflict),
        ("it is not told which was made", with("succeeded", error("ch_crate6"), json!(null)), conflict),
        (
            "of one that waits",
            with("requires_payment_method", error("ch_crate6"), json!(null)),
            "declined-lost_or_stolen_card none whole",
        ),
        ("of one that is over", with("canceled", error("ch_crate6"), json!(null)), "cancelled none whole"),
    ]);
    let code = "last_payment_error";
    assert_eq!(
        codes(&with("succeeded", error("ch_crate6"), json!("ch_crate7"))),
        format!(
            "status succeeded, ({code}.decline_code lost_card), ({code}.code card_declined), ({code}.type card_error)"
        )
    );
    assert_eq!(
        codes(&with("requires_payment_method", error("ch_crate6"), json!(null))),
        format!(
            "(status requires_payment_method), {code}.decline_code lost_card, ({code}.code card_declined), ({code}.type card_error)"
        )
    );
    assert_eq!(
        codes(&with("requires_action", error("ch_crate6"), json!(null))),
        format!(
            "status requires_action, {code}.decline_code lost_card, ({code}.code card_declined), ({code}.type card_error)"
        )
    );
    // Where only the charge is there that failed, it says why; nothing can have gone through.
    let with = |charge: Value| but(&intent("requires_payment_method"), json!({"latest_charge": charge}));
    let pending = but(&failed(json!({"failure_code": "expired_card"})), json!({"status": "pending"}));
    all_say(&[
        (
            "by its charge",
            with(failed(json!({"failure_code": "expired_card"}))),
            "declined-expired_card none whole",
        ),
        ("by one that may go through yet", with(pending), "action_required none whole"),
        ("by one that went through", with(charge(4250, 0)), conflict),
    ]);
    assert_eq!(conflicts(&with(charge(4250, 0))), [["latest_charge.status", "status"].map(str::to_owned)]);
}

#[test]
fn a_charge_says_what_was_taken_and_kept() {
    let with = |changes: Value| but(&charge(4250, 0), changes);
    let part = "approved captured part";
    let reserved = charge(0, 0);
    all_say(&[
        ("all of it", charge(4250, 0), "approved captured whole paid"),
        ("one less", charge(4249, 0), part),
        ("one more", charge(4251, 0), "approved captured ?"),
        ("one went back", charge(4250, 1), part),
        ("one is kept", charge(4250, 4249), part),
        ("none is kept", charge(4250, 4250), "reversed-refund returned whole"),
        ("it says that none is kept", with(json!({"refunded": true})), "reversed-refund returned whole"),
        ("a part, of which as much went back", charge(4000, 4000), "approved unknown ?"),
        ("a part, of which one is kept", charge(4000, 3999), part),
        ("reserved", reserved.clone(), "approved authorized whole"),
        ("reserved, and one released", charge(0, 1), "approved authorized part"),
        ("reserved, and released", charge(0, 4250), "cancelled none whole"),
        ("taken, and it says not", with(json!({"captured": false})), "unknown unknown ? conflict"),
        ("not taken, and it says so", but(&reserved, json!({"captured": true})), "approved unknown ?"),
        ("captured, and it does not say", with(json!({"captured": null})), "approved captured whole paid"),
        ("neither", with(json!({"captured": "x"})), "approved unknown ?"),
        (
            "nothing says whether it was captured",
            with(json!({"captured": null, "amount_captured": "some", "balance_transaction": "txn_1"})),
            "approved unknown ?",
        ),
        (
            "reserved, and what was taken is no amount",
            but(&reserved, json!({"amount_captured": "some", "balance_transaction": "txn_1"})),
            "approved authorized ?",
        ),
        ("reserved, for nothing", but(&reserved, json!({"amount": 0})), "approved authorized ?"),
        (
            "one went back, and it is not told of how much",
            but(&charge(4250, 1), json!({"amount": null})),
            part,
        ),
        ("given back, neither", with(json!({"refunded": "x"})), "approved captured ?"),
        ("less than nothing went back", charge(4250, -1), "approved captured ?"),
        ("what is no amount", with(json!({"amount_refunded": "some"})), "approved captured ?"),
        ("not paid", with(json!({"paid": false})), "unknown unknown ? conflict"),
        ("in review", with(json!({"review": "prv_1"})), "approved captured whole"),
        ("bad news", with(json!({"error": "x"})), "unknown unknown ? conflict"),
        ("bad news in an object", with(json!({"error": {"message": "x"}})), "unknown unknown ? conflict"),
        ("a message of a failure", with(json!({"failure_message": "x"})), "unknown unknown ? conflict"),
        ("pending", with(json!({"status": "pending"})), "pending unknown ?"),
        ("a word of an intent", with(json!({"status": "requires_capture"})), "approved unknown ?"),
        ("failed", failed(json!({})), "declined-generic_decline none whole"),
    ]);
    let told = answer(&charge(4250, 0));
    assert_eq!((told.reference(), told.kind()), (Some("pi_crate7"), Kind::Payment));
    assert_eq!(answer(&with(json!({"payment_intent": null}))).reference(), Some("ch_crate7"));
    assert_eq!(answer(&with(json!({"payment_intent": {"id": "pi_crate8"}}))).reference(), Some("pi_crate8"));
    assert_eq!(
        conflicts(&with(json!({"captured": false}))),
        [["amount_captured", "captured"].map(str::to_owned)]
    );
    // Older versions say only what is not kept of the amount.
    let old = |changes: Value| {
        but(&with(json!({"amount_captured": null, "balance_transaction": "txn_1"})), changes)
    };
    all_say(&[
        ("of old", old(json!({})), "approved captured whole paid"),
        ("of old, and one went back", old(json!({"amount_refunded": 1})), part),
        ("of old, and it is not told", old(json!({"amount_refunded": null})), "approved unknown ?"),
        (
            "of old, and nothing is told",
            old(json!({"amount_refunded": null, "captured": null})),
            "approved unknown ?",
        ),
    ]);
}

#[test]
fn what_a_charge_was_before_and_after() {
    let told = |status: &str, minute: i64, charge: Value| {
        but(
            &event(&format!("charge.{status}"), charge),
            json!({"id": format!("evt_{status}{minute}"), "created": 1_772_619_072 + 60 * minute}),
        )
    };
    let pending = but(&charge(0, 0), json!({"status": "pending", "paid": false}));
    let (paid, not_paid) = ("approved captured true", "approved captured false");
    let made = told("succeeded", 5, charge(4250, 0));
    assert_eq!(states(&[&made]), [paid]);
    // That it was pending says nothing against it, whenever that is told.
    assert_eq!(states(&[&told("pending", 0, pending.clone()), &made]), [paid]);
    assert_eq!(states(&[&made, &pending]), [paid]);
    // A refund that was told of does not go away.
    let refunded = told("refunded", 2, charge(4250, 1));
    assert_eq!(states(&[&refunded]), [not_paid]);
    assert_ne!(states(&[&refunded, &told("updated", 5, charge(4250, 0))]), [paid]);
    // Nor one that is on its way.
    let on_its_way = json!({"refunds": {"object": "list", "data": [{"status": "pending"}]}});
    let asked = told("updated", 2, but(&charge(4250, 0), on_its_way));
    assert_ne!(states(&[&asked, &told("updated", 5, charge(4250, 0))]), [paid]);
    // An intent tells of it only where the charge stands in it.
    let of_intent = |minute: i64, charge: Value| {
        let event =
            event("payment_intent.succeeded", but(&intent("succeeded"), json!({"latest_charge": charge})));
        but(&event, json!({"id": format!("evt_{minute}"), "created": 1_772_619_072 + 60 * minute}))
    };
    let by_id = of_intent(5, json!("ch_crate7"));
    assert_eq!(states(&[&of_intent(2, charge(4250, 0)), &by_id]), [paid]);
    for returned in [1, 4250] {
        assert_ne!(states(&[&of_intent(2, charge(4250, returned)), &by_id]), [paid]);
    }
    // What cannot be read may say that it is not captured.
    let unreadable = told("updated", 5, but(&charge(4250, 0), json!({"captured": "x"})));
    assert_eq!(states(&[&made, &unreadable]), [not_paid]);
}

#[test]
fn refunds_and_disputes_of_a_charge_count() {
    let refunds = |data: Value| but(&charge(4250, 0), json!({"refunds": {"object": "list", "data": data}}));
    let disputed = |dispute: Value| but(&charge(4250, 0), json!({"dispute": dispute}));
    let paid = "approved captured whole paid";
    all_say(&[
        ("none", refunds(json!([])), paid),
        ("one that failed", refunds(json!([{"status": "failed"}])), paid),
        ("one that was called off", refunds(json!([{"status": "canceled"}])), paid),
        (
            "one that was made",
            refunds(json!([{"status": "failed"}, {"status": "succeeded"}])),
            "approved captured part",
        ),
        ("one that may be", refunds(json!([{"status": "pending"}])), "approved captured part"),
        ("no list", refunds(json!("x")), "unknown unknown ? conflict"),
        (
            "what is no list",
            but(&charge(4250, 0), json!({"refunds": {"object": "x", "data": []}})),
            "unknown unknown ? conflict",
        ),
        (
            "of what is reserved",
            but(&charge(0, 0), json!({"refunds": {"object": "list", "data": [{"status": "pending"}]}})),
            "approved authorized ?",
        ),
        ("disputed", but(&charge(4250, 0), json!({"disputed": true})), "reversed-chargeback returned whole"),
        ("neither", but(&charge(4250, 0), json!({"disputed": "x"})), "approved captured ?"),
        ("a dispute by its id", disputed(json!("du_1")), "reversed-chargeback returned whole"),
        ("a dispute that is lost", disputed(json!({"status": "lost"})), "reversed-chargeback returned whole"),
        ("a dispute that is won", disputed(json!({"status": "won"})), "approved captured ?"),
        ("a dispute that was prevented", disputed(json!({"status": "prevented"})), "approved unknown ?"),
        (
            "a dispute of the future",
            disputed(json!({"status": "pondered"})),
            "reversed-chargeback returned whole",
        ),
    ]);
}

#[test]
fn the_outcome_of_a_charge_explains_it_or_speaks_against_it() {
    let made = |outcome: Value| but(&charge(4250, 0), json!({"outcome": outcome}));
    let conflict = "unknown unknown ? conflict";
    let paid = "approved captured whole paid";
    all_say(&[
        (
            "authorised",
            made(json!({"type": "authorized", "network_status": "approved_by_network", "reason": null})),
            paid,
        ),
        ("blocked", made(json!({"type": "blocked"})), conflict),
        ("of the future", made(json!({"type": "pondered"})), "approved captured ?"),
        ("a reason of the future", made(json!({"type": "authorized", "reason": "pondered"})), conflict),
        ("to be looked at", made(json!({"type": "manual_review"})), "review-suspected_fraud captured whole"),
        ("a code that agrees", made(json!({"network_decline_code": "00"})), paid),
        ("a code that refuses", made(json!({"network_decline_code": "51"})), conflict),
        ("a code that nobody lists", made(json!({"network_decline_code": "QQ"})), conflict),
        ("an empty code", made(json!({"network_decline_code": ""})), paid),
        ("advice", made(json!({"advice_code": "try_again_later"})), conflict),
        ("no object", made(json!("x")), "approved captured ?"),
    ]);
    let why = |outcome: Value| failed(json!({"outcome": outcome}));
    let of = |document: &Value| {
        let told = answer(document);
        (
            told.reason().map(|reason| reason.to_string()).unwrap_or_default(),
            told.retry(),
            told.funds().as_str(),
        )
    };
    assert_eq!(
        of(&why(
            json!({"type": "issuer_declined", "reason": "insufficient_funds", "network_status": "declined_by_network"})
        )),
        ("insufficient_funds".to_owned(), Retry::Later, "none")
    );
    // Only the reason of an issuer is a decline code.
    let of_rule = of(&why(
        json!({"type": "blocked", "reason": "insufficient_funds", "network_status": "not_sent_to_network"}),
    ));
    assert_eq!((of_rule.0.as_str(), of_rule.2), ("risk_declined", "none"));
    // The bank had said yes before.
    let held = of(&why(
        json!({"type": "blocked", "reason": "highest_risk_level", "network_status": "reversed_after_approval"}),
    ));
    assert_eq!(held.2, "unknown");
    let advised = of(&why(
        json!({"type": "issuer_declined", "reason": "insufficient_funds", "advice_code": "do_not_try_again"}),
    ));
    assert_eq!(advised.1, Retry::Never);
    // The advice of a network is Mastercard's alone.
    let network = |brand: &str| {
        let outcome = json!({"type": "issuer_declined", "reason": "do_not_honor", "network_decline_code": "05", "network_advice_code": "03"});
        let card = json!({"card": {"brand": brand}});
        but(&failed(json!({})), json!({"outcome": outcome, "payment_method_details": card}))
    };
    let paths = |document: &Value| codes(document).contains("outcome.network_advice_code");
    assert!(paths(&network("mastercard")) && !paths(&network("visa")) && !paths(&network("discover")));
    let set = |document: &Value| {
        let told = answer(document);
        let found =
            told.verdicts().iter().find(|found| found.path() == "outcome.network_decline_code").unwrap();
        found.verdict().set().id().to_owned()
    };
    assert_eq!(set(&network("visa")), "visa.response");
    assert_eq!(set(&network("discover")), "iso8583.response");
    // What Mastercard leaves to the advice beside it is its own code only with such advice.
    let left = |brand: &str, advice: Value| {
        let changes = json!({"outcome": {"network_decline_code": "79", "network_advice_code": advice}});
        set(&but(&network(brand), changes))
    };
    assert_eq!(left("mastercard", json!("24")), "mastercard.response");
    assert_eq!(left("mastercard", json!(null)), "iso8583.response");
    assert_eq!(left("discover", json!("24")), "iso8583.response");
    // Advice alone does not say why.
    let advised =
        but(&failed(json!({"failure_code": null})), json!({"outcome": {"advice_code": "try_again_later"}}));
    assert_eq!(codes(&advised), "status failed, outcome.advice_code try_again_later");
}

#[test]
fn an_event_must_not_deny_its_object() {
    let intent_event = |kind: &str, status: &str| event(&format!("payment_intent.{kind}"), intent(status));
    let conflict = "unknown unknown ? conflict";
    let paid = "approved captured whole paid";
    all_say(&[
        ("succeeded", intent_event("succeeded", "succeeded"), paid),
        ("succeeded, and it is not", intent_event("succeeded", "processing"), conflict),
        ("failed, and it is paid", intent_event("payment_failed", "succeeded"), conflict),
        ("cancelled, and it is paid", intent_event("canceled", "succeeded"), conflict),
        ("failed", intent_event("payment_failed", "requires_payment_method"), "action_required none whole"),
        ("of the future", intent_event("pondered", "succeeded"), paid),
        ("about another object", event("invoice.paid", intent("succeeded")), conflict),
        ("about a charge", event("charge.succeeded", intent("succeeded")), conflict),
        ("captured", event("charge.captured", charge(4250, 0)), paid),
        ("captured, and it is not", event("charge.captured", charge(0, 0)), conflict),
        ("refunded, and nothing is", event("charge.refunded", charge(4250, 0)), conflict),
        ("refunded by one", event("charge.refunded", charge(4250, 1)), "approved captured part"),
        ("no text", but(&intent_event("succeeded", "succeeded"), json!({"type": 7})), "approved captured ?"),
        (
            "a test",
            but(&intent_event("succeeded", "succeeded"), json!({"livemode": false})),
            "approved captured whole test",
        ),
        ("bad news around it", but(&intent_event("succeeded", "succeeded"), json!({"error": "x"})), conflict),
        (
            "bad news in its data",
            but(&intent_event("succeeded", "succeeded"), json!({"data": {"error": "x"}})),
            conflict,
        ),
    ]);
    let told = answer(&intent_event("succeeded", "succeeded"));
    assert_eq!((told.at(), told.kind()), (Some("2026-03-04T10:11:13Z"), Kind::Payment));
    for (object, kind) in
        [("customer", Kind::Webhook), ("invoice", Kind::Callback), ("checkout.session", Kind::Callback)]
    {
        assert_eq!(answer(&event("x", json!({"id": "x_1", "object": object}))).kind(), kind, "{object}");
    }
}

#[test]
fn a_refund_or_a_dispute_by_itself() {
    let refund = |status: &str, changes: Value| {
        but(
            &json!({"id": "re_crate7", "object": "refund", "amount": 4250, "charge": "ch_crate7", "payment_intent": "pi_crate7",
            "currency": "eur", "status": status}),
            changes,
        )
    };
    let dispute = |status: &str, reason: &str| {
        json!({"id": "du_crate7", "object": "dispute", "amount": 4250, "charge": "ch_crate7", "payment_intent": null,
            "currency": "eur", "status": status, "reason": reason})
    };
    all_say(&[
        ("made", refund("succeeded", json!({})), "reversed-refund returned whole"),
        (
            "asked for",
            refund("succeeded", json!({"reason": "requested_by_customer"})),
            "reversed-refund returned whole",
        ),
        (
            "a reservation that lapsed",
            refund("succeeded", json!({"reason": "expired_uncaptured_charge"})),
            "cancelled-session_expired none whole",
        ),
        ("failed", refund("failed", json!({})), "failed-unspecified unknown ?"),
        (
            "failed, and why",
            refund("failed", json!({"failure_reason": "lost_or_stolen_card"})),
            "declined-lost_or_stolen_card unknown ?",
        ),
        (
            "failed, over the balance",
            refund("failed", json!({"failure_reason": "insufficient_funds"})),
            "failed-unspecified unknown ?",
        ),
        ("pending", refund("pending", json!({})), "pending unknown ?"),
        ("open", dispute("needs_response", "fraudulent"), "reversed-chargeback returned whole"),
        ("lost", dispute("lost", "general"), "reversed-chargeback returned whole"),
        ("won", dispute("won", "fraudulent"), "informational unknown ?"),
    ]);
    assert_eq!(
        codes(&refund("failed", json!({"failure_reason": "lost_or_stolen_card"}))),
        "(status failed), failure_reason lost_or_stolen_card"
    );
    assert_eq!(codes(&refund("failed", json!({"failure_reason": "pondered"}))), "status failed");
    assert_eq!(codes(&dispute("lost", "fraudulent")), "status lost, reason fraudulent");
    assert_eq!(codes(&dispute("won", "fraudulent")), "status won");
    let told = answer(&refund("failed", json!({})));
    assert_eq!(
        (told.kind(), told.operation(), told.reference()),
        (Kind::Transaction, Operation::Refund, Some("pi_crate7"))
    );
    let told = answer(&dispute("won", "general"));
    assert_eq!(
        (told.kind(), told.operation(), told.reference()),
        (Kind::Transaction, Operation::Chargeback, Some("ch_crate7"))
    );
}

#[test]
fn a_list_of_several_is_not_one_answer() {
    let list = |data: Value, changes: Value| {
        but(&json!({"object": "list", "data": data, "has_more": false}), changes)
    };
    let one = intent("succeeded");
    let paid = "approved captured whole paid";
    all_say(&[
        ("of one", list(json!([one]), json!({})), paid),
        (
            "of one, it is not told whether there are more",
            list(json!([one]), json!({"has_more": null})),
            paid,
        ),
        ("of one, and there are more", list(json!([one]), json!({"has_more": true})), "unknown unknown ?"),
        ("of one, and it says neither", list(json!([one]), json!({"has_more": "x"})), "unknown unknown ?"),
        ("of two", list(json!([one, but(&one, json!({"id": "pi_crate8"}))]), json!({})), "unknown unknown ?"),
        ("bad news", list(json!([one]), json!({"error": "x"})), "unknown unknown ? conflict"),
    ]);
    let told = answer(&list(json!([one, one]), json!({})));
    assert_eq!((told.reference(), told.amount(), told.operation()), (None, None, Operation::Status));
    assert_eq!(told.kind(), Kind::Payment);
    assert_eq!(answer(&list(json!([one]), json!({}))).operation(), Operation::Payment);
    // What says why one charge failed says nothing of another.
    let [known, unknown] =
        [json!("expired_card"), json!(null)].map(|code| failed(json!({"failure_code": code})));
    assert_eq!(
        codes(&list(json!([known, unknown]), json!({}))),
        "(data[0].status failed), data[0].failure_code expired_card, data[1].status failed"
    );
    // Of codes that are as strict the one counts that says more: how long to wait, or why.
    let both = |first: &str, second: &str| {
        let charges = [first, second].map(|code| failed(json!({"failure_code": code})));
        counts(&list(json!(charges), json!({}))).unwrap()
    };
    assert_eq!(both("insufficient_funds", "card_decline_rate_limit_exceeded"), "data[1].failure_code");
    assert_eq!(both("card_decline_rate_limit_exceeded", "insufficient_funds"), "data[0].failure_code");
    assert_eq!(both("no_account", "bank_account_restricted"), "data[0].failure_code");
    assert_eq!(both("pondered", "bank_account_restricted"), "data[1].failure_code");
    // What is no list is none, whatever it holds.
    let search = list(json!([one]), json!({"object": "search_result"}));
    all_say(&[("a search", search.clone(), "informational unknown ?")]);
    assert_eq!(answer(&search).kind(), Kind::Callback);
    let told = timeline::read(search.to_string().as_bytes(), Options::default()).next().unwrap().unwrap();
    assert!(Timelines::new().add(&told).is_err());
}

#[test]
fn an_error_pays_nothing() {
    let error = |error: Value| json!({"error": but(&json!({"doc_url": "https://stripe.com/docs/error-codes/x"}), error)});
    let declined = json!({"type": "card_error", "code": "card_declined", "decline_code": "expired_card", "charge": "ch_crate7"});
    let broken = json!({"type": "api_error"});
    let within = |status: &str| error(but(&declined, json!({"payment_intent": intent(status)})));
    all_say(&[
        ("declined", error(declined.clone()), "declined-expired_card none whole"),
        ("broken", error(broken), "unknown-processing_error unknown ?"),
        ("of an intent that waits", within("requires_payment_method"), "declined-expired_card none whole"),
        (
            "a test",
            but(
                &within("requires_payment_method"),
                json!({"error": {"payment_intent": {"livemode": false}}}),
            ),
            "declined-expired_card none whole test",
        ),
    ]);
    // A card was refused by its type alone, or by its decline code; others do not tell what was asked for.
    let bare = |changes: Value| {
        let error = error(changes);
        (answer(&error).operation(), super::said::said(&answer(&error)))
    };
    let refused = |said: &str| (Operation::Payment, said.to_owned());
    assert_eq!(bare(json!({"type": "card_error"})), refused("declined-generic_decline none whole"));
    assert_eq!(
        bare(json!({"type": "card_error", "code": "expired_card"})),
        refused("declined-expired_card none whole")
    );
    assert_eq!(
        bare(json!({"type": "pondered", "decline_code": "expired_card"})),
        refused("declined-expired_card none whole")
    );
    // What was asked of a payment that is made failed; nothing is paid by that.
    let told = answer(&within("succeeded"));
    assert!(!told.is_paid());
    assert_eq!((told.kind(), told.reference()), (Kind::Error, Some("pi_crate7")));
    let told = answer(&error(declined));
    assert_eq!(
        (told.kind(), told.operation(), told.reference()),
        (Kind::Error, Operation::Payment, Some("ch_crate7"))
    );
    let told = answer(&error(json!({"type": "invalid_request_error", "code": "resource_missing"})));
    assert_eq!(told.operation(), Operation::Unknown);
}
