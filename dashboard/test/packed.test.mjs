// Workbooks and archives as people have them: opened, or refused in words.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { BlobWriter, TextReader, ZipWriter, configure } from "@zip.js/zip.js";
import { zipSync } from "fflate";
import { writeXlsx } from "hucre/xlsx";
import { openedDesk } from "./support/browser.mjs";
import { annotated, bar, done, file, taken } from "./support/files.mjs";

configure({ useWebWorkers: false });
const desk = openedDesk();
const made = (name) => fileURLToPath(new URL(`files/${name}`, import.meta.url));

const opened = async (path) => {
  await desk.go("#/file");
  return taken(desk.page, path);
};
const started = async () => {
  await desk.page.locator("[data-start]").click();
  await done(desk.page);
};
const part = () => desk.page.locator("[data-choice=part]");
const options = () => part().locator("option").allTextContents();

const CSV = "id;created;amount;currency;result.code\np1;2026-03-01;12,00;EUR;800.100.153\np2;2026-03-02;45,50;EUR;000.000.000\n";
const OTHER = "id;created;amount;currency;result.code\nq1;2026-03-01;1,00;EUR;800.100.155\n";

for (const name of ["march.xlsx", "march.ods"]) {
  test(`a workbook: ${name}`, async () => {
    const found = await opened(made(name));
    assert.deepEqual([found.set, found.ready], ["opp.result", true], JSON.stringify(found));
    assert.equal(await part().inputValue(), "Payments", "the sheet that has a table");
    assert.deepEqual(await options(), name === "march.ods" ? ["Notes", "Payments"] : ["Notes", "Payments", "Terminal"], "without those that are hidden");
    assert.equal(await desk.page.locator("[data-choice=date] option:checked").innerText(), "created");
    assert.equal(await desk.page.locator("[data-choice=amount] option:checked").innerText(), "amount");
    await started();
    for (const [word, rows] of [["approved", 2], ["incorrect_cvc", 1], ["insufficient_funds", 1]]) assert.equal(await bar(desk.page, word), rows, word);
    assert.equal(await desk.page.locator("[data-totals]").getAttribute("data-totals"), "1");
    assert.match(await desk.page.locator("[data-money-lead]").innerText(), /Declined: 2,190 ISK\. Worth another try: 2,190 ISK/);
    assert.match(await desk.page.locator("[data-time]").innerText(), /2026-03-02|by day/i);
    const { name: saved, text } = await annotated(desk.page);
    assert.equal(saved, "march-payverdict.csv");
    assert.match(text, /p2,2026-03-02T10:00:00,4550\.5,ISK,000\.000\.000,approved/);
  });
}

test("a workbook of the old kind", async () => {
  const found = await opened(made("march.xls"));
  assert.deepEqual([found.set, found.ready], ["opp.result", true], JSON.stringify(found));
  await started();
  assert.equal(await bar(desk.page, "approved"), 2);
});

test("another sheet is chosen; numbers that lost their zeros are asked about, and days kept as numbers are days", async () => {
  await opened(made("march.xlsx"));
  await part().selectOption("Terminal");
  await desk.page.locator("[data-choice=code]").selectOption({ label: "response code" });
  await desk.page.locator("[data-choice=set]").selectOption("iso8583.response");
  assert.equal(await desk.page.locator("[data-choice=date] option:checked").innerText(), "date");
  await desk.page.locator("[data-zeros]").check();
  await started();
  assert.equal(await bar(desk.page, "insufficient_funds"), 2);
  assert.equal(await bar(desk.page, "approved"), 1);
  await desk.page.locator("[data-time] details summary").click();
  assert.match(await desk.page.locator("[data-time] tbody th").first().innerText(), /^2025-11-2[67]$/);
});

test("a compressed file", async () => {
  for (const [name, content] of [["plain.csv.gz", gzipSync(CSV)], ["twice.gz", gzipSync(gzipSync(CSV))], ["book.xlsx.gz", gzipSync(readFileSync(made("march.xlsx")))]]) {
    const found = await opened(await file(name, content));
    assert.deepEqual([found.set, found.ready], ["opp.result", true], name);
  }
  await opened(await file("wide.csv.gz", gzipSync(Buffer.from(`\ufeff${CSV}`, "utf16le"))));
  await started();
  assert.equal(await bar(desk.page, "incorrect_cvc"), 1);
});

test("an archive: the largest file that can be read comes first, and another can be chosen", async () => {
  const zip = zipSync({ "readme.pdf": new Uint8Array(9000), "__MACOSX/._a.csv": Buffer.from("x".repeat(500)), "a/small.csv": Buffer.from(OTHER), "a/large.csv": Buffer.from(CSV) });
  await opened(await file("export.zip", zip));
  assert.deepEqual(await options(), ["a/large.csv", "a/small.csv"]);
  await part().selectOption("a/small.csv");
  await desk.page.locator("td", { hasText: "q1" }).waitFor();
  await started();
  assert.equal(await bar(desk.page, "insufficient_funds"), 1);
  const nested = zipSync({ "march.xlsx": readFileSync(made("march.xlsx")) });
  await opened(await file("nested.zip", nested));
  assert.deepEqual(await options(), ["Notes", "Payments", "Terminal"], "of a single file its own parts are the choice");
});

test("what cannot be opened is refused in words", async () => {
  const refused = async (name, content, error) => {
    assert.deepEqual(await opened(await file(name, content)), { error }, name);
    assert.ok((await desk.page.locator("[role=alert]").innerText()).length > 15);
  };
  await refused("none.zip", zipSync({ "a.pdf": new Uint8Array(10), "b/c.docx": new Uint8Array(10) }), "archive");
  await refused("cut.zip", Buffer.from(zipSync({ "a.csv": Buffer.from(CSV.repeat(100)) })).subarray(0, 200), "archive");
  await refused("cut.csv.gz", gzipSync(CSV.repeat(100)).subarray(0, 60), "archive");
  await refused("empty.csv.gz", gzipSync(""), "empty");
  const secret = new ZipWriter(new BlobWriter(), { password: "secret" });
  await secret.add("a.csv", new TextReader(CSV));
  await refused("secret.zip", Buffer.from(await (await secret.close()).arrayBuffer()), "locked");
  await refused("secret.xlsx", await writeXlsx({ sheets: [{ name: "A", rows: [["code"], ["51"]] }], encryption: { password: "secret", spinCount: 100 } }), "locked");
  let deep = Buffer.from(CSV);
  for (let times = 0; times < 6; times++) deep = gzipSync(deep);
  await refused("deep.gz", deep, "archive");
  await refused("odd.xlsx", zipSync({ "[Content_Types].xml": Buffer.from("<Types/>"), "xl/workbook.xml": Buffer.from("<nothing") }), "workbook");
});

test("opening a large file can be cancelled", async () => {
  const rows = Array.from({ length: 60_000 }, (_, row) => [`p${row}`, row, row % 2 ? "000.000.000" : "800.100.155"]);
  const path = await file("large.xlsx", await writeXlsx({ sheets: [{ name: "A", rows: [["id", "n", "result.code"], ...rows] }] }));
  await desk.go("#/file");
  await desk.page.locator("input[type=file]").setInputFiles(path);
  await desk.page.locator("[data-opening] [data-cancel]").click();
  await desk.page.locator("[data-opening]").waitFor({ state: "detached" });
  assert.equal((await taken(desk.page, path)).set, "opp.result");
  await started();
  assert.equal(await bar(desk.page, "approved"), 30_000);
});
