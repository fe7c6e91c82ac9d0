// Whole documents: the same answers as the command gives, field by field.
import assert from "node:assert/strict";
import { execFileSync, spawnSync } from "node:child_process";
import { readFileSync, readdirSync } from "node:fs";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { random } from "./support/random.mjs";
import { PayloadError, decode, decodePayload, decodePayloads } from "payverdict/payload";

const root = new URL("../../", import.meta.url);
const command = process.env.PAYVERDICT ?? fileURLToPath(new URL("target/release/payverdict", root));
const fixtures = fileURLToPath(new URL("crates/cli/tests/payload/fixtures/", root));
const files = readdirSync(fixtures, { recursive: true })
  .filter((name) => /\.(json|txt|form)$/.test(name) && !/\.expected\.json$/.test(name))
  .sort();

/** An answer as the command prints it: the message in one language. */
function asPrinted(answer, locale) {
  const verdict = (one) => ({ ...one, message: one.message(locale) });
  if ("error" in answer) return answer;
  return { ...verdict(answer), verdicts: answer.verdicts.map(verdict), overall: verdict(answer.overall) };
}

test("every document has the answer that the command gives", () => {
  assert.ok(files.length >= 60, `${files.length} documents`);
  for (const locale of ["en", "is"]) {
    for (const name of files) {
      const text = readFileSync(fixtures + name, "utf8");
      const printed = execFileSync(command, ["payload", "--json", "--locale", locale], { input: text, encoding: "utf8" });
      const expected = printed.trim().split("\n").map((line) => JSON.parse(line));
      assert.deepEqual(decodePayloads(text).map((answer) => asPrinted(answer, locale)), expected, name);
    }
  }
});

test("what cannot be read has the error that the command gives", () => {
  const broken = [
    "", " \n", "5", "hello", '{"status" 1}', '{"a": [1,]}', '{"a": 01.0}', '{"a": "\\x"}', '{"a": "\u0001"}', '{"a": nul}',
    '{"status": 1, "Status": 2}', "a=1&result.code=1&result.code=2", '{"result": {"code": "2000.000.000"}}', '{"status": ["charged", 5]}',
    '{"encryptedBody": "00"}', '{"hello": "world"}', '{"data":'.repeat(200), '[{"orderId": "a", "status": 1} 2]', '{"a" 1}\n{"b" 2}',
  ];
  for (const text of broken) {
    const { stdout } = spawnSync(command, ["payload", "--json"], { input: text, encoding: "utf8" });
    const expected = stdout.trim().split("\n").map((line) => JSON.parse(line));
    assert.deepEqual(decodePayloads(text).map((answer) => asPrinted(answer, "en")), expected, text);
  }
});

test("documents of other gateways are refused as the command refuses them, whichever system is named", () => {
  const foreign = fileURLToPath(new URL("crates/cli/tests/payload/foreign/", root));
  const texts = readdirSync(foreign).sort().map((name) => foreign + name);
  assert.ok(texts.length >= 40);
  for (const system of [undefined, "askell", "opp", "payex", "payfunc", "pei"]) {
    const { stdout } = spawnSync(command, ["payload", "--json", ...(system ? ["--system", system] : []), ...texts], { encoding: "utf8" });
    const expected = stdout.trim().split("\n").map((line) => JSON.parse(line));
    texts.forEach((file, place) => {
      const text = readFileSync(file, "utf8");
      const { file: _, ...error } = expected[place];
      const [answer, ...others] = decodePayloads(text, { system });
      assert.deepEqual([answer, others], [error, []], file);
      assert.throws(() => decodePayload(text, { system }), ({ kind, nearest, missing, codes, message }) => {
        assert.deepEqual({ kind, nearest, missing, codes, message }, answer.error);
        return kind === "unrecognized" && message.startsWith("sender not recognised");
      });
    });
  }
});

test("100,000 random documents of words that anybody uses: nothing is paid or approved", () => {
  const pick = random(20261128);
  const one = (list) => list[pick(list.length)];
  const keys = ["status", "state", "result", "code", "type", "event", "data", "payment", "order", "amount", "currency", "id", "orderId", "success", "paid", "message", "error", "transaction", "response"];
  const words = ["paid", "PAID", "approved", "Approved", "COMPLETED", "Completed", "succeeded", "success", "OK", "captured", "settled", "charged", "00", "100", "authorized", "failed", "declined"];
  const value = (depth) => one([() => one(words), () => one(words), () => pick(300), () => true, () => null, () => (depth > 0 ? object(depth - 1) : one(words)), () => (depth > 0 ? [object(depth - 1)] : 4)])();
  const object = (depth) => Object.fromEntries(Array.from({ length: 1 + pick(5) }, () => [one(keys), value(depth)]));
  for (let count = 0; count < 100; count++) {
    const answers = decodePayloads(Array.from({ length: 1000 }, () => JSON.stringify(object(2))).join("\n"));
    assert.equal(answers.length, 1000);
    for (const answer of answers) assert.ok("error" in answer || (!answer.is_paid && answer.overall.outcome !== "approved"), JSON.stringify(answer));
  }
});

test("one document, as text or as what JSON.parse made of it", () => {
  const document = { paymentType: "DB", amount: "92.00", result: { code: "000.000.000" } };
  for (const input of [JSON.stringify(document), document]) {
    const answer = decodePayload(input);
    assert.deepEqual([answer.is_paid, answer.funds, answer.overall.outcome], [true, "captured", "approved"]);
    assert.deepEqual(structuredClone(answer), JSON.parse(JSON.stringify(answer)));
    assert.ok(Object.isFrozen(answer) && Object.isFrozen(answer.verdicts) && Object.isFrozen(answer.overall));
  }
  assert.equal(decode("opp.result", "800.100.153").reason, "incorrect_cvc");
});

test("what cannot be read is a PayloadError that says where and what was expected", () => {
  const cyclic = {};
  cyclic.self = cyclic;
  for (const input of ["", "{", "[]", "null", undefined, null, 7, Symbol.iterator, cyclic, "\ud800", "{}", "[{},{}]", "x".repeat(1e6)]) {
    assert.throws(() => decodePayload(input), PayloadError);
  }
  assert.throws(() => decodePayload('{"orderId": "A2" "status": 4}'), { line: 1, column: 18, expected: "`,` or `}`" });
  assert.throws(() => decodePayload("{}", { system: "x" }), { name: "PayloadError", kind: "unknown_system" });
});
