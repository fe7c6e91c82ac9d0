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

for (const [name, { DecodeError, codeSets, decode, combine, decodeIn, describeSet, identify, related, search }] of Object.entries(full)) {
  describe(`${name}, the rest of its face`, () => {
    test("identifies", () => {
      assert.equal(identify("51-I").certain, decode("pei.acquirer", "51-I"));
      const found = identify("51");
      assert.deepEqual(Object.keys(found), ["certain", "candidates", "is_malformed"]);
      assert.deepEqual([found.certain, found.is_malformed], [null, false]);
      assert.ok(found.candidates.length > 1);
      const [likeliest] = found.candidates;
      assert.equal(likeliest.sets[0], "iso8583.response");
      const { outcome, reason, retry, actor, summary } = decode("iso8583.response", "51");
      assert.deepEqual(likeliest, { sets: likeliest.sets, outcome, reason, retry, actor, summary });
      assert.deepEqual(structuredClone(found), JSON.parse(JSON.stringify(found)));
      for (const frozen of [found, found.candidates, likeliest, likeliest.sets]) assert.ok(Object.isFrozen(frozen));
    });

    test("what nobody lists has no candidates; its owner may be certain", () => {
      const { certain, candidates, is_malformed } = identify("123.456.789");
      assert.deepEqual([certain, candidates, is_malformed], [decode("opp.result", "123.456.789"), [], false]);
      assert.deepEqual(identify("987654"), { certain: null, candidates: [], is_malformed: false });
      assert.deepEqual(identify("no code, is it?"), { certain: null, candidates: [], is_malformed: true });
    });

    test("anything but a code is malformed, whoever is asked", () => {
      for (const [what, value] of Object.entries({ ...notStrings, ...strings })) {
        const words = ["__proto__", "constructor"].includes(value);
        for (const found of [identify(value), decodeIn("payfunc", value)]) {
          assert.deepEqual([found.certain?.outcome, found.candidates, found.is_malformed], [undefined, [], !words], what);
        }
      }
      for (const value of [...Object.values(notStrings), "no system", "opp.result", ""]) {
        assert.throws(() => decodeIn(value, "51"), ({ name, kind, set, message }) => name === "DecodeError" && kind === "unknown_system" && set === null && /^unknown system: .*; nearest: (\w+, ){2}\w+$/.test(message));
      }
    });

    test("an unknown word is answered with the nearest ones", () => {
      const said = (call) => {
        try {
          call();
        } catch ({ message }) {
          return message;
        }
      };
      for (const [word, nearest] of [["opp.resul", "opp.result"], ["Pei.Acquirer", "pei.acquirer"], ["mastercard.advise", "mastercard.advice"], ["threeds", "threeds."], ["payx.order", "payex.order"], ["response", "response"]]) {
        const message = said(() => decode(word, "51"));
        assert.ok(message.startsWith(`unknown code set: expected one of codeSets; nearest: ${nearest === "response" ? "iso8583.response" : nearest}`), message);
        assert.equal(codeSets.filter((set) => message.split(/[ ,]+/).includes(set)).length, 3, message);
      }
      assert.match(said(() => decodeIn("payx", "51")), /nearest: payex,/);
    });

    test("a system that is named tells the owner where its sets agree", () => {
      assert.equal(decodeIn("pei", "51").certain, decode("pei.acquirer", "51"));
      const failed = decodeIn("payex", "Failed");
      assert.equal(failed.certain, null);
      assert.ok(failed.candidates.length > 1);
      assert.ok(failed.candidates.flatMap(({ sets }) => sets).every((set) => describeSet(set).system === "payex"));
    });

    test("combines two codes for one decline", () => {
      const [response, advice] = [decode("opp.result", "800.100.155"), decode("mastercard.advice", "24")];
      const both = combine(response, advice);
      assert.deepEqual([both.set, both.code, both.summary], [response.set, response.code, response.summary]);
      assert.deepEqual([both.reason, both.retry, both.wait_hours, both.class], ["insufficient_funds", "later", 1, "soft"]);
      assert.deepEqual(Object.keys(both), Object.keys(response));
      assert.ok(Object.isFrozen(both) && Object.getPrototypeOf(both) === Object.prototype);
      assert.deepEqual(structuredClone(both), { ...both });
      assert.notEqual(both.message("is"), both.message("en"));
      // Verdicts that were copied, too, and such as the command prints, with a message that is a text.
      assert.deepEqual(combine(structuredClone(response), { ...advice, message: "as printed" }), both);
      const again = combine({ ...response, message: "as printed" }, advice);
      assert.deepEqual([{ ...again }, again.message("de")], [{ ...both }, both.message("de")]);
    });

    test("a success beside a refusal is neither, however many codes there are", () => {
      const [yes, no, more] = [decode("opp.result", "000.000.000"), decode("visa.response", "51"), decode("iso8583.response", "00")];
      for (const verdict of [combine(yes, no), combine(no, yes), combine(combine(yes, no), more), combine(more, combine(no, yes))]) {
        assert.deepEqual([verdict.outcome, verdict.retry, verdict.next_step, verdict.final], ["unknown", "check_first", "wait", false]);
        assert.equal(verdict.message(), decode("opp.result", "123.456.789").message());
      }
    });

    test("what does not tell its codes is not combined", () => {
      const verdict = decode("opp.result", "800.100.155");
      const both = combine(decode("opp.result", "000.000.000"), verdict);
      for (const other of [structuredClone(both), { ...both, message: both.message }, { ...verdict, outcome: "approved" }, { ...verdict, code: "x" }, { ...verdict, code: 1 }]) {
        assert.throws(() => combine(other, verdict), TypeError);
        assert.throws(() => combine(verdict, other), TypeError);
      }
      for (const value of [...Object.values(notStrings), "opp.result", {}]) {
        assert.throws(() => combine(verdict, value));
        assert.throws(() => combine(value, verdict));
      }
      let many = verdict;
      assert.throws(() => {
        for (let count = 0; count < 10_000; count++) many = combine(many, verdict);
      }, RangeError);
      assert.equal(combine(verdict, verdict).reason, "insufficient_funds");
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
