// Nothing leaves the page, nothing foreign runs in it, and it works without a network.
import assert from "node:assert/strict";
import { randomBytes } from "node:crypto";
import { readFileSync, readdirSync } from "node:fs";
import { test } from "node:test";
import { gzipSync } from "node:zlib";
import { headersOf, offlinePolicy, policy } from "../headers.mjs";
import { isForAudits } from "../inventory.mjs";
import { box, card, open, openedDesk, paste, settled } from "./support/browser.mjs";
import { annotated, bar, done, file, read } from "./support/files.mjs";

const desk = openedDesk();

const hostile = [
  "<script>window.ran = 1</script>",
  "<img src=x onerror=window.ran=1>",
  '"><svg onload=window.ran=1>',
  "javascript:window.ran=1",
  "{@html '<b>'}",
  "${window.ran=1}",
  "=HYPERLINK(\"http://x.example\",\"y\")",
  "'; DROP TABLE codes; --",
  "\u0000\u202e\ud800",
];
const ran = () => desk.page.evaluate(() => window.ran);

test("every answer carries the policy", async () => {
  for (const path of ["", "sw.js", "worker.js", "nothing-here"]) {
    const response = await fetch(desk.url + path);
    assert.equal(response.headers.get("content-security-policy"), path === "sw.js" ? offlinePolicy : policy);
    assert.equal(response.headers.get("x-content-type-options"), "nosniff");
  }
  assert.match(policy, /connect-src 'none'/);
  assert.doesNotMatch(policy, /unsafe-inline|'unsafe-eval'|https?:/);
  const page = readFileSync(new URL("../dist/index.html", import.meta.url), "utf8");
  assert.match(page, /<meta http-equiv="Content-Security-Policy" content="default-src (?:'|&#39;)none/, "also where a host sends no headers");
  assert.doesNotMatch(page, /<script(?![^>]*src=)|style=|<style/);
  const notes = readFileSync(new URL("../README.md", import.meta.url), "utf8");
  for (const value of Object.values(headersOf("/sw.js")).concat(policy)) assert.ok(notes.includes(value), `README.md lacks ${value}`);
});

test("the policy forbids sending, even to the page's own server", async () => {
  const other = await open();
  try {
    await other.go();
    const refused = await other.page.evaluate(() => fetch("./index.html").then(() => false, () => true));
    assert.ok(refused);
    assert.ok((await other.faults()).some((fault) => fault.startsWith("connect-src")), "and violations are seen by these tests");
  } finally {
    await other.close();
  }
});

test("the first load is small, however many rows there are: the tables come when something is asked", async (t) => {
  const fresh = await open({ serviceWorkers: "block" });
  const loaded = () => {
    const files = [...new Set(fresh.requests)].map((request) => request.replace("GET /", ""));
    return files.reduce((size, name) => size + gzipSync(readFileSync(new URL(`../dist/${name}`, import.meta.url))).length, 0);
  };
  try {
    await fresh.go();
    await fresh.page.waitForTimeout(500);
    const first = loaded();
    t.diagnostic(`first load: ${(first / 1024).toFixed(1)} KB gzip`);
    assert.ok(first <= 100 * 1024, String(first));
    await box(fresh.page).fill("800.100.153");
    await card(fresh.page, "opp.result", "800.100.153").waitFor();
    assert.ok(loaded() > 2 * first, "and then they are loaded");
  } finally {
    await fresh.close();
  }
});

test("it works without a network, files and all", async () => {
  const other = await open();
  try {
    await other.go();
    await other.page.evaluate(() => navigator.serviceWorker.ready);
    const kept = await other.page.evaluate(async () => (await caches.keys()).length);
    assert.equal(kept, 1);
    other.server.close();
    await other.context.setOffline(true);
    await other.page.goto(`${other.url}#/file`);
    await other.page.reload();
    await other.page.getByLabel("Language", { exact: true }).selectOption("is");
    await other.page.getByLabel("Tungumál", { exact: true }).selectOption("en");
    await read(other.page, await file("offline.csv", "code,date\n800.100.153,2026-11-21\n"));
    await done(other.page);
    await other.page.locator("canvas").waitFor();
    await other.page.goto(`${other.url}#/opp.result/800.100.153`);
    await other.page.locator("[data-card]").waitFor();
    assert.deepEqual(await other.faults(), []);
  } finally {
    await other.close();
  }
});

test("the service worker knows every file of the page, and leaves out what is for audits", () => {
  const worker = readFileSync(new URL("../dist/sw.js", import.meta.url), "utf8");
  const files = readdirSync(new URL("../dist/", import.meta.url), { recursive: true }).map((name) => name.replaceAll("\\", "/"));
  for (const name of files.filter((name) => name.includes(".") && name !== "sw.js" && name !== "index.html")) {
    assert.equal(worker.includes(`"${name}"`), !isForAudits(name), name);
  }
});

test("hostile text in the box is text", async () => {
  await desk.go();
  for (const text of [...hostile, hostile.join(" code=51 "), `{"result":{"code":"${hostile[1]}"}}`]) {
    await box(desk.page).fill(text);
    await settled(desk.page);
    assert.equal(await ran(), undefined, text);
    assert.equal(await desk.page.locator("main img, main script").count(), 0);
  }
});

test("hostile addresses are text", async () => {
  for (const text of hostile.slice(0, 8)) {
    await desk.go(`#/opp.result/${encodeURIComponent(text)}`);
    await desk.go(`#/${encodeURIComponent(text)}/51`);
    await desk.go(`#/browse?${new URLSearchParams({ text, system: text, outcome: text })}`);
    assert.equal(await ran(), undefined, text);
  }
  await desk.go("#/opp.result/%E0%A4%A");
  await desk.go("#/%%%/%%%");
});

test("a paste of 10 MB is read, kept out of the box, and does not stop the page", async (t) => {
  await desk.go();
  const line = `2026-11-21 <img src=x onerror=window.ran=1> result.code=800.100.153 amount=12,00 ${"x".repeat(100)}\n`;
  const started = performance.now();
  await paste(desk.page, line.repeat(Math.ceil(10_000_000 / line.length)));
  await desk.page.locator("[data-long]").waitFor();
  await desk.page.locator('[data-card="opp.result 800.100.153"]').waitFor();
  t.diagnostic(`10 MB of log lines: ${Math.round(performance.now() - started)} ms`);
  assert.equal(await box(desk.page).inputValue(), "");
  assert.equal(await ran(), undefined);
  for (const text of ["[".repeat(10_000_000), `{"a":"${"\\u0000".repeat(1_600_000)}"}`, "code=".repeat(2_000_000), "A".repeat(10_000_000), "aA".repeat(5_000_000), "a_".repeat(5_000_000)]) {
    await paste(desk.page, text);
    await desk.page.waitForFunction(() => document.querySelector("[data-said]").textContent !== "Reading …", null, { timeout: 30_000 });
    await box(desk.page).fill("51-I");
    await desk.page.locator('[data-card="pei.acquirer 51-I"]').waitFor({ timeout: 5000 });
  }
});

test("hostile files are counted and shown as text", async () => {
  await desk.go("#/file");
  // A zero byte would make it a binary file.
  const rows = hostile.map((text) => text.replace("\0", "")).map((text) => `"${text.replaceAll('"', '""')}",800.100.153,"${text.replaceAll('"', '""')}"`);
  const codes = hostile.slice(0, 8).map((text) => `x,"${text.replaceAll('"', '""')}",x`);
  const name = "<img src=x onerror=window.ran=1>.csv";
  const path = await file("hostile.csv", ["<b>id</b>,code,<img src=x onerror=window.ran=1>", ...rows, ...codes, "<img src=x onerror=window.ran=1>"].join("\n"));
  await desk.page.locator("input[type=file]").setInputFiles({ name, mimeType: "text/csv", buffer: readFileSync(path) });
  await desk.page.locator("[data-choice=code]").selectOption("1");
  await desk.page.locator("[data-choice=set]").selectOption("opp.result");
  await desk.page.locator("[data-start]").click();
  await done(desk.page);
  assert.equal(await bar(desk.page, "incorrect_cvc"), rows.length);
  assert.equal(await desk.page.locator("[data-broken]").getAttribute("data-broken"), "1");
  assert.match(await desk.page.locator("main").innerText(), /<script>window\.ran/);
  await annotated(desk.page);
  assert.equal(await ran(), undefined);
  assert.equal(await desk.page.locator("main img").count(), 0);
});

test("what is no text file, an empty one and a gigantic line are told apart", async () => {
  await desk.go("#/file");
  const say = async (name, content, error) => {
    await desk.page.locator("input[type=file]").setInputFiles(await file(name, content));
    await desk.page.locator(`[data-error=${error}]`).waitFor();
  };
  await say("noise.csv", Buffer.concat([Buffer.from([0]), randomBytes(3_000_000)]), "binary");
  await say("book.xlsx", Buffer.concat([Buffer.from("PK\u0003\u0004"), randomBytes(1000)]), "archive");
  await say("empty.csv", "", "empty");
  await say("blank.csv", "\n\n \n", "empty");
  await read(desk.page, await file("line.csv", `code,note\n800.100.153,y\n800.100.153,${"x".repeat(5_000_000)}\n800.100.153,y\n`));
  await done(desk.page);
  assert.equal(await bar(desk.page, "incorrect_cvc"), 2);
  assert.equal(await desk.page.locator("[data-broken]").getAttribute("data-broken"), "1");
  // Noise without a zero byte passes for text; it is read to its end, as broken lines.
  await desk.page.locator("input[type=file]").setInputFiles(await file("noise.txt", Buffer.from(randomBytes(2_000_000).map((byte) => byte || 1))));
  await desk.page.locator("[data-start]").waitFor();
  await desk.page.locator("[data-choice=code]").selectOption({ index: 0 });
  if (await desk.page.locator("[data-start]").isEnabled()) {
    await desk.page.locator("[data-start]").click();
    await done(desk.page);
  }
});

test("a million different codes do not fill the memory", async () => {
  await desk.go("#/file");
  let text = "code,date\n";
  for (let row = 0; row < 300_000; row++) text += `${String(row).padStart(9, "0").replace(/(...)(...)(...)/, "$1.$2.$3")},${1000 + (row % 9000)}-01-${1 + (row % 28)}\n`;
  await read(desk.page, await file("different.csv", text), { code: "0", set: "opp.result" });
  await done(desk.page);
  await desk.page.getByText("rows with further codes").first().waitFor();
});
