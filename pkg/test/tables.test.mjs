// Tables of one's own: their rows, their texts, their mistakes; everything else as without them.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { readFileSync, readdirSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { describe, test } from "node:test";
import { fileURLToPath } from "node:url";
import * as builtIn from "payverdict/payload";
import { DecodeError, PayloadError, PlanError, TablesError, locales, ready, withTables } from "payverdict/tables";
import { codes, folder, ownTables } from "./support/tables.mjs";

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

describe("sets of one's own", () => {
  test("are told of", () => {
    assert.deepEqual(tables.systems, [{ id: "examplepay", name: "Example Pay", homepage: "https://examplepay.example" }]);
    assert.deepEqual(tables.sets.map(({ id, syntax, rows }) => [id, syntax, rows]), [["examplepay.response", "response", 7], ["examplepay.result", "number", 23]]);
    const { expected, ...set } = tables.sets[0];
    assert.deepEqual(set, { id: "examplepay.response", system: "examplepay", system_name: "Example Pay", title: "Response codes", syntax: "response", extends: ["visa.response", "iso8583.response"], rows: 7 });
    assert.match(expected, /such as E1$/);
  });

  for (const set of ["examplepay.result", "examplepay.response"]) {
    test(`every code of ${set} says what its row says`, () => {
      const rows = rowsOf(`codes/${set}.csv`);
      assert.ok(rows.length >= 7);
      for (const [code, outcome, reason, retry, , wait, limit] of rows) {
        const verdict = tables.decode(set, code);
        const { system, match, wait_hours } = verdict;
        assert.deepEqual(
          { set: verdict.set, system, code: verdict.code, match, outcome: verdict.outcome, reason: verdict.reason, retry: verdict.retry, wait_hours, limit: verdict.limit },
          { set, system: "examplepay", code, match: "exact", outcome, reason: reason || null, retry, wait_hours: wait === "" ? null : Number(wait), limit: limit || null },
        );
        assert.ok(verdict.flags.includes("custom") && ownTables[`codes/${set}.csv`].includes(verdict.summary), code);
        assert.deepEqual(verdict.source, { id: "examplepay-guide", title: "Integration guide", url: "https://examplepay.example/guide", kind: "primary" });
        for (const locale of locales) assert.ok(verdict.message(locale).length > 5, `${code} ${locale}`);
      }
      const approved = rows.filter(([code]) => tables.decode(set, code).outcome === "approved");
      assert.deepEqual(approved, rows.filter(([, outcome]) => outcome === "approved"));
      assert.equal(approved.length, 1);
    });
  }

  test("what no row lists is known by its group, by a set that is extended, or not at all", () => {
    const group = tables.decode("examplepay.result", "1099");
    assert.deepEqual([group.match, group.group, group.retry, group.flags], ["group", "refused by the card's bank", "other_method", ["custom"]]);
    const unlisted = tables.decode("examplepay.result", "777");
    assert.deepEqual([unlisted.match, unlisted.outcome, unlisted.retry, unlisted.source], ["unlisted", "unknown", "check_first", null]);
    assert.equal(tables.decode("examplepay.response", "51-I").reason, "insufficient_funds");
    const inherited = tables.decode("examplepay.response", "11");
    assert.deepEqual([inherited.outcome, inherited.retry], ["review", "check_first"], "a success is not inherited");
  });

  test("their rows are listed and found, and with them those of built-in sets", () => {
    assert.equal(tables.rows.length, 31);
    assert.equal(tables.rows, tables.rows);
    assert.ok(tables.rows.every(({ flags }) => flags.includes("custom")));
    const custom = tables.search("custom").filter(({ flags }) => flags.includes("custom"));
    assert.deepEqual(custom.map(({ set, code }) => `${set} ${code}`).sort(), tables.rows.map(({ set, code }) => `${set} ${code}`).sort());
    assert.equal(tables.search("examplepay stolen")[0].code, "1005");
    assert.equal(tables.search("").length, builtIn.search("").length + 30, "the row of a built-in set stands in the place of that");
  });

  test("a code tells its owner, or is one of some candidates", () => {
    assert.equal(tables.identify("800.100.152").certain.retry, "never");
    const { certain, candidates } = tables.identify("1001");
    assert.equal(certain, null);
    assert.equal(candidates[0].sets[0], "examplepay.result");
    assert.equal(tables.decodeIn("examplepay", "1000").certain.outcome, "approved");
    assert.throws(() => tables.decodeIn("examplepai", "1000"), { name: "DecodeError", kind: "unknown_system" });
    assert.ok(tables.identify("a".repeat(1000)).is_malformed);
  });

  test("their codes are found in texts by their key and by the name of their system", () => {
    const text = "á 12:00 ep_result=1001 amount=92.00\nExample Pay said: response code E5\nrefused 800.100.152 with card 4111 1111 1111 1111";
    const { codes: found, cardNumbers } = tables.read(text);
    const [first, second, third] = found;
    assert.deepEqual([first.text, first.line, text.slice(first.start, first.end), first.certainty], ["1001", 1, "1001", "certain"]);
    assert.equal(first.verdict.message("is"), "Þetta er meira en er til á kortinu. Ekkert var gjaldfært. Notaðu annað kort, eða komdu aftur síðar.");
    assert.deepEqual([second.text, second.line, second.verdict.set, second.verdict.retry], ["E5", 2, "examplepay.response", "never"]);
    assert.deepEqual([third.line, third.verdict.retry, text.slice(third.start, third.end)], [3, "never", "800.100.152"]);
    assert.equal(cardNumbers.length, 1);
    assert.ok(found.every(({ start, end }) => end <= cardNumbers[0].start || start >= cardNumbers[0].end));
    assert.ok(isFrozen(tables.read(text)));
  });

  test("attempts at them are planned by the same rules", () => {
    const planned = (set, code) => tables.plan([attempt(set, code)], NOW);
    assert.equal(planned("examplepay.result", "1001").action, "retry");
    assert.equal(planned("examplepay.result", "1005").action, "stop");
    assert.equal(planned("examplepay.result", "1000").action, "done");
    assert.equal(planned("examplepay.result", "3002").action, "check_status");
    const { rule } = planned("examplepay.response", "04");
    assert.equal(rule, planned("visa.response", "04").rule, "the rules for the set that it extends hold for it, too");
    assert.deepEqual(whole(planned("examplepay.result", "1005").verdict), whole(tables.decode("examplepay.result", "1005")));
    const spoken = tables.plan([attempt("examplepay.result", "1001")], { ...NOW, locale: "is" }).verdict.message();
    assert.match(spoken, /^Þetta er meira en er til á kortinu\./);
  });
});

