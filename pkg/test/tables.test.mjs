// Tables of one's own: their rows, their texts, their mistakes; everything else as without them.
import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { createRequire } from "node:module";
import { describe, test } from "node:test";
import { fileURLToPath } from "node:url";
import * as builtIn from "payverdict/payload";
import { DecodeError, PayloadError, PlanError, TablesError, locales, ready, withTables } from "payverdict/tables";
import { codes, ownTables } from "./support/tables.mjs";

const tables = withTables(ownTables);
const OPP = { id: "8ac7a4a1", paymentType: "DB", amount: "92.00", currency: "EUR", ndc: "1", result: { code: "800.100.152" } };
const NOW = { now: "2026-11-26T12:00:00Z" };
const attempt = (set, code, at = "2026-11-20T09:00:00Z") => ({ at, set, code });
/** What is said, with its messages. */
const whole = (said) =>
  JSON.parse(
    JSON.stringify(said, (key, value) =>
      typeof value?.message === "function" ? { ...value, "in all": locales.map((locale) => value.message(locale)), "": value.message() } : value,
    ),
  );
const isFrozen = (value) => typeof value !== "object" || value === null || (Object.isFrozen(value) && Object.values(value).every(isFrozen));

/** The mistakes of some files, which must have some. */
function mistakesOf(files) {
  try {
    withTables(files);
  } catch (error) {
    assert.ok(error instanceof TablesError && error instanceof Error && error.name === "TablesError", String(error));
    assert.equal(error.message, error.mistakes.map(({ file, line, text }) => `${file}:${line}: ${text}`).join("\n"));
    return error.mistakes;
  }
  assert.fail("tables that are wrong were taken");
}

/** What something throws. */
function refusedBy(work) {
  try {
    work();
  } catch (error) {
    return error;
  }
  assert.fail("nothing was thrown");
}

/** The rows of a file of codes, in short. */
const rowsOf = (file) => ownTables[file].trim().split("\n").slice(1).map((line) => line.split(","));

