// Every language says the same things: the same placeholders, nothing left in English by mistake.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

const languages = ["en", "is", "sv", "nb", "da"];

/** What a source holds, which is an object literal, with the parts that stand in other sources. */
function literalOf(name, parts = {}) {
  const source = readFileSync(new URL(`../src/i18n/${name}.ts`, import.meta.url), "utf8");
  const literal = source.slice(source.indexOf("= {") + 2, source.lastIndexOf("\n}") + 2).replaceAll(" as Record<string, string>", "");
  return new Function(...Object.keys(parts), `return ${literal}`)(...Object.values(parts));
}

const textsOf = (language) => flat(literalOf(language, { report: literalOf(`report/${language}`), words: literalOf(`words/${language}`) }));

const flat = (value, path = "") =>
  typeof value === "string" ? { [path]: value } : Object.assign({}, ...Object.entries(value).map(([key, held]) => flat(held, `${path}.${key}`)));

const english = textsOf("en");
const places = (text) => [...text.matchAll(/\{\w+\}/g)].map(([place]) => place).sort();

for (const language of languages) {
  test(`${language} says everything`, () => {
    const texts = textsOf(language);
    assert.deepEqual(Object.keys(texts).sort(), Object.keys(english).sort());
    for (const [path, text] of Object.entries(texts)) {
      assert.notEqual(text.trim(), "", path);
      assert.deepEqual(places(text), places(english[path]), path);
    }
  });
}

test("the words are those of the vocabulary", () => {
  const rows = readFileSync(new URL("../../data/vocabulary.csv", import.meta.url), "utf8").trim().split("\n").slice(1).map((line) => line.split(",", 2));
  const kinds = { outcome: "outcomeWords", reason: "reasonWords", retry: "retryWords", actor: "actorWords", flag: "flagWords", operation: "operationWords" };
  for (const [kind, word] of rows) if (kinds[kind]) assert.ok(`.${kinds[kind]}.${word}` in english, `${kind} ${word}`);
});

test("the kinds of triggers and where they work are those of the data", () => {
  const rows = readFileSync(new URL("../../data/triggers.csv", import.meta.url), "utf8").trim().split("\n").slice(1);
  const words = new Set(rows.flatMap((line) => {
    const [, , kind, , environment] = line.split(",");
    return [`.triggers.kinds.${kind}`, `.triggers.environments.${environment}`];
  }));
  assert.ok(words.size > 8, [...words].join());
  for (const word of words) assert.ok(word in english, word);
});
