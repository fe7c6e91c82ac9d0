// Prints what each entry weighs beside the same rows and messages as JSON, and fails where one is over its
// budget in budgets.json: the size that was last written down there and a hundredth. What is added on purpose may
// raise it, by `node size.mjs --write`; what grows unseen may not.
import { readFileSync, writeFileSync } from "node:fs";
import { brotliCompressSync, gzipSync } from "node:zlib";
import { decode as atCheckout } from "payverdict/checkout";
import { decode, locales, search } from "payverdict";

const dist = (file) => readFileSync(new URL(`dist/${file}`, import.meta.url));
const gzip = (data) => gzipSync(data, { level: 9 }).length;
const brotli = (data) => brotliCompressSync(data).length;

/** Rows and messages as one would send them as JSON: every text once, null and empty fields left out. */
function asJson(verdicts, arrays) {
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
  const slim = rows.map((row) => (arrays ? Object.values(row) : Object.fromEntries(Object.entries(row).filter(([, value]) => kept(value)))));
  return JSON.stringify({ ...shared, rows: slim });
}

const whole = search("");
const shown = whole.map(({ set, code }) => atCheckout(set, code));
const wasm = dist("payverdict.wasm");
const entries = {
  ".": [dist("index.js"), whole],
  "./payload": [dist("payload.js"), whole],
  "./js": [dist("js.js"), whole],
  "./slim": [Buffer.concat([dist("slim.js"), wasm]), whole],
  "./checkout": [dist("checkout.js"), shown],
  "./payverdict.wasm": [wasm, []],
};
const file = new URL("budgets.json", import.meta.url);
if (process.argv.includes("--write")) {
  const budget = ([name, [data]]) => [name, Math.ceil(gzip(data) * 1.01)];
  writeFileSync(file, `${JSON.stringify(Object.fromEntries(Object.entries(entries).map(budget)), null, 2)}\n`);
}
const budgets = JSON.parse(readFileSync(file, "utf8"));
const number = (bytes) => bytes.toLocaleString("en");

console.log(`| entry | minified | gzip | brotli | budget (gzip) | JSON of objects, gzip | of arrays, gzip | entry / JSON |`);
console.log("|---|---:|---:|---:|---:|---:|---:|---:|");
const over = [];
for (const [name, [data, rows]] of Object.entries(entries)) {
  const size = gzip(data);
  const [objects, arrays] = rows.length > 0 ? [gzip(asJson(rows, false)), gzip(asJson(rows, true))] : [];
  const compared = rows.length > 0 ? [number(objects), number(arrays), (size / objects).toFixed(2)] : ["", "", ""];
  const title = name === "./slim" ? "./slim with ./payverdict.wasm" : name;
  console.log(`| ${[title, number(data.length), number(size), number(brotli(data)), number(budgets[name]), ...compared].join(" | ")} |`);
  // What has no budget is over it, too.
  if (!(size <= budgets[name])) over.push(`${name}: ${size} bytes are over the budget of ${budgets[name]}`);
}
// As the package keeps them.
const messages = readFileSync(new URL("src/generated/messages.ts", import.meta.url), "utf8").replace(/^\/[/*].*\n/gm, "").replace(/: readonly [^=]*=/g, "=");
console.log(`\nMessages in ${locales.length} languages: ${number(gzip(messages))} bytes of gzip`);
for (const line of over) console.error(line);
process.exitCode = over.length > 0 ? 1 : 0;
