//! PayEx: payments and transactions, payment orders, problems, and callbacks.

use payverdict::Operation;
use payverdict::payload::Kind;
use serde_json::{Value, json};

use super::said::{all_say, answer, but, codes, conflicts};

const PAYMENT: &str = "/psp/creditcard/payments/0f00crate7";
const ORDER: &str = "/psp/paymentorders/0f00crate8";

/// A transaction: its kind, state, amount, and minute.
fn one(kind: &str, state: &str, amount: i64, minute: u32) -> Value {
    json!({"id": format!("{PAYMENT}/transactions/{kind}{minute}"), "type": kind, "state": state, "amount": amount,
        "created": format!("2026-03-04T10:{minute:02}:00.12Z"), "payeeReference": "crate7", "isOperational": false})
}

fn payment(state: &str, transactions: Vec<Value>) -> Value {
    json!({"payment": {"id": PAYMENT, "operation": "Purchase", "intent": "Authorization", "state": state, "amount": 4250,
        "currency": "SEK", "created": "2026-03-04T10:00:00Z", "updated": "2026-03-04T10:30:00Z",
        "transactions": {"id": format!("{PAYMENT}/transactions"), "transactionList": transactions}}})
}

fn ready(transactions: Vec<Value>) -> Value {
    payment("Ready", transactions)
}

const PAID: &str = "approved captured whole paid";

#[test]
fn transactions_say_where_the_money_is() {
    let held = || one("Authorization", "Completed", 4250, 1);
    let taken = |amount: i64| one("Capture", "Completed", amount, 2);
    let part = "approved captured part";
    all_say(&[
        ("authorised", ready(vec![held()]), "approved authorized whole"),
        (
            "authorised for less",
            ready(vec![one("Authorization", "Completed", 4249, 1)]),
            "approved authorized part",
        ),
        ("captured", ready(vec![held(), taken(4250)]), PAID),
        ("by one less", ready(vec![held(), taken(4249)]), part),
        ("by one more", ready(vec![held(), taken(4251)]), "approved captured ?"),
        ("sold", ready(vec![one("Sale", "Completed", 4250, 1)]), PAID),
        ("one went back", ready(vec![held(), taken(4250), one("Reversal", "Completed", 1, 3)]), part),
        ("one is kept", ready(vec![held(), taken(4250), one("Reversal", "Completed", 4249, 3)]), part),
        (
            "none is kept",
            ready(vec![held(), taken(4250), one("Reversal", "Completed", 4250, 3)]),
            "reversed-refund returned whole",
        ),
        (
            "more went back",
            ready(vec![held(), taken(4250), one("Reversal", "Completed", 4251, 3)]),
            "approved unknown ?",
        ),
        ("released", ready(vec![held(), one("Cancellation", "Completed", 4250, 3)]), "cancelled none whole"),
        (
            "one released",
            ready(vec![held(), one("Cancellation", "Completed", 1, 3)]),
            "approved authorized part",
        ),
        ("checked", ready(vec![one("Verification", "Completed", 0, 1)]), "approved none whole"),
        (
            "what nobody knows",
            ready(vec![held(), taken(4250), one("Ponder", "Completed", 1, 3)]),
            "approved unknown ?",
        ),
        ("pending", ready(vec![one("Authorization", "AwaitingActivity", 4250, 1)]), "pending unknown ?"),
        ("in parts", ready(vec![held(), taken(4000), one("Capture", "Completed", 250, 3)]), PAID),
        ("nothing yet", ready(vec![]), "informational unknown ?"),
        ("told twice", ready(vec![held(), taken(4250), taken(4250)]), PAID),
        (
            "without a state",
            ready(vec![held(), but(&taken(4250), json!({"state": null}))]),
            "approved unknown ?",
        ),
        (
            "no list",
            but(&ready(vec![]), json!({"payment": {"transactions": {"transactionList": "x"}}})),
            "informational unknown ?",
        ),
        (
            "of nothing",
            but(&ready(vec![held(), taken(4250)]), json!({"payment": {"amount": 0}})),
            "approved captured ?",
        ),
    ]);
    let told = answer(&ready(vec![held()]));
    assert_eq!(
        (told.reference(), told.amount(), told.currency()),
        (Some(PAYMENT), Some("4250"), Some("SEK"))
    );
    assert_eq!((told.at(), told.kind()), (Some("2026-03-04T10:30:00Z"), Kind::Payment));
}

