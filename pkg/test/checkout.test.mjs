// The checkout looks codes up without the module; it must say of every text what the module says.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { listedTexts, rows, sets } from "./support/corpus.mjs";
import { checkouts, full, require } from "./support/entries.mjs";
import { random } from "./support/random.mjs";

const { DecodeError, decode: decodeWhole } = full.payverdict;
const { DecodeError: CheckoutError, decode } = checkouts["payverdict/checkout"];
const MASKED = ["suspected_fraud", "lost_or_stolen_card", "pickup_card", "risk_declined", "compliance_restriction"];

function ask(decode, Malformed, set, code) {
  try {
    return decode(set, code);
  } catch (error) {
    if (error instanceof Malformed) return { malformed: error.message };
    throw error;
  }
}

/** Counts how often each match was found; fails where the two differ. */
function compare(set, codes) {
  const found = { exact: 0, group: 0, unlisted: 0, malformed: 0, approved: 0 };
  for (const code of codes) {
    const whole = ask(decodeWhole, DecodeError, set, code);
    const { message, ...own } = ask(decode, CheckoutError, set, code);
    if (whole.outcome === "approved") found.approved++;
    found[whole.match ?? "malformed"]++;
    const masked = MASKED.includes(whole.reason);
    for (const [field, value] of Object.entries(own)) {
      if (field === "flags") assert.ok(masked || value.join() === whole.flags.join(), `${set} ${code}`);
      else if (value !== whole[field]) assert.ok(masked && (field !== "outcome" || value === "declined"), `${set} ${code}: ${field}`);
    }
    assert.equal("malformed" in own, "malformed" in whole, `${set} ${code}`);
  }
  return found;
}

/** How many codes a set itself lists as approved; those of the sets it extends are none in it. */
function approved({ id }, form) {
  return rows.filter(({ set, code, outcome }) => set === id && outcome === "approved" && form.test(code)).length;
}

const ofSyntax = (wanted) => sets.filter(({ syntax }) => syntax === wanted);
const digits = (number, count) => String(number).padStart(count, "0");

test("every number of up to four digits", () => {
  const numbers = [1, 2, 3, 4].flatMap((count) => Array.from({ length: 10 ** count }, (_, number) => digits(number, count)));
  for (const set of ofSyntax("number")) assert.equal(compare(set.id, numbers).approved, approved(set, /^\d{1,4}$/), set.id);
});

test("every pair of characters, with and without a letter behind", () => {
  const characters = Array.from({ length: 95 }, (_, place) => String.fromCharCode(place + 32));
  const pairs = characters.flatMap((first) => characters.map((second) => first + second));
  for (const set of ofSyntax("response")) assert.equal(compare(set.id, pairs).approved, approved(set, /^..$/), set.id);
  const suffixed = pairs.filter((pair) => /^[\dA-Z]{2}$/.test(pair)).flatMap((pair) => ["-A", "-I", "-Z", "-a", "-1", "-", "-II", "I"].map((suffix) => pair + suffix));
  for (const { id } of ofSyntax("response")) compare(id, suffixed);
});

test("triples: every ending of every listed beginning, and every first five digits", () => {
  const dotted = (number) => digits(number, 9).replace(/(...)(...)(...)/, "$1.$2.$3");
  const listed = ofSyntax("triple").map(({ id }) => id);
  const heads = [...new Set(rows.filter(({ set }) => listed.includes(set)).map(({ code }) => code.slice(0, 9)))];
  const pick = random(3);
  for (const set of ofSyntax("triple")) {
    const endings = heads.flatMap((head) => Array.from({ length: 100 }, (_, ending) => head + digits(ending, 2)));
    assert.equal(compare(set.id, endings).approved, approved(set, /^/), set.id);
    const others = Array.from({ length: 100_000 }, (_, head) => head * 10_000 + pick(10_000)).map(dotted).filter((code) => !endings.includes(code));
    assert.equal(compare(set.id, others).approved, 0);
  }
});

