// What the package promises, for every entry.
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { all, full } from "./support/entries.mjs";
import { notStrings, strings } from "./support/hostile.mjs";

const LOCALES = ["en", "is", "sv", "nb", "da", "fi", "de", "pl", "lt", "lv", "et", "fr", "nl", "es"];

for (const [name, entry] of Object.entries(all)) {
  const { DecodeError, codeSets, decode, locales } = entry;

  describe(name, () => {
    test("decodes", () => {
      const verdict = decode("opp.result", "800.100.153");
      assert.equal(verdict.set, "opp.result");
      assert.equal(verdict.system, "opp");
      assert.equal(verdict.code, "800.100.153");
      assert.equal(verdict.match, "exact");
      assert.equal(verdict.outcome, "declined");
      assert.equal(verdict.reason, "incorrect_cvc");
      assert.equal(verdict.retry, "after_data_fix");
      assert.equal(verdict.class, "fix");
      assert.equal(verdict.final, true);
      assert.equal(verdict.next_step, "fix_details");
      assert.match(verdict.message("en"), /security code/);
    });

    test("never says approved for what is not listed", () => {
      assert.equal(decode("opp.result", "000.000.999").outcome, "review");
      assert.equal(decode("opp.result", "123.456.789").outcome, "unknown");
      assert.equal(decode("opp.result", "123.456.789").retry, "check_first");
    });

    test("keeps codes apart that differ in leading zeros", () => {
      const verdicts = ["1", "01", "001", "000000001"].map((code) => decode("iso8583.action", code));
      assert.deepEqual(verdicts.map(({ code }) => code), ["1", "01", "001", "000000001"]);
    });

    test("verdicts are frozen plain objects", () => {
      const verdict = decode("opp.result", "800.100.153");
      assert.equal(Object.getPrototypeOf(verdict), Object.prototype);
      assert.ok(Object.isFrozen(verdict) && Object.isFrozen(verdict.flags));
      assert.throws(() => (verdict.outcome = "approved"), TypeError);
      assert.throws(() => verdict.flags.push("test"), TypeError);
      assert.throws(() => (verdict.extra = 1), TypeError);
      if (verdict.source !== undefined) assert.throws(() => (verdict.source.id = ""), TypeError);
      assert.equal(decode("opp.result", "800.100.153").outcome, "declined");
    });

    test("copies and JSON keep the data", () => {
      for (const [set, code] of [["opp.result", "800.100.153"], ["pei.acquirer", "51-I"], ["payex.order", "nothing known"]]) {
        const verdict = decode(set, code);
        const data = { ...verdict };
        assert.equal("message" in data, false);
        assert.deepEqual(structuredClone(verdict), data);
        assert.deepEqual(JSON.parse(JSON.stringify(verdict)), data);
      }
    });

    test("speaks 14 languages", () => {
      assert.deepEqual(locales, LOCALES);
      assert.ok(Object.isFrozen(locales) && Object.isFrozen(codeSets));
      const verdict = decode("opp.result", "800.100.153");
      const texts = LOCALES.map((locale) => verdict.message(locale));
      assert.equal(new Set(texts).size, 14);
      assert.equal(verdict.message("is-IS"), verdict.message("is"));
      assert.equal(verdict.message("IS"), verdict.message("is"));
      assert.equal(verdict.message("de_AT"), verdict.message("de"));
      for (const norwegian of ["nb-NO", "no", "nn", "nn-NO", "NO"]) assert.equal(verdict.message(norwegian), verdict.message("nb"));
      for (const other of ["tlh", "", "x", "xis", "constructor", undefined]) assert.equal(verdict.message(other), verdict.message("en"));
      // Without its verdict, too.
      const { message } = verdict;
      assert.equal(message("is"), texts[1]);
    });

    test("any other language is answered in English", () => {
      const verdict = decode("opp.result", "800.100.153");
      for (const [what, value] of Object.entries({ ...notStrings, ...strings })) {
        assert.equal(verdict.message(value), verdict.message("en"), what);
      }
    });

    describe("anything but a code is a DecodeError, and the next call works", () => {
      const works = () => assert.equal(decode("pei.acquirer", "51-I").reason, "insufficient_funds");
      for (const [what, value] of Object.entries({ ...notStrings, ...strings })) {
        test(what, () => {
          for (const set of codeSets) {
            const check = (error) => {
              assert.ok(error instanceof DecodeError && error instanceof Error);
              const { name, kind, expected } = error;
              assert.deepEqual({ name, kind, set: error.set }, { name: "DecodeError", kind: "malformed", set });
              assert.ok(expected.length > 0 && error.message.includes(expected));
              if (typeof value === "string" && value.length > 3) assert.ok(!error.message.includes(value));
              return true;
            };
            // Words and problem types may be longer, and names of objects are words.
            if (wellFormed(set, value)) assert.notEqual(decode(set, value).outcome, "approved");
            else assert.throws(() => decode(set, value), check);
          }
          assert.throws(() => decode(value, "51"), ({ kind, set }) => kind === "unknown_set" && set === null);
          works();
        });
      }

      test("no arguments at all", () => {
        assert.throws(() => decode(), { kind: "unknown_set" });
        assert.throws(() => decode("opp.result"), { kind: "malformed" });
        works();
      });
    });
  });
}

