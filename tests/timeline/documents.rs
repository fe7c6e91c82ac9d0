//! Documents as the systems send them, with values of our own.

use serde_json::{Value, json};

/// An operation of OPP, at so many minutes after a time.
pub fn opp(kind: &str, id: &str, refers_to: Option<&str>, amount: &str, code: &str, minute: u32) -> String {
    let time = format!("2026-03-{:02} {:02}:{:02}:07+0000", 1 + minute / 1440, minute / 60 % 24, minute % 60);
    let mut document = json!({
        "id": id, "paymentType": kind, "amount": amount, "currency": "EUR", "merchantTransactionId": "shop-311",
        "result": {"code": code, "description": "of no account"}, "timestamp": time, "ndc": "of.no.account",
    });
    if let Some(refers_to) = refers_to {
        document["referencedId"] = json!(refers_to);
    }
    document.to_string()
}

/// The same, as a webhook about it.
pub fn webhook(document: &str) -> String {
    let payload: Value = serde_json::from_str(document).unwrap();
    json!({"type": "PAYMENT", "action": "CREATED", "payload": payload}).to_string()
}

/// A field of a document changed.
pub fn with(document: &str, path: &str, value: Value) -> String {
    let mut document: Value = serde_json::from_str(document).unwrap();
    *document.pointer_mut(path).unwrap() = value;
    document.to_string()
}

pub const PAYEX: &str = "/psp/creditcard/payments/0f14c2aa-71de-4d0f-a6a3-2f5c0c0b7d11";
pub const ORDER: &str = "/psp/paymentorders/7bb9d21c-40e8-4d52-8a6d-94d3b3ad3b02";

fn transaction(id: u32, kind: &str, state: Option<&str>, amount: u64, minute: u32) -> Value {
    let time = format!("2026-04-02T{:02}:{:02}:00.1230000Z", minute / 60, minute % 60);
    let mut transaction = json!({
        "id": format!("{PAYEX}/transactions/5b1f6a00-0000-4000-8000-{id:012}"), "number": 70_100_000 + id,
        "created": time, "updated": time, "type": kind, "amount": amount, "vatAmount": 0, "failedReason": "",
        "description": "Lamp", "payeeReference": format!("L{id}"), "isOperational": false, "operations": [],
    });
    if let Some(state) = state {
        transaction["state"] = json!(state);
    }
    transaction
}

/// A transaction of PayEx in a document of its own.
pub fn payex(id: u32, kind: &str, state: &str, amount: u64, minute: u32) -> String {
    let holder = kind.to_lowercase();
    json!({"payment": PAYEX, holder: {"id": format!("{PAYEX}/{kind}s/{id}"), "transaction": transaction(id, kind, Some(state), amount, minute)}})
        .to_string()
}

/// A payment of PayEx with transactions: id, kind, state, amount and minute of each.
pub fn payment(amount: u64, transactions: &[(u32, &str, &str, u64, u32)], minute: u32) -> String {
    let list: Vec<_> = transactions
        .iter()
        .map(|(id, kind, state, amount, minute)| transaction(*id, kind, Some(state), *amount, *minute))
        .collect();
    json!({
        "payment": {
            "id": PAYEX, "number": 70_000_001, "created": "2026-04-02T07:00:00.0000000Z",
            "updated": format!("2026-04-02T{:02}:{:02}:30.0000000Z", minute / 60, minute % 60),
            "instrument": "CreditCard", "operation": "Purchase", "intent": "Authorization", "state": "Ready",
            "currency": "NOK", "amount": amount, "description": "Lamp",
            "transactions": {"id": format!("{PAYEX}/transactions"), "transactionList": list},
        },
        "operations": [],
    })
    .to_string()
}

/// A payment order with its status; with transactions, they are expanded.
pub fn order(status: &str, transactions: Option<&[(u32, &str, u64, u32)]>, minute: u32) -> String {
    let mut order = json!({
        "id": ORDER, "created": "2026-04-02T07:00:00.0000000Z",
        "updated": format!("2026-04-02T{:02}:{:02}:30.0000000Z", minute / 60, minute % 60),
        "operation": "Purchase", "status": status, "currency": "SEK", "amount": 42000, "vatAmount": 8400,
        "description": "Chair", "instrumentMode": false, "paid": {"id": format!("{ORDER}/paid")},
        "financialTransactions": {"id": format!("{ORDER}/financialtransactions")},
    });
    if matches!(status, "Paid" | "Reversed") {
        order["paid"] = json!({"id": format!("{ORDER}/paid"), "instrument": "CreditCard", "number": 70_200_001,
            "payeeReference": "C1", "amount": 42000, "transactionType": "Sale"});
    }
    if let Some(transactions) = transactions {
        let list: Vec<_> = transactions
            .iter()
            .map(|(id, kind, amount, minute)| transaction(*id, kind, None, *amount, *minute))
            .collect();
        order["financialTransactions"]["financialTransactionsList"] = json!(list);
    }
    json!({"paymentOrder": order, "operations": []}).to_string()
}

