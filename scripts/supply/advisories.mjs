// Writes what an advisory database knows of the packages that are there into supply/advisories.csv:
// `node scripts/supply/advisories.mjs FOLDER DAY`, with a copy of RustSec's database and the day that it is of. What was
// accepted stays accepted.
import { existsSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { place, table, written } from "./csv.mjs";
import { lockFiles, packagesOf } from "./locks.mjs";

const COLUMNS = ["registry", "name", "id", "kind", "mended", "unaffected", "accepted"];
const [folder, day] = process.argv.slice(2);

/** The lines of a list in TOML, joined. */
const list = (text, key) => [...(text.match(new RegExp(`^${key} = \\[([^\\]]*)\\]`, "m"))?.[1] ?? "").matchAll(/"([^"]*)"/g)].map(([, one]) => one.replaceAll(",", " and").replace(/ +/g, " ")).join(" || ");
const value = (text, key) => text.match(new RegExp(`^${key} = "(.*)"$`, "m"))?.[1];

function advisoriesOf(name) {
  const place = join(folder, "crates", name);
  if (!existsSync(place)) return [];
  const files = readdirSync(place).filter((file) => file.endsWith(".md")).sort();
  const texts = files.map((file) => readFileSync(join(place, file), "utf8").split("```")[1]);
  return texts
    .filter((text) => value(text, "withdrawn") === undefined)
    .map((text) => ({ registry: "cargo", name, id: value(text, "id"), kind: value(text, "informational") ?? "vulnerability", mended: list(text, "patched"), unaffected: list(text, "unaffected") }));
}

const crates = [...new Set(lockFiles().flatMap((file) => packagesOf(file)).filter(({ registry }) => registry === "cargo").map(({ name }) => name))].sort();
const known = new Map(table("advisories").map((row) => [row.id, row]));
const others = [...known.values()].filter(({ registry }) => registry !== "cargo");
const rows = [...crates.flatMap(advisoriesOf).map((row) => ({ ...row, accepted: known.get(row.id)?.accepted ?? "" })), ...others];
writeFileSync(place("advisories"), written(COLUMNS, rows));
const read = table("packages").map((row) => (row.registry === "cargo" ? { ...row, advisories: day } : row));
writeFileSync(place("packages"), written(["registry", "name", "licence", "for", "advisories"], read));
console.log(`supply: ${rows.length} advisories for ${crates.length} crates`);
