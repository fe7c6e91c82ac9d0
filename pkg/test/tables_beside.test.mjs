// Beside tables of one's own everything is as without them, and the command says the same.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, test } from "node:test";
import { fileURLToPath } from "node:url";
import * as builtIn from "payverdict/payload";
import { withTables } from "payverdict/tables";
import { attempt, mistakesOf, NOW, OPP, rowsOf, tables, whole } from "./support/own.mjs";
import { folder } from "./support/tables.mjs";

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
