// What fuzzing found worth keeping, fuzz/corpus: texts by the file that holds them.
import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const corpus = fileURLToPath(new URL("../../../fuzz/corpus/", import.meta.url));
const decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

/** The inputs of a target that are texts; JavaScript has no others. */
export function kept(target) {
  const folder = join(corpus, target);
  const all = readdirSync(folder).sort().map((name) => join(folder, name));
  const texts = all.flatMap((file) => {
    try {
      return [[file, decoder.decode(readFileSync(file))]];
    } catch {
      return [];
    }
  });
  assert.ok(texts.length >= 10, `${texts.length} texts for ${target}`);
  return new Map(texts);
}
