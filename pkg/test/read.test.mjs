// Codes in any text: what the command finds, the package finds, at the same places.
import assert from "node:assert/strict";
import { test } from "node:test";
import { objects } from "./support/command.mjs";
import { full, all } from "./support/entries.mjs";
import { notStrings, strings } from "./support/hostile.mjs";
import { kept } from "./support/kept.mjs";
import { documents, longLine, texts } from "./support/pasted.mjs";
import { random } from "./support/random.mjs";

const { "payverdict": { read, decode }, "payverdict/payload": { readDocument, PayloadError } } = all;
const TEXTS = texts(400);

/** The places of a line's bytes in the whole text. */
function units(text, number) {
  const lines = text.split("\n");
  const start = lines.slice(0, number - 1).reduce((sum, line) => sum + line.length + 1, 0);
  const places = [];
  let unit = start;
  for (const letter of lines.slice(number - 1).join("\n")) {
    for (let bytes = Buffer.byteLength(letter); bytes > 0; bytes--) places.push(unit);
    unit += letter.length;
  }
  return [...places, unit];
}

/** What the command prints for a text, with places as JavaScript counts them. */
function printed(text, ...args) {
  return objects(["read", "--json", ...args], text).map((piece) => {
    const found = [...piece.codes, ...piece.reasons];
    const places = found.length > 0 ? units(text, piece.line) : [];
    const placed = (find) => ({ ...find, line: piece.line, start: places[find.start], end: places[find.end] });
    return { ...piece, codes: piece.codes.map(placed), reasons: piece.reasons.map(placed) };
  });
}

const said = (verdict, locale) => (verdict === null ? null : { ...verdict, message: verdict.message(locale) });
const shown = (code, locale) => ({ ...code, verdict: said(code.verdict, locale) });
const plain = (value) => JSON.parse(JSON.stringify(value));

test("each entry finds what the command finds", (context) => {
  const counts = {};
  const fuzzed = new Set(kept("read").values());
  for (const text of [...TEXTS, ...Object.values(strings), ...fuzzed]) {
    const pieces = printed(text);
    // The command looks for documents first; in one that is broken it finds no codes.
    if (fuzzed.has(text) && pieces.some(({ kind, error }) => kind !== "text" || error !== null)) continue;
    const expected = { codes: pieces.flatMap(({ codes }) => codes), reasons: pieces.flatMap(({ reasons }) => reasons) };
    for (const entry of Object.values(full)) {
      const found = entry.read(text);
      assert.deepEqual(plain({ codes: found.codes.map((code) => shown(code, "en")), reasons: found.reasons }), expected, JSON.stringify(text));
    }
    for (const { certainty } of expected.codes) counts[certainty] = (counts[certainty] ?? 0) + 1;
    counts.reasons = (counts.reasons ?? 0) + expected.reasons.length;
  }
  context.diagnostic(JSON.stringify(counts));
  for (const kind of ["certain", "likely", "possible"]) assert.ok(counts[kind] > 20, kind);
});

test("readDocument gives the pieces that the command prints", () => {
  for (const text of [...documents, ...TEXTS]) {
    for (const locale of ["en", "is"]) {
      const own = readDocument(text).map(({ answer, codes, ...piece }) => ({
        ...piece,
        answer: answer && { ...said(answer, locale), verdicts: answer.verdicts.map((verdict) => said(verdict, locale)), overall: said(answer.overall, locale) },
        codes: codes.map((code) => shown(code, locale)),
      }));
      const expected = printed(text, "--locale", locale).map(({ error, ...piece }) => ({ ...piece, error: error?.error ?? error }));
      assert.deepEqual(plain(own), expected, JSON.stringify(text));
    }
  }
});

test("places are those of the text, and never within a character", () => {
  const isCut = (text, place) => /[\ud800-\udbff]/.test(text.charAt(place - 1)) && /[\udc00-\udfff]/.test(text.charAt(place));
  for (const text of [...TEXTS, ...documents]) {
    const found = [read(text), ...readDocument(text)].flatMap(({ codes, reasons }) => [...codes, ...reasons]);
    for (const { text: own, line, start, end } of found) {
      assert.equal(text.slice(start, end), own);
      assert.equal(text.slice(0, start).split("\n").length, line);
      assert.ok(!isCut(text, start) && !isCut(text, end));
    }
  }
});

test("a line of a million characters is read like any other", () => {
  const text = longLine(1 << 20);
  const [piece] = printed(text);
  for (const name of ["payverdict", "payverdict/js", "payverdict/payload"]) {
    const found = all[name].read(text);
    assert.deepEqual(plain({ codes: found.codes.map((code) => shown(code, "en")), reasons: found.reasons }), { codes: piece.codes, reasons: piece.reasons }, name);
  }
  assert.ok(piece.codes.length > 1000, `${piece.codes.length} codes`);
});

