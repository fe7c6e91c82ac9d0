import assert from "node:assert/strict";
import { test } from "node:test";
import { assertCount, box, card, openedDesk, paste } from "./support/browser.mjs";

const desk = openedDesk();

const cards = () => desk.page.locator("[data-card]").evaluateAll((found) => found.map((each) => each.dataset.card));

test("a code whose owner is certain has its card, as it is typed; one that is anybody's has candidates", async () => {
  await desk.go();
  await box(desk.page).pressSequentially("51");
  const table = desk.page.locator('[data-candidates="51"]');
  await table.waitFor();
  assert.deepEqual(await cards(), []);
  await box(desk.page).pressSequentially("-I");
  await card(desk.page, "pei.acquirer", "51-I").waitFor();
  assert.deepEqual(await cards(), ["pei.acquirer 51-I"]);
  assert.equal(await desk.page.locator("[data-candidates]").count(), 0);
});

test("a card says everything that the verdict says", async () => {
  await desk.go();
  await box(desk.page).fill("800.100.153");
  const shown = card(desk.page, "opp.result", "800.100.153");
  const text = await shown.innerText();
  for (const said of ["declined", "incorrect security code", "incorrect_cvc", "after_data_fix", "shopper", "Issuer declined: security code wrong",
    "The security code is not correct. No money was taken.", "Result codes", "from the owner of the code"]) {
    assert.ok(text.includes(said), `${said} is not in ${text}`);
  }
  await assertCount(shown.locator(".outcome svg"), 1, "a sign stands beside the word");
  const source = shown.locator("a[href^=https]");
  assert.equal(await source.getAttribute("rel"), "noreferrer");
});

test("limits of a retry are shown", async () => {
  await desk.go("#/mastercard.advice/24");
  assert.match(await card(desk.page, "mastercard.advice", "24").innerText(), /wait 1 h/);
});

test("the shopper's message comes in any language", async () => {
  await desk.go();
  await box(desk.page).fill("800.100.153");
  const shown = card(desk.page, "opp.result", "800.100.153");
  const choice = shown.getByLabel("Language of the message");
  await assertCount(choice.locator("option"), 14);
  await choice.selectOption("is");
  assert.match(await shown.locator("[data-message]").innerText(), /Ekkert var gjaldfært/);
  assert.equal(await shown.locator("[data-message]").getAttribute("lang"), "is");
  await choice.selectOption("en");
});

test("a card says how a sandbox gives its code, where anybody says how", async () => {
  await desk.go("#/stripe.decline/lost_card");
  const shown = card(desk.page, "stripe.decline", "lost_card");
  const ways = shown.locator("[data-triggers]");
  await ways.locator("summary").click();
  const lines = await ways.locator("li").allInnerTexts();
  assert.equal(lines.length, 4);
  assert.match(lines[0].replace(/\s+/g, " "), /^test card 4000 0000 0000 9987 test mode; Any future date and security code \(Testing\)$/);
  assert.equal(await ways.locator("a").first().getAttribute("href"), "https://docs.stripe.com/testing");
  await desk.go("#/adyen.refusal/6");
  await card(desk.page, "adyen.refusal", "6").locator("[data-triggers]").getByText("CARD_EXPIRED").waitFor({ state: "attached" });
  // Nobody says how Pei's test system is made to refuse, and nothing is said of codes that are not listed.
  await desk.go("#/pei.error/10003");
  await card(desk.page, "pei.error", "10003").waitFor();
  assert.equal(await desk.page.locator("[data-triggers]").count(), 0);
});

test("what knows the triggers is loaded with the first card, and not with the page", async () => {
  const page = await desk.context.newPage();
  const loaded = () => page.evaluate(() => performance.getEntriesByType("resource").filter(({ name }) => /\/triggers-[^/]*\.js$/.test(name)).length);
  await page.goto(desk.url);
  await box(page).waitFor();
  await page.waitForLoadState("networkidle");
  assert.equal(await loaded(), 0);
  await box(page).fill("800.100.151");
  await card(page, "opp.result", "800.100.151").locator("[data-triggers]").waitFor();
  assert.equal(await loaded(), 1);
  await page.close();
});

test("the same reason in other systems leads to their verdicts", async () => {
  await desk.go();
  await box(desk.page).fill("800.100.153");
  const shown = card(desk.page, "opp.result", "800.100.153");
  await shown.locator("summary").click();
  const other = shown.locator("li a").first();
  const to = await other.getAttribute("href");
  assert.ok(!to.startsWith("#/opp.result/"));
  await other.click();
  await desk.page.waitForURL((url) => url.hash === to);
  assert.equal((await cards()).length, 1);
  assert.match(await desk.page.locator("[data-card]").innerText(), /incorrect_cvc/);
});

test("a link leads to the one verdict, also of a code that is not listed", async () => {
  await desk.go("#/opp.result/800.100.153");
  assert.deepEqual(await cards(), ["opp.result 800.100.153"]);
  assert.equal(await box(desk.page).inputValue(), "800.100.153");
  await desk.go("#/payex.problem/creditcard%2Fcarddeclined");
  assert.deepEqual(await cards(), ["payex.problem creditcard/carddeclined"]);
  await desk.go("#/opp.result/800.100.999");
  assert.match(await desk.page.locator("[data-card]").innerText(), /Not listed by itself/);
  await desk.go("#/opp.result/nonsense");
  assert.match(await desk.page.locator("main").innerText(), /Not a code of opp\.result/);
  await desk.go("#/no.set/1");
  assert.match(await desk.page.locator("main").innerText(), /no set called no\.set/);
});