describe("a set of one's own", () => {
  test("is told of", () => {
    assert.deepEqual(tables.systems, [{ id: "pierpay", name: "Pier Pay", homepage: "https://pierpay.example" }]);
    const { expected, ...set } = tables.sets[0];
    assert.deepEqual(set, { id: "pierpay.result", system: "pierpay", system_name: "Pier Pay", title: "Results of payments", syntax: "word", extends: [], rows: 10 });
    assert.match(expected, /such as moored$/);
    assert.equal(tables.sets.length, 1);
  });

  test("every code of it says what its row says", () => {
    const rows = rowsOf("codes/pierpay.result.csv");
    assert.equal(rows.length, 10);
    for (const [code, outcome, reason, retry, , wait, , , summary] of rows) {
      const verdict = tables.decode("pierpay.result", code);
      assert.deepEqual(
        { set: verdict.set, system: verdict.system, code: verdict.code, match: verdict.match, outcome: verdict.outcome, reason: verdict.reason, retry: verdict.retry, wait_hours: verdict.wait_hours, summary: verdict.summary },
        { set: "pierpay.result", system: "pierpay", code, match: "exact", outcome, reason: reason || null, retry, wait_hours: wait === "" ? null : Number(wait), summary },
      );
      assert.ok(verdict.flags.includes("custom"), code);
      assert.deepEqual(verdict.source, { id: "pierpay-guide", title: "Guide for merchants", url: "https://pierpay.example/guide", kind: "primary" });
      for (const locale of locales) assert.ok(verdict.message(locale).length > 5, `${code} ${locale}`);
    }
    assert.deepEqual(tables.decode("pierpay.result", "CAST-OFF").outcome, "cancelled", "words are found however they are written");
    const approved = rows.map(([code]) => tables.decode("pierpay.result", code)).filter(({ outcome }) => outcome === "approved");
    assert.deepEqual(approved.map(({ code }) => code), ["moored"]);
    const unlisted = tables.decode("pierpay.result", "sunk");
    assert.deepEqual([unlisted.match, unlisted.outcome, unlisted.retry, unlisted.source], ["unlisted", "unknown", "check_first", null]);
  });

  test("its rows are listed and found, and with them those of built-in sets", () => {
    assert.equal(tables.rows.length, 11);
    assert.equal(tables.rows, tables.rows);
    assert.ok(tables.rows.every(({ flags }) => flags.includes("custom")));
    const custom = tables.search("custom").filter(({ flags }) => flags.includes("custom"));
    assert.deepEqual(custom.map(({ set, code }) => `${set} ${code}`).sort(), tables.rows.map(({ set, code }) => `${set} ${code}`).sort());
    assert.equal(tables.search("pierpay stolen")[0].code, "pirated");
    assert.equal(tables.search("").length, builtIn.search("").length + 10, "the row of a built-in set stands in the place of that");
  });

  test("a code tells its owner, or is one of some candidates", () => {
    assert.equal(tables.identify("800.100.152").certain.retry, "never");
    const { certain, candidates } = tables.identify("moored");
    assert.equal(certain, null);
    assert.deepEqual(candidates.map(({ sets }) => sets[0]), ["pierpay.result"]);
    assert.equal(tables.decodeIn("pierpay", "moored").certain.outcome, "approved");
    assert.throws(() => tables.decodeIn("pierpai", "moored"), { name: "DecodeError", kind: "unknown_system" });
    assert.ok(tables.identify("a".repeat(1000)).is_malformed);
  });

  test("its codes are found in texts by their key and by the name of their system", () => {
    const text = "á 12:00 pierresult=drained amount=92.00\nPier Pay said: response code 05\nrefused 800.100.152 with card 4111 1111 1111 1111";
    const { codes: found, cardNumbers } = tables.read(text);
    const [first] = found;
    assert.deepEqual([first.text, first.line, text.slice(first.start, first.end), first.certainty], ["drained", 1, "drained", "certain"]);
    assert.equal(first.verdict.message("is"), "Ekki er næg innistæða á kortinu. Ekkert var gjaldfært.");
    const third = found.find(({ text }) => text === "800.100.152");
    assert.deepEqual([third.line, third.verdict.retry, text.slice(third.start, third.end)], [3, "never", "800.100.152"]);
    assert.equal(cardNumbers.length, 1);
    assert.ok(found.every(({ start, end }) => end <= cardNumbers[0].start || start >= cardNumbers[0].end));
    // In a line of Pier Pay a code that is only likely is nobody else's.
    assert.ok(found.filter(({ line }) => line === 2).every(({ verdict }) => verdict === null));
    assert.ok(isFrozen(tables.read(text)));
  });

  test("attempts at it are planned by the same rules", () => {
    const planned = (code) => tables.plan([attempt("pierpay.result", code)], NOW);
    assert.equal(planned("drained").action, "retry");
    assert.equal(planned("pirated").action, "stop");
    assert.equal(planned("moored").action, "done");
    assert.equal(planned("adrift").action, "check_status");
    const { verdict } = planned("pirated");
    assert.deepEqual(whole(verdict), whole(tables.decode("pierpay.result", "pirated")));
    const spoken = tables.plan([attempt("pierpay.result", "drained")], { ...NOW, locale: "is" }).verdict.message();
    assert.equal(spoken, "Ekki er næg innistæða á kortinu. Ekkert var gjaldfært.");
  });
});

