// Plans: the same decisions as the command gives, field by field, and errors that say what was expected.
import assert from "node:assert/strict";
import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { objects } from "./support/command.mjs";
import { require } from "./support/entries.mjs";
import { random } from "./support/random.mjs";
import { PlanError, combine, decode, plan, search } from "payverdict/payload";

const NOW = "2026-11-26T12:00:00Z";
const HOUR = 3_600_000;

/** A decision as the command prints it. */
const asPrinted = ({ verdict, ...decision }, locale) => ({ ...decision, verdict: { ...verdict, message: verdict.message(locale) } });

/** The decision or the error, as the command prints them. */
function planned(attempts, options, locale) {
  try {
    return asPrinted(plan(attempts, options), locale);
  } catch (error) {
    if (!(error instanceof PlanError)) throw error;
    return { error: { kind: error.kind, message: error.message } };
  }
}

const line = (attempts, now = NOW) => `${JSON.stringify({ attempts, now })}\n`;

/** Histories of all kinds, most of codes that one payment may have been answered with. */
function histories(count, seed) {
  const pick = random(seed);
  const one = (list) => list[pick(list.length)];
  const sometimes = (chance, make) => (pick(100) < chance ? make() : {});
  const common = [
    ["visa.response", ["51", "05", "04", "43", "57", "83", "91", "00", "54", "N7", "R1", "65"]],
    ["mastercard.response", ["51", "05", "79", "82", "83", "91", "00", "14"]],
    ["iso8583.response", ["51", "05", "91", "96", "54", "00", "41", "61"]],
    ["opp.result", ["800.100.155", "800.100.153", "900.100.300", "000.200.000", "000.400.000", "800.100.159", "000.000.000"]],
  ];
  const everywhere = search("").map(({ set, code }) => [set, [code]]);
  const code = (from) => {
    const [set, codes] = one(from);
    return { set, code: one(codes) };
  };
  return Array.from({ length: count }, () => {
    const from = pick(4) > 0 ? [one(common)] : everywhere;
    const cards = pick(2) > 0;
    const now = Date.UTC(2025 + pick(3), pick(12), 1 + pick(28), pick(24));
    const attempts = Array.from({ length: 1 + pick(pick(10) > 0 ? 6 : 80) }, () => ({
      at: new Date(now - pick(40 * 24) * HOUR - pick(2)).toISOString(),
      ...code(from),
      ...sometimes(30, () => ({ with: [{ set: "mastercard.advice", code: one(["01", "02", "03", "21", "24", "26", "30", "40"]) }] })),
      ...sometimes(30, () => ({ network: one(["visa", "MC", "Maestro", "amex", "elo", "unheard of"]) })),
      ...(cards ? { card: one(["c1", "c2", "kort á"]) } : {}),
      ...sometimes(50, () => ({ amount: one([10, "10.00", 12.5, "12,5", 1e21]), currency: one(["ISK", "BRL", "USD", "SEK"]) })),
      ...sometimes(10, () => ({ region: one(["BR", "US", "IS"]) })),
      ...sometimes(20, () => ({ initiator: one(["merchant", "shopper"]) })),
    }));
    return { attempts, now: new Date(now).toISOString() };
  });
}

test("600 histories have the decisions that the command gives", () => {
  const all = histories(600, 20261126);
  const input = all.map(({ attempts, now }) => line(attempts, now)).join("");
  for (const locale of ["en", "is"]) {
    const expected = objects(["plan", "--json", "--locale", locale], input);
    assert.equal(expected.length, all.length);
    const seen = new Set();
    all.forEach(({ attempts, now }, place) => {
      const answer = planned(attempts, { now }, locale);
      assert.deepEqual(answer, expected[place], JSON.stringify(all[place]));
      assert.deepEqual(Object.keys(answer), ["action", "at", "attempts_left", "rule", "because", "verdict"]);
      seen.add(answer.action);
    });
    assert.deepEqual([...seen].sort(), ["ask_shopper", "check_status", "done", "fix", "retry", "stop", "wait"]);
  }
});

test("policies, published and one's own, as the command keeps them", () => {
  const file = join(tmpdir(), `payverdict-policy-${process.pid}.json`);
  const policies = [
    ...["cautious", "stripe", "recurly", "yuno", "hyperswitch", "weekly"].map((like) => ({ like })),
    { space: "48h" }, { like: "weekly", retry: ["later"], space: "48h", limit: ["3/15d"], end: "30d" }, { end: "20d", steps: ["1d", "3d"] },
    { gaps: "36h", limit: "2/30d" },
  ];
  const all = histories(60, 7);
  const input = all.map(({ attempts, now }) => line(attempts, now)).join("");
  try {
    for (const policy of policies) {
      writeFileSync(file, JSON.stringify(policy));
      const expected = objects(["plan", "--json", "--policy", file], input);
      const named = Object.keys(policy).join() === "like" ? [policy, policy.like] : [policy];
      for (const own of named) {
        const answers = all.map(({ attempts, now }) => planned(attempts, { now, policy: own }, "en"));
        assert.deepEqual(answers, expected, JSON.stringify(own));
      }
    }
  } finally {
    rmSync(file, { force: true });
  }
});

const ATTEMPT = { at: "2026-11-20T09:00:00Z", set: "visa.response", code: "51" };

