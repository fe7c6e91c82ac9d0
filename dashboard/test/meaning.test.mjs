// Codes are found by what they mean: in the language of the page, with synonyms and with a typing error.
import assert from "node:assert/strict";
import { test } from "node:test";
import { search } from "payverdict";
import { box, card, open, openedDesk } from "./support/browser.mjs";

const desk = openedDesk();
const meant = () => desk.page.locator("[data-meant-reason]").evaluateAll((found) => found.map((each) => each.dataset.meantReason));
const asked = async (text) => {
  await desk.page.locator("[role=search] input").fill(text);
  await desk.page.waitForTimeout(50);
};
const counted = async () => Number((await desk.page.locator("[data-count]").innerText()).replace(/\D*(\d[\d.,\s\u00a0\u202f]*).*/s, "$1").replace(/\D/g, ""));
const rows = search("");

const queries = {
  en: { "which codes mean stolen card": "lost_or_stolen_card", "expierd card": "expired_card", "not enough money": "insufficient_funds", "insuficient funds": "insufficient_funds", "wrong pin": "incorrect_pin", fraud: "suspected_fraud", cvv: "incorrect_cvc" },
  is: { "stolið kort": "lost_or_stolen_card", útrunnið: "expired_card", "vantar peninga": "insufficient_funds", "stolid kort": "lost_or_stolen_card" },
  sv: { "stulet kort": "lost_or_stolen_card", utgånget: "expired_card", pengar: "insufficient_funds", "bedrägri": "suspected_fraud" },
  nb: { "stjålet kort": "lost_or_stolen_card", utløpt: "expired_card", penger: "insufficient_funds", "stjaalet tyveri": "lost_or_stolen_card" },
  da: { "hvilke koder er stjålet kort": "lost_or_stolen_card", udløbet: "expired_card", penge: "insufficient_funds", svindl: "suspected_fraud" },
};
for (const [language, texts] of Object.entries(queries)) {
  test(`by meaning in ${language}`, async () => {
    await desk.page.goto("about:blank");
    await desk.go(`?language=${language}#/browse`);
    await desk.page.locator("[data-count]").waitFor();
    for (const [text, reason] of Object.entries(texts)) {
      await asked(text);
      const found = await meant();
      assert.equal(found[0], reason, `${text}: ${found}`);
      assert.ok(found.length <= 4, `${text}: ${found}`);
      await desk.page.locator(`[data-meant-reason=${reason}]`).click();
      assert.equal(await counted(), rows.filter((row) => row.reason === reason).length, `${text}: all that mean it, and no other`);
      await desk.page.locator(`[data-meant-reason=${reason}]`).click();
    }
  });
}

test("words that mean no reason are not understood as one", async () => {
  await desk.page.goto("about:blank");
  await desk.go("#/browse");
  for (const text of ["", "card", "800.100", "xyzzy", "the code is not with us", "opp.result"]) {
    await asked(text);
    assert.deepEqual(await meant(), [], text);
  }
});

test("the look-up finds by meaning, too", async () => {
  await desk.go();
  await box(desk.page).fill("stollen credit card");
  await desk.page.locator("[data-mention]").first().waitFor();
  assert.equal(await desk.page.locator("[data-card]").count(), 0, "it is an offer and no verdict");
  await desk.page.getByRole("link", { name: /^All [\d,]+ in Browse/ }).click();
  await desk.page.locator("[data-meant-reason=lost_or_stolen_card]").waitFor();
});

test("filters say how many rows they would show", async () => {
  await desk.go("#/browse?system=opp");
  const options = async (field) => Object.fromEntries(await desk.page.locator(`[data-filter=${field}] option`).evaluateAll((all) => all.slice(1).map((one) => [one.value, Number(/\((\d[\d,]*)\)$/.exec(one.textContent)[1].replace(",", ""))])));
  const opp = rows.filter((row) => row.system === "opp");
  const told = (field, of) => {
    const counts = {};
    for (const row of of) if (row[field] !== null) counts[row[field]] = (counts[row[field]] ?? 0) + 1;
    return counts;
  };
  for (const field of ["outcome", "reason", "retry", "actor", "set"]) assert.deepEqual(await options(field), told(field, opp), field);
  assert.deepEqual(await options("system"), told("system", rows), "of the filter itself those that another choice would show");
  await desk.page.locator("[data-filter=reason]").selectOption("expired_card");
  assert.deepEqual(await options("retry"), told("retry", opp.filter((row) => row.reason === "expired_card")));
});

