// What is loaded, and when: sizes in bytes as they are delivered.
import { readFileSync, readdirSync } from "node:fs";
import { gzipSync } from "node:zlib";

const dist = new URL("dist/", import.meta.url);
const names = readdirSync(dist, { recursive: true }).filter((name) => /\.(js|css|html|svg)$/.test(name));
const loads = {
  "first load": /^index\.html$|^icon|index-|owner-|state\.svelte-|asked-|OwnMark-|pasted-|assets\/en-/,
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