describe("a stricter row in a built-in set", () => {
  const before = builtIn.decode("opp.result", "800.100.152");

  test("a code, also by a group", () => {
    const verdict = tables.decode("opp.result", "800.100.152");
    assert.deepEqual([verdict.outcome, verdict.reason, verdict.retry, verdict.summary], [before.outcome, before.reason, "never", "Our risk team says: never again"]);
    assert.deepEqual([verdict.source.id, verdict.flags], ["risk-team", ["custom"]]);
    const group = tables.decode("opp.result", "800.190.999");
    assert.deepEqual([group.match, group.group, group.reason, group.flags], ["group", "refused by our own rules", "risk_declined", ["custom"]]);
  });

  test("a document, one of several, and what was pasted", () => {
    const answer = tables.decodePayload(OPP);
    assert.deepEqual([answer.retry, answer.overall.retry, answer.verdicts[0].summary, answer.is_paid], ["never", "never", "Our risk team says: never again", false]);
    assert.ok(answer.overall.flags.includes("custom") && isFrozen(answer));
    const text = JSON.stringify(OPP);
    assert.deepEqual(whole(tables.decodePayloads(`${text}\n${text}`)), [whole(answer), whole(answer)]);
    const [piece] = tables.readDocument(`12:00 refused ${text}`);
    assert.deepEqual(whole(piece.answer), whole(answer));
  });

  test("a payment's life, stored and read again", () => {
    const [state] = tables.timeline([OPP]);
    assert.deepEqual([state.overall.retry, state.overall.summary, state.is_paid], ["never", "Our risk team says: never again", false]);
    const { stored, state: added } = tables.timeline.add(null, OPP);
    assert.deepEqual(whole(added), whole(state));
    assert.equal(tables.timeline.merge(stored, null).state.overall.retry, "never");
    assert.equal(builtIn.timeline.state(stored).overall.retry, "never", "what was told stays told");
  });

  test("a plan", () => {
    const { action, verdict } = tables.plan([attempt("opp.result", "800.100.152")], NOW);
    assert.deepEqual([action, verdict.summary], ["stop", "Our risk team says: never again"]);
    assert.notEqual(builtIn.plan([attempt("opp.result", "800.100.152")], NOW).action, "stop");
  });

  test("with a further code the stricter word wins", () => {
    const both = tables.decode("opp.result", "800.100.152", { with: [{ set: "mastercard.advice", code: "24" }] });
    assert.deepEqual([both.retry, both.wait_hours], ["never", null]);
    const plain = builtIn.combine(builtIn.decode("opp.result", "800.100.155"), builtIn.decode("mastercard.advice", "24"));
    const same = tables.decode("opp.result", "800.100.155", { with: [{ set: "mastercard.advice", code: "24" }] });
    assert.deepEqual({ ...whole(same), "in all": 0, "": 0 }, { ...whole(plain), "in all": 0, "": 0 });
    assert.equal(same.message("sv"), plain.message("sv"));
    assert.throws(() => tables.decode("opp.result", "800.100.155", { with: [{ set: "mastercard.advise", code: "24" }] }), { kind: "unknown_set" });
  });

  test("texts in one's own voice, in the languages that they are in", () => {
    const verdict = tables.decode("opp.result", "800.100.155");
    assert.ok(!verdict.flags.includes("custom"));
    assert.equal(verdict.message("en"), "There is not enough money on the card. No money was taken.");
    assert.equal(verdict.message("is-IS"), "Ekki er næg innistæða á kortinu. Ekkert var gjaldfært.");
    assert.equal(verdict.message("sv"), builtIn.decode("opp.result", "800.100.155").message("sv"));
  });
});

