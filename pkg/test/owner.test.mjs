// Codes without the name of their set, and several codes for one operation: every entry gives the command's answers.
import assert from "node:assert/strict";
import { test } from "node:test";
import { objects } from "./support/command.mjs";
import { RANDOM_TEXTS, listedTexts, rows, sets } from "./support/corpus.mjs";
import { full } from "./support/entries.mjs";
import { random } from "./support/random.mjs";

const systems = [...new Set(sets.map(({ system }) => system))];
const codes = [...new Set([...listedTexts().values()].flat()), "51-I", "nothing of the kind", "no code!", "https://api.payex.com/psp/errordetail/something/new"];
const unlisted = { certain: null, candidates: [], is_malformed: false };

/** What the command says of codes without a set, each as `identify` would have to. */
function printed(args, texts) {
  const given = objects(["decode", "--json", ...args], texts.map((text) => `${text}\n`).join(""));
  assert.equal(given.length, texts.length);
  return given;
}

function check({ certain, candidates, is_malformed }, answer, code) {
  // What the command calls a phrase is no code of anybody's here.
  if (answer.error?.kind === "phrase") return assert.deepEqual({ certain, candidates }, { certain: null, candidates: [] }, code);
  if (answer.error !== undefined) return assert.deepEqual({ certain, candidates, is_malformed }, { ...unlisted, is_malformed: true }, code);
  assert.equal(is_malformed, false, code);
  if (answer.set === null) {
    assert.equal(certain, null, code);
    assert.deepEqual(candidates, answer.candidates ?? [], code);
    assert.equal(candidates.length > 0, answer.match === "ambiguous", code);
    assert.notEqual(answer.outcome, "approved", code);
  } else {
    const { message, ...fields } = answer;
    assert.deepEqual({ ...certain }, fields, code);
    assert.equal(certain.message("en"), message);
  }
}

test("every listed code, bare", (context) => {
  const given = printed([], codes);
  for (const { identify } of Object.values(full)) codes.forEach((code, place) => check(identify(code), given[place], code));
  context.diagnostic(`${codes.length} codes, ${given.filter(({ set }) => set !== null && set !== undefined).length} with a certain owner`);
});

test("every listed code in every system", () => {
  for (const system of systems) {
    const given = printed(["--system", system], codes);
    for (const { decodeIn } of Object.values(full)) codes.forEach((code, place) => check(decodeIn(system, code), given[place], `${system} ${code}`));
  }
});

test(`${RANDOM_TEXTS} random short texts: none is approved, and the answers are the command's`, () => {
  const pick = random(20261127);
  const from = (letters, least, most) => Array.from({ length: least + pick(most - least + 1) }, () => letters[pick(letters.length)]).join("");
  const [small, large, digits] = ["abcdefghijklmnopqrstuvwxyz", "ABCDEFGHIJKLMNOPQRSTUVWXYZ", "0123456789"];
  const printable = String.fromCharCode(...Array.from({ length: 94 }, (_, place) => place + 33));
  const kinds = [
    () => from(digits + small + large, 1, 5), () => from(small, 2, 12), () => from(`${large}_`, 2, 24), () => from(digits, 1, 9),
    () => `${from(small, 3, 10)}/${from(small, 3, 12)}`, () => from(printable, 1, 12), () => rows[pick(rows.length)].code.toUpperCase().slice(0, 1 + pick(9)).trim(),
  ];
  const texts = Array.from({ length: RANDOM_TEXTS }, () => kinds[pick(kinds.length)]());
  const given = printed([], texts);
  for (const { identify } of Object.values(full)) {
    texts.forEach((text, place) => {
      const found = identify(text);
      assert.notEqual(found.certain?.outcome, "approved", text);
      check(found, given[place], text);
    });
  }
});

test("every listed code combined with one of each kind of advice", (context) => {
  // One row for each thing that rows say.
  const said = ({ outcome, reason, retry, wait_hours, limit }) => [outcome, reason === null, retry, wait_hours, limit].join();
  const kinds = [...new Map(rows.map((row) => [said(row), row])).values()];
  const advice = [...rows.filter(({ set }) => set === "mastercard.advice"), ...kinds];
  const pick = random(11);
  const tried = sets.flatMap(({ id }) => Array.from({ length: 3 }, () => [id, advice[pick(advice.length)]]));
  let compared = 0;
  for (const [set, further] of [...tried, ...advice.map((row) => ["opp.result", row])]) {
    const own = rows.filter((row) => row.set === set).map(({ code }) => code);
    const given = printed(["--set", set, "--with", `${further.set}=${further.code}`, "--locale", "is"], own);
    for (const { combine, decode } of Object.values(full)) {
      own.forEach((code, place) => {
        const { message, ...fields } = given[place];
        const both = combine(decode(set, code), decode(further.set, further.code));
        assert.deepEqual({ ...both }, fields, `${set} ${code} with ${further.set} ${further.code}`);
        assert.equal(both.message("is"), message);
      });
    }
    compared += own.length;
  }
  context.diagnostic(`${compared} pairs`);
});
