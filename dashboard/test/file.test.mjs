import assert from "node:assert/strict";
import { test } from "node:test";
import { assertCount, open, openedDesk } from "./support/browser.mjs";
import { annotated, bar, done, file, read, transactions } from "./support/files.mjs";

const desk = openedDesk();

const choice = (name) => desk.page.locator(`[data-choice=${name}]`).inputValue();

test("the columns are found, the rows counted, the declines judged, the time drawn", async () => {
  await desk.go("#/file");
  const path = await transactions("year.csv", 10_000);
  await read(desk.page, path);
  await done(desk.page);
  const outcomes = {};
  for (const word of ["approved", "declined", "pending", "review", "unknown"]) outcomes[word] = await bar(desk.page, word);
  assert.equal(Object.values(outcomes).reduce((all, rows) => all + rows, 0), 10_000, JSON.stringify(outcomes));
  assert.equal(await bar(desk.page, "incorrect_cvc"), 1000);
  assert.equal(await bar(desk.page, "insufficient_funds"), 1000);
  const retries = await desk.page.locator("[data-retries]").innerText();
  assert.match(retries, /declines are worth another try/);
  for (const name of ["soft", "fix", "hard"]) await assertCount(desk.page.locator(`tr[data-class=${name}]`), 1, name);
  await assertCount(desk.page.locator("tr[data-retry=after_data_fix]"), 1);
  assert.equal(await desk.page.locator("[data-time]").getAttribute("data-time"), "week");
  await desk.page.waitForFunction(() => {
    const canvas = document.querySelector("canvas");
    const { data } = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height);
    return data.some((value) => value > 0);
  });
  assert.match(await desk.page.locator("main").innerText(), /800\.100\.999/, "the unlisted code");
});

test("the page loads the chart library only when there is something to draw", async () => {
  const fresh = await open({ serviceWorkers: "block" });
  try {
    await fresh.go("#/file");
    const chart = () => fresh.requests.filter((request) => /\/chart-/.test(request)).length;
    assert.equal(chart(), 0);
    await read(fresh.page, await transactions("small.csv", 100));
    await done(fresh.page);
    await fresh.page.locator("canvas").waitFor();
    await fresh.page.waitForTimeout(500);
    assert.equal(chart(), 1);
  } finally {
    await fresh.close();
  }
});

test("the annotated file has every row with what its code means", async () => {
  await desk.go("#/file");
  await read(desk.page, await transactions("annotate.csv", 300, true));
  await done(desk.page);
  const { name, text } = await annotated(desk.page);
  assert.equal(name, "annotate-payverdict.csv");
  const lines = text.trimEnd().split("\n");
  assert.equal(lines.length, 301);
  assert.equal(lines[0], "id;created;amount;currency;result.code;description;payverdict_outcome;payverdict_reason;payverdict_retry;payverdict_wait_hours;payverdict_limit;payverdict_actor;payverdict_class;payverdict_match;payverdict_summary;payverdict_line_error");
  assert.match(lines[3], /;800\.100\.153;Order 2 in the shop;declined;incorrect_cvc;after_data_fix;;;shopper;fix;exact;Issuer declined: security code wrong;$/);
});

