// Files as people save them: wrapped, titled, in arrays. They are read whole, or refused in words.
import assert from "node:assert/strict";
import { test } from "node:test";
import { openedDesk } from "./support/browser.mjs";
import { annotated, bar, done, file, taken } from "./support/files.mjs";

const desk = openedDesk();

const opened = async (name, content) => {
  await desk.go("#/file");
  return taken(desk.page, await file(name, content));
};
const started = async () => {
  await desk.page.locator("[data-start]").click();
  await done(desk.page);
};
const reads = async (name, content, rows = 4) => {
  const found = await opened(name, content);
  assert.deepEqual([found.set, found.ready], ["opp.result", true], JSON.stringify(found));
  await started();
  assert.equal(await bar(desk.page, "approved"), rows / 2, name);
  assert.equal(await bar(desk.page, "insufficient_funds"), rows / 2, name);
  assert.equal(await desk.page.locator("[data-broken]").count(), 0, name);
};

const record = (row) => ({ id: `p${row}`, amount: "12.00", note: 'a "quoted", [bracketed] {note} \\', result: { code: row % 2 ? "000.000.000" : "800.100.155" }, tags: [{ a: 1 }, { a: 2 }] });
const records = (n = 4) => Array.from({ length: n }, (_, row) => record(row));

const documents = {
  "an object around the list, on one line": JSON.stringify({ data: records() }),
  "an object around the list, indented": JSON.stringify({ meta: { page: 1, links: [{ rel: "self" }, { rel: "next" }] }, result: { items: records() } }, null, 2),
  "an object around the list, one record a line": `{"data":[\n${records().map((each) => JSON.stringify(each)).join(",\n")}\n]}\n`,
  "an array on one line": JSON.stringify(records()),
  "an array, indented": JSON.stringify(records(), null, 4),
  "an array, one record a line": `[\n${records().map((each) => JSON.stringify(each)).join(",\n")}\n]\n`,
  "documents one after another, indented": records().map((each) => JSON.stringify(each, null, 2)).join("\n"),
  "objects a line": records().map((each) => JSON.stringify(each)).join("\n"),
};
for (const [name, content] of Object.entries(documents)) {
  test(`JSON is read whole: ${name}`, async () => {
    await reads("export.json", content);
    const { text } = await annotated(desk.page);
    const lines = text.trimEnd().split("\n").map((line) => JSON.parse(line));
    assert.equal(lines.length, 4);
    assert.equal(lines[0].payverdict.reason, "insufficient_funds");
  });
}

test("a long array is read piece by piece, whatever stands in its strings", async () => {
  await reads("long.json", JSON.stringify({ transactions: records(20_000) }), 20_000);
});

test("a broken record in an array is counted and loses nothing else", async () => {
  const parts = records(6).map((each) => JSON.stringify(each));
  parts[1] = '{"id":"p1",,"result":{"code":"000.000.000"}}';
  parts[2] = "17";
  parts[3] = '{"id":"p3"}}';
  const found = await opened("broken.json", `{"data":[${parts.join(",")}]}`);
  assert.equal(found.set, "opp.result");
  await started();
  assert.equal(await desk.page.locator("[data-broken]").getAttribute("data-broken"), "3");
  assert.equal(await bar(desk.page, "approved"), 1);
  assert.equal(await bar(desk.page, "insufficient_funds"), 2);
});

test("a document that ends too early says so", async () => {
  const text = JSON.stringify(records(8));
  await opened("cut.json", text.slice(0, -30));
  await started();
  assert.match(await desk.page.locator("[data-broken]").innerText(), /ends too early/);
  assert.equal(await bar(desk.page, "broken"), 1);
});

test("several lists in one document can be told apart", async () => {
  const found = await opened("lists.json", JSON.stringify({ refunds: records(2), payments: records(6) }));
  assert.equal(found.set, "opp.result");
  const list = desk.page.locator("[data-choice=list]");
  assert.equal(await list.locator("option:checked").innerText(), "payments");
  await list.selectOption({ label: "refunds" });
  await desk.page.locator("[data-start]:enabled").waitFor();
  await started();
  assert.equal(await bar(desk.page, "approved"), 1);
});