test("what is no history has the command's error, with the place of the attempt", () => {
  const broken = [
    [[], null, /at least one/],
    [[ATTEMPT, {}], 2, /attempt 2: expected a time under `at`/],
    [[7], 1, /attempt 1: expected an object/],
    [[{ ...ATTEMPT, at: "yesterday" }], 1, /RFC 3339/],
    [[{ ...ATTEMPT, at: 1_795_696_200 }], 1, /a text under `at`/],
    [[ATTEMPT, ATTEMPT, { ...ATTEMPT, set: "visa.respons" }], 3, /attempt 3: unknown .*visa\.response/],
    [[{ ...ATTEMPT, set: undefined }], 1, /id of a set/],
    [[{ ...ATTEMPT, code: 51 }], 1, /a text under `code`/],
    [[{ ...ATTEMPT, code: "5-1" }], 1, /not a code of visa\.response/],
    [[{ ...ATTEMPT, with: "03" }], 1, /a list of codes under `with`/],
    [[{ ...ATTEMPT, with: [{ set: "mastercard.advice", code: "x!" }] }], 1, /mastercard\.advice/],
    [[{ ...ATTEMPT, amount: true }], 1, /a text under `amount`/],
    [[{ ...ATTEMPT, initiator: "robot" }], 1, /merchant or shopper/],
    [[ATTEMPT, { ...ATTEMPT, at: "2026-11-26T12:00:01Z" }], 2, /attempt 2 is later than now/],
  ];
  for (const [attempts, place, wanted] of broken) {
    const [{ error }] = objects(["plan", "--json"], line(attempts));
    assert.throws(() => plan(attempts, { now: NOW }), (thrown) => {
      assert.ok(thrown instanceof PlanError && wanted.test(thrown.message), thrown.message);
      assert.deepEqual([thrown.kind, thrown.message, thrown.attempt], [error.kind, error.message, place]);
      return true;
    });
  }
});

test("a missing time and what is not data are errors", () => {
  const cyclic = [];
  cyclic.push(cyclic);
  for (const [attempts, options, wanted] of [
    [[ATTEMPT], undefined, /a time under `now`/],
    [[ATTEMPT], {}, /a time under `now`/],
    [[ATTEMPT], { now: new Date(NaN) }, /a time under `now`/],
    [[ATTEMPT], { now: "soon" }, /under `now`.*RFC 3339/],
    [undefined, { now: NOW }, /a list of attempts/],
    ["x", { now: NOW }, /a list of attempts/],
    [cyclic, { now: NOW }, /JSON\.stringify/],
    [[{ ...ATTEMPT, amount: 5n }], { now: NOW }, /JSON\.stringify/],
  ]) {
    assert.throws(() => plan(attempts, options), (error) => error instanceof PlanError && error.kind === "malformed" && wanted.test(error.message), String(wanted));
  }
});

test("a policy that is looser or none is refused with the rule it breaks or what was expected", () => {
  for (const [policy, wanted] of [
    [{ space: "1h", limit: ["9/24h", "25/30d"] }, /visa\.month/],
    [{ retry: ["later", "never"] }, /code\.never/],
    [{ retry: "other_method" }, /code\.person/],
    [{ spice: "1h" }, /unknown key; expected any of like, retry/],
    [{ space: 24 }, /under `space`/],
    [{ steps: ["2d", "1d"] }, /counted from the first try/],
    ["stripes", /stripe/],
    [7, /expected an object/],
    [[], /expected an object/],
  ]) {
    assert.throws(() => plan([ATTEMPT], { now: NOW, policy }), (error) => error.kind === "policy" && error.attempt === null && wanted.test(error.message), JSON.stringify(policy));
  }
  // What only repeats the rules is none: a policy holds beside them.
  const stolen = [{ ...ATTEMPT, code: "43" }];
  for (const policy of ["cautious", "stripe", "recurly", "yuno", "hyperswitch", "weekly"]) assert.equal(plan(stolen, { now: NOW, policy }).action, "stop");
});

test("a decision is a frozen plain object; times may be dates; the message speaks a language", () => {
  const attempts = [{ ...ATTEMPT, at: new Date("2026-11-26T10:00:00+01:00"), with: [{ set: "mastercard.advice", code: "24" }] }];
  const decision = plan(attempts, { now: new Date(NOW), locale: "is" });
  for (const held of [decision, decision.because, decision.because[0], decision.verdict]) assert.ok(Object.isFrozen(held));
  assert.deepEqual(structuredClone(decision), JSON.parse(JSON.stringify(decision)));
  assert.deepEqual([decision.action, decision.at, decision.rule], ["wait", "2026-11-27T09:00:00Z", "cautious.space"]);
  const both = combine(decode("visa.response", "51"), decode("mastercard.advice", "24"));
  assert.deepEqual(decision.verdict, both);
  assert.equal(decision.verdict.message(), both.message("is"));
  assert.equal(decision.verdict.message("sv"), both.message("sv"));
  assert.deepEqual(require("payverdict/payload").plan(attempts, { now: NOW }), plan(attempts, { now: NOW }));
});

test("an approved attempt ends everything, and a bar holds whatever comes after it", () => {
  const approved = { ...ATTEMPT, code: "00", at: "2026-11-10T09:00:00Z" };
  assert.equal(plan([ATTEMPT, approved], { now: NOW }).action, "done");
  const stolen = { ...ATTEMPT, code: "43", at: "2026-11-10T09:00:00Z" };
  const decision = plan([stolen, ATTEMPT], { now: NOW });
  assert.deepEqual([decision.action, decision.at, decision.rule], ["stop", null, "visa.category-1"]);
});

test("the example of the page about plans says what is answered", () => {
  const [, block] = readFileSync(new URL("../../docs/plan.md", import.meta.url), "utf8").match(/```js\nimport \{ plan \} from "payverdict\/payload";\n([^]*?)```/);
  const said = [];
  new Function("plan", "said", block.replace(/^(\S.*); \/\/ (".*"|\d+)$/gm, "said.push([$1, $2]);"))(plan, said);
  assert.ok(said.length > 5);
  for (const [answered, written] of said) assert.equal(answered, written);
});
