// Tables of the reader's own: taken from a folder or a .zip, remembered, marked, forgotten; nothing of it is sent.
import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { after, before, describe, test } from "node:test";
import { fileURLToPath } from "node:url";
import { strToU8, zipSync } from "fflate";
import { assertCount, box, card, open, paste, still } from "./support/browser.mjs";
import { annotated, bar, done, file, read } from "./support/files.mjs";

const folder = fileURLToPath(new URL("../../examples/own-tables", import.meta.url));
const made = mkdtempSync(join(tmpdir(), "payverdict-own-"));
process.on("exit", () => rmSync(made, { recursive: true, force: true }));

/** The files of the folder. */
const texts = Object.fromEntries(
  readdirSync(folder, { recursive: true }).map((name) => name.replaceAll("\\", "/")).filter((name) => name.endsWith(".csv")).map((name) => [name, readFileSync(join(folder, name), "utf8")]),
);
const COLUMNS = "code,outcome,reason,retry,actor,wait_hours,limit,flags,summary,source\n";

/** Writes a folder of files; answers its path. */
function folderOf(name, files) {
  for (const [path, text] of Object.entries(files)) {
    const whole = join(made, name, path);
    mkdirSync(dirname(whole), { recursive: true });
    writeFileSync(whole, text);
  }
  return join(made, name);
}

/** Writes an archive; answers its path. */
function zipOf(name, files) {
  const path = join(made, name);
  writeFileSync(path, zipSync(Object.fromEntries(Object.entries(files).map(([path, text]) => [path, typeof text === "string" ? strToU8(text) : text]))));
  return path;
}

let desk;
let page;
before(async () => {
  desk = await open();
  page = desk.page;
});
after(async () => {
  const faults = await desk.faults();
  await desk.close();
  assert.deepEqual(faults, []);
});

const loaded = (part) => page.evaluate((part) => performance.getEntriesByType("resource").map(({ name }) => name.split("/").at(-1)).filter((name) => name.includes(part)), part);
const marks = (within) => within.locator("[data-own-mark]");
const inUse = page => page.locator("[data-used-tables]");
async function goToTables() {
  await desk.go("#/tables");
  await page.locator("[data-folder]").waitFor({ state: "attached" });
}
/** Takes a folder into use. */
async function take(path, name) {
  await goToTables();
  await page.locator("[data-folder]").setInputFiles(path);
  await page.locator(`[data-used-tables="${name}"]`).waitFor();
}
async function forget() {
  await goToTables();
  await page.locator("[data-forget]").click();
  await inUse(page).waitFor({ state: "detached" });
}
/** The mistakes that are shown, as file and line. */
const wrong = () => page.locator("[data-wrong] tbody tr").evaluateAll((rows) => rows.map((row) => [...row.cells].slice(0, 2).map((cell) => cell.textContent).join(":")));

test("what reads tables is not loaded before somebody asks for it", async () => {
  await desk.go();
  await page.waitForLoadState("networkidle");
  await page.getByRole("link", { name: "Own tables" }).click();
  await page.locator("[data-folder]").waitFor({ state: "attached" });
  assert.deepEqual([await loaded("tables-"), await loaded("use-"), await loaded("folder-"), await loaded("browser-")], [[], [], [], []]);
});