/// A payment of Áskell with transactions: number, state and amount of each.
pub fn askell(state: &str, transactions: &[(u32, &str, &str)], hour: u32) -> String {
    let list: Vec<_> = transactions
        .iter()
        .map(|(id, state, amount)| {
            json!({"uuid": format!("9d3c0000-0000-4000-8000-{id:012}"), "state": state, "amount": amount, "currency": "ISK",
                "fail_code": null, "refund_code": null, "cancel_code": null, "data": {"id": id.to_string()}})
        })
        .collect();
    json!({"event": "payment.changed", "sender": "askell", "data": {
        "uuid": "c2f7a9de-1111-4222-8333-abcdefabcdef", "amount": "7500.0000", "currency": "ISK", "state": state,
        "description": "Club", "reference": "member-8", "created_at": "2026-02-01T05:00:00.000000Z",
        "updated_at": format!("2026-02-01T{hour:02}:00:00.000000Z"), "transactions": list,
    }})
    .to_string()
}

/// An order of Pei.
pub fn pei(status: u32, refunded: Option<u32>) -> String {
    let mut order = json!({
        "orderId": "bok-5512", "purchaseId": 880_123, "merchantId": 77, "merchantParentCompanyName": "Books",
        "buyer": {"name": "Nobody"}, "isConfirmed": true, "saleDate": "2026-06-01T12:00:00.1", "amount": 18000.0,
        "items": [{"name": "Book", "amount": 18000.0}], "status": status,
    });
    if let Some(refunded) = refunded {
        order["refundedAmount"] = json!(f64::from(refunded));
    }
    order.to_string()
}

/// A short notice of Pei about the same order.
pub fn postback(status: u32) -> String {
    json!({"orderId": "bok-5512", "purchaseId": 880_123, "amount": 18000.0, "status": status}).to_string()
}

/// An order of PayFunc with its events: kind, day, and amount where it is about a part.
pub fn payfunc(status: Value, events: &[(&str, u32, Option<f64>)]) -> String {
    let events: Vec<_> = events.iter().map(|(kind, day, amount)| event(kind, *day, *amount, false)).collect();
    json!({
        "id": "ord-90aa-pf", "number": "web-77", "created": "2026-07-01T08:00:00.000Z", "currency": "SEK",
        "items": [{"name": "Rug", "price": 640.0, "quantity": 1}], "status": status, "event": events,
        "payment": {"reference": "ab55e3d0-9911-4c1c-8d1c-0d7a55aa0001", "type": "card", "status": "created",
            "iin": "400000", "last4": "0000", "expires": [1, 33], "amount": 640.0, "currency": "SEK", "scheme": "visa",
            "service": "cardfunc", "card": "token", "created": "2026-07-01T08:00:05+00:00"},
    })
    .to_string()
}

fn event(kind: &str, day: u32, amount: Option<f64>, is_alone: bool) -> Value {
    let failed = kind.strip_prefix("fail ");
    let mut event = json!({"type": if failed.is_some() { "fail" } else { kind }, "date": format!("2026-07-{day:02}T09:00:00.000Z")});
    if let Some(failed) = failed {
        event["original"] = json!(failed);
    }
    if let Some(amount) = amount {
        event["items"] = json!(amount);
    }
    if is_alone {
        event["reference"] = json!("ab55e3d0-9911-4c1c-8d1c-0d7a55aa0001");
    }
    event
}

/// An event of the same order by itself.
pub fn payfunc_event(kind: &str, day: u32, amount: Option<f64>) -> String {
    event(kind, day, amount, true).to_string()
}

/// The payment that the notices of Adyen are about.
pub const ADYEN: &str = "JC8P4Z2DWM6TQK71";

/// A notice of Adyen: event, success, reference of the operation, amount in cents, and when.
pub fn adyen(event: &str, success: bool, own: &str, amount: u64, minute: u32) -> String {
    let mut item = json!({
        "eventCode": event, "success": success.to_string(), "pspReference": own, "reason": "",
        "eventDate": format!("2026-06-03T{:02}:{:02}:05+02:00", minute / 60, minute % 60),
        "amount": {"currency": "EUR", "value": amount}, "merchantAccountCode": "InventedECOM",
        "merchantReference": "basket-802", "paymentMethod": "visa",
    });
    if own != ADYEN {
        item["originalReference"] = json!(ADYEN);
    }
    json!({"live": "true", "notificationItems": [{"NotificationRequestItem": item}]}).to_string()
}