test("pages of a list, one a line, are not taken for one row each", async () => {
  const page = JSON.stringify({ data: records(4) });
  const found = await opened("pages.jsonl", `${page}\n${page}\n`);
  assert.deepEqual([found.code, found.set, found.ready], [null, null, false]);
  await desk.page.locator("[data-choice=list]").selectOption({ label: "data" });
  await desk.page.locator("[data-start]:enabled").waitFor();
  await started();
  assert.equal(await bar(desk.page, "approved"), 4);
});

const refused = {
  "one document": ['{"id":"8ac7","paymentType":"DB","result":{"code":"000.000.000"}}', "single"],
  "one document, indented": [JSON.stringify({ id: "8ac7", result: { code: "000.000.000" } }, null, 2), "single"],
  "a document with one payment in it": ['{"result":{"code":"000.000.100"},"payments":[{"result":{"code":"000.000.000"}}]}', "single"],
  "an object around an empty list": ['{"data":[]}', "single"],
  "a list of plain values": ['["000.000.000","800.100.153"]', "list"],
  "a list of lists": ['[["id","code"],["1","000.000.000"]]', "list"],
  "a list of lists, one a line": ['[\n["id","code"],\n["1","000.000.000"]\n]', "list"],
  "an empty list": ["[]", "list"],
  XML: ['<?xml version="1.0"?><r><code>000.000.000</code></r>', "markup"],
  "a saved page": ["<!DOCTYPE html><table><tr><td>000.000.000</td></tr></table>", "markup"],
};
for (const [name, [content, error]] of Object.entries(refused)) {
  test(`refused in words: ${name}`, async () => {
    assert.deepEqual(await opened("refused.json", content), { error });
    assert.ok((await desk.page.locator("[role=alert]").innerText()).length > 30);
    assert.equal(await desk.page.locator("[data-start]").count(), 0);
  });
}

const rows = ["p1;000.000.000;12,00", "p2;800.100.155;13,00", "p3;000.000.000;14,50", "p4;800.100.155;15,00"];
const header = "id;code;amount";
const titled = {
  "a title": ["Transactions, January 2026", header, ...rows],
  "a title, a period and an empty line": ["Transactions", "From;2026-01-01", "", header, ...rows],
  "a title filled up with delimiters": ["Transactions;;", ";;", header, ...rows],
  "sep=;": ["sep=;", header, ...rows],
  "sep=; and a title": ["sep=;", "Transactions", header, ...rows],
  "empty lines": ["", "", header, ...rows],
};
for (const [name, lines] of Object.entries(titled)) {
  test(`lines above the columns: ${name}`, async () => {
    await reads("titled.csv", lines.join("\r\n"));
    if (lines[0] !== "") assert.equal(Number(await desk.page.locator("[data-above]").getAttribute("data-above")), lines.indexOf(header));
    const { text } = await annotated(desk.page);
    const written = text.replace("\ufeff", "").trimEnd().split("\n");
    assert.ok(written[lines.indexOf(header)].startsWith(`${header};payverdict_outcome`) || lines[0] === "", text);
    if (lines[0].startsWith("sep=")) assert.equal(written[0], "sep=;");
  });
}

test("a delimiter that sep= names is used, whatever the lines look like", async () => {
  const lines = ["sep=^", "id^code^note", ...rows.map((row) => `${row.split(";").slice(0, 2).join("^")}^a,b,c;d,e`)];
  await reads("sep.csv", lines.join("\n"));
});

test("a title that a spreadsheet would take for a formula is defused, too", async () => {
  await opened("formula.csv", ["=cmd|' /C calc'!A0", header, ...rows].join("\n"));
  await started();
  const { text } = await annotated(desk.page);
  assert.ok(text.startsWith("'=cmd|"), text.slice(0, 40));
});

test("a total below the rows is counted as a broken line", async () => {
  await opened("total.csv", [header, ...rows, "Total: 4"].join("\n"));
  await started();
  assert.equal(await bar(desk.page, "approved"), 2);
  assert.equal(await bar(desk.page, "broken"), 1);
});

test("decimal commas do not cut a file with semicolons", async () => {
  await reads("commas.csv", [header, ...rows].join("\n"));
});

test("trailing delimiters in the first line or in the others make no columns", async () => {
  await reads("first.csv", [`${header};`, ...rows].join("\n"));
  await reads("others.csv", [header, ...rows.map((row) => `${row};`)].join("\n"));
});