describe("a stricter row in a built-in set", () => {
  const before = builtIn.decode("opp.result", "800.100.152");
  const RISK = "Our risk team takes no card again that the bank has refused so";

  test("a code, with a text of its own", () => {
    const verdict = tables.decode("opp.result", "800.100.152");
    assert.deepEqual([verdict.outcome, verdict.reason, verdict.retry, verdict.summary], [before.outcome, before.reason, "never", RISK]);
    assert.deepEqual([verdict.source.id, verdict.flags], ["risk-rules", ["custom"]]);
    assert.equal(verdict.message("en"), "We cannot take this card. No money was taken. Please write to us and we will find another way.");
    assert.equal(verdict.message("is"), "Við getum ekki tekið við þessu korti. Ekkert var gjaldfært. Skrifaðu okkur og við finnum aðra leið.");
  });

  test("a document, one of several, and what was pasted", () => {
    const answer = tables.decodePayload(OPP);
    assert.deepEqual([answer.retry, answer.overall.retry, answer.verdicts[0].summary, answer.is_paid], ["never", "never", RISK, false]);
    assert.ok(answer.overall.flags.includes("custom") && isFrozen(answer));
    const text = JSON.stringify(OPP);
    assert.deepEqual(whole(tables.decodePayloads(`${text}\n${text}`)), [whole(answer), whole(answer)]);
    const [piece] = tables.readDocument(`12:00 refused ${text}`);
    assert.deepEqual(whole(piece.answer), whole(answer));
  });

  test("a payment's life, stored and read again", () => {
    const [state] = tables.timeline([OPP]);
    assert.deepEqual([state.overall.retry, state.overall.summary, state.is_paid], ["never", RISK, false]);
    const { stored, state: added } = tables.timeline.add(null, OPP);
    assert.deepEqual(whole(added), whole(state));
    assert.equal(tables.timeline.merge(stored, null).state.overall.retry, "never");
    assert.equal(builtIn.timeline.state(stored).overall.retry, "never", "what was told stays told");
  });

  test("a plan", () => {
    const { action, verdict } = tables.plan([attempt("opp.result", "800.100.152")], NOW);
    assert.deepEqual([action, verdict.summary], ["stop", RISK]);
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
    assert.equal(verdict.message("en"), "That is more than there is on this card. No money was taken. Please use another one, or come back later.");
    assert.equal(verdict.message("is-IS"), "Þetta er meira en er til á kortinu. Ekkert var gjaldfært. Notaðu annað kort, eða komdu aftur síðar.");
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

describe("the command gives the same with --tables", () => {
  const command = process.env.PAYVERDICT ?? fileURLToPath(new URL("../../target/release/payverdict", import.meta.url));
  const printed = (input, ...args) =>
    spawnSync(command, [...args, "--json", "--tables", folder], { input, encoding: "utf8" }).stdout.trim().split("\n").map((line) => JSON.parse(line));
  /** As the command prints it, with messages in one language. */
  const asPrinted = (said, locale) =>
    JSON.parse(JSON.stringify(said, (_, value) => (typeof value?.message === "function" ? { ...value, message: value.message(locale) } : value)));

  for (const locale of ["en", "is"]) {
    test(`codes, documents, payments and plans, ${locale}`, () => {
      for (const set of ["examplepay.result", "examplepay.response", "opp.result"]) {
        const codes = [...rowsOf(`codes/${set}.csv`).map(([code]) => code), ...(set === "examplepay.response" ? ["51-I", "11", "00", "ZZ"] : set === "opp.result" ? ["800.100.155", "999.999.999"] : ["1099", "777"])];
        const expected = printed("", "decode", "--set", set, "--locale", locale, ...codes);
        assert.deepEqual(codes.map((code) => asPrinted(tables.decode(set, code), locale)), expected, set);
      }
      const [both] = printed("", "decode", "--set", "opp.result", "--with", "examplepay.result=1005", "--locale", locale, "800.100.155");
      assert.deepEqual(asPrinted(tables.decode("opp.result", "800.100.155", { with: [{ set: "examplepay.result", code: "1005" }] }), locale), both);
      const documents = `${JSON.stringify(OPP)}\n${JSON.stringify({ ...OPP, id: "8ac7a4a2", result: { code: "800.100.155" } })}\n`;
      assert.deepEqual(tables.decodePayloads(documents).map((answer) => asPrinted(answer, locale)), printed(documents, "payload", "--locale", locale));
      assert.deepEqual(tables.timeline(documents).map((state) => asPrinted(state, locale)), printed(documents, "timeline", "--locale", locale));
      for (const history of [
        [attempt("examplepay.result", "1005")],
        [attempt("examplepay.result", "1001"), attempt("examplepay.response", "E2", "2026-11-21T09:00:00Z")],
        [attempt("opp.result", "800.100.152")],
        [{ ...attempt("opp.result", "800.100.155"), with: [{ set: "mastercard.advice", code: "24" }] }],
      ]) {
        const [expected] = printed(JSON.stringify({ attempts: history }), "plan", "--now", NOW.now, "--locale", locale);
        assert.deepEqual(asPrinted(tables.plan(history, NOW), locale), expected);
      }
    });
  }

  test("texts", () => {
    const line = "ep_result=1001 then Example Pay response code E5 and 800.100.152, or 14";
    const [{ codes: expected }] = printed(line, "read");
    const found = tables.read(line).codes.map(({ line: _, ...code }) => asPrinted(code, "en"));
    assert.deepEqual(found, expected);
    assert.ok(found.length >= 3);
  });

  test("mistakes", () => {
    const { stderr } = spawnSync(command, ["decode", "--tables", join(folder, "codes"), "1"], { encoding: "utf8" });
    const [{ text }] = mistakesOf({ "opp.result.csv": "" });
    assert.ok(stderr.includes(text), stderr);
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

test("verdicts are frozen plain objects, the same again where they are asked for again", () => {
  const verdict = tables.decode("examplepay.result", "1001");
  assert.equal(verdict, tables.decode("examplepay.result", "1001"));
  assert.ok(isFrozen(verdict) && Object.getPrototypeOf(verdict) === Object.prototype);
  assert.deepEqual(structuredClone(verdict), JSON.parse(JSON.stringify(verdict)));
  assert.deepEqual(Object.keys(verdict), Object.keys(builtIn.decode("opp.result", "800.100.153")));
  assert.ok(Object.isFrozen(tables));
});

test("several tables stand beside each other", () => {
  const others = withTables({ "codes/opp.result.csv": codes("800.100.155,,,other_method,,,,,Another rule,") });
  assert.equal(others.decode("opp.result", "800.100.155").retry, "other_method");
  assert.equal(tables.decode("opp.result", "800.100.155").retry, "later");
  assert.throws(() => others.decode("examplepay.result", "1000"), { kind: "unknown_set" });
});

test("hostile codes and texts are answered, and the tables go on", () => {
  for (const text of ["\0", "\ud800", "a".repeat(1_000_000), '"'.repeat(1000), "{".repeat(100_000), "ep_result=".repeat(10_000)]) {
    assert.ok(Array.isArray(tables.read(text).codes));
    assert.ok(Array.isArray(tables.decodePayloads(text)));
    assert.equal(tables.decode("examplepay.result", "1000").outcome, "approved");
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
  assert.equal(tables.decode("examplepay.result", "2000").outcome, "pending");
  assert.equal(tables.read("ep_result=2000").codes[0].verdict.outcome, "pending");
});

test("with require all is the same", async () => {
  await ready();
  const required = createRequire(import.meta.url)("payverdict/tables");
  const own = required.withTables(ownTables);
  assert.deepEqual(whole(own.decode("opp.result", "800.100.152")), whole(tables.decode("opp.result", "800.100.152")));
  assert.deepEqual(Object.keys(required).sort(), ["DecodeError", "PayloadError", "PlanError", "TablesError", "locales", "ready", "withTables"]);
});
