// What people at a support desk do on the page, as they do it: keys pressed, clicks, and what they then read.
import { fileURLToPath } from "node:url";
import { card, paste } from "./browser.mjs";
import { file } from "./files.mjs";

/** Counts what a hand does. A paste is two keys, a file that is chosen one click. */
class Hand {
  keys = 0;
  clicks = 0;
  constructor(page) {
    this.page = page;
  }
  async type(text) {
    this.keys += text.length;
    await this.page.keyboard.type(text);
  }
  async paste(text) {
    this.keys += 2;
    await paste(this.page, text);
  }
  async press(key) {
    this.keys++;
    await this.page.keyboard.press(key);
  }
  async click(selector) {
    this.clicks++;
    await (typeof selector === "string" ? this.page.locator(selector).first() : selector).click();
  }
  /** Opens a list and takes one of it. */
  async choose(selector, value) {
    this.clicks += 2;
    await this.page.locator(selector).first().selectOption(value);
  }
  async open(path) {
    this.clicks++;
    await this.page.locator("main [type=file]").first().setInputFiles(path);
  }
}

const opp = (paymentType, id, code, minute, more = {}) => ({
  id, paymentType, amount: "40.00", currency: "EUR", result: { code }, timestamp: `2026-05-04 10:${minute}:00+0000`, ndc: "n", ...more,
});
const document = JSON.stringify(opp("DB", "8ac7a4c1", "800.100.153", 10));
const webhooks = JSON.stringify([opp("DB", "8ac7a4c1", "000.000.000", 10), opp("RF", "8ac7a4c2", "000.000.000", 30, { referencedId: "8ac7a4c1" })]);
const LOG = "2026-11-26T10:54:05Z ERROR gateway refused acquirerStatusCode=51-I after 51 ms";
const HEAD = "order;created;amount;currency;country;opp.result";
const codes = ["000.000.000", "800.100.155", "000.000.000", "800.100.159", "800.100.153", "000.100.110"];
const march = () => file("march.csv", [HEAD, ...Array.from({ length: 600 }, (_, row) =>
  `o${row % 450};2026-0${2 + (row % 2)}-1${row % 9};${100 + row};EUR;${["IS", "SE", "NO"][row % 3]};${codes[row % codes.length]}`)].join("\n"));
const book = fileURLToPath(new URL("../files/march.xlsx", import.meta.url));

const seen = (page, selector, words) => page.locator(selector, words ? { hasText: words } : {}).first().waitFor();
const read = async (page, hand) => {
  await hand.open(await march());
  await hand.click("[data-start]");
  await page.locator("[data-done]").waitFor({ state: "attached" });
};

