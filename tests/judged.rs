//! Rows whose meaning was once wrong, with what they have to say.

use payverdict::{CodeSet, Outcome, Reason, Retry, decode, decode_bytes};

/// `set code: outcome reason retry actor`; a `-` where there is no reason.
const JUDGED: &[&str] = &[
    // A code that a problem carries is no approval of the payment.
    "payex.response 00: unknown - check_first nobody",
    "payex.response 10: unknown - check_first nobody",
    "payex.response 16: unknown - check_first nobody",
    "payex.response 85: unknown - check_first nobody",
    // ValitorPay counts 00, 10 and 85 as successes and everything else as an error.
    "valitorpay.response 00: approved - not_needed nobody",
    "valitorpay.response 08: review - check_first merchant",
    "valitorpay.response 10: approved - not_needed nobody",
    "valitorpay.response 11: review - check_first merchant",
    "valitorpay.response 16: unknown - check_first nobody",
    "valitorpay.response 85: approved - not_needed nobody",
    "iso8583.response 16: review - check_first merchant",
    // Two published meanings: the safer one.
    "valitorpay.response AX: failed unspecified after_merchant_fix merchant",
    "valitorpay.response AT: unknown - check_first nobody",
    // "Not found" in answer to a question about a payment proves nothing about its money.
    "opp.result 700.400.580: unknown - check_first nobody",
    "opp.http 404: unknown - check_first nobody",
    "payex.problem notfound: unknown - check_first nobody",
    "payfunc.error not_found: unknown - check_first nobody",
    // A payment that ran out of time while it was pending may still come through.
    "opp.result 100.396.103: unknown timeout check_first nobody",
    // What may be the issuer's 14 bars another try with this number.
    "opp.result 800.100.151: declined invalid_card_number never shopper",
    "clearhaus.status 40110: declined invalid_card_number never shopper",
    "payfunc.error invalid_card_number: declined invalid_card_number never shopper",
    "mastercard.advice 04: declined token_invalid never merchant",
    // An attempt that failed without a reason may hide a card that is never to be tried again.
    "askell.transaction failed: declined unspecified other_method shopper",
    "payex.transaction Paid: review - check_first merchant",
    // Newer details of a card exist; nothing was paid.
    "opp.result 000.310.100: informational account_updated after_credential_update nobody",
    // A plain no, and one over money, without any advice.
    "iso8583.action 100: declined do_not_honor later nobody",
    "opp.result 800.100.183: declined do_not_honor later nobody",
    "payex.response 05: declined do_not_honor later nobody",
    "payex.response 61: declined amount_limit_exceeded later nobody",
    "payex.failure REJECTED_BY_ACQUIRER_INSUFFICIENT_FUNDS: declined insufficient_funds later nobody",
    "payex.problem vipps/acquirer_insufficient_funds: declined insufficient_funds later nobody",
    "payex.pxerror INSUFFICIENTFOUNDS: declined insufficient_funds later nobody",
    // Only the shopper's bank can lift a block or the count of wrong PINs.
    "opp.result 800.100.160: declined card_blocked after_issuer_contact issuer",
    "opp.result 800.100.178: declined pin_tries_exceeded after_issuer_contact issuer",
    "iso8583.action 125: declined card_not_activated after_issuer_contact issuer",
    // Nobody decided: a fault, a setting, a check of the form, too many calls.
    "visa.response N0: failed issuer_unavailable later provider",
    "opp.result 800.100.176: failed issuer_unavailable later provider",
    "mastercard.response 88: failed processing_error later provider",
    "iso8583.action 903: failed processing_error later provider",
    "iso8583.action 305: failed invalid_state later nobody",
    "opp.result 800.100.173: failed currency_not_supported after_merchant_fix developer",
    "opp.result 800.100.174: failed invalid_amount after_merchant_fix developer",
    "valitorpay.response X3: failed currency_not_supported after_merchant_fix developer",
    "visa.response B1: failed transaction_not_permitted after_merchant_fix merchant",
    "iso8583.response B2: failed transaction_not_permitted after_merchant_fix merchant",
    "opp.result 100.100.303: failed expired_card after_credential_update shopper",
    "opp.result 800.100.164: failed merchant_configuration after_merchant_fix merchant",
    "pei.error 10001: failed merchant_configuration after_merchant_fix merchant",
    "opp.result 800.120.100: failed processing_error later developer",
    "opp.result 800.100.327: failed processing_error later developer",
    // A fault in 3-D Secure is not a card that takes no part in it; a shopper may leave it.
    "threeds.status U: failed processing_error later provider",
    "threeds.mdstatus 5: failed processing_error later provider",
    "visa.threeds 83: failed processing_error later provider",
    "threeds.reason 25: declined authentication_required after_merchant_fix developer",
    "threeds.reason 08: declined invalid_card_number other_method shopper",
    "payex.problem creditcard/3dsecureusercancelled: declined authentication_failed after_authentication shopper",
    "payex.failure UserCancelled: declined authentication_failed after_authentication shopper",
    // A mandate that lapsed was not revoked by anyone.
    "opp.result 800.100.204: declined token_invalid after_credential_update shopper",
    // Successes that the networks themselves use.
    "visa.response 10: approved - not_needed nobody",
    "visa.response 11: approved - not_needed nobody",
    "mastercard.response 10: approved - not_needed nobody",
];

