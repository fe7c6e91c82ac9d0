// Builds dist/: the modules from the crate, the texts beside it, and one bundle for each entry.
//
// WebAssembly stays an intermediate: `wasm-bindgen` makes it of crates/wasm, everything but the functions
// that pass numbers is taken out, and the face over it is written by hand in src/.
import { copyFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";
import { billOfPackage } from "../scripts/supply/products.mjs";
import { bundleAll } from "./pack/bundle.mjs";
import { declare } from "./pack/declare.mjs";
import { generate } from "./pack/generate.mjs";
import { inventory } from "./pack/inventory.mjs";
import { bundled } from "./pack/licences.mjs";
import { EXPORTS, OF_PAYLOADS, OF_PIECES, OF_READING, OF_TABLES, OF_TIMELINES, compile, glueOf, parted, root, run, shrink, withoutWebAssembly } from "./pack/module.mjs";

const dist = fileURLToPath(new URL("dist/", import.meta.url));
rmSync(dist, { recursive: true, force: true });
mkdirSync(dist, { recursive: true });
const command = process.env.PAYVERDICT ?? join(root, "target", "release", "payverdict");
if (process.env.PAYVERDICT === undefined) run("cargo", ["build", "--release"]);
const [read, timelines] = [[...OF_READING, ...OF_PIECES], OF_TIMELINES];
// While one is compiled, those before it are made small; what takes long comes first.
const ofTables = compile("tables", "tables", 1 << 19);
const ofPayloads = compile("payload", "payload,read", 1 << 19);
const ofReading = compile("read", "read", 1 << 16);
const plain = compile("plain", "", 1 << 15);
const shrunk = (compiled, functions, name) => compiled.then(({ module }) => shrink(module, functions, name));
const [small, reading, whole, tables] = [
  shrunk(plain, EXPORTS, "payverdict.wasm"),
  shrunk(ofReading, OF_READING, "read.wasm"),
  shrunk(ofPayloads, [...EXPORTS, ...OF_PAYLOADS, ...read, ...timelines], "whole.wasm"),
  shrunk(ofTables, OF_TABLES, "tables.wasm"),
];
const codes = run(command, ["export", "--format", "json"]);
const made = await all({
  small, reading, tables,
  payload: whole.then((whole) => parted(whole, "payload.wasm", { "payload.read.wasm": read, "payload.timelines.wasm": timelines })),
  core: small.then(withoutWebAssembly),
  readingCore: reading.then(withoutWebAssembly),
  glue: whole.then(glueOf),
  tablesGlue: tables.then(glueOf),
});
const { texts } = await plain;
const systems = generate(texts, made, JSON.parse(codes).rows);
declare(command, texts);
for (const file of [made.small, made.reading, ...made.payload, made.tables]) copyFileSync(file, join(dist, basename(file)));
writeFileSync(join(dist, "codes.json"), codes);
for (const [name, integrity] of await bundleAll(systems, texts.locales)) console.log(`${name}: integrity="${integrity}"`);
writeFileSync(join(dist, "scripts.json"), inventory(dist, JSON.parse(readFileSync(new URL("package.json", import.meta.url), "utf8"))));
writeFileSync(join(dist, "sbom.cdx.json"), billOfPackage(bundled().keys()));

/** What is promised, by its names. */
async function all(promises) {
  return Object.fromEntries(await Promise.all(Object.entries(promises).map(async ([name, made]) => [name, await made])));
}