describe("a folder", () => {
  before(() => take(folder, "own-tables"));
  after(forget);

  test("its sets and rows are told", async () => {
    assert.match(await page.locator("[data-own-set='examplepay.result']").innerText(), /Example Pay · Result codes examplepay\.result rows: 23/);
    assert.match(await page.locator("[data-own-set='examplepay.response']").innerText(), /rows: 7/);
    assert.match(await page.locator("[data-changed-set='opp.result']").innerText(), /rows: 1$/);
    assert.match(await page.locator("[data-in-use]").innerText(), /own-tables/);
  });

  test("a code of a built-in set has the stricter word, and a mark", async () => {
    await desk.go();
    await box(page).fill("800.100.152");
    const shown = card(page, "opp.result", "800.100.152");
    const text = await shown.innerText();
    for (const said of ["Our risk team takes no card again", "never", "Rules of our risk team", "We cannot take this card.", "from your tables"]) assert.ok(text.includes(said), `${said} is not in ${text}`);
    await assertCount(marks(shown), 1);
    await box(page).fill("800.100.153");
    assert.equal(await marks(card(page, "opp.result", "800.100.153")).count(), 0);
  });

  test("a code of one's own set: candidates, its link, its text in the shopper's language", async () => {
    await desk.go();
    await box(page).fill("1001");
    const line = page.locator('[data-candidate="examplepay.result 1001"]');
    await line.waitFor();
    await assertCount(marks(page.locator('[data-candidates="1001"]')), 1);
    await line.click();
    const shown = card(page, "examplepay.result", "1001");
    await shown.getByLabel("Language of the message").selectOption("is");
    assert.match(await shown.locator("[data-message]").innerText(), /Þetta er meira en er til á kortinu/);
    await shown.getByLabel("Language of the message").selectOption("en");
    await shown.locator("details summary").first().click();
    await shown.locator("details li").nth(3).waitFor();
    await desk.go("#/examplepay.result/777");
    assert.match(await page.locator("[data-card]").innerText(), /Not listed by itself/);
  });

  test("a pasted document and a line of a log", async () => {
    await desk.go();
    await paste(page, '{"id": "8ac7a4a1", "paymentType": "DB", "amount": "92.00", "currency": "EUR", "ndc": "1", "result": {"code": "800.100.152"}}');
    const answer = page.locator("[data-payload]");
    await answer.waitFor();
    assert.match(await answer.innerText(), /never again[^]*We cannot take this card/);
    await assertCount(marks(card(page, "opp.result", "800.100.152")), 1);
    await assertCount(marks(answer), 1);
    await box(page).fill("12:00:04 order 7: ep_result=1007 amount=92.00");
    const shown = card(page, "examplepay.result", "1007");
    await shown.waitFor();
    assert.match(await shown.innerText(), /again with authentication/);
  });

  test("rows are browsed with the others, and found by themselves", async () => {
    await goToTables();
    await page.locator("[data-browse-own]").click();
    await page.locator("[data-count]").waitFor();
    assert.match(await page.locator("[data-count]").innerText(), /^31 of/);
    assert.equal(await marks(page.locator("[role=grid]")).count() > 8, true);
    await page.locator("[data-filter=system]").selectOption("examplepay");
    assert.match(await page.locator("[data-count]").innerText(), /^30 of/);
  });

  test("a file of transactions: one's own set can be chosen, and what is from the tables is counted", async () => {
    await desk.go("#/file");
    const path = await file("own.csv", `id,own_code\n1,1000\n2,1001\n3,1001\n4,1005\n5,777\n`);
    await read(page, path, { code: "1", set: "examplepay.result" });
    await done(page);
    assert.equal(await page.locator("[data-own]").getAttribute("data-own"), "4");
    assert.equal(await bar(page, "approved"), 1);
    await assertCount(marks(page.locator("[data-used]")), 1);
    const { text } = await annotated(page);
    assert.match(text, /payverdict_own/);
    assert.match(text.split("\n")[2], /declined,insufficient_funds,later/);
    assert.deepEqual(text.trim().split("\n").slice(1).map((line) => line.split(",").at(-2)), ["yes", "yes", "yes", "yes", ""]);
    const option = page.locator("[data-choice=set] option[value='examplepay.result']");
    assert.match(await option.first().textContent(), /from your tables/);
  });

  test("a column that names the system may name one's own", async () => {
    await desk.go("#/file");
    const path = await file("both.csv", `gateway,code\nExample Pay,1000\nExample Pay,1005\nOPP,800.100.152\n`);
    await read(page, path, { code: "1", system: "0" });
    await done(page);
    assert.equal(await page.locator("[data-own]").getAttribute("data-own"), "3");
    assert.equal(await bar(page, "approved"), 1);
  });

  test("they are remembered: after a reload codes are decoded by them at once", async () => {
    await page.goto(`${desk.url}#/opp.result/800.100.152`);
    await page.reload();
    await card(page, "opp.result", "800.100.152").waitFor();
    await assertCount(marks(card(page, "opp.result", "800.100.152")), 1);
    await goToTables();
    assert.match(await inUse(page).innerText(), /This browser remembers them/);
    const other = await desk.context.newPage();
    await other.goto(`${desk.url}#/examplepay.result/1000`);
    await card(other, "examplepay.result", "1000").waitFor();
    await other.close();
  });

  test("every language says what is one's own", async () => {
    await page.goto(`${desk.url}#/opp.result/800.100.152`);
    const said = new Set();
    for (const language of ["is", "sv", "nb", "da", "en"]) {
      await page.locator("header select").first().selectOption(language);
      await page.waitForFunction((language) => document.documentElement.lang === language, language);
      said.add(await marks(card(page, "opp.result", "800.100.152")).innerText());
    }
    assert.ok(said.size >= 4, [...said].join());
    assert.ok(said.has("from your tables"));
  });
});

