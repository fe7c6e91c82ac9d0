// Tables of one's own: their rows and their texts.
import assert from "node:assert/strict";
import { createRequire } from "node:module";
import { describe, test } from "node:test";
import * as builtIn from "payverdict/payload";
import { locales, ready, withTables } from "payverdict/tables";
import { attempt, isFrozen, NOW, OPP, rowsOf, tables, whole } from "./support/own.mjs";
import { codes, ownTables } from "./support/tables.mjs";

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
