// Whatever people paste works, in two languages, and nothing is approved that is not.
import assert from "node:assert/strict";
import { test } from "node:test";
import { box, card, openedDesk, paste, settled } from "./support/browser.mjs";
import { done, file, read } from "./support/files.mjs";

const desk = openedDesk();
const main = () => desk.page.locator("main").innerText();
const choose = (language) => desk.page.locator("header select").first().selectOption(language);
const all = (name) => desk.page.locator(`[data-${name}]`).evaluateAll((found, key) => found.map((each) => each.dataset[key]), name.replace(/-(\w)/g, (_, letter) => letter.toUpperCase()));
const approved = () => desk.page.locator(".outcome.tone-approved").count();

async function pasted(text) {
  await desk.go();
  await paste(desk.page, text);
  await settled(desk.page);
}

const DECLINED = '{"paymentType": "DB", "amount": "92.00", "currency": "EUR", "result": {"code": "800.100.153"}}';
const answered = { payload: 1, cards: ["opp.result 800.100.153"] };

/** What each paste has to show: cards, documents, codes that are only seen, phrases, where it breaks off. */
const pastes = {
  "a body below HTTP headers": [`HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nDate: Thu, 26 Nov 2026 10:54:05 GMT\r\n\r\n${DECLINED}`, answered],
  "a line of a log with JSON": [`2026-11-26T10:54:05Z ERROR gateway refused ${DECLINED} took 51 ms`, answered],
  "Monolog's leading bracket": [`[2026-11-26T10:54:05.123456+00:00] payments.ERROR: refused ${DECLINED} []`, answered],
  "Monolog's bracket before a code": ["[2026-11-26T10:54:05.123456+00:00] payments.ERROR: declined RC=51 [] []", { cards: ["iso8583.response 51"] }],
  "JSON in a string": [JSON.stringify(DECLINED), answered],
  "an envelope": [`{"request": {"n": 1}, "response": ${DECLINED}}`, answered],
  "a list": [`[${DECLINED}, ${DECLINED}]`, { payload: 2, cards: ["opp.result 800.100.153", "opp.result 800.100.153"] }],
  "RC=51": ["RC=51", { cards: ["iso8583.response 51"], likely: true }],
  "response_code: 05": ["response_code: 05", { cards: ["iso8583.response 05"], likely: true }],
  "51 : Insufficient funds": ["51 : Insufficient funds", { cards: ["iso8583.response 51"], likely: true, phrases: ["Insufficient funds"] }],
  "curly quotes": ["{“id”:“8ac7”,“result”:{“code”:“000.000.000”}}", { seen: ["opp.result 000.000.000"], where: "code" }],
  "a dump of Python": ["{'id': '8ac7', 'response_code': '51', 'result': {'code': '000.000.000'}}", { seen: ["iso8583.response 51", "opp.result 000.000.000"], where: "response_code" }],
  "a dump of Ruby": ['{:response_code=>"51", :amount=>"92.00"}', { seen: ["iso8583.response 51"], where: "response_code" }],
  "JSON that breaks off": ['{\n  "id": "8ac7",\n  "result": {"code": "000.000.000"', { seen: ["opp.result 000.000.000"], broken: "3:35", where: "code" }],
  "a success that is only likely": ["RC=00", { candidates: ["00"] }],
  "a phrase": ["Do not honor", { phrases: ["Do not honor"], mentions: true }],
  "a phrase in Swedish": ["kortet har gått ut", { phrases: ["kortet har gått ut"] }],
};

for (const [language, words] of [["en", { likely: /Likely, because of the words beside it/, phrase: /phrases and not codes/ }], ["is", { likely: /Líklega, vegna orðanna/, phrase: /orðasambönd en ekki kóðar/ }]]) {
  for (const [name, [text, shown]] of Object.entries(pastes)) {
    test(`${language}: ${name}`, async () => {
      await desk.go();
      await choose(language);
      await pasted(text);
      assert.deepEqual(await all("card"), shown.cards ?? []);
      assert.equal(await desk.page.locator("[data-payload]").count(), shown.payload ?? 0);
      assert.deepEqual((await all("seen")).sort(), (shown.seen ?? []).sort());
      assert.deepEqual(await all("candidates"), shown.candidates ?? []);
      assert.deepEqual(await all("phrase"), shown.phrases ?? []);
      assert.deepEqual(await all("broken-at"), shown.broken === undefined ? [] : [shown.broken]);
      if (shown.where) assert.ok((await desk.page.locator("[data-failure]").innerText()).includes(shown.where));
      if (shown.mentions) assert.ok((await desk.page.locator("[data-mention]").count()) > 0);
      if (shown.likely) assert.match(await main(), words.likely);
      if (shown.phrases && !shown.cards) assert.match(await main(), words.phrase);
      assert.equal(await approved(), 0);
    });
  }
}