test("forgotten tables are gone, also after a reload", async () => {
  await take(folder, "own-tables");
  await forget();
  await page.reload();
  await page.locator("[data-folder]").waitFor({ state: "attached" });
  assert.equal(await inUse(page).count(), 0);
  assert.equal(await page.evaluate(() => localStorage.getItem("payverdict.tables")), "");
  await page.goto(`${desk.url}#/opp.result/800.100.152`);
  await page.reload();
  await card(page, "opp.result", "800.100.152").waitFor();
  assert.equal(await marks(page).count(), 0);
  assert.deepEqual(await loaded("tables-"), []);
  await desk.go("#/examplepay.result/1000");
  await page.getByText("There is no set called examplepay.result").waitFor();
});

describe("a .zip", () => {
  test("of a folder, with what systems put beside it", async () => {
    const files = Object.fromEntries(Object.entries(texts).map(([path, text]) => [`tables/${path}`, text]));
    const path = zipOf("tables.zip", { ...files, "tables/README.md": "# notes", "tables/.DS_Store": "x", "__MACOSX/tables/._sets.csv": "x" });
    await goToTables();
    assert.deepEqual(await loaded("browser"), []);
    await page.locator("[data-zip]").setInputFiles(path);
    await page.locator('[data-used-tables="tables.zip"]').waitFor();
    assert.match(await page.locator("[data-left]").innerText(), /README\.md/);
    assert.doesNotMatch(await page.locator("[data-left]").innerText(), /DS_Store|MACOSX/);
    await page.goto(`${desk.url}#/examplepay.result/1000`);
    await card(page, "examplepay.result", "1000").waitFor();
    await forget();
  });

  test("with a file of codes alone, dropped", async () => {
    const path = zipOf("codes.zip", { "codes/opp.result.csv": `${COLUMNS}800.100.155,,,other_method,,,,,Another rule,\n` });
    await goToTables();
    await drop(path);
    await page.locator('[data-used-tables="codes.zip"]').waitFor();
    await page.goto(`${desk.url}#/opp.result/800.100.155`);
    assert.match(await card(page, "opp.result", "800.100.155").innerText(), /Another rule/);
    await forget();
  });

  test("that is broken, empty, or unpacks to too much, is refused", async () => {
    await goToTables();
    const refused = async (path, why) => {
      await page.locator("[data-zip]").setInputFiles(path);
      await page.locator(`[data-refused=${why}]`).waitFor();
      assert.equal(await inUse(page).count(), 0);
    };
    const whole = readFileSync(zipOf("cut.zip", texts));
    writeFileSync(join(made, "cut.zip"), whole.subarray(0, whole.length / 2));
    await refused(join(made, "cut.zip"), "unreadable");
    await refused(zipOf("notes.zip", { "README.md": "nothing here" }), "none");
    await refused(zipOf("bomb.zip", { "codes/opp.result.csv": new Uint8Array(40 * 1024 * 1024) }), "large");
    // One that says less than it holds.
    const small = zipSync({ "codes/opp.result.csv": new Uint8Array(40 * 1024 * 1024) });
    const view = new DataView(small.buffer);
    for (let at = 0; at + 4 < small.length; at++) {
      if (view.getUint32(at, true) === 0x02014b50) view.setUint32(at + 24, 1000, true);
      if (view.getUint32(at, true) === 0x04034b50) view.setUint32(at + 22, 1000, true);
    }
    writeFileSync(join(made, "liar.zip"), small);
    await page.locator("[data-zip]").setInputFiles(join(made, "liar.zip"));
    await page.locator("[data-refused], [data-wrong]").first().waitFor();
    assert.equal(await inUse(page).count(), 0);
  });
});

