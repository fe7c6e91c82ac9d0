// Who sent this? A verdict only where the owner is certain; never one taken from a guess.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { read } from "payverdict";
import { build } from "vite";
import { assertCount, box, card, openedDesk, paste, settled } from "./support/browser.mjs";
import { strangers, unpaid } from "./support/strangers.mjs";

const desk = openedDesk();

const text = () => desk.page.locator("main").innerText();
const asked = async (value) => {
  await box(desk.page).fill(value);
  await settled(desk.page);
};
/** No card, no outcome but unknown, no message for the shopper. */
async function assertNoVerdict(name) {
  assert.equal(await desk.page.locator("[data-card], [data-payload], [data-message]").count(), 0, name);
  assert.equal(await desk.page.locator(".outcome:not(.tone-unknown)").count(), 0, name);
  assert.doesNotMatch(await text(), /Thank you/, name);
}

/** Nothing is shown as approved, and nobody is thanked. */
async function assertNoApproval(name) {
  assert.equal(await desk.page.locator(".outcome.tone-approved").count(), 0, name);
  assert.doesNotMatch(await text(), /Thank you/, name);
}

for (const [name, document] of Object.entries(strangers)) {
  test(`the sender is not recognised: ${name}`, async () => {
    await desk.go();
    await asked(JSON.stringify(document, null, 2));
    await desk.page.locator("[data-failure=unrecognized]").first().waitFor();
    assert.match(await text(), /Sender not recognised/);
    await assertNoVerdict(name);
    assert.equal(await desk.page.locator("[data-candidates]").count(), 0, "nor are its words looked up");
  });
}

for (const [name, document] of Object.entries(unpaid)) {
  test(`read, and nothing to ship: ${name}`, async () => {
    await desk.go();
    await asked(JSON.stringify(document, null, 2));
    await desk.page.locator("[data-payload]").waitFor();
    assert.equal(await desk.page.locator("[data-failure]").count(), 0);
    assert.doesNotMatch(await text(), /captured in full/);
  });
}

test("the sender is not recognised, in each language of the page", async () => {
  await desk.go();
  await asked(JSON.stringify(strangers.Square));
  const said = { is: "Sendandinn þekkist ekki", sv: "Avsändaren känns inte igen", nb: "Avsenderen er ikke gjenkjent", da: "Afsenderen genkendes ikke", en: "Sender not recognised" };
  for (const [language, words] of Object.entries(said)) {
    await desk.page.locator("header select").first().selectOption(language);
    await desk.page.locator("[data-failure] h2", { hasText: words }).waitFor();
    assert.equal(await desk.page.locator("[data-card], .tone-approved").count(), 0);
  }
});

test("certain codes in a stranger's document are named with their places, without an outcome", async () => {
  await desk.go();
  await asked(JSON.stringify({ gateway: "acme", data: [{ text: "x" }, { code: "000.000.000" }, { type: "REJECTED_BY_ACQUIRER_CARD_STOLEN" }] }));
  const seen = desk.page.locator("[data-seen]");
  await seen.first().waitFor();
  assert.deepEqual(await seen.evaluateAll((codes) => codes.map((code) => code.dataset.seen)), ["opp.result 000.000.000", "payex.failure REJECTED_BY_ACQUIRER_CARD_STOLEN"]);
  assert.match(await text(), /data\[1\]\.code/);
  await assertNoVerdict("named");
  await seen.last().click();
  await card(desk.page, "payex.failure", "REJECTED_BY_ACQUIRER_CARD_STOLEN").waitFor();
});

test("a document that is broken names its certain codes and has no verdict", async () => {
  for (const broken of ['{"id":"8ac7","result":{"code":"000.000.000"', "{“id”:“8ac7”,“result”:{“code”:“000.000.000”}}", "{'id': '8ac7', 'result': {'code': '000.000.000'}}", '{"id":"8ac7","result":{"code":"000.000.000",},}']) {
    await desk.go();
    await asked(broken);
    await desk.page.locator('[data-seen="opp.result 000.000.000"]').waitFor();
    await assertNoVerdict(broken);
  }
});

test("a document of a known sender beside a stranger's is answered by itself", async () => {
  await desk.go();
  await paste(desk.page, JSON.stringify([strangers.Square, { id: "8ac7", paymentType: "DB", amount: "92.00", currency: "EUR", result: { code: "800.100.153", description: "declined" } }]));
  await desk.page.locator("[data-payload]").waitFor();
  await assertCount(desk.page.locator("[data-failure=unrecognized]"), 1);
  assert.deepEqual(await desk.page.locator("[data-card]").evaluateAll((cards) => cards.map((each) => each.dataset.card)), ["opp.result 800.100.153"]);
});

const silent = {
  "an access log": '203.0.113.9 - - [05/Nov/2026:10:54:05 +0000] "POST /callback HTTP/1.1" 200 51 status=200',
  "a status of 200": "status=200",
  "statuses in a column": "status\n200\n404\n500\n200",
  "curl's exit code": "curl: (22) exit code: 00",
  "an exit status": "process ended, RC: exit=0 state=done",
  "a job that ended": "job 51 status=failed code=11 in 54 ms",
  "somebody else's word": "order 12 status=COMPLETED state: AUTHORIZED result=succeeded paid=1",
  "somebody else's refusal": 'aq_status_code=20000 "decline_code": "lost_card" gw_error_code=40000',
  "an HTTP status called a response code": "upstream response code: 200",
  "an amount, a version, an address": "amount=51 v5.5.1 10.0.0.51 12.000.000",
};
for (const [name, line] of Object.entries(silent)) {
  test(`no verdict: ${name}`, async () => {
    await desk.go();
    await asked(line);
    await assertNoVerdict(name);
    assert.equal(await desk.page.locator("[data-candidates]").count(), 0);
    await desk.page.getByText("Nothing in this text is certain to be a payment code").waitFor();
  });
}