#[test]
fn a_failure_is_history_once_a_later_try_went_through() {
    let failed = |kind: &str, minute: u32| one(kind, "Failed", 4250, minute);
    let held = |minute: u32| one("Authorization", "Completed", 4250, minute);
    let taken = |minute: u32| one("Capture", "Completed", 4250, minute);
    let open = "approved captured whole";
    all_say(&[
        ("failed", ready(vec![failed("Authorization", 1)]), "declined-unspecified none whole"),
        ("and then not", ready(vec![failed("Authorization", 1), held(2)]), "approved authorized whole"),
        ("a capture before", ready(vec![held(1), failed("Capture", 2), taken(3)]), PAID),
        ("a capture after", ready(vec![held(1), taken(2), failed("Capture", 3)]), open),
        ("the list is the other way round", ready(vec![taken(3), failed("Capture", 2), held(1)]), PAID),
        ("a reversal after", ready(vec![held(1), taken(2), failed("Reversal", 3)]), PAID),
        ("a cancellation after", ready(vec![held(1), taken(2), failed("Cancellation", 3)]), PAID),
        (
            "an authorisation and then a sale",
            ready(vec![failed("Authorization", 1), one("Sale", "Completed", 4250, 2)]),
            PAID,
        ),
        ("a failed capture alone", ready(vec![failed("Capture", 1)]), "declined-unspecified unknown ?"),
        ("a failed check", ready(vec![failed("Verification", 1)]), "declined-unspecified none whole"),
    ]);
    // Where the times are not told, the place in the list does.
    let timeless = |kind: &str, state: &str, id: u32| {
        but(
            &one(kind, state, 4250, id),
            json!({"created": null, "id": format!("{PAYMENT}/transactions/{id}")}),
        )
    };
    let held = held(1);
    all_say(&[
        (
            "before it",
            ready(vec![held.clone(), timeless("Capture", "Failed", 5), timeless("Capture", "Completed", 6)]),
            PAID,
        ),
        (
            "after it",
            ready(vec![held, timeless("Capture", "Completed", 6), timeless("Capture", "Failed", 5)]),
            open,
        ),
    ]);
}

#[test]
fn a_state_that_denies_the_transactions_is_a_conflict() {
    let held = vec![one("Authorization", "Completed", 4250, 1)];
    let sold = one("Sale", "Completed", 4250, 1);
    let back = one("Reversal", "Completed", 4250, 2);
    let conflict = "unknown unknown ? conflict";
    all_say(&[
        ("failed, and held", payment("Failed", held.clone()), conflict),
        ("called off, and sold", payment("Aborted", vec![sold.clone()]), conflict),
        ("failed, and given back", payment("Failed", vec![sold.clone(), back]), conflict),
        (
            "failed, and released",
            payment("Failed", vec![held[0].clone(), one("Cancellation", "Completed", 4250, 2)]),
            "declined-unspecified none whole",
        ),
        (
            "failed",
            payment("Failed", vec![one("Sale", "Failed", 4250, 1)]),
            "declined-unspecified none whole",
        ),
        (
            "failed, and something is left to give back",
            but(&payment("Failed", vec![]), json!({"payment": {"remainingReversalAmount": 1}})),
            conflict,
        ),
        (
            "failed, and nothing is left",
            but(&payment("Failed", vec![]), json!({"payment": {"remainingReversalAmount": 0}})),
            "declined-unspecified none whole",
        ),
        (
            "failed, and something is left to capture",
            but(&payment("Failed", vec![]), json!({"payment": {"remainingCaptureAmount": 1}})),
            conflict,
        ),
        (
            "bad news",
            but(&ready(vec![sold.clone()]), json!({"payment": {"problem": {"type": "x"}}})),
            conflict,
        ),
        ("bad news around it", but(&ready(vec![sold.clone()]), json!({"error": "x"})), conflict),
        ("bad news in a transaction", ready(vec![but(&sold, json!({"failedReason": "x"}))]), conflict),
        (
            "what is left disagrees",
            but(&ready(vec![sold.clone()]), json!({"payment": {"remainingReversalAmount": 4249}})),
            "approved captured ?",
        ),
        (
            "what is left agrees",
            but(&ready(vec![sold]), json!({"payment": {"remainingReversalAmount": 4250}})),
            PAID,
        ),
    ]);
    assert_eq!(
        conflicts(&payment("Failed", held)),
        [["payment.state", "payment.transactions.transactionList[0].state"].map(str::to_owned)]
    );
    let left = but(&payment("Failed", vec![]), json!({"payment": {"remainingReversalAmount": 1}}));
    assert_eq!(conflicts(&left), [["payment.state", "payment.remainingReversalAmount"].map(str::to_owned)]);
}

