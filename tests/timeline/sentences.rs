//! What support and the shopper read of a payment.

use payverdict::Locale;
use serde_json::json;

use super::documents::{
    ADYEN, adyen, checkout_payment, opp, payex, payment, stripe_charge, stripe_event, stripe_intent,
};
use super::every_order::{read, state};
use super::ledgers::{DONE, debit, of, reservation};
use super::nordic::{event, quickpay, vipps};
use super::paypal;

const REFUSED: &str = "800.100.155";
const PENDING: &str = "000.200.000";

#[test]
fn support_reads_what_to_do_next() {
    let wait = "Wait for the next status; do not charge again meanwhile.";
    let on_its_way = "A refund is on its way";
    let not_done = "This was not carried out, and nothing is told of the payment itself";
    let ship = "The payment is captured in full: ship.";
    let not_given_back = "The payment is captured in full, but giving it back did not go through";
    let bank = "The bank took the money back";
    let [reserved, captured, failed] = [("AUTHORIZED", "1"), ("CAPTURED", "2"), ("CAPTURED", "3")]
        .map(|(name, psp)| event(name, psp, 9000, psp != "3", 3));
    let refund = |code, minute| opp("RF", "a2", Some("a1"), "48.50", code, minute);
    let rows: Vec<(Vec<String>, &str)> = vec![
        (vec![opp("DB", "a1", None, "48.50", PENDING, 0)], wait),
        (vec![reservation(), opp("CP", "a2", Some("a1"), "48.50", PENDING, 5)], wait),
        (vec![debit(), refund(PENDING, 5)], on_its_way),
        (vec![refund(PENDING, 5)], on_its_way),
        // What stands still until somebody does something.
        (vec![checkout_payment("Authentication Requested", None)], "Take the shopper through 3-D Secure"),
        (vec![quickpay(&[("authorize", 9000, "30100")], 0, 1)], "Take the shopper through 3-D Secure"),
        (
            vec![paypal::order("APPROVED", json!({}), 5)],
            "The merchant has to carry out or accept the payment",
        ),
        (vec![vipps("CREATED", [0; 4])], "Wait for the shopper, who still has to confirm or pay."),
        (vec![opp("DB", "a1", None, "48.50", "000.200.201", 0)], "Wait for the shopper"),
        // What was refused.
        (vec![opp("DB", "a1", None, "48.50", REFUSED, 0)], "The same payment may be tried again later."),
        (
            vec![opp("DB", "a1", None, "48.50", REFUSED, 0), refund(REFUSED, 5)],
            "The same payment may be tried",
        ),
        (vec![refund(REFUSED, 5)], not_done),
        (vec![opp("CP", "a2", Some("a1"), "48.50", REFUSED, 5)], not_done),
        (vec![payex(1, "Verification", "Failed", 0, 480)], "Ask the shopper for another card or way to pay."),
        // What was called off.
        (
            vec![reserved.clone(), event("CANCELLED", "4", 9000, true, 9)],
            "The payment was called off: there is nothing to do",
        ),
        (vec![vipps("EXPIRED", [0; 4])], "The payment was called off: there is nothing to do"),
        (
            vec![vipps("AUTHORIZED", [9000, 0, 0, 0]), event("CANCELLED", "4", 4000, true, 9)],
            "The payment was called off: ask the provider whether any money is still held.",
        ),
        // What was refused beside a payment that stands.
        (vec![reserved.clone(), failed, captured.clone()], ship),
        (vec![reserved.clone(), captured.clone(), event("REFUNDED", "4", 9000, false, 9)], not_given_back),
        (vec![reserved, captured, event("CANCELLED", "4", 9000, false, 9)], not_given_back),
        // What went back.
        (vec![debit(), refund(DONE, 5)], "The money went back to the shopper: do not ship."),
        (
            vec![checkout_payment("Partially Refunded", Some([6000, 0, 6000, 1550]))],
            "A part of the money went back to the shopper",
        ),
        (vec![debit(), opp("CB", "a2", Some("a1"), "48.50", "000.100.230", 900)], bank),
        (
            vec![
                debit(),
                opp("CB", "a2", Some("a1"), "40.00", "000.100.230", 900),
                opp("RF", "a3", Some("a1"), "8.50", DONE, 1000),
            ],
            bank,
        ),
        // Nothing asks for more than nothing.
        (
            vec![opp("PA", "a1", None, "0.00", DONE, 0), of("CP", "a2", "48.50", 5)],
            "Money was captured, but nothing shows that it is all of it and was kept",
        ),
        (
            vec![
                debit(),
                opp("DB", "a2", None, "48.50", DONE, 4),
                opp("RF", "a3", Some("a2"), "48.50", DONE, 9),
            ],
            "Money was captured, but nothing shows that it is all of it and was kept",
        ),
    ];
    for (documents, wanted) in rows {
        let next = state(&documents).next();
        assert!(next.starts_with(wanted), "{next}\nnot {wanted}\n{documents:#?}");
    }
}