test("cells that a spreadsheet would take for formulas are defused in the annotated file", async () => {
  await desk.go("#/file");
  const cells = ["=1+1", "+1+1", "-1+1", "@SUM(A1)", "\t=1", '"\r=1"', '"=HYPERLINK(""http://x.example"";""y"")"', "-12.50", "plain"];
  const path = await file("formulas.csv", ["note;code", ...cells.map((cell) => `${cell};800.100.153`), "x;=cmd|' /C calc'!A0"].join("\n"));
  await read(desk.page, path);
  await done(desk.page);
  const { text } = await annotated(desk.page);
  const rows = text.trimEnd().split(/\n(?!=1)/);
  const first = rows.slice(1).map((line) => line.split(";")[0].replace(/^"/, ""));
  for (const cell of first) assert.ok(!/^[=+@\t\r]/.test(cell) && !/^-(?!12\.50$)/.test(cell), cell);
  assert.ok(text.includes("'=1+1;") && text.includes("'+1+1;") && text.includes("'-1+1;") && text.includes("'@SUM(A1);") && text.includes("'\t=1"));
  assert.ok(text.includes("\n-12.50;"), "a number stays one");
  assert.ok(text.includes("x;'=cmd|"));
});

test("a broken line is counted and shown, and loses nothing else", async () => {
  await desk.go("#/file");
  const lines = ["id,code,note"];
  for (let row = 1; row <= 2000; row++) {
    if (row === 10) lines.push('10,800.100.153,"never closed');
    else if (row === 20) lines.push('20,"800.100.153"x,trailing');
    else if (row === 30) lines.push("30,800.100.153");
    else if (row === 40) lines.push('40,800.100.153,"two\nlines, one ""record"""');
    else if (row === 50) lines.push("50,800.100.153,a,b,c");
    else if (row === 1999) lines.push('1999,800.100.153,"open until the end');
    else lines.push(`${row},800.100.153,${row % 2 === 0 ? '"quoted, too"' : "plain"}`);
  }
  await read(desk.page, await file("broken.csv", lines.join("\r\n")));
  await done(desk.page);
  assert.equal(await desk.page.locator("[data-broken]").getAttribute("data-broken"), "5");
  assert.equal(await bar(desk.page, "declined"), 1995);
  const shown = await desk.page.locator("[data-broken]").innerText();
  for (const line of ["11", "21", "31", "52", "2001"]) assert.match(shown, new RegExp(`^${line}\\t`, "m"));
  assert.match(shown, /never closed/);
  const { text } = await annotated(desk.page);
  assert.equal(text.match(/;?,declined,/g).length, 1995);
  assert.match(text, /"10,800\.100\.153,""never closed",(,)+quote\n/);
});

test("JSON lines are read, nested fields and all, and annotated", async () => {
  await desk.go("#/file");
  const lines = Array.from({ length: 500 }, (_, row) => JSON.stringify({ id: row, created_at: `2026-0${1 + (row % 9)}-03T10:00:00Z`, result: { code: row % 2 ? "000.000.000" : "800.100.155" } }));
  lines[100] = "{broken";
  lines[101] = "[1]";
  await read(desk.page, await file("export.jsonl", lines.join("\n")));
  await done(desk.page);
  assert.equal(await bar(desk.page, "approved"), 249);
  assert.equal(await bar(desk.page, "insufficient_funds"), 249);
  assert.equal(await desk.page.locator("[data-broken]").getAttribute("data-broken"), "2");
  const { name, text } = await annotated(desk.page);
  assert.equal(name, "export-payverdict.jsonl");
  const objects = text.trimEnd().split("\n").map((line) => JSON.parse(line));
  assert.equal(objects.length, 500);
  assert.equal(objects[0].payverdict.reason, "insufficient_funds");
  assert.equal(objects[100].payverdict_line_error, "json");
});

test("columns and set can be chosen, with and without a header, in other encodings", async () => {
  await desk.go("#/file");
  const path = await file("bare.csv", Buffer.from("Kópavogur;51;05\nReykjavík;00;51\n".repeat(50), "latin1"));
  await desk.page.locator("input[type=file]").setInputFiles(path);
  await desk.page.locator("[data-start]").waitFor();
  assert.equal(await choice("code"), "-1", "two digits are anybody's");
  assert.match(await desk.page.locator("main").innerText(), /Kópavogur/);
  await desk.page.locator("[data-choice=code]").selectOption("2");
  await desk.page.locator("[data-choice=set]").selectOption("pei.acquirer");
  await desk.page.locator("[data-start]").click();
  await done(desk.page);
  assert.equal(await bar(desk.page, "do_not_honor"), 50);
  const { text } = await annotated(desk.page);
  assert.ok(text.startsWith("\ufeffcolumn_1;column_2;column_3;payverdict_outcome"));
  assert.match(text, /Kópavogur;51;05;declined;do_not_honor/);
});

test("reading can be cancelled, and what was read stays", async () => {
  await desk.go("#/file");
  await read(desk.page, await transactions("cancel.csv", 600_000, true));
  await desk.page.locator("[data-cancel]").click();
  await desk.page.getByText("Cancelled.").waitFor();
  assert.equal(await desk.page.locator("progress").count(), 0);
  assert.equal(await desk.page.locator("[data-done]").count(), 0);
  await read(desk.page, await transactions("again.csv", 100));
  await done(desk.page);
});

test("a file can be dropped on the page", async () => {
  await desk.go("#/file");
  await desk.page.evaluate(() => {
    const data = new DataTransfer();
    data.items.add(new File(["code\n800.100.153\n"], "dropped.csv", { type: "text/csv" }));
    document.querySelector(".drop").dispatchEvent(new DragEvent("drop", { dataTransfer: data, bubbles: true, cancelable: true }));
  });
  await desk.page.locator("[data-start]").click();
  await done(desk.page);
  assert.equal(await bar(desk.page, "incorrect_cvc"), 1);
});
