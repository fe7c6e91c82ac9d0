// The desk that is open all day: our systems, one answer with the rest folded, keys, links, what is remembered.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { search } from "payverdict";
import { assertCount, box, card, open, openedDesk, paste, settled } from "./support/browser.mjs";

const desk = openedDesk();
const at = async (address) => {
  await desk.page.goto("about:blank");
  await desk.go(address);
};
const text = (selector) => desk.page.locator(selector).innerText();
const clipboard = () => desk.page.evaluate(() => navigator.clipboard.readText());
/** A number with the right check digit, as somebody pastes it by mistake. */
const CARD = "4000 0000 0000 0002";

test("the focus is in the box, and Esc clears it", async () => {
  await at("");
  await desk.page.keyboard.type("800.100.153");
  await card(desk.page, "opp.result", "800.100.153").waitFor();
  await desk.page.keyboard.press("ArrowDown");
  assert.equal(await desk.page.evaluate(() => document.activeElement.dataset.card), "opp.result 800.100.153");
  await desk.page.keyboard.press("Escape");
  assert.equal(await box(desk.page).inputValue(), "");
  assert.equal(await desk.page.evaluate(() => document.activeElement.id), "box");
  await desk.go("#/opp.result/800.100.155");
  await card(desk.page, "opp.result", "800.100.155").waitFor();
  await desk.page.keyboard.press("Escape");
  assert.equal(await desk.page.locator("[data-card]").count(), 0);
  assert.equal(new URL(desk.page.url()).hash, "#/");
});

test("our systems come first, are remembered, and the rest is folded", async () => {
  await at("");
  await box(desk.page).fill("11");
  await desk.page.locator("[data-candidates]").waitFor();
  assert.equal(await desk.page.locator("[data-elsewhere]").count(), 0, "without a choice nothing is folded");
  await desk.page.locator("[data-ours] summary").click();
  await desk.page.locator("[data-our=rapyd]").check();
  await desk.page.locator("[data-our=iso8583]").check();
  assert.equal(new URL(desk.page.url()).search, "?systems=rapyd,iso8583");
  const near = () => desk.page.locator("[data-candidates] [data-candidate]").evaluateAll((links) => links.map((link) => link.dataset.candidate.split(".")[0]));
  assert.deepEqual([...new Set(await near())].sort(), ["iso8583", "rapyd"]);
  await desk.page.locator("[data-elsewhere] summary").click();
  await desk.page.locator("[data-elsewhere] table").waitFor();
  assert.ok((await near()).includes("threeds"));
  await at("");
  await desk.page.locator("[data-ours-names]").filter({ hasText: /^ISO 8583, Rapyd$/ }).waitFor();
  await desk.page.locator("[data-ours] summary").click();
  await desk.page.locator("[data-ours-none]").click();
  await at("");
  await desk.page.locator("[data-ours-names]").filter({ hasText: /^all$/ }).waitFor();
});

test("a link brings systems and the language of the message, and does not change what is remembered", async () => {
  await at("?systems=pei,nobody,%3Cb%3E&message=is#/opp.result/800.100.153");
  assert.match(await text("[data-message]"), /Ekkert var gjaldfært/);
  await desk.page.locator("[data-ours-names]").filter({ hasText: /^Pei$/ }).waitFor();
  await card(desk.page, "opp.result", "800.100.153").getByText("Copy link").click();
  await desk.page.waitForFunction(async () => (await navigator.clipboard.readText()).startsWith("http"));
  assert.equal(await clipboard(), `${desk.url}?systems=pei&message=is#/opp.result/800.100.153`);
  await at("#/opp.result/800.100.153");
  assert.match(await text("[data-message]"), /No money was taken/);
  await desk.page.locator("[data-ours-names]").filter({ hasText: /^all$/ }).waitFor();
});

test("a code that one of our systems has is likely its; a success never is", async () => {
  await at("?systems=iso8583");
  await box(desk.page).fill("51");
  const shown = card(desk.page, "iso8583.response", "51");
  await shown.waitFor();
  assert.match(await shown.innerText(), /it is likely that the code is its/);
  assert.match(await text("[data-elsewhere] summary"), /It could also be … \(\d+\)/);
  for (const systems of ["iso8583", "pei", "visa,mastercard", "stripe", "payex", "opp", "adyen,iso8583", "paypal"]) {
    await at(`?systems=${systems}`);
    for (const code of ["00", "000", "08", "10", "approved", "paid", "succeeded", "COMPLETED"]) {
      await box(desk.page).fill(code);
      await settled(desk.page);
      assert.equal(await desk.page.locator(".tone-approved, .tone-review").count(), 0, `${code} of ${systems}`);
      assert.doesNotMatch(await text("main"), /Thank you/, `${code} of ${systems}`);
    }
  }
});

