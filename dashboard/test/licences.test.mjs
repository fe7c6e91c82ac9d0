// What others wrote is named with its licence, and nothing that the page does not hold.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { build } from "vite";

const written = (name) => readFileSync(new URL(`../dist/${name}`, import.meta.url), "utf8");

/** The package that a module is from, by its path. */
function packageOf(id) {
  const inside = id.split("node_modules/").at(-1);
  return inside === id ? undefined : /^(?:@[^/]+\/)?[^/]+/.exec(inside)[0];
}

const root = fileURLToPath(new URL("..", import.meta.url));
const built = await build({ root, logLevel: "silent", build: { write: false } });

test("built once more it has the same bytes", () => {
  assert.ok(built.output.length > 20);
  for (const { fileName, code, source } of built.output) {
    assert.ok(readFileSync(new URL(`../dist/${fileName}`, import.meta.url)).equals(Buffer.from(code ?? source)), fileName);
  }
});

test("the page names the packages that are bundled, and no other", () => {
  const modules = built.output.flatMap((part) => part.moduleIds ?? []);
  const bundled = new Set(modules.map(packageOf).filter(Boolean));
  assert.ok(bundled.size > 0);
  const named = [...written("page-licences.md").matchAll(/^## (\S+) - \S+ \(.+\)$/gm)].map(([, name]) => name);
  assert.deepEqual(named.sort(), [...bundled].sort());
});

test("what payverdict's modules hold is named beside it", () => {
  const own = readFileSync(new URL("../../pkg/THIRD-PARTY-LICENSES.txt", import.meta.url), "utf8");
  assert.match(own, /wasm-bindgen/);
  assert.equal(written("payverdict-licences.txt"), own);
});
