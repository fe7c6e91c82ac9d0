// What people paste, made up: lines with codes in all ways of writing, and what is none, among odd characters.
import { random } from "./random.mjs";

const CODES = [
  "800.100.153", "000.000.000", "000.200.000", "800.100.155", "51-I", "05-A", "51", "05", "00", "14", "54", "R0", "1A", "003", "24", "200", "404",
  "REJECTED_BY_ACQUIRER_CARD_STOLEN", "acquirerinsufficientfunds", "COMPLETED", "insufficient_funds", "Failed", "paid", "100.390.112",
];
const BEFORE = [
  "RC=", "RC: ", "response code ", "response_code: ", "responseCode=", '"responseCode": "', "DE39 ", "F39=", "MAC ", "declined (", "acquirerStatusCode=",
  "Visa response code ", "Mastercard MAC: ", "transStatusReason=", "Braintree processorResponseCode: ", "svarskod ", "svarkode: ", "Pei said ", "result.code=",
  "error ", "code ", "status=", "", "the ", "amount ", "v", "$", "+", "order #", "decline_code: ", "kóði ", "“", "exit code ",
];
const BEHIND = ["", ")", '"', ",", ".", " EUR", " kr", "%", "\u00a0kr", "”", ":", ";", " at 10:54", "-1", "/2", " do not honor", " insufficient funds"];
const BETWEEN = [" ", ", ", "; ", "\t", " | ", " 😀 ", " e\u0301 ", "\0", " \ud800 ", "\u2014", "\u00a0", " Ætlaði ", " 支付 ", " \udc00", " \u{1F468}\u200D\u{1F469} ", " https://payex.com/x "];
const LINES = [
  "51 : Insufficient funds", "Do not honor", "51", "00", " 800.100.153 ", "\t05\t", "😀800.100.153😀", "10.0.0.51", "2026-11-26 10:54:05.051 INFO 51", "800.100.153.1",
  "EUR 800.100.153", "800.100.153 kr", "HTTP/1.1 402 Payment Required", "curl: (22) exit code: 00", "x".repeat(700) + "51", "a".repeat(2000) + " RC=51", " ".repeat(3000) + "RC=51",
  "\u2014".repeat(2000) + "RC=51", "RC" + " ".repeat(9) + "51", "RC" + " ".repeat(11) + "51", "köpet medges ej", "ekki næg innstæða", "kortið er útrunnið", "Stolen card",
];

/** A line without a document. */
function line(pick) {
  const one = (list) => list[pick(list.length)];
  if (pick(6) === 0) return one(LINES);
  return Array.from({ length: 1 + pick(5) }, () => one(BEFORE) + one(CODES) + one(BEHIND)).join(one(BETWEEN));
}

const ENDS = ["\n", "\r\n", "\n\n", "\n"];

/** Texts of some lines each; the same in every run. */
export function texts(count) {
  const pick = random(20261126);
  return Array.from({ length: count }, () => Array.from({ length: 1 + pick(4) }, () => line(pick)).join(ENDS[pick(ENDS.length)]) + ["", "\n", "\r\n", " \n\n"][pick(4)]);
}

/** One line of a length in units, with codes at distances that are no multiple of anything. */
export function longLine(length) {
  const pick = random(7);
  const parts = [];
  for (let size = 0; size < length; size += parts.at(-1).length) parts.push(pick(9) === 0 ? `${line(pick).replace(/[\n\r]/g, " ")} ` : `${["word", "key=value", "für", "x1y2", '"a":1,', "日本", "😀", "camelCaseName"][pick(8)]} `);
  return parts.join("");
}

/** Texts with documents in them. */
export const documents = [
  'HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n\r\n{"paymentType": "DB", "amount": "92.00", "result": {"code": "800.100.153"}}',
  '😀 [2026-11-26T10:54:05] app.ERROR: refused {"paymentType": "DB", "result": {"code": "800.100.155"}} RC=51\r\nRC=05 e\u0301',
  '"{\\"paymentType\\": \\"DB\\", \\"result\\": {\\"code\\": \\"800.100.153\\"}}"',
  '{"data": {"body": {"paymentType": "DB", "amount": "1.00", "result": {"code": "000.000.000"}}}}',
  '[{"paymentType": "DB", "result": {"code": "800.100.153"}}, {"paymentType": "DB", "result": {"code": "800.100.159"}}]',
  '{"id": "8ac7", "result": {"code": "000.000.000"', "{'id': '8ac7', 'result': {'code': '800.100.153'}}", "{“result”: {“code”: “800.100.153”}}",
  'paymentType=DB&amount=92.00&result.code=800.100.153', '{"status": "COMPLETED"}', '{"a" 1}\n{"b" 2}\nRC=51', "{}", "[]", "", " \n", "\ud800{", "\0",
  '{"orderId": "A2" "status": 4}', `{"a": "${"x".repeat(20000)}", "responseCode": "51"`, '{"data":'.repeat(200),
];