for (const code of ["003", "005", "11", "16", "51", "00", "6", "3", "1", "24", "41", "101", "210", "40000", "COMPLETED", "AUTHORIZED", "succeeded", "paid", "failed", "Settled"]) {
  test(`a code of anybody's has candidates and no outcome: ${code}`, async () => {
    await desk.go();
    await asked(code);
    const table = desk.page.locator(`[data-candidates="${code}"]`);
    await table.waitFor();
    await assertNoVerdict(code);
    assert.match(await table.innerText(), /Whose code is[\s\S]*unknown[\s\S]*Name the set/);
    const lines = await table.locator("tbody tr").evaluateAll((rows) => rows.map((row) => row.querySelector("td:last-child").innerText));
    assert.equal(new Set(lines).size, lines.length, "equal ones stand on one line");
  });
}

test("the likeliest candidates come first, and one click chooses a set", async () => {
  await desk.go();
  await asked("11");
  const sets = await desk.page.locator("[data-candidate]").evaluateAll((links) => links.map((link) => link.dataset.candidate.split(" ")[0]));
  assert.equal(sets[0], "iso8583.response");
  assert.ok(sets.indexOf("threeds.reason") < sets.indexOf("rapyd.advice"), sets.join());
  await desk.page.locator('[data-candidate="rapyd.advice 11"]').click();
  await card(desk.page, "rapyd.advice", "11").waitFor();
  await assertCount(desk.page.locator("[data-card]"), 1);
  assert.equal(new URL(desk.page.url()).hash, "#/rapyd.advice/11");
});

test("a code that a text calls a response code is likely one, and a success is not stated", async () => {
  for (const [line, set] of [["the terminal says response code: 05", "iso8583.response"], ["RC=05 DE41=7001", "iso8583.response"], ["field 39: 05", "iso8583.response"], ["declined [05] till 2", "iso8583.response"], ["MAC=05 in the report", "mastercard.advice"]]) {
    await desk.go();
    await asked(line);
    await card(desk.page, set, "05").waitFor();
    assert.match(await card(desk.page, set, "05").innerText(), /Likely, because of the words beside it: “.*05/);
    await assertNoApproval(line);
  }
  for (const line of ["RC=00", "the terminal says response code: 00", "DE39 00"]) {
    await desk.go();
    await asked(line);
    await desk.page.locator('[data-candidates="00"]').waitFor();
    await assertNoVerdict(line);
  }
});

test("forms and keys that are one provider's own are certain in a text", async () => {
  await desk.go();
  await asked("result.code=000.200.000 acquirerStatusCode=05 took 51 ms");
  const cards = await desk.page.locator("[data-card]").evaluateAll((all) => all.map((each) => each.dataset.card));
  assert.deepEqual(cards, ["opp.result 000.200.000", "pei.acquirer 05"]);
});

/** The page's own functions, as they are built. */
async function functions() {
  const entry = new URL("./support/functions.ts", import.meta.url).pathname;
  const [{ output }] = [await build({ configFile: false, logLevel: "silent", build: { write: false, minify: false, lib: { entry, formats: ["es"] }, rollupOptions: { output: { inlineDynamicImports: true } } } })].flat();
  const functions = await import(`data:text/javascript;base64,${Buffer.from(output[0].code).toString("base64")}`);
  await functions.load();
  return functions;
}

test("no code of any set is approved without a certain owner, and random texts never are", async () => {
  const { identify } = await functions();
  const certain = (code) => /^\d{3}\.\d{3}\.\d{3}$|^[0-9A-Z]{2}-[A-Z]$|^(https:\/\/\S+\/)?\w+\/\w+$|^[\w.-]{16,}$/i.test(code);
  const rows = JSON.parse(readFileSync(new URL("../../pkg/dist/codes.json", import.meta.url), "utf8"));
  const codes = (rows.codes ?? rows.rows ?? rows).map(({ code }) => code);
  assert.ok(codes.length > 1800);
  for (const code of codes) {
    const { certain: verdict, candidates } = identify(code);
    assert.ok(verdict !== null || candidates.length > 0, code);
    if (verdict !== null) assert.ok(certain(code), `${code} is anybody's`);
  }
  let seed = 7;
  const dice = (n) => (seed = (Math.imul(seed, 1103515245) + 12345) >>> 0) % n;
  const words = ["status", "code", "result", "state", "paid", "failed", "COMPLETED", "succeeded", "Approved", "00", "000", "11", "51", "200", "settled", "authorized", "captured", "ok", "true"];
  const signs = "0123456789ABCNOPRX.-";
  const word = () => (dice(3) === 0 ? words[dice(words.length)] : Array.from({ length: 1 + dice(5) }, () => signs[dice(signs.length)]).join(""));
  for (let turn = 0; turn < 200_000; turn++) {
    const one = word();
    if (!certain(one)) assert.equal(identify(one).certain, null, one);
    else assert.ok(identify(one).certain === null || /^\d{3}\.|-|\//.test(one), one);
    if (turn % 4 > 0) continue;
    const pairs = Object.fromEntries(Array.from({ length: 1 + dice(4) }, () => [words[dice(6)], word()]));
    const line = Object.entries(pairs).map(([key, value]) => `${key}=${value}`).join(" ");
    if (Object.values(pairs).some((value) => certain(value))) continue;
    for (const { verdict } of read(line).codes) assert.notEqual(verdict?.outcome, "approved", line);
  }
});
