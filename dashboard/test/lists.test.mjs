// What other lists say: a table that is loaded when somebody looks at it.
import assert from "node:assert/strict";
import { test } from "node:test";
import { openedDesk } from "./support/browser.mjs";

const desk = openedDesk();

const count = async () => Number(/^([\d,]+)/.exec(await desk.page.locator("[data-count]").innerText())[1].replace(",", ""));
const filter = (name) => desk.page.locator(`[data-filter=${name}]`);
const shown = () => desk.page.locator("main").innerText();

test("the table is not loaded before somebody asks for it", async () => {
  await desk.go();
  const files = () => desk.page.evaluate(() => performance.getEntriesByType("resource").map(({ name }) => name).filter((name) => name.includes("disagreements")));
  assert.deepEqual(await files(), []);
  await desk.page.getByRole("link", { name: "Other lists" }).click();
  await desk.page.locator("[data-count]").waitFor();
  assert.equal((await files()).length, 1);
});

test("filters narrow the lines, stand in the address, and can be reset", async () => {
  await desk.go("#/lists");
  const all = await count();
  assert.ok(all > 1000, `${all}`);
  await filter("unsafe").selectOption("success");
  const successes = await count();
  assert.ok(successes > 100 && successes < all, `${successes}`);
  await filter("set").selectOption("opp.result");
  await filter("list").selectOption("hyperpay-laravel");
  assert.match(desk.page.url(), /#\/lists\?set=opp\.result&list=hyperpay-laravel&unsafe=success$/);
  assert.match(await shown(), /000\.200\.100[^]*informational[^]*nobody has paid/);
  await desk.page.reload();
  await desk.page.locator("[data-count]").waitFor();
  assert.ok((await count()) < successes);
  await desk.page.locator("[role=search] input").fill("no such thing");
  await desk.page.getByText("No row fits").waitFor();
  await desk.page.getByText("Reset").click();
  assert.equal(await count(), all);
});

test("a line shows what the list says beside what is said here, and leads to the code", async () => {
  await desk.go("#/lists?set=stripe.decline&list=stripe-decline-codes&unsafe=retry");
  const text = await shown();
  assert.match(text, /duplicate_transaction/);
  assert.match(text, /may be tried again/);
  assert.match(text, /ask for the status first/);
  await desk.page.getByRole("link", { name: "duplicate_transaction" }).click();
  assert.match(desk.page.url(), /#\/stripe\.decline\/duplicate_transaction$/);
});

test("limits have their dates", async () => {
  await desk.go("#/lists?list=worldpay");
  const text = await shown();
  assert.match(text, /every code[^]*at most 15\/30d[^]*at most 20\/30d · since 2025-05-25/);
});
