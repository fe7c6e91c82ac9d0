// The same in Chromium.
import { copyFileSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { launch } from "../test/support/chromium.mjs";
import { serve } from "../test/support/serve.mjs";
import { allRows, firstTable, groups, rows, serde, table, texts } from "./inputs.mjs";

const ROUNDS = 25;
const FRESH = 15;

const site = mkdtempSync(join(tmpdir(), "payverdict-bench-"));
const put = (from, name) => copyFileSync(from, join(site, name));
const dist = (name) => fileURLToPath(new URL(`../dist/${name}`, import.meta.url));
// As bundlers take them for a page that decodes.
for (const [from, name] of [["base/index.js", "index.js"], ["checkout.js", "checkout.js"], ["base/js.js", "js.js"]]) put(dist(from), name);
put(fileURLToPath(new URL("contestants.js", import.meta.url)), "contestants.js");
for (const name of ["serde_rival.js", "serde_rival_bg.wasm"]) put(join(serde(), name), name);
writeFileSync(join(site, "index.html"), "<!doctype html><title>bench</title>");
writeFileSync(join(site, "rows.json"), allRows);

// Isolated pages have a finer clock. Nothing is kept from page to page.
const headers = { "Cache-Control": "no-store", "Cross-Origin-Embedder-Policy": "require-corp", "Cross-Origin-Opener-Policy": "same-origin" };
const { address, close } = await serve(site, headers);
const browser = await launch();
const version = browser.browser()?.version() ?? "";

const page = await browser.newPage();
await page.goto(address);
await page.evaluate(async ({ groups, rows }) => {
  const [whole, checkout, js, serde, { contestants, measure }] = await Promise.all(["/index.js", "/checkout.js", "/js.js", "/serde_rival.js", "/contestants.js"].map((name) => import(name)));
  await serde.default();
  window.ways = contestants({ decode: whole.decode, atCheckout: checkout.decode, inJs: js.decode, throughSerde: serde.decode, groups, rows });
  window.measure = measure;
}, { groups, rows });
const columns = {};
for (const [kind, text] of Object.entries(texts())) columns[kind] = await page.evaluate(([text, rounds]) => window.measure(window.ways, text, rounds), [text, ROUNDS]);
table(`Chromium ${version}: decoding`, await page.evaluate(() => window.ways.map(({ name }) => name)), columns);
await page.close();

/** Each in a page of its own; the time begins before the first byte is asked for. */
const firsts = {
  "`JSON.parse` of all rows into a `Map`": async () => {
    const start = performance.now();
    const rows = JSON.parse(await (await fetch("/rows.json")).text());
    const found = new Map(rows.map((row) => [`${row.set} ${row.code}`, row])).get("opp.result 800.100.153").outcome;
    return [performance.now() - start, found];
  },
  ...Object.fromEntries(
    [["payverdict", "index"], ["payverdict/checkout", "checkout"], ["payverdict/js", "js"]].map(([name, file]) => [
      name,
      `(async () => { const start = performance.now(); const { decode } = await import("/${file}.js"); const found = decode("opp.result", "800.100.153").outcome; return [performance.now() - start, found]; })()`,
    ]),
  ),
};
const results = Object.fromEntries(Object.keys(firsts).map((name) => [name, []]));
for (let time = 0; time < FRESH; time++) {
  for (const [name, script] of Object.entries(firsts)) {
    const fresh = await browser.newPage();
    await fresh.goto(address);
    const [taken, found] = await fresh.evaluate(script);
    if (found !== "declined") throw new Error(name);
    results[name].push(taken);
    await fresh.close();
  }
}
firstTable(`Chromium ${version}: from import to the first verdict, from a server on the same machine`, results);
await browser.close();
close();
rmSync(site, { recursive: true });
