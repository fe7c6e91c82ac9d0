// What is loaded, and when: sizes in bytes as they are delivered.
import { readFileSync, readdirSync } from "node:fs";
import { gzipSync } from "node:zlib";

const dist = new URL("dist/", import.meta.url);
const names = readdirSync(dist, { recursive: true }).filter((name) => /\.(js|css|html|svg)$/.test(name));
const text = (name) => readFileSync(new URL(name, dist), "utf8");

/** A file and all that it cannot do without. */
function withImports(name, known = new Set()) {
  if (known.has(name)) return known;
  known.add(name);
  const folder = name.slice(0, name.lastIndexOf("/") + 1);
  if (name.endsWith(".js")) for (const [, other] of text(name).matchAll(/(?:from|import)\s*"\.\/([^"]+\.js)"/g)) withImports(folder + other, known);
  return known;
}

const page = text("index.html");
const asked = [...page.matchAll(/(?:src|href)="\.\/([^"]+)"/g)].flatMap(([, name]) => [...withImports(name)]);
const first = new Set(["index.html", "icon.svg", ...asked, ...names.filter((name) => /assets\/en-/.test(name))]);
const loads = {
  "first load": { test: (name) => first.has(name) },
  "the tables": /assets\/(decoding|base)-/,
  "what reads texts": /assets\/reading-/,
  "a card": /(triggers|groups|history)-/,
  "a view": /(Browse|Lists|OwnView|FileView)-/,
  "a file": /^worker|chart-/,
  "a payload": /payload/,
  "own tables": /use-|tables-/,
  "a .zip of them": /browser-/,
  "other lists": /disagreements/,
  "another language": /assets\/is-/,
  "working offline": /^sw\.js$/,
};
for (const [when, pattern] of Object.entries(loads)) {
  const files = names.filter((name) => pattern.test(name));
  const bytes = files.reduce((bytes, name) => bytes + gzipSync(readFileSync(new URL(name, dist)), { level: 9 }).length, 0);
  console.log(`${when.padEnd(18)}${String(bytes).padStart(8)} bytes gzip  ${files.join(" ")}`);
}
