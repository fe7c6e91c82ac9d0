// Which payments of a file may be tried again, when, and how much money that is: in the real browser.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { openedDesk } from "./support/browser.mjs";
import { done, file, read } from "./support/files.mjs";

const desk = openedDesk();
const HOUR = 3_600_000;
const ago = (hours) => new Date(Date.now() - hours * HOUR).toISOString();

async function planned(page) {
  await page.locator("[data-plan]").click();
  await page.locator("[data-planned]").waitFor({ timeout: 60_000 });
  const rows = await page.locator("tr[data-action]").evaluateAll((rows) => rows.map((row) => [row.dataset.action, row.querySelector("td").textContent, row.querySelector("td:last-child").innerText.trim()]));
  return Object.fromEntries(rows.map(([action, ...counted]) => [action, counted]));
}

async function saved(page) {
  const link = page.locator("[data-again-download]");
  const [download] = await Promise.all([page.waitForEvent("download"), link.click()]);
  return { name: download.suggestedFilename(), lines: (await readFile(await download.path(), "utf8")).trimEnd().split("\n") };
}

/** Payments of all kinds, their tries mixed, some with one card. */
const ROWS = [
  ["o-done", ago(50), "f1", "10.00", "EUR", "51"],
  ["o-again", ago(60), "f2", "20.50", "EUR", "51"],
  ["o-stop", ago(90), "f3", "5.00", "EUR", "43"],
  ["o-wait", ago(2), "f4", "7.00", "ISK", "51"],
  ["o-done", ago(20), "f1", "10.00", "EUR", "00"],
  ["o-again", ago(30), "f2", "20.50", "EUR", "51"],
  ["o-again2", ago(30), "f7", "1,000.25", "EUR", "51"],
  // Refused for good after its last try, with the same card at another payment: nothing of the card is tried again.
  ["o-barred", ago(40), "f3", "9.00", "EUR", "51"],
  ["o-odd", ago(40), "f6", "9.00", "EUR", "51"],
  ["o-odd", ago(30), "f6", "9.00", "EUR", "5-1-1"],
  ["o-late", ago(-5), "f8", "9.00", "EUR", "51"],
  ["=o-formula", ago(30), "f9", "1.234", "EUR", "51"],
  ["", ago(30), "", "9.00", "EUR", "51"],
];
const csv = (rows) => ["order_id,created,card_fingerprint,amount,currency,visa.response", ...rows.map((row) => row.map((cell) => (cell.includes(",") ? `"${cell}"` : cell)).join(","))].join("\n");

test("payments are planned by all their tries, with counts, sums, rules and a file of what may be tried now", async () => {
  const { page } = desk;
  await desk.go("#/file");
  await read(page, await file("again.csv", csv(ROWS)));
  await done(page);
  assert.equal(await page.locator("[data-again-column=payment] option:checked").innerText(), "order_id");
  assert.equal(await page.locator("[data-again-column=card] option:checked").innerText(), "card_fingerprint");
  const actions = await planned(page);
  assert.deepEqual(Object.keys(actions), ["retry", "wait", "stop", "done"]);
  assert.equal(actions.retry[0], "3");
  assert.match(actions.retry[1], /^1,020\.75 EUR\s+amounts that cannot be read: 1$/);
  assert.deepEqual([actions.wait, actions.stop, actions.done].map(([count]) => count), ["1", "2", "1"]);
  assert.equal(actions.wait[1], "7 ISK");
  assert.equal(await page.locator("[data-planned]").getAttribute("data-planned"), "9");
  const apart = await page.locator("[data-apart]").innerText();
  assert.match(apart, /code among their tries cannot be read: 1/);
  assert.match(apart, /later than now: 1/);
  assert.match(apart, /name no payment: 1/);
  const { name, lines } = await saved(page);
  assert.equal(name, "again-again.csv");
  assert.equal(lines[0], "\ufeffpayment,last_attempt,set,code,amount,currency,attempts_left,rule,why");
  assert.deepEqual(lines.slice(1).map((line) => line.split(",")[0]), ["o-again", "o-again2", "'=o-formula"]);
  assert.match(lines[1], /,visa\.response,51,20\.50,EUR,2,/);
});

test("another policy waits longer, and by the card alone its tries are one history", async () => {
  const { page } = desk;
  await desk.go("#/file");
  await read(page, await file("card.csv", csv(ROWS.slice(0, 6))));
  await done(page);
  await page.locator("[data-policy]").selectOption("hyperswitch");
  assert.equal((await planned(page)).wait[0], "2");
  await page.locator("[data-policy]").selectOption("cautious");
  await page.locator("[data-again-column=payment]").selectOption("-1");
  assert.deepEqual(Object.entries(await planned(page)).map(([action, [count]]) => [action, count]), [["retry", "1"], ["wait", "1"], ["stop", "1"], ["done", "1"]]);
  await page.locator("[data-again-column=card]").selectOption("-1");
  assert.ok(await page.locator("[data-plan]").isDisabled());
});

test("each row is a try, also where only the day is known", async () => {
  const { page } = desk;
  await desk.go("#/file");
  const day = ago(6 * 24).slice(0, 10);
  await read(page, await file("days.csv", csv(Array.from({ length: 4 }, () => ["o-1", day, "f1", "9.00", "EUR", "51"]))));
  await done(page);
  const actions = await planned(page);
  assert.deepEqual(Object.keys(actions), ["wait"]);
});

test("200,000 rows are planned in the worker while the page answers", { timeout: 120_000 }, async () => {
  const { page } = desk;
  await desk.go("#/file");
  const lines = ["order_id,created,card_fingerprint,amount,currency,visa.response"];
  for (let row = 0; row < 200_000; row++) lines.push(`o-${row % 60_000},${ago(30 + (row % 700))},f${row % 50_000},9.00,EUR,${["51", "05", "43", "00"][(row * 7) % 4]}`);
  await read(page, await file("many.csv", lines.join("\n")));
  await done(page);
  const started = Date.now();
  const actions = await planned(page);
  console.log(`200,000 rows planned in ${Date.now() - started} ms`);
  assert.equal(Object.values(actions).reduce((all, [count]) => all + Number(count.replace(/\D/g, "")), 0), 60_000);
});