test("a long log: each distinct code once, with its lines and how often", async () => {
  await choose("en");
  const lines = Array.from({ length: 3000 }, (_, place) => `2026-11-26 10:${String(place % 60).padStart(2, "0")}:00 order ${place} ${place % 3 === 0 ? "response code 51" : place % 3 === 1 ? "result 800.100.153" : "ok"}`);
  await pasted(lines.join("\n"));
  await card(desk.page, "opp.result", "800.100.153").waitFor();
  assert.deepEqual(await all("card"), ["opp.result 800.100.153", "iso8583.response 51"]);
  const said = await card(desk.page, "iso8583.response", "51").innerText();
  assert.match(said, /Line 1, 4, 7, 10, 13 … · 1,000 times/);
});

test("ten megabytes are read away from the page", { timeout: 120_000 }, async () => {
  await pasted(`${"2026-11-26 10:00:00 INFO nothing to see here, order 1234, amount 92.00 EUR\n".repeat(135_000)}RC=51`);
  await card(desk.page, "iso8583.response", "51").waitFor({ timeout: 100_000 });
  assert.match(await card(desk.page, "iso8583.response", "51").innerText(), /Line 135,001/);
});

const NUMBER = "4111 1111 1111 1111";
const BARE = NUMBER.replaceAll(" ", "");

test("a card number is blotted out at once, said in the page's language, and kept nowhere", async () => {
  for (const [language, words] of [["en", /There was a card number/], ["is", /kortanúmer/], ["sv", /kortnummer/], ["nb", /kortnummer/], ["da", /kortnummer/]]) {
    await desk.go();
    await choose(language);
    for (const number of [NUMBER, BARE, NUMBER.replaceAll(" ", "-")]) {
      await box(desk.page).fill(`card ${number} said RC=51`);
      // What knows card numbers is loaded with the first text that may have one; until then nothing else is done with it.
      await settled(desk.page);
      assert.doesNotMatch(await box(desk.page).inputValue(), /1111/);
      assert.match(await box(desk.page).inputValue(), /card •.* said RC=51/);
      assert.match(await desk.page.locator("[data-card-number]").innerText(), words);
      await card(desk.page, "iso8583.response", "51").waitFor();
      assert.doesNotMatch(await desk.page.locator("html").innerHTML(), /1111/);
      const stored = await desk.page.evaluate(async () => JSON.stringify([{ ...localStorage }, { ...sessionStorage }, location.href, history.state, document.title]));
      assert.doesNotMatch(stored, /1111/);
    }
  }
  await choose("en");
  await box(desk.page).fill("RC=51");
  assert.equal(await desk.page.locator("[data-card-number]").count(), 0);
});

test("nor is it shown of a text that is kept out of the box, or of a document", async () => {
  await pasted(`${NUMBER} ${"x ".repeat(15_000)}\nRC=51`);
  await card(desk.page, "iso8583.response", "51").waitFor();
  await desk.page.locator("[data-card-number]").waitFor();
  assert.doesNotMatch(await desk.page.locator("html").innerHTML(), /1111/);
  await pasted(`{"paymentType": "DB", "card": "${BARE}", "result": {"code": "800.100.153"}}`);
  await card(desk.page, "opp.result", "800.100.153").waitFor();
  assert.doesNotMatch(await desk.page.locator("html").innerHTML(), /1111/);
  await desk.go(`#/payfunc.error/${BARE}`);
  assert.doesNotMatch(await box(desk.page).inputValue(), /1111/);
});

test("the view of a file shows none, either", async () => {
  await desk.go("#/file");
  const rows = ["date,code,note", `2026-11-26,${BARE},a`, "2026-11-26,800.100.153,b", "2026-11-26,800.100.159,c", "2026-11-26,000.000.000,d", `2026-11-26,800.100.155,${NUMBER}`, `2026-11-26,"${BARE}`];
  await read(desk.page, await file("numbers.csv", rows.join("\n")));
  await done(desk.page);
  assert.doesNotMatch(await desk.page.locator("html").innerHTML(), /1111/);
});