test("where none of our systems has the code, its outcome is unknown and the others are folded", async () => {
  await at("?systems=opp");
  await box(desk.page).fill("11");
  assert.match(await text("[data-candidates]"), /unknown[\s\S]*None of your systems has this code/);
  assert.equal(await desk.page.locator("[data-candidates] [data-candidate]").count(), 0);
  await assertCount(desk.page.locator("[data-elsewhere]"), 1);
});

test("one key copies the shopper's text in the chosen language", async () => {
  await at("?message=sv");
  await desk.page.keyboard.type("51-I");
  await card(desk.page, "pei.acquirer", "51-I").waitFor();
  await desk.page.keyboard.press("Enter");
  await desk.page.locator("[data-copied]", { hasText: "Swedish" }).waitFor();
  assert.equal(await clipboard(), search("pei.acquirer 51-I").find(({ code }) => code === "51-I")?.message("sv") ?? (await text("[data-message]")));
  assert.equal(await box(desk.page).inputValue(), "51-I", "and writes no line");
  await desk.page.evaluate(() => navigator.clipboard.writeText(""));
  await desk.page.keyboard.press("ArrowDown");
  await desk.page.keyboard.press("c");
  await desk.page.waitForFunction(async () => (await navigator.clipboard.readText()) !== "");
  assert.equal(await clipboard(), await text("[data-message]"));
  // Of two answers none is meant, and of a code without an owner there is nothing to say.
  await desk.page.evaluate(() => navigator.clipboard.writeText("before"));
  await box(desk.page).fill("800.100.153 acquirerStatusCode=51-I");
  await desk.page.waitForFunction(() => document.querySelectorAll("[data-card]").length === 2);
  await box(desk.page).press("Enter");
  await box(desk.page).fill("11");
  await desk.page.locator("[data-candidates]").waitFor();
  await box(desk.page).press("Enter");
  assert.equal(await clipboard(), "before");
});

test("what was looked up lately is one click away, and holds no card number", async () => {
  const fresh = await open();
  const { page } = fresh;
  const bare = CARD.replaceAll(" ", "");
  /** A look-up that stays before the eyes for longer than a glance, on the page's own clock. */
  const lookAt = async (act) => {
    await act();
    await settled(page);
    await page.clock.fastForward(2000);
  };
  try {
    await page.clock.install();
    await fresh.go();
    await lookAt(async () => {
      await box(page).fill("800.100.153");
      await card(page, "opp.result", "800.100.153").waitFor();
    });
    await lookAt(async () => {
      await paste(page, `declined ${CARD} result.code=800.100.155`);
      await card(page, "opp.result", "800.100.155").waitFor();
    });
    await lookAt(async () => {
      await box(page).fill(bare);
      await page.locator("[data-card-number]").waitFor();
    });
    await lookAt(() => fresh.go(`#/clearhaus.status/${bare}`));
    await fresh.go();
    const lately = await page.locator("[data-recent-code]").evaluateAll((links) => links.map((link) => link.dataset.recentCode));
    assert.deepEqual(lately, ["opp.result 800.100.155", "opp.result 800.100.153"]);
    const stored = await page.evaluate(() => JSON.stringify({ ...localStorage }));
    assert.doesNotMatch(stored.replace(/\D/g, ""), /4000000000000002/);
    await page.locator('[data-recent-code="opp.result 800.100.153"]').click();
    await card(page, "opp.result", "800.100.153").waitFor();
    await fresh.go();
    await page.locator("[data-forget-recent]").click();
    await assertCount(page.locator("[data-recent]"), 0);
    await fresh.go();
    await assertCount(page.locator("[data-recent]"), 0);
    assert.deepEqual(await fresh.faults(), []);
  } finally {
    await fresh.close();
  }
});

test("a card number is pointed out and blotted out at once, wherever it comes in", async () => {
  await at("");
  await box(desk.page).fill(`paid with ${CARD}`);
  assert.equal(await box(desk.page).inputValue(), "paid with •••• •••• •••• ••••");
  await desk.page.locator("[data-card-number]").waitFor();
  await desk.page.keyboard.press("Escape");
  assert.equal(await desk.page.locator("[data-card-number]").count(), 0);
  await at(`#/clearhaus.status/${CARD.replaceAll(" ", "")}`);
  await desk.page.locator("[data-card-number]").waitFor();
  assert.doesNotMatch(desk.page.url(), /4000000000000002/);
  assert.doesNotMatch(await text("body"), /4000000000000002/);
  await at(`#/browse?text=${CARD.replaceAll(" ", "")}`);
  await desk.page.locator("[data-count]").waitFor();
  assert.doesNotMatch(desk.page.url(), /4000000000000002/);
  assert.doesNotMatch(await desk.page.locator("[role=search] input").inputValue(), /4000000000000002/);
  await desk.page.locator("[role=search] input").fill(CARD);
  assert.equal(await desk.page.locator("[role=search] input").inputValue(), CARD.replace(/\d/g, "•"));
  assert.doesNotMatch(desk.page.url(), /4000/);
});