/// The payment that the documents of Checkout.com are about.
pub const CHECKOUT: &str = "pay_m4k7q2wzt6hb3xpn5vdrj8ysce";

/// A webhook of Checkout.com: type, number of the operation, amount in pence, and when.
pub fn checkout(kind: &str, action: &str, amount: u64, minute: u32) -> String {
    let time = format!("2026-05-01T{:02}:{:02}:00Z", minute / 60, minute % 60);
    json!({
        "id": format!("evt_{action}"), "type": kind, "created_on": time,
        "data": {"id": CHECKOUT, "action_id": format!("act_{action}"), "amount": amount, "currency": "GBP",
            "processed_on": time, "reference": "ORD-6001"},
        "_links": {"self": {"href": "https://api.checkout.com/workflows/events/evt_1"}},
    })
    .to_string()
}

/// A payment of Checkout.com with its status, and how much of 6000 was authorised, voided, captured and refunded.
pub fn checkout_payment(status: &str, sums: Option<[u64; 4]>) -> String {
    let is_approved = !["Declined", "Pending", "Canceled", "Expired"].contains(&status);
    let mut payment = json!({
        "id": CHECKOUT, "requested_on": "2026-05-01T09:59:58Z", "processed_on": "2026-05-01T10:00:00Z",
        "amount": 6000, "currency": "GBP", "approved": is_approved, "status": status, "reference": "ORD-6001",
        "source": {"type": "card", "last4": "0004"},
        "_links": {"self": {"href": format!("https://api.checkout.com/payments/{CHECKOUT}")}},
    });
    if let Some([authorized, voided, captured, refunded]) = sums {
        payment["balances"] = json!({
            "total_authorized": authorized, "total_voided": voided, "total_captured": captured,
            "total_refunded": refunded, "available_to_refund": captured - refunded,
        });
    }
    payment.to_string()
}

/// A time of Stripe, at so many minutes after another.
fn stripe_time(minute: u32) -> u32 {
    1_780_300_000 + minute * 60
}

/// An event of Stripe.
pub fn stripe_event(kind: &str, object: Value, minute: u32) -> String {
    json!({"id": format!("evt_3Q{}{minute}", kind.replace('.', "")), "object": "event", "api_version": "2025-09-30.clover",
        "created": stripe_time(minute), "data": {"object": object}, "livemode": true, "pending_webhooks": 1, "type": kind})
    .to_string()
}

/// A payment intent with its status, and the charge and code of a try that failed.
pub fn stripe_intent(status: &str, failed: Option<(&str, &str)>) -> Value {
    let is_paid = status == "succeeded";
    let error = failed.map(|(charge, code)| {
        json!({"charge": charge, "code": "card_declined", "decline_code": code, "message": "words", "type": "card_error"})
    });
    json!({"id": "pi_3Qshop", "object": "payment_intent", "amount": 6400,
        "amount_capturable": if status == "requires_capture" { 6400 } else { 0 },
        "amount_received": if is_paid { 6400 } else { 0 }, "cancellation_reason": null, "created": stripe_time(0),
        "currency": "eur", "last_payment_error": error, "latest_charge": if is_paid { Some("ch_3Qtwo") } else { None },
        "livemode": true, "review": null, "status": status})
}

/// A charge that succeeded, of which so much was captured and went back.
pub fn stripe_charge(id: &str, captured: u64, returned: u64) -> Value {
    json!({"id": id, "object": "charge", "amount": 6400, "amount_captured": captured, "amount_refunded": returned,
        "balance_transaction": null, "captured": captured > 0, "created": stripe_time(3), "currency": "eur", "disputed": false,
        "failure_code": null, "livemode": true, "paid": true, "payment_intent": "pi_3Qshop",
        "refunded": returned == 6400, "status": "succeeded"})
}

/// A refund with its status, made at a minute.
pub fn stripe_refund(id: &str, amount: u64, status: &str, minute: u32) -> Value {
    json!({"id": id, "object": "refund", "amount": amount, "charge": "ch_3Qtwo", "created": stripe_time(minute),
        "currency": "eur", "payment_intent": "pi_3Qshop", "reason": "requested_by_customer", "status": status})
}

/// A dispute over all of it.
pub fn stripe_dispute(status: &str) -> Value {
    json!({"id": "du_1Qone", "object": "dispute", "amount": 6400, "charge": "ch_3Qtwo", "created": stripe_time(45),
        "currency": "eur", "livemode": true, "payment_intent": "pi_3Qshop", "reason": "fraudulent", "status": status})
}
