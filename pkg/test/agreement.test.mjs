// Every entry gives the answers of the command, and so of the crate: fields, messages, errors.
import assert from "node:assert/strict";
import { test } from "node:test";
import { objects } from "./support/command.mjs";
import { RANDOM_TEXTS, answers, listedTexts, randomTexts, rows, sets } from "./support/corpus.mjs";
import { all, checkouts, full } from "./support/entries.mjs";

const HIDDEN = ["summary", "group", "source"];
const MASKED = new Set(["suspected_fraud", "lost_or_stolen_card", "pickup_card", "risk_declined", "compliance_restriction"]);
const { locales } = full.payverdict;

/** The verdict, or the error in the shape of the command's answer. */
function ask({ decode, DecodeError }, set, code) {
  try {
    return { verdict: decode(set, code) };
  } catch (error) {
    if (!(error instanceof DecodeError)) throw error;
    return { error: { set: error.set, error: { kind: error.kind, expected: error.expected } } };
  }
}

/** What is a phrase rather than a code is told by the command alone; `search` of the package knows phrases. */
function withoutPhrase({ error, ...answer }) {
  return { ...answer, error: error.kind === "phrase" ? { kind: "malformed", expected: error.expected } : error };
}

function checkFull(entry, answer, messages, code) {
  const { verdict, error } = ask(entry, answer.set, code);
  // The command shows what is no code in a form that is safe to print.
  if (answer.error !== undefined) return assert.deepEqual({ ...error, code: answer.code }, withoutPhrase(answer));
  assert.deepEqual({ ...verdict }, answer);
  for (const [locale, message] of messages) assert.equal(verdict.message(locale), message);
}

/** A refusal for which no reason was given; where only the group of a code is known, it says less. */
function plainRefusal({ decode }, match) {
  if (match === "group") return decode("opp.result", "800.100.999");
  const { set, code } = rows.find(
    ({ reason, retry, flags }) => reason === "generic_decline" && retry === "other_method" && flags.length === 0,
  );
  return decode(set, code);
}

/** What the shopper reads where something other than a payment was refused. */
function notDone({ decode }) {
  const { set, code } = rows.find(({ reason, retry }) => reason === "invalid_state" && retry === "after_merchant_fix");
  return decode(set, code);
}

/** How often something was refused for a masked reason that was not a payment. */
let hidden = 0;

function checkCheckout(entry, answer, messages, code) {
  const { verdict, error } = ask(entry, answer.set, code);
  if (answer.error !== undefined) return assert.deepEqual({ ...error, code: answer.code }, withoutPhrase(answer));
  const expected = { ...answer };
  for (const field of HIDDEN) delete expected[field];
  if (MASKED.has(answer.reason) && expected.final) {
    const { set, system, match } = answer;
    const plain = plainRefusal(entry, match);
    const isPayment = verdict.next_step === plain.next_step;
    const said = isPayment ? plain : notDone(entry);
    if (!isPayment) hidden++;
    assert.deepEqual({ ...verdict }, { ...plain, set, system, code, match, next_step: said.next_step });
    for (const each of locales) assert.equal(verdict.message(each), said.message(each));
  } else {
    // What is still being looked at is no refusal, but its reason is hidden as well.
    if (MASKED.has(answer.reason)) expected.reason = "generic_decline";
    assert.deepEqual({ ...verdict }, expected);
  }
  for (const [locale, message] of messages) assert.equal(verdict.message(locale), message);
}

/** Compares what each entry says of each text with what the command says, with the messages in these languages. */
function compare(texts, locales) {
  let compared = 0;
  for (const [set, codes] of texts) {
    const given = locales.map((locale) => answers(set, codes, locale));
    for (const told of given) assert.equal(told.length, codes.length);
    codes.forEach((code, place) => {
      const messages = locales.map((locale, at) => [locale, given[at][place].message]);
      const [answer, ...others] = given.map((told) => {
        const { message, ...answer } = told[place];
        return answer;
      });
      // Of the language only the message depends.
      for (const other of others) assert.deepEqual(other, answer);
      for (const entry of Object.values(full)) checkFull(entry, answer, messages, code);
      for (const entry of Object.values(checkouts)) checkCheckout(entry, answer, messages, code);
    });
    compared += codes.length;
  }
  return compared;
}

test("every row of every set, and the edges of every group, with messages in each language", (context) => {
  const compared = compare(listedTexts(), locales);
  assert.ok(compared > rows.length);
  context.diagnostic(`${compared} texts`);
});

test(`${RANDOM_TEXTS} random texts`, (context) => {
  const texts = randomTexts();
  assert.equal(compare(texts, ["en"]), RANDOM_TEXTS);
  const kinds = {};
  for (const [set, codes] of texts) {
    for (const code of codes) {
      const { verdict } = ask(full.payverdict, set, code);
      kinds[verdict?.match ?? "malformed"] = (kinds[verdict?.match ?? "malformed"] ?? 0) + 1;
    }
  }
  context.diagnostic(JSON.stringify(kinds));
  // A corpus without one of these would show little.
  for (const kind of ["exact", "group", "unlisted", "malformed"]) assert.ok(kinds[kind] > 1000, kind);
});

test("masked reasons were among the rows", () => {
  for (const reason of MASKED) assert.ok(rows.some((row) => row.reason === reason), reason);
  assert.ok(hidden > 0);
});

test("search finds the rows that the command finds", () => {
  for (const query of ["", "opp stolen", "INSUFFICIENT funds", "visa  never", "áskell", "Áskell", "legacy", "51", "no such words", "hard decline", "Soft  declines", "category 1", "cat 1", "refer to issuer", "invalid cvv", "expired card", "my card is stolen", "köpet medges ej", "Kortinu var stolið", "expired or stolen", "visa insufficient funds", "adyen refused", "declined", "do not honor \u{1F600} visa", "do not honour pei"]) {
    const found = objects(["search", "--json", ...query.split(/\s+/).filter(Boolean)]);
    for (const { search } of Object.values(full)) {
      const own = search(query).map((verdict) => ({ ...verdict }));
      assert.deepEqual(own, found.map(({ message, ...answer }) => answer), query);
    }
  }
});

test("sets are described as the command lists them", () => {
  for (const { codeSets } of Object.values(all)) assert.deepEqual(codeSets, sets.map(({ id }) => id));
  for (const { codeSets, describeSet } of Object.values(full)) {
    const own = codeSets.map((set) => {
      const { system_name, expected, ...info } = describeSet(set);
      return info;
    });
    assert.deepEqual(own, sets);
  }
});

test("codes.json holds what the command exports", async () => {
  const { default: codes } = await import("payverdict/codes.json", { with: { type: "json" } });
  assert.deepEqual(codes.rows, rows);
});