#[test]
fn rows_say_what_they_were_judged_to_say() {
    for line in JUDGED {
        let (row, expected) = line.split_once(": ").expect("a colon between the row and its words");
        let (set, code) = row.split_once(' ').expect("a space between set and code");
        let set: CodeSet = set.parse().unwrap_or_else(|error| panic!("{line}: {error}"));
        let verdict = decode(set, code).unwrap_or_else(|error| panic!("{line}: {error}"));
        assert_eq!(verdict.entry().map(|row| row.set()), Some(set), "{line} is a row of its own");
        let reason = verdict.reason().map_or("-", Reason::as_str);
        let words = [verdict.outcome().as_str(), reason, verdict.retry().as_str(), verdict.actor().as_str()];
        assert_eq!(words.join(" "), expected, "{row}");
    }
}

/// Rows that answer something other than a payment, and what.
const OPERATIONS: &[(&str, &str)] = &[
    ("opp.result 700.400.200", "refund"),
    ("opp.result 700.300.300", "refund"),
    ("opp.result 800.400.502", "refund"),
    ("opp.result 700.400.100", "capture"),
    ("opp.result 700.400.300", "cancellation"),
    ("opp.result 700.400.410", "chargeback"),
    ("opp.result 000.100.220", "chargeback"),
    ("opp.result 700.400.580", "status"),
    ("opp.result 000.300.100", "check"),
    ("opp.result 000.310.100", "mandate"),
    ("opp.result 800.310.200", "mandate"),
    ("opp.result 100.250.121", "mandate"),
    ("iso8583.response 85", "verification"),
    ("iso8583.response 84", "capture"),
    ("iso8583.action 400", "cancellation"),
    ("iso8583.action 309", "mandate"),
    ("visa.response 76", "cancellation"),
    ("visa.response 80", "refund"),
    ("visa.response 85", "check"),
    ("mastercard.response 85", "verification"),
    ("valitorpay.response 85", "verification"),
    ("valitorpay.response T1", "cancellation"),
    ("valitorpay.response PN", "payout"),
    ("payex.history PaymentCapturedFailed", "capture"),
    ("payex.history PaymentReversedFailed", "refund"),
    ("payex.history PaymentCancelledFailed", "cancellation"),
    ("payex.swish RF02", "refund"),
    ("payex.problem paymentsessions/operationnotallowed", "cancellation"),
    ("payex.pxerror PARTIALCAPTURENOTALLOWED", "capture"),
    ("payfunc.error authorization_not_found", "capture"),
    ("askell.error order_fulfilled", "cancellation"),
    // A success that any operation may have, and a plain payment.
    ("iso8583.response 00", "payment"),
    ("pei.acquirer 00", "payment"),
    ("payex.transaction Completed", "payment"),
    ("opp.result 800.100.155", "payment"),
];

#[test]
fn a_row_says_what_it_answers() {
    for (row, expected) in OPERATIONS {
        let (set, code) = row.split_once(' ').expect("a space between set and code");
        let set: CodeSet = set.parse().unwrap_or_else(|error| panic!("{row}: {error}"));
        let verdict = decode(set, code).unwrap_or_else(|error| panic!("{row}: {error}"));
        assert_eq!(verdict.operation().as_str(), *expected, "{row}");
    }
}

/// Three codes of Mastercard leave it to the advice code whether there may be another try; others do not.
#[test]
fn advice_decides_beside_three_codes_of_mastercard() {
    let retry = |code| {
        let advice = decode(CodeSet::MastercardAdvice, "25").expect("a response code");
        let verdict = decode(CodeSet::MastercardResponse, code).expect("a response code");
        verdict.combine(advice).retry()
    };
    for code in ["79", "82", "83"] {
        assert_eq!(retry(code), Retry::Later, "{code}");
    }
    for code in ["41", "43", "57"] {
        assert_eq!(retry(code), Retry::Never, "{code}");
    }
}

#[test]
fn no_code_inside_a_problem_approves() {
    let letters = || (b'0'..=b'9').chain(b'A'..=b'Z');
    for code in letters().flat_map(|first| letters().map(move |second| [first, second])) {
        let verdict = decode_bytes(CodeSet::PayexResponse, &code).expect("two letters or digits");
        assert!(!matches!(verdict.outcome(), Outcome::Approved | Outcome::Review), "{verdict:?}");
    }
}
