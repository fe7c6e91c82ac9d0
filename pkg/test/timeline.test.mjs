// Whole payments: what the command prints for the same documents, in every order.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { objects } from "./support/command.mjs";
import { all } from "./support/entries.mjs";
import { histories, orders } from "./support/histories.mjs";

const { decodePayload, timeline, PayloadError } = all["payverdict/payload"];
const plain = (value) => JSON.parse(JSON.stringify(value));
const said = (item, locale) =>
  "error" in item ? item : { ...item, message: item.message(locale), overall: { ...item.overall, message: item.overall.message(locale) } };
const keysOf = (object) => Object.keys(object).sort();
const texts = (documents) => documents.map((document) => JSON.stringify(document));
const sorted = (items) => plain(items).sort((one, other) => (JSON.stringify(one) < JSON.stringify(other) ? -1 : 1));
const ARRAY = Object.values(histories).flat();

test("states and errors are those of the command, in every order and however they are given", () => {
  const counts = { paid: 0, reversed: 0, conflicts: 0, errors: 0 };
  for (const [name, documents] of Object.entries(histories)) {
    for (const given of orders(documents)) {
      const expected = objects(["timeline", "--json"], texts(given).join("\n"));
      const expectedOrder = [...expected.filter((line) => "error" in line), ...expected.filter((line) => !("error" in line))];
      for (const input of [texts(given).join("\n"), texts(given), given]) {
        const found = timeline(input);
        // Lines are counted in each text by itself.
        const own = plain(found.map((item) => said(item, "en")));
        assert.deepEqual(own, expectedOrder, name);
        own.forEach((item, place) => assert.deepEqual(keysOf(item), keysOf(expectedOrder[place]), name));
      }
      for (const item of timeline(given)) {
        counts.paid += item.is_paid === true;
        counts.reversed += item.overall?.outcome === "reversed";
        counts.conflicts += item.conflicts?.length > 0;
        counts.errors += "error" in item;
      }
    }
  }
  for (const [kind, count] of Object.entries(counts)) assert.ok(count > 3, kind);
});

test("no order and no repetition changes a state, and messages are those of the command in each language", () => {
  for (const [name, documents] of Object.entries(histories)) {
    const states = (given) => sorted(timeline(given).filter((item) => !("error" in item)).map((state) => ({ ...said(state, "en"), duplicates: 0 })));
    const first = states(documents);
    for (const given of orders(documents)) {
      assert.deepEqual(states(given), first, name);
      assert.deepEqual(states([...given, ...given]), first, name);
    }
  }
  for (const locale of ["is", "nb"]) {
    const expected = objects(["timeline", "--json", "--locale", locale], texts(ARRAY).join("\n"));
    assert.deepEqual(plain(timeline(ARRAY).map((item) => said(item, locale))), [...expected.filter((line) => "error" in line), ...expected.filter((line) => !("error" in line))]);
  }
});

test("the answer is frozen and plain", () => {
  const frozen = (value) => value === null || typeof value !== "object" || (Object.isFrozen(value) && Object.values(value).every(frozen));
  const states = timeline(ARRAY);
  assert.ok(frozen(states) && Object.isFrozen(timeline) && frozen(timeline.add(null, histories["settled"][0])));
  assert.deepEqual(structuredClone(states), plain(states));
  assert.deepEqual(timeline([]), []);
});

const one = (name) => histories[name];
const OF_ONE = ["paid, with a first try that was refused", "captured in two parts, and refunded", "refused and done at once", "charged back", "paid, told late", "paid and refunded", "two states that exclude each other", "settled", "an order, and a notice of it"];

test("what is stored is the same in every order and any tree, and says what all documents say", () => {
  for (const name of OF_ONE) {
    const [expected] = timeline(one(name));
    const stored = new Set();
    // An operation is only taken where something links it to what is there; merging takes it in any order.
    for (const given of orders(one(name))) {
      const parts = given.map((document) => timeline.add(null, JSON.stringify(document)).stored);
      const left = parts.reduce((sum, part) => timeline.merge(sum, part).stored, null);
      const right = parts.reduceRight((sum, part) => timeline.merge(part, sum).stored, null);
      stored.add(left).add(right).add(timeline.merge(left, left).stored);
    }
    assert.equal(stored.size, 1, name);
    const state = timeline.state([...stored][0]);
    assert.deepEqual({ ...said(state, "is") }, { ...said(expected, "is"), duplicates: 0 }, name);
  }
});

test("adding is idempotent, and takes a text with several documents or what JSON.parse made", () => {
  const documents = one("paid, told late");
  const whole = timeline.add(null, texts(documents).join("\n"));
  assert.deepEqual(plain(timeline.add(whole.stored, documents[1])), plain(whole));
  assert.ok(whole.state.is_paid && whole.state.captured === "18000" && whole.state.events === 2);
  assert.equal(documents.reduce((stored, document) => timeline.add(stored, document).stored, undefined), whole.stored);
  const { state } = timeline.merge(null, null);
  assert.deepEqual([state.is_paid, state.funds, state.system, state.reference, state.overall.outcome], [false, "unknown", null, null, "informational"]);
});

