// Makes screenshots/: each view, light and dark, on a desk and on a phone.
import { fileURLToPath } from "node:url";
import { box, open } from "./test/support/browser.mjs";
import { codes, done, file, read, transactions } from "./test/support/files.mjs";

const desk = await open();
const { page } = desk;
// More is approved than declined, as in a shop; the same at each run.
const mixed = (row) => {
  const dice = (Math.imul(row, 2654435761) >>> 8) % 1000;
  return dice < 780 + 100 * Math.sin(row / 40) ? codes[dice % 2] : codes[dice % codes.length];
};
const path = await transactions("transactions-2025.csv", 50_000, false, mixed);
/** Attempts of some orders in four countries, over two months. */
const attempts = await file("attempts-2026.csv", ["order,created,amount,currency,country,result.code", ...Array.from({ length: 4000 }, (_, row) => {
  const country = ["IS", "SE", "NO", "DK"][(row * 7) % 4];
  return `o-${row % 3100},2026-0${1 + (row % 2)}-${String(1 + (row % 28)).padStart(2, "0")},${100 + ((row * 37) % 900)}.50,EUR,${country},${mixed(row)}`;
})].join("\n"));
const views = {
  lookup: async () => {
    await desk.go();
    await box(page).fill("result.code=800.100.153 acquirerStatusCode=51-I");
  },
  browse: () => desk.go("#/browse"),
  file: async () => {
    await desk.go("#/file");
    await read(page, path);
    await done(page);
    await page.locator("canvas").waitFor();
    await page.evaluate(() => document.querySelector("[data-done]").scrollIntoView());
  },
  report: async () => {
    await desk.go("#/file");
    await page.locator("main [type=file]").setInputFiles(attempts);
    await page.locator("[data-start]").waitFor();
    await page.locator("[data-choice=payment]").selectOption({ label: "order" });
    await page.locator("[data-choice=by]").selectOption({ label: "country" });
    await page.locator("[data-start]").click();
    await done(page);
    await page.locator("canvas").waitFor();
    await page.evaluate(() => document.querySelector("[data-money]").scrollIntoView());
  },
  tables: async () => {
    await desk.go("#/tables");
    await page.locator("[data-folder]").setInputFiles(fileURLToPath(new URL("../examples/own-tables", import.meta.url)));
    await page.locator("[data-used-tables]").waitFor();
  },
};
for (const scheme of ["light", "dark"]) {
  for (const [screen, width, height] of [["", 1200, 800], ["-phone", 360, 720]]) {
    await page.emulateMedia({ colorScheme: scheme });
    await page.setViewportSize({ width, height });
    for (const [name, show] of Object.entries(views)) {
      await page.setViewportSize({ width, height: ["file", "report"].includes(name) && screen === "" ? 1080 : height });
      await show();
      await page.waitForTimeout(400);
      await page.screenshot({ path: new URL(`screenshots/${name}-${scheme}${screen}.png`, import.meta.url).pathname });
      // The other views are shown without them.
      if (name === "tables") await page.locator("[data-forget]").click();
    }
  }
}
await desk.close();
