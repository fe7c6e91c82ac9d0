// What the package holds of others, their licences, and what its files say of themselves.
import assert from "node:assert/strict";
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { test } from "node:test";
import { file, licences } from "../pack/licences.mjs";
import { numbered } from "./support/numbered.mjs";

const dist = new URL("../dist/", import.meta.url);
const { version } = JSON.parse(readFileSync(new URL("../package.json", import.meta.url), "utf8"));
const names = readdirSync(dist, { recursive: true });
const scripts = names.filter((name) => /\.c?js$/.test(name));
const read = (name) => readFileSync(new URL(name, dist), "utf8");

test("the file of licences names what is in the modules and bundles, and nothing else", () => {
  const written = readFileSync(file, "utf8");
  for (const name of ["csv-core", "hifijson", "wasm-bindgen", "lol_alloc", "serde", "serde-wasm-bindgen"]) assert.match(written, new RegExp(`^${name} \\d.* \\(crate\\): `, "m"));
  assert.equal(written, licences(), "`node pack/licences.mjs --write` writes it anew");
});

/** Texts, base64, and what only names others. */
const WITHOUT_MAP = /^(languages\/.*|read\/module\.c?js|(index|js|slim|workerd|payload|payload\.workerd)\.js)$/;

test("every script says what it is, has a map with its sources, and can be read", () => {
  assert.ok(scripts.length > 100);
  for (const name of scripts) {
    const text = read(name);
    assert.ok(text.startsWith(`/*! payverdict ${version}, data ${version} | MIT OR Apache-2.0 |`), name);
    // Plain ASCII, and no control character but the ends of lines.
    assert.match(text, /^[\n -~]*$/, name);
    if (WITHOUT_MAP.test(name)) continue;
    const [, map] = text.match(/\n\/\/# sourceMappingURL=(.*)\n$/) ?? [];
    assert.ok(map !== undefined && existsSync(new URL(map, new URL(name, dist))), name);
    const { sources, sourcesContent } = JSON.parse(read(new URL(map, new URL(name, dist)).href.slice(dist.href.length)));
    assert.ok(sources.length > 1 && sourcesContent.every((content) => typeof content === "string"), name);
  }
});

test("WebAssembly stands in the scripts as plain base64 of the files beside them", () => {
  const held = {
    "payverdict.wasm": ["base/index.js", "index.cjs", "payverdict.min.js", "payverdict.read.min.js"],
    "read.wasm": ["read/module.js", "read/module.cjs", "payverdict.read.min.js"],
    "payload.wasm": ["documents/payload.js", "payload.node.js", "payload.cjs"],
    "payload.read.wasm": ["documents/payload.js", "payload.node.js", "payload.cjs"],
    "payload.timelines.wasm": ["timelines/payload.js", "payload.node.js", "payload.cjs"],
    "tables.wasm": ["tables.js", "tables.cjs"],
  };
  for (const [file, holders] of Object.entries(held)) {
    const base64 = readFileSync(new URL(file, dist)).toString("base64");
    for (const holder of holders) assert.ok(read(holder).includes(base64), holder);
  }
});

test("texts stand in the scripts as they are", () => {
  const { rows } = JSON.parse(read("codes.json"));
  const texts = read("base/index.js");
  for (const { summary } of rows) assert.ok(texts.includes(numbered(JSON.stringify(summary).slice(1, -1))) || texts.includes(numbered(summary)), summary);
});