#[test]
fn what_remains_says_where_the_money_is_without_transactions() {
    let bare = |changes: Value| {
        let mut payment = ready(vec![]);
        payment["payment"]["transactions"] = json!({"id": format!("{PAYMENT}/transactions")});
        payment["payment"] = but(&payment["payment"], changes);
        payment
    };
    let left = |capture: i64, cancellation: i64, reversal: i64| {
        bare(
            json!({"remainingCaptureAmount": capture, "remainingCancellationAmount": cancellation, "remainingReversalAmount": reversal}),
        )
    };
    all_say(&[
        ("reserved", left(4250, 4250, 0), "approved authorized whole"),
        ("reserved for less", left(4249, 4249, 0), "approved authorized part"),
        ("reserved for more", left(4251, 4251, 0), "approved authorized ?"),
        ("captured", left(0, 0, 4250), PAID),
        ("by one less", left(0, 0, 4249), "approved captured part"),
        ("by one more", left(0, 0, 4251), "approved captured ?"),
        ("and one may be captured", left(1, 0, 4250), "approved captured ?"),
        ("and one may be released", left(0, 1, 4250), "approved captured ?"),
        ("nothing", left(0, 0, 0), "informational unknown ?"),
        ("it is not told", bare(json!({})), "informational unknown ?"),
        ("less than nothing", left(0, 0, -1), "informational unknown ?"),
        (
            "what is no amount",
            bare(json!({"remainingReversalAmount": 4250, "remainingCaptureAmount": "x"})),
            "informational unknown ?",
        ),
        (
            "a check",
            bare(json!({"remainingReversalAmount": 4250, "operation": "Verify"})),
            "approved none whole",
        ),
        (
            "a payout",
            bare(json!({"remainingReversalAmount": 4250, "operation": "Payout"})),
            "approved unknown ?",
        ),
    ]);
    // A payment that was called off and has money left to give back denies itself, and nothing else in it does.
    let over = bare(json!({"state": "Aborted", "remainingReversalAmount": 4250}));
    assert_eq!(conflicts(&over), [["payment.state", "payment.remainingReversalAmount"].map(str::to_owned)]);
    all_say(&[("called off, and captured", over, "unknown unknown ? conflict")]);
    // Nothing is held for a preauthorisation before it is finalised.
    let held = vec![one("Authorization", "Completed", 4250, 1)];
    let early = but(&ready(held), json!({"payment": {"intent": "PreAuthorization"}}));
    all_say(&[("a preauthorisation", early, "approved unknown ?")]);
    let sold = ready(vec![one("Sale", "Completed", 4250, 1)]);
    all_say(&[
        ("a payout", but(&sold, json!({"payment": {"operation": "Payout"}})), "approved unknown ?"),
        ("recurring", but(&sold, json!({"payment": {"operation": "Recur"}})), PAID),
    ]);
    assert_eq!(answer(&bare(json!({"operation": "Verify"}))).operation(), Operation::Verification);
    assert_eq!(answer(&bare(json!({"operation": "Payout"}))).operation(), Operation::Payout);
}

#[test]
fn a_transaction_by_itself() {
    let of = |kind: &str, state: &str| {
        let holder = kind.to_lowercase();
        json!({"payment": PAYMENT, holder: {"id": format!("{PAYMENT}/x/1"), "transaction": one(kind, state, 4250, 1)}})
    };
    all_say(&[
        ("authorised", of("Authorization", "Completed"), "approved authorized whole"),
        ("sold", of("Sale", "Completed"), PAID),
        ("captured", of("Capture", "Completed"), "approved captured ?"),
        ("released", of("Cancellation", "Completed"), "cancelled none whole"),
        ("given back", of("Reversal", "Completed"), "reversed-refund returned whole"),
        ("checked", of("Verification", "Completed"), "approved none whole"),
        ("authorisation failed", of("Authorization", "Failed"), "declined-unspecified none whole"),
        ("sale failed", of("Sale", "Failed"), "declined-unspecified none whole"),
        ("check failed", of("Verification", "Failed"), "declined-unspecified none whole"),
        ("capture failed", of("Capture", "Failed"), "declined-unspecified unknown ?"),
        ("release failed", of("Cancellation", "Failed"), "declined-unspecified unknown ?"),
        ("reversal failed", of("Reversal", "Failed"), "declined-unspecified unknown ?"),
        ("waits", of("Sale", "AwaitingActivity"), "pending unknown ?"),
        (
            "of nothing",
            but(&of("Sale", "Completed"), json!({"sale": {"transaction": {"amount": 0}}})),
            "approved captured ?",
        ),
        ("of one", but(&of("Sale", "Completed"), json!({"sale": {"transaction": {"amount": 1}}})), PAID),
        (
            "bad news in it",
            but(&of("Sale", "Completed"), json!({"sale": {"transaction": {"failedReason": "x"}}})),
            "unknown unknown ? conflict",
        ),
        (
            "bad news beside it",
            but(&of("Sale", "Completed"), json!({"sale": {"error": "x"}})),
            "unknown unknown ? conflict",
        ),
        (
            "bad news around it",
            but(&of("Sale", "Completed"), json!({"error": "x"})),
            "unknown unknown ? conflict",
        ),
        (
            "without a state",
            but(&of("Sale", "Completed"), json!({"sale": {"transaction": {"state": null}}})),
            "informational unknown ?",
        ),
    ]);
    for (kind, operation) in [
        ("Authorization", Operation::Authorization),
        ("Sale", Operation::Payment),
        ("Capture", Operation::Capture),
        ("Cancellation", Operation::Cancellation),
        ("Reversal", Operation::Reversal),
        ("Verification", Operation::Verification),
    ] {
        let told = answer(&of(kind, "Failed"));
        assert_eq!(
            (told.kind(), told.operation(), told.reference()),
            (Kind::Transaction, operation, Some(PAYMENT)),
            "{kind}"
        );
    }
}

