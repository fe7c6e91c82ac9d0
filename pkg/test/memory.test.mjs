// Nothing grows: not over ten million decodes, not by what hostile input leaves behind.
import assert from "node:assert/strict";
import { test } from "node:test";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { all } from "./support/entries.mjs";
import { random } from "./support/random.mjs";

setFlagsFromString("--expose-gc");
const gc = runInNewContext("gc");
const MEGABYTE = 1 << 20;
/** Ten million where most look, fewer for the others, which are made of the same parts. */
const decodesOf = (name) => (name === "payverdict" ? 10_000_000 : 1_000_000);

function heap() {
  gc();
  gc();
  return process.memoryUsage().heapUsed;
}

/** The memories of all WebAssembly instances that are made from now on. */
const memories = [];
const { Instance } = WebAssembly;
WebAssembly.Instance = function (...args) {
  const instance = new Instance(...args);
  memories.push(instance.exports.memory);
  return instance;
};

/** Hits, groups, misses, words and what is malformed, with strings that are new each time. */
function decodeMany({ decode }, count, pick) {
  const digits = (length) => String(pick(10 ** length)).padStart(length, "0");
  const triple = (number) => `${number.slice(0, 3)}.${number.slice(3, 6)}.${number.slice(6)}`;
  const words = ["captured", "insufficient_funds", "Insufficient-Funds", "charged"];
  for (let done = 0; done < count; done += 5) {
    decode("opp.result", triple(`8001001${50 + pick(50)}`));
    decode("opp.result", triple(`800100${digits(3)}`));
    decode("opp.result", triple(digits(9)));
    decode("payfunc.error", pick(2) === 0 ? words[pick(4)] : `word ${pick(1e6)}`);
    try {
      decode("pei.acquirer", `5${digits(1)}-${digits(1)}`);
      assert.fail("no code");
    } catch {}
  }
}

test("payverdict/payload: a list of a million empty objects takes no more than its text", () => {
  const { decodePayload, decodePayloads } = all["payverdict/payload"];
  const list = `[${"{},".repeat(1e6)}{}]`;
  const before = memories.length;
  assert.throws(() => decodePayload(list), { name: "PayloadError", kind: "several" });
  const [error, second, ...others] = decodePayloads(list);
  assert.deepEqual([error.error.kind, others.length], ["unrecognized", 1e6 - 1]);
  assert.ok([second, ...others].every((other) => other === error));
  assert.equal(memories.length, before + 1);
  assert.ok(memories.at(-1).buffer.byteLength < 32 * MEGABYTE, `${memories.at(-1).buffer.byteLength} bytes`);
});

for (const [name, entry] of Object.entries(all)) {
  const decodes = decodesOf(name);

  test(`${name}: ${decodes} decodes leave the memory as it was`, (context) => {
    const pick = random(7);
    decodeMany(entry, 500_000, pick);
    const pages = memories.map(({ buffer }) => buffer.byteLength);
    const before = heap();
    decodeMany(entry, decodes, pick);
    const growth = heap() - before;
    context.diagnostic(`heap ${growth} bytes more, WebAssembly ${pages}`);
    assert.ok(growth < MEGABYTE, `${growth} bytes more`);
    assert.deepEqual(memories.map(({ buffer }) => buffer.byteLength), pages);
  });

  test(`${name}: a code cut out of a large text does not keep the text`, () => {
    const before = heap();
    for (let count = 0; count < 200; count++) {
      const text = `${"x".repeat(MEGABYTE)} REJECTED_BY_ACQUIRER_${count} `;
      entry.decode("payex.failure", text.slice(MEGABYTE + 1, -1));
    }
    assert.ok(heap() - before < 10 * MEGABYTE);
  });
}
