// What a file says beside its codes: money, parts, orders, periods; and the report to take away.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { openedDesk } from "./support/browser.mjs";
import { bar, done, file, taken } from "./support/files.mjs";

const desk = openedDesk();

const opened = async (name, content) => {
  await desk.go("#/file");
  return taken(desk.page, await file(name, content));
};
const choose = (role, label) => desk.page.locator(`[data-choice=${role}]`).selectOption({ label });
const started = async () => {
  await desk.page.locator("[data-start]").click();
  await done(desk.page);
};
const cells = async (selector) => (await desk.page.locator(selector).locator("th, td").allInnerTexts()).map((text) => text.replace(/\s+/g, " ").trim());
const saved = async (selector) => {
  const [download] = await Promise.all([desk.page.waitForEvent("download"), desk.page.locator(selector).first().click()]);
  return { name: download.suggestedFilename(), bytes: await readFile(await download.path()) };
};

const HEAD = "order;created;amount;currency;country;result.code";
const lines = [
  HEAD,
  "A;2026-02-03;100,00;EUR;IS;800.100.155",
  "A;2026-02-04;100,00;EUR;IS;000.000.000",
  "B;2026-02-10;1.250,50;EUR;SE;800.100.153",
  "C;2026-03-01;20;SEK;SE;000.000.000",
  "D;2026-03-02;5000;ISK;IS;800.100.159",
  "D;2026-03-03;5000;ISK;IS;800.100.159",
  "E;2026-03-05;x;EUR;;000.200.000",
  "Samtals;;99.999,00;;;",
];

test("money declined, and what of it is worth another try, by currency and by reason", async () => {
  await opened("money.csv", lines.join("\n"));
  assert.equal(await desk.page.locator("[data-choice=amount] option:checked").innerText(), "amount");
  assert.equal(await desk.page.locator("[data-choice=currency] option:checked").innerText(), "currency");
  await started();
  assert.equal(await desk.page.locator("[data-money-lead]").innerText(), "Declined: 10,000 ISK · 1,350.50 EUR. Worth another try: 1,350.50 EUR.");
  assert.deepEqual(await cells("[data-money-reason=insufficient_funds]"), ["insufficient funds", "100 EUR"]);
  assert.deepEqual(await cells("[data-money-outcome=approved]"), ["approved", "100 EUR 20 SEK"]);
  assert.match(await desk.page.locator("[data-money]").innerText(), /1 rows without an amount/);
  assert.equal(await desk.page.locator("[data-totals]").getAttribute("data-totals"), "1", "a line that sums up others is no row");
  await desk.page.locator("[data-start]").waitFor();
  await desk.page.locator("[data-minor]").check();
  await started();
  assert.match(await desk.page.locator("[data-money-lead]").innerText(), /^Declined: 100 ISK · 13\.51 EUR\./);
});

test("the rows are broken down by any column", async () => {
  await opened("parts.csv", lines.join("\n"));
  await choose("by", "country");
  await started();
  assert.deepEqual(await cells("[data-group=IS]"), ["IS", "4", "25%", "75%", "33.3%", "10,000 ISK 100 EUR"]);
  assert.deepEqual(await cells("[data-group=SE]"), ["SE", "2", "50%", "50%", "100%", "1,250.50 EUR"]);
  assert.deepEqual((await cells('[data-group=""]')).slice(0, 2), ["(empty)", "1"]);
  const cards = ["card;result.code", "4000000000000002;800.100.155", "4000000000000002;800.100.155", "4242424242424242;800.100.155", "…;000.000.000"];
  await opened("cards.csv", cards.join("\n"));
  await choose("by", "card");
  await started();
  assert.doesNotMatch(await desk.page.locator("main").innerText(), /4000000000000002|4242424242424242/, "card numbers are blotted out");
  assert.deepEqual((await cells("[data-group^='•']")).slice(0, 2), ["••••••••••••••••", "3"], "and counted together");
});

test("attempts of one order are put together, in whatever order they stand", async () => {
  for (const order of [lines, [HEAD, ...lines.slice(1).reverse()]]) {
    await opened("orders.csv", order.join("\n"));
    await choose("payment", "order");
    await started();
    assert.equal(await desk.page.locator("[data-orders]").getAttribute("data-orders"), "5");
    assert.deepEqual(await cells("[data-fate=first]"), ["approved, never declined", "1", "20%", "1", "20 SEK"]);
    assert.deepEqual(await cells("[data-fate=again]"), ["approved, with declines besides", "1", "20%", "2", "100 EUR"]);
    assert.deepEqual(await cells("[data-fate=never]"), ["only declined, failed or cancelled", "2", "40%", "3", "5,000 ISK 1,250.50 EUR"]);
    assert.deepEqual((await cells("[data-fate=open]")).slice(0, 2), ["not decided, or not known", "1"]);
  }
});

test("an order whose money went back is not approved, whatever came before or after", async () => {
  const rows = ["order;vipps.charge", "A;CHARGED", "A;REFUNDED", "B;CHARGED", "C;REFUNDED", "C;CHARGED"];
  await opened("back.csv", rows.join("\n"));
  await choose("payment", "order");
  await started();
  const approved = await bar(desk.page, "approved");
  assert.equal(approved, 3);
  assert.equal((await cells("[data-fate=back]"))[1], "2");
  assert.equal((await cells("[data-fate=first]"))[1], "1");
});