/// The latest success of a kind is what counts, wherever it stands in the list.
#[test]
fn of_several_that_went_through_the_latest_ends_a_failure() {
    let held = one("Authorization", "Completed", 4250, 1);
    let taken = |amount: i64, minute: u32| one("Capture", "Completed", amount, minute);
    let failed = |minute: u32| one("Capture", "Failed", 4250, minute);
    let of = |others: [Value; 3]| ready([vec![held.clone()], others.to_vec()].concat());
    all_say(&[
        ("in order", of([taken(2000, 2), failed(3), taken(2250, 4)]), PAID),
        ("the latest first", of([taken(2250, 4), taken(2000, 2), failed(3)]), PAID),
        ("the latest last", of([failed(3), taken(2000, 2), taken(2250, 4)]), PAID),
        ("after the latest", of([taken(2250, 4), taken(2000, 2), failed(5)]), "approved captured whole"),
        // A sale is no capture made good.
        (
            "another kind",
            ready(vec![failed(1), one("Sale", "Completed", 4250, 2)]),
            "approved captured whole",
        ),
    ]);
    let later = |minute: u32| {
        json!({"postPurchaseFailedAttempts": {"id": ORDER, "postPurchaseFailedAttemptList": [
            {"type": "Capture", "created": format!("2026-03-04T10:{minute:02}:00Z"),
                "problem": {"type": "https://api.payex.com/psp/errordetail/creditcard/pondered", "title": "x"}}]}})
    };
    let (first, last) = (done("Capture", 2000, 3), done("Capture", 2250, 5));
    let listed_so = |captures: [&Value; 2], minute: u32| {
        listed(vec![done("Authorization", 4250, 1), captures[0].clone(), captures[1].clone()], later(minute))
    };
    for captures in [[&first, &last], [&last, &first]] {
        assert!(answer(&listed_so(captures, 4)).is_paid());
        assert!(!answer(&listed_so(captures, 6)).is_paid());
    }
}

/// An order with its status and some of its resources.
fn order(status: &str, changes: Value) -> Value {
    let order = json!({"id": ORDER, "operation": "Purchase", "status": status, "amount": 4250, "currency": "SEK",
        "created": "2026-03-04T10:00:00Z", "updated": "2026-03-04T10:30:00Z"});
    json!({"paymentOrder": but(&order, changes)})
}

fn done(kind: &str, amount: i64, minute: u32) -> Value {
    json!({"id": format!("{ORDER}/t/{minute}"), "type": kind, "amount": amount, "created": format!("2026-03-04T10:{minute:02}:00Z")})
}

fn listed(transactions: Vec<Value>, changes: Value) -> Value {
    order(
        "Paid",
        but(
            &json!({"financialTransactions": {"id": ORDER, "financialTransactionsList": transactions}}),
            changes,
        ),
    )
}