test("what is typed is not put into the address", async () => {
  await desk.go("#/opp.result/800.100.153");
  await box(desk.page).fill("secret 4711");
  assert.equal(new URL(desk.page.url()).hash, "#/");
});

test("a verdict is copied as text, as JSON, and as a link", async () => {
  await desk.go("#/opp.result/800.100.153");
  const shown = card(desk.page, "opp.result", "800.100.153");
  const copied = () => desk.page.evaluate(() => navigator.clipboard.readText());
  await shown.getByText("Copy as text").click();
  await shown.getByText("Copied").waitFor();
  const text = await copied();
  assert.match(text, /^Code: 800\.100\.153 \(opp\.result\)\nOutcome: ✕ declined \(final\)\n/);
  assert.ok(text.includes("#/opp.result/800.100.153"));
  await shown.getByText("Copy as JSON").click();
  await desk.page.waitForFunction(async () => (await navigator.clipboard.readText()).startsWith("{"));
  const verdict = JSON.parse(await copied());
  assert.equal(verdict.reason, "incorrect_cvc");
  assert.match(verdict.message, /security code/);
  await shown.getByText("Copy link").click();
  await desk.page.waitForFunction(async () => (await navigator.clipboard.readText()).startsWith("http"));
  assert.equal(await copied(), `${desk.url}?message=en#/opp.result/800.100.153`);
});

test("states, problem URIs and log lines are understood", async () => {
  await desk.go();
  await box(desk.page).fill("Failed");
  await desk.page.locator('[data-candidate="payex.payment Failed"]').click();
  await card(desk.page, "payex.payment", "Failed").waitFor();
  assert.deepEqual(await cards(), ["payex.payment Failed"]);
  await box(desk.page).fill("https://api.payex.com/psp/errordetail/creditcard/acquirerinsufficientfunds");
  await card(desk.page, "payex.problem", "https://api.payex.com/psp/errordetail/creditcard/acquirerinsufficientfunds").waitFor();
  await box(desk.page).fill('2026-11-21T10:00:00Z ERROR order=5512 result.code="800.100.155" acquirerStatusCode=51-I took 120 ms');
  await card(desk.page, "opp.result", "800.100.155").waitFor();
  assert.deepEqual(await cards(), ["opp.result 800.100.155"]);
  assert.equal(await desk.page.locator("[data-same-code]").getAttribute("data-same-code"), "pei.acquirer 51-I", "both say the same");
  await box(desk.page).fill("2026-11-21 10:00:00 payment 5512 took 51 ms");
  await desk.page.waitForFunction(() => document.querySelectorAll("[data-card]").length === 0);
});

test("words find the rows that mention them", async () => {
  await desk.go();
  await box(desk.page).fill("card");
  await desk.page.locator("[data-mention]").first().waitFor();
  const all = desk.page.getByRole("link", { name: /^All [\d,]+ in Browse/ });
  await all.click();
  await desk.page.waitForURL(/#\/browse\?text=card$/);
});

test("what nobody lists says so, and what it could be", async () => {
  await desk.go();
  await box(desk.page).fill("98765");
  const main = desk.page.locator("main");
  await main.getByText("ask the provider for the status").waitFor();
  await main.getByRole("link", { name: "clearhaus.status" }).click();
  const shown = card(desk.page, "clearhaus.status", "98765");
  assert.match(await shown.innerText(), /unknown[\s\S]*check_first/);
  await desk.go();
  await box(desk.page).fill("777.777.777");
  assert.match(await card(desk.page, "opp.result", "777.777.777").innerText(), /unknown[\s\S]*Not listed by itself/, "its form tells its owner");
});

test("a JSON payload is read without the page standing still", async () => {
  await desk.go();
  await paste(desk.page, JSON.stringify({ id: "8ac7", paymentType: "DB", amount: "92.00", result: { code: "800.100.153", description: "transaction declined (invalid CVV)" } }, null, 2));
  await card(desk.page, "opp.result", "800.100.153").waitFor();
  const whole = await desk.page.locator("[data-payload]").innerText();
  assert.match(whole, /opp[\s\S]*declined/);
  assert.match(whole, /\bno\b/i);
  assert.match(whole, /again once the details are corrected/);
  // Advice is that of the whole: a code by itself does not know what was asked for, nor where the money is.
  await assertCount(desk.page.locator("[data-payload] [data-message]"), 1);
  assert.equal(await desk.page.locator("[data-card] [data-message]").count(), 0);
  assert.match(await desk.page.locator("[data-message]").innerText(), /security code/);
  await desk.page.locator("[data-payload]").getByLabel("Language of the message").selectOption("sv");
  assert.match(await desk.page.locator("[data-message]").innerText(), /säkerhetskod/i);
  await desk.page.locator("[data-payload]").getByLabel("Language of the message").selectOption("en");
  await paste(desk.page, '{"payment": {"state": "Failed", "id": "/psp/1"');
  await desk.page.waitForFunction(() => document.querySelector("[data-said]").textContent !== "Reading …");
  assert.ok((await desk.page.locator("main").innerText()).length > 0);
});
