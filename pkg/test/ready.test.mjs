// Engines that make no large module at once, as Chrome before version 115: `await ready()` once, and all is as elsewhere.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { describe, test } from "node:test";
import { FOUR_KILOBYTES } from "./support/four_kilobytes.mjs";

/** What a script logs, in a process of its own whose engine has that rule. */
function logged(script) {
  const whole = `const said = []; (${FOUR_KILOBYTES})();\n${script}\nconsole.log(JSON.stringify(said));`;
  const { status, stdout, stderr } = spawnSync(process.execPath, ["--input-type=module", "--eval", whole], { cwd: import.meta.dirname, encoding: "utf8", timeout: 60_000 });
  assert.equal(status, 0, stderr);
  return JSON.parse(stdout);
}

const load = (name) => ({
  "as a module": `const { decode, ready, identify, read } = await import("${name}");`,
  "with require": `import { createRequire } from "node:module"; const { decode, ready, identify, read } = createRequire(process.cwd() + "/x")("${name}");`,
});
const TOLD = 'try { decode("opp.result", "800.100.153"); said.push("answered"); } catch ({ message }) { said.push(message); }';
const TOLD_READING = TOLD.replace('decode("opp.result", "800.100.153")', 'read("800.100.153")');
const ASKED = 'said.push(decode("opp.result", "800.100.153").reason, identify("51-I").certain.reason);';
const READ = 'said.push(read("RC=51").codes[0].verdict.reason);';

for (const name of ["payverdict", "payverdict/payload"]) {
  describe(name, () => {
    for (const [how, line] of Object.entries(load(name))) {
      test(`${how}: the first call says what to await, and then there are answers`, () => {
        const [told, toldReading, ...answers] = logged(`${line} ${TOLD} ${TOLD_READING} await Promise.all([ready(), ready()]); await ready(); ${ASKED} ${READ}`);
        assert.match(told, /`await ready\(\)`/);
        assert.match(toldReading, /`await ready\(\)`/);
        assert.deepEqual(answers, ["incorrect_cvc", "insufficient_funds", "insufficient_funds"]);
      });
    }
  });
}

test("payverdict/slim takes bytes", () => {
  const script = `
    import { readFileSync } from "node:fs";
    import { createRequire } from "node:module";
    const { decode, identify, init, read, ready } = await import("payverdict/slim");
    init(readFileSync(createRequire(process.cwd() + "/x").resolve("payverdict/payverdict.wasm")));
    await ready(); ${ASKED} ${READ}`;
  assert.deepEqual(logged(script), ["incorrect_cvc", "insufficient_funds", "insufficient_funds"]);
});

test("whole documents, and payments", () => {
  const script = `
    const { decodePayload, plan, readDocument, ready, timeline } = await import("payverdict/payload");
    const body = { orderId: "bok-5512", purchaseId: 8801, amount: 18000, status: 1 };
    const ask = [
      () => decodePayload(body).is_paid,
      () => timeline(body)[0].is_paid,
      () => timeline.add(null, body).state.is_paid,
      () => readDocument(JSON.stringify(body))[0].answer.is_paid,
      () => plan([{ at: "2026-11-26T09:00:00Z", set: "visa.response", code: "51" }], { now: "2026-11-26T10:00:00Z" }).attempts_left >= 0,
    ];
    for (const question of ask) try { said.push(question() && "answered"); } catch ({ message }) { said.push(message.includes("await ready()")); }
    said.push("then");
    await Promise.all([ready(), ready()]);
    for (const question of ask) said.push(question());`;
  assert.deepEqual(logged(script), [true, true, true, true, true, "then", true, true, true, true, true]);
});

test("payverdict/js has nothing to wait for", () => {
  assert.deepEqual(logged(`const { decode, identify, read, ready } = await import("payverdict/js"); await ready(); ${ASKED} ${READ}`), ["incorrect_cvc", "insufficient_funds", "insufficient_funds"]);
});

test("payverdict/slim without a module says so", () => {
  const [message] = logged('const { ready } = await import("payverdict/slim"); await ready().catch(({ message }) => said.push(message));');
  assert.match(message, /init/);
});

test("where there is no TextEncoder, TextDecoder or Buffer, as in jsdom, documents are read as elsewhere", () => {
  const script = `
    for (const name of ["TextEncoder", "TextDecoder", "Buffer"]) delete globalThis[name];
    const { decodePayload, decodePayloads, search } = await import("payverdict/payload");
    await (await import("payverdict/payload")).ready();
    const text = JSON.stringify({ paymentType: "DB", amount: "92.00", result: { code: "800.100.153", "å%ß€😀": 1 } }).replace("😀", "😀" + String.fromCharCode(0xd800));
    said.push(decodePayload(text).message("is"), search("payex stolen").length, decodePayloads('{"orderId": "á😀", "status": 1, "purchaseId": 5, "amount": 3}\\n{"é": ')[1].error.column);`;
  const [message, found, column] = logged(script);
  const script2 = script.replace("delete globalThis[name]", "name");
  assert.deepEqual([message, found, column], logged(script2));
  assert.ok(message.length > 10 && found > 0 && column > 1);
});