test("words and types of problems, made of pieces that matter", () => {
  const pick = random(5);
  const one = (list) => list[pick(list.length)];
  const words = rows.filter(({ set }) => sets.some(({ id, syntax }) => id === set && (syntax === "word" || syntax === "problem"))).map(({ code }) => code);
  const separators = ["", "", "_", "-", " ", "  ", "__", "- ", "l", "ll", "LL", ".", ".", "..", "_.", ". ", "é", "\n", "\t", "\0", "ſ", "K"];
  const cases = [(text) => text, (text) => text.toUpperCase(), (text) => text.toLowerCase(), (text) => text.replace(/([a-z])([A-Z])/g, "$1_$2")];
  const spelled = (text) => one(cases)(text.replace(/cancel/gi, () => one(["cancel", "cancell", "Cancelll", "can_cel", "cancel_l", "cancel l"])));
  const word = () => one([() => spelled(one(words)), () => { const text = one(words); const place = pick(text.length + 1); return text.slice(0, place) + one(separators) + text.slice(place); }, () => one(separators), () => "a".repeat(63 + pick(3))])();
  const starts = ["", "", "/", "psp/", "/psp/", "PSP/", "errordetail/", "/psp/errordetail/", "https://api.example/psp/errordetail/", "HTTP://h/psp/", "https://h", "https:///psp/", "http://h?/psp/", "https://h/other/", "ftp://h/psp/", "//psp/", "psp/psp/", "psp/errordetail/errordetail/"];
  const ends = ["", "", "", "/", "//", "?a=b", "#c", "/?d", "?/psp/e", "/creditcard", " "];
  const types = [...new Set(words.filter((text) => text.includes("/")).flatMap((text) => [text, text.split("/")[1], `other/${text.split("/")[1]}`]))];
  const problem = () => one(starts) + one([() => one(types), () => spelled(one(types)), () => `${word()}/${word()}`, word])() + one(ends);
  for (const { id } of ofSyntax("word")) {
    const found = compare(id, Array.from({ length: 10_000 }, word));
    for (const match of ["unlisted", "malformed"]) assert.ok(found[match] > 100, `${id} ${match}`);
  }
  for (const { id } of ofSyntax("problem")) {
    const found = compare(id, Array.from({ length: 100_000 }, problem));
    for (const match of ["exact", "unlisted", "malformed"]) assert.ok(found[match] > 1000, `${id} ${match}`);
  }
});

test("words like the listed ones: with other ends, shorter and longer", () => {
  const withGroups = [];
  for (const { id } of ofSyntax("word")) {
    const listed = rows.filter(({ set }) => set === id).map(({ code }) => code);
    const starts = [...new Set([...listed.map((code) => code.slice(0, 2)), ...Array.from({ length: 100 }, (_, number) => digits(number, 2)), "4"])];
    const found = compare(id, starts.flatMap((start) => ["", "0", "05", "05Z", "0-5_z", "zzz", " 999", "0500", "abcdefghij", ".50", "0.5", "5.0Z", ".123", "00.", "0..5"].map((end) => start + end)));
    if (found.group > 0) withGroups.push(id);
  }
  for (const id of ["checkout.response", "eway.response"]) assert.ok(withGroups.includes(id), withGroups.join());
});

const { "./checkout/*": pattern } = JSON.parse(readFileSync(new URL("../package.json", import.meta.url), "utf8")).exports;
const systems = [...new Set(sets.map(({ system }) => system))];

for (const system of systems) {
  test(`payverdict/checkout/${system} has the sets of that system and what they extend, and says what the whole checkout says`, async () => {
    assert.ok(pattern !== undefined);
    const own = await import(`payverdict/checkout/${system}`);
    const common = require(`payverdict/checkout/${system}`);
    const wanted = sets.filter((set) => set.system === system).flatMap((set) => [set.id, ...set.extends]);
    const { decode: asked, codeSets } = own;
    assert.deepEqual([...codeSets], sets.map(({ id }) => id).filter((id) => wanted.includes(id)));
    const english = common.decoder(common.en);
    for (const [set, codes] of listedTexts()) {
      if (!codeSets.includes(set)) {
        assert.throws(() => asked(set, codes[0]), { kind: "unknown_set" });
        continue;
      }
      for (const code of codes) {
        const whole = ask(decode, CheckoutError, set, code);
        for (const answered of [ask(asked, own.DecodeError, set, code), ask(common.decode, common.DecodeError, set, code), ask(english, common.DecodeError, set, code)]) assert.deepEqual({ ...answered }, { ...whole }, `${set} ${code}`);
        if ("malformed" in whole) continue;
        for (const locale of own.locales) assert.equal(asked(set, code).message(locale), whole.message(locale), `${set} ${code} ${locale}`);
        // A language that was left out is answered in one that is there.
        assert.equal(english(set, code).message("is"), whole.message("en"));
      }
    }
  });
}

test("a checkout without a language is refused", () => {
  const { decoder, is } = require("payverdict/checkout/opp");
  assert.throws(() => decoder(), /expected languages/);
  assert.equal(decoder(is)("opp.result", "800.100.153").message("de"), decode("opp.result", "800.100.153").message("is"));
});