describe("what is not one's own is as it is without", () => {
  const none = withTables({});

  test("every row, in every language", () => {
    const rows = builtIn.search("");
    assert.ok(rows.length > 4000);
    for (const row of rows) assert.deepEqual(whole(none.decode(row.set, row.code)), whole(row), `${row.set} ${row.code}`);
    assert.deepEqual([none.rows, none.sets, none.systems], [[], [], []]);
    for (const code of ["51", "51-I", "nothing of the kind", ""]) assert.deepEqual(whole(none.identify(code)), whole(builtIn.identify(code)), code);
    assert.deepEqual(whole(none.search("opp stolen")), whole(builtIn.search("opp stolen")));
  });

  test("documents, payments, texts and plans", () => {
    const fixtures = fileURLToPath(new URL("../../crates/cli/tests/payload/fixtures/", import.meta.url));
    const texts = readdirSync(fixtures, { recursive: true }).filter((name) => /\.(json|txt|form)$/.test(name) && !/expected/.test(name)).sort().map((name) => readFileSync(fixtures + name, "utf8"));
    assert.ok(texts.length >= 60);
    for (const text of [...texts, "", "{", "[]", '{"status" 1}', '{"hello": "world"}', '{"orderId": "A1", "status": 1}']) {
      assert.deepEqual(whole(none.decodePayloads(text)), whole(builtIn.decodePayloads(text)), text);
      const pasted = `á😀 RC=51 and then\n${text}\nå 05 declined 800.100.153 4111 1111 1111 1111`;
      assert.deepEqual(whole(none.readDocument(pasted)), whole(builtIn.readDocument(pasted)), text);
      assert.deepEqual(whole(none.read(pasted)), whole(builtIn.read(pasted)), text);
      const errorOf = (work) => {
        try {
          return whole(work());
        } catch (error) {
          return { ...error, message: error.message };
        }
      };
      assert.deepEqual(errorOf(() => none.decodePayload(text)), errorOf(() => builtIn.decodePayload(text)), text);
    }
    assert.deepEqual(whole(none.timeline(texts)), whole(builtIn.timeline(texts)));
    for (const [set, code] of [["opp.result", "800.100.155"], ["visa.response", "51"], ["visa.response", "04"], ["pei.error", "10003"]]) {
      assert.deepEqual(whole(none.plan([attempt(set, code)], NOW)), whole(builtIn.plan([attempt(set, code)], NOW)), code);
    }
  });

  test("no code of a built-in set is approved, or tried sooner, because of tables of one's own", () => {
    const open = (verdict) => verdict.outcome === "approved" || verdict.class === "soft";
    for (const row of builtIn.search("")) {
      const verdict = tables.decode(row.set, row.code);
      assert.ok(!open(verdict) || open(row), `${row.set} ${row.code}`);
    }
  });
});

describe("refusals", () => {
  test("a row that is looser, approved or unmasks a reason", () => {
    const [looser] = mistakesOf({ "codes/opp.result.csv": codes("800.100.153,,,now,,,,,,") });
    assert.deepEqual([looser.file, looser.line], ["codes/opp.result.csv", 2]);
    assert.match(looser.text, /^retry now is looser than after_data_fix, which the built-in tables say/);
    assert.equal(mistakesOf({ "codes/opp.result.csv": codes("800.100.151,approved,,not_needed,,,,,Paid,") })[0].line, 2);
    assert.equal(mistakesOf({ "codes/opp.result.csv": codes("800.100.159,declined,generic_decline,,,,,,,") })[0].line, 2);
  });

  test("all mistakes of all files, each with its place", () => {
    const mistakes = mistakesOf({ ...ownTables, "codes/pierpay.result.csv": codes("afloat,declined,sunk_cost,later,,,,,A word that nobody knows,", "b,maybe,,later,,,,,Not an outcome,"), "notes.csv": "a\n" });
    assert.deepEqual(mistakes.map(({ file }) => file), ["notes.csv"]);
    const { "notes.csv": _, ...rest } = { ...ownTables, "codes/pierpay.result.csv": codes("afloat,declined,sunk_cost,later,,,,,A word that nobody knows,", "b,maybe,,later,,,,,Not an outcome,") };
    const found = mistakesOf(rest);
    assert.deepEqual([...new Set(found.map(({ file, line }) => `${file}:${line}`))], ["codes/pierpay.result.csv:2", "codes/pierpay.result.csv:3"]);
    assert.ok(isFrozen(found));
  });

  test("a broken table, a file of no set, and what is not tables at all", () => {
    assert.match(mistakesOf({ "sets.csv": "id\n\"open" })[0].text, /./);
    assert.match(mistakesOf({ "codes/nobody.result.csv": codes() })[0].text, /belongs to no set/);
    for (const given of [null, undefined, "text", 7, { "sets.csv": 7 }, { "sets.csv": null }]) assert.throws(() => withTables(given), { name: "TypeError", message: /names of files/ });
    // After any of it other tables are read as ever.
    assert.equal(withTables(ownTables).rows.length, 11);
  });

  test("codes, sets and systems that there are not", () => {
    const decoding = (set, code) => () => tables.decode(set, code);
    assert.throws(decoding("opp.result", "x"), (error) => error instanceof DecodeError && error.kind === "malformed" && error.set === "opp.result");
    const { message, expected } = refusedBy(() => builtIn.decode("opp.result", "x"));
    assert.throws(decoding("opp.result", "x"), { message, expected });
    assert.throws(decoding("pierpay.results", "moored"), { name: "DecodeError", kind: "unknown_set", set: null, message: /nearest: pierpay\.result$/ });
    for (const [set, code] of [[7, "51"], [null, null], ["opp.result", undefined], ["opp.result", Symbol.iterator], ["__proto__", "51"]]) assert.throws(decoding(set, code), DecodeError);
    assert.throws(() => tables.decodePayload(OPP, { system: "pierpay" }), (error) => error instanceof PayloadError && error.kind === "unknown_system");
    assert.throws(() => tables.decodePayloads("{}", { advice: "mastercard.advise" }), { name: "DecodeError", kind: "unknown_set" });
    assert.throws(() => tables.plan([attempt("pierpay.no", "1")], NOW), (error) => error instanceof PlanError && error.kind === "unknown_set" && error.attempt === 1);
    assert.throws(() => tables.plan([attempt("pierpay.result", "drained")], {}), { name: "PlanError" });
    assert.throws(() => tables.timeline.add("not stored", OPP), { name: "PayloadError", kind: "malformed" });
    const cyclic = {};
    cyclic.self = cyclic;
    assert.throws(() => tables.decodePayload(cyclic), PayloadError);
    assert.throws(() => tables.plan([cyclic], NOW), PlanError);
  });
});