test("what cannot be added is a PayloadError, and nothing of the text is added", () => {
  const [paid] = one("paid, told late");
  const { stored } = timeline.add(null, paid);
  const other = { ...paid, orderId: "bok-9", purchaseId: 9 };
  const kindOf = (call) => {
    try {
      call();
    } catch (error) {
      assert.ok(error instanceof PayloadError);
      assert.ok(!error.message.includes("secret"), error.message);
      return error.kind;
    }
    return null;
  };
  assert.equal(kindOf(() => timeline.add(stored, other)), "foreign");
  assert.equal(kindOf(() => timeline.add(null, texts([paid, other]).join("\n"))), "foreign");
  assert.equal(kindOf(() => timeline.merge(stored, timeline.add(null, other).stored)), "foreign");
  assert.equal(kindOf(() => timeline.add(stored, histories["a document that names no payment, and one that nobody knows"][0])), "no_reference");
  assert.equal(kindOf(() => timeline.add(stored, { hello: "secret" })), "unrecognized");
  for (const empty of ["", " \n", undefined, null, 7]) assert.notEqual(kindOf(() => timeline.add(stored, empty)), null, String(empty));
  assert.equal(timeline.add(stored, "[]").stored, stored);
  for (const broken of ["", "{", "secret", "null", "[]", "[null,[]]x", stored.slice(1), stored.replace("bok-5512", "secret text"), JSON.parse(stored), 7, "[null,".repeat(5000)]) {
    assert.equal(kindOf(() => timeline.add(broken, paid)), "malformed", String(broken).slice(0, 40));
    assert.equal(kindOf(() => timeline.merge(stored, broken)), "malformed");
    assert.equal(kindOf(() => timeline.state(broken)), "malformed");
  }
  assert.equal(kindOf(() => timeline([], { system: "x" })), "unknown_system");
  assert.equal(kindOf(() => timeline.add(stored, paid, { system: "x" })), "unknown_system");
  const cyclic = {};
  cyclic.self = cyclic;
  assert.equal(kindOf(() => timeline([cyclic])), "malformed");
});

test("whoever changes what is stored cannot make it paid by words alone", () => {
  const { stored, state } = timeline.add(null, one("refused and done at once")[1]);
  assert.equal(state.is_paid, false);
  for (const changed of [stored.replaceAll('"declined"', '"approved"'), stored.replaceAll("800.100.153", "000.000.999")]) {
    assert.notEqual(changed, stored);
    try {
      assert.equal(timeline.state(changed).is_paid, false);
    } catch (error) {
      assert.equal(error.kind, "malformed");
    }
  }
});

test("a payment with too many events is unknown for good, and keeping it is no error", () => {
  const document = (number) => ({ ...one("refused and done at once")[0], id: `8ac7${number}`, timestamp: `2026-05-04 10:05:${String(number % 60).padStart(2, "0")}+0000` });
  const many = Array.from({ length: 16_400 }, (_, number) => JSON.stringify(document(number))).join("\n");
  const { stored, state } = timeline.add(null, many);
  assert.deepEqual([state.is_paid, state.funds, state.conflicts.map(({ kind }) => kind)], [false, "unknown", ["full"]]);
  assert.ok(stored.length < 100);
  const again = timeline.add(stored, document(1));
  assert.deepEqual([again.stored, again.state.is_paid], [stored, false]);
  const [whole, ...others] = timeline(many);
  assert.deepEqual([whole.conflicts[0].kind, others.length], ["full", 0]);
});

test("a document is read by the system that is named", () => {
  const [document] = one("paid, told late");
  const [found] = timeline([document], { system: "pei" });
  assert.deepEqual([found.system, found.reference, decodePayload(document, { system: "pei" }).reference], ["pei", "bok-5512", "bok-5512"]);
  assert.throws(() => timeline.add(null, document, { system: "opp" }), PayloadError);
  assert.ok("error" in timeline([document], { system: "opp" })[0]);
});

test("ten thousand documents of a thousand payments are one state each", () => {
  const documents = Array.from({ length: 10_000 }, (_, number) => JSON.stringify({ orderId: `n-${number % 1000}`, purchaseId: number % 1000, amount: 500, status: number < 1000 ? 0 : 1 }));
  const states = timeline(documents);
  assert.equal(states.length, 1000);
  assert.ok(states.every((state) => state.is_paid && state.events === 2 && state.duplicates === 8));
});

test("the handler on the page about timelines, which the README has as well, ships once", () => {
  const page = readFileSync(new URL("../../docs/timeline.md", import.meta.url), "utf8");
  const [, handler] = page.match(/```js\n([^]*?)```/);
  const script = handler.replace(/^import \{ (\w+) \} from "payverdict\/payload";$/m, "const { $1 } = payload;");
  assert.notEqual(script, handler);
  const shipped = [];
  const webhook = new Function("payload", "ship", `${script}\nreturn webhook;`)(all["payverdict/payload"], (order) => shipped.push(order.id) > 0);
  for (const given of orders([...one("paid, told late"), ...one("paid, told late")].slice(0, 5))) {
    const order = { id: "bok-5512", payment: null, is_shipped: false };
    shipped.length = 0;
    for (const body of texts(given)) webhook(order, body);
    assert.deepEqual([shipped, order.is_shipped, typeof order.payment], [["bok-5512"], true, "string"]);
  }
  const refunded = { id: "r", payment: null, is_shipped: false };
  shipped.length = 0;
  for (const body of texts(one("paid and refunded"))) webhook(refunded, body);
  assert.deepEqual(shipped, []);
});

test("the text that is stored is that of the Rust crate, which is tried there", () => {
  const { document, stored } = JSON.parse(readFileSync(new URL("../../tests/timeline/stored.json", import.meta.url), "utf8"));
  const { state, ...kept } = timeline.add(null, document);
  // Times are nanoseconds, exactly.
  assert.match(stored, /\b1777889340123456789\b/);
  assert.deepEqual(kept, { stored });
  assert.deepEqual(plain(timeline.state(stored)), plain(state));
});