/** Each: what is asked, where it begins, what is done until the answer can be read, and with how many keys and clicks at most. */
export const tasks = [
  ["What does this code mean? (typed)", "", async (page, hand) => {
    await hand.type("800.100.153");
    await card(page, "opp.result", "800.100.153").waitFor();
  }, 11, 0],
  ["The same, pasted", "", async (page, hand) => {
    await hand.paste("800.100.153");
    await card(page, "opp.result", "800.100.153").waitFor();
  }, 2, 0],
  ["What do I tell the shopper? (copied)", "", async (page, hand) => {
    await hand.paste("800.100.153");
    await card(page, "opp.result", "800.100.153").waitFor();
    await hand.press("Enter");
    await seen(page, "[data-copied]", "copied");
  }, 3, 0],
  ["The same in Icelandic", "", async (page, hand) => {
    await hand.paste("800.100.153");
    await card(page, "opp.result", "800.100.153").waitFor();
    await hand.choose("[data-message] + select", "is");
    await hand.click("[data-copy-message]");
    await seen(page, "[data-message]", "Ekkert var gjaldfært");
  }, 2, 3],
  ["Whose is a bare 51?", "", async (page, hand) => {
    await hand.type("51");
    await seen(page, "[data-candidates]");
  }, 2, 0],
  ["A bare 51, with our systems chosen", "?systems=iso8583", async (page, hand) => {
    await hand.type("51");
    await card(page, "iso8583.response", "51").waitFor();
  }, 2, 0],
  ["Choose our systems", "", async (page, hand) => {
    await hand.click("[data-ours] summary");
    await hand.click("[data-our=opp]");
    await hand.click("[data-our=visa]");
    await page.waitForFunction(() => location.search === "?systems=opp,visa" || location.search === "?systems=visa,opp");
  }, 0, 3],
  ["What does a line of a log say?", "", async (page, hand) => {
    await hand.paste(LOG);
    await card(page, "pei.acquirer", "51-I").waitFor();
  }, 2, 0],
  ["Was this payment paid? (one document)", "", async (page, hand) => {
    await hand.paste(document);
    await seen(page, "[data-payload]", "Paid: no");
  }, 2, 0],
  ["Was this order paid? (all its webhooks)", "", async (page, hand) => {
    await hand.paste(webhooks);
    await seen(page, "[data-life]", "Paid: no");
  }, 2, 0],
  ["What is meant by the words of a Swedish page?", "", async (page, hand) => {
    await hand.paste("kortet har gått ut");
    await seen(page, "[data-phrase]");
  }, 2, 0],
  ["Which codes mean a stolen card?", "#/browse", async (page, hand) => {
    await hand.press("/");
    await hand.type("stolen card");
    await seen(page, "[data-meant-reason=lost_or_stolen_card]");
  }, 12, 0],
  ["Which codes of OPP mean an expired card?", "#/browse", async (page, hand) => {
    await hand.choose("[data-filter=system]", "opp");
    await hand.choose("[data-filter=reason]", "expired_card");
    await seen(page, "[data-count]", " of ");
  }, 0, 4],
  ["All sets of Visa", "#/browse", async (page, hand) => {
    await hand.choose("[data-filter=system]", "visa");
    await seen(page, "[data-sets] [data-set]");
  }, 0, 2],
  ["The code of a colleague's link", "#/opp.result/800.100.155", async (page) => {
    await card(page, "opp.result", "800.100.155").waitFor();
  }, 0, 0],
  ["What of this month's declines is worth another try?", "#/file", async (page, hand) => {
    await read(page, hand);
    await seen(page, "[data-retries]", "worth another try");
  }, 0, 2],
  ["How much money is that? (a workbook)", "#/file", async (page, hand) => {
    await hand.open(book);
    await hand.click("[data-start]");
    await seen(page, "[data-money-lead]", "ISK");
  }, 0, 2],
  ["Declines by country", "#/file", async (page, hand) => {
    await hand.open(await march());
    await page.locator("[data-start]").waitFor();
    await hand.choose("[data-choice=by]", { label: "country" });
    await hand.click("[data-start]");
    await seen(page, "[data-group=IS]");
  }, 0, 4],
  ["Which orders were never paid?", "#/file", async (page, hand) => {
    await hand.open(await march());
    await page.locator("[data-start]").waitFor();
    await hand.choose("[data-choice=payment]", { label: "order" });
    await hand.click("[data-start]");
    await seen(page, "[data-fate=never]");
  }, 0, 4],
  ["Was February better than March?", "#/file", async (page, hand) => {
    await read(page, hand);
    await seen(page, "[data-compared=approved]", "points");
  }, 0, 2],
  ["The report for a colleague, as text", "#/file", async (page, hand) => {
    await read(page, hand);
    const came = page.waitForEvent("download");
    await hand.click("[data-markdown]");
    await came;
  }, 0, 3],
  ["My file with what each code means", "#/file", async (page, hand) => {
    await read(page, hand);
    await hand.click("[data-annotate]");
    const came = page.waitForEvent("download");
    await hand.click("[data-download]");
    await came;
  }, 0, 4],
];

/** Does a task; answers the keys, the clicks and the milliseconds until its answer was there. */
export async function done(desk, [, place, work]) {
  await desk.page.goto("about:blank");
  await desk.page.goto(desk.url);
  await desk.page.evaluate(() => localStorage.clear());
  await desk.page.goto("about:blank");
  const began = performance.now();
  await desk.go(place);
  const loaded = performance.now();
  const hand = new Hand(desk.page);
  await work(desk.page, hand);
  const ended = performance.now();
  return { keys: hand.keys, clicks: hand.clicks, load: loaded - began, milliseconds: ended - loaded };
}