test("verdicts are frozen plain objects, the same again where they are asked for again", () => {
  const verdict = tables.decode("pierpay.result", "drained");
  assert.equal(verdict, tables.decode("pierpay.result", "drained"));
  assert.ok(isFrozen(verdict) && Object.getPrototypeOf(verdict) === Object.prototype);
  assert.deepEqual(structuredClone(verdict), JSON.parse(JSON.stringify(verdict)));
  assert.deepEqual(Object.keys(verdict), Object.keys(builtIn.decode("opp.result", "800.100.153")));
  assert.ok(Object.isFrozen(tables));
});

test("several tables stand beside each other", () => {
  const others = withTables({ "codes/opp.result.csv": codes("800.100.155,,,other_method,,,,,Another rule,") });
  assert.equal(others.decode("opp.result", "800.100.155").retry, "other_method");
  assert.equal(tables.decode("opp.result", "800.100.155").retry, "later");
  assert.throws(() => others.decode("pierpay.result", "moored"), { kind: "unknown_set" });
});

test("hostile codes and texts are answered, and the tables go on", () => {
  for (const text of ["\0", "\ud800", "a".repeat(1_000_000), '"'.repeat(1000), "{".repeat(100_000), "pierresult=".repeat(10_000)]) {
    assert.ok(Array.isArray(tables.read(text).codes));
    assert.ok(Array.isArray(tables.decodePayloads(text)));
    assert.equal(tables.decode("pierpay.result", "moored").outcome, "approved");
  }
});

test("a call that breaks off on a full stack leaves the tables usable", () => {
  const dive = () => {
    try {
      tables.read("RC=51");
    } catch (error) {
      if (!(error instanceof RangeError)) throw error;
    }
    return dive();
  };
  assert.throws(dive, RangeError);
  assert.equal(tables.decode("pierpay.result", "foggy").outcome, "pending");
  assert.equal(tables.read("pierresult=foggy").codes[0].verdict.outcome, "pending");
});

test("with require all is the same", async () => {
  await ready();
  const required = createRequire(import.meta.url)("payverdict/tables");
  const own = required.withTables(ownTables);
  assert.deepEqual(whole(own.decode("opp.result", "800.100.152")), whole(tables.decode("opp.result", "800.100.152")));
  assert.deepEqual(Object.keys(required).sort(), ["DecodeError", "PayloadError", "PlanError", "TablesError", "locales", "ready", "withTables"]);
});
