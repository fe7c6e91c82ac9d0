//! Counts the steps of reading in tests, to see that work grows as the document does and no faster.
//! Anywhere else a step is nothing.

use core::cmp::Ordering;

#[cfg(test)]
std::thread_local! {
    static STEPS: core::cell::Cell<u64> = const { core::cell::Cell::new(0) };
}

/// One step: a comparison, or a name that is written down.
#[inline(always)]
pub fn step() {
    #[cfg(test)]
    STEPS.with(|steps| steps.set(steps.get() + 1));
}

/// So many steps: the bytes that are read.
#[inline(always)]
pub fn steps(_count: usize) {
    #[cfg(test)]
    STEPS.with(|steps| steps.set(steps.get() + _count as u64));
}

/// A key that counts each comparison as a step.
pub struct Counted<T>(pub T);

impl<T: Ord> Ord for Counted<T> {
    fn cmp(&self, other: &Self) -> Ordering {
        step();
        self.0.cmp(&other.0)
    }
}

impl<T: Ord> PartialOrd for Counted<T> {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl<T: Ord> PartialEq for Counted<T> {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other).is_eq()
    }
}

impl<T: Ord> Eq for Counted<T> {}

#[cfg(test)]
mod tests {
    use alloc::format;
    use alloc::string::String;
    use alloc::vec::Vec;

    use super::STEPS;
    use crate::payload::{Options, PayloadSystem, find, read};

    /// The steps that it takes to read a text.
    fn steps(text: &str, system: PayloadSystem) -> u64 {
        STEPS.set(0);
        for answer in read(text.as_bytes(), Options::default().system(system)) {
            assert!(answer.is_ok(), "{answer:?}: {text:.300}");
        }
        STEPS.get()
    }

    /// Items that are all different, in a list of any length.
    fn list(item: &str, count: usize) -> String {
        let items: Vec<String> = (0..count)
            .map(|place| {
                let time =
                    format!("2026-01-01T{:02}:{:02}:{:02}Z", place / 3600 % 24, place / 60 % 60, place % 60);
                item.replace("NUMBER", &format!("{place}")).replace("TIME", &time)
            })
            .collect();
        format!("[{}]", items.join(","))
    }

    /// Lists of one document: its system, what shows it, and each list with its items.
    type Lists = (PayloadSystem, &'static str, &'static [(&'static str, &'static str)]);

