// How sandboxes are made to answer: the entry says what the command says, and holds nothing but that.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { objects } from "./support/command.mjs";
import { require } from "./support/entries.mjs";
import * as whole from "payverdict";
import * as esm from "payverdict/triggers";

const said = objects(["search", "--triggers", "--json"]);
const plain = (triggers) => JSON.parse(JSON.stringify(triggers));

for (const [name, { triggers, triggersOf }] of Object.entries({ module: esm, CommonJS: require("payverdict/triggers") })) {
  test(`${name}: every row has what the command says`, () => {
    assert.ok(said.length > 200);
    for (const { set, code, triggers: expected } of said) {
      assert.deepEqual(plain(triggersOf(set, code)), expected, `${set} ${code}`);
      assert.deepEqual(triggers(whole.decode(set, code)), triggersOf(set, code));
    }
  });

  test(`${name}: no other row has any`, () => {
    const known = new Set(said.map(({ set, code }) => `${set} ${code}`));
    for (const { set, code } of whole.search("")) {
      assert.equal(triggersOf(set, code).length > 0, known.has(`${set} ${code}`), `${set} ${code}`);
    }
  });

  test(`${name}: codes are found however they are written`, () => {
    assert.equal(triggersOf("stripe.decline", "Lost-Card"), triggersOf("stripe.decline", "lost_card"));
    assert.equal(triggersOf("payfunc.error", "Card Declined")[0].value, "404.10");
  });

  test(`${name}: anything else has none and throws nothing`, () => {
    const hostile = [undefined, null, 7, {}, [], "", "x".repeat(1e6), "__proto__", "constructor", "\ud800", Symbol("x"), 1n];
    for (const value of hostile) {
      assert.deepEqual(triggersOf("stripe.decline", value), []);
      assert.deepEqual(triggersOf(value, "lost_card"), []);
      assert.deepEqual(triggers({ set: value, code: value }), []);
    }
    // A code that is not listed, and one of a set that another one extends.
    assert.deepEqual(triggersOf("stripe.decline", "made_up"), []);
    assert.deepEqual(triggersOf("visa.response", "51"), []);
  });

  test(`${name}: what is answered is frozen`, () => {
    const [first] = triggersOf("adyen.refusal", "6");
    assert.ok(Object.isFrozen(first) && Object.isFrozen(first.source) && Object.isFrozen(triggersOf("adyen.refusal", "6")));
    assert.ok(Object.isFrozen(triggersOf("adyen.refusal", "999")));
  });
}

test("no other entry pays for it", () => {
  const values = ["REVOCATION_OF_AUTH", "pm_card_visa_chargeDeclinedLostCard", "CCREJECT-BANK_ERROR", "cnon:card-nonce-declined"];
  const dist = (name) => readFileSync(new URL(`../dist/${name}`, import.meta.url), "latin1");
  for (const value of values) assert.ok(dist("triggers.js").includes(value), value);
  for (const name of ["index.cjs", "base/index.js", "read/index.js", "read/module.js", "documents/payload.js", "timelines/payload.js", "payload.node.js", "payload.cjs", "js.cjs", "slim.cjs", "checkout.js", "checkout/stripe.js", "payverdict.min.js", "payverdict.wasm", "payload.wasm", "payload.read.wasm", "payload.timelines.wasm", "codes.json"]) {
    for (const text of [...values, "stripe-testing"]) assert.ok(!dist(name).includes(text), `${text} is in ${name}`);
  }
  // And it holds neither tables of codes nor messages.
  for (const text of ["Issuer declined", "No money was taken"]) assert.ok(!dist("triggers.js").includes(text));
});

test("it needs no WebAssembly", () => {
  const script = `
    delete globalThis.WebAssembly;
    const { triggersOf } = await import("payverdict/triggers");
    console.log(triggersOf("worldpay.refusal", "43")[0].value);
  `;
  const args = ["--disallow-code-generation-from-strings", "--input-type=module", "--eval", script];
  const { stdout, stderr } = spawnSync(process.execPath, args, { cwd: import.meta.dirname, encoding: "utf8", timeout: 30_000 });
  assert.equal(stdout.trim(), "REFUSED43", stderr);
});