#[test]
fn an_order_is_paid_by_its_transactions() {
    let held = || done("Authorization", 4250, 1);
    let part = "approved captured part";
    all_say(&[
        ("sold", listed(vec![done("Sale", 4250, 1)], json!({})), PAID),
        ("by one less", listed(vec![done("Sale", 4249, 1)], json!({})), part),
        ("by one more", listed(vec![done("Sale", 4251, 1)], json!({})), "approved captured ?"),
        ("authorised", listed(vec![held()], json!({})), "approved authorized whole"),
        ("captured", listed(vec![held(), done("Capture", 4250, 2)], json!({})), PAID),
        ("one went back", listed(vec![done("Sale", 4250, 1), done("Reversal", 1, 2)], json!({})), part),
        (
            "what nobody knows",
            listed(vec![done("Sale", 4250, 1), done("Ponder", 1, 2)], json!({})),
            "approved unknown ?",
        ),
        (
            "no list",
            listed(vec![], json!({"financialTransactions": {"financialTransactionsList": "x"}})),
            "approved unknown ?",
        ),
        (
            "bad news in a transaction",
            listed(vec![but(&done("Sale", 4250, 1), json!({"error": "x"}))], json!({})),
            "unknown unknown ? conflict",
        ),
        (
            "bad news in the list",
            listed(vec![done("Sale", 4250, 1)], json!({"financialTransactions": {"error": "x"}})),
            "unknown unknown ? conflict",
        ),
        (
            "what is left agrees",
            listed(vec![done("Sale", 4250, 1)], json!({"remainingReversalAmount": 4250})),
            PAID,
        ),
        (
            "what is left disagrees",
            listed(vec![done("Sale", 4250, 1)], json!({"remainingReversalAmount": 4249})),
            "approved captured ?",
        ),
        (
            "some reversed",
            listed(vec![done("Sale", 4250, 1)], json!({"reversed": {"id": ORDER, "amount": 1}})),
            part,
        ),
        (
            "some cancelled",
            listed(vec![done("Sale", 4250, 1)], json!({"cancelled": {"id": ORDER, "amount": 1}})),
            part,
        ),
        (
            "cancelled, it is not told how much",
            listed(vec![done("Sale", 4250, 1)], json!({"cancelled": {"id": ORDER, "amount": 0}})),
            "unknown unknown ? conflict",
        ),
        (
            "less was paid",
            listed(vec![done("Sale", 4250, 1)], json!({"paid": {"id": ORDER, "amount": 4249}})),
            part,
        ),
        (
            "as much was paid",
            listed(vec![done("Sale", 4250, 1)], json!({"paid": {"id": ORDER, "amount": 4250}})),
            PAID,
        ),
        (
            "more was paid",
            listed(vec![done("Sale", 4250, 1)], json!({"paid": {"id": ORDER, "amount": 4251}})),
            "approved captured ?",
        ),
        (
            "a payout",
            listed(vec![done("Sale", 4250, 1)], json!({"operation": "Payout"})),
            "approved unknown ?",
        ),
        (
            "a check",
            listed(vec![done("Verification", 0, 1)], json!({"operation": "Verify"})),
            "approved none whole",
        ),
        (
            "bad news",
            listed(vec![done("Sale", 4250, 1)], json!({"error": "x"})),
            "unknown unknown ? conflict",
        ),
        (
            "bad news around it",
            but(&listed(vec![done("Sale", 4250, 1)], json!({})), json!({"error": "x"})),
            "unknown unknown ? conflict",
        ),
        (
            "bad news in what was paid",
            listed(vec![done("Sale", 4250, 1)], json!({"paid": {"id": ORDER, "amount": 4250, "error": "x"}})),
            "unknown unknown ? conflict",
        ),
        ("failed", order("Failed", json!({})), "declined-unspecified none whole"),
        (
            "failed, and sold",
            but(
                &listed(vec![done("Sale", 4250, 1)], json!({})),
                json!({"paymentOrder": {"status": "Failed"}}),
            ),
            "unknown unknown ? conflict",
        ),
        ("cancelled", order("Cancelled", json!({})), "cancelled none whole"),
        ("reversed", order("Reversed", json!({})), "reversed-refund returned whole"),
        ("begun", order("Initialized", json!({})), "pending unknown ?"),
    ]);
    let told = answer(&listed(vec![held()], json!({})));
    assert_eq!((told.reference(), told.amount(), told.currency()), (Some(ORDER), Some("4250"), Some("SEK")));
    assert_eq!((told.kind(), told.at()), (Kind::Order, Some("2026-03-04T10:30:00Z")));
}

#[test]
fn the_kind_of_what_was_paid_says_whether_it_was_taken() {
    let paid = |kind: &str, changes: Value| {
        order("Paid", but(&json!({"paid": {"id": ORDER, "transactionType": kind, "amount": 4250}}), changes))
    };
    let bare = |changes: Value| order("Paid", changes);
    all_say(&[
        ("a sale", paid("Sale", json!({})), PAID),
        ("a sale, all can go back", paid("Sale", json!({"remainingReversalAmount": 4250})), PAID),
        (
            "a sale, less can go back",
            paid("Sale", json!({"remainingReversalAmount": 4249})),
            "approved captured part",
        ),
        (
            "a sale, none can go back",
            paid("Sale", json!({"remainingReversalAmount": 0})),
            "approved captured ?",
        ),
        ("an authorisation", paid("Authorization", json!({})), "approved authorized whole"),
        (
            "an authorisation of which less is left",
            paid("Authorization", json!({"remainingCaptureAmount": 4249})),
            "approved authorized part",
        ),
        (
            "an authorisation that was captured",
            paid("Authorization", json!({"remainingReversalAmount": 4250, "remainingCaptureAmount": 0})),
            PAID,
        ),
        ("a check", paid("Verification", json!({})), "approved none whole"),
        ("what nobody knows", paid("Ponder", json!({})), "approved unknown ?"),
        (
            "what nobody knows, and what is left",
            paid("Ponder", json!({"remainingReversalAmount": 4250})),
            "approved unknown ?",
        ),
        ("nothing", bare(json!({})), "approved unknown ?"),
        ("what is left", bare(json!({"remainingReversalAmount": 4250, "remainingCaptureAmount": 0})), PAID),
        (
            "what is left to capture",
            bare(json!({"remainingCaptureAmount": 4250})),
            "approved authorized whole",
        ),
        ("of nothing", paid("Sale", json!({"amount": 0})), "approved captured ?"),
    ]);
}

