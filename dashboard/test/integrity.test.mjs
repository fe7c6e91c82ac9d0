// The page's scripts have the sums that the build wrote down, and the browser holds the page to that of the first one.
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { cpSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { homedir, tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { serve } from "../../pkg/test/support/serve.mjs";
import { faultsOf } from "../../scripts/supply/rules.mjs";
import { headersOf } from "../headers.mjs";
import { box, open } from "./support/browser.mjs";

const dist = fileURLToPath(new URL("../dist/", import.meta.url));
const root = fileURLToPath(new URL("../../", import.meta.url));
const names = readdirSync(dist, { recursive: true }).map((name) => name.replaceAll("\\", "/")).filter((name) => name.includes("."));
const read = (name) => readFileSync(join(dist, name));
const sumOf = (bytes) => `sha384-${createHash("sha384").update(bytes).digest("base64")}`;
const { scripts } = JSON.parse(read("scripts.json"));

test("every script is in the inventory, with the sum of its very bytes and what it is for", () => {
  assert.deepEqual(scripts.map(({ file }) => file), names.filter((name) => name.endsWith(".js")).sort());
  for (const { file, bytes, integrity, for: use, holds, loads = [], later = [] } of scripts) {
    assert.deepEqual([bytes, integrity], [read(file).length, sumOf(read(file))], file);
    assert.ok(use.length > 10 && Array.isArray(holds), file);
    for (const other of [...loads, ...later]) assert.ok(scripts.some((script) => script.file === other), `${file} loads ${other}`);
  }
});

test("the page names the sums of what it begins with", () => {
  const tags = [...read("index.html").toString().matchAll(/<(?:script|link)[^>]*(?:src|href)="\.\/([^"]+\.(?:js|css))"[^>]*>/g)];
  const first = scripts.find(({ file }) => file === tags[0][1]);
  // Each script that the first one loads is named, too, so that the browser holds it to its sum.
  const loaded = new Set(first.loads);
  for (const file of loaded) scripts.find((script) => script.file === file).loads?.forEach((other) => loaded.add(other));
  const named = tags.slice(1).map(([, name]) => name);
  assert.deepEqual(named.filter((name) => name.endsWith(".js")).sort(), [...loaded].sort());
  assert.equal(named.filter((name) => name.endsWith(".css")).length, 1);
  for (const [tag, name] of tags) assert.ok(tag.includes(` crossorigin `) && tag.includes(`integrity="${sumOf(read(name))}"`), tag);
});

test("with a byte of the first script changed, nothing runs", async () => {
  const copy = mkdtempSync(join(tmpdir(), "payverdict-page-"));
  const other = await open({ serviceWorkers: "block" });
  try {
    cpSync(dist, copy, { recursive: true });
    const visit = async (timeout) => {
      const { address, close } = await serve(copy, headersOf("/"));
      try {
        await other.page.goto(address);
        return await box(other.page).waitFor({ timeout }).then(() => true, () => false);
      } finally {
        close();
      }
    };
    assert.equal(await visit(10_000), true);
    const [, first] = read("index.html").toString().match(/src="\.\/(assets\/index-[^"]+\.js)"/);
    writeFileSync(join(copy, first), `${read(first)}\n`);
    assert.equal(await visit(2000), false);
  } finally {
    await other.close();
    rmSync(copy, { recursive: true });
  }
});

test("the bill of materials names what is bundled, and keeps to CycloneDX", () => {
  const bill = JSON.parse(read("sbom.cdx.json"));
  assert.deepEqual(faultsOf(bill), []);
  const named = [...read("page-licences.md").toString().matchAll(/^## (\S+) - (\S+) \(.+\)$/gm)].map(([, name, version]) => `pkg:npm/${name.replace("@", "%40")}@${version}`);
  const ofPackage = JSON.parse(readFileSync(join(root, "pkg/dist/sbom.cdx.json"), "utf8"));
  const wanted = new Set([...named, ofPackage.metadata.component.purl, ...ofPackage.components.map(({ purl }) => purl)]);
  assert.deepEqual(bill.components.map(({ purl }) => purl), [...wanted].sort());
});

test("no file holds a path of the machine that built it", () => {
  const paths = [root, homedir(), tmpdir()].map((path) => (path.endsWith("/") ? path : `${path}/`));
  assert.deepEqual(names.filter((name) => paths.some((path) => read(name).includes(path))), []);
});