    /// Every list that a reader looks into.
    const LISTS: &[Lists] = &[
        (
            PayloadSystem::Askell,
            r#""uuid": "0b9c2f7e-1111-4222-8333-444455556666", "state": "failed", "created_at": 1, "updated_at": 2"#,
            &[
                (
                    r#""transactions": LIST"#,
                    r#"{"state": "failed", "uuid": "NUMBER", "fail_code": "NUMBER"}"#,
                ),
                (r#""attempts": LIST"#, r#"{"state": "failed", "fail_code": "NUMBER"}"#),
            ],
        ),
        (
            PayloadSystem::Opp,
            r#""ndc": "1""#,
            &[
                (r#""payments": LIST"#, r#"{"id": "NUMBER", "result": {"code": "800.100.152"}}"#),
                (r#""result": {"code": "200.300.404", "parameterErrors": LIST}"#, r#"{"name": "NUMBER"}"#),
            ],
        ),
        (
            PayloadSystem::Payex,
            r#""payment": "/psp/1""#,
            &[
                (
                    r#""transactions": {"transactionList": LIST}"#,
                    r#"{"id": "NUMBER", "type": "Capture", "state": "Failed", "created": "TIME"}"#,
                ),
                (
                    r#""authorizations": {"authorizationList": LIST}"#,
                    r#"{"transaction": {"id": "NUMBER", "type": "Authorization", "state": "Completed"}}"#,
                ),
                (
                    r#""captures": {"captureList": LIST}"#,
                    r#"{"transaction": {"id": "NUMBER", "type": "Capture", "state": "Completed", "created": "TIME"}}"#,
                ),
                (
                    r#""reversals": {"reversalList": LIST}"#,
                    r#"{"transaction": {"id": "NUMBER", "type": "Reversal", "state": "Failed"}}"#,
                ),
            ],
        ),
        (
            PayloadSystem::Payex,
            r#""paymentOrder": "/psp/1", "status": "Paid""#,
            &[
                (
                    r#""financialTransactions": {"financialTransactionsList": LIST}"#,
                    r#"{"id": "NUMBER", "type": "Capture", "amount": 1, "created": "TIME"}"#,
                ),
                (
                    r#""postPurchaseFailedAttempts": {"postPurchaseFailedAttemptList": LIST}"#,
                    r#"{"type": "Capture", "created": "TIME", "problem": {"type": "/psp/creditcard/carddeclined"}}"#,
                ),
                (
                    r#""failedAttempts": {"failedAttemptList": LIST}"#,
                    r#"{"status": "Failed", "created": "TIME", "problem": {"type": "/psp/creditcard/carddeclined"}}"#,
                ),
            ],
        ),
        (
            PayloadSystem::Payex,
            r#""title": "a", "type": "https://api.payex.com/psp/errordetail/inputerror""#,
            &[(
                r#""problems": LIST"#,
                r#"{"name": "NUMBER", "description": "REJECTED_BY_ACQUIRER-NUMBER, response-code: 51"}"#,
            )],
        ),
        (
            PayloadSystem::Payfunc,
            r#""payment": {"service": "cardfunc", "type": "card"}"#,
            &[
                (
                    r#""event": LIST"#,
                    r#"{"type": "fail", "date": "TIME", "original": "wordNUMBER"}, {"type": "wordNUMBER", "date": "TIME"}"#,
                ),
                (r#""items": LIST"#, r#"{"name": "NUMBER", "status": ["charged"]}"#),
                (r#""status": LIST"#, r#""charged""#),
            ],
        ),
        (
            PayloadSystem::Payfunc,
            r#""card": {"iin": 1, "last4": 2}, "status": {"captured": 5}"#,
            &[
                (r#""capture": LIST"#, r#"{"amount": 1, "status": "approved", "created": "TIME"}"#),
                (r#""refund": LIST"#, r#"{"amount": 1, "status": "pending", "created": "TIME"}"#),
                (r#""change": LIST"#, r#"{"amount": 1, "created": "TIME"}"#),
                (r#""history": LIST"#, r#"{"type": "refund", "status": "fail", "date": "TIME"}"#),
            ],
        ),
        (
            PayloadSystem::Adyen,
            r#""live": "true""#,
            &[(
                r#""notificationItems": LIST"#,
                r#"{"NotificationRequestItem": {"eventCode": "AUTHORISATION", "success": "false", "pspReference": "NUMBER", "reason": "05 : NUMBER"}}"#,
            )],
        ),
        (
            PayloadSystem::Checkout,
            r#""id": "pay_1", "approved": true, "status": "Captured", "response_summary": "a", "response_code": "10000""#,
            &[(
                r#""actions": LIST"#,
                r#"{"id": "act_NUMBER", "type": "Refund", "response_code": "20005", "response_summary": "a"}"#,
            )],
        ),
        (
            PayloadSystem::Klarna,
            r#""order_id": "1", "status": "CAPTURED", "fraud_status": "ACCEPTED", "order_amount": 5, "captured_amount": 5, "refunded_amount": 0"#,
            &[
                (
                    r#""captures": LIST"#,
                    r#"{"captured_amount": 5, "refunded_amount": 0, "refund": {"code": "NUMBER"}}"#,
                ),
                (r#""refunds": LIST"#, r#"{"refunded_amount": 5}"#),
            ],
        ),
        (
            PayloadSystem::Mollie,
            r#""resource": "payment", "id": "tr_1", "amount": {"value": "1.00"}, "status": "paid""#,
            &[
                (
                    r#""_embedded": {"refunds": LIST}"#,
                    r#"{"resource": "refund", "id": "NUMBER", "status": "failed", "error": "NUMBER"}"#,
                ),
                (r#""details": {"errors": LIST}"#, r#"{"code": "NUMBER"}"#),
            ],
        ),
        (
            PayloadSystem::Nexi,
            r#""event": null"#,
            &[(
                r#""payment": {"paymentId": "1", "orderDetails": {"amount": 5}, "summary": {"chargedAmount": 5}, "charges": LIST}"#,
                r#"{"chargeId": "NUMBER", "amount": 5, "error": "NUMBER"}"#,
            )],
        ),
        (
            PayloadSystem::Paypal,
            r#""status": "COMPLETED", "final_capture": null, "amount": {"currency_code": "EUR", "value": "1.00"}"#,
            &[
                (
                    r#""purchase_units": LIST"#,
                    r#"{"amount": {"value": "1.00"}, "refund": 1, "payments": {"error": 1, "captures": [{"id": "NUMBER", "status": "COMPLETED"}]}}"#,
                ),
                (r#""links": LIST"#, r#"{"rel": "self", "href": "https://api.paypal.com/NUMBER"}"#),
            ],
        ),
        (
            PayloadSystem::Paypal,
            r#""id": "1", "final_capture": true, "amount": {"currency_code": "EUR"}, "status": "COMPLETED""#,
            &[
                (
                    r#""purchase_units": [{"payments": {"captures": LIST}}]"#,
                    r#"{"id": "NUMBER", "status": "COMPLETED", "error": "NUMBER", "links": [{"rel": "up", "href": "NUMBER"}]}"#,
                ),
                (r#""links": LIST"#, r#"{"rel": "up", "href": "NUMBER"}"#),
            ],
        ),
        (
            PayloadSystem::Paypal,
            r#""name": "A", "message": "B", "debug_id": "C""#,
            &[(r#""details": LIST"#, r#"{"issue": "INSTRUMENT_DECLINED", "description": "NUMBER"}"#)],
        ),
        (
            PayloadSystem::Pei,
            r#""orderId": 1, "purchaseId": 2, "status": 1"#,
            &[(r#""items": LIST"#, r#"{"id": NUMBER, "amount": 1, "status": 1}"#)],
        ),
        (
            PayloadSystem::Quickpay,
            r#""id": 1, "order_id": "1", "accepted": true, "test_mode": false"#,
            &[(
                r#""operations": LIST"#,
                r#"{"id": NUMBER, "type": "capture", "amount": 5, "pending": false, "qp_status_code": "40000", "error": "NUMBER"}, {"type": "capture", "amount": 1, "pending": false, "qp_status_code": "20000"}"#,
            )],
        ),
        (
            PayloadSystem::Stripe,
            r#""object": "payment_intent", "id": "pi_1", "amount_received": 5, "amount": 5, "status": "succeeded""#,
            &[(
                r#""charges": {"object": "list", "data": LIST}"#,
                r#"{"id": "ch_NUMBER", "status": "succeeded", "amount": 5, "outcome": {"type": "authorized"}, "failure_code": "x"}"#,
            )],
        ),
        (
            PayloadSystem::Stripe,
            r#""object": "charge", "id": "ch_1", "amount_captured": 5, "amount": 5, "status": "succeeded""#,
            &[(
                r#""refunds": {"object": "list", "data": LIST}"#,
                r#"{"id": "re_NUMBER", "status": "failed", "amount": 5}"#,
            )],
        ),
        (
            PayloadSystem::Stripe,
            r#""object": "list""#,
            &[(
                r#""data": LIST"#,
                r#"{"id": "pi_NUMBER", "object": "payment_intent", "amount_received": 0, "status": "requires_payment_method", "last_payment_error": {"type": "card_error", "code": "card_declined", "decline_code": "lost_card"}}"#,
            )],
        ),
    ];

    /// Texts that could make somebody look for documents in the same place again and again.
    #[test]
    fn finding_takes_time_that_grows_as_the_text_does() {
        let deep = r#"{"response": "#;
        for part in [
            "{",
            "[",
            "{\n",
            "[\n",
            "{\"a\":\n",
            "[\n{\"a\": 1},\n",
            "{\\",
            "{\\\"a\\\": ",
            "\"{",
            "{\"a\": \"",
            "a=1&\n",
            "{} ",
            "{\u{a0}\"a\": ",
            "x {\"a\": {\"b\": \n",
            "[[\n",
            deep,
            "}",
            "{\"a\": [1, 2\n",
            " {\"a\"\n",
        ] {
            let [few, many] = [1000, 4000].map(|count| {
                let text = part.repeat(count);
                STEPS.set(0);
                let pieces = find(text.as_bytes(), Options::default()).count();
                STEPS.get() + pieces as u64
            });
            assert!(many <= 5 * few + 20_000, "{few} steps, then {many}: {part:?}");
        }
    }

    /// Of every pair of lists in one document: with four times as many items, little more than four times
    /// the work.
    #[test]
    fn reading_takes_time_that_grows_as_the_document_does() {
        for (system, sender, lists) in LISTS {
            for (place, one) in lists.iter().enumerate() {
                for other in &lists[place..] {
                    let both = if one == other { &[one][..] } else { &[one, other][..] };
                    let [few, many] = [500, 2000].map(|count| {
                        let named = |(name, item): &&(&str, &str)| name.replace("LIST", &list(item, count));
                        let lists: Vec<String> = both.iter().map(named).collect();
                        steps(&format!("{{{sender}, {}}}", lists.join(", ")), *system)
                    });
                    assert!(
                        few > 0 && many <= 5 * few,
                        "{few} steps, then {many}: {} with {}",
                        one.0,
                        other.0
                    );
                }
            }
        }
    }
}
