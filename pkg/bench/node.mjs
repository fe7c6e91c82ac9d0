// Decoding, and the way from import to the first verdict, in Node.
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { decode } from "payverdict";
import { decode as atCheckout } from "payverdict/checkout";
import { decode as inJs } from "payverdict/js";
import { contestants, measure } from "./contestants.js";
import { allRows, firstTable, groups, rows, serde, table, texts } from "./inputs.mjs";

const ROUNDS = 25;
const FRESH = 15;

const bound = serde();
const { default: init, decode: throughSerde } = await import(join(bound, "serde_rival.js"));
await init({ module_or_path: readFileSync(join(bound, "serde_rival_bg.wasm")) });
const ways = contestants({ atCheckout, decode, groups, inJs, rows, throughSerde });
const columns = Object.fromEntries(Object.entries(texts()).map(([kind, text]) => [kind, measure(ways, text, ROUNDS)]));
table(`Node ${process.versions.node}: decoding`, ways.map(({ name }) => name), columns);

// A process of its own for each, and turns taken: the disk's cache is warm for all, the engine's for none.
const directory = mkdtempSync(join(tmpdir(), "payverdict-bench-"));
const json = join(directory, "rows.json");
writeFileSync(json, allRows);
const entry = (name) => `(await import("${name}")).decode("opp.result", "800.100.153").outcome`;
const scripts = {
  "`JSON.parse` of all rows into a `Map`": `const { readFileSync } = await import("node:fs"); new Map(JSON.parse(readFileSync(${JSON.stringify(json)}, "utf8")).map((row) => [row.set + " " + row.code, row])).get("opp.result 800.100.153").outcome`,
  "payverdict": entry("payverdict"),
  "payverdict/checkout": entry("payverdict/checkout"),
  "payverdict/js": entry("payverdict/js"),
};
const results = Object.fromEntries(Object.keys(scripts).map((name) => [name, []]));
for (let time = 0; time < FRESH; time++) {
  for (const [name, script] of Object.entries(scripts)) {
    const timed = `const start = performance.now(); const outcome = ${script.includes(";") ? `await (async () => { ${script.replace(/; (?=new Map)/, "; return ")} })()` : script}; console.log(performance.now() - start); if (outcome !== "declined") process.exit(1);`;
    const printed = execFileSync(process.execPath, ["--input-type=module", "--eval", timed], { cwd: fileURLToPath(new URL(".", import.meta.url)), encoding: "utf8" });
    results[name].push(Number(printed));
  }
}
rmSync(directory, { recursive: true });
firstTable(`Node ${process.versions.node}: from import to the first verdict`, results);
