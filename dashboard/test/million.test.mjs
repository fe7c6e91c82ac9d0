import assert from "node:assert/strict";
import { readFileSync, readdirSync, statSync } from "node:fs";
import { test } from "node:test";
import { openedDesk, watchBusy } from "./support/browser.mjs";
import { bar, done, read, transactions } from "./support/files.mjs";

const ROWS = 1_000_000;
const desk = openedDesk();

/** Memory in MB of the processes that show pages, this test's own only. */
function resident() {
  const processes = readdirSync("/proc").filter((name) => /^\d+$/.test(name));
  const parent = (id) => Number(/^PPid:\s*(\d+)/m.exec(readFileSync(`/proc/${id}/status`, "utf8"))?.[1] ?? 0);
  const mine = (id) => {
    for (let at = Number(id); at > 1; at = parent(at)) if (at === process.pid) return true;
    return false;
  };
  let most = 0;
  for (const id of processes) {
    try {
      if (!readFileSync(`/proc/${id}/cmdline`, "utf8").includes("--type=renderer") || !mine(id)) continue;
      most = Math.max(most, Number(/^VmRSS:\s*(\d+)/m.exec(readFileSync(`/proc/${id}/status`, "utf8"))[1]) / 1024);
    } catch {
      // it ended meanwhile
    }
  }
  return most;
}

for (const quoted of [false, true]) {
  test(`a million rows, ${quoted ? "all fields quoted" : "no field quoted"}: memory stays bounded, the page answers`, { timeout: 600_000 }, async (t) => {
    await desk.go("#/file");
    const path = await transactions(`million-${quoted}.csv`, ROWS, quoted);
    const size = statSync(path).size / 1e6;
    const before = resident();
    let peak = before;
    const watch = setInterval(() => (peak = Math.max(peak, resident())), 100);
    const longestBusy = await watchBusy(desk.page);
    const started = performance.now();
    await read(desk.page, path);
    await done(desk.page, 500_000);
    const seconds = (performance.now() - started) / 1000;
    const written = performance.now();
    await desk.page.locator("[data-annotate]").click();
    await desk.page.locator("[data-download]").waitFor({ timeout: 500_000 });
    t.diagnostic(`annotated: ${Math.round((ROWS / (performance.now() - written)) * 1000)} rows/s`);
    clearInterval(watch);
    const longest = await longestBusy();
    t.diagnostic(`${size.toFixed(0)} MB, ${Math.round(ROWS / seconds)} rows/s, ${(size / seconds).toFixed(1)} MB/s`);
    t.diagnostic(`renderer ${before.toFixed(0)} MB before, ${peak.toFixed(0)} MB at most; page busy at most ${longest.toFixed(0)} ms at once`);
    assert.equal(await bar(desk.page, "incorrect_cvc"), ROWS / 10);
    assert.ok(before > 0 && peak < before + 350, `${before} MB grew to ${peak} MB`);
  });
}