test("two periods are compared", async () => {
  await opened("periods.csv", lines.join("\n"));
  await started();
  const periods = desk.page.locator("[data-periods]");
  assert.equal(await periods.locator("[data-from='0']").inputValue(), "2026-02-03");
  assert.equal(await periods.locator("[data-to='0']").inputValue(), "2026-02-28");
  assert.equal(await periods.locator("[data-from='1']").inputValue(), "2026-03-01");
  assert.deepEqual(await cells("[data-compared=approved]"), ["approved", "33.3% 1", "25% 1", "-8.3 points"]);
  assert.deepEqual(await cells("[data-compared=lost_or_stolen_card]"), ["lost or stolen card", "0% 0", "50% 2", "+50 points"]);
  await periods.locator("[data-to='1']").fill("2026-03-01");
  assert.deepEqual(await cells("[data-compared=approved]"), ["approved", "33.3% 1", "100% 1", "+66.7 points"]);
});

test("all codes are listed, with what they mean and what comes next", async () => {
  await opened("codes.csv", lines.join("\n"));
  await started();
  assert.equal(await desk.page.locator("[data-all-codes]").getAttribute("data-all-codes"), "5");
  const row = await cells('[data-code-row="800.100.159"]');
  assert.deepEqual(row.slice(0, 3), ["800.100.159", "2", "10,000 ISK"]);
  assert.match(row.join(" "), /declined .*stolen.* never again/i);
  const many = ["result.code", ...Array.from({ length: 300 }, (_, n) => `800.100.${String(n).padStart(3, "0")}`)];
  await opened("many.csv", many.join("\n"));
  await choose("code", "result.code");
  await desk.page.locator("[data-choice=set]").selectOption("opp.result");
  await started();
  assert.equal(await desk.page.locator("[data-code-row]").count(), 50);
  await desk.page.locator("[data-more]").click();
  assert.equal(await desk.page.locator("[data-code-row]").count(), 250);
});

test("the report goes as Markdown, as CSV, as images and on paper", async () => {
  await opened("take.csv", [...lines, "F;2026-03-05;7;EUR;=cmd|x;800.100.155"].join("\n"));
  await choose("by", "country");
  await choose("payment", "order");
  await started();
  const markdown = await saved("[data-markdown]");
  assert.equal(markdown.name, "take-report.md");
  const text = markdown.bytes.toString();
  assert.match(text, /^# Payment codes in take\.csv\n/);
  assert.match(text, /\| opp\.result 800\.100\.159 \| 2 \| 25% \| 10,000 ISK \| declined \|/);
  assert.match(text, /\| =cmd\\\|x \| 1 \|/, "signs of Markdown stay signs");
  for (const line of text.split("\n")) if (line.startsWith("|")) assert.ok(line.endsWith("|"), line);
  const csv = await saved("[data-csv]");
  assert.equal(csv.name, "take-report.csv");
  assert.match(csv.bytes.toString(), /^\ufefftable,value,set,rows,of,currency,amount\noutcomes,/);
  assert.match(csv.bytes.toString(), /\ncodes,800\.100\.159,opp\.result,2,8,ISK,10000\n/);
  assert.match(csv.bytes.toString(), /\ngroups,'=cmd\|x,,1,8,EUR,7\n/, "no cell is a formula");
  assert.match(csv.bytes.toString(), /\norders,again,,1,6,EUR,100\n/);
  for (const place of [0, 1]) {
    const image = await saved(`[data-image] >> nth=${place}`);
    assert.match(image.name, /\.png$/);
    assert.equal(image.bytes.subarray(1, 4).toString(), "PNG");
    assert.ok(image.bytes.readUInt32BE(16) >= 1200 && image.bytes.length > 5000, "it is drawn, and sharp");
  }
  const asked = await desk.page.evaluate(() => new Promise((resolve) => {
    window.print = () => resolve("printed");
    document.querySelector("[data-print]").click();
  }));
  assert.equal(asked, "printed");
});

test("codes that a spreadsheet was kept from changing are read as they were", async () => {
  await opened("kept.csv", ['id;response code;date', '1;="05";46082', "2;'05;46083", '3;"=""51""";46084,5', '4;=" 51";46085'].join("\n"));
  await choose("code", "response code");
  await desk.page.locator("[data-choice=set]").selectOption("iso8583.response");
  await started();
  assert.equal(await bar(desk.page, "do_not_honor"), 2);
  assert.equal(await bar(desk.page, "insufficient_funds"), 2);
  assert.match(await desk.page.locator("[data-time]").innerText(), /by day/i);
  await desk.page.locator("[data-time] details summary").click();
  assert.deepEqual(await desk.page.locator("[data-time] tbody th").allInnerTexts(), ["2026-03-01", "2026-03-02", "2026-03-03", "2026-03-04"]);
});

test("the row that names the columns can be picked", async () => {
  await opened("picked.csv", ["Payments;x;y", "of March;x;y", "id;result.code;note", "1;000.000.000;a", "2;800.100.155;b"].join("\n"));
  await desk.page.locator("[data-choice=above]").fill("2");
  await desk.page.locator("[data-choice=above]").press("Enter");
  await desk.page.locator("[data-choice=code] option:checked", { hasText: "result.code" }).waitFor({ state: "attached" });
  await started();
  assert.equal(await bar(desk.page, "approved"), 1);
  assert.equal(await bar(desk.page, "insufficient_funds"), 1);
  assert.equal(await desk.page.locator("[data-broken]").count(), 0);
});
