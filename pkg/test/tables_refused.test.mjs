// Mistakes in tables of one's own, and calls that cannot be answered.
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import * as builtIn from "payverdict/payload";
import { DecodeError, PayloadError, PlanError, withTables } from "payverdict/tables";
import { attempt, isFrozen, mistakesOf, NOW, OPP, tables } from "./support/own.mjs";
import { codes, ownTables } from "./support/tables.mjs";

/** What something throws. */
function refusedBy(work) {
  try {
    work();
  } catch (error) {
    return error;
  }
  assert.fail("nothing was thrown");
}

describe("refusals", () => {
  test("a row that is looser, approved or unmasks a reason", () => {
    const [looser] = mistakesOf({ "codes/opp.result.csv": codes("800.100.153,,,now,,,,,,") });
    assert.deepEqual([looser.file, looser.line], ["codes/opp.result.csv", 2]);
    assert.match(looser.text, /^retry now is looser than after_data_fix, which the built-in tables say/);
    assert.equal(mistakesOf({ "codes/opp.result.csv": codes("800.100.151,approved,,not_needed,,,,,Paid,") })[0].line, 2);
    assert.equal(mistakesOf({ "codes/opp.result.csv": codes("800.100.159,declined,generic_decline,,,,,,,") })[0].line, 2);
  });

  test("all mistakes of all files, each with its place", () => {
    const mistakes = mistakesOf({ ...ownTables, "codes/examplepay.result.csv": codes("1001,declined,sunk_cost,later,,,,,A word that nobody knows,", "1002,maybe,,later,,,,,Not an outcome,"), "notes.csv": "a\n" });
    assert.deepEqual(mistakes.map(({ file }) => file), ["notes.csv"]);
    const { "notes.csv": _, ...rest } = { ...ownTables, "codes/examplepay.result.csv": codes("1001,declined,sunk_cost,later,,,,,A word that nobody knows,", "1002,maybe,,later,,,,,Not an outcome,") };
    const found = mistakesOf(rest);
    assert.deepEqual([...new Set(found.map(({ file, line }) => `${file}:${line}`))], ["codes/examplepay.result.csv:2", "codes/examplepay.result.csv:3"]);
    assert.ok(isFrozen(found));
  });

  test("a broken table, a file of no set, and what is not tables at all", () => {
    assert.match(mistakesOf({ "sets.csv": "id\n\"open" })[0].text, /./);
    assert.match(mistakesOf({ "codes/nobody.result.csv": codes() })[0].text, /belongs to no set/);
    for (const given of [null, undefined, "text", 7, { "sets.csv": 7 }, { "sets.csv": null }]) assert.throws(() => withTables(given), { name: "TypeError", message: /names of files/ });
    // After any of it other tables are read as ever.
    assert.equal(withTables(ownTables).rows.length, 31);
  });

  test("codes, sets and systems that there are not", () => {
    const decoding = (set, code) => () => tables.decode(set, code);
    assert.throws(decoding("opp.result", "x"), (error) => error instanceof DecodeError && error.kind === "malformed" && error.set === "opp.result");
    const { message, expected } = refusedBy(() => builtIn.decode("opp.result", "x"));
    assert.throws(decoding("opp.result", "x"), { message, expected });
    assert.throws(decoding("examplepay.results", "1000"), { name: "DecodeError", kind: "unknown_set", set: null, message: /nearest: examplepay\.result$/ });
    for (const [set, code] of [[7, "51"], [null, null], ["opp.result", undefined], ["opp.result", Symbol.iterator], ["__proto__", "51"]]) assert.throws(decoding(set, code), DecodeError);
    assert.throws(() => tables.decodePayload(OPP, { system: "examplepay" }), (error) => error instanceof PayloadError && error.kind === "unknown_system");
    assert.throws(() => tables.decodePayloads("{}", { advice: "mastercard.advise" }), { name: "DecodeError", kind: "unknown_set" });
    assert.throws(() => tables.plan([attempt("examplepay.no", "1")], NOW), (error) => error instanceof PlanError && error.kind === "unknown_set" && error.attempt === 1);
    assert.throws(() => tables.plan([attempt("examplepay.result", "1001")], {}), { name: "PlanError" });
    assert.throws(() => tables.timeline.add("not stored", OPP), { name: "PayloadError", kind: "malformed" });
    const cyclic = {};
    cyclic.self = cyclic;
    assert.throws(() => tables.decodePayload(cyclic), PayloadError);
    assert.throws(() => tables.plan([cyclic], NOW), PlanError);
  });
});
