// Files of transactions, made where a test needs them.
import { once } from "node:events";
import { createWriteStream, rmSync } from "node:fs";
import { mkdtemp, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

const folder = await mkdtemp(join(tmpdir(), "payverdict-files-"));
process.on("exit", () => rmSync(folder, { recursive: true, force: true }));

export const codes = ["000.000.000", "000.100.110", "800.100.153", "800.100.155", "800.100.159", "800.100.151",
  "900.100.300", "000.200.000", "000.400.000", "800.100.999"];

/** Writes a file and answers its path. */
export async function file(name, content) {
  const path = join(folder, name);
  await writeFile(path, content);
  return path;
}

const each = (row) => codes[row % codes.length];

/** A CSV file with so many rows over one year, written piece by piece; fields are quoted where asked. */
export async function transactions(name, rows, quoted = false, code = each) {
  const path = join(folder, name);
  const out = createWriteStream(path);
  const q = quoted ? '"' : "";
  let text = `${q}id${q};${q}created${q};${q}amount${q};${q}currency${q};${q}result.code${q};${q}description${q}\n`;
  for (let row = 0; row < rows; row++) {
    const day = new Date(Date.UTC(2025, 0, 1 + (row % 365), row % 24)).toISOString();
    const fields = [`8ac7a4a1${row.toString(16).padStart(8, "0")}`, day, (row % 50_000) / 100, "ISK", code(row), `Order ${row} in the shop`];
    text += `${fields.map((field) => q + field + q).join(";")}\n`;
    if (text.length > 1_000_000) {
      if (!out.write(text)) await once(out, "drain");
      text = "";
    }
  }
  out.end(text);
  await once(out, "finish");
  return path;
}

/** Chooses a file, says what the columns mean, and reads it. */
export async function read(page, path, choices = {}) {
  await page.locator("input[type=file]").setInputFiles(path);
  await page.locator("[data-start]").waitFor();
  for (const [name, value] of Object.entries(choices)) await page.locator(`[data-choice=${name}]`).selectOption(value);
  await page.locator("[data-start]").click();
}

/** Chooses a file and answers what the page takes its columns for. */
export async function taken(page, path) {
  await page.locator("input[type=file]").setInputFiles(path);
  await page.locator("[data-start], [data-error]").first().waitFor();
  if ((await page.locator("[data-error]").count()) > 0) return { error: await page.locator("[data-error]").getAttribute("data-error") };
  const column = page.locator("[data-choice=code] option:checked");
  const set = page.locator("[data-choice=set]");
  const because = page.locator("p[data-because]");
  return {
    code: (await column.getAttribute("value")) === "-1" ? null : await column.innerText(),
    set: (await set.inputValue()) || null,
    because: (await because.count()) > 0 ? await because.getAttribute("data-because") : null,
    offers: await page.locator("[data-offer]").evaluateAll((offers) => offers.map((offer) => offer.dataset.offer)),
    foreign: await page.locator("[data-foreign]").evaluateAll((notes) => notes.map((note) => note.dataset.foreign)),
    ready: await page.locator("[data-start]").isEnabled(),
  };
}

export const done = (page, timeout = 60_000) => page.locator("[data-done]").waitFor({ state: "attached", timeout });

/** The rows of a bar, as a number. */
export async function bar(page, word) {
  const text = await page.locator(`[data-bar="${word}"] td.number`).first().textContent();
  return Number(text.replace(/\D/g, ""));
}

/** The text of the annotated file. */
export async function annotated(page) {
  const { readFile } = await import("node:fs/promises");
  await page.locator("[data-annotate]").click();
  const link = page.locator("[data-download]");
  await link.waitFor({ timeout: 120_000 });
  const [download] = await Promise.all([page.waitForEvent("download"), link.click()]);
  return { name: download.suggestedFilename(), text: await readFile(await download.path(), "utf8") };
}