#[test]
fn failed_tries_of_an_order_count_until_it_is_paid() {
    let problem = json!({"type": "https://api.payex.com/psp/errordetail/creditcard/acquirerinsufficientfunds", "title": "x"});
    let attempts = json!({"failedAttempts": {"id": ORDER, "failedAttemptList": [{"status": "Failed", "problem": problem}]}});
    let later = |kind: &str, minute: u32| {
        json!({"postPurchaseFailedAttempts": {"id": ORDER, "postPurchaseFailedAttemptList": [
            {"type": kind, "created": format!("2026-03-04T10:{minute:02}:00Z"), "problem": problem}]}})
    };
    let sold = vec![done("Authorization", 4250, 1), done("Capture", 4250, 5)];
    let open = "approved captured whole";
    all_say(&[
        ("before it was paid", listed(sold.clone(), attempts.clone()), PAID),
        ("a capture before the one that went through", listed(sold.clone(), later("Capture", 4)), PAID),
        ("a capture after it", listed(sold.clone(), later("Capture", 6)), open),
        ("a capture at the same time", listed(sold.clone(), later("Capture", 5)), open),
        ("a reversal", listed(sold.clone(), later("Reversal", 6)), PAID),
        ("a cancellation", listed(sold, later("Cancellation", 6)), PAID),
    ]);
    let begun = order("Initialized", attempts);
    assert!(!codes(&begun).contains("(paymentOrder.failedAttempts"), "{}", codes(&begun));
    // By itself it is all that the document is about.
    let alone = json!({"paymentOrder": ORDER, "postPurchaseFailedAttempts": later("Reversal", 6)["postPurchaseFailedAttempts"]});
    let told = answer(&alone);
    assert_eq!(
        (told.kind(), told.operation(), told.reference()),
        (Kind::Order, Operation::Reversal, Some(ORDER))
    );
    let alone =
        json!({"paymentOrder": ORDER, "paid": {"id": ORDER, "transactionType": "Sale", "amount": 4250}});
    all_say(&[
        ("what was paid alone", alone, "approved captured ?"),
        (
            "what failed alone",
            json!({"paymentOrder": ORDER, "failed": {"id": ORDER, "problem": problem}}),
            "declined-insufficient_funds none whole",
        ),
        (
            "what went back alone",
            json!({"paymentOrder": ORDER, "reversed": {"id": ORDER, "amount": 4250}}),
            "reversed-refund returned whole",
        ),
        (
            "what was released alone",
            json!({"paymentOrder": ORDER, "cancelled": {"id": ORDER, "amount": 4250}}),
            "cancelled unknown ?",
        ),
        (
            "what was called off alone",
            json!({"paymentOrder": ORDER, "aborted": {"id": ORDER, "abortReason": "x"}}),
            "cancelled none whole",
        ),
    ]);
}

#[test]
fn a_callback_or_a_problem_is_told_by_what_it_has() {
    let callback = json!({"payment": {"id": PAYMENT, "number": 1}, "transaction": {"id": format!("{PAYMENT}/t/1"), "number": 2}});
    let of_order = json!({"paymentOrder": {"id": ORDER, "instrument": "CreditCard"}});
    all_say(&[
        ("a callback", callback.clone(), "informational unknown ?"),
        ("of an order", of_order.clone(), "informational unknown ?"),
    ]);
    assert_eq!((answer(&callback).kind(), answer(&callback).reference()), (Kind::Callback, Some(PAYMENT)));
    assert_eq!((answer(&of_order).kind(), answer(&of_order).reference()), (Kind::Callback, Some(ORDER)));
    for (field, value) in [("status", "Paid"), ("amount", "1"), ("operation", "Purchase")] {
        assert_eq!(
            answer(&but(&of_order, json!({"paymentOrder": {field: value}}))).kind(),
            Kind::Order,
            "{field}"
        );
    }
    for (field, value) in [("state", "Ready"), ("intent", "Sale"), ("operation", "Purchase")] {
        assert_eq!(
            answer(&but(&callback, json!({"payment": {field: value}}))).kind(),
            Kind::Payment,
            "{field}"
        );
    }
    let problem = |resource: &str| {
        json!({"type": "https://api.payex.com/psp/errordetail/creditcard/acquirerinsufficientfunds", "title": "x", "status": 403,
            "instance": format!("{PAYMENT}/{resource}"), "problems": []})
    };
    all_say(&[
        ("of a payment", problem("x"), "declined-insufficient_funds none whole"),
        ("of an authorisation", problem("authorizations"), "declined-insufficient_funds none whole"),
        ("of a check", problem("verifications"), "declined-insufficient_funds none whole"),
        ("of a capture", problem("captures"), "declined-insufficient_funds unknown ?"),
        ("of a release", problem("cancellations"), "declined-insufficient_funds unknown ?"),
        ("of a reversal", problem("reversals"), "declined-insufficient_funds unknown ?"),
        (
            "within another document",
            json!({"paymentOrder": ORDER, "problem": problem("x")}),
            "informational unknown ?",
        ),
        ("wrapped", json!({"problem": problem("x")}), "declined-insufficient_funds none whole"),
    ]);
    for (resource, operation) in [
        ("x", Operation::Payment),
        ("authorizations", Operation::Authorization),
        ("verifications", Operation::Verification),
        ("captures", Operation::Capture),
        ("cancellations", Operation::Cancellation),
        ("reversals", Operation::Reversal),
    ] {
        let told = answer(&problem(resource));
        assert_eq!((told.kind(), told.operation()), (Kind::Problem, operation), "{resource}");
    }
}