/** Words and problem types are the forms that the odd strings above may have. */
function wellFormed(set, value) {
  if (typeof value !== "string") return false;
  const word = ["__proto__", "constructor"].includes(value);
  const { syntax } = full.payverdict.describeSet(set);
  return word && (syntax === "word" || syntax === "problem");
}

for (const [name, { DecodeError, codeSets, decode, describeSet, identify, related, search }] of Object.entries(full)) {
  describe(`${name}, the rest of its face`, () => {
    test("identifies", () => {
      assert.deepEqual(identify("51-I").map(({ set }) => set), ["pei.acquirer"]);
      assert.ok(identify("51").length > 1);
      assert.deepEqual(identify("123.456.789"), []);
      for (const [what, value] of Object.entries({ ...notStrings, ...strings })) assert.deepEqual(identify(value), [], what);
    });

    test("searches", () => {
      assert.ok(search("opp stolen").some(({ set, reason }) => set === "opp.result" && reason === "lost_or_stolen_card"));
      assert.equal(search("").length, codeSets.reduce((sum, set) => sum + describeSet(set).rows, 0));
      assert.deepEqual(search("no such words"), []);
      for (const value of Object.values({ ...notStrings, ...strings })) assert.ok(Array.isArray(search(value)));
      const [first] = search("opp.result stolen");
      assert.equal(first, decode("opp.result", first.code));
    });

    test("finds related rows, in other sets than that in which the code was found", () => {
      const verdict = decode("pei.acquirer", "54-I");
      assert.equal(verdict.reason, "expired_card");
      const others = related(verdict);
      const sets = new Set(others.map(({ set }) => set));
      assert.ok(others.every(({ reason }) => reason === "expired_card"));
      // Pei does not list 54 itself; it is found among the plain response codes.
      assert.ok(!sets.has("iso8583.response") && sets.has("opp.result"), [...sets].join(" "));
      assert.deepEqual(related(structuredClone(verdict)), others);
      assert.deepEqual(related(decode("opp.result", "123.456.789")), []);
    });

    test("describes sets", () => {
      const info = describeSet("pei.acquirer");
      assert.ok(Object.isFrozen(info) && Object.isFrozen(info.extends));
      assert.deepEqual(info.extends, ["valitorpay.response", "iso8583.response"]);
      assert.throws(() => describeSet("nothing"), DecodeError);
    });
  });
}

test("entries in one process do not disturb each other", () => {
  const verdicts = () => Object.values(all).map(({ decode }) => decode("opp.result", "800.100.153"));
  const [first, second] = [verdicts(), verdicts()];
  first.forEach((verdict, place) => assert.equal(verdict, second[place]));
  assert.equal(new Set(first).size, first.length);
});
