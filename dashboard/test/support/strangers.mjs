// Documents of senders that are not known here; every value is invented.
export const strangers = {
  Zibal: { message: "success", result: 100, status: 1, amount: 1600, orderId: "2215" },
  "a charge that failed": { event: "charge.failed", data: { status: "failed", id: "c1" } },
  "Klarna, rejected": { session_id: "s-1", status: "REJECTED" },
  "Stripe, not captured": { id: "ch_3Aa", object: "charge", amount: 4100, captured: false, paid: true, status: "succeeded", outcome: { type: "authorized" } },
  "Stripe event": { id: "evt_1", object: "event", type: "payment_intent.succeeded", data: { object: { id: "pi_1", status: "requires_capture" } } },
  "a status in a word": { state: "settled", ref: "x" },
  "Square": { payment: { id: "p", status: "COMPLETED", source_type: "CARD", amount_money: { amount: 100, currency: "USD" } } },
  Redsys: { Ds_Order: "0001", Ds_Response: "0000", Ds_Amount: "100" },
  Razorpay: { entity: "payment", id: "pay_9", status: "captured", captured: true, error_code: null },
  Swish: { id: "AB23", payeePaymentReference: "1", status: "PAID", amount: 100, currency: "SEK" },
  Vipps: { reference: "r1", state: "AUTHORIZED", aggregate: { capturedAmount: { value: 0 } } },
  "Mercado Pago": { id: 11, status: "approved", status_detail: "accredited", transaction_amount: 20 },
  "an HTTP answer kept as JSON": { status: 200, code: "00", message: "OK" },
  "a list": [{ status: "paid" }, { status: "Paid", code: "000" }],
};

/** Documents that are read, none of which shows that all was paid and kept. */
export const unpaid = {
  PayPal: { id: "5QA77", intent: "CAPTURE", status: "COMPLETED", purchase_units: [{ payments: { captures: [{ id: "1AB", status: "DECLINED", amount: { currency_code: "EUR", value: "19.00" } }] } }] },
  Adyen: { pspReference: "KX1", resultCode: "Authorised", merchantReference: "o-9" },
  "Adyen, refused": { pspReference: "KX2", resultCode: "Refused", refusalReasonCode: "12", additionalData: { refusalReasonRaw: "51 : Insufficient funds" } },
  Mollie: { resource: "payment", id: "tr_Zz", mode: "live", status: "paid", amount: { value: "20.00", currency: "EUR" }, amountRefunded: { value: "20.00", currency: "EUR" } },
  Braintree: { transaction: { id: "kx", status: "settled", processorResponseCode: "1000", processorResponseText: "Approved" } },
  Klarna: { order_id: "f0c1-22", status: "AUTHORIZED", fraud_status: "ACCEPTED", order_amount: 99000, captured_amount: 0, purchase_currency: "SEK" },
  QuickPay: { id: 7712, order_id: "o7", accepted: true, type: "Payment", state: "processed", operations: [{ type: "capture", pending: false, qp_status_code: "40000" }] },
  "Checkout.com": { id: "pay_1", approved: true, status: "Captured", response_code: "10000", response_summary: "Approved" },
};
