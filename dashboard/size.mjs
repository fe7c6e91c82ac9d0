// What is loaded, and when: sizes in bytes as they are delivered.
import { readFileSync, readdirSync } from "node:fs";
import { gzipSync } from "node:zlib";

const dist = new URL("dist/", import.meta.url);
const names = readdirSync(dist, { recursive: true }).filter((name) => /\.(js|css|html|svg)$/.test(name));
const loads = {
  "first load": /^index\.html$|^icon|index-|index\.svelte-|style-|owner-|Outcome-|route\.svelte-|theme\.svelte-|state\.svelte-|OwnMark-|cards-|pasted-|preload-|assets\/en-/,
  "the tables": /assets\/dist-/,
  "another view": /Browse-|VirtualList-|Lists-|FileView-|moments-/,
  "a card": /triggers-/,
  "a file": /^worker|chart-/,
  "a payload": /payload/,
  "own tables": /OwnView-|use-|tables-/,
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
