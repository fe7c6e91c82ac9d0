// The strings and rivals that both benchmarks use.
import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { decode } from "payverdict";
import { random } from "../test/support/random.mjs";

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const COUNT = 50_000;

export const groups = JSON.parse(readFileSync(here("opp_groups.json"), "utf8"));
const all = JSON.parse(readFileSync(here("../dist/codes.json"), "utf8")).rows;
export const rows = all.filter(({ set }) => set === "opp.result");
/** The rows of all sets, as one would send them to a page. */
export const allRows = JSON.stringify(all);

/** For each kind of code, a JSON text of many. */
export function texts() {
  const pick = random(20261121);
  const triple = () => String(pick(1e9)).padStart(9, "0").replace(/(...)(...)(...)/, "$1.$2.$3");
  const near = () => rows[pick(rows.length)].code.slice(0, -2) + String(pick(100)).padStart(2, "0");
  const until = (match, make) => {
    for (;;) {
      const code = make();
      if (decode("opp.result", code).match === match) return code;
    }
  };
  const listed = () => rows[pick(rows.length)].code;
  const misses = Array.from({ length: 200 }, () => until("unlisted", triple));
  const many = (make) => JSON.stringify(Array.from({ length: COUNT }, make));
  return {
    "listed": many(listed),
    "by group": many(() => until("group", near)),
    "unlisted, 200 different": many(() => misses[pick(misses.length)]),
    "unlisted, all different": many(() => until("unlisted", triple)),
    "98 % listed": many(() => (pick(50) > 0 ? listed() : pick(2) > 0 ? until("group", near) : until("unlisted", triple))),
  };
}

/** The folder of the usual binding, built where it is missing. */
export function serde() {
  const target = here("../../target/npm-bench");
  const built = join(target, "bound");
  if (!existsSync(join(built, "serde_rival.js"))) {
    const run = (command, args) => execFileSync(command, args, { cwd: here("serde"), stdio: ["ignore", "ignore", "inherit"] });
    run("cargo", ["build", "--release", "--target", "wasm32-unknown-unknown", "--target-dir", target]);
    run("wasm-bindgen", ["--target", "web", "--out-dir", built, join(target, "wasm32-unknown-unknown", "release", "serde_rival.wasm")]);
  }
  return built;
}

/** A Markdown table: a line for each way, a column for each kind of code, and how it stands to the first line. */
export function table(title, names, columns) {
  const kinds = Object.keys(columns);
  console.log(`\n### ${title}\n\n| ns a code | ${kinds.join(" | ")} |\n|---|${kinds.map(() => "---:").join("|")}|`);
  names.forEach((name, place) => {
    const cells = kinds.map((kind) => `${columns[kind][place].toFixed(0)} (${(columns[kind][place] / columns[kind][0]).toFixed(2)})`);
    console.log(`| ${name} | ${cells.join(" | ")} |`);
  });
}

export function firstTable(title, results) {
  const median = (times) => times.sort((a, b) => a - b)[times.length >> 1];
  const entries = Object.entries(results).map(([name, times]) => [name, median(times)]);
  console.log(`\n### ${title}\n\n| | ms, median of ${Object.values(results)[0].length} | ratio |\n|---|---:|---:|`);
  for (const [name, time] of entries) console.log(`| ${name} | ${time.toFixed(2)} | ${(time / entries[0][1]).toFixed(2)} |`);
}