#[test]
fn a_problem_tells_what_the_acquirer_said() {
    let problem = |changes: Value| {
        but(
            &json!({"type": "https://api.payex.com/psp/errordetail/creditcard/externalresponse", "title": "x",
            "instance": format!("{PAYMENT}/authorizations")}),
            changes,
        )
    };
    let entry = |name: &str, description: &str| {
        problem(json!({"problems": [{"name": name, "description": description}]}))
    };
    let paths = |document: &Value| codes(document);
    let told =
        paths(&entry("ExternalResponse", "REJECTED_BY_ACQUIRER_INSUFFICIENT_FUNDS-no, response-code: 51"));
    assert!(told.contains("problems[0].description REJECTED_BY_ACQUIRER_INSUFFICIENT_FUNDS"), "{told}");
    assert!(told.contains("problems[0].description 51"), "{told}");
    assert!(told.contains("problems[0].name ExternalResponse"), "{told}");
    let told = paths(&problem(json!({"suspension": {"acquirerCode": "REJECTED_BY_ACQUIRER_DO_NOT_RETRY"}})));
    assert!(told.contains("suspension.acquirerCode REJECTED_BY_ACQUIRER_DO_NOT_RETRY"), "{told}");
    let told = paths(&problem(json!({"modification": {"acquirerCode": "51"}})));
    assert!(told.contains("modification.acquirerCode 51"), "{told}");
    let told = paths(&problem(json!({"modification": {"acquirerCode": "pondered"}})));
    assert!(!told.contains("acquirerCode"), "{told}");
}

#[test]
fn what_the_menu_tells_the_page_pays_nothing() {
    let event = |name: &str| json!({"event": name, "paymentOrder": {"id": ORDER}});
    all_say(&[
        ("finished", event("OnPaid"), "pending unknown ?"),
        ("broken off", event("OnAborted"), "cancelled-customer_cancelled none whole"),
        ("drawn", event("OnCheckoutLoaded"), "informational unknown ?"),
    ]);
    assert_eq!(answer(&event("OnPaid")).reference(), Some(ORDER));
    assert_eq!(answer(&event("OnPaid")).operation(), Operation::Payment);
}

/// What is told beside them, by the payment or order as a whole.
#[test]
fn transactions_that_do_not_add_up_are_not_paid() {
    let sold = || one("Sale", "Completed", 4250, 1);
    let lists = |first: Value, sales: Value| {
        but(
            &ready(vec![]),
            json!({"payment": {"transactions": {"transactionList": first}, "sales": {"id": PAYMENT, "saleList": sales}}}),
        )
    };
    let paid_sale = json!({"paid": {"id": ORDER, "transactionType": "Sale", "amount": 4250}});
    let open = "approved captured ?";
    all_say(&[
        (
            "one more was sold and went back",
            ready(vec![one("Sale", "Completed", 4251, 1), one("Reversal", "Completed", 1, 2)]),
            open,
        ),
        ("of an order", listed(vec![done("Sale", 4251, 1), done("Reversal", 1, 2)], json!({})), open),
        ("two lists", lists(json!([]), json!([sold()])), PAID),
        ("one list of two cannot be read", lists(json!("x"), json!([sold()])), open),
        ("nothing but what nobody knows", listed(vec![done("Ponder", 1, 1)], paid_sale.clone()), open),
        (
            "no list beside what was paid",
            listed(
                vec![],
                but(&paid_sale, json!({"financialTransactions": {"financialTransactionsList": "x"}})),
            ),
            open,
        ),
        ("an empty list beside it", listed(vec![], paid_sale), PAID),
        (
            "an order of nothing",
            order("Paid", json!({"amount": 0, "paid": {"id": ORDER, "transactionType": "Sale"}})),
            open,
        ),
    ]);
}

#[test]
fn what_remains_counts_beside_transactions_that_came_to_nothing() {
    let failed =
        |left: Value| but(&ready(vec![one("Authorization", "Failed", 4250, 1)]), json!({"payment": left}));
    let left = |left: Value| but(&ready(vec![]), json!({"payment": left}));
    let open = "declined-unspecified unknown ?";
    all_say(&[
        ("nothing is told", failed(json!({})), "declined-unspecified none whole"),
        (
            "nothing remains",
            failed(json!({"remainingCaptureAmount": 0, "remainingReversalAmount": 0})),
            "declined-unspecified none whole",
        ),
        ("something may go back", failed(json!({"remainingReversalAmount": 1})), open),
        ("something may be taken", failed(json!({"remainingCaptureAmount": 1})), open),
        ("it cannot be read", failed(json!({"remainingCaptureAmount": "x"})), open),
        (
            "an empty list, and something may go back",
            left(json!({"remainingReversalAmount": 4250})),
            "informational unknown ?",
        ),
    ]);
    // Nothing but an id and a list makes it a payment.
    let bare = json!({"payment": {"id": PAYMENT, "transactions": {"id": PAYMENT, "transactionList": [one("Sale", "Completed", 4250, 1)]}}});
    assert_eq!(answer(&bare).kind(), Kind::Payment);
    all_say(&[("without what was asked for", bare, "approved captured ?")]);
}

