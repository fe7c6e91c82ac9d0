// Prints what each entry weighs beside the same rows and messages as JSON, and fails where one is over its budget in
// budgets.json: bytes for the engine, and bytes for each row. `node size.mjs --write` writes the engine's anew, with a
// hundredth to spare; what is added on purpose may raise it, what grows unseen may not.
import { readFileSync, readdirSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { brotliCompressSync, gzipSync } from "node:zlib";
import { build } from "esbuild";
import { decode as atCheckout } from "payverdict/checkout";
import { triggers } from "payverdict/triggers";
import * as all from "payverdict";

const { locales, search } = all;
/** What needs the module that reads. */
const READING = ["read", "search"];
const DECODING = Object.keys(all).filter((name) => !READING.includes(name));
const here = fileURLToPath(new URL(".", import.meta.url));
const dist = (file) => readFileSync(`${here}dist/${file}`);
const gzip = (data) => gzipSync(data, { level: 9 }).length;
const brotli = (data) => brotliCompressSync(data).length;

/** Rows and messages as one would send them as JSON: every text once, null and empty fields left out. */
function asJson(verdicts) {
  const texts = [...new Set(verdicts.map((verdict) => verdict.message("en")))];
  const sources = new Map();
  const rows = verdicts.map(({ match, group, class: _, final, system, source, ...row }, number) => {
    if (source != null) sources.set(source.id, source);
    return { ...row, ...(source && { source: source.id }), message: texts.indexOf(verdicts[number].message("en")) };
  });
  const shared = { sources: [...sources.values()], messages: {} };
  for (const locale of locales) {
    shared.messages[locale] = texts.map((text) => verdicts.find((verdict) => verdict.message("en") === text).message(locale));
  }
  const kept = (value) => value !== null && !(Array.isArray(value) && value.length === 0);
  return JSON.stringify({ ...shared, rows: rows.map((row) => Object.fromEntries(Object.entries(row).filter(([, value]) => kept(value)))) });
}

/** What a page's bundler makes of an entry that is used like this. */
async function bundled(script) {
  const stdin = { contents: script, resolveDir: here };
  const { outputFiles } = await build({ stdin, bundle: true, minify: true, format: "esm", legalComments: "none", write: false });
  return Buffer.from(outputFiles[0].contents);
}

const whole = search("");
const shown = (rows) => rows.map(({ set, code }) => atCheckout(set, code));
/** All that an entry offers but `read` and `search`, as a page's bundler makes it, and what these add to that. */
const decoding = (name, ...further) => bundled(`export { ${[...DECODING, ...further].join(", ")} } from "${name}";`);
const reading = (files) => Buffer.concat(files.map((name) => dist(`read/${name}`)));
const entries = {
  ".": [await decoding("payverdict"), whole],
  "., read": [reading(["index.js", "module.js"]), []],
  "./payload": [dist("documents/payload.js"), whole],
  "./tables": [dist("tables.js"), whole],
  "./payload, timeline and plan": [dist("timelines/payload.js"), []],
  "./js": [await decoding("payverdict/js"), whole],
  "./js, read": [reading(["js.js"]), []],
  "./slim": [Buffer.concat([await decoding("payverdict/slim", "init"), dist("payverdict.wasm")]), whole],
  "./slim, read": [reading(["slim.js", "module.js"]), []],
  "./payverdict.min.js": [dist("payverdict.min.js"), whole],
  "./payverdict.read.min.js": [dist("payverdict.read.min.js"), whole],
  "./payverdict.wasm": [dist("payverdict.wasm"), whole],
  "./payload.wasm": [dist("payload.wasm"), whole],
  "./payload.read.wasm": [dist("payload.read.wasm"), []],
  "./payload.timelines.wasm": [dist("payload.timelines.wasm"), []],
  "./tables.wasm": [dist("tables.wasm"), whole],
  "./triggers": [dist("triggers.js"), whole.flatMap(triggers)],
  "./element": [dist("element.js"), []],
  "./checkout": [dist("checkout.js"), shown(whole)],
};
const systems = readdirSync(`${here}dist/checkout`).flatMap((name) => name.match(/^(\w+)\.js$/)?.[1] ?? []);
for (const system of systems) {
  const { codeSets } = await import(`payverdict/checkout/${system}`);
  const rows = shown(whole.filter(({ set }) => codeSets.includes(set)));
  entries[`./checkout/${system}`] = [await bundled(`export { decode } from "payverdict/checkout/${system}";`), rows];
  entries[`./checkout/${system}, English`] = [await bundled(`import { decoder, en } from "payverdict/checkout/${system}"; export const decode = decoder(en);`), rows];
}

/**
 * What a row may cost: with its summary and source, without, and in the module alone; and what a trigger may. The module for
 * tables of one's own has all texts in it, which as base64 are a third longer.
 */
const OF_TABLES = { "./tables": 40, "./tables.wasm": 30 };
const rowBytes = (name) => OF_TABLES[name] ?? (name.startsWith("./checkout") ? 4 : name.endsWith(".wasm") ? 6 : name === "./triggers" ? 12 : 20);
/** What holds no rows of codes, so that there is nothing to compare it with. */
const hasNoRows = (name, rows) => name.endsWith(".wasm") || name === "./triggers" || rows.length === 0;
const file = `${here}budgets.json`;
if (process.argv.includes("--write")) {
  const budget = ([name, [data, rows]]) => [name, { engine: Math.ceil(gzip(data) * 1.01) - rowBytes(name) * rows.length, row: rowBytes(name) }];
  const lines = Object.entries(entries).map(budget).map(([name, values]) => `  ${JSON.stringify(name)}: ${JSON.stringify(values)}`);
  writeFileSync(file, `{\n${lines.join(",\n")}\n}\n`);
}
const budgets = JSON.parse(readFileSync(file, "utf8"));
const number = (bytes) => bytes.toLocaleString("en");

console.log("| entry | rows | minified | gzip | brotli | budget (gzip) | the same as JSON, gzip |");
console.log("|---|---:|---:|---:|---:|---:|---:|");
const over = [];
for (const [name, [data, rows]] of Object.entries(entries)) {
  const size = gzip(data);
  const { engine, row } = budgets[name] ?? {};
  const budget = engine + row * rows.length;
  const title = name === "./slim" ? "./slim with ./payverdict.wasm" : name;
  const said = budgets[name] === undefined ? "none" : `${number(engine)} + ${row} a row = ${number(budget)}`;
  console.log(`| ${[title, rows.length, number(data.length), number(size), number(brotli(data)), said, hasNoRows(name, rows) ? "" : number(gzip(asJson(rows)))].join(" | ")} |`);
  // What has no budget is over it, too.
  if (!(size <= budget)) over.push(`${name}: ${size} bytes are over the budget of ${budget}`);
}
for (const name of Object.keys(budgets)) if (entries[name] === undefined) over.push(`${name}: has a budget and is no entry`);
for (const line of over) console.error(line);
process.exitCode = over.length > 0 ? 1 : 0;