test("whatever a text begins with, what comes later stays as it is", () => {
  // Blocks end at other places then.
  const text = longLine(40_000);
  const pad = "é ";
  for (let count = 1; count < 60; count += 7) {
    const lines = `${pad.repeat(count * 101)}\n${text}`;
    const moved = pad.length * count * 101 + 1;
    const back = ({ start, end, line, ...code }) => ({ ...code, start: start - moved, end: end - moved, line: line - 1 });
    // Two lines, so a code that is all there is would be another matter.
    assert.deepEqual(plain(read(lines).codes.map(back)), plain(read(text).codes), `${count}`);
  }
});

test("long words, long gaps and what has neither keep nothing waiting", () => {
  for (const [name, filling] of Object.entries({ letters: "x".repeat(3e6), digits: "1 ".repeat(2e6), spaces: " ".repeat(3e6), dashes: "\u2014".repeat(2e6), NUL: "\0".repeat(3e6), half: "\ud800".repeat(2e6), words: "aB".repeat(1e6), lines: "\n".repeat(3e6), accents: `e${"\u0301".repeat(2e6)}`, brackets: "[{".repeat(1e6) })) {
    const { codes } = read(`RC=51 ${filling} 800.100.153\nRC=05`);
    assert.deepEqual(codes.map(({ text }) => text), ["51", "800.100.153", "05"], name);
  }
});

test("nothing in words and numbers that anybody uses is approved, and possible codes have no verdict", () => {
  const pick = random(3);
  const words = ["status", "code", "result", "paid", "approved", "00", "000", "51", "COMPLETED", "=", ":", "RC", "response", "Visa", "ok", "success", "Pei", "\n", "captured", "authorized", "DE39"];
  for (let count = 0; count < 2000; count++) {
    const text = Array.from({ length: 40 }, () => words[pick(words.length)]).join(pick(2) === 0 ? " " : "");
    for (const { certainty, verdict, candidates } of read(text).codes) {
      assert.ok(certainty === "certain" || verdict?.outcome !== "approved", text);
      assert.equal(certainty === "possible" && verdict !== null, false, text);
      assert.equal(verdict === null, candidates.length > 0, text);
    }
  }
});

const CARDS = ["4111111111111111", "4111 1111 1111 1111", "5555-5555-5555-4444", "3782 822463 10005", "378282246310005", "6011\u00a00009\u00a09013\u00a09424", "3056 930902 5904", "2223003122003222", "6304000000000000", "4222222222222", "6200000000000000000"];

test("card numbers are pointed out, and no code overlaps one", () => {
  for (const number of CARDS) {
    for (const text of [number, `card ${number}, RC=51`, `😀 ${number} 51-I`, `pan=${number};`, `2026 ${number} 12`]) {
      const { cardNumbers, codes } = read(text);
      assert.deepEqual(cardNumbers.map(({ start, end }) => text.slice(start, end)), [number], text);
      assert.ok(codes.every(({ start, end }) => end <= cardNumbers[0].start || start >= cardNumbers[0].end));
    }
  }
  for (const text of ["4111111111111112", "411111111111", "1234567890123452", "20261126093837", "05 51 14 54 00 05 51 14 41", "003 005 011 051 100", "800.100.153", "12345678901234567890"]) {
    assert.deepEqual(read(text).cardNumbers, [], text);
  }
  const two = `${CARDS[0]} ${CARDS[1]}\n${CARDS[2]}`;
  assert.deepEqual(read(two).cardNumbers.map(({ start, end }) => two.slice(start, end)), [CARDS[0], CARDS[1], CARDS[2]]);
});

test("the answer is a frozen plain object", () => {
  const answer = read("RC=51 00 4111 1111 1111 1111\nDo not honor");
  const frozen = (value) => value === null || typeof value !== "object" || (Object.isFrozen(value) && Object.values(value).every(frozen));
  assert.ok(frozen(answer) && frozen(readDocument("RC=51\n{}")));
  assert.deepEqual(structuredClone(answer), plain(answer));
  assert.equal(answer.codes[0].verdict, decode("iso8583.response", "51"));
});

test("what is not a text is read as one, if it can be", () => {
  for (const [name, value] of Object.entries(notStrings)) {
    let text;
    try {
      text = String(value);
    } catch (error) {
      assert.throws(() => read(value), error.constructor, name);
      continue;
    }
    assert.deepEqual(plain(read(value)), plain(read(text)), name);
  }
  assert.throws(() => readDocument("RC=51", { system: "x" }), PayloadError);
});

test("ten megabytes take ten times as long as one", { timeout: 120_000 }, () => {
  // Counted in calls of nothing but time would be shaky; a quadratic walk would not end within the timeout.
  const log = "2026-11-26 10:00:00 INFO gateway response code 51 for order 1234 amount 92.00\n".repeat(130_000);
  assert.equal(read(log).codes.length, 130_000);
  assert.equal(readDocument(log).length, 130_000);
  assert.equal(read("800.100.153 ".repeat(800_000)).codes.length, 800_000);
});