test("a card number is blotted out before the tables are there", async () => {
  const slow = await open({ serviceWorkers: "block" });
  let release;
  const released = new Promise((resolve) => (release = resolve));
  try {
    await slow.page.route(/assets\/(base|decoding|reading)-/, async (route) => (await released, route.continue()));
    await slow.page.goto(slow.url, { waitUntil: "commit" });
    await box(slow.page).fill(`paid with ${CARD}`);
    assert.equal(await box(slow.page).inputValue(), "paid with •••• •••• •••• ••••");
    await slow.page.locator("[data-card-number]").waitFor();
    await slow.page.evaluate((hash) => (location.hash = hash), `#/clearhaus.status/${CARD.replaceAll(" ", "")}`);
    await slow.page.waitForFunction(() => decodeURIComponent(location.hash).includes("•"));
    assert.doesNotMatch(await slow.page.locator("body").innerText(), /4000000000000002/);
    assert.equal(await box(slow.page).inputValue(), "•".repeat(16));
    assert.equal(await slow.page.locator("[data-card]").count(), 0, "the tables are not there");
  } finally {
    release();
    await slow.close();
  }
});

test("equal verdicts stand on one card, what is certain first", async () => {
  await at("");
  await box(desk.page).fill("the terminal says response code: 51\nacquirerStatusCode=51-I acquirerStatusCode=51\nresult.code=800.100.153");
  await card(desk.page, "pei.acquirer", "51-I").waitFor();
  const cards = await desk.page.locator("[data-card]").evaluateAll((found) => found.map((each) => each.dataset.card));
  assert.equal(cards.pop(), "iso8583.response 51", "a likely code stands on no card of a certain one");
  assert.deepEqual(cards.sort(), ["opp.result 800.100.153", "pei.acquirer 51-I"]);
  assert.deepEqual(await desk.page.locator("[data-same-code]").evaluateAll((found) => found.map((each) => each.dataset.sameCode)), ["pei.acquirer 51"]);
});

test("contradictions in a document are sentences, in each language", async () => {
  await at("");
  const told = { id: "8ac7", paymentType: "DB", amount: "92.00", currency: "EUR", result: { code: "000.000.000" }, resultDetails: { AcquirerResponse: "51" } };
  await paste(desk.page, JSON.stringify(told));
  await desk.page.locator("[data-payload] [data-conflict]").waitFor();
  for (const [language, words] of Object.entries({ is: "mótsögn", sv: "motsäger", nb: "motsier", da: "modsiger", en: "contradicts itself" })) {
    await desk.page.locator("header select").first().selectOption(language);
    await desk.page.locator("[data-conflict]", { hasText: words }).waitFor();
    assert.doesNotMatch(await text("[data-payload]"), /[{}]/);
  }
});

test("where nobody moves next, a sentence says what happens by itself", async () => {
  const source = readFileSync(new URL("../src/i18n/en.ts", import.meta.url), "utf8");
  const said = new Set(/byItself: \{([^}]*)\}/.exec(source)[1].match(/\w+(?=: ")/g));
  for (const row of search("")) if (row.actor === "nobody") assert.ok(said.has(row.retry), `${row.set} ${row.code}: ${row.retry}`);
  await at("#/adyen.result/Pending");
  assert.match(await text("[data-card]"), /nobody: the answer comes by itself/);
  await at("#/opp.result/777.777.777");
  assert.match(await text("[data-card]"), /unknown/);
});

test("on paper there is the answer, and nothing to press", async () => {
  await at("#/opp.result/800.100.153");
  await desk.page.emulateMedia({ media: "print", colorScheme: "dark" });
  for (const hidden of ["header nav", "#box", "[data-card] button", "[data-message] + select", "#app > footer"]) {
    assert.equal(await desk.page.locator(hidden).first().isVisible(), false, hidden);
  }
  assert.ok(await card(desk.page, "opp.result", "800.100.153").isVisible());
  assert.equal(await desk.page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor), "rgb(255, 255, 255)");
  assert.ok((await desk.page.pdf()).length > 1000);
  await desk.page.emulateMedia({ media: null, colorScheme: null });
});

test("each text of the desk is there in each language of the page", async () => {
  for (const [language, words] of Object.entries({ is: "Okkar kerfi", sv: "Våra system", nb: "Våre systemer", da: "Vores systemer", en: "Our systems" })) {
    await at(`?language=${language}`);
    await desk.page.locator("[data-ours] summary", { hasText: words }).waitFor();
    assert.equal(await desk.page.evaluate(() => document.documentElement.lang), language);
  }
  await at("");
  await desk.page.locator("[data-ours] summary", { hasText: "Our systems" }).waitFor();
});
