import assert from "node:assert/strict";
import { test } from "node:test";
import { openedDesk } from "./support/browser.mjs";

const desk = openedDesk();

const count = async () => Number(/^([\d,]+)/.exec(await desk.page.locator("[data-count]").innerText())[1].replace(",", ""));
const lines = () => desk.page.locator("[role=grid] [role=row]:not(:has([role=columnheader]))");

test("only the rows that can be seen are in the document, and all can be reached", async () => {
  await desk.go("#/browse");
  assert.ok((await count()) > 1500);
  assert.ok((await lines().count()) < 60);
  const last = await desk.page.locator("[role=grid]").getAttribute("aria-rowcount");
  await desk.page.locator("[role=grid] a[tabindex='0']").press("End");
  await desk.page.locator(`[aria-rowindex="${last}"]`).waitFor();
  assert.ok((await lines().count()) < 60);
});

test("scrolling through all rows never leaves the list empty", async () => {
  await desk.go("#/browse");
  const gaps = await desk.page.evaluate(async () => {
    const frame = document.querySelector("[role=grid] .frame");
    let empty = 0;
    for (let top = 0; top < frame.scrollHeight; top += 3000) {
      frame.scrollTop = top;
      await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
      const { x, y, height } = frame.getBoundingClientRect();
      const middle = document.elementFromPoint(x + 20, y + height / 2);
      if (middle?.closest("[aria-rowindex]") == null) empty++;
    }
    return empty;
  });
  assert.equal(gaps, 0);
});

test("filters narrow the rows, stand in the address, and can be reset", async () => {
  await desk.go("#/browse");
  const all = await count();
  const filter = (name) => desk.page.locator(`[data-filter=${name}]`);
  await filter("system").selectOption("opp");
  const opp = await count();
  assert.ok(opp > 700 && opp < all);
  await filter("outcome").selectOption("declined");
  await filter("reason").selectOption("lost_or_stolen_card");
  await filter("retry").selectOption("never");
  const few = await count();
  assert.ok(few > 0 && few < 20);
  assert.match(desk.page.url(), /system=opp&outcome=declined&reason=lost_or_stolen_card&retry=never/);
  await desk.page.locator("[role=search] input").fill("stolen");
  assert.ok((await count()) <= few);
  await desk.page.reload();
  await desk.page.locator("[data-count]").waitFor();
  assert.ok((await count()) <= few);
  await desk.page.locator("[role=search] input").fill("nothing like it");
  await desk.page.getByText("No row fits").waitFor();
  await desk.page.getByText("Reset").click();
  assert.equal(await count(), all);
});

test("the arrow keys move between the rows, and Enter opens one", async () => {
  await desk.go("#/browse?system=opp&outcome=approved");
  await desk.page.keyboard.press("/");
  await desk.page.keyboard.press("ArrowDown");
  await desk.page.keyboard.press("ArrowDown");
  await desk.page.keyboard.press("ArrowDown");
  await desk.page.waitForFunction(() => document.activeElement.closest("[aria-rowindex='4']") !== null);
  const code = await desk.page.evaluate(() => document.activeElement.textContent);
  await desk.page.keyboard.press("Enter");
  await desk.page.locator(`[data-card="opp.result ${code}"]`).waitFor();
});