/** Drops a file or a folder as a person does. */
async function drop(path) {
  const session = await desk.context.newCDPSession(page);
  const zone = await page.locator(".drop").boundingBox();
  const event = { x: zone.x + zone.width / 2, y: zone.y + 10, data: { items: [], files: [path], dragOperationsMask: 1 } };
  for (const type of ["dragEnter", "dragOver", "drop"]) await session.send("Input.dispatchDragEvent", { type, ...event });
  await session.detach();
}

test("a folder that is dropped", async () => {
  await goToTables();
  await drop(folder);
  await page.locator('[data-used-tables="own-tables"]').waitFor();
  assert.match(await page.locator("[data-own-set='examplepay.result']").innerText(), /rows: 23/);
  await forget();
});

describe("mistakes", () => {
  test("all of them are shown with file and line, and the tables before stay in use", async () => {
    await take(folder, "own-tables");
    const broken = folderOf("broken", {
      ...texts,
      "codes/opp.result.csv": `${COLUMNS}800.100.153,,,now,,,,,,\n800.100.155,approved,,not_needed,,,,,Paid,\n`,
      "codes/examplepay.result.csv": `${COLUMNS}1001,declined,sunk_cost,later,,,,,A word that nobody knows,\n1002,maybe,,later,,,,,Not an outcome,\n`,
    });
    await page.locator("[data-folder]").setInputFiles(broken);
    await page.locator("[data-wrong]").waitFor();
    const found = await wrong();
    for (const place of ["codes/opp.result.csv:2", "codes/opp.result.csv:3", "codes/examplepay.result.csv:2", "codes/examplepay.result.csv:3"]) assert.ok(found.includes(place), `${place} is not in ${found}`);
    assert.match(await page.locator("[data-wrong]").innerText(), /retry now is looser than after_data_fix/);
    assert.match(await page.locator("[data-wrong]").innerText(), /tables that were in use before still are/);
    assert.equal(await inUse(page).getAttribute("data-used-tables"), "own-tables");
    await page.goto(`${desk.url}#/opp.result/800.100.151`);
    assert.equal(await marks(page).count(), 0);
    await forget();
  });

  test("a file in another encoding, other files, and a folder without tables", async () => {
    await goToTables();
    await page.locator("[data-folder]").setInputFiles(folderOf("latin", { "messages.csv": Buffer.from("id,en\nlost_card,Call us\ninsufficient_funds,D\xe9sol\xe9.\n", "latin1") }));
    await page.locator("[data-wrong]").waitFor();
    assert.deepEqual(await wrong(), ["messages.csv:3"]);
    await page.locator("[data-folder]").setInputFiles(folderOf("nothing", { "notes.txt": "no tables" }));
    await page.locator("[data-refused=none]").waitFor();
    await page.locator("[data-folder]").setInputFiles(folderOf("foreign", { "orders.csv": "id;amount\n1;2\n" }));
    await page.locator("[data-wrong]").waitFor();
    assert.deepEqual(await wrong(), ["orders.csv:1"]);
    assert.equal(await inUse(page).count(), 0);
  });

  test("hostile names and texts are text", async () => {
    await goToTables();
    const hostile = "<img src=x onerror=window.ran=1>";
    await page.locator("[data-folder]").setInputFiles(folderOf("hostile", { [`${hostile}.csv`]: "a\n", "codes/opp.result.csv": `${COLUMNS}"${hostile}",,,never,,,,,"${hostile}",\n` }));
    await page.locator("[data-wrong]").waitFor();
    assert.equal(await page.evaluate(() => window.ran), undefined);
    assert.equal(await page.locator("main img").count(), 0);
    await page.locator("[data-folder]").setInputFiles(folderOf(hostile, { "codes/opp.result.csv": `${COLUMNS}800.100.152,,,never,,,,,"${hostile}",\n` }));
    await inUse(page).waitFor();
    await page.goto(`${desk.url}#/opp.result/800.100.152`);
    assert.ok((await card(page, "opp.result", "800.100.152").innerText()).includes(hostile));
    assert.equal(await page.evaluate(() => window.ran), undefined);
    await forget();
  });

  test("what is kept and can no longer be read is said, and can be forgotten", async () => {
    await goToTables();
    await page.evaluate(() => new Promise((resolve, reject) => {
      const opening = indexedDB.open("payverdict", 1);
      opening.onupgradeneeded = () => opening.result.createObjectStore("tables");
      opening.onsuccess = () => {
        const work = opening.result.transaction("tables", "readwrite");
        work.objectStore("tables").put({ name: "old", files: { "codes/opp.result.csv": "code\n1\n" } }, "own");
        work.oncomplete = () => (opening.result.close(), resolve());
        work.onerror = reject;
      };
    }));
    await page.evaluate(() => localStorage.setItem("payverdict.tables", "kept"));
    await page.goto(`${desk.url}#/opp.result/800.100.152`);
    await page.reload();
    await page.getByText("Tables are kept here that can no longer be read").waitFor();
    assert.equal(await marks(page).count(), 0);
    await goToTables();
    await page.locator("[data-broken-tables] button").click();
    await page.locator("[data-broken-tables]").waitFor({ state: "detached" });
    await page.reload();
    assert.equal(await page.getByText("Tables are kept here").count(), 0);
  });
});