#[test]
fn a_shopper_reads_that_no_money_was_taken_only_where_that_is_known() {
    let refused = |code| opp("DB", "a1", None, "48.50", code, 0);
    for (documents, wanted) in [
        (vec![refused(REFUSED)], true),
        (vec![vipps("EXPIRED", [0; 4])], true),
        (vec![reservation(), of("RV", "a2", "48.50", 5)], true),
        // Held, or told of something else than the payment.
        (vec![refused("800.100.192")], false),
        (vec![opp("RF", "a2", Some("a1"), "48.50", REFUSED, 5)], false),
        (vec![vipps("AUTHORIZED", [9000, 0, 0, 0]), event("CANCELLED", "4", 4000, true, 9)], false),
    ] {
        let message = state(&documents).message(Locale::En);
        assert_eq!(message.contains("No money was taken"), wanted, "{message}\n{documents:#?}");
    }
}

/// That a card was checked is no payment.
#[test]
fn a_shopper_whose_card_was_checked_reads_that() {
    let checked = payment(0, &[(1, "Verification", "Completed", 0, 480)], 481).replace("Purchase", "Verify");
    for document in [
        checkout_payment("Card Verified", None),
        adyen("AUTHORISATION", true, ADYEN, 0, 3),
        payex(1, "Verification", "Completed", 0, 480),
        checked,
    ] {
        let told = state(&[document]);
        assert_eq!((told.outcome().as_str(), told.funds().as_str()), ("approved", "none"));
        assert_eq!(told.message(Locale::En), "Your card was checked. No money was taken.");
        assert_eq!(told.next(), "Nothing was charged: a card was checked or stored.");
    }
}

/// What went through is a payment, wherever the money is.
#[test]
fn a_shopper_who_paid_reads_that() {
    let paid = payment(30_000, &[(1, "Sale", "Completed", 30_000, 480)], 481);
    let reserved = payment(30_000, &[(1, "Authorization", "Completed", 30_000, 480)], 481);
    for document in [paid, reserved, debit(), checkout_payment("Captured", None)] {
        assert_eq!(state(&[document]).message(Locale::En), "The payment was approved. Thank you.");
    }
}

/// The code that a state names is that of what happened, not of what it happened to.
#[test]
fn a_state_follows_from_the_code_of_what_happened() {
    let code = |documents: &[String]| state(documents).verdict().unwrap().code().unwrap().to_string();
    let reserved = || event("AUTHORIZED", "1", 9000, true, 2);
    assert_eq!(code(&[reserved()]), "AUTHORIZED");
    assert_eq!(code(&[reserved(), event("CANCELLED", "4", 9000, true, 9)]), "CANCELLED");
    assert_eq!(code(&[reserved(), event("CAPTURED", "4", 9000, true, 9)]), "CAPTURED");
    let bank = opp("CB", "a2", Some("a1"), "48.50", "000.100.230", 900);
    assert_eq!(code(&[debit(), bank]), "000.100.230");
    assert_eq!(code(&[opp("DB", "a1", None, "48.50", REFUSED, 0)]), REFUSED);
}

/// What the network bars, the card's own code does not allow again, and where that leaves it to the advice, the advice
/// decides for the payment as it does for the document.
#[test]
fn advice_beside_a_code_is_kept() {
    for (response, advice, retry) in [("82", "24", "later"), ("83", "03", "never"), ("82", "03", "never")] {
        let mut charge = stripe_charge("ch_3Qone", 0, 0);
        charge["status"] = json!("failed");
        charge["failure_code"] = json!("card_declined");
        charge["payment_method_details"] = json!({"type": "card", "card": {"brand": "mastercard"}});
        charge["outcome"] = json!({"type": "issuer_declined", "network_decline_code": response,
            "network_advice_code": advice});
        let failed = stripe_event("charge.failed", charge, 5);
        assert_eq!(read(std::slice::from_ref(&failed), None)[0].answer().retry().as_str(), retry);
        assert_eq!(state(&[failed]).retry().as_str(), retry, "{response} {advice}");
    }
    for (advice, retry) in [("try_again_later", "later"), ("do_not_try_again", "never")] {
        let mut intent = stripe_intent("requires_payment_method", Some(("ch_3Qone", "insufficient_funds")));
        intent["last_payment_error"]["advice_code"] = json!(advice);
        let failed = stripe_event("payment_intent.payment_failed", intent, 5);
        assert_eq!(state(&[failed]).retry().as_str(), retry, "{advice}");
    }
}
