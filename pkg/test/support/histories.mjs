// Payments in the documents that systems send of them, each in an order of no meaning.

const at = (minute, separator = " ") => `2026-05-04${separator}10:${String(minute).padStart(2, "0")}:00`;
const opp = (paymentType, id, amount, code, minute, more = {}) => ({
  id, paymentType, amount, currency: "EUR", merchantTransactionId: "till-4410", result: { code }, timestamp: `${at(minute)}+0000`, ndc: "n", ...more,
});
const pei = (status, more = {}) => ({ orderId: "bok-5512", purchaseId: 8801, amount: 18000, status, ...more });
const ASKELL = "a1000000-0000-0000-0000-0000000000f1";
const askell = (state, minute) => ({ uuid: ASKELL, amount: "4900.0000", currency: "ISK", reference: "customer-0031", state, created_at: `${at(0, "T")}Z`, updated_at: `${at(minute, "T")}Z`, transactions: [] });
const order = { id: "/psp/paymentorders/5ad00000-0000-0000-0000-0000000000f2", status: "Paid", amount: 150000, remainingCaptureAmount: 0, currency: "SEK", created: `${at(1, "T")}Z` };

export const histories = {
  "paid, with a first try that was refused": [
    opp("DB", "8ac7a4b2", "25.00", "000.000.000", 12),
    opp("DB", "8ac7a4b1", "25.00", "800.100.155", 11),
    opp("DB", "8ac7a4b2", "25.00", "000.000.000", 12),
  ],
  "captured in two parts, and refunded": [
    opp("RF", "8ac7a4c4", "40.00", "000.000.000", 30, { referencedId: "8ac7a4c1" }),
    opp("CP", "8ac7a4c3", "30.00", "000.000.000", 21, { referencedId: "8ac7a4c1", merchantTransactionId: undefined }),
    opp("CP", "8ac7a4c2", "10.00", "000.000.000", 20, { referencedId: "8ac7a4c1", merchantTransactionId: undefined }),
    opp("PA", "8ac7a4c1", "40.00", "000.000.000", 10),
  ],
  "refused and done at once": [opp("DB", "8ac7a4d1", "9.90", "000.000.000", 5), opp("DB", "8ac7a4d1", "9.90", "800.100.153", 5)],
  "charged back": [opp("CB", "8ac7a4e2", "12.00", "000.000.000", 40, { referencedId: "8ac7a4e1" }), opp("DB", "8ac7a4e1", "12.00", "000.000.000", 3)],
  "paid, told late": [pei(1), pei(0), pei(1)],
  "paid and refunded": [pei(1, { refundedAmount: 18000 }), pei(1)],
  "two states that exclude each other": [pei(1), pei(4)],
  "settled": [askell("settled", 9), askell("pending", 2)],
  "an order, and a notice of it": [{ paymentOrder: order }, { paymentOrder: { id: order.id, number: 40106600077 } }],
  "a document that names no payment, and one that nobody knows": [{ result: { code: "000.100.110" }, buildNumber: "b", timestamp: `${at(1)}+0000`, ndc: "n" }, { hello: "world" }, pei(1)],
  "several payments": [pei(1), opp("DB", "8ac7a4f1", "5.00", "000.200.000", 4), { ...pei(2), orderId: "bok-5513", purchaseId: 8802 }, pei(0)],
};

/** All orders of a list. */
export function* orders(items) {
  if (items.length < 2) yield items;
  else for (const [place, item] of items.entries()) for (const rest of orders(items.toSpliced(place, 1))) yield [item, ...rest];
}