test("the view is accessible, light and dark, with tables and with mistakes", async () => {
  const source = readFileSync(new URL("../node_modules/axe-core/axe.min.js", import.meta.url), "utf8");
  const clean = async () => {
    await still(page);
    await page.evaluate(source);
    const { violations } = await page.evaluate(() => window.axe.run(document, { resultTypes: ["violations"] }));
    assert.deepEqual(violations.map(({ id, nodes }) => `${id}: ${nodes[0].html}`), []);
    assert.ok((await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)) <= 0, page.url());
  };
  await take(folder, "own-tables");
  for (const [colorScheme, width] of [["light", 1280], ["dark", 1280], ["light", 360], ["dark", 360]]) {
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    await page.setViewportSize({ width, height: 800 });
    await clean();
    await page.locator("[data-folder]").setInputFiles(folderOf("wrong", { "sets.csv": "id\nx\n" }));
    await page.locator("[data-wrong]").waitFor();
    await clean();
    await page.goto(`${desk.url}#/opp.result/800.100.152`);
    await card(page, "opp.result", "800.100.152").waitFor();
    await clean();
    await goToTables();
  }
  await page.emulateMedia({ colorScheme: null, reducedMotion: null });
  await page.setViewportSize({ width: 1280, height: 900 });
  await forget();
});