#[test]
fn only_a_success_of_its_kind_makes_a_failure_history() {
    let checked = |minute: u32| one("Verification", "Completed", 0, minute);
    let failed = || one("Authorization", "Failed", 4250, 1);
    all_say(&[
        ("a check after a refusal", ready(vec![failed(), checked(2)]), "declined-unspecified none whole"),
        ("a sale after it", ready(vec![failed(), one("Sale", "Completed", 4250, 2)]), PAID),
    ]);
    // The times that cannot be read leave it to the place in the list.
    let at = |kind: &str, state: &str, time: &str| {
        but(
            &one(kind, state, 4250, 1),
            json!({"created": time, "id": format!("{PAYMENT}/transactions/{state}{time}")}),
        )
    };
    for time in ["2026-03-04 10:02:00Z", "2026-03-04T9:02:00Z", "0", "2026-03-04T10:02:00"] {
        let failed = at("Sale", "Failed", "2026-03-04T10:05:00Z");
        assert!(answer(&ready(vec![failed.clone(), at("Sale", "Completed", time)])).is_paid(), "{time}");
        assert!(!answer(&ready(vec![at("Sale", "Completed", time), failed])).is_paid(), "{time}");
    }
    // A capture that was refused has nothing to do with the check of a card.
    let told = answer(&ready(vec![checked(1), one("Capture", "Failed", 4250, 2)]));
    assert!(!told.next().contains("The payment stands"), "{}", told.next());
}

/// Of several that went through, the latest counts, wherever it is in the list.
#[test]
fn the_latest_capture_of_an_order_ends_what_failed_before_it() {
    let failed = |minute: u32| {
        json!({"postPurchaseFailedAttempts": {"id": ORDER, "postPurchaseFailedAttemptList": [
            {"type": "Capture", "created": format!("2026-03-04T10:{minute:02}:00Z"), "problem": {"type": "/psp/x", "title": "x"}}]}})
    };
    let (held, first, last) =
        (done("Authorization", 4250, 1), done("Capture", 4000, 2), done("Capture", 250, 5));
    for captures in [[&first, &last], [&last, &first]] {
        let all = vec![held.clone(), captures[0].clone(), captures[1].clone()];
        assert!(answer(&listed(all.clone(), failed(4))).is_paid(), "{captures:?}");
        assert!(!answer(&listed(all, failed(6))).is_paid(), "{captures:?}");
    }
}

#[test]
fn bad_news_is_told_of_whatever_was_refused_before() {
    let conflict = "unknown unknown ? conflict";
    let tried = || vec![one("Authorization", "Failed", 4250, 1), one("Sale", "Completed", 4250, 2)];
    all_say(&[
        ("a try before", ready(tried()), PAID),
        (
            "and bad news of the payment",
            but(&ready(tried()), json!({"payment": {"problem": {"type": "x"}}})),
            conflict,
        ),
    ]);
    // The transaction that held the money is the one that is named.
    let path = |place: u32| format!("payment.transactions.transactionList[{place}].state");
    let held = one("Authorization", "Completed", 4250, 1);
    let sold = one("Sale", "Completed", 4250, 1);
    for further in [
        payment("Failed", vec![held, one("Sale", "Failed", 4250, 2)]),
        payment("Failed", vec![sold, one("Reversal", "Completed", 4250, 2)]),
    ] {
        assert_eq!(conflicts(&further), [["payment.state".to_owned(), path(0)]]);
    }
}

/// An address says nothing but where a resource would be.
#[test]
fn an_address_is_no_news() {
    let sold = |changes: Value| listed(vec![done("Sale", 4250, 1)], changes);
    let conflict = "unknown unknown ? conflict";
    all_say(&[
        (
            "of resources",
            sold(json!({"reversed": format!("{ORDER}/reversed"), "cancelled": format!("{ORDER}/cancelled")})),
            PAID,
        ),
        (
            "of a problem",
            sold(json!({"problem": "https://api.payex.com/psp/errordetail/inputerror"})),
            conflict,
        ),
        ("in a sentence", sold(json!({"problem": "see /psp/problems for why"})), conflict),
        ("of another thing", sold(json!({"problem": "/psp/problems"})), PAID),
    ]);
    let problem = json!({"type": "https://api.payex.com/psp/errordetail/creditcard/acquirerinsufficientfunds", "title": "x",
        "instance": format!("{PAYMENT}/x"), "problem": {"title": "x"}});
    all_say(&[("a problem with another in it", problem, "declined-insufficient_funds none whole")]);
}