test("all sets of a system stand on one page", async () => {
  await desk.go("#/browse?system=visa");
  const sets = [...new Set(rows.filter((row) => row.system === "visa").map((row) => row.set))];
  assert.ok(sets.length > 1);
  const shown = await desk.page.locator("[data-sets] [data-set]").evaluateAll((all) => all.map((each) => each.dataset.set));
  assert.deepEqual(shown.sort(), sets.sort());
  await desk.page.locator(`[data-set="${sets[0]}"]`).click();
  assert.equal(await counted(), rows.filter((row) => row.set === sets[0]).length);
  assert.match(desk.page.url(), new RegExp(`set=${sets[0].replace(".", "\\.")}`));
  await desk.page.locator("[data-filter=system]").selectOption("opp");
  assert.equal(await counted(), rows.filter((row) => row.system === "opp").length, "a set of another system does not stay");
});

test("the page of a code has what other lists say, the same reason elsewhere, triggers, and the way to its system", async () => {
  const page = await desk.context.newPage();
  const loaded = () => page.evaluate(() => performance.getEntriesByType("resource").filter(({ name }) => /\/disagreements-[^/]*\.js$/.test(name)).length);
  await page.goto(desk.url);
  await box(page).fill("800.100.153");
  await card(page, "opp.result", "800.100.153").waitFor();
  assert.equal(await loaded(), 0, "a look-up does not need the table");
  await page.goto(`${desk.url}#/stripe.decline/approve_with_id`);
  const told = card(page, "stripe.decline", "approve_with_id").locator("[data-other-lists]");
  await told.locator("summary").click();
  assert.ok((await told.locator("li").count()) > 2);
  await page.goto(`${desk.url}#/stripe.decline/lost_card`);
  const shown = card(page, "stripe.decline", "lost_card");
  await shown.locator("[data-triggers]").waitFor();
  assert.ok((await shown.getByText("Same reason elsewhere").count()) > 0);
  await shown.locator("[data-system-page]").click();
  await page.locator("[data-sets] [data-set='stripe.decline']").waitFor();
  await page.goto(`${desk.url}#/opp.result/800.100.153`);
  assert.match(await card(page, "opp.result", "800.100.153").locator("[data-of-group]").innerText(), /^One of the codes 800\.[\d.]*…: /);
  await page.close();
});

test("the page of a code has what releases of the data changed about it", async () => {
  // Before the second release there is nothing to tell, so the table is one that tells something.
  const other = await open({ serviceWorkers: "block" });
  const lines = [
    ["2026-12-01-00000001", "opp.result", "800.100.153", "added", "", ""],
    ["2027-01-05-00000002", "opp.result", "800.100.153", "retry", "later", "never"],
    ["2027-01-05-00000002", "opp.result", "800.100.152", "summary", "Refused", "Refused by the bank"],
  ];
  try {
    await other.context.route(/history-.*\.js$/, (route) =>
      route.fulfill({ contentType: "text/javascript", body: `const rows = ${JSON.stringify(lines)}; export { rows };` }));
    await other.go("#/opp.result/800.100.153");
    const told = card(other.page, "opp.result", "800.100.153").locator("[data-history]");
    assert.equal(await told.locator("summary").innerText(), "Changes in releases of the data (2)");
    await told.locator("summary").click();
    assert.deepEqual(await told.locator("li").allInnerTexts(), [
      "2027-01-05-00000002: retry: again later → never again",
      "2026-12-01-00000001: added",
    ]);
    await other.go("#/opp.result/800.100.151");
    await card(other.page, "opp.result", "800.100.151").locator("[data-of-group]").waitFor();
    assert.equal(await other.page.locator("[data-history]").count(), 0);
  } finally {
    await other.close();
  }
});
