// What fuzzing found worth keeping (fuzz/corpus): the package says of it what the command says, which is the library.
// The texts for `read` are among those of read.test.mjs.
import assert from "node:assert/strict";
import { test } from "node:test";
import { lines, objects } from "./support/command.mjs";
import { sets } from "./support/corpus.mjs";
import { full } from "./support/entries.mjs";
import { kept } from "./support/kept.mjs";
import { decodePayloads, timeline } from "payverdict/payload";

/** Without messages, which are functions of the package and texts of the command; those are compared elsewhere. */
const silent = (value) => JSON.parse(JSON.stringify(value, (key, inner) => (key === "message" ? undefined : inner)));

test("codes, in every set and through every entry, with WebAssembly and without", () => {
  // The command takes one code a line, and none of white space alone. Each is asked hundreds of times: some will do.
  const all = [...kept("decode").values()].filter((text) => text === text.trim() && text !== "" && !/[\r\n]/.test(text));
  const codes = all.filter((_, place) => place % Math.ceil(all.length / 25) === 0);
  assert.ok(codes.length >= 10, String(codes.length));
  for (const { id } of sets) {
    const expected = objects(["decode", "--json", "--set", id], codes.map((code) => `${code}\n`).join(""));
    assert.equal(expected.length, codes.length);
    for (const { decode, DecodeError } of Object.values(full)) {
      codes.forEach((code, place) => {
        const { message, error, ...answer } = expected[place];
        if (error !== undefined) return assert.throws(() => decode(id, code), (thrown) => thrown instanceof DecodeError && thrown.set === id);
        const verdict = decode(id, code);
        assert.deepEqual([{ ...verdict }, verdict.message("en")], [answer, message]);
      });
    }
  }
});

test("documents", () => {
  for (const [file, text] of kept("payload")) assert.deepEqual(silent(decodePayloads(text)), silent(objects(["payload", "--json"], text)), file);
});

test("payments", () => {
  let compared = 0;
  for (const [file, text] of kept("timeline")) {
    compared++;
    const expected = lines(["timeline", "--json"], text).map((line) => JSON.parse(line));
    const [faults, states] = [(item) => "error" in item, (item) => !("error" in item)].map((is) => expected.filter(is));
    const own = silent(timeline(text));
    assert.deepEqual([own.filter((item) => "error" in item), own.filter((item) => !("error" in item))], [silent(faults), silent(states)], file);
  }
  assert.ok(compared >= 20, String(compared));
});
