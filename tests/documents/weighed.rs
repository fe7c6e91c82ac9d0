//! Which of several codes counts: those about one operation, and several operations of one payment.

use payverdict::Retry;
use serde_json::{Value, json};

use super::said::{all_say, answer, but, codes, counts};

/// A card payment of Mastercard that was refused: Adyen's code, what the bank answered, and the network's advice.
fn refused(code: &str, bank: &str, advice: &str) -> Value {
    json!({"pspReference": "TR5W6ZQ8PLM2KJ41", "resultCode": "Refused", "refusalReasonCode": code,
        "amount": {"currency": "EUR", "value": 4250}, "paymentMethod": {"brand": "mc"},
        "additionalData": {"refusalReasonRaw": bank, "merchantAdviceCode": advice}})
}

/// Advice is the last word only of codes that leave it to advice; beside any other the stricter word stands.
#[test]
fn advice_does_not_make_a_refusal_milder_that_does_not_ask_for_it() {
    const LATER: &str = "24";
    const NEVER: &str = "03";
    for (code, bank, advice, retry, hours) in [
        // The card's life cycle, which leaves it to the advice, and so does a code beside it that only says no.
        ("2", "79 : Words", LATER, Retry::Later, Some(1)),
        ("2", "79 : Words", NEVER, Retry::Never, None),
        // A code beside it that says more does not.
        ("6", "79 : Words", LATER, Retry::AfterCredentialUpdate, Some(1)),
        // Nothing leaves it to the advice.
        ("2", "51 : Words", LATER, Retry::OtherMethod, None),
        ("12", "51 : Words", LATER, Retry::Later, Some(1)),
        ("12", "51 : Words", NEVER, Retry::Never, None),
        ("2", "43 : Words", LATER, Retry::Never, None),
    ] {
        let told = answer(&refused(code, bank, advice));
        assert_eq!((told.retry(), told.wait_hours()), (retry, hours), "{code}, {bank}, {advice}");
    }
}

/// A payment of Checkout.com with the actions that it lists.
fn payment(status: &str, actions: &[(&str, &str)]) -> Value {
    let actions: Vec<_> = actions
        .iter()
        .map(|(kind, code)| json!({"id": "act_crate7", "type": kind, "response_code": code}))
        .collect();
    json!({"id": "pay_crate7", "requested_on": "2026-03-04T10:11:12Z", "amount": 4250, "currency": "EUR",
        "status": status, "actions": actions, "_links": {"self": {"href": "https://api.checkout.com/payments/pay_crate7"}}})
}

/// 20051 may be tried later, 20014 never.
#[test]
fn of_several_operations_the_most_cautious_counts() {
    let counted = |status: &str, actions: &[(&str, &str)]| {
        let document = payment(status, actions);
        (answer(&document).outcome().to_string(), counts(&document).unwrap())
    };
    let said = |outcome: &str, path: &str| (outcome.to_owned(), path.to_owned());
    let first = "actions[0].response_code";
    let second = "actions[1].response_code";
    assert_eq!(counted("Pending", &[]), said("pending", "status"));
    // To wait is stricter than to try later, though only the refusal has a reason.
    assert_eq!(counted("Pending", &[("Authorization", "20051")]), said("pending", "status"));
    assert_eq!(counted("Pending", &[("Authorization", "20014")]), said("declined", first));
    let both = [("Authorization", "20051"), ("Authorization", "20014")];
    assert_eq!(counted("Pending", &both), said("declined", second));
    assert_eq!(counted("Pending", &[both[1], both[0]]), said("declined", first));
    // What was refused of a payment leaves it where it was.
    for kind in ["Refund", "Void", "Capture"] {
        assert_eq!(counted("Pending", &[(kind, "20014")]), said("pending", "status"), "{kind}");
    }
    // The refund itself says more than the state that it led to.
    assert_eq!(counted("Refunded", &[("Refund", "10000")]), said("reversed", first));
    // Where nothing else is told, it is what counts.
    assert_eq!(counted("Active", &[("Capture", "20014")]), said("declined", first));
}

#[test]
fn a_refused_refund_of_a_payment_that_waits_is_told_by_its_code_alone() {
    let document = payment("Pending", &[("Refund", "20014")]);
    assert_eq!(codes(&document), "status Pending, actions[0].response_code 20014");
    all_say(&[
        ("pending", document.clone(), "pending unknown ?"),
        ("captured", but(&document, json!({"status": "Captured", "approved": true})), "approved captured ?"),
    ]);
}
