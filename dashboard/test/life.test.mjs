// The webhooks of a payment, pasted or dropped: its whole life, with the verdict on top.
import assert from "node:assert/strict";
import { mkdtemp, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { assertCount, box, openedDesk, paste } from "./support/browser.mjs";

const desk = openedDesk();

const opp = (paymentType, id, amount, code, minute, more = {}) => ({
  id, paymentType, amount, currency: "EUR", merchantTransactionId: "till-4410", result: { code }, timestamp: `2026-05-04 10:${minute}:00+0000`, ndc: "n", ...more,
});
const paid = [opp("DB", "8ac7a4b2", "25.00", "000.000.000", 12), opp("DB", "8ac7a4b1", "25.00", "800.100.155", 11), opp("DB", "8ac7a4b2", "25.00", "000.000.000", 12)];
const refunded = [opp("RF", "8ac7a4c2", "40.00", "000.000.000", 30, { referencedId: "8ac7a4c1" }), opp("DB", "8ac7a4c1", "40.00", "000.000.000", 10)];
const contradicted = [opp("DB", "8ac7a4d1", "9.90", "000.000.000", 15), opp("DB", "8ac7a4d1", "9.90", "800.100.153", 15)];
const pei = (status) => ({ orderId: "bok-5512", purchaseId: 8801, amount: 18000, status });
const lines = (documents) => documents.map((document) => JSON.stringify(document)).join("\n");
const life = () => desk.page.locator("[data-life]");

/** The life that the page shows for a text. */
async function shown(text) {
  await desk.go();
  await box(desk.page).fill(text);
  await life().waitFor();
  const conflicts = await life().locator("[data-conflict]").evaluateAll((found) => found.map((each) => each.dataset.conflict));
  const steps = await life().locator("[data-step]").evaluateAll((found) => found.map((each) => each.innerText.replace(/\s+/g, " ")));
  return { is_paid: await life().getAttribute("data-paid"), reference: await life().getAttribute("data-life"), text: await life().innerText(), conflicts, steps };
}

const picture = (name) => life().screenshot({ path: join(tmpdir(), `payverdict-life-${name}.png`) });

test("a paid payment stays paid whatever was refused before it, in every order", async () => {
  for (const given of [paid, paid.toReversed(), [paid[1], paid[0]]]) {
    const { is_paid, reference, text, conflicts, steps } = await shown(lines(given));
    assert.deepEqual([is_paid, reference, conflicts], ["true", "8ac7a4b2", []]);
    for (const said of ["Paid: yes", "The payment is captured in full: ship.", "25.00 EUR", "approved"]) assert.ok(text.includes(said), said);
    assert.equal(steps.length, 2);
    assert.match(steps[0], /10:11:00 UTC payment declined 25\.00 EUR insufficient funds .*800\.100\.155/);
    assert.match(steps[1], /10:12:00 UTC payment approved 25\.00 EUR/);
  }
  await picture("paid");
});

test("a refunded payment is not paid, though one of its documents by itself is", async () => {
  const { is_paid, text, steps } = await shown(JSON.stringify(refunded));
  assert.equal(is_paid, "false");
  for (const said of ["Paid: no", "The money went back to the shopper: do not ship.", "money went back", "40.00 EUR"]) assert.ok(text.includes(said), said);
  assert.match(steps[1], /refund approved 40\.00 EUR/);
  assert.equal(await desk.page.getByText("Paid: yes").first().isVisible(), false, "documents one by one are closed");
  await desk.page.locator("[data-documents] summary").click();
  await assertCount(desk.page.locator("[data-payload]"), 2);
  await picture("refunded");
});

test("what cannot be reconciled is said in a sentence, in each language", async () => {
  const { is_paid, conflicts, text, steps } = await shown(lines(contradicted));
  assert.ok(steps.length > 0 && steps.every((step) => !step.includes("approved") && step.includes("unknown")), steps.join("\n"));
  assert.deepEqual([is_paid, conflicts], ["false", ["operation"]]);
  assert.ok(text.includes("The same operation is told to have gone through and to have been refused"));
  assert.ok(text.includes("neither ship nor charge again"));
  await picture("conflict");
  const choice = desk.page.getByRole("combobox", { name: "Language", exact: true });
  const said = new Set([text]);
  for (const tag of ["is", "sv", "nb", "da"]) {
    await desk.page.locator("header select").first().selectOption(tag);
    await desk.page.waitForFunction((lang) => document.documentElement.lang === lang, tag);
    const sentence = await life().locator("[data-conflict]").innerText();
    assert.ok(!sentence.includes("The same operation"), tag);
    said.add(sentence);
  }
  assert.equal(said.size, 5);
  await desk.page.locator("header select").first().selectOption("en");
  await choice.waitFor();
});

test("several payments are a list to choose from, and what is in none of them is counted", async () => {
  await desk.go();
  await box(desk.page).fill(lines([...paid, pei(0), pei(2), { hello: "world" }]));
  const choices = desk.page.locator("[data-life-choice]");
  await choices.first().waitFor();
  assert.deepEqual(await choices.evaluateAll((found) => found.map((each) => each.dataset.lifeChoice)), ["8ac7a4b2", "bok-5512"]);
  assert.equal(await life().getAttribute("data-paid"), "true");
  await choices.nth(1).click();
  assert.equal(await life().getAttribute("data-life"), "bok-5512");
  assert.equal(await life().getAttribute("data-paid"), "false");
  assert.equal(await desk.page.locator("[data-refused]").getAttribute("data-refused"), "1");
  // Another text begins with its first payment.
  await box(desk.page).fill(lines([pei(1), pei(0)]));
  await desk.page.waitForFunction(() => document.querySelector("[data-life]")?.dataset.paid === "true");
  assert.equal(await desk.page.locator("[data-life-choice], [data-refused]").count(), 0);
});

test("documents among other text are not put together, for one could be overlooked", async () => {
  await desk.go();
  await box(desk.page).fill(`10:00:01 INFO sent ${JSON.stringify(refunded[1])}\n10:00:09 INFO told ${JSON.stringify(refunded[0])}`);
  await desk.page.locator("[data-among-text]").waitFor();
  assert.equal(await life().count(), 0);
  await assertCount(desk.page.locator("[data-payload]"), 2);
});

test("a file of webhooks is opened or dropped, also one with many payments", async () => {
  const many = Array.from({ length: 300 }, (_, number) => [0, 1].map((status) => ({ ...pei(status), orderId: `order-${number}`, purchaseId: number }))).flat();
  const path = join(await mkdtemp(join(tmpdir(), "payverdict-webhooks-")), "webhooks.jsonl");
  await writeFile(path, lines(many));
  await desk.go();
  await box(desk.page).fill("");
  const [chooser] = await Promise.all([desk.page.waitForEvent("filechooser"), desk.page.locator("[data-open]").click()]);
  await chooser.setFiles(path);
  await desk.page.locator("[data-life-choice]").first().waitFor();
  await assertCount(desk.page.locator("[data-life-choice]"), 300);
  await desk.page.evaluate((text) => {
    const data = new DataTransfer();
    data.items.add(new File([text], "order.json", { type: "application/json" }));
    document.querySelector("#box").dispatchEvent(new DragEvent("drop", { dataTransfer: data, bubbles: true, cancelable: true }));
  }, JSON.stringify(refunded));
  await desk.page.locator('[data-life="8ac7a4c1"]').waitFor();
  assert.equal(await life().getAttribute("data-paid"), "false");
});

test("a long text that is pasted is put together as well, and nothing in it runs", async () => {
  await desk.go();
  const hostile = { ...pei(1), orderId: "<img src=x onerror=window.ran=1>" };
  await paste(desk.page, lines([...Array.from({ length: 400 }, () => pei(1)), pei(0), hostile, hostile]));
  await life().waitFor();
  assert.equal(await life().getAttribute("data-paid"), "true");
  assert.equal(await desk.page.evaluate(() => window.ran), undefined);
});
